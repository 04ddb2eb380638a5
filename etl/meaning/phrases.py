"""The noun phrases around a Korean figure, by their particles: what may name what is measured.

    수출액은 | 3억 달러로 · 관광객 | 1만 명 · | 3억 달러의 무기 · | 1만 명의 노동자가

A phrase runs back from its last word over words that are nouns; an ending of a verb, a comma or another particle
stops it. Only forms are looked at, no dictionary: a name that ends like a verb (북한) is known by the vocabulary.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

HANGUL = re.compile(r"[가-힣]")
DIGIT = re.compile(r"\d")
JOINED = re.compile(r"(?:[가-힣]+[·ㆍ・])+$")  # 밀·|보리, 초·중·|고
BRACKET = re.compile(r"[(（]\s?(?:약\s|각각\s)?[+△▲▼-]?$")
WORD = re.compile(r"(?<![)）\]”’」』》〉])[^\s,.;:()（）▶▷◆◇■□●○•※→➜⇒·:\[\]“”‘’\"'「」『』《》〈〉]+")
GLUED = re.compile(r"[가-힣]+")
PARTICLE = re.compile(
    r"(?P<noun>.*?[가-힣A-Za-z0-9%\)])(?P<particle>은|는|이|가|도|을|를|의|에서는|에는|에서|에게|에|으로는|으로|로는|로|과|와|만|까지|부터|보다|이나|나|라는|란)$"
)
TOPICS = frozenset({"은", "는", "이", "가", "도"})
OBLIQUE = frozenset({"에", "에서", "에게", "로", "으로", "을", "를", "은", "는"})  # where and by what, no name
OBJECTS = frozenset({"을", "를"})
VERBAL = re.compile(
    r"(?:[가-힣](?:했|됐|였|었|았|렸|졌|냈|났|갔|왔|한다|된다|는다|이다|하는|되는|있는|없는|던|려는|려|면서|으며|며|지만|아서|어서|해서|하고|되고|이고|라고|다고|하여|되어|하던|인|할|될|온|른|운)|[가-힣]*[했됐았었였렸졌렀났섰갔왔](?:고|으며|으나|는데|지만|을|던|기)"
    r"|[았었랐렀했됐졌하되]다가|(?:이르|늘|줄|오르|내리)고|[가-힣]지\s?않은)$"
)
ATTRIBUTIVE = re.compile(
    r"(?:[가-힣](?:한|된|난|진|든|린|간|룬|낸|둔|본|쓴|번|던|는|할|될|인|친|킨|않은)|^(?:낸|난|든|쓴|번|준|본))$"
)
ADVERB = re.compile(
    r"(?:[가-힣](?:게|히|도록|듯이|씩|째|처럼|만큼|대로|마다|따라|통해|위해|대해|관해|비롯해|합쳐|모두|함께|다시|이미|직접|먼저|특히|또한|면|니|려|자|데|쳐|져|겨|춰)|[가-힣]당|[가-힣]*比|[가-힣]+(?:보다|까지|부터)|가량|매우|약|총|또|더|잘|못|안|곧|단|큰|새"
    r"|^(?:다시|이미|특히|또한|모두|함께|직접|먼저|그래|오히려|여전히|각각|거의|무려|만큼|따라|통해|위해|대해"
    r"|비교해|견주어|뛰어|올라|늘어|줄어|넘어|내려|떨어져|한때|나오|들어오|이어))$"
)
MAX_WORDS = 5
FINALS = 28  # forms of a syllable by its final consonant, in the order of Unicode; the first has none
CLOSED_ONLY = frozenset({"은", "이", "을", "과", "으로", "으로는", "이나"})
OPEN_ONLY = frozenset({"는", "가", "를", "와", "라는", "란", "나"})
# nouns whose end only looks like a particle: 어린이, 고속도로, 소비자물가
NOUN_LIKE = re.compile(
    r"(?:어린이|나이|차이|길이|높이|넓이|먹이|[물주단원평증국허농인작휴대]가|^유가|[제고저]유가|전문가|[철수속온농제강연빈용한반경]도"
    r"|제주도|강원도|경기도|[회협논합건결동정강]의|[결효성학사통초경부전]과|대만|불만|코로나|[도진항통활선경]로|담보|정보"
    r"|[외내]국인|노인|군인|개인|법인|상인|범인|요인|원인|혼인|애인|예인|[기수고저체]온|[가-힣]국인)$"
)
AGE = re.compile(r"\d[\d~∼-]*(?:세|대|학년|인|급|차|㎜|mm)(?:의)?$")
RATE = re.compile(r"(?:\d*인|[가-힣]*명|[가-힣]+)당$")
SAYS = re.compile(r"\s?[\"“‘「]")
# words of one letter that are no noun of what is measured
DEPENDENT = frozenset(
    "말초중약총등또각만전후내외간한두세네첫새큰더못안잘곧단올매현본동당양타연다월일주해달뒤때것곳쪽데채명개번그"
)
INSIDE = frozenset({"후", "전", "외", "이상", "이하", "미만", "및"})  # between two words of one noun phrase


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
    if found is None or NOUN_LIKE.search(word) or not _takes(found["noun"][-1], found["particle"]):
        return None
    return found["noun"], found["particle"]


def _takes(letter: str, particle: str) -> bool:
    """Whether a Korean letter can stand before a particle: 은, 이, 을, 과 need a final consonant, 는, 가, 를, 와 none.

    >>> _takes("출", "이"), _takes("나", "이"), _takes("받", "는")
    (True, False, False)
    """
    if HANGUL.match(letter) is None:
        return True
    is_closed = (ord(letter) - ord("가")) % FINALS > 0
    return particle not in (OPEN_ONLY if is_closed else CLOSED_ONLY)


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
        parts = split(word[0])
        if parts is None or parts[1] not in TOPICS | OBJECTS or len(parts[0]) < 2:
            continue
        if (VERBAL.search(word[0]) and not word[0].endswith("은")) or ADVERB.search(parts[0]):
            continue
        if SAYS.match(text, word.end()):
            continue  # 사장은 "…": who speaks measures nothing
        found.append(Phrase(_begin(text, words, place), word.start() + len(parts[0]), parts[1]))
    return found


def phrase_right_before(text: str, first: int, stop: int) -> Phrase | None:
    """The bare noun that touches a figure: 관광객 1만 명, 무역액 27억 달러."""
    words = _words(text, first, stop)
    if not words or re.search(r"[,.;:)\]”’\"]\s*$", text[first:stop]):
        return None
    last = words[-1]
    if text[last.end() : stop].strip("약총 "):
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
    if last[0] in DEPENDENT:
        return None
    end = last.end() if parts is None else last.start() + len(parts[0])
    return Phrase(_begin(text, words, len(words) - 1), end, "")


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
    if AGE.search(word) or RATE.search(word) or word in INSIDE or NOUN_LIKE.search(word):
        return True
    if len(word) == 1:
        return word not in DEPENDENT and HANGUL.match(word) is not None
    return not ADVERB.search(word) and not VERBAL.search(word)
