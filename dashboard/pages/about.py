"""`/about`: the method in plain words, the marks, the bounds, and the budgets."""

from collections.abc import Mapping, Sequence
from typing import Any

from dash import html
from dash.development.base_component import Component

from dashboard import urls
from dashboard.charts.data.marks import SHAPES
from dashboard.components.html.attributes import hyphened
from dashboard.i18n import Text
from dashboard.measured import read_measured
from dashboard.pages.page import Page, View

PATH = "/about"
STEPS = ("read", "find", "bind", "link", "check", "show")
RULES = ("exact", "apart", "silence", "printed")
# Shape is the kind or the bound (DESIGN: colour is the origin, so that it never speaks alone).
GLYPHS = {
    "observed": "observed",
    "estimate": "estimate",
    "claim": "claim",
    "derived": "derived",
    "range": "range",
    "floor": "at_least",
    "ceiling": "at_most",
    "cap": "cap",
    "forecast": "forecast",
}
HATCHED = "▨"  # as charts draw a cap over time; where it stands alone it is the sign of its shape
BOUNDS = ("exact", "about", "at_least", "more_than", "at_most", "less_than", "range", "vague")
BUDGETS = ("page", "click", "query", "requests")


def page(view: View) -> Page:
    """Short enough to be read in one go."""
    text = view.text
    body = [
        html.H1(text("about.title")),
        html.P(text("about.lead"), className="lead"),
        html.H2(text("about.method")),
        html.Ol([_term(view, f"step_{name}") for name in STEPS], className="ab-steps measure"),
        html.H2(text("about.rules")),
        html.Ul([_term(view, f"rule_{name}") for name in RULES], className="ab-steps measure"),
        html.H2(text("about.glyphs")),
        html.P(text("about.glyphs_lead"), className="measure"),
        html.Dl([part for name in GLYPHS for part in _glyph(view, name)], className="ab-glyphs"),
        html.H2(text("about.bounds")),
        html.P(text("about.bounds_lead"), className="measure"),
        _bounds(view),
        html.H2(text("about.budgets")),
        html.P(text("about.budgets_lead"), className="measure"),
        html.Ul([_term(view, f"budget_{name}") for name in BUDGETS], className="ab-steps measure"),
        *_measured(view, read_measured()),
        html.P(
            [
                html.A(text("shell.quality"), href=urls.quality()),
                " · ",
                html.A(text("shell.data"), href=urls.data()),
            ]
        ),
    ]
    return Page(title=text("about.title"), body=body, description=text("about.lead"), nav="about")


def _measured(view: View, rows: Sequence[Mapping[str, Any]]) -> list[Component]:
    """What was measured against the limits, with the command, the day and the machine."""
    text = view.text
    if not rows:
        return [html.P(text("about.not_measured"), className="muted")]
    head = [
        html.Th(text(f"about.measured_{name}"), scope="col", className=None if name in ("what", "by") else "n")
        for name in ("what", "limit", "value", "by")
    ]
    lines = [
        html.Tr(
            [
                html.Th(text.get(f"about.m_{row['name']}") or row["name"], scope="row"),
                html.Td(_amount(row["limit"], row["unit"], text) if row["limit"] is not None else "–", className="n"),
                html.Td(_amount(row["measured"], row["unit"], text), className="n"),
                html.Td([html.Code(row["command"]), " · ", html.Span(row["date"], className="nowrap")]),
            ]
        )
        for row in rows
    ]
    machines = dict.fromkeys(row["machine"].partition(";")[0] for row in rows)  # without the load of the moment
    table = html.Table([html.Thead(html.Tr(head)), html.Tbody(lines)], className="ab-bounds")
    return [
        html.H3(text("about.measured")),
        html.Div(
            table, className="table-wrap", tabIndex="0", role="region", **hyphened(aria_label=text("about.measured"))
        ),
        *(html.P(text("about.machine", machine=machine), className="note measure") for machine in machines),
    ]


def _amount(value: float, unit: str, text: Text) -> str:
    """A number with its unit: kB for bytes, s from a second on, otherwise as it is."""
    if unit == "byte":
        return f"{value / 1000:,.0f} kB"
    if unit == "ms":
        return f"{value / 1000:.2f} {text('about.seconds')}" if value >= 1000 else f"{value:,.1f} ms"
    return text("about.per_second", n=f"{value:,.0f}") if unit == "1/s" else f"{value:,.0f}"


def _term(view: View, key: str) -> Component:
    """A line of which the first words, up to the first full stop, are strong."""
    head, _, rest = view.text(f"about.{key}").partition(". ")
    return html.Li([html.B(f"{head}."), " ", rest])


def _glyph(view: View, name: str) -> list[Component]:
    """A shape as it is drawn, and what it says; a plan has that of a forecast."""
    sign = f"{HATCHED} {SHAPES[name][1]}" if name == "cap" else SHAPES[name][1]
    return [html.Dt(html.Span(sign, **hyphened(aria_hidden="true"))), html.Dd(view.text(f"about.glyph_{GLYPHS[name]}"))]


def _bounds(view: View) -> Component:
    text = view.text
    head = [html.Th(text(f"about.bound_{part}"), scope="col") for part in ("name", "words", "ends")]
    lines = [
        html.Tr(
            [
                html.Th(text(f"about.bound_{name}"), scope="row"),
                html.Td(text(f"about.words_{name}")),
                html.Td(text(f"about.ends_{name}")),
            ]
        )
        for name in BOUNDS
    ]
    return html.Div(
        html.Table([html.Thead(html.Tr(head)), html.Tbody(lines)], className="ab-bounds"),
        className="table-wrap",
    )
