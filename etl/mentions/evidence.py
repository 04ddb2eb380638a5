"""Which words of the text prove what was read of a figure: its number, unit, bounds, period and origin."""

from __future__ import annotations

from etl.mentions.found import Found
from etl.mentions.names_of_origins import Speaker
from etl.mentions.periods import Chosen
from etl.model import Document, Evidence, Passage


def evidence_of(
    document: Document, passage: Passage, item: Found, chosen: Chosen, speaker: Speaker | None
) -> tuple[Evidence, ...]:
    """The evidence of one figure, in the order number, unit, bounds, period, origin."""
    pieces = [("number", *item.number, item.rule)]
    if item.unit is not None:
        pieces.append(("unit", item.unit.start, item.unit.end, item.unit.rule))
    pieces += [("bound", read.start, read.end, read.rule) for read in item.bounds if read.bound != "none"]
    rule = chosen.period.rule if chosen.period is not None else ""
    pieces += [("period", window.start, window.end, rule) for window in chosen.windows]
    if chosen.base is not None:
        pieces.append(("period", chosen.base.start, chosen.base.end, "period.base"))
    found = [_piece(document, passage, *piece) for piece in pieces if piece[1] < piece[2]]
    if speaker is not None:
        found += _speaker_evidence(document, passage, speaker)
    return tuple(found)


def _speaker_evidence(document: Document, passage: Passage, speaker: Speaker) -> list[Evidence]:
    if passage.reading[speaker.start : speaker.end] != speaker.name:
        return []
    return [_piece(document, passage, "origin", speaker.start, speaker.end, speaker.rule)]


def _piece(document: Document, passage: Passage, role: str, start: int, end: int, rule: str) -> Evidence:
    span = passage.span(start, end)
    return Evidence(role, span, document.text[span.start : span.end], rule)
