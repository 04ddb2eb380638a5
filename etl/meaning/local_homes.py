"""Which province, city or county a Chinese text means by 我市, 全省, 本县: the one that its title, a line of its head
or end, or the name of a body in it tells.

Comes in: a document and the areas found in it. Goes out: the id of that area, or None where the text speaks of none
such, speaks more often of the whole country, or names several alike.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from etl.meaning.open_areas import NO_NAME
from etl.meaning.regions import country_of
from etl.meaning.words import Finders, Hit
from etl.model import Document
from etl.patterns import pattern, values, words
from etl.rules import Rules
from etl.vocabulary import Vocabulary, open_area

LANGUAGE = "zh"
SENTENCE = "。"
OURS = pattern("meaning.local_homes.ours")
NATION = pattern("meaning.local_homes.nation")
FULL = pattern("meaning.local_homes.full")  # 衡阳市
BARE = pattern("meaning.local_homes.bare")  # 衡阳日报, 衡阳海关
NAME = pattern("meaning.local_homes.name")
BODY = pattern("meaning.local_homes.body")  # behind a name
ENDING = pattern("meaning.local_homes.ending")
PROVINCE = words("meaning.local_homes.province")
LEVELS = values("meaning.local_homes.levels")  # of the provinces
HEAD = 3_000  # characters in which a text shows where it is written
LINES, LINE = 3, 60  # of the head, and characters of one
OPENING = 60  # characters in which the first sentence names it
TITLED, OFFICE = 3, 2  # how much a name in such a line, or in that of a body, weighs


def local_home(document: Document, finders: Finders, rules: Rules, *, instead_of: str | None) -> str | None:
    """The area that a text means by 我市 and the like, if it is in the one that the text is about otherwise."""
    if document.language != LANGUAGE:
        return None
    head = document.text[:HEAD]
    told = Counter(hit["level"] for hit in OURS.finditer(head))
    if not told or sum(told.values()) < len(NATION.findall(head)):
        return None
    level, lines = told.most_common(1)[0][0], _lines(head, document.text)
    listed = finders.areas.find(head)
    weights: Counter[str] = Counter()
    shown: set[str] = set()
    for start, end, area in (*_listed(head, listed, level, rules.vocabulary), *_unlisted(head, listed, level)):
        is_shown = start < OPENING or any(a <= start < b for a, b in lines)
        weight = TITLED * is_shown + OFFICE * (BODY.match(head, end) is not None)
        weights[area] += 1 + weight
        shown |= {area} if weight else set()
    ranked = weights.most_common(2)
    is_one = len(ranked) == 1 or (len(ranked) > 1 and ranked[0][1] > ranked[1][1])
    local = ranked[0][0] if is_one and ranked[0][0] in shown else None
    return local if instead_of in (None, country_of(local, rules.vocabulary)) else None


def _lines(head: str, text: str) -> list[tuple[int, int]]:
    """Where the first lines stand, and the end where a text tells who wrote it."""
    ends = [hit.start() for hit in re.finditer(r"\n+|$", head)]
    starts = [0, *(hit.end() for hit in re.finditer(r"\n+", head))]
    lines = [*zip(starts, ends, strict=False)]
    found = [(start, end) for start, end in lines[:LINES] if end - start <= LINE and SENTENCE not in head[start:end]]
    ending = ENDING.search(text.rstrip()[-LINE:]) if len(text) <= HEAD else None
    if ending is not None:
        found.append((len(text.rstrip()) - len(ending[0]), len(text)))
    return found


def _listed(head: str, listed: Sequence[Hit], level: str, vocabulary: Vocabulary) -> Iterator[tuple[int, int, str]]:
    """The listed areas of a level: provinces by their names, others by what stands behind them."""
    for hit in listed:
        if vocabulary.areas[hit.id].within is None:
            continue
        own = LEVELS.get(head[hit.start : hit.end])
        is_named = head.startswith(level, hit.end) or head[hit.end - 1] == level
        is_named = is_named or hit.start == 0 or BODY.match(head, hit.end) is not None
        if own == level or (own is None and is_named):
            yield hit.start, hit.end + head.startswith(level, hit.end), hit.id


def _unlisted(head: str, listed: Sequence[Hit], level: str) -> Iterator[tuple[int, int, str]]:
    """Places that are not listed, as all provinces are, by their heads or in the name of a body."""
    for shape in (FULL, BARE) if level not in PROVINCE else ():
        for hit in shape.finditer(head):
            start, end = hit.span("name")
            start = max((one.end for one in listed if start <= one.start and one.end < end), default=start)
            start += head.startswith(PROVINCE.all, start, end)  # 湖南省|衡阳市
            is_listed = any(one.start < end and start < one.end for one in listed)
            is_level = shape is BARE or hit["level"] == level
            name = head[start:end].removesuffix(level) + level
            is_name = NAME.fullmatch(head, start, end) is not None and NO_NAME[LANGUAGE].search(name) is None
            if is_level and is_name and not is_listed:
                yield start, hit.end("level") if shape is FULL else end, open_area("CN", name)
