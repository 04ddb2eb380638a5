"""What a Russian figure measures where no concept has it: the noun phrase that its clause tells it of.

    5 200 запусков · 32 крупных пожара · Число заявок выросло до 5 200 · стало на 5 % больше жалоб · 5 % всех пусков
    готовность — 34% · Цена фрахта поднялась с · рост числа проверок составил 5 %

Comes in: a figure in its sentence. Goes out: where the noun phrase stands, without the words that only say how it is
told (число, рост, общее количество). What two, three and four count goes by what five do: `many`.
"""

from __future__ import annotations

from collections.abc import Mapping

from etl.meaning.view import Placed, View
from etl.patterns import pattern, values
from etl.rules import Rules

LABEL, SUBJECT = pattern("meaning.open_words.label_ru"), pattern("meaning.open_words.subject_ru")
VERB, POINTS = pattern("meaning.open_words.verb_ru"), pattern("meaning.open_words.points_ru")
COUNTED = pattern("meaning.open_words.counted_ru")
NUMBER_OF, TOLD = pattern("meaning.open_words.number_of_ru"), pattern("meaning.open_words.told_ru")
MORE, WHOLE = pattern("meaning.open_words.more_ru"), pattern("meaning.open_words.whole_ru")
LIGHT, TAIL = pattern("meaning.open_words.light_ru"), pattern("meaning.open_words.tail_ru")
GENERAL = pattern("meaning.open_words.general_ru")
FEW, FEW_ADJECTIVE = values("meaning.open_words.few_ru"), values("meaning.open_words.few_adjective_ru")
EVENT = "event"
FAR = 90  # characters between a verb and its figure
Span = tuple[int, int]


def open_words_ru(view: View, figure: Placed, *, is_count: bool) -> Span | None:
    """Where the words of the measure of a figure stand, which counts things or not; None where nothing names it."""
    own = _counted(view, figure) if is_count else _behind(view, figure)
    return own or _numbered(view, figure) or _labelled(view, figure) or _subject(view, figure)


def is_told_whole(view: View, figure: Placed, rules: Rules) -> bool:
    """Whether the words at a figure tell what it is of, though no concept has them: the whole of a share behind it, an
    event that it counts."""
    unit = rules.units.get(figure.mention.unit or "")
    is_event = unit is not None and unit.counts == EVENT
    place = _behind(view, figure) or (_counted(view, figure) if is_event else None)
    return place is not None and not any(hit.start < place[1] and place[0] < hit.end for hit in view.concepts)


def many(phrase: str) -> str:
    """A noun phrase behind two, three or four as five have it: крупных пожара → крупных пожаров.

    >>> from etl.patterns import use, read_own
    >>> many("новые школы"), many("запуска")
    ('новых школ', 'запусков')
    """
    *before, noun = phrase.split()
    told = _behind_five(noun, FEW)
    return phrase if told is None else " ".join([*(_behind_five(word, FEW_ADJECTIVE) or word for word in before), told])


def _behind_five(word: str, ends: Mapping[str, object]) -> str | None:
    """A word with the end that it has behind five; None where the table has none of its ends."""
    ending = next((one for one in sorted(ends, key=len, reverse=True) if word.endswith(one)), None)
    return None if ending is None else word.removesuffix(ending) + str(ends[ending])


def _counted(view: View, figure: Placed) -> Span | None:
    """The noun that a number counts, the end of its figure; with what it is of where it says no more than случаев."""
    found = COUNTED.search(view.text, figure.start, figure.end)
    if found is None:
        return None
    start, end = found.span("noun")
    head = view.text[start:end].lower().split()[-1]
    tail = TAIL.match(view.text, end, view.end)
    if tail is not None and LIGHT.fullmatch(head) is not None:
        return start, tail.end("noun")
    return None if GENERAL.fullmatch(head) is not None else (start, end)


def _behind(view: View, figure: Placed) -> Span | None:
    """What a percentage is more of, or the share of: на 5 % больше жалоб, 5 % всех запусков."""
    found = MORE.match(view.text, figure.end, view.end) or WHOLE.match(view.text, figure.end, view.end)
    return None if found is None else found.span("noun")


def _numbered(view: View, figure: Placed) -> Span | None:
    """Число запусков в Бразилии выросло до 5 200."""
    first = max(view.clause_of(figure.start)[0], view.start)
    told = list(NUMBER_OF.finditer(view.text, first, figure.start))
    return told[-1].span("noun") if told else None


def _labelled(view: View, figure: Placed) -> Span | None:
    """The noun before the dash of an amount."""
    first = max(view.start, view.neighbours(figure)[0], figure.start - FAR)
    found = LABEL.search(view.text, first, figure.start)
    return None if found is None else found.span("noun")


def _subject(view: View, figure: Placed) -> Span | None:
    """The noun that a clause begins with, before the verb of its amount."""
    first = max(view.clause_of(figure.start)[0], view.neighbours(figure)[0])
    verb = next(iter(VERB.finditer(view.text, first, figure.start)), None)
    told = TOLD.match(view.text, first, verb.start()) if verb is not None else None
    found = SUBJECT.match(view.text, told.end() if told else first, verb.start()) if verb is not None else None
    is_named = found is not None and POINTS.fullmatch(found["noun"]) is None
    return found.span("noun") if found is not None and is_named else None
