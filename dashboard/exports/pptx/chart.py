"""A plot as the XML of a native chart (DrawingML, ECMA-376 part 1, 21.2).

Every value stands twice: in the spreadsheet inside (by reference) and as what was last seen of it;
both come from the same columns. Categories are flat, the fonts those of the theme.
"""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.exports.pptx import drawing
from dashboard.exports.pptx.axes import AXIS, X_AXIS, Y_AXIS, Setting, draw_axes, lay_area
from dashboard.exports.pptx.drawing import INK, MUTE, PAPER, clean, digits, fill, hatch, line, run
from dashboard.exports.pptx.plot import (
    BARS,
    CAP,
    COLUMNS,
    JOINED,
    LINE,
    OPEN,
    OPEN_SHAPES,
    SCATTER,
    Plot,
    Point,
    Series,
)
from dashboard.exports.pptx.sheet import Column, lay_out

NAMESPACES = (
    'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
SYMBOLS = {  # a native chart has no triangle that points down: the hollow one is the ceiling
    "observed": ("circle", True),
    "estimate": ("circle", False),
    "claim": ("square", False),
    "derived": ("square", True),
    "plan": ("diamond", False),
    "forecast": ("diamond", False),
    "range": ("dash", True),
    "floor": ("triangle", True),
    "ceiling": ("triangle", False),
}
QUOTE, WHO = 12.0, 10.5  # points of type
ASIDE = 0.036  # of the width: so far a number stands aside where a line falls or rises through it
NO_LEADERS = (  # no line from a point to its label, wherever somebody moves it
    '<c:extLst><c:ext uri="{CE6537A1-D6FC-4f65-9D91-7224C49458BB}" '
    'xmlns:c15="http://schemas.microsoft.com/office/drawing/2012/chart"><c15:showLeaderLines val="0"/></c:ext>'
    "</c:extLst>"
)


def draw_chart(plot: Plot, setting: Setting) -> str:
    """The whole part."""
    return (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><c:chartSpace {NAMESPACES}>'
        f'<c:date1904 val="0"/><c:lang val="{drawing.LANGUAGES[setting.lang]}"/><c:roundedCorners val="0"/>'
        f'<c:chart><c:autoTitleDeleted val="1"/><c:plotArea>{lay_area(plot)}{_plot(plot, setting)}'
        f'{draw_axes(plot, setting)}<c:spPr><a:noFill/></c:spPr></c:plotArea><c:plotVisOnly val="1"/>'
        '<c:dispBlanksAs val="gap"/></c:chart><c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>'
        f"{drawing.text_properties(AXIS, INK, ea=setting.ea)}</c:chartSpace>"
    )


# what is drawn --------------------------------------------------------------------------------


def _plot(plot: Plot, setting: Setting) -> str:
    columns = lay_out(plot)
    series = "".join(_series(plot, number, columns, setting) for number in range(len(plot.series)))
    axes = f'<c:axId val="{X_AXIS}"/><c:axId val="{Y_AXIS}"/>'
    if plot.kind == SCATTER:
        return (
            f'<c:scatterChart><c:scatterStyle val="lineMarker"/><c:varyColors val="0"/>{series}{axes}</c:scatterChart>'
        )
    if plot.kind == LINE:
        return (
            f'<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>{series}'
            f'<c:marker val="1"/>{axes}</c:lineChart>'
        )
    direction = "bar" if plot.kind == BARS else "col"
    gap = (80 if len(plot.rows) > 4 else 160) if plot.kind == BARS else 80
    return (
        f'<c:barChart><c:barDir val="{direction}"/><c:grouping val="clustered"/><c:varyColors val="0"/>{series}'
        f'<c:gapWidth val="{gap}"/><c:overlap val="100"/>{axes}</c:barChart>'
    )


def _series(plot: Plot, number: int, columns: Sequence[Column], setting: Setting) -> str:
    series, sheet = plot.series[number], setting.sheet
    own = {column.sort: column for column in columns if column.series is series}
    rows = columns[0]
    name = f"<c:tx><c:strRef><c:f>{own['value'].head(sheet)}</c:f>{_strings([series.name])}</c:strRef></c:tx>"
    bars = _error_bars(plot, series, own, sheet)
    labels = _labels(plot, series, setting)
    head = f'<c:ser><c:idx val="{number}"/><c:order val="{number}"/>{name}{_shape(plot, series)}'
    values = _number_reference(own["value"], sheet)
    if plot.kind == SCATTER:
        bars = _through(plot) if series.sort == CAP else _windows(plot, series) + bars
        dates = _number_reference(rows, sheet, "yyyy-mm-dd")
        return (
            f"{head}{_marker(series)}{labels}{bars}<c:xVal>{dates}</c:xVal><c:yVal>{values}</c:yVal>"
            '<c:smooth val="0"/></c:ser>'
        )
    flat = _strings([str(cell) for cell in rows.cells])
    categories = f"<c:cat><c:strRef><c:f>{rows.range(sheet)}</c:f>{flat}</c:strRef></c:cat><c:val>{values}</c:val>"
    if plot.kind == LINE:
        return f'{head}{_marker(series)}{_own_markers(series)}{labels}{bars}{categories}<c:smooth val="0"/></c:ser>'
    return f'{head}<c:invertIfNegative val="0"/>{labels}{bars}{categories}</c:ser>'


def _shape(plot: Plot, series: Series) -> str:
    if plot.kind == SCATTER:
        return f"<c:spPr>{line(None)}</c:spPr>"
    if series.sort == CAP:
        return f"<c:spPr>{hatch(MUTE)}{line(MUTE, 1.25, 'dash')}</c:spPr>"
    if series.sort == JOINED:
        return f"<c:spPr>{line(series.colour, 2.25)}</c:spPr>"
    is_full = SYMBOLS[series.shape][1] or series.shape == "ceiling"
    return f"<c:spPr>{fill(series.colour, 0.85 if is_full else 0.18)}{line(series.colour, 1.25)}</c:spPr>"


def _marker(series: Series, shape: str = "") -> str:
    if series.sort == CAP:
        return '<c:marker><c:symbol val="none"/></c:marker>'
    symbol, is_full = SYMBOLS[shape or series.shape]
    inner = fill(series.colour if is_full else PAPER)
    size = 11 if symbol == "triangle" else 9
    return (
        f'<c:marker><c:symbol val="{symbol}"/><c:size val="{size}"/>'
        f"<c:spPr>{inner}{line(series.colour, 1.75)}</c:spPr></c:marker>"
    )


def _own_markers(series: Series) -> str:
    """Where a point of a line is of another kind than the first."""
    return "".join(
        f'<c:dPt><c:idx val="{point.row}"/>{_marker(series, point.shape)}<c:bubble3D val="0"/></c:dPt>'
        for point in series.points
        if point.shape != series.shape
    )


# reaches: ranges and open ends ----------------------------------------------------------------


def _error_bars(plot: Plot, series: Series, own: dict[str, Column], sheet: str) -> str:
    """From a figure to the other end of its range; from an open bound an arrow without an end.

    How far an arrow goes is a matter of drawing: it stands here and not among the data.
    """
    towards = "y" if plot.kind == SCATTER else ""
    if any(point.shape in OPEN_SHAPES for point in series.points):
        return _arrows(plot, series, towards)
    held = {side: own[sort] for side, sort in (("plus", "up"), ("minus", "down")) if sort in own}
    ends = {side: _number_reference(column, sheet) for side, column in held.items()}
    return _bars(towards, ends, line(series.colour, 2.5), has_caps=True)


def _arrows(plot: Plot, series: Series, towards: str) -> str:
    style = line(series.colour, 1.75, "sysDash", "triangle", 0.7)
    sides = {"plus": [point.up for point in series.points], "minus": [point.down for point in series.points]}
    drawn = {side: lengths for side, lengths in sides.items() if any(lengths)}
    if len(drawn) == 1 and len(set(*drawn.values())) == 1:
        return "".join(_bar(towards, side, lengths[0], style) for side, lengths in drawn.items())
    rows = [point.row for point in series.points]
    ends = {side: _literals(len(plot.rows), dict(zip(rows, drawn[side], strict=True))) for side in drawn}
    return _bars(towards, ends, style)


def _windows(plot: Plot, series: Series) -> str:
    """From the last day of the time that is counted back to the first: as long for all points of a series.

    A length of its own for each point would be drawn by PowerPoint, and not by LibreOffice.
    """
    days = plot.days_of(series.points[0])
    style = line(series.colour, 1.75, "sysDot") if series.is_loose else line(series.colour, 2.75)
    return _bar("x", "minus", days, style) if days else ""


def _through(plot: Plot) -> str:
    """From the number of a cap to both ends of the time and beyond: a chart draws nothing outside its axes."""
    time = plot.time
    assert time is not None
    return _bar("x", "both", time.high - time.low, line(MUTE, 1.75, "dash"))


def _bar(towards: str, side: str, length: float, style: str) -> str:
    """Error bars of one length, to one side or to both."""
    direction = f'<c:errDir val="{towards}"/>' if towards else ""
    return (
        f'<c:errBars>{direction}<c:errBarType val="{side}"/><c:errValType val="fixedVal"/><c:noEndCap val="1"/>'
        f'<c:val val="{digits(length)}"/><c:spPr>{style}</c:spPr></c:errBars>'
    )


def _bars(towards: str, ends: dict[str, str], style: str, *, has_caps: bool = False) -> str:
    """Error bars of their own lengths to one side or to both."""
    if not ends:
        return ""
    direction = f'<c:errDir val="{towards}"/>' if towards else ""
    sort = "both" if len(ends) == 2 else next(iter(ends))
    written = "".join(f"<c:{side}>{part}</c:{side}>" for side, part in ends.items())
    return (
        f'<c:errBars>{direction}<c:errBarType val="{sort}"/><c:errValType val="cust"/>'
        f'<c:noEndCap val="{int(not has_caps)}"/>{written}<c:spPr>{style}</c:spPr></c:errBars>'
    )


# labels ---------------------------------------------------------------------------------------


def _labels(plot: Plot, series: Series, setting: Setting) -> str:
    shown = [point for point in series.points if point.words]
    if not shown:
        return ""
    written = "".join(_label(plot, point, setting) for point in shown)
    return f"<c:dLbls>{written}{_flags(0)}{NO_LEADERS}</c:dLbls>"


def _label(plot: Plot, point: Point, setting: Setting) -> str:
    is_cap = point.shape == "cap" and plot.kind == SCATTER
    first = run(
        point.words[0], WHO if is_cap else QUOTE, MUTE if is_cap else INK,
        bold=not is_cap, lang=setting.lang, ea=setting.ea,
    )  # fmt: skip
    others = [run(words, WHO, MUTE, lang=setting.lang, ea=setting.ea) for words in point.words[1:]]
    align = {"r": "l", "l": "r"}.get(point.side, "ctr") if plot.kind == SCATTER and not is_cap else "l"
    lines = "".join(f'<a:p><a:pPr algn="{align}"><a:defRPr/></a:pPr>{words}</a:p>' for words in (first, *others))
    place = {SCATTER: point.side, LINE: point.side}.get(plot.kind, "outEnd")
    body = '<a:bodyPr wrap="none" lIns="38100" tIns="19050" rIns="38100" bIns="19050" anchor="ctr"/>'
    return (
        f'<c:dLbl><c:idx val="{point.row}"/>{_shift(plot, point)}<c:tx><c:rich>{body}<a:lstStyle/>{lines}'
        "</c:rich></c:tx>"
        f'<c:dLblPos val="{place}"/>{_flags(1)}</c:dLbl>'
    )


def _shift(plot: Plot, point: Point) -> str:
    """How far a label stands off its usual place, in shares of the chart: clear of glyphs, lines and arrows."""
    x, y = 0.0, 0.0
    if plot.kind == SCATTER:
        x, y = {"r": (0.009, 0.0), "l": (-0.009, 0.0), "t": (0.0, -0.015), "b": (0.0, 0.015)}[point.side]
    if point.shape == "cap" and plot.kind == SCATTER:
        y = 0.04
    if plot.kind == LINE:
        x = ASIDE * point.slope
    if plot.kind == COLUMNS and point.shape == "floor":
        y = -OPEN * 0.88
    if plot.kind == BARS and point.shape == "floor":
        x = OPEN * 0.6
    if not x and not y:
        return "<c:layout/>"
    return f'<c:layout><c:manualLayout><c:x val="{x:.4f}"/><c:y val="{y:.4f}"/></c:manualLayout></c:layout>'


def _flags(value: int) -> str:
    return (
        f'<c:showLegendKey val="0"/><c:showVal val="{value}"/><c:showCatName val="0"/>'
        '<c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="0"/>'
    )


# references -----------------------------------------------------------------------------------


def _number_reference(column: Column, sheet: str, number_format: str = "General") -> str:
    return _cache(f"<c:f>{column.range(sheet)}</c:f>", column.cells, number_format)


def _cache(reference: str, cells: Sequence[float | str | None], number_format: str) -> str:
    points = "".join(
        f'<c:pt idx="{row}"><c:v>{digits(float(cell))}</c:v></c:pt>'
        for row, cell in enumerate(cells)
        if cell is not None
    )
    return (
        f"<c:numRef>{reference}<c:numCache><c:formatCode>{number_format}</c:formatCode>"
        f'<c:ptCount val="{len(cells)}"/>{points}</c:numCache></c:numRef>'
    )


def _literals(count: int, held: dict[int, float]) -> str:
    """Numbers of the chart itself, which stand in no sheet."""
    points = "".join(
        f'<c:pt idx="{row}"><c:v>{digits(float(number))}</c:v></c:pt>' for row, number in sorted(held.items())
    )
    return f'<c:numLit><c:formatCode>General</c:formatCode><c:ptCount val="{count}"/>{points}</c:numLit>'


def _strings(words: Sequence[str]) -> str:
    points = "".join(f'<c:pt idx="{row}"><c:v>{clean(word)}</c:v></c:pt>' for row, word in enumerate(words))
    return f'<c:strCache><c:ptCount val="{len(words)}"/>{points}</c:strCache>'
