"""The rules and the catalogue of the repository: read once a process, since nothing changes them."""

from functools import lru_cache
from pathlib import Path

from etl.catalogue import Catalogue, load_catalogue
from etl.rules import Rules, load_rules

REPOSITORY = Path(__file__).parents[1]


@lru_cache(maxsize=1)
def own_rules() -> Rules:
    """The rules of the repository."""
    return load_rules(REPOSITORY)


@lru_cache(maxsize=1)
def own_catalogue() -> Catalogue:
    """The catalogue of the repository, linked to `own_rules`."""
    return load_catalogue(REPOSITORY, own_rules())
