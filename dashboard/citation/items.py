"""Rows of the store as items of CSL-JSON, the one model from which every citation is made.

In come rows of `documents`, `observation`, `table` and `indicator`; out go dicts in the variables of CSL
1.0.2. Only what a document states is given. Names have parts where these are known (dashboard.citation.names); a date
that we inferred is marked as uncertain; a title that is ours stands in brackets.
"""

from __future__ import annotations

import re
from typing import Any

from dashboard.citation.names import Author, read_authors
from dashboard.i18n import Text
from etl.answers import Observation, Record, StoredDocument, StoredIndicator, StoredTable, widen

Item = dict[str, Any]

UNTOLD = {None: "document", "article": "document"}  # an article is a preprint in CSL, which no text said it is
SERIAL = ("article-journal", "article-magazine", "article-newspaper")
DATE = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?$")
YEAR_OF_LABEL = re.compile(r"\s*\((?:ca\. )?\d{4}\)$")
US = {"literal": "figtrace"}


class DocumentFacts(Record, frozen=True):
    """What a document states for those who cite it; `published` is what it states itself."""

    document_id: str
    type: str | None
    title: str | None
    title_en: str | None
    label_ko: str
    label_en: str
    author: str | None
    container: str | None
    number: str | None
    publisher: str | None
    published: str | None
    published_inferred: str | None
    language: str
    bibliography: dict[str, Any]


Cited = DocumentFacts | StoredDocument


def document_item(row: Cited, lang: str = "ko") -> Item:
    """A document (a row of `documents`, or what another row says of one) in its words; a title of ours is in `lang`."""
    kind = UNTOLD.get(row.type, row.type)
    container, number = ("container-title", "issue") if kind in SERIAL else ("collection-title", "collection-number")
    return known(
        {
            "id": row.document_id,
            "type": kind,
            "title": row.title or name_untitled(row, lang),
            "author": [name_whole(author) for author in authors_of(row)],
            container: row.container,
            number: row.number,
            "publisher": row.publisher,
            "issued": issue_date(row.published, row.published_inferred),
            "language": row.language,
        }
    )


def authors_of(row: Cited) -> tuple[Author, ...]:
    """Who wrote it."""
    return read_authors(row.bibliography.get("author"), row.author)


def name_whole(author: Author) -> dict[str, str]:
    """A name as CSL has it: in parts where they are known."""
    return {"family": author.family, "given": author.given} if author.family else {"literal": author.name}


def name_untitled(row: Cited, lang: str) -> str:
    """What a document without a title is described as, in brackets; its year stands beside it anyway."""
    return f"[{YEAR_OF_LABEL.sub('', Text(lang).pick(row.label_ko, row.label_en))}]"


def document_of(row: Observation) -> DocumentFacts:
    """The document of a figure."""
    return widen(DocumentFacts, row, number=row.document_number, type=row.document_type, published=row.published_stated)


def figure_item(row: Observation, address: str, note: str, accessed: str = "", custom: Item | None = None) -> Item:
    """A figure: its document, at the page and the address where the figure is shown, read there on a day.

    `custom` says who states it and in which work, where that is not the author of the document: CSL has no name for it.
    """
    item = document_item(document_of(row)) | {"id": row.observation_id, "URL": address, "note": note}
    return known(item | {"page": str(row.page or ""), "accessed": issue_date(accessed, None), "custom": custom})


def table_item(row: StoredTable, document: StoredDocument, address: str, note: str, accessed: str = "") -> Item:
    """A table as printed: its document, at the address where the table is shown."""
    item = document_item(document) | {"id": row.table_id, "URL": address, "note": note}
    return known(item | {"accessed": issue_date(accessed, None)})


def dataset_item(name: str, title: str, lang: str) -> Item:
    """A set of figures: a data set of ours."""
    return {"id": name, "type": "dataset", "title": title, "author": [US], "language": lang}


def indicator_item(row: StoredIndicator, lang: str) -> Item:
    """An indicator: a data set of ours."""
    return dataset_item(row.indicator_id, Text(lang).pick(row.ko, row.en), lang)


def issue_date(stated: str | None, inferred: str | None) -> dict[str, Any] | None:
    """A CSL date as precise as the text; an inferred one is uncertain.

    >>> issue_date("2025-03", None), issue_date(None, "2019")
    ({'date-parts': [[2025, 3]]}, {'date-parts': [[2019]], 'circa': True})
    """
    found = DATE.match(stated or inferred or "")
    if not found:
        return None
    parts = [int(part) for part in found.groups() if part]
    return {"date-parts": [parts]} | ({} if stated else {"circa": True})


def known(item: Item) -> Item:
    """The same without what is not stated."""
    return {name: value for name, value in item.items() if value}
