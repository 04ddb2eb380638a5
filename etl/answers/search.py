"""Rows of the search: what a question finds, and what the tables search_… are asked on the way to it."""

from __future__ import annotations

from etl.answers.figures import QuotedFigure
from etl.answers.record import Record


class FoundFigure(QuotedFigure, frozen=True):
    """A figure with what a small card tells; `figure_row` is where it lies in figure_rows."""

    figure_row: int
    indicator_ko: str
    indicator_en: str
    family: str
    is_period_inferred: bool
    document_id: str
    document_title: str
    published: str | None
    passage: str
    status: str
    unit_ko: str | None
    unit_en: str | None
    unit_symbol: str | None
    dimension: str | None
    colour: int  # of its origin, from 0


class FoundThing(Record, frozen=True):
    """An indicator, an origin, a document or another `kind` of thing, by its row (`thing`) in search_things."""

    thing: int
    kind: str
    id: str
    ko: str | None
    en: str | None
    figures: int


class FoundPassage(Record, frozen=True):
    """A passage that holds all words of a question; ko and en name its document."""

    id: str
    ko: str
    en: str | None
    snippet: str
    document_id: str
    char_start: int


class NumberWords(Record, frozen=True):
    """How a language writes numbers in words, as JSON."""

    language: str
    words: str


class StretchOfKind(Record, frozen=True):
    """Between which rows of search_things the things of a kind lie, both included."""

    kind: str
    first: int
    last: int


class NamedThings(Record, frozen=True):
    """A key with the things called so: their rows, weights of 100, firsts and sizes of their stretches of places."""

    key: str
    things: list[int]
    weights: list[int]
    firsts: list[int]
    sizes: list[int]


class PeriodThing(Record, frozen=True):
    """A thing of a period, with the stretch of its places: `kind` says whether as a whole, at an edge, or within."""

    thing: int
    kind: str
    figures: int
    first: int


class NumberPlace(Record, frozen=True):
    """A number of the figure at a place; `printed`: as its digits are printed."""

    number: float
    place: int
    printed: bool


class FigurePlace(Record, frozen=True):
    """Where the figure at a place lies in figure_rows, and the row of its indicator in search_things."""

    place: int
    figure_row: int
    indicator: int


class WordStretch(Record, frozen=True):
    """The rows between which the places of a word lie."""

    first: int
    last: int


class PassagePlaces(Record, frozen=True):
    """The places that lie in all stretches; None for none."""

    places: list[int] | None
