"""A number with no unit: a year, a calendar day, a marker glued to a word, a name, or just a number."""

from __future__ import annotations

import re

from etl.mentions.finish import finish
from etl.mentions.found import Found, Scan
from etl.mentions.lexicon import HANGUL
from etl.mentions.numbers import Number
from etl.mentions.units import UnitRead

PLURAL = re.compile(r"\s([a-z]{3,}[a-rt-z]s)\b(?!-)")
NO_PLURAL = frozenset(
    "this thus minus plus versus always perhaps has was its does says means yes gas bus across towards "
    "afterwards percents degrees others ones comes goes makes shows wins hours years series".split()
)
COUNTS = re.compile(
    r"(?:^|\b(?:found|in|the|and|of|with|about|around|some|nearly|over|than|least|most|to|by|were|are|had|has|have|"
    r"including|another|all|least|only|just|between|or|from|on|at|for|estimated|built|held|made|sent)\s|[(“\"])$",
    re.IGNORECASE,
)  # no name before it: not Article 12 says

COMPARED = re.compile(
    r"\b(?:(?:up|down|rising|falling) from|compared (?:with|to)|against|versus|from)\s"
    r"(?:(?:about|around|some|an estimated|roughly|nearly|just|only|at least|more than)\s)?$"
)
COMPARED_WHEN = re.compile(r"\s(?:in|at the|a year|the (?:previous|year|same)|last|during)\b")
SENTENCE_END = re.compile(r"[.;]\s+[A-Z]")


def name_bare(scan: Scan, number: Number, short_end: int) -> Found:
    """A number with no unit: a year, a marker glued to a word, a calendar day, or just a number."""
    text, start = scan.text, number.start
    piece = text[start:short_end]
    after, before = text[short_end : short_end + 8], text[max(0, start - 24) : start]
    if re.fullmatch(r"(?:1[5-9]|20|21)\d{2}", piece) and not HANGUL.match(after[:1] or " "):
        return Found(start, short_end + (after[:1] in ("a", "b", "c") and not after[1:2].isalnum()), "year", "연도")
    if re.fullmatch(r"(?:1[0-2]|[1-9])[.](?:3[01]|[12]\d|[1-9])", piece) and number.end == short_end:
        return Found(start, short_end, "date", "월.일로 적은 날짜")
    joined = re.match(r"(1[0-2]|[1-9])[·ㆍ](3[01]|[12]\d|[1-9])(?!\d)", text[start : start + 6])
    if joined is not None:
        return Found(start, start + joined.end(), "date", "월·일로 적은 날짜")
    if len(piece) <= 3 and piece.isdecimal() and _is_glued_marker(text, start, short_end):
        return Found(start, short_end, "marker", "낱말에 붙은 각주 표시")
    if before and HANGUL.match(before[-1]) and not after[:1].isalnum() and len(piece) <= 2:
        return Found(start, short_end, "designation", "이름에 붙은 수")
    compared = _unit_compared(scan, number)
    if compared is not None:
        return finish(scan, number, None, number.end, unit_id=compared, note="unit_elided")
    counted = _counted_noun(scan, number)
    if counted is not None:
        return finish(scan, number, counted, counted.end, unit_id=counted.unit.id, note="unit_by_noun")
    if number.end > short_end and number.scale > 1:
        return finish(scan, number, None, number.end, unit_id=None, note="unit_elided")
    return Found(start, number.end, "bare_number", "단위가 없는 수", (start, number.end), value=number.value)


def _unit_compared(scan: Scan, number: Number) -> str | None:
    """500 warheads, compared with 410 a year earlier: the unit of the figure before it in the sentence."""
    text = scan.text
    before = COMPARED.search(text, max(0, number.start - 48), number.start)
    if before is None or not COMPARED_WHEN.match(text, number.end) or not scan.found:
        return None
    last = scan.found[-1]
    last = next((item for item in reversed(scan.found) if item.name in ("quantity", "year")), last)
    if last.name != "quantity" or SENTENCE_END.search(text, last.end, before.start()):
        return None
    unit = scan.lexicon.by_id.get(last.unit_id or "")
    return unit.id if unit is not None and unit.dimension in ("count", "measure") else None


def _counted_noun(scan: Scan, number: Number) -> UnitRead | None:
    """58 workshops: an English plural right behind a number counts things, whatever they are."""
    noun = PLURAL.match(scan.text, number.end)
    if noun is None or noun[1] in NO_PLURAL or not COUNTS.search(scan.text[max(0, number.start - 24) : number.start]):
        return None
    unit = scan.lexicon.by_id["person" if noun[1].endswith(("ists", "ians")) else "item"]
    return UnitRead(unit, noun.start(1), noun.end(1), f"unit.{unit.id}.noun")


def _is_glued_marker(text: str, start: int, end: int) -> bool:
    """발표했고,1 10월 · 강조함으로써3 비핵화 · 한다.4: digits on a word or its closing sign, a blank behind."""
    if start == 0 or (end < len(text) and not text[end].isspace()):
        return False
    last = text[start - 1]
    if last in ".,”’\"'」』)" and start > 1:
        return not text[start - 2].isdecimal() and (
            HANGUL.match(text[start - 2]) is not None or text[start - 2] in "”’\"'」』)."
        )
    return (
        re.search(r"(?:며|고|써|서|나|만|면|다|은|는|을|를|지만|으로|으나|데)$", text[max(0, start - 3) : start])
        is not None
    )
