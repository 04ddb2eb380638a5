"""An indicator in a state as a picture: SVG text by us, PNG and PDF of it by Chromium.

The same state gives the same bytes as long as the version of the store is the same.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from dashboard.charts.sheets.sheet import FORMATS, Body, Format, Room, Words, draw_sheet, write_lines
from dashboard.charts.svg.paint import Palette, theme_palette
from dashboard.content.material import Material, gather
from dashboard.content.picture import describe, draw_body
from dashboard.content.picture_many import describe_many, describe_table
from dashboard.i18n import Text
from dashboard.state import State
from etl.store import Store

MOST_PANELS = 4
THEMES = ("light", "dark", "transparent", "transparent-dark")


@dataclass(frozen=True, slots=True)
class Look:
    """How a picture is to look: its size, its colours, its language."""

    size: str = "full"
    theme: str = "light"
    lang: str = "ko"

    @classmethod
    def from_query(cls, query: Mapping[str, str]) -> "Look":
        """Read a query string; what is unknown becomes what is usual.

        >>> Look.from_query({"size": "4:3", "theme": "night"})
        Look(size='4x3', theme='light', lang='ko')
        """
        size, theme = query.get("size", "").replace(":", "x"), query.get("theme", "")
        return cls(
            size=size if size in FORMATS else "full",
            theme=theme if theme in THEMES else "light",
            lang=Text(query.get("lang", "")).lang,
        )

    @property
    def format(self) -> Format:
        """The size in pixels."""
        return FORMATS[self.size]

    @property
    def palette(self) -> Palette:
        """The colours; a transparent picture has nothing behind it."""
        name = "dark" if self.theme.endswith("dark") else "light"
        return replace(theme_palette(name), is_solid=not self.theme.startswith("transparent"))


def indicator_svg(store: Store, indicator_id: str, state: State, look: Look, host: str) -> str:
    """The picture of an indicator; KeyError if there is no such indicator."""
    text = Text(look.lang)
    material = gather(store, indicator_id, replace(state, pins=()), look.lang)
    if material is None:
        raise KeyError(indicator_id)
    material = replace(material, state=state)
    body = draw_body(store, material, text, state.pins) or _nothing(material, text)
    return draw_sheet(look.format, describe(store, material, text, host), look.palette, body)


def compare_svg(store: Store, indicator_ids: Sequence[str], look: Look, host: str) -> str:
    """The picture of several indicators on one axis of time; KeyError if none of them can be drawn."""
    text = Text(look.lang)
    found = [gather(store, name, State(), look.lang) for name in indicator_ids]
    drawn = [material for material in found if material and material.marks][:MOST_PANELS]
    if not drawn:
        raise KeyError(",".join(indicator_ids))
    return draw_sheet(look.format, *_painted(describe_many(store, drawn, text, host), look))


def table_svg(store: Store, table_id: str, look: Look, host: str) -> str:
    """The picture of a table as printed; KeyError if there is no such table."""
    table = store.table(table_id)
    if table is None:
        raise KeyError(table_id)
    return draw_sheet(look.format, *_painted(describe_table(store, table, Text(look.lang), host), look))


def _painted(described: tuple[Words, Body], look: Look) -> tuple[Words, Palette, Body]:
    return described[0], look.palette, described[1]


def _nothing(material: Material, text: Text) -> Body:
    """In place of a chart: why there is none."""
    words = text("finding.none" if material.all_rows else "indicator.empty")

    def write(room: Room, palette: Palette) -> str:
        return write_lines([words], room.left, room.top + room.height / 2 - 12, 22, "$mute", palette)[0]

    return write
