"""Whether two sentences tell of one matter: then the first is the lead of the second, and has its source.

올해 출생아가 줄었다. 통계청은 출생아 수가 …고 밝혔다: one matter. 이 회사의 직원은 1,200명이다. 국정원은 북한이 …: two.
"""

from __future__ import annotations

from etl.patterns import pattern, words

AMOUNT = pattern("meaning.leads.amount")  # with its unit: what is counted alike is not yet one matter
WORD = pattern("meaning.leads.word")
POINTS_BACK = pattern("meaning.leads.points_back")
COMMON = words("meaning.leads.common")


def share_matter(first: str, second: str) -> bool:
    """Whether the second points back to the first, or a word that is no amount and no time stands in both.

    >>> share_matter("올해 출생아가 크게 줄었다.", "출생아 수는 23만 명이라고 밝혔다.")
    True
    >>> share_matter("이 회사의 직원은 올해 1,200명 이상이다.", "북한이 올해 컨테이너 1만3천 개를 보냈다고 밝혔다.")
    False
    >>> share_matter("Fewer children were born last year.", "These figures were published by the ministry.")
    True
    >>> share_matter("Fewer children were born last year.", "The ministry said last year that exports rose by 3%.")
    False
    """
    return POINTS_BACK.search(second) is not None or not _stems(first).isdisjoint(_stems(second))


def _stems(sentence: str) -> set[str]:
    """The beginnings of its words; of Chinese, every two characters."""
    found = set()
    for match in WORD.finditer(AMOUNT.sub(" ", sentence)):
        word = match[0].casefold()
        if match.lastgroup == "han":
            found |= {word[at : at + 2] for at in range(len(word) - 1)}
        elif match.lastgroup == "hangul":
            found.add(word[:2])
        else:
            found.add(word[:5])
    return {stem for stem in found if stem not in COMMON}
