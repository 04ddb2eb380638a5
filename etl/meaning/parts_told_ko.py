"""A percentage of a Korean sentence that is a part of a whole, though a verb of rise or fall stands near it.

    반도체가 36.7%로 가장 많았다                  the greatest part, not by how much it grew
    응답 대학의 57%가 유학생이 줄었다고 답했다      so many of those who were asked
    266,100명(22.6%)으로 4.1% 감소했다            the part in brackets, by how much it changed behind it
    학부가 43%, 대학원이 36%, 기타가 20%이다       parts that make up a whole

Comes in: a percentage in its sentence, with the words on both sides of it. Goes out: whether it is such a part.
"""

from __future__ import annotations

from etl.meaning.rise_and_fall import Cues
from etl.meaning.view import Placed, View
from etl.patterns import pattern

MOST, ANSWERED = pattern("meaning.parts_told_ko.most"), pattern("meaning.parts_told_ko.answered")
BEHIND_AMOUNT = pattern("meaning.changes.behind_amount")
LED_TO = pattern("meaning.parts_told_ko.led_to")
HELD_AGAINST = pattern("meaning.parts_told_ko.held_against")
IS, SUBJECT = pattern("meaning.parts_told_ko.is"), pattern("meaning.parts_told_ko.subject")
OPENING = ("(", "（")
FEWEST = 2
NEARLY_ALL, ALL = 80, 101  # per cent: what parts of a whole make up, some of them left out or rounded
OF_OTHERS = frozenset({"rate", "index", "price"})  # types of measures of which the greatest is none of the parts


def is_part_told(view: View, figure: Placed, left: str, right: str, cues: Cues, kind: str) -> bool:
    """Whether a percentage is a part of a whole; `kind`: the type of its measure."""
    if ANSWERED.match(view.text, figure.end, view.end) is not None:
        return True
    if MOST.match(right) is not None and kind not in OF_OTHERS:
        before = view.text[view.start : figure.start]
        told = cues.growth_nouns["ko"].search(before) or HELD_AGAINST.search(left)
        return told is None
    return _is_before_another(view, figure, left, cues)


def _is_before_another(view: View, figure: Placed, left: str, cues: Cues) -> bool:
    """Whether a bracket behind an amount holds a percentage, and the verb tells of the next: 22.6%)으로 4.1% 감소."""
    if left.strip() not in OPENING or BEHIND_AMOUNT.search(left) is None:
        return False
    after = next((one for one in view.figures if one.start > figure.start), None)
    if after is None or after.mention.unit != "percent" or LED_TO.fullmatch(view.text, figure.end, after.start) is None:
        return False
    return any(words.match(view.text, after.end + 1) for words in (cues.rise["ko"], cues.fall["ko"]))


def make_up_whole(view: View, figure: Placed, cues: Cues) -> bool:
    """Whether the percentages of a sentence are the parts of a whole: each has its subject before it, nothing in it
    rises or falls, and together they are nearly all."""
    percents = [one for one in view.figures if one.mention.unit == "percent" and not view.is_bracketed(one)]
    if figure not in percents or len(percents) < FEWEST or IS.match(view.text, percents[-1].end, view.end) is None:
        return False
    said = view.text[view.start : view.end]
    if any(words.search(said) for words in (cues.rise["ko"], cues.fall["ko"], cues.growth_nouns["ko"])):
        return False
    if not all(SUBJECT.search(view.text, view.start, one.start) for one in percents):
        return False
    values = [one.mention.value for one in percents]
    return all(value is not None and value > 0 for value in values) and NEARLY_ALL <= sum(filter(None, values)) <= ALL
