"""Where in some Chinese words the name of one who states stands, if there is one.

    会上黄宏生 → 黄宏生 · 科尔总理曾多次 → 科尔总理 · 有高级职, 拿他的话, 政府不得不 → nobody

A name ends in a noun of bodies or of people, or is that of a person, a newspaper, a house that puts out figures, and
holds no verb, adverb or pronoun. The words come without spaces, so the signs and words that no name holds are listed.

Comes in: words that stand where a name can. Goes out: where the name begins and ends in them.
"""

from __future__ import annotations

import re
from collections.abc import Collection

from etl.patterns import pattern

HEAD, TAIL = pattern("mentions.names_zh.head"), pattern("mentions.names_zh.tail")
OFFICES_ZH = pattern("mentions.names_zh.offices")  # around a noun of bodies
HOUSES_ZH = pattern("mentions.names_zh.houses")
NEVER = pattern("mentions.names_zh.never")
PERSON, NO_PERSON = pattern("mentions.names_zh.person"), pattern("mentions.names_zh.no_person")
TITLE = pattern("mentions.names_zh.title")  # 李先生, 副乡长王忠林, 工作人员
OTHERS = pattern("mentions.names_zh.others")  # newspapers, houses, Latin names
GENERAL = pattern("mentions.names_zh.general")
OF, OF_WORK = pattern("mentions.names_zh.of"), pattern("mentions.names_zh.of_work")  # 劳工部|的一份材料
QUOTED = re.compile(r"“[^“”]+”|[A-Z][A-Za-z0-9 .&-]+")
LEAST = 2


def name_in(
    words: str, nouns: re.Pattern[str], known: Collection[str], *, is_source: bool = False
) -> tuple[int, int] | None:
    """Where the name of one who states stands in some words; `nouns`: of bodies and of people; `known`: whole names;
    `is_source`: what is told is according to them, so that any words may be a name that cannot be anything else."""
    start, end = 0, len(words)
    while words[start:end] not in known:
        head, tail = HEAD.match(words, start, end), TAIL.search(words, start, end)
        work = OF_WORK.search(words, start, end) if tail is None else None
        if work is not None and _is_name(words[start : work.start()], nouns):
            tail = work
        if tail is not None and tail.start() - start >= LEAST:
            end = tail.start()
        elif head is not None and head.end() > start and end - head.end() >= LEAST:
            start = head.end()
        else:
            break
    name = words[start:end]
    whose = OF.match(name)
    of = whose.end() if whose is not None else 0  # 负责接待的|威廉先生, 一名不愿具名的学者
    if of and _is_name(name[of:], nouns) and not _is_name(name[: of - 1], nouns):
        is_bare = any(noun.fullmatch(name, of) is not None for noun in (nouns, TITLE))
        return (start, end) if is_bare else (start + of, end)
    if name in known or _is_name(name, nouns):
        return start, end
    may_be = is_source and len(name) >= LEAST and not NEVER.search(name) and GENERAL.match(name) is None
    return (start, end) if may_be else None


def _is_name(name: str, nouns: re.Pattern[str]) -> bool:
    if NEVER.search(name) is not None or GENERAL.fullmatch(name) is not None:
        return False
    if OTHERS.fullmatch(name) is not None or _is_person(name):
        return True
    ends = [hit.end() for noun in (nouns, TITLE) for hit in noun.finditer(name)]
    return any(end == len(name) or QUOTED.fullmatch(name, end) or _is_person(name[end:]) for end in ends)


def _is_person(name: str) -> bool:
    return PERSON.fullmatch(name) is not None and NO_PERSON.fullmatch(name) is None
