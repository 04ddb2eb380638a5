"""Names as they are compared: letters without blanks and signs, syllables taken apart, their initials, their likeness.

A Hangul syllable becomes its letters as they stand on a keyboard (컨 → ㅋㅓㄴ, 원 → ㅇㅜㅓㄴ), so that a name begins
with every state in which it is being typed (컨텡 on the way to 컨테이너), and a slip of one letter is one letter.
"""

from __future__ import annotations

import re

from etl.reading.view import view_text

FIRST_SYLLABLE, LAST_SYLLABLE = 0xAC00, 0xD7A3
VOWELS, FINALS = 21, 28
INITIAL_LETTERS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
VOWEL_LETTERS = "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ"
FINAL_LETTERS = "ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ"
# what takes two keys; a keyboard also joins initials so while they are typed (ㄱㅅ → ㄳ)
TWO_KEYS = str.maketrans(
    {"ㅘ": "ㅗㅏ", "ㅙ": "ㅗㅐ", "ㅚ": "ㅗㅣ", "ㅝ": "ㅜㅓ", "ㅞ": "ㅜㅔ", "ㅟ": "ㅜㅣ", "ㅢ": "ㅡㅣ"}
    | {"ㄳ": "ㄱㅅ", "ㄵ": "ㄴㅈ", "ㄶ": "ㄴㅎ", "ㄺ": "ㄹㄱ", "ㄻ": "ㄹㅁ", "ㄼ": "ㄹㅂ", "ㄽ": "ㄹㅅ", "ㄾ": "ㄹㅌ"}
    | {"ㄿ": "ㄹㅍ", "ㅀ": "ㄹㅎ", "ㅄ": "ㅂㅅ"}
)
SIGNS = re.compile(r"[\W_]+")
GRAM = 3


def compact(text: str) -> str:
    """Letters and digits alone, in small letters; of what has none, the signs.

    >>> compact("Thomas-Greenfield"), compact("한국 은행"), compact(" % ")
    ('thomasgreenfield', '한국은행', '%')
    """
    seen = view_text(text).casefold()
    return SIGNS.sub("", seen) or "".join(seen.split())


def letters(text: str) -> str:
    """A text taken apart into letters.

    >>> letters("국정원"), letters("NIS"), letters("ㄱㅄ")
    ('ㄱㅜㄱㅈㅓㅇㅇㅜㅓㄴ', 'nis', 'ㄱㅂㅅ')
    """
    return "".join(map(_apart, compact(text))).translate(TWO_KEYS)


def initials(text: str) -> str:
    """The initial consonants of a text that is all Hangul; of every other nothing.

    >>> initials("토머스-그린필드"), initials("KDI 리뷰"), initials("원")
    ('ㅌㅁㅅㄱㄹㅍㄷ', '', '')
    """
    syllables = compact(text)
    if len(syllables) < 2 or not all(map(_is_syllable, syllables)):
        return ""
    return "".join(_initial(syllable) for syllable in syllables)


def is_initials(text: str) -> bool:
    """Whether it is written in consonants alone: ㄱㅈㅇ."""
    return len(text) > 1 and all(letter in INITIAL_LETTERS for letter in letters(text))


def grams(key: str) -> list[str]:
    """The runs of three letters in a key, each once; a shorter key is one of its own.

    >>> grams("nis"), grams("ㄱㅜㄱㅈ")
    (['nis'], ['ㄱㅜㄱ', 'ㅜㄱㅈ'])
    """
    return list(dict.fromkeys(key[at : at + GRAM] for at in range(max(1, len(key) - GRAM + 1))))


def distance(one: str, other: str, most: int) -> int:
    """Letters to put in, leave out, change or swap to make one of the other; `most` + 1 where there are more.

    >>> distance("conatiner", "container", 2), distance("rostat", "rosstat", 2), distance("nis", "bok", 1)
    (1, 1, 2)
    """
    if abs(len(one) - len(other)) > most:
        return most + 1
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        before, last, row = row, before, [i]
        for j, met in enumerate(other, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != met))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == met:
                cost = min(cost, last[j - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1
    return min(row[-1], most + 1)


def _is_syllable(char: str) -> bool:
    return FIRST_SYLLABLE <= ord(char) <= LAST_SYLLABLE


def _initial(syllable: str) -> str:
    return INITIAL_LETTERS[(ord(syllable) - FIRST_SYLLABLE) // (VOWELS * FINALS)]


def _apart(char: str) -> str:
    if not _is_syllable(char):
        return char
    vowel, final = divmod((ord(char) - FIRST_SYLLABLE) % (VOWELS * FINALS), FINALS)
    return _initial(char) + VOWEL_LETTERS[vowel] + (FINAL_LETTERS[final - 1] if final else "")
