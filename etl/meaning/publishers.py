"""Whose work a Chinese title is: 国家统计局发布《…统计公报》 … 《公报》显示 is the office's own.

Comes in: a title that is told to state something, and the text before it. Goes out: the body that the text names as the
one that publishes the work, by its title or by the end of it.
"""

from __future__ import annotations

import re

from etl.mentions.names_of_origins import names_of
from etl.mentions.names_zh import name_in
from etl.patterns import kept, pattern
from etl.rules import Rules

WORK = re.compile(r"《(?P<title>[^《》]{2,60})》")
PUBLISHES = pattern("meaning.publishers.publishes")  # 省统计局近日发布了, before a title
PUBLISHED_BY = pattern("meaning.publishers.published_by")  # 由省统计局编制, behind it
BARE = pattern("meaning.publishers.bare")  # 公报, 统计公报: of a work that was named before


def is_bare(title: str) -> bool:
    """Whether a title is no more than what a work is.

    >>> is_bare("统计公报"), is_bare("2024年统计公报")
    (True, False)
    """
    return BARE.fullmatch(title) is not None


@kept(64)
def publisher_of(title: str, before: str, rules: Rules) -> str | None:
    """The body that a text has named last as the one that publishes a work of this title.

    >>> from etl.patterns import find_own
    >>> from etl.rules import load_rules
    >>> publisher_of("公报", "省渔业局2日发布《2024年渔业统计公报》。", load_rules(find_own()))
    '省渔业局'
    """
    names = names_of(rules)
    for work in reversed([*WORK.finditer(before)]):
        if not work["title"].endswith(title):
            continue
        ahead = PUBLISHES.search(before, 0, work.start())
        told = ahead if ahead is not None else PUBLISHED_BY.match(before, work.end())
        place = name_in(told["name"], names.zh_nouns, names.whole) if told is not None else None
        if told is not None and place is not None:
            return str(told["name"][slice(*place)])
    return None
