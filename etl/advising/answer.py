"""A model's answer, held against what was sent: which slots hold, and why the others do not.

Each slot comes as a value and a quote. The quote must stand in what was sent, character by character, with nothing
normalised: what is shown to a person as a quotation must be the text itself, and a quote that differs in one sign was
not copied. The value must be an id that the workspace knows, or a period as figtrace writes one.

    malformed       no object with a value and a quote       unknown_slot    a slot that was not asked for
    too_long        more than a few words, or none           unknown_value   no such id, or no period
    not_quoted      not in what was sent                     other_figure    the characters of another figure
    other_time      a year that the quote does not say       other_unit      a measure that has no such unit
    other_area      an area where the quote names another
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, StringConstraints, TypeAdapter, ValidationError

from etl.advising.passage import Setting
from etl.proposed import Quoted
from etl.rules import Rules
from etl.schemas.proposals import LONGEST, SLOTS

MOST_SLOTS = 50
UNREADABLE = "answer:unreadable"
YEAR = re.compile(r"(?<!\d)(?:1[5-9]|20|21)\d\d(?!\d)")
TIMES = ("period", "base")
AREAS = ("ref_area", "counterpart_area")
LEVELS = ("level", "change")  # told in the unit of the measure itself


class Slot(BaseModel):
    """One slot of an answer."""

    model_config = ConfigDict(extra="forbid", strict=True)
    value: Annotated[str, StringConstraints(min_length=1, max_length=LONGEST)]
    quote: str


class Answer(BaseModel):
    """The whole of it; a slot that is null was left out."""

    model_config = ConfigDict(extra="forbid", strict=True)
    slots: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Checked:
    """The slots that hold, and for each of the others why it was dropped."""

    slots: Mapping[str, Quoted] = field(default_factory=dict)
    dropped: Mapping[str, str] = field(default_factory=dict)


class Checker:
    """Holds answers against what was sent and what a workspace knows; `names` are its ids by table."""

    def __init__(self, rules: Rules, names: Mapping[str, Collection[str]]) -> None:
        self._rules = rules
        self._context = _Known(names)
        self._values = {slot: TypeAdapter[str](sort) for slot, sort in SLOTS.items()}

    def check(self, content: str, setting: Setting) -> Checked | None:
        """What holds of an answer; None if it is none, or of another form."""
        try:
            answer = Answer.model_validate_json(content)
        except (ValidationError, RecursionError):
            return None
        if len(answer.slots) > MOST_SLOTS:
            return None
        slots: dict[str, Quoted] = {}
        dropped: dict[str, str] = {}
        for name, given in answer.slots.items():
            if given is None:
                continue
            found = self._check_slot(name, given, setting)
            if isinstance(found, str):
                dropped[name if name in SLOTS else "other"] = found
            else:
                slots[name] = found
        if self._has_other_unit(slots, setting):
            del slots["measure"]
            dropped["measure"] = "other_unit"
        return Checked(slots, dropped)

    def _check_slot(self, name: str, given: object, setting: Setting) -> Quoted | str:
        """The slot, or why it is dropped."""
        if name not in SLOTS:
            return "unknown_slot"
        try:
            slot = Slot.model_validate(given)
        except ValidationError:
            return "malformed"
        if not any(map(str.isalnum, slot.quote)) or len(slot.quote) > LONGEST or "\0" in slot.quote:
            return "too_long"
        try:
            value = self._values[name].validate_python(slot.value, context=self._context)
        except ValidationError:
            return "unknown_value"
        places = setting.places(slot.quote)
        if not places:
            return "not_quoted"
        if all(place is not None and _overlaps(place, setting.others) for place in places):
            return "other_figure"
        if name in TIMES and (years := set(YEAR.findall(slot.quote))) and not years & set(YEAR.findall(value)):
            return "other_time"
        if name in AREAS and self._names_another(value, slot.quote):
            return "other_area"
        return Quoted(value, slot.quote)

    def _names_another(self, area: str, quote: str) -> bool:
        """Whether a quote has the name of an area and not that of the one that it should tell."""
        areas = self._rules.vocabulary.areas
        named = {one.id for one in areas.values() if any(word in quote for word in (*one.words, one.ko, one.en))}
        return bool(named) and area not in named

    def _has_other_unit(self, slots: Mapping[str, Quoted], setting: Setting) -> bool:
        """Whether a measure is proposed that is never told in the unit of the figure."""
        if "measure" not in slots:
            return False
        concept = self._rules.vocabulary.concepts[slots["measure"].value]
        form = slots["transformation"].value if "transformation" in slots else setting.mention.transformation
        if form not in LEVELS:
            return False
        unit = self._rules.units.find(slots["unit"].value if "unit" in slots else setting.mention.unit)
        dimension = unit.dimension if unit is not None else None
        return dimension is not None and dimension not in concept.units


class _Known:
    """The ids of the workspace, as the schemas ask for them."""

    def __init__(self, names: Mapping[str, Collection[str]]) -> None:
        self._names = names

    def names(self, table: str) -> Collection[str] | None:
        """All ids of a table."""
        return self._names[table]


def _overlaps(place: tuple[int, int], others: Collection[tuple[int, int]]) -> bool:
    return any(place[0] < end and start < place[1] for start, end in others)
