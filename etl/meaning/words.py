"""Where the words of the vocabulary stand in a text: concepts, areas, breakdowns.

Comes in: a text as a person reads it. Goes out: `Hit`s in order, the longest where several begin. Korean and
Chinese words may stand inside a compound (반도체수출); Latin words are whole, in any case, with a plural; Russian
ones are stems, but for abbreviations (ЕС is not the beginning of если). A Korean word of one syllable must stand
alone, but for a particle.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from math import isqrt
from typing import Any, Protocol

from etl.patterns import kept, pattern, words
from etl.vocabulary import Vocabulary

HANGUL = re.compile(r"[가-힣]")
LATIN = re.compile(r"[A-Za-z]")
CYRILLIC = re.compile(r"[А-Яа-яЁё]")
BEFORE = re.compile(r"[가-힣]+$")
FACED = re.compile(r"(?<![가-힣])[대對]$")  # 대베트남 투자
WORD_BEFORE, WORD_BEHIND = re.compile(r"([A-Za-z]{2,})[^A-Za-z\n]{1,3}$"), re.compile(r"[^A-Za-z\n]{1,3}([A-Za-z]{2,})")
FAR, SHORTEST_NAME = 24, 2  # characters
TEXTS_KEPT, LONGEST_KEPT = 512, 4_000  # how many of a finder, and characters of one
LETTERS_OF_HEAD = 2  # by which words are parted
MOST_CHOICES = 16  # that a pattern tries one by one
Node = dict[str, Any]  # a letter leads to what may follow it
Named = tuple[str, str]  # a word and the id that it stands for
ALONE, BY_DESCENT = pattern("meaning.words.alone"), pattern("meaning.words.by_descent")
# what may follow the name of an area
OF_NAME = pattern("meaning.words.of_name")
PARTICLES = words("meaning.words.particles")
SURNAME = pattern("meaning.words.surname_ru")


@dataclass(frozen=True, slots=True)
class Hit:
    """A word of the vocabulary in a text: half-open place, and the id that it stands for."""

    start: int
    end: int
    id: str


class Finder:
    """Finds the words that stand for ids."""

    def __init__(self, written: Iterable[Named], *, names: Iterable[Named] = ()) -> None:
        """`written`: words, each with its id; the first id of a word counts. `names`: the ids of what has a name, with
        that in Korean: a word that goes on behind one is another word (인도적), unless it is of that name (인도산); one
        that only its particle tells from other words (가나에서) ends before that.
        """
        self._names = dict(names)
        self._found: dict[str, list[Hit]] = {}  # several steps ask for the same passage, sentence and word
        self._ids: dict[str, str] = {}
        self._forms: dict[str, set[str]] = {}
        self._begun: dict[str, list[str]] = {}  # words by their first two letters, or their only one
        self._patterns: dict[str, re.Pattern[str]] = {}
        for word, name in written:
            key = _key(word)
            self._forms.setdefault(key, set()).add(_key_of_name(word))
            if self._ids.setdefault(key, name) == name:  # Vietnam and Viet Nam are both looked for
                self._begun.setdefault(key[:LETTERS_OF_HEAD], []).append(word)
        self._start = re.compile(_start_of(self._begun))

    def find(self, text: str) -> list[Hit]:
        """All hits, in order, without overlaps."""
        if len(text) > LONGEST_KEPT:
            return self._look_up(text)
        if text not in self._found:
            if len(self._found) >= TEXTS_KEPT:
                self._found.clear()
            self._found[text] = self._look_up(text)
        return [*self._found[text]]

    def _look_up(self, text: str) -> list[Hit]:
        folded = text.casefold()
        return list(self._find(folded if len(folded) == len(text) else text.lower(), text))

    def _find(self, text: str, written: str) -> Iterator[Hit]:
        for found in self._matches(text):
            word = found["latin"] if "latin" in found.re.groupindex and found["latin"] else found[0]
            if self._names and LATIN.match(word) and not self._is_name(written[found.start() :][: len(word)]):
                continue
            if not self._names and LATIN.match(word) and self._is_short(written, found, word):
                continue
            is_capital = written[found.start()].isupper()  # узбеков are a people, Узбекова is a person
            if self._names and is_capital and CYRILLIC.match(word) and SURNAME.match(text, found.end()):
                continue
            is_faced = self._names and FACED.search(text, max(0, found.start() - 2), found.start()) is not None
            before = BEFORE.search(text, max(0, found.start() - 3), found.start())
            is_glued = before is not None and BY_DESCENT.search(before[0]) is None
            if self._names and HANGUL.match(word) and is_glued and not is_faced:
                continue  # 교통수단 is no Sudan, 공조조업이란 no Iran
            if HANGUL.match(word) and not is_faced and not _is_whole(text, found.start(), found.end()):
                continue
            if self._names and HANGUL.match(word) and OF_NAME.match(text, found.end()) is None:
                continue
            told = self._ids[_key(word)]
            yield Hit(found.start(), found.end() - self._particle_of(word, told), told)

    def _matches(self, text: str) -> Iterator[re.Match[str]]:
        """Where a word stands, the longest, without overlaps."""
        at = 0
        while (start := self._start.search(text, at)) is not None:
            begin = start.start()
            found = self._pattern_at(text, begin).match(text, begin)
            if found is not None:
                yield found
            at = begin + 1 if found is None else found.end()

    def _pattern_at(self, text: str, begin: int) -> re.Pattern[str]:
        """A pattern of the words that begin as the text does here, made when a text asks for it: few do for most."""
        letters = "".join(text[begin : begin + LETTERS_OF_HEAD + 1].split())[:LETTERS_OF_HEAD]
        head = letters if letters in self._begun else letters[0]
        if head not in self._patterns:
            alone = self._begun.get(head[0], []) if len(head) > 1 else []
            self._patterns[head] = _pattern_of([*alone, *self._begun[head]])
        return self._patterns[head]

    def _particle_of(self, word: str, told: str) -> int:
        """The length of what ends a Korean word for what has a name and is no part of it: 에서 of 가나에서."""
        name = self._names.get(told, "")
        return len(word) - len(name) if name and word.startswith(name) and word[len(name) :] in PARTICLES.all else 0

    def _is_name(self, word: str) -> bool:
        """Whether a Latin name is written as such: US is a country, us is not."""
        bare = _key_of_name(word)
        return bare in self._forms[_key(word)] or (bare.isupper() and len(bare) > 3)

    def _is_short(self, written: str, found: re.Match[str], told: str) -> bool:
        """Whether a Latin word is the short name of something that it does not mean: CAR is no car; it is one in a line
        of capitals (CAR SALES FALL)."""
        start, end = found.span()
        word = written[start:end]
        is_own = _key_of_name(word[: len(told)]) in self._forms[_key(told)]
        if len(word) < SHORTEST_NAME or not word.isupper() or is_own:
            return False
        beside = WORD_BEFORE.search(written, max(0, start - FAR), start), WORD_BEHIND.match(written, end, end + FAR)
        return not any(found is not None and found[1].isupper() for found in beside)


def _key_of_name(word: str) -> str:
    return re.sub(r"\s+", "", word)


def _is_whole(text: str, start: int, end: int) -> bool:
    """Whether a Korean word stands for itself: at the beginning of a word, or as the end of a compound (곡물수출은)."""
    before = BEFORE.search(text, max(0, start - 3), start)
    glued = before is not None and len(before[0])
    if end - start == 1:
        return not glued and ALONE.match(text, end) is not None
    return not glued or (glued > 1 and ALONE.match(text, end) is not None)


def _key(word: str) -> str:
    return _key_of_name(word).casefold()


def _start_of(heads: Iterable[str]) -> str:
    """A pattern that finds every place where a word may begin: its first letter, then its second, if it has one."""
    seconds: dict[str, set[str]] = {}
    for head in heads:
        seconds.setdefault(head[0], set()).add(head[1:])
    if not seconds:
        return r"(?!)"
    parts: dict[str, str] = {}
    for first, behind in seconds.items():
        follows = rf"\s?[{_class_of(behind)}]" if any(behind) else ""
        parts[first] = re.escape(first) + ("" if "" in behind else follows)
    return rf"(?=[{_class_of(seconds)}])(?:{'|'.join(_sorted_in(parts))})"


def _class_of(letters: Iterable[str]) -> str:
    return "".join(sorted(map(re.escape, letters)))


def _pattern_of(written: Iterable[str]) -> re.Pattern[str]:
    """A pattern of the words, by the edges that words of their script have."""
    groups: dict[str, list[str]] = {"hangul": [], "latin": [], "cyrillic": [], "acronym": [], "other": []}
    for word in written:
        groups[_script(word)].append(word.casefold())
    parts = [
        _trie(groups["hangul"]),
        rf"(?<![a-z0-9$])(?P<latin>{_trie(groups['latin'])})(?:s|es)?(?![a-z$])" if groups["latin"] else "",
        rf"(?<![а-яё]){_trie(groups['cyrillic'])}" if groups["cyrillic"] else "",
        rf"(?<![а-яё]){_trie(groups['acronym'])}(?![а-яё])" if groups["acronym"] else "",
        _trie(groups["other"]),
    ]
    return re.compile("|".join(part for part in parts if part))


def _script(word: str) -> str:
    if HANGUL.search(word):
        return "hangul"
    if CYRILLIC.match(word):
        return "acronym" if word.isupper() else "cyrillic"
    return "latin" if LATIN.match(word) else "other"


def _trie(words: Iterable[str]) -> str:
    """A pattern that matches the longest of the words at a place; a blank may be missing."""
    root: Node = {}
    for word in words:
        node = root
        for char in word:
            node = node.setdefault(char, {})
        node[""] = {}
    return _branch(root) if root else ""


def _branch(node: Node) -> str:
    parts = {char: (r"\s?" if char == " " else re.escape(char)) + _branch(rest) for char, rest in node.items() if char}
    if not parts:
        return ""
    choices = list(parts.values()) if len(parts) <= MOST_CHOICES or " " in parts else _sorted_in(parts)
    body = choices[0] if len(choices) == 1 else f"(?:{'|'.join(choices)})"
    return f"(?:{body})?" if "" in node else body


def _sorted_in(parts: Mapping[str, str]) -> list[str]:
    """Many choices as few: each of them looks at the next letter before it tries those that begin so.

    Choices are tried one by one, so this makes hundreds of first letters some dozens of steps.
    """
    letters = list(parts)
    size = isqrt(len(letters)) + 1
    groups = [letters[first : first + size] for first in range(0, len(letters), size)]
    return [
        f"(?=[{''.join(map(re.escape, group))}])(?:{'|'.join(parts[letter] for letter in group)})" for group in groups
    ]


class Finds(Protocol):
    """What meets words in a text."""

    def find(self, text: str) -> list[Hit]:
        """All hits, in order, without overlaps."""


@dataclass(frozen=True)
class Finders:
    """One finder a kind of word."""

    concepts: Finder
    areas: Finds
    breakdowns: Finder


def finders_for(vocabulary: Vocabulary, text: str) -> Finders:
    """The finders of a text: short names (the North) count where it holds the full one."""
    named = (a.id for a in vocabulary.areas.values() if a.short and any(word in text for word in a.words))
    return finders_of(vocabulary, frozenset(named))


@kept(8)
def finders_of(vocabulary: Vocabulary, named: frozenset[str] = frozenset()) -> Finders:
    """The finders of a vocabulary; of the areas in `named` the short names count as well."""
    if named:
        plain = finders_of(vocabulary)
        return Finders(plain.concepts, _finder_of_areas(vocabulary, named), plain.breakdowns)
    concepts, breakdowns = vocabulary.concepts.values(), vocabulary.breakdowns.values()
    return Finders(
        _finder(tuple((word, c.id) for c in concepts for words in c.words.values() for word in words)),
        _finder_of_areas(vocabulary, named),
        _finder(tuple((word, b.id) for b in breakdowns for words in b.words.values() for word in words)),
    )


def _finder_of_areas(vocabulary: Vocabulary, named: frozenset[str]) -> Finder:
    named_so = ((a.id, a.ko) for a in vocabulary.areas.values())
    written = (
        (word, a.id)
        for a in vocabulary.areas.values()
        for word in (
            *a.words,
            *(() if a.within or a.group else (a.adjective,)),
            *a.places,
            *(a.short if a.id in named else ()),
        )
    )
    return _finder(tuple(written), names=tuple(named_so))


@kept(8)
def _finder(written: tuple[Named, ...], *, names: tuple[Named, ...] = ()) -> Finder:
    """A finder of these words; kept, since datasets that are loaded again mostly have the same."""
    return Finder(written, names=names)
