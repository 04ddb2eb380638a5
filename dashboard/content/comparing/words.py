"""What is computed, as sentences: the value, how it is computed, and all that a reader must know to take it rightly."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from dashboard import format
from dashboard.i18n import Text
from dashboard.i18n.articles import with_the
from etl.answers import StatedFigure, StoredRate, UnitName
from etl.derive import Derived, Figure, Refused
from etl.exact import format_decimal

TURNED = {"at_least": "at_most", "more_than": "less_than", "at_most": "at_least", "less_than": "more_than"}


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two figures: its id, what it is called, its amount and its time in words."""

    id: str
    name: str
    amount: str
    period: str


@dataclass(frozen=True, slots=True)
class Told:
    """A computed value in words; `sides` are what is divided and what it is divided by."""

    derived: Derived
    value: str
    sentence: str
    sides: tuple[Side, Side]
    notes: tuple[str, ...]
    agreements: tuple[tuple[str, str], ...]  # the id of a stated growth, and whether it agrees
    rate: StoredRate | None = None

    @property
    def formula(self) -> str:
        """How it is computed, in words and in one line."""
        left, right = (f"{side.name} {side.amount} ({side.period})" for side in self.sides)
        return f"{left} ÷ {right}" + (" − 1" if self.derived.sort == "growth" else "")


@dataclass(frozen=True, slots=True)
class Names:
    """What sentences call figures by."""

    rows: Mapping[str, StatedFigure]
    units: Mapping[str, UnitName]
    text: Text

    def side(self, figure: Figure) -> Side:
        """A figure as it stands in a formula: who says it of what."""
        row = self.rows[figure.id]
        origin = self.text.pick(row.origin_ko, row.origin_en)
        name = f"{self.text.pick(row.indicator_ko, row.indicator_en)}, {origin}"
        return Side(figure.id, name, self.amount(figure), self.period(figure))

    def amount(self, figure: Figure) -> str:
        """Its number with its bound and its unit; of what has none, as quoted."""
        return format.amount(self.rows[figure.id], self.unit(figure.unit), self.text.lang)

    def unit(self, unit: str) -> format.Unit:
        """A unit as it is written."""
        found = self.units.get(unit)
        return format.Unit.named(found) if found else format.Unit(unit, unit, unit)

    def period(self, figure: Figure) -> str:
        """Its time, or that none is stated."""
        return format.period(figure.start, figure.end, self.text.lang) or self.text("compare.no_time")

    def indicator(self, figure: Figure) -> str:
        """What it is a figure of."""
        row = self.rows[figure.id]
        return self.text.pick(row.indicator_ko, row.indicator_en)

    def claim(self, figure: Figure) -> str:
        """A figure among others of the same indicator: by who states it."""
        row = self.rows[figure.id]
        origin = self.text.pick(row.origin_ko, row.origin_en)
        return self.text("compare.claim_of", origin=with_the(origin) if self.text.lang == "en" else origin)


def tell_derived(derived: Derived, names: Names) -> Told:
    """A computed value in words."""
    text = names.text
    value = write_value(derived, text)
    stated = tuple((one.stated.id, _say_agreement(one.stated, names, agrees=one.agrees)) for one in derived.agreements)
    return Told(
        derived=derived,
        value=value,
        sentence=_say_growth(derived, names) if derived.sort == "growth" else _say_quotient(derived, names),
        sides=(names.side(derived.left), names.side(derived.right)),
        notes=tuple(_say_notes(derived, names)),
        agreements=stated,
        rate=derived.conversion.rate,
    )


def tell_refused(refused: Refused, names: Names) -> str:
    """Why nothing is computed of two figures."""
    at = refused.at or refused.left
    return names.text(
        f"compare.not_{refused.reason}",
        name=names.indicator(at),
        amount=names.amount(at),
        left=names.indicator(refused.left),
        right=names.indicator(refused.right),
        left_unit=_name_unit(refused.left, names),
        right_unit=_name_unit(refused.right, names),
        left_period=names.period(refused.left),
        right_period=names.period(refused.right),
    )


def write_value(derived: Derived, text: Text) -> str:
    """The value with its bound: 약 1.4배, more than 200%."""
    return format.bounded(_write_number(derived, text), bound_of(derived), text.lang)


def bound_of(derived: Derived) -> str:
    """The bound of what is shown; a rounded number is about so much."""
    bound = derived.shown.bound
    return "about" if bound == "exact" and derived.is_about else bound


def _write_number(derived: Derived, text: Text) -> str:
    """The value without its bound."""
    return _write_ends(derived.sort, derived.shown.low, derived.shown.high, text)


def _write_ends(sort: str, low: Decimal | None, high: Decimal | None, text: Text) -> str:
    """One number, or both ends of a range, with times or per cent behind."""
    written = "–".join(_write_digits(end, text.lang) for end in dict.fromkeys((low, high)) if end is not None)
    if sort != "ratio":
        return text("compare.in_per_cent", n=written)
    apart = " " if text.lang == "ko" and not written[-1].isdigit() else ""  # 2,567만 배, 1.4배
    return text("compare.in_times", n=written + apart)


def _write_digits(number: Decimal, lang: str) -> str:
    """All digits that count, zeros behind the point too; large numbers in the words of the language."""
    if number.as_tuple().exponent >= 0:  # type: ignore[operator]  # no infinity comes here
        return format.scaled(number, lang)
    return f"{number:,f}".replace("-", "−")


def _say_quotient(derived: Derived, names: Names) -> str:
    """The larger is so many times the smaller, or the total so much of the cap."""
    left, right = derived.left, derived.right
    is_one = left.indicator == right.indicator
    called = names.claim if is_one else names.indicator
    named = {"left": called(left), "right": called(right)}
    if is_one and left.origin == right.origin:
        named = {"left": names.amount(left), "right": names.amount(right)}
    said = names.text(f"compare.{derived.sort}_{_words_of(derived)}", value=_write_number(derived, names.text), **named)
    return said[0].upper() + said[1:]


def _say_growth(derived: Derived, names: Names) -> str:
    shown, text = derived.shown, names.text
    named = {
        "name": names.indicator(derived.left),
        "before": names.period(derived.right),
        "after": names.period(derived.left),
    }
    ends = [end for end in (shown.low, shown.high) if end is not None]
    if all(end == 0 for end in ends):
        return text("compare.growth_none", **named)
    if any(end < 0 for end in ends) and any(end > 0 for end in ends):
        return text("compare.growth_either", value=write_value(derived, text), **named)
    fell = any(end < 0 for end in ends)
    low, high, bound = shown.low, shown.high, bound_of(derived)
    if fell:  # by so much: ends change their places
        low, high = (None if end is None else -end for end in (high, low))
        bound = TURNED.get(bound, bound)
    said = format.bounded(_write_ends("growth", low, high, text), bound, text.lang)
    return text("compare.growth_fell" if fell else "compare.growth_rose", value=said, **named)


def _words_of(derived: Derived) -> str:
    """Which sentence says it: a bound has its own verb."""
    bound = bound_of(derived)
    return {"about": "about", "exact": "exact", "range": "exact"}.get(bound, bound)


def _say_notes(derived: Derived, names: Names) -> list[str]:
    """All that a reader must know, the time first, then what was converted and rounded."""
    text, left, right = names.text, derived.left, derived.right
    named = {
        "left": names.period(left),
        "right": names.period(right),
        "months": derived.months,
        "whole": derived.cap_months,
        "period": names.period(left),
    }
    notes = []
    for note in derived.notes:
        key = f"compare.note_{derived.sort}_{note}"
        notes.append(text(key if text.get(key) else f"compare.note_{note}", **named))
    if derived.conversion.rate is None and left.unit != right.unit:
        factor = format.number(Decimal(derived.conversion.factor.numerator) / derived.conversion.factor.denominator)
        units = {"own": _name_unit(left, names), "other": _name_unit(right, names)}
        notes.append(text("compare.note_converted", factor=factor, **units))
    if derived.shown.is_rounded:
        notes.append(text("compare.note_rounded" if derived.exact.is_point else "compare.note_rounded_ends"))
    return notes


def say_rate(rate: StoredRate, names: Names) -> str:
    """A rate with its time: 1달러 = 1,291.7796원(2022년 평균)."""
    return names.text(
        f"compare.rate_{rate.sort}",
        one=format.quantity(Decimal(1), names.unit(rate.per), names.text.lang),
        amount=format.quantity(Decimal(format_decimal(rate.rate)), names.unit(rate.currency), names.text.lang),
        period=format.moment(rate.period, names.text.lang),
    )


def _say_agreement(stated: Figure, names: Names, *, agrees: bool) -> str:
    row = names.rows[stated.id]
    return names.text(
        "compare.agrees" if agrees else "compare.differs",
        origin=names.text.pick(row.origin_ko, row.origin_en),
        name=names.indicator(stated),
        amount=names.amount(stated),
    )


def _name_unit(figure: Figure, names: Names) -> str:
    found = names.units.get(figure.unit)
    return (names.text.pick(found.unit_ko, found.unit_en) if found else "") or figure.unit
