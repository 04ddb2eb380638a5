"""How those who state in a sentence stand to its figures and to each other: before, nearest, over, held against.

Comes in: speakers, a figure and the sentence both stand in. Goes out: yes or no, or the one that is meant.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from etl.meaning.attribution_rules import ALONE, ASIDE, BEHIND, CLOSING, COUNTRY
from etl.meaning.going_on import is_quoted_at
from etl.meaning.view import Placed, View
from etl.mentions.names_of_origins import Speaker
from etl.patterns import pattern

APART = re.compile("[;；]")  # who speaks behind it states nothing before it
CONTRAST = pattern("meaning.sources.contrast")  # 법정 한도는 20%이나 실제로는 …: no longer what the law says
CLAIMED = pattern("meaning.sources.claimed")  # denied Kyiv’s claim, and said: no longer what Kyiv says
CLOSED = pattern("meaning.sources.closed")  # …고 설명하나: what follows says another


def key_of(speaker: Speaker) -> str:
    """By what one speaker is told from another."""
    return speaker.id or speaker.name


def is_called(speaker: Speaker, key: str) -> bool:
    """Whether a bare name by which somebody was told before is a part of a speaker's: customs, the General
    Administration of Customs."""
    said = {*key.casefold().split()}
    return key_of(speaker) == key or (bool(said) and said <= {*speaker.name.casefold().split()})


def is_beside(speaker: Speaker, others: Sequence[Speaker]) -> bool:
    """Whether a speaker stands where another one does."""
    return any(one.start < speaker.end and speaker.start < one.end for one in others)


def nearest(speakers: Sequence[Speaker], figure: Placed) -> Speaker:
    """The last of those named before a figure; the first, where all are named behind it."""
    before = [one for one in speakers if one.start <= figure.start]
    return max(before, key=start_of) if before else min(speakers, key=start_of)


def start_of(speaker: Speaker) -> int:
    """Where he is named."""
    return speaker.start


def are_compared(speakers: Sequence[Speaker], view: View) -> bool:
    """Whether a sentence holds two against each other, each with a figure of his own: A估计5万人；B则称不到3万人."""
    places = sorted((one.start, key_of(one)) for one in speakers)
    figures = [figure.start for figure in view.figures]
    told = {key for (start, key), (stop, _) in zip(places, [*places[1:], (view.end, "")], strict=True)
            if any(start < figure < stop for figure in figures)}  # fmt: skip
    return len(told) > 1


def is_apart(speaker: Speaker, figure: Placed, view: View) -> bool:
    """Whether one who is named behind a figure speaks in another part of the sentence; not where the figure and the
    mark between both parts stand in words that are his."""
    marks = APART.finditer(view.text, figure.end, max(figure.end, speaker.start))
    return any(not is_quoted_at(view.text, mark.start()) for mark in marks)


def is_bracketed(speaker: Speaker, view: View) -> bool:
    """Whether one is named in brackets: …곳으로 줄었다(외교부 집계), of all that stands before."""
    before = view.text[view.start : speaker.start]
    return any(before.rfind(opens) > before.rfind(closes) for opens, closes in ("()", "（）", "[]"))


def is_closed(speaker: Speaker, figure: Placed, view: View) -> bool:
    """Whether what he is quoted for has ended at a contrast before a figure."""
    return CLOSED.search(view.text, speaker.end, figure.start) is not None


def is_over(speaker: Speaker, figure: Placed, view: View) -> bool:
    """Whether what a law or a goal says, or what one is quoted for, has ended before a figure."""
    if is_closed(speaker, figure, view):
        return True
    if speaker.rule in (BEHIND, CLOSING):
        return speaker.start < figure.start
    if speaker.rule in (ASIDE, COUNTRY) and CLAIMED.match(view.text, speaker.end, figure.start) is not None:
        return True
    return speaker.rule == ALONE and CONTRAST.search(view.text, speaker.end, figure.start) is not None
