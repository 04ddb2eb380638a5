"""The title of a slide: what it is about, the value, and who says so.

    북한의 인구: 2017년 2,501만 4,200명 → 2022년 2,566만 400명 — 한국은행
    Artillery shells: at least 8 million rounds — National Intelligence Service; at least 6 million — Jane Roe

Where there are more values than a title holds, it says from where to where they range, and who says so: the origins of
both ends first, as many of the others as there is room for.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard import format
from dashboard.charts.data import regular
from dashboard.charts.data.marks import find_before_and_after, number_of
from dashboard.charts.ground.labels import text_width
from dashboard.content.finding import share_unit
from dashboard.content.material import Material
from dashboard.exports.pptx.who import JOINT, SIZE, SMALLEST, Names, find_names, list_origins
from dashboard.i18n import Text
from etl.answers import StatedFigure

MOST_VALUES = 3
LONGEST = 2 * 830.0  # points: two lines of a title
NOBODY: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Title:
    """The words, and whether they say all that the finding says."""

    words: str
    is_whole: bool


def tell_title(name: str, material: Material, text: Text, people: frozenset[str] = NOBODY) -> Title:
    """The title of the slide of an indicator; `people` are the origins whose office may be left out."""
    rows = [claim.row for claim in material.claims]
    drawn = [row for row in rows if number_of(row) is not None and not row.is_vague]
    if len(drawn) < 2:
        return Title(say_one(name, (drawn or rows)[0], material.unit, text), is_whole=True)
    if pair := find_before_and_after(drawn):
        return Title(_say_change(name, *pair, material.unit, text), is_whole=False)
    origins = {row.origin_id for row in rows}
    if not material.caps and len(origins) == 1 and regular.are_regular(material.marks):
        return Title(_say_series(name, drawn, material.unit, text), is_whole=True)
    each = _say_each(name, drawn, material.unit, text, people)
    if each:
        return Title(each, is_whole=False)
    return Title(_say_range(name, drawn, material.unit, text, people), is_whole=False)


def has_room(words: str, size: float) -> bool:
    """Whether words are no longer than two lines of a title."""
    return text_width(words, size) <= LONGEST


def say_one(name: str, row: StatedFigure, unit: format.Unit, text: Text) -> str:
    """One figure: its subject, its value, its origin and its time."""
    who = text.pick(row.origin_ko, row.origin_en)
    return say_whose(name, format.amount(row, unit, text.lang), ", ".join(filter(None, (who, _when(row, text)))), text)


def say_whose(name: str, value: str, who: str, text: Text) -> str:
    """A subject, a value and who says so."""
    return text("deck.title", name=name, value=value, who=who)


def _say_change(name: str, before: StatedFigure, after: StatedFigure, unit: format.Unit, text: Text) -> str:
    value = " → ".join(format.amount(row, unit, text.lang) for row in (before, after))
    return say_whose(name, value, text.pick(before.origin_ko, before.origin_en), text)


def _say_series(name: str, rows: Sequence[StatedFigure], unit: format.Unit, text: Text) -> str:
    in_time = sorted(rows, key=lambda row: row.period_start or "")
    ends = (in_time[0], in_time[-1])
    said = [
        text(
            "deck.title_at",
            when=format.period(row.period_start, row.period_end, text.lang),
            value=format.amount(row, unit, text.lang),
        )
        for row in ends
    ]
    return say_whose(name, " → ".join(said), text.pick(ends[0].origin_ko, ends[0].origin_en), text)


def _say_each(name: str, rows: Sequence[StatedFigure], unit: format.Unit, text: Text, people: frozenset[str]) -> str:
    """Every value with its origin, if they are few and there is room; the greatest first."""
    if len(rows) > MOST_VALUES or len({row.origin_id for row in rows}) < len(rows):
        return ""
    ordered = sorted(rows, key=lambda row: -(number_of(row) or 0))
    amounts = [format.amount(row, unit, text.lang) for row in ordered]
    shared = [amounts[0], *(share_unit(amount, amounts[0]) for amount in amounts[1:])]
    units = [amounts, shared] if text.lang == "en" else [amounts]
    ways = find_names(ordered, people, text)
    said = [_say_pairs(name, words, ordered, names, text) for words in units for names in ways]
    return next((words for size in (SIZE, SMALLEST) for words in said if has_room(words, size)), "")


def _say_pairs(name: str, amounts: Sequence[str], rows: Sequence[StatedFigure], names: Names, text: Text) -> str:
    pairs = [
        text("deck.title_each", value=amount, who=names[row.origin_id])
        for amount, row in zip(amounts, rows, strict=True)
    ]
    return f"{name}: {JOINT[text.lang].join(pairs)}"


def _say_range(name: str, rows: Sequence[StatedFigure], unit: format.Unit, text: Text, people: frozenset[str]) -> str:
    ordered = sorted(rows, key=lambda row: number_of(row) or 0)
    low, high = (format.amount(row, unit, text.lang) for row in (ordered[0], ordered[-1]))
    least = share_unit(low, high) if text.lang == "en" else low
    value = low if low == high else text("deck.title_range", low=least, high=high)
    ends_first = [ordered[0], ordered[-1], *ordered[1:-1]]
    who = list_origins(ends_first, people, text, lambda who, size: has_room(say_whose(name, value, who, text), size))
    return say_whose(name, value, who or text("deck.title_origins", n=len({row.origin_id for row in rows})), text)


def _when(row: StatedFigure, text: Text) -> str:
    return format.period(row.period_start, row.period_end, text.lang, short=True)
