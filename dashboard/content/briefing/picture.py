"""The chart of a briefing as one SVG, as wide as the sheet."""

from __future__ import annotations

from dashboard.charts.sheets.sheet import SANS, Room
from dashboard.charts.svg.paint import Palette, tag
from dashboard.content.briefing.fit import INNER
from dashboard.content.briefing.model import Picture, Sheet
from dashboard.markup import escape

PIXELS_A_POINT = 96 / 72
NARROW = 344  # pixels of a small screen between its margins


def size_of(sheet: Sheet) -> tuple[int, int]:
    """Width and height in pixels; no height, no picture."""
    return round(INNER * PIXELS_A_POINT), round(sheet.picture_height * PIXELS_A_POINT)


def draw_picture(sheet: Sheet, palette: Palette) -> str:
    """The SVG for the sheet; empty where there is nothing to draw."""
    picture = sheet.briefing.picture
    return _draw(picture, size_of(sheet), picture.density, palette) if picture else ""


def draw_narrow(sheet: Sheet, palette: Palette) -> str:
    """The same for a screen without room for a sheet."""
    picture = sheet.briefing.picture
    return _draw(picture, (NARROW, round(picture.narrow_height)), 1, palette) if picture else ""


def _draw(picture: Picture, size: tuple[int, int], density: float, palette: Palette) -> str:
    width, height = size
    root = {
        "xmlns": "http://www.w3.org/2000/svg",
        "viewBox": f"0 0 {round(width * density)} {round(height * density)}",
        "width": width,
        "height": height,
        "font-family": SANS,
        "role": "img",
        "aria-label": picture.label,
    }
    body = picture.body(Room(0, 0, width * density, height * density), palette)
    return tag("svg", root, f"<title>{escape(picture.label)}</title>{body}")
