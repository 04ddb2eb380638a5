"""A pin as a person drafts it, and datasets/pins.toml with it.

Comes in: a draft, all of it as typed. Goes out: its lines at the end of the file, which is written whole, one writer
at a time. Refused as RuleError, all problems at once: what the schema refuses of the file as it would be, an indicator
that the catalogue lists, an end of the range that is no number, an alias in another form or unit.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from etl.coining.draft import cut_last, quote, say
from etl.deciding import one_writer
from etl.errors import RuleError
from etl.files import read_if_there, write_over
from etl.pins import Pin, Pins, read_pins
from etl.rules import read_rules
from etl.schemas import pins
from etl.schemas.indicators import CHARTS
from etl.schemas.inputs import Inputs

__all__ = ["CHARTS", "PinDraft", "draft_pins", "list_pins", "take_out", "write_entry", "write_pin"]

FILE = pins.KIND.path
LOCK = "build/.pins.lock"
HEAD = b"# Composed indicators with a name, a caution or a range of their own. See etl/pins.py.\n"
PROSE = ("description_ko", "description_en", "caution_ko", "caution_en")
NUMBER = re.compile(r"-?[0-9]{1,28}(?:\.[0-9]{1,10})?")


@dataclass(frozen=True, slots=True)
class PinDraft:
    """A pin that is not written yet, as typed: what is empty stays as it is composed."""

    id: str = ""
    ko: str = ""
    en: str = ""
    description_ko: str = ""
    description_en: str = ""
    caution_ko: str = ""
    caution_en: str = ""
    low: str = ""
    high: str = ""
    chart: str = ""
    alias: tuple[str, ...] = ()

    @property
    def range(self) -> tuple[Decimal, Decimal] | None:
        """Its ends, where both are numbers."""
        ends = [end.replace(",", "") for end in (self.low, self.high)]
        first, last = (Decimal(end) if NUMBER.fullmatch(end) else None for end in ends)
        return (first, last) if first is not None and last is not None else None


def list_pins(workspace: Path) -> dict[str, Pin]:
    """All pins by the id of their indicator, as the file stands; RuleError if it is broken."""
    inputs = Inputs(workspace)
    found = dict(read_pins(inputs).by_id)
    inputs.check()
    return found


def draft_pins(workspace: Path, draft: PinDraft) -> tuple[bytes, Pins]:
    """The file with the draft at its end, and the pins as they would be; RuleError with all problems."""
    path = workspace / FILE
    present = path.read_bytes() if path.is_file() else HEAD
    content = present.rstrip() + b"\n\n" + write_entry(draft).encode("utf-8", "surrogatepass") + b"\n"
    changed = Inputs(workspace)
    changed.lay(FILE, content)
    rules = read_rules(changed)
    would_be = read_pins(changed)
    problems = list(changed.problems)
    if (draft.low or draft.high) and draft.range is None:
        problems.append(say(FILE, "range", f"{draft.low} – {draft.high}", "two numbers in digits, or none"))
    from etl.composition import Composer  # it reads texts, which few servers ever need

    composer = Composer(rules)
    for name in draft.alias:
        if not composer.are_alike(name, draft.id):
            problems.append(say(FILE, "alias", name, "an indicator of the same form and unit"))
    if problems:
        raise RuleError(list(dict.fromkeys(problems)))
    return content, would_be


def write_pin(workspace: Path, draft: PinDraft) -> str:
    """Add the draft to the file, and give its path; RuleError with all problems, and nothing written."""
    with one_writer(workspace, LOCK, FILE):
        before = read_if_there(workspace / FILE)
        content, _ = draft_pins(workspace, draft)
        write_over(workspace / FILE, before, [content])
    return FILE


def take_out(workspace: Path, name: str) -> str:
    """Take a pin out again that stands last in the file, and give its path; RuleError where another one does."""
    with one_writer(workspace, LOCK, FILE):
        before = read_if_there(workspace / FILE)
        files = Inputs(workspace).read(pins.KIND)
        if not files or not files[0][1].pin or files[0][1].pin[-1].id != name:
            raise RuleError([say(FILE, "id", name, "the last pin of the file", "edit the file instead")])
        write_over(workspace / FILE, before, [cut_last(files[0][0].content, b"[[pin]]")])
    return FILE


def write_entry(draft: PinDraft) -> str:
    """The lines of the file, without an end of the last one."""
    return "\n".join(_lines(draft))


def _lines(draft: PinDraft) -> Iterator[str]:
    yield "[[pin]]"
    for name in ("id", "ko", "en"):
        yield f"{name} = {quote(getattr(draft, name))}"
    for name in (*PROSE, "chart"):
        if value := getattr(draft, name):
            yield f"{name} = {quote(value)}"
    if draft.range is not None:
        yield f"range = [{draft.range[0]:f}, {draft.range[1]:f}]"
    if draft.alias:
        yield f"alias = [{', '.join(map(quote, draft.alias))}]"
