"""The words of rise and fall that govern a figure, each language's, and the clause in which they are looked for.

    rose 5% · 5% 줄었다 · 7.4%, up 0.3 points · 유가 하락으로 5% 늘었다

Comes in: a figure in its sentence. Goes out: up or down, and where the word stands; words of its cause, of the figure
behind it and of a share are left out.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from etl.meaning.changes_en import BEYOND, BOUND
from etl.meaning.relative import BY_GAP, is_phrasal
from etl.meaning.view import Placed, View
from etl.patterns import any_of, pattern
from etl.rules import Rules

# more or less of something only where another is named that it is held against (더 많다, 보다 높은)
EDGE_ZH = pattern("meaning.rise_and_fall.edge_zh")
COMPARATIVE = pattern("meaning.changes.comparative")
LINKED = pattern("meaning.changes.comparative_linked")  # 많으며, 높고: more may be told behind it
CAUSE = pattern("meaning.changes.cause")
WHY = pattern("meaning.changes.why")
BECOMES = pattern("meaning.changes.becomes")  # 由5.2%降至5.1%
CLOSED_BEHIND = frozenset("，；。")  # a Chinese clause that ends with its figure
WHOLE = re.escape("$")  # behind a Russian stem that is a whole word
NO_SHARE_EN = pattern("meaning.changes.no_share_en")  # earnings per share
IN_BRACKET = 100  # characters of a bracket before a figure


@dataclass(frozen=True, slots=True)
class Cues:
    """The words of all languages as patterns, by language."""

    rise: dict[str, re.Pattern[str]]
    fall: dict[str, re.Pattern[str]]
    growth_nouns: dict[str, re.Pattern[str]]
    share_nouns: dict[str, re.Pattern[str]]
    share_verbs: dict[str, re.Pattern[str]]
    base: dict[str, re.Pattern[str]]


@lru_cache(maxsize=4)
def cues_of(rules: Rules) -> Cues:
    """The patterns of these rules."""

    def patterns(name: str) -> dict[str, re.Pattern[str]]:
        return {code: _any(data.get("meaning", {}).get(name, ()), code) for code, data in rules.languages.items()}

    def without_stock(cues: dict[str, re.Pattern[str]]) -> dict[str, re.Pattern[str]]:
        return {**cues, "en": re.compile(NO_SHARE_EN.pattern + cues["en"].pattern, re.IGNORECASE)}

    rise, fall, growth, base = (patterns(name) for name in ("rise", "fall", "growth_nouns", "base"))
    return Cues(rise, fall, growth, without_stock(patterns("share_nouns")), patterns("share_verbs"), base)


def _any(words: list[str], code: str) -> re.Pattern[str]:
    body = any_of(words) or r"(?!)"
    if code == "en":
        return re.compile(rf"\b(?:{body})\b", re.IGNORECASE)
    if code == "ru":
        body = body.replace(WHOLE, "(?![а-яё])")
        return re.compile(rf"(?<![а-яё])(?:{body})", re.IGNORECASE)
    return re.compile(rf"{EDGE_ZH}(?:{body})" if code == "zh" else rf"(?:{body})")


def clause_around(view: View, figure: Placed) -> tuple[int, int]:
    """The clause, not beyond the figures beside it."""
    first, last = view.clause_of(figure.start)
    before, after = view.neighbours(figure)
    if last <= figure.end + 1:
        last = view.end
    if view.text[figure.end : figure.end + 1] in CLOSED_BEHIND or _is_bracketed(view, figure):
        last = figure.end
    return max(first, before), min(max(last, figure.end), after)


def _is_bracketed(view: View, figure: Placed) -> bool:
    """Whether a bracket closes right behind a figure that is not Korean: (… made up more than half) rose to."""
    is_closed = view.text[figure.end : figure.end + 1] == ")" and view.language != "ko"
    return is_closed and "(" in view.text[max(view.start, figure.start - IN_BRACKET) : figure.start]


def direction_of(view: View, figure: Placed, left: str, right: str, cues: Cues) -> tuple[str | None, int, int]:
    """up or down, and where the word stands."""
    code = view.language
    found = []
    told = view.spans(cues.share_verbs[code])
    if code == "en" and (why := WHY.search(right)) is not None:
        right = right[: why.start()]  # by 4 percent, because less is expected from others
    if code == "en" and BEYOND.match(right) is not None:
        right = ""  # 21 percent, well above inflation
    for name in ("rise", "fall"):
        for match in getattr(cues, name)[code].finditer(right[:40] if code == "ko" else right[:60]):
            if code == "ko" and not _governs(view, figure, match, cues):
                continue
            start = figure.end + match.start()
            if code != "ko" and (_is_of_next(view, figure, right, match) or _is_within(told, start)):
                continue
            if is_phrasal(view.text, match[0], start):
                continue
            found.append((match.start(), name, start, figure.end + match.end()))
            break
    if code != "ko":
        base = figure.start - len(left[-60:])
        for name in ("rise", "fall"):
            hits = [
                m
                for m in getattr(cues, name)[code].finditer(left[-60:])
                if not _is_within(told, base + m.start())
                and not is_phrasal(view.text, m[0], base + m.start())
                and not (code == "en" and BOUND.fullmatch(view.text, base + m.start(), figure.start))
            ]
            if hits:
                away = len(left[-60:]) - hits[-1].end()
                found.append((away, name, base + hits[-1].start(), base + hits[-1].end()))
    if not found:
        return None, 0, 0
    _, name, start, end = min(found)
    return ("up" if name == "rise" else "down"), start, end


def _is_within(spans: Sequence[tuple[int, int]], place: int) -> bool:
    return any(start <= place < end for start, end in spans)


def _is_of_next(view: View, figure: Placed, right: str, match: re.Match[str]) -> bool:
    """Whether a word of rise or fall behind a figure tells of the figure behind it: 7.4%, up 0.3 points."""
    _, after = view.neighbours(figure)
    is_last = figure.end + len(right) < after or after >= view.end
    return not is_last and (BY_GAP.fullmatch(right, match.end()) or BECOMES.fullmatch(right, match.end())) is not None


def _governs(view: View, figure: Placed, match: re.Match[str], cues: Cues) -> bool:
    """Whether a word of rise or fall tells of the figure: not why (유가 하락으로), nor what is counted (자연감소)."""
    start = figure.end + match.start()
    if CAUSE.match(match.string, match.end()):
        return False
    if COMPARATIVE.match(match.string, match.start()) and not _is_held(view, figure, match, cues):
        return False
    return not any(hit.start < start < hit.end for hit in view.concepts)


def _is_held(view: View, figure: Placed, match: re.Match[str], cues: Cues) -> bool:
    """Whether more or less of something is so by a figure: 전국보다 0.2명 많다; not 서울(27.1명)은 전국보다 많다."""
    base = cues.base["ko"]
    if base.search(match.string, 0, match.start()) is not None:
        return False
    first = view.neighbours(figure)[0] if LINKED.match(match.string, match.start()) else view.start
    return base.search(view.text, first, figure.start) is not None
