"""What a percentage of a Korean clause says: a growth, a share, a ratio, or a level.

    5% 늘었다 · 수출의 7.4%를 차지했다 · 남한의 1.7% 수준 · 0.5%포인트 감소한 4.2% · ▲쌀(15.9%) ▲달걀(9.2%)이 오른

Comes in: what percentages.py has of it. Goes out: its change.
"""

from __future__ import annotations

from etl.meaning.change import GROWS, POINTS, Change, is_close
from etl.meaning.listed import way_of_head, way_of_list
from etl.meaning.of_another_ko import BECAME, COMPARED, is_of_another_ko
from etl.meaning.parts_told_ko import is_part_told, make_up_whole
from etl.meaning.relative import is_of_product
from etl.meaning.rise_and_fall import Cues
from etl.meaning.untold import OF_WHOLE, OF_WHOLE_KO, guess
from etl.meaning.view import Placed, View
from etl.patterns import pattern

RATE_NOUN = pattern("meaning.changes.rate_noun")
SHARE_RATE = pattern("meaning.changes.share_rate")
# 2023년의 41.8%, 한국의 1.7%: so much of another time or place, no part of a whole
MULTIPLE = pattern("meaning.changes.multiple")
BY_POINTS = pattern("meaning.changes.by_points")
TAKES = pattern("meaning.changes.takes")
BEHIND_AMOUNT = pattern("meaning.changes.behind_amount")
AGAINST, ONLY = pattern("meaning.changes.against"), pattern("meaning.changes.only")
WIDTH_NAMED = pattern("meaning.changes.width_named")
RECOVERS = pattern("meaning.changes.recovers")
FULFILLED = pattern("meaning.changes.fulfilled")  # 계획을 107%로 넘쳐 수행하였다
PART_NOUNS = pattern("meaning.changes.part_nouns")
PARTNERS_HEAD = pattern("meaning.changes.partners_head")
EQUALS = pattern("meaning.changes.equals")  # GDP의 1.9%에 해당하는


def read_percent_ko(
    view: View,
    figure: Placed,
    left: str,
    right: str,
    cues: Cues,
    growth: Change,
    measure_type: str,
    before: Change | None,
) -> Change:
    """The change of a percentage by the words of its Korean clause; `before`: that of the percentage before it."""
    became = BECAME.match(right) is not None
    if is_part_told(view, figure, left, right, cues, measure_type):
        return Change("share", None)
    if MULTIPLE.match(right) is not None and is_of_another_ko(view, figure):
        return Change("ratio", None)
    if growth.direction is not None and is_close(growth, figure) and not became:
        return growth
    if FULFILLED.match(right):
        return Change("level", None)
    is_growth = is_close(growth, figure) or WIDTH_NAMED.search(left)
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
    listed = of_list(view, figure, cues)
    if listed is not None:
        return listed
    if make_up_whole(view, figure, cues):
        return Change("share", None)
    if growth.direction is None and is_partner_share(view, figure, cues):
        return Change("share", None)
    if BEHIND_AMOUNT.search(left) and left.strip() in ("(", "（"):
        return Change("share", None)
    is_part = before is not None and before.transformation == "share"
    if measure_type == GROWS and not is_part and not OF_WHOLE_KO.search(left) and not OF_WHOLE.match(right):
        return Change("growth", None, how="default")
    if (became or COMPARED.match(right)) and before is not None and before.transformation in ("share", "level"):
        return Change(before.transformation, None, how="list")
    return guess(figure, left, right, cues.base["ko"], measure_type, before)


def _is_behind_points(view: View, figure: Placed) -> bool:
    """Whether the figure before it in the sentence is one of points."""
    at = next(place for place, other in enumerate(view.figures) if other is figure)
    return at > 0 and view.figures[at - 1].mention.unit in POINTS


def is_partner_share(view: View, figure: Placed, cues: Cues) -> bool:
    """Whether a percentage is that of one of several partners, of whose growth nothing is told: 행선지는 폴란드 46%,
    필리핀 14% 순이다; 미국산은 64%."""
    head = PARTNERS_HEAD.search(view.text, view.start, figure.start)
    if head is None:
        return False
    growth = (cues.rise["ko"], cues.fall["ko"], cues.growth_nouns["ko"])
    return not any(words.search(view.text, view.start, view.end) for words in growth)


def of_list(view: View, figure: Placed, cues: Cues) -> Change | None:
    """A member of a list whose verb stands behind the last."""
    words = cues.rise["ko"], cues.fall["ko"]
    way = way_of_head(view, figure, *words) or way_of_list(view, figure, *words)
    return Change("growth", way, how="list") if way is not None else None
