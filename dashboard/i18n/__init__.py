"""The words of the pages, in Korean and English.

`ko.toml` and `en.toml` hold the same keys, a section a page. A text may say how a value stands in
the sentence: a Korean particle chosen by sound, an English plural, a capital at the head.

    >>> Text("ko").fill("{name:은} {n}건이다", name="국가정보원", n=3)
    '국가정보원은 3건이다'
    >>> Text("en").fill("{n:figure|figures}", n=1), Text("en").fill("{who:^} says so.", who="the bank")
    ('1 figure', 'The bank says so.')
"""

import string
import tomllib
from functools import cache
from pathlib import Path

from dashboard.i18n.particles import PARTICLES, with_particle

LANGUAGES = ("ko", "en")
FOLDER = Path(__file__).parent


class Text:
    """The words of one language: `text("home.title")`, `text("home.count", n=3)`.

    A key that does not exist raises KeyError: a page must not show a key to a reader.
    """

    def __init__(self, lang: str) -> None:
        self.lang = lang if lang in LANGUAGES else LANGUAGES[0]

    def __call__(self, key: str, **values: object) -> str:
        """The words of a key, with values put in."""
        return self.fill(_read(self.lang)[key], **values)

    def get(self, key: str) -> str | None:
        """The word for a code that comes from the data (kind.claim), or None if there is none."""
        return _read(self.lang).get(key)

    def keys(self, section: str) -> list[str]:
        """The keys that begin so, in their order."""
        return [key for key in _read(self.lang) if key.startswith(section)]

    def fill(self, text: str, **values: object) -> str:
        """Put values into a text, with particles and plurals."""
        return _FORMATTER.vformat(text, (), values) if "{" in text else text

    def pick(self, ko: str | None, en: str | None) -> str:
        """What a record holds in both languages, in that of the reader; the Korean where it lacks the English.

        >>> Text("en").pick("연도", "year"), Text("en").pick("연도", None), Text("ko").pick(None, "year")
        ('year', '연도', '')
        """
        return (en if self.lang == "en" else ko) or ko or ""

    def basis(self, words: str | None) -> str:
        """How an indicator is counted, in the reader's language where we have the words for it."""
        return _read_bases(self.lang).get(words or "", words or "")


class _Formatter(string.Formatter):
    def format_field(self, value: object, format_spec: str) -> str:
        if format_spec in PARTICLES:
            return with_particle(str(value), format_spec)
        if format_spec.removeprefix("*") in PARTICLES:  # the value bold, its particle not
            word = str(value)
            return f"**{word}**{with_particle(word, format_spec[1:]).removeprefix(word)}"
        if format_spec == "^":  # at the head of a sentence
            word = str(value)
            return word[:1].upper() + word[1:]
        if "|" in format_spec:
            one, _, many = format_spec.partition("|")
            return f"{value} {one if str(value) == '1' else many}"
        return str(super().format_field(value, format_spec))


_FORMATTER = _Formatter()


@cache
def _read_bases(lang: str) -> dict[str, str]:
    """The catalogue says a basis in English; the section `basis` has each of them in both languages."""
    english, own = _read("en"), _read(lang)
    return {english[key]: own[key] for key in english if key.startswith("basis.")}


@cache
def _read(lang: str) -> dict[str, str]:
    sections = tomllib.loads((FOLDER / f"{lang}.toml").read_text(encoding="utf-8"))
    return {f"{section}.{key}": text for section, keys in sections.items() for key, text in keys.items()}
