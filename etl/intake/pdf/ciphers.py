"""Fonts whose characters are numbers in disguise: shapes were numbered as they came up, ! " # $ for the first four.

Some programs embed the charts of others so. What such text says is not in the file, though it reads like signs and
amounts; it is left out.
"""

from __future__ import annotations

import ctypes
from typing import Any

import pypdfium2.raw as pdfium

FIRST, LEAST = 0x21, 3  # the code of the first shape; so many different ones at least
SIGNS = frozenset(map(chr, range(FIRST, FIRST + 12)))
SHARE = 0.02  # of the characters of a page that are of the first twelve: only then fonts are looked at


def find_ciphered(text: Any) -> frozenset[int]:
    """The numbers of the characters of a page that such a font has; `text` is its PdfTextPage."""
    written = text.get_text_range()
    if chr(FIRST) not in written or sum(char in SIGNS for char in written) <= SHARE * len(written):
        return frozenset()  # without a first shape there are no others
    fonts: dict[int | None, dict[int, list[int]]] = {}
    for number in range(text.count_chars()):
        code = pdfium.FPDFText_GetUnicode(text.raw, number)
        if code > 32:
            piece = pdfium.FPDFText_GetTextObject(text.raw, number)
            font = ctypes.cast(pdfium.FPDFTextObj_GetFont(piece), ctypes.c_void_p).value if piece else None
            fonts.setdefault(font, {}).setdefault(code, []).append(number)
    return frozenset(
        number for font, codes in fonts.items() if font is not None and is_numbered(list(codes))
        for numbers in codes.values() for number in numbers
    )  # fmt: skip


def is_numbered(codes: list[int]) -> bool:
    """Whether characters, in the order in which they first come up, are those from ! on without one left out.

    >>> is_numbered([*b'!"#$%']), is_numbered([*b'$1 "a!'])
    (True, False)
    """
    return len(codes) >= LEAST and codes == list(range(FIRST, FIRST + len(codes)))
