"""Words that go on with who was named before (the report, 같은 기관, ведомство), or say that the author speaks (we)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from etl.meaning.view import View
from etl.patterns import any_of
from etl.rules import Rules

WORD_BEGINS = r"(?<![가-힣])"  # 나는, not 일어나는


@dataclass(frozen=True)
class GoingOn:
    """The words of one language as patterns."""

    author: re.Pattern[str]
    body: re.Pattern[str]
    person: re.Pattern[str]

    def is_person(self, view: View) -> bool:
        """Whether a sentence goes on with who was named last: he, 他, по его словам."""
        return self.person.search(view.text, view.start, view.end) is not None

    def is_author(self, view: View) -> bool:
        """Whether the author says in a sentence that he speaks."""
        hits = self.author.finditer(view.text, view.start, view.end)
        return any(not is_quoted_at(view.text, hit.start()) for hit in hits)

    def is_of_author(self, view: View, start: int, end: int) -> bool:
        """Whether a name is that of the author himself: 본 연구소는."""
        hits = self.author.finditer(view.text, max(view.start, start - 8), min(view.end, end + 2))
        return any(hit.start() < end and start < hit.end() for hit in hits)


def is_quoted_at(text: str, place: int) -> bool:
    """Whether a quotation is open at a place of a passage, by marks that open and close it or by straight ones.

    >>> is_quoted_at("«Мы приняли 11 тысяч», — сказал он.", 1), is_quoted_at("Мы считаем «это» малым.", 17)
    (True, False)
    """
    opened = any(text.count(opens, 0, place) > text.count(closes, 0, place) for opens, closes in ("«»", "“”"))
    return opened or text.count('"', 0, place) % 2 == 1


@lru_cache(maxsize=8)
def going_on_of(rules: Rules, language: str) -> GoingOn:
    """The patterns of a language of these rules."""
    data = rules.languages[language]["meaning"]
    author, body, person = (_pattern(data[key], language) for key in ("own_voice", "goes_on", "pronouns"))
    return GoingOn(re.compile(rf"{WORD_BEGINS}(?:{author.pattern})", author.flags), body, person)


def _pattern(words: list[str], language: str) -> re.Pattern[str]:
    edge = r"\b" if language in ("en", "ru") else ""
    return re.compile(rf"{edge}(?:{any_of(words)}){edge}", re.IGNORECASE if language == "ru" else 0)
