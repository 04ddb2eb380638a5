"""What a model proposed about a figure, as far as it still holds, and where the words that it quotes stand.

Comes in: the store, the workspace's file of proposals and a mention. Goes out: the proposal with the places of its
quotes, or nothing: a proposal of which one quote does not stand in the text any more is not shown.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from dashboard.content.passage import Layer
from etl.advising.passage import find_setting
from etl.answers import DescribedMention
from etl.proposed import Proposal, find_anchor, find_proposal, load_proposals
from etl.store import Store

__all__ = ["Proposal", "Shown", "find_shown"]


@dataclass(frozen=True, slots=True)
class Shown:
    """A proposal, and its quotes as layers over the sentences of the figure, each with the name of its slot."""

    proposal: Proposal
    layers: tuple[Layer, ...]


def find_shown(store: Store, workspace: Path, mention: DescribedMention) -> Shown | None:
    """What was proposed about a figure and still holds; FigtraceError where the file is broken."""
    name = mention.mention_id
    anchor = find_anchor(name, mention.quote, mention.words_before, mention.words_after)
    proposal = find_proposal(load_proposals(workspace), name, anchor)
    setting = find_setting(store, name) if proposal is not None else None
    if proposal is None or setting is None:
        return None
    layers = []
    for slot, quoted in proposal.slots.items():
        places = setting.places(quoted.words)
        if not places:
            return None
        known = [place for place in places if place is not None]
        start, end = min(known, key=lambda place: abs(place[0] - mention.char_start), default=(0, 0))
        if start < end and not (mention.char_start <= start and end <= mention.char_end):  # the figure is marked itself
            layers.append(Layer(start, end, "evidence", slot))
    return Shown(proposal, tuple(layers))
