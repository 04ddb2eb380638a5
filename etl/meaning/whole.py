"""What holds for a text as a whole: whose its figures are, who states them and of what time, where no words nearer tell
it.

A person may say so once for a text (`ref_area`, `origin`, `ref_period` in seeds/manifest.toml; the time is read by
`scopes.py`); else rules conclude it. Comes
in: a text that was read. Goes out: what was concluded, and how many figures hang on it; statements that tell which
slots a person's word filled.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace

from etl.meaning.sourced import TOLD
from etl.mentions.names_of_origins import Names, Speaker, make_speaker
from etl.model import AUTHOR, FAR, FAR_TIMES, MANIFEST, Document, Extraction, Mention, Statement

NOWHERE = (0, 0)  # no words of the text name who was told


@dataclass(frozen=True, slots=True)
class WholeText:
    """What was concluded for a text: an area, a name of who states (None: nobody, so its author), the two ends of a
    time (None: no time), and how many of its figures have each from there."""

    ref_area: str | None
    origin: str | None
    ref_period: tuple[str | None, str | None] | None
    by_area: int
    by_origin: int
    by_period: int


def told_of_text(extraction: Extraction) -> WholeText:
    """Whose the figures of a text are, who states them and of what time, where no words nearer tell it."""
    areas: Counter[str | None] = Counter()
    origins: Counter[str | None] = Counter()
    periods: Counter[tuple[str | None, str | None] | None] = Counter()
    for mention, statement in zip(extraction.mentions, extraction.statements, strict=True):
        if statement.taken_over.get("ref_area") in FAR:
            areas[statement.ref_area] += 1
        if statement.taken_over.get("origin") in FAR or mention.origin is None:
            origins[mention.origin_name] += 1
        if mention.period is None or statement.taken_over.get("period") in FAR_TIMES:
            periods[(mention.period.start, mention.period.end) if mention.period is not None else None] += 1
    area, by_area = next(iter(areas.most_common(1)), (None, 0))
    origin, by_origin = next(iter(origins.most_common(1)), (None, 0))
    period, by_period = next(iter(periods.most_common(1)), (None, 0))
    return WholeText(area, origin, period, by_area, by_origin, by_period)


def speaker_told(document: Document, names: Names) -> Speaker | None:
    """Who states the figures of a text by the word of a person; None where nobody said so, or that its author does."""
    if document.origin is None or document.origin == AUTHOR:
        return None
    known = next((word for word, origin in names.owner.items() if origin.id == document.origin), document.origin)
    return make_speaker(*NOWHERE, known, names, TOLD, NOWHERE)


def mark_told(
    document: Document, made: Iterable[tuple[Mention, Statement]], main: str | None
) -> list[tuple[Mention, Statement]]:
    """The same, and which areas came from what a person said of the whole text; `main`: the area that it is about."""
    is_told = document.ref_area is not None and document.ref_area == main
    return [(mention, _marked(statement, document) if is_told else statement) for mention, statement in made]


def _marked(statement: Statement, document: Document) -> Statement:
    if statement.ref_area != document.ref_area or statement.taken_over.get("ref_area") != "document":
        return statement
    return replace(statement, taken_over={**statement.taken_over, "ref_area": MANIFEST})
