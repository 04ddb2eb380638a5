"""datasets/decisions.csv: what people settled about mentions. What the columns mean: etl/decisions.py."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from typing import Annotated

from pydantic import AfterValidator, Field, StringConstraints, ValidationInfo, field_validator

from etl.model import KINDS, TRANSFORMATIONS
from etl.schemas.base import Entry, File, Kind
from etl.schemas.fields import DOCUMENT, Day, Line, Prose, is_date, known, one_of, refuse
from etl.schemas.problems import Fault, show

OLDER = ("mention_id", "action", "indicator_id", "reason", "person", "decided")
MENDED = ("value", "unit", "period", "origin", "base", "kind")  # of the figure itself
STATED = ("measure", "transformation", "ref_area", "counterpart_area")  # of its statement
COLUMNS = (*OLDER, "quote", "before", "after", *MENDED, *STATED)
WINDOW = ".."  # between the ends of a period
ACTIONS = ("accept", "assign", "reject")
MentionId = Annotated[
    str,
    StringConstraints(pattern=rf"^{DOCUMENT}:[0-9]+-[0-9]+$", max_length=150),
    Field(description="the id of a mention, as 002:8020-8032"),
]


LISTED = known("indicator", "datasets/indicators/")


def _value(value: str) -> str:
    """A number, its digits in those of ASCII: a keyboard for Korean or Arabic may type others."""
    value = "".join(str(unicodedata.decimal(sign, sign)) for sign in value)
    try:
        number = Decimal(value)
    except InvalidOperation:
        number = Decimal("nan")
    if "_" in value or number.is_nan():
        refuse("a number in digits, as 230000 or -4.5")
    if not number.is_finite() or number.adjusted() > 27 or int(number.as_tuple().exponent) < -10:
        refuse("a number below 10^28 with at most 10 digits behind the point")
    return value


def _window(value: str) -> str:
    ends = value.split(WINDOW)
    if len(ends) > 2 or not all(is_date(end) for end in ends) or ends != sorted(ends) or len({*map(len, ends)}) > 1:
        refuse("a period, as 2023, 2023-05 or 2023-05..2024-01")
    return value


WrittenValue = Annotated[str, AfterValidator(_value), Field(description="a number in digits")]
Window = Annotated[str, AfterValidator(_window), Field(description="a period, as 2023 or 2023-05..2024-01")]


KindName = Annotated[str, one_of(*KINDS), Field(description=f"one of {', '.join(KINDS)}")]
FormName = Annotated[str, one_of(*TRANSFORMATIONS), Field(description=f"one of {', '.join(TRANSFORMATIONS)}")]
ConceptName = Annotated[str, known("concept", "datasets/concepts/")]
AREA = known("area", "datasets/areas.toml")
AreaId = Annotated[str, AREA]
UnitId = Annotated[str, known("unit", "datasets/units.toml")]
OriginId = Annotated[str, known("origin", "datasets/origins.toml")]


class DecisionEntry(Entry):
    """One line; an empty cell is a key that is not there."""

    mention_id: MentionId
    action: Annotated[str, one_of(*ACTIONS), Field(description=f"one of {', '.join(ACTIONS)}")]
    indicator_id: Line | None = None
    reason: Prose
    person: Line
    decided: Day
    quote: Prose | None = None
    before: Prose | None = None
    after: Prose | None = None
    value: WrittenValue | None = None
    unit: UnitId | None = None
    period: Window | None = None
    origin: OriginId | None = None
    base: Window | None = None
    kind: KindName | None = None
    measure: ConceptName | None = None
    transformation: FormName | None = None
    ref_area: AreaId | None = None
    counterpart_area: AreaId | None = None

    @field_validator("indicator_id")
    @classmethod
    def _is_listed(cls, value: str | None, info: ValidationInfo) -> str | None:
        """What is assigned must be listed; what is accepted may have been composed."""
        return LISTED.func(value, info) if info.data.get("action") == "assign" else value  # type: ignore[call-arg]  # pydantic's two forms


class DecisionsFile(File):
    """datasets/decisions.csv."""

    decision: tuple[DecisionEntry, ...] = ()

    def faults(self) -> Iterator[Fault]:
        """Actions with an indicator too many or too few."""
        for place, entry in enumerate(self.decision):
            loc = ("decision", place, "indicator_id")
            if entry.action == "assign" and entry.indicator_id is None:
                yield Fault(loc, "nothing", "the id of the indicator to assign", "please add it")
            if entry.action == "reject" and any(getattr(entry, name) for name in (*MENDED, *STATED)):
                yield Fault(loc[:2], "what was read otherwise", "none: reject mends nothing", "empty it")
            if entry.action == "reject" and entry.indicator_id is not None:
                yield Fault(loc, show(entry.indicator_id), "nothing: reject takes no indicator", "empty it")


KIND = Kind(
    "datasets/decisions.csv",
    DecisionsFile,
    "decision",
    key="mention_id",
    columns=COLUMNS,
    older=len(OLDER),
    is_needed=False,
)
