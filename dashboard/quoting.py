"""The value of a figure as its document states it: with its rate, and right where the document misprints it.

    연간 50만 배럴              the rate stands beside the quoted words in the text, and is never lost
    1,243.0 (원문 1.243.0)      a corrected value first, what is printed after it
    −26.8%                    a fall with its sign, whose text says "fell by 26.8%" (dashboard.signs)

Every place that shows a value as quoted takes it from here: labels of charts, rails, tables, cards, titles,
pictures. Rows are those of `figures` with `rate` and `correction_becomes`.
"""

import re
from collections.abc import Mapping
from typing import NamedTuple

from dashboard import format
from dashboard.i18n import Text
from dashboard.signs import with_sign

Row = Mapping[str, object]
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


def plain(row: Row) -> Quoted:
    """The quoted words without the rate beside them; of a misprint the digits that are meant, of a fall the sign.

    >>> plain({"quote_value": "50만\\n배럴", "correction_becomes": None})
    Quoted(value='50만 배럴', printed='')
    >>> plain({"quote_value": "1.243.0", "correction_becomes": "1243.0"})
    Quoted(value='1,243.0', printed='1.243.0')
    """
    printed = " ".join(str(row["quote_value"]).split())
    if not row["correction_becomes"]:
        return Quoted(with_sign(printed, row))
    return Quoted(with_sign(format.printed(str(row["correction_becomes"])), row), printed)


def quoted(row: Row, lang: str) -> Quoted:
    """The value as quoted, with its rate.

    >>> quoted({"quote_value": "50만 배럴", "correction_becomes": None, "rate": "year"}, "ko").value
    '연간 50만 배럴'
    """
    value, printed = plain(row)
    before, after = rate_around(row, lang)
    return Quoted(f"{before} {value} {after}".strip(), printed)


def bare(row: Row, lang: str) -> str:
    """The words of a document with their rate, for rows that know no correction: what changed between two versions.

    >>> bare({"quote_value": "50만\\n배럴", "rate": "year"}, "ko")
    '연간 50만 배럴'
    """
    return quoted({**row, "correction_becomes": None}, lang).value


def rate_around(row: Row, lang: str) -> tuple[str, str]:
    """What the rate puts before and after a quoted value: ("연간", ""), ("", "a year"); both empty without one.

    The rate is told in the reader's language; beside a quotation in another one it stands in brackets.

    >>> rate_around({"quote_value": "수만 발", "correction_becomes": None, "rate": "day"}, "en")
    ('', '(a day)')
    """
    if not row["rate"]:
        return "", ""
    value = plain(row).value
    own = "ko" if _HANGUL.search(value) else "en" if _LATIN.search(value) else lang
    if own != lang:
        return "", f"({format.rate_word(row['rate'], lang)})"
    before, _, after = format.with_rate("\0", row["rate"], lang).partition("\0")
    return before.strip(), after.strip()


def legible(row: Row, unit: format.Unit, lang: str) -> Quoted:
    """The same for a reader of this language: an English reader gets a Korean quotation as an amount.

    >>> row = {"quote_value": "수만 발", "correction_becomes": None, "rate": "day", "is_vague": True, "value": 10000}
    >>> legible({**row, "low": 10000, "high": None}, format.Unit("round", "발", "rounds"), "en").value
    'tens of thousands of rounds a day'
    """
    words = quoted(row, lang)
    if lang == "en" and _HANGUL.search(words.value):
        return Quoted(format.amount(row, unit, lang), words.printed)
    return words


def telling(row: Row, unit: format.Unit, lang: str) -> Quoted:
    """The same for a place where nothing else tells the unit: a bare number out of a table becomes an amount.

    >>> from decimal import Decimal
    >>> row = {"quote_value": "284.1", "correction_becomes": None, "rate": None, "is_vague": False, "bound": "exact"}
    >>> row |= {"value": Decimal(28_410_000_000), "low": None, "high": None}
    >>> telling(row, format.Unit("USD", "달러", "US dollars", "US$"), "ko").value
    '284억 1,000만 달러'
    """
    words = legible(row, unit, lang)
    if row["is_vague"] or not is_bare(words.value):
        return words
    return Quoted(format.amount(row, unit, lang), words.printed)


def is_bare(value: str) -> bool:
    """Whether a quoted value is a number alone, which says little where its table is not seen.

    >>> is_bare("-1,107.0"), is_bare("5만 톤")
    (True, False)
    """
    return value.lstrip("-−△▲▼+").replace(",", "").replace(".", "").isdigit()
