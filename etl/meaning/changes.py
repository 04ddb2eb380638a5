"""What a figure says of its measure: a level, a growth, a change, points, a share, a ratio; and up or down.

The words that govern the figure decide: of its own clause, the verb or noun behind it in Korean, on both sides in
other languages. An amount by which something rose is a change, one to which it rose is a level.

Comes in: a figure in its sentence, the type of its measure, and the changes of those before it. Goes out: its change.
Percentages are read in percentages.py, fractions in fractions.py.
"""

from __future__ import annotations

from dataclasses import replace

from etl.meaning.amounts import is_amount
from etl.meaning.areas_and_figures import is_held_against_area
from etl.meaning.by_how_much import by_how_much, is_signed
from etl.meaning.change import MULTIPLES, POINTS, Change
from etl.meaning.changes_en import read_told_change
from etl.meaning.fractions import read_fraction
from etl.meaning.limbs import is_gapped, is_part_of_change, of_itself, way_before
from etl.meaning.listed import (
    is_of_changes,
    is_so_much_of,
    way_of_amounts,
    way_of_bracket,
    way_of_branches,
    way_of_times,
)
from etl.meaning.of_another_ko import COMPARED
from etl.meaning.percentages import is_told_with_before, read_percent
from etl.meaning.relative import BY_ANY, by_so_much, goes_on_changing, held_against
from etl.meaning.rise_and_fall import Cues, clause_around, direction_of
from etl.meaning.view import Placed, View
from etl.patterns import pattern

# a rate behind the amount that it is of: (1.7%) · , 비율로는 3.6%
BESIDE = pattern("meaning.changes.beside")
DOWN_FROM = pattern("meaning.changes.down_from")  # 6.8 percent, down from 6.9
FROM_RU = pattern("meaning.changes.from_ru")  # снизил ставку с 21% до 20%
APART = pattern("meaning.changes.apart")  # 12해리 떨어져 있었다
FAR, FALLEN = pattern("meaning.changes.far"), pattern("meaning.changes.fallen")  # 415m 떨어져
PEAK = pattern("meaning.changes.peak")  # 75,100명을 정점으로 줄었다
OR = pattern("meaning.changes.or_else")  # by $13 billion, or 32 percent
OR_SO_MUCH = pattern("meaning.changes.or_so_much")
PASSES = pattern("meaning.changes.passes")
TIMES_LESS, FELL_BY_TIMES = pattern("meaning.changes.times_less"), pattern("meaning.changes.fell_by_times")
PASSES_ZH = pattern("meaning.changes.passes_zh")  # 跌破5%
ARROW = pattern("meaning.changes.arrow")  # 20.5%↑
ARROW_AHEAD = pattern("meaning.changes.arrow_ahead")  # (↑5%)
NAMED_SO = pattern("meaning.changes.named_so")
BRACKETED = pattern("meaning.base.bracketed")
CHANGES = frozenset({"change", "points"})
UPWARDS = frozenset("↑⇧▲")
BY_MORE_RU = pattern("meaning.changes.by_more_ru")
GROWN_RU = pattern("meaning.changes.grown_ru")
PARTS = frozenset({"unit.parts", "unit.of_so_many"})  # 11.7：32.8：55.5, 열 명 중 일곱 명


def _is_plain(unit: str | None) -> bool:
    """Whether a figure is an amount or a percentage."""
    return unit not in (*POINTS, *MULTIPLES, "times", "fraction")


def _is_converted(view: View, figure: Placed) -> bool:
    """Whether a figure is the amount before it in other money: rose by $1.6 billion (about 2.2 trillion won)."""
    at = view.figures.index(figure)
    before = view.figures[at - 1].mention if at else None
    if before is None or not (_is_money(before.unit) and _is_money(figure.mention.unit)):
        return False
    is_aside = BRACKETED.fullmatch(view.text, view.figures[at - 1].end, figure.start) is not None
    return is_aside and before.unit != figure.mention.unit and view.text[figure.end : figure.end + 1] in (")", "）")


def _is_money(unit: str | None) -> bool:
    """Whether a unit is a currency: its id is the code of ISO 4217."""
    return unit is not None and len(unit) == len("USD") and unit.isupper()


def read_change(
    view: View, figure: Placed, cues: Cues, measure_type: str, before: Change | None, amount: Change | None = None
) -> Change:
    """The transformation of a figure.

    `measure_type` is that of its concept (rate, index …, "" where none is known); `before` the change of the
    percentage before it, which a list goes on with; `amount` that of the figure right before it.
    """
    unit = figure.mention.unit
    if amount is not None and amount.transformation == "change" and _is_converted(view, figure):
        return replace(amount, how="list")
    first, last = clause_around(view, figure)
    left, right = view.text[first : figure.start], view.text[figure.end : last]
    code = view.language
    left = NAMED_SO.sub(lambda named: "-" * len(named[0]), left) if code == "en" else left
    beside = BESIDE.match(view.text, figure.end, view.end) if code == "ko" else None
    if beside is not None:  # 9만 8천 명(1.7%) 감소, 8,300명, 비율로는 3.6% 늘었다: both changed
        right = view.text[beside.end() : min(beside.end() + 20, view.end)]
    if code == "en" and DOWN_FROM.match(right) is not None:
        right = ""  # the rate was 6.8 percent, down from 6.9: to what it came, not by how much
    direction, start, end = direction_of(view, figure, left, right if code == "ko" else of_itself(right), cues)
    against = (
        held_against(figure.mention.quote, view.text[figure.end : min(figure.end + 40, view.end)])
        if code == "en"
        else None
    )
    if against is not None and unit not in MULTIPLES:
        return Change("growth" if unit == "percent" else "points" if unit in POINTS else "change", against)
    other = read_told_change(view, figure, left, right, amount) if code == "en" and _is_plain(unit) else None
    if other is not None:
        return other
    is_apart = APART.match(right) or (FALLEN.match(right) and FAR.search(figure.mention.quote))
    is_apart = is_apart or PEAK.match(right)
    is_old = COMPARED.match(right) or is_apart if code == "ko" else code == "ru" and FROM_RU.search(left)
    is_passed = code == "en" and not BY_ANY.search(left) and PASSES.match(figure.mention.quote)
    is_passed = is_passed or (code == "zh" and PASSES_ZH.search(left))
    if is_old or is_passed:
        direction, start, end = None, 0, 0
    gap = view.text[end : figure.start] if start < end <= figure.start else None
    limb = way_before(view, figure, cues.rise[code], cues.fall[code]) if direction is None else None
    if limb is not None:
        told = "growth" if unit == "percent" else "points" if unit in POINTS else "change"
        return Change(told, limb.direction, limb.start, limb.end, how="list")
    since = way_of_times(view, figure, cues.rise[code], cues.fall[code]) if code == "ko" else None
    if since is not None and unit not in MULTIPLES:
        return Change("growth" if unit == "percent" else "points" if unit in POINTS else "change", since, how="list")
    if unit in POINTS and (arrow := ARROW.match(view.text, figure.end)) is not None:
        return Change("points", "up" if arrow[0].strip() in UPWARDS else "down", *arrow.span())
    grown = GROWN_RU.search(left) if code == "ru" and direction is None and _is_plain(unit) else None
    if grown is not None:  # Рост потребления электроэнергии в России в 2023 году составил 5,2%
        told = "growth" if unit == "percent" else "change"
        return Change(told, "up" if grown["up"] else "down", first + grown.start(), first + grown.end())
    goes_on = direction is None and code == "zh" and amount is not None and is_told_with_before(view, figure)
    if goes_on and amount is not None and amount.transformation in CHANGES and unit != "percent":
        return replace(amount, how="list")  # 分别减少10万桶和19万桶
    if unit in POINTS:
        return Change("points", direction, start, end)
    if unit == "times":
        is_less = TIMES_LESS.match(right) is not None or FELL_BY_TIMES.search(left) is not None
        return Change("ratio", "down" if is_less else None, start, end)
    if unit == "fraction":
        return read_fraction(view, figure, left, right, cues, Change("growth", direction, start, end, gap=gap))
    if unit == "percent" and not PARTS.isdisjoint(figure.mention.notes):
        return Change("share", None)
    if unit == "percent" and amount is not None and amount.transformation == "change" and OR.search(left):
        return replace(amount, transformation="growth", how="list")  # by $13 billion, or 32 percent
    if unit == "percent" and (arrow := ARROW.match(view.text, figure.end)) is not None:
        return Change("growth", "up" if arrow[0] in UPWARDS else "down", *arrow.span())
    if unit == "percent" and (arrow := ARROW_AHEAD.search(left)) is not None:
        return Change("growth", "up" if arrow[0][0] in UPWARDS else "down")
    if unit == "percent" and code == "ko" and (way := way_of_bracket(view, figure)) is not None:
        return Change("growth", way)
    if unit == "percent":
        growth = Change("growth", direction, start, end, gap=gap)
        return read_percent(view, figure, left, right, cues, growth, measure_type, before, amount)
    if before is not None and before.transformation == "growth" and OR_SO_MUCH.fullmatch(left) is not None:
        return replace(before, transformation="change", how="list")
    if amount is not None and amount.transformation == "change" and code != "ko":
        is_limb = direction is None and is_gapped(view, figure, left)
        if goes_on_changing(left) or is_limb or is_part_of_change(left):
            return replace(amount, how="list")
    arrow = ARROW.match(view.text, figure.end) if code == "ko" else None
    is_told = left.strip() in ("(", "（") and amount is not None and amount.transformation == "growth"
    if arrow is not None and (figure.mention.mention_class == "count" or is_told):  # 취업자 12만3000명↑
        return Change("change", "up" if arrow[0].strip() in UPWARDS else "down", *arrow.span())
    if direction is not None and is_amount(right, start - figure.end, code, left):
        is_gap = code == "ko" and is_held_against_area(view, figure)
        return Change("points" if is_gap else "change", direction, start, end)  # 평양보다 650원 비쌌다
    more = BY_MORE_RU.match(view.text, figure.end, view.end) if code == "ru" else None
    if more is not None and by_so_much(left + figure.mention.quote.partition(" на ")[1]):
        return Change("change", "down" if cues.fall[code].search(more[0]) else "up", figure.end, figure.end)
    if is_signed(figure, left):
        return Change("change", None)
    is_branch = code == "ko" and figure.mention.mention_class == "count"
    if is_branch and (way := way_of_branches(view, figure, cues.rise[code], cues.fall[code])):
        return Change("change", way, how="list")
    is_aside = code == "ko" and amount is not None and amount.transformation == "growth" and left.strip() in ("(", "（")
    if (
        amount is not None
        and is_aside
        and (
            is_so_much_of(view, figure, view.figures[view.figures.index(figure) - 1])
            or is_of_changes(view, figure, cues.rise[code], cues.fall[code])
        )
    ):
        return replace(amount, transformation="change", how="list")
    if code == "ko" and (way := way_of_amounts(view, figure, cues.rise[code], cues.fall[code])):
        return Change("change", way, how="list")
    return (by_how_much(view, figure, left, cues) if code == "ko" else None) or Change("level", None)
