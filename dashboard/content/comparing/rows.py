"""A comparison as rows, for files and programs: the figures that it shows, then what is computed from them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from dashboard.content.comparing.gather import Comparison, compare_indicators
from dashboard.content.comparing.words import Names, Told, bound_of, tell_derived
from dashboard.i18n import Text
from etl.answers import StatedFigure
from etl.derive import Derived
from etl.store import Store

UNITS = {"ratio": "times", "share": "percent", "growth": "percent"}


def list_compared(store: Store, names: Sequence[str], pins: Sequence[str], lang: str) -> list[dict[str, Any]]:
    """The rows by the columns of exports/compared.toml; words are in one language."""
    text = Text(lang)
    found = compare_indicators(store, names, pins, text.lang)
    named = Names(found.rows, {row.unit: row for row in store.units()}, text)
    return [*_figures(found, text), *_derived(found, named)]


def _figures(found: Comparison, text: Text) -> Iterator[dict[str, Any]]:
    for material in found.materials.values():
        for claim in (*material.claims, *material.cap_claims):
            yield _figure(claim.row, text)


def _figure(row: StatedFigure, text: Text) -> dict[str, Any]:
    return {
        "derived": False,
        "sort": "figure",
        "indicator_id": row.indicator_id,
        "indicator": text.pick(row.indicator_ko, row.indicator_en),
        "value": None if row.is_vague else row.value,
        "low": None if row.is_vague else row.low,
        "high": None if row.is_vague else row.high,
        "bound": row.bound,
        "unit": row.unit,
        "rate": row.rate,
        "kind": row.kind,
        "period_start": row.period_start,
        "period_end": row.period_end,
        "origin": text.pick(row.origin_ko, row.origin_en),
        "left_id": row.observation_id,
        "right_id": None,
        "formula": None,
        "statement": row.passage,
        "notes": None,
        "exchange_rate": None,
        "exchange_source": None,
    }


def _derived(found: Comparison, names: Names) -> Iterator[dict[str, Any]]:
    pinned = [found.pinned] if isinstance(found.pinned, Derived) else []
    for derived in (*pinned, *found.derived):
        yield _computed(derived, tell_derived(derived, names), names)


def _computed(derived: Derived, told: Told, names: Names) -> dict[str, Any]:
    shown, rate = derived.shown, told.rate
    source = names.text.pick(rate.source_ko, rate.source_en) if rate else ""
    return {
        "derived": True,
        "sort": derived.sort,
        "indicator_id": derived.left.indicator,
        "indicator": names.indicator(derived.left),
        "value": shown.low if shown.low == shown.high else None,
        "low": shown.low,
        "high": shown.high,
        "bound": bound_of(derived),
        "unit": UNITS[derived.sort],
        "rate": None,
        "kind": None,
        "period_start": derived.left.start,
        "period_end": derived.left.end,
        "origin": None,
        "left_id": derived.left.id,
        "right_id": derived.right.id,
        "formula": told.formula,
        "statement": told.sentence,
        "notes": " ".join((*told.notes, *(words for _, words in told.agreements))) or None,
        "exchange_rate": rate.rate if rate else None,
        "exchange_source": f"{source} <{rate.url}>" if rate else None,
    }
