"""What lies between two figures of one indicator: a difference that has a name, or a conflict.

Figures in, relations out, one indicator at a time. The first rule that applies names the relation:

    unit        the units cannot be compared: no ratio
    basis       counted on another basis (per year against a total)
    slip        the ratio is within 2 % of a power of ten: suspect a slip of the pen
    period      the time windows differ but share days
    revision    the same origin, stated again later
    coverage    one says more narrowly what it counts
    definition  another sort of statement (a limit, a plan, a forecast, a count)
    conflict    none of these: the same thing, two values

No relation: equal values and bounds (they agree), windows without a common day (a series, not
rivals), and one origin's own figures for different windows or, in one text, without any.
"""

from __future__ import annotations

from bisect import bisect_left
from calendar import monthrange
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby

from etl.exact import share
from etl.model import Mention, Relation

PAIRS_AN_INDICATOR = 2_000  # up to about 60 statements all pairs are looked at; of more, each is
PAIRS_A_FIGURE = 10  # held against the next few by the start of their periods, so that cost is linear
SLIP = Decimal("0.02")
FIRST, LAST = "0000-00-00", "9999-99-99"
MEASURED = ("observed", "estimate", "claim", "derived")


@dataclass(frozen=True, slots=True)
class Figure:
    """What the rules look at: a mention read as a value, and when its document was written."""

    id: str
    indicator: str
    mention: Mention
    value: Decimal | None  # after correction
    stated: str  # ISO date of the document, "" if unknown

    @property
    def origin(self) -> str:
        """Who states it."""
        return self.mention.origin or f"author:{self.mention.document}"

    @property
    def window(self) -> tuple[str, str]:
        """First and last day, as ISO dates; an open end reaches as far as can be."""
        period = self.mention.period
        if period is None:
            return FIRST, LAST
        return first_day(period.start), last_day(period.end)

    @property
    def statement(self) -> tuple[object, ...]:
        """What is said, apart from where: equal statements agree."""
        m = self.mention
        return (self.origin, self.window, self.value, m.bound, m.unit, m.rate)


def find_relations(figures: Iterable[Figure]) -> list[Relation]:
    """All relations, by indicator; of equal statements of one origin only the first takes part."""
    ordered = sorted(figures, key=lambda f: (f.indicator, f.window, f.id))
    relations = []
    for _, group in groupby(ordered, key=lambda f: f.indicator):
        distinct = list({f.statement: f for f in reversed(list(group))}.values())
        distinct.sort(key=lambda f: (f.window, f.id))
        for left, right in _pair(distinct):
            if (relation := relate(left, right)) is not None:
                relations.append(relation)
    return relations


def relate(left: Figure, right: Figure) -> Relation | None:
    """The relation of two figures of one indicator, None where they do not compete."""
    if left.value is None or right.value is None or _agree(left, right):
        return None
    if left.origin == right.origin and _is_series(left, right):
        return None
    kind, ko, en = _name(left, right)
    vague = left.mention.is_vague or right.mention.is_vague
    ratio = None if kind == "unit" or vague else ratio_of(left.value, right.value)
    if vague:
        ko += " 한쪽은 크기만 어림해 말하므로 비를 내지 않는다."
        en += " One of the two gives only an order of magnitude: no ratio."
    elif kind not in ("unit", "basis") and not _contradict(left.mention, right.mention):
        ko += " 두 한계는 서로 어긋나지 않는다."
        en += " The two bounds do not contradict each other."
    return Relation(left.indicator, left.id, right.id, kind, ratio, ko, en)


def ratio_of(left: Decimal, right: Decimal) -> Decimal | None:
    """The larger over the smaller, to four decimals; None across zero.

    >>> ratio_of(Decimal(7000), Decimal(20000))
    Decimal('2.8571')
    """
    if left * right <= 0:
        return None
    small, large = sorted((abs(left), abs(right)))
    return share(large, small, 4)


def first_day(date: str | None) -> str:
    """The first day of an ISO date of any precision.

    >>> first_day("2024"), first_day("2024-09"), first_day(None)
    ('2024-01-01', '2024-09-01', '0000-00-00')
    """
    return FIRST if date is None else date + "-01" * ((10 - len(date)) // 3)


def last_day(date: str | None) -> str:
    """The last day of an ISO date of any precision.

    >>> last_day("2024"), last_day("2024-02"), last_day(None)
    ('2024-12-31', '2024-02-29', '9999-99-99')
    """
    if date is None:
        return LAST
    if len(date) == 4:
        return f"{date}-12-31"
    if len(date) == 7:
        year, month = (int(part) for part in date.split("-"))
        return f"{date}-{monthrange(year, month)[1]:02}"
    return date


def _pair(figures: list[Figure]) -> Iterator[tuple[Figure, Figure]]:
    """Pairs whose windows share a day; `figures` are sorted by the start of their windows."""
    starts = [figure.window[0] for figure in figures]
    most = max(PAIRS_A_FIGURE, PAIRS_AN_INDICATOR // len(figures))
    for i, left in enumerate(figures):
        stop = bisect_left(starts, left.window[1] + "\x00", i + 1)
        for right in figures[i + 1 : min(stop, i + 1 + most)]:
            yield left, right


def _is_series(left: Figure, right: Figure) -> bool:
    """Whether figures of one origin are for different times, or before and after in one text."""
    a, b = left.mention, right.mention
    return left.window != right.window or (a.document == b.document and a.period is None)


def _agree(left: Figure, right: Figure) -> bool:
    """The same value, unit and bound, whoever says it."""
    a, b = left.mention, right.mention
    return (left.value, a.high, a.unit, a.bound, a.rate) == (*(right.value, b.high, b.unit, b.bound, b.rate),)


def _name(left: Figure, right: Figure) -> tuple[str, str, str]:
    """The type of a relation with its reason in Korean and English: the first rule that applies."""
    for rule in (_unit, _basis, _slip, _period, _revision, _coverage, _definition):
        if (found := rule(left, right)) is not None:
            return rule.__name__.lstrip("_"), *found
    return (
        "conflict",
        "같은 것을 같은 기간에 두고 값이 다르다.",
        "The same thing over the same period, with different values.",
    )


def _unit(left: Figure, right: Figure) -> tuple[str, str] | None:
    a, b = left.mention.unit, right.mention.unit
    if a == b:
        return None
    return (
        f"단위가 다르다({a or '없음'}, {b or '없음'}). 환산 없이는 견줄 수 없다.",
        f"The units differ ({a or 'none'}, {b or 'none'}); without conversion they cannot be compared.",
    )


def _basis(left: Figure, right: Figure) -> tuple[str, str] | None:
    a, b = left.mention.rate, right.mention.rate
    if a == b:
        return None
    ko, en = _say_rate(a, b)
    return f"셈하는 기준이 다르다({ko}).", f"They are counted on different bases ({en})."


def _slip(left: Figure, right: Figure) -> tuple[str, str] | None:
    if left.mention.is_vague or right.mention.is_vague:
        return None
    ratio = ratio_of(left.value or Decimal(), right.value or Decimal())
    if ratio is None or ratio < 9:
        return None
    power = len(str(int(ratio * (1 + SLIP)))) - 1
    if power == 0 or abs(ratio / 10**power - 1) > SLIP:
        return None
    return (
        f"두 값의 비가 10의 {power}제곱에 가깝다. 자릿수를 잘못 적었을 수 있다.",
        f"The ratio is close to ten to the power of {power}: one of them may be a slip in the number of digits.",
    )


def _period(left: Figure, right: Figure) -> tuple[str, str] | None:
    if left.window == right.window:
        return None
    if left.mention.period is None or right.mention.period is None:
        return "한쪽은 기간을 밝히지 않았다.", "One of the two states no period."
    longer, shorter = _by_length(left, right)
    if longer is not None and (longer.value or 0) > (shorter.value or 0):
        return (
            "한 기간이 다른 기간을 품고, 더 긴 기간의 값이 더 크다. 차이는 기간에서 올 수 있다.",
            "One period contains the other and has the larger value: the difference may come from the period.",
        )
    if longer is not None:
        return (
            "한 기간이 다른 기간을 품는데, 더 긴 기간의 값이 더 작다. 기간만으로는 설명되지 않는다.",
            "One period contains the other and yet has the smaller value: the period alone does not explain it.",
        )
    return (
        "세는 기간이 일부만 겹친다. 같은 것을 센 값이 아니다.",
        "The periods overlap only in part: they do not count the same thing.",
    )


def _by_length(left: Figure, right: Figure) -> tuple[Figure | None, Figure]:
    """The figure whose window contains that of the other, and the other; None if neither does."""
    (a, b), (c, d) = left.window, right.window
    if a <= c and d <= b:
        return left, right
    return (right if c <= a and b <= d else None), left


def _revision(left: Figure, right: Figure) -> tuple[str, str] | None:
    if left.origin != right.origin or left.stated == right.stated:
        return None
    return (
        "같은 출처가 나중에 고쳐 말한 값이다.",
        "The same origin states another value later: a revision.",
    )


def _coverage(left: Figure, right: Figure) -> tuple[str, str] | None:
    a, b = _words(left.mention), _words(right.mention)
    if not (a and b) or not (a < b or b < a):
        return None
    extra = ", ".join(sorted(a ^ b))
    return (
        f"한쪽이 세는 범위를 더 좁게 말한다({extra}).",
        f"One of the two says more narrowly what it counts ({extra}).",
    )


def _definition(left: Figure, right: Figure) -> tuple[str, str] | None:
    a, b = left.mention.kind, right.mention.kind
    if a == b or (a in MEASURED and b in MEASURED):
        return None
    return (
        f"진술의 성격이 다르다({KIND_KO[a]}, {KIND_KO[b]}).",
        f"They are different sorts of statement ({a}, {b}).",
    )


def _words(mention: Mention) -> frozenset[str]:
    """The words by which the indicator was recognised."""
    return frozenset("".join(e.quote.split()) for e in mention.evidence if e.role == "indicator")


def _contradict(a: Mention, b: Mention) -> bool:
    """Whether no number satisfies both statements; a single value is taken as it is printed."""
    if a.bound == b.bound == "exact" or "about" in (a.bound, b.bound):
        return True
    lows = [x for x in (a.low, b.low) if x is not None]
    highs = [x for x in (a.high, b.high) if x is not None]
    return bool(lows and highs) and max(lows) > min(highs)


def _say_rate(a: str | None, b: str | None) -> tuple[str, str]:
    pair = (a, b)
    return (
        ", ".join(RATE_KO.get(r, "기간 전체") for r in pair),
        ", ".join(f"per {r}" if r else "in total" for r in pair),
    )


RATE_KO: Mapping[str | None, str] = {
    "day": "하루",
    "week": "주",
    "month": "월",
    "year": "연간",
    "person": "1인당",
}
KIND_KO = {
    "observed": "관측",
    "estimate": "추정",
    "claim": "주장",
    "cap": "한도",
    "plan": "계획",
    "forecast": "전망",
    "derived": "파생",
}
