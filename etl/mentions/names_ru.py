"""Where in some Russian words the name of one who states stands, if there is one.

    антимонопольная комиссия дополнительную документацию → антимонопольная комиссия · Следует, Всем участникам → nobody

A name holds no finite verb and no relative word. The subject of a verb is in the nominative, and its head is a noun of
bodies or of people or a word with a capital.

Comes in: words that stand where a name can. Goes out: where the name begins and ends in them.
"""

from __future__ import annotations

import re

from etl.patterns import pattern

VERB = pattern("mentions.names_ru.verb")  # одобрил, готов, оказался
NO_VERB = pattern("mentions.names_ru.no_verb")  # канал, представители
NEVER = pattern("mentions.names_ru.never")  # которому, поскольку
HEAD = pattern("mentions.names_ru.head")
OBJECT = pattern("mentions.names_ru.object")  # дополнительную документацию
OBLIQUE = pattern("mentions.names_ru.oblique")  # Основными, Аналогичным
ADJECTIVE = pattern("mentions.names_ru.adjective")
ALONE = pattern("mentions.names_ru.alone")  # Следует, Сразу: no name of one word
PEOPLE = pattern("mentions.names_ru.people")
WORD, AND = pattern("mentions.names_ru.word"), pattern("mentions.names_ru.and")
QUOTED = "»"
NEXT = re.compile(r"\s(?P<noun>[\w-]+)")


def name_in(words: str, nouns: re.Pattern[str], *, is_subject: bool = False) -> tuple[int, int] | None:
    """Where the name of one who states stands in some words; `nouns`: stems of bodies and of people; `is_subject`: the
    words stand where a clause begins, before its verb."""
    head = HEAD.match(words)
    start = head.end() if head is not None else 0
    end = _end(words, start)
    name = words[start:end].strip(" ,")
    end = start + len(words[start:end].rstrip(" ,"))
    if not name or (is_subject and not _is_subject(name, nouns)):
        return None
    return start, end


def _end(words: str, start: int) -> int:
    """Where a name ends: before a finite verb and its subject, a relative word, an object."""
    cut = NEVER.search(words, start)
    end = cut.start() if cut is not None else len(words)
    thing = OBJECT.search(words, start, end)
    end = thing.start() if thing is not None and thing.start() > start else end
    for verb in VERB.finditer(words, start, end):
        if NO_VERB.fullmatch(verb[0]) is None:
            quoted = words.rfind(QUOTED, start, verb.start())
            return quoted + 1 if quoted >= 0 else verb.start()
    return end


def _is_subject(name: str, nouns: re.Pattern[str]) -> bool:
    """Whether some words can be the subject of a verb of stating."""
    parts = WORD.findall(name)
    if not parts:
        return True  # in Latin letters or quotation marks
    if OBLIQUE.fullmatch(parts[0]) is not None and len(parts) > 1:
        return False
    if len(parts) == 1 and len(name.split()) == 1:
        is_noun = _is_noun(name, nouns)
        return is_noun or (ALONE.fullmatch(name) is None and ADJECTIVE.fullmatch(name) is None)
    heads = [part for part in parts if AND.fullmatch(part) is None and ADJECTIVE.fullmatch(part) is None]
    if not heads:
        return False
    return not heads[0].islower() or (_is_noun(heads[0], nouns) and OBLIQUE.fullmatch(heads[0]) is None)


def _is_noun(word: str, nouns: re.Pattern[str]) -> bool:
    return nouns.search(word) is not None or PEOPLE.match(word) is not None


def noun_behind(name: str, text: str, at: int, nouns: re.Pattern[str]) -> int | None:
    """Where the noun of bodies or people behind an adjective ends that was read as a name alone: Верховный| суд."""
    noun = NEXT.match(text, at) if ADJECTIVE.fullmatch(name) is not None else None
    return noun.end() if noun is not None and _is_noun(noun["noun"], nouns) else None


def is_sentence(words: str) -> bool:
    """Whether some words hold a finite verb: BP одобрил продажу акций."""
    return _end(words, 0) < len(words)
