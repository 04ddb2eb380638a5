"""Numbers that are part of a name, a reference or a mark, and so no figures."""

from __future__ import annotations

import re

from etl.mentions.found import Found
from etl.mentions.lexicon import Lexicon
from etl.patterns import pattern

LATIN_NAME_BEFORE = re.compile(r"(?:[A-Za-zА-Яа-яЁё]|[A-Za-zА-Яа-яЁё가-힣][-‑–])$")
LABELLED_RU = re.compile(r"[а-яё]{4,}[-‑–]$")  # граждане Турции-81 256
AMOUNT_RU = pattern("mentions.names.amount_ru")
CODE_AFTER = re.compile(r"\d+(?:-\d+){2,}|\d+[A-Z](?![A-Za-z]*\s?[hH]\b)[A-Z]*\d*")
UNIT_AFTER = pattern("mentions.names.unit_after")
CLOCK_KO = pattern("mentions.names.clock_ko")
CLOCK = re.compile(r"(?:[01]?\d|2[0-4]):[0-5]\d(?::[0-5]\d)?(?!\d)")
AFTER_CLOCK = pattern("mentions.names.after_clock")
ENUMERATION = re.compile(r"^\s*(?:[-*•]\s*)?[(\[]?$")
ENUMERATION_AFTER = re.compile(r"\d{1,2}(?:\.\d{1,2})*(?:[.)\]](?:\s|$)|\)\s?)")
DAY_EVENT = re.compile(r"(\d{1,2})\s?[·.ㆍ]\s?(\d{1,2})(?=\s?(?:[가-힣]))")
TITLE = {"heading", "front", "running", "reference"}
NOT_AFTER_LATIN = pattern("mentions.names.not_after_latin")


def name_around(text: str, at: int, kind: str) -> Found | None:
    """Codes, clock times and enumeration, told by their shape alone."""
    before = text[max(0, at - 24) : at]
    whole = re.match(r"\d[\d,]*(?:\.\d+)*", text[at : at + 40])
    assert whole is not None
    end = at + whole.end()
    is_named = LATIN_NAME_BEFORE.search(before) and not NOT_AFTER_LATIN.search(before) and not _is_sign(before)
    if is_named and not (LABELLED_RU.search(before) and AMOUNT_RU.match(text, at)):
        tail = re.match(r"[-‑]?[A-Za-z0-9가-힣]*?(?:형|급|호|기|A|B|C|M|K)?(?![A-Za-z0-9])", text[end : end + 12])
        stop = end + (len(tail[0]) if tail and tail[0].isascii() else 0)
        return Found(at, stop, "designation", "이름에 든 수")
    code = CODE_AFTER.match(text, at)
    if code is not None and not UNIT_AFTER.match(code[0]):
        return Found(at, code.end(), "designation", "번호나 기호의 일부")
    clock = CLOCK_KO.match(text, at) or CLOCK.match(text, at)
    if clock is not None and not re.match(
        r"\d{1,2}\s?시(?:장|민|설|도|작|군|내|스템|험|점|범|행|각|리|대\s)",
        clock[0] + text[clock.end() : clock.end() + 3],
    ):
        if (
            re.match(r"\d{1,2}\s?시$", clock[0])
            and re.match(r"[가-힣]", text[clock.end() : clock.end() + 1])
            and not AFTER_CLOCK.match(text, clock.end())
        ):
            return None
        return Found(at, clock.end(), "clock", "시각")
    if ENUMERATION.match(text, 0, at) and ENUMERATION_AFTER.match(text, at):
        found = ENUMERATION_AFTER.match(text, at)
        assert found is not None
        return Found(at, at + len(found[0].rstrip(" .)]")), "enumeration", "항목 번호")
    if kind == "running":
        return Found(at, end, "page", "쪽머리·쪽꼬리의 수")
    return None


def _is_sign(before: str) -> bool:
    """가-3: a name; 성장률 -3% or 3월-5: not."""
    return before[-1] in "-–‑" and len(before) > 1 and before[-2] in "년월일%명개"


def not_figure_at(text: str, start: int, end: int, lexicon: Lexicon, kind: str) -> Found | None:
    """The first pattern of datasets/language that fits around this number."""
    before = text[max(0, start - 28) : start]
    for known in lexicon.not_figures:
        right = known.right.match(text, end) if known.right is not None else None
        if known.right is not None and right is None:
            continue
        if known.left is not None and known.left.search(before) is None:
            continue
        stop = right.end() if right is not None and known.name in ("clock",) else end
        return Found(start, stop, known.name, known.reason, rule=known.rule)
    return _in_reference(text, start, end) if kind == "reference" else None


def _in_reference(text: str, start: int, end: int) -> Found | None:
    piece = text[start:end]
    if re.fullmatch(r"\d+", piece) and not re.match(r"\s?(?:명|개|%|달러|톤|배럴|만|억|조)", text[end : end + 4]):
        name = "year" if re.fullmatch(r"(?:1[5-9]|20|21)\d{2}", piece) else "issue"
        return Found(start, end, name, "서지 사항의 수")
    return None
