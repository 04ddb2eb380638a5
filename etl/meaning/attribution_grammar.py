"""The grammar of attributions in English, Chinese or Russian: the shapes of the language and the forms of its file,
in the order in which they are tried, and what in them is an office, a person, a work.

Comes in: the rules and a language. Goes out: its Grammar, made once.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from etl.meaning import attributions_en, attributions_ru, attributions_zh
from etl.meaning.attribution_rules import ASIDE, BEHIND, FIGURE, STATES
from etl.meaning.attributions_ru import PLUS_RU, RU_SHORT
from etl.meaning.forms import Shape, fill_forms
from etl.mentions.names_zh import OFFICES_ZH
from etl.patterns import any_of
from etl.rules import Rules

OFFICE = {"en": r"\b(?:{})\b|\b[A-Z]{{3,}}\b", "zh": r"(?:{})(?:“[^“”]+”)?$", "ru": r"(?:{})"}
PERSONS = {"en": r"\b(?:{})s?\b", "zh": "{}", "ru": r"(?<![\w-])(?:{})"}  # Resources, администрация: nobody
OWN_SHAPES = {
    "en": attributions_en.own_shapes,
    "zh": attributions_zh.own_shapes,
    "ru": attributions_ru.own_shapes,
}


@dataclass(frozen=True)
class Grammar:
    """The shapes of one language: each pattern has a group `name`, and whether it goes on."""

    shapes: tuple[Shape, ...]
    office: re.Pattern[str]
    person: re.Pattern[str]
    named: re.Pattern[str]  # the name inside what stands behind "according to"
    work: re.Pattern[str]
    states: re.Pattern[str]
    no_names: frozenset[str]
    unsaid: re.Pattern[str]
    by_work: frozenset[str]  # the shapes that name somebody by what he puts out


@lru_cache(maxsize=12)
def grammar_of(rules: Rules, language: str) -> Grammar:
    """The shapes of a language of these rules."""
    data = rules.languages[language]["meaning"]
    words = {
        key: _any(data.get(key, ()))
        for key in (
            "offices",
            "works",
            "puts_out",
            "intends",
            "laws",
            "sets",
            "persons",
            "unsaid",
            "relays",
            "common_offices",
            "caps",
            "no_names",
            "groups",
        )
    }
    if language == "zh":
        words["offices"] = rf"(?:{words['offices']}){OFFICES_ZH.pattern}"
    words["according"] = _any(rules.languages[language]["origins"]["according"])
    shapes, named, parts = OWN_SHAPES[language](words)
    told = fill_forms(rules, language, {**words, **parts})
    forms = [(shape, STATES[states]) for shape, states in told if states in STATES]
    # what these name may look like who says it all
    near = [form for form in forms if form[1] in (FIGURE, BEHIND, ASIDE)]
    shapes = [*near, *shapes, *(form for form in forms if form not in near)]
    short = f"|{RU_SHORT}" if language == "ru" else ""
    return Grammar(
        tuple(Shape.of(shape, rule) for shape, rule in shapes),
        re.compile(OFFICE[language].format(f"{words['offices']}|{words['common_offices']}") + short),
        re.compile(
            PERSONS[language].format(words["persons"] if language != "ru" else f"{PLUS_RU}(?:{words['persons']})")
        ),
        re.compile(named),
        re.compile(words["works"]),
        re.compile(words["puts_out"]),
        frozenset(data.get("no_names", ())),
        re.compile(words["unsaid"]),
        frozenset(shape for shape, _ in shapes if words["works"] in shape),
    )


@lru_cache(maxsize=4)
def bare_nouns(rules: Rules) -> frozenset[str]:
    """Nouns of offices that alone mean the one named before: the Organization, 센터는; not the Government."""
    every = [data["meaning"] for data in rules.languages.values()]
    return frozenset(word for data in every for word in data["offices"] if word not in data.get("bare_offices", ()))


def _any(words: Any) -> str:
    return any_of(words) or r"(?!)"
