"""`/i/<indicator>`: the work page. A chart fit for its figures, and the words behind each of them.

A click on a mark or a row pins it: the script writes the address, draws the ring, and asks for the
rail, which is the only thing that the server is asked for.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from dash import ClientsideFunction, Dash, Input, Output, State, html
from dash.development.base_component import Component

from dashboard import urls
from dashboard.charts import choose
from dashboard.components import rich, sections
from dashboard.components.card import card, card_model
from dashboard.components.compare import comparison
from dashboard.components.evidence import evidence_list
from dashboard.components.figure_table import figure_table
from dashboard.components.filters import filters
from dashboard.components.number import number_panel
from dashboard.components.siblings import siblings
from dashboard.components.workbench import chart_panel, graph, stores, workbench
from dashboard.i18n import Text
from dashboard.pages import wording
from dashboard.pages.material import Material, gather
from dashboard.pages.page import Page, View, slot
from etl.store import Store

PATH = "/i/<path:indicator_id>"


def page(view: View, indicator_id: str) -> Page | None:
    """The page in the state that its address tells; None if there is no such indicator."""
    material = gather(view.store, indicator_id, replace(view.state, pins=()), view.lang)
    if material is None:
        return None
    text, name = view.text, material.indicator[view.lang]
    work, is_live = _work(view, material)
    return Page(
        title=name,
        description=wording.told(material, text).replace("**", ""),
        nav="home",
        body=[
            html.P(wording.crumbs(material.indicator, text), className="crumb"),
            html.H1(name),
            html.P(rich.bold(wording.told(material, text)), id="finding", className="lead"),
            html.Ul([html.Li(badge) for badge in wording.badges(material, text)], className="badges"),
            slot() if is_live else work,
            siblings(view.store, material.indicator, material.rows, material.colours, text),
        ],
        island=work if is_live else None,
    )


def register(app: Dash, store: Store) -> None:
    """The callbacks: all in the browser but one, which fills the rail."""
    app.clientside_callback(
        ClientsideFunction("figtrace", "draw"),
        Output("chart", "figure"),
        Input("pins", "data"),
        Input("look", "data"),
        State("figures", "data"),
    )
    app.clientside_callback(
        ClientsideFunction("figtrace", "choose"),
        Output("chart-voice", "children"),
        Input("chart", "clickData"),
        Input("chart", "clickAnnotationData"),
        prevent_initial_call=True,
    )

    @app.callback(
        Output("rail", "children"),
        Input("pins", "data"),
        State("context", "data"),
        prevent_initial_call=True,
    )
    def fill_rail(pins: list[str], context: dict[str, Any]) -> Any:
        """The cards of what is pinned, or the list of all evidence."""
        state = urls.State.from_query(context["query"])
        material = gather(store, context["indicator"], state, context["lang"])
        return material and rail(store, material, pins, Text(context["lang"]), context["host"])


def rail(store: Store, material: Material, pins: Sequence[str], text: Text, host: str) -> list[Component]:
    """Nothing pinned: all evidence. One: its card. Two: both compared."""
    own = {row["observation_id"]: row for row in (*material.all_rows, *material.caps)}
    models = [
        card_model(store, pin, text.lang, material.colours[own[pin]["origin_id"]], host) for pin in pins if pin in own
    ][: urls.MAX_PINS]
    found = [model for model in models if model]
    indicator_id = material.indicator["indicator_id"]
    if not found:
        rows = [*material.rows, *material.caps]
        return evidence_list(rows, indicator_id, material.colours, material.state, text)
    body = comparison(found[0], found[1], store) if len(found) > 1 else card(found[0])
    return [_close(text), _back(indicator_id, material.state, text), body]


def _close(text: Text) -> Component:
    """On a narrow screen the rail is a sheet; this closes it."""
    label = text("indicator.close")
    return html.Button("×", type="button", className="rail-close", **{"aria-label": label, "data-unpin": "1"})


def _back(indicator_id: str, state: urls.State, text: Text) -> Component:
    unpinned = {name: value for name, value in state.to_query().items() if name != "c"}
    return html.A(
        [html.Span("‹ ", **{"aria-hidden": "true"}), text("indicator.back_to_list")],
        href=urls.indicator(indicator_id, urls.State.from_query(unpinned)),
        className="rail-back",
        **{"data-unpin": "1"},
    )


def _work(view: View, material: Material) -> tuple[Component, bool]:
    """Chart, rail and sections; and whether Dash is needed for them."""
    text, pins = view.text, view.state.pins
    indicator_id = material.indicator["indicator_id"]
    name = material.indicator[view.lang]
    kind = choose.choose_chart(material.marks, material.cap_marks, material.indicator["chart"])
    below = sections.tabs(_sections(view, material))
    if not material.rows:
        return _nothing(view, material), False
    if kind == choose.NUMBER:
        return _number(view, material, below), False
    charts = choose.draw_charts(kind, material.marks, material.cap_marks, material.unit, text)
    label = text("indicator.chart_label", title=name)
    panel = chart_panel(
        graph(charts, label, text),
        _tools(view, material, is_chart=True),
        [
            *wording.how_to_read(kind, material, text),
            wording.not_drawn(material, text),
            wording.source_line(view, material),
        ],
        label,
        text("indicator.chart_keys"),
    )
    context = {
        "indicator": indicator_id,
        "lang": view.lang,
        "host": view.host,
        "query": {key: value for key, value in view.state.to_query().items() if key != "c"},
    }
    marks = [*material.marks, *material.cap_marks]
    parts = stores(charts, marks, pins, context, text)
    evidence = rail(view.store, material, pins, text, view.host)
    return workbench(panel, evidence, below, parts), True


def _nothing(view: View, material: Material) -> Component:
    """No figure: because none was read yet, or because the filters leave none."""
    text, indicator = view.text, material.indicator
    choices = filters(material.all_rows, indicator["indicator_id"], view.state, text)
    method = sections.method(indicator, material.unit, text)
    return html.Div(
        [
            choices,
            html.P(wording.told(material, text), className="empty"),
            html.H2(text("indicator.method")),
            method,
        ]
    )


def _number(view: View, material: Material, below: Sequence[Component]) -> Component:
    """One figure: its number, and its card open at once. Vague ones beside it stay in the table."""
    shown = material.marks[0].id if material.marks else material.rows[0]["observation_id"]
    pins = view.state.pins or (shown,)
    row = next(row for row in material.rows if row["observation_id"] == shown)
    colour = material.colours[row["origin_id"]]
    observation = view.store.observation(shown)
    panel = chart_panel(
        number_panel(row, observation, material.unit, colour, view.text, _same_sentence(view, row)),
        _tools(view, material, is_chart=False),
        [wording.not_drawn(material, view.text), wording.source_line(view, material)],
        material.indicator[view.lang],
    )
    cards = rail(view.store, material, pins, view.text, view.host)
    return workbench(panel, cards[-1:] if len(material.rows) == 1 else cards, below)


def _same_sentence(view: View, row: dict[str, Any]) -> list[dict[str, Any]]:
    """The figures of other indicators that stand in the sentence of this one, in its order."""
    return [
        other
        for other in sorted(view.store.figures(document=row["document_id"]), key=lambda other: other["char_start"])
        if other["passage"] == row["passage"] and other["indicator_id"] != row["indicator_id"]
    ]


def _sections(view: View, material: Material) -> list[tuple[str, str, Any]]:
    text, indicator = view.text, material.indicator
    table = figure_table(
        [*material.rows, *material.caps],
        indicator[view.lang],
        material.unit,
        material.colours,
        view.state.pins,
        text,
    )
    relations = material.relations
    indicator_id = indicator["indicator_id"]
    listed = [
        ("table", text("indicator.table"), table),
        ("method", text("indicator.method"), sections.method(indicator, material.unit, text)),
        (
            "download",
            text("indicator.download"),
            sections.download(indicator_id, len(material.rows), view.state, text),
        ),
    ]
    if relations:
        pairs = sections.disagreements(relations, indicator_id, text)
        title = text("indicator.disagreements", n=len(relations))
        listed.insert(1, ("disagreements", title, pairs))
    return listed


def _tools(view: View, material: Material, *, is_chart: bool) -> list[Any]:
    indicator_id, text = material.indicator["indicator_id"], view.text
    csv = urls.export("csv", indicator_id, view.state)
    right = [html.A(text("indicator.to_compare"), href=urls.compare([indicator_id]))]
    right.append(html.A(text("indicator.csv"), href=csv, **{"data-file": "csv"}))
    if is_chart:
        picture = {"data-picture": indicator_id}
        right.append(html.Button(text("indicator.picture"), type="button", **picture))
    return [
        filters(material.all_rows, indicator_id, view.state, text),
        html.Div(right, className="tools-right"),
    ]
