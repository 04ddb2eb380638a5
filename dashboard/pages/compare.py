"""`/compare?i=a,b`: up to four indicators under each other, on one axis of time, never on one of numbers.

Plain links and pictures as SVG: it needs no script.
"""

from collections.abc import Sequence

from dash import html
from dash.development.base_component import Component

from dashboard import urls
from dashboard.components import rich
from dashboard.components.assets import script
from dashboard.components.attributes import hyphened
from dashboard.components.brief_link import brief_link
from dashboard.components.figure_table import figure_table
from dashboard.components.paging import Slice, page_links
from dashboard.components.picture_form import Picture, picture_button, picture_section
from dashboard.components.time_panels import draw_panels
from dashboard.content.material import Material, gather
from dashboard.pages import wording
from dashboard.pages.page import Page, View
from dashboard.state import State, split_ids
from etl.answers import FamilyCards, IndicatorCard

PATH = "/compare"
MOST = 4
CHOICES_A_FAMILY = 12
CHOICES_A_PAGE = 100


def page(view: View) -> Page:
    """The panels of what is chosen, and the way to choose."""
    text, asked = view.text, split_ids(view.query.get("i"))
    found = {name: gather(view.store, name, State(), view.lang) for name in asked}
    chosen = {name: material for name, material in found.items() if material}
    chosen = dict(list(chosen.items())[:MOST])
    unknown = [name for name, material in found.items() if material is None]
    return Page(
        title=text("compare.title"),
        description=text("compare.lead"),
        nav="home",
        body=[
            html.H1(text("compare.title")),
            html.P(text("compare.lead"), className="lead"),
            *(html.P(text("compare.unknown", id=name), className="note measure") for name in unknown),
            _tools(view, chosen),
            *(_panels(view, chosen) if chosen else [html.P(text("compare.empty"), className="empty")]),
            *_picture(view, chosen),
            _chooser(view, list(chosen)),
            html.P(urls.absolute(view.host, urls.compare(chosen)), className="print-address"),
        ],
    )


def _tools(view: View, chosen: dict[str, Material]) -> Component | None:
    """The figures as a file, and the panels as a picture."""
    if not chosen:
        return None
    tools: list[Component] = [html.A(view.text("list.csv"), href=urls.export_of(chosen), className="button")]
    tools.append(brief_link(urls.briefings(chosen), view.text, "button"))
    if any(material.marks for material in chosen.values()):
        tools.append(picture_button(view.text, "button"))
    return html.P(tools, className="actions page-actions")


def _picture(view: View, chosen: dict[str, Material]) -> list[Component]:
    """The form of the picture; nothing to draw, no picture."""
    if not any(material.marks for material in chosen.values()):
        return []
    title = " · ".join(view.text.pick(material.indicator.ko, material.indicator.en) for material in chosen.values())
    picture = Picture("compare", title, {"i": ",".join(chosen)})
    return [picture_section(picture, view.text), script("30-share.js")]


def _panels(view: View, chosen: dict[str, Material]) -> list[Component]:
    drawn = draw_panels(list(chosen.values()), view.text)
    return [
        html.Section(
            [
                _head(view, material, list(chosen)),
                html.P(rich.bold(wording.told(material, view.text)), className="compare-told"),
                drawn.get(name) or html.P(view.text("compare.none"), className="muted"),
                _table(view, material),
            ],
            className="compare-panel panel",
        )
        for name, material in chosen.items()
    ]


def _head(view: View, material: Material, chosen: Sequence[str]) -> Component:
    own = material.indicator.indicator_id
    rest = [name for name in chosen if name != own]
    title = view.text.pick(material.indicator.ko, material.indicator.en)
    return html.Div(
        [
            html.H2(html.A(title, href=urls.indicator(own))),
            html.A(
                view.text("compare.remove"),
                href=urls.compare(rest),
                className="button",
                **hyphened(aria_label=f"{view.text('compare.remove')}: {title}"),
            ),
        ],
        className="compare-head",
    )


def _table(view: View, material: Material) -> Component:
    text = view.text
    claims = [*material.claims, *material.cap_claims]
    table = figure_table(
        claims, view.text.pick(material.indicator.ko, material.indicator.en), material.unit, material.colours, (), text
    )
    return html.Details([html.Summary(text("indicator.table")), table], className="compare-table")


def _chooser(view: View, chosen: Sequence[str]) -> Component:
    """Indicators with figures by family, or those of one family (`f`) a page at a time; each adds itself."""
    text, asked = view.text, view.query.get("f")
    if len(chosen) >= MOST:
        return html.P(text("compare.full"), className="muted")
    alone = next((family for family in view.store.families() if family.family == asked), None)
    shown = Slice.of(view.query, alone.with_figures if alone else 0, CHOICES_A_PAGE)
    families = (
        view.store.family_cards(family=asked, limit=shown.size, first=shown.first)
        if alone
        else view.store.family_cards(each=CHOICES_A_FAMILY)
    )
    lists = [_choices(view, family, chosen, is_alone=alone is not None) for family in families if family.indicators]
    links = page_links(view.path, view.query, shown, text, "add")
    heading = html.H2(text("compare.add"), id="add")
    return html.Section([heading, html.Div(lists, className="compare-choices"), links], className="compare-add")


def _choices(view: View, family: FamilyCards, chosen: Sequence[str], *, is_alone: bool) -> Component:
    """A family: its indicators that are not chosen yet, and the way to the rest of them."""
    own = family.indicators
    rows = [_choice(view, row, chosen) for row in own if row.indicator_id not in chosen]
    if not is_alone and len(own) < family.with_figures:
        words = view.text("home.all_of_family", n=f"{family.with_figures:,}")
        query = {**({"i": ",".join(chosen)} if chosen else {}), "f": family.family}
        rows.append(html.Li(html.A(words, href=urls.with_query(view.path, query, "add"))))
    return html.Div([html.H3(view.text.pick(family.ko, family.en)), html.Ul(rows)])


def _choice(view: View, row: IndicatorCard, chosen: Sequence[str]) -> Component:
    href = urls.compare([*chosen, row.indicator_id])
    count = html.Span(f"\u00a0{row.figures:,}", className="muted")
    return html.Li([html.A(view.text.pick(row.ko, row.en), href=href), count])
