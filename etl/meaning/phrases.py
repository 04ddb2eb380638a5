"""The noun phrases around a Korean figure, by their particles: what may name what is measured.

    수출액은 | 3억 달러로 · 관광객 | 1만 명 · | 3억 달러의 무기 · | 1만 명의 노동자가

A phrase runs back from its last word over words that are nouns; an ending of a verb, a comma or another particle
stops it. Only forms are looked at, no dictionary: a name that ends like a verb (북한) is known by the vocabulary.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from etl.meaning.verb_forms import HANGUL, is_closed, is_verb_form
from etl.patterns import pattern, words

DIGIT = re.compile(r"\d")
JOINED = re.compile(r"(?:[가-힣]+[·ㆍ・])+$")  # 밀·|보리, 초·중·|고
BRACKET = pattern("meaning.phrases.bracket")
LABEL = pattern("meaning.phrases.label")
NO_BEGIN = r"(?<![)）\]”’」』》〉가-힣])(?<![가-힣]['\"])"  # in a word, or behind what closes
WORD = re.compile(NO_BEGIN + r"[^\s,.;:…⋯()（）▶▷◆◇■□●○•※→➜⇒·:\[\]“”‘’\"'「」『』《》〈〉]+")
GLUED = re.compile(r"[가-힣]+")
PARTICLE = pattern("meaning.phrases.particle")
TOPICS = words("meaning.phrases.topics")
OBLIQUE = words("meaning.phrases.oblique")  # where and by what, no name
OBJECTS = words("meaning.phrases.objects")
AIMS = words("meaning.phrases.aims")
VERBAL = pattern("meaning.phrases.verbal")
ATTRIBUTIVE = pattern("meaning.phrases.attributive")
ADVERB = pattern("meaning.phrases.adverb")
MAX_WORDS = 5
ROUGHLY = "약총 "  # letters that may stand between a noun and its figure
CLOSED_ONLY = words("meaning.phrases.closed_only")
OPEN_ONLY = words("meaning.phrases.open_only")
# nouns whose end only looks like a particle: 어린이, 고속도로, 소비자물가
TOLD = pattern("meaning.phrases.told")  # 보였다가
NOUN_LIKE = pattern("meaning.phrases.noun_like")
AGE = pattern("meaning.phrases.age")
RATE = pattern("meaning.phrases.rate")
ASIDE = pattern("meaning.phrases.aside")
NUMBER = pattern("meaning.phrases.number")
SAYS = re.compile(r"\s?[\"“‘「]")
# words of one letter that are no noun of what is measured
DEPENDENT = words("meaning.phrases.dependent")
INSIDE = words("meaning.phrases.inside")  # between two words of one noun phrase


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase without its particle; half-open place in the reading."""

    start: int
    end: int
    particle: str


def split(word: str) -> tuple[str, str] | None:
    """A word as its noun and its particle; None where it has none.

    >>> split("수출액은"), split("어린이"), split("수출")
    (('수출액', '은'), None, None)
    """
    found = PARTICLE.match(word)
    if found is None or TOLD.search(word) or NOUN_LIKE.search(word) or is_verb_form(word):
        return None
    if not _takes(found["noun"][-1], found["particle"]):
        return None
    return found["noun"], found["particle"]


def _takes(letter: str, particle: str) -> bool:
    """Whether a Korean letter can stand before a particle: 은, 이, 을, 과 need a final consonant, 는, 가, 를, 와 none.

    >>> _takes("출", "이"), _takes("나", "이"), _takes("받", "는")
    (True, False, False)
    """
    if HANGUL.match(letter) is None:
        return True
    return particle not in (OPEN_ONLY if is_closed(letter) else CLOSED_ONLY)


def words_of(text: str, first: int, stop: int) -> list[str]:
    """The whole words of a stretch."""
    return [word[0] for word in _words(text, first, stop)]


def _words(text: str, first: int, stop: int) -> list[re.Match[str]]:
    """The whole words of a stretch: what is left of a word that begins before it (2,521명|으로) is none."""
    return list(WORD.finditer(text, _whole_word(text, first), stop))


def _whole_word(text: str, first: int) -> int:
    """Where the first whole word of a stretch may begin."""
    rest = GLUED.match(text, first) if first and not text[first - 1].isspace() else None
    return first if rest is None else rest.end()


def phrases_before(text: str, first: int, stop: int) -> list[Phrase]:
    """The phrases of a stretch that end with a particle of topic, subject or object, in order."""
    found = []
    words = _words(text, first, stop)
    for place, word in enumerate(words):
        parts = split(word[0])
        if (
            parts is None
            or parts[1] not in (*TOPICS, *OBJECTS)
            or (len(parts[0]) < 2 and not _is_number_of(words, place))
        ):
            continue
        if (VERBAL.search(word[0]) and not word[0].endswith("은")) or ADVERB.search(parts[0]):
            continue
        if SAYS.match(text, word.end()):
            continue  # 사장은 "…": who speaks measures nothing
        found.append(Phrase(_begin(text, words, place), word.start() + len(parts[0]), parts[1]))
    return found


def _is_number_of(words: list[re.Match[str]], place: int) -> bool:
    """Whether a word of one letter is the number of what stands before it: 신청 수는."""
    return (
        place > 0 and NUMBER.match(words[place][0]) is not None and words[place].start() - words[place - 1].end() == 1
    )


def phrase_right_before(text: str, first: int, stop: int) -> Phrase | None:
    """The bare noun that touches a figure: 관광객 1만 명, 무역액 27억 달러."""
    words = _words(text, first, stop)
    if not words or re.search(r"[,.;:)\]”’\"]\s*$", text[first:stop]):
        return None
    last = words[-1]
    if text[last.end() : stop].strip(ROUGHLY):
        return None
    parts = split(last[0])
    if parts is not None and parts[1] == "에서" and len(parts[0]) >= 2:  # 산업 부문에서 3.0%
        return Phrase(_begin(text, words, len(words) - 1), last.start() + len(parts[0]), "")
    if parts is not None and parts[1] not in ("이", "가", "도", "나", "로", "의", "과", "와", "만", "라는", "란"):
        return None
    if parts is not None and len(parts[0]) >= 2 and parts[1] in ("로", "의", "라는", "란", "과", "와"):
        return None
    is_noun = NOUN_LIKE.search(last[0]) is not None or RATE.search(last[0]) is not None
    if not is_noun and any(form.search(last[0]) for form in (VERBAL, ATTRIBUTIVE, ADVERB)):
        return None
    if last[0] in DEPENDENT or is_verb_form(last[0]):
        return None
    end = last.end() if parts is None else last.start() + len(parts[0])
    return Phrase(_begin(text, words, len(words) - 1), end, "")


def phrase_of_label(text: str, first: int, stop: int) -> Phrase | None:
    """The label at the head of a line, right before its figure: ○ 신청: 5,200건."""
    begin = max(text.rfind("\n", first, stop) + 1, first)
    found = LABEL.fullmatch(text, begin, stop)
    return None if found is None else Phrase(*found.span("noun"), "")


def phrase_of_aim(text: str, first: int, stop: int) -> Phrase | None:
    """The noun right before a figure that something is given to: 인공지능 분야에 | 10조 원을 편성했다."""
    words = _words(text, first, stop)
    parts = split(words[-1][0]) if words else None
    if parts is None or parts[1] not in AIMS or text[words[-1].end() : stop].strip(ROUGHLY):
        return None
    return Phrase(_begin(text, words, len(words) - 1), words[-1].start() + len(parts[0]), parts[1])


def phrase_at_bracket(text: str, first: int, stop: int) -> Phrase | None:
    """The noun right before the bracket that a figure stands in, of one letter too: 배추(65.3%), 무(89.2%)."""
    opened = BRACKET.search(text, first, stop)
    if opened is None or opened.end() != stop:
        return None
    words = [word for word in WORD.finditer(text, first, opened.start()) if word.end() == opened.start()]
    if not words or VERBAL.search(words[0][0]) or DIGIT.search(words[0][0]):
        return None
    everything = _words(text, first, opened.start())
    begin = _begin(text, everything, len(everything) - 1) if everything else words[0].start()
    return Phrase(begin, opened.start(), "")


def told_of(text: str, first: int, stop: int) -> tuple[str, ...]:
    """The verb that tells of the noun before a figure, with the word before it: 국경을 넘은 | 난민이 4,270만 명."""
    words = _words(text, first, stop)
    places = [at for at, word in enumerate(words) if ATTRIBUTIVE.search(word[0]) or is_verb_form(word[0])]
    if not places or words[places[-1]].end() >= words[-1].start():
        return ()
    return ("_".join(word[0] for word in words[max(0, places[-1] - 1) : places[-1] + 1]),)


def words_before(text: str, first: int, stop: int) -> list[tuple[int, int]]:
    """The words that belong to the noun beginning at `stop`, nearest last; those glued to it included; what stands in
    brackets between them is none of them: 청년층(15~29세) 고용률."""
    first = _whole_word(text, first)
    stretch = ASIDE.sub(lambda found: " " * len(found[0]), text[first:stop])
    found: list[tuple[int, int]] = []
    edge = len(stretch)
    for word in reversed(list(WORD.finditer(stretch))[-MAX_WORDS:]):
        if stretch[word.end() : edge].strip() or (word.end() < len(stretch) and _closes(word[0])):
            break
        found.insert(0, (first + word.start(), first + word.end()))
        edge = word.start()
    return found


def phrase_behind(text: str, first: int, stop: int) -> Phrase | None:
    """The noun that a figure counts: 1만 명의 노동자가, 3억 달러 규모의 무기를, 27억 달러를 기록한 무역."""
    opened = re.match(r"(?:\s?(?:규모|상당|어치|짜리|수준|가량|정도|이상|안팎))?의\s", text[first:stop])
    if opened is None:
        return None
    words = list(WORD.finditer(text, first + opened.end(), stop))
    for word in words[:4]:
        parts = split(word[0])
        if parts is None or parts[1] == "의":
            continue
        return Phrase(words[0].start(), word.start() + len(parts[0]), parts[1])
    return Phrase(words[0].start(), words[0].end(), "") if words else None


def _begin(text: str, words: list[re.Match[str]], place: int) -> int:
    """Where the phrase begins that ends in the word at `place`."""
    begin = words[place].start()
    for earlier in _back(words, place):
        between = text[earlier.end() : begin]
        if between.strip() or _closes(earlier[0]):
            break
        begin = earlier.start()
    joined = JOINED.search(text, max(0, begin - 12), begin)
    return joined.start() if joined is not None else begin


def _back(words: list[re.Match[str]], place: int) -> Iterator[re.Match[str]]:
    yield from reversed(words[max(0, place - MAX_WORDS + 1) : place])


def _closes(word: str) -> bool:
    """Whether a word cannot stand inside a noun phrase: a verb, an attributive, a noun with a particle but 의."""
    if is_verb_form(word):
        return True
    if AGE.search(word) or RATE.search(word) or word in INSIDE or NOUN_LIKE.search(word):
        return False
    parts = split(word)
    if parts is not None and parts[1] != "의" and (len(parts[0]) >= 2 or parts[1] in ("에서", "에게", "으로")):
        return True
    if VERBAL.search(word) is not None or ADVERB.search(word) is not None:
        return True
    return ATTRIBUTIVE.search(word) is not None and not word.endswith("북한")


def is_nominal(words: str) -> bool:
    """Whether the words can name something: none of them is a verb, an adverb or a bare ending."""
    return all(map(_is_noun, words.split()))


def _is_noun(word: str) -> bool:
    if is_verb_form(word):
        return False
    if AGE.search(word) or RATE.search(word) or word in INSIDE or NOUN_LIKE.search(word):
        return True
    if len(word) == 1:
        return word not in DEPENDENT and HANGUL.match(word) is not None
    return not ADVERB.search(word) and not VERBAL.search(word)
