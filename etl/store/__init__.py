"""The contract between the two halves: one DuckDB file a build, written once, then only read."""

from etl.answers import ChosenIndicator, FacetCount, FacetValue, FigureTotal, OriginDocument, OriginTotal, Revision
from etl.reading.letters import initials
from etl.store.choosing import SORTS, Field
from etl.store.diff import Change, compare
from etl.store.keeping import kept
from etl.store.narrowing import Narrowing, OfOne
from etl.store.originals import find_original, find_shown, read_original
from etl.store.page_pictures import Mark, Order, paint_page
from etl.store.passage_search import find_word
from etl.store.proof import prove
from etl.store.questions import present
from etl.store.read import Store
from etl.store.search import Answer, Near
from etl.store.shelf import Shelf
from etl.store.timing import (
    NO_MEASURE,
    Lanes,
)
from etl.store.versions import Publication

__all__ = [
    "NO_MEASURE",
    "SORTS",
    "Answer",
    "Change",
    "ChosenIndicator",
    "FacetCount",
    "FacetValue",
    "Field",
    "FigureTotal",
    "Lanes",
    "Mark",
    "Narrowing",
    "Near",
    "OfOne",
    "Order",
    "OriginDocument",
    "OriginTotal",
    "Publication",
    "Revision",
    "Shelf",
    "Store",
    "compare",
    "find_original",
    "find_shown",
    "find_word",
    "initials",
    "kept",
    "paint_page",
    "present",
    "prove",
    "read_original",
]
