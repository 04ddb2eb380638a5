"""How a document is cited in one line, and what of it is not stated.

Korean order and marks for a Korean reader (author, 「title」, 『container』 number, date), plain
English order for an English one. What the document does not state is left out of the line and shown
as missing by the pages; an inferred date is marked.
"""

from collections.abc import Mapping
from typing import Any

from dashboard import format
from dashboard.i18n import Text

Row = Mapping[str, Any]

# What a document may state besides its publication, in the order in which it happens.
OTHER_DATES = ("manuscript", "reviewed", "accepted")


def cite_document(row: Row, text: Text) -> str:
    """Author, title, container and date of the document of a figure (a row of `observation`)."""
    title = row["title"] or text.pick(row, "label")
    if text.lang == "ko":
        title = f"「{title}」"
        container = f"『{row['container']}』" if row["container"] else ""
    else:
        title = f"“{title}”"
        container = row["container"] or ""
    place = " ".join(part for part in (container, row["document_number"]) if part)
    parts = [row["author"], title, place, row["publisher"], cite_date(row, text)]
    return ", ".join(part for part in parts if part) + "."


def cite_date(row: Row, text: Text) -> str:
    """The date as stated, or as inferred and marked so; empty if neither."""
    if row["published_stated"]:
        return format.moment(row["published_stated"], text.lang, short=True)
    if row["published_inferred"]:
        date = format.moment(row["published_inferred"], text.lang, short=True)
        return f"{date} ({text('time.inferred')})"
    return ""


def other_dates(row: Row, text: Text) -> list[str]:
    """Where no date of publication is stated: the dates that the document prints instead, named."""
    if row["published_stated"] or row["published_inferred"]:
        return []
    held = row["bibliography"]
    return [
        f"{text(f'document.{name}')} {format.moment(str(held[name]), text.lang, short=True)}"
        for name in OTHER_DATES
        if held.get(name)
    ]


def cite_figure(row: Row, text: Text, address: str) -> str:
    """The line that a reader copies: what is said, by whom, where, and the permalink."""
    quote = " ".join(row["quote_value"].split())
    said = f"{text.pick(row, 'origin')}, {text.pick(row, 'indicator')}: “{quote}”"
    place = f"{row['document_id']}:{row['char_start']}–{row['char_end']}"
    return f"{said}. {cite_document(row, text)} {place}. {address}"
