"""The axes of a native chart and the area between them."""

from __future__ import annotations

from dataclasses import dataclass
from xml.sax.saxutils import quoteattr

from dashboard.charts.ground.labels import text_width
from dashboard.exports.pptx import drawing
from dashboard.exports.pptx.along_time import serial
from dashboard.exports.pptx.drawing import INK, MUTE, digits, line
from dashboard.exports.pptx.plot import BARS, SCATTER, Plot

AXIS = 11.0  # points of type
WIDE = 873.0  # points of the frame on a slide of ours
MOST_LEFT = 0.42  # the share that the names of lanes may take
X_AXIS, Y_AXIS = 50010, 50020
BASE = f"<c:spPr>{line(INK, 0.75, strength=0.45)}</c:spPr>"  # the line on which the points stand


@dataclass(frozen=True, slots=True)
class Setting:
    """What a chart needs to know besides its plot."""

    sheet: str  # the name of the sheet with the data
    lang: str
    ea: str = drawing.EAST_ASIAN  # the font of East Asian text


def draw_axes(plot: Plot, setting: Setting) -> str:
    """Both axes: of time or of categories, and of numbers."""
    numbers = _draw_values(plot, setting)
    return (_draw_time(plot, setting) if plot.kind == SCATTER else _draw_categories(plot, setting)) + numbers


def _draw_values(plot: Plot, setting: Setting) -> str:
    axis = plot.values
    grid = f"<c:majorGridlines><c:spPr>{line(INK, 0.5, strength=0.14)}</c:spPr></c:majorGridlines>"
    between = "midCat" if plot.kind == SCATTER else "between"
    return (
        f"<c:valAx>{_scaling(Y_AXIS, 'b' if plot.kind == BARS else 'l', axis.low, axis.high)}{grid}"
        f"{_ticks(axis.format, 'none')}<c:spPr>{line(None)}</c:spPr>{_text(MUTE, setting)}"
        f'<c:crossAx val="{X_AXIS}"/><c:crosses val="min"/><c:crossBetween val="{between}"/>'
        f'<c:majorUnit val="{digits(axis.step)}"/></c:valAx>'
    )


def _draw_time(plot: Plot, setting: Setting) -> str:
    time = plot.time
    assert time is not None
    return (
        f"<c:valAx>{_scaling(X_AXIS, 'b', serial(time.low), serial(time.high))}{_ticks(time.format, 'out')}"
        f'{BASE}{_text(MUTE, setting)}<c:crossAx val="{Y_AXIS}"/><c:crosses val="autoZero"/>'
        f'<c:crossBetween val="midCat"/><c:majorUnit val="{digits(time.step)}"/></c:valAx>'
    )


def _draw_categories(plot: Plot, setting: Setting) -> str:
    is_lanes = plot.kind == BARS
    return (
        f"<c:catAx>{_scaling(X_AXIS, 'l' if is_lanes else 'b')}{_ticks('General', 'none')}{BASE}"
        f'{_text(INK if is_lanes else MUTE, setting)}<c:crossAx val="{Y_AXIS}"/><c:crosses val="autoZero"/>'
        '<c:auto val="0"/><c:lblAlgn val="ctr"/><c:lblOffset val="100"/><c:noMultiLvlLbl val="1"/></c:catAx>'
    )


def _scaling(own: int, place: str, low: float | None = None, high: float | None = None) -> str:
    ends = "" if low is None or high is None else f'<c:max val="{digits(high)}"/><c:min val="{digits(low)}"/>'
    return (
        f'<c:axId val="{own}"/><c:scaling><c:orientation val="minMax"/>{ends}</c:scaling>'
        f'<c:delete val="0"/><c:axPos val="{place}"/>'
    )


def _ticks(number_format: str, marks: str) -> str:
    return (
        f'<c:numFmt formatCode={quoteattr(number_format)} sourceLinked="0"/>'
        f'<c:majorTickMark val="{marks}"/><c:minorTickMark val="none"/><c:tickLblPos val="low"/>'
    )


def _text(name: str, setting: Setting) -> str:
    return drawing.text_properties(AXIS, name, ea=setting.ea)


def lay_area(plot: Plot) -> str:
    """The plot area, so that the labels of the axes have their room whatever draws them."""
    if plot.kind == BARS:
        widest = max(text_width(str(row), AXIS) for row in plot.rows)
        left = min(MOST_LEFT, (widest + 16) / WIDE)
    else:
        left = (text_width(f"{plot.values.high:,.1f}{plot.scale.word}%", AXIS) + 12) / WIDE
    top, bottom = (0.02, 0.1) if plot.kind == BARS else (0.03, 0.11)
    return (
        '<c:layout><c:manualLayout><c:layoutTarget val="inner"/><c:xMode val="edge"/><c:yMode val="edge"/>'
        f'<c:x val="{left:.4f}"/><c:y val="{top}"/><c:w val="{0.985 - left:.4f}"/><c:h val="{1 - top - bottom:.4f}"/>'
        "</c:manualLayout></c:layout>"
    )
