"""From mentions that wait to a stub for the catalogue, which a person names, trims and keeps.

Comes in: mentions that no indicator claims, with the words around them. Goes out: TOML that the catalogue
loads as soon as TODO is replaced by a family, one [[indicator]] for each unit and head noun, the most
frequent first, with every quote as a comment. Nothing is linked by it until the stub is kept.
"""

from etl.propose.groups import Group, find_groups
from etl.propose.stub import write_stub
from etl.propose.waiting import UNCLAIMED, Waiting, read_stored, read_waiting

__all__ = ["UNCLAIMED", "Group", "Waiting", "find_groups", "read_stored", "read_waiting", "write_stub"]
