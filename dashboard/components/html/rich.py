"""Small turns of type that many parts share: bold words, glyphs, quotations, terms."""

from collections.abc import Iterable
from typing import Any

from dash import html
from dash.development.base_component import Component

from dashboard import format, quoting
from dashboard.charts.data.marks import glyph_of
from dashboard.charts.data.quotations import Claim
from dashboard.components.html.attributes import hyphened
from dashboard.content.passage import cut_excerpt
from dashboard.i18n import Text
from dashboard.tongues import tongue
from etl.answers import CorrectedFigure, FoundFigure, Observation, QuotedFigure, StatedFigure


def bold(text: str) -> list[Any]:
    """A text whose `**words**` are bold."""
    return [html.B(part) if at % 2 else part for at, part in enumerate(text.split("**")) if part]


def glyph(row: QuotedFigure, colour: str) -> Component:
    """The shape of a figure in the colour of its origin; silent, since the words stand beside it."""
    own = "cap" if row.kind == "cap" else colour  # a cap is drawn in grey: it is nobody's claim
    return html.Span(glyph_of(row), className=f"glyph c-{own}", **hyphened(aria_hidden="true"))


def swatch(colour: str) -> Component:
    """The colour of an origin beside its name: by it its marks are known wherever they stand."""
    return html.Span(className=f"swatch c-{colour}", **hyphened(aria_hidden="true"))


def quoted(claim: Claim[StatedFigure], text: Text) -> str:
    """How many texts quote the same statement, if there is more than one."""
    return text("indicator.quoted", n=claim.quotations) if claim.quotations > 1 else ""


def value(row: QuotedFigure, text: Text, unit: format.Unit | None = None) -> list[Any]:
    """The value as quoted, with its rate; of a misprint the right digits, and struck through what is printed.

    Where the unit is named, a quotation that is not in the reader's language, or a number alone, is an amount, and
    stands small beside it.
    """
    words = quoting.quoted(row, text.lang)
    said = quoting.telling(row, unit, text.lang).value if unit else words.value
    if unit and words.printed:  # the digits that are meant, as they would be printed, with what they count
        said = format.with_unit(words.value, row.value or 0, unit, text.lang)
    beside = "" if said == words.value or words.printed else words.value  # a misprint stands there already
    return [said, *misprint(words.printed, text), *original(beside)]


def original(words: str) -> list[Any]:
    """What is written in a text of another language, small beside what it says."""
    return [" ", html.Small(words, className="as-quoted", lang=tongue(words))] if words else []


def misprint(printed: str, text: Text) -> list[Any]:
    """What stands after a corrected value: a blank, and the print, struck through; nothing else needs it.

    The word before it says what it is to those who do not see the stroke.
    """
    if not printed:
        return []
    before, _, after = text("value.printed", quote="\0").partition("\0")
    return [" ", html.Small([before, html.Del(printed), after], className="misprint")]


def terms(entries: Iterable[tuple[str, Any]], class_name: str = "terms") -> Component:
    """Terms and what they mean, without the empty ones."""
    return html.Dl(
        [part for name, value in entries if value for part in (html.Dt(name), html.Dd(value))],
        className=class_name,
    )


def correction(row: CorrectedFigure | FoundFigure | Observation, text: Text) -> list[Any]:
    """A corrected figure with its unit, and what is printed, struck through: 1,243.0 달러 원문 1.243.0."""
    words = quoting.corrected(row.quote_value, row.correction_becomes)
    right = html.Ins(" ".join(part for part in (words.value, text.pick(row.unit_ko, row.unit_en)) if part))
    return [right, *misprint(words.printed, text)]


def excerpt(sentence: str, quote: str, width: int = 90) -> list[Any]:
    """The words around a quoted value, the value bold; the whole sentence if it is short."""
    before, words, after = cut_excerpt(sentence, quote, width)
    return [before, html.B(words), after] if words else [before]
