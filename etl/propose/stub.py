"""Groups as TOML for datasets/indicators/, with every quote as a comment."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from itertools import count

from etl.actors import Actors
from etl.propose.groups import Group, find_chart, find_flow, find_measure, find_range
from etl.propose.nouns import NEAR
from etl.rules import Rules

QUOTES = 12  # shown of a group

# Revised Romanization, syllable by syllable
FIRST = ("g", "kk", "n", "d", "tt", "r", "m", "b", "pp", "s", "ss", "", "j", "jj", "ch", "k", "t", "p", "h")
MIDDLE = (
    *("a", "ae", "ya", "yae", "eo", "e", "yeo", "ye", "o", "wa", "wae"),
    *("oe", "yo", "u", "wo", "we", "wi", "yu", "eu", "ui", "i"),
)
LAST = (
    *("", "k", "k", "k", "n", "n", "n", "t", "l", "k", "m", "l", "l", "l"),
    *("p", "l", "m", "p", "p", "t", "t", "ng", "t", "t", "k", "t", "p", "t"),
)


def write_stub(groups: Sequence[Group], rules: Rules, actors: Actors) -> Iterator[str]:
    """The lines of a file for datasets/indicators/."""
    yield "# Proposed from figures that no indicator claims. Replace TODO by a family; then rename, merge and trim."
    yield "# To add to a family that exists, take [family] out and move the rest into its file."
    yield ""
    yield "[family]"
    yield from ('id = "TODO"', "ordinal = 99")
    yield from (f'{key} = "TODO"' for key in ("ko", "en", "description_ko", "description_en"))
    taken: set[str] = set()
    for group in groups:
        if group.noun is not None:
            yield from ("", *_entry(group, rules, actors, taken))
    for group in groups:
        if group.noun is None:
            yield from ("", f"# {group.unit}: {len(group.members)} without a noun near the number", *_quotes(group))


def romanise(text: str) -> str:
    """Hangul syllable by syllable in Latin letters, what else is Latin kept: for ids only.

    >>> romanise("포탄"), romanise("북한 노동자"), romanise("oil products")
    ('potan', 'bukhan_nodongja', 'oil_products')
    """
    pieces = []
    for char in text.lower():
        code = ord(char) - 0xAC00
        if 0 <= code < 11172:
            first, middle, last = FIRST[code // 588], MIDDLE[code % 588 // 28], LAST[code % 28]
            pieces.append(first + middle + last)
        else:
            pieces.append(char if char.isascii() and char.isalnum() else "_")
    return re.sub("_+", "_", "".join(pieces)).strip("_")[:40]


def _entry(group: Group, rules: Rules, actors: Actors, taken: set[str]) -> Iterator[str]:
    unit, noun = rules.units[group.unit], group.noun or ""
    many = len(group.members)
    yield f"# {many} figure{'s' if many > 1 else ''}"
    yield "[[indicator]]"
    fields: dict[str, object] = {
        "id": _name(noun, group.unit, taken),
        "ko": f"{noun}({unit.ko})",
        "en": f"{noun} ({unit.en})",
        "description_ko": f"{noun}: 단위는 {unit.ko}.",
        "description_en": f"{noun}, in {unit.en}.",
        "unit": group.unit,
        "units": [group.unit],
        "measure": find_measure(group, rules),
        "chart": find_chart(group),
    }
    if flow := find_flow(group, actors):
        fields["flow"] = flow
    for key, value in fields.items():
        yield f"{key} = {json.dumps(value, ensure_ascii=False)}"
    if ends := find_range(group):
        yield f"range = [{ends[0]:f}, {ends[1]:f}]"
    if any(one.row is None for one in group.members):
        yield f"head = {json.dumps([[noun]], ensure_ascii=False)}"
    if any(one.row is not None for one in group.members):
        yield f"rows = {json.dumps([[noun]], ensure_ascii=False)}"
    yield from _quotes(group)


def _name(noun: str, unit: str, taken: set[str]) -> str:
    base = "_".join(filter(None, (romanise(noun), romanise(unit))))
    name = next(name for n in count(1) if (name := base if n == 1 else f"{base}_{n}") not in taken)
    taken.add(name)
    return f"TODO.{name}"


def _quotes(group: Group) -> Iterator[str]:
    for one in group.members[:QUOTES]:
        words = f"{one.left[-NEAR:]}⟦{one.quote}⟧{one.right[:NEAR]}" if one.row is None else f"{one.row}: ⟦{one.quote}⟧"
        yield f"#   {one.place}  {' '.join(words.split())}"
    if len(group.members) > QUOTES:
        yield f"#   … and {len(group.members) - QUOTES} more"
