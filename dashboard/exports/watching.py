"""What changed in a figure between two versions, in words: for pages that show it and for feeds that tell it.

A `Change` goes in. Both sides are told with their passages, so that a reader of a feed need not open anything.
"""

from __future__ import annotations

from decimal import Decimal

from dashboard import quoting
from dashboard.exports.columns import BY_NAME
from dashboard.format import number
from dashboard.i18n import Text
from etl.answers import Figure
from etl.store import Change

SILENT = ("passage", "quote_value")  # told as words, not as fields


def list_fields(change: Change, lang: str) -> list[tuple[str, str, str]]:
    """What else differs: what it is called, before, after."""
    title = "ko" if lang == "ko" else "en"
    return [
        (getattr(BY_NAME[name], title), _write(before), _write(after))
        for name, before, after in change.differences
        if name not in SILENT
    ]


def name_change(change: Change, text: Text) -> str:
    """One line: what happened to which figure, its words before and after.

    Those of another language as amounts, with whose they are; where only the words changed, these too.
    """
    row = change.latest
    sides = dict.fromkeys(quoting.bare_told(side, unit, text.lang) for side, unit in change.sides)
    values = dict.fromkeys(side.value for side in sides)
    name = text.pick(row.indicator_ko, row.indicator_en)
    told = " → ".join(values if len(values) == len(sides) else [side.line for side in sides])
    if any(side.original for side in sides):
        told = f"{text.pick(row.origin_ko, row.origin_en)}, {told}"
    return f"{text(f'versions.change_{change.change}')}: {name}: {told}"


def tell_change(change: Change, old: str, new: str, text: Text) -> str:
    """Who says it and where; the figure and its passage in the version `old` and in `new`; each field that differs."""
    row = change.latest
    lines = [f"{text.pick(row.origin_ko, row.origin_en)} · {row.document_title}"]
    for side, unit in change.sides:
        version, key = (old, "versions.was") if side is change.old else (new, "versions.is")
        told = quoting.bare_told(side, unit, text.lang)
        lines += [text(key, version=version, quote=told.line), _passage(side)]
    lines += [f"{name}: {before} → {after}" for name, before, after in list_fields(change, text.lang)]
    return "\n".join(lines)


def _passage(row: Figure) -> str:
    return f"“{' '.join(row.passage.split())}”"


def _write(value: object) -> str:
    if value is None:
        return "–"
    return number(value) if isinstance(value, Decimal) else str(value)
