"""Hostile texts made at random: no two alike, each made again from its seed and number.

    HostileTexts(samples, seed).make(17)    the seventeenth

Some are made from nothing (mixtures of scripts, numbers without end, brackets, garbage in tables), some are good
texts with damage: signs left out, put in, exchanged, doubled, or the half of one behind that of another.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from etl.documents import plain_document
from etl.model import Document

LANGUAGES = ("ko", "en", "zh", "ru")
FORMATS = ("text",) * 6 + ("html", "markdown")
DATES = (None, None, "2024", "2024-05", "2024-02-29", "1000-01-01", "2999-12-31")  # as a manifest may have them
LENGTHS = (1, 5, 20, 80, 200, 200, 400, 400, 800, 1_500)
LONG, EVERY = 10_000, 100  # so many signs in each so manieth text

INVISIBLE = "\u200b\u200c\u200d\u2060\ufeff\u00ad\u202a\u202b\u202e\u2066\u2069\u200e\u200f\u061c\u180e\ufe0f\u034f"
CONTROLS = "".join(map(chr, range(32))) + "\x7f\x85\x9b\u2028\u2029"
SURROGATES = "\ud800\udbff\udc00\udfff"
MARKS = "\u0301\u0300\u0338\u20dd\u3099\u0e31\u0fb5"
DIGITS = "0123456789٠١٢٣۴۵०१२３４５𝟔𝟕①②③⑩⑳½⅓¾ⅣⅫ〇一二三百千萬億兆零壹貳参拾"
SCALES = "십백천만억조경해천만억조만억조萬億兆万亿"
SCRIPTS = (
    "가나다라마바사아자차카타파하각힣ㄱㅏ",
    "abcXYZñßﬁſK",
    "абвгдежзиӀ",
    "一年的人约超过至",
    "שלוםعرب",
    "กขคไทย",
    "각ᄒힰ",
    "😀👩‍👩‍👧‍👦🏴󠁧󠁢",
    "𠀀𪛖𐍈𝕏",
)
BRACKETS = "()[]{}<>〈〉《》「」『』【】“”‘’«»（）［］"
PUNCTUATION = ".,;:!?·…—–-~〜～/\\|%‰$€₩£¥#&*+=^_`'\"、。，：ㆍ•§¶†‡"
BLANKS = " \t\n\r\u00a0\u3000\u2003\u2009\v\f"
WORDS = (
    "약 ",
    "이상",
    "이하",
    "미만",
    "최소 ",
    "수십 ",
    "2024년 ",
    "전년 대비 ",
    "에 따르면 ",
    "억 달러",
    "만 명",
    "%p",
    "명",
    "kg",
    "㎏",
    "m²",
    "US$",
    "₩",
    "조 원",
    "one hundred ",
    "half a ",
    "million ",
    "billion ",
    "млн ",
    "тысяч ",
    "约",
    "多",
    "亿美元",
    "표 1",
    "<표 2>",
    "주 1)",
    "[1]",
    "제3조",
    "단위: ",
    "/",
    "1/2",
    "~",
    "±",
    "×10^",
    "e9",
    "1.",
    "가. ",
    "http://a.b/1",
    "a@b.c",
    "2024-13-45",
    "25:61",
    "0x1F",
    "NaN",
    "Infinity",
    "-0",
    "１２３",
)
TAGS = (
    "<table>",
    "</table>",
    "<tr>",
    "<td>",
    "<td colspan=99999>",
    "<th rowspan=-1>",
    "<sup>",
    "</sup>",
    "<p>",
    "<br>",
    "<!--",
    "-->",
    "<![CDATA[",
    "]]>",
    "<script>",
    "</script>",
    "&nbsp;",
    "&#0;",
    "&#x110000;",
    "&#xD800;",
    "&bogus;",
    "<svg/onload=1>",
    "<a href='",
    "<li>",
    "</",
    "<?",
    "<!",
    "**",
    "__",
    "```",
    "# ",
    "> ",
    "- ",
    "|---|",
    "![](",
    "[^1]: ",
)
ANY = (INVISIBLE, CONTROLS, MARKS, DIGITS, DIGITS, SCALES, *SCRIPTS, SCRIPTS[0], BRACKETS, PUNCTUATION, BLANKS, BLANKS)


@dataclass(frozen=True, slots=True)
class HostileTexts:
    """Texts from good ones and from nothing; the same seed makes the same texts."""

    samples: Sequence[str]
    seed: int

    def make(self, number: int) -> Document:
        """One of them, with a language, a format and a date that need not fit."""
        chance = random.Random(f"{self.seed} {number}")
        make = SORTS[number % len(SORTS)]
        length = LONG if number % EVERY == 0 else chance.choice(LENGTHS)
        text = make(chance, length, self.samples)
        return plain_document(
            text,
            name=f"{number}",
            language=chance.choice(LANGUAGES),
            published=chance.choice(DATES),
            format=chance.choice(FORMATS),
        )


def mix_signs(chance: random.Random, length: int, _samples: Sequence[str]) -> str:
    """Signs of all scripts, runs of one kind after runs of another."""
    pieces: list[str] = []
    for _ in range(max(length // 4, 1)):
        pieces += chance.choices(chance.choice(ANY), k=chance.randint(1, 8))
    return "".join(pieces)[:length]


def mix_words(chance: random.Random, length: int, _samples: Sequence[str]) -> str:
    """Words that mean something to the reader, in no order."""
    return "".join(
        chance.choice(WORDS) if chance.random() < 0.6 else str(chance.randint(0, 10 ** chance.randint(1, 40)))
        for _ in range(max(length // 4, 1))
    )


def write_huge_numbers(chance: random.Random, length: int, _samples: Sequence[str]) -> str:
    """Numbers without end, with points, commas and scales where none belong."""
    pieces: list[str] = []
    while sum(map(len, pieces)) < length:
        digits = "".join(chance.choices("0123456789", k=chance.randint(1, max(length // 2, 1))))
        scales = "".join(chance.choices(SCALES, k=chance.randint(0, 30)))
        pieces.append(chance.choice(("-", "+", "±", "약 ", "")) + digits + chance.choice((",", ".", "", " ")) + scales)
        pieces.append(chance.choice(WORDS))
    return "".join(pieces)


def nest_brackets(chance: random.Random, length: int, _samples: Sequence[str]) -> str:
    """Brackets in brackets, most of them never closed, with figures between."""
    return "".join(
        chance.choice(BRACKETS) + (chance.choice(("1", "3명", "약 2만", " ")) if chance.random() < 0.3 else "")
        for _ in range(length)
    )


def write_garbage_table(chance: random.Random, length: int, _samples: Sequence[str]) -> str:
    """Rows of cells that do not fit together, between tabs, bars or blanks."""
    between = chance.choice(("\t", "|", "   ", " | ", ",", ";"))
    cells = [*WORDS, "", " ", "1", "2,345", "△3.2", "-", "…", "2023", "계", "(단위: 천 명)"]
    rows = []
    for _ in range(max(length // 20, 1)):
        row = between.join(chance.choices(cells, k=chance.randint(0, 12)))
        rows.append(f"|{row}|" if between == "|" else row)
        if chance.random() < 0.1:
            rows.append("|" + "---|" * chance.randint(1, 12))
    return chance.choice(("\n", "\n", "\r\n", "\r")).join(rows)


def write_broken_tags(chance: random.Random, length: int, samples: Sequence[str]) -> str:
    """Tags and marks of HTML and Markdown that open and never close."""
    words = chance.choice(samples).split() or ["1"]
    return "".join(
        chance.choice(TAGS) if chance.random() < 0.5 else chance.choice(words) for _ in range(max(length // 5, 1))
    )


def damage_sample(chance: random.Random, length: int, samples: Sequence[str]) -> str:
    """A good text with some signs left out, put in, exchanged or doubled."""
    whole = chance.choice(samples)
    begin = chance.randrange(max(len(whole) - length, 1))
    signs = list(whole[begin : begin + length])
    for _ in range(max(len(signs) // 20, 1)):
        place = chance.randrange(len(signs) + 1)
        hostile = chance.choice(chance.choice((*ANY, SURROGATES)))
        before, after = chance.choice(((1, ""), (0, hostile), (1, hostile), (0, "".join(signs[place : place + 9]))))
        signs[place : place + before] = after
    return "".join(signs)


def splice_samples(chance: random.Random, length: int, samples: Sequence[str]) -> str:
    """Pieces of several good texts behind each other."""
    pieces: list[str] = []
    for _ in range(chance.randint(2, 6)):
        whole = chance.choice(samples)
        begin = chance.randrange(len(whole) or 1)
        pieces.append(whole[begin : begin + max(length // 3, 1)])
    return "".join(pieces)


Make = Callable[[random.Random, int, Sequence[str]], str]
SORTS: tuple[Make, ...] = (
    mix_signs,
    mix_words,
    write_huge_numbers,
    nest_brackets,
    write_garbage_table,
    write_broken_tags,
    damage_sample,
    damage_sample,
    splice_samples,
)
