"""Korean in Latin letters, by the Revised Romanization: words by their sound, given names syllable by syllable.

Text goes in, text comes out; only Hangul changes. Not heard in writing, and so not done: an n that is put in between
words (한여름), h after a consonant in verbs. The letters and what they become are data, in romanization.toml.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

HANGUL = re.compile(r"[가-힣]+")
KOREAN = re.compile(r"[가-힣]{2,4}")  # the name of a person
BETWEEN = re.compile(r"(?<=[가-힣])[ㆍ·](?=[가-힣])")  # between two bodies
DOT = re.compile(r"(?<=[a-z])[ㆍ·](?=[a-z])")  # between words that belong together: 북ㆍ러
FIRST, VOWELS, FINALS = 0xAC00, 21, 28
SILENT = 11  # the initial letter that has no sound
I = 20  # noqa: E741  # the vowel ㅣ
NG = 21  # a final letter that stays where it is


def romanize(text: str) -> str:
    """Words by their sound, in small letters.

    >>> romanize("종로 신라 한국의 전망과 대응"), romanize("2025년 북러"), romanize("북ㆍ러")
    ('jongno silla hangugui jeonmanggwa daeeung', '2025nyeon bungneo', 'buk-reo')
    """
    return DOT.sub("-", HANGUL.sub(lambda found: _run(found[0]), unicodedata.normalize("NFC", text)))


def romanize_given(name: str) -> str:
    """A given name in Hangul: no sounds change where its syllables meet; a vowel takes over what ends before it.

    >>> romanize_given("복남"), romanize_given("상준"), romanize_given("복임")
    ('Boknam', 'Sangjun', 'Bogim')
    """
    pieces = []
    for syllable, following in pairwise([*name, ""]):
        final = _parts(syllable)[2]
        if final not in (0, NG) and following and _parts(following)[0] == SILENT:
            pieces.append(_run(chr(ord(syllable) - final)) + letters()["carried"][final])
        else:
            pieces.append(_run(syllable))
    return "".join(pieces).capitalize()


def romanize_family(name: str) -> str:
    """A family name as it is nearly always written, else by the rules.

    >>> romanize_family("김"), romanize_family("서")
    ('Kim', 'Seo')
    """
    written: str | None = letters()["family"].get(name)
    return written or romanize_given(name)


def split_korean(name: str) -> tuple[str, str] | None:
    """Family name and given name of a Korean person; None for what is not known to be one.

    >>> split_korean("이상준"), split_korean("남궁민수"), split_korean("문체부"), split_korean("한국은행")
    (('이', '상준'), ('남궁', '민수'), None, None)
    """
    people = letters()["people"]
    signs = name.replace(" ", "")
    if not KOREAN.fullmatch(signs):
        return None
    size = 2 if signs[:2] in people["two"] and len(signs) > 2 else 1
    is_known = size == 2 or signs[0] in people["one"]
    is_person = 1 <= len(signs) - size <= 2 and signs[-1] not in people["bodies"]
    return (signs[:size], signs[size:]) if is_known and is_person else None


def latin_name(name: str) -> str:
    """The name of a Korean person as an English text has it, the given name first; any other name as it is.

    >>> latin_name("이상준"), latin_name("한국은행"), latin_name("Jane Roe")
    ('Sangjun Lee', '한국은행', 'Jane Roe')
    """
    parts = split_korean(name)
    return f"{romanize_given(parts[1])} {romanize_family(parts[0])}" if parts else name


def title(text: str) -> str:
    """A title or a name of more than one word: only its first letter is a capital.

    >>> title("전망과 대응"), title("[이코노미조선 기고]"), title("A title")
    ('Jeonmanggwa daeeung', '[Ikonomijoseon gigo]', 'A title')
    """
    if not HANGUL.search(text):
        return text
    words = romanize(text)
    at = next((place for place, letter in enumerate(words) if letter.isalnum()), 0)
    return words[:at] + words[at].upper() + words[at + 1 :]


def name(text: str) -> str:
    """Names among Latin words: each of them begins with a capital.

    >>> name("Article for 이코노미조선")
    'Article for Ikonomijoseon'
    """
    return HANGUL.sub(lambda found: _run(found[0]).capitalize(), text)


def english_name(text: str) -> str:
    """Who a text names, for an English reader: bodies as they are called in English, people and all else by sound.

    >>> english_name("경찰청·소방청"), english_name("이한수 연구위원")
    ('Korean National Police Agency · National Fire Agency', 'Hansu Lee research fellow')
    >>> english_name("남북통합연구소"), english_name("财政部"), english_name("Global Carbon Project")
    ('Nambuktonghabyeonguso', '财政部', 'Global Carbon Project')
    """
    if not HANGUL.search(text):
        return text
    spaced = BETWEEN.sub(" · ", unicodedata.normalize("NFC", text))
    return " ".join(_english_word(word) for word in spaced.split())


def _english_word(word: str) -> str:
    known: str | None = letters()["english"].get(word)
    return known or name(latin_name(word))


@cache
def letters() -> dict[str, Any]:
    """The tables of romanization.toml."""
    with Path(__file__).with_name("romanization.toml").open("rb") as file:
        return tomllib.load(file)


def _parts(syllable: str) -> tuple[int, int, int]:
    """The places of its initial letter, its vowel and its final letter, 0 for none."""
    place = ord(syllable) - FIRST
    return place // (VOWELS * FINALS), place // FINALS % VOWELS, place % FINALS


def _run(word: str) -> str:
    """Syllables that stand together."""
    table, found = letters(), ""
    parts = [_parts(syllable) for syllable in word]
    for at, (initial, vowel, final) in enumerate(parts):
        if at == 0:
            found += table["initials"][initial]
        found += table["vowels"][vowel]
        following = parts[at + 1] if at + 1 < len(parts) else None
        found += _meet(final, following) if following else table["finals"][final]
    return found


def _meet(final: int, following: tuple[int, int, int]) -> str:
    """The end of a syllable together with the initial letter of the next."""
    table, (initial, vowel, _) = letters(), following
    if initial == SILENT and final != NG:
        carried: str = table["carried"][final]
        return str(table["softened"].get(carried, carried)) if vowel == I else carried
    begin, end = table["initials"][initial], table["finals"][final]
    if final in table["breathed"]["places"] and begin in table["breathed"]:
        return {6: "n", 15: "l"}.get(final, "") + str(table["breathed"][begin])
    if final == 27 and begin in "nm":  # 놓는: nn
        return "n" + str(begin)
    return str(table["meeting"].get(f"{end} {begin}", end + begin))
