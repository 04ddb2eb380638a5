"""The whole HTML of an embed: one answer, without a cookie, with its style and its script inside."""

from __future__ import annotations

from base64 import b64encode
from functools import cache
from hashlib import sha256
from pathlib import Path

from markupsafe import escape

from dashboard import theme
from dashboard.i18n import Text

ASSETS = Path(__file__).parents[2] / "assets"
STYLES = ("embed.css", "13-card.css")
SCRIPT = "30-embed.js"
THEMES = ("auto", "light", "dark")


def embed_document(
    title: str, body: str, text: Text, look: str, canonical: str, *, is_static: bool, pin: str = ""
) -> str:
    """The document; `look` is auto, light or dark, `pin` the figure whose card is open at once."""
    chosen = f' data-theme="{look}"' if look in THEMES[1:] else ""
    marked = (' class="static"' if is_static else "") + (f' data-pin="{escape(pin)}"' if pin else "")
    script = "" if is_static else f"<script>{_read(SCRIPT)}</script>"
    has_card = not is_static or 'class="card ' in body  # a single figure is shown as its card
    styles = "".join(_read(name) for name in STYLES[: 1 + has_card])
    return (
        f'<!doctype html><html lang="{text.lang}"{chosen}><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width,initial-scale=1">'
        f'<title>{escape(title)}</title><base target="_blank">'
        f'<link rel="canonical" href="{escape(canonical)}"><link rel="icon" href="data:,">'
        f"<style>{theme.variables()}{styles}</style></head>"
        f"<body{marked}>{body}{script}</body></html>"
    )


@cache
def script_hash() -> str:
    """The script of a live embed as a Content-Security-Policy names it."""
    return f"sha256-{b64encode(sha256(_read(SCRIPT).encode()).digest()).decode()}"


@cache
def _read(name: str) -> str:
    return (ASSETS / name).read_text(encoding="utf-8")
