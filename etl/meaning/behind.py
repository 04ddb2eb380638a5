"""Who is named behind what he states, in a sentence of its own: … 18.3% 불었다. 두 해관이 각각 내놓은 수치다.

The sentence points back (이런 내용은, These figures come from, Об этом сообщил, 这是…的数据) or stands behind a
quotation (“…增长4%。”局长说). It states the sentences before it that name nobody. So does a source in brackets at the
end of an item of a list: · 한우 도축은 8만 마리였다. 돼지는 168만 마리였다(농림축산식품부).
"""

from __future__ import annotations

import re

from etl.meaning.attribution_rules import BEHIND, CLOSING, FIGURE
from etl.meaning.attributions import find_attributions
from etl.meaning.view import View
from etl.meaning.whole_names import whole
from etl.mentions.names_of_origins import Speaker, make_speaker, names_of
from etl.patterns import pattern
from etl.rules import Rules

POINTS = pattern("meaning.behind.points")
QUOTATION = pattern("meaning.behind.quotation")
TOLD_RU = pattern("meaning.behind.told_ru")
SPEECH, SPEECH_ENDS = pattern("meaning.behind.speech"), pattern("meaning.behind.speech_ends")
SPEAKS = pattern("meaning.behind.speaks")
ITEM = pattern("meaning.behind.item")  # what marks an item of a list
SOURCE = pattern("meaning.behind.source")  # (자료: 로사톰)
ENDS = pattern("meaning.behind.ends")  # what may stand between the name and the end of the item
STEM = 2  # characters of a name by which one of several is told: 단둥을 거친 화물은 …, of 단둥해관 and 훈춘해관
QUOTES = (("«", "»"), ("“", "”"))
QUOTES_END = re.compile('[»”"]')
FAR = 4  # sentences over which what is pointed at may reach


def told_behind(view: View, rules: Rules, *, is_open: bool) -> Speaker | None:
    """Who states a sentence that names nobody by the one that follows; `is_open`: somebody has spoken before it in its
    paragraph, so only the sentence right behind it counts."""
    sentences = view.passage.sentences
    if (stop := _end_of_item(view)) and (source := _of_item(view, stop, rules)) is not None:
        return source
    quoted = _of_quotation(view, rules)
    if quoted is not None:
        return quoted
    last = min(len(sentences), view.index + 1 + (1 if is_open else FAR))
    is_quoted = QUOTATION.fullmatch(view.text, view.start, view.end) is not None
    for index in range(view.index + 1, last):
        start, end = sentences[index]
        following = View(view.passage, index, start, end, (), view.finders)
        points = POINTS.match(view.text, start, end) is not None
        points = points or (
            is_quoted and index == view.index + 1 and SPEAKS.fullmatch(view.text, start, end) is not None
        )
        if points:
            found = find_attributions(following, rules)
            if view.language == "ru":
                found = [named for one in found if (named := whole(one, following, rules)) is not None]
            said = view.text[view.start : view.end]
            return next((one for one in found if one.name[:STEM] in said), found[0] if found else None)
        if index + 1 < last and find_attributions(following, rules):
            return None
    return None


def end_of_quotation(view: View) -> tuple[int, int] | None:
    """What stands behind a quotation that goes on past a sentence, in the sentence that ends it: … 14 млрд рублей. К
    2027 году мы получим три завода», — отметил министр; or behind what one says in a paragraph of its own."""
    is_speech = SPEECH.match(view.text) is not None and SPEECH_ENDS.search(view.text, 0, view.end) is None
    if not is_speech and not _is_open_at(view.text, view.end):
        return None
    close = (SPEECH_ENDS if is_speech else QUOTES_END).search(view.text, view.end)
    ends = [end for _, end in view.passage.sentences if close is not None and end >= close.end()]
    return (close.end(), ends[0]) if close is not None and ends else None


def _is_open_at(text: str, place: int) -> bool:
    """Whether a quotation is open at a place of a passage."""
    if text.count('"', 0, place) % 2 == 1:
        return True
    return any(text.count(opens, 0, place) > text.count(closes, 0, place) for opens, closes in QUOTES)


def _of_quotation(view: View, rules: Rules) -> Speaker | None:
    """Who is named behind a quotation that goes on past the sentence."""
    behind = end_of_quotation(view)
    if behind is None:
        return None
    index = next(i for i, (_, end) in enumerate(view.passage.sentences) if end >= behind[0])
    start, end = view.passage.sentences[index]
    found = find_attributions(View(view.passage, index, start, end, (), view.finders), rules)
    return next((one for one in found if one.start >= behind[0]), None)


def _end_of_item(view: View) -> int:
    """Where the item of a list ends that a sentence stands in; 0 for a sentence in none."""
    marks = [hit.start() for hit in ITEM.finditer(view.text)]
    if not marks or marks[0] > view.start + 1:
        return 0
    return next((mark for mark in marks if mark > view.start + 1), len(view.text))


def _of_item(view: View, stop: int, rules: Rules) -> Speaker | None:
    """Who is named in brackets at the end of a sentence of the item, where nobody is named before him."""
    for index in range(view.index, min(len(view.passage.sentences), view.index + 1 + FAR)):
        start, end = view.passage.sentences[index]
        if start >= stop:
            return None
        end = min(end, stop)
        hit = SOURCE.search(view.text, start, end)
        if hit is not None:
            return make_speaker(*hit.span("name"), hit["name"].strip(), names_of(rules), BEHIND, (start, end))
        found = find_attributions(View(view.passage, index, start, end, (), view.finders), rules)
        closing = [one for one in found if one.rule in (BEHIND, CLOSING, FIGURE) and one.start > start]
        if closing and len(found) == len(closing) and ENDS.fullmatch(view.text, closing[-1].end, end) is not None:
            return closing[-1]
        if found:
            return None
    return None
