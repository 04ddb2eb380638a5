"""How a figure, a table, an indicator and a document are cited, and what a document does not state.

Rows of the store go in; a `Cited` goes out, with the item of CSL-JSON and its line in every style.
`address` is absolute, and names the version: who follows it sees what was cited.
"""

from __future__ import annotations

from dataclasses import dataclass

from dashboard import format
from dashboard.citation import lines
from dashboard.citation.items import Item, document_item, document_of, figure_item, indicator_item, table_item
from dashboard.citation.styles import OF_LANGUAGE, STYLES, cite_item
from dashboard.i18n import Text
from etl.answers import Observation, StoredDocument, StoredIndicator, StoredTable

# What a document may state besides its publication, in the order in which it happens.
OTHER_DATES = ("manuscript", "reviewed", "accepted")


@dataclass(frozen=True, slots=True)
class Cited:
    """What is cited: an item of CSL-JSON, and the line to copy by style."""

    item: Item
    lines: dict[str, str]


def figure(row: Observation, text: Text, address: str, version: str) -> Cited:
    """A figure, from a row of `observation`."""
    document = document_item(document_of(row), text.lang)
    cited = {style: lines.line_figure(row, text, version, cite_item(document, style), address) for style in STYLES}
    return Cited(figure_item(row, address, lines.line_figure(row, text, version)), cited)


def table(row: StoredTable, document: StoredDocument, text: Text, address: str, version: str) -> Cited:
    """A table, from its row and that of its document."""
    item = document_item(document, text.lang)
    cited = {style: lines.line_table(row, text, version, cite_item(item, style), address) for style in STYLES}
    return Cited(table_item(row, document, address, lines.line_table(row, text, version)), cited)


def indicator(row: StoredIndicator, text: Text, address: str, version: str) -> Cited:
    """All figures of an indicator in one version: a data set of ours."""
    item = indicator_item(row, text.lang)
    ending = f"{lines.line_version(text, version)} {address}"
    cited = {style: f"{cite_item(item, style)} {ending}" for style in STYLES}
    return Cited(item | {"version": version, "URL": address}, cited)


def document(row: StoredDocument) -> Cited:
    """A document, from its row."""
    item = document_item(row)
    return Cited(item, {style: cite_item(item, style) for style in STYLES})


def cite_document(row: Observation, text: Text) -> str:
    """The entry of the document of a figure (a row of `observation`), in the style of the language."""
    return cite_item(document_item(document_of(row), text.lang), OF_LANGUAGE[text.lang])


def other_dates(row: Observation, text: Text) -> list[str]:
    """Where no date of publication is stated: the dates that the document prints instead, named."""
    if row.published_stated or row.published_inferred:
        return []
    held = row.bibliography
    return [
        f"{text(f'document.{name}')} {format.moment(str(held[name]), text.lang, short=True)}"
        for name in OTHER_DATES
        if held.get(name)
    ]
