"""`/i/<indicator>`: the work page. A chart fit for its figures, and the words behind each of them.

A click on a mark or a row pins it: the script writes the address, draws the ring, and puts the card
into the rail. Cards come from `/rail/<indicator>`, which is the only thing that the server is asked
for, as a rule before the click.
"""

from collections import Counter
from dataclasses import replace
from typing import Any

from dash import ClientsideFunction, Dash, Input, Output, State, html
from dash.development.base_component import Component

from dashboard import local, urls
from dashboard.charts import choose
from dashboard.choice import Choice
from dashboard.citation.items import indicator_item, issue_date
from dashboard.components.frame.data_tags import dataset_tag
from dashboard.components.frame.feed_link import feed_link
from dashboard.components.frame.head_tags import head_tags
from dashboard.components.frame.keys import keys, keys_button
from dashboard.components.frame.paging import page_links
from dashboard.components.html import rich
from dashboard.components.html.assets import script
from dashboard.components.html.attributes import hyphened
from dashboard.components.taken.brief_link import brief_link, brief_tag
from dashboard.components.taken.deck_link import deck_link
from dashboard.components.taken.picture_form import picture_button
from dashboard.components.taken.share import share_section
from dashboard.components.work import sections
from dashboard.components.work.figure_table import figure_table
from dashboard.components.work.filters import counting, filters
from dashboard.components.work.print_chart import print_chart
from dashboard.components.work.siblings import siblings
from dashboard.components.work.workbench import chart_panel, graph, stores, workbench
from dashboard.content.facets import Facets, find_unknown
from dashboard.content.material import Material, find_facets, gather
from dashboard.content.naming import name_flow, name_measure
from dashboard.exports.citation_meta import write_meta
from dashboard.exports.pptx.wish import INDICATOR, Wish
from dashboard.pages import wording
from dashboard.pages.cited import cite_indicator, published_on
from dashboard.pages.number import lay_number
from dashboard.pages.page import Page, View, slot
from dashboard.pages.rail import fill_rail, serve_rail
from etl.model import OPEN
from etl.store import Store

PATH = "/i/<path:indicator_id>"
WORDS = ("pinned", "unpinned", "card_missing", "card_again", "close")  # that the page itself says, without the server


def page(view: View, indicator_id: str) -> Page | None:
    """The page in the state that its address tells; None if there is no such indicator."""
    material = gather(view.store, indicator_id, replace(view.state, pins=()), view.lang, view.query.get("page", ""))
    if material is None:
        return None
    text, indicator = view.text, material.indicator
    name = text.pick(indicator.ko, indicator.en)
    facets = find_facets(view.store, material, view.lang)
    work, is_live = _work(view, material, facets)
    told = wording.told(material, text).replace("**", "")
    return Page(
        title=name,
        description=told,
        nav="",
        body=[
            html.P(wording.crumbs(indicator, name_flow(view.store, indicator, text), text), className="crumb"),
            html.H1(name),
            html.P(rich.bold(wording.told(material, text)), id="finding", className="lead"),
            html.Ul([html.Li(badge) for badge in _badges(view, material)], className="badges"),
            *_place(view, material),
            _unknown(view, material, facets),
            *(_on_paper(view, material) if is_live else []),
            slot() if is_live else work,
            siblings(view.store, material.indicator, material.rows, material.colours, text),
            share_section(view.store, replace(material, state=view.state), view.host, text),
            script("30-share.js"),
            *keys(text),
            html.P(urls.absolute(view.host, urls.indicator(indicator_id, view.state)), className="print-address"),
        ],
        head=head_tags(replace(material, state=view.state), told, view.host, text)
        + _described(view, material)
        + feed_link(Choice(indicator=(indicator_id,)), name, text.lang)
        + brief_tag(urls.briefing("i", indicator_id, "pdf", view.state, lang=view.lang), text),
        island=work if is_live else None,
    )


def _described(view: View, material: Material) -> str:
    """The data set for search engines and for managers of references, dated by its version."""
    version = view.store.version
    day = published_on(view)
    address = urls.absolute(view.host, urls.indicator(material.indicator.indicator_id, v=version))
    item = indicator_item(material.indicator, view.lang) | {"issued": issue_date(day, None)}
    return dataset_tag(material, version, view.host, view.text, day) + write_meta(item, address)


def register(app: Dash, store: Store) -> None:
    """The callbacks, all in the browser, and the address that cards come from."""
    app.clientside_callback(
        ClientsideFunction("figtrace", "draw"),
        Output("chart", "figure"),
        Input("pins", "data"),
        Input("look", "data"),
        State("figures", "data"),
    )

    app.clientside_callback(
        ClientsideFunction("figtrace", "fill"),
        Output("rail", "children"),
        Input("pins", "data"),
        State("context", "data"),
        prevent_initial_call=True,
    )
    serve_rail(app.server, store)


def _on_paper(view: View, material: Material) -> list[Component]:
    kind = choose.choose_chart(material.marks, material.cap_marks, material.indicator.chart)
    return [print_chart(kind, material, view.state.pins, view.text)]


def _badges(view: View, material: Material) -> list[Any]:
    """What is to be known at first, and the way to all areas and parts of what is measured."""
    own = material.indicator.indicator_id  # its own measure: no other has it
    measures = [row.measure for row in material.all_rows if row.measure and row.measure != own]
    told = Counter(name for name in measures if not name.startswith(OPEN))
    links = [
        html.A(view.text("measures.of", name=name_measure(view.store, measure, view.lang)), href=urls.measure(measure))
        for measure, _ in told.most_common(1)
    ]
    return [*wording.badges(material, view.text), *links]


def _unknown(view: View, material: Material, facets: Facets) -> Component | None:
    """What the address asks for and no figure here has, by name, and the way back to all figures."""
    asked = find_unknown(facets, view.state)
    if not asked:
        return None
    text = view.text
    named = ", ".join(f"{text(f'filter.{name}')} “{value}”" for name, value in asked)
    back = html.A(text("filter.clear"), href=urls.indicator(material.indicator.indicator_id))
    return html.P([text("filter.unknown", values=named), " ", back], className="note measure", role="status")


def _work(view: View, material: Material, facets: Facets) -> tuple[Component, bool]:
    """Chart, rail and sections; and whether Dash is needed for them."""
    text, pins = view.text, view.state.pins
    indicator_id = material.indicator.indicator_id
    name = view.text.pick(material.indicator.ko, material.indicator.en)
    kind = choose.choose_chart(material.marks, material.cap_marks, material.indicator.chart)
    below = sections.tabs(_sections(view, material))
    if not material.rows:
        return _nothing(view, material, facets), False
    if kind == choose.NUMBER:
        return lay_number(view, material, _tools(view, material, facets), below), False
    charts = choose.draw_charts(kind, material.marks, material.cap_marks, material.unit, text)
    label = text("indicator.chart_label", title=name)
    panel = chart_panel(
        graph(charts, label, text),
        _tools(view, material, facets),
        [
            wording.caution(material, text),
            *wording.how_to_read(kind, material, text),
            wording.not_drawn(material, text),
            wording.source_line(view, material),
        ],
        label,
        text("indicator.chart_keys"),
    )
    page = {"page": str(material.shown.number)} if material.shown.number > 1 else {}
    context = {
        "indicator": indicator_id,
        "lang": view.lang,
        "host": view.host,
        "query": {key: value for key, value in {**view.state.to_query(), **page}.items() if key != "c"},
        "words": {name: text(f"indicator.{name}") for name in WORDS},
    }
    marks = [*material.marks, *material.cap_marks]
    parts = stores(charts, marks, pins, context, text)
    evidence = fill_rail(view.store, material, pins, text, view.host)
    return workbench(panel, evidence, below, text("indicator.rail"), parts), True


def _nothing(view: View, material: Material, facets: Facets) -> Component:
    """No figure: because none was read yet, or because the filters leave none."""
    text, indicator = view.text, material.indicator
    choices = filters(facets, indicator.indicator_id, view.state, text)
    method = sections.method(indicator, name_flow(view.store, indicator, text), material.unit, text)
    return html.Div(
        [
            choices,
            html.P(wording.told(material, text), className="empty"),
            html.H2(text("indicator.method")),
            method,
        ]
    )


def _place(view: View, material: Material) -> list[Component | None]:
    """Of more figures than a page holds: which these are, and the ways to the others."""
    if material.shown.is_whole:
        return []
    words = html.P(wording.place(material, view.text), className="note measure")
    return [words, page_links(view.path, _without_pins(view), material.shown, view.text)]


def _without_pins(view: View) -> dict[str, str]:
    return {name: value for name, value in view.query.items() if name != "c"}


def _sections(view: View, material: Material) -> list[tuple[str, str, Any]]:
    text, indicator = view.text, material.indicator
    table = figure_table(
        [*material.claims, *material.cap_claims],
        view.text.pick(indicator.ko, indicator.en),
        material.unit,
        material.colours,
        view.state.pins,
        text,
    )
    relations, flow = material.relations, name_flow(view.store, indicator, text)
    indicator_id = indicator.indicator_id
    listed = [
        ("table", text("indicator.table"), [table, page_links(view.path, _without_pins(view), material.shown, text)]),
        ("method", text("indicator.method"), sections.method(indicator, flow, material.unit, text)),
        (
            "download",
            text("indicator.download"),
            sections.download(indicator_id, material.shown.total, view.state, text, cite_indicator(view, indicator)),
        ),
    ]
    if relations:
        told = relations[: sections.MOST_PAIRS]
        sides = view.store.figures_named([name for pair in told for name in (pair.left_id, pair.right_id)])
        pairs = sections.disagreements(told, sides, indicator_id, material.unit, text)
        title = text("indicator.disagreements", n=material.pairs)
        listed.insert(1, ("disagreements", title, pairs))
    return listed


def _tools(view: View, material: Material, facets: Facets) -> list[Any]:
    indicator_id, text = material.indicator.indicator_id, view.text
    csv = urls.export("csv", indicator_id, view.state)
    right: list[Component] = [html.A(text("indicator.to_compare"), href=urls.compare([indicator_id]))]
    right.append(html.A(text("indicator.csv"), href=csv, **hyphened(data_file="csv")))
    right.append(picture_button(text))
    right.append(brief_link(urls.briefing("i", indicator_id, state=view.state), text))
    right.append(deck_link(Wish(INDICATOR, indicator_id, replace(view.state, pins=()), view.version).address, text))
    right.append(html.A(text("indicator.share"), href="#share"))
    right.append(html.A(text("indicator.feed"), href=urls.feed(Choice(indicator=(indicator_id,)), view.lang)))
    if local.find_workspace() is not None:
        right.append(html.A(text("pin.way"), href=urls.pin(indicator_id)))
    right.append(keys_button(text))
    divided = any(claim.quotations > 1 for claim in material.claims)
    return [
        counting(divided, indicator_id, view.state, text),
        filters(facets, indicator_id, view.state, text),
        html.Div(right, className="tools-right"),
    ]
