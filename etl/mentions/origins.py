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

ANAPHOR = re.compile(
    r"^\W*(?:또|이어|한편|그러면서|특히|다만)?\s?(?:이|동|해당|같은)?\s?(?:보고서|자료|매체|신문|통신|방송|단체|기관|당국자|소식통|관계자|연구소|연구진|전문가|자료집|성명|백서)(?:은|는|도|에 따르면|에 의하면)"
)
PRONOUN = re.compile(
    r"^\W*(?:그러나|그리고|이어|또|또한|아울러|특히|다만|한편)?\s?,?\s?(?:그는|그녀는|이들은|그들은|동 기관은|이 기관은|이 보고서는|보고서는|같은 보고서는|He|She|They|Он|Она)\s"
)


ANAPHOR_EN = re.compile(
    r"^\W*(?:The|This|That) (?:report|study|agency|ministry|newspaper|panel|official|spokesman|spokeswoman|data|statement|"
    r"group|institute|bank|survey) (?:also )?(?:said|says|added|noted|estimated|found|showed|put|warned)\b"
)
UNNAMED = re.compile(  # 전문가들은 … 내다봤다: others speak, and the one before does not
    r"\W*(?:[가-힣·]+\s){0,3}?(?:(?!이들|그들|저희|우리)[가-힣]{1,8}들(?:은|이|도)|"
    r"(?:일각|업계|시장|학계|정치권|외교가|외교계|야권|여권|전문가|시장 참가자)(?:은|는|에서는|에선|에서))\s"
)
SAID_AFTER = re.compile(
    r",[”\"]? (?:he|she|it|they|the (?:data|report|ministry|official|statement|study|agency)) (?:said|added|showed|noted)\W*$"
)


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
