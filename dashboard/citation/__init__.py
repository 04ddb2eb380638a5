"""How a figure, a table, an indicator and a document are cited, and what a document does not state.

Rows of the store go in; a `Cited` goes out, with the item of CSL-JSON and a `Reference` in every style: by the manuals
of APA (7th edition) and Chicago (17th), and in a Korean one. `address` is absolute, and names the version: who follows
it sees what was cited. `accessed` is the day on which it is read (검색일).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from dashboard import format
from dashboard.citation import lines
from dashboard.citation.dress import dress
from dashboard.citation.items import (
    DocumentFacts,
    Item,
    dataset_item,
    document_item,
    document_of,
    figure_item,
    issue_date,
    table_item,
)
from dashboard.citation.styles import OF_LANGUAGE, STYLES, cite_item, cite_place, strip
from dashboard.i18n import Text
from etl.answers import Observation, StoredDocument, StoredIndicator, StoredTable

# What a document may state besides its publication, in the order in which it happens.
OTHER_DATES = ("manuscript", "reviewed", "accepted")


@dataclass(frozen=True, slots=True)
class Reference:
    """One style, as HTML whose only marks are italics.

    `said` stands in the text, or in its note; `entry` in the list of references; `place` says where to check.
    """

    said: str
    entry: str
    place: str = ""

    @property
    def parts(self) -> dict[str, str]:
        """What there is of it, by name, in order."""
        said = "" if self.said == self.entry else self.said  # where notes and lists are written alike
        named = {"said": said, "entry": self.entry, "place": self.place}
        return {name: words for name, words in named.items() if words}

    @property
    def plain(self) -> str:
        """All of it to copy, a part a line."""
        return "\n".join(strip(words) for words in self.parts.values())


@dataclass(frozen=True, slots=True)
class Cited:
    """What is cited: an item of CSL-JSON, and the reference by style."""

    item: Item
    styles: Mapping[str, Reference]


def today() -> date:
    """The day on which an address is read, where the server stands."""
    return date.today()


def figure(row: Observation, text: Text, address: str, version: str, accessed: date) -> Cited:
    """A figure, from a row of `observation`."""
    facts, cited = document_of(row), {}
    for style, lang in STYLES.items():
        words = Text(lang)
        source = cite_place(dress(facts, style, in_text=True), style, str(row.page or ""))
        cited[style] = Reference(
            lines.say_figure(row, style, words, source),
            cite_entry(facts, style),
            lines.place_figure(row, style, words, version, address, accessed),
        )
    note = lines.note_figure(row, text, version)
    return Cited(figure_item(row, address, note, accessed.isoformat(), lines.name_origin(row, text)), cited)


def table(row: StoredTable, document: StoredDocument, text: Text, address: str, version: str, accessed: date) -> Cited:
    """A table, from its row and that of its document."""
    cited = {}
    for style, lang in STYLES.items():
        words = Text(lang)
        source = cite_place(dress(document, style, in_text=True), style)
        cited[style] = Reference(
            lines.say_table(row, style, words, source),
            cite_entry(document, style),
            lines.place_table(row, words, version, address, accessed),
        )
    note = lines.note_table(row, text, version)
    return Cited(table_item(row, document, address, note, accessed.isoformat()), cited)


def indicator(
    row: StoredIndicator, text: Text, address: str, version: str, accessed: date, published: str | None = None
) -> Cited:
    """All figures of an indicator in one version, `published` on a day: a data set of ours."""
    return dataset(row.indicator_id, {"ko": row.ko, "en": row.en}, text, address, version, accessed, published)


def dataset(
    name: str,
    titles: Mapping[str, str],
    text: Text,
    address: str,
    version: str,
    accessed: date,
    published: str | None = None,
) -> Cited:
    """A set of figures in one version, with its title by language."""
    dates = {"issued": issue_date(published, None), "accessed": issue_date(accessed.isoformat(), None)}
    known = {"version": version, "URL": address} | {key: value for key, value in dates.items() if value}
    by_lang = {lang: dataset_item(name, Text(lang).pick(titles["ko"], titles["en"]), lang) | known for lang in titles}
    cited = {
        style: Reference(lines.say(style, cite_place(by_lang[lang], style)), cite_item(by_lang[lang], style))
        for style, lang in STYLES.items()
    }
    return Cited(by_lang[text.lang], cited)


def document(row: StoredDocument) -> Cited:
    """A document, from its row."""
    cited = {
        style: Reference(lines.say(style, cite_place(dress(row, style, in_text=True), style)), cite_entry(row, style))
        for style in STYLES
    }
    return Cited(document_item(row), cited)


def cite_entry(row: DocumentFacts | StoredDocument, style: str) -> str:
    """The entry of a document in the list of references, as HTML."""
    return cite_item(dress(row, style), style)


def cite_document(row: DocumentFacts | StoredDocument | Observation, lang: str) -> str:
    """The same as plain text, in the style of a language."""
    facts = document_of(row) if isinstance(row, Observation) else row
    return strip(cite_entry(facts, OF_LANGUAGE[lang]))


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
