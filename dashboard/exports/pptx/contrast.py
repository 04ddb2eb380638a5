"""Contrast of colours after WCAG 2.2 (success criteria 1.4.3 and 1.4.11), and colours that have enough of it.

Colours are six hexadecimal digits, as DrawingML has them.
"""

from __future__ import annotations

import colorsys
from collections.abc import Iterable

TEXT, MARK = 4.5, 3.0  # least ratio: of text, and of large text and marks
STEPS = 40  # of lightness on the way to black or white


def luminance(colour: str) -> float:
    """The relative luminance of a colour, from 0 (black) to 1 (white)."""
    red, green, blue = (_linear(part) for part in split(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def ratio(first: str, second: str) -> float:
    """How far two colours stand apart, from 1 to 21.

    >>> round(ratio("000000", "FFFFFF"), 1), round(ratio("FFFFFF", "FFEC9E"), 1)
    (21.0, 1.2)
    """
    dark, light = sorted((luminance(first), luminance(second)))
    return (light + 0.05) / (dark + 0.05)


def least(colour: str, grounds: Iterable[str]) -> float:
    """The ratio of a colour to the one of some backgrounds that is nearest to it."""
    return min((ratio(colour, ground) for ground in grounds), default=21.0)


def fit(colour: str, grounds: Iterable[str], needed: float) -> str:
    """The colour, lighter or darker as far as it must be to stand apart from all backgrounds.

    >>> fit("0072B2", ["FFFFFF"], 4.5)
    '0072B2'
    >>> least(fit("1C2024", ["14171A"], 4.5), ["14171A"]) >= 4.5
    True
    """
    grounds = list(grounds)
    if least(colour, grounds) >= needed:
        return colour
    hue, lightness, depth = colorsys.rgb_to_hls(*(part / 255 for part in split(colour)))
    ways = [
        [join(*colorsys.hls_to_rgb(hue, lightness + (end - lightness) * step / STEPS, depth)) for end in (0.0, 1.0)]
        for step in range(1, STEPS + 1)
    ]
    tried = [each for pair in ways for each in pair]
    enough = (each for each in tried if least(each, grounds) >= needed)
    return next(enough, max(tried, key=lambda each: least(each, grounds)))


def split(colour: str) -> tuple[int, int, int]:
    """Red, green and blue, from 0 to 255."""
    return int(colour[:2], 16), int(colour[2:4], 16), int(colour[4:6], 16)


def join(red: float, green: float, blue: float) -> str:
    """A colour from its parts, each from 0 to 1.

    >>> join(1, 0.5, 0)
    'FF8000'
    """
    return "".join(f"{round(255 * min(1.0, max(0.0, part))):02X}" for part in (red, green, blue))


def _linear(part: int) -> float:
    share = part / 255
    return share / 12.92 if share <= 0.04045 else float(((share + 0.055) / 1.055) ** 2.4)
