"""A unit in brackets right before its number: 수출액(억달러): 284.1.

Comes in: the text of a passage. Goes out: where such numbers begin, with unit and scale, and where the brackets
stand, whose words are no figure. A number that has a unit of its own keeps that.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from etl.mentions.cell_units import parse_unit
from etl.mentions.lexicon import Lexicon

HEAD = re.compile(r"[(\[（](?P<unit>[^()\[\]（）\d]{1,16})[)\]）]\s?[:：]?\s?(?=[-−△▲]?\d)")


@dataclass(frozen=True, slots=True)
class Headed:
    """A unit with its scale, and the stretch of its words."""

    unit: str
    scale: Decimal
    start: int
    end: int


def find_heads(text: str, lexicon: Lexicon) -> dict[int, Headed]:
    """By the place behind the brackets: the unit that they name for a number there."""
    if "(" not in text and "（" not in text and "[" not in text:
        return {}
    heads = {}
    for found in HEAD.finditer(text):
        named = parse_unit(found["unit"], lexicon)
        if named is not None:
            heads[found.end()] = Headed(*named, *found.span("unit"))
    return heads
