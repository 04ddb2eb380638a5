"""Of an indicator with a single figure: who says it, the value, and the sentence that states it.

The whole card, three times as tall, opens by a click on the value as it does in a chart.
"""

from dataclasses import dataclass

from dash import html
from dash.development.base_component import Component

from dashboard import urls
from dashboard.charts import choose
from dashboard.components.card.card import card_model, set_quotation, set_value, set_who
from dashboard.components.html.attributes import hyphened
from dashboard.content.material import Material
from dashboard.content.picture import kind_of
from dashboard.i18n import Text
from etl.store import Store


@dataclass(frozen=True, slots=True)
class Short:
    """The short card as components, and its words, from which its height is counted."""

    component: Component
    who: str
    value: str
    rate: str  # what stands small beside the value
    amount: str
    quote: str


def short_of(store: Store, material: Material, text: Text) -> Short | None:
    """The short card of the one figure; None where there is a chart, or nothing."""
    if not material.rows or kind_of(material) != choose.NUMBER:
        return None
    row = material.rows[0]
    shown = material.marks[0].id if material.marks else row.observation_id
    model = card_model(store, shown, text.lang, material.colours[row.origin_id])
    if model is None:
        return None
    value = html.A(set_value(model, text), href=urls.observation(shown), **hyphened(data_figure=shown))
    parts = [
        set_who(model.row, model.colour, text),
        value,
        html.P(model.amount, className="card-amount"),
        set_quotation(model, around=False),
    ]
    return Short(
        component=html.Div(parts, className=f"card number c-{model.colour}"),
        who=text.pick(model.row.origin_ko, model.row.origin_en),
        value=model.quote,
        rate=" ".join(filter(None, (model.rate_before, model.unit_quote, model.rate_after, model.printed))),
        amount=model.amount,
        quote="".join(piece for piece, _ in model.passage.pieces),
    )
