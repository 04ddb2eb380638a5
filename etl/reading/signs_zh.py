"""Half-width signs of a Chinese text as the full-width ones that they stand for: 增长3.2%,此前 is read 增长3.2%，此前.

Comes in: a text, or a line of it. Goes out: the same, sign by sign. What stands between digits (1,200, 10:30) or in
words of another language stays as it is.
"""

from __future__ import annotations

import re

HAN = "一-鿿"
ENDS = "%％‰℃°)）】》」』”’\"'"  # what a clause may end with, beside a word
BEGINS = "《「『【“‘"
CLAUSE = re.compile(rf"(?<=[{HAN}{ENDS}])[,;:?!]|[,;:?!](?=[{HAN}{BEGINS}])|(?<=[\dA-Za-z]);(?=[\dA-Za-z])")
# in a bracket that a Chinese word stands before or behind, or in it
BEHIND_WORD = rf"(?<=[{HAN}])\([^()\n]{{1,120}}\)"
AROUND_WORD = rf"\([^()\n]{{0,120}}[{HAN}][^()\n]{{0,120}}\)"
BEFORE_WORD = rf"\([^()\n]{{1,60}}\)(?=[{HAN}，。；：])"
BRACKET = re.compile(f"{BEHIND_WORD}|{AROUND_WORD}|{BEFORE_WORD}")
QUOTED = re.compile(rf'"(?=[^"\n]{{0,400}}[{HAN}])[^"\n]{{1,400}}"')
SPREAD = re.compile(f"[{HAN}가-힣]")  # a letter of a word that is printed with blanks
WIDE = str.maketrans(",;:?!", "，；：？！")


def with_wide_signs(text: str) -> str:
    """A text with the signs of its clauses, brackets and quotations as Chinese ones.

    >>> with_wide_signs('出口(FOB)增长3.2%,为1,200亿元;他说:"回升。"')
    '出口（FOB）增长3.2%，为1,200亿元；他说：“回升。”'
    """
    read = CLAUSE.sub(lambda sign: sign[0].translate(WIDE), text)
    read = BRACKET.sub(lambda whole: f"（{whole[0][1:-1]}）", read)
    return QUOTED.sub(lambda whole: f"“{whole[0][1:-1]}”", read)


def closed_up(text: str) -> str:
    """The words of a cell with a blank between them, a word that is printed letter by letter closed up.

    >>> closed_up("比  重"), closed_up("总 计"), closed_up("人口 数"), closed_up("수 출")
    ('比重', '总计', '人口 数', '수출')
    """
    words = text.split()
    return ("" if len(words) > 1 and all(SPREAD.fullmatch(word) for word in words) else " ").join(words)
