"""Of several parts that have a figure each, the one that a Korean figure is of.

    반도체와 자동차 수출은 각각 3억 달러, 5억 달러였다    exports of semiconductors, exports of cars
    남자와 여자의 취업률은 각각 70.1%, 55.2%다          of men, of women

Comes in: a figure of a sentence and its measure. Goes out: the measure with its own part, the same where the sentence
does not list as many parts as figures. Areas in turn are told by sides/areas_in_turn.py.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from etl.meaning.labels_zh import label_in_turn
from etl.meaning.measured import Measure
from etl.meaning.named_in_turn import each_before
from etl.meaning.parts import read_part
from etl.meaning.phrases import is_nominal
from etl.meaning.view import Placed, View
from etl.meaning.words import finders_of
from etl.model import OPEN
from etl.patterns import kept, pattern
from etl.rules import Rules

AND, HEAD = pattern("meaning.parts_in_turn.and_ko"), pattern("meaning.parts_in_turn.head")
BRACKET = pattern("meaning.phrases.aside")
CHANGES = frozenset({"percent", "percentage_point", "times"})
GOODS_RU = pattern("meaning.parts_in_turn.goods_ru")
GOODS = frozenset({"mass", "volume", "oil"})
REACH = 64  # characters before 각각
MOST = 4  # parts in a row
AND_ONE = pattern("meaning.parts_in_turn.and_one")  # 교통과 통신
NOUN = r"(?<![가-힣A-Za-z\d])[가-힣A-Za-z]+?"


def with_own_part(view: View, figure: Placed, measure: Measure | None, rules: Rules) -> Measure | None:
    """The measure of a figure with the part that is its own in turn."""
    if view.language == "ru":
        return _with_goods_behind(view, figure, measure, rules)
    if view.language == "zh":
        return _with_name_in_turn(view, figure, measure, rules)
    cue = each_before(view, figure) if view.language == "ko" else None
    parts = _parts(view, cue[1]) if cue is not None else ()
    if cue is None or not parts:
        return measure
    figures = [one for one in view.counted if one.start >= cue[1]]
    if len(figures) > len(parts) and len(figures) % len(parts) == 0:  # 3.0%와 1.3% 감소한 3억 달러와 20억 달러
        figures = [one for one in figures if one.mention.unit == figure.mention.unit]
    if len(figures) != len(parts):  # 의료보건, 교통과 통신, 주거 물가는 각각 5.0%, 2.4%, 2.3%
        parts = _between_commas(view, cue[1], len(figures))
    at = figures.index(figure) if figure in figures else len(parts)
    if len(figures) != len(parts) or at >= len(parts):
        return measure
    named = finders_of(rules.vocabulary).concepts.find(parts[at])
    if named and named[-1].end == len(parts[at]) and (measure is None or named[-1].id != measure.id):
        return Measure(named[-1].id, figure.start, figure.start, "own")  # 수출과 수입은 각각
    if measure is None or measure.is_open:
        return Measure(OPEN + parts[at], figure.start, figure.start, "own", sure=False)
    rest = tuple(part for part in measure.breakdown if part not in _all(parts, rules))
    rest = () if any(word in "_".join(rest) for word in parts) else rest
    return replace(measure, breakdown=(*rest, *read_part(parts[at], rules)))


def _with_name_in_turn(view: View, figure: Placed, measure: Measure | None, rules: Rules) -> Measure | None:
    """毛保费及净保费分别为306亿元及217亿元: the measure with the name that a Chinese figure has in turn."""
    name = label_in_turn(view, figure) if measure is not None and not measure.is_open else None
    if measure is None or name is None:
        return measure
    known = tuple(dict.fromkeys(hit.id for hit in finders_of(rules.vocabulary).breakdowns.find(name)))
    return replace(measure, breakdown=known or (name,))


def _between_commas(view: View, cue: int, count: int) -> tuple[str, ...]:
    """The parts that commas part, which may be of two words each: 의료보건, 교통과 통신, 주거 물가는."""
    clause = view.text[max(view.start, cue - REACH) : cue]
    found = _groups(count).search(BRACKET.sub("", clause)) if 1 < count <= MOST else None
    return found.groups() if found is not None else ()


@kept(MOST)
def _groups(count: int) -> re.Pattern[str]:
    group = rf"({NOUN}{AND_ONE}?)"
    return re.compile(r",\s".join([group] * count) + rf"{HEAD.pattern}")


def _with_goods_behind(view: View, figure: Placed, measure: Measure | None, rules: Rules) -> Measure | None:
    """Of a Russian list of amounts, each before what it is of: 2,97 млн тонн пшеницы, 502 тыс. тонн ячменя."""
    behind = GOODS_RU.match(view.text, figure.end, view.end)
    unit = rules.units.get(figure.mention.unit or "")
    if measure is None or behind is None or unit is None or unit.dimension not in GOODS:
        return measure
    alike = [one for one in view.counted if one.mention.unit == figure.mention.unit]
    if len(alike) < 2 or not all(GOODS_RU.match(view.text, one.end, view.end) for one in alike):
        return measure
    first, last = behind.span("goods")
    known = tuple(hit.id for hit in view.breakdowns if first <= hit.start < last)
    part = known or read_part(behind["goods"], rules)
    return replace(measure, breakdown=part) if part else measure


def of_those_before(view: View, figure: Placed, told: Sequence[Measure]) -> Measure | None:
    """What a figure is of where a sentence begins with 각각 and has one for each that was told before.

    수출은 214억 달러, 수입은 207억 달러였다. 각각 44.4%, 21.1% 증가했다."""
    cue = each_before(view, figure) if view.language == "ko" else None
    if cue is None or view.text[view.start : cue[0]].strip() or len(told) < 2:
        return None
    figures = [one for one in view.counted if one.start >= cue[1]]
    if len(figures) != len(told) or figure not in figures:
        return None
    return replace(told[figures.index(figure)], how="paragraph", sure=False)


def of_levels(view: View, figure: Placed, read: Sequence[tuple[Measure, Placed]]) -> Measure | None:
    """What a percentage is of, where as many amounts stand before 각각 as changes behind it.

    의사는 12만 명, 약사는 3만 명으로 각각 2.6%, 3.2% 늘었다"""
    cue = each_before(view, figure) if view.language == "ko" and figure.mention.unit in CHANGES else None
    told = [(measure, one) for measure, one in read if cue is not None and one.end <= cue[0]]
    if cue is None or _parts(view, cue[1]) or len(told) < 2 or len({one.mention.unit for _, one in told}) > 1:
        return None
    figures = [one for one in view.counted if one.start >= cue[1]]
    if len(figures) != len(told) or figure not in figures or {one.mention.unit for one in figures} - CHANGES:
        return None
    return replace(told[figures.index(figure)][0], how="list", sure=False)


def _all(parts: tuple[str, ...], rules: Rules) -> set[str]:
    return {known for part in parts for known in read_part(part, rules)}


def _parts(view: View, cue: int) -> tuple[str, ...]:
    """The nouns that are joined before 각각, which ends at `cue`."""
    first = max(view.start, cue - REACH)
    stretch = BRACKET.sub("", view.text[first:cue])
    areas = {view.text[hit.start : hit.end] for hit in view.areas}
    for count in range(MOST, 1, -1):
        found = _row(count).search(stretch)
        if found is not None and areas.isdisjoint(found.groups()) and all(map(is_nominal, found.groups())):
            return found.groups()
    return ()


@kept(MOST)
def _row(count: int) -> re.Pattern[str]:
    return re.compile(rf"({NOUN}){AND}" * (count - 1) + rf"({NOUN}){HEAD}")
