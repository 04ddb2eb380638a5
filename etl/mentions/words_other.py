"""English, Chinese and Russian number words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache

from etl.exact import share
from etl.mentions.lexicon import Lexicon
from etl.mentions.numbers import parse_sino
from etl.mentions.trie import pattern_of
from etl.mentions.units import read_unit
from etl.mentions.word_quantity import WordQuantity, phrases

CHINESE = re.compile(
    r"(?P<percent>百分之)?(?P<vague>[数數几幾])?(?P<num>[零〇一二两兩三四五六七八九十百千万萬亿億]+)(?P<few>[几幾])?(?P<over>[多余餘])?"
)
CHINESE_SOME = re.compile(r"(?<![十\d])[几幾数數](?=次|个|個|名|艘|枚|年|天|周|轮|项)")
ENGLISH_FOLD = re.compile(r"\b(?P<word>[a-z]+?)-?fold\b", re.IGNORECASE)
RUSSIAN_MEASURED = re.compile(r"(?:более|свыше|около|почти|менее|порядка)\s$", re.IGNORECASE)
CHINESE_FRACTION = re.compile(r"([二三四五六七八九十])分之([一二三四五六七八九])")


def find_english_words(text: str, words: frozenset[str], lexicon: Lexicon) -> Iterator[WordQuantity]:
    """Number words in English, as they come; `words` are all words of the text."""
    data = lexicon.raw["en"]["numbers"]
    for found in phrases(tuple(data["fractions"])).find(text, words):
        if re.match(r"\s(?:of|the|its|their|from)\b", text[found.end() : found.end() + 6]) and not re.search(
            r"(?:first|second|latter|other)\s$", text[max(0, found.start() - 8) : found.start()], re.IGNORECASE
        ):
            yield WordQuantity(
                found.start(),
                found.end(),
                found.end(),
                Decimal(data["fractions"][found[0].lower()]),
                "fraction",
                rule="number.fraction",
            )
    for found in phrases(tuple(data["multiples"])).find(text, words):
        plain = found[0].lower() == "twice" and not re.match(
            r"\s(?:as|the|that|its|their|more)\b", text[found.end() : found.end() + 7]
        )
        value = Decimal(data["multiples"][found[0].lower()])
        yield WordQuantity(
            found.start(), found.end(), found.end(), value, "time" if plain else "times", rule="number.multiple"
        )
    for found in phrases((*data["vague"], *data["vague_none"])).find(text, words):
        value = data["vague"].get(found[0].lower())
        unit = read_unit(text, found.end(), found.start(), lexicon)
        if unit is not None:
            yield WordQuantity(
                found.start(), unit.end, found.end(), None if value is None else Decimal(value), unit.unit.id, unit,
                is_vague=True, rule="number.vague",
            )  # fmt: skip
    yield from _english_folds(text, words, data)
    if not words.isdisjoint((*data["words"], *data["scales"], "dozen")):
        yield from _english_numbers(text, data, lexicon)


def _english_folds(text: str, known: frozenset[str], data: dict) -> Iterator[WordQuantity]:
    for found in ENGLISH_FOLD.finditer(text) if any(word.endswith("fold") for word in known) else ():
        if found["word"].lower() in data["words"] and found[0].lower() not in data["multiples"]:
            value = Decimal(data["words"][found["word"].lower()])
            yield WordQuantity(found.start(), found.end(), found.end(), value, "times", rule="number.multiple")


def _english_numbers(text: str, data: dict, lexicon: Lexicon) -> Iterator[WordQuantity]:
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
        if value is None or unit is None or unit.unit.id == "point" or (high is not None and high <= value):
            continue
        reached = unit.end
        yield WordQuantity(found.start(), unit.end, end, value, unit.unit.id, unit, high=high)


@lru_cache(maxsize=4)
def _english_pattern(words: tuple[str, ...], scales: tuple[str, ...]) -> re.Pattern[str]:
    number, scale = pattern_of(words), pattern_of(scales)
    return re.compile(
        rf"\b(?:(?:half\sa|a|an)\s(?:{scale}|dozen)|(?:{number})(?:[- ](?:{number}))?(?:\sdozen)?(?:\s(?:{scale})){{0,3}})\b(?!-)",
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


def find_chinese_words(text: str, lexicon: Lexicon) -> Iterator[WordQuantity]:
    """Number words in Chinese, as they come."""
    not_words = tuple(lexicon.raw["zh"]["numbers"]["not_words"])
    for found in CHINESE_FRACTION.finditer(text):
        low, high = parse_sino(found[1], lexicon), parse_sino(found[2], lexicon)
        if low and high:
            yield WordQuantity(
                found.start(), found.end(), found.end(), share(high, low), "fraction", rule="number.fraction"
            )
    fractions = lexicon.raw["zh"]["numbers"]["fractions"]
    for word, value in fractions.items():
        for found in re.finditer(word, text):
            yield WordQuantity(
                found.start(), found.end(), found.end(), Decimal(value), "fraction", rule="number.fraction"
            )
    for found in CHINESE_SOME.finditer(text):
        unit = read_unit(text, found.end(), found.start(), lexicon)
        if unit is not None:
            yield WordQuantity(
                found.start(), unit.end, found.end(), None, unit.unit.id, unit, is_vague=True, rule="number.vague"
            )
    for found in CHINESE.finditer(text):
        number = parse_sino(found["num"], lexicon)
        if number is None or (found.start() and text[found.start() - 1].isdecimal()):
            continue
        if found["percent"]:
            yield WordQuantity(
                found.start(), found.end("num"), found.end("num"), number, "percent", rule="number.percent"
            )
            continue
        around = text[max(0, found.start() - 1) : found.end() + 3]
        if text.startswith(not_words, found.start()) or any(
            word in around for word in ("第" + found["num"], "统一", "唯一", "万一", "之一")
        ):
            continue
        unit = read_unit(text, found.end(), found.start(), lexicon)
        if (
            unit is None
            or not _is_chinese(text[unit.start])
            or (unit.unit.id in ("CNY", "point") and found["num"] in ("一", "二", "三"))
        ):
            continue
        vague = bool(found["vague"] or found["few"])
        yield WordQuantity(
            found.start(), unit.end, found.end("num"), number, unit.unit.id, unit, vague, found["over"] is not None
        )


def _is_chinese(char: str) -> bool:
    return "一" <= char <= "鿿"


def find_russian_words(text: str, words: frozenset[str], lexicon: Lexicon) -> Iterator[WordQuantity]:
    """Number words in Russian, as they come; `words` are all words of the text."""
    data = lexicon.raw["ru"]["numbers"]
    for found in phrases(tuple(data["multiples"])).find(text, words):
        yield WordQuantity(
            found.start(),
            found.end(),
            found.end(),
            Decimal(data["multiples"][found[0].lower()]),
            "times",
            rule="number.multiple",
        )
    for found in phrases(tuple(data["fractions"])).find(text, words):
        yield WordQuantity(
            found.start(),
            found.end(),
            found.end(),
            Decimal(data["fractions"][found[0].lower()]),
            "fraction",
            rule="number.fraction",
        )
    table = {**data["vague"], **data["words"], **dict.fromkeys(data["vague_none"])}
    for start, stop, value, is_vague in _russian_numbers(text, words, table, data["vague"]):
        end, scale = _russian_scale(text, stop, data["scales"])
        unit = read_unit(text, end, start, lexicon)
        if unit is None:
            continue
        vague = is_vague or value is None
        if vague and value is not None and RUSSIAN_MEASURED.search(text[max(0, start - 12) : start]):
            vague = False  # более тысячи: one thousand, not thousands
        worth = None if value is None else value * scale
        yield WordQuantity(start, unit.end, end, worth, unit.unit.id, unit, vague)


def _russian_numbers(
    text: str, words: frozenset[str], table: dict, vague: dict
) -> list[tuple[int, int, Decimal | None, bool]]:
    """Start, end and worth of each number in words: тридцать пять is one number."""
    numbers: list[tuple[int, int, Decimal | None, bool]] = []
    last: Decimal | None = None  # what the word before added
    for found in phrases(tuple(table)).find(text, words):
        word = found[0].lower()
        value = None if table[word] is None else Decimal(table[word])
        if numbers and last and value and numbers[-1][1] + 1 == found.start() and word not in vague:
            start, _, sum_before, was_vague = numbers[-1]
            if not was_vague and ((20 <= last < 100 and value < 10) or (100 <= last < 1000 and value < 100)):
                numbers[-1] = (start, found.end(), (sum_before or Decimal(0)) + value, False)
                last = value
                continue
        numbers.append((found.start(), found.end(), value, word in vague))
        last = value
    return numbers


def _russian_scale(text: str, at: int, scales: dict[str, int]) -> tuple[int, Decimal]:
    for word in sorted(scales, key=len, reverse=True):
        if text.startswith(" " + word, at) and not text[at + len(word) + 1 : at + len(word) + 2].isalpha():
            return at + len(word) + 1, Decimal(scales[word])
    return at, Decimal(1)
