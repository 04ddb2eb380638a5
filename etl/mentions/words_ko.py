"""Korean number words: whole tokens before a counter that ends as a word ends.

Number syllables are everywhere in ordinary words (구조, 천명하다, 이 기간, 바이백); a word is a number only
as a whole token with a counter behind it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from etl.exact import share
from etl.mentions.lexicon import Lexicon
from etl.mentions.numbers import parse_native, parse_sino
from etl.mentions.starts import find_from
from etl.mentions.units import read_unit
from etl.mentions.word_quantity import WordQuantity

NATIVE = (
    r"(?:열|스물|서른|마흔|쉰|예순|일흔|여든|아흔)(?:하나|한|두|둘|세|셋|네|넷|다섯|여섯|일곱|여덟|아홉)?"
    r"|두서너|대여섯|예닐곱|일고여덟|여덟아홉|한두|두세|서너|너댓|네댓|네다섯|엳아홉|하나|한|두|세|네|석|넉|스무|다섯|여섯|일곱|여덟|아홉"
)
SINO = r"[일이삼사오육칠팔구]?[십백천만억조](?:[일이삼사오육칠팔구십백천만억조]|여(?=[만억조]))*"
SINO += r"(?:(?<=[만억조])\s[일이삼사오육칠팔구]?[십백천][일이삼사오육칠팔구십백천만억조]*)*"  # 삼억 오천만, 만 천
KO_START = re.compile(
    r"[열쉰일두한세네엳석넉몇십백천만억조삼사오육칠팔구스서마예아대너다하여이륙수](?<![가-힣A-Za-z\d%％].)"
    r"(?:(?<=[열쉰일두한세네엳석넉몇십백천만억조삼사오육칠팔구])|[물무른너흔순닐홉여댓섯나든덟십백천만억조\s])"
)
KO = re.compile(
    rf"(?<![가-힣A-Za-z\d%％])(?:(?P<vague>(?:십수|수|몇)\s?[십백천만억조]+)|(?P<native>{NATIVE})|(?P<sino>{SINO})"
    rf"|(?P<some>몇|수(?=\s(?:차례|개월|년|시간|건|척|주\s?(?:만|안|내|간|동안|전|뒤|후)|일\s?(?:만|안|내|간|전))))|(?P<lone>[일삼사오육칠팔구]))(?P<over>여)?(?=\s?[가-힣%A-Za-z㎞㎏㎡㎢])"
)
KO_FRACTION = re.compile(r"(?<![가-힣\d])([이삼사오육칠팔구십백])\s?분의\s?([일이삼사오육칠팔구])(?![가-힣]*[십백천])")
ORDINAL = re.compile(r"(?<![가-힣])(?:(?:첫|둘|셋|넷|다섯|여섯|일곱|여덟|아홉|열)째|첫\s?번째)(?![가-힣]{0,1}날)")
STRICT_END = re.compile(
    r"(?:$|[^가-힣]|은|는|이|가|을|를|의|에|로|으로|와|과|도|만|까지|부터|이나|나|씩|여|이상|이하|미만|가량|정도|안팎|쯤|간|동안|째|짜리|"
    r"이다|인|였|이었|보다|라|에서|밖에|마다|뿐|반|전|후|뒤|내|이내|넘|남짓|에게|분|치|며|고|안|이던|란|들|초과|당|어치|대|꼴)"
)
GLUED = {"명", "개", "달", "차례", "배", "번", "가지", "시간", "살", "곳", "사람", "척", "나라", "개월"}
GLUED_SCALE = {
    "년",
    "년간",
    "원",
    "달러",
    "톤",
    "배럴",
    "개국",
    "퍼센트",
    "프로",
    "위안",
    "루블",
    "유로",
    "엔",
    "센트",
    "불",
}
YEAR_APART = re.compile(r"\s?(?:만에|뒤|전에|앞서|더\s)")
HOMOGRAPHS = {
    "구조",
    "이조",
    "사조",
    "오조",
    "일조",
    "억조",
    "만조",
    "백조",
    "천조",
    "조만",
    "만만",
    "천만",
    "백만",
    "만",
    "조",
    "억",
    "이만",
}
NEEDS_BLANK = {"만", "백만", "천만", "억"}


def find_korean_words(text: str, lexicon: Lexicon) -> Iterator[WordQuantity]:
    """Ordinals, fractions, whole words and numerals before counters, as they come."""
    for found in ORDINAL.finditer(text) if "째" in text else ():
        yield WordQuantity(
            found.start(), found.end(), found.end(), None, None, name="ordinal", reason="차례를 나타내는 말"
        )
    for found in KO_FRACTION.finditer(text) if "분의" in text else ():
        low, high = parse_sino(found[1], lexicon), parse_sino(found[2], lexicon)
        if low and high:
            yield WordQuantity(
                found.start(), found.end(), found.end(), share(high, low), "fraction", rule="number.fraction"
            )
    yield from _whole_words(text, lexicon)
    for found in find_from(KO_START, KO, text):
        quantity = _korean_quantity(text, found, lexicon)
        if quantity is not None:
            yield quantity


def _korean_quantity(text: str, found: re.Match[str], lexicon: Lexicon) -> WordQuantity | None:
    end = found.end()
    unit = read_unit(text, end, found.start(), lexicon)
    if unit is None or unit.per:
        return None
    word = text[unit.start : unit.end]
    glued = unit.start == end
    number = found["native"] or found["sino"] or found["lone"] or ""
    if not STRICT_END.match(text, unit.end) or not _may_stand(found, number, word, glued, text, lexicon):
        return None
    if text[unit.end : unit.end + 1] == "째" and unit.unit.dimension != "duration":
        return WordQuantity(found.start(), unit.end + 1, end, None, None, name="ordinal", reason="차례를 나타내는 말")
    value, high = _worth(found, number, lexicon)
    vague = found["vague"] is not None or found["some"] is not None
    if value is None and not vague:
        return None
    if found["over"] and vague:
        pass
    return WordQuantity(
        found.start(), unit.end, found.end() - len(found["over"] or ""), value, unit.unit.id, unit, vague,
        found["over"] is not None or "여" in (found["sino"] or ""), high, rule="number.vague" if vague else "number.words",
    )  # fmt: skip


def _may_stand(found: re.Match[str], number: str, word: str, glued: bool, text: str, lexicon: Lexicon) -> bool:
    if found["lone"]:
        return word in lexicon.lone.get(number, ())
    if number in HOMOGRAPHS and number not in NEEDS_BLANK:
        return False
    if found["native"] and word == "일":
        return False
    if number == "한" and word == "해":  # 2024년 한 해 동안, 한 해 400만 배럴: no length of time
        return YEAR_APART.match(text, found.end() + 1 + (not glued)) is not None
    if found["native"] and glued:
        return word in GLUED and not (number == "한" and word in ("번", "배", "개")) and number not in ("열", "쉰")
    if found["sino"]:
        if len(number) == 1 and glued:
            return word in GLUED_SCALE
        if number == "만" and re.match(r"\s\d", text[found.end() : found.end() + 2]):
            return False
    if found["native"] and word == "번" and number == "한":
        return not re.search(r"(?:또|다시|더)\s$", text[max(0, found.start() - 3) : found.start()]) and not re.match(
            r"\s(?:더|쯤)", text[found.end() + 2 : found.end() + 5]
        )
    return True


def _worth(found: re.Match[str], number: str, lexicon: Lexicon) -> tuple[Decimal | None, Decimal | None]:
    if found["vague"]:
        return parse_sino(re.sub(r"[수몇\s]", "", found["vague"]), lexicon), None
    if found["some"]:
        return None, None
    if number in lexicon.native_ranges:
        low, high = lexicon.native_ranges[number]
        return Decimal(low), Decimal(high)
    if found["native"]:
        return parse_native(number, lexicon), None
    return parse_sino(re.sub(r"[여\s]", "", number), lexicon), None


def _whole_words(text: str, lexicon: Lexicon) -> Iterator[WordQuantity]:
    for found in find_from(*lexicon.whole_words, text):
        word, end = found[0], found.end()
        if word in lexicon.whole:
            needs = lexicon.whole_only_before.get(word)
            if needs is not None and not needs.match(text, end):
                continue
            stop = lexicon.whole_not_before.get(word)
            if (stop is not None and stop.match(text, end)) or not STRICT_END.match(text, end):
                continue
            value, unit = lexicon.whole[word]
            yield WordQuantity(found.start(), end, end, value, unit, rule="number.whole_word")
        elif word in lexicon.vague_units:
            if STRICT_END.match(text, end) or re.match(r"[치분]", text[end : end + 1]):
                yield WordQuantity(
                    found.start(), end, end, None, lexicon.vague_units[word], is_vague=True, rule="number.vague"
                )
        elif lexicon.vague_follow is not None and lexicon.vague_follow.match(text, end):
            yield WordQuantity(
                found.start(), end, end, None, lexicon.vague_units_before[word], is_vague=True, rule="number.vague"
            )
