"""Signs, halves and bound words around a number with its unit: the last step to a figure."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from etl.mentions.bounds import BoundRead, combine, read_after, read_before
from etl.mentions.found import Found, Scan
from etl.mentions.lexicon import HANGUL, Lexicon
from etl.mentions.units import UnitRead
from etl.patterns import pattern
from etl.reading.number import Number
from etl.rules import PER

GLUED_RU, LABEL_RU = re.compile(r"[а-яё]{4}$"), re.compile(r"[а-яё]{4}\s$")  # граждане Турции-81 256: a dash, no sign
LISTED = re.compile(r"\d[\d \u00a0]*\s?\([-−–+]")  # из России -33 396 (-7,3%)
SIGN = re.compile(r"(?:[-−–+]|△|▲|▼|▽)\s?$")
HALF = pattern("mentions.finish.half")
RANGE_OPENS = pattern("mentions.finish.range_opens", re.IGNORECASE)
ONE_MORE = pattern("mentions.finish.one_more")
OR_MORE = pattern("mentions.finish.or_more")
OR_MORE_BOUNDS = {"or more": "at_least", "plus": "at_least", "+": "at_least", "or so": "about", "odd": "about"}

BY_CONTEXT = ".context"  # the rule of a unit whose word is one only beside certain others


def finish(
    scan: Scan, number: Number, unit: UnitRead | None, end: int, *, unit_id: str | None, note: str | None = None
) -> Found:
    """Signs, halves and bound words around a number with its unit."""
    text, lexicon = scan.text, scan.lexicon
    if unit_id == "time" and unit is not None and _is_multiple(text, number.start, unit):
        unit_id = "times"
    declared = lexicon.by_id.find(unit_id)
    duration = declared is not None and declared.dimension == "duration"
    scale = Decimal(1)
    if unit is not None and not unit.rule.endswith(BY_CONTEXT):  # a warhead of 20 kt is no mass
        scale = lexicon.scaled.get(text[unit.start : unit.end], scale)
    value, high = (None if worth is None else worth * scale for worth in (number.value, number.high))
    notes = [note] if note else []
    if declared is not None and declared.dimension == "length":
        start_of_speed = _speed(text, number.start, lexicon)
        if start_of_speed is not None:
            unit_id, unit = (
                f"{unit_id}{PER}{start_of_speed[1]}",
                replace(unit, start=start_of_speed[0]) if unit else None,
            )
            declared = lexicon.by_id.find(unit_id)
    half = (
        (HALF.match(text, end) or lexicon.chinese.half_behind.match(text, end))
        if declared is not None and declared.dimension in ("duration", "multiple")
        else None
    )
    if half is not None and value is not None:
        value, end = value + Decimal("0.5"), half.end()
    start = min(number.start, unit.start) if unit is not None else number.start
    if unit_id == "times" and value == 1 and ONE_MORE.search(text[max(0, start - 8) : start]):
        unit_id, value = "percent", value * 100  # 涨了一倍; 涨了1.5倍 stays as it is written
    start, value, high, sign_note = _signed(scan, start, value, high)
    if sign_note:
        notes.append(sign_note)
    opened = RANGE_OPENS.search(text[max(0, start - 9) : start]) if high is not None else None
    if opened is not None:
        start -= len(opened[0])
    if unit_id == "times" and text[max(0, start - 2) : start] in ("в ", "В "):
        start -= 2
    before = read_before(text, start, lexicon)
    after = read_after(text, end, lexicon, duration=duration and value is not None)
    if not after and end < len(text) and text[end] in "(（":
        behind = _behind_bracket(text, end, scan, duration=duration)
        before = [*before, *behind]
    if unit_id == "kind" and after and after[0].rule.endswith("수준"):
        after = []  # 세 가지 수준: the noun, not a bound
    reads = [*before, *after]
    bound = "range" if high is not None else combine(reads, over=number.over)
    if number.about and bound == "exact":
        bound = "about"
    later = OR_MORE.match(text, number.end) if unit is not None and unit.start > number.end + 1 else None
    if later is not None and bound == "exact":
        bound = OR_MORE_BOUNDS.get(later["word"].strip("-"), "at_most")
    if number.is_vague:
        bound = "at_least" if bound in ("exact", "about", "more_than") else bound
    touching = [read for read in before if read.end <= start]
    full_start = touching[-1].start if touching else start
    full_end = after[-1].end if after else end
    low, top = ends_of(bound, value, high)
    if number.is_vague and value is None:
        low = top = None
    return Found(
        full_start, full_end, "quantity", "", (number.start, number.end), unit, unit_id, value, low, top, bound,
        number.is_vague, tuple(reads), number.rule, tuple(notes),
    )  # fmt: skip


def _speed(text: str, start: int, lexicon: Lexicon) -> tuple[int, str] | None:
    """시속 135km: where the word before the number begins, and the unit of time that it names."""
    before = text[max(0, start - 5) : start]
    bare = before.rstrip(" ")
    word = next(((word, name) for word, name in lexicon.speeds if bare.endswith(word)), None)
    return None if word is None else (start - len(before) + len(bare) - len(word[0]), word[1])


def _behind_bracket(text: str, end: int, scan: Scan, *, duration: bool) -> list[BoundRead]:
    """3억 달러(약 4천억원)를 넘어선: the bound stands behind a bracket, outside the span of the figure."""
    close = text.find(")", end, end + 34)
    return read_after(text, close + 1, scan.lexicon, duration=duration) if close > 0 else []


def _is_multiple(text: str, start: int, unit: UnitRead) -> bool:
    """в 12 раз, three times as many: a factor, not a count of events."""
    if text[unit.start : unit.end] in ("раз", "раза"):
        return re.search(r"\bв\s(?:[а-я]+\s){0,2}$", text[max(0, start - 24) : start]) is not None
    if text[unit.start : unit.end] == "times":
        if "." in text[start : unit.start] or re.search(
            r"(?:increased|rose|grew|multiplied|expanded|jumped|surged)\s(?:by\s|to\s|about\s|nearly\s|almost\s|some\s)*$",
            text[max(0, start - 30) : start],
        ):
            return True
        return (
            re.match(
                r"\s(?:more|higher|as|the|what|larger|greater|that|its|over|bigger|lower|fewer|less)\b",
                text[unit.end : unit.end + 9],
            )
            is not None
        )
    return False


def ends_of(bound: str, value: Decimal | None, high: Decimal | None) -> tuple[Decimal | None, Decimal | None]:
    """The ends of what is said; an open end is None. No midpoint is ever computed."""
    if bound == "range":
        return value, high
    if bound in ("at_least", "more_than"):
        return value, None
    if bound in ("at_most", "less_than"):
        return None, value
    return value, value


def _signed(
    scan: Scan, start: int, value: Decimal | None, high: Decimal | None
) -> tuple[int, Decimal | None, Decimal | None, str | None]:
    """-0.2, △4.5, 마이너스 3.5%: the sign belongs to the number."""
    text = scan.text
    before = text[max(0, start - 8) : start]
    if value is None or high is not None:
        return start, value, high, None
    found = SIGN.search(before)
    if found is not None:
        mark = found[0].strip()
        ahead = before[: found.start()]
        if mark in "-−–+" and ahead and ((ahead[-1].isascii() and ahead[-1].isalnum()) or ahead[-1] in ")]년월일"):
            return start, value, high, None
        if mark in "-−–+" and ahead and HANGUL.match(ahead[-1]) and "%" not in text[start : start + 12]:
            return start, value, high, None
        is_glued = mark in "-–" and GLUED_RU.search(ahead) is not None
        if is_glued or (mark in "-–" and LABEL_RU.search(ahead) and LISTED.match(text, start) is not None):
            return start, value, high, None
        is_apart = found[0].endswith((" ", "\u00a0"))  # Уровень безработицы – 2,2%: a dash, no sign
        is_dash = is_apart and (mark in "-+" or (mark in "–−" and bool(ahead.strip())))
        if is_dash or (mark == "–" and not ahead.endswith(("(", " "))):
            return start, value, high, None
        begin = start - (len(before) - found.start())
        if mark == "+":
            return begin, value, high, "sign.+"
        if mark == "▲" and not _falls(text, start):
            return begin, value, high, "sign.context.up"
        return begin, -value, high, f"sign.{mark}" + (".context" if mark in "▲▼▽" else "")
    for word in scan.lexicon.minus if before.endswith(scan.lexicon.minus, 0, len(before.rstrip())) else ():
        if re.search(rf"(?<![가-힣A-Za-zа-я]){re.escape(word)}\s?$", before):
            begin = start - (len(before) - before.rindex(word))
            return begin, -value, high, f"sign.{word}"
    return start, value, high, None


def _falls(text: str, start: int) -> bool:
    """▲ is a minus in Korean accounts and a plus in news of prices: the words around decide."""
    around = text[max(0, start - 20) : start + 30]
    return re.search(r"감소|하락|적자|손실|축소|역성장|마이너스|후퇴", around) is not None
