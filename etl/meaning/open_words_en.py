"""What an English figure measures where no concept has it: the noun phrase that its clause tells it of.

    5,200 sea turtles · the number of wolves rose to 52 · Brazil's dividends stood at $5 bn · growth of 5% in refunds
    Funding gap: US$ 11.2 million · a 5% drop in the number of outages · saw its royalties rise 5%

Comes in: a figure in its sentence. Goes out: where the noun phrase stands, without whose it is (Brazil's, in Brazil),
without what it does (recorded), and without the word that only says how it is told (number of, growth in).
"""

from __future__ import annotations

import re

from etl.meaning.named_places import word_end
from etl.meaning.view import Placed, View
from etl.patterns import pattern, values, words

COUNTED = pattern("meaning.open_words.counted")
MEASURED = pattern("meaning.open_words.measured")
VERB = pattern("meaning.open_words.verb")
LABEL = pattern("meaning.open_words.label")
NO_LABEL = pattern("meaning.open_words.no_label")
ENDS = pattern("meaning.open_words.ends")
LEADING_TIME = pattern("meaning.open_words.leading_time")
NUMBER_OF = pattern("meaning.open_words.number_of")
MORE = pattern("meaning.open_words.more")
CHANGE_BEHIND, CHANGE_BEFORE = pattern("meaning.open_words.change_behind"), pattern("meaning.open_words.change_before")
SAW_IT, CHANGE_IN = pattern("meaning.open_words.saw_it"), pattern("meaning.open_words.change_in")
TOLD = pattern("meaning.open_words.told")
PLACE = pattern("meaning.open_words.place")
DOES, PARTICIPLE = pattern("meaning.open_words.does"), pattern("meaning.open_words.participle")
PLURAL, PEOPLE_OF = pattern("meaning.counters.plural"), values("meaning.open_words.people_of")
WORD = re.compile(r"[A-Za-z][\w’'-]*")
EMPTY = words("meaning.open_words.empty")
MOST_WORDS = 3
FAR = 90  # characters between a verb and its figure
NEAR = 60  # characters that the words of a label may take
Span = tuple[int, int]


def open_words_en(view: View, figure: Placed, *, is_count: bool) -> Span | None:
    """Where the words of the measure of a figure stand, which counts things or not; None where nothing names it."""
    own = _counted(view, figure) if is_count else _measured(view, figure)
    own = own or _changed(view, figure) or _numbered(view, figure) or _labelled(view, figure) or _subject(view, figure)
    return own or (None if is_count else _in_it(view, figure))


def _counted(view: View, figure: Placed) -> Span | None:
    """The plural noun right behind a number, inside the figure where that is its unit."""
    inside = list(WORD.finditer(view.text, figure.start, figure.end))
    if inside and inside[-1].end() == figure.end:
        return bare(view, inside[0].start(), inside[-1].end())
    found = MORE.match(view.text, figure.end, view.end) or COUNTED.match(view.text, figure.end)
    return None if found is None else bare(view, *found.span("noun"))


def _measured(view: View, figure: Placed) -> Span | None:
    """55,431 tonnes of rare earths: what so much of it is."""
    found = MEASURED.match(view.text, figure.end, view.end)
    return None if found is None else bare(view, *found.span("noun"))


def _changed(view: View, figure: Placed) -> Span | None:
    """What a change is in: 5 percent growth in refunds, an increase of $5 billion in royalties, saw its tolls rise."""
    first = max(view.clause_of(figure.start)[0], view.neighbours(figure)[0])
    for found in (
        CHANGE_BEHIND.match(view.text, figure.end, view.end),
        CHANGE_BEFORE.match(view.text, figure.end, view.end) if _is_of_change(view, first, figure.start) else None,
        next(iter(reversed(list(SAW_IT.finditer(view.text, first, figure.start)))), None),
    ):
        if found is not None:
            return bare(view, *found.span("noun"))
    return None


def _in_it(view: View, figure: Placed) -> Span | None:
    """Brazil reported $5 billion in royalties."""
    found = CHANGE_BEFORE.match(view.text, figure.end, view.end)
    return None if found is None else bare(view, *found.span("noun"))


def _is_of_change(view: View, first: int, at: int) -> bool:
    """Whether a word of growth and of stand before a place: an increase of."""
    return CHANGE_IN.search(view.text, first, at) is not None


def _numbered(view: View, figure: Placed) -> Span | None:
    """The number of wolves in Brazil rose to 52."""
    first = view.clause_of(figure.start)[0]
    told = list(NUMBER_OF.finditer(view.text, first, figure.start))
    return bare(view, *told[-1].span("noun")) if told else None


def _labelled(view: View, figure: Placed) -> Span | None:
    """Funding gap: US$ 11.2 million, revenue of $5.9 billion."""
    first = max(view.start, view.neighbours(figure)[0], figure.start - NEAR)
    found = LABEL.search(view.text, first, figure.start)
    if found is None or NO_LABEL.fullmatch(found["noun"].split()[-1]) is not None:
        return None
    return bare(view, *found.span("noun"))


def _subject(view: View, figure: Placed) -> Span | None:
    """The subject of the last verb before the figure that tells an amount."""
    first = max(view.clause_of(figure.start)[0], view.start)
    verbs = list(VERB.finditer(view.text, max(first, figure.start - FAR), figure.start))
    if not verbs:
        return None
    stop = verbs[-1].start()
    time = LEADING_TIME.match(view.text, first, stop)
    first = time.end() if time is not None else first
    breaks = [found.end() for found in ENDS.finditer(view.text, first, stop)]
    first = breaks[-1] if breaks else first
    told = TOLD.match(view.text, first, stop)  # the total value of, the decline in
    first = told.end() if told is not None else first
    head = view.text.find(" of ", first, stop)
    return bare(view, first, stop if head < 0 else head)


def bare(view: View, first: int, stop: int) -> Span | None:
    """The last words of a stretch without areas and without what says nothing at its ends; None where none is left."""
    place = next((found for found in PLACE.finditer(view.text, first, stop) if _is_at(view, found.end())), None)
    found = list(WORD.finditer(view.text, first, stop if place is None else place.start()))
    inside = [one for one in found if _is_area(view, one.start())]
    found = [one for one in found if not inside or one.start() > inside[-1].start()]
    while found and found[-1][0].lower() in EMPTY.all:
        found.pop()
    while len(found) > 1 and PARTICIPLE.fullmatch(found[-1][0]):
        found.pop()  # turbines installed
    found = found[-MOST_WORDS:]
    while found and (found[0][0].lower() in EMPTY.all or (len(found) > 1 and _is_verb(view, found[0]))):
        found.pop(0)
    is_named = bool(found) and len(found[-1][0]) > 2 and (not found[-1][0][0].isupper() or _opens(view, found))
    return (found[0].start(), found[-1].end()) if is_named else None


def _is_verb(view: View, word: re.Match[str]) -> bool:
    """Whether a word is what an area before it does: Brazil recorded dividends of."""
    return DOES.fullmatch(word[0]) is not None and any(word.start() - hit.end == 1 for hit in view.areas)


def _opens(view: View, found: list[re.Match[str]]) -> bool:
    """Whether a capital is that of the first word of a sentence, a plural: Seizures numbered 5,200."""
    is_noun = PLURAL.search(found[0][0]) is not None or found[0][0].lower() in PEOPLE_OF
    return len(found) == 1 and not view.text[view.start : found[0].start()].strip() and is_noun


def _is_at(view: View, place: int) -> bool:
    """Whether an area begins at a place."""
    return any(hit.start == place for hit in view.areas)


def _is_area(view: View, place: int) -> bool:
    """Whether a place is within the name of an area."""
    return any(hit.start <= place < word_end(view.text, hit.end) for hit in view.areas)
