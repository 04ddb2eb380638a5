"""From passages to numerals, mentions and what they cite.

Comes in: a document with its passages and tables. Goes out: every number with class and reason, every
quantity with unit, bound, period, origin and kind, each with its own span of the untouched text.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from etl.mentions.carrying import Going, going_of
from etl.mentions.cell_units import unit_stretches
from etl.mentions.cells import read_cells
from etl.mentions.citations import Library, Marker, cite, find_markers, read_works
from etl.mentions.context import find_direction, find_rate
from etl.mentions.discourse import Discourse, quotation_depths
from etl.mentions.found import Found
from etl.mentions.kinds import read_kind
from etl.mentions.lexicon import Lexicon, lexicon_of
from etl.mentions.names_of_origins import Names, Speaker, names_of
from etl.mentions.periods import Calendar, Chosen, choose_period, lean_on_the_text, read_windows
from etl.mentions.scan import scan_passage
from etl.mentions.topics import Topics, topics_of
from etl.mentions.whole_text import add_origins
from etl.model import Citation, Document, Evidence, Mention, Numeral, Passage, Table, Work
from etl.rules import Rules

CONVERTED = re.compile(r"(?:,\s?(?:즉|곧)\s?|[(（])$")
GUESSED = {"kind.unsourced.guess", "kind.default", "kind.asserted"}
GUESSED_ORIGINS = {"origin.carried", "origin.taken_over"}
TIMELESS = {"year", "month", "week", "day", "hour", "minute", "second"}
CHANGED_TO = re.compile(r"\s?[\d.,]+[^\s,]*(?:\s[^\s,]+)?에서\s(?:약\s)?(?:[\d.,]+[^\d,]{1,12}로\s)?")
CHAIN = 10  # paragraphs kept: each may be a single sentence
SILENT = {"table_row"}
NO_MENTIONS = {"running", "reference"}


@dataclass
class Reader:
    """Goes through a document passage by passage and remembers what later sentences lean on."""

    document: Document
    rules: Rules
    lexicon: Lexicon
    names: Names
    library: Library
    calendar: Calendar
    going: Going
    topics: Topics
    numerals: list[Numeral] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    citations: list[Citation] = field(default_factory=list)
    last_kind: tuple[str, str] | None = None
    discourse: Discourse | None = None  # of the last paragraph


def read_mentions(
    document: Document, passages: Sequence[Passage], tables: Sequence[Table], rules: Rules
) -> tuple[list[Numeral], list[Mention], list[Work], list[Citation]]:
    """Everything that `etl.mentions` finds in one document, in the order of the text."""
    works = read_works(document, passages)
    reader = Reader(
        document, rules, lexicon_of(rules), names_of(rules), Library(works), Calendar(document.date), going_of(rules),
        topics_of(rules),
    )  # fmt: skip
    for place, passage in enumerate(passages):
        if passage.kind in SILENT:
            continue
        first = len(reader.mentions)
        _read_passage(reader, passage)
        _apply_source_line(reader, passage, passages[place - 1] if place else None, first)
    reader.mentions = add_origins(document, passages, reader.mentions, reader.names, reader.going, reader.topics)
    rows: dict[str | None, list[Passage]] = defaultdict(list)
    for passage in passages:
        rows[passage.table].append(passage)
    for table in tables:
        _read_table(reader, table, rows[table.id])
    reader.numerals.sort(key=lambda numeral: numeral.start)
    reader.mentions.sort(key=lambda mention: mention.start)
    return reader.numerals, reader.mentions, list(works), reader.citations


def _read_passage(reader: Reader, passage: Passage) -> None:
    text = passage.reading
    found, times = scan_passage(text, passage.kind, reader.lexicon)
    found = _without_table_units(text, found)
    reader.numerals += [_numeral(reader.document, passage, item) for item in found]
    if passage.kind in NO_MENTIONS:
        return
    quantities = [item for item in found if item.name == "quantity"]
    before = _paragraph_before(reader, passage)
    asks = before is not None and any(lean_on_the_text(item) for item in times)
    topic = before.topic_before(len(before.passage.sentences)) if asks and before is not None else None
    windows = read_windows(text, times, reader.calendar, topic)
    by_sentence = _by_sentence(passage, quantities)
    places = {index: [item.start for item in items] for index, items in by_sentence.items()}
    discourse = Discourse(
        passage, reader.names, windows, quotation_depths(passage), places, reader.going, reader.topics, before
    )
    if passage.kind == "paragraph":
        reader.discourse = discourse
    if not quantities:
        return
    glued = [(item.start, item.end) for item in found if item.name == "marker" and text[item.start].isdecimal()]
    markers = find_markers(passage, reader.library, glued)
    first = len(reader.mentions)
    for index, items in by_sentence.items():
        for item in items:
            _read_figure(reader, discourse, index, item, markers)
    _share_won(reader, first)


def _without_table_units(text: str, found: list[Found]) -> list[Found]:
    """(단위: 백만 달러) names the unit of a table; its words are no figure."""
    stretches = unit_stretches(text)
    return [
        replace(item, name="label", reason="표의 단위")
        if item.name == "quantity" and any(start <= item.start < end for start, end in stretches)
        else item
        for item in found
    ]


def _paragraph_before(reader: Reader, passage: Passage) -> Discourse | None:
    """The paragraph before, of the same section, without what stood long before that one."""
    before = reader.discourse
    if before is None or passage.kind != "paragraph" or before.passage.section != passage.section:
        return None
    oldest = before
    for _ in range(CHAIN):
        if oldest.before is None:
            break
        oldest = oldest.before
    oldest.before = None
    return before


def _share_won(reader: Reader, first: int) -> None:
    """In a passage on North Korean prices every bare 원 is the North Korean won."""
    made = reader.mentions[first:]
    if not any(mention.unit == "KPW" for mention in made):
        return
    for place, mention in enumerate(made, start=first):
        if mention.unit == "KRW" and mention.unit_quote == "원":
            reader.mentions[place] = replace(mention, unit="KPW", notes=(*mention.notes, "unit.taken_over"))


def _by_sentence(passage: Passage, quantities: Sequence[Found]) -> dict[int, list[Found]]:
    """Figures by the sentence that they begin in, in order."""
    firsts = [first for first, _ in passage.sentences]
    grouped: dict[int, list[Found]] = {}
    for item in quantities:
        grouped.setdefault(max(0, bisect_right(firsts, item.start) - 1), []).append(item)
    return grouped


def _read_figure(reader: Reader, discourse: Discourse, index: int, item: Found, markers: list[Marker]) -> None:
    passage, text = discourse.passage, discourse.passage.reading
    sentence = passage.sentences[index]
    speaker = discourse.speaker_of(index, item.start)
    if speaker is not None and speaker.rule == "origin.carried" and _is_cited(markers, *sentence):
        speaker = None  # the note names another source
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
            chosen = replace(chosen, period=replace(topic, is_inferred=True, rule="period.carried"))
    mention = _mention(reader, passage, sentence, item, chosen, speaker, markers, _beside(discourse, index, item))
    reader.mentions.append(mention)
    reader.citations += cite(mention, passage, item.start, markers)
    compared = any(window.is_base for window in chosen.windows)
    if chosen.period is not None and chosen.period.rule != "period.carried" and not compared:
        discourse.periods[index] = chosen.period


def _is_new_value(text: str, first: int, start: int, chosen: Chosen) -> bool:
    """2022년 12억 달러에서 21억 달러로: the time before the old value is not that of the new one."""
    if not chosen.windows or chosen.windows[0].end > start:
        return False
    return CHANGED_TO.fullmatch(text, max(first, chosen.windows[0].end), start) is not None


def _is_cited(markers: Sequence[Marker], first: int, last: int) -> bool:
    """Whether a marker stands in a sentence or closes it."""
    place = bisect_left(markers, first, key=lambda marker: marker.start)
    return place < len(markers) and markers[place].start <= last + 2


def _beside(discourse: Discourse, index: int, item: Found) -> tuple[int, int]:
    """How far the words belong to this figure alone: the places of the figures before and after it."""
    places = discourse.figures[index]
    before, after = bisect_left(places, item.start), bisect_right(places, item.start)
    return (places[before - 1] + 1 if before else 0), (places[after] if after < len(places) else 10**9)


def _numeral(document: Document, passage: Passage, item: Found) -> Numeral:
    span = passage.span(item.start, item.end)
    reason = item.reason or "수와 단위"
    return Numeral(
        document.id, span.start, span.end, document.text[span.start : span.end], item.name, reason, item.value
    )


def _mention(
    reader: Reader, passage: Passage, sentence: tuple[int, int], item: Found, chosen: Chosen, speaker: Speaker | None,
    markers: list[Marker], beside: tuple[int, int],
) -> Mention:  # fmt: skip
    text, document = passage.reading, reader.document
    span = passage.span(item.start, item.end)
    unit = reader.lexicon.by_id.get(item.unit_id or "")
    is_ratio = unit is not None and unit.mention_class == "ratio"
    kind, kind_rule = read_kind(
        text, item.start, item.end, sentence, reader.rules, is_ratio=is_ratio,
        has_speaker=speaker is not None and speaker.rule != "origin.carried", is_exact=item.bound == "exact",
        beside=beside,
        is_cited=_is_cited(markers, *sentence),
    )  # fmt: skip
    rate = find_rate(text, item.start, item.end, reader.rules)
    if (
        item.bound == "at_most"
        and rate == "year"
        and kind_rule.startswith(("kind.asserted", "kind.unsourced", "kind.default"))
    ):
        kind, kind_rule = "cap", "kind.cap.yearly_maximum.guess"
    if (
        speaker is not None
        and speaker.rule in GUESSED_ORIGINS
        and kind_rule in ("kind.asserted", "kind.default")
        and reader.last_kind
        and reader.last_kind[0] != "cap"
    ):
        kind, kind_rule = reader.last_kind[0], f"{reader.last_kind[1]}.taken_over"
    if CONVERTED.search(text[max(0, item.start - 5) : item.start]) and reader.last_kind and kind_rule in GUESSED:
        kind, kind_rule = reader.last_kind[0], f"{reader.last_kind[1]}.converted"
    if not is_ratio:
        reader.last_kind = (kind, kind_rule)
    bound, low, high = item.bound, item.low, item.high
    if kind == "cap" and bound == "exact":
        bound, low, high = "at_most", None, item.value
    begin, end = passage.span(sentence[0], max(sentence[1], item.end))
    name = (
        text[speaker.start : speaker.end]
        if speaker and speaker.end <= len(text) and text[speaker.start : speaker.end] == speaker.name
        else (speaker.name if speaker else None)
    )
    origin = None if speaker is None else speaker.id or _ad_hoc(speaker.name)
    return Mention(
        document.id, span.start, span.end, document.text[span.start : span.end], text[item.start : item.end],
        item.value, low, high, bound, item.is_vague, item.unit_id, _unit_quote(item, text), kind,
        unit.mention_class if unit is not None else "unknown", chosen.period, chosen.base.period if chosen.base else None,
        rate, find_direction(text, item.end, sentence[1], is_ratio, reader.rules),
        origin, name, passage.id, begin, end, _evidence(reader, passage, item, chosen, speaker),
        notes=(*item.notes, kind_rule, *([speaker.rule] if speaker and speaker.rule in GUESSED_ORIGINS else [])),
    )  # fmt: skip


def _ad_hoc(name: str) -> str:
    """The id of an origin that stands in the text but not in origins.toml."""
    return "name:" + "_".join(name.split())


def _unit_quote(item: Found, text: str) -> str | None:
    return (
        text[item.unit.start : item.unit.end] if item.unit is not None else "%" if item.unit_id == "percent" else None
    )


def _evidence(
    reader: Reader, passage: Passage, item: Found, chosen: Chosen, speaker: Speaker | None
) -> tuple[Evidence, ...]:
    pieces = [("number", *item.number, item.rule)]
    if item.unit is not None:
        pieces.append(("unit", item.unit.start, item.unit.end, item.unit.rule))
    pieces += [("bound", read.start, read.end, read.rule) for read in item.bounds if read.bound != "none"]
    rule = chosen.period.rule if chosen.period is not None else ""
    pieces += [("period", window.start, window.end, rule) for window in chosen.windows]
    if chosen.base is not None:
        pieces.append(("period", chosen.base.start, chosen.base.end, "period.base"))
    found = [_piece(reader.document, passage, *piece) for piece in pieces if piece[1] < piece[2]]
    if speaker is not None:
        found += _speaker_evidence(reader.document, passage, speaker)
    return tuple(found)


def _speaker_evidence(document: Document, passage: Passage, speaker: Speaker) -> list[Evidence]:
    if passage.reading[speaker.start : speaker.end] != speaker.name:
        return []
    return [_piece(document, passage, "origin", speaker.start, speaker.end, speaker.rule)]


def _piece(document: Document, passage: Passage, role: str, start: int, end: int, rule: str) -> Evidence:
    span = passage.span(start, end)
    return Evidence(role, span, document.text[span.start : span.end], rule)


def _apply_source_line(reader: Reader, passage: Passage, before: Passage | None, first: int) -> None:
    """자료: 한국은행 under a paragraph states the figures of that paragraph that name nobody."""
    if passage.kind != "source_line" or before is None or before.kind in ("table_row", "caption"):
        return
    speaker = _source_speaker(passage.reading, reader.names)
    if speaker is None:
        return
    span = passage.span(speaker.start, speaker.end)
    proof = Evidence("origin", span, reader.document.text[span.start : span.end], "origin.source_line")
    for place in range(first - 1, -1, -1):
        mention = reader.mentions[place]
        if mention.passage != before.id:
            break
        if mention.origin is None:
            reader.mentions[place] = replace(
                mention, origin=speaker.id or _ad_hoc(speaker.name), origin_name=speaker.name,
                evidence=(*mention.evidence, proof),
            )  # fmt: skip


def _source_speaker(text: str, names: Names) -> Speaker | None:
    body = re.match(r"^[^:：]*[:：]\s*", text)
    start = body.end() if body else 0
    known = names.known.search(text, start)
    if known is not None:
        origin = names.owner.get(known[0]) or names.countries.get(known[0])
        return Speaker(
            known.start(), known.end(), known[0], origin.id if origin else None, "origin.source_line", (0, len(text))
        )
    name = text[start:].strip(" .。")
    return (
        Speaker(start, start + len(name), name, None, "origin.source_line", (0, len(text)))
        if 1 < len(name) <= 60
        else None
    )


def _read_table(reader: Reader, table: Table, rows: Sequence[Passage]) -> None:
    origin: tuple[str | None, str | None] = (None, None)
    if table.source is not None:
        speaker = _source_speaker(table.source, reader.names)
        if speaker is not None:
            origin = (speaker.id or _ad_hoc(speaker.name), speaker.name)
    mentions, numerals = read_cells(reader.document, table, rows, origin, reader.lexicon)
    reader.mentions += mentions
    reader.numerals += numerals
