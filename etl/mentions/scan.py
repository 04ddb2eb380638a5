"""Go through one passage and account for every number in it.

Comes in: the reading of a passage. Goes out: `Found` numbers in order, each either a quantity (with
unit, bound, value and their spans) or something else, with class and reason. Offsets are characters
of the reading. Each digit of the reading lies in exactly one of them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from decimal import Decimal

from etl.mentions.bounds import combine, read_after, read_before
from etl.mentions.dates import TimeExpression, find_times
from etl.mentions.found import Found
from etl.mentions.lexicon import HANGUL, Lexicon
from etl.mentions.names import name_around, not_figure_at
from etl.mentions.numbers import Number, is_malformed, read_digits
from etl.mentions.units import UnitRead, read_sign, read_unit
from etl.mentions.words import WordQuantity, find_words

URL = re.compile(r"(?:https?://|www\.|doi\.org/|ftp://)[^\s<>\"'”’」』)\]]+|(?<![\w.+-])[\w.+-]+@[\w-]+\.[\w.]+", re.IGNORECASE)
STOP = re.compile(r"\d|[⁰¹²³⁴⁵⁶⁷⁸⁹]+|[①-⑳⑴-⑽㈀-㈎ⅰ-ⅻⅠ-Ⅻ]")
PERCENT_BEFORE = re.compile(r"百分之\s?$")
FRACTION = re.compile(r"(?P<low>\d+|[이삼사오육칠팔구십]|[二三四五六七八九十])\s?(?:분의|分之)\s?(?P<high>\d+|[일이삼사오육칠팔구]|[一二三四五六七八九])")
RATIO = re.compile(r"(\d+(?:\.\d+)?)\s?(?:대|:|：)\s?(\d+(?:\.\d+)?)(?![\d.]*\s?(?:명|개|척|%|시|분|월|일))")
RANGE = re.compile(r"\s?[~∼～〜–—]\s?|-|\s?(?:에서|내지|부터)\s?|\s(?:to|до)\s|[至到]|\s?и\s(?=до)")
CHANGE = re.compile(r"\s?(?:으로|로)(?![가-힣]*(?:추정|추산|집계|평가|예상|알려))")
LIST = re.compile(r"\s?(?:[,，、·ㆍ/]|와|과|및|또는|이나|and|or|и|或|和)\s?(?:[가-힣]{1,6}\s)?(?=(?:약\s?)?\d)")
SUPERSCRIPT = re.compile(r"[⁰¹²³⁴⁵⁶⁷⁸⁹]")
SIGN = re.compile(r"(?:[-−–+]|△|▲|▼)\s?$")
HALF = re.compile(r"\s?반(?![가-힣]*(?:대|면|복|응|드|발|도|정|값|미|중|러|입|출|영|박|기|군))")
BETWEEN = re.compile(r"\bbetween\s(?:about\s|some\s)?$", re.IGNORECASE)
RANGE_OPENS = re.compile(r"(?:\b(?:between|from)|(?<![а-яё])(?:от|с))\s$", re.IGNORECASE)
YEAR_LIKE = re.compile(r"(?:19|20)\d{2}")
OR_MORE = re.compile(r"\s(?P<word>or more|or fewer|or less|or so|plus|с лишним|с небольшим)(?=\s)")


@dataclass
class Scan:
    """The state of one pass over a passage."""

    text: str
    kind: str
    lexicon: Lexicon
    times: list[TimeExpression] = field(default_factory=list)
    found: list[Found] = field(default_factory=list)


def scan_passage(text: str, kind: str, lexicon: Lexicon) -> tuple[list[Found], list[TimeExpression]]:
    """Every number of the text, and the time expressions met on the way."""
    has_digits = STOP.search(text) is not None
    words = find_words(text, lexicon)
    scan = Scan(text, kind, lexicon, find_times(text))
    urls = [found.span() for found in URL.finditer(text)] if has_digits else []
    at = 0
    word_place = 0
    while has_digits or words:
        stop = STOP.search(text, at) if has_digits else None
        while word_place < len(words) and words[word_place].start < at:
            word_place += 1
        word = words[word_place] if word_place < len(words) else None
        if stop is None and word is None:
            break
        if word is not None and (stop is None or word.start < stop.start()):
            found = _from_word(scan, word)
            word_place += 1
        else:
            assert stop is not None
            found = _at_digit(scan, stop, urls)
        scan.found.append(found)
        at = max(found.end, at + 1)
    return _without_overlap(scan.found), scan.times


def _without_overlap(found: list[Found]) -> list[Found]:
    """Spans that grew backwards over bound words may not run into the one before."""
    kept: list[Found] = []
    for item in found:
        if kept and item.start < kept[-1].end:
            item = replace(item, start=min(max(item.start, kept[-1].end), item.number[0] or item.end - 1))
            if item.start < kept[-1].end:
                continue
        kept.append(item)
    return kept


def _at_digit(scan: Scan, stop: re.Match[str], urls: list[tuple[int, int]]) -> Found:
    text, at = scan.text, stop.start()
    for start, end in urls:
        if start <= at < end:
            digits = re.match(r"\d+|[⁰¹²³⁴⁵⁶⁷⁸⁹]+|.", text[at:end])
            return Found(at, at + digits.end(), "url", "웹 주소")  # type: ignore[union-attr]
    if not stop[0][0].isdecimal() or SUPERSCRIPT.match(stop[0]):
        return _mark(scan, stop)
    for time in scan.times:
        if time.start <= at < time.end:
            return Found(at, time.end, "date", "날짜나 기간을 나타내는 말")
    return _fraction(scan, at) or name_around(text, at, scan.kind) or _quantity_or_name(scan, at)


def _mark(scan: Scan, stop: re.Match[str]) -> Found:
    if SUPERSCRIPT.match(stop[0]):
        end = stop.end() + (scan.text[stop.end() : stop.end() + 1] in ("⁾", ")") and "(" not in scan.text[max(0, stop.start() - 3) : stop.start()])
        return Found(stop.start(), end, "marker", "각주나 미주의 표시")
    return Found(stop.start(), stop.end(), "enumeration", "항목 번호")


def _fraction(scan: Scan, at: int) -> Found | None:
    found = FRACTION.match(scan.text, at)
    if found is None or scan.text[found.end() : found.end() + 1].isdecimal():
        return None
    return make_fraction(scan, found.start(), found.end(), Decimal(found["high"]) / Decimal(found["low"])) if (
        found["low"].isdecimal() and found["high"].isdecimal() and int(found["low"])
    ) else None  # fmt: skip


def make_fraction(scan: Scan, start: int, end: int, value: Decimal) -> Found:
    """A share of a whole, to ten decimals."""
    exact = round(value, 10)
    return _finish(scan, Number(start, end, exact, rule="number.fraction"), None, end, unit_id="fraction")


def _quantity_or_name(scan: Scan, at: int) -> Found:
    text, lexicon = scan.text, scan.lexicon
    broken = is_malformed(text, at)
    if broken is not None and scan.kind != "table_row":
        return Found(at, broken.end(), "malformed", "수로 읽을 수 없는 표기", (at, broken.end()))
    number = read_digits(text, at, lexicon)
    assert number is not None
    digits_end = re.match(r"\d[\d,]*(?:\.\d+)?", text[at:])
    short_end = at + (digits_end.end() if digits_end else 1)
    other = not_figure_at(text, at, short_end, lexicon, scan.kind)
    sign = read_sign(text, at, lexicon)
    if other is not None and sign is None:
        return other
    return _quantity(scan, number, sign) or _bare(scan, number, short_end)


def _quantity(scan: Scan, number: Number, sign: UnitRead | None) -> Found | None:
    text, lexicon = scan.text, scan.lexicon
    ratio = RATIO.match(text, number.start)
    if ratio is not None and number.end <= ratio.end(1) + 1:
        return Found(number.start, ratio.end(), "ratio", "두 수의 비(몇 대 몇)", (number.start, ratio.end()))
    ranged = _range(scan, number, sign)
    if ranged is not None:
        return ranged
    number, unit_at = _over(text, number)
    unit = read_unit(text, unit_at, number.start, lexicon) or None
    later = OR_MORE.match(text, number.end) if unit is None else None
    if later is not None:
        number = replace(number, over="с " in later[0])
        unit = read_unit(text, later.end(), number.start, lexicon)
    if unit is not None and unit.per:
        return Found(number.start, unit.end, "rate", "단위당 기준", (number.start, number.end))
    if unit is None and sign is None:
        if PERCENT_BEFORE.search(text[max(0, number.start - 5) : number.start]):
            return _finish(scan, number, None, number.end, unit_id="percent")
        shared = None if YEAR_LIKE.fullmatch(text[number.start : number.end]) else _shared_unit(scan, number)
        if shared is not None:
            return _finish(scan, number, None, number.end, unit_id=shared.unit.id, note="shared_unit")
        return None
    if sign is not None and (unit is None or unit.unit.dimension != "money"):
        return _finish(scan, number, sign, number.end, unit_id=sign.unit.id)
    assert unit is not None
    return _finish(scan, number, unit, unit.end, unit_id=unit.unit.id)


def _over(text: str, number: Number) -> tuple[Number, int]:
    """여 or 多 right behind the number: 70여 차례, 10多个."""
    end = number.end
    if text[end : end + 1] == "여" and (text[end + 1 : end + 2] in (" ", "") or HANGUL.match(text[end + 1 : end + 2])):
        if not re.match(r"여(?:성|행|객|권|론|전|름|부|야|당|군|왕|배우|학생|자)", text[end : end + 3]):
            return replace(number, over=True), end + 1
    if text[end : end + 1] in ("多", "余", "餘"):
        return replace(number, over=True), end + 1
    return number, end


def _range(scan: Scan, number: Number, sign: UnitRead | None) -> Found | None:
    """A 내지 B, A~B, A에서 B: two numbers of one unit that are the ends of one statement."""
    text, lexicon = scan.text, scan.lexicon
    first_unit = read_unit(text, number.end, number.start, lexicon)
    first_end = first_unit.end if first_unit is not None else number.end
    joint = RANGE.match(text, first_end)
    if joint is None:
        if BETWEEN.search(text[max(0, (sign.start if sign else number.start) - 16) : sign.start if sign else number.start]):
            joint = re.compile(r"\s?and\s").match(text, first_end)
        if joint is None:
            return None
    at = joint.end()
    second_sign = re.match(r"(?:US)?[$€£₩]|最大|최대\s?|많게는\s?|많으면\s?|约|약\s?", text[at:])
    at += second_sign.end() if second_sign else 0
    if at >= len(text) or not text[at].isdecimal():
        return None
    second = read_digits(text, at, lexicon)
    assert second is not None
    second, unit_at = _over(text, second)
    unit = read_unit(text, unit_at, second.start, lexicon)
    if unit is None and sign is not None:
        unit = sign
    if unit is None or first_unit is not None and first_unit.unit.id != unit.unit.id:
        return None
    word = joint[0].strip()
    end = unit.end if unit is not sign else second.end
    if word in ("에서", "부터", "to", "до") and (CHANGE.match(text, end) or _is_change(text, number.start)):
        return None
    low = _share_scale(number, second) if first_unit is None else number.value
    if low is None or second.value is None or low >= second.value:
        return None
    merged = Number(number.start, second.end, low, high=second.value, over=second.over, rule=f"range.{word or 'dash'}")
    return _finish(scan, merged, unit, end, unit_id=unit.unit.id)


def _is_change(text: str, start: int) -> bool:
    return re.search(r"\b(?:rose|fell|grew|increased|decreased|declined|dropped|up|down|jumped|climbed|вырос\w*|снизил\w*|сократил\w*)\s(?:\w+\s){0,2}(?:from|с|от)\s(?:about\s|some\s)?$", text[max(0, start - 40) : start]) is not None


def _share_scale(first: Number, second: Number) -> Decimal | None:
    """5~7만: the scale of the second number belongs to both, if the first is the smaller coefficient."""
    if first.value is None or second.value is None:
        return None
    if first.scale == 1 and second.scale > 1 and second.coefficient is not None and first.value < second.coefficient:
        return first.value * second.scale
    return first.value


def _shared_unit(scan: Scan, number: Number) -> UnitRead | None:
    """300·500·700명 · 찬성 419, 반대 3표: the unit stands behind a later number of the list."""
    text, at = scan.text, number.end
    for _ in range(6):
        joint = LIST.match(text, at) or re.compile(r"에서\s?|\s(?:to|до)\s").match(text, at)
        if joint is None:
            return None
        begin = re.compile(r"\d").search(text, joint.end() - 1, joint.end() + 4)
        if begin is None:
            return None
        following = read_digits(text, begin.start(), scan.lexicon)
        if following is None or any(time.start <= following.start < time.end for time in scan.times):
            return None
        following, unit_at = _over(text, following)
        unit = read_unit(text, unit_at, following.start, scan.lexicon)
        if unit is not None:
            return None if unit.unit.dimension == "duration" and "," in joint[0] else unit
        at = following.end
    return None


def _finish(
    scan: Scan, number: Number, unit: UnitRead | None, end: int, *, unit_id: str | None, note: str | None = None
) -> Found:
    """Signs, halves and bound words around a number with its unit."""
    text, lexicon = scan.text, scan.lexicon
    if unit_id == "time" and unit is not None and _is_multiple(text, number.start, unit):
        unit_id = "times"
    declared = lexicon.by_id.get(unit_id or "")
    duration = declared is not None and declared.dimension == "duration"
    value, high = number.value, number.high
    notes = [note] if note else []
    half = HALF.match(text, end) if declared is not None and declared.dimension in ("duration", "multiple") else None
    if half is not None and value is not None:
        value, end = value + Decimal("0.5"), half.end()
    start = min(number.start, unit.start) if unit is not None else number.start
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
    if unit_id == "kind" and after and after[0].rule.endswith("수준"):
        after = []  # 세 가지 수준: the noun, not a bound
    reads = [*before, *after]
    bound = "range" if high is not None else combine(reads, over=number.over)
    later = OR_MORE.match(text, number.end) if unit is not None and unit.start > number.end + 4 else None
    if later is not None and bound == "exact":
        bound = {"or more": "at_least", "plus": "at_least", "or so": "about"}.get(later["word"], "at_most")
    if number.is_vague:
        bound = "at_least" if bound in ("exact", "about", "more_than") else bound
    full_start = before[-1].start if before else start
    full_end = after[-1].end if after else end
    low, top = ends_of(bound, value, high)
    if number.is_vague and value is None:
        low = top = None
    return Found(
        full_start, full_end, "quantity", "", (number.start, number.end), unit, unit_id, value, low, top, bound,
        number.is_vague, tuple(reads), number.rule, tuple(notes),
    )  # fmt: skip


def _is_multiple(text: str, start: int, unit: UnitRead) -> bool:
    """в 12 раз, three times as many: a factor, not a count of events."""
    if text[unit.start : unit.end] in ("раз", "раза"):
        return re.search(r"\bв\s(?:[а-я]+\s){0,2}$", text[max(0, start - 24) : start]) is not None
    if text[unit.start : unit.end] == "times":
        if "." in text[start : unit.start] or re.search(r"(?:increased|rose|grew|multiplied|expanded|jumped|surged)\s(?:by\s|to\s|about\s|nearly\s|almost\s|some\s)*$", text[max(0, start - 30) : start]):
            return True
        return re.match(r"\s(?:more|higher|as|the|larger|greater|that|its|over|bigger|lower|fewer|less)\b", text[unit.end : unit.end + 9]) is not None
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
        if mark in "-−–+" and ahead and (ahead[-1].isascii() and ahead[-1].isalnum() or ahead[-1] in ")]년월일"):
            return start, value, high, None
        if mark in "-−–+" and ahead and HANGUL.match(ahead[-1]) and "%" not in text[start : start + 12]:
            return start, value, high, None
        if mark in "-+" and found[0].endswith(" ") or mark == "–" and not ahead.endswith(("(", " ")):
            return start, value, high, None
        begin = start - (len(before) - found.start())
        if mark == "+":
            return begin, value, high, "sign.+"
        if mark == "▲" and not _falls(text, start):
            return begin, value, high, "sign.context.up"
        return begin, -value, high, f"sign.{mark}" + (".context" if mark in "▲▼" else "")
    for word in scan.lexicon.minus:
        if re.search(rf"(?<![가-힣A-Za-zа-я]){re.escape(word)}\s?$", before):
            begin = start - (len(before) - before.rindex(word))
            return begin, -value, high, f"sign.{word}"
    return start, value, high, None


def _falls(text: str, start: int) -> bool:
    """▲ is a minus in Korean accounts and a plus in news of prices: the words around decide."""
    around = text[max(0, start - 20) : start + 30]
    return re.search(r"감소|하락|적자|손실|축소|역성장|마이너스|후퇴", around) is not None


def _bare(scan: Scan, number: Number, short_end: int) -> Found:
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
    if number.end > short_end and number.scale > 1:
        return _finish(scan, number, None, number.end, unit_id=None, note="unit_elided")
    return Found(start, number.end, "bare_number", "단위가 없는 수", (start, number.end), value=number.value)


def _is_glued_marker(text: str, start: int, end: int) -> bool:
    """발표했고,1 10월 · 강조함으로써3 비핵화 · 한다.4: digits on a word or its closing sign, a blank behind."""
    if start == 0 or end < len(text) and not text[end].isspace():
        return False
    last = text[start - 1]
    if last in ".,”’\"'」』)" and start > 1:
        return not text[start - 2].isdecimal() and (HANGUL.match(text[start - 2]) is not None or text[start - 2] in "”’\"'」』).")
    return re.search(r"(?:며|고|써|서|나|만|면|다|은|는|을|를|지만|으로|으나|데)$", text[max(0, start - 3) : start]) is not None


def _from_word(scan: Scan, word: WordQuantity) -> Found:
    if word.name != "quantity":
        return Found(word.start, word.end, word.name, word.reason, (word.start, word.end))
    number = Number(
        word.start, word.number_end, word.value, is_vague=word.is_vague, over=word.over, high=word.high, rule=word.rule
    )
    return _finish(scan, number, word.unit, word.end, unit_id=word.unit_id)
