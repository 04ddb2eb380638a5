"""A drafted pin as a form has it, what it would change, and the mark by which its writing shows that this was seen."""

from __future__ import annotations

import hmac
import re
from collections.abc import Mapping
from dataclasses import dataclass

from etl.answers import StatedFigure, StoredIndicator
from etl.coining.pinning import PinDraft, write_entry
from etl.store import Store

PLAIN = ("id", "ko", "en", "low", "high", "chart")
PROSE = ("description_ko", "description_en", "caution_ko", "caution_en")
FIELDS = (*PLAIN, *PROSE, "alias")  # of the form


@dataclass(frozen=True, slots=True)
class Changed:
    """What a pin would change of what is published: figures that come from other indicators, with those indicators;
    figures outside of the range, which would wait; aliases that no text composes now."""

    present: StoredIndicator | None
    moved: tuple[StatedFigure, ...]
    held: tuple[StatedFigure, ...]
    unknown: tuple[str, ...]


def begin_pin(indicator: StoredIndicator | None) -> PinDraft:
    """An indicator as it is called today."""
    return PinDraft(id=indicator.indicator_id, ko=indicator.ko, en=indicator.en) if indicator else PinDraft()


def read_pin(form: Mapping[str, str]) -> PinDraft:
    """What the fields of a form say; other ids are divided by blanks, commas or ends of lines."""
    told = {name: form.get(name, "").strip() for name in PLAIN}
    told |= {name: "\n".join(form.get(name, "").split("\r\n")).strip() for name in PROSE}
    return PinDraft(**told, alias=tuple(dict.fromkeys(re.findall(r"[^\s,]+", form.get("alias", "")))))


def write_pin_fields(draft: PinDraft) -> dict[str, str]:
    """The fields of a draft, as `read_pin` reads them."""
    return {**{name: getattr(draft, name) for name in (*PLAIN, *PROSE)}, "alias": "\n".join(draft.alias)}


def find_changed(store: Store, draft: PinDraft) -> Changed:
    """By the figures of the store, each in the unit of its indicator."""
    moved = [figure for name in draft.alias for figure in store.measured_figures(name)]
    own = store.measured_figures(draft.id)
    low, high = draft.range or (None, None)
    held = [
        figure for figure in (*own, *moved)
        if low is not None and high is not None and figure.value is not None and not low <= figure.value <= high
    ]  # fmt: skip
    unknown = [name for name in draft.alias if store.indicator(name) is None]
    return Changed(store.indicator(draft.id), tuple(moved), tuple(held), tuple(unknown))


def mark_pin(draft: PinDraft, key: str) -> str:
    """What only a page of ours can say of a draft: that what it changes was shown."""
    told = f"pin\n{draft.low}\n{draft.high}\n{write_entry(draft)}".encode("utf-8", "surrogatepass")
    return hmac.new(key.encode(), told, "sha256").hexdigest()
