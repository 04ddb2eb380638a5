"""Names of indicators where there is little room: what is counted stays, of whom goes first.

English begins with what is counted and goes on with a preposition, Korean ends with it. What follows a comma or
stands in brackets says how it is counted, and stays; a single word, as cumulative, goes last.
"""

from __future__ import annotations

from collections.abc import Iterator

GOING_ON = frozenset(("among", "between", "by", "for", "from", "in", "into", "of", "on", "per", "to", "under", "with"))
WANTING = frozenset(("multiple", "number", "return", "share", "value"))  # say nothing without what is behind them
LEAST = 2  # words of a Korean name that are kept


def shorten(name: str, lang: str) -> tuple[str, ...]:
    """Shorter forms of a name, the longest first; none where nothing can go.

    >>> shorten("Arms shipments from the DPRK to Russia, cumulative", "en")
    ('Arms shipments from the DPRK, cumulative', 'Arms shipments, cumulative', 'Arms shipments')
    >>> shorten("북한의 대러 무기 선적 횟수(누적)", "ko")
    ('대러 무기 선적 횟수(누적)', '무기 선적 횟수(누적)', '선적 횟수(누적)')
    >>> shorten("Minerals as a share of China's imports from Russia", "en")
    ("Minerals as a share of China's imports",)
    >>> shorten("Deadline for the return of DPRK workers", "en")
    ('Deadline',)
    >>> shorten("Gross domestic product", "en"), shorten("수출액", "ko")
    ((), ())
    """
    return tuple(_korean(name) if lang == "ko" else _english(name))


def _english(name: str) -> Iterator[str]:
    head, comma, how = name.partition(", ")
    words = head.split()
    shorter = [head]
    for end in range(len(words) - 1, 0, -1):
        if words[end] in GOING_ON and words[end - 1].lower() in WANTING:
            continue
        if words[end] in GOING_ON and words[end - 1] not in GOING_ON:
            shorter.append(" ".join(words[:end]))
            yield shorter[-1] + comma + how
    if comma and " " not in how:
        yield shorter[-1]


def _korean(name: str) -> Iterator[str]:
    head, bracket, how = name.partition("(")
    words = head.split()
    for start in range(1, len(words) - LEAST + 1):
        yield " ".join(words[start:]) + bracket + how
