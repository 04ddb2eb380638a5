"""What is computed from two figures: the value with its mark, the sentence, the formula with both figures, the notes.

The mark is a word, a sign and a shape of its own, so that no computed value is taken for what an origin claims.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from dash import html
from dash.development.base_component import Component

from dashboard import urls
from dashboard.components.html.attributes import hyphened
from dashboard.content.comparing.words import Names, Side, Told, say_rate
from dashboard.i18n import Text
from etl.answers import StoredRate

Link = Callable[[str], str]  # the address at which the card of a figure is open
SIGNS = {"ratio": "÷", "share": "÷", "growth": "Δ"}


def derived_values(told: Sequence[Told], names: Names, link: Link) -> list[Component]:
    """Computed values, those of the same two indicators of other times as a table below the first."""
    groups: dict[tuple[str, str, str], list[Told]] = {}
    for one in told:
        own = one.derived
        groups.setdefault((own.sort, own.left.indicator, own.right.indicator), []).append(one)
    return [derived_value(group[0], names, link, group[1:]) for group in groups.values()]


def derived_value(told: Told, names: Names, link: Link, others: Sequence[Told] = ()) -> Component:
    """A computed value; every figure in it is a link to its card and to its passage."""
    text = names.text
    formula = [html.Span(text("compare.formula"), className="dv-label"), *_formula(told, text, link)]
    notes = dict.fromkeys(note for one in (told, *others) for note in one.notes)
    return html.Article(
        [
            html.P([_mark(told, text), html.B(told.value, className="dv-value")], className="dv-head"),
            html.P(told.sentence, className="dv-sentence"),
            html.P(formula, className="dv-formula"),
            *(html.P(_agreement(*one), className="dv-note") for one in told.agreements),
            _others(others, names, link),
            *(html.P(note, className="dv-note") for note in notes),
            *(html.P(rate, className="dv-note") for rate in _rates((told, *others), names)),
        ],
        className="dv",
        **hyphened(data_derived=f"{told.derived.left.id},{told.derived.right.id}"),
    )


def _others(others: Sequence[Told], names: Names, link: Link) -> Component | None:
    """The same of other times: period, value, both amounts, and growth that papers state."""
    if not others:
        return None
    text = names.text
    columns = ["period", "value", "formula"]
    columns += ["stated"] if any(one.agreements for one in others) else []
    heads = [html.Th(text(f"compare.column_{name}"), scope="col") for name in columns]
    rows = [html.Tr(_cells(one, link)[: len(columns)]) for one in others]
    caption = html.Caption(text("compare.others"))
    return html.Table([caption, html.Thead(html.Tr(heads)), html.Tbody(rows)], className="dv-others")


def _cells(told: Told, link: Link) -> list[Component]:
    left, right = told.sides
    period = left.period if left.period == right.period else f"{right.period} → {left.period}"
    amounts = [html.A(side.amount, href=link(side.id), **hyphened(data_figure=side.id)) for side in (left, right)]
    tail = " −\u00a01" if told.derived.sort == "growth" else ""
    return [
        html.Th(period, scope="row"),
        html.Td(told.value, className="serif"),
        html.Td([amounts[0], " ÷ ", amounts[1], tail]),
        html.Td([part for one in told.agreements for part in (_agreement(*one), " ")]),
    ]


def _mark(told: Told, text: Text) -> Component:
    sign = html.Span(SIGNS[told.derived.sort], className="dv-sign", **hyphened(aria_hidden="true"))
    word = f"{text('compare.derived')} · {text(f'compare.sort_{told.derived.sort}')}"
    return html.Span([sign, html.Span(word)], className="dv-mark")


def _formula(told: Told, text: Text, link: Link) -> list[Any]:
    left, right = (_side(side, text, link) for side in told.sides)
    if told.derived.sort == "growth":
        return [*left, html.B(" ÷ "), *right, html.B(" −\u00a01")]
    return [*left, html.B(" ÷ "), *right]


def _side(side: Side, text: Text, link: Link) -> list[Any]:
    """A figure in the formula: its amount opens its card, the words after it lead to its passage."""
    amount = html.A(side.amount, href=link(side.id), **hyphened(data_figure=side.id))
    passage = html.A(
        text("compare.passage"),
        href=urls.observation(side.id),
        className="dv-passage",
        **hyphened(aria_label=f"{text('compare.passage')}: {side.name}"),
    )
    return [html.Span([side.name, " ", amount, f" ({side.period}) ", passage], className="dv-side")]


def _agreement(observation_id: str, words: str) -> Component:
    return html.A(words, href=urls.observation(observation_id))


def _rates(told: Sequence[Told], names: Names) -> list[list[Any]]:
    """The rates that currencies were converted by, and who publishes them: of one publication in one line."""
    by_source: dict[str, list[StoredRate]] = {}
    for rate in (one.rate for one in told if one.rate is not None):
        by_source.setdefault(rate.url, []).append(rate)
    lines = []
    for url, rates in by_source.items():
        said = [say_rate(rate, names) for rate in dict.fromkeys(rates)]
        source = html.A(names.text.pick(rates[0].source_ko, rates[0].source_en), href=url)
        lines.append([names.text("compare.rates", rates=", ".join(said)), " ", source])
    return lines
