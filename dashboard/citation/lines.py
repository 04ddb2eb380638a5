"""The words around an entry: what is said and who says it, cited in a text or a note; where all this can be checked.

A row and what a style makes of its document go in, HTML comes out, in the language of the style. The source is the
document; an origin that it quotes is "as cited in" it, with the work that it names for that. The place is no part of
any manual: characters of the text, the version of our data, the address that shows it and the day on which it did.
"""

from __future__ import annotations

import re
from datetime import date

from markupsafe import escape

from dashboard import format, quoting
from dashboard.i18n import Text
from dashboard.signs import with_sign
from etl import romanization
from etl.answers import Observation, StoredTable

IN_BRACKETS = ("apa", "chicago-author-date")  # styles that cite in the text; the others cite in notes
OTHER_SCRIPT = re.compile("[가-힣\u0400-\u04ff\u4e00-\u9fff]")
LINK = re.compile(r"<?https?://[^\s<>]+>?")
SEEN_ON = re.compile(r"\((?:검색일|접속일|[Aa]ccessed|[Rr]etrieved)[^)]*\)")
KOREAN_DATE = re.compile(r"\d{4}\. ?\d{1,2}\. ?\d{1,2}\.$")
STARRED = re.compile(r"(?<!\w)(\*{1,3}|_{1,3})(?=\S)(.+?)(?<=\S)\1(?!\w)")  # *italics* of Markdown


def say_figure(row: Observation, style: str, text: Text, cited: str) -> str:
    """The quoted words with what they are, and their source: `cited` is how the style cites the document."""
    return _set(style, str(escape(quote_figure(row, text))), _with_origin(row, style, text, cited))


def say_table(row: StoredTable, style: str, text: Text, cited: str) -> str:
    """A table as printed, by its caption."""
    caption = (row.caption or "").strip("<>〈〉 ")
    number = text("cite.table", n=row.ordinal)
    said = caption if caption and text.lang == "ko" else f"{number} (“{caption}”)" if caption else number
    return _set(style, str(escape(said)), cited)


def say(style: str, cited: str) -> str:
    """A document or a data set, cited by itself."""
    return _set(style, "", cited)


def note_figure(row: Observation, text: Text, version: str) -> str:
    """What a manager of references keeps as its note, plain."""
    who = "" if row.origin_type == "author" else f"{text.pick(row.origin_ko, row.origin_en)}, "
    work = text("cite.work", work=tidy(row.cited_work)) if row.cited_work else ""
    return _sentences(f"{who}{quote_figure(row, text)}", _position(row, text), work, line_version(text, version))


def note_table(row: StoredTable, text: Text, version: str) -> str:
    """The same of a table: its caption, and the source that it names."""
    said = (row.caption or text("cite.table", n=row.ordinal)).strip("<>〈〉 ")
    return _sentences(said, _position(row, text), _source(row, text), line_version(text, version))


def place_figure(row: Observation, style: str, text: Text, version: str, address: str, accessed: date) -> str:
    """Where the figure is checked, with the work behind it where the style does not cite that."""
    work = row.cited_work if row.cited_work and not _first_source(row, style) else ""
    told = text("cite.work", work=tidy(work)) if work else ""
    return _place(told, _position(row, text), text, version, address, accessed)


def place_table(row: StoredTable, text: Text, version: str, address: str, accessed: date) -> str:
    """Where the table is checked, with the source that it names."""
    return _place(_source(row, text), _position(row, text), text, version, address, accessed)


def line_version(text: Text, version: str) -> str:
    """Which version of our data."""
    return text("cite.version", version=version)


def quote_figure(row: Observation, text: Text) -> str:
    """The words of the document, and beside them the indicator, sign and rate, an amount that its reader can read."""
    quote, indicator = " ".join(row.quote_value.split()), text.pick(row.indicator_ko, row.indicator_en)
    if (signed := with_sign(quote, row)) != quote:
        indicator = f"{indicator} {signed}"  # outside of the quotation as well
    legible = quoting.legible(row, format.unit_of(row), text.lang).value
    if text.lang == "en" and OTHER_SCRIPT.search(quote) and not OTHER_SCRIPT.search(legible):
        return text("cite.said", quote=quote, indicator=f"{indicator}: {legible}")
    said = text("cite.said", quote=quote, indicator=indicator)
    rate = format.rate_word(row.rate, text.lang) if row.rate else ""
    is_told = rate and rate in indicator
    return text("value.with_rate", word=said, rate=rate) if rate and not is_told else said


def name_origin(row: Observation, text: Text) -> dict[str, str]:
    """Who states the figure, in which words and in which work; empty where that is the author of the document."""
    if row.origin_type == "author":
        return {}
    told = {"origin": text.pick(row.origin_ko, row.origin_en), "said": quote_figure(row, text)}
    return told | ({"work": tidy(row.cited_work)} if row.cited_work else {})


def tidy(words: str | None) -> str:
    """A work as a document prints it, in one line: no marks of Markdown, no address, no day of access, no full stop.

    >>> tidy("Ignatius, D. (2025). A gamble. *The Post*. <https://h/a> (검색일: 2025.03.21.)")
    'Ignatius, D. (2025). A gamble. The Post'
    >>> tidy("“확인”, 보도자료, 2024. 10. 18.")  # the full stop of a Korean date is part of it
    '“확인”, 보도자료, 2024. 10. 18.'
    """
    bare = SEEN_ON.sub("", LINK.sub("", words or ""))
    line = " ".join(STARRED.sub(r"\2", bare).split()).rstrip(" ,*")
    return line if KOREAN_DATE.search(line) else line.rstrip(" .,")


def write_day(day: date, lang: str) -> str:
    """A day as the manuals write it.

    >>> write_day(date(2026, 11, 29), "ko"), write_day(date(2026, 11, 29), "en")
    ('2026. 11. 29.', 'November 29, 2026')
    """
    if lang == "ko":
        return f"{day.year}. {day.month}. {day.day}."
    return f"{format.MONTHS[day.month - 1]} {day.day}, {day.year}"


def _with_origin(row: Observation, style: str, text: Text, cited: str) -> str:
    """The document, or the origin as cited in it; in brackets of a text there are no round brackets."""
    if row.origin_type == "author":
        return cited
    origin = romanization.title(text.pick(row.origin_ko, row.origin_en)) if text.lang == "en" else row.origin_ko
    if style in IN_BRACKETS:
        origin = origin.replace("(", "[").replace(")", "]")
    work = _first_source(row, style)
    key = "cite.origin" if not work else "cite.origin_words" if work[0] in "“‘「『<\"'" else "cite.origin_work"
    named = str(escape(text(key, origin=origin, work=work)))
    return text("cite.as_cited" if style == "apa" else "cite.quoted", origin=named, document=cited)


def _first_source(row: Observation, style: str) -> str:
    """The work that the document names for an origin, where a note of the style can hold it: in a script it sets."""
    work = tidy(row.cited_work)
    if row.origin_type == "author" or style in IN_BRACKETS:
        return ""
    return work if style == "korean" or not OTHER_SCRIPT.search(work) else ""


def _set(style: str, said: str, cited: str) -> str:
    if style in IN_BRACKETS:
        return f"{said} ({cited})".strip()
    return _sentences(said, cited)


def _place(first: str, position: str, text: Text, version: str, address: str, accessed: date) -> str:
    day = write_day(accessed, text.lang)
    seen = text("cite.seen", position=position, version=line_version(text, version).rstrip("."), url=address, day=day)
    return str(escape(" ".join(part for part in (_sentences(first), seen) if part)))


def _position(row: Observation | StoredTable, text: Text) -> str:
    """Where in the document: its page, if the text has pages, and the characters."""
    characters = text("cite.characters", document=row.document_id, start=row.char_start, end=row.char_end)
    page = text("cite.page", page=row.page) if isinstance(row, Observation) and row.page else ""
    return ", ".join(part for part in (page, characters) if part)


def _source(row: StoredTable, text: Text) -> str:
    source = tidy((row.source or "").strip("* "))
    is_told = not source or ":" in source  # as printed, it may say what it is
    return source if is_told else text("cite.work", work=source)


def _sentences(*parts: str) -> str:
    """The parts that there are, each with its full stop."""
    return " ".join(part if part.endswith((".", ".”", ".</i>")) else f"{part}." for part in parts if part)
