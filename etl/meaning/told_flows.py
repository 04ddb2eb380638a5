"""Flows and shares as a text told them last, with both of their areas, for figures that go on with them.

Comes in: each sentence in order with its statements. Goes out: two areas, or the whole that a share is of.
"""

from __future__ import annotations

from collections.abc import Sequence

from etl.meaning.measured import Measure
from etl.meaning.owners import is_of_people
from etl.meaning.regions import country_of
from etl.meaning.view import View
from etl.model import Mention, Statement
from etl.rules import Rules
from etl.vocabulary import Concept


def is_from_sentence(statement: Statement, slot: str) -> bool:
    """Whether what is in a slot of a statement was not taken from beyond its sentence."""
    return statement.taken_over.get(slot, "own") in ("own", "sentence")


def with_sides(statements: Sequence[Statement], rules: Rules) -> list[Statement]:
    """The statements whose measure has another side: trade, aid, people who move."""
    return [s for s in statements if (concept := _concept(s, rules)) is not None and concept.side is not None]


def _concept(statement: Statement, rules: Rules) -> Concept | None:
    return rules.vocabulary.concepts.get(statement.measure or "")


class ToldFlows:
    """What was told of two areas, and to be a part of what."""

    def __init__(self, rules: Rules) -> None:
        self._rules = rules
        self._people: dict[str, tuple[str | None, str]] = {}
        self._flow: tuple[Statement, str | None] | None = None  # the last with two areas, in this paragraph; its unit
        self._shared: Statement | None = None
        self._pairs: dict[str, tuple[str, str]] = {}  # both areas of what was measured last

    def open_paragraph(self) -> None:
        """The flow and the share of the paragraph before are no longer open."""
        self._shared, self._flow = None, None

    def close_sentence(self, view: View, statements: Sequence[Statement]) -> None:
        """What a sentence told of two areas is what the next may go on with."""
        sided = with_sides(statements, self._rules)
        for s in sided:
            is_told = all(is_from_sentence(s, slot) for slot in ("measure", "counterpart_area"))
            if s.measure and s.counterpart_area and s.ref_area and is_told and self._is_of_countries(s):
                self._pairs[s.measure] = s.ref_area, s.counterpart_area
            is_host = is_from_sentence(s, "counterpart_area") or (s.ref_area is None and is_from_sentence(s, "measure"))
            if is_of_people(_concept(s, self._rules)) and s.measure and s.counterpart_area and is_host:
                self._people.setdefault(s.measure, (s.ref_area, s.counterpart_area))
        flows = [
            (s, figure.mention.unit)
            for s, figure in zip(statements, view.figures, strict=True)
            if s.transformation == "level"
            and s.measure
            and (s in sided or (s.counterpart_area and is_from_sentence(s, "counterpart_area")))
        ]
        if flows:
            pairs = {(s.ref_area, s.counterpart_area) for s, _ in flows}
            known = [flow for flow in flows if flow[0] in sided] or flows
            self._flow = known[-1] if len(pairs) == 1 and None not in next(iter(pairs)) else None
        shares = [s for s in statements if s.transformation == "share" and self._is_shared(s, sided)]
        self._shared = shares[-1] if shares else None

    def of_people(self, measure: str) -> tuple[str | None, str] | None:
        """Where people are from (None: from anywhere) and where they go, as the text told it first."""
        return self._people.get(measure)

    def pair_of(self, measure: Measure | None, mention: Mention) -> tuple[str, str] | None:
        """Both areas of the flow that the paragraph told, if a figure without any goes on with it: in its unit, or
        the wages of those who were told to be abroad."""
        if self._flow is None or mention.kind == "cap":
            return None
        flow, unit = self._flow
        assert flow.ref_area is not None
        assert flow.counterpart_area is not None
        concept = self._rules.vocabulary.concepts.get(measure.id) if measure is not None else None
        if concept is not None and concept.side is not None:
            return None
        of_people = is_of_people(_concept(flow, self._rules))
        is_pay = of_people and concept is not None and concept.type == "price"
        known = self._rules.units.get(unit or "")
        goes_on = mention.unit == unit and known is not None and known.dimension != "money"
        return (flow.ref_area, flow.counterpart_area) if is_pay or goes_on else None

    def told_of(self, measure: Measure | None) -> tuple[str, str] | None:
        """Both areas of a flow, as the text told it last."""
        return self._pairs.get(measure.id) if measure is not None else None

    def whole_of_share(self) -> str | None:
        """Whose whole the sentence before told a part of: 북한의 교역에서 러시아가 차지하는 비중; or of which group."""
        if self._shared is None or not self._shared.counterpart_area:
            return None
        whole, part = self._shared.counterpart_area, self._shared.ref_area
        is_group = self._rules.vocabulary.areas[whole].group
        is_nation = part != whole and country_of(part, self._rules.vocabulary) == whole
        return whole if is_group or is_nation else part

    def part_of_nation(self) -> tuple[str, str] | None:
        """The province or city of which the sentence before told a part of its country, and that."""
        if self._shared is None or self._shared.ref_area is None:
            return None
        part, whole = self._shared.ref_area, self._shared.counterpart_area
        return (
            (part, whole) if whole not in (None, part) and country_of(part, self._rules.vocabulary) == whole else None
        )

    def _is_shared(self, statement: Statement, sided: Sequence[Statement]) -> bool:
        is_told = statement.counterpart_area is not None and is_from_sentence(statement, "counterpart_area")
        is_nation = country_of(statement.ref_area, self._rules.vocabulary) == statement.counterpart_area
        return statement in sided or is_told or is_nation or self._is_of_group(statement)

    def _is_of_countries(self, statement: Statement) -> bool:
        known = self._rules.vocabulary
        return all(country_of(area, known) == area for area in (statement.ref_area, statement.counterpart_area))

    def _is_of_group(self, statement: Statement) -> bool:
        whole = self._rules.vocabulary.areas.get(statement.counterpart_area or "")
        return whole is not None and whole.group
