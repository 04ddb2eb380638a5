"""The body that a note right below a table names as where its figures come from: 注:数据来自国家统计局…

Comes in: the passages of a text in order. Goes out: by the id of a table, the speaker and the passage of the note.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from etl.meaning.attributions import find_attributions
from etl.meaning.view import read_views
from etl.meaning.words import finders_of
from etl.mentions.names_of_origins import Speaker
from etl.model import Passage
from etl.patterns import pattern
from etl.rules import Rules

COMES_FROM = pattern("meaning.table_notes.comes_from")
LONGEST = 240  # characters of a note; what is longer goes on with the text


def find_noted(passages: Sequence[Passage], rules: Rules) -> dict[str, tuple[Speaker, Passage]]:
    """Who is named in the passage right below each table, where it says that the figures are his."""
    found = {}
    for above, below in pairwise(passages):
        is_note = above.table is not None and below.table is None and len(below.reading) <= LONGEST
        if is_note and COMES_FROM.search(below.reading) is not None:
            named = _named(below, rules)
            if named is not None:
                found[str(above.table)] = named, below
    return found


def _named(passage: Passage, rules: Rules) -> Speaker | None:
    for view in read_views(passage, (), finders_of(rules.vocabulary)):
        if COMES_FROM.search(view.text, view.start, view.end) is not None:
            return next(iter(find_attributions(view, rules)), None)
    return None
