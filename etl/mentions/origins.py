"""Who states a figure.

    X에 따르면 · X 자료에 따르면 · X은 … 밝혔다 · X가 추정한 … · (출처: X) · according to X · X表示 · по данным X

Known names come from datasets/origins.toml, unknown ones are taken as written where they end in a
title or an office. A sentence without a speaker of its own that leans on the one before takes over
its speaker.
"""

from __future__ import annotations

import re

from etl.mentions.names_of_origins import Names, Speaker
from etl.mentions.origins_ko import find_korean
from etl.mentions.origins_other import find_chinese, find_english, find_russian
from etl.patterns import pattern

ANAPHOR = pattern("mentions.origins.anaphor")
PRONOUN = pattern("mentions.origins.pronoun")


ANAPHOR_EN = pattern("mentions.origins.anaphor_en")
UNNAMED = pattern("mentions.origins.unnamed")
SAID_AFTER = pattern("mentions.origins.said_after")


def find_speakers(text: str, sentence: tuple[int, int], in_quote: bool, names: Names) -> list[Speaker]:
    """Everyone in a sentence who states something, in order; `in_quote`: it begins inside a quotation."""
    begin, end = sentence
    piece = text[begin:end]
    quoted = _quotations(piece, in_quote)
    found: list[Speaker] = []
    if re.search(r"[가-힣]", piece):
        found += find_korean(piece, quoted, names)
    if re.search(r"[A-Za-z]{3}", piece):
        found += find_english(piece, names)
    if re.search(r"[一-鿿]{2}", piece) and not re.search(r"[가-힣]", piece):
        found += find_chinese(piece, names)
    if re.search(r"[а-яё]{3}", piece):
        found += find_russian(piece, names)
    shifted = [
        Speaker(s.start + begin, s.end + begin, s.name, s.id, s.rule, (s.reach[0] + begin, s.reach[1] + begin))
        for s in found
    ]
    return sorted(shifted, key=lambda speaker: speaker.start)


def speaker_at(speakers: list[Speaker], start: int) -> Speaker | None:
    """Who states the figure at `start`: the nearest before it whose reach holds it, else one behind it."""
    holding = [speaker for speaker in speakers if speaker.reach[0] <= start < speaker.reach[1]]
    before = [speaker for speaker in holding if speaker.start <= start]
    return before[-1] if before else holding[0] if holding else None


def leans_on_before(text: str, sentence: tuple[int, int], in_quote: bool, names: Names) -> bool:
    """Whether a sentence without a speaker of its own takes over the one before."""
    piece = text[sentence[0] : sentence[1]]
    head = piece[:24]
    if in_quote or PRONOUN.match(piece) or ANAPHOR.match(piece) or names.lean.search(head):
        return True
    if ANAPHOR_EN.match(piece) or SAID_AFTER.search(piece, max(0, len(piece) - 40)):
        return True
    if UNNAMED.match(piece):
        return False
    if names.hearsay.search(piece, max(0, len(piece) - 20)):
        return True
    closing = list(names.speech.finditer(piece))
    return bool(closing) and closing[-1].end() > len(piece) - 14


def period_leans(text: str, sentence: tuple[int, int], start: int, names: Names) -> bool:
    """Whether a figure leans on the time of the sentence before: 이 기간, 이 중, 같은 기간."""
    return names.lean.search(text, sentence[0], start) is not None


def _quotations(piece: str, in_quote: bool) -> list[tuple[int, int]]:
    stretches, opened = [], 0 if in_quote else None
    for at, char in enumerate(piece):
        if char in '“「『"' and opened is None:
            opened = at
        elif char in '”」』"' and opened is not None:
            stretches.append((opened, at))
            opened = None
    if opened is not None:
        stretches.append((opened, len(piece)))
    return stretches
