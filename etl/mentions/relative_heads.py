"""Heads of columns that tell their time by that of the table around them: 本月 | 上月 | 去年同月 | 同比.

Comes in: a label. Goes out: `same` (the time of the table), `year` (the same time a year before), `part` (the month or
quarter before); None of any other label.
"""

from __future__ import annotations

import re

from etl.patterns import values

HEADS = values("mentions.relative_heads.heads")
UNIT = re.compile(r"\s*[(（][^()（）]*[)）]$")


def kind_of_head(label: str) -> str | None:
    """How the time of a column is counted from that of its table.

    >>> kind_of_head("去年同季"), kind_of_head("本月（吨）"), kind_of_head("同比")
    ('year', 'same', None)
    """
    return HEADS.get(UNIT.sub("", label.strip()))
