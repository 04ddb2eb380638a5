"""How right the extraction is, on cases that say what a careful reader takes from a text.

A figure counts as found when its span overlaps that of the case and its value is the same (a case without a
value is a vague amount). Precision, recall and F1 are those of figures; unit, bound, period and origin are
shares of the figures found, of those of which the case says what is right. The high end of a range
belongs to its bound.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal

from etl.bench.cases import Case, Figure
from etl.documents import plain_document
from etl.exact import format_decimal
from etl.extract import extract
from etl.meaning.nominative import are_cases_of_one
from etl.model import Mention
from etl.rules import Rules

PARTS = ("unit", "bound", "period", "origin")
IRREGULAR = {"people": "person"}


@dataclass(frozen=True, slots=True)
class Problem:
    """One miss, one false figure or one wrong part."""

    type: str  # miss false, or one of PARTS
    place: str
    group: str
    quote: str
    expected: str
    found: str

    def __str__(self) -> str:
        line = f"{self.type:<6} {self.place} [{self.group}] “{self.quote}” expected {self.expected}, found {self.found}"
        return line.replace("\n", "⏎")


@dataclass(slots=True)
class Score:
    """What was expected, found and right."""

    cases: int = 0
    expected: int = 0
    found: int = 0
    false: int = 0
    asked: Counter[str] = field(default_factory=Counter)  # by part: of the found ones, those asserted
    right: Counter[str] = field(default_factory=Counter)

    def share(self, name: str) -> float | None:
        """Precision, recall, f1 or the share of a part that is right; None where there is nothing to share."""
        if name in PARTS:
            return _ratio(self.right[name], self.asked[name])
        if name == "f1":
            return _ratio(2 * self.found, self.expected + self.found + self.false)
        return _ratio(self.found, self.expected if name == "recall" else self.found + self.false)

    def describe(self) -> dict[str, object]:
        """All counts and shares, for JSON."""
        counts = {"cases": self.cases, "expected": self.expected, "found": self.found, "false": self.false}
        return counts | {name: self.share(name) for name in ("precision", "recall", "f1", *PARTS)}


@dataclass(slots=True)
class Report:
    """Scores overall, by language and by group, and every problem in the order of the cases."""

    overall: Score = field(default_factory=Score)
    languages: dict[str, Score] = field(default_factory=lambda: defaultdict(Score))
    groups: dict[str, Score] = field(default_factory=lambda: defaultdict(Score))
    problems: list[Problem] = field(default_factory=list)

    def describe(self) -> dict[str, object]:
        """The report as plain objects, for JSON."""
        return {
            "overall": self.overall.describe(),
            "languages": {name: score.describe() for name, score in sorted(self.languages.items())},
            "groups": {name: score.describe() for name, score in sorted(self.groups.items())},
            "problems": [{name: getattr(p, name) for name in Problem.__slots__} for p in self.problems],
        }


def measure(cases: Iterable[Case], rules: Rules, advance: Callable[[], None] = lambda: None) -> Report:
    """Read every case and compare."""
    report = Report()
    judge = Judge(rules)
    for case in cases:
        document = plain_document(case.text, language=case.language, published=case.published)
        mentions = [m for m in extract(document, rules).mentions if m.unit is not None or m.value is not None]
        scores = (report.overall, report.languages[case.language], report.groups[case.group])
        report.problems += judge.compare(case, mentions, scores)
        advance()
    return report


class Judge:
    """Compares what was read with what should be."""

    def __init__(self, rules: Rules) -> None:
        self.rules = rules
        self.units = _unit_names(rules)

    def compare(self, case: Case, mentions: list[Mention], scores: Iterable[Score]) -> Iterator[Problem]:
        """Count one case in all scores; yield its problems."""
        left = list(mentions)
        missed: list[Figure] = []
        for score in scores:
            score.cases += 1
            score.expected += len(case.figures)
        for figure in case.figures:
            hit = next((m for m in _nearest(figure, left) if is_value_equal(figure, m)), None)
            if hit is None:
                missed.append(figure)
                continue
            left.remove(hit)
            for score in scores:
                score.found += 1
            yield from self._parts(case, figure, hit, scores)
        for figure in missed:
            instead = next((m.quote for m in _nearest(figure, left)), None)
            found = "no such surface" if figure.span is None else f"“{instead}”" if instead else "nothing"
            yield Problem("miss", case.place, case.group, figure.surface, f"{_say(figure.value)} {figure.unit}", found)
        for mention in left:
            for score in scores:
                score.false += 1
            found = f"{_say(mention.value)} {mention.unit}"
            yield Problem("false", case.place, case.group, mention.quote, "nothing", found)

    def _parts(self, case: Case, figure: Figure, mention: Mention, scores: Iterable[Score]) -> Iterator[Problem]:
        for part, wanted, found, is_right in self._judged(figure, mention):
            for score in scores:
                score.asked[part] += 1
                score.right[part] += is_right
            if not is_right:
                yield Problem(part, case.place, case.group, figure.surface, str(wanted), str(found))

    def _judged(self, figure: Figure, m: Mention) -> Iterator[tuple[str, object, object, bool]]:
        if "unit" in figure.asserted:
            yield "unit", figure.unit, m.unit, self.same_unit(figure.unit, m.unit)
        if "bound" in figure.asserted:
            ends = figure.high is None or figure.high == m.high
            yield "bound", _bound(figure.bound, figure.high), _bound(m.bound, m.high), figure.bound == m.bound and ends
        if "period" in figure.asserted and figure.period is not None:
            found = (m.period.start, m.period.end) if m.period else (None, None)
            yield "period", _say_period(figure.period), _say_period(found), window(*figure.period) == window(*found)
        if "claimant" in figure.asserted:
            said = m.origin_name or m.origin or "author"
            yield "origin", figure.claimant or "author", said, self.same_origin(figure.claimant, m)

    def same_unit(self, wanted: str | None, found: str | None) -> bool:
        """The id or an English name of the unit, whatever case and number (Barrels is barrel, gigawatt_hour GWh)."""
        if wanted is None or found is None or wanted in self.rules.units:
            return wanted == found
        return found in self.units.get(wanted.casefold(), ()) or wanted.casefold() == found.casefold()

    def same_area(self, wanted: str | None, found: str | None) -> bool:
        """The id of the area or a name of it, in capitals or not."""
        if wanted is None or found is None:
            return wanted == found
        known = self.rules.vocabulary.areas.get(found)
        names = {found, *((known.ko, known.en, *known.words, *known.seat) if known and known.within else ())}
        names |= {known.ko, known.en} if known else set()
        return wanted.casefold() in {name.casefold() for name in names}

    def same_origin(self, wanted: str | None, mention: Mention) -> bool:
        """The name as written or any name of the same origin, in any case; or one of the two names holds the other."""
        if wanted is None:
            return mention.origin is None
        known = self.rules.origins.get(mention.origin or "")
        written = (mention.origin_name or "").casefold()
        names = {written, *(word.casefold() for word in ((known.ko, known.en, *known.words) if known else ()))}
        name = wanted.casefold()
        if name in names or (bool(written) and (name in written or written in name)):
            return True
        return any(are_cases_of_one(name, one) for one in names)


def is_value_equal(figure: Figure, mention: Mention) -> bool:
    """The same number; where the case has none, a vague amount."""
    if figure.value is None:
        return mention.value is None or mention.is_vague
    return mention.value == figure.value


def window(start: str | None, end: str | None) -> tuple[str | None, str | None]:
    """First and last day of a period, so that 2024 and 2024-01 to 2024-12 are the same.

    >>> window("2024-02", "2024-02")
    ('2024-02-01', '2024-02-29')
    """
    return _day(start, last=False), _day(end, last=True)


def _day(date: str | None, *, last: bool) -> str | None:
    parts = (date or "").split("-")
    if not all(part.isdecimal() for part in parts) or len(parts) > 2 or len(parts[0]) != 4:
        return date
    year, month = int(parts[0]), int(parts[1]) if len(parts) == 2 else 12 if last else 1
    if year == 0 or not 1 <= month <= 12:
        return date
    return f"{parts[0]}-{month:02}-{monthrange(year, month)[1] if last else 1:02}"


def _nearest(figure: Figure, mentions: list[Mention]) -> list[Mention]:
    """Mentions on the figure, the one that shares most of its characters first."""
    if figure.span is None:
        return []
    start, end = figure.span
    shared = [(min(end, m.end) - max(start, m.start), m) for m in mentions]
    return [m for size, m in sorted(shared, key=lambda item: -item[0]) if size > 0]


def _unit_names(rules: Rules) -> dict[str, set[str]]:
    """Ids of units by what they are called in English, one or many, words joined by an underscore."""
    named: dict[str, set[str]] = defaultdict(set)
    for unit in rules.units.values():
        words = [word for language, words in unit.words if language == "en" for word in words]
        for name in (unit.id, unit.en, *words):
            joined = re.sub(r"[\s-]+", "_", name)
            for one in (joined, joined.removesuffix("s"), joined.removesuffix("es")):
                for plural in _plurals(one):
                    named[plural].add(unit.id)
    return named


def _plurals(unit: str) -> Iterator[str]:
    name = unit.casefold()
    yield name
    yield f"{name}s"
    yield f"{name}es"
    if name.endswith("y"):
        yield f"{name[:-1]}ies"
    yield from (plural for plural, single in IRREGULAR.items() if single == name)


def _ratio(part: int, whole: int) -> float | None:
    return part / whole if whole else None


def _bound(bound: str | None, high: Decimal | None) -> str:
    return f"{bound} to {_say(high)}" if bound == "range" else str(bound)


def _say(value: Decimal | None) -> str:
    return "vague" if value is None else format_decimal(value)


def _say_period(period: tuple[str | None, str | None]) -> str:
    return "none" if period == (None, None) else f"{period[0] or '…'} to {period[1] or '…'}"
