"""Small pieces of DrawingML: colours of the theme, lines, fills, text with a font for every script."""

from __future__ import annotations

import re
from xml.sax.saxutils import escape, quoteattr

from dashboard.markup import UNWRITABLE

# The colours of dashboard.theme as those of the deck's theme, so that a template of one's own recolours them.
COLOURS = {f"o{number}": f"accent{number}" for number in range(1, 7)}
BEYOND = {"o7": "7A7100", "o8": "5A5F66"}  # a theme has six accents
INK, MUTE, PAPER = "tx1", "tx2", "bg1"
LANGUAGES = {"ko": "ko-KR", "en": "en-GB"}
LATIN, EAST_ASIAN = "+mn-lt", "+mn-ea"
HANGUL = re.compile("[가-힣]")


def colour(name: str, strength: float = 1.0) -> str:
    """A colour as an element: `o1` … `o8`, or a name of the theme."""
    alpha = f'<a:alpha val="{round(strength * 100_000)}"/>' if strength < 1 else ""
    if name in BEYOND:
        return f'<a:srgbClr val="{BEYOND[name]}">{alpha}</a:srgbClr>'
    return f'<a:schemeClr val="{COLOURS.get(name, name)}">{alpha}</a:schemeClr>'


def fill(name: str | None, strength: float = 1.0) -> str:
    """A solid fill, or none."""
    return f"<a:solidFill>{colour(name, strength)}</a:solidFill>" if name else "<a:noFill/>"


def line(name: str | None, points: float = 1.0, dash: str = "", end: str = "", strength: float = 1.0) -> str:
    """A line of a width in points, or none."""
    if not name:
        return "<a:ln><a:noFill/></a:ln>"
    dashed = f'<a:prstDash val="{dash}"/>' if dash else ""
    ended = f'<a:tailEnd type="{end}" w="med" len="med"/>' if end else ""
    return f'<a:ln w="{round(points * 12_700)}">{fill(name, strength)}{dashed}<a:round/>{ended}</a:ln>'


def hatch(name: str) -> str:
    """A hatched fill: how a cap looks."""
    return (
        f'<a:pattFill prst="ltUpDiag"><a:fgClr>{colour(name)}</a:fgClr><a:bgClr>{colour(PAPER)}</a:bgClr></a:pattFill>'
    )


def look(name: str = INK, ea: str = EAST_ASIAN) -> str:
    """What stands in the properties of a run after its attributes: colour and fonts."""
    return f'{fill(name)}<a:latin typeface="{LATIN}"/><a:ea typeface="{ea}"/><a:cs typeface="{LATIN}"/>'


def language_of(words: str, lang: str) -> str:
    """The language of some words as a run tells it: those of a text stay in theirs, whatever the deck's.

    >>> language_of("약 48배", "en"), language_of("48 times", "en"), language_of("48", "ko")
    ('ko-KR', 'en-GB', 'ko-KR')
    """
    return LANGUAGES["ko" if HANGUL.search(words) else lang]


def run(
    words: str, size: float, name: str = INK, *,
    bold: bool = False, lang: str = "ko", ea: str = EAST_ASIAN, strike: bool = False,
) -> str:  # fmt: skip
    """A run of text."""
    sizes = f'sz="{round(size * 100)}" b="{int(bold)}" lang={quoteattr(language_of(words, lang))}'
    sizes += ' strike="sngStrike"' if strike else ""
    return f"<a:r><a:rPr {sizes}>{look(name, ea)}</a:rPr><a:t>{clean(words)}</a:t></a:r>"


def text_properties(size: float, name: str = MUTE, tag: str = "c:txPr", ea: str = EAST_ASIAN) -> str:
    """How the texts of a part of a chart look."""
    return (
        f'<{tag}><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr sz="{round(size * 100)}" b="0">'
        f'{look(name, ea)}</a:defRPr></a:pPr><a:endParaRPr lang="ko-KR"/></a:p></{tag}>'
    )


def clean(words: str) -> str:
    """A text as XML takes it: escaped, without the characters that XML forbids."""
    return escape(UNWRITABLE.sub("", words).replace("\r", ""))


def digits(value: float) -> str:
    """A number as a spreadsheet keeps it."""
    return f"{value:.15g}"
