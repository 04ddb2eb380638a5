"""By what figures can be chosen, as links: each is the address of the same table with a value more or less.

The script of the page (assets/30-figures.js) lets the server answer without loading the page again; without it the
links load it. A field with many values has a box to find one in, which the server answers by the id of its list.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from dash import dcc, html
from dash.development.base_component import Component

from dashboard.choice import Choice
from dashboard.components.html.attributes import hyphened
from dashboard.content.choosing import Facet, Facets, Option
from dashboard.i18n import Text

OPEN = frozenset({"family", "measure", "area", "origin"})  # fields that are open at first
PAUSE = 0.25  # seconds without a key after which the server is asked
CHOOSING = hyphened(data_choose="1")  # a link of the table itself
MOST_YEARS = 60

Address = Callable[..., str]  # of the same table with another choice


def facet_panel(facets: Facets, choice: Choice, address: Address, text: Text, *, finds: bool = True) -> Component:
    """All fields; on a narrow screen they fold into one line. `finds`: values can be looked for (Dash answers)."""
    fields = [_field(facet, choice, address, text, finds=finds) for facet in facets.fields]
    chosen = sum(len(facet.chosen) for facet in facets.fields) + bool(choice.start or choice.end)
    title = [text("figures.choose"), html.B(f" {chosen}") if chosen else None]
    body = [*fields, _period(facets.years, choice, address, text)]
    return html.Nav(
        html.Details([html.Summary(title), html.Div(body, className="fg-fields")], open=True, className="fg-all"),
        id="facets",
        className="fg-facets",
        **hyphened(aria_label=text("figures.choose")),
    )


def options_list(
    options: Sequence[Option], field: str, choice: Choice, address: Address, text: Text
) -> list[Component]:
    """The values of a field as links with their numbers."""
    if not options:
        return [html.Li(text("figures.no_value"), className="muted fg-none")]
    return [_option(option, address(choice.toggled(field, option.value))) for option in options]


def chips(facets: Facets, choice: Choice, address: Address, text: Text) -> Component | None:
    """What is chosen, each with the way to let it go, and the way to let go of all."""
    if choice.is_everything:
        return None
    links = [
        _chip(
            text(f"figures.field_{facet.field}"), option.label, address(choice.toggled(facet.field, option.value)), text
        )
        for facet in facets.fields
        for option in facet.chosen
    ]
    if choice.start or choice.end:
        period = f"{choice.start or ''}–{choice.end or ''}"
        links.append(_chip(text("filter.period"), period, address(choice.between(None, None)), text))
    if choice.indicator:
        names = ", ".join(choice.indicator)
        links.append(_chip(_name("indicator", text), names, address(choice.set_to("indicator", ())), text))
    links.append(html.A(text("figures.everything"), href=address(Choice()), className="fg-clear", **CHOOSING))
    return html.P(links, className="fg-chips")


def _name(field: str, text: Text) -> str:
    return text(f"figures.field_{field}")


def _field(facet: Facet, choice: Choice, address: Address, text: Text, *, finds: bool) -> Component:
    name = _name(facet.field, text)
    shown = " · ".join(option.label for option in facet.chosen)
    body: list[Any] = []
    if facet.others and finds:
        words = {"type": "facet-words", "field": facet.field}
        label = text("figures.find", field=name)
        body.append(
            dcc.Input(
                id=words, type="search", placeholder=label, debounce=0.25, className="fg-find", autoComplete="off"
            )
        )
    options = options_list(facet.options, facet.field, choice, address, text)
    body.append(html.Ul(options, id={"type": "facet-values", "field": facet.field}))
    if facet.others:
        every = address(choice, all=facet.field)
        body.append(html.P(html.A(text("figures.all_values", n=f"{facet.choices:,}"), href=every, **CHOOSING)))
    return html.Details(
        [html.Summary([name, " ", html.B(shown)]), *body],
        open=facet.field in OPEN or bool(facet.chosen),
        className="fg-field",
        **hyphened(data_field=facet.field),
    )


def _finder(field: str, label: str) -> Component:
    """A box in which a value is looked for; it is there where a script can ask the server."""
    return dcc.Input(
        id={"type": "facet-words", "field": field},
        type="search",
        placeholder=label,
        debounce=PAUSE,
        className="fg-find",
        autoComplete="off",
    )


def _option(option: Option, href: str) -> Component:
    lit = hyphened(aria_current="true") if option.is_chosen else {}
    look = "on" if option.is_chosen else None
    count = hyphened(data_count=f"{option.figures:,}")  # set by the style sheet: Dash is slow with many components
    return html.Li(html.A(option.label, href=href, className=look, **lit, **CHOOSING, **count))


def _chip(name: str, label: str, href: str, text: Text) -> Component:
    said = text("figures.let_go", value=f"{name}: {label}")
    return html.A(
        [html.Span(name, className="muted"), " ", label, " ×"],
        href=href,
        className="fg-chip",
        **hyphened(aria_label=said),
        **CHOOSING,
    )


def _period(years: Sequence[tuple[str, int]], choice: Choice, address: Address, text: Text) -> Component | None:
    """The first and the last year; a figure without a date meets every period."""
    if len(years) < 2:
        return None
    shown = f"{choice.start or ''}–{choice.end or ''}" if choice.start or choice.end else ""
    listed = years[-MOST_YEARS:]
    from_years = [(year, n, choice.between(_let_go(year, choice.start), choice.end)) for year, n in listed]
    to_years = [(year, n, choice.between(choice.start, _let_go(year, choice.end))) for year, n in listed[::-1]]
    ends = [
        _end("from", from_years, choice.start, address, text),
        _end("to", to_years, choice.end, address, text),
    ]
    return html.Details(
        [html.Summary([text("filter.period"), " ", html.B(shown)]), html.Div(ends, className="fg-ends")],
        open=bool(shown),
        className="fg-field",
        **hyphened(data_field="period"),
    )


def _let_go(year: str, chosen: str | None) -> str | None:
    return None if year == chosen else year


def _end(
    word: str, years: Sequence[tuple[str, int, Choice]], chosen: str | None, address: Address, text: Text
) -> Component:
    options = [
        _option(Option(year, year, figures, year == (chosen or "")[:4]), address(changed))
        for year, figures, changed in years
    ]
    return html.Div([html.Div(text(f"filter.{word}"), className="fg-end"), html.Ul(options)])
