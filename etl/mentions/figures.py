"""One figure of a sentence as a mention: its period, its origin, its kind and what it cites.

Comes in: a quantity with its sentence and what stood before. Goes out: a `Mention` with its evidence, added
to the reader's; what later sentences may take over is remembered.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import replace

from etl.mentions.citations import Marker, cite, is_cited
from etl.mentions.context import find_direction, find_rate
from etl.mentions.discourse import Discourse
from etl.mentions.evidence import evidence_of
from etl.mentions.found import Found
from etl.mentions.kinds import read_kind
from etl.mentions.names_of_origins import Speaker, ad_hoc_id
from etl.mentions.periods import Chosen, choose_period
from etl.mentions.reader import Reader
from etl.model import Document, Mention, Passage
from etl.patterns import pattern

CONVERTED = pattern("mentions.figures.converted")
GUESSED = {"kind.unsourced.guess", "kind.default", "kind.asserted"}
UNSOURCED = {"kind.unsourced.guess"}
GUESSED_ORIGINS = {"origin.carried", "origin.taken_over"}
TIMELESS = {"year", "month", "week", "day", "hour", "minute", "second"}
CHANGED_TO = pattern("mentions.figures.changed_to")


def read_figure(reader: Reader, discourse: Discourse, index: int, item: Found, markers: list[Marker]) -> None:
    """Read the figure `item` of sentence `index` and add it to what the reader holds."""
    passage, sentence = discourse.passage, discourse.passage.sentences[index]
    speaker = discourse.speaker_of(index, item.start)
    if speaker is not None and speaker.rule == "origin.carried" and is_cited(markers, *sentence):
        speaker = None  # the note names another source
    chosen = _choose(discourse, index, item)
    mention = _mention(reader, passage, sentence, item, chosen, speaker, markers, _beside(discourse, index, item))
    reader.mentions.append(mention)
    reader.citations += cite(mention, passage, item.start, markers)
    compared = any(window.is_base for window in chosen.windows)
    if chosen.period is not None and chosen.period.rule != "period.carried" and not compared:
        discourse.periods[index] = chosen.period


def _choose(discourse: Discourse, index: int, item: Found) -> Chosen:
    """The period of a figure: of its own words, of the sentence that it leans on, or carried along."""
    text, sentence = discourse.passage.reading, discourse.passage.sentences[index]
    reaches = discourse.quoted[index] or discourse.leans_in_time(index, item.start)
    before = discourse.periods.get(index) if reaches else None
    if reaches and before is None and item.start <= discourse.figures[index][0]:
        before = discourse.period_meant(index)
    chosen = choose_period(
        text, item.start, item.end, sentence, discourse.windows, before, reaches, discourse.figures[index]
    )
    if _is_new_value(text, sentence[0], item.start, chosen):
        chosen = replace(chosen, period=None, windows=())
    if chosen.period is None and item.unit_id not in TIMELESS and discourse.goes_on(index):
        topic = discourse.topic_for(index)
        if topic is not None:
            return replace(chosen, period=replace(topic, is_inferred=True, rule="period.carried"))
    return chosen


def _is_new_value(text: str, first: int, start: int, chosen: Chosen) -> bool:
    """2022년 12억 달러에서 21억 달러로: the time before the old value is not that of the new one."""
    if not chosen.windows or chosen.windows[0].end > start:
        return False
    return CHANGED_TO.fullmatch(text, max(first, chosen.windows[0].end), start) is not None


def _beside(discourse: Discourse, index: int, item: Found) -> tuple[int, int]:
    """How far the words belong to this figure alone: the places of the figures before and after it."""
    places = discourse.figures[index]
    before, after = bisect_left(places, item.start), bisect_right(places, item.start)
    return (places[before - 1] + 1 if before else 0), (places[after] if after < len(places) else 10**9)


def _mention(
    reader: Reader, passage: Passage, sentence: tuple[int, int], item: Found, chosen: Chosen, speaker: Speaker | None,
    markers: list[Marker], beside: tuple[int, int],
) -> Mention:  # fmt: skip
    text, document = passage.reading, reader.document
    span = passage.span(item.start, item.end)
    unit = reader.lexicon.by_id.find(item.unit_id)
    is_ratio = unit is not None and unit.mention_class == "ratio"
    is_per = (item.unit_id or "").startswith("per_")  # 12.3 per 100,000: the unit says it
    rate = None if is_per else find_rate(text, item.start, item.end, reader.rules)
    kind, kind_rule = read_kind(
        text, item.start, item.end, sentence, reader.rules, is_ratio=is_ratio,
        has_speaker=speaker is not None and speaker.rule != "origin.carried", is_exact=item.bound == "exact",
        beside=beside,
        is_cited=is_cited(markers, *sentence),
    )  # fmt: skip
    kind, kind_rule = _kind_in_context(reader, text, item, rate, speaker, chosen, (kind, kind_rule))
    if not is_ratio:
        reader.last_kind = (kind, kind_rule)
    bound, low, high = item.bound, item.low, item.high
    if kind == "cap" and bound == "exact":
        bound, low, high = "at_most", None, item.value
    begin, end = passage.span(sentence[0], max(sentence[1], item.end))
    origin = None if speaker is None else speaker.id or ad_hoc_id(speaker.name)
    return Mention(
        document.id, span.start, span.end, document.text[span.start : span.end], text[item.start : item.end],
        item.value, low, high, bound, item.is_vague, item.unit_id, _unit_quote(item, text), kind,
        unit.mention_class if unit is not None else "unknown", chosen.period, chosen.base.period if chosen.base else None,
        rate, find_direction(text, item.end, sentence[1], is_ratio, reader.rules),
        origin, None if speaker is None else speaker.name, passage.id, begin, end,
        evidence_of(document, passage, item, chosen, speaker),
        notes=(*item.notes, kind_rule, *([speaker.rule] if speaker and speaker.rule in GUESSED_ORIGINS else [])),
    )  # fmt: skip


def _kind_in_context(
    reader: Reader, text: str, item: Found, rate: str | None, speaker: Speaker | None, chosen: Chosen, read: tuple[str, str]
) -> tuple[str, str]:  # fmt: skip
    """Kind and rule, where no word of the sentence tells it: a yearly maximum, a year to come, what was before."""
    kind, rule = read
    if item.bound == "at_most" and rate == "year" and rule.startswith(tuple(GUESSED)):
        kind, rule = "cap", "kind.cap.yearly_maximum.guess"
    if rule in GUESSED and _is_to_come(reader.document, chosen):
        kind, rule = "forecast", "kind.forecast.to_come"
    last = reader.last_kind
    if last is None:
        return kind, rule
    if speaker is not None and speaker.rule in GUESSED_ORIGINS and rule in GUESSED - UNSOURCED and last[0] != "cap":
        kind, rule = last[0], f"{last[1]}.taken_over"
    if rule in GUESSED and CONVERTED.search(text[max(0, item.start - 5) : item.start]):
        kind, rule = last[0], f"{last[1]}.converted"
    return kind, rule


def _is_to_come(document: Document, chosen: Chosen) -> bool:
    """Whether the year of a figure begins after the document was published: nobody has counted that."""
    start = chosen.period.start if chosen.period is not None and not chosen.period.rule.endswith("carried") else None
    return start is not None and document.date is not None and start[:4] > document.date[:4]


def _unit_quote(item: Found, text: str) -> str | None:
    return (
        text[item.unit.start : item.unit.end] if item.unit is not None else "%" if item.unit_id == "percent" else None
    )
