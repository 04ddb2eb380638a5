"""Money under a name or a sign that several countries' money has is of the country that the text is about.

$41.8 billion, in Canberra; Rs 300 crore, in Islamabad; 5 billion pesos, in Mexico; K5bn, in Lusaka. Nothing is changed
where the text names the money in full as well (American dollars): it keeps its own apart itself. A text that says
which money it means from there on (133.7亿元（澳门元，下同）) is taken by its word, whatever it is about.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from etl.meaning.regions import country_of
from etl.model import Document, Mention, Statement
from etl.patterns import pattern, words
from etl.rules import Rules, Unit
from etl.vocabulary import Area

AMERICAN = "USD"
SIGNS = frozenset("$＄")
NAMED = pattern("meaning.dollars.named")
AT_HOME = words("meaning.dollars.at_home")
NOTE = "unit.money_of_area"
DECLARED = pattern("meaning.shared_money.declared_zh")
CHINESE = "zh"


def settle_money(
    document: Document, mentions: Sequence[Mention], statements: Sequence[Statement], rules: Rules
) -> tuple[Mention, ...]:
    """The mentions, those of money under a shared name in the money of the country that most figures are of."""
    units = [_shared(mention, rules) for mention in mentions]
    declared = _declared(document, rules) if document.language == CHINESE else None
    if declared is not None:
        alike = {unit.id for unit in units if unit is not None and set(unit.alone) & set(declared.alone) - SIGNS}
        return tuple(
            replace(mention, unit=declared.id, notes=(*mention.notes, NOTE))
            if unit is not None and unit.id in alike - {declared.id}
            else mention
            for unit, mention in zip(units, mentions, strict=True)
        )  # fmt: skip
    areas = Counter(country_of(statement.ref_area, rules.vocabulary) for statement in statements)
    most, count = max(areas.items(), key=lambda item: (item[1], str(item[0])), default=(None, 0))
    area = rules.vocabulary.areas.get(most or "")
    own = rules.units.get(area.currency or "") if area is not None else None
    if area is None or own is None or 2 * count <= len(statements):
        return tuple(mentions)
    told = sum(_is_of(mention.origin_name, area) for mention in mentions)
    is_at_home = own.id in AT_HOME and 2 * told > len(mentions)
    return tuple(
        replace(mention, unit=own.id, notes=(*mention.notes, NOTE))
        if unit is not None and own.id != unit.id and _may_be(own, unit, document, is_told_at_home=is_at_home)
        else mention
        for unit, mention in zip(units, mentions, strict=True)
    )  # fmt: skip


def _declared(document: Document, rules: Rules) -> Unit | None:
    """The money that a text says it means from there on, where it is one that others share their name with."""
    names = {found["unit"] for found in DECLARED.finditer(document.text)}
    told = {unit.id: unit for unit in rules.units.values() if unit.alone and names & {*unit.before, *_words(unit)}}
    return next(iter(told.values())) if len(told) == 1 else None


def _words(unit: Unit) -> Sequence[str]:
    return dict(unit.words).get(CHINESE, ())


def _shared(mention: Mention, rules: Rules) -> Unit | None:
    """The unit of a figure under a name that other money has as well, or under none: it goes on with one before it."""
    unit = rules.units.get(mention.unit or "")
    if unit is None or not (unit.alone or unit.initial):
        return None
    word = mention.unit_quote or ""
    if word not in unit.alone and word.startswith(unit.alone) and word in _words(unit):
        return None  # 元人民币
    if not word or word == unit.initial or word.startswith(unit.alone) or mention.quote.startswith(unit.alone):
        return unit
    return None


def _is_of(origin: str | None, area: Area) -> bool:
    """Whether a body has the name of a country in its own: the Fiji Bureau of Statistics."""
    return origin is not None and any(name and name in origin for name in (area.en, area.adjective))


def _may_be(own: Unit, unit: Unit, document: Document, *, is_told_at_home: bool) -> bool:
    """Whether a country's own money has the name or the letter under which an amount is told."""
    if unit.initial is not None:
        return own.initial == unit.initial
    if unit.id == AMERICAN:  # a paper on Fiji counts in American dollars, its own bodies do not
        return not NAMED.search(document.text) and (is_told_at_home or bool(set(unit.alone) & set(own.alone)))
    return own.en.split()[-1] == unit.en.split()[-1] or bool(set(unit.alone) & set(own.alone) - SIGNS)
