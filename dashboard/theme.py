"""Colours and type: the one place where they are defined, for pages, charts and pictures.

A page gets them as CSS variables. A chart is built with names instead of colours (`$ink`,
`$o1/0.2` for a fifth of its strength), so that one figure serves both themes; `paint` or the
script in the browser puts the colours in.
"""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from etl.answers import OriginColour

SANS = '"Pretendard","Noto Sans KR","Noto Sans CJK KR","Apple SD Gothic Neo","Malgun Gothic",system-ui,sans-serif'
SERIF = '"Noto Serif KR","Noto Serif CJK KR","Source Han Serif K","AppleMyungjo","Batang",serif'
MONO = 'ui-monospace,"SFMono-Regular","Cascadia Mono","D2Coding","Noto Sans Mono CJK KR",monospace'

# Before those of a page in a PDF: a PDF keeps TrueType fonts whole, of CFF fonts (Noto CJK) only drawings as Type 3.
TRUETYPE = {SANS: '"NanumGothic","DejaVu Sans",', SERIF: '"NanumMyeongjo","DejaVu Serif",'}

# Okabe-Ito, each colour moved in lightness until it stands out from the page by 3:1 or more.
COLOURS: Mapping[str, Mapping[str, str]] = {
    "light": {
        "paper": "#fbfaf7",
        "card": "#ffffff",
        "ink": "#1c2024",
        "mute": "#59626b",
        "line": "#e4e0d8",
        "rule": "#c9c4b9",
        "grid": "#ece8df",
        "edge": "#7d7f7c",
        "accent": "#b84a00",
        "link": "#005a8f",
        "mark": "#ffec9e",
        "note": "#faf3e2",
        "row": "#f1f6fa",
        "good": "#00694c",
        "bad": "#a82a12",
        "o1": "#0072b2",
        "o2": "#d55e00",
        "o3": "#008c66",
        "o4": "#b35290",
        "o5": "#a87000",
        "o6": "#2f87bd",
        "o7": "#7a7100",
        "o8": "#5a5f66",
    },
    "dark": {
        "paper": "#14171a",
        "card": "#1b1f23",
        "ink": "#eceae4",
        "mute": "#a4abb2",
        "line": "#2c3137",
        "rule": "#434a52",
        "grid": "#272c31",
        "edge": "#7f868d",
        "accent": "#ff9a57",
        "link": "#7cc0f0",
        "mark": "#5c4a00",
        "note": "#2a2618",
        "row": "#1f2a33",
        "good": "#5bd0a5",
        "bad": "#ff9580",
        "o1": "#56a8e4",
        "o2": "#f4834a",
        "o3": "#2fc495",
        "o4": "#dd93c2",
        "o5": "#e69f00",
        "o6": "#8fd0f5",
        "o7": "#f0e442",
        "o8": "#b0b6bd",
    },
}
ORIGINS = tuple(f"o{number}" for number in range(1, 9))
_NAME = re.compile(r"^\$([a-z]\w*)(?:/([\d.]+))?$")


def variables() -> str:
    """The style sheet of the CSS variables, for all themes: light, dark, and as the system says."""
    light, dark = (_declare(COLOURS[theme]) for theme in ("light", "dark"))
    on_paper = _declare({name: COLOURS["light"][name] for name in ORIGINS})  # a page of an original stays white
    fonts = f"--sans:{SANS};--serif:{SERIF};--mono:{MONO};"
    return (
        f":root{{color-scheme:light;{fonts}{light}}}"
        "@media screen and (prefers-color-scheme:dark)"
        f"{{:root:not([data-theme=light]){{color-scheme:dark;{dark}}}}}"
        f"@media screen{{:root[data-theme=dark]{{color-scheme:dark;{dark}}}}}"
        f".leaf{{{on_paper}}}"
    )


def paint(figure: Any, theme: str = "light") -> Any:
    """The same figure with colours instead of their names.

    >>> paint({"line": {"color": "$o1"}, "fillcolor": "$o1/0.2"})
    {'line': {'color': '#0072b2'}, 'fillcolor': 'rgba(0,114,178,0.2)'}
    """
    if isinstance(figure, Mapping):
        return {key: paint(value, theme) for key, value in figure.items()}
    if isinstance(figure, list | tuple):
        return [paint(value, theme) for value in figure]
    if figure == "$sans":
        return SANS
    if isinstance(figure, str) and (named := read_name(figure)):
        return _colour(COLOURS[theme][named[0]], named[1])
    return figure


def read_name(words: str) -> tuple[str, str | None] | None:
    """The name of a colour and its strength; None of what names none.

    >>> read_name("$o1/0.2"), read_name("$ink"), read_name("#0072b2")
    (('o1', '0.2'), ('ink', None), None)
    """
    found = _NAME.match(words)
    return (found[1], found[2]) if found else None


def name_colours(rows: Iterable[OriginColour]) -> dict[str, str]:
    """The name of the colour of each origin (rows of `Store.origin_colours`)."""
    return {row.origin_id: ORIGINS[row.colour % len(ORIGINS)] for row in rows}


def _declare(colours: Mapping[str, str]) -> str:
    return "".join(f"--{name}:{colour};" for name, colour in colours.items())


def _colour(code: str, strength: str | None) -> str:
    if strength is None:
        return code
    red, green, blue = (int(code[at : at + 2], 16) for at in (1, 3, 5))
    return f"rgba({red},{green},{blue},{strength})"
