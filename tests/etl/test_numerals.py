"""Every number in every spelling reads back as itself; no blank, sign or neighbour changes it."""

from decimal import Decimal

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from etl.documents import plain_document
from etl.extract import extract
from etl.mentions.lexicon import lexicon_of
from etl.reading.numerals_ko import read_korean
from etl.reading.numerals_spaced import read_spaced
from etl.reading.numerals_zh import read_chinese
from tests.rules import own_rules

RULES = own_rules()
LEXICON = lexicon_of(RULES)
NUMBERS = st.integers(min_value=1, max_value=10**16 - 1)
SMALL = st.integers(min_value=1, max_value=10**6)

KOREAN_DIGITS, KOREAN_SCALES = "영일이삼사오육칠팔구", ("", "만", "억", "조")
CHINESE_DIGITS, CHINESE_SCALES = "零一二三四五六七八九", ("", "万", "亿", "万亿")
ENGLISH_ONES = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
ENGLISH_TENS = ["_", "_", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
RUSSIAN_ONES = [
    "ноль",
    "один",
    "два",
    "три",
    "четыре",
    "пять",
    "шесть",
    "семь",
    "восемь",
    "девять",
    "десять",
    "одиннадцать",
    "двенадцать",
    "тринадцать",
    "четырнадцать",
    "пятнадцать",
    "шестнадцать",
    "семнадцать",
    "восемнадцать",
    "девятнадцать",
]
RUSSIAN_TENS = [
    "_",
    "_",
    "двадцать",
    "тридцать",
    "сорок",
    "пятьдесят",
    "шестьдесят",
    "семьдесят",
    "восемьдесят",
    "девяносто",
]
RUSSIAN_HUNDREDS = [
    "_",
    "сто",
    "двести",
    "триста",
    "четыреста",
    "пятьсот",
    "шестьсот",
    "семьсот",
    "восемьсот",
    "девятьсот",
]
NATIVE_ONES = ["_", "한", "두", "세", "네", "다섯", "여섯", "일곱", "여덟", "아홉"]
NATIVE_TENS = ["_", "열", "스물", "서른", "마흔", "쉰", "예순", "일흔", "여든", "아흔"]


def in_parts(number: int, size: int) -> list[int]:
    """The sections of a number, the lowest first."""
    parts = []
    while number:
        parts.append(number % size)
        number //= size
    return parts


def korean_section(number: int, bare: bool) -> str:
    """Four places; `bare`: a one before a scale is not written."""
    words = ""
    for place, scale in ((1000, "천"), (100, "백"), (10, "십"), (1, "")):
        digit = number // place % 10
        if digit:
            words += ("" if digit == 1 and scale and bare else KOREAN_DIGITS[digit]) + scale
    return words


def korean(number: int, bare: bool = True, blank: str = "") -> str:
    parts = in_parts(number, 10_000)
    words = [korean_section(part, bare) + scale for part, scale in zip(parts, KOREAN_SCALES, strict=False) if part]
    return blank.join(reversed(words))


def chinese_section(number: int, is_first: bool) -> str:
    words, gap = "", False
    for place, scale in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // place % 10
        if digit:
            words += ("零" if gap and words else "") + CHINESE_DIGITS[digit] + scale
            gap = False
        else:
            gap = True
    return words if is_first or number >= 1000 else "零" + words


def chinese(number: int) -> str:
    """Below 10^12, in sections; a missing place is written 零."""
    parts = in_parts(number, 10_000)
    top = len(parts) - 1
    words = [
        chinese_section(part, at == top) + scale
        for at, (part, scale) in enumerate(zip(parts, CHINESE_SCALES, strict=False))
        if part
    ]
    return "".join(reversed(words))


def english_section(number: int, joint: str) -> str:
    words = []
    if number >= 100:
        words.append(f"{ENGLISH_ONES[number // 100]} hundred")
    rest = number % 100
    if rest:
        tail = ENGLISH_ONES[rest] if rest < 20 else ENGLISH_TENS[rest // 10]
        if rest >= 20 and rest % 10:
            tail += f"-{ENGLISH_ONES[rest % 10]}"
        words.append(f"{joint}{tail}" if number >= 100 else tail)
    return " ".join(words)


def english(number: int, joint: str = "") -> str:
    scales = ("", " thousand", " million", " billion", " trillion")
    parts = in_parts(number, 1000)
    words = [english_section(part, joint) + scales[at] for at, part in enumerate(parts) if part]
    return " ".join(reversed(words))


def russian_section(number: int, feminine: bool) -> str:
    words = [RUSSIAN_HUNDREDS[number // 100]] if number >= 100 else []
    rest = number % 100
    if rest >= 20:
        words.append(RUSSIAN_TENS[rest // 10])
        rest %= 10
    if rest:
        words.append({1: "одна", 2: "две"}.get(rest, RUSSIAN_ONES[rest]) if feminine else RUSSIAN_ONES[rest])
    return " ".join(words)


def russian(number: int) -> str:
    forms = (("", "", ""), ("тысяча", "тысячи", "тысяч"), ("миллион", "миллиона", "миллионов"),
             ("миллиард", "миллиарда", "миллиардов"), ("триллион", "триллиона", "триллионов"))  # fmt: skip
    words = []
    for at, part in enumerate(in_parts(number, 1000)):
        if part:
            last, teens = part % 10, 10 < part % 100 < 20
            form = 0 if last == 1 and not teens else 1 if 2 <= last <= 4 and not teens else 2
            words.append(f"{russian_section(part, at == 1)} {forms[at][form]}".strip())
    return " ".join(reversed(words))


def native(number: int) -> str:
    tens, ones = NATIVE_TENS[number // 10], NATIVE_ONES[number % 10]
    return "스무" if number == 20 else (tens if number >= 10 else "") + (ones if number % 10 else "")


def whole(found, text: str) -> Decimal | None:
    """The worth of a numeral that is the whole of a text; None for a part of it, which would be worse."""
    return found.value if found is not None and found.end == len(text) else None


@given(NUMBERS, st.booleans(), st.sampled_from(["", " "]))
def test_a_number_in_korean_words_reads_back(number, bare, blank):
    assume(bare or number >= 10)
    text = korean(number, bare, blank)
    assert whole(read_korean(text, 0, LEXICON.korean.words)[0], text) == number


@given(st.integers(min_value=1, max_value=99), st.integers(min_value=0, max_value=9_999))
def test_a_native_number_reads_back_alone_and_behind_hundreds(ones, hundreds):
    text = korean(hundreds * 100) + native(ones) if hundreds else native(ones)
    assert whole(read_korean(text, 0, LEXICON.korean.words)[0], text) == hundreds * 100 + ones


@given(st.integers(min_value=1, max_value=10**12 - 1))
def test_a_number_in_chinese_characters_reads_back(number):
    text = chinese(number)
    assert whole(read_chinese(text, 0, LEXICON.chinese.words), text) == number, text


@given(st.integers(min_value=1, max_value=10**15 - 1), st.sampled_from(["", "and "]))
def test_a_number_in_english_words_reads_back(number, joint):
    text = english(number, joint)
    assert whole(read_spaced(text, 0, LEXICON.english), text) == number, text
    assert whole(read_spaced(text.capitalize(), 0, LEXICON.english), text) == number


@given(st.integers(min_value=1, max_value=10**15 - 1))
def test_a_number_in_russian_words_reads_back(number):
    text = russian(number)
    assert whole(read_spaced(text, 0, LEXICON.russian), text) == number, text


def figures(text: str, language: str = "ko") -> list[tuple[Decimal | None, str | None]]:
    return [(m.value, m.unit) for m in extract(plain_document(text, language=language), RULES).mentions]


SPELLINGS = {
    "commas": lambda number: f"{number:,}",
    "full-width digits": lambda number: f"{number:,}".translate({c: c + 0xFEE0 for c in b"0123456789,"}),
    "thin blanks": lambda number: f"{number:,}".replace(",", "\u2009"),
    "narrow no-break blanks": lambda number: f"{number:,}".replace(",", "\u202f"),
    "no-break blanks": lambda number: f"{number:,}".replace(",", "\u00a0"),
    "apostrophes": lambda number: f"{number:,}".replace(",", "'"),
    "zero width blanks": lambda number: f"{number:,}".replace(",", ",\u200b"),
    "soft hyphens": lambda number: "\u00ad".join(str(number)),
    "directions": lambda number: f"\u200e{number:,}\u200f",
    "byte order mark": lambda number: f"\ufeff{number:,}",
    "breaks behind commas": lambda number: f"{number:,}".replace(",", ",\n"),
    "plain digits": str,
}


@pytest.mark.parametrize("spelling", SPELLINGS)
@given(number=st.integers(min_value=3_000, max_value=10**12))
@settings(max_examples=40)
def test_no_way_to_group_digits_changes_a_number(spelling, number):
    assert figures(f"국경 너머로 간 상자는 모두 {SPELLINGS[spelling](number)}개로 집계되었다.") == [(number, "item")]


@given(number=SMALL, sign=st.sampled_from("\u200b\u2060\ufeff\u00ad\u200e\u202d\u0301\ufe0f"), place=st.integers(0, 6))
@example(number=1000, sign="\u0301", place=2)  # set on the comma
@settings(max_examples=60)
def test_an_unseen_sign_inside_a_number_never_leaves_its_tail(number, sign, place):
    digits = f"{number:,}"
    place = min(place, len(digits) - 1)
    assume(place > 0)
    written = digits[:place] + sign + digits[place:]
    found = figures(f"모두 {written}개를 보냈다.")
    assert found in ([(number, "item")], []), ascii(written)


@given(SMALL, st.sampled_from(["en", "ru"]))
@settings(max_examples=60)
def test_a_numeral_in_a_sentence_is_read_whole(number, language):
    assume(number > 20)
    text, noun = (english(number), "soldiers") if language == "en" else (russian(number), "солдат")
    frame = f"In all {text} {noun} came." if language == "en" else f"Всего {text} {noun} прибыли."
    assert figures(frame, language) == [(number, "person")], frame


@given(SMALL)
@settings(max_examples=60)
def test_a_chinese_numeral_in_a_sentence_is_read_whole(number):
    assume(number > 20)
    assert figures(f"本次活动共有{chinese(number)}名代表参加。", "zh") == [(number, "person")], chinese(number)


@given(st.integers(min_value=1, max_value=99))
@settings(max_examples=60)
def test_a_native_numeral_in_a_sentence_is_read_whole(number):
    assert figures(f"그날 모두 백{native(number)} 명이 왔다.") == [(100 + number, "person")]


@pytest.mark.parametrize(("scale", "language"), [("million", "en"), ("млн", "ru"), ("тыс.", "ru")])
def test_a_scale_that_is_told_again_and_again_is_as_many_numbers(scale, language):
    found = extract(plain_document(f"1 {scale} " * 700, name="x", language=language), RULES).mentions
    assert len(found) == 700
    assert {mention.value for mention in found} == {1000 if scale == "тыс." else 10**6}


@pytest.mark.parametrize(
    ("text", "language", "values"),
    [
        ("2 billion 3 million 4 thousand tonnes", "en", [2_003_004_000]),
        ("4 млн 477 тыс. человек", "ru", [4_477_000]),
        ("5 млн 6 млн рублей", "ru", [5_000_000, 6_000_000]),
        ("5 млн 6 тыс. 7 тыс. рублей", "ru", [5_006_000, 7_000]),
        ("5 тыс. 6 млн рублей", "ru", [5_000, 6_000_000]),
        ("1 млн 2500 тыс. рублей", "ru", [1_000_000, 2_500_000]),
    ],
)
def test_lower_scales_are_parts_of_the_number_before(text, language, values):
    found = extract(plain_document(text, name="x", language=language), RULES).mentions
    assert [mention.value for mention in found] == values
