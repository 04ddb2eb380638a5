"""`/compare?i=a,b&c=x,y`: up to four indicators on one axis of time, and what is computed from two of their figures.

    i=energy.oil,energy.cap     the indicators, those of one unit on one scale
    c=002:1-9,002:20-29         the figures that are pinned: their cards stand beside the pictures, and what is
                                computed from both stands above all else

The address is the whole state and every link such an address, so that the page works without a script. With one, Dash
asks the server for what another address changes (`answer_comparison`), and assets/30-compare.js pins by click and key.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dash import ClientsideFunction, Dash, Input, Output, State, dcc, html
from dash.development.base_component import Component

from dashboard import urls
from dashboard.components.card.card import card, card_model
from dashboard.components.card.compare import sides
from dashboard.components.card.settling import mend_address
from dashboard.components.frame.paging import Slice, page_links
from dashboard.components.html import rich
from dashboard.components.html.assets import script
from dashboard.components.html.attributes import hyphened
from dashboard.components.html.plain import to_html
from dashboard.components.taken.brief_link import brief_link
from dashboard.components.taken.picture_form import Picture, picture_button, picture_section
from dashboard.components.time.time_panels import draw_panels, find_apart
from dashboard.components.work.derived import Link, derived_value, derived_values
from dashboard.components.work.figure_table import figure_table
from dashboard.content.comparing import MOST, Comparison, compare_indicators, suggest_pairs, tell_derived, tell_refused
from dashboard.content.comparing.words import Names
from dashboard.content.material import Material
from dashboard.pages import wording
from dashboard.pages.page import Page, View, slot
from dashboard.pages.serving import read_address
from dashboard.state import MAX_PINS, split_ids
from etl.answers import FamilyCards, IndicatorCard
from etl.derive import Derived
from etl.store import Store

PATH = "/compare"
ADDRESS, CONTEXT, PARTS, WORK = "compare-address", "compare-context", "compare-parts", "compare-work"
CARDS = "cards"  # the place of the page where the cards stand
ON_PAPER = 4  # computed values that a sheet has room for (assets/90-print.css)
CHOICES_A_FAMILY = 12
MOST_REASONS = 2  # why nothing is computed: so many lines stand open
CHOICES_A_PAGE = 100


def page(view: View) -> Page:
    """The panels of what is chosen, what is computed, the cards of what is pinned, and the way to choose."""
    text, found = view.text, _find(view)
    island = html.Div(
        [
            dcc.Location(id=ADDRESS, refresh=False, search=urls.search_part(view.path, view.query)),
            dcc.Store(id=CONTEXT, data={"lang": view.lang}),
            dcc.Store(id=PARTS),
        ],
        id="compare-island",
    )
    return Page(
        title=text("compare.title"),
        description=text("compare.lead"),
        nav="",
        body=[
            html.H1(text("compare.title")),
            html.P(text("compare.lead"), className="lead compare-lead"),
            html.Div(_work(view, found), id=WORK),
            html.Div(slot(), className="compare-island"),
            *_picture(view, found.materials.values()),
            _chooser(view, list(found.materials)),
            html.P(id="compare-voice", className="visually-hidden", **hyphened(aria_live="polite")),
            html.P(_address(view, found), className="print-address"),
            script("30-compare.js"),
        ],
        island=island,
        draws=False,
    )


def register(app: Dash, store: Store) -> None:
    """The callback, which the server answers."""

    @app.callback(Output(PARTS, "data"), Input(ADDRESS, "search"), State(CONTEXT, "data"), prevent_initial_call=True)
    def answer_comparison(search: Any, context: Any) -> dict[str, str]:
        """What another address changes, as HTML, and how it is printed."""
        view = read_address(store, PATH, search, context)
        found = _find(view)
        return {"work": to_html(_work(view, found)), "address": _address(view, found)}

    app.clientside_callback(
        ClientsideFunction("figtrace", "compare"), Output(PARTS, "id"), Input(PARTS, "data"), prevent_initial_call=True
    )


def _find(view: View) -> Comparison:
    """What the address compares."""
    asked, pins = split_ids(view.query.get("i")), split_ids(view.query.get("c"))[:MAX_PINS]
    return compare_indicators(view.store, asked, pins, view.lang)


def _address(view: View, found: Comparison) -> str:
    return urls.absolute(view.host, urls.compare(found.materials, found.pins))


def link_to(found: Comparison) -> Link:
    """What pins a figure: it alone, or beside the one that is pinned; what is pinned already is let go."""

    def link(observation_id: str) -> str:
        if observation_id in found.pins:
            return urls.compare(found.materials, [pin for pin in found.pins if pin != observation_id])
        kept = found.pins[: MAX_PINS - 1]
        return urls.compare(found.materials, [*kept, observation_id], CARDS)

    return link


def _work(view: View, found: Comparison) -> list[Component | None]:
    """All that another address changes."""
    return [*_faults(view, found), *_empty(view, found), _tools(view, found), *_shown(view, found)]


def _faults(view: View, found: Comparison) -> list[Component]:
    """What the address asks for and the page does not show."""
    text = view.text
    words = [text("compare.unknown", id=name) for name in found.unknown]
    if found.surplus:
        words.append(text("compare.surplus", names=", ".join(found.surplus)))
    return [html.P(line, className="note measure") for line in words]


def _empty(view: View, found: Comparison) -> list[Component]:
    """With nothing or one indicator chosen: what is worth comparing."""
    if len(found.materials) > 1:
        return []
    text = view.text
    words = html.P(text("compare.one" if found.materials else "compare.empty"), className="empty compare-hint")
    suggestions = [] if found.materials else suggest_pairs(view.store, view.lang)
    if not suggestions:
        return [words]
    items = [
        html.Li(
            [
                html.Span(text(f"compare.suggest_{each.sort}"), className="muted"),
                " ",
                html.A(each.words, href=urls.compare(each.indicators, each.pins)),
            ]
        )
        for each in suggestions
    ]
    return [words, html.Ul(items, className="compare-suggestions")]


def _tools(view: View, found: Comparison) -> Component | None:
    """The figures and what is computed as files and as a call, and the panels as a picture."""
    if not found.materials:
        return None
    text, chosen, pins = view.text, found.materials, found.pins
    tools: list[Component] = [
        html.A(
            text(f"indicator.{form}"),
            href=urls.comparison_file(chosen, pins, form),
            className="button",
            **hyphened(data_file=form),
        )
        for form in ("csv", "xlsx")
    ]
    tools.append(html.A(text("figures.call"), href=urls.comparison_call(chosen, pins), className="button"))
    tools.append(brief_link(urls.briefings(chosen), text, "button"))
    if any(material.marks for material in chosen.values()):
        tools.append(picture_button(text, "button"))
    return html.P(tools, className="actions page-actions")


def _shown(view: View, found: Comparison) -> list[Component]:
    """What is computed above the pictures, and beside them the cards of what is pinned."""
    if not found.materials:
        return []
    main = html.Div([*_computed(view, found), *_panels(view, found)], className="compare-main")
    cards = _cards(view, found)
    return [html.Div([main, *cards], className="compare-beside" if cards else "compare-alone")]


def _computed(view: View, found: Comparison) -> list[Component]:
    """The computed values, and why there is none of the others; that of two pins stands beside their cards."""
    text, names = view.text, _names(view, found)
    listed = derived_values([tell_derived(each, names) for each in found.derived], names, link_to(found))
    if not listed and not found.refused:
        return []
    told = dict.fromkeys(tell_refused(each, names) for each in found.refused)
    return [
        html.Section(
            [
                html.H2(text("compare.computed"), id="computed"),
                html.P(text("compare.computed_lead"), className="dv-lead"),
                html.Div(listed, className="dv-list") if listed else None,
                html.P(text("compare.more", n=len(listed) - ON_PAPER), className="dv-more")
                if len(listed) > ON_PAPER
                else None,
                _not_computed(list(told), view) if told else None,
            ],
            className="compare-computed",
        )
    ]


def _names(view: View, found: Comparison) -> Names:
    return Names(found.rows, {row.unit: row for row in view.store.units()}, view.text)


def _not_computed(reasons: Sequence[str], view: View) -> Component:
    """Why nothing is computed, a line for each two indicators; many are folded."""
    lines = [part for words in reasons for part in (html.Br(), words)][1:]
    head = html.B(view.text("compare.not_computed"))
    if len(reasons) <= MOST_REASONS:
        return html.P([head, " ", *lines], className="note")
    count = view.text("compare.not_computed_many", n=len(reasons))
    return html.Details([html.Summary([head, " ", count]), html.P(lines)], className="note")


def _pinned(view: View, found: Comparison) -> list[Component]:
    """What is computed from the two figures that are pinned, or why nothing is."""
    if found.pinned is None:
        return []
    names = _names(view, found)
    if isinstance(found.pinned, Derived):
        return [derived_value(tell_derived(found.pinned, names), names, link_to(found))]
    return [_not_computed([tell_refused(found.pinned, names)], view)]


def _panels(view: View, found: Comparison) -> list[Component]:
    materials = list(found.materials.values())
    link = link_to(found)
    drawn = draw_panels(materials, view.text, link, found.pins, one_scale=True)
    apart = find_apart(materials)
    return [
        html.Section(
            [
                _head(view, material, list(found.materials)),
                html.P(rich.bold(wording.told(material, view.text)), className="compare-told"),
                drawn.get(name) or html.P(view.text("compare.none"), className="muted"),
                html.P(view.text("compare.own_scale"), className="dv-note") if name in apart else None,
                _table(view, material, found.pins, link),
            ],
            className="compare-panel panel",
        )
        for name, material in found.materials.items()
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


def _table(view: View, material: Material, pins: Sequence[str], link: Link) -> Component:
    text = view.text
    claims = [*material.claims, *material.cap_claims]
    title = text.pick(material.indicator.ko, material.indicator.en)
    table = figure_table(claims, title, material.unit, material.colours, pins, text, link)
    return html.Details([html.Summary(text("indicator.table")), table], className="compare-table")


def _cards(view: View, found: Comparison) -> list[Component]:
    """The card of what is pinned; of two figures their sides under each other."""
    text = view.text
    colours = {name: own for material in found.materials.values() for name, own in material.colours.items()}
    models = [
        card_model(view.store, pin, view.lang, colours.get(found.rows[pin].origin_id, "o8"), view.host)
        for pin in found.pins
    ]
    known = [model for model in models if model is not None]
    if not known:
        return []
    close = html.A(
        "×",
        href=urls.compare(found.materials),
        className="rail-close compare-close",
        **hyphened(aria_label=text("indicator.close"), data_unpin="1"),
    )
    if len(known) == 1:
        shown: list[Any] = [
            card(known[0], mend=mend_address(known[0].row.mention_id), names=True),
            html.P(text("compare.pin_second"), className="note"),
        ]
    else:
        shown = [html.H2(text("card.compare"), className="rail-title"), *_pinned(view, found), *sides(known, text)]
    label = hyphened(aria_label=text("indicator.rail"))
    return [html.Aside([close, *shown], id=CARDS, className="compare-cards rail", tabIndex=-1, **label)]


def _picture(view: View, materials: Any) -> list[Component]:
    """The form of the picture; nothing to draw, no picture."""
    chosen = list(materials)
    if not any(material.marks for material in chosen):
        return []
    title = " · ".join(view.text.pick(material.indicator.ko, material.indicator.en) for material in chosen)
    picture = Picture("compare", title, {"i": ",".join(each.indicator.indicator_id for each in chosen)})
    return [picture_section(picture, view.text), script("30-share.js")]


def _chooser(view: View, chosen: Sequence[str]) -> Component:
    """Indicators with figures by family, or those of one family (`f`) a page at a time; each adds itself."""
    text, asked = view.text, view.query.get("f")
    if len(chosen) >= MOST:
        return html.P(text("compare.full"), className="muted compare-full")
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
