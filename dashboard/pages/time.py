"""`/time`: all figures in time, a lane for each origin or each measure, with what happened behind them.

    by=measure                      lanes by what is measured, instead of by who states it
    w=2019-03-01..2024-06-30        the days that are seen
    page=2                          further lanes; besides, what figures are chosen by everywhere (dashboard.choice)

The address is the whole state and every link such an address, so that the page works without a script. With one, Dash
asks the server for another window or choice (`answer_time`), and assets/30-time.js zooms by keys, wheel and fingers.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from dash import ClientsideFunction, Dash, Input, Output, State, dcc, html
from dash.development.base_component import Component

from dashboard import urls
from dashboard.choice import Choice
from dashboard.components.frame.feed_link import feed_link
from dashboard.components.frame.keys import keys, keys_button
from dashboard.components.frame.paging import page_links
from dashboard.components.html.assets import script
from dashboard.components.html.attributes import hyphened
from dashboard.components.html.plain import to_html
from dashboard.components.lists.figure_facets import CHOOSING, Address, chips, facet_panel
from dashboard.components.time.time_board import time_board, time_key
from dashboard.components.time.time_tables import events_table, lanes_table
from dashboard.content.choosing import ask_facets, find_strangers
from dashboard.content.listed import list_figures
from dashboard.content.time_scene import Scene, set_scene
from dashboard.content.timeline import ask_extent, draw_background, list_event_places, say_days, say_value
from dashboard.i18n import Text
from dashboard.looking import Looking
from dashboard.pages.page import Page, View, slot
from dashboard.pages.serving import read_address
from etl.answers import TimeExtent
from etl.store import Lanes, Store

PATH = "/time"
UNDATED = 6  # figures without a time that are named
ADDRESS, CONTEXT, PARTS, PICTURE = "time-address", "time-context", "time-parts", "time-picture"
STEPS = (("earlier", "←"), ("later", "→"), ("in", "+"), ("out", "−"), ("all", "0"))


def page(view: View) -> Page:
    """The lanes in the state that the address tells."""
    text, choice = view.text, Choice.from_query(view.query)
    title = text("timeline.title")
    island = html.Div(
        [
            dcc.Location(id=ADDRESS, refresh=False, search=urls.search_part(view.path, view.query)),
            dcc.Store(id=CONTEXT, data={"lang": view.lang}),
            dcc.Store(id=PARTS),
        ],
        id="time-island",
    )
    main = html.Div(lay_main(view), id="time-main", className="fg-main")
    side = html.Div(lay_fields(view), id="time-side", className="fg-side")
    return Page(
        title=title,
        description=text("timeline.lead"),
        nav="time",
        body=[
            html.H1(title),
            html.P(text("timeline.lead"), className="lead"),
            html.Div([side, main], id="time-work", className="fg-work"),
            html.Div(slot(), className="tm-island"),
            html.P(id="time-voice", className="visually-hidden", **hyphened(aria_live="polite")),
            *keys(text),
            script("30-time.js"),
        ],
        head=feed_link(choice, title, text.lang),
        island=island,
        draws=False,
    )


def register(app: Dash, store: Store) -> None:
    """The callback, which the server answers."""

    @app.callback(Output(PARTS, "data"), Input(ADDRESS, "search"), State(CONTEXT, "data"), prevent_initial_call=True)
    def answer_time(search: Any, context: Any) -> dict[str, str]:
        """The parts of the page as HTML for another address."""
        view = read_address(store, PATH, search, context)
        return {"side": to_html(lay_fields(view)), "main": to_html(lay_main(view))}

    app.clientside_callback(
        ClientsideFunction("figtrace", "time"), Output(PARTS, "id"), Input(PARTS, "data"), prevent_initial_call=True
    )


def lay_fields(view: View) -> Component:
    """By what figures are chosen, as links of this page."""
    choice = Choice.from_query(view.query)
    facets = ask_facets(view.store, choice, view.lang, view.query.get("all", ""))
    return facet_panel(facets, choice, _addresses(view), view.text, finds=False)


def lay_main(view: View) -> list[Component | None]:
    """What is chosen, the picture with its tools, what has no time, and the same as tables."""
    text, choice = view.text, Choice.from_query(view.query)
    facets = ask_facets(view.store, choice, view.lang)
    extent = ask_extent(view.store, choice)
    scene = set_scene(view.store, view.query, choice, extent, text)
    head = [_say_total(extent, text), chips(facets, choice, _addresses(view), text), *_strangers(view, choice)]
    address = html.P(urls.absolute(view.host, _here(view)), className="print-address")
    if scene is None:
        words = text("timeline.none_dated" if extent.undated else "figures.none")
        everything = html.A(text("figures.everything"), href=urls.time())
        return [*head, html.P([words, " ", everything], className="empty"), *_undated(view, choice, extent), address]
    return [
        *head,
        _tools(view, choice, scene),
        *_picture(view, scene),
        page_links(PATH, view.query, scene.shown, text, PICTURE),
        *_undated(view, choice, extent),
        *_tables(view, scene),
        address,
    ]


def _addresses(view: View) -> Address:
    """What makes the address of another choice, looked at alike; the page of lanes does not stay."""
    looking = Looking.from_query(view.query)

    def address(choice: Choice, **more: str) -> str:
        return urls.time(choice, **looking.to_query(), **more)

    return address


def _here(view: View) -> str:
    return urls.time(Choice.from_query(view.query), **Looking.from_query(view.query).to_query())


def _say_total(extent: TimeExtent, text: Text) -> Component:
    counts = {"dated": f"{extent.dated:,}", "undated": f"{extent.undated:,}"}
    words: list[Any] = [text("timeline.total", **counts)]
    if extent.undated:
        words += [" · ", html.A(text("timeline.total_undated", **counts), href="#undated")]
    return html.P(words, className="fg-total", role="status")


def _strangers(view: View, choice: Choice) -> list[Component]:
    """What the address asks for and nothing has, or nobody understands."""
    text = view.text
    named = [f"{text(f'figures.field_{field}')} “{value}”" for field, value in find_strangers(view.store, choice)]
    found = [text("figures.unknown", values=", ".join(named))] if named else []
    asked, looking = view.query, Looking.from_query(view.query)
    odd = [("by", asked["by"])] if asked.get("by") not in (None, "origin", "measure") else []
    odd += [("w", asked["w"])] if asked.get("w") and looking.window is None else []
    found += [text("timeline.not_understood", name=name, value=value) for name, value in odd]
    return [html.P(words, className="note measure") for words in found]


def _tools(view: View, choice: Choice, scene: Scene) -> Component:
    """Which lanes, which days; the same figures as a table and as files; the keys."""
    text, looking = view.text, scene.looking
    ways: tuple[Lanes, Lanes] = ("origin", "measure")
    lanes = [
        html.A(
            text(f"timeline.by_{by}"),
            href=urls.time(choice, **replace(looking, by=by).to_query()),
            className="on" if by == looking.by else None,
            **(hyphened(aria_current="true") if by == looking.by else {}),
            **CHOOSING,
        )
        for by in ways
    ]
    links = [
        html.A(text("timeline.to_figures"), href=urls.figures(choice, sort="period")),
        html.A(text("indicator.csv"), href=urls.figures_file(choice), **hyphened(data_file="csv")),
    ]
    counting = html.Div(lanes, className="counting", role="group", **hyphened(aria_label=text("timeline.lanes")))
    right = html.Div([*links, keys_button(text)], className="tools-right")
    return html.Div([counting, _steps(view, choice, scene), right], className="tools fg-tools tm-tools")


def _steps(view: View, choice: Choice, scene: Scene) -> Component:
    """Earlier, later, closer, wider, all: links, each an address with other days."""
    text, seen, whole = view.text, scene.seen, scene.whole
    windows = {
        "earlier": seen.moved(-0.33, whole),
        "later": seen.moved(0.33, whole),
        "in": seen.zoomed(0.5, whole),
        "out": seen.zoomed(2, whole),
        "all": None,
    }
    page = {"page": view.query["page"]} if "page" in view.query else {}
    links = []
    for name, sign in STEPS:
        looking = replace(scene.looking, window=windows[name])
        is_idle = windows[name] == seen or (name == "all" and scene.looking.window is None)
        label = text(f"timeline.step_{name}")
        named = hyphened(aria_label=label, data_step=name, aria_disabled="true" if is_idle else None)
        href = urls.time(choice, **looking.to_query(), **page)
        sign = text("timeline.all_days") if name == "all" else sign
        links.append(html.A(sign, href=href, title=label, className="idle" if is_idle else None, **named, **CHOOSING))
    return html.Div(links, className="tm-steps", role="group", **hyphened(aria_label=text("timeline.steps")))


def _picture(view: View, scene: Scene) -> list[Component | None]:
    text, seen = view.text, scene.seen
    events = draw_background(scene.events, text)
    days = say_days(seen.first, seen.last, text.lang)
    told = text("timeline.picture", lanes=len(scene.lanes), days=days, n=sum(lane.seen for lane in scene.lanes))
    ends = {
        "data_start": seen.start,
        "data_end": seen.end,
        "data_first": scene.whole.start,
        "data_last": scene.whole.end,
    }
    named = hyphened(aria_label=told, aria_describedby="time-how", **{name: str(day) for name, day in ends.items()})
    board = time_board(scene.lanes, events, seen, text)
    return [
        html.Div(board, id=PICTURE, role="group", tabIndex="0", className="tm-picture panel", **named),
        html.P(text("timeline.how"), id="time-how", className="tm-how muted"),
        html.P("", id="time-told", className="tm-told", hidden=True, **hyphened(aria_hidden="true")),
        _outside(view, scene),
        _hidden(scene, text),
        time_key(scene.lanes, events, text),
    ]


def _outside(view: View, scene: Scene) -> Component | None:
    """How many figures lie outside the days that are seen at first, and the way to them."""
    if scene.looking.window is not None or scene.first == scene.whole:
        return None
    choice = Choice.from_query(view.query)
    ends = scene.seen.first.isoformat(), scene.seen.last.isoformat()
    inside = view.store.figure_total(**choice.set_to("dating", ("dated",)).between(*ends).narrowing()).figures
    if choice.start or choice.end or inside >= scene.extent.dated:
        return None
    href = urls.time(choice, **replace(scene.looking, window=scene.whole).to_query())
    words = view.text("timeline.outside", n=f"{scene.extent.dated - inside:,}")
    return html.P([words, " ", html.A(view.text("timeline.whole"), href=href, **CHOOSING)], className="tm-outside")


def _hidden(scene: Scene, text: Text) -> Component | None:
    """How many lanes have figures at other times only, or that none has any here."""
    if not scene.lanes:
        return html.P(text("timeline.none_seen"), className="tm-outside")
    words = text(f"timeline.hidden_{scene.looking.by}", n=f"{scene.hidden:,}")
    return html.P(words, className="tm-outside muted") if scene.hidden else None


def _undated(view: View, choice: Choice, extent: TimeExtent) -> list[Component]:
    """What has no time stands aside, and says so."""
    if not extent.undated:
        return []
    text, apart = view.text, choice.set_to("dating", ("undated",))
    frame = view.store.figure_list(limit=UNDATED, **apart.narrowing())
    items = []
    for row in list_figures(view.store, frame):
        value = say_value(row, text)
        origin = text.pick(row.origin_ko, row.origin_en)
        subject = text.pick(row.indicator_ko, row.indicator_en)
        told = html.Span(f"{subject} · {origin}", className="muted")
        items.append(html.Li([html.A(value, href=urls.observation(row.observation_id), className="serif"), " ", told]))
    every = html.A(text("timeline.all_undated", n=f"{extent.undated:,}"), href=urls.figures(apart))
    body = [
        html.H2(text("timeline.undated", n=f"{extent.undated:,}")),
        html.P(text("timeline.undated_why"), className="muted"),
        html.Ul(items, className="tm-undated-list"),
        html.P(every),
    ]
    return [html.Aside(body, id="undated", className="tm-undated", **hyphened(aria_label=text("dating.undated")))]


def _tables(view: View, scene: Scene) -> list[Component]:
    text, store = view.text, view.store
    days = say_days(scene.seen.first, scene.seen.last, text.lang)
    found: list[Component] = []
    if any(lane.bars for lane in scene.lanes):
        found = [
            html.H2(text("timeline.as_table")),
            lanes_table(scene.lanes, scene.looking.by, text("timeline.caption", days=days), text),
        ]
    heading = html.H2(text("timeline.events_heading"), id="events")
    if not scene.events:
        return [*found, heading, html.P(text("timeline.no_events"), className="muted")]
    places = list_event_places(store)
    ids = {place.document_id for event in scene.events for place in places.get(event.event_id, ())}
    documents = {row.document_id: row for row in store.document_names(sorted(ids))} if ids else {}
    lead = html.P(text("timeline.events_lead"), className="muted measure")
    return [*found, heading, lead, events_table(scene.events, places, documents, text)]
