"""What a text goes on with although a sentence does not say so: the source and the time of the statistics before it.

A guess, and named so: `origin.carried`, `period.carried`. Only sentences that give figures in the way of
statistics go on (datasets/language/*.toml, [discourse]); a sentence that opens another matter, that has
a speaker of its own, or that tells an event does not. Persons, countries and media are not carried: what
they say ends with the sentence.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from etl.mentions.names_of_origins import Names, Speaker
from etl.mentions.windows import Window
from etl.patterns import pattern
from etl.rules import Rules

FAR = 10  # sentences back that a source or a time may stand
TAIL = 16  # characters at the end of a Korean sentence that hold its predicate
SOURCES = {"origin.according", "origin.relative", "origin.report", "origin.source_line", "origin.zh.according",
           "origin.en.according", "origin.ru.according"}  # fmt: skip
STATED = {"origin.subject", "origin.subject.unknown", "origin.according.unknown", "origin.behind", "origin.en.subject",
          "origin.zh.subject", "origin.ru.subject"}  # fmt: skip
CARRIED_TYPES = {"agency", "organisation", "government"}
OFFICE = pattern("mentions.carrying.office")
INTRODUCES = pattern("mentions.carrying.introduces")
LEADING = 22  # characters before the time with which a sentence opens
HANGUL = re.compile(r"[가-힣]")
IN_YEAR = pattern("mentions.carrying.in_year")
PUBLISHED_THEN = pattern("mentions.carrying.published_then")
EVENT_BEFORE = re.compile(r"[가-힣]$")
CHANGES_FROM = pattern("mentions.carrying.changes_from")  # 2022년 12억 달러에서: the old value
FINAL_N = 4  # index of the final consonant ㄴ in a Hangul syllable
AS_OF = pattern("mentions.carrying.as_of")
MODIFIES = pattern("mentions.carrying.modifies")


@dataclass(frozen=True)
class Going:
    """How sentences go on: the ends of statistics, the openings of another matter."""

    ends: re.Pattern[str]
    anywhere: re.Pattern[str]
    breaks: re.Pattern[str]


@lru_cache(maxsize=4)
def going_of(rules: Rules) -> Going:
    """The patterns of these rules."""
    data = [(code, part.get("discourse", {})) for code, part in rules.languages.items()]
    ends = [word for code, part in data if code == "ko" for word in part.get("states", ())]
    anywhere = [word for code, part in data if code != "ko" for word in part.get("states", ())]
    breaks = [word for _, part in data for word in part.get("breaks", ())]
    return Going(
        re.compile(rf"(?:{'|'.join(ends)})"),
        re.compile(rf"(?<![^\W\d_])(?:{'|'.join(anywhere)})|(?:{'|'.join(w for w in anywhere if w > '⺀')})"),
        re.compile(rf"^\W*(?:{'|'.join(breaks)})"),
    )


def states_statistics(piece: str, going: Going) -> bool:
    """Whether a sentence gives figures as statistics do, and opens no other matter."""
    if going.breaks.match(piece):
        return False
    if re.search(r"[가-힣]", piece):
        return going.ends.search(piece.rstrip(" .)”\"'’")[-TAIL:]) is not None
    return going.anywhere.search(piece) is not None


def is_source(speaker: Speaker, names: Names) -> bool:
    """Whether what a speaker states is a body of figures that the following sentences may go on with."""
    kind = names.types.get(speaker.id or "")
    if kind is not None:
        return kind in CARRIED_TYPES and speaker.rule in SOURCES | STATED and speaker.name not in names.countries
    return speaker.rule in SOURCES | STATED and OFFICE.search(speaker.name) is not None


def topic_of(
    text: str, sentence: tuple[int, int], inside: list[Window], last_figure: int, spoken: list[Speaker]
) -> Window | None:
    """The time that a sentence opens with, if all its figures are about that time; `spoken`: who states them."""
    latin = not HANGUL.search(text, *sentence)
    inside = [window for window in inside if window.start < last_figure or latin]  # … rose to $2 billion in 2023
    windows = [window for window in inside if window.period.relation in ("during", "as_of") and not _is_one_day(window)]
    windows = [window for window in windows if not window.in_title and not PUBLISHED_THEN.match(text, window.end)]
    told = [found.end() for found in INTRODUCES.finditer(text, *sentence)]
    windows = [window for window in windows if told and window.start >= told[-1]] or windows
    if not windows or len({(window.period.start, window.period.end) for window in windows}) != 1:
        return None
    first = windows[0]
    if AS_OF.match(text, first.end):
        return first
    named = [speaker.end for speaker in spoken if speaker.end <= first.start]
    opened = text[max([sentence[0], *named]) : first.start]
    introduced = list(INTRODUCES.finditer(opened))
    if introduced:
        opened = opened[introduced[-1].end() :]
    if (
        CHANGES_FROM.match(text, first.end)
        or (len(opened) > LEADING and not (latin and IN_YEAR.search(opened)))
        or _ends_in_attribute(opened)
        or MODIFIES.match(text, first.end)
    ):
        return None
    return first


def _is_one_day(window: Window) -> bool:
    return window.period.grain == "day" and window.period.start == window.period.end


def _ends_in_attribute(words: str) -> bool:
    """팬데믹이 끝난 2023년: the time is told by what happened then, not as that of the text."""
    last = words.rstrip()[-1:]
    return (
        bool(EVENT_BEFORE.match(last))
        and (ord(last) - 0xAC00) % 28 == FINAL_N
        and not words.rstrip().endswith(("은", "는"))
    )
