"""The noun phrases around a Korean figure, by their particles: what may name what is measured.

    수출액은 | 3억 달러로 · 관광객 | 1만 명 · | 3억 달러의 무기 · | 1만 명의 노동자가

A phrase runs back from its last word over words that are nouns; an ending of a verb, a comma or another particle
stops it. Only forms are looked at, no dictionary: a name that ends like a verb (북한) is known by the vocabulary.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

WORD = re.compile(r"(?<![)）\]”’」』》〉])[^\s,.;:()（）▶▷◆◇■□●○•※→➜⇒·:\[\]“”‘’\"'「」『』《》〈〉]+")
GLUED = re.compile(r"[가-힣]+")
PARTICLE = re.compile(
    r"(?P<noun>.*?[가-힣A-Za-z0-9%\)])(?P<particle>은|는|이|가|도|을|를|의|에서는|에는|에서|에게|에|으로는|으로|로는|로|과|와|만|까지|부터|보다|이나|나|라는|란)$"
)
TOPICS = frozenset({"은", "는", "이", "가", "도"})
OBJECTS = frozenset({"을", "를"})
VERBAL = re.compile(
    r"(?:[가-힣](?:했|됐|였|었|았|렸|졌|냈|났|갔|왔|한다|된다|는다|이다|하는|되는|있는|없는|던|려는|려|면서|으며|며|지만|아서|어서|해서|하고|되고|이고|라고|다고|하여|되어|하던|인|할|될|온|른|운))$"
)
ATTRIBUTIVE = re.compile(r"[가-힣](?:한|된|난|진|든|린|간|룬|낸|둔|본|쓴|번|던|는|할|될|인)$")
ADVERB = re.compile(
    r"(?:[가-힣](?:게|히|도록|듯이|씩|째|처럼|만큼|대로|마다|따라|통해|위해|대해|관해|비롯해|합쳐|모두|함께|다시|이미|직접|먼저|특히|또한|면|니|려|자|데)|[가-힣]당|가량|매우|약|총|또|더|잘|못|안|곧|단|큰|새)$"
)
MAX_WORDS = 3


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase without its particle; half-open place in the reading."""

    start: int
    end: int
    particle: str


def _words(text: str, first: int, stop: int) -> list[re.Match[str]]:
    """The whole words of a stretch: what is left of a word that begins before it (2,521명|으로) is none."""
    if first and GLUED.match(text, first) and not text[first - 1].isspace():
        rest = GLUED.match(text, first)
        first = rest.end() if rest is not None else first
    return list(WORD.finditer(text, first, stop))


def phrases_before(text: str, first: int, stop: int) -> list[Phrase]:
    """The phrases of a stretch that end with a particle of topic, subject or object, in order."""
    found = []
    words = _words(text, first, stop)
    for place, word in enumerate(words):
        split = PARTICLE.match(word[0])
        if split is None or split["particle"] not in TOPICS | OBJECTS or len(split["noun"]) < 2:
            continue
        if VERBAL.search(word[0]) and not word[0].endswith(("하는", "은")):
            continue
        end = word.start() + len(split["noun"])
        found.append(Phrase(_begin(text, words, place), end, split["particle"]))
    return found


def phrase_right_before(text: str, first: int, stop: int) -> Phrase | None:
    """The bare noun that touches a figure: 관광객 1만 명, 무역액 27억 달러."""
    words = _words(text, first, stop)
    if not words or re.search(r"[,.;:)\]”’\"]\s*$", text[first:stop]):
        return None
    last = words[-1]
    split = PARTICLE.match(last[0])
    if split is not None and split["particle"] not in (
        "이",
        "가",
        "도",
        "나",
        "로",
        "의",
        "과",
        "와",
        "만",
        "라는",
        "란",
    ):
        return None
    if split is not None and len(split["noun"]) >= 2 and split["particle"] in ("로", "의", "라는", "란", "과", "와"):
        return None
    if VERBAL.search(last[0]) or ATTRIBUTIVE.search(last[0]) or len(last[0]) < 2:
        return None
    end = last.end() if split is None else last.start() + len(split["noun"])
    return Phrase(_begin(text, words, len(words) - 1), end, "")


def words_before(text: str, first: int, stop: int) -> list[tuple[int, int]]:
    """The words that belong to the noun beginning at `stop`, nearest last; those glued to it included."""
    words = _words(text, first, stop)
    found: list[tuple[int, int]] = []
    edge = stop
    for word in reversed(words[-MAX_WORDS:]):
        if text[word.end() : edge].strip() or (word.end() < stop and _closes(word[0])):
            break
        found.insert(0, word.span())
        edge = word.start()
    return found


def phrase_behind(text: str, first: int, stop: int) -> Phrase | None:
    """The noun that a figure counts: 1만 명의 노동자가, 3억 달러 규모의 무기를, 27억 달러를 기록한 무역."""
    opened = re.match(r"(?:\s?(?:규모|상당|어치|짜리|수준|가량|정도|이상|안팎))?의\s", text[first:stop])
    if opened is None:
        return None
    words = list(WORD.finditer(text, first + opened.end(), stop))
    for word in words[:4]:
        split = PARTICLE.match(word[0])
        if split is None:
            continue
        if split["particle"] == "의":
            continue
        return Phrase(words[0].start(), word.start() + len(split["noun"]), split["particle"])
    return Phrase(words[0].start(), words[0].end(), "") if words else None


def _begin(text: str, words: list[re.Match[str]], place: int) -> int:
    """Where the phrase begins that ends in the word at `place`."""
    begin = words[place].start()
    for earlier in _back(words, place):
        between = text[earlier.end() : begin]
        if between.strip() or _closes(earlier[0]):
            break
        begin = earlier.start()
    return begin


def _back(words: list[re.Match[str]], place: int) -> Iterator[re.Match[str]]:
    yield from reversed(words[max(0, place - MAX_WORDS + 1) : place])


def _closes(word: str) -> bool:
    """Whether a word cannot stand inside a noun phrase: a verb, an attributive, a noun with a particle but 의."""
    split = PARTICLE.match(word)
    if split is not None and split["particle"] != "의" and len(split["noun"]) >= 2:
        return True
    if VERBAL.search(word) is not None or ADVERB.search(word) is not None:
        return True
    return ATTRIBUTIVE.search(word) is not None and not word.endswith("북한")


def is_nominal(words: str) -> bool:
    """Whether the words can name something: none of them is a verb, an adverb or a bare ending."""
    return all(len(word) > 1 and not ADVERB.search(word) and not VERBAL.search(word) for word in words.split())
