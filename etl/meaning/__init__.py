"""From mentions to statements: what each figure measures, how, whose, of what part, and how each slot got there.

Comes in: a document with its passages, tables and mentions. Goes out: one `Statement` a mention, in their order.
The text is read once from left to right with a state: what a sentence names stays open for those that follow
until the same slot is named anew or words close it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from etl.meaning.apart import keep_apart
from etl.meaning.asserted import mark_unasserted
from etl.meaning.attributions_en import named_offices
from etl.meaning.balances import as_balance, balance_of
from etl.meaning.bare_clauses import ELIDED, counted_last, of_sentence_before
from etl.meaning.change import GROWS, Change
from etl.meaning.changes import read_change
from etl.meaning.counters import Counters
from etl.meaning.fieldwork import date_by_fieldwork
from etl.meaning.finish import finish
from etl.meaning.goods import as_goods, behind_list, by_country, is_by_country
from etl.meaning.headlines import date_headline, date_lead
from etl.meaning.heads import outside
from etl.meaning.homes import with_home
from etl.meaning.items import items_of
from etl.meaning.kinds import settle_kinds
from etl.meaning.lines import is_of_lines
from etl.meaning.listed import is_another_time, is_earlier
from etl.meaning.mates import as_mate, of_part_before, of_which
from etl.meaning.measured import OCCURRENCE, Measure, as_part, is_quantity
from etl.meaning.measures import find_measure, in_sentence
from etl.meaning.named_in_turn import measure_in_turn, row_of, rows_of
from etl.meaning.occurrences import counts_others, read_occurrence
from etl.meaning.open_areas import with_open_areas
from etl.meaning.open_nouns_ru import counts_share, stands_alone
from etl.meaning.owners import Sides
from etl.meaning.part_names import named_part, of_next_member, with_name
from etl.meaning.parts_in_turn import of_levels, of_those_before, with_own_part
from etl.meaning.rise_and_fall import cues_of
from etl.meaning.row_levels import RowLevels
from etl.meaning.shared_money import settle_money
from etl.meaning.sides import read_sides
from etl.meaning.sides.asked import Asked
from etl.meaning.sources import Sources
from etl.meaning.stances import Stances
from etl.meaning.state import State
from etl.meaning.subjects import read_dateline
from etl.meaning.tables import read_cell
from etl.meaning.times import Times
from etl.meaning.told_measures import ToldMeasures
from etl.meaning.view import Placed, View, is_short, read_views
from etl.meaning.whole import mark_told
from etl.meaning.words import finders_for
from etl.mentions import Reading
from etl.mentions.discourse import Discourse
from etl.mentions.names_of_origins import Names, names_of
from etl.model import Document, Evidence, Mention, Passage, Statement, Table
from etl.patterns import pattern, use, words
from etl.rules import Rules

NO_STATEMENT = frozenset({"duration", "age", "rank"})
SUM = pattern("meaning.base.sum")
DATELINE = pattern("meaning.base.dateline")
GROWTHS = words("meaning.base.growths")
HEADS = frozenset({"heading", "front"})
FOLLOWED, THRESHOLD = pattern("meaning.owners.behind_figure"), pattern("meaning.state.threshold")
SHARE = "share"
GOING_ON = frozenset({"growth", "change", "points"})


def understand(
    document: Document, passages: Sequence[Passage], tables: Sequence[Table], reading: Reading, rules: Rules
) -> tuple[tuple[Mention, ...], tuple[Statement, ...]]:
    """The mentions with what the text around them tells of them, and one statement a mention."""
    use(rules.cues)
    finders = with_home(finders_for(rules.vocabulary, document.text), document, rules)
    finders = with_open_areas(finders, document, tables, rules)
    names = names_of(rules)
    groups = frozenset(word for area in rules.vocabulary.areas.values() if area.group for word in area.words)
    by_passage: dict[str, list[Mention]] = defaultdict(list)
    for mention in reading.mentions:
        by_passage[mention.passage].append(mention)
    told = {p.id: _sources(p, reading.discourses.get(p.id), names, groups) for p in passages}
    if document.language == "en":
        told = {p.id: [*told[p.id], *named_offices(p.reading, groups, rules)] for p in passages}
    units, items = {mention.unit for mention in reading.mentions}, items_of(passages)
    written = read_dateline(passages) if document.language == "ru" else None
    if written is not None:
        told[written.id].append((0, len(written.reading)))
    state = State(document, passages, finders, rules, told, units, items, written)
    short = is_short(document, passages)
    lines = short and is_of_lines(document, passages)
    times = Times(document, rules, is_short=short, area=state.main(), items=items, is_of_lines=lines, tables=tables)
    sources = Sources(document, passages, reading.discourses, rules, is_short=short, items=items, is_of_lines=lines)
    stances = Stances(document, passages, rules, is_short=short)
    made: dict[str, tuple[Mention, Statement]] = {}
    latest: dict[str | None, Measure] = {}  # what was measured last in each unit
    placed: dict[str, tuple[View, int]] = {}
    counters = Counters(finders, rules)
    known_tables = {table.id: table for table in tables}
    row_levels = RowLevels(rules)
    for passage in passages:
        inside = by_passage.get(passage.id, [])
        discourse = reading.discourses.get(passage.id)
        if passage.table is not None:
            for mention in inside:
                read = read_cell(mention, known_tables[passage.table], passage, state, finders, rules)
                statement = row_levels.settle(mention, read)
                cell, stated = finish(mention, statement, times.of_cell(mention, statement), sources.of_cell(mention))
                made[mention.id] = stances.of_cell(cell, stated), stated
            continue
        if passage.kind in HEADS:
            if passage is not written:  # where a release was written heads nothing
                state.open_section(passage, finders)
            times.open_section(passage, discourse)
        inside = counters.of(passage, inside)
        state.open_paragraph(passage)
        times.open_paragraph(passage)
        for view in read_views(passage, inside, finders, told[passage.id]):
            statements: dict[str, Statement] = {}
            _read_sentence(view, state, rules, names.known, statements, latest)
            times.open_sentence(view, discourse)
            sources.open_sentence(view, discourse)
            placed.update({figure.mention.id: (view, place) for place, figure in enumerate(view.figures)})
            for figure in view.figures:
                mention = figure.mention
                statement = statements.get(mention.id) or Statement(mention.id)
                timed = times.of(figure, view, statement, is_another=sources.is_another(), is_same=sources.is_same())
                made[mention.id] = finish(mention, statement, timed, sources.of(figure, view))
            settled = settle_kinds(
                view, [made[figure.mention.id][0] for figure in view.figures], rules, document.published
            )
            settled = stances.settle(view, settled, [made[figure.mention.id][1] for figure in view.figures])
            settled = mark_unasserted(view, settled)
            made.update({mention.id: (mention, made[mention.id][1]) for mention in settled})
            times.close_sentence(view)
            sources.close_sentence()
    made = date_by_fieldwork(made, placed)
    made = date_headline(keep_apart(made, placed, rules, document.text), passages)
    made = date_lead(made) if document.language == "ko" else made
    ordered = [made.get(mention.id) or (mention, Statement(mention.id)) for mention in reading.mentions]
    ordered = mark_told(document, ordered, state.main())
    all_stated = tuple(statement for _, statement in ordered)
    return settle_money(document, [mention for mention, _ in ordered], all_stated, rules), all_stated


def _sources(
    passage: Passage, discourse: Discourse | None, names: Names, groups: frozenset[str]
) -> list[tuple[int, int]]:
    """Where the names of those who state stand in a passage, and of offices that origins.toml knows; a group of
    countries that states nothing there is one whose figures are told (유럽연합은 배출량을)."""
    found = [
        match.span()
        for match in names.known.finditer(passage.reading)
        if match[0] in names.owner and match[0] not in groups
    ]
    dateline = DATELINE.match(passage.reading)
    if dateline is not None:  # 제네바/서울, 2022년 6월 16일: where it was written
        found.append(dateline.span("place"))
    if discourse is not None:
        found += [(s.start, s.end) for index in range(len(passage.sentences)) for s in discourse.speakers(index)]
    return found


def _read_sentence(
    view: View, state: State, rules: Rules, names: re.Pattern[str], made: dict[str, Statement],
    latest: dict[str | None, Measure],
) -> None:  # fmt: skip
    state.open_sentence(view)
    areas = state.areas_of(view)
    if not view.figures:
        state.close_sentence(view, [])
        return
    cues = cues_of(rules)
    measures: list[Measure] = []
    before: Measure | None = None
    head: Placed | None = None  # the figure that this measure is of
    read: list[tuple[Measure, Placed]] = []  # all so far
    changed: Change | None = state.change
    amount: Change | None = None  # of the figure before
    for figure in view.figures:
        mention = figure.mention
        is_length = mention.mention_class in NO_STATEMENT and not _goes_on(view, figure, latest)
        if is_length and not _is_counted(view, figure, rules, names):
            made[mention.id] = _of_time(mention, state)
            continue
        before, head = outside(view, figure, read, (before, head))
        change = read_change(view, figure, cues, "", changed, amount)
        turn = measure_in_turn(view, figure, change, rules)
        mate = turn or as_mate(view, figure, change, head, before, made) or of_levels(view, figure, read)
        measure = mate or _measure(view, figure, change, before, state.measures, rules, names, latest)
        amount = change = read_change(view, figure, cues, _type(measure, rules), changed, amount)
        if measure is not None and measure.is_event and mention.unit == OCCURRENCE:
            amount = change = Change("level", None)  # 기준금리를 두 차례 인하했다
        is_told = turn is not None or (mate is not None and view.language != "zh")  # 分别增21%及34%，为28亿及7亿
        measure = measure if is_told else with_own_part(view, figure, measure, rules)
        if not mate:
            measure = state.qualifiers.of(view, measure, is_share=change.transformation == SHARE)
        if turn is None or balance_of(turn, rules) == turn.id:
            measure, change = as_balance(view, figure, measure, change, state, rules)
        if mention.unit == "percent":
            changed = state.change = change
        sides = read_sides(Asked(view, figure, areas, measure, change, state, rules, head, made))
        if measure is not None:
            if head is not None and measure.how == "list":
                measure = of_which(view, head, figure, change, measure)
            measure = measure if mate else of_next_member(measure)
            part = () if mate else named_part(view, figure, change.transformation, measure)
            measure = with_name(measure, part, view.language) if part else measure
            before, head = measure, figure
            read.append((measure, figure))
            latest[figure.mention.unit] = measure
            measures.append(measure)
        made[mention.id] = _statement(view, figure, change, measure, sides)
    state.close_sentence(view, measures, list(made.values()))


def _of_time(mention: Mention, state: State) -> Statement:
    """How long something takes is told of whom the text is about; it is never charted."""
    area = state.area_of(mention)[0] if mention.mention_class == "duration" else None
    return replace(Statement(mention.id), ref_area=area, taken_over={"ref_area": "document"} if area else {})


def _is_counted(view: View, figure: Placed, rules: Rules, names: re.Pattern[str]) -> bool:
    """Whether a duration or an age is a quantity of its own: 입원일수는 17.3일, 기대수명은 83.5세."""
    unit = rules.units.get(figure.mention.unit or "")
    own = find_measure(view, figure, Change("level", None), rules, names)
    concept = rules.vocabulary.concepts.get(own.id) if own is not None else None
    return concept is not None and unit is not None and unit.dimension in concept.units


def _goes_on(view: View, figure: Placed, latest: Mapping[str | None, Measure]) -> bool:
    """Whether a duration or an age is told of another area as the one before it: 일본은 84세, 한국은 83세."""
    told = latest.get(figure.mention.unit)
    if told is None or told.is_open:
        return False
    before = max((one.end for one in view.figures if one.end <= figure.start), default=view.start)
    row = row_of(view.once(rows_of), figure)
    is_member = any(before <= hit.start and hit.end <= figure.start for hit in view.areas)
    is_behind = any(FOLLOWED.fullmatch(view.text, figure.end, hit.start) for hit in view.areas)
    return (is_member or is_behind or row[0] is not figure) and THRESHOLD.match(view.text, figure.end) is None


def _measure(
    view: View, figure: Placed, change: Change, before: Measure | None, around: ToldMeasures, rules: Rules,
    names: re.Pattern[str], latest: Mapping[str | None, Measure],
) -> Measure | None:  # fmt: skip
    if before is not None and (is_earlier(view, figure) or is_another_time(view, figure)):
        return replace(before, how="list", sure=False)
    if before is not None and SUM.match(view.text, view.neighbours(figure)[0], figure.end) is not None:
        return replace(before, how="list", breakdown=(), sure=False)  # 여성 198명, 남성 26명 등 총 224명
    each = of_those_before(view, figure, around.told())
    if each is not None and around.fits(each, figure, change):
        return each
    own = _placed(view, figure, find_measure(view, figure, change, rules, names))
    occurred = read_occurrence(view, figure, rules, names)
    if occurred is not None and (own is None or own.is_open or counts_others(own, rules)):
        return _placed(view, figure, occurred)
    listed = behind_list(view, figure, change, rules)
    own = as_goods(view, own, listed or before or around.of(figure, change), change, rules)
    if listed is not None and (own is None or own.is_open):
        part = as_part(own, listed, rules) if own is not None else listed
        return replace(part, how="own") if part is not None else own
    if own is not None and not own.is_open:
        return of_part_before(view, figure, own, before) if change.transformation == SHARE else own
    left_out = before if ELIDED in figure.mention.notes else None
    if left_out is not None and (left_out.unit == figure.mention.unit or counts_share(view, figure, left_out)):
        return replace(left_out, how="list", sure=False)
    if is_by_country(view, figure) and (own is None or own.is_open or change.transformation == "growth"):
        told = by_country(view, around.of(figure, change), rules.vocabulary.concepts)
        if told is not None:
            return told
    is_before = before is not None and (
        around.fits(before, figure, change) or _goes_on_openly(view, figure, change, before)
    )
    whole = before if is_before else around.of(figure, change)
    if own is not None and stands_alone(view, figure, own, whole, rules):
        return own
    if own is not None and whole is not None and (not whole.is_open or is_quantity(whole, rules)):
        part = as_part(own, whole, rules)
        if part is not None:
            return part
    is_another = before is not None and before.is_open and view.language == "ru"  # рост вложений beside two projects
    if own is not None and (change.transformation == "level" or is_another or is_quantity(own, rules)):
        return own
    if before is not None and is_before:
        return replace(before, how="list", sure=False)
    found = own or _placed(view, figure, in_sentence(view, figure, change, rules))
    if found is not None and not found.is_open:
        return found
    told = around.of(figure, change) or found or of_sentence_before(view, figure, change, around.told(), rules)
    told = told or counted_last(figure, latest)
    return told or _placed(view, figure, in_sentence(view, figure, change, rules, in_titles=True))


def _goes_on_openly(view: View, figure: Placed, change: Change, before: Measure) -> bool:
    """Whether a Korean figure without a measure of its own goes on with words of the text that name a quantity:
    경상소득은 7,022만 원으로 2011년 대비 2,357만 원(50.5%) 증가."""
    is_alike = before.unit == figure.mention.unit or change.transformation in GOING_ON
    return view.language == "ko" and before.is_open and not before.is_event and is_alike


def _placed(view: View, figure: Placed, measure: Measure | None) -> Measure | None:
    if measure is None or measure.end <= measure.start:
        return measure
    unit = figure.mention.unit
    return replace(measure, unit=unit, place=view.passage.span(measure.start, measure.end))


def _type(measure: Measure | None, rules: Rules) -> str:
    concept = rules.vocabulary.concepts.get(measure.id) if measure is not None else None
    if concept is None:
        is_rate = measure is not None and measure.id.endswith(("율", "률"))
        return "rate" if is_rate and measure is not None and not measure.id.endswith(GROWTHS.all) else ""
    if concept.ko_growth is not None:
        return GROWS  # 프랑스(1.2%), of economies
    return "" if SHARE in concept.en.split() else concept.type  # a market share is a part, not a level of its own


def _statement(view: View, figure: Placed, change: Change, measure: Measure | None, sides: Sides) -> Statement:
    mention, taken = figure.mention, {}
    evidence = []
    span = None
    if measure is not None:
        if measure.how != "own":
            taken["measure"] = measure.how
        span = measure.place
    if change.end > change.start:
        where = view.passage.span(change.start, change.end)
        quote = view.text[change.start : change.end]
        evidence.append(Evidence("transformation", where, quote, f"transformation.{change.transformation}"))
    elif change.how != "own":
        taken["transformation"] = change.how
    taken |= sides.taken
    if change.direction is not None:
        taken["direction"] = change.direction
    return Statement(
        mention.id, measure.id if measure else None, span, change.transformation, sides.area, sides.other,
        sides.apart_of(measure.breakdown) if measure else (), None, taken, tuple(evidence),
    )  # fmt: skip
