"""A name of one who states, taken whole, or none: 按第七次全国人口普查的 → 第七次全国人口普查, 11개국 → nobody.

Comes in: a speaker as a shape of his language found him. Goes out: the same with the words that belong to his name
and without those that do not (adverbs, prepositions, attributes before it), or None where no name is left: what is
counted or measured, a pronoun with its noun that nothing resolves (이 기관, the same report), an adjective alone.
"""

from __future__ import annotations

import re
from dataclasses import replace

from etl.meaning.able_to_state import is_place
from etl.meaning.attribution_grammar import grammar_of
from etl.meaning.nominative import agrees
from etl.meaning.spoken_of import is_area
from etl.meaning.view import View
from etl.meaning.whole_names_en import extended_en
from etl.mentions import names_ru, names_zh
from etl.mentions.names_of_origins import Names, Speaker, make_speaker, names_of
from etl.patterns import pattern
from etl.rules import Rules

HEAD, TAIL = pattern("meaning.whole_names.head"), pattern("meaning.whole_names.tail")
PUT_OUT_ON, PUT_OUT = pattern("meaning.whole_names.put_out_on_zh"), pattern("meaning.whole_names.put_out_zh")
ON_A_DAY = pattern("meaning.whole_names.on_a_day_zh")
DAY = 9  # characters of one before a name
AND = pattern("meaning.whole_names.and")
NO_NAME, COUNTED = pattern("meaning.whole_names.no_name"), pattern("meaning.whole_names.counted")
SUBJECT_ENDS = re.compile(r"['’]s\s|[,.;)]|$")
OPENS_CLAUSE = re.compile(r"[.,;:—–»]\s$")
TITLED = ("《", "“")  # the name of a work or a law
ARTICLE = re.compile(r"^[Tt]he\s")
NEXT_WORD = re.compile(r"\s([a-z]+)\b")
PLURAL = pattern("meaning.whole_names.plural")  # European states: no verb
ADJECTIVE, NOUN = pattern("meaning.whole_names.adjective"), pattern("meaning.whole_names.noun")
JOINED_BEFORE, JOINED_BEHIND = pattern("meaning.whole_names.before"), pattern("meaning.whole_names.behind")


def part_that_names(words: str) -> str | None:
    """What of some words can be the name of one who states.

    >>> part_that_names("明知大学教授金泰勋却"), part_that_names("报告还"), part_that_names("정부 안팎에서")
    ('明知大学教授金泰勋', None, '정부 안팎')
    """
    start, end = _trimmed(words)
    name = words[start:end]
    return name if name and NO_NAME.fullmatch(name) is None else None


def whole(speaker: Speaker, view: View, rules: Rules) -> Speaker | None:
    """A speaker by his whole name; None where what was found names nobody."""
    names = names_of(rules)
    if speaker.name in names.owner or speaker.name in names.countries:
        return speaker
    if view.text[speaker.start : speaker.end] != speaker.name:  # by another name than the text has there
        return speaker if NO_NAME.fullmatch(speaker.name) is None else None
    if COUNTED.search(view.text, view.start, speaker.start) is not None and not is_place(speaker.name, rules):
        return None
    start, end = _extended(speaker, view, rules)
    first, last = _trimmed(view.text[start:end])
    start, end = start + first, start + last
    placed = _sound(view, start, end, names, rules)
    if placed is None:
        return None
    start, end = placed
    name = view.text[start:end]
    if not name or NO_NAME.fullmatch(name) is not None:
        return None
    parts = [ARTICLE.sub("", part) for part in AND.split(name)]
    if len(parts) > 1 and all(is_place(part, rules) or is_area(part, rules) for part in parts):
        return None  # Cambodia and Macau; South-East Asia and the Americas
    is_adjective = ADJECTIVE.fullmatch(name) is not None and not _is_subject(view, end, rules)
    if is_adjective and name not in names.owner and not is_place(name, rules):
        return None
    if name == speaker.name:
        return speaker
    return replace(make_speaker(start, end, name, names, speaker.rule, speaker.reach), id=_id_of(speaker, name, names))


def _sound(view: View, start: int, end: int, names: Names, rules: Rules) -> tuple[int, int] | None:
    """Where in some words a name stands that can be one by the grammar of its language; None where there is none."""
    words = view.text[start:end]
    if view.text[start - 1 : start] in TITLED:
        return start, end
    if view.language == "zh":
        is_source = PUT_OUT_ON.match(view.text, end, view.end) is not None
        is_source = is_source or (
            PUT_OUT.match(view.text, end, view.end) is not None
            and ON_A_DAY.search(view.text, max(view.start, start - DAY), start) is not None
        )
        place = names_zh.name_in(words, names.zh_nouns, names.whole, is_source=is_source)
    elif view.language == "ru":
        end = names_ru.noun_behind(words, view.text, end, names.ru_nouns) or end
        words = view.text[start:end]
        is_subject = start == view.start or OPENS_CLAUSE.search(view.text, view.start, start) is not None
        place = names_ru.name_in(words, names.ru_nouns, is_subject=is_subject)
        if place is not None and not agrees(words, view.text[view.start : start], rules):
            return None
    else:
        return start, end
    return (start + place[0], start + place[1]) if place is not None else None


def _is_subject(view: View, end: int, rules: Rules) -> bool:
    """Whether an English name is the whole of a subject, with its verb right behind: Meridian reckons."""
    if view.language != "en":
        return False
    if SUBJECT_ENDS.match(view.text, end, view.end) is not None:
        return True
    word = NEXT_WORD.match(view.text, end, view.end)
    is_verb = word is not None and grammar_of(rules, "en").states.fullmatch(word[1]) is not None
    return is_verb and word is not None and PLURAL.fullmatch(word[1]) is None


def _id_of(speaker: Speaker, name: str, names: Names) -> str | None:
    return speaker.id or make_speaker(0, 0, name, names, speaker.rule, (0, 0)).id


def _trimmed(words: str) -> tuple[int, int]:
    """Where the name begins and ends in some words."""
    head = HEAD.match(words)
    start = head.end() if head is not None and head.end() < len(words) else 0
    tail = TAIL.search(words, start)
    end = tail.start() if tail is not None else len(words)
    is_quoted = words[start : start + 1] == "«" and words.find("»", start) == end - 1
    return (start + 1, end - 1) if is_quoted else (start, end)


def _extended(speaker: Speaker, view: View, rules: Rules) -> tuple[int, int]:
    """Where the words that a name was cut from begin and end: UN|’s demographers, Дальневосточной| железной дороги."""
    before = JOINED_BEFORE.search(view.text, view.start, speaker.start)
    behind = JOINED_BEHIND.match(view.text, speaker.end, view.end)
    start = before.start() if before is not None else speaker.start
    end = behind.end() if behind is not None else speaker.end
    if view.language == "en":
        start, end = extended_en(start, end, view, rules)
    is_open = ADJECTIVE.fullmatch(speaker.name) is not None and not is_place(speaker.name, rules)
    noun = NOUN.match(view.text, end, view.end) if is_open else None
    return start, noun.end() if noun is not None else end
