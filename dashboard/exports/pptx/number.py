"""A single figure, or one that no chart can show, as a well-set number with the words around it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from dashboard import format
from dashboard.charts.data.marks import glyph_of, kind_words
from dashboard.content.card_model import CardModel, card_model
from dashboard.content.material import Material
from dashboard.exports.pptx.errors import DeckError
from dashboard.i18n import Text
from etl.store import Store


@dataclass(frozen=True, slots=True)
class Number:
    """What is set large, who says it and when, and the passage in pieces: words, whether the figure."""

    id: str
    glyph: str
    colour: str
    who: str
    value: str
    original: str  # as quoted, where that is in another language than the deck
    amount: str
    how: tuple[str, ...]
    before: str
    passage: tuple[tuple[str, bool], ...]
    after: str
    reference: str
    others: bool = False  # whether there are vague figures beside it


def describe_number(store: Store, material: Material, pins: tuple[str, ...], text: Text) -> Number:
    """The pinned figure if there is one, else the one that can be drawn, else the first."""
    own = {row.observation_id: row for row in (*material.rows, *material.caps)}
    first = material.marks[0].id if material.marks else next(iter(own))
    shown = next((pin for pin in pins if pin in own), first)
    number = describe_figure(store, shown, text, material.colours[own[shown].origin_id])
    others = bool(material.marks) and len(material.rows) > 1
    return number if not others else Number(**{**_fields(number), "others": True})


def describe_figure(store: Store, figure: str, text: Text, colour: str = "o1") -> Number:
    """One figure; DeckError if there is none of this id."""
    model = card_model(store, figure, text.lang, colour)
    if model is None:
        raise DeckError("unknown", f"o/{figure}: there is no such figure; copy the address from its card")
    row, passage = model.row, model.passage
    return Number(
        id=figure,
        glyph=glyph_of(row),
        colour=colour,
        who=f"{text.pick(row.origin_ko, row.origin_en)} · {kind_words(row, text)}",
        value=model.said,
        original=model.value if model.is_foreign else "",
        amount=" · ".join(filter(None, (_say_amount(model, text), _say_misprint(model, text)))),
        how=tuple(model.how),
        before=passage.before,
        passage=tuple((piece, over == "figure") for piece, over in passage.pieces),
        after=passage.after,
        reference=model.document,
    )


def _say_amount(model: CardModel, text: Text) -> str:
    """The value in our words; of a vague amount, which has none, the time."""
    row = model.row
    if row.is_vague and text.lang == "ko":
        return format.period(row.period_start, row.period_end, text.lang)
    return model.amount


def _say_misprint(model: CardModel, text: Text) -> str:
    return text("value.printed", quote=model.printed) if model.printed else ""


def _fields(number: Number) -> dict[str, Any]:
    return {name: getattr(number, name) for name in Number.__slots__}
