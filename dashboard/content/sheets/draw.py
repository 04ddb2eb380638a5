"""A sheet as an SVG: it needs no fonts here, whoever looks at it has them."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard import theme
from dashboard.content.sheets.lay import GUTTER, MARGIN, STRIP, Edges, Placed, Sheet
from dashboard.markup import escape, quoted
from etl.store import Mark

INK, FAINT, RULE, FRAME = "#1d2228", "#6a727c", "#d9dee4", "#aeb6c0"
STRIPS, HEADS, LIT = "#f1f3f5", "#f8f9fa", "#ffe08a"
FILLS = {"passage": "#fff6cd", "label": "#e2eefc", "number": "#ffd65c"}  # as marks are painted on pages of PDFs
RING = "#784800"
SMALL = 7.0


def draw(sheet: Sheet, name: str, marks: Sequence[Mark] = (), part: Edges | None = None) -> str:
    """The sheet with its marks under the words; `name` is its title, `part` what of it is to be seen."""
    left, top, right, bottom = part or (0.0, 0.0, sheet.width, sheet.height)
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{_n(left)} {_n(top)} {_n(right - left)} {_n(bottom - top)}"'
        f' width="{_n(right - left)}" height="{_n(bottom - top)}" role="img"'
        f' font-family="{quoted(theme.SANS)}"><title>{escape(name)}</title>'
    )
    paper = f'<rect width="{_n(sheet.width)}" height="{_n(sheet.height)}" fill="#fff"/>'
    parts = [head, paper, *_strips(sheet, marks), *_fields(sheet), *_rules(sheet), *map(_fill, marks)]
    parts += [*(_ring(mark) for mark in marks if mark.sort == "number"), *map(_word, sheet.words), "</svg>"]
    return "".join(parts)


def _n(number: float) -> str:
    return f"{number:.2f}".rstrip("0").rstrip(".")


def _rect(edges: Edges, fill: str, more: str = "") -> str:
    left, top, right, bottom = edges
    size = f'width="{_n(right - left)}" height="{_n(bottom - top)}"'
    return f'<rect x="{_n(left)}" y="{_n(top)}" {size} fill="{fill}"{more}/>'


def _strips(sheet: Sheet, marks: Sequence[Mark]) -> list[str]:
    """Letters of columns and numbers of rows, those of a marked number lit."""
    if not sheet.numbers:
        return []
    top, bottom = sheet.numbers[0][1] - STRIP, sheet.numbers[-1][2]
    right = sheet.letters[-1][2]
    numbers = [mark.edges for mark in marks if mark.sort == "number"]
    parts = [
        _rect((MARGIN, top, right, top + STRIP), STRIPS),
        _rect((MARGIN, top, MARGIN + GUTTER, bottom), STRIPS),
    ]
    for letter, x0, x1 in sheet.letters:
        if any(x0 <= edges[0] < x1 for edges in numbers):
            parts.append(_rect((x0, top, x1, top + STRIP), LIT))
        parts.append(_small(letter, (x0 + x1) / 2, top + STRIP / 2))
    for number, y0, y1 in sheet.numbers:
        if any(y0 <= edges[1] < y1 for edges in numbers):
            parts.append(_rect((MARGIN, y0, MARGIN + GUTTER, y1), LIT))
        parts.append(_small(str(number), MARGIN + GUTTER / 2, (y0 + y1) / 2))
    return parts


def _small(words: str, x: float, y: float) -> str:
    return (
        f'<text x="{_n(x)}" y="{_n(y + 0.36 * SMALL)}" font-size="{SMALL:g}" fill="{FAINT}" text-anchor="middle">'
        f"{escape(words)}</text>"
    )


def _fields(sheet: Sheet) -> list[str]:
    return [_rect(field.edges, HEADS) for field in sheet.fields if field.is_head]


def _rules(sheet: Sheet) -> list[str]:
    """The lines between rows and columns, none through a merged cell."""
    if not sheet.numbers:
        return []
    top, bottom = sheet.numbers[0][1], sheet.numbers[-1][2]
    left, right = sheet.letters[0][1], sheet.letters[-1][2]
    lines = [f"M{_n(MARGIN)} {_n(y1)}H{_n(right)}" for _, _, y1 in sheet.numbers[:-1]]
    lines += [f"M{_n(x1)} {_n(top - STRIP)}V{_n(bottom)}" for _, _, x1 in sheet.letters[:-1]]
    merged = [field for field in sheet.fields if _is_merged(sheet, field.edges)]
    parts = [f'<path d="{"".join(lines)}" fill="none" stroke="{RULE}" stroke-width=".6"/>']
    for field in merged:
        fill = HEADS if field.is_head else "#fff"
        parts.append(_rect(field.edges, fill, f' stroke="{RULE}" stroke-width=".6"'))
    frame = (MARGIN, top - STRIP, right, bottom)
    parts.append(_rect(frame, "none", f' stroke="{FRAME}" stroke-width=".8"'))
    parts.append(f'<path d="M{_n(MARGIN)} {_n(top)}H{_n(right)}M{_n(left)} {_n(top - STRIP)}V{_n(bottom)}" fill="none"'
                 f' stroke="{FRAME}" stroke-width=".8"/>')  # fmt: skip
    return parts


def _is_merged(sheet: Sheet, edges: Edges) -> bool:
    return not (
        any(edges[0] == x0 and edges[2] == x1 for _, x0, x1 in sheet.letters)
        and any(edges[1] == y0 and edges[3] == y1 for _, y0, y1 in sheet.numbers)
    )


def _fill(mark: Mark) -> str:
    return _rect(mark.edges, FILLS[mark.sort])


def _ring(mark: Mark) -> str:
    return _rect(mark.edges, "none", f' stroke="{RING}" stroke-width="1"')


def _word(word: Placed) -> str:
    left, _, right, bottom = word.edges
    bold = ' font-weight="600"' if word.is_bold else ""
    return (
        f'<text x="{_n(left)}" y="{_n(bottom - 0.28 * word.size)}" font-size="{_n(word.size)}"{bold}'
        f' fill="{FAINT if word.is_faint else INK}" textLength="{_n(right - left)}" lengthAdjust="spacingAndGlyphs">'
        f"{escape(word.text)}</text>"
    )
