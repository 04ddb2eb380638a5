"""Who is named behind what he states, in a sentence of its own: … 18.3% 불었다. 두 해관이 각각 내놓은 수치다.

The sentence points back (이런 내용은, These figures come from, Об этом сообщил, 这是…的数据) or stands behind a
quotation (“…增长4%。”局长说). It states the sentences before it that name nobody.
"""

from __future__ import annotations

from etl.meaning.attributions import find_attributions
from etl.meaning.view import View
from etl.mentions.names_of_origins import Speaker
from etl.patterns import pattern
from etl.rules import Rules

POINTS = pattern("meaning.behind.points")
QUOTATION = pattern("meaning.behind.quotation")
SPEAKS = pattern("meaning.behind.speaks")
STEM = 2  # characters of a name by which one of several is told: 단둥을 거친 화물은 …, of 단둥해관 and 훈춘해관
FAR = 4  # sentences over which what is pointed at may reach


def told_behind(view: View, rules: Rules, *, is_open: bool) -> Speaker | None:
    """Who states a sentence that names nobody by the one that follows; `is_open`: somebody has spoken before it in its
    paragraph, so only the sentence right behind it counts."""
    sentences = view.passage.sentences
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
            said = view.text[view.start : view.end]
            return next((one for one in found if one.name[:STEM] in said), found[0] if found else None)
        if index + 1 < last and find_attributions(following, rules):
            return None
    return None
