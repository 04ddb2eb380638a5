"""A number with no unit: a year, a calendar day, a marker glued to a word, a name, or just a number."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from etl.mentions.bounds import read_after
from etl.mentions.counted import unit_of_counted, unit_of_scaled
from etl.mentions.elided import find_unit_before, is_grouped, read_plural
from etl.mentions.finish import finish
from etl.mentions.found import Found, Scan
from etl.mentions.left_out import find_left_out
from etl.mentions.lexicon import HANGUL
from etl.mentions.nouns import read_noun
from etl.mentions.number_of import unit_of_number_of
from etl.mentions.ranges import find_open_range
from etl.mentions.told_counts import is_labelled, unit_by_place
from etl.mentions.told_counts_ru import unit_by_place_ru
from etl.mentions.word_quantity import WordQuantity
from etl.patterns import pattern, values
from etl.reading.number import Number
from etl.reading.numerals_spaced import BROKEN

DAY = re.compile(r"(?:1[0-2]|[1-9])[.](?:3[01]|[12]\d|[1-9])")
DAY_AFTER = re.compile(r"\s?[~∼～–-]\s?\d|\s[가-힣]+|[가-힣]|\)\s?[가-힣]")
EQUALS = pattern("mentions.bare.equals")  # n = 6,761
LATIN_BEFORE = re.compile(r"[A-Za-z][,:]?\s$")  # stood at 2,410
MEASURED = values("mentions.bare.measured")
MEASURED_TAIL = pattern("mentions.bare.measured_tail")
PER_MONEY = pattern("mentions.bare.per_money")
IS_PLACE = pattern("mentions.bare.is_place")
DECIMAL = re.compile(r"\d{1,4}[.,]\d{1,4}|\d{1,3}(?:,\d{3})+\.\d{1,2}")
UNITLESS = pattern("mentions.bare.unitless")
SENTENCE_END = re.compile(r"[.。!?]\s|。")
YEAR = re.compile(r"(?:1[5-9]|20|21)\d{2}")
SCALED_ZH = pattern("mentions.bare.scaled_zh")
CYRILLIC = re.compile(r"\s[а-яё]")
SPELT = re.compile(r"[A-Za-zА-Яа-яЁё]")
SCALES = frozenset(Decimal(10) ** place for place in (3, 6, 9, 12))
DECIMAL_RU = re.compile(r"\d+(?:,\d+)?")
IN_TURN = re.compile(r"\),?\s[^().]{2,60}\s\(")
BESIDE = 80  # characters
FAR = 300
PERCENTAGES = frozenset(("percent", "percentage_point"))
CLOSED = frozenset(("at_least", "more_than", "at_most", "less_than"))


def name_bare(scan: Scan, number: Number, short_end: int) -> Found:
    """A number with no unit: a year, a marker glued to a word, a calendar day, or just a number."""
    text, start = scan.text, number.start
    piece = text[start:short_end]
    after, before = text[short_end : short_end + 8], text[max(0, start - 24) : start]
    is_year = YEAR.fullmatch(piece) is not None and not HANGUL.match(after[:1] or " ")
    is_year = is_year and SCALED_ZH.match(after) is None  # 1700万儿童
    noun = read_noun(scan, number) if is_year and CYRILLIC.match(text, number.end) else None
    if noun is not None:  # 1900 лошадей
        return finish(scan, number, noun, noun.end, unit_id=noun.unit.id, note="unit_by_noun")
    if is_year:
        return Found(start, short_end + (after[:1] in ("a", "b", "c") and not after[1:2].isalnum()), "year", "연도")
    if number.end == short_end and _is_day(piece, before, after):
        return Found(start, short_end, "date", "월.일로 적은 날짜")
    joined = re.match(r"(1[0-2]|[1-9])[·ㆍ](3[01]|[12]\d|[1-9])(?!\d)", text[start : start + 6])
    if joined is not None:
        return Found(start, start + joined.end(), "date", "월·일로 적은 날짜")
    if len(piece) <= 3 and piece.isdecimal() and _is_glued_marker(text, start, short_end):
        return Found(start, short_end, "marker", "낱말에 붙은 각주 표시")
    if before and HANGUL.match(before[-1]) and not after[:1].isalnum() and len(piece) <= 2:
        return Found(start, short_end, "designation", "이름에 붙은 수")
    compared = find_unit_before(scan, number)
    if compared is not None:
        return finish(scan, number, None, number.end, unit_id=compared, note="unit_elided")
    counted = read_plural(scan, number)
    if counted is not None:
        return finish(scan, number, counted, counted.end, unit_id=counted.unit.id, note="unit_by_noun")
    both = find_open_range(scan, number)
    if both is not None and both.scale > 1:  # закончим на 205–210 тысячах
        return finish(scan, both, None, both.end, unit_id=unit_of_scaled(scan, both), note="unit_elided")
    noun = read_noun(scan, number) if CYRILLIC.match(text, number.end) else None
    if noun is not None:
        return finish(scan, number, noun, noun.end, unit_id=noun.unit.id, note="unit_by_noun")
    if number.end > short_end and number.scale > 1:
        meant = unit_of_number_of(scan, number) or unit_of_scaled(scan, number)
        return finish(scan, number, None, number.end, unit_id=meant, note="unit_elided")
    told = unit_of_number_of(scan, number)
    if told is not None:
        return finish(scan, number, None, number.end, unit_id=told, note="unit_elided")
    left_out = _left_out(scan, both) or _left_out(scan, number)
    if left_out is not None:
        return left_out
    meant = unit_by_place(scan, number) or unit_of_counted(scan, number, text[number.end : number.end + 16])
    meant = meant or unit_by_place_ru(scan, number)
    if meant is not None:
        return finish(scan, number, None, number.end, unit_id=meant, note="unit_elided")
    measured = _unit_of_measured(scan, number)
    if measured is not None:
        return finish(scan, number, None, number.end, unit_id=measured, note="unit_of_measure")
    if DECIMAL.fullmatch(text, start, number.end) and PER_MONEY.match(text, number.end):
        return finish(scan, number, None, number.end, unit_id=None, note="unit_none")
    is_ratio = DECIMAL.fullmatch(text, start, number.end) and MEASURED_TAIL.match(text, number.end)
    if is_ratio and UNITLESS.search(text, max(0, start - BESIDE), start) is not None:
        return finish(scan, number, None, number.end, unit_id=None, note="unit_none")
    if DECIMAL.fullmatch(text, start, number.end) and is_labelled(scan, number):
        return finish(scan, number, None, number.end, unit_id=None, note="unit_none")
    is_count = LATIN_BEFORE.search(before) is not None and is_grouped(text, number)
    if is_count or _is_bounded(scan, number) or EQUALS.search(before):
        return finish(scan, number, None, number.end, unit_id=None, note="unit_none")
    return Found(start, number.end, "bare_number", "단위가 없는 수", (start, number.end), value=number.value)


def _left_out(scan: Scan, number: Number | None) -> Found | None:
    shared = find_left_out(scan, number) if number is not None else None
    if number is None or shared is None:
        return None
    number = _scaled_as_before(scan, number)
    return finish(scan, number, None, number.end, unit_id=shared, note="unit_elided")


def _scaled_as_before(scan: Scan, number: Number) -> Number:
    """Нигерии (20,2 миллиона), Эфиопии (10,5): the scale of the first of a list of brackets is that of the others."""
    text, last = scan.text, next(scan.back_to(max(1, number.start - FAR)), None)
    if (
        last is None
        or number.value is None
        or number.scale != 1
        or DECIMAL.fullmatch(text, number.start, number.end) is None
    ):
        return number
    are_bracketed = text[last.start - 1 : last.start] == text[number.start - 1 : number.start] == "("
    told = DECIMAL_RU.search(text, last.start, last.end)
    if (
        not are_bracketed
        or told is None
        or last.value is None
        or last.value == Decimal(told[0].replace(",", ""))  # 982,000: a comma between thousands
        or IN_TURN.fullmatch(text, last.end, number.start) is None
    ):
        return number
    written = Decimal(told[0].replace(",", "."))
    scale = next((scale for scale in SCALES if written * scale == last.value), None)  # no quotient: it may have no end
    return number if scale is None else replace(number, value=number.value * scale, scale=scale)


def name_bare_word(scan: Scan, word: WordQuantity) -> Found | None:
    """A number in English or Russian words that counts what stands behind it (seven departures, два завода) or what
    stood before (as against eight); None where it does not."""
    if word.value is None or word.rule == BROKEN or SPELT.match(scan.text, word.start) is None:
        return None
    number = Number(word.start, word.number_end, word.value, over=word.over, rule=word.rule)
    noun = read_noun(scan, number)
    if noun is not None:
        return finish(scan, number, noun, noun.end, unit_id=noun.unit.id, note="unit_by_noun")
    shared = find_unit_before(scan, number)
    if shared is not None:
        return finish(scan, number, None, number.end, unit_id=shared, note="unit_elided")
    left_out = _left_out(scan, number)
    meant = unit_by_place(scan, number) if left_out is None else None
    if meant is not None:
        return finish(scan, number, None, number.end, unit_id=meant, note="unit_elided")
    return left_out


def _unit_of_measured(scan: Scan, number: Number) -> str | None:
    """The unit of what is told in no unit, a rate or an index: fertility fell to 0.72, 지수는 117.06으로. It goes on to
    numbers beside it (0.72, against the 0.75 of 2024), where they are as fine."""
    text, start = scan.text, number.start
    if DECIMAL.fullmatch(text, start, number.end) is None or MEASURED_TAIL.match(text, number.end) is None:
        return None
    near = max(0, start - BESIDE)
    if IS_PLACE.search(text, near, start):
        return None  # Table 3.2
    first = max((end.end() for end in SENTENCE_END.finditer(text, near, start)), default=near)
    told = [(text.rfind(word, first, start), unit) for word, unit in MEASURED.items()]
    place, unit = max(told, default=(-1, ""))
    before = (item for item in scan.back_to(max(1, start - FAR)) if item.name == "quantity")
    last = next((item for item in before if not _is_aside(scan, item)), None)
    if place >= 0 and (last is None or last.end <= place):
        return unit
    is_same = (
        last is not None and last.unit_id in MEASURED.values() and (last.start >= first or last.unit_id != "point")
    )
    return last.unit_id if last is not None and is_same else None


def _is_aside(scan: Scan, item: Found) -> bool:
    """Whether a percentage stands in brackets behind another number: 광주 116.8(0.6%), 전남 112.4."""
    before, behind = scan.text[item.start - 1 : item.start], scan.text[item.end : item.end + 1]
    return item.unit_id in PERCENTAGES and before in ("(", "（") and behind in (")", "）")


def _is_day(piece: str, before: str, after: str) -> bool:
    """2.28 정상회담, (4.25), ’24.3.1, 8.4~8.6: month and day, where what stands around says so; 지수 6.2 is a number."""
    if DAY.fullmatch(piece) is None:
        return False
    return (
        DAY_AFTER.match(after) is not None or (before.endswith("(") and after.startswith(")")) or before.endswith("년 ")
    )


def _is_bounded(scan: Scan, number: Number) -> bool:
    """80 초과, 90 이상: a bound makes a figure of a number without a unit."""
    after = read_after(scan.text, number.end, scan.lexicon, duration=False)
    return bool(after) and ".after." in after[0].rule and after[0].bound in CLOSED and after[0].end - after[0].start > 1


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
