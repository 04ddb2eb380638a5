"""An address as a QR code, by segno."""

from __future__ import annotations

from io import BytesIO

import segno

from dashboard.markup import escape

LEVEL = "m"  # a seventh of it may be lost
QUIET = 2  # modules of white around it, beside that of the paper
SCALE = 8  # pixels of a module in a PNG


def draw_qr(address: str, label: str) -> str:
    """The code as SVG without a size of its own."""
    out = BytesIO()
    segno.make_qr(address, error=LEVEL).save(out, kind="svg", xmldecl=False, omitsize=True, border=QUIET, svgclass="qr")
    drawn = out.getvalue().decode().strip()
    return drawn.replace("<svg ", f'<svg role="img" aria-label="{escape(label)}" ', 1)


def paint_qr(address: str) -> bytes:
    """The code as PNG."""
    out = BytesIO()
    segno.make_qr(address, error=LEVEL).save(out, kind="png", scale=SCALE, border=QUIET)
    return out.getvalue()
