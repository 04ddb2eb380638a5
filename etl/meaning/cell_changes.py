"""How a cell tells its measure, by its labels and the caption: its level, growth, share, change.

Comes in: a figure of a cell, its labels, the caption. Goes out: a transformation; whether a label tells nothing else.
"""

from __future__ import annotations

import re

from etl.meaning.percentages import SHRINKS
from etl.meaning.rise_and_fall import cues_of
from etl.meaning.view import DENOMINATOR
from etl.mentions.cell_periods import read_comparison
from etl.model import Mention
from etl.patterns import pattern
from etl.rules import Rules

LEAST_RATIO = 20  # per cent
RELATIVE = {"percentage_point": "points", "times": "ratio", "fraction": "ratio"}
UNIT_OR_NOTE = re.compile(r"[(（\[][^()（）]*[)）\]]|[¹²³⁴⁵⁶⁷⁸⁹]|\*+|\d\)$")
WHOLE_IN_BRACKETS = re.compile(r"[(（\[]([^()（）\[\]]+)[)）\]]")
GROWTH_LABEL = pattern("meaning.tables.growth_label")
SHARE_LABEL = pattern("meaning.tables.share_label")
PER_CENT_OF = pattern("mentions.cell_units.per_cent_of")
CHANGE_LABEL = pattern("meaning.tables.change_label")
RATE_LABEL = pattern("meaning.tables.rate_label")  # 국가채무비율
PACE, LEAST_PACE = pattern("meaning.changes.pace_ru"), 50  # per cent: темп роста
CHANGE_TAIL = pattern("meaning.tables.change_tail")


def is_relative(label: str, rules: Rules) -> bool:
    """Whether a label says nothing but that it is a growth: 전년 대비(%), 증감률."""
    bare = _bare(label)
    if GROWTH_LABEL.fullmatch(bare) or SHARE_LABEL.fullmatch(bare):
        return True
    return any(pattern.fullmatch(bare) for pattern in cues_of(rules).growth_nouns.values())


def _bare(label: str) -> str:
    """A label without its unit and notes; one that stands in brackets, (증감률), without these."""
    whole = WHOLE_IN_BRACKETS.fullmatch(label.strip())
    return whole[1].strip() if whole is not None else UNIT_OR_NOTE.sub("", label).strip()


def is_change(label: str) -> bool:
    """Whether a label says nothing but that it is a change in the unit: 증감, Change on year."""
    bare = _bare(label)
    return any(CHANGE_LABEL.fullmatch(told) for told in (bare, bare.rpartition(",")[0]))  # Change, thsd


def transformation_of(mention: Mention, labels: list[str], caption: str, rules: Rules) -> str:
    """Level, growth, share, ratio, points or change, as the labels say, then the caption."""
    if mention.unit in RELATIVE:
        return RELATIVE[mention.unit or ""]
    if mention.unit != "percent":
        return "change" if any(is_change(label) or CHANGE_TAIL.search(label) for label in labels) else "level"
    cues = cues_of(rules)
    for words in (*labels, caption):
        if RATE_LABEL.search(UNIT_OR_NOTE.sub("", words).strip()):
            return "level"
        bare = UNIT_OR_NOTE.sub("", words).strip()
        is_part = any(SHARE_LABEL.fullmatch(told) for told in (bare, bare.rstrip(",% ")))
        # 102,1 в % к 2023 году is so much of it, 2,1 a growth
        is_of_time = PER_CENT_OF.search(words) is not None and not DENOMINATOR.search(words)
        if not is_part and (is_of_time or read_comparison(words) is not None):
            return "ratio" if mention.value is not None and abs(mention.value) >= LEAST_RATIO else "growth"
        if is_part or any(pattern.search(words) for pattern in cues.share_nouns.values()):
            return "share"
        if PACE.search(bare.rstrip(" ,%")) and mention.value is not None and mention.value >= LEAST_PACE:
            return "ratio"
        if GROWTH_LABEL.fullmatch(UNIT_OR_NOTE.sub("", words).strip()):
            return "growth"
        if any(pattern.search(words) for pattern in cues.growth_nouns.values()) or SHRINKS.search(words):
            return "growth"
    return "level"
