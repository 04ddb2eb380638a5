"""Scripts that only one page needs: a tag whose address changes when the file does."""

from pathlib import Path

from dash import html
from dash.development.base_component import Component

FOLDER = Path(__file__).parents[2] / "assets"


def script(name: str) -> Component:
    """The tag of one script of ours; it runs once the page is parsed."""
    changed = (FOLDER / name).stat().st_mtime
    return html.Script(src=f"/assets/{name}?m={changed}", defer=True)
