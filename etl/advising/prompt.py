"""The messages that a model is sent about one figure: what is asked (prompt.toml) and the text as data.

Which ids are listed: the measures that can have the figure's unit, the units of its dimension, and the areas and
origins that the pieces name. Others are known as well (an answer is held against all), they are only not listed.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path

from etl.advising.passage import Setting, mark_figure
from etl.model import KINDS, TRANSFORMATIONS
from etl.rules import Rules
from etl.schemas.proposals import LONGEST

WORDS = Path(__file__).with_name("prompt.toml")
MARKS = ("⟦", "⟧")
RELATIVE = frozenset({"ratio", "fraction", "multiple"})  # dimensions in which every measure can be told
NONE = "-"


def write_messages(setting: Setting, rules: Rules) -> list[dict[str, str]]:
    """The messages of the usual chat protocol: system, user."""
    return [
        {"role": "system", "content": _write_system(setting, rules)},
        {"role": "user", "content": json.dumps(write_passage(setting), ensure_ascii=False, indent=1)},
    ]


def write_passage(setting: Setting) -> dict[str, str]:
    """What is sent of the text, by the names of the pieces."""
    written = {"figure": setting.mention.quote, "published": setting.published}
    written |= {piece.name: mark_figure(piece, setting.span, MARKS) for piece in setting.pieces}
    return {name: words for name, words in written.items() if words}


def _write_system(setting: Setting, rules: Rules) -> str:
    lang = "ko" if setting.language == "ko" else "en"
    dimension = setting.mention.dimension
    vocabulary, text = rules.vocabulary, "\n".join(piece.text for piece in setting.pieces)
    measures = (c for c in vocabulary.concepts.values() if is_measured_in(dimension, c.units))
    units = (u for u in rules.units.values() if dimension in (None, u.dimension))
    areas = (a for a in vocabulary.areas.values() if _is_named(text, (a.ko, a.en, a.adjective, *a.words)))
    origins = (o for o in rules.origins.values() if _is_named(text, (o.ko, o.en, *o.words)))
    return _read_words()[lang].format(
        open=MARKS[0],
        close=MARKS[1],
        longest=LONGEST,
        forms=", ".join(TRANSFORMATIONS),
        kinds=", ".join(KINDS),
        measures=_list((c.id, getattr(c, lang)) for c in measures),
        units=_list((u.id, getattr(u, lang)) for u in units),
        areas=_list((a.id, getattr(a, lang)) for a in areas),
        origins=_list((o.id, getattr(o, lang)) for o in origins),
    )


def is_measured_in(dimension: str | None, dimensions: Iterable[str]) -> bool:
    """Whether a measure of these dimensions can be told in a unit of that one."""
    return dimension is None or dimension in RELATIVE or dimension in dimensions


def _is_named(text: str, names: Iterable[str]) -> bool:
    return any(name in text for name in names if name)


def _list(entries: Iterable[tuple[str, str]]) -> str:
    return "\n".join(_lines(entries)) or NONE


def _lines(entries: Iterable[tuple[str, str]]) -> Iterator[str]:
    for name, words in sorted(entries):
        yield f"{name}: {words}"


@cache
def _read_words() -> Mapping[str, str]:
    return {lang: entry["system"].strip() for lang, entry in tomllib.loads(WORDS.read_text(encoding="utf-8")).items()}
