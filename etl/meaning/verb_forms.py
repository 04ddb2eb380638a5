"""Whether a Korean word is the form of a verb by its ending, though it looks like a noun or like one with a particle.

    내놓은, 오가는, 모은         before the noun that they tell of: no topics
    힘입어, 견줘, 감안해, 이어지다    what goes before or ends a clause

Comes in: a word. Goes out: whether it is such a form. There is no dictionary: a verb is known by its stem at the end of
the word (`datasets/cues`), by 은 and 는 behind a letter that no noun can have there, or by the ending itself.
"""

from __future__ import annotations

import re

from etl.patterns import kept, pattern, words

HANGUL = re.compile(r"[\uac00-\ud7a3]")
FIRST = 0xAC00  # the first syllable of Unicode
FINALS = 28  # forms of a syllable by its final consonant, in the order of Unicode; the first has none
CLOSED, OPEN = pattern("meaning.verb_forms.closed_stems"), pattern("meaning.verb_forms.open_stems")
BEHIND_CLOSED, BEHIND_OPEN = words("meaning.verb_forms.behind_closed"), words("meaning.verb_forms.behind_open")
CONNECTIVE = pattern("meaning.verb_forms.connective")
DECLARATIVE = pattern("meaning.verb_forms.declarative")
NOUNS = pattern("meaning.verb_forms.nouns")
SHORT = words("meaning.verb_forms.short")


def is_closed(letter: str) -> bool:
    """Whether a Korean letter has a final consonant.

    >>> is_closed("출"), is_closed("나")
    (True, False)
    """
    return (ord(letter) - FIRST) % FINALS > 0


@kept(4096)
def is_verb_form(word: str) -> bool:
    """Whether a word is the form of a verb.

    >>> is_verb_form("내놓은"), is_verb_form("모은"), is_verb_form("오가는"), is_verb_form("수출은")
    (True, True, True, False)
    """
    stem, ending = word[:-1], word[-1:]
    is_particle = ending in BEHIND_CLOSED or ending in BEHIND_OPEN
    if is_particle and stem and HANGUL.match(stem[-1]) is not None:
        if is_closed(stem[-1]) != (ending in BEHIND_CLOSED):
            return True  # 받는, 모은: no particle stands so
        return word in SHORT or (CLOSED if is_closed(stem[-1]) else OPEN).search(stem) is not None
    if NOUNS.search(word) is not None:
        return False
    return CONNECTIVE.search(word) is not None or DECLARATIVE.search(word) is not None
