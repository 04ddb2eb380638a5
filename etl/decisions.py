"""What people settled about mentions: accept, assign or reject, with name, date and reason.

datasets/decisions.csv has one line a decision:

    mention_id     as in the store: 002:8020-8032
    action         accept (what it was read as), assign (the listed indicator named here), reject
    indicator_id   of assign; of accept the reading that was seen, if empty the nearest one
    reason         why, in a sentence
    person         who decided
    decided        ISO date
    quote          the figure as the text writes it, and the words on both sides of it (`before`, `after`):
                   by these it is found again where the text has become longer or shorter elsewhere.
                   Older files have none; their figures stand where they stood
    value, unit    what the figure says instead of what was read: in digits, scaled; the id of a unit
    period         instead of the one that was read: 2023, 2023-05, 2023-05..2024-01
    origin         the id of who stated it, instead of the one that was read
    base, kind     what it is compared with, as a period; what sort of statement it is
    measure, transformation, ref_area, counterpart_area
                   what the statement says instead of what was read: ids of a concept and of areas. What these compose
                   is then a reading of the figure, which the decision accepts

A decision wins over the rules. One whose figure is not found any more, or found twice, or whose accepted reading is
none any more, decides nothing: it is listed for a person (`find_places`, `settle`), never guessed. One about a
document that the manifest does not list sleeps until it does (etl.inputs).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path

from etl.errors import RuleError
from etl.model import DECIDED, Extraction, Linking, Mention, Statement
from etl.schemas import decisions as schema
from etl.schemas.decisions import COLUMNS, MENDED, STATED, DecisionEntry
from etl.schemas.inputs import Inputs
from etl.written_periods import read_window

__all__ = [
    "COLUMNS", "MENDED", "STATED", "Decision", "amend", "amend_one", "find_places", "load_decisions", "read_decisions",
    "settle",
]  # fmt: skip

LEDGER = schema.KIND.path
BLANKS = re.compile(r"\s+")
REACH = 400  # characters on each side in which the words beside a figure are looked for, breaks and all
AT_LEAST, AT_MOST = ("at_least", "more_than"), ("at_most", "less_than")
Fault = Callable[[str, str], str | None]  # of a mention, an indicator: why the one cannot be of the other
NOT_THERE = "its figure is not found in the text any more"
TWICE = "the text has its figure and the words beside it more than once"
OTHER_READING = "what was accepted is no reading of this figure any more"
OTHER_UNIT = "the indicator is not counted in the unit of this figure"
NO_NUMBER = "the text says no number here; give the value that it has, or reject it"


@dataclass(frozen=True, slots=True)
class Decision:
    """One line of the ledger; `lost` says why it decides nothing."""

    mention: str
    action: str
    indicator: str | None
    reason: str
    person: str
    decided: str
    quote: str = ""
    before: str = ""
    after: str = ""
    value: str = ""
    unit: str = ""
    period: str = ""
    origin: str = ""
    base: str = ""
    kind: str = ""
    measure: str = ""
    transformation: str = ""
    ref_area: str = ""
    counterpart_area: str = ""
    lost: str | None = None

    @property
    def document(self) -> str:
        """The id of the document that the mention stands in."""
        return self.mention.rpartition(":")[0]


def load_decisions(workspace: Path, indicators: Collection[str] | None = None) -> tuple[Decision, ...]:
    """Read the ledger, empty if there is none; RuleError with all problems.

    `indicators` are the ids that it may name; those of the catalogue of the workspace if left out.
    """
    inputs = Inputs(workspace) if indicators is None else Inputs(workspace, indicator=indicators)
    decisions = read_decisions(inputs)
    inputs.check()
    return decisions


def read_decisions(inputs: Inputs) -> tuple[Decision, ...]:
    """The same of what has been read already."""
    return tuple(read_entry(entry) for _, file in inputs.read(schema.KIND) for entry in file.decision)


def find_places(decisions: Iterable[Decision], extraction: Extraction) -> list[Decision]:
    """The decisions about a document, each with the id that its mention has now, or with why it is lost."""
    return [_find_place(decision, extraction) for decision in decisions]


def amend(extraction: Extraction, decisions: Mapping[str, Decision]) -> Extraction:
    """The same with what people read instead in its mentions; `decisions` by mention."""
    if not any(_amends(decision) for decision in decisions.values()):
        return extraction
    mentions, statements = list(extraction.mentions), list(extraction.statements)
    for place, (mention, statement) in enumerate(zip(mentions, statements, strict=True)):
        if (decision := decisions.get(mention.id)) is not None:
            mentions[place], statements[place] = amend_one(mention, statement, decision)
    return replace(extraction, mentions=tuple(mentions), statements=tuple(statements))


def amend_one(mention: Mention, statement: Statement, decision: Decision) -> tuple[Mention, Statement]:
    """One figure and its statement as a person reads them."""
    return _amend(mention, decision), _restate(statement, decision)


def settle(
    linkings: Iterable[Linking],
    decisions: Mapping[str, Decision],
    find_fault: Fault = lambda _mention, _indicator: None,
) -> Iterator[tuple[Linking, Decision | None]]:
    """The linkings, each as was decided about its mention (`decisions` by mention), with the decision.

    RuleError if there is nothing near to accept. A reading that is accepted must be one of the mention, and
    `find_fault` find nothing against the indicator; otherwise the decision is lost and the linking stays.
    """
    for linking in linkings:
        decision = decisions.get(linking.mention_id)
        if decision is None:
            yield linking, None
        elif _is_other_reading(decision, linking):
            yield linking, replace(decision, lost=OTHER_READING)
        else:
            settled = _apply(decision, linking)
            fault = settled.indicator and find_fault(linking.mention_id, settled.indicator)
            yield (linking, replace(decision, lost=fault)) if fault else (settled, decision)


def _find_place(decision: Decision, extraction: Extraction) -> Decision:
    here = {mention.id: mention for mention in extraction.mentions}
    if not decision.quote:
        return decision if decision.mention in here else replace(decision, lost=NOT_THERE)
    found = [mention.id for mention in extraction.mentions if _stands_at(decision, mention, extraction.document.text)]
    if decision.mention in found:
        return decision
    if len(found) == 1:
        return replace(decision, mention=found[0])
    return replace(decision, lost=TWICE if found else NOT_THERE)


def _amends(decision: Decision) -> bool:
    return any(getattr(decision, name) for name in (*MENDED, *STATED))


def _amend(mention: Mention, decision: Decision) -> Mention:
    changed: dict[str, object] = {}
    if decision.value:
        value = Decimal(decision.value)
        low, high = mention.bound not in AT_MOST, mention.bound not in AT_LEAST
        bound = "exact" if mention.bound == "range" else mention.bound
        changed |= {"value": value, "low": value if low else None, "high": value if high else None, "bound": bound}
        changed["is_vague"] = False
    if decision.unit:
        changed["unit"] = decision.unit
    if decision.period:
        changed["period"] = read_window(decision.period, DECIDED)
    if decision.base:
        changed["base_period"] = read_window(decision.base, DECIDED)
    if decision.kind:
        changed["kind"] = decision.kind
    if decision.origin:
        changed |= {"origin": decision.origin, "origin_name": None}
    return replace(mention, **changed)  # type: ignore[arg-type]  # by the names of fields


def _restate(statement: Statement, decision: Decision) -> Statement:
    """A statement with the slots that a person filled otherwise; the words of what was read before go with it."""
    changed: dict[str, object] = {name: value for name in STATED if (value := getattr(decision, name))}
    if not changed:
        return statement
    if "measure" in changed:
        changed["measure_span"] = None
    taken = {**statement.taken_over, **dict.fromkeys(changed.keys() & set(STATED), DECIDED)}
    evidence = tuple(e for e in statement.evidence if e.role not in changed)
    return replace(statement, **changed, taken_over=taken, evidence=evidence)  # type: ignore[arg-type]  # as above


def _stands_at(decision: Decision, mention: Mention, text: str) -> bool:
    """Whether a mention is the figure with the words on both sides, however the lines are broken."""
    return (
        _squeeze(mention.quote) == _squeeze(decision.quote)
        and _squeeze(text[max(0, mention.start - REACH) : mention.start]).endswith(_squeeze(decision.before))
        and _squeeze(text[mention.end : mention.end + REACH]).startswith(_squeeze(decision.after))
    )


def _squeeze(words: str) -> str:
    return BLANKS.sub("", words)


def _is_other_reading(decision: Decision, linking: Linking) -> bool:
    named = decision.indicator if decision.action == "accept" else None
    return named is not None and named not in linking.readings


def _apply(decision: Decision, linking: Linking) -> Linking:
    reason = f"{decision.person}, {decision.decided}: {decision.reason}"
    if decision.action == "reject":
        return replace(linking, indicator=None, status="set_aside", reason=reason)
    indicator = decision.indicator or next(iter(linking.readings), None)
    if indicator is None:
        raise RuleError([f"{LEDGER}: {decision.mention}: no indicator is near to accept; assign one instead"])
    return replace(linking, indicator=indicator, status="linked", reason=reason)


def read_entry(entry: DecisionEntry) -> Decision:
    """A line of the ledger as the steps know it."""
    return Decision(
        mention=entry.mention_id,
        action=entry.action,
        indicator=entry.indicator_id,
        reason=entry.reason,
        person=entry.person,
        decided=entry.decided,
        quote=entry.quote or "",
        before=entry.before or "",
        after=entry.after or "",
        value=entry.value or "",
        unit=entry.unit or "",
        period=entry.period or "",
        origin=entry.origin or "",
        base=entry.base or "",
        kind=entry.kind or "",
        measure=entry.measure or "",
        transformation=entry.transformation or "",
        ref_area=entry.ref_area or "",
        counterpart_area=entry.counterpart_area or "",
    )
