"""Names of those who state are whole, and names: over all open texts of the gold, and in words of its own."""

import re
from pathlib import Path

import pytest

from etl.bench.gold import read_gold
from etl.documents import plain_document
from etl.extract import extract
from tests.rules import own_rules

GOLD = Path(__file__).parents[3] / "tests" / "gold"
RULES = own_rules()
PARTICLES = {"ko": ("에서", "으로", "에게", "까지", "부터", "보다", "지만", "하고"), "zh": tuple("还却则也都又就才的")}
POINTING = {
    "ko": re.compile(r"(?:이|그|저|동|해당|상기|같은)\s[가-힣]+"),
    "en": re.compile(r"(?i:(?:the\s)?(?:same|this|that|these|those)\b.*|it|he|she|they|we)"),
    "ru": re.compile(r"(?i:эт(?:от|а|о|и)\b.*|он|она|оно|они|мы)"),
    "zh": re.compile(r"这.*|该.{1,2}|他|她|它|他们|有人"),
}
ADJECTIVES = {
    "en": re.compile(r"[A-Z][a-z]+(?:ean|ian|can|ish|ese)"),
    "ru": re.compile(r"[А-ЯЁ][а-яё-]*(?:[сц]к|льн|чн)(?:ой|ого|ому|им|ую|их|ими|ая|ое|ий|ие)"),
}
LETTER = re.compile(r"[^\W\d_]")


def is_counted(name):
    """A word of a unit, or what ends like a quantity and is no person and no office: 개국, 총출력, 건강보험 재정."""
    units = {word for unit in RULES.units.values() for word in unit.words}
    ko = RULES.languages["ko"]["meaning"]
    ends = (*(word for word in ko["quantities"] if len(word) > 1), "재정", "출력")
    others = (*ko["offices"], *ko["persons"], *ko["people"])
    last = name.split()[-1]
    return last in units or (last.endswith(ends) and not last.endswith(others))


def is_cut(text, name):
    """Whether every place at which a name stands in a text is inside a longer word."""
    places = [(hit.start(), hit.end()) for hit in re.finditer(re.escape(name), text)]
    return bool(places) and all(_is_inside(text, start, end) for start, end in places)


def _is_inside(text, start, end):
    before, first, last, behind = text[start - 1 : start], text[start], text[end - 1], text[end : end + 1]
    is_han = re.match(r"[一-鿿]", first) is not None
    is_owned = before in ("'", "’") and LETTER.match(text[start - 2 : start - 1]) is not None
    if is_owned or (not is_han and (LETTER.match(before) or (before.isdigit() and LETTER.match(first)))):
        return True
    return re.match("[A-Za-z]", last) is not None and re.match("[A-Za-z]", behind) is not None


def wrong_with(name, text, language):
    """What makes some words no name; "" for a name."""
    if is_cut(text, name):
        return "is cut from a word"
    if name.endswith(PARTICLES.get(language, ())) or not LETTER.search(name):
        return "ends in a particle"
    if (shape := POINTING[language].fullmatch(name)) is not None and shape:
        return "only points at one"
    if language in ADJECTIVES and ADJECTIVES[language].fullmatch(name) is not None:
        return "is an adjective"
    return "is counted or measured" if is_counted(name) else ""


def names_in(text, language, published="2025-11-20"):
    found = extract(plain_document(text, language=language, published=published), RULES)
    unknown = [mention for mention in found.mentions if (mention.origin or "").startswith("name:")]
    return {mention.origin_name for mention in unknown}


@pytest.mark.whole
def test_no_one_who_states_has_a_particle_a_pronoun_a_quantity_or_half_a_word_for_a_name():
    wrong = {}
    for gold in read_gold(GOLD):
        for name in names_in(gold.text, gold.language, gold.published):
            if reason := wrong_with(name, gold.text, gold.language):
                wrong[gold.doc, name] = reason
    assert wrong == {}


@pytest.mark.parametrize(
    ("name", "text", "language", "reason"),
    [
        ("개국", "11개국이 참여하는 감시단은", "ko", "is cut from a word"),
        ("정부 안팎에서", "정부 안팎에서는 3만 톤으로 본다", "ko", "ends in a particle"),
        ("이 기관", "이 기관은 43차례라고 밝혔다", "ko", "only points at one"),
        ("건강보험 재정", "건강보험 재정은 흑자였다", "ko", "is counted or measured"),
        ("총수출", "총수출은 3억 달러에 이른다고", "ko", "is counted or measured"),
        ("报告还", "报告还说，出口下降4%", "zh", "ends in a particle"),
        ("Дальневосточной", "по данным Дальневосточной железной дороги", "ru", "is an adjective"),
        ("European", "European states imported", "en", "is an adjective"),
        ("s demographers", "The UN's demographers put it at 1.01", "en", "is cut from a word"),
        ("Росстат", "Росстат сообщил", "ru", ""),
        ("한국해양센터", "한국해양센터는 3만 척이라고 밝혔다", "ko", ""),
    ],
)
def test_what_is_no_name_is_told_from_names(name, text, language, reason):
    assert wrong_with(name, text, language) == reason
