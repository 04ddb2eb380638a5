"""The verdict on two claims that differ: why they do, or that nothing tells why.

Two claims in, one verdict out, with its reason in Korean and English. The rules are those of datasets/verdicts.toml,
asked from above: the first one of which every condition holds decides. Here is what each condition asks. Pure: no
store, no text, no names of indicators.

Not judged are claims that do not compete: the same said twice, times without a common day, one origin's own figures of
different times (a series), and its figures of one time in one text, of which what tells them apart was not read.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from decimal import ROUND_DOWN, ROUND_HALF_UP, Context, Decimal
from functools import cached_property
from pathlib import Path

from etl.exact import share
from etl.schemas.inputs import Inputs
from etl.schemas.verdicts import CONDITIONS, KIND, Both, VerdictsFile

OWN = Path(__file__).parents[1]  # where figtrace's own datasets lie
FIRST, LAST = "0000-00-00", "9999-99-99"
SLIP = Decimal("0.02")  # how far from a power of ten two values may lie and still look like a slip
ROUNDED = Decimal("0.01")  # how far a number may lie from a rounder one that does not call itself rounded
LIKE_LENGTH = 2  # times are of like length if neither has more than so many times the days of the other
PROPORTION = 10  # more time explains more of it, but not ten times more than in proportion
MEASURED = ("observed", "estimate", "claim", "derived")  # these answer one question, with more or less certainty
ADDS_UP = ("flow", "cumulative")
RUNS = ("flow", "cumulative", "rate")  # measures of a stretch of time: without it nobody knows what they say
ROUGH = Context(prec=60)  # more digits than the store holds


@dataclass(frozen=True, slots=True)
class Claim:
    """What the rules look at; numbers are in the unit of the indicator, the value after correction."""

    id: str
    indicator: str
    document: str
    origin: str  # who states it; an author of no other name is one for each document
    value: Decimal
    low: Decimal | None = None  # the ends of what is said, None where open
    high: Decimal | None = None
    bound: str = "exact"
    is_vague: bool = False
    unit: str | None = None
    rate: str | None = None
    kind: str = "observed"
    measure: str = "flow"  # stock flow cumulative rate cap
    is_net: bool = False  # a balance, which may shrink while its time grows
    start: str | None = None  # of its time, ISO at the precision of the text
    end: str | None = None
    base: tuple[str, str] | None = None  # first and last day of what it is compared with
    stated: str = ""  # ISO date of the document, "" if unknown
    country: str | None = None  # of the origin
    flow: tuple[str | None, str | None] = (None, None)  # from whom to whom
    words: frozenset[str] = frozenset()  # by which its indicator was recognised
    works: frozenset[str] = frozenset()  # that the document cites for it
    mirror: str | None = None  # the indicator that counts the same flow at its other end

    window: tuple[str, str] = field(init=False)  # first and last day; an open end reaches as far as can be

    def __post_init__(self) -> None:
        object.__setattr__(self, "window", (first_day(self.start), last_day(self.end)))

    @property
    def is_dated(self) -> bool:
        """Whether anything of its time is known."""
        return self.start is not None or self.end is not None

    @property
    def is_point(self) -> bool:
        """Whether it says one number, be it rounded."""
        return self.bound in ("exact", "about") and not self.is_vague

    @property
    def floor(self) -> Decimal | None:
        """The least that it says, None where it says no least."""
        return self.value if self.is_point else self.low

    @property
    def ceiling(self) -> Decimal | None:
        """The most that it says, None where it says no most."""
        return self.value if self.is_point else self.high

    @property
    def statement(self) -> tuple[object, ...]:
        """What is said, apart from where: equal statements are one."""
        return (self.indicator, self.origin, self.window, self.value, self.high, self.bound, self.unit, self.rate)


class Pair:
    """Two claims and what can be asked of both; each answer is found once."""

    def __init__(self, left: Claim, right: Claim) -> None:
        self.left, self.right = left, right
        self.is_mirrored = left.indicator != right.indicator  # each counts the other's flow at its other end
        self.is_timed = left.is_dated and right.is_dated  # something is known of the time of both
        self.nested = _nest(left, right) if self.is_timed else None

    @cached_property
    def ratio(self) -> Decimal | None:
        """The larger value over the smaller."""
        return ratio_of(self.left.value, self.right.value)

    @cached_property
    def lengths(self) -> Decimal | None:
        """How many times the days of the shorter time the longer one has; None where one is open."""
        days = [_days(*claim.window) for claim in (self.left, self.right)]
        if None in days:
            return None
        short, long = sorted(day for day in days if day is not None)
        return Decimal(long) / Decimal(short)

    @cached_property
    def has_same_number(self) -> bool:
        """Whether both say one number, one perhaps rounded or cut off: it says so, or lies within a hundredth."""
        a, b = self.left, self.right
        if a.is_vague or b.is_vague or "range" in (a.bound, b.bound) or a.unit != b.unit:
            return False
        if a.value == b.value:
            return True
        if a.value * b.value <= 0:
            return False
        rounder, finer = sorted((a, b), key=lambda claim: -_last_place(claim.value))
        if rounder.value not in (_round_as(finer.value, rounder.value, way) for way in (ROUND_HALF_UP, ROUND_DOWN)):
            return False
        return rounder.bound == "about" or abs(finer.value - rounder.value) <= abs(finer.value) * ROUNDED


def other_unit(pair: Pair) -> bool:
    """Their units cannot be converted into each other."""
    return pair.left.unit != pair.right.unit


def other_rate(pair: Pair) -> bool:
    """One is per year, the other per month or in total."""
    return pair.left.rate != pair.right.rate


def other_base(pair: Pair) -> bool:
    """Both tell what they are compared with, and it is not the same time."""
    return None not in (pair.left.base, pair.right.base) and pair.left.base != pair.right.base


def other_sort(pair: Pair) -> bool:
    """One is a limit, a plan or a forecast, and the other is not."""
    a, b = pair.left.kind, pair.right.kind
    return a != b and not (a in MEASURED and b in MEASURED)


def narrower(pair: Pair) -> bool:
    """One is told by all the words of the other and by more: shells, and 122 mm shells."""
    a, b = pair.left.words, pair.right.words
    return bool(a and b) and not pair.is_mirrored and (a < b or b < a)


def power_of_ten(pair: Pair) -> bool:
    """The ratio is within 2 % of a power of ten: of two numbers, or of two bounds that have the same digits."""
    if pair.left.is_vague or pair.right.is_vague or _power_of(pair) == 0:
        return False
    if pair.left.is_point and pair.right.is_point:
        return True
    digits = {_digits(claim.value) for claim in (pair.left, pair.right)}
    return len(digits) == 1 and len(digits.pop()) > 1


def times_of_like_length(pair: Pair) -> bool:
    """Neither time is more than twice as long as the other, or one is not told."""
    if not pair.is_timed or pair.left.window == pair.right.window:
        return True
    return pair.lengths is not None and pair.lengths <= LIKE_LENGTH


def one_source(pair: Pair) -> bool:
    """One origin states both, or the documents cite one work for both."""
    return one_origin(pair) or bool(pair.left.works & pair.right.works)


def one_origin(pair: Pair) -> bool:
    """One origin states both, of one indicator."""
    return pair.left.origin == pair.right.origin and not pair.is_mirrored


def same_number(pair: Pair) -> bool:
    """Both say one number, one of them perhaps rounded or as a bound."""
    return pair.has_same_number


def same_time(pair: Pair) -> bool:
    """Both are of one time, or need none."""
    if pair.is_timed:
        return pair.left.window == pair.right.window
    return both_without_time(pair) and not runs_through_time(pair)


def no_two_times(pair: Pair) -> bool:
    """They do not tell different times."""
    return not other_time(pair)


def stated_later(pair: Pair) -> bool:
    """One document is dated wholly after the other."""
    return None not in _order(pair)


def other_time(pair: Pair) -> bool:
    """Both tell a time, and it is not the same."""
    return pair.is_timed and pair.left.window != pair.right.window


def one_time_holds_the_other(pair: Pair) -> bool:
    """One time contains the other and is longer."""
    return pair.nested is not None


def adds_up(pair: Pair) -> bool:
    """More time can only add to it: a flow or a running total, no balance, nothing below zero."""
    return all(claim.measure in ADDS_UP and not claim.is_net and claim.value >= 0 for claim in (pair.left, pair.right))


def longer_has_less(pair: Pair) -> bool:
    """Of two times of which one contains the other, the longer has the smaller number."""
    return pair.nested is not None and pair.nested[0].value < pair.nested[1].value


def no_room_for_both(pair: Pair) -> bool:
    """Of two times of which one contains the other, the shorter says a least, and that not only by rounding."""
    return pair.nested is not None and pair.nested[1].floor is not None and not pair.has_same_number


def out_of_proportion(pair: Pair) -> bool:
    """Two numbers that lie more than ten times farther apart than the lengths of their times."""
    if pair.ratio is None or pair.lengths is None or not (pair.left.is_point and pair.right.is_point):
        return False
    return pair.ratio > PROPORTION * pair.lengths


def both_can_hold(pair: Pair) -> bool:
    """Some number satisfies both, or one is the other rounded."""
    if pair.has_same_number:
        return True
    a, b = pair.left, pair.right
    floors = [x for x in (a.floor, b.floor) if x is not None]
    ceilings = [x for x in (a.ceiling, b.ceiling) if x is not None]
    return not floors or not ceilings or max(floors) <= min(ceilings)


def one_without_time(pair: Pair) -> bool:
    """One tells its time, the other does not."""
    return pair.left.is_dated != pair.right.is_dated


def both_without_time(pair: Pair) -> bool:
    """Neither tells its time."""
    return not (pair.left.is_dated or pair.right.is_dated)


def runs_through_time(pair: Pair) -> bool:
    """What is measured is of a stretch of time: a flow, a running total, a rate."""
    return pair.left.measure in RUNS


def two_ends_of_a_flow(pair: Pair) -> bool:
    """Exports of one and imports of the other; or one flow, of which each party gives its own count."""
    ends = {pair.left.country, pair.right.country}
    return pair.is_mirrored or (None not in ends and len(ends) == 2 and ends == set(pair.left.flow))


ASK: dict[str, Callable[[Pair], bool]] = {name: globals()[name] for name in CONDITIONS}


@dataclass(frozen=True, slots=True)
class Rule:
    """Where all conditions hold, this is the verdict; the reason in Korean and English may have fields."""

    verdict: str
    when: tuple[str, ...]
    ko: str
    en: str

    def holds(self, pair: Pair) -> bool:
        """Whether it decides."""
        return all(ASK[name](pair) for name in self.when)


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is said of two claims; `ratio` is that of their values, None where they have none that says something."""

    verdict: str
    ratio: Decimal | None
    reason_ko: str
    reason_en: str


@dataclass(frozen=True, slots=True)
class Judge:
    """The rules in their order, and what they know: flows seen from two ends, balances, words."""

    rules: tuple[Rule, ...]
    mirrors: dict[str, str] = field(default_factory=dict)  # by concept, both ways
    net: frozenset[str] = frozenset()  # concepts
    vague: tuple[str, str] = ("", "")
    rates: dict[str, tuple[str, str]] = field(default_factory=dict)
    sorts: dict[str, tuple[str, str]] = field(default_factory=dict)

    def judge(self, left: Claim, right: Claim) -> Verdict | None:
        """The verdict on two claims, None where they do not compete; which of them is left makes no difference."""
        pair = Pair(left, right)
        if not are_rivals(pair):
            return None
        rule = next(rule for rule in self.rules if rule.holds(pair))
        ko, en = (self._fill_in(words, pair, lang) for lang, words in enumerate((rule.ko, rule.en)))
        is_vague = left.is_vague or right.is_vague
        if is_vague:
            ko, en = f"{ko} {self.vague[0]}", f"{en} {self.vague[1]}"
        return Verdict(rule.verdict, None if is_vague or other_unit(pair) else pair.ratio, ko, en)

    def _fill_in(self, words: str, pair: Pair, lang: int) -> str:
        """A reason with what it puts in; `lang` is the place of its language."""
        if "{" not in words:
            return words
        both = (pair.left, pair.right)
        earlier, later = _order(pair)
        told = {
            "rates": ", ".join(self.rates[claim.rate or "none"][lang] for claim in both),
            "sorts": ", ".join(self.sorts[claim.kind][lang] for claim in both),
            "extra": ", ".join(sorted(pair.left.words ^ pair.right.words)),
            "power": str(_power_of(pair)),
            "earlier": earlier.stated if earlier else "",
            "later": later.stated if later else "",
        }
        return words.format_map(told)


def read_judge(inputs: Inputs) -> Judge:
    """The rules of a workspace, or figtrace's own where it has none; without any rule where they are broken."""
    files = [file for _, file in inputs.read(KIND)]
    return _judge_of(files[0]) if files else Judge(())


def own_judge() -> Judge:
    """The rules that figtrace comes with."""
    inputs = Inputs(OWN)
    files = [file for _, file in inputs.read(KIND)]
    inputs.check()
    return _judge_of(files[0])


def _judge_of(file: VerdictsFile) -> Judge:
    mirrors = dict(file.mirrors)
    return Judge(
        rules=tuple(Rule(entry.verdict, entry.when, entry.ko, entry.en) for entry in file.rule),
        mirrors=mirrors | {other: name for name, other in mirrors.items()},
        net=frozenset(file.net),
        vague=_both(file.vague),
        rates={name: _both(words) for name, words in file.rates.items()},
        sorts={name: _both(words) for name, words in file.sorts.items()},
    )


def _both(words: Both) -> tuple[str, str]:
    return words.ko, words.en


def are_rivals(pair: Pair) -> bool:
    """Whether two claims compete at all: they differ, share a day, and are no series and no one text of one origin."""
    a, b = pair.left, pair.right
    if _agree(a, b) or a.window[1] < b.window[0] or b.window[1] < a.window[0]:
        return False
    if a.origin != b.origin:
        return True
    if a.window != b.window:  # one origin over time, unless one text leaves the time out
        return one_without_time(pair) and same_number(pair)
    if a.document != b.document:
        return True
    # in one text nobody contradicts themselves: what tells the numbers apart was not read, or is before and after
    return a.is_dated and (same_number(pair) or narrower(pair) or power_of_ten(pair))


def _agree(a: Claim, b: Claim) -> bool:
    """The same value, unit and bound, whoever says it."""
    said = [(x.value, x.high, x.unit, x.bound, x.rate) for x in (a, b)]
    return said[0] == said[1]


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


def _nest(left: Claim, right: Claim) -> tuple[Claim, Claim] | None:
    """The claim whose time contains that of the other, and the other; None if neither does, or both do."""
    (a, b), (c, d) = left.window, right.window
    if (a, b) == (c, d):
        return None
    if a <= c and d <= b:
        return left, right
    return (right, left) if c <= a and b <= d else None


def _days(first: str, last: str) -> int | None:
    """How many days a time has, a year of 365 and a month of 30.4: enough to tell lengths apart."""
    if first == FIRST or last == LAST:
        return None
    (y, m, d), (z, n, e) = ([int(part) for part in day.split("-")] for day in (first, last))
    return max(1, round((z - y) * 365 + (n - m) * 30.4 + e - d + 1))


def _order(pair: Pair) -> tuple[Claim | None, Claim | None]:
    """The claim of the earlier and of the later document; none where that cannot be told."""
    a, b = pair.left, pair.right
    if a.stated and b.stated:
        if last_day(a.stated) < first_day(b.stated):
            return a, b
        if last_day(b.stated) < first_day(a.stated):
            return b, a
    return None, None


def _power_of(pair: Pair) -> int:
    """The power of ten that the ratio is close to, 0 if it is to none."""
    ratio = pair.ratio
    if ratio is None or ratio < 9:
        return 0
    power = len(str(int(ratio * (1 + SLIP)))) - 1
    return power if abs(ratio / 10**power - 1) <= SLIP else 0


def _digits(value: Decimal) -> str:
    """The digits of a number without the zeros at its ends: 12430 and 1.243 have the same.

    >>> _digits(Decimal("12430")), _digits(Decimal("1.243"))
    ('1243', '1243')
    """
    return "".join(map(str, value.as_tuple().digits)).strip("0")


def _last_place(value: Decimal) -> int:
    """The place of the last digit that is not zero, as a power of ten.

    >>> _last_place(Decimal("13000")), _last_place(Decimal("3.10"))
    (3, -1)
    """
    _, digits, exponent = value.as_tuple()
    written = "".join(map(str, digits))
    return int(exponent) + len(written) - len(written.rstrip("0"))


def _round_as(value: Decimal, like: Decimal, way: str) -> Decimal:
    """A number to the last place of another, rounded or cut off.

    >>> _round_as(Decimal(12983), Decimal(13000), ROUND_HALF_UP)
    Decimal('1.3E+4')
    """
    return value.quantize(Decimal(1).scaleb(_last_place(like)), rounding=way, context=ROUGH)


def distinct(claims: Iterable[Claim]) -> list[Claim]:
    """Of equal statements the first."""
    kept: dict[tuple[object, ...], Claim] = {}
    for claim in claims:
        kept.setdefault(claim.statement, claim)
    return list(kept.values())
