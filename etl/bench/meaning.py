"""How well figures are understood, on gold: found, charted, rightly so, in the right series, with period, base, origin.

A figure is found when a mention overlaps its span and has its value (its magnitude, where the text writes no sign).
A fraction is the percentage or the multiple that it says (half is 50 %, a 58th 0.017 times), a range both of its ends,
and a unit a day is that unit, read with its rate.
It is charted when its statement names an indicator. A charted figure is right when transformation, unit and areas
are those of a reading, and no figure of another series has the same indicator in this text. Series are compared by
pairs of figures of one text.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import combinations

from etl.bench.accuracy import Judge, window
from etl.bench.gold import GoldText, Mark
from etl.bench.told import Told, told_by_marks
from etl.compose import indicator_of
from etl.composition import Composer
from etl.documents import plain_document
from etl.extract import extract
from etl.model import Extraction, Linking, Mention, Statement
from etl.rules import Rules

GOALS = {
    "found": 0.99,
    "charted": 0.95,
    "right": 0.97,
    "series": 0.92,
    "period": 0.95,
    "base": 0.90,
    "origin": 0.92,
    "all": 0.80,
}
Matched = tuple[tuple[Mark, ...], Mention, Statement, str | None]  # readings, ours, its indicator
IDENTITY = ("unit", "transformation", "ref_area", "counterpart_area")  # what with the measure makes a series
UNAIDED = ("unaided", "unaided right")  # charted by the store itself; of those, how many rightly
FRACTION = "fraction"
ROUNDED = Decimal("0.002")  # of a third, 33.3
SLOTS = ("unit", "bound", "kind", "transformation", "ref_area", "counterpart_area", "value")


@dataclass(frozen=True, slots=True)
class Miss:
    """One slot of one figure that was read otherwise."""

    slot: str
    doc: str
    surface: str
    expected: str
    found: str

    def __str__(self) -> str:
        return f"{self.slot:<16} {self.doc} “{self.surface}” expected {self.expected}, found {self.found}".replace(
            "\n", "⏎"
        )


@dataclass(slots=True)
class Tally:
    """Counts by name: how many were asked, how many right."""

    asked: Counter[str] = field(default_factory=Counter)
    right: Counter[str] = field(default_factory=Counter)
    pairs: Counter[str] = field(default_factory=Counter)  # together in both, in gold, in ours

    def count(self, name: str, is_right: bool) -> bool:
        """Count one answer; gives it back."""
        self.asked[name] += 1
        self.right[name] += is_right
        return is_right

    def share(self, name: str) -> float | None:
        """The share that is right; of series F1 of pairs; None where nothing was asked."""
        if name == "series":
            both, gold, ours = (self.pairs[key] for key in ("both", "gold", "ours"))
            return 2 * both / (gold + ours) if gold + ours else None
        return self.right[name] / self.asked[name] if self.asked[name] else None


@dataclass(slots=True)
class MeaningReport:
    """Tallies overall, of the texts about the DPRK and the others, by language and by round of writing; every miss."""

    overall: Tally = field(default_factory=Tally)
    groups: dict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    misses: list[Miss] = field(default_factory=list)

    def describe(self) -> dict[str, object]:
        """The report as plain objects, for JSON."""
        return {
            "overall": {name: self.overall.share(name) for name in (*GOALS, *UNAIDED, *SLOTS)},
            "figures": self.overall.asked["found"],
            "groups": {
                group: {name: tally.share(name) for name in (*GOALS, *UNAIDED)}
                for group, tally in sorted(self.groups.items())
            },
            "misses": [{name: getattr(miss, name) for name in Miss.__slots__} for miss in self.misses],
        }


def measure_meaning(
    texts: Iterable[GoldText], rules: Rules, advance: Callable[[], None] = lambda: None, *, is_told: bool = False
) -> MeaningReport:
    """Read every text and compare slot by slot; `is_told`: once a person said whose its figures are, who states
    them and of what time they are."""
    report = MeaningReport()
    judge = Judge(rules)
    for text in texts:
        told = told_by_marks(text, judge) if is_told else Told(None, None, None)
        document = plain_document(
            text.text, name=text.doc, language=text.language, published=text.published, ref_area=told.ref_area,
            origin=told.origin, ref_period=told.ref_period,
        )  # fmt: skip
        extraction = extract(document, rules)
        pairs = list(zip(extraction.mentions, extraction.statements, strict=True))
        group = "dprk" if text.about_dprk else "other subjects"
        groups = (group, text.language, f"round {text.written}")
        tallies = (report.overall, *(report.groups[name] for name in groups))
        report.misses += _compare(text, pairs, rules, judge, tallies, charted_unaided(extraction, rules))
        advance()
    return report


def charted_unaided(extraction: Extraction, rules: Rules) -> set[str]:
    """The mentions that a store charts though no entry of a catalogue and no person names their indicator."""
    waiting = {m.id: Linking(m.id, None, "waiting", "no entry") for m in extraction.mentions}
    composer = Composer(rules)
    return {name for name, linking in composer.link(extraction, waiting).items() if linking.status == "linked"}


def _compare(
    text: GoldText, pairs: list[tuple[Mention, Statement]], rules: Rules, judge: Judge, tallies: tuple[Tally, ...],
    unaided: set[str],
) -> Iterator[Miss]:  # fmt: skip
    left = list(pairs)
    matched: list[Matched] = []
    for readings in text.figures:
        hit = _find(readings, left, rules)
        for tally in tallies:
            tally.count("found", hit is not None)
        mark = readings[0]
        if hit is None:
            near = next((m.quote for m, _ in left if m.start < mark.end and mark.start < m.end), "nothing")
            yield Miss("found", text.doc, mark.slots["surface"], str(mark.value), near)
            for tally in tallies:
                for name in ("charted", "unaided", "period", "origin", "all"):
                    tally.count(name, False)
            continue
        if not _is_end(readings, hit[0]):
            left.remove(hit)
        matched.append((readings, *hit, indicator_of(hit[0], hit[1], rules)))
    owners: dict[str, set[str]] = defaultdict(set)
    for readings, _, _, indicator in matched:
        if indicator is not None:
            owners[indicator].add(_series(readings[0]))
    alone: dict[str, set[str]] = defaultdict(set)
    for readings, mention, _, indicator in matched:
        if mention.id in unaided and indicator is not None:
            alone[indicator].add(_series(readings[0]))
    for readings, mention, statement, indicator in matched:
        misses = list(_judge_one(text, readings, mention, statement, indicator, owners, judge, tallies))
        yield from misses
        is_right = len(alone[indicator or ""]) == 1 and not any(miss.slot in IDENTITY for miss in misses)
        for tally in tallies:
            if tally.count("unaided", mention.id in unaided):
                tally.count("unaided right", is_right)
    _count_pairs(matched, tallies)


def _judge_one(
    text: GoldText, readings: tuple[Mark, ...], mention: Mention, statement: Statement, indicator: str | None,
    owners: dict[str, set[str]], judge: Judge, tallies: tuple[Tally, ...],
) -> Iterator[Miss]:  # fmt: skip
    def tell(slot: str, expected: Iterable[object], found: object, is_right: bool) -> Iterator[Miss]:
        for tally in tallies:
            tally.count(slot, is_right)
        if not is_right:
            said = " or ".join(dict.fromkeys(str(one) for one in expected))
            yield Miss(slot, text.doc, readings[0].slots["surface"], said, str(found))

    def any_of(test: Callable[[Mark], bool]) -> bool:
        return any(test(reading) for reading in readings)

    yield from tell("charted", ["an indicator"], indicator, indicator is not None)
    slots = {
        "unit": (mention.unit, lambda r: _same_unit(r, mention, judge)),
        "bound": (mention.bound, lambda r: r.slots.get("bound") == mention.bound),
        "kind": (mention.kind, lambda r: r.slots.get("kind") == mention.kind),
        "value": (
            mention.value,
            lambda r: r.value is None or _is_end((r,), mention) or _equal(r, mention, judge.rules),
        ),
        "transformation": (
            statement.transformation,
            lambda r: r.slots.get("transformation") == statement.transformation,
        ),
        "ref_area": (statement.ref_area, lambda r: _same_place(r, "ref_area", statement, judge, text.places)),
        "counterpart_area": (
            statement.counterpart_area,
            lambda r: _same_place(r, "counterpart_area", statement, judge, text.places),
        ),
    }
    answers = {}
    for slot, (found, test) in slots.items():
        answers[slot] = any_of(test)
        yield from tell(slot, [r.slots.get(slot) for r in readings], found, answers[slot])
    right = False
    if indicator is not None:
        pure = len(owners[indicator]) == 1
        right = pure and all(answers[slot] for slot in IDENTITY)
        measures = [r.slots.get("measure") for r in readings]
        yield from tell("right", [f"{m} {readings[0].slots.get('ref_area')}" for m in measures], indicator, right)
    period = (mention.period.start, mention.period.end) if mention.period else (None, None)
    wanted = [(r.slots.get("period_start"), r.slots.get("period_end")) for r in readings]
    dated = any(window(*one) == window(*period) for one in wanted)
    yield from tell("period", wanted, period, dated)
    based = True
    if any(r.slots.get("base_start") or r.slots.get("base_end") for r in readings):
        base = (mention.base_period.start, mention.base_period.end) if mention.base_period else (None, None)
        bases = [(r.slots.get("base_start"), r.slots.get("base_end")) for r in readings]
        based = any(window(*one) == window(*base) for one in bases)
        yield from tell("base", bases, base, based)
    names = [name for r in readings for name in (r.slots.get("origin") or ["author"])]
    said = any(judge.same_origin(None if name == "author" else name, mention) for name in names)
    yield from tell("origin", names, mention.origin_name or "author", said)
    for tally in tallies:
        tally.count("all", right and dated and said)


def _same_place(
    mark: Mark, slot: str, statement: Statement, judge: Judge, places: Mapping[str, tuple[str, ...]]
) -> bool:
    """The same area; a province or city may stand in the slot or as a breakdown beside its country, as readers of the
    two rounds had it; a place that only the text names goes by the words of the text, or as `places` has them."""
    wanted, found = mark.slots.get(slot), getattr(statement, slot)
    if judge.same_area(wanted, found):
        return True
    areas = judge.rules.vocabulary.areas
    region = areas.get(found or "")
    if region is not None and region.within is not None:
        told = str(mark.slots.get("breakdown") or "").casefold()
        names = {name.casefold() for name in (region.ko, region.en, *region.words, *region.seat)}
        names |= {english for english, words in places.items() if names & set(words)}
        is_named = isinstance(wanted, str) and wanted.casefold() in names
        return is_named or (judge.same_area(wanted, region.within) and any(name in told for name in names))
    parts = (areas.get(part) for part in statement.breakdown)
    return any(part is not None and part.within == found and judge.same_area(wanted, part.id) for part in parts)


def _find(
    readings: tuple[Mark, ...], pairs: list[tuple[Mention, Statement]], rules: Rules
) -> tuple[Mention, Statement] | None:
    for mention, statement in pairs:
        for mark in readings:
            if mention.start < mark.end and mark.start < mention.end and _same(mark, mention, rules):
                return mention, statement
    return None


def _same(mark: Mark, mention: Mention, rules: Rules) -> bool:
    if mark.value is None:
        if mark.slots.get("bound") == "range":
            return _number(mark.slots.get("low")) in (mention.low, mention.value)
        return mention.value is None or mention.is_vague
    return _is_end((mark,), mention) or _equal(mark, mention, rules, signed=False)


def _is_end(readings: tuple[Mark, ...], mention: Mention) -> bool:
    """Whether a mark is one end of the range that a mention is: 6 to 7 per cent is marked as two, read as one."""
    ends = {mention.low, mention.high}
    return len(ends) > 1 and any(
        r.slots.get("bound") == "range" and r.value is not None and r.value in ends for r in readings
    )


def _equal(mark: Mark, mention: Mention, rules: Rules, *, signed: bool = True) -> bool:
    """Whether a mention has the value of a mark; marks round fractions."""
    if mark.value is None or mention.value is None:
        return False
    value, wanted, off = mention.value, mark.value, Decimal(0)
    if mention.unit == FRACTION:
        if mark.slots.get("unit") == "percent":
            value *= rules.units[FRACTION].factor
        off = abs(wanted) * ROUNDED
    return abs((value if signed else abs(value)) - (wanted if signed else abs(wanted))) <= off


def _same_unit(mark: Mark, mention: Mention, judge: Judge) -> bool:
    """Whether a mention has the unit of a mark, in one of its forms."""
    wanted = mark.slots.get("unit")
    if mention.unit == FRACTION and wanted in ("percent", "times"):
        return True
    if wanted is not None and mention.rate is not None:
        wanted = wanted.removesuffix(f"_per_{mention.rate}")
    return judge.same_unit(wanted, mention.unit)


def _number(value: object) -> Decimal | None:
    return None if value is None else Decimal(str(value))


def _series(mark: Mark) -> str:
    """The series of a figure; one without a series is alone in its own."""
    series = mark.slots.get("series")
    return f"alone at {mark.start}" if series is None else str(series)


def _count_pairs(matched: list[Matched], tallies: tuple[Tally, ...]) -> None:
    for (one, _, _, ours), (other, _, _, theirs) in combinations(matched, 2):
        together = _series(one[0]) == _series(other[0])
        joined = ours is not None and ours == theirs
        for tally in tallies:
            tally.pairs["gold"] += together
            tally.pairs["ours"] += joined
            tally.pairs["both"] += together and joined
