"""datasets/pins.toml: composed indicators that get a name, a description, a caution, a range or a chart of their own.

What the keys mean: etl/pins.py.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from pydantic import Field, StringConstraints

from etl.schemas.base import Entry, File, Kind
from etl.schemas.fields import Line, Number, Prose, one_of
from etl.schemas.indicators import CHARTS
from etl.schemas.problems import Fault, show

ComposedId = Annotated[
    str,
    StringConstraints(pattern=r"^[\p{L}\p{N}_-]+(?:[.:][\p{L}\p{N}_-]+)*$", max_length=200),
    Field(description="the id of a composed indicator, as exports.kp-cn.usd"),
]


class PinEntry(Entry):
    """One [[pin]]."""

    id: ComposedId
    ko: Line
    en: Line
    description_ko: Prose | None = None
    description_en: Prose | None = None
    caution_ko: Prose | None = None
    caution_en: Prose | None = None
    range: Annotated[tuple[Number, Number], Field(description="two numbers below 10^28, as [1, 100]")] | None = None
    chart: Annotated[str, one_of(*CHARTS), Field(description=f"one of {', '.join(CHARTS)}")] | None = None
    alias: Annotated[tuple[ComposedId, ...], Field(description="a list of ids of composed indicators")] = ()


class PinsFile(File):
    """datasets/pins.toml."""

    pin: tuple[PinEntry, ...] = ()

    def faults(self) -> Iterator[Fault]:
        """Ranges the wrong way round, and ids that are two things at once."""
        owner: dict[str, str] = {entry.id: entry.id for entry in self.pin}
        for place, entry in enumerate(self.pin):
            if entry.range is not None and entry.range[0] > entry.range[1]:
                yield Fault(
                    ("pin", place, "range"), f"[{entry.range[0]}, {entry.range[1]}]", "the smaller number first"
                )
            for n, name in enumerate(entry.alias):
                if owner.setdefault(name, entry.id) != entry.id or name == entry.id:
                    found = f"{show(name)}, which is of {show(owner[name])} already"
                    yield Fault(("pin", place, "alias", n), found, "an id of one pin", "take it out of one of them")


KIND = Kind("datasets/pins.toml", PinsFile, "pin", is_needed=False)
