"""The sheet as PDF: the same HTML as on the page, printed by Chromium on A4."""

from __future__ import annotations

from pathlib import Path

from dashboard import theme
from dashboard.content.briefing import Briefing
from dashboard.exports.chromium import painter, with_truetype
from dashboard.markup import escape

STYLE = Path(__file__).parents[2] / "assets" / "38-brief.css"
PAGE = (
    '<!doctype html><html lang="{lang}"><head><meta charset="utf-8"><title>{title}</title><style>'
    "@page{{size:A4;margin:12mm}}body{{margin:0}}:root{{{fonts}}}{style}</style></head><body>{body}</body></html>"
)


def write_pdf(body: str, briefing: Briefing) -> bytes:
    """The PDF of a sheet as HTML; NoBrowserError if there is no Chromium that answers."""
    fonts = {
        "sans": theme.TRUETYPE[theme.SANS] + theme.SANS,
        "serif": theme.TRUETYPE[theme.SERIF] + theme.SERIF,
        "mono": theme.MONO,
    }
    html = PAGE.format(
        lang=briefing.lang,
        title=escape(briefing.title),
        fonts="".join(f"--{name}:{families};" for name, families in fonts.items()),
        style=STYLE.read_text(encoding="utf-8"),
        body=with_truetype(body),
    )
    return painter().print_page(html)
