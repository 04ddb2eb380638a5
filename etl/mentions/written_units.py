"""A unit as the words of a table write it, with the scale that they put on every number.

    천명 · 억달러 · 백만 달러 · USD million · '000 tonnes · 亿千瓦时

Comes in: such words. Goes out: the id of a unit and a scale, or None where they are no unit.
"""

from __future__ import annotations

import re
from decimal import Decimal

from etl.mentions.lexicon import Lexicon
from etl.mentions.numbers import parse_sino
from etl.patterns import pattern, values

UNLESS = pattern("mentions.cell_units.unless", re.IGNORECASE)
PER_CENT_OF = pattern("mentions.cell_units.per_cent_of")
SO_MANY = pattern("mentions.cell_units.so_many")
ENGLISH_SCALES = values("mentions.cell_units.english_scales")  # fmt: skip
SCALE_WORD = pattern("mentions.cell_units.scale_word")
DIGIT_SCALE = re.compile(r"['’]?(?P<number>\d{1,3}(?:,?\d{3})*(?!\d)|000)s?\s?")
SINO_SCALE = pattern("mentions.cell_units.sino_scale")
COMPOUND = values("mentions.cell_units.compound")  # a scale of two: 万亿
SHORT_SCALE = pattern("mentions.cell_units.short_scale")
SCALES = values("mentions.cell_units.short_scales")
WORD_OF_SCALE = pattern("mentions.cell_units.word_of_scale")
IN = re.compile(r"^(?:단위\s?[:：]\s?|in\s|в\s)", re.IGNORECASE)
NAMES = values("mentions.cell_units.names")


def parse_unit(text: str, lexicon: Lexicon) -> tuple[str, Decimal] | None:
    """천명 → person × 1,000 · 억달러 → USD × 10^8 · 백만 달러 · USD million · 10억 달러 · '000 tonnes · Mt · %."""
    plain = text.strip().strip("()[]（）〔〕").strip()
    plain = UNLESS.sub("", plain)
    plain = IN.sub("", plain)
    if PER_CENT_OF.match(plain):  # Percent of GDP
        return "percent", Decimal(1)
    if SO_MANY.match(plain):  # на 1000 человек населения
        per = _unit_named(plain, lexicon)
        return None if per is None else (per, Decimal(1))
    short = SHORT_SCALE.match(plain)
    if short is not None:  # US$ b.
        plain = f"{short['sign']} {SCALES[short['scale']]}"
    scale, words = Decimal(1), plain
    digits = DIGIT_SCALE.match(words)
    if digits is not None and digits.end() < len(words):
        number = digits["number"].replace(",", "")
        scale, words = Decimal(1000 if number == "000" else int(number)), words[digits.end() :]
    factor, words = without_scale(words, lexicon)
    if not scale:
        return None
    unit = _unit_named(words, lexicon)
    if unit is None:
        return None
    return unit, scale * factor * lexicon.scaled.get(words.strip(), Decimal(1))  # Mt: a million tonnes


def without_scale(words: str, lexicon: Lexicon) -> tuple[Decimal, str]:
    """The scale that words tell, and the rest of them: thousand tonnes → 1,000 and tonnes."""
    lowered = words.lower()
    found = SCALE_WORD.search(lowered)
    if found is not None:
        return Decimal(ENGLISH_SCALES[found["word"]]), (lowered[: found.start()] + lowered[found.end() :]).strip(" ,")
    squeezed = words.replace(" ", "").replace("\u00a0", "")
    shorter = _shorter_scale(squeezed, lexicon)
    if shorter is not None:
        return shorter
    sino = SINO_SCALE.match(squeezed) or SINO_SCALE.search(squeezed)
    if WORD_OF_SCALE.fullmatch(words.strip()):
        return Decimal(1), squeezed
    if sino is not None and len(sino[0]) < len(squeezed) and (sino.start() == 0 or sino.end() == len(squeezed)):
        parsed = parse_sino(sino[0], lexicon)
        rest = squeezed[: sino.start()] + squeezed[sino.end() :]
        if parsed is not None and _unit_named(squeezed, lexicon) is None:
            return parsed, rest.strip("(),")
    return Decimal(1), squeezed


def _shorter_scale(squeezed: str, lexicon: Lexicon) -> tuple[Decimal, str] | None:
    """亿千瓦时: the scale ends where a unit begins that is written with a scale of its own."""
    sino = SINO_SCALE.match(squeezed)
    if sino is None or _unit_named(squeezed, lexicon) is not None:
        return None
    for compound, size in COMPOUND.items():
        if squeezed.startswith(compound) and _unit_named(squeezed[len(compound) :], lexicon) is not None:
            return Decimal(size), squeezed[len(compound) :]
    for end in range(len(sino[0]) - 1, 0, -1):
        parsed = parse_sino(squeezed[:end], lexicon)
        if parsed is not None and _unit_named(squeezed[end:], lexicon) is not None:
            return parsed, squeezed[end:]
    return None


def _unit_named(word: str, lexicon: Lexicon) -> str | None:
    word = word.strip().rstrip(".")
    if not word:
        return None
    squeezed = word.replace(" ", "").replace("\u00a0", "").lower()
    for sign, unit in lexicon.signs:
        if squeezed == sign.lower():
            return unit.id
    if squeezed in NAMES:
        return str(NAMES[squeezed])
    for surface, unit, _ in lexicon.units.get(word[0].lower(), ()):
        if surface.replace(" ", "").rstrip(".").lower() == squeezed:
            return unit.id
    return next((unit.id for unit, _ in lexicon.ambiguous.get(word, ())), None)
