"""All kinds of files that people edit. A new one is a module beside this one and a line here."""

from __future__ import annotations

from typing import Any

from etl.schemas import (
    actors,
    areas,
    breakdowns,
    concepts,
    corrections,
    cues,
    decisions,
    events,
    indicators,
    language,
    manifest,
    notes,
    origins,
    pins,
    proposals,
    rates,
    units,
    verdicts,
)
from etl.schemas.base import Kind

KINDS: tuple[Kind[Any], ...] = (
    manifest.KIND,
    units.KIND,
    origins.KIND,
    actors.KIND,
    *language.LANGUAGES.values(),
    cues.KIND,
    areas.KIND,
    breakdowns.KIND,
    concepts.KIND,
    indicators.KIND,
    pins.KIND,
    corrections.KIND,
    decisions.KIND,
    proposals.KIND,
    notes.KIND,
    verdicts.KIND,
    events.KIND,
    rates.KIND,
)
