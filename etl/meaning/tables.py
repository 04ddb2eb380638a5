"""The statement of a cell: its labels, its section and the caption are what the sentence is to prose."""

from __future__ import annotations

from dataclasses import replace

from etl.meaning.cell_changes import UNIT_OR_NOTE, is_change, is_relative, transformation_of
from etl.meaning.change import Change
from etl.meaning.measured import PER, Measure, grammar_of, normal
from etl.meaning.own_quantities import PROSE, Quantity, bare_label, is_mean, mean_within, own_quantity
from etl.meaning.owners import PERSONS, WORLD, Sides, is_of_people
from etl.meaning.parts import are_whole, part_within, read_part
from etl.meaning.places import Named, name_areas
from etl.meaning.regions import in_cities, settled
from etl.meaning.sides.flows import PARTNER_COLUMN, PARTNERS
from etl.meaning.state import State
from etl.meaning.view import DENOMINATOR, Placed, language_of
from etl.meaning.words import Finders
from etl.mentions.cell_periods import CHANGE_ON, is_state, is_time, read_comparison
from etl.model import OPEN, Mention, Passage, Statement, Table
from etl.patterns import kept, pattern
from etl.reading.signs_zh import closed_up
from etl.rules import Rules
from etl.vocabulary import Concept, Vocabulary

TIMED = pattern("meaning.tables.timed")  # 2024년 결산, 2025년 본예산
TITLE_NUMBER = pattern("meaning.tables.title_number")
RANK = pattern("meaning.tables.rank")
BY_PARTS = pattern("meaning.tables.by_parts")
BY_NATIONALITY = pattern("meaning.tables.by_nationality")
WHOLE = pattern("meaning.tables.whole")  # 전체, Все товары и услуги
NUMBERED = pattern("meaning.tables.numbered")
AMOUNT_OF = pattern("meaning.tables.amount_of")
COMPARED_WITH = pattern("meaning.tables.compared_with")
DISTRICTS, TOTAL = pattern("meaning.tables.districts"), pattern("mentions.cells.total")
OF_PARTS = pattern("meaning.tables.of_parts")  # Components of consumption
TELLS_PART = pattern("meaning.tables.tells_part")
VAGUE_BASE = pattern("meaning.tables.vague_base")
ALL = 100  # per cent: a whole, never by how much it grew
PERSON = "person"
COUNTED_AS_PEOPLE = PERSONS | {"time", "dose"}  # units of what is told in people as well: visits, vaccinations
CHANGES = frozenset({"growth", "change", "points"})
MEANT = frozenset({"", "rate", "price", "index"})  # types of measures whose mean over areas is their level


def read_cell(
    mention: Mention, table: Table, passage: Passage, state: State, finders: Finders, rules: Rules
) -> Statement:
    """What a cell states, by its row, its column and the caption, in this order."""
    rows = [closed_up(piece.quote) for piece in mention.evidence if piece.role == "row"]
    heads = [closed_up(head) for head in mention.heads]
    labels = [label for label in (*reversed(rows), *reversed(heads)) if not is_time(label) and not is_state(label)]
    labels = [label for label in labels if not RANK.fullmatch(label.strip()) and not label.strip().isdecimal()]
    transformation = transformation_of(mention, labels, table.caption or "", rules)
    of_product = [label for label in labels if mention.unit == "percent" and DENOMINATOR.search(label)]
    is_of_product = DENOMINATOR.search(mention.unit_quote or "") is not None  # of all of a table: (Percent of GDP)
    bare = {label: UNIT_OR_NOTE.sub("", label).strip() for label in of_product}  # Current account balance (% of GDP)
    labels = [bare.get(label, label) for label in labels if not DENOMINATOR.search(bare.get(label, ""))]
    owning = {label for label in labels if own_quantity(label, finders, rules) is not None}
    labels = [label for label in labels if label and (label in owning or label != mention.unit_quote)]
    labels = [label for label in labels if not CHANGE_ON.search(label)]
    named = {label for label in labels if finders.concepts.find(label)} | owning
    labels = [label for label in labels if label in named or not (is_relative(label, rules) or is_change(label))]
    labels = [label for label in labels if COMPARED_WITH.fullmatch(label.strip()) is None]
    labels = [label for label in labels if read_comparison(label) is None]
    beside = _beside(mention, table, heads, finders, rules)
    above = _above(mention, table, rows, finders, rules)
    labels += [*beside, *above]
    own = _own([*rows, *above], [*heads, *beside], labels, finders, rules)
    scopes = [
        *((label, "own") for label in labels),
        (table.caption or "", "caption"),
        (passage.section or "", "section"),
    ]
    told_by = _by_measure(scopes, finders)
    if any(piece.rule == PROSE for piece in mention.evidence):
        told_by = []  # what a headline in a cell counts, its words say
    measure, how, kind = _measure(mention, transformation, told_by, own, finders, rules)
    if measure is None and told_by and own is None and any(finders.breakdowns.find(label) for label in labels):
        told = state.measures.of(Placed(mention, 0, 0), Change(transformation, None))  # rows of what the text measures
        measure, how, kind = _of_text(told, rules) if told is not None and not told.is_open else (None, "own", "")
    if (
        mention.unit == "percent"
        and transformation == "level"
        and not (of_product or is_of_product)
        and kind in ("index", "flow")
    ):
        is_part = OF_PARTS.search(table.caption or "") is not None or mention.value == ALL
        is_part = is_part or any(TELLS_PART.search(label) and not is_relative(label, rules) for label in labels)
        transformation = "share" if is_part else "growth"
    corners = [(cell.text, "caption") for cell in table.corners]
    sides = _sides(mention, measure, transformation, scopes, state, table, finders, rules)
    if sides.other is None and _is_by_nationality(mention, measure, [*scopes, *corners], rules):
        host, how = state.area_of(mention)
        sides.set("other", host if host != sides.area else None, how)
    taken = ({"measure": how} if measure is not None and how != "own" else {}) | sides.taken
    breakdown = _breakdown(measure, labels, finders, rules)
    if kind not in MEANT:
        means = [bare_label(label) for label in (*rows, *heads) if is_mean(label, rules)]
        breakdown = (
            *means,
            *([mean] if (mean := mean_within(table.caption or "", finders, rules)) else ()),
            *breakdown,
        )
    against = VAGUE_BASE.search(" ".join([table.caption or "", *heads])) if transformation in CHANGES else None
    breakdown = breakdown if against is None else (*breakdown, "_".join(against[0].split()))
    if how == "caption":
        breakdown = (*breakdown, *(part for part in _around(measure, table, finders) if part not in breakdown))
        breakdown = _with_base(breakdown, table.caption or "", finders)
    are_times = all(is_time(row) for row in rows)  # Январь, Февраль under a title that tells what is measured
    if own is not None and measure is None and told_by:
        measure = OPEN + _words(bare_label(own.label), rules)
        breakdown = _breakdown(measure, [label for label in labels if label != own.label], finders, rules)
    elif measure is None and told_by and (labels or (table.caption and are_times)):
        named_by = (label for label in (*labels, table.caption or "") if label and not finders.areas.find(label))
        words = next(named_by, TITLE_NUMBER.sub("", table.caption or "") or next(iter(labels), ""))
        words = words.removesuffix(mention.unit_quote or "").rstrip(" ,，") or words  # Родившиеся, человек
        measure, breakdown = OPEN + _words(words, rules), ()
    breakdown = sides.apart_of(breakdown)
    return Statement(mention.id, measure, None, transformation, sides.area, sides.other, breakdown, None, taken)


def _own(rows: list[str], heads: list[str], labels: list[str], finders: Finders, rules: Rules) -> Quantity | None:
    """The quantity that the head of a column names for itself, else the label of a row."""
    told = [label for label in (*reversed(heads), *reversed(rows)) if label in labels or RANK.fullmatch(label.strip())]
    found = next((found for label in told if (found := own_quantity(label, finders, rules)) is not None), None)
    return found if found is None or found.label in heads else replace(found, is_of_row=True)


def _of_text(measure: Measure, rules: Rules) -> tuple[str, str, str]:
    """What the text around a table measures, how far that stands, and its type."""
    return measure.id, measure.how, rules.vocabulary.concepts[measure.id].type


def _by_measure(scopes: list[tuple[str, str]], finders: Finders) -> list[tuple[str, str]]:
    """The scopes in the order in which they tell what is measured: a caption that lists it by its parts (imports by
    product) comes before the labels of these."""
    caption = [(text, scope) for text, scope in scopes if scope == "caption" and BY_PARTS.search(text)]
    is_named = any(finders.concepts.find(text) for text, _ in caption)
    return [*caption, *(scope for scope in scopes if scope not in caption)] if is_named else scopes


def _beside(mention: Mention, table: Table, heads: list[str], finders: Finders, rules: Rules) -> list[str]:
    """The head of the column to the left of one that is only told to be a growth: what grows."""
    is_told = heads and all(is_relative(head, rules) and own_quantity(head, finders, rules) is None for head in heads)
    if not is_told or mention.column is None:
        return []
    left = [cell.text for cell in table.head if cell.role == "column_label" and cell.column < mention.column]
    named = [text for text in left if not is_time(text) and not is_relative(text, rules)]
    return named[-1:]


def _above(mention: Mention, table: Table, rows: list[str], finders: Finders, rules: Rules) -> list[str]:
    """The label of the row above one that is only told to be a growth, a change or a share: (증감률), below 수출."""
    if not rows or mention.row is None or any(finders.concepts.find(row) for row in rows):  # Inflation (%)
        return []
    if not all(is_relative(row, rules) or is_change(row) for row in rows):
        return []
    for cell in reversed(table.row_labels):
        label = closed_up(cell.text) if cell.row < mention.row else ""
        if label and not (is_relative(label, rules) or is_change(label)):
            return [] if is_time(label) else [label]
    return []


def _measure(
    mention: Mention, transformation: str, scopes: list[tuple[str, str]], own: Quantity | None, finders: Finders,
    rules: Rules,
) -> tuple[str | None, str, str]:  # fmt: skip
    """The concept that the nearest scope names, how it got here, and its type; `own`: the quantity that a label names
    for itself, which a concept is of or keeps away."""
    unit = rules.units.get(mention.unit or "")
    for text, scope in scopes:
        for hit in reversed(finders.concepts.find(text)):
            concept = rules.vocabulary.concepts[hit.id]
            if own is not None and own.keeps_away(text, scope, concept):
                continue
            if (
                transformation not in ("level", "change")
                or mention.unit == "percent"
                or (unit is not None and unit.dimension in concept.units and not _are_others(unit.id, concept))
            ):
                return hit.id, scope, concept.type
    return None, "own", ""


def _are_others(unit: str, concept: Concept) -> bool:
    """Whether people are counted of what is none of people: those who attend a session on papers."""
    is_of_things = concept.units[0] == "count" and concept.type in ("flow", "stock")
    return unit == PERSON and is_of_things and concept.counter not in COUNTED_AS_PEOPLE


@kept(256)
def _named(text: str, finders: Finders, vocabulary: Vocabulary) -> tuple[Named, ...]:
    """The areas of a label or caption, which all cells of a row, column or table share."""
    return tuple(name_areas(text, 0, len(text), finders.areas.find(text), language_of(text), vocabulary))


def _sides(
    mention: Mention, measure: str | None, transformation: str, scopes: list[tuple[str, str]], state: State,
    table: Table, finders: Finders, rules: Rules,
) -> Sides:  # fmt: skip
    """Whose a cell is and who is on the other side: as its labels say, then the caption, the section, the text."""
    concept = rules.vocabulary.concepts.get(measure or "")
    side = concept.side if concept is not None else None
    sides = Sides()
    is_of_world = WORLD in {one.area for text, _ in scopes for one in _named(text, finders, rules.vocabulary)}
    is_listed = any(PARTNERS.search(text) for text, _ in scopes) or _lists_partners(table)
    is_listed = is_listed and side is not None and not is_of_people(concept)
    is_listed = is_listed and not is_of_world  # 무기 수출국의 세계 시장 점유율: who exports, no partners of one
    from_where = _of_people(measure, scopes, finders, rules) if is_of_people(concept) else None
    if from_where is not None:
        sides.set("area", *from_where)
    for text, scope in scopes:
        is_label = scope == "own" and side is None  # in a label a city stands for itself
        bare = UNIT_OR_NOTE.sub(" ", text)  # 쌀(북한 원/kg), (млрд долларов США): of no country
        named = in_cities(_named(bare, finders, rules.vocabulary), None if is_label else concept)
        for one in settled(named, state.homes(), rules.vocabulary, people=is_of_people(concept)):
            if one.area == WORLD and sides.area is not None:
                continue  # told of all rows: a share is of the world, a growth of the row's alone
            is_other = side is not None and (one.is_other(side) or (is_listed and scope == "own"))
            is_other = is_other or (one.bound == "at" and any(other.bound is None for other in named))
            if is_other or (sides.area is not None and is_of_people(concept)):
                if sides.other is None and one.area != sides.area:
                    sides.set("other", one.area, scope)
            elif sides.area is None and one.area != sides.other:
                is_of_text = scope == "caption" and len(named) == 1 and state.is_about(one.area)  # 우리나라 출생아 수
                sides.set("area", one.area, "document" if is_of_text else scope)
    told = state.flows.of_people(measure) if measure is not None else None
    if sides.other is None and told is not None and sides.area != told[1]:
        sides.set("other", told[1], "document")
    if sides.area is None:
        area, how = state.area_of(mention) if told is None else (told[0], "document")
        is_total = how == "default" and any(TOTAL.match(text.strip()) for text, scope in scopes if scope == "own")
        parts = _districts(table) if is_total else None
        sides.set("area", *((area, how) if parts is None else (f"{OPEN}{parts}", "own")))
    if sides.other is None and side is not None and told is None:
        sides.set("other", *state.other_of(sides.area))
    if is_of_world and transformation == "share" and sides.area not in (None, WORLD):
        sides.set("other", WORLD, "caption")
    if sides.area is not None and sides.area == sides.other:  # 대북 수출, in 북·중 교역 추이
        text_of_table = " ".join(text for text, _ in scopes)
        both = {one.area for one in _named(text_of_table, finders, rules.vocabulary)} - {sides.other}
        sides.set("area", *((both.pop(), "caption") if len(both) == 1 else state.other_of(sides.other)))
    return sides


def _lists_partners(table: Table) -> bool:
    """Whether the head of the labels tells that they are the other sides: Partner, Destination."""
    return any(cell.role == "corner" and PARTNER_COLUMN.fullmatch(cell.text.strip()) for cell in table.head)


def _districts(table: Table) -> str | None:
    """What the head of the labels calls them, where they are parts of a city: their total is no country's."""
    named = (DISTRICTS.fullmatch(cell.text.strip()) for cell in table.head if cell.role == "corner")
    return next(("_".join(found[0].split()) for found in named if found is not None), None)


def _is_by_nationality(mention: Mention, measure: str | None, scopes: list[tuple[str, str]], rules: Rules) -> bool:
    """Whether the countries of a table of people are where they are from, all of them in one: 국적별 등록외국인."""
    concept = rules.vocabulary.concepts.get(measure or "")
    are_people = mention.unit in PERSONS or (concept is not None and concept.counter == "person")
    return are_people and any(BY_NATIONALITY.search(text) for text, _ in scopes)


def _of_people(
    measure: str | None, scopes: list[tuple[str, str]], finders: Finders, rules: Rules
) -> tuple[str, str] | None:
    """Where people are from whom a label tells right behind their nationality: Sudanese refugees, by host."""
    for text, scope in scopes:
        starts = {hit.start for hit in finders.concepts.find(text) if hit.id == measure}
        named = _named(text, finders, rules.vocabulary)
        found = next((one.area for one in named if one.bound is None and one.end + 1 in starts), None)
        if found is not None:
            return found, scope
    return None


def _breakdown(measure: str | None, labels: list[str], finders: Finders, rules: Rules) -> tuple[str, ...]:
    """What the labels say beside the measure: a part that the vocabulary knows, else their own words."""
    if measure is None:
        return ()
    found: list[str] = []
    for label in labels:
        if WHOLE.match(label) or TIMED.match(label):
            continue
        concepts = finders.concepts.find(label)
        hits = finders.breakdowns.find(label)
        apart = [hit for hit in hits if not any(one.start < hit.end and hit.start < one.end for one in concepts)]
        heads = [one for one in concepts if one.id == measure]
        parts = [hit.id for hit in apart] + [part for head in heads for part in part_within(hits, head, label, rules)]
        if parts:
            found += parts[:1] if heads or are_whole(label, apart, rules) else [_own_part(_words(label, rules))]
            continue
        is_told = any(part not in rules.vocabulary.areas for part in found)  # a city tells no part: 서울, 집세
        words = _words(label[: heads[0].start], rules) if heads else "" if is_told else _words(label, rules)
        words = "" if heads and AMOUNT_OF.fullmatch(words) else words
        if words and not finders.areas.find(words):
            known = finders.breakdowns.find(words)
            found += read_part(words, rules) if are_whole(words, known, rules) or not known else [_own_part(words)]
    return tuple(dict.fromkeys(found[:2]))


def _own_part(words: str) -> str:
    """A part in the words of its label, which no part of the vocabulary names wholly: 입원진료비."""
    return "_".join(words.split())


def _around(measure: str | None, table: Table, finders: Finders) -> tuple[str, ...]:
    """The part that the words of a caption name together with what is measured: 1인 가구."""
    caption = table.caption or ""
    heads = [hit for hit in finders.concepts.find(caption) if hit.id == measure]
    hits = [hit for hit in finders.breakdowns.find(caption) if not hit.id.startswith(PER)]
    around = (one.id for one in hits for head in heads if one.start <= head.start < one.end and head.end <= one.end)
    return tuple(dict.fromkeys(around))[:1]


def _with_base(breakdown: tuple[str, ...], caption: str, finders: Finders) -> tuple[str, ...]:
    """A part with that for how many a caption counts what it names: 인구 백만 명당 특허 출원 건수."""
    told = [hit.id for hit in finders.breakdowns.find(caption) if hit.id.startswith(PER)]
    is_known = not told or any(part.startswith(PER) for part in breakdown)
    return breakdown if is_known else (*breakdown, told[0])


def _words(label: str, rules: Rules) -> str:
    return normal(UNIT_OR_NOTE.sub("", NUMBERED.sub("", label)).strip(), grammar_of(rules))
