"""The sign of a value below zero whose words tell none: a text that says "fell by 26.8%" is quoted as 26.8%.

    −26.8%                   where the words have one number
    절반 감소, down a third     where they have several, or none in digits

What is quoted as a sentence stays as it is; this is for values that stand alone.
"""

import re
from typing import NamedTuple, Protocol

MINUS = ("마이너스", "영하", "minus", "negative", "минус", "负", "零下")  # as [signs] of datasets/language has them
_SIGN = re.compile(rf"^[^\d]*[-−–‐▲△▼]|{'|'.join(MINUS)}", re.IGNORECASE)
_BRACKETED = re.compile(r"\((\d[\d.,]*%?)\)")
_EACH = re.compile(r"(?<![\d.,])(?=\d)")  # where a number begins
_NUMBER = re.compile(r"(?:[A-Z]{0,3}[$€£¥₩]\s?)?\d")  # the sign stands before that of a currency
_FALLEN = ((re.compile("[가-힣]"), "{} 감소"), (re.compile("[A-Za-z]"), "down {}"))


class Known(Protocol):
    """What is known of a value: a figure, a mention."""

    @property
    def value(self) -> object: ...  # noqa: D102
    @property
    def low(self) -> object: ...  # noqa: D102
    @property
    def high(self) -> object: ...  # noqa: D102


class Ends(NamedTuple):
    """A value alone."""

    value: object
    low: object = None
    high: object = None


def is_below_zero(row: Known) -> bool:
    """Whether all that is known of a value lies below zero."""
    parts = [row.value, row.low, row.high]
    return any(part is not None for part in parts) and all(part is None or float(str(part)) < 0 for part in parts)


def with_sign(words: str, row: Known) -> str:
    """The words of a value, with its sign if it is below zero and they tell none.

    >>> fall = Ends(None, -10, -5)
    >>> with_sign("26.8%", Ends(-26.8)), with_sign("약 $3 million", Ends(-3_000_000))
    ('−26.8%', '약 −$3 million')
    >>> with_sign("5~10%", fall), with_sign("절반 이상", fall), with_sign("a third", fall), with_sign("三分之一", fall)
    ('−5~−10%', '절반 이상 감소', 'down a third', '−三分之一')
    >>> with_sign("-4.5", Ends(-4.5)), with_sign("△4.5%", Ends(-4.5)), with_sign("26.8%", Ends(26.8))
    ('-4.5', '△4.5%', '26.8%')
    >>> with_sign("(4.4)", Ends(-4.4))  # as accountants write it
    '−4.4'
    """
    if not is_below_zero(row) or _SIGN.search(words):
        return words
    words = _BRACKETED.sub(r"\1", words)
    is_one = row.low is None or row.high is None or row.low == row.high
    if is_one and (number := _NUMBER.search(words)):
        return f"{words[: number.start()]}−{words[number.start() :]}"
    for letters, shape in _FALLEN:
        if letters.search(words):
            return shape.format(words)
    return _EACH.sub("−", words) if _NUMBER.search(words) else f"−{words}"
