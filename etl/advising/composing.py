"""The indicator that a figure would be of if a proposal were taken: by the same rules as a build composes it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from etl.answers import DescribedMention
from etl.compose import frequency_of, indicator_of
from etl.composed_names import name_en, name_ko
from etl.composition import is_restated
from etl.decisions import Decision, amend_one
from etl.model import Mention, Period, Statement
from etl.proposed import Quoted
from etl.rules import Rules


class Composed(NamedTuple):
    """Id and names; empty where the slots compose nothing."""

    indicator: str = ""
    ko: str = ""
    en: str = ""


def compose(row: DescribedMention, slots: Mapping[str, Quoted], rules: Rules) -> Composed:
    """What the slots of a proposal compose beside what was read; `row` is a mention of the store."""
    taken = Decision(
        row.mention_id, "accept", None, "", "", "", **{slot: quoted.value for slot, quoted in slots.items()}
    )
    mention, statement = amend_one(_read_mention(row), _read_statement(row), taken)
    vocabulary = rules.vocabulary
    is_known = statement.measure in vocabulary.concepts and rules.units.find(mention.unit) is not None
    indicator = indicator_of(mention, statement, rules) if is_known and is_restated(statement) else None
    if indicator is None:
        return Composed()
    named = (statement, mention.kind, vocabulary, frequency_of(mention, statement, vocabulary))
    return Composed(indicator, name_ko(*named), name_en(*named))


def _read_mention(row: DescribedMention) -> Mention:
    """A stored mention as the steps know it, without its evidence."""
    return Mention(
        document=row.document_id,
        start=row.char_start,
        end=row.char_end,
        quote=row.quote,
        reading=row.reading,
        value=row.value,
        low=row.low,
        high=row.high,
        bound=row.bound,
        is_vague=row.is_vague,
        unit=row.unit,
        unit_quote=row.unit_quote,
        kind=row.kind,
        mention_class=row.class_,
        period=_read_period(row.period_start, row.period_end, row.grain),
        base_period=_read_period(row.base_start, row.base_end, None),
        rate=row.rate,
        direction=row.direction,
        origin=row.origin_id,
        origin_name=None,
        passage=row.passage_id,
        sentence_start=row.sentence_start,
        sentence_end=row.sentence_end,
        evidence=(),
    )


def _read_period(start: str | None, end: str | None, grain: str | None) -> Period | None:
    return None if start is None and end is None else Period(start, end, grain or "")


def _read_statement(row: DescribedMention) -> Statement:
    return Statement(
        mention=row.mention_id,
        measure=row.measure,
        transformation=row.transformation,
        ref_area=row.ref_area,
        counterpart_area=row.counterpart_area,
        breakdown=tuple(row.breakdown),
    )
