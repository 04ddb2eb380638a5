"""`/data/api`: how programs ask for the data, with examples that can be copied and run."""

from pathlib import Path
from typing import Any

from dash import html
from dash.development.base_component import Component

from dashboard import api, urls
from dashboard.api.openapi import ROOT
from dashboard.api.problems import STATUS, TITLES
from dashboard.api.resources import RESOURCES, Resource
from dashboard.components.html.attributes import hyphened
from dashboard.pages.page import Page, View

PATH = "/data/api"
EXAMPLES = Path(api.__file__).with_name("examples")
TOOLS = (
    ("pandas", "Python · pandas"),
    ("polars", "Python · polars"),
    ("r", "R"),
    ("power_query", "Excel · Power Query"),
)
RULES = ("names", "formats", "paging", "numbers", "versions", "keeping", "sharing")


def page(view: View) -> Page:
    """The addresses, the rules, the examples, the problems."""
    text = view.text
    body = [
        html.H1(text("api.title")),
        html.P(text("api.lead"), className="lead"),
        html.P(
            [
                html.Code(urls.absolute(view.host, ROOT)),
                " · ",
                html.A(text("api.openapi"), href=f"{ROOT}/openapi.json"),
            ]
        ),
        html.H2(text("api.resources")),
        _resources(view),
        html.H2(text("api.rules")),
        html.Dl([part for rule in RULES for part in _rule(view, rule)], className="ap-rules"),
        html.H2(text("api.examples")),
        *(part for tool, name in TOOLS for part in (html.H3(name), _example(view, tool))),
        html.H2(text("api.problems")),
        html.P(text("api.problems_text"), className="measure"),
        html.Dl([part for sort in TITLES for part in _problem(sort)], className="ap-rules"),
    ]
    return Page(title=text("api.title"), body=body, nav="data")


def fill_example(tool: str, host: str, indicator: str, version: str) -> str:
    """An example with the names of this server and of something that it has."""
    filled = (EXAMPLES / f"{tool}.txt").read_text(encoding="utf-8")
    for name, value in (("host", host.rstrip("/")), ("indicator", indicator), ("version", version)):
        filled = filled.replace(f"{{{name}}}", value)
    return filled


def _resources(view: View) -> Component:
    text = view.text
    heads = [html.Th(text(f"api.{name}"), scope="col") for name in ("address", "what", "parameters")]
    lines = [_resource(view, resource) for resource in RESOURCES]
    table = html.Table([html.Thead(html.Tr(heads)), html.Tbody(lines)], className="ap-resources")
    label = hyphened(aria_label=text("api.resources"))
    return html.Div(table, className="table-wrap", tabIndex="0", role="region", **label)


def _resource(view: View, resource: Resource) -> Component:
    address: Any = html.Code(resource.path)
    if not resource.variables:
        address = html.A(address, href=urls.with_query(ROOT + resource.path, {}))
    names = [parameter.name for parameter in resource.parameters]
    return html.Tr(
        [
            html.Th(address, scope="row"),
            html.Td(view.text(f"api.of_{resource.name.replace('.', '_')}")),
            html.Td([part for name in names for part in (html.Code(name), " ")]),
        ]
    )


def _rule(view: View, rule: str) -> list[Component]:
    return [html.Dt(view.text(f"api.{rule}")), html.Dd(view.text(f"api.{rule}_text"))]


def _example(view: View, tool: str) -> Component:
    indicators = [row for row in view.store.indicators() if row.figures]
    indicator = indicators[0].indicator_id if indicators else "family.name"
    return html.Pre(html.Code(fill_example(tool, view.host, indicator, view.store.version)), tabIndex="0")


def _problem(sort: str) -> list[Component]:
    return [html.Dt(html.Code(f"{STATUS[sort]} {sort}"), id=sort), html.Dd(TITLES[sort], lang="en")]
