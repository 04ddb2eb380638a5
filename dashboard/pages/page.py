"""What a page is given and what it gives back.

A page is a module with

    PATH = "/t/<table_id>"                   a rule of Flask; variables arrive unquoted
    def page(view, table_id) -> Page | None  None: there is no such thing, the answer is 404
    def register(app, store)                 optional: the callbacks of its island
    METHODS = ["GET", "POST"]                optional: if a form is answered by the page itself

and one line in `PAGES`. Its body is sent as HTML and needs no script. A page that charts puts
`slot()` where the chart belongs and gives the chart as `island`: Dash mounts that part alone, and
only such a page loads Dash and plotly.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from dash import html
from dash.development.base_component import Component

from dashboard.i18n import Text
from dashboard.state import State
from etl.store import Shelf, Store


@dataclass(frozen=True, slots=True)
class View:
    """One request: the store, the words of the reader's language, the query, the address.

    `version` is what the reader asked for, None for what is published; `shelf` has all of them.
    """

    store: Store
    text: Text
    shelf: Shelf
    path: str = "/"
    host: str = "/"
    query: Mapping[str, str] = field(default_factory=dict)
    theme: str = "auto"
    version: str | None = None

    @property
    def lang(self) -> str:
        """The reader's language: ko or en."""
        return self.text.lang

    @property
    def state(self) -> State:
        """Pins and filters, read from the query, and the version."""
        return replace(State.from_query(self.query), version=self.version)


@dataclass(frozen=True, slots=True)
class Page:
    """What a page gives back: its title and its body, and what the frame should know."""

    title: str
    body: list[Any]  # components, texts, markupsafe.Markup
    description: str = ""
    nav: str = (
        ""  # the word of the main menu that is lit: home figures origins time conflicts sources quality data about
    )
    head: str = ""  # further tags for <head>, ready HTML
    island: Component | None = None
    draws: bool = True  # whether the island has a chart, for which plotly must be there
    status: int = 200
    is_first: bool = False  # whether it is the first page, which has style sheets of its own


SLOT = "island-slot"


def slot() -> Component:
    """Where the island of a page belongs in its body."""
    return html.Div(id=SLOT)
