"""The value of a figure as its document states it: with its rate, and right where the document misprints it.

    연간 50만 배럴              the rate stands beside the quoted words in the text, and is never lost
    1,243.0 (원문 1.243.0)      a corrected value first, what is printed after it
    −26.8%                    a fall with its sign, whose text says "fell by 26.8%" (dashboard.signs)

Every place that shows a value as quoted takes it from here: labels of charts, rails, tables, cards, titles,
pictures. Rows are those of `figures` with `rate` and `correction_becomes`.
"""

import re
from typing import NamedTuple

from dashboard import format
from dashboard.i18n import Text
from dashboard.signs import with_sign
from dashboard.tongues import is_foreign
from etl.answers import Amount, Figure, QuotedFigure

_HANGUL, _LATIN = re.compile("[가-힣]"), re.compile("[A-Za-z]")


class Quoted(NamedTuple):
    """A value in words, and the words of the document where those are a misprint (else empty)."""

    value: str
    printed: str = ""

    def __str__(self) -> str:
        return self.value

    def note(self, text: Text) -> str:
        """What is printed, in words: 원문 1.243.0; empty where the print is right."""
        return text("value.printed", quote=self.printed) if self.printed else ""

    def line(self, text: Text) -> str:
        """Both in one line, where nothing can be struck through: 1,243.0 (원문 1.243.0)."""
        return f"{self.value} ({self.note(text)})" if self.printed else self.value


class Told(NamedTuple):
    """A value that its reader can read, and the words of the document where those are in another language."""

    value: str
    original: str = ""

    @property
    def line(self) -> str:
        """Both in one line: at least 8 million rounds (800만 발 이상)."""
        return f"{self.value} ({self.original})" if self.original else self.value


def plain(row: QuotedFigure) -> Quoted:
    """The quoted words without the rate beside them; of a misprint the digits that are meant, of a fall the sign."""
    value, printed = corrected(row.quote_value, row.correction_becomes)
    return Quoted(with_sign(value, row), printed)


def corrected(words: str, becomes: str | None) -> Quoted:
    """The words of a document, or the digits that are meant where it misprints them.

    >>> corrected("50만\\n배럴", None), corrected("1.243.0", "1243.0")
    (Quoted(value='50만 배럴', printed=''), Quoted(value='1,243.0', printed='1.243.0'))
    """
    printed = _one_line(words)
    return Quoted(format.printed(becomes), printed) if becomes else Quoted(printed)


def quoted(row: QuotedFigure, lang: str) -> Quoted:
    """The value as quoted, with its rate."""
    value, printed = plain(row)
    return Quoted(_with_rate(value, row.rate, lang), printed)


def bare(row: Figure, lang: str) -> str:
    """The words of a document with their rate, for rows that know no correction: what changed between two versions."""
    return _with_rate(with_sign(_one_line(row.quote_value), row), row.rate, lang)


def bare_told(row: Figure, named: format.NamesUnit | None, lang: str) -> Told:
    """The same for a reader of this language, who gets a quotation in another one as an amount."""
    words = bare(row, lang)
    if not is_foreign(words, lang):
        return Told(words)
    unit = format.Unit.named(named) if named else format.Unit("", "", "")
    stated = Amount(row.quote_value, row.value, row.low, row.high, row.bound, row.rate, row.is_vague)
    said = format.amount(stated, unit, lang)
    return Told(words) if is_foreign(said, lang) else Told(said, words)


def rate_around(value: str, rate: str | None, lang: str) -> tuple[str, str]:
    """What the rate puts before and after a quoted value: ("연간", ""), ("", "a year"); both empty without one.

    It is told in the language of the quotation, which it is a part of; of a number alone in the reader's.

    >>> rate_around("50만 배럴", "year", "ko"), rate_around("수만 발", "day", "en"), rate_around("12", "year", "en")
    (('연간', ''), ('하루', ''), ('', 'a year'))
    """
    if not rate:
        return "", ""
    own = "ko" if _HANGUL.search(value) else "en" if _LATIN.search(value) else lang
    before, _, after = format.with_rate("\0", rate, own).partition("\0")
    return before.strip(), after.strip()


def legible(row: QuotedFigure, unit: format.Unit, lang: str) -> Quoted:
    """The same for a reader of this language, who gets as an amount what another one says, and what cannot end there.

    A quotation that hangs on the words behind it (40차례가 넘는) says nothing where those are not seen.
    """
    words = quoted(row, lang)
    if is_foreign(words.value, lang) or is_hanging(words.value):
        return Quoted(format.amount(row, unit, lang), words.printed)
    return words


def beside(row: QuotedFigure, unit: format.Unit, unit_quote: str, lang: str) -> Quoted:
    """The same beside the unit as its document writes it: where that is in another language, both become an amount."""
    words = legible(row, unit, lang)
    return telling(row, unit, lang) if is_foreign(unit_quote, lang) and words == quoted(row, lang) else words


def telling(row: QuotedFigure, unit: format.Unit, lang: str) -> Quoted:
    """The same for a place where nothing else tells the unit: a bare number out of a table becomes an amount."""
    words = legible(row, unit, lang)
    if row.is_vague or not is_bare(words.value):
        return words
    return Quoted(format.amount(row, unit, lang), words.printed)


def is_korean(value: str) -> bool:
    """Whether a quoted value has Korean words.

    >>> is_korean("5만 톤"), is_korean("50,000 t")
    (True, False)
    """
    return bool(_HANGUL.search(value))


def is_hanging(value: str) -> bool:
    """Whether a quoted value ends in a word that wants another one behind it.

    >>> is_hanging("40차례가 넘는"), is_hanging("40차례 이상"), is_hanging("more than 40")
    (True, False, False)
    """
    return value.rpartition(" ")[2] in Text("ko")("value.hanging").split()


def is_bare(value: str) -> bool:
    """Whether a quoted value is a number alone, which says little where its table is not seen.

    >>> is_bare("-1,107.0"), is_bare("5만 톤")
    (True, False)
    """
    return value.lstrip("-−△▲▼+").replace(",", "").replace(".", "").isdigit()


def _with_rate(value: str, rate: str | None, lang: str) -> str:
    before, after = rate_around(value, rate, lang)
    return f"{before} {value} {after}".strip()


def _one_line(words: str) -> str:
    return " ".join(words.split())
