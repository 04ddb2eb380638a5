"""The nominative of Russian names of bodies: Федеральной таможенной службы → Федеральная таможенная служба.

The head noun is one of the nouns of offices (`heads_f`, `heads_m`, `heads_n` of datasets/language/ru.toml); adjectives
before it take its gender, what stands behind it stays. Short names lose the ending of their case: Приморскстата.
"""

from __future__ import annotations

import re

from etl.patterns import kept, pattern, values, words
from etl.rules import Rules

SPOKEN_FOR = pattern("meaning.nominative.spoken_for")  # Пресс-служба министерства …
SPOKEN_BY = pattern("meaning.nominative.spoken_by")  # аналитики …
NAMED = re.compile(r"[«A-ZА-ЯЁ]{2}|«")
SHORT_NAME = pattern("meaning.nominative.short_name")
WORD, ADJECTIVE = pattern("meaning.nominative.word"), pattern("meaning.nominative.adjective")
SOFTENED, SEVERAL = pattern("meaning.nominative.softened"), pattern("meaning.nominative.several")
STRESSED = values("meaning.nominative.stressed")  # краевой
SOFT = values("meaning.nominative.soft")
FORMS = words("meaning.nominative.forms")  # of a name, behind what they have in common
PIECES = re.compile(r"[\w-]+")
STEM = 3  # letters at least that two forms of a word have in common
GENDERS = "fmn"
PAST = pattern("meaning.nominative.past")  # предупредила, behind it its subject or its object
GENDER_OF = values("meaning.nominative.past_of")
CASES = {gender: pattern(f"meaning.nominative.noun_{gender}") for gender in GENDERS}  # endings of a noun
FIRST = {gender: values(f"meaning.nominative.of_{gender}") for gender in GENDERS}  # of adjectives: that of the first


def nominative(name: str, rules: Rules) -> str:
    """A name of a body in the nominative, without the press service that speaks for it; as it is, if it has none of
    the nouns of offices.

    >>> from etl.patterns import find_own
    >>> from etl.rules import load_rules
    >>> nominative("Федеральной таможенной службы", load_rules(find_own()))
    'Федеральная таможенная служба'
    """
    body = SPOKEN_FOR.sub("", name)
    first = _first_case(body, rules)
    first = first.removesuffix("»") if "«" not in first else first  # «Руспродсоюза»
    is_named = first != body or not SPOKEN_BY.match(name) or NAMED.match(body) is not None
    return first if is_named else name  # аналитики Сбера: of whom the first case is not known


def _first_case(name: str, rules: Rules) -> str:
    for place, hit in enumerate(parts := list(WORD.finditer(name))):
        found = _head(hit[0], rules)
        if found is not None:
            noun, gender = found  # with what is written before the noun in one word: Погранслужба
            if not all(ADJECTIVE.search(word[0]) for word in parts[:place]):
                return name  # аналитики агентства: not the agency itself
            if any(SEVERAL.search(word[0]) for word in parts[:place]):
                return name  # национальных статистических служб: of several
            before = [_adjective(word[0], gender) for word in parts[:place]]
            return " ".join([*before, _as_written(noun, hit[0])]) + name[hit.end() :]
        is_first = all(ADJECTIVE.search(word[0]) for word in parts[:place])  # представитель Минтруда: not it
        before_noun = ADJECTIVE.search(hit[0]) and [word for word in parts[place + 1 : place + 2] if word[0].islower()]
        if is_first and not before_noun and (short := SHORT_NAME.fullmatch(hit[0])) is not None:
            before = [_adjective(word[0], "m") for word in parts[:place]]
            return " ".join([*before, short["name"]]) + name[hit.end() :]
    return name


def head_of(name: str, rules: Rules) -> str | None:
    """The noun of offices in a name, by its first case; None where it has none.

    >>> from etl.patterns import find_own
    >>> from etl.rules import load_rules
    >>> head_of("Национального комитета статистики", load_rules(find_own()))
    'комитет'
    """
    found = (_head(hit[0], rules) for hit in WORD.finditer(name) if ADJECTIVE.search(hit[0]) is None)
    return next((one[0].lower() for one in found if one is not None), None)


def agrees(name: str, before: str, rules: Rules) -> bool:
    """Whether a name can be the subject of the verb right before it: предупредила служба, not предупредила сообщество.

    >>> from etl.patterns import find_own
    >>> from etl.rules import load_rules
    >>> agrees("мировое сообщество", "ФАО предупредила ", load_rules(find_own()))
    False
    """
    verb = PAST.search(before)
    heads = [_head(word, rules) for word in WORD.findall(name) if ADJECTIVE.search(word) is None]
    if verb is None or not heads or heads[0] is None:
        return True
    gender: str = GENDER_OF[verb["ending"]]
    return heads[0][1] == gender


def are_cases_of_one(one: str, other: str) -> bool:
    """Whether two names, in lower case, are the same but for their Russian cases, or one holds the other so.

    >>> are_cases_of_one("министра олега супруна", "олег супрун"), are_cases_of_one("олег супрунов", "олег супрун")
    (True, False)
    """
    short, long = sorted((PIECES.findall(one), PIECES.findall(other)), key=len)
    places = range(len(long) - len(short) + 1) if short else ()
    return any(all(map(_are_forms, short, long[place:])) for place in places)


def _are_forms(one: str, other: str) -> bool:
    stem = next((at for at, pair in enumerate(zip(one, other, strict=False)) if pair[0] != pair[1]), None)
    stem = min(len(one), len(other)) if stem is None else stem
    return one == other or (stem >= STEM and all(not end or end in FORMS for end in (one[stem:], other[stem:])))


def _as_written(noun: str, word: str) -> str:
    return noun.upper() if word.isupper() else noun.capitalize() if word[0].isupper() else noun


def _adjective(word: str, gender: str) -> str:
    for ending, first in FIRST[gender].items():
        if word.endswith(ending) and len(word) > len(ending) + 2:
            stem = word.removesuffix(ending)
            if gender == "m" and stem.lower() in STRESSED:
                return stem + str(STRESSED[stem.lower()])[len(stem) :]
            return stem + str(SOFT[first] if SOFTENED.search(stem) else first)
    return word


def _head(word: str, rules: Rules) -> tuple[str, str] | None:
    """The nominative of a noun of offices and its gender."""
    for shape, noun, gender in _heads(rules):
        if (hit := shape.fullmatch(word)) is not None:
            return (hit["before"] or "").lower() + noun, gender
    return None


@kept(4)
def _heads(rules: Rules) -> tuple[tuple[re.Pattern[str], str, str], ...]:
    every, meaning = [], rules.languages["ru"]["meaning"]
    for gender in GENDERS:
        for noun in meaning.get(f"heads_{gender}", ()):
            stem = noun if gender == "m" else noun[:-1]
            shape = re.compile(rf"(?P<before>{WORD})?{stem}(?:{CASES[gender]})?", re.IGNORECASE)
            every.append((shape, noun, gender))
    return tuple(every)
