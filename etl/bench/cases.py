"""Cases for measuring accuracy: a text and the figures that a careful reader takes from it.

Comes in: one JSON object a line, in one of two forms:

    {"text": "직원 9명", "expected": [{"surface": "9명", "value": 9, "unit": "person", "bound": "exact"}]}
    {"text": "직원 ⟦9명⟧", "expected": [{"value": "9", "unit": "person", "bound": "exact"}]}

Goes out: cases with the span of each figure. Refused, as a SeedError that names the line: what is no
JSON, a case without text, marks that do not fit the figures. A surface that the text does not hold has
no span: it counts as missed and is listed so.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

from etl.errors import SeedError
from etl.model import Span

OPEN, CLOSE = "⟦", "⟧"


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure as it should be read; `asserted` holds the parts that the case speaks of.

    `value` is None for a vague amount. `period` is (start, end). `claimant` None: the author of the text.
    """

    surface: str
    span: Span | None
    value: Decimal | None
    high: Decimal | None
    unit: str | None
    bound: str | None
    period: tuple[str | None, str | None] | None
    claimant: str | None
    asserted: frozenset[str]


@dataclass(frozen=True, slots=True)
class Case:
    """One text with its figures, and where it stands."""

    place: str  # file:line
    group: str
    language: str
    text: str
    published: str | None
    figures: tuple[Figure, ...]


def read_cases(path: Path) -> tuple[Case, ...]:
    """The cases of one file."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise SeedError(f"{path}: {error}; name a JSONL file of cases in UTF-8") from error
    return tuple(
        _read_case(f"{path.name}:{number}", path.stem, line) for number, line in enumerate(lines, 1) if line.strip()
    )


def _read_case(place: str, file: str, line: str) -> Case:
    try:
        entry = json.loads(line, parse_float=Decimal)
        text, expected = entry["text"], entry["expected"]
        group = entry.get("group") or "-"
        bare, marks = take_marks(text)
        if len(marks) not in (0, len(expected)):
            raise ValueError(f"{len(marks)} figures are marked, {len(expected)} expected")
        spans = marks if marks or not expected else find_surfaces(bare, [str(item["surface"]) for item in expected])
        named = file.endswith("origins") or "origin" in group  # there a missing claimant is the author
        figures = tuple(_figure(item, span, bare, named) for item, span in zip(expected, spans, strict=True))
    except (ValueError, KeyError, TypeError, AttributeError, InvalidOperation) as error:
        reason = f"lacks {error}" if isinstance(error, KeyError) else str(error)
        raise SeedError(f"{place}: not a case: {reason}; mend that line (see tests/cases/README.md)") from error
    return Case(place, group, entry.get("lang") or "ko", bare, entry.get("published"), figures)


def take_marks(text: str) -> tuple[str, list[Span]]:
    """The text without its marks, and the spans that they marked.

    >>> take_marks("약 ⟦12명⟧과 ⟦3명⟧")
    ('약 12명과 3명', [Span(start=2, end=5), Span(start=7, end=9)])
    """
    pieces, spans, length, start = [], [], 0, None
    for char in text:
        if char == OPEN:
            start = length
        elif char == CLOSE:
            if start is None:
                raise ValueError(f"a {CLOSE} without {OPEN}")
            spans.append(Span(start, length))
            start = None
        else:
            pieces.append(char)
            length += 1
    if start is not None:
        raise ValueError(f"a {OPEN} without {CLOSE}")
    return "".join(pieces), spans


def find_surfaces(text: str, surfaces: list[str]) -> list[Span | None]:
    """Where each surface stands: the next unused place in reading order, else any unused one, else None.

    >>> find_surfaces("13명 중 3명, 다시 3명", ["3명", "3명", "4명"])
    [Span(start=6, end=8), Span(start=13, end=15), None]
    """
    used: list[Span] = []
    spans: list[Span | None] = []
    for surface in surfaces:
        free = [span for span in _places(text, surface) if not any(span.overlaps(other) for other in used)]
        after = used[-1].end if used else 0
        whole = [span for span in free if not _cuts_number(text, span)] or free
        span = next((span for span in whole if span.start >= after), whole[0] if whole else None)
        spans.append(span)
        if span is not None:
            used.append(span)
    return spans


def _places(text: str, surface: str) -> Iterator[Span]:
    start = text.find(surface) if surface else -1
    while start >= 0:
        yield Span(start, start + len(surface))
        start = text.find(surface, start + 1)


def _cuts_number(text: str, span: Span) -> bool:
    """Whether the surface begins within a longer number."""
    left = text[: span.start].rstrip(",.")
    return text[span.start].isdecimal() and left[-1:].isdecimal() and span.start - len(left) <= 1


def _figure(item: dict[str, Any], span: Span | None, text: str, author_is_asserted: bool) -> Figure:
    stated = {key for key in ("unit", "bound", "period", "claimant") if key in item}
    stated -= {key for key in ("period", "claimant") if item.get(key) is None}
    if author_is_asserted:
        stated.add("claimant")
    period = item.get("period")
    return Figure(
        surface=str(item.get("surface") or text[slice(*(span or (0, 0)))]),
        span=span,
        value=_decimal(item["value"]),
        high=_decimal(item.get("value_high")),
        unit=item.get("unit") or None,
        bound=item.get("bound"),
        period=None if period is None else _period(period),
        claimant=item.get("claimant"),
        asserted=frozenset(stated),
    )


def _period(period: Any) -> tuple[str | None, str | None]:
    if isinstance(period, dict):
        return period.get("start"), period.get("end")
    if isinstance(period, str | int):
        return str(period), str(period)
    start, end = period
    return start, end


def _decimal(value: Any) -> Decimal | None:
    return None if value is None else Decimal(str(value).replace(",", ""))
