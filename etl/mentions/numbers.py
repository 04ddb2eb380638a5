"""Read one number at a place in a text: digits with their scales, or number words.

Values are exact decimals, fully scaled. Nothing is guessed: what does not parse is None.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import replace
from decimal import Decimal

from etl.exact import LONGEST
from etl.mentions.lexicon import Lexicon
from etl.mentions.lower_scales import with_lower_scales
from etl.mentions.units import read_unit
from etl.patterns import kept, pattern
from etl.reading.number import Number

DIGITS = re.compile(
    r"\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?|\d{1,3}(?:['’]\d{3})+(?!\d)|\d{1,2}(?:,\d{2})+,\d{3}(?!\d)|\d+(?:\.\d+)?"
)
MIXED = re.compile(r"[ -](?P<part>1[0-5]|[1-9])/(?P<whole>16|[248])(?![\d/])")  # halves, quarters, eighths, …
POWER = re.compile(r"[Ee]([+-]\d{1,2})(?!\d)")
RAISED_POINT = re.compile(r"(?P<whole>\d{1,3})·(?P<part>\d{1,3})(?=\s?(?:%|[a-z]{2}))")  # 1·2 million, in English
EASTERN = re.compile("[가-힣一-鿿]")
AROUND = 24  # characters in which a sign of the East tells that a raised point stands between two numbers
POINT_BEFORE = re.compile(r"(?<![^\s(+\-−–~$€£])\.$")
VULGAR = {"½": "0.5", "¼": "0.25", "¾": "0.75", "⅛": "0.125", "⅜": "0.375", "⅝": "0.625", "⅞": "0.875"}
TOO_LONG = re.compile(r"\d+(?:[.,'’]\d+)*")
MALFORMED = re.compile(r"\d+(?:[.,]\d+){2,}")
PAIR = re.compile(r"(?P<whole>\d+),(?P<part>\d+)(?:\.\d+)?(?![\d.,]*\d)")
SPACED = re.compile(r"[1-9]\d{0,2}(?:[ \u00a0]\d{3})+(?!\d)")
COMMA_DECIMAL = re.compile(r"(?:\d{1,3}(?:[ \u00a0\u202f]\d{3})+|\d+),\d{1,2}(?![\d,]|\.\d)")
SPACED_PAIR = re.compile(r"[1-9]\d{0,2}[ \u00a0]\d{3}")
SHARE = re.compile(r"(?P<part>\d{1,2})/(?P<whole>\d{1,2})(?![\d/.,])")
INDIAN = re.compile(r"\d{1,2}(?:,\d{2})+,\d{3}")
SPACED_GROUPS = pattern("mentions.numbers.spaced_groups")
GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?(?![\d.,]*\d)")
CYRILLIC_DIGITS = pattern("mentions.numbers.cyrillic_digits")
CYRILLIC = re.compile(r"[А-Яа-яЁё]")
MORE_DIGITS = re.compile(r"[.,]\d")
LETTERS = re.compile(r"[^\W\d_]")
MONEY_CODE = re.compile(r"\b[A-Z]{3}\b")
SECOND_END = re.compile(r"^\s?[-–—]\s?\d[\d\u00a0\u202f]*(?: \d{3})*(?!\d)(?:,\d+)?")
SIGNS_BEHIND = frozenset('%‰°$€£₽₸₾₼₴¥£,.;:)(][}»”"!?—–…*/|→\n\r')
BLANKS = " \u00a0\u202f"
BIG = 10_000
MOST_SCALES = 3  # behind the first: thousand million
SMALL_SCALES = "십백천"
SCALES, LARGE_SCALE = pattern("mentions.numbers.scales"), pattern("mentions.numbers.large_scale")
SPACES = " \u00a0"  # between a number and its scale
YEAR_BEFORE = re.compile(r"(?<![\d.,])(?:19|20)\d\d$")
AFTER_BARE = pattern("mentions.numbers.after_bare")
KOREAN_OVER = "여"
LEADING_SCALE = pattern("mentions.numbers.leading_scale")
SECTION = pattern("mentions.numbers.section")
OTHER_THAN_OVER = pattern("mentions.numbers.other_than_over")
MILLIONS, BILLIONS = pattern("mentions.numbers.millions"), pattern("mentions.numbers.billions")
LENGTH = pattern("mentions.numbers.length")
PERCENT = pattern("mentions.numbers.percent")


def read_digits(text: str, at: int, lexicon: Lexicon) -> Number | None:
    """The number that begins with a digit at `at`, with every scale that belongs to it; None if it is too long."""
    found = _match_digits(text, at, lexicon)
    if found is None:
        return None
    end, value = found
    if POINT_BEFORE.search(text, max(0, at - 2), at) is not None and end - at < LONGEST:  # .5 percent
        at, value = at - 1, Decimal("0." + text[at:end]) if text[at:end].isdecimal() else value
    number = _read_scaled(text, at, end, value, lexicon)
    if number is not None:
        return number
    number = _read_word_scale(text, at, end, value, lexicon)
    if number is None:
        return Number(at, end, value, coefficient=value)
    return with_lower_scales(text, number, lambda behind: _read_one_scale(text, behind, lexicon))


def _read_one_scale(text: str, at: int, lexicon: Lexicon) -> Number | None:
    """The number that begins with a digit at `at` with the one word of scale behind it; None where none stands there."""
    found = _match_digits(text, at, lexicon)
    return None if found is None else _read_word_scale(text, at, *found, lexicon)


def _match_digits(text: str, at: int, lexicon: Lexicon) -> tuple[int, Decimal] | None:
    comma = _match_comma(text, at, lexicon)
    if comma is not None and comma.end() - at <= LONGEST:
        return comma.end(), worth(comma[0].replace(",", "."))
    if _is_cyrillic_number(text, at):
        found = CYRILLIC_DIGITS.match(text, at)
        if found is not None and found.end() - at <= LONGEST:
            return found.end(), worth(found[0].replace(",", "."))
    raised = RAISED_POINT.match(text, at)
    if raised is not None and EASTERN.search(text, max(0, at - AROUND), at + AROUND) is None:
        return raised.end(), Decimal(f"{raised['whole']}.{raised['part']}")
    found = SPACED_GROUPS.match(text, at) or DIGITS.match(text, at)
    if found is None or found.end() - at > LONGEST:
        return None
    power = POWER.match(text, found.end())
    if power is not None:  # 1.23E+06
        return power.end(), Decimal(f"{worth(found[0]).scaleb(int(power[1])):f}")
    mixed = MIXED.match(text, found.end())
    if mixed is not None and found[0].isdecimal() and int(mixed["part"]) < int(mixed["whole"]):  # 2 1/2
        return mixed.end(), worth(found[0]) + Decimal(mixed["part"]) / Decimal(mixed["whole"])
    vulgar = VULGAR.get(text[found.end() : found.end() + 1])
    if vulgar is not None:  # 2½
        return found.end() + 1, worth(found[0]) + Decimal(vulgar)
    return found.end(), worth(found[0])


def _match_comma(text: str, at: int, lexicon: Lexicon) -> re.Match[str] | None:
    """Digits whose comma is a decimal point in this text: 11,4; where only its shares are sure, 4,1 before a %."""
    found = COMMA_DECIMAL.match(text, at) if lexicon.comma_is_point or lexicon.comma_shares else None
    is_sure = found is not None and (lexicon.comma_is_point or PERCENT.match(text, found.end()) is not None)
    return found if is_sure else None


def worth(written: str) -> Decimal:
    """What digits in groups are worth, half or full width.

    >>> worth("12，345．6"), worth("1 000")
    (Decimal('12345.6'), Decimal('1000'))
    """
    return Decimal(re.sub(r"[\s,，'’]", "", written).replace("．", "."))


def end_of_malformed(text: str, at: int, lexicon: Lexicon) -> int | None:
    """Where a run of digits and signs ends that is no number: 1.243.0, 0013,000, 12,34억, 1 234 567달러, 1/2만."""
    if _match_comma(text, at, lexicon) is not None:
        return None
    if _is_cyrillic_number(text, at):
        found = CYRILLIC_DIGITS.match(text, at)
        if found is not None and MORE_DIGITS.match(text, found.end()) is None:
            return None
    found = MALFORMED.match(text, at)
    if found is not None and GROUPED.fullmatch(found[0]) is None and INDIAN.fullmatch(found[0]) is None:
        return found.end()
    pair, share = PAIR.match(text, at), SHARE.match(text, at)
    end = _end_of_run(text, at)
    if pair is not None and _is_broken_pair(text, pair, lexicon):
        end = pair.end()
    elif share is not None and _is_broken_share(text, share, lexicon):
        end = share.end()
    elif end is None or not _is_broken_run(text, at, end, lexicon):
        return None
    scaled = _read_scaled(text, at, end, Decimal(1), lexicon)  # 12,34억 5,000만 is one amount
    return end if scaled is None else scaled.end


def _end_of_run(text: str, at: int) -> int | None:
    """Where groups of three with blanks between end that begin at `at`; None where none do."""
    first = SPACED_PAIR.match(text, at)
    if first is None:
        return None
    runs = _runs_of_groups(text)
    place = bisect_right(runs, (at, len(text))) - 1
    end = runs[place][1] if place >= 0 else 0
    return end if first.end() <= end else None


@kept(4)
def _runs_of_groups(text: str) -> list[tuple[int, int]]:
    """All runs of groups of three, found once: each of their numbers asks where its run ends."""
    return [found.span() for found in SPACED.finditer(text)]


def _is_broken_pair(text: str, found: re.Match[str], lexicon: Lexicon) -> bool:
    """A comma that neither groups by three nor lists what is counted: 0013,000, 1234,567, 1,2345, 0,5억, 12,34억."""
    whole, part = found["whole"], found["part"]
    if whole[0] == "0" and (len(part) < 3 or len(whole) > 1):
        return True
    if len(part) >= 3:
        return len(whole) > 3 if len(part) == 3 else len(whole) < 4
    return _is_amount(text, *found.span(), lexicon, but=("count", "duration", "age"))


def _is_broken_run(text: str, start: int, end: int, lexicon: Lexicon) -> bool:
    """Groups of three with blanks between before a unit, where the text does not write numbers so."""
    spaced = SPACED_GROUPS.match(text, start)
    return (spaced is None or spaced.end() < end) and _is_amount(text, start, end, lexicon, but=("duration",))


def _is_broken_share(text: str, found: re.Match[str], lexicon: Lexicon) -> bool:
    """A half of what is not halved: 1/2만 개."""
    is_part = 0 < int(found["part"]) < int(found["whole"])
    return is_part and _is_amount(text, *found.span(), lexicon, but=("duration", "age"))


def _is_amount(text: str, start: int, end: int, lexicon: Lexicon, but: tuple[str, ...]) -> bool:
    """Whether a scale or a unit stands behind, other than of the dimensions in `but`."""
    if _scale_at(text, end, lexicon) or _spaced_scale(text, end, lexicon):
        return True
    unit = read_unit(text, end, start, lexicon)
    return unit is not None and unit.unit.dimension not in but


def too_long(text: str, at: int) -> int:
    """Where the digits end that begin at `at` and are no number since they are too many."""
    found = TOO_LONG.match(text, at)
    return at + 1 if found is None else found.end()


def _is_cyrillic_number(text: str, at: int) -> bool:
    found = CYRILLIC_DIGITS.match(text, at)
    if found is None or not ("," in found[0] or " " in found[0] or "\u00a0" in found[0] or "\u202f" in found[0]):
        return False
    behind = SECOND_END.sub("", text[found.end() : found.end() + 32])  # 6,1–7,2%: as its other end is written
    if CYRILLIC.search(behind[:3]):
        return True
    ahead = LETTERS.findall(MONEY_CODE.sub("", text[max(0, at - 25) : at]))  # курс EUR 97,12
    sign = behind[:2].lstrip(BLANKS)[:1]  # none at the end of the text
    return (not sign or sign in SIGNS_BEHIND) and bool(ahead) and CYRILLIC.match(ahead[-1]) is not None


def _read_scaled(text: str, start: int, end: int, value: Decimal, lexicon: Lexicon) -> Number | None:
    """Mixed numerals: 1만 3,000, 9천985, 21억 8천만, 800여만, 3亿5000万."""
    total, section, over = Decimal(0), value, False
    coefficient, scale, last_big, last_scale = value, Decimal(1), None, None
    small_done = Decimal(0)
    while True:
        at = end
        if at < len(text) and text[at] in (KOREAN_OVER, "多", "余") and _scale_at(text, at + 1, lexicon):
            over, at = True, at + 1
        factor = _scale_at(text, at, lexicon) or _spaced_scale(text, at, lexicon)
        if factor is None:
            break
        if text[at] in SPACES:
            at += 1
        if text[at] in "万萬" and text[at + 1 : at + 2] in ("亿", "億"):
            factor, at = 10**12, at + 1
        if factor < BIG:
            if last_scale is not None and last_scale < BIG and factor >= last_scale:
                break
            coefficient = section
            section, small_done = Decimal(0), small_done + section * factor
            scale, end, last_scale = Decimal(factor), at + 1, factor
            compound = _scale_at(text, end, lexicon)
            if compound is not None and compound >= BIG:
                continue
        else:
            if last_big == BIG and factor > BIG and section + small_done < BIG and not total % BIG:
                total, section = Decimal(0), section + total  # 1만456억: so many hundred millions
            elif last_big is not None and factor >= last_big:
                break
            section += small_done
            coefficient, small_done = section, Decimal(0)
            total += section * factor
            section, scale, end, last_big, last_scale = Decimal(0), Decimal(factor), at + 1, factor, factor
        following = _next_group(text, end, Decimal(last_scale), lexicon)
        if following is None:
            continue
        end, section = following
        coefficient, scale = section, Decimal(1)
    if last_scale is None:
        return None
    result = total + small_done + section
    return Number(start, end, result, over=over, coefficient=coefficient, scale=scale, rule="number.mixed")


def _next_group(text: str, end: int, below: Decimal, lexicon: Lexicon) -> tuple[int, Decimal] | None:
    """What goes on after a scale, with at most one blank between, smaller than it: digits, or 천 without a digit."""
    at = end + 1 if end < len(text) and text[end] in " \u00a0" else end
    if text[at : at + 1] in SMALL_SCALES and at < len(text):
        return (at, Decimal(1)) if _is_bare_scale(text, at, below, lexicon) else None
    found = DIGITS.match(text, at)
    if (
        found is None
        or found.end() - at > LONGEST
        or (("." in found[0] or "．" in found[0]) and _scale_at(text, found.end(), lexicon) is not None)
    ):
        return None
    value = worth(found[0])
    if value >= below or (
        at > end and re.match(r"\s?(?:년(?!간)|월|일\b|시\b|분기|조\b|차|%)", text[found.end() : found.end() + 4])
    ):
        return None
    if at > end and len(found[0]) == 1 and not re.match(r"[천백십만억千百]", text[found.end() : found.end() + 1]):
        return (found.end(), value) if _spaced_scale(text, found.end(), lexicon) else None
    return found.end(), value


def _is_bare_scale(text: str, at: int, below: Decimal, lexicon: Lexicon) -> bool:
    """3만 천 명, 3억 천만 달러, 2만 천879배럴: a scale that stands for one of itself, before more of the number or a unit."""
    factor = _scale_at(text, at, lexicon)
    if factor is None or factor >= below:
        return False
    rest = AFTER_BARE.match(text, at + 1)
    if rest is None:
        return False
    head = text[rest.end() : rest.end() + 1].lower()
    words = [word for word, _, _ in lexicon.units.get(head, ())] + [
        word for word in lexicon.ambiguous if word[0] == head
    ]
    return rest["more"] is not None or any(text.startswith(word, rest.end()) for word in words)


def _scale_at(text: str, at: int, lexicon: Lexicon) -> int | None:
    if at >= len(text) or text[at] not in lexicon.scales:
        return None
    if text.startswith(lexicon.not_scale, at):
        return None
    return lexicon.scales[text[at]]


def _spaced_scale(text: str, at: int, lexicon: Lexicon) -> int | None:
    """A scale after a blank: 5 만 명. Only before a blank or the end of the word, or all before a unit: 1,234 천톤."""
    scales = SCALES.match(text, at + 1) if at < len(text) and text[at] in SPACES else None
    if scales is None or text.startswith(lexicon.not_scale, at + 1):
        return None
    after = text[at + 2 : at + 3]
    is_alone = LARGE_SCALE.match(scales[0]) is not None and (not after or after == " " or after.isdecimal())
    behind = scales.end() + text.startswith(KOREAN_OVER, scales.end())
    if is_alone or (not _is_year(text, at) and read_unit(text, behind, at, lexicon) is not None):
        return lexicon.scales[text[at + 1]]
    return None


def _is_year(text: str, end: int) -> bool:
    """Whether four digits before a place may be a year and nothing else: 2023 천 톤, a head and its unit."""
    return YEAR_BEFORE.search(text, max(0, end - 5), end) is not None


def _read_word_scale(text: str, start: int, end: int, value: Decimal, lexicon: Lexicon, read: int = 0) -> Number | None:
    """million, bn, тыс., млрд: after a blank, a hyphen or nothing; `read` are the scales before this one."""
    at = end + 1 if end < len(text) and text[end] in " \u00a0-" else end
    if at >= len(text) or not text[at].isalpha() or not text.startswith(lexicon.scale_words, at):
        return None
    for word, factor in lexicon.word_scales:
        is_closed = word[-1] == "." or not _is_letter(text[at + len(word) : at + len(word) + 1])  # 12,3 млн.руб.
        if is_closed and text.startswith(word, at):
            if word in lexicon.sign_scales and not _may_abbreviate(text, start, end, at, word, lexicon):
                continue
            stop = at + len(word) - (word[-1] == "." and at + len(word) >= len(text))
            goes_on = word != "m" and read < MOST_SCALES
            more = _read_word_scale(text, start, stop, value * factor, lexicon, read + 1) if goes_on else None
            if more is not None and more.end > stop:
                return more
            return Number(start, stop, value * factor, coefficient=value, scale=factor, rule="number.scale_word")
    return None


def _may_abbreviate(text: str, start: int, end: int, at: int, word: str, lexicon: Lexicon) -> bool:
    """$2.5b, 20k dollars, a population of 2.4m: a sign, an abbreviation on its digits, or what is counted in millions."""
    if _has_sign(text, start, lexicon):
        return True
    if at != end:
        return False
    if word in lexicon.glued_scales:
        return True
    if word not in lexicon.counted_scales:
        return False
    around = text[max(0, start - 60) : start] + " " + text[at : at + 24]
    if lexicon.counted.search(around) is not None:
        return True
    is_length = LENGTH.match(text, at + len(word)) is not None
    return not is_length and (MILLIONS.match(text, at + len(word)) is not None or BILLIONS.search(text) is not None)


def _is_letter(char: str) -> bool:
    """A letter of an alphabet, not a Korean particle behind the word."""
    return char.isalpha() and not "가" <= char <= "힣" and not "一" <= char <= "鿿"


def _has_sign(text: str, start: int, lexicon: Lexicon) -> bool:
    before = text[max(0, start - 5) : start].rstrip()
    return any(before.endswith(sign) for sign, _ in lexicon.signs)


def parse_sino(word: str, lexicon: Lexicon) -> Decimal | None:
    """The worth of a number written in Sino-Korean or Chinese syllables: 삼십만, 一万二千; None if it is none."""
    total = section = Decimal(0)
    digit: Decimal | None = None
    last_small, last_big = 10**9, 10**30
    for char in word:
        if char in lexicon.digits:
            if digit is not None:
                return None
            digit = Decimal(lexicon.digits[char])
            continue
        factor = lexicon.scales.get(char)
        if factor is None:
            return None
        if factor < BIG:
            if factor >= last_small:
                return None
            section += (Decimal(1) if digit is None else digit) * factor
            last_small = factor
        else:
            section += digit or 0
            if factor >= last_big:
                return None
            total += (section or Decimal(1)) * factor
            section, last_small, last_big = Decimal(0), 10**9, factor
        digit = None
    return total + section + (digit or 0)


def read_over(text: str, number: Number) -> tuple[Number, int]:
    """여 or 多 right behind the number: 70여 차례, 10多个."""
    end = number.end
    following = text[end + 1 : end + 2]
    if text[end : end + 1] == KOREAN_OVER and (following in (" ", "") or following.isalpha()):
        over = OTHER_THAN_OVER.match(text, end) is None
    else:
        over = text[end : end + 1] in ("多", "余", "餘")
    return (replace(number, over=True), end + 1) if over else (number, end)


def with_leading_scale(text: str, number: Number) -> Number:
    """만3천여 명, 천200명, 천5백억 원, 만 천879배럴: scales with no digit of their own before the digits."""
    while (longer := _with_scale_before(text, number)) is not None:
        number = longer
    return number


def _with_scale_before(text: str, number: Number) -> Number | None:
    found = LEADING_SCALE.search(text[max(0, number.start - 3) : number.start])
    if found is None or number.value is None:
        return None
    scale = {"만": 10_000, "천": 1_000, "백": 100}[found[1]]
    if found[1] == "만" and found[0] != "만" and number.rule == "number.digits":
        return None  # 만 65세
    section = SECTION.match(text, number.start, number.end)
    below, big = (number.value, 1) if section is None or scale == BIG else _first_section(section, number)
    if below >= scale:
        return None
    return replace(
        number, start=number.start - len(found[0]), value=number.value + scale * big, rule="number.leading_scale"
    )


def _first_section(section: re.Match[str], number: Number) -> tuple[Decimal, int]:
    """What stands before the first 만, 억 or 조 of a number, and the worth of that scale: 5백억."""
    big = {"만": 10_000, "억": 10**8, "조": 10**12}[section["big"]]
    assert number.value is not None
    return number.value // big, big
