"""Numbers written in words, wherever a whole token of number words stands before a unit.

Korean number syllables are everywhere in ordinary words (구조, 천명하다, 이 기간, 바이백), so a word is a
number only as a whole token with a counter behind it that ends as a word ends.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from etl.mentions.lexicon import Lexicon
from etl.mentions.numbers import parse_native, parse_sino
from etl.mentions.units import UnitRead, read_unit

NATIVE = (
    r"(?:열|스물|서른|마흔|쉰|예순|일흔|여든|아흔)(?:하나|한|두|둘|세|셋|네|넷|다섯|여섯|일곱|여덟|아홉)?"
    r"|두서너|대여섯|예닐곱|일고여덟|여덟아홉|한두|두세|서너|너댓|네댓|네다섯|엳아홉|하나|한|두|세|네|석|넉|스무|다섯|여섯|일곱|여덟|아홉"
)
SINO = r"[일이삼사오육륙칠팔구]?[십백천만억조][일이삼사오육륙칠팔구십백천만억조]*"
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
GLUED_SCALE = {"년", "년간", "원", "달러", "톤", "배럴", "개국"}
HOMOGRAPHS = {"구조", "이조", "사조", "오조", "일조", "억조", "만조", "백조", "천조", "조만", "만만", "천만", "백만", "만", "조", "억", "이만"}
NEEDS_BLANK = {"만", "백만", "천만", "억"}
ENGLISH = re.compile(r"(?<![A-Za-z\d])([A-Za-z]+(?:-[a-z]+)?)(?![A-Za-z])")
CHINESE = re.compile(
    r"(?P<percent>百分之)?(?P<vague>[数數几幾])?(?P<num>[零〇一二两兩三四五六七八九十百千万萬亿億]+)(?P<few>[几幾])?(?P<over>[多余餘])?"
)
CHINESE_SOME = re.compile(r"(?<![十\d])[几幾数數](?=次|个|個|名|艘|枚|年|天|周|轮|项)")
ENGLISH_FOLD = re.compile(r"\b(?P<word>[a-z]+?)-?fold\b", re.IGNORECASE)
CHINESE_FRACTION = re.compile(r"([二三四五六七八九十])分之([一二三四五六七八九])")
RUSSIAN = re.compile(r"(?<![А-Яа-яЁё\d])[А-Яа-яЁё]+(?![А-Яа-яЁё])")


@dataclass(frozen=True, slots=True)
class WordQuantity:
    """A number in words with its unit, or an ordinal in words."""

    start: int
    end: int
    number_end: int
    value: Decimal | None
    unit_id: str | None
    unit: UnitRead | None = None
    is_vague: bool = False
    over: bool = False
    high: Decimal | None = None
    name: str = "quantity"
    reason: str = ""
    rule: str = "number.words"


def find_words(text: str, lexicon: Lexicon) -> list[WordQuantity]:
    """All numbers in words, in order, not overlapping."""
    found: list[WordQuantity] = []
    if re.search(r"[가-힣]", text):
        found += _korean(text, lexicon)
    if re.search(r"[零一二两三四五六七八九十百千万亿数几]", text):
        found += _chinese(text, lexicon)
    if re.search(r"[а-яё]", text):
        found += _russian(text, lexicon)
    if re.search(r"[a-z]{3}", text):
        found += _english(text, lexicon)
    found.sort(key=lambda item: (item.start, -item.end))
    kept: list[WordQuantity] = []
    for item in found:
        if not kept or item.start >= kept[-1].end:
            kept.append(item)
    return kept


def _korean(text: str, lexicon: Lexicon) -> Iterator[WordQuantity]:
    for found in ORDINAL.finditer(text):
        yield WordQuantity(found.start(), found.end(), found.end(), None, None, name="ordinal", reason="차례를 나타내는 말")
    for found in KO_FRACTION.finditer(text):
        low, high = parse_sino(found[1], lexicon), parse_sino(found[2], lexicon)
        if low and high:
            yield WordQuantity(found.start(), found.end(), found.end(), round(high / low, 10), "fraction", rule="number.fraction")
    yield from _whole_words(text, lexicon)
    for found in KO.finditer(text):
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
        found["over"] is not None, high, rule="number.vague" if vague else "number.words",
    )  # fmt: skip


def _may_stand(found: re.Match[str], number: str, word: str, glued: bool, text: str, lexicon: Lexicon) -> bool:
    if found["lone"]:
        return word in lexicon.lone.get(number, ())
    if number in HOMOGRAPHS and number not in NEEDS_BLANK:
        return False
    if found["native"] and word == "일":
        return False
    if found["native"] and glued:
        return word in GLUED and not (number == "한" and word in ("번", "배", "개")) and number not in ("열", "쉰")
    if found["sino"]:
        if len(number) == 1 and glued:
            return word in GLUED_SCALE
        if number == "만" and re.match(r"\s\d", text[found.end() : found.end() + 2]):
            return False
    if found["native"] and word == "번" and number == "한":
        return not re.search(r"(?:또|다시|더)\s$", text[max(0, found.start() - 3) : found.start()]) and not re.match(r"\s(?:더|쯤)", text[found.end() :][2:5])
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
    return parse_sino(number, lexicon), None


def _whole_words(text: str, lexicon: Lexicon) -> Iterator[WordQuantity]:
    for found in _whole_pattern(tuple(lexicon.whole), tuple(lexicon.vague_units), tuple(lexicon.vague_units_before)).finditer(text):
        word, end = found[0], found.end()
        if word in lexicon.whole:
            needs = lexicon.whole_only_before.get(word)
            if needs is not None and not needs.match(text, end):
                continue
            stop = lexicon.whole_not_before.get(word)
            if stop is not None and stop.match(text, end) or not STRICT_END.match(text, end):
                continue
            value, unit = lexicon.whole[word]
            yield WordQuantity(found.start(), end, end, value, unit, rule="number.whole_word")
        elif word in lexicon.vague_units:
            if STRICT_END.match(text, end) or re.match(r"[치분]", text[end : end + 1]):
                yield WordQuantity(found.start(), end, end, None, lexicon.vague_units[word], is_vague=True, rule="number.vague")
        elif lexicon.vague_follow is not None and lexicon.vague_follow.match(text, end):
            yield WordQuantity(found.start(), end, end, None, lexicon.vague_units_before[word], is_vague=True, rule="number.vague")


@lru_cache(maxsize=4)
def _whole_pattern(*groups: tuple[str, ...]) -> re.Pattern[str]:
    words = sorted((word for group in groups for word in group), key=len, reverse=True)
    return re.compile(rf"(?<![가-힣A-Za-z\d])(?:{'|'.join(map(re.escape, words))})")


def _english(text: str, lexicon: Lexicon) -> Iterator[WordQuantity]:
    data = lexicon.raw["en"]["numbers"]
    for found in _phrases(tuple(data["fractions"])).finditer(text):
        if re.match(r"\s(?:of|the|its|their|from)\b", text[found.end() : found.end() + 6]) and not re.search(
            r"(?:first|second|latter|other)\s$", text[max(0, found.start() - 8) : found.start()], re.IGNORECASE
        ):
            yield WordQuantity(found.start(), found.end(), found.end(), Decimal(data["fractions"][found[0].lower()]), "fraction", rule="number.fraction")
    for found in _phrases(tuple(data["multiples"])).finditer(text):
        plain = found[0].lower() == "twice" and not re.match(r"\s(?:as|the|that|its|their|more)\b", text[found.end() : found.end() + 7])
        value = Decimal(data["multiples"][found[0].lower()])
        yield WordQuantity(found.start(), found.end(), found.end(), value, "time" if plain else "times", rule="number.multiple")
    for found in _phrases((*data["vague"], *data["vague_none"])).finditer(text):
        value = data["vague"].get(found[0].lower())
        unit = read_unit(text, found.end(), found.start(), lexicon)
        if unit is not None:
            yield WordQuantity(
                found.start(), unit.end, found.end(), None if value is None else Decimal(value), unit.unit.id, unit,
                is_vague=True, rule="number.vague",
            )  # fmt: skip
    yield from _english_numbers(text, data, lexicon)


def _english_numbers(text: str, data: dict, lexicon: Lexicon) -> Iterator[WordQuantity]:
    for found in ENGLISH_FOLD.finditer(text):
        if found["word"].lower() in data["words"] and found[0].lower() not in data["multiples"]:
            value = Decimal(data["words"][found["word"].lower()])
            yield WordQuantity(found.start(), found.end(), found.end(), value, "times", rule="number.multiple")
    words, scales = data["words"], {key: value for key, value in data["scales"].items() if len(key) > 3}
    pattern = _english_pattern(tuple(words), tuple(scales))
    reached = 0
    for found in pattern.finditer(text):
        if found.start() < reached:
            continue
        value, end, high = _english_worth(found[0].lower(), words, scales), found.end(), None
        more = re.compile(r"\s(?:to|or)\s").match(text, end)
        second = pattern.match(text, more.end()) if more else None
        if second is not None:
            high, end = _english_worth(second[0].lower(), words, scales), second.end()
        unit = read_unit(text, end, found.start(), lexicon)
        if value is None or unit is None or unit.unit.id == "point" or high is not None and high <= value:
            continue
        reached = unit.end
        yield WordQuantity(found.start(), unit.end, end, value, unit.unit.id, unit, high=high)


@lru_cache(maxsize=4)
def _phrases(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, sorted(words, key=len, reverse=True)))})\b", re.IGNORECASE)


@lru_cache(maxsize=4)
def _english_pattern(words: tuple[str, ...], scales: tuple[str, ...]) -> re.Pattern[str]:
    number = "|".join(sorted(words, key=len, reverse=True))
    scale = "|".join(sorted(scales, key=len, reverse=True))
    return re.compile(
        rf"\b(?:(?:half\sa|a|an)\s(?:{scale}|dozen)|(?:{number})(?:[- ](?:{number}))?(?:\sdozen)?(?:\s(?:{scale}))*)\b(?!-)",
        re.IGNORECASE,
    )


def _english_worth(phrase: str, words: dict[str, int], scales: dict[str, int]) -> Decimal | None:
    total, last = Decimal(0), None
    factor = Decimal(1)
    for token in re.split(r"[\s-]+", phrase):
        if token in ("a", "an"):
            last = last if last is not None else Decimal(1)
        elif token == "half":
            last = Decimal("0.5")
        elif token == "dozen":
            factor *= 12
        elif token in scales:
            factor *= scales[token]
        elif token in words:
            if last is not None and not (last >= 20 and words[token] < 10):
                return None
            last = (last or Decimal(0)) + words[token]
    return total + (last if last is not None else 1) * factor


def _chinese(text: str, lexicon: Lexicon) -> Iterator[WordQuantity]:
    not_words = tuple(lexicon.raw["zh"]["numbers"]["not_words"])
    for found in CHINESE_FRACTION.finditer(text):
        low, high = parse_sino(found[1], lexicon), parse_sino(found[2], lexicon)
        if low and high:
            yield WordQuantity(found.start(), found.end(), found.end(), round(high / low, 10), "fraction", rule="number.fraction")
    fractions = lexicon.raw["zh"]["numbers"]["fractions"]
    for word, value in fractions.items():
        for found in re.finditer(word, text):
            yield WordQuantity(found.start(), found.end(), found.end(), Decimal(value), "fraction", rule="number.fraction")
    for found in CHINESE_SOME.finditer(text):
        unit = read_unit(text, found.end(), found.start(), lexicon)
        if unit is not None:
            yield WordQuantity(found.start(), unit.end, found.end(), None, unit.unit.id, unit, is_vague=True, rule="number.vague")
    for found in CHINESE.finditer(text):
        number = parse_sino(found["num"], lexicon)
        if number is None or found.start() and text[found.start() - 1].isdecimal():
            continue
        if found["percent"]:
            yield WordQuantity(found.start(), found.end("num"), found.end("num"), number, "percent", rule="number.percent")
            continue
        around = text[max(0, found.start() - 1) : found.end() + 3]
        if text.startswith(not_words, found.start()) or any(word in around for word in ("第" + found["num"], "统一", "唯一", "万一", "之一")):
            continue
        unit = read_unit(text, found.end(), found.start(), lexicon)
        if unit is None or not _is_chinese(text[unit.start]) or unit.unit.id in ("CNY", "point") and found["num"] in ("一", "二", "三"):
            continue
        vague = bool(found["vague"] or found["few"])
        yield WordQuantity(found.start(), unit.end, found.end("num"), number, unit.unit.id, unit, vague, found["over"] is not None)


def _is_chinese(char: str) -> bool:
    return "一" <= char <= "鿿"


def _russian(text: str, lexicon: Lexicon) -> Iterator[WordQuantity]:
    data = lexicon.raw["ru"]["numbers"]
    for found in _phrases(tuple(data["multiples"])).finditer(text):
        yield WordQuantity(found.start(), found.end(), found.end(), Decimal(data["multiples"][found[0].lower()]), "times", rule="number.multiple")
    for found in _phrases(tuple(data["fractions"])).finditer(text):
        yield WordQuantity(found.start(), found.end(), found.end(), Decimal(data["fractions"][found[0].lower()]), "fraction", rule="number.fraction")
    table = {**data["vague"], **data["words"], **dict.fromkeys(data["vague_none"])}
    for found in _phrases(tuple(table)).finditer(text):
        value = table[found[0].lower()]
        end, scale = _russian_scale(text, found.end(), data["scales"])
        unit = read_unit(text, end, found.start(), lexicon)
        if unit is None:
            continue
        vague = found[0].lower() in data["vague"] or value is None
        worth = None if value is None else Decimal(value) * scale
        yield WordQuantity(found.start(), unit.end, end, worth, unit.unit.id, unit, vague)


def _russian_scale(text: str, at: int, scales: dict[str, int]) -> tuple[int, Decimal]:
    for word in sorted(scales, key=len, reverse=True):
        if text.startswith(" " + word, at) and not text[at + len(word) + 1 : at + len(word) + 2].isalpha():
            return at + len(word) + 1, Decimal(scales[word])
    return at, Decimal(1)
