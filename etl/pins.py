"""Pins: what a person gives a composed indicator that its words do not.

    id               as it is composed, exports.kp-cn.usd
    ko, en           its name
    description_…    what it is, in place of the words of the rule
    caution_…        what must be known before use; the caution of the rule stays behind it
    range            what its values can be: what lies outside waits for a person
    chart            how it is drawn
    alias            other ids that texts compose for the same: their figures are of it, all their addresses lead to it

A pin of an indicator that no text composes does nothing. What keys there are: etl/schemas/pins.py.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Any

from etl.schemas import pins
from etl.schemas.inputs import Inputs
from etl.schemas.pins import PinEntry
from etl.schemas.problems import Fault, show


@dataclass(frozen=True, slots=True)
class Pin:
    """One of them; what is None stays as composed."""

    id: str
    ko: str
    en: str
    description_ko: str | None = None
    description_en: str | None = None
    caution_ko: str | None = None
    caution_en: str | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    chart: str | None = None
    alias: tuple[str, ...] = ()

    def apply(self, made: Any) -> Any:
        """The composed indicator as it is pinned."""
        return replace(
            made,
            ko=self.ko,
            en=self.en,
            description_ko=self.description_ko or made.description_ko,
            description_en=self.description_en or made.description_en,
            caution_ko=_join(self.caution_ko, made.caution_ko),
            caution_en=_join(self.caution_en, made.caution_en),
            low=self.low,
            high=self.high,
            chart=self.chart or made.chart,
        )


@dataclass(frozen=True, slots=True)
class Pins:
    """All of them by the id of their indicator, and whose the other ids are."""

    by_id: Mapping[str, Pin] = field(default_factory=dict)
    alias: Mapping[str, str] = field(default_factory=dict)


def read_pins(inputs: Inputs) -> Pins:
    """The pins of a workspace; what is broken is noted and left out, so is an id that the catalogue lists."""
    listed = set(inputs.names("indicator") or ())
    found: dict[str, Pin] = {}
    for source, file in inputs.read(pins.KIND):
        for place, entry in enumerate(file.pin):
            for name in {entry.id, *entry.alias} & listed:
                fault = Fault((), show(name), "a composed indicator", "edit its entry in datasets/indicators/ instead")
                inputs.report_in(pins.KIND, source, fault._replace(loc=("pin", place)))
            found[entry.id] = read_entry(entry)
    return Pins(found, {name: pin.id for pin in found.values() for name in pin.alias})


def read_entry(entry: PinEntry) -> Pin:
    """A line of the file as a pin."""
    low, high = entry.range or (None, None)
    told = entry.model_dump(exclude={"range"})
    return Pin(**told, low=low, high=high)


def _join(own: str | None, rule: str | None) -> str | None:
    return " ".join(filter(None, (own, rule))) or None
