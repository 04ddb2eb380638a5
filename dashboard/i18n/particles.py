"""Korean particles by sound: 은/는, 이/가, 을/를, 과/와, 으로/로.

What counts is how the word before is read aloud: a final consonant in 국정원, none in 미국; 13 is
read 십삼, 20 is 이십, BBC is 비비시. Quotation marks and what stands in brackets are not read.
"""

import re

PAIRS = (("은", "는"), ("이", "가"), ("을", "를"), ("과", "와"), ("으로", "로"))
PARTICLES = {word: pair for pair in PAIRS for word in pair}

# Final sounds: "" none, "ㄹ" (takes 로), "x" any other.
_DIGITS = {
    "0": "x",
    "1": "ㄹ",
    "2": "",
    "3": "x",
    "4": "",
    "5": "",
    "6": "x",
    "7": "ㄹ",
    "8": "ㄹ",
    "9": "",
}
_TENS = "x"  # 십, 백, 천, 만, 억: all end in a consonant that is not ㄹ (조 does not: see below)
_LETTERS = {"L": "ㄹ", "R": "ㄹ", "M": "x", "N": "x"}  # 엘, 알, 엠, 엔; the others end in a vowel
_ENDINGS = {"l": "ㄹ", "m": "x", "n": "x", "ng": "x", "k": "x", "p": "x", "b": "x"}
_UNITS = {  # as a unit behind a number is read: 미터, 킬로그램, 톤
    **dict.fromkeys(("m", "km", "cm", "mm", "l", "ml", "ha", "kcal"), ""),
    **dict.fromkeys(("g", "kg", "mg", "t", "kt", "Mt"), "x"),
}
_AFTER_NUMBER = re.compile(r"[\d.,]\s?(?:[만억조천백]\s?)?([A-Za-z]+)$")
_BRACKETS = re.compile(r"\s*(\([^()]*\)|\[[^\[\]]*\])\s*$")
_UNREAD = " \t\"'”’」』》〉.,;:!?…"


def with_particle(word: str, particle: str) -> str:
    """The word with the form of the particle that its last sound asks for.

    >>> with_particle("국가정보원", "은/는".split("/")[1]), with_particle("13,000", "가")
    ('국가정보원은', '13,000이')
    >>> with_particle("러시아", "으로"), with_particle("서울", "으로"), with_particle("BBC", "을")
    ('러시아로', '서울로', 'BBC를')
    """
    closed, open_ = PARTICLES[particle]
    final = final_sound(word)
    if closed == "으로":
        return word + (closed if final == "x" else open_)
    return word + (closed if final else open_)


def final_sound(word: str) -> str:
    """The final consonant with which a word is read: "" for none, "ㄹ", or "x" for any other."""
    read = word.rstrip(_UNREAD)
    while (shorter := _BRACKETS.sub("", read).rstrip(_UNREAD)) and shorter != read:
        read = shorter
    last = read[-1:]
    if "가" <= last <= "힣":
        number = (ord(last) - ord("가")) % 28
        return {0: "", 8: "ㄹ"}.get(number, "x")
    if last.isdigit():
        return _number_sound(read)
    if last.isascii() and last.isalpha():
        return _latin_sound(read)
    return ""


def _number_sound(text: str) -> str:
    digits = re.search(r"[\d,]*\.?\d+$", text)
    number = digits.group().replace(",", "") if digits else text[-1]
    if "." in number or number[-1] != "0" or not number.strip("0"):
        return _DIGITS.get(number[-1], "")
    zeros = len(number) - len(number.rstrip("0"))
    return "" if 12 <= zeros < 16 else _TENS  # …조


def _latin_sound(text: str) -> str:
    unit = _AFTER_NUMBER.search(text)
    if unit and unit[1] in _UNITS:
        return _UNITS[unit[1]]
    word = re.search(r"[A-Za-z]+$", text)
    letters = word.group() if word else text[-1]
    if letters.isupper():
        return _LETTERS.get(letters[-1], "")
    return _ENDINGS.get(letters[-2:].lower(), _ENDINGS.get(letters[-1].lower(), ""))
