"""A chart brought up to date inside what people made of it.

Data, reaches and the words of labels come from the fresh chart; colours, lines, markers, fonts, moved
labels, axis titles and whatever else somebody set stay. If the sort of the chart is another one, the
fresh chart takes its place as a whole.
"""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy

from lxml import etree
from pptx.oxml.ns import qn

PLOTS = tuple(qn(f"c:{name}") for name in ("scatterChart", "barChart", "lineChart"))
LOOKS = tuple(qn(f"c:{name}") for name in ("spPr", "marker"))
Data = list[tuple[str, ...]]


def read_data(chart: etree._Element) -> Data:
    """The names and numbers of a chart, series by series: what has to agree with the store."""
    data = []
    for series in chart.iter(qn("c:ser")):
        values = [
            _cached(part) for name in ("tx", "cat", "val", "xVal", "yVal", "errBars") for part in _parts(series, name)
        ]
        data.append(tuple(value for part in values for value in part))
    return sorted(data)


def transplant(old: etree._Element, fresh: etree._Element) -> None:
    """Put the data of `fresh` into `old`; both are roots of chart parts."""
    own, new = _find_plot(old), _find_plot(fresh)
    if own is None or new is None or _sort_of(own) != _sort_of(new):
        _replace_whole(old, fresh)
        return
    grown = list(own.iter(qn("c:ser")))
    sown = [deepcopy(series) for series in new.iter(qn("c:ser"))]
    for number, series in enumerate(sown):
        before = _find_series(grown, series, number, same_count=len(grown) == len(sown))
        if before is not None:
            _keep_look(before, series)
    at = own.index(grown[0]) if grown else 0
    for series in grown:
        own.remove(series)
    for number, series in enumerate(sown):
        own.insert(at + number, series)
    _fit_axes(old, fresh)


def _replace_whole(old: etree._Element, fresh: etree._Element) -> None:
    """All but the reference to the workbook inside."""
    link = old.find(qn("c:externalData"))
    for child in list(old):
        old.remove(child)
    for child in fresh:
        old.append(deepcopy(child))
    if link is not None:
        old.append(link)


def _find_plot(chart: etree._Element) -> etree._Element | None:
    return next((element for element in chart.iter(*PLOTS)), None)


def _sort_of(plot: etree._Element) -> tuple[str, str | None]:
    direction = plot.find(qn("c:barDir"))
    return plot.tag, None if direction is None else direction.get("val")


def _find_series(
    grown: list[etree._Element], series: etree._Element, number: int, *, same_count: bool
) -> etree._Element | None:
    """The series of the same name, else the one at the same place if there are as many."""
    name = _name_of(series)
    named = next((each for each in grown if _name_of(each) == name), None)
    return named if named is not None or not same_count else grown[number]


def _name_of(series: etree._Element) -> str:
    return "".join(value for part in _parts(series, "tx") for value in _cached(part))


def _keep_look(before: etree._Element, series: etree._Element) -> None:
    for tag in LOOKS:
        own, new = before.find(tag), series.find(tag)
        if own is not None and new is not None:
            series.replace(new, deepcopy(own))
    for own, new in zip(_parts(before, "errBars"), list(_parts(series, "errBars")), strict=False):
        _swap(own, new, qn("c:spPr"))
    points = before.findall(qn("c:dPt"))
    if points and not series.findall(qn("c:dPt")) and _rows(before) == _rows(series):
        place = next(
            child for child in series if child.tag in (qn("c:dLbls"), qn("c:errBars"), qn("c:cat"), qn("c:xVal"))
        )
        for point in points:
            place.addprevious(deepcopy(point))
    _keep_labels(before, series)


def _keep_labels(before: etree._Element, series: etree._Element) -> None:
    """A label keeps its fonts and where somebody moved it; its words are the new ones."""
    own, new = before.find(qn("c:dLbls")), series.find(qn("c:dLbls"))
    if own is None and new is not None and _rows(before):
        series.remove(new)  # somebody took all of them away
    if own is None or new is None:
        return
    held = {_index(label): label for label in own.findall(qn("c:dLbl"))}
    for label in new.findall(qn("c:dLbl")):
        kept = held.get(_index(label))
        if kept is not None and kept.find(qn("c:delete")) is not None:
            new.replace(label, deepcopy(kept))
            continue
        words = [text.text for text in label.iter(qn("a:t"))]
        if kept is None or len(list(kept.iter(qn("a:t")))) != len(words):
            continue
        copy = deepcopy(kept)
        for text, word in zip(copy.iter(qn("a:t")), words, strict=True):
            text.text = word
        new.replace(label, copy)


def _fit_axes(old: etree._Element, fresh: etree._Element) -> None:
    """New ends and number formats only where the old ones no longer hold the data."""
    for own, new in zip(old.iter(qn("c:valAx")), fresh.iter(qn("c:valAx")), strict=False):
        if _holds(own, new) and _format_of(own) == _format_of(new):
            continue
        for tag in (qn("c:scaling"), qn("c:numFmt"), qn("c:majorUnit")):
            _swap(new, own, tag)


def _holds(own: etree._Element, new: etree._Element) -> bool:
    low, high = _end(own, "min"), _end(own, "max")
    new_low, new_high = _end(new, "min"), _end(new, "max")
    return low is None or high is None or (low <= (new_low or 0) and (new_high or 0) <= high)


def _end(axis: etree._Element, name: str) -> float | None:
    end = axis.find(f"{qn('c:scaling')}/{qn(f'c:{name}')}")
    return None if end is None else float(end.get("val", 0))


def _format_of(axis: etree._Element) -> str | None:
    found = axis.find(qn("c:numFmt"))
    return None if found is None else found.get("formatCode")


def _swap(first: etree._Element, second: etree._Element, tag: str) -> None:
    """Put the part of the first in the place of the one of the second."""
    own, new = first.find(tag), second.find(tag)
    if own is not None and new is not None:
        second.replace(new, deepcopy(own))


def _parts(series: etree._Element, name: str) -> Iterator[etree._Element]:
    yield from series.findall(qn(f"c:{name}"))


def _cached(part: etree._Element) -> list[str]:
    return [(value.text or "") for value in part.iter(qn("c:v"))]


def _rows(series: etree._Element) -> list[str]:
    return [value for name in ("cat", "xVal") for part in _parts(series, name) for value in _cached(part)]


def _index(label: etree._Element) -> str:
    found = label.find(qn("c:idx"))
    return "" if found is None else found.get("val", "")
