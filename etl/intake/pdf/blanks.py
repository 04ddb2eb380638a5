"""How likely a blank is between two stretches of Hangul, by what Korean texts have.

`blanks.tsv` holds a weight for each sign of one: in each line a weight, then signs that have it; `etl/bench/blanks.py`
makes it of the texts of the gold.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

FILE = Path(__file__).with_name("blanks.tsv")
LONG = 6  # letters: longer stretches count as one
BESIDE, DIGIT, CLOSED, OPENED, LETTER, SIGN = "^0)(a."  # what stands beside a stretch of Hangul


def odds(left: str, right: str, before: str = "", behind: str = "") -> float:
    """The logarithm of the odds that a blank stands between two stretches of Hangul.

    `before` and `behind` are the characters on their far sides, "" or a blank where there is none.

    >>> odds("무역을", "확대") > 0 > odds("국내총", "생산은")
    True
    """
    weights = _weights()
    return sum(weights.get(sign, 0.0) for sign in signs(left, right, before, behind))


def signs(left: str, right: str, before: str = "", behind: str = "") -> list[str]:
    """What is looked at: the letters around the place, and how long the stretches are."""
    end, start = (_class(before) * 2 + left)[-2:], (right + _class(behind) * 2)[:2]
    last, first = end[-1], start[0]
    lengths = min(len(left), LONG), min(len(right), LONG)
    return [f"A{last}", f"B{first}", f"C{last}{first}", f"D{end}", f"E{start}", f"F{end}{first}", f"G{last}{start}",
            f"H{lengths[0]},{lengths[1]}", f"I{lengths[0]}{end}", f"J{lengths[1]}{start}"]  # fmt: skip


def _class(char: str) -> str:
    if not char or char.isspace():
        return BESIDE
    if char.isdecimal():
        return DIGIT
    if char in ")]}%”’」』〉》":
        return CLOSED
    if char in "([{“‘「『〈《":
        return OPENED
    return LETTER if char.isalpha() else SIGN


@cache
def _weights() -> dict[str, float]:
    rows = (line.split("\t") for line in FILE.read_text(encoding="utf-8").splitlines())
    return {sign: float(weight) for weight, found in rows for sign in found.split(" ")}
