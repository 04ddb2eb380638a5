"""From passages to numerals, mentions and what they cite.

Comes in: a document with its passages and tables. Goes out: every number with class and reason, every
quantity with unit, bound, period, origin and kind, each with its own span of the untouched text.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from etl.mentions.cell_units import bracketed_units, rates_in_brackets, unit_stretches
from etl.mentions.cells import read_cells
from etl.mentions.citations import find_markers, read_works
from etl.mentions.counted import last_unit, with_restated_units
from etl.mentions.discourse import Discourse, quotation_depths
from etl.mentions.figures import read_figure
from etl.mentions.found import Found
from etl.mentions.headed import unit_of_list
from etl.mentions.lexicon import Lexicon
from etl.mentions.names_of_origins import ad_hoc_id
from etl.mentions.reader import Reader, reader_of
from etl.mentions.scan import scan_passage
from etl.mentions.source_lines import apply_source_line, read_source, read_sources
from etl.mentions.summed import with_parts
from etl.mentions.topics import is_about_the_same
from etl.mentions.windows import lean_on_the_text, read_windows
from etl.model import Citation, Document, Mention, Numeral, Passage, Table, Work
from etl.patterns import pattern, use
from etl.rules import Rules, Units

CHAIN = 10  # paragraphs kept: each may be a single sentence
SILENT = {"table_row"}
NO_MENTIONS = {"running", "reference"}
BARE_WON = "원"
NORTH = pattern("mentions.base.north")
OTHER_WON = pattern("mentions.base.other_won")
LABELLED = pattern("mentions.base.labelled")
DIGIT = re.compile(r"\d")
POINT = re.compile(r"\s*[□○◦●▪ㅇ·※◇◆▶*-]\s")  # a point of a list; without a full stop it looks like a heading


@dataclass(slots=True)
class Reading:
    """What one document holds, number by number; `discourses` are the sentences of each passage, by its id."""

    numerals: list[Numeral]
    mentions: list[Mention]
    works: list[Work]
    citations: list[Citation]
    discourses: dict[str, Discourse]


def read_mentions(document: Document, passages: Sequence[Passage], tables: Sequence[Table], rules: Rules) -> Reading:
    """Everything that `etl.mentions` finds in one document, in the order of the text."""
    use(rules.cues)
    works = read_works(document, passages)
    reader = reader_of(document, works, rules)
    for place, passage in enumerate(passages):
        if passage.kind in SILENT:
            continue
        first = len(reader.mentions)
        _read_passage(reader, passage)
        apply_source_line(reader, passage, passages[place - 1] if place else None, first)
    rows: dict[str | None, list[Passage]] = defaultdict(list)
    for passage in passages:
        rows[passage.table].append(passage)
    for table in tables:
        _read_table(reader, table, rows[table.id])
    reader.numerals.sort(key=lambda numeral: numeral.start)
    reader.mentions.sort(key=lambda mention: mention.start)
    mentions = _with_known_units(_apart(reader.mentions), rules.units)
    if not any(NORTH.search(passage.reading) for passage in passages):
        mentions = [_in_own_won(mention) for mention in mentions]
    reader.mentions = with_restated_units(mentions, reader.lexicon)
    return Reading(reader.numerals, reader.mentions, list(works), reader.citations, reader.discourses)


def _with_known_units(mentions: Sequence[Mention], units: Units) -> list[Mention]:
    """Mentions without the units that are none of a workspace: what a person takes out of units.toml stays out, also
    where a sign or a phrase names it (5%, 3분의 1, twice)."""
    lost = {mention.unit for mention in mentions if mention.unit is not None and units.find(mention.unit) is None}
    return [replace(mention, unit=None) if mention.unit in lost else mention for mention in mentions]


def _in_own_won(mention: Mention) -> Mention:
    """A bare 원 of a text that names nothing of the North is none of its own: 산지 쌀값은 80㎏당 22만 원."""
    is_bare = mention.unit == "KPW" and mention.unit_quote == BARE_WON
    return replace(mention, unit="KRW") if is_bare else mention


def _apart(mentions: Sequence[Mention]) -> list[Mention]:
    """Mentions in order without the longer of two that overlap: where lines are a table and a paragraph as well, a
    figure must not be told twice."""
    kept: list[Mention] = []
    for mention in mentions:
        if not kept or mention.start >= kept[-1].end:
            kept.append(mention)
        elif mention.end - mention.start < kept[-1].end - kept[-1].start:
            kept[-1] = mention
    return kept


def _read_passage(reader: Reader, passage: Passage) -> None:
    text = passage.reading
    found, times = scan_passage(text, passage.kind, reader.lexicon, reader.last_unit, reader.listed)
    found = with_parts(text, _without_table_units(text, found, reader.lexicon), reader.wholes, reader.rules.units)
    reader.numerals += [_numeral(reader.document, passage, item) for item in found]
    if passage.kind in NO_MENTIONS:
        return
    quantities = reader.wholes = [item for item in found if item.name == "quantity"]
    if not quantities or LABELLED.fullmatch(text) is None:
        reader.listed = None if quantities else unit_of_list(text, reader.lexicon)
    reader.last_unit = last_unit(quantities, reader.lexicon) or reader.last_unit
    before = _paragraph_before(reader, passage)
    asks = before is not None and any(lean_on_the_text(item) for item in times)
    goes_on = asks and before is not None and is_about_the_same(text, before.passage.reading, reader.topics)
    topic = before.topic_before(len(before.passage.sentences)) if goes_on and before is not None else None
    unknown: list[tuple[int, int]] = []
    windows = read_windows(text, times, reader.calendar, topic, unknown)
    by_sentence = _by_sentence(passage, quantities)
    places = {index: [item.start for item in items] for index, items in by_sentence.items()}
    discourse = Discourse(
        passage, reader.names, windows, quotation_depths(passage), places, reader.going, reader.topics, before,
        unknown, times,
    )  # fmt: skip
    reader.discourses[passage.id] = discourse
    if passage.kind == "paragraph" or _is_point(passage):
        reader.discourse = discourse
    if not quantities:
        return
    glued = [(item.start, item.end) for item in found if item.name == "marker" and text[item.start].isdecimal()]
    markers = find_markers(passage, reader.library, glued)
    first = len(reader.mentions)
    for index, items in by_sentence.items():
        for item in items:
            read_figure(reader, discourse, index, item, markers)
    _share_won(reader, passage, first)


def _without_table_units(text: str, found: list[Found], lexicon: Lexicon) -> list[Found]:
    """(단위: 백만 달러) names the unit of a table; its words are no figure."""
    stretches = unit_stretches(text)
    wordy = [item for item in found if item.name == "quantity" and not DIGIT.search(text, item.start, item.end)]
    brackets = bracketed_units(text, lexicon) if wordy else []
    named = {item for item in found if any(start <= item.start < end for start, end in stretches)}
    named |= {item for item in wordy if any(start <= item.start < end for start, end in brackets)}
    rates = rates_in_brackets(text, lexicon) if "(" in text else []
    named |= {item for item in found if any(start <= item.start < end for start, end in rates)}
    return [
        replace(item, name="label", reason="표의 단위") if item.name == "quantity" and item in named else item
        for item in found
    ]


def _paragraph_before(reader: Reader, passage: Passage) -> Discourse | None:
    """The paragraph before, of the same section, without what stood long before that one."""
    before = reader.discourse
    if before is None:
        return None
    if not _is_point(passage) and (passage.kind != "paragraph" or before.passage.section != passage.section):
        return None
    oldest = before
    for _ in range(CHAIN):
        if oldest.before is None:
            break
        oldest = oldest.before
    oldest.before = None
    return before


def _is_point(passage: Passage) -> bool:
    return passage.kind == "heading" and POINT.match(passage.reading) is not None


def _share_won(reader: Reader, passage: Passage, first: int) -> None:
    """In a passage on North Korean prices every bare 원 is the North Korean won, and in those of its section that
    name no other."""
    made = reader.mentions[first:]
    if any(mention.unit == "KPW" for mention in made):
        reader.won_of = (passage.section,)
    elif reader.won_of != (passage.section,) or OTHER_WON.search(passage.reading):
        return
    for place, mention in enumerate(made, start=first):
        if mention.unit == "KRW" and mention.unit_quote == BARE_WON:
            reader.mentions[place] = replace(mention, unit="KPW", notes=(*mention.notes, "unit.taken_over"))


def _by_sentence(passage: Passage, quantities: Sequence[Found]) -> dict[int, list[Found]]:
    """Figures by the sentence that they begin in, in order."""
    firsts = [first for first, _ in passage.sentences]
    grouped: dict[int, list[Found]] = {}
    for item in quantities:
        grouped.setdefault(max(0, bisect_right(firsts, item.start) - 1), []).append(item)
    return grouped


def _numeral(document: Document, passage: Passage, item: Found) -> Numeral:
    span = passage.span(item.start, item.end)
    reason = item.reason or "수와 단위"
    return Numeral(
        document.id, span.start, span.end, document.text[span.start : span.end], item.name, reason, item.value
    )


def _read_table(reader: Reader, table: Table, rows: Sequence[Passage]) -> None:
    origin: tuple[str | None, str | None] = (None, None)
    if table.source is not None:
        speaker = read_source(table.source, reader.names)
        if speaker is not None:
            origin = (speaker.id or ad_hoc_id(speaker.name), speaker.name)
    several = read_sources(table.source or "", reader.names)
    origins = [(words, (one.id or ad_hoc_id(one.name), one.name)) for words, one in several]
    mentions, numerals = read_cells(reader.document, table, rows, origin, reader.lexicon, origins)
    reader.mentions += mentions
    reader.numerals += numerals
