"""Goods that are counted by themselves, and parts that are told by country: of the trade that the text tells.

    수출은 반도체가 11.2% 늘고 승용차는 36.0% 줄었다     exports of cars, not cars
    반도체(32.2%)와 장비(69.1%)의 수입이 늘었다          imports, told behind the list
    국가별로는 중국(9.4%) … 등에서 수출이 증가              exports, not those of the product that was told last

Comes in: what a Korean figure measures by its own words and what the text measured before. Goes out: the part of that.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from etl.meaning.change import Change
from etl.meaning.measured import NO_GOODS, Measure, bases_of
from etl.meaning.parts import read_part
from etl.meaning.view import Placed, View
from etl.patterns import pattern
from etl.rules import Rules

BY_COUNTRY = pattern("meaning.goods.by_country")
NEXT, TOLD_BEHIND = pattern("meaning.goods.next"), pattern("meaning.goods.told_behind")
SIDES = frozenset({"to", "from", "with"})
OF_PART = frozenset({"growth", "points", "share"})


def as_goods(view: View, own: Measure | None, whole: Measure | None, change: Change, rules: Rules) -> Measure | None:
    """Its own measure, or the part of the trade told before that the goods are; `own`: a concept of what is counted."""
    if own is None or whole is None or own.is_open or view.language != "ko" or change.transformation not in OF_PART:
        return own
    concepts = rules.vocabulary.concepts
    goods, trade = concepts.get(own.id), concepts.get(whole.id)
    if goods is None or trade is None or trade.side not in SIDES or "money" not in trade.units:
        return own
    if goods.side is not None or goods.counter in (None, *NO_GOODS):
        return own
    part = read_part(view.text[own.start : own.end], rules)
    is_known = bool(part) and part[0] in rules.vocabulary.breakdowns
    return replace(whole, breakdown=part, how="list", sure=False) if is_known else own


def is_by_country(view: View, figure: Placed) -> bool:
    """Whether a sentence tells a whole by countries, and a figure is the first of them."""
    found = BY_COUNTRY.search(view.text, view.start, view.end) if view.language == "ko" else None
    return found is not None and found.end() <= figure.start and view.counted[0] is figure


def by_country(view: View, told: Measure | None, known: Iterable[str]) -> Measure | None:
    """The trade that a sentence tells by countries: by the words of its head, else what was told before, all of it, for
    as many people as that: 지역별로 보면."""
    found = BY_COUNTRY.search(view.text, view.start, view.end)
    assert found is not None
    named = [hit for hit in view.concepts if found.start() <= hit.start < found.end() and hit.id in known]
    if named:
        return Measure(named[-1].id, named[-1].start, named[-1].end, "sentence")
    return replace(told, breakdown=bases_of(told.breakdown)) if told is not None and not told.is_open else told


def behind_list(view: View, figure: Placed, change: Change, rules: Rules) -> Measure | None:
    """The trade that is told behind the last of a list of percentages in brackets: … 장비(69.1%)의 수입이 늘었다."""
    if view.language != "ko" or change.transformation != "growth" or not view.is_bracketed(figure):
        return None
    last = figure
    for other in (one for one in view.figures if one.start > figure.start):
        gap = view.text[last.end : other.start]
        if other.mention.unit != "percent" or NEXT.fullmatch(gap) is None or not view.is_bracketed(other):
            break
        last = other
    told = TOLD_BEHIND.match(view.text, last.end, view.end)
    if told is None:
        return None
    for hit in view.concepts:
        concept = rules.vocabulary.concepts[hit.id]
        if hit.start == told.end() and concept.side in SIDES and "money" in concept.units:
            return Measure(hit.id, hit.start, hit.end, "own", unit="percent")
    return None
