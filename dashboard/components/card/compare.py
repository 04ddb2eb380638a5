"""Two pinned figures side by side: what divides them, and both passages."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from dash import html
from dash.development.base_component import Component

from dashboard import format
from dashboard.charts.data.marks import number_of
from dashboard.components.card.card import set_quotation, set_value, set_who
from dashboard.components.html import rich
from dashboard.components.html.attributes import hyphened
from dashboard.content.card_model import CardModel
from dashboard.content.verdicts import name_verdict
from dashboard.i18n import Text
from etl.answers import Observation, RivalFigure
from etl.store import Store


def comparison(left: CardModel, right: CardModel, store: Store) -> Component:
    """Two card models as one panel; the relation is the store's, with its reason."""
    text = Text(left.lang)
    relation = _relation_between(left.row, right.row, store)
    return html.Article(
        [
            html.H2(text("card.compare"), className="rail-title"),
            rich.terms(differences(left.measured, right.measured, relation, text), "terms wide"),
            *sides([left, right], text),
            _copy_both(left, right, text),
        ],
        className="comparison",
    )


def _copy_both(left: CardModel, right: CardModel, text: Text) -> Component:
    cited = "\n".join(model.copied for model in (left, right))
    copy = hyphened(data_copy=cited, data_copied=text("card.copied"))
    button = html.Button(text("card.copy_both"), type="button", className="button primary", **copy)
    return html.Div(button, className="actions")


def _relation_between(left: Observation, right: Observation, store: Store) -> RivalFigure | None:
    other = right.observation_id
    found = (row for row in store.rivals(left.observation_id) if row.observation_id == other)
    return next(found, None)


def differences(
    left: Observation, right: Observation, relation: RivalFigure | None, text: Text
) -> list[tuple[str, Any]]:
    """What divides two figures: the verdict on them, and ratio and difference where unit and rate are the same."""
    entries: list[tuple[str, Any]] = []
    if relation:
        name = name_verdict(relation.verdict or "", text)
        entries.append((text("card.verdict"), [html.B(name), ". ", text.pick(relation.reason_ko, relation.reason_en)]))
    else:
        entries.append((text("card.verdict"), text("card.no_verdict")))
    values = [number_of(row) for row in (left, right)]
    alike = (left.unit, left.rate) == (right.unit, right.rate)
    if not alike or None in values or not all(values):
        return entries
    low, high = sorted(Decimal(str(value)) for value in values)
    entries.append((text("card.ratio"), format.ratio(high / low, text.lang)))
    exact = left.bound == right.bound == "exact"
    difference = format.quantity(high - low, format.Unit.of_indicator(left), text.lang)
    difference = format.with_rate(difference, left.rate, text.lang)
    entries.append((text("card.difference"), difference if exact else text("card.not_subtracted")))
    return entries


def sides(models: Sequence[CardModel], text: Text) -> list[Component]:
    """Figures under each other: who says it, the value, the passage, the document."""
    return [html.Section(_side(model, text), className="compared") for model in models]


def _side(model: CardModel, text: Text) -> list[Component]:
    return [
        set_who(model.row, model.colour, text),
        set_value(model, text),
        html.P(model.amount, className="card-amount"),
        set_quotation(model, around=False),
        html.P(model.document, className="compared-document"),
    ]
