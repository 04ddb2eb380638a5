"""The pictures that an office file carries: the chart and the QR code as PNG, each with its size in points."""

from __future__ import annotations

import struct
from dataclasses import dataclass, field

from dashboard.charts.svg.paint import theme_palette
from dashboard.content.briefing import Briefing, Sheet
from dashboard.content.briefing.fit import INNER, QR
from dashboard.content.briefing.picture import draw_picture, size_of
from dashboard.exports.chromium import has_browser, painter
from dashboard.exports.qr import paint_qr


@dataclass(frozen=True, slots=True)
class Painted:
    """A picture of a file."""

    png: bytes = field(repr=False)
    width: float
    height: float
    label: str

    @property
    def pixels(self) -> tuple[int, int]:
        """How wide and how high it is in pixels, as the head of a PNG tells."""
        width, height = struct.unpack(">II", self.png[16:24])
        return width, height


def paint_chart(sheet: Sheet) -> Painted | None:
    """The chart; None where there is none, or no Chromium to paint it. NoBrowserError if that does not answer."""
    picture = sheet.briefing.picture
    if picture is None or not has_browser():
        return None
    svg = draw_picture(sheet, theme_palette("light", "brief"))
    return Painted(painter().paint(svg, "png", size_of(sheet)), INNER, sheet.picture_height, picture.label)


def paint_address(briefing: Briefing, label: str) -> Painted:
    """The address as a QR code."""
    return Painted(paint_qr(briefing.address), QR, QR, label)
