"""Go through one passage and account for every number in it.

Comes in: the reading of a passage. Goes out: `Found` numbers in order, each either a quantity (with
unit, bound, value and their spans) or something else, with class and reason. Offsets are characters
of the reading. Each digit of the reading lies in exactly one of them.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import replace
from decimal import Decimal

from etl.exact import share
from etl.mentions.bare import name_bare, name_bare_word
from etl.mentions.dates import find_times
from etl.mentions.finish import OR_MORE, finish
from etl.mentions.found import NO_NUMBER, Found, Scan
from etl.mentions.headed import Headed, find_heads
from etl.mentions.lexicon import Lexicon
from etl.mentions.moments import TimeExpression
from etl.mentions.names import name_around, not_figure_at
from etl.mentions.numbers import end_of_malformed, read_digits, read_over, too_long, with_leading_scale
from etl.mentions.parallel import unit_in_parallel
from etl.mentions.points import is_of_percent, is_part_of_hundred, with_tolerance
from etl.mentions.ranges import find_range, find_shared_unit, with_shared_scale
from etl.mentions.told_counts import is_labelled
from etl.mentions.units import UnitRead, read_initial, read_sign, read_unit
from etl.mentions.word_quantity import WordQuantity
from etl.mentions.words import find_words
from etl.patterns import pattern
from etl.reading.number import Number

URL = pattern("mentions.scan.url", re.IGNORECASE)
TIME_WORDS = "날짜나 기간을 나타내는 말"
URL_SIGNS = ("/", "@", "w.", "W.")  # without any of these no address stands in a text
STOP = re.compile(r"[\d⁰¹²³⁴⁵⁶⁷⁸⁹①-⑳⑴-⑽㈀-㈎ⅰ-ⅻⅠ-Ⅻ](?:(?<=[⁰¹²³⁴⁵⁶⁷⁸⁹])[⁰¹²³⁴⁵⁶⁷⁸⁹]*)?")
PERCENT_BEFORE = pattern("mentions.scan.percent_before")
FRACTION = pattern("mentions.scan.fraction")
RATIO = pattern("mentions.scan.ratio")
PLAIN_DIGITS = re.compile(r"\d[\d,]*(?:\.\d+)?")
SUPERSCRIPT = re.compile(r"[⁰¹²³⁴⁵⁶⁷⁸⁹]")
PER_ONE = pattern("mentions.scan.per_one")
OF_TIMES_RU = pattern("mentions.scan.of_times_ru")
SPOKEN_YEAR = pattern("mentions.scan.spoken_year")
COINS = pattern("mentions.scan.coins")
SMALLER = {"hour": (pattern("mentions.scan.smaller_hour"), 60),
           "year": (pattern("mentions.scan.smaller_year"), 12)}  # fmt: skip
SLASH = pattern("mentions.scan.slash")
MEASURED = re.compile(r"(?:(?P<whole>\d{1,4})\s)?(?P<part>\d{1,2})/(?P<of>\d{1,2})(?![\d/])")
SMALLER_UNITS = {"hour": ("minute", 60), "minute": ("second", 60), "year": ("month", 12)}
PER_BEFORE = pattern("mentions.scan.per_before")
BASE_RU, PER_RU = pattern("mentions.scan.base_ru"), pattern("mentions.scan.per_ru")  # на 100 тыс. населения
SMALLER_COUNT = pattern("mentions.scan.smaller_count")
OF_WHAT = pattern("mentions.scan.of_what")
OUT_OF = pattern("mentions.scan.out_of")  # 열 명 중 일곱 명
WHOLES = frozenset((Decimal(10), Decimal(100), Decimal(5), Decimal(4), Decimal(3)))
THOUSANDS = re.compile(r"000s?(?![\d.,]\d)\b")
YEAR_LIKE = re.compile(r"(?:19|20)\d{2}")


def scan_passage(
    text: str, kind: str, lexicon: Lexicon, before: str | None = None, listed: Headed | None = None
) -> tuple[list[Found], list[TimeExpression]]:
    """Every number of the text, and the time expressions met on the way; `before`: the unit of the last quantity of
    the passages before; `listed`: the unit that the line gives above the list of which it is one."""
    has_digits = STOP.search(text) is not None
    words = find_words(text, lexicon)
    scan = Scan(
        text, kind, lexicon, find_times(text), heads=find_heads(text, lexicon) if has_digits else {}, before=before,
        listed=listed,
    )  # fmt: skip
    urls = _urls(text) if has_digits else []
    at = 0
    word_place = 0
    while has_digits or words:
        stop = STOP.search(text, at) if has_digits else None
        while word_place < len(words) and words[word_place].start < at:
            word_place += 1
        word = words[word_place] if word_place < len(words) else None
        if stop is None and word is None:
            break
        if word is not None and (stop is None or word.start <= stop.start()):
            time = scan.time_at(word.start)
            found = _from_word(scan, word) if time is None else Found(word.start, time.end, "date", TIME_WORDS)
            word_place += 1
        else:
            assert stop is not None
            found = _at_digit(scan, stop, urls)
        scan.add(found)
        at = max(found.end, at + 1)
    return _of_so_many(text, _without_overlap(scan.found)), scan.times


def _urls(text: str) -> list[tuple[int, int]]:
    return [found.span() for found in URL.finditer(text)] if any(sign in text for sign in URL_SIGNS) else []


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
    place = bisect_right(urls, (at, len(text))) - 1
    if place >= 0 and urls[place][0] <= at < urls[place][1]:
        end = urls[place][1]
        digits = re.match(r"\d+|[⁰¹²³⁴⁵⁶⁷⁸⁹]+|.", text[at:end])
        return Found(at, at + digits.end(), "url", "웹 주소")  # type: ignore[union-attr]
    if not stop[0][0].isdecimal() or SUPERSCRIPT.match(stop[0]):
        return _mark(scan, stop)
    time = scan.time_at(at)
    if time is not None:
        return Found(at, time.end, "date", TIME_WORDS)
    other = _fraction(scan, at) or _behind_initial(scan, at)
    if other is None and read_sign(text, at, scan.lexicon) is None:
        other = name_around(text, at, scan.kind)
    return other or _quantity_or_name(scan, at)


def _mark(scan: Scan, stop: re.Match[str]) -> Found:
    if SUPERSCRIPT.match(stop[0]):
        end = stop.end() + (
            scan.text[stop.end() : stop.end() + 1] in ("⁾", ")")
            and "(" not in scan.text[max(0, stop.start() - 3) : stop.start()]
        )
        return Found(stop.start(), end, "marker", "각주나 미주의 표시")
    return Found(stop.start(), stop.end(), "enumeration", "항목 번호")


def _measured_fraction(scan: Scan, at: int) -> Found | None:
    """1/4 mile, 10 1/2 inches: a fraction of a unit, by itself or behind a whole number."""
    found = MEASURED.match(scan.text, at)
    if found is None or not 0 < int(found["part"]) < int(found["of"]):
        return None
    unit = read_unit(scan.text, found.end(), at, scan.lexicon)
    if unit is None or unit.unit.dimension in ("count", "money", "ratio", "age"):
        return None
    value = Decimal(found["whole"] or 0) + share(Decimal(found["part"]), int(found["of"]))
    number = Number(at, found.end(), value, rule="number.fraction")
    return finish(scan, number, unit, unit.end, unit_id=unit.unit.id)


def _fraction(scan: Scan, at: int) -> Found | None:
    measured = _measured_fraction(scan, at)
    if measured is not None:
        return measured
    slash = SLASH.match(scan.text, at)
    if slash is not None and OF_WHAT.search(scan.text[max(0, at - 8) : at]) and int(slash[1]) < int(slash[2]):
        return _make_fraction(scan, at, slash.end(), share(Decimal(slash[1]), Decimal(slash[2])))
    found = FRACTION.match(scan.text, at)
    if found is None or scan.text[found.end() : found.end() + 1].isdecimal():
        return None
    return _make_fraction(scan, found.start(), found.end(), share(Decimal(found["high"]), Decimal(found["low"]))) if (
        found["low"].isdecimal() and found["high"].isdecimal() and int(found["low"])
    ) else None  # fmt: skip


def _make_fraction(scan: Scan, start: int, end: int, value: Decimal) -> Found:
    """A share of a whole, to ten decimals."""
    return finish(scan, Number(start, end, value, rule="number.fraction"), None, end, unit_id="fraction")


def _behind_initial(scan: Scan, at: int) -> Found | None:
    """N16.2 trillion: an amount, where letters right before digits are a name otherwise."""
    if scan.text[at - 1 : at] not in scan.lexicon.initials:
        return None
    number = read_digits(scan.text, at, scan.lexicon)
    sign = read_initial(scan.text, number, scan.lexicon) if number is not None else None
    return _quantity(scan, number, sign) if number is not None and sign is not None else None


def _quantity_or_name(scan: Scan, at: int) -> Found:
    text, lexicon = scan.text, scan.lexicon
    broken = end_of_malformed(text, at, lexicon)
    if THOUSANDS.match(text, at) is not None and text[at - 1 : at] in ("'", "’", "(", ""):
        broken = at + len("000")  # ('000 tonnes): what a column is told in
    if broken is not None and scan.kind != "table_row":
        return Found(at, broken, "malformed", NO_NUMBER, (at, broken))
    number = read_digits(text, at, lexicon)
    if number is None:
        end = too_long(text, at)
        return Found(at, end, "malformed", NO_NUMBER, (at, end))
    number = with_leading_scale(text, number)
    digits_end = PLAIN_DIGITS.match(text, at)
    short_end = digits_end.end() if digits_end else at + 1
    other = not_figure_at(text, at, short_end, lexicon, scan.kind)
    sign = read_sign(text, at, lexicon)
    if other is not None and sign is None:
        return other
    return _quantity(scan, number, sign) or name_bare(scan, number, short_end)


def _quantity(scan: Scan, number: Number, sign: UnitRead | None) -> Found | None:
    text, lexicon = scan.text, scan.lexicon
    if is_part_of_hundred(text, number):
        return finish(scan, number, None, number.end, unit_id="percent", note="unit.parts")
    ratio = RATIO.match(text, number.start)
    if ratio is not None and number.end <= ratio.end(1) + 1:
        return Found(number.start, ratio.end(), "ratio", "두 수의 비(몇 대 몇)", (number.start, ratio.end()))
    number = with_tolerance(text, number)
    ranged = find_range(scan, number, sign)
    if ranged is not None:
        return ranged
    number, unit_at = read_over(text, number)
    unit = read_unit(text, unit_at, number.start, lexicon) or None
    later = OR_MORE.match(text, number.end) if unit is None else None
    if later is not None:
        number = replace(number, over="с " in later[0])
        unit = read_unit(text, later.end(), number.start, lexicon)
    if _is_base_of_rate(text, number, unit):
        return Found(number.start, unit.end if unit else number.end, "rate", "단위당 기준", (number.start, number.end))
    if unit is not None and unit.unit.id == "point" and is_of_percent(scan, number):
        unit = replace(unit, unit=lexicon.by_id["percentage_point"])
    is_part = number.value is not None and number.value % 1 and unit is not None and unit.unit.id == "time"
    if unit is not None and is_part and OF_TIMES_RU.match(text, unit.start):
        unit = replace(unit, unit=lexicon.by_id["times"])  # рост составил 1,5 раза
    if unit is not None and unit.unit.id == "year" and SPOKEN_YEAR.fullmatch(text[number.start : number.end]):
        return Found(number.start, unit.end, "date", "말하는 대로 적은 연도")
    if unit is None and sign is None:
        head = scan.heads.get(number.start) or (scan.listed if is_labelled(scan, number) else None)
        if head is not None and number.value is not None:
            number = replace(number, value=number.value * head.scale, rule="number.headed")
            return finish(scan, number, None, number.end, unit_id=head.unit, note="unit.headed")
        if PERCENT_BEFORE.search(text[max(0, number.start - 5) : number.start]):
            return finish(scan, number, None, number.end, unit_id="percent")
        shared = None if YEAR_LIKE.fullmatch(text[number.start : number.end]) else find_shared_unit(scan, number)
        if shared is not None:
            number = with_shared_scale(scan, number)
            return finish(scan, number, None, number.end, unit_id=shared.unit.id, note="shared_unit")
        parallel = unit_in_parallel(scan, number)
        if parallel is not None and number.value is not None:
            number = replace(number, value=number.value * parallel[1], rule="number.parallel")
            return finish(scan, number, None, number.end, unit_id=parallel[0], note="unit_elided")
        return None
    if sign is not None and (unit is None or unit.unit.dimension != "money"):
        number = with_shared_scale(scan, number)  # с $1,5 до $4,5 млн
        return finish(scan, number, sign, number.end, unit_id=sign.unit.id)
    assert unit is not None
    coins = COINS.match(text, unit.end) if unit.unit.dimension == "money" else None
    if coins is not None and number.value is not None:  # 64달러 45센트 is one amount
        number = replace(number, value=number.value + Decimal(coins[1]) / 100, rule="number.coins")
        return finish(scan, number, unit, coins.end(), unit_id=unit.unit.id)
    if number.value is not None and unit.unit.id in SMALLER_UNITS:
        number, end = _with_smaller(text, number, unit, lexicon)
        return finish(scan, number, unit, end, unit_id=unit.unit.id)
    return finish(scan, number, unit, unit.end, unit_id=unit.unit.id)


def _is_base_of_rate(text: str, number: Number, unit: UnitRead | None) -> bool:
    """1톤당, per 1,000 births: so many of which a rate is told."""
    if unit is not None and (unit.per or (number.value == 1 and PER_ONE.match(text, unit.end))):
        return True
    if BASE_RU.match(text, number.start) is not None and PER_RU.search(text, max(0, number.start - 40), number.start):
        return True
    is_counted = unit is None or unit.unit.dimension == "count"
    return is_counted and PER_BEFORE.search(text, max(0, number.start - 5), number.start) is not None


def _of_so_many(text: str, found: list[Found]) -> list[Found]:
    """열 명 중 일곱 명, 10가구 가운데 3가구: seventy and thirty per cent."""
    made: list[Found] = []
    for item in found:
        whole = made[-1] if made else None
        if whole is None or not _are_part_and_whole(text, whole, item) or item.value is None or not whole.value:
            made.append(item)
            continue
        value = share(item.value * 100, whole.value)
        low, high = (value if end is not None else None for end in (item.low, item.high))
        made[-1] = replace(
            item, start=whole.start, number=(whole.start, item.end), unit=None, unit_id="percent", value=value,
            low=low, high=high, notes=(*item.notes, "unit.of_so_many"),
        )  # fmt: skip
    return made


def _are_part_and_whole(text: str, whole: Found, part: Found) -> bool:
    return (
        whole.name == part.name == "quantity"
        and whole.unit_id == part.unit_id
        and whole.unit is not None
        and whole.value in WHOLES
        and part.value is not None
        and part.value < whole.value
        and OUT_OF.fullmatch(text, whole.end, part.start) is not None
    )


def _with_smaller(text: str, number: Number, unit: UnitRead, lexicon: Lexicon) -> tuple[Number, int]:
    """2시간 30분, 3년 6개월, 1 час 55 минут: one duration, in the larger unit, to ten decimals."""
    name, size = SMALLER_UNITS[unit.unit.id]
    part, end = None, unit.end
    korean = SMALLER[unit.unit.id][0].match(text, unit.end) if unit.unit.id in SMALLER else None
    if korean is not None:
        part, end = next(group for group in korean.groups() if group), korean.end()
    else:
        rest = SMALLER_COUNT.match(text, unit.end)
        smaller = read_unit(text, rest.end(), rest.start(1), lexicon) if rest is not None else None
        if rest is not None and smaller is not None and smaller.unit.id == name:
            part, end = rest[1], smaller.end
    if part is None or number.value is None:
        return number, unit.end
    return replace(number, value=number.value + share(Decimal(part), size), rule="number.compound"), end


def _from_word(scan: Scan, word: WordQuantity) -> Found:
    if any(head.start <= word.start < head.end for head in scan.heads.values()):
        return Found(word.start, word.end, "label", "뒤에 나오는 수의 단위")
    if word.name != "quantity":
        return name_bare_word(scan, word) or Found(word.start, word.end, word.name, word.reason, (word.start, word.end))
    if word.value == 1 and word.unit is not None and PER_ONE.match(scan.text, word.end):
        return Found(word.start, word.end, "rate", "단위당 기준", (word.start, word.number_end))
    number = Number(
        word.start, word.number_end, word.value, is_vague=word.is_vague, over=word.over, high=word.high,
        rule=word.rule, about=word.about,
    )  # fmt: skip
    end = word.end
    if word.unit is not None and word.unit.unit.id in SMALLER_UNITS and number.high is None and not number.is_vague:
        number, end = _with_smaller(scan.text, number, word.unit, scan.lexicon)
    return finish(scan, number, word.unit, end, unit_id=word.unit_id)
