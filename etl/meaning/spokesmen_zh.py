"""Who speaks for a body in Chinese (商务部新闻发言人何亚东), and for which where he has no name (有关负责人, 该协会).

Comes in: the name of one who states, and the text before him. Goes out: whether he speaks for a body that his name
tells; or the last body that the text has named, whether or not it stated anything.
"""

from __future__ import annotations

import re
from functools import lru_cache

from etl.meaning.attributions_zh import NO_OFFICE
from etl.patterns import any_of, kept, pattern
from etl.rules import Rules

OFFICIALS = pattern("meaning.spokesmen_zh.officials")
BARE = pattern("meaning.spokesmen_zh.bare")  # 有关负责人, 该负责人: of the body named before
BEGINS = pattern("meaning.spokesmen_zh.begins")
NAME = r"[^，。；：:,;！？、\s《》“”（）()\d]"
OF = pattern("meaning.spokesmen_zh.of")  # 总部位于伦敦的国际谷物理事会
NEAR = 600  # characters before him in which the body is named


def speaks_for_body(name: str, rules: Rules) -> bool:
    """Whether a name is that of an official with the body that he speaks for: 商务部新闻发言人何亚东, not 赵部长."""
    title = OFFICIALS.search(name)
    return title is not None and _offices(rules).search(name, 1, title.start("title")) is not None


def is_bare(name: str) -> bool:
    """Whether a name is no more than that of an official whose body was named before.

    >>> is_bare("有关负责人"), is_bare("商务部有关负责人")
    (True, False)
    """
    return BARE.fullmatch(name) is not None


def in_full(before: str, short: str) -> str | None:
    """The name for which a text has told Latin letters: 国际谷物理事会（IGC）.

    >>> in_full("总部位于伦敦的国际谷物理事会（IGC）周四发布月报。", "IGC")
    '国际谷物理事会'
    """
    if not (short.isascii() and short.isupper()):
        return None
    told = re.search(rf"(?P<name>[一-鿿]{{3,20}})\s?[（(]{re.escape(short)}[)）]", before)
    return OF.split(told["name"])[-1] if told is not None else None


@kept(64)
def body_before(before: str, noun: str, rules: Rules) -> str | None:
    """The last body that a text has named, by a name that ends with a noun; with any noun of a body where it is ""."""
    found = [hit["name"] for hit in _named(noun, rules).finditer(before[-NEAR:])]
    return found[-1] if found else None


@lru_cache(maxsize=4)
def _offices(rules: Rules) -> re.Pattern[str]:
    return re.compile(any_of(rules.languages["zh"]["meaning"]["offices"]))


@kept(32)
def _named(noun: str, rules: Rules) -> re.Pattern[str]:
    ends = re.escape(noun) if noun else rf"(?:{any_of(rules.languages['zh']['meaning']['offices'])})"
    begin = rf"(?:^|(?<=[，。；：、\s“”（）《》]))(?:{BEGINS.pattern})?"
    return re.compile(rf"{begin}(?P<name>{NAME}{{2,16}}?{ends}){NO_OFFICE.pattern}")
