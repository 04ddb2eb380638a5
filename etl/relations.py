"""Which claims of an indicator are held against each other, and what is said of each two.

Claims in, relations out, one indicator at a time, together with the one that mirrors it. What is said, and by which
rules, is the matter of etl/verdicts.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby

from etl.catalogue import Indicator
from etl.compose import mirror_of
from etl.model import Extraction, Mention, Relation, Statement
from etl.rules import Rules
from etl.verdicts import Claim, Judge, distinct
from etl.verdicts.days import first_day, last_day

PAIRS_AN_INDICATOR = 2_000  # up to about 60 statements all pairs are looked at; of more, each is
PAIRS_A_CLAIM = 10  # held against the next few by the start of their periods, so that cost is linear


class Claims:
    """Makes claims of the figures of one document."""

    def __init__(self, extraction: Extraction, rules: Rules, judge: Judge) -> None:
        self._document = extraction.document
        self._rules, self._judge = rules, judge
        self._statements = {statement.mention: statement for statement in extraction.statements}
        self._works = _works_of(extraction)

    def claim(self, read: Mention, measured: Mention, indicator: Indicator) -> Claim | None:
        """A mention, as read and in the unit of its indicator, as a claim; None where it has no value."""
        if measured.value is None:
            return None
        statement = self._statements.get(read.id) or Statement(read.id)
        period = measured.period
        origin = self._rules.origins.get(measured.origin or "")
        return Claim(
            id=measured.id,
            indicator=indicator.id,
            document=measured.document,
            origin=measured.origin or f"author:{measured.document}",
            value=measured.value,
            low=measured.low,
            high=measured.high,
            bound=measured.bound,
            is_vague=measured.is_vague,
            unit=measured.unit,
            rate=measured.rate,
            kind=measured.kind,
            measure=indicator.measure,
            is_net=statement.measure in self._judge.net,
            start=period.start if period else None,
            end=period.end if period else None,
            base=_base_of(measured),
            stated=self._document.date or "",
            country=origin.country if origin else None,
            flow=(indicator.flow_from, indicator.flow_to),
            words=_words_of(measured),
            works=self._works.get(read.id, frozenset()),
            mirror=mirror_of(indicator.id, read, statement, self._judge.mirrors, self._rules),
        )


def _base_of(mention: Mention) -> tuple[str, str] | None:
    base = mention.base_period
    return None if base is None or base.end is None else (first_day(base.start or base.end), last_day(base.end))


def _words_of(mention: Mention) -> frozenset[str]:
    """The words by which the indicator was recognised."""
    return frozenset("".join(e.quote.split()) for e in mention.evidence if e.role == "indicator")


def _works_of(extraction: Extraction) -> dict[str, frozenset[str]]:
    """What each mention cites, by an address or a title that other documents may cite as well."""
    names = {work.id: work.url or work.title for work in extraction.works}
    cited: dict[str, set[str]] = {}
    for citation in extraction.citations:
        if name := names.get(citation.work or ""):
            cited.setdefault(citation.mention, set()).add(name.casefold())
    return {mention: frozenset(works) for mention, works in cited.items()}


def find_relations(claims: Iterable[Claim], judge: Judge) -> list[Relation]:
    """All relations, by indicator; of equal statements of one origin only the first takes part."""
    claims = list(claims)
    there = {claim.indicator for claim in claims}
    ordered = sorted(claims, key=lambda c: (_flow_of(c, there), c.window, c.id))
    relations = []
    for _, group in groupby(ordered, key=lambda c: _flow_of(c, there)):
        for left, right in _pair(distinct(group)):
            if (verdict := judge.judge(left, right)) is not None:
                relations.append(
                    Relation(
                        indicator=left.indicator,
                        left=left.id,
                        right=right.id,
                        verdict=verdict.verdict,
                        ratio=verdict.ratio,
                        reason_ko=verdict.reason_ko,
                        reason_en=verdict.reason_en,
                    )
                )
    return sorted(relations, key=lambda r: (r.indicator, r.left, r.right))


def _flow_of(claim: Claim, there: set[str] | Mapping[str, object]) -> str:
    """The indicator, or that of the two that mirror each other which comes first."""
    return min(claim.indicator, claim.mirror) if claim.mirror in there and claim.mirror else claim.indicator


def _pair(claims: list[Claim]) -> Iterator[tuple[Claim, Claim]]:
    """Pairs whose windows share a day; `claims` are sorted by the start of their windows."""
    starts = [claim.window[0] for claim in claims]
    most = max(PAIRS_A_CLAIM, PAIRS_AN_INDICATOR // len(claims))
    for i, left in enumerate(claims):
        stop = bisect_left(starts, left.window[1] + "\x00", i + 1)
        for right in claims[i + 1 : min(stop, i + 1 + most)]:
            yield left, right
