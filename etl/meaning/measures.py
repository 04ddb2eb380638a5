"""What a figure measures: the concept whose words stand nearest by grammar, else the noun phrase of the text.

The places are tried by how closely they are bound to the figure; each says so:

    behind     the noun that the figure counts (1만 명의 노동자)          own
    beside     the bare noun that touches it (관광객 1만 명)               own
    topic      the topic or subject of the clause (수출액은 3억 달러)       own
    predicate  the verb behind it (쌀 5만 톤을 수출했다)                   own
    list       what the figure before it in the sentence measures         list
    sentence   another word of the sentence                               sentence
    paragraph  what the sentences before are about                        paragraph
    section    the heading, the title                                     section, document
"""

from __future__ import annotations

import re

from etl.meaning.acts_ko import is_predicate
from etl.meaning.change import Change
from etl.meaning.limbs import JOINED, is_gapped
from etl.meaning.measured import Measure, fits, is_area
from etl.meaning.measures_ko import ADVERBIAL, MOVED, find_korean, is_in_title
from etl.meaning.modifiers_ko import breakdown_of
from etl.meaning.open_verbs import read_verb
from etl.meaning.open_words import open_words
from etl.meaning.open_words_ru import is_told_whole, many
from etl.meaning.parts import part_within
from etl.meaning.view import Placed, View
from etl.meaning.words import Hit, finders_of
from etl.model import OPEN
from etl.patterns import pattern, values
from etl.rules import Rules

ASIDE = pattern("meaning.view.aside_en")
COUNTRY, PERSON = "country", "person"
PEOPLE_OF = values("meaning.open_words.people_of")
FEW, TEENS = range(2, 5), range(11, 15)
NO_AMOUNT = frozenset({None, "percent", "percentage_point", "times", "fraction"})
RELATIVE = frozenset({"growth", "change", "points", "share", "ratio"})
OF_EN = pattern("meaning.measures.of_en")
HEAD_ENDS, VERB = pattern("meaning.counters.head_ends"), pattern("meaning.open_words.verb")
NOUN_BEHIND = pattern("meaning.measures.noun_behind")  # hospital | waiting lists
NEXT_RU = pattern("meaning.measures.next_ru")
NEXT_PART = pattern("meaning.measures.next_part")  # 3% in 2024 and imports 4%


def find_measure(view: View, figure: Placed, change: Change, rules: Rules, names: re.Pattern[str]) -> Measure | None:
    """What a figure measures by the words of its own sentence; None where they do not tell it."""
    if view.language == "ko":
        return find_korean(view, figure, change, rules, names)
    if view.language == "ru" and is_told_whole(view, figure, rules):  # ракет … 59 % всех пусков
        return _in_open_words(view, figure, change, rules)
    return _nearest(view, figure, change, rules) or _in_open_words(view, figure, change, rules)


def _in_open_words(view: View, figure: Placed, change: Change, rules: Rules) -> Measure | None:
    """The words of the text, where no concept has them."""
    unit = rules.units.get(figure.mention.unit or "")
    place = open_words(view, figure, is_count=unit is None or unit.dimension == "count")
    if place is None or is_area(view, *place):
        return _by_verb(view, figure, change, rules)
    said = view.text[slice(*place)].lower()
    if figure.mention.unit == PERSON and said.split()[-1] in PEOPLE_OF:
        return Measure(str(PEOPLE_OF[said.split()[-1]]), *place, "own")
    is_few = view.language == "ru" and figure.start <= place[0] < figure.end and _is_few(figure)
    return Measure(OPEN + "_".join((many(said) if is_few else said).split()), *place, "own")


def _is_few(figure: Placed) -> bool:
    """Whether a number is one behind which a Russian noun stands in the singular: 2, 33, 104, no 12."""
    value = figure.mention.value
    return value is not None and value % 10 in FEW and value % 100 not in TEENS


def _by_verb(view: View, figure: Placed, change: Change, rules: Rules) -> Measure | None:
    """What the verb before a figure tells that it is of, as a concept where one has the noun of it."""
    told = read_verb(view, figure)
    if told is None or figure.mention.unit in NO_AMOUNT:
        return None
    noun, start, end = told
    hits = [hit for hit in finders_of(rules.vocabulary).concepts.find(noun) if hit.end == len(noun)]
    concept = next((hit.id for hit in hits if fits(hit.id, figure, change, rules)), None)
    return Measure(concept or OPEN + "_".join(noun.split()), start, end, "own")


def in_sentence(view: View, figure: Placed, change: Change, rules: Rules, *, in_titles: bool = False) -> Measure | None:
    """A concept elsewhere in the sentence: before the figure first, then behind it; of those that the title of a
    report names only where `in_titles`."""
    ahead = [hit for hit in view.concepts if hit.end <= figure.start]
    behind = [hit for hit in view.concepts if hit.start >= figure.end and is_predicate(view, hit, figure)]
    for hit in [*reversed(ahead), *behind]:
        if not in_titles and is_in_title(view, hit):
            continue
        if view.language == "en" and rules.vocabulary.concepts[hit.id].counter == COUNTRY:
            continue
        if view.language == "ko" and (ADVERBIAL.match(view.text, hit.end) or MOVED.match(view.text, hit.end)):
            continue
        if fits(hit.id, figure, change, rules):
            breakdown = breakdown_of(view, hit, rules) if view.language == "ko" else ()
            return Measure(hit.id, hit.start, hit.end, "sentence", breakdown, sure=False)
    return None


def _part_near(view: View, figure: Placed, first: int, stop: int, head: Hit) -> tuple[str, ...]:
    """The last part that is named before a figure, else the last behind it; what a list goes on with is no part."""
    inside = [
        hit
        for hit in view.breakdowns
        if first <= hit.start < stop and not (head.start <= hit.start < head.end) and hit.id != head.id
    ]
    ahead = [hit.id for hit in inside if hit.end <= figure.start]
    if view.language == "ru":  # лук (-4,7%), картофель (-2,7%): of the next one
        inside = [
            hit for hit in inside if hit.end <= figure.start or NEXT_RU.search(view.text, figure.end, hit.start) is None
        ]
    following = next((one for one in view.counted if one.start >= figure.end), None)
    if not ahead and following is not None and is_gapped(view, following, view.text[figure.end : following.start]):
        inside = [hit for hit in inside if JOINED[view.language].search(view.text, figure.end, hit.start) is None]
    return tuple(ahead[-1:] or [hit.id for hit in inside[-1:]])


def _is_modifier(view: View, hit: Hit, figure: Placed, rules: Rules) -> bool:
    """Whether the English word of a thing that is counted only tells which other thing is: hospital waiting lists."""
    if view.language != "en" or rules.vocabulary.concepts[hit.id].units[0] != "count":
        return False
    if view.text[hit.end - 1] == "s" or hit.end == figure.end or NOUN_BEHIND.match(view.text, hit.end) is None:
        return False
    return HEAD_ENDS.match(view.text, hit.end) is None and VERB.match(view.text, hit.end + 1) is None


def _is_rate(hit: Hit, figure: Placed, rules: Rules) -> bool:
    return figure.mention.unit == "percent" and rules.vocabulary.concepts[hit.id].type == "rate"


def _nearest(view: View, figure: Placed, change: Change, rules: Rules) -> Measure | None:
    """English, Chinese, Russian: the concept nearest to the figure in its clause, what it counts first."""
    before, after = view.neighbours(figure)
    clause = view.clause_of(figure.start)
    first, stop = max(before, clause[0]), min(after, max(clause[1], figure.end))
    own = [hit for hit in view.concepts if figure.start <= hit.start and hit.end <= figure.end]
    counted = []
    opened = OF_EN.match(view.text, figure.end)
    if opened is not None:
        counted = [
            hit
            for hit in view.concepts
            if opened.end() <= hit.start <= opened.end() + 24
            and hit.end <= view.end
            and NEXT_PART.search(view.text, opened.end(), hit.start) is None
        ]
    touching = [
        hit
        for hit in view.concepts
        if figure.end <= hit.start <= figure.end + 2 and not view.text[figure.end : hit.start].strip(" -(（)）")
    ]
    ahead = [hit for hit in view.concepts if first <= hit.start and hit.end <= figure.start]
    if view.language == "en":  # exports to Egypt, which leads in imports, increased by
        asides = [found.span() for found in ASIDE.finditer(view.text, before, figure.start)]
        goes_on = any(begin < first <= end for begin, end in asides)
        ahead = [hit for hit in view.concepts if before <= hit.start < figure.start] if goes_on else ahead
        ahead.sort(key=lambda hit: (not any(a < hit.start < b for a, b in asides), hit.start))
    earlier = [hit for hit in view.concepts if clause[0] <= hit.start and hit.end <= first]
    behind = [hit for hit in view.concepts if figure.end <= hit.start < stop]
    rates = [hit for hit in reversed(ahead) if _is_rate(hit, figure, rules)]  # безработица — 2,2% рабочей силы
    for hit in [*own, *rates, *touching, *counted, *reversed(ahead), *reversed(earlier), *behind]:
        if _is_modifier(view, hit, figure, rules):
            continue
        is_told_of = hit in own or hit in touching or hit in counted
        if rules.vocabulary.concepts[hit.id].counter == COUNTRY and not is_told_of and view.language == "en":
            continue  # applications in the member states, cases reported by member states
        if fits(hit.id, figure, change, rules):
            part = part_within(view.breakdowns, hit, view.text, rules) or _part_near(view, figure, first, stop, hit)
            joined = (one.id for one in view.breakdowns if one.start == hit.end and one.end <= figure.start)
            return Measure(hit.id, hit.start, hit.end, "own", tuple(dict.fromkeys((*part, *joined))))  # 失业率|平均值
    return None
