"""`/figures`: all figures in one table, with the fields by which they are chosen, and the same as files and feeds.

The address is the whole state (dashboard.choice): every link is such an address, so that the page works without a
script. With one, Dash mounts the fields; `answer_address` gives them and the table anew whenever the address changes,
and `answer_words` the values of a field that hold what somebody types. The table is no part of what Dash mounts: of
its thousand parts each would be told of every change, which takes seconds. It comes as HTML and is put in its place.
"""

from __future__ import annotations

from typing import Any

from dash import MATCH, ClientsideFunction, Dash, Input, Output, State, dcc, html
from dash.development.base_component import Component

from dashboard import urls
from dashboard.choice import FIELDS, Choice, Listing
from dashboard.components.card.settling import waiting_link
from dashboard.components.frame.feed_link import feed_link
from dashboard.components.frame.keys import keys, keys_button
from dashboard.components.frame.paging import Slice, page_links, place_in
from dashboard.components.html.assets import script
from dashboard.components.html.attributes import hyphened
from dashboard.components.html.plain import to_html
from dashboard.components.lists.figure_facets import Address, chips, facet_panel, options_list
from dashboard.components.lists.listed_figures import KNOWN, SORTS, column_chooser, listed_figures
from dashboard.components.taken.brief_link import brief_link
from dashboard.content.choosing import Facets, ask_facets, find_options, find_strangers, name_choice
from dashboard.content.listed import list_figures
from dashboard.content.naming import name_terms
from dashboard.pages.cited import cite_choice, describe_choice
from dashboard.pages.page import Page, View, slot
from dashboard.pages.serving import read_address
from etl.store import FigureTotal, Store

PATH = "/figures"
FIGURES_A_PAGE = 50
MOST_SLIDES = 24  # of a deck that is offered for a choice
ADDRESS, CONTEXT, TABLE, FIELDS_PANEL = "figures-address", "figures-context", "figures-table", "figures-fields"


def page(view: View) -> Page:
    """The table in the state that its address tells."""
    text, choice = view.text, Choice.from_query(view.query)
    title = text("figures.title")
    search = urls.search_part(view.path, view.query)
    island = html.Div(
        [
            dcc.Location(id=ADDRESS, refresh=False, search=search),
            dcc.Store(id=CONTEXT, data={"lang": view.lang}),
            dcc.Store(id=TABLE),
            html.Div(lay_fields(view), id=FIELDS_PANEL),
        ]
    )
    main = html.Div(lay_table(view), id="figures-main", className="fg-main")
    return Page(
        title=title,
        description=text("figures.lead"),
        nav="figures",
        body=[
            html.H1(title),
            html.P(text("figures.lead"), className="lead"),
            html.Div([html.Div(slot(), className="fg-side"), main], id="figures-work", className="fg-work"),
            *keys(text),
            script("30-figures.js"),
        ],
        head=feed_link(choice, title, text.lang)
        + describe_choice(view, name_choice(view.store, choice, text.lang), urls.figures(choice, v=view.store.version)),
        island=island,
        draws=False,
    )


def register(app: Dash, store: Store) -> None:
    """The callbacks, which the server answers."""

    @app.callback(
        Output(FIELDS_PANEL, "children"),
        Output(TABLE, "data"),
        Input(ADDRESS, "search"),
        State(CONTEXT, "data"),
        prevent_initial_call=True,
    )
    def answer_address(search: Any, context: Any) -> tuple[Component, str]:
        """The fields, and the table as HTML, for another address."""
        view = read_address(store, PATH, search, context)
        return lay_fields(view), to_html(lay_table(view))

    app.clientside_callback(
        ClientsideFunction("figtrace", "table"), Output(TABLE, "id"), Input(TABLE, "data"), prevent_initial_call=True
    )

    @app.callback(
        Output({"type": "facet-values", "field": MATCH}, "children"),
        Input({"type": "facet-words", "field": MATCH}, "value"),
        State({"type": "facet-words", "field": MATCH}, "id"),
        State(ADDRESS, "search"),
        State(CONTEXT, "data"),
        prevent_initial_call=True,
    )
    def answer_words(words: Any, named: Any, search: Any, context: Any) -> list[Component]:
        """The values of a field that hold some words."""
        view = read_address(store, PATH, search, context)
        choice, field = Choice.from_query(view.query), str(named.get("field", "")) if isinstance(named, dict) else ""
        if field not in FIELDS:
            return []
        asked = " ".join(str(words or "").split())[:100]
        options = find_options(view.store, choice, field, asked, view.lang)
        return options_list(options, field, choice, _addresses(_listing(view)), view.text)


def lay_fields(view: View) -> Component:
    """The fields by which figures are chosen."""
    choice = Choice.from_query(view.query)
    return facet_panel(_ask(view, choice), choice, _addresses(_listing(view)), view.text)


def lay_table(view: View) -> list[Component | None]:
    """What is chosen, the tools and the table."""
    text, choice, listing = view.text, Choice.from_query(view.query), _listing(view)
    total = view.store.figure_total(**choice.narrowing())
    shown = Slice.of(view.query, total.figures, FIGURES_A_PAGE)
    return [
        html.P(_say_total(total, view), className="fg-total", role="status"),
        chips(_ask(view, choice), choice, _addresses(listing), text),
        _strangers(view, choice),
        _tools(view, choice, listing),
        *_table(view, choice, listing, shown),
        cite_choice(view, choice),
        html.P(urls.absolute(view.host, urls.figures(choice, **listing.to_query())), className="print-address"),
    ]


def _ask(view: View, choice: Choice) -> Facets:
    return ask_facets(view.store, choice, view.lang, view.query.get("all", ""))


def _listing(view: View) -> Listing:
    return Listing.from_query(view.query, SORTS, KNOWN)


def _addresses(listing: Listing) -> Address:
    """What makes the address of another choice in the same listing; a page of the table does not stay."""

    def address(choice: Choice, **more: str) -> str:
        return urls.figures(choice, **listing.to_query(), **more)

    return address


def _say_total(total: FigureTotal, view: View) -> list[Any]:
    counts = {name: f"{getattr(total, name):,}" for name in ("figures", "indicators", "origins", "documents")}
    waiting = waiting_link(view.store.counts().waiting, view.text)
    return [view.text("figures.total", **counts), *([" · ", waiting] if waiting else [])]


def _strangers(view: View, choice: Choice) -> Component | None:
    """What the address asks for and no figure has."""
    named = find_strangers(view.store, choice)
    if not named:
        return None
    listed = ", ".join(f"{view.text(f'figures.field_{field}')} “{value}”" for field, value in named)
    return html.P(view.text("figures.unknown", values=listed), className="note measure")


def _tools(view: View, choice: Choice, listing: Listing) -> Component:
    """The same figures as files, slides, feed and call; the columns; the keys."""
    text = view.text

    def listed(changed: Listing) -> str:
        return urls.figures(choice, **changed.to_query())

    files = [
        html.A(text(f"indicator.{form}"), href=urls.figures_file(choice, form), **hyphened(data_file=form))
        for form in ("csv", "xlsx", "json", "parquet")
    ]
    links = [
        html.A(text("timeline.here"), href=urls.time(choice)),
        *_taken_along(view, choice),
        html.A(text("figures.feed"), href=urls.feed(choice, view.lang)),
        html.A(text("figures.call"), href=urls.figures_call(choice)),
    ]
    right = html.Div([*files, *links, keys_button(text)], className="tools-right")
    return html.Div([column_chooser(listing, listed, text), right], className="tools fg-tools")


def _taken_along(view: View, choice: Choice) -> list[Component]:
    """A slide for each indicator of the choice, and one page about them, in the state that their pages can have."""
    found = [row.indicator_id for row in view.store.chosen_indicators(limit=MOST_SLIDES, **choice.narrowing())]
    query = urls.search_part("", choice.state.to_query())
    slides = html.A(view.text("figures.deck"), href=urls.deck([f"i/{name}{query}" for name in found]))
    return [slides, brief_link(urls.briefings(found, choice.state), view.text)] if found else [slides]


def _table(view: View, choice: Choice, listing: Listing, shown: Slice) -> list[Component | None]:
    text = view.text
    if not shown.total:
        everything = html.A(text("figures.everything"), href=urls.figures())
        return [html.P([text("figures.none"), " ", everything], className="empty")]
    sort = f"origin_{view.lang}" if listing.sort == "origin" else listing.sort
    frame = view.store.figure_list(
        sort=sort, down=listing.is_down, limit=shown.size, first=shown.first, **choice.narrowing()
    )
    rows = list_figures(view.store, frame)
    names = name_terms(view.store, view.lang)

    def listed(changed: Listing) -> str:
        return urls.figures(choice, **changed.to_query())

    query = {name: value for name, value in view.query.items() if name != "all"}
    return [
        listed_figures(rows, names, listing, listed, place_in(shown, text), text),
        page_links(PATH, query, shown, text),
    ]
