"""What a percentage says: a growth, a share, a ratio, or a level.

    grew by 5% · 7.4% of exports · fell to 7%, from 8% · the rate was 3% · +9만 8천 명(7.2%)

Comes in: a percentage in its sentence, the text on both sides of it in its clause, the growth that it would be, the
type of its measure, and the changes of the percentage and the amount before it. Goes out: its change. What the words of
a Korean clause tell is read in percentages_ko.py.
"""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from etl.meaning.change import GROWS, POINTS, SIGNED, Change, is_below_zero, is_close
from etl.meaning.limbs import goes_on_as_one, is_called_share, is_gapped
from etl.meaning.listed import is_another_time, is_earlier, is_percent_before
from etl.meaning.of_another_ko import BECAME
from etl.meaning.percentages_ko import of_list, read_percent_ko
from etl.meaning.percentages_ru import as_multiple, is_pace, of_part_ru, read_told_ru
from etl.meaning.relative import (
    became,
    by_so_much,
    is_of_all,
    is_of_another,
    is_of_product,
    is_rate,
    is_share_told,
)
from etl.meaning.rise_and_fall import Cues
from etl.meaning.untold import BY_EN, guess
from etl.meaning.view import Placed, View
from etl.patterns import pattern

OLD = pattern("meaning.changes.old")  # up from 18 per cent: what it was
OLD_RU = pattern("meaning.changes.old_ru")
DEEPENS = pattern("meaning.changes.deepens")
AFTER_POINTS = pattern("meaning.changes.after_points")
NOUN_OF, UP_BEHIND = pattern("meaning.changes.noun_of"), pattern("meaning.changes.up_behind")
OF_ALL = pattern("meaning.changes.of_all")
TO_ZH = pattern("meaning.changes.to_zh")
SHRINKS = pattern("meaning.changes.shrinks")
IN_TIME = pattern("meaning.changes.in_time")  # 전년 동기(57.4%) 대비: what it was, in brackets behind the time
RATE_TOLD = pattern("meaning.changes.rate_told")
TO = pattern("meaning.changes.to")  # fell to 7.4%: what it became
FALLS_TO_RU = pattern("meaning.changes.falls_to_ru")
AND_SO = pattern("meaning.changes.and_so")  # на 24,1% и 16,8%
REST_EN = pattern("meaning.changes.rest_en")
WHOLE = (Decimal(96), Decimal(101))  # what the parts of a whole add up to, as they are rounded
SIGN_IN_BRACKETS, PLUS = pattern("meaning.changes.sign_in_brackets"), "+＋"
WRITTEN_UP = (*SIGNED[:2], "▲")
INDEXED = (Decimal(95), Decimal(150))  # an index as a percentage of what it was: 100,20 %


def read_percent(
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
    """The change of a percentage; `before`: that of the percentage before it, `amount`: of the amount right before."""
    code = view.language
    if left.strip() in ("(", "（") and amount is not None and amount.transformation == "change":
        return replace(amount, transformation="growth", how="list")  # +9만 8천 명(7.2%)
    if left.strip() in ("(", "（") and amount is not None and amount.transformation in ("ratio", "share"):
        return Change(amount.transformation, None, how="list")  # 남한의 60분의 1(1.7%)
    if left.strip() in ("(", "（") and before is not None and is_percent_before(view, figure):
        return Change(before.transformation, None, how="list")
    sign = SIGN_IN_BRACKETS.search(left)
    if sign is not None:  # (+) 33,2 %
        return Change("growth", "up" if sign["sign"] in PLUS else "down")
    is_bare = figure.mention.quote[:1] not in WRITTEN_UP and not is_below_zero(figure)
    if code == "en" and measure_type == "rate" and is_bare and RATE_TOLD.search(left) is not None:
        return Change("level", None)
    if measure_type == "index" and INDEXED[0] <= (figure.mention.value or 0) <= INDEXED[1]:
        return Change("ratio", None)
    if figure.mention.quote.startswith(WRITTEN_UP) or (is_below_zero(figure) and not is_of_product(left, right, code)):
        is_told = figure.mention.quote.startswith(WRITTEN_UP)  # 2020년(+5.1%) 다음으로 낮았다
        return replace(growth, transformation="growth", direction=None if is_told else growth.direction)
    if before is not None and (
        is_earlier(view, figure) or (growth.direction is None and is_another_time(view, figure))
    ):
        return Change(before.transformation, None, how="list")
    if IN_TIME.search(left) and before is not None and is_percent_before(view, figure):
        return Change(before.transformation, None, how="list")  # 62.6%로, 전년 동기(57.4%) 대비
    if code == "ru" and is_pace(view.text[view.start : figure.start], figure):
        return Change("ratio", None)
    named = _last(cues.growth_nouns[code], left[-24:]) if code == "zh" else cues.growth_nouns[code].search(left[-24:])
    if named is not None and measure_type != "rate":
        is_told = is_close(growth, figure) and (code != "ko" or not BECAME.match(right))  # 성장률을 1.2%로 낮춰 잡았다
        direction = "down" if SHRINKS.search(named[0]) else growth.direction if is_told else None
        listed = of_list(view, figure, cues) if code == "ko" and direction is None else None
        return listed or Change("growth", direction, growth.start, growth.end)
    is_moved = growth.direction is not None
    told = read_told_ru(view, figure, left, before, measure_type, is_moved=is_moved) if code == "ru" else None
    if told is not None:
        return told
    if code == "ko":
        return read_percent_ko(view, figure, left, right, cues, growth, measure_type, before)
    if code == "en" and (REST_EN.search(left) is not None or _adds_up(view, figure, cues)):
        return Change("share", None)
    behind = cues.share_verbs[code].search(right[:30])
    ahead = cues.share_nouns[code].search(left[-24:]) or cues.share_verbs[code].search(left[-32:])
    if is_of_product(left, right, code):
        return Change("level", None)
    if is_of_another(view, figure):
        return Change("ratio", None)
    if is_share_told(left, growth.gap, cues.share_nouns[code]) or (code == "ru" and is_of_all(left, right)):
        return Change("share", None)
    if before is not None and growth.direction is None and is_told_with_before(view, figure):
        return replace(before, how="list")
    if OLD.search(left) and before is not None:
        return Change(before.transformation, None, how="list")
    if behind is None and (by_so_much(left) if code == "ru" else code == "en" and BY_EN.search(left)):
        way = growth.direction or (_way_of_head_ru(view, figure, before, cues) if code == "ru" else None)
        return replace(growth, transformation="growth", direction=way)
    if code == "ru" and FALLS_TO_RU.match(right) is not None:
        return Change("share", None)
    behind_it = UP_BEHIND.match(right) if code == "en" else None
    if behind_it is not None:  # 10% up from 374 cases
        return Change("growth", "up" if behind_it["up"] is not None else "down")
    if code == "en" and growth.direction is not None and NOUN_OF.search(left):
        return growth  # representing a rise of 4.5%
    if code == "en" and (ahead is not None or OF_ALL.match(right)) and not BY_EN.search(left):
        return Change("share", None, how="own")
    if code == "en" and is_called_share(right):
        return Change("share", None)
    came_to = code == "zh" and TO_ZH.search(left) is not None  # 失业率升至4.4%
    came_from = code == "zh" and OLD.search(left) is not None  # 从8.0%降至7.7%
    if growth.direction is not None and is_close(growth, figure) and not (came_to or came_from):
        return growth
    is_of_growth = came_to and ahead is None and before is not None and before.transformation == "growth"
    if is_of_growth and measure_type != "rate" and not is_rate(left, code):
        return Change("growth", None, how="list")  # 一季度增长5.4%，三季度回落至4.8%
    if behind is not None or ahead is not None:
        return Change("share", None)
    is_old = (OLD_RU if code == "ru" else OLD).search(left) is not None
    is_new = came_to or (growth.gap is not None and TO.search(growth.gap) is not None)
    is_rest = _is_behind_points(view, figure)
    is_new = is_new or is_rest
    if is_old or is_new or became(view, figure):
        named = cues.growth_nouns[code].search(left[-60:]) or DEEPENS.search(left[-60:])
        if measure_type != "rate" and named is not None and "," not in left[-60:][named.end() :]:
            return Change("growth", None)  # inflation eased to 2.6%, cut its growth forecast from 2.5% to 2.1%
        if before is not None and (before.transformation, before.direction) == ("growth", None):
            return replace(before, how="list")
    if is_old or is_new:  # fell to 7%, from 8%
        is_share = cues.share_nouns[code].search(view.text, view.start, figure.start) is not None
        if (measure_type == "rate" or is_rest) and not is_share:
            return Change("growth" if measure_type == GROWS else "level", None)
        told_rate = measure_type == "rate" or is_rate(view.text[view.start : figure.start], code)
        return Change(_kept(before, "share" if is_share else "level" if told_rate or is_old else "share"), None)
    if growth.direction is None and (measure_type == "rate" or is_rate(left, code)):
        return Change("level", None)
    if became(view, figure):
        return Change(_kept(before, "level" if is_rate(left, code) or measure_type == "rate" else "share"), None)
    if growth.direction is not None:
        return growth
    is_limb = amount is not None and amount.transformation == "growth" and is_gapped(view, figure, left)
    of_part = of_part_ru(view, figure, before, measure_type) if code == "ru" else None
    if of_part is not None:
        return of_part
    goes_on = before.direction if before is not None and (is_limb or goes_on_as_one(left)) else None
    made = guess(figure, left, right, cues.base[code], measure_type, before, goes_on)
    return as_multiple(made, figure) if code == "ru" else made


def _is_behind_points(view: View, figure: Placed) -> bool:
    """Whether it is what a rate came to, behind the points by which it changed: by 25 basis points to 4%."""
    at = next(place for place, other in enumerate(view.figures) if other is figure)
    before = view.figures[at - 1] if at > 0 else None
    if before is None or before.mention.unit not in POINTS:
        return False
    return AFTER_POINTS.fullmatch(view.text, before.end, figure.start) is not None


def _way_of_head_ru(view: View, figure: Placed, before: Change | None, cues: Cues) -> str | None:
    """Up or down, of a member of a list that has no verb of its own: снизилась во всех группах: у детей – на 12%."""
    if before is not None and before.transformation == "growth" and before.direction is not None:
        return before.direction
    ahead = view.text[view.start : figure.start]
    ways = (("up", cues.rise["ru"]), ("down", cues.fall["ru"]))
    last = [(max((hit.end() for hit in cue.finditer(ahead)), default=-1), way) for way, cue in ways]
    place, way = max(last)
    return way if place >= 0 else None


def is_told_with_before(view: View, figure: Placed) -> bool:
    """Whether a verb tells of two figures together: на 24,1% и 16,8%."""
    at = next(place for place, other in enumerate(view.figures) if other is figure)
    if at == 0 or view.figures[at - 1].mention.unit != figure.mention.unit:
        return False  # 分别增加1.1倍及18.2%
    return AND_SO.fullmatch(view.text, view.figures[at - 1].end, figure.start) is not None


def _last(nouns: re.Pattern[str], text: str) -> re.Match[str] | None:
    """The last of some nouns: 同比降幅 is a fall, however it is held against the year before."""
    return next(reversed([*nouns.finditer(text)]), None)


def _kept(before: Change | None, otherwise: str) -> str:
    return before.transformation if before is not None and before.transformation in ("share", "level") else otherwise


def _adds_up(view: View, figure: Placed, cues: Cues) -> bool:
    """Whether a percentage is one of several in brackets that are a whole together: in Para (71%), Acre (29%); not
    where a change is told of them."""
    percents = [one for one in view.figures if one.mention.unit == "percent" and one.mention.value is not None]
    parts = [one for one in percents if view.text[one.start - 1 : one.start] == "(" and view.text[one.end :][:1] == ")"]
    if len(parts) < 2 or figure not in parts:
        return False
    changes = (words["en"] for words in (cues.rise, cues.fall, cues.growth_nouns))
    if any(words.search(view.text, view.start, parts[0].start) is not None for words in changes):
        return False
    return WHOLE[0] <= sum((one.mention.value or Decimal(0) for one in parts), Decimal(0)) <= WHOLE[1]
