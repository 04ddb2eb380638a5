"""In which language a quoted value is written, as far as its letters tell, and who cannot read it.

34 млн долларов, 达2448亿美元     of no reader of ours
about 40 percent                not of a Korean reader
19,6 %, 13 221                   of neither: their numbers are written otherwise
310억㎥, 50 km, $5.6bn           units and signs are of every language
"""

import re

_HANGUL = re.compile("[가-힣]")
_OTHER = {"ru": re.compile("[\u0400-\u04ff]"), "ja": re.compile("[\u3040-\u30ff]"), "zh": re.compile("[\u3400-\u9fff]")}
_OTHERWISE = re.compile(r"\d,\d{1,2}(?!\d)|\d[ \u00a0\u202f](?:\d{3}(?!\d)|%)")  # 19,6 · 13 221 · 98 %
_ENGLISH = re.compile("[a-z]{4}")  # words; units and their scales are shorter: kWh, TEU, bn, mln


def tongue(words: str) -> str | None:
    """The language that the letters of a value tell; None where it is a number with a sign or a unit.

    >>> [tongue(words) for words in ("5만 톤", "34 млн", "约880万吨", "about 40 percent", "50 km")]
    ['ko', 'ru', 'zh', 'en', None]
    """
    if _HANGUL.search(words):
        return "ko"
    other = next((name for name, letters in _OTHER.items() if letters.search(words)), None)
    return other or ("en" if _ENGLISH.search(words) else None)


def is_foreign(words: str, lang: str) -> bool:
    """Whether a reader of a language would not read these words of a text.

    >>> is_foreign("5만 톤", "en"), is_foreign("5만 톤", "ko"), is_foreign("34 млн", "ko"), is_foreign("50 km", "ko")
    (True, False, True, False)
    >>> [is_foreign(words, "en") for words in ("19,6 %", "13 221", "1,243.0", "98%", "at least 13,000")]
    [True, True, False, False, False]
    """
    return tongue(words) not in (None, lang) or bool(_OTHERWISE.search(words))
