"""What every reader of originals hands over."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from etl.model import Span


@dataclass(frozen=True, slots=True)
class Property:
    """One thing that a file says of itself, and where: title, author, published, publisher, language."""

    name: str
    value: str
    where: str  # metadata, page 1, file name


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on a page, in points from its upper left corner, of the characters `span` of the text.

    `word` is what stands in the rectangle, told by the places of the characters alone.
    """

    span: Span
    left: float
    top: float
    right: float
    bottom: float
    word: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """A page of the original: which stretch of the text stands on it, its size in points, a box a word."""

    number: int
    label: str  # as printed on it; otherwise its number
    span: Span
    width: float
    height: float
    boxes: Sequence[Box] = ()


@dataclass(frozen=True, slots=True)
class Taken:
    """An original as read: its text in `view` (text, markdown or html), to which all offsets belong.

    A table of the original is a <table> of the view with its title, unit line and notes beside it, a superscript a
    <sup>; running heads and page numbers are not in it. `reader` is the program and its version, as `pypdfium2 5.15`.
    """

    format: str  # of FORMATS: pdf hwpx hwp docx xlsx csv html markdown text
    text: str
    view: str
    reader: str
    properties: tuple[Property, ...] = ()
    pages: tuple[Page, ...] = ()
    warnings: tuple[str, ...] = ()  # what was left out, each a line in English
    scanned: tuple[Span, ...] = ()  # stretches of the text that were recognised from pictures


def tell_unseen(number: int) -> tuple[str, ...]:
    """The line that tells of so many characters that a file holds and shows nobody; none for none."""
    return (f"{number:,} characters that are hidden or struck out are left out",) if number else ()
