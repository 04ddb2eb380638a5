"""An address as a QR code, by segno where it is installed; without it a sheet has its address alone."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from io import BytesIO
from types import ModuleType

from dashboard.markup import escape

LEVEL = "m"  # a seventh of it may be lost
QUIET = 2  # modules of white around it, beside that of the paper
SCALE = 8  # pixels of a module in a PNG


@cache
def _find_segno() -> ModuleType | None:
    try:
        return import_module("segno")
    except ModuleNotFoundError:
        return None


def draw_qr(address: str, label: str) -> str:
    """The code as SVG without a size of its own; empty where no code can be made."""
    segno = _find_segno()
    if segno is None:
        return ""
    out = BytesIO()
    segno.make_qr(address, error=LEVEL).save(out, kind="svg", xmldecl=False, omitsize=True, border=QUIET, svgclass="qr")
    drawn = out.getvalue().decode().strip()
    return drawn.replace("<svg ", f'<svg role="img" aria-label="{escape(label)}" ', 1)


def paint_qr(address: str) -> bytes:
    """The code as PNG; empty where no code can be made."""
    segno = _find_segno()
    if segno is None:
        return b""
    out = BytesIO()
    segno.make_qr(address, error=LEVEL).save(out, kind="png", scale=SCALE, border=QUIET)
    return out.getvalue()
