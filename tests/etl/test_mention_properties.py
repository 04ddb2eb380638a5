"""What holds for any text: no exception, exact spans, no overlap, nothing unaccounted for."""

import json
import re
from dataclasses import replace
from decimal import Decimal
from itertools import islice, pairwise
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from etl.documents import plain_document
from etl.exact import LONGEST
from etl.extract import extract
from etl.meaning.view import View
from etl.mentions import dates_ko
from etl.mentions.dates_en import EN
from etl.mentions.dates_ru import RU
from etl.mentions.dates_zh import ZH
from etl.mentions.lexicon import lexicon_of
from etl.mentions.numbers import parse_sino
from etl.mentions.starts import find_from
from etl.passages.sentences import LONGEST as LONGEST_SENTENCE
from etl.reading.view import view_text
from etl.rules import Units
from tests.rules import own_rules

pytestmark = pytest.mark.whole

ROOT = Path(__file__).parents[2]
RULES = own_rules()
LEXICON = lexicon_of(RULES)

PIECES = st.sampled_from(
    [
        "약 ",
        "총 ",
        "최소 ",
        "1만 3,000여",
        "2,400억",
        "12",
        "3.5",
        "-0.2",
        "천",
        "두",
        "수백만",
        "몇 ",
        "개",
        " 명",
        " 달러",
        "%",
        "배럴",
        "년",
        "월",
        "일",
        " 이상",
        "을 넘는",
        "를 돌파",
        "까지",
        "부터",
        "2024년",
        " 9-11월",
        "작년",
        "에 따르면",
        "국가정보원은 ",
        "밝혔다.",
        " ",
        "\n",
        "\n\n",
        "¹",
        "¹⁾",
        "1)",
        "(",
        ")",
        "“",
        "”",
        ".",
        ",",
        "·",
        "ㆍ",
        "~",
        "<표 1>",
        "|",
        "한국은행",
        "북한",
        "million ",
        "more than ",
        "近300亿美元",
        "более 5 тыс. ",
        "тонн",
        "https://a.b/1?c=2",
        "제2375호",
        "△4.5",
    ]
)
TEXTS = st.one_of(st.text(max_size=200), st.lists(PIECES, max_size=40).map("".join))


def read(text: str):
    return extract(plain_document(text, published="2024-07-08"), RULES)


@given(TEXTS)
def test_any_text_is_read_without_an_exception_and_every_span_is_exact(text):
    result = read(text)
    for mention in result.mentions:
        assert text[mention.start : mention.end] == mention.quote
        assert mention.sentence_start <= mention.start < mention.end <= mention.sentence_end or mention.table
        for proof in mention.evidence:
            assert text[proof.span.start : proof.span.end] == proof.quote
    for numeral in result.numerals:
        assert text[numeral.start : numeral.end] == numeral.quote
        assert numeral.numeral_class
        assert numeral.reason


@given(TEXTS)
def test_mentions_do_not_overlap_and_numerals_do_not(text):
    result = read(text)
    for items in (result.mentions, result.numerals):
        ends = sorted((item.start, item.end) for item in items)
        assert all(first[1] <= second[0] for first, second in pairwise(ends))


@given(TEXTS)
def test_every_digit_lies_in_a_numeral(text):
    covered = {place for numeral in read(text).numerals for place in range(numeral.start, numeral.end)}
    assert [place for place, char in enumerate(text) if char.isdecimal() and place not in covered] == []


@given(TEXTS)
def test_every_character_lies_in_a_passage_and_reads_as_written(text):
    covered = set()
    for passage in read(text).passages:
        for place in range(len(passage.reading)):
            span = passage.span(place, place + 1)
            covered.update(range(span.start, span.end))
            written = view_text(text[span.start : span.end])
            assert passage.reading[place].isspace() or passage.reading[place] in (
                written,
                view_text(f"1{written}1")[1:-1],
            )
    unseen = [place for place, char in enumerate(text) if not char.isspace() and place not in covered]
    assert [place for place in unseen if view_text(text[place])] == []


@given(st.integers(min_value=1, max_value=10**12))
def test_a_number_in_korean_syllables_reads_back(number):
    assert parse_sino(spell_sino(number), LEXICON) == number


@given(st.integers(min_value=1, max_value=99))
def test_a_native_number_before_a_counter_reads_back(number):
    word = spell_native(number)
    mentions = read(f"모두 {word} 명이 왔다.").mentions
    assert [mention.value for mention in mentions] == [number]


@given(st.integers(min_value=10_000, max_value=10**11))
def test_a_mixed_numeral_reads_back_with_and_without_a_wrap(number):
    assume(number % 10_000 == 0 or number % 10_000 >= 10)  # "5만 3개": a single digit behind a blank counts anew
    spaced = spell_mixed(number)
    for text in (spaced, spaced.replace(" ", ""), spaced.replace(" ", "\n\n", 1)):
        mentions = read(f"교역에 쓴 돈은 모두 합하여 {text} 달러로 보고되었다.").mentions
        assert [(mention.value, mention.unit) for mention in mentions] == [(Decimal(number), "USD")], text


@given(
    st.sampled_from(
        ["그 뒤의 일은 알 수 없다.", "2023년에는 300명이 왔다.", "국가정보원은 이를 부인하였다.", "교역은 5% 줄었다."]
    )
)
def test_a_sentence_added_behind_moves_no_earlier_mention(addition):
    text = "국가정보원은 2024년 컨테이너 1만 개 이상이 갔다고 밝혔다."
    before, after = read(text).mentions, read(f"{text} {addition}").mentions
    assert [(m.id, m.value, m.bound, m.period, m.origin) for m in before] == [
        (m.id, m.value, m.bound, m.period, m.origin) for m in after[: len(before)]
    ]


@pytest.mark.parametrize(
    "unit", ["1", "만", "(", "수백만 ", "1만 ", "2024년 ", "약 ", "“", "1.", "한 ", "1,", "북", "에 따르면 "]
)
def test_hostile_repetition_costs_in_proportion(unit):
    """Counted in work, not in seconds: a text twice as long yields at most about twice the records."""
    short, long = read(unit * 2_000), read(unit * 4_000)
    assert len(long.numerals) <= 2 * len(short.numerals) + 5


@pytest.mark.parametrize(
    ("unit", "text"),
    [
        ("percent", "수출은 5% 늘었다."),
        ("percent", "가\t비율\n나\t5%\n다\t6%\n"),
        ("percentage_point", "비중은 0.5%p 올랐다."),
        ("fraction", "주민의 3분의 1이 떠났다."),
        ("times", "수출은 두 배로 늘었다."),
        ("times", "Exports doubled to 3 times the level."),
        ("USD", "수출은 5달러였다."),
        ("person", "북한은 병사 5명을 보냈다."),
    ],
)
def test_a_unit_that_a_workspace_has_taken_out_is_none_of_its_figures(unit, text):
    """What a person takes out of units.toml stays out, also where a sign or a phrase names the unit by itself."""
    kept = Units({name: known for name, known in RULES.units.items() if name != unit})
    document = plain_document(f"{text}\n\n북한은 컨테이너 13,000개를 보냈다.")
    assert unit in {mention.unit for mention in extract(document, RULES).mentions}
    mentions = extract(document, replace(RULES, units=kept)).mentions
    assert "13,000개" in [mention.quote for mention in mentions]
    assert unit not in {mention.unit for mention in mentions}


def texts_of_cases():
    for path in sorted((ROOT / "tests/cases").glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            case = json.loads(line)
            if "text" in case:
                yield case["text"], case.get("lang", "ko")
    for path in sorted((ROOT / "tests/cases/tables").glob("*.txt")):
        yield path.read_text(encoding="utf-8"), "ko"


@pytest.mark.parametrize("third", range(3))
def test_any_text_is_read_with_whatever_units_a_workspace_has_left(third):
    dimensions = [(), ("money", "count"), ("ratio", "length", "duration")][third]
    kept = Units({name: unit for name, unit in RULES.units.items() if unit.dimension in dimensions})
    rules = replace(RULES, units=kept)
    for text, language in islice(texts_of_cases(), third, None, 3):
        for mention in extract(plain_document(text, language=language), rules).mentions:
            assert mention.unit is None or kept.find(mention.unit) is not None, text


@pytest.mark.parametrize("head", ["<표 1> ", "그림 2. ", "자료: ", "주: ", "# ", "- ", ""])
def test_no_sentence_is_longer_than_one_whatever_it_stands_in(head):
    """What looks up the whole sentence for each of its figures costs no square of the text."""
    passages = extract(plain_document(head + "컨테이너 1개 " * 400), RULES).passages
    assert max(end - start for passage in passages for start, end in passage.sentences) <= LONGEST_SENTENCE


def test_a_sentence_is_looked_through_once_for_all_its_figures():
    class Counted:
        asked = 0

        def finditer(self, *where):
            Counted.asked += 1
            return re.finditer("1개", where[0])

    passage = extract(plain_document("컨테이너 1개와 1개이다."), RULES).passages[0]
    view, pattern = View(passage, 0, 0, len(passage.reading), (), None), Counted()
    assert view.spans(pattern) == view.spans(pattern) == [(5, 7), (9, 11)]
    assert Counted.asked == 1


@pytest.mark.parametrize(
    "text",
    [
        *("1" * 5_000 + "기", "1" * 5_000 + "분의 " + "1" * 5_000, "2분의 " + "1" * 40, "1" + " million" * 2_000),
        *("two" + " million" * 2_000 + " people", "이 중 1명이다. " * 1_500, "이 기간 1명이다. " * 1_500),
        "한다." + "¹" * 40 + "x",
    ],
)
def test_no_length_of_a_number_or_of_a_chain_is_an_error(text):
    found = read(text)
    covered = {place for numeral in found.numerals for place in range(numeral.start, numeral.end)}
    assert {place for place, char in enumerate(text) if char.isdecimal()} <= covered


LONG = "9" * 5_000
SHAPES = (
    *(
        "컨테이너 {}개 이상이다.",
        "{}",
        "{}%",
        "${} million",
        "1~{}개",
        "2±{}%",
        "천{}명",
        "{} 대 3",
        "3분의 {}",
        "△{}",
        "0.{}",
    ),
    *("1.{}개", "1 {}/2 mile", "{}억 {}만 명", "일본 {}시간 30분", "가\t나\n{}\t{}\n", "삼분의 {}", "{}명 중 3명"),
)


@pytest.mark.parametrize("shape", SHAPES)
def test_digits_without_end_are_no_number_and_what_stands_beside_them_is_read(shape):
    text = shape.replace("{}", LONG) + "\n\n북한은 컨테이너 13,000개를 보냈다."
    found = read(text)
    assert [m.value for m in found.mentions if m.quote == "13,000개"] == [13_000]
    assert all(value is None or value < 10**30 for m in found.mentions for value in (m.value, m.low, m.high))
    covered = {place for numeral in found.numerals for place in range(numeral.start, numeral.end)}
    assert {place for place, char in enumerate(text) if char.isdecimal()} <= covered


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ko", "이 점 " + "칠" * 5_000 + " 퍼센트. 북한은 컨테이너 13,000개를 보냈다."),
        ("zh", "三点" + "七" * 5_000 + "亿。共13,000人。"),
    ],
)
def test_decimals_in_words_without_end_are_no_number(language, text):
    values = [m.value for m in extract(plain_document(text, language=language), RULES).mentions]
    assert 13_000 in values
    assert all(len(value.as_tuple().digits) <= LONGEST for value in values if value is not None)


def test_no_length_at_which_arithmetic_ends_is_an_error():
    found = read("북한은 컨테이너 13,000개를 보냈다. 컨테이너 " + "9" * 1_100_000 + "개 이상이다.")
    assert [m.value for m in found.mentions] == [13_000]


@pytest.mark.parametrize("word", ["조", "가", "가·"])
def test_a_name_without_end_is_looked_at_once(word):
    assert read(word * 2_000 + " 교수는").mentions == ()


STARTS = {
    "Korean dates": (dates_ko.KO_START, dates_ko.KO),
    "English dates": (EN.start, EN.whole),
    "Russian dates": (RU.start, RU.whole),
    "Chinese dates": (ZH.start, ZH.whole),
    "whole words": LEXICON.whole_words,
}
WORDS_OF_TIME = (
    *("2024년", "3월", "19일", "’23", "상반기", "일사분기", "사 사분기", "3/4분기", "지난 달", "그 전해", "이듬해"),
    *("올 상반기", "현재까지", "May 3", "June 2023", "the 1990s", "last year", "FY2023", "Q1 2024", "2024-01-02"),
    *("first half of 2023", "2023", "수백만 명", "한두", "스물세", "열두", "몇 년", "십수 명", "이틀", "절반", "하루"),
    *("수년", "여덟", "예닐곱", "만 명", "네", "Between ", "H1 2025", "2Q25", "the year to ", "year-end", "10 and 20 "),
    *(
        "первые ",
        "9 месяцев ",
        "II квартал",
        "года",
        "мае",
        "прошлого ",
        "2025年",
        "前三季度",
        "1—9月",
        "年底",
        "十年前",
    ),
    *(" ", ",", "1", "a", "가", "(", "~", ".", "\n", "일", "이", "수 "),
)


@pytest.mark.parametrize("name", STARTS)
@given(words=st.lists(st.sampled_from(WORDS_OF_TIME) | st.text(max_size=2), max_size=12))
def test_a_first_look_misses_nothing_that_the_whole_pattern_finds(name, words):
    start, pattern = STARTS[name]
    text = "".join(words)
    found = [match.span() for match in find_from(start, pattern, text)]
    assert found == [match.span() for match in pattern.finditer(text)]


def spell_sino(number: int) -> str:
    """삼십만 for 300,000."""
    digits = "영일이삼사오육칠팔구"
    result = ""
    for power, big in ((12, "조"), (8, "억"), (4, "만"), (0, "")):
        section = number // 10**power % 10_000
        if not section:
            continue
        words = "".join(
            ("" if digit == 1 and small else digits[digit]) + small
            for small, digit in zip(
                ("천", "백", "십", ""),
                (section // 1000, section // 100 % 10, section // 10 % 10, section % 10),
                strict=True,
            )
            if digit
        )
        result += words + big
    return result


def spell_native(number: int) -> str:
    """서른다섯 for 35, in the form that stands before a counter."""
    tens = ["", "열", "스물", "서른", "마흔", "쉰", "예순", "일흔", "여든", "아흔"]
    ones = ["", "한", "두", "세", "네", "다섯", "여섯", "일곱", "여덟", "아홉"]
    return "스무" if number == 20 else tens[number // 10] + ones[number % 10]


def spell_mixed(number: int) -> str:
    """1만 3,000 for 13,000."""
    parts = []
    for power, big in ((8, "억"), (4, "만"), (0, "")):
        section = number // 10**power if power == 8 else number // 10**power % 10_000
        if section:
            parts.append(f"{section:,}{big}")
    return " ".join(parts)


@pytest.mark.parametrize("text", ["1,200원/", "5 kg/", "90-day/", "12 km ", "3만 톤/"])
def test_a_text_that_ends_in_the_middle_of_a_unit_is_read_to_its_end(text):
    (mention,) = extract(plain_document(text), RULES).mentions
    assert mention.end <= len(text)
