"""Rows of the store as items of CSL-JSON, the one model from which every citation is made.

In come rows of `documents`, `observation`, `table` and `indicator`; out go dicts in the variables of CSL
1.0.2. Only what a document states is given. Names stay whole, since the text does not say which part is
the family's; a date that we inferred is marked as uncertain; a title that is ours stands in brackets.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

Row = Mapping[str, Any]
Item = dict[str, Any]

# Of an `observation`, what the document is called there, and what a row of `documents` calls it.
RENAMED = {"document_number": "number", "document_type": "type", "published_stated": "published"}
UNTOLD = {None: "document", "article": "document"}  # an article is a preprint in CSL, which no text said it is
SERIAL = ("article-journal", "article-magazine", "article-newspaper")
DATE = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?$")


def document_item(row: Row, lang: str = "ko") -> Item:
    """A document (a row of `documents`, or the same columns of another); a title of ours is in `lang`."""
    kind = UNTOLD.get(row["type"], row["type"])
    container, number = ("container-title", "issue") if kind in SERIAL else ("collection-title", "collection-number")
    return known(
        {
            "id": row["document_id"],
            "type": kind,
            "title": row["title"] or f"[{row.get(f'label_{lang}') or row['label_ko']}]",
            "author": [{"literal": name} for name in (row["author"] or "").split("; ") if name],
            container: row["container"],
            number: row["number"],
            "publisher": row["publisher"],
            "issued": issue_date(row["published"], row["published_inferred"]),
            "language": row["language"],
        }
    )


def document_of(row: Row) -> Row:
    """The document of a row of `observation`, in the names of `documents`."""
    return {**row, **{name: row[column] for column, name in RENAMED.items()}}


def figure_item(row: Row, address: str, note: str) -> Item:
    """A figure: its document, at the page and the address where the figure is shown."""
    item = document_item(document_of(row)) | {"id": row["observation_id"], "URL": address, "note": note}
    return known(item | {"page": row["page"]})


def table_item(row: Row, document: Row, address: str, note: str) -> Item:
    """A table as printed: its document, at the address where the table is shown."""
    return document_item(document) | {"id": row["table_id"], "URL": address, "note": note}


def indicator_item(row: Row, lang: str) -> Item:
    """An indicator: a data set of ours."""
    author = [{"literal": "figtrace"}]
    return {"id": row["indicator_id"], "type": "dataset", "title": row[lang], "author": author, "language": lang}


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
