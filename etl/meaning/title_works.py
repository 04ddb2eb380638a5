"""The work that a Chinese text retells, where no body states anything in it.

    105年法務統計年報, as its title · 《…白皮书》近日发布 · 来源：《…年鉴》

Comes in: the passages of a text. Goes out: the title of the work, or the body that the text names as its publisher,
with the passage that says so.
"""

from __future__ import annotations

from collections.abc import Sequence

from etl.meaning.attribution_rules import WORK
from etl.meaning.publishers import publisher_of
from etl.meaning.view import language_of
from etl.mentions.names_of_origins import Speaker, make_speaker, names_of
from etl.model import Passage
from etl.patterns import pattern
from etl.rules import Rules

LANGUAGE = "zh"
OPENING, LINE = 300, 60  # characters in which a text names it, and of a title
BARE = 2  # letters of what is no name: 协会
HEADED = pattern("meaning.title_works.headed")
RETOLD = pattern("meaning.title_works.retold")
SOURCE = pattern("meaning.title_works.source")


def find_work(passages: Sequence[Passage], rules: Rules) -> tuple[Speaker, Passage] | None:
    """The work of a text: that of its title, else one that is told in its opening, or at its end as its source."""
    if not passages or language_of(passages[0].reading) != LANGUAGE:
        return None
    seen = 0
    for passage in passages:
        shapes = [RETOLD, SOURCE] if seen < OPENING else [SOURCE]
        if passage is passages[0] and len(passage.reading) <= LINE:
            shapes.insert(0, HEADED)
        for shape in shapes:
            hit = shape.search(passage.reading) if passage.table is None else None
            if hit is not None:
                body = publisher_of(hit["name"], "".join(f"{one.reading}\n" for one in passages), rules)
                name = body if body is not None and len(body) > BARE else hit["name"]
                told = make_speaker(*hit.span("name"), name, names_of(rules), WORK, (0, 0))
                return told, passage
        seen += len(passage.reading)
    return None
