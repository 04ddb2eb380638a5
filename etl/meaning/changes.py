"""What a figure says of its measure: a level, a growth, a change, points, a share, a ratio; and up or down.

The words that govern the figure decide: of its own clause, the verb or noun behind it in Korean, on both sides in
other languages. An amount by which something rose is a change, one to which it rose is a level.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache

from etl.meaning.amounts import is_amount
from etl.meaning.limbs import (
    goes_on_as_one,
    is_called_share,
    is_gapped,
    is_part_of_change,
    of_itself,
    way_before,
)
from etl.meaning.listed import (
    is_earlier,
    is_of_changes,
    is_percent_before,
    is_so_much_of,
    way_of_amounts,
    way_of_bracket,
    way_of_branches,
    way_of_head,
    way_of_list,
)
from etl.meaning.places import THAN_KO
from etl.meaning.relative import (
    BY_ANY,
    BY_GAP,
    became,
    by_so_much,
    goes_on_changing,
    held_against,
    is_of_all,
    is_of_amount,
    is_of_another,
    is_of_product,
    is_of_then,
    is_phrasal,
    is_rate,
    is_share_told,
)
from etl.meaning.view import Placed, View
from etl.patterns import any_of, pattern
from etl.rules import Rules

OLD = pattern("meaning.changes.old")  # up from 18 per cent: what it was
OF_ALL = pattern("meaning.changes.of_all")
BY_EN = pattern("meaning.changes.by_en")
# a rate behind the amount that it is of: (1.7%) · , 비율로는 3.6%
BESIDE = pattern("meaning.changes.beside")
# behind an amount: what it became, not by how much (27억 달러로 늘었다)
BECAME = pattern("meaning.changes.became")
COMPARED = pattern("meaning.changes.compared")  # 1,410억 위안보다 적었다, 300명에서 줄었다: what it is compared with
FROM_RU = pattern("meaning.changes.from_ru")  # снизил ставку с 21% до 20%
APART = pattern("meaning.changes.apart")  # 12해리 떨어져 있었다
SHRINKS = pattern("meaning.changes.shrinks")
RATE_NOUN = pattern("meaning.changes.rate_noun")
SHARE_RATE = pattern("meaning.changes.share_rate")
# 2023년의 41.8%, 한국의 1.7%: so much of another time or place, no part of a whole
MULTIPLE = pattern("meaning.changes.multiple")
OF_THE_SAME = pattern("meaning.changes.of_the_same")
COMPARED_AREA = pattern("meaning.changes.compared_area")
OF_WHOLE_KO = pattern("meaning.changes.of_whole_ko")
OF_FIGURE = pattern("meaning.changes.of_figure")  # 2023년 28만 4천 톤의 41.5%
# more or less of something only where another is named that it is held against (더 많다, 보다 높은)
COMPARATIVE = pattern("meaning.changes.comparative")
CAUSE = pattern("meaning.changes.cause")
BY_POINTS = pattern("meaning.changes.by_points")
IN_TIME = pattern("meaning.changes.in_time")  # 전년 동기(57.4%) 대비: what it was, in brackets behind the time
TAKES = pattern("meaning.changes.takes")
OR = pattern("meaning.changes.or_else")  # by $13 billion, or 32 percent
OR_SO_MUCH = pattern("meaning.changes.or_so_much")
WHY = pattern("meaning.changes.why")
TO = pattern("meaning.changes.to")  # fell to 7.4%: what it became
PASSES = pattern("meaning.changes.passes")
BECOMES = pattern("meaning.changes.becomes")  # 由5.2%降至5.1%
ARROW = pattern("meaning.changes.arrow")  # 20.5%↑
UPWARDS = frozenset("↑⇧▲")
SIGNED = ("+", "＋", "△", "▲", "▼", "-", "−", "–")
BEHIND_AMOUNT = pattern("meaning.changes.behind_amount")
OF_WHOLE = pattern("meaning.changes.of_whole")
WIDTH = pattern("meaning.changes.width")
MORE = pattern("meaning.changes.more")
OLDER_WIDTH = pattern("meaning.changes.older_width")
AGAINST, ONLY = pattern("meaning.changes.against"), pattern("meaning.changes.only")
WIDTH_NAMED = pattern("meaning.changes.width_named")
RECOVERS = pattern("meaning.changes.recovers")
NET = pattern("meaning.changes.net")
FULFILLED = pattern("meaning.changes.fulfilled")  # 계획을 107%로 넘쳐 수행하였다
FALLS_TO_RU, BY_MORE_RU = pattern("meaning.changes.falls_to_ru"), pattern("meaning.changes.by_more_ru")
AND_SO = pattern("meaning.changes.and_so")  # на 24,1% и 16,8%
PART_NOUNS = pattern("meaning.changes.part_nouns")
EQUALS = pattern("meaning.changes.equals")  # GDP의 1.9%에 해당하는
PART_KO = pattern("meaning.changes.part_ko")
INDEXED = (Decimal(95), Decimal(150))  # an index as a percentage of what it was: 100,20 %
POINTS = frozenset({"percentage_point"})
MULTIPLES = frozenset({"times", "fraction"})
CLOSED_BEHIND = frozenset("，；。")  # a Chinese clause that ends with its figure
PARTS = frozenset({"unit.parts", "unit.of_so_many"})  # 11.7：32.8：55.5, 열 명 중 일곱 명
IN_BRACKET = 100  # characters of a bracket before a figure
GROWS = "grows"  # the type of a measure whose percentage is its growth
HALF = Decimal("0.5")


@dataclass(frozen=True, slots=True)
class Cues:
    """The words of all languages as patterns, by language."""

    rise: dict[str, re.Pattern[str]]
    fall: dict[str, re.Pattern[str]]
    growth_nouns: dict[str, re.Pattern[str]]
    share_nouns: dict[str, re.Pattern[str]]
    share_verbs: dict[str, re.Pattern[str]]
    base: dict[str, re.Pattern[str]]


@lru_cache(maxsize=4)
def cues_of(rules: Rules) -> Cues:
    """The patterns of these rules."""

    def patterns(name: str) -> dict[str, re.Pattern[str]]:
        return {code: _any(data.get("meaning", {}).get(name, ()), code) for code, data in rules.languages.items()}

    return Cues(*(patterns(name) for name in ("rise", "fall", "growth_nouns", "share_nouns", "share_verbs", "base")))


def _any(words: list[str], code: str) -> re.Pattern[str]:
    body = any_of(words) or r"(?!)"
    if code == "en":
        return re.compile(rf"\b(?:{body})\b", re.IGNORECASE)
    if code == "ru":
        return re.compile(rf"(?<![а-яё])(?:{body})", re.IGNORECASE)
    return re.compile(rf"(?:{body})")


@dataclass(frozen=True, slots=True)
class Change:
    """The transformation of a figure, its direction, and the words that told it."""

    transformation: str
    direction: str | None
    start: int = 0
    end: int = 0
    how: str = "own"
    gap: str | None = None  # between the word of rise or fall before a figure, and the figure


def read_change(
    view: View, figure: Placed, cues: Cues, measure_type: str, before: Change | None, amount: Change | None = None
) -> Change:
    """The transformation of a figure.

    `measure_type` is that of its concept (rate, index …, "" where none is known); `before` the change of the
    percentage before it, which a list goes on with; `amount` that of the figure right before it.
    """
    unit = figure.mention.unit
    first, last = _around(view, figure)
    left, right = view.text[first : figure.start], view.text[figure.end : last]
    code = view.language
    beside = BESIDE.match(view.text, figure.end, view.end) if code == "ko" else None
    if beside is not None:  # 9만 8천 명(1.7%) 감소, 8,300명, 비율로는 3.6% 늘었다: both changed
        right = view.text[beside.end() : min(beside.end() + 20, view.end)]
    direction, start, end = _direction(view, figure, left, right if code == "ko" else of_itself(right), cues)
    against = held_against(view.text[figure.end : min(figure.end + 40, view.end)]) if code == "en" else None
    if against is not None and unit not in MULTIPLES:
        return Change("growth" if unit == "percent" else "points" if unit in POINTS else "change", against)
    is_old = COMPARED.match(right) or APART.match(right) if code == "ko" else code == "ru" and FROM_RU.search(left)
    is_passed = code == "en" and not BY_ANY.search(left) and PASSES.match(figure.mention.quote)
    if is_old or is_passed:
        direction, start, end = None, 0, 0
    gap = view.text[end : figure.start] if start < end <= figure.start else None
    limb = way_before(view, figure, cues.rise[code], cues.fall[code]) if direction is None else None
    if limb is not None:
        told = "growth" if unit == "percent" else "points" if unit in POINTS else "change"
        return Change(told, limb.direction, limb.start, limb.end, how="list")
    if unit in POINTS:
        return Change("points", direction, start, end)
    if unit == "times":
        return Change("ratio", None, start, end)
    if unit == "fraction":
        return _fraction(view, figure, left, right, cues, Change("growth", direction, start, end, gap=gap))
    if unit == "percent" and not PARTS.isdisjoint(figure.mention.notes):
        return Change("share", None)
    if unit == "percent" and amount is not None and amount.transformation == "change" and OR.search(left):
        return replace(amount, transformation="growth", how="list")  # by $13 billion, or 32 percent
    if unit == "percent" and (arrow := ARROW.match(view.text, figure.end)) is not None:
        return Change("growth", "up" if arrow[0] in UPWARDS else "down", *arrow.span())
    if unit == "percent" and code == "ko" and (way := way_of_bracket(view, figure)) is not None:
        return Change("growth", way)
    if unit == "percent":
        growth = Change("growth", direction, start, end, gap=gap)
        return _percent(view, figure, left, right, cues, growth, measure_type, before, amount)
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
        is_gap = code == "ko" and any(THAN_KO.fullmatch(view.text, hit.end, figure.start) for hit in view.areas)
        return Change("points" if is_gap else "change", direction, start, end)  # 평양보다 650원 비쌌다
    more = BY_MORE_RU.match(view.text, figure.end, view.end) if code == "ru" else None
    if more is not None and by_so_much(left + figure.mention.quote.partition(" на ")[1]):
        return Change("change", "down" if cues.fall[code].search(more[0]) else "up", figure.end, figure.end)
    if _is_signed(figure, left):
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
    return (_by_how_much(view, figure, left, cues) if code == "ko" else None) or Change("level", None)


def _is_signed(figure: Placed, left: str) -> bool:
    """Whether a count is written with the sign of a change: 건설업 -16만 9천 명, 보건업 +11만 9천 명."""
    mention = figure.mention
    is_signed = mention.quote.startswith(SIGNED[:2]) or (mention.value or 0) < 0
    return is_signed and mention.mention_class == "count" and NET.search(left) is None


def _by_how_much(view: View, figure: Placed, left: str, cues: Cues) -> Change | None:
    """An amount told to be a change by a noun before it or 더 behind it: 증가 폭을 12만 명으로, 3천 명 더 입국했다."""
    noun = WIDTH.search(left)
    if noun is not None:
        at = figure.start - len(left)
        is_down = noun["fall"] is not None or noun["cut"] is not None
        return Change("change", "down" if is_down else "up", at + noun.start(), at + noun.end())
    if OLDER_WIDTH.search(view.text, view.start, figure.start):
        return Change("change", None, how="list")
    more = MORE.match(view.text, figure.end, view.end)
    if more is None or cues.base["ko"].search(view.text, view.clause_of(figure.start)[0], figure.start) is None:
        return None
    return Change("change", "up" if more["less"] is None else "down", *more.span())


def _fraction(view: View, figure: Placed, left: str, right: str, cues: Cues, growth: Change) -> Change:
    """A half, a third: by which something fell, so much of a whole, or of what another has (남한의 58분의 1)."""
    code = view.language
    is_told = _is_close(growth, figure) and (code != "ko" or not BECAME.match(right))
    if growth.direction is not None and is_told and not _is_apart(view, figure, growth):
        return growth
    if code != "ko":
        behind = [hit for hit in view.areas if figure.end < hit.start <= figure.end + 8]
        if is_of_product(left, right, code):
            return Change("level", None)
        is_ratio = behind or (code == "en" and (is_of_amount(right) or is_of_then(view.text[figure.end : view.end])))
        return Change("ratio" if is_ratio else "share", None)
    whole_left = view.text[view.start : figure.start]
    if OF_THE_SAME.search(whole_left) or OF_FIGURE.search(whole_left) or _is_of_area(view, figure):
        return Change("ratio", None)
    if growth.direction is not None and BECAME.match(right):  # 절반으로 줄었다
        return Change("ratio", None)
    is_part = PART_KO.search(whole_left) is not None or cues.share_nouns["ko"].search(left[-24:]) is not None
    return Change("share" if is_part or figure.mention.value == HALF else "ratio", None)


def _percent(
    view: View,
    figure: Placed,
    left: str,
    right: str,
    cues: Cues,
    growth: Change,
    measure_type: str,
    before: Change | None,
    amount: Change | None,
) -> Change:
    code = view.language
    if left.strip() in ("(", "（") and amount is not None and amount.transformation == "change":
        return replace(amount, transformation="growth", how="list")  # +9만 8천 명(7.2%)
    if left.strip() in ("(", "（") and amount is not None and amount.transformation in ("ratio", "share"):
        return Change(amount.transformation, None, how="list")  # 남한의 60분의 1(1.7%)
    if left.strip() in ("(", "（") and before is not None and is_percent_before(view, figure):
        return Change(before.transformation, None, how="list")
    if measure_type == "index" and INDEXED[0] <= (figure.mention.value or 0) <= INDEXED[1]:
        return Change("ratio", None)
    if figure.mention.quote.startswith(SIGNED[:2]) or (_is_below_zero(figure) and not is_of_product(left, right, code)):
        is_told = figure.mention.quote.startswith(SIGNED[:2])  # 2020년(+5.1%) 다음으로 낮았다
        return replace(growth, transformation="growth", direction=None if is_told else growth.direction)
    if before is not None and is_earlier(view, figure):
        return Change(before.transformation, None, how="list")
    if IN_TIME.search(left) and before is not None and is_percent_before(view, figure):
        return Change(before.transformation, None, how="list")  # 62.6%로, 전년 동기(57.4%) 대비
    named = cues.growth_nouns[code].search(left[-24:])
    if named is not None and measure_type != "rate":
        is_told = _is_close(growth, figure) and (code != "ko" or not BECAME.match(right))  # 성장률을 1.2%로 낮춰 잡았다
        direction = "down" if SHRINKS.search(named[0]) else growth.direction if is_told else None
        listed = _of_list(view, figure, cues) if code == "ko" and direction is None else None
        return listed or Change("growth", direction, growth.start, growth.end)
    if code == "ko":
        return _percent_ko(view, figure, left, right, cues, growth, measure_type, before)
    behind = cues.share_verbs[code].search(right[:30])
    ahead = cues.share_nouns[code].search(left[-24:]) or cues.share_verbs[code].search(left[-32:])
    if is_of_product(left, right, code):
        return Change("level", None)
    if is_of_another(view, figure):
        return Change("ratio", None)
    if is_share_told(left, growth.gap, cues.share_nouns[code]) or (code == "ru" and is_of_all(left, right)):
        return Change("share", None)
    if before is not None and growth.direction is None and _is_told_with_before(view, figure):
        return replace(before, how="list")
    if OLD.search(left) and before is not None:
        return Change(before.transformation, None, how="list")
    if behind is None and (by_so_much(left) if code == "ru" else code == "en" and BY_EN.search(left)):
        way = growth.direction or (_way_of_head_ru(view, figure, before, cues) if code == "ru" else None)
        return replace(growth, transformation="growth", direction=way)
    if code == "ru" and FALLS_TO_RU.match(right) is not None:
        return Change("share", None)
    if code == "en" and (ahead is not None or OF_ALL.match(right)) and not BY_EN.search(left):
        return Change("share", None, how="own")
    if code == "en" and is_called_share(right):
        return Change("share", None)
    if growth.direction is not None and _is_close(growth, figure):
        return growth
    if behind is not None or ahead is not None:
        return Change("share", None)
    is_old = OLD.search(left) is not None
    is_new = growth.gap is not None and TO.search(growth.gap) is not None
    if is_old or is_new or became(view, figure):
        named = cues.growth_nouns[code].search(left[-60:])
        if measure_type != "rate" and named is not None and "," not in left[-60:][named.end() :]:
            return Change("growth", None)  # inflation eased to 2.6%, cut its growth forecast from 2.5% to 2.1%
        if before is not None and (before.transformation, before.direction) == ("growth", None):
            return replace(before, how="list")
    if is_old or is_new:  # fell to 7%, from 8%
        is_share = cues.share_nouns[code].search(view.text, view.start, figure.start) is not None
        told_rate = measure_type == "rate" or is_rate(view.text[view.start : figure.start], code)
        return Change(_kept(before, "share" if is_share else "level" if told_rate or is_old else "share"), None)
    if growth.direction is None and (measure_type == "rate" or is_rate(left, code)):
        return Change("level", None)
    if became(view, figure):
        return Change(_kept(before, "level" if is_rate(left, code) or measure_type == "rate" else "share"), None)
    if growth.direction is not None:
        return growth
    is_limb = amount is not None and amount.transformation == "growth" and is_gapped(view, figure, left)
    goes_on = before.direction if before is not None and (is_limb or goes_on_as_one(left)) else None
    return _guess(figure, left, right, cues.base[code], measure_type, before, goes_on)


def _way_of_head_ru(view: View, figure: Placed, before: Change | None, cues: Cues) -> str | None:
    """Up or down, of a member of a list that has no verb of its own: снизилась во всех группах: у детей – на 12%."""
    if before is not None and before.transformation == "growth" and before.direction is not None:
        return before.direction
    ahead = view.text[view.start : figure.start]
    ways = (("up", cues.rise["ru"]), ("down", cues.fall["ru"]))
    last = [(max((hit.end() for hit in cue.finditer(ahead)), default=-1), way) for way, cue in ways]
    place, way = max(last)
    return way if place >= 0 else None


def _is_told_with_before(view: View, figure: Placed) -> bool:
    """Whether a verb tells of two figures together: на 24,1% и 16,8%."""
    at = next(place for place, other in enumerate(view.figures) if other is figure)
    return at > 0 and AND_SO.fullmatch(view.text, view.figures[at - 1].end, figure.start) is not None


def _kept(before: Change | None, otherwise: str) -> str:
    return before.transformation if before is not None and before.transformation in ("share", "level") else otherwise


def _percent_ko(
    view: View,
    figure: Placed,
    left: str,
    right: str,
    cues: Cues,
    growth: Change,
    measure_type: str,
    before: Change | None,
) -> Change:
    whole_left = view.text[view.start : figure.start]
    became = BECAME.match(right) is not None
    if MULTIPLE.match(right) is not None and (
        OF_THE_SAME.search(whole_left) or _is_of_area(view, figure) or OF_FIGURE.search(whole_left)
    ):
        return Change("ratio", None)
    if growth.direction is not None and _is_close(growth, figure) and not became:
        return growth
    if FULFILLED.match(right):
        return Change("level", None)
    is_growth = _is_close(growth, figure) or WIDTH_NAMED.search(left)
    if RECOVERS.match(right) or (AGAINST.search(left) and ONLY.match(right) and not is_growth):
        return Change("ratio", None)
    takes = TAKES.match(right)
    if takes is not None:  # 65세 이상이 63.9%를 차지
        return Change("share", None, figure.end + takes.start(), figure.end + takes.end())
    is_rate = measure_type == "rate" or RATE_NOUN.search(left) is not None
    if BY_POINTS.fullmatch(left) is not None and growth.direction is None and _is_behind_points(view, figure):
        return Change("level" if is_rate else "share", None)  # 0.5%포인트 감소한 4.2%
    if is_rate and not PART_NOUNS.search(left) and not SHARE_RATE.search(left) and (growth.direction is None or became):
        return Change("level", None)
    behind, ahead = cues.share_verbs["ko"].search(right[:30]), cues.share_nouns["ko"].search(left[-24:])
    if (behind is None or EQUALS.fullmatch(behind[0])) and is_of_product(left, right, "ko"):
        return Change("level", None)
    if behind is not None or ahead is not None:
        shared, at = (behind, figure.end) if behind is not None else (ahead, figure.start - len(left[-24:]))
        assert shared is not None
        return Change("share", None, at + shared.start(), at + shared.end())
    if growth.direction is not None and not became:
        return growth
    listed = _of_list(view, figure, cues)
    if listed is not None:
        return listed
    if BEHIND_AMOUNT.search(left) and left.strip() in ("(", "（"):
        return Change("share", None)
    is_part = before is not None and before.transformation == "share"
    if measure_type == GROWS and not is_part and not OF_WHOLE_KO.search(left) and not OF_WHOLE.match(right):
        return Change("growth", None, how="default")
    if (became or COMPARED.match(right)) and before is not None and before.transformation in ("share", "level"):
        return Change(before.transformation, None, how="list")
    return _guess(figure, left, right, cues.base["ko"], measure_type, before)


def _is_behind_points(view: View, figure: Placed) -> bool:
    """Whether the figure before it in the sentence is one of points."""
    at = next(place for place, other in enumerate(view.figures) if other is figure)
    return at > 0 and view.figures[at - 1].mention.unit in POINTS


def _guess(
    figure: Placed,
    left: str,
    right: str,
    base: re.Pattern[str],
    measure_type: str,
    before: Change | None,
    way: str | None = None,
) -> Change:
    """What a percentage is that no word tells: by its measure, the whole that it is of, the one before it; `way`: up
    or down, where it goes on with that one."""
    if _is_below_zero(figure) or measure_type in ("index", "price"):
        return Change("growth", None, how="default")
    if OF_WHOLE_KO.search(left) or OF_WHOLE.match(right):
        return Change("share", None)
    if before is not None and before.transformation in ("growth", "share", "level"):
        return Change(before.transformation, way, how="list")
    if BY_EN.search(left):
        return Change("growth", None, how="guess")
    return Change("growth" if base.search(left) else "share", None, how="guess")


def _is_below_zero(figure: Placed) -> bool:
    """Whether a percentage is written with a sign: no part of a whole is."""
    return (figure.mention.value or 0) < 0


def _of_list(view: View, figure: Placed, cues: Cues) -> Change | None:
    """A member of a list whose verb stands behind the last."""
    words = cues.rise["ko"], cues.fall["ko"]
    way = way_of_head(view, figure, *words) or way_of_list(view, figure, *words)
    return Change("growth", way, how="list") if way is not None else None


def _is_of_area(view: View, figure: Placed) -> bool:
    """Whether so much of what another area has is told: 남한의 1.7%."""
    return any(COMPARED_AREA.fullmatch(view.text, hit.end, figure.start) for hit in view.areas)


def _is_apart(view: View, figure: Placed, growth: Change) -> bool:
    """Whether a comma parts a figure from the word of rise or fall behind it: почти половину, сжалась до 6%."""
    return view.language != "ko" and "," in view.text[figure.end : max(figure.end, growth.start)]


def _is_close(growth: Change, figure: Placed) -> bool:
    if growth.end <= growth.start:
        return False
    return 0 <= growth.start - figure.end <= 6 or _is_right_before(growth)


def _is_right_before(growth: Change) -> bool:
    """同比下降8.9%, fell by 5%."""
    return growth.gap is not None and BY_GAP.fullmatch(growth.gap) is not None


def _around(view: View, figure: Placed) -> tuple[int, int]:
    """The clause, not beyond the figures beside it."""
    first, last = view.clause_of(figure.start)
    before, after = view.neighbours(figure)
    if last <= figure.end + 1:
        last = view.end
    if view.text[figure.end : figure.end + 1] in CLOSED_BEHIND or _is_bracketed(view, figure):
        last = figure.end
    return max(first, before), min(max(last, figure.end), after)


def _is_bracketed(view: View, figure: Placed) -> bool:
    """Whether a bracket closes right behind a figure that is not Korean: (… made up more than half) rose to."""
    is_closed = view.text[figure.end : figure.end + 1] == ")" and view.language != "ko"
    return is_closed and "(" in view.text[max(view.start, figure.start - IN_BRACKET) : figure.start]


def _direction(view: View, figure: Placed, left: str, right: str, cues: Cues) -> tuple[str | None, int, int]:
    """up or down, and where the word stands."""
    code = view.language
    found = []
    told = view.spans(cues.share_verbs[code])
    if code == "en" and (why := WHY.search(right)) is not None:
        right = right[: why.start()]  # by 4 percent, because less is expected from others
    for name in ("rise", "fall"):
        for match in getattr(cues, name)[code].finditer(right[:40] if code == "ko" else right[:60]):
            if code == "ko" and not _governs(view, figure, match, cues):
                continue
            start = figure.end + match.start()
            if code != "ko" and (_is_of_next(view, figure, right, match) or _is_within(told, start)):
                continue
            if is_phrasal(view.text, match[0], start):
                continue
            found.append((match.start(), name, start, figure.end + match.end()))
            break
    if code != "ko":
        base = figure.start - len(left[-60:])
        for name in ("rise", "fall"):
            hits = [
                m
                for m in getattr(cues, name)[code].finditer(left[-60:])
                if not _is_within(told, base + m.start()) and not is_phrasal(view.text, m[0], base + m.start())
            ]
            if hits:
                away = len(left[-60:]) - hits[-1].end()
                found.append((away, name, base + hits[-1].start(), base + hits[-1].end()))
    if not found:
        return None, 0, 0
    _, name, start, end = min(found)
    return ("up" if name == "rise" else "down"), start, end


def _is_within(spans: Sequence[tuple[int, int]], place: int) -> bool:
    return any(start <= place < end for start, end in spans)


def _is_of_next(view: View, figure: Placed, right: str, match: re.Match[str]) -> bool:
    """Whether a word of rise or fall behind a figure tells of the figure behind it: 7.4%, up 0.3 points."""
    _, after = view.neighbours(figure)
    is_last = figure.end + len(right) < after or after >= view.end
    return not is_last and (BY_GAP.fullmatch(right, match.end()) or BECOMES.fullmatch(right, match.end())) is not None


def _governs(view: View, figure: Placed, match: re.Match[str], cues: Cues) -> bool:
    """Whether a word of rise or fall tells of the figure: not why (유가 하락으로), nor what is counted (자연감소)."""
    start = figure.end + match.start()
    if CAUSE.match(match.string, match.end()):
        return False
    if COMPARATIVE.match(match.string, match.start()) and not cues.base["ko"].search(
        view.text, view.start, figure.start
    ):
        return False
    return not any(hit.start < start < hit.end for hit in view.concepts)
