"""What stands below a chart: disagreements, method, download, in tabs that print one after another.

Without a script all sections stand below each other; the tabs are then links to them.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from dash import html
from dash.development.base_component import Component

from dashboard import format, urls
from dashboard.components.card.verdict import verdict_badge
from dashboard.components.html import rich
from dashboard.components.html.attributes import hyphened
from dashboard.i18n import Text
from dashboard.state import State
from etl.answers import StatedFigure, StoredIndicator, StoredRelation

MOST_PAIRS = 30


def tabs(sections: Sequence[tuple[str, str, Any]]) -> list[Component]:
    """Tabs and their sections from (id, title, content)."""
    links = [
        html.A(
            title,
            href=f"#{name}",
            id=f"tab-{name}",
            className="on" if at == 0 else None,
            **hyphened(data_tab=name),
        )
        for at, (name, title, _) in enumerate(sections)
    ]
    bodies = [
        html.Section(
            [html.H2(title, className="section-title"), *(content if isinstance(content, list) else [content])],
            id=name,
            className="tab-section",
            **hyphened(aria_labelledby=f"tab-{name}"),
        )
        for name, title, content in sections
    ]
    return [html.Div(links, className="tabs"), *bodies]


def disagreements(
    relations: Sequence[StoredRelation],
    figures: Mapping[str, StatedFigure],
    indicator_id: str,
    unit: format.Unit,
    text: Text,
) -> Component:
    """The pairs of figures, what lies between them, and the way to see both; `figures` are both sides by id."""
    if not relations:
        return html.P(text("indicator.no_disagreements"), className="muted")
    items = [_pair(relation, figures, indicator_id, unit, text) for relation in relations[:MOST_PAIRS]]
    return html.Div(
        [
            html.P(text("indicator.disagreements_lead"), className="muted"),
            html.Ul(items, className="pairs"),
        ]
    )


def _pair(
    relation: StoredRelation,
    figures: Mapping[str, StatedFigure],
    indicator_id: str,
    unit: format.Unit,
    text: Text,
) -> Component:
    sides = []
    left = (relation.left_id, text.pick(relation.left_origin_ko, relation.left_origin_en))
    right = (relation.right_id, text.pick(relation.right_origin_ko, relation.right_origin_en))
    for name, who in (left, right):
        quote = rich.value(figures[name], text, unit)
        origin = html.Span(who, className="muted")
        sides += [html.Span([origin, " ", html.B(quote, className="serif")], className="pair-side")]
    ratio = relation.ratio
    both = State(pins=(relation.left_id, relation.right_id))
    return html.Li(
        [
            html.Div(
                [
                    html.B(format.ratio(ratio, text.lang) if ratio else "–", className="pair-ratio"),
                    verdict_badge(relation.verdict, text),
                ],
                className="pair-head",
            ),
            html.Div(sides, className="pair-sides"),
            html.P(text.pick(relation.reason_ko, relation.reason_en), className="pair-reason"),
            html.A(
                text("indicator.compare_pair"),
                href=urls.indicator(indicator_id, both),
                **hyphened(data_pins=",".join(both.pins)),
            ),
        ]
    )


def method(indicator: StoredIndicator, flow: str, unit: format.Unit, text: Text) -> Component:
    """What the indicator measures, how it is counted, and what its numbers are not."""
    unit_name = unit.ko if text.lang == "ko" else unit.en
    described = text.pick(indicator.description_ko, indicator.description_en)
    return html.Div(
        [
            html.P(described, className="measure") if described != text.pick(indicator.ko, indicator.en) else None,
            rich.terms(
                [
                    (text("indicator.unit_item"), unit_name),
                    (text("indicator.measure"), text(format.measure_key(indicator.measure, unit))),
                    (text("indicator.flow"), flow),
                    (text("indicator.basis"), text.basis(indicator.basis)),
                    (text("indicator.caution"), text.pick(indicator.caution_ko, indicator.caution_en)),
                ]
            ),
            html.P(text("indicator.method_text"), className="measure"),
        ]
    )


def download(indicator_id: str, count: int, state: State, text: Text, cited: Component) -> Component:
    """The figures that are shown, as files, and how they are cited."""
    files = [
        ("csv", urls.export("csv", indicator_id, state)),
        ("csv_excel", urls.export("csv", indicator_id, state, bom=True)),
        *((form, urls.export(form, indicator_id, state)) for form in ("xlsx", "json", "parquet", "zip")),
    ]
    links = [
        html.A(text(f"indicator.{name}"), href=href, className="button", **hyphened(data_file=name))
        for name, href in files
    ]
    return html.Div(
        [
            html.P(text("indicator.download_lead", n=count), className="measure"),
            html.Div(links, className="actions"),
            cited,
        ]
    )
