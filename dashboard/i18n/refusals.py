"""Why a file was not taken in, in the reader's language: what was found, and what to do.

The readers of files tell it in English, a line of two parts; the section `refusal` has the parts in both languages.
Comes in: such a line. Goes out: the same in the language of the page; a part that nobody has put into words stays.
"""

from __future__ import annotations

import re
from functools import cache
from string import Formatter

from dashboard.i18n import Text

BETWEEN = "; "
SECTION, WORD = "refusal.", "refusal.word_"
ANYTHING = "(?P<{}>.+?)"


def tell_refusal(line: str, text: Text) -> str:
    """The line in the language of `text`.

    >>> tell_refusal("locked with a password; save it without one", Text("ko"))
    '암호로 잠긴 파일이다; 암호 없이 저장해 넣는다'
    >>> tell_refusal("1,200 pages, more than 1,000; split it", Text("ko"))
    '쪽: 1,200, 한도 1,000보다 많다; split it'
    """
    return BETWEEN.join(_tell(part, text) for part in line.split(BETWEEN))


def _tell(part: str, text: Text) -> str:
    for key, shape in _shapes():
        found = shape.fullmatch(part)
        if found is not None:
            return text(key, **{name: _word(said, text) for name, said in found.groupdict().items()})
    return part


def _word(said: str, text: Text) -> str:
    key = _words().get(said)
    return said if key is None else text(key)


@cache
def _words() -> dict[str, str]:
    """What there may be too much of, by its English words."""
    english = Text("en")
    return {english(key): key for key in english.keys(WORD)}


@cache
def _shapes() -> list[tuple[str, re.Pattern[str]]]:
    """The English parts as patterns, by their keys; those without anything to put in first."""
    english = Text("en")
    shapes = [(key, english.get(key) or "") for key in english.keys(SECTION) if not key.startswith(WORD)]
    return [(key, re.compile(_pattern(shape))) for key, shape in sorted(shapes, key=lambda one: "{" in one[1])]


def _pattern(shape: str) -> str:
    pieces = ((re.escape(words), name) for words, name, _, _ in Formatter().parse(shape))
    return "".join(words + (ANYTHING.format(name) if name else "") for words, name in pieces)
