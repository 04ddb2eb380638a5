"""`/m/<measure>`: the indicators that share a measure side by side: its areas, partners and breakdowns.

Levels, growths and shares stand apart, since their numbers are of different kinds. Query: `page`, from 1. Plain HTML;
it needs no script.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from dash import html
from dash.development.base_component import Component
from markupsafe import Markup

from dashboard import format, quoting, theme, urls
from dashboard.charts.data.marks import read_marks
from dashboard.charts.data.quotations import Claim
from dashboard.charts.panels import spark
from dashboard.choice import Choice
from dashboard.components.frame.feed_link import feed_link
from dashboard.components.frame.paging import Slice, page_links
from dashboard.components.html import rich
from dashboard.components.html.attributes import hyphened
from dashboard.content.choosing import Facet, ask_facets
from dashboard.content.naming import name_area, name_measure, name_part, name_terms
from dashboard.exports.columns import TRANSFORMATIONS
from dashboard.pages.page import Page, View
from etl.answers import MeasureIndicator, SampleFigure

PATH = "/m/<path:measure_id>"
INDICATORS_A_PAGE = 40  # those with the most figures first
SIZE = (150, 40)  # pixels of a small picture
COLUMNS = ("area", "partner", "breakdown", "latest", "period", "origin", "figures", "shape")
FACETS = ("area", "partner", "breakdown")


def page(view: View, measure_id: str) -> Page | None:
    """The indicators of the measure by form; None if no figure measures it."""
    text, choice = view.text, Choice(measure=(measure_id,))
    total = view.store.figure_total(**choice.narrowing())
    if not total.figures:
        return None
    shown = Slice.of(view.query, total.indicators, INDICATORS_A_PAGE)
    rows = view.store.measure_indicators(measure_id, shown.size, shown.first)
    name = name_measure(view.store, measure_id, view.lang)
    counts = {part: f"{getattr(total, part):,}" for part in ("figures", "indicators", "origins", "documents")}
    told = text("figures.total", **counts)
    return Page(
        title=name,
        description=told,
        nav="figures",
        head=feed_link(choice, name, text.lang),
        body=[
            html.P(html.A(text("figures.title"), href=urls.figures()), className="crumb"),
            html.H1(name, className="ms-name"),
            html.P(told, className="lead"),
            _tools(choice, rows, view),
            *_splits(view, choice),
            *_forms(view, rows),
            page_links(view.path, view.query, shown, text),
            html.P(urls.absolute(view.host, urls.measure(measure_id)), className="print-address"),
        ],
    )


def _tools(choice: Choice, rows: Sequence[MeasureIndicator], view: View) -> Component:
    text = view.text
    first = [row.indicator_id for row in rows[:4]]
    links = [
        (text("origins.to_figures"), urls.figures(choice)),
        (text("timeline.here"), urls.time(choice)),
        *([(text("measures.compare"), urls.compare(first))] if len(first) > 1 else []),
        (text("brief.link"), urls.briefings([row.indicator_id for row in rows[:24]])),
        (text("indicator.csv"), urls.figures_file(choice)),
        (text("figures.deck"), urls.deck([f"i/{row.indicator_id}" for row in rows[:24]])),
        (text("figures.feed"), urls.feed(choice, view.lang)),
    ]
    return html.P(
        [html.A(words, href=href, className="button") for words, href in links], className="actions page-actions"
    )


def _splits(view: View, choice: Choice) -> list[Component]:
    """By which areas, partners and breakdowns it is split, each with its figures; one alone splits nothing."""
    found = {facet.field: facet for facet in ask_facets(view.store, choice, view.lang, fields=FACETS).fields}
    return [_split(found[name], choice, view) for name in FACETS if name in found and len(found[name].options) > 1]


def _split(facet: Facet, choice: Choice, view: View) -> Component:
    links: list[Any] = []
    for option in facet.options:
        href = urls.figures(choice.toggled(facet.field, option.value))
        links += [html.A([option.label, html.Span(f" {option.figures:,}", className="muted")], href=href), " "]
    return html.P([html.B(view.text(f"figures.field_{facet.field}")), " ", *links], className="ms-split")


def _forms(view: View, rows: Sequence[MeasureIndicator]) -> list[Component]:
    """A table for each form that the measure is taken in."""
    figures: dict[str, list[SampleFigure]] = defaultdict(list)
    for sample in view.store.samples([row.indicator_id for row in rows]):
        figures[sample.indicator_id].append(sample)
    origins = [row.origin_id for row in rows] + [sample.origin_id for own in figures.values() for sample in own]
    colours = theme.name_colours(view.store.origin_colours(origins))
    by_form: dict[str, list[MeasureIndicator]] = defaultdict(list)
    for row in rows:
        by_form[row.transformation].append(row)
    return [
        part
        for form in TRANSFORMATIONS
        if form in by_form
        for part in _form(view, form, by_form[form], figures, colours)
    ]


def _form(
    view: View,
    form: str,
    rows: Sequence[MeasureIndicator],
    figures: Mapping[str, Sequence[SampleFigure]],
    colours: Mapping[str, str],
) -> list[Component]:
    text, names = view.text, name_terms(view.store, view.lang)
    ordered = sorted(rows, key=lambda row: tuple(getattr(row, name) or "" for name in FACETS))
    shown = [name for name in COLUMNS if name not in FACETS or any(getattr(row, name) for row in ordered)]
    heads = [html.Th(text("measures.indicator"), scope="col")]
    heads += [html.Th(text(f"measures.{name}"), scope="col", className=_look(name)) for name in shown]
    body = [_row(view, row, figures[row.indicator_id], shown, names, colours) for row in ordered]
    table = html.Table([html.Thead(html.Tr(heads)), html.Tbody(body)], className="figures fg-table ms-table")
    return [html.H2(text(f"form.{form}"), id=form, className="ms-name"), html.Div(table, className="table-wrap")]


def _look(name: str) -> str | None:
    return "n" if name in ("latest", "figures") else None


def _row(
    view: View,
    row: MeasureIndicator,
    samples: Sequence[SampleFigure],
    shown: Sequence[str],
    names: Mapping[str, Mapping[str, str]],
    colours: Mapping[str, str],
) -> Component:
    text, unit = view.text, format.Unit.named(row)
    marks = read_marks(map(Claim, samples), colours, unit, text, row.measure)
    value = html.A(quoting.telling(row, unit, text.lang).line(text), href=urls.observation(row.observation_id))
    parts = row.breakdown.split("; ") if row.breakdown else []
    cells: dict[str, Any] = {
        "area": name_area(names["area"], row.area),
        "partner": name_area(names["area"], row.partner),
        "breakdown": ", ".join(name_part(names["breakdown"], part) for part in parts),
        "latest": [rich.glyph(row, colours.get(row.origin_id, "o8")), " ", value],
        "period": format.period(row.period_start, row.period_end, text.lang, short=True)
        or html.Span(text("time.undated"), className="muted"),
        "origin": html.A(text.pick(row.origin_ko, row.origin_en), href=urls.origin(row.origin_id)),
        "figures": f"{row.figures:,}",
        "shape": Markup(spark.draw(marks, *SIZE)),
    }
    link = html.A(text.pick(row.ko, row.en), href=urls.indicator(row.indicator_id))
    return html.Tr([html.Th(link, scope="row"), *(_cell(name, cells[name], view) for name in shown)])


def _cell(name: str, content: Any, view: View) -> Component:
    label = hyphened(data_label=view.text(f"measures.{name}"))
    return html.Td(content, className=" ".join(filter(None, (_look(name), f"at-{name}"))), **label)
