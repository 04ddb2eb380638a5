"""The name of a member in a Russian list, by the words that stand right beside its figure.

    говядина – на 6,1%, лук (-4,7%), энтеровирусный менингит – в 2,7 раза, 12 млн тонн угля

Comes in: a figure in its sentence, and the text between it and the next. Goes out: labels, the likeliest first, without
the words at their ends that name no part: of time, of comparison, of telling, of change.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from etl.meaning.view import Placed, View
from etl.patterns import pattern

JOINS, BREAKS = pattern("meaning.apart.member_ru"), pattern("meaning.apart.breaks_ru")
ENDS, MATE = pattern("meaning.apart.ends_ru"), pattern("meaning.apart.mate_ru")
NO_PART, VERB = pattern("meaning.apart.no_part_ru"), pattern("meaning.apart.verb")
WORD = re.compile(r"[а-яёА-ЯЁ]+(?:-[а-яё]+)*|[A-Za-z][\w-]+")
LETTER = re.compile(r"[А-ЯA-Z]")  # гепатит А
SHORTEST, MOST = 3, 4  # letters of a word, words of a label


def russian_labels(view: View, figure: Placed, behind: str) -> Iterator[tuple[str, ...]]:
    """The labels of a figure: the name that a dash or a bracket joins to it, else the noun behind it or before it."""
    joined = own_label(view, figure)
    if joined:
        yield joined
        return
    ahead = words_ahead(view, figure)
    for piece in (behind[: _end(behind)], ahead[_begin(ahead, BREAKS) :]):
        label = label_of(piece)
        if label:
            yield (label,)


def words_ahead(view: View, figure: Placed) -> str:
    """What stands before a figure up to the one before it, or before the figure that it is told together with."""
    ahead = view.text[view.neighbours(figure)[0] : figure.start]
    while (before := _before(view, figure)) is not None and MATE.fullmatch(ahead) is not None:
        figure = before
        ahead = view.text[view.neighbours(figure)[0] : figure.start]
    return ahead


def _before(view: View, figure: Placed) -> Placed | None:
    return next((one for one in reversed(view.counted) if one.end <= figure.start), None)


def own_label(view: View, figure: Placed) -> tuple[str, ...]:
    """The name that a dash or a bracket joins to a figure, or to the one that it is told together with."""
    ahead = words_ahead(view, figure)
    place = joined_span(ahead)
    return (label_of(ahead[slice(*place)]),) if place is not None else ()


def is_list(view: View) -> bool:
    """Whether a Russian sentence lists figures, each behind a name that is joined to it."""
    ahead = (view.text[view.neighbours(one)[0] : one.start] for one in view.counted)
    return sum(joined_span(words) is not None for words in ahead) > 1


def joined_span(ahead: str) -> tuple[int, int] | None:
    """Where the name stands that a dash, a colon or a bracket joins to the figure behind some words.

    >>> from etl.patterns import find_own, use
    >>> from etl.rules import load_rules
    >>> use(load_rules(find_own()).cues)
    >>> [joined_span(words) for words in ("%, сырые яйца – на ", " в годовом выражении – на ", "% за год на ")]
    [(3, 13), None, None]
    """
    join = JOINS.search(ahead)
    rest = ahead[: join.start()] if join is not None else ""
    place = _trimmed(rest, _begin(rest, ENDS))
    if place is None or any(VERB.fullmatch(word) for word in WORD.findall(rest, *place)):
        return None
    return place


def label_of(words: str) -> str:
    """Some words without those at their ends that name no part; nothing where a verb stands among them."""
    place = _trimmed(words, 0)
    found = WORD.findall(words, *place) if place is not None else []
    return "" if any(VERB.fullmatch(word) for word in found) else "_".join(found)


def _trimmed(text: str, first: int) -> tuple[int, int] | None:
    """Where the last words of a text begin and end without those that name no part."""
    found = [*WORD.finditer(text, first)]
    while found and _is_empty(found[-1][0]) and not (len(found) > 1 and LETTER.fullmatch(found[-1][0])):
        found.pop()
    found = found[-MOST:]
    while found and _is_empty(found[0][0]):
        found.pop(0)
    return (found[0].start(), found[-1].end()) if found else None


def _is_empty(word: str) -> bool:
    return len(word) < SHORTEST or NO_PART.fullmatch(word) is not None or VERB.fullmatch(word) is not None


def _begin(text: str, breaks: re.Pattern[str]) -> int:
    """Where the last member of a text begins."""
    return max((hit.end() for hit in breaks.finditer(text)), default=0)


def _end(text: str) -> int:
    found = BREAKS.search(text)
    return found.start() if found is not None else len(text)
