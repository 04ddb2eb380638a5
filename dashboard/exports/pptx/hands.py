"""What people did by hand to the data of a chart or a table since it was written.

The notes of a slide keep two fingerprints of each series (its name, its numbers) and one of the cells of
a table. By them a series that somebody deleted is told from one that is new, and a number that somebody
typed from one that the store had before.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from lxml import etree
from pptx.oxml.ns import qn

from dashboard.exports.pptx.grid import Grid
from dashboard.exports.pptx.text import fingerprint

NAME, DATA, CELLS = "name", "data", "cells"
MOST_TOLD = 5  # numbers in one remark


@dataclass(frozen=True, slots=True)
class Edits:
    """Of a chart: fingerprints of the series that somebody deleted, and the names of those that somebody retyped."""

    deleted: frozenset[str] = frozenset()
    retyped: frozenset[str] = frozenset()


def mark_series(chart: etree._Element) -> dict[str, str]:
    """The fingerprints of the series of a chart, as they are generated."""
    marks = {}
    for number, series in enumerate(chart.iter(qn("c:ser"))):
        marks[f"{NAME}{number}"] = fingerprint(name_of(series))
        marks[f"{DATA}{number}"] = _mark_numbers(series)
    return marks


def find_edits(chart: etree._Element, marks: Mapping[str, str]) -> Edits:
    """What was done to a chart; of one whose notes keep no fingerprints of series, nothing is known."""
    written = {mark: marks.get(key.replace(NAME, DATA)) for key, mark in marks.items() if key.startswith(NAME)}
    held = {fingerprint(name_of(series)): series for series in chart.iter(qn("c:ser"))}
    gone = frozenset(written.keys() - held.keys())
    is_renamed = len(held) >= len(written)
    retyped = {
        name_of(series)
        for mark, series in held.items()
        if (mark in written and written[mark] != _mark_numbers(series)) or (written and gone and mark not in written)
    }
    return Edits(frozenset() if is_renamed else gone, frozenset(retyped))


def leave_out(chart: etree._Element, deleted: Iterable[str]) -> list[str]:
    """Take series out of a fresh chart that somebody has deleted; gives their names. One always stays."""
    deleted, names = set(deleted), []
    for series in list(chart.iter(qn("c:ser"))):
        parent = series.getparent()
        if fingerprint(name_of(series)) in deleted and parent is not None and len(parent.findall(qn("c:ser"))) > 1:
            names.append(name_of(series))
            parent.remove(series)
    return names


def tell_numbers(chart: etree._Element, other: etree._Element, names: Iterable[str] | None = None) -> list[str]:
    """The numbers of a chart that another does not have, those of some series or of all."""
    chosen = None if names is None else set(names)
    told = [
        number
        for series in chart.iter(qn("c:ser"))
        if chosen is None or name_of(series) in chosen
        for number in numbers_of(series)
    ]
    others = {number for series in other.iter(qn("c:ser")) for number in numbers_of(series)}
    return list(dict.fromkeys(number for number in told if number not in others))


def few(words: Iterable[str]) -> str:
    """The first of some words.

    >>> few("abcdefg")
    'a, b, c, d, e, …'
    """
    listed = list(words)
    return ", ".join(listed[:MOST_TOLD] + ["…"] * (len(listed) > MOST_TOLD))


def mark_cells(grid: Grid) -> dict[str, str]:
    """The fingerprint of the numbers of a table, as it is generated."""
    return {CELLS: fingerprint("|".join(cell.whole for line in grid.rows for cell in line if cell.is_number))}


def is_retyped(table: Any, grid: Grid, marks: Mapping[str, str]) -> bool:
    """Whether somebody wrote other numbers into a table of ours; the grid says which cells are numbers."""
    words = [
        " ".join(own.text.split())
        for row, line in zip(table.rows, grid.rows, strict=True)
        for own, cell in zip(row.cells, line, strict=True)
        if cell.is_number
    ]
    return CELLS in marks and marks[CELLS] != fingerprint("|".join(words))


def name_of(series: etree._Element) -> str:
    """What a series is called."""
    return "".join(_values(series, "tx"))


def numbers_of(series: etree._Element) -> list[str]:
    """The numbers of a series in their order, whatever program wrote them."""
    return [_same(value) for name in ("val", "yVal") for value in _values(series, name)]


def _values(series: etree._Element, name: str) -> Iterator[str]:
    for part in series.findall(qn(f"c:{name}")):
        yield from ((value.text or "") for value in part.iter(qn("c:v")))


def _mark_numbers(series: etree._Element) -> str:
    return fingerprint(" ".join(numbers_of(series)))


def _same(value: str) -> str:
    try:
        return f"{float(value):.9g}"
    except ValueError:
        return value
