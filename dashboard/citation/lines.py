"""A citation as one line: what is said and by whom, the entry of the document in a style, the place in
its text, the work that it gives as its source, the version of our data, and the address that shows it.

The words around an entry are in the reader's language; what is not known is left out. Without an
entry and an address the line is what a manager of references keeps as its note.
"""

from __future__ import annotations

from dashboard import format
from dashboard.i18n import Text
from dashboard.signs import with_sign
from etl.answers import Observation, StoredTable


def line_figure(row: Observation, text: Text, version: str, entry: str = "", address: str = "") -> str:
    """Of a figure, from a row of `observation`. The author of the document is not named twice."""
    quote, indicator = " ".join(row.quote_value.split()), text.pick(row.indicator_ko, row.indicator_en)
    if (signed := with_sign(quote, row)) != quote:
        indicator = f"{indicator} {signed}"  # outside of the quotation as well
    said = text("cite.said", quote=quote, indicator=indicator)
    if rate := format.rate_word(row.rate, text.lang) if row.rate else "":
        said = text("value.with_rate", word=said, rate=rate)  # outside of the quotation, which stays as printed
    if row.origin_type != "author":
        said = f"{text.pick(row.origin_ko, row.origin_en)}, {said}"
    work = text("cite.work", work=_sentence(row.cited_work)) if row.cited_work else ""
    return _join(said, entry, _place(row, text), work, line_version(text, version), address)


def line_table(row: StoredTable, text: Text, version: str, entry: str = "", address: str = "") -> str:
    """Of a table as printed, from a row of `table`: its caption, and the source that it names."""
    said = (row.caption or text("cite.table", n=row.ordinal)).strip("<>〈〉 ")
    source = _sentence((row.source or "").strip("* "))
    work = source if ":" in source else text("cite.work", work=source)  # as printed, it may say what it is
    return _join(said, entry, _place(row, text), work if source else "", line_version(text, version), address)


def line_version(text: Text, version: str) -> str:
    """Which version of our data."""
    return text("cite.version", version=version)


def _place(row: Observation | StoredTable, text: Text) -> str:
    """Where in the document: its page, if the text has pages, and the characters."""
    characters = text("cite.characters", document=row.document_id, start=row.char_start, end=row.char_end)
    page = text("cite.page", page=row.page) if isinstance(row, Observation) and row.page else ""
    return ", ".join(part for part in (page, characters) if part)


def _sentence(words: str) -> str:
    """In one line, without the full stop."""
    return " ".join(words.split()).rstrip(".")


def _join(*parts: str) -> str:
    """The parts that there are, each a sentence; the last, an address, stands as it is."""
    *sentences, address = parts
    ended = [part if part.endswith((".", ".”")) else f"{part}." for part in sentences if part]
    return " ".join([*ended, address]).strip()
