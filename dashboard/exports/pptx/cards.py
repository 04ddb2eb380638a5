"""The slide of up to four single figures, each with its subject, its value, who says it, and its words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard import urls
from dashboard.charts.ground.labels import text_width
from dashboard.content.material import Material, gather
from dashboard.content.passage import cut_excerpt
from dashboard.exports.pptx.drawing import MUTE
from dashboard.exports.pptx.errors import DeckError
from dashboard.exports.pptx.number import Number, describe_number
from dashboard.exports.pptx.plan import SlidePlan, Teller, cite_sources, describe, tell_figure
from dashboard.exports.pptx.text import Paragraph, Run
from dashboard.exports.pptx.tiles import Tile, Tiles
from dashboard.exports.pptx.titles import has_room, say_whose
from dashboard.exports.pptx.who import find_people, list_origins
from dashboard.exports.pptx.wish import Wish
from dashboard.state import State
from etl.answers import StatedFigure

MOST = 4
VALUE_SIZES = (30.0, 26.0, 22.0, 18.0)
NAME_SIZES = (13.0, 12.0, 11.0)
TILE = 405.0  # points across, of the words of a tile
EXCERPT = 130  # characters of a passage
LEADS = "↗"  # to its page; the name itself as a link would be broken within words by LibreOffice
LONGEST_ADDRESS = 90  # characters that the foot of a slide holds


@dataclass(frozen=True, slots=True)
class Card:
    """A figure with the material of its indicator."""

    name: str
    material: Material
    number: Number
    row: StatedFigure


def plan_cards(teller: Teller, wish: Wish) -> SlidePlan:
    """The slide of several indicators, one figure of each."""
    text = teller.text
    cards = [_find_card(teller, wish, name) for name in wish.ids]
    figures = tuple(tell_figure(teller, card.row, card.material) for card in cards)
    rows = [card.row for card in cards]
    title = _tell_title(teller, cards, rows)
    address = teller.address(wish.path)
    cautions = dict.fromkeys(
        text.pick(card.material.indicator.caution_ko, card.material.indicator.caution_en) for card in cards
    )
    return SlidePlan(
        wish=wish,
        lang=text.lang,
        version=teller.store.version[:12],
        name=title,
        title=title,
        subtitle=text("deck.cards_lead"),
        notes=(),
        sources=cite_sources(teller, wish, rows),
        foot=text("deck.foot", version=teller.store.version[:12], address=_short(teller, address)),
        address=address,
        alt=describe(title, [title], figures, text, address),
        body=_lay_out([_tile(teller, card) for card in cards]),
        figures=figures,
        cautions=tuple(filter(None, cautions)),
    )


def _short(teller: Teller, address: str) -> str:
    """The address, or that of the first page where it is too long."""
    return address if len(address) <= LONGEST_ADDRESS else teller.address(urls.home())


def _find_card(teller: Teller, wish: Wish, name: str) -> Card:
    material = gather(teller.store, name, State(), teller.text.lang)
    if material is None or not material.rows:
        reason = "unknown" if material is None else "empty"
        raise DeckError(reason, f"{wish.address}: {name} is no indicator with figures; see /data for all of them")
    number = describe_number(teller.store, material, (), teller.text)
    row = next(row for row in (*material.rows, *material.caps) if row.observation_id == number.id)
    return Card(teller.text.pick(material.indicator.ko, material.indicator.en), material, number, row)


def _family(teller: Teller, cards: Sequence[Card]) -> str:
    """What they are figures of: their family, or those of several."""
    names = {row.family: teller.text.pick(row.ko, row.en) for row in teller.store.families()}
    found = dict.fromkeys(names[card.material.indicator.family] for card in cards)
    return " · ".join(found)


def _tell_title(teller: Teller, cards: Sequence[Card], rows: Sequence[StatedFigure]) -> str:
    """Their family, how many they are, and who states them."""
    text, family = teller.text, _family(teller, cards)

    def tell(who: str) -> str:
        return say_whose(family, text("deck.cards", n=len(cards)), who, text)

    who = list_origins(rows, find_people(teller.store), text, lambda who, size: has_room(tell(who), size))
    return tell(who or text("deck.title_origins", n=len({row.origin_id for row in rows})))


def _lay_out(tiles: Sequence[Tile]) -> Tiles:
    """Two beside each other; an odd one has an empty one beside it."""
    pairs = [tuple(tiles[at : at + 2]) for at in range(0, len(tiles), 2)]
    return Tiles(tuple(pair if len(pair) == 2 else (*pair, Tile()) for pair in pairs), (1.0, 1.0))


def _fit(words: str, sizes: Sequence[float]) -> float:
    """The largest size at which words have room in one line of a tile, else the smallest."""
    return next((size for size in sizes if text_width(words, size) <= TILE), sizes[-1])


def _tile(teller: Teller, card: Card) -> Tile:
    number, row, indicator = card.number, card.row, card.material.indicator.indicator_id
    named = _fit(f"{card.name} {LEADS}", NAME_SIZES)
    value = [Run(number.value, _fit(number.value, VALUE_SIZES), bold=True)]
    if number.original:
        value.append(Run(f"  {number.original}", 12, MUTE))
    figure = tell_figure(teller, row, card.material)
    who = [Run(f"{number.glyph} ", 12, number.colour, bold=True), Run(f"{number.who} · {figure.period}", 12, MUTE)]
    before, words, after = cut_excerpt(" ".join(row.passage.split()), " ".join(row.quote_value.split()), EXCERPT)
    quote = [run for run in (Run(before, 12, MUTE), Run(words, 12, bold=True), Run(after, 12, MUTE)) if run.words]
    lines: list[Paragraph] = [
        (Run(f"{card.name} ", named, bold=True), Run(LEADS, named, link=teller.address(urls.indicator(indicator)))),
        tuple(value),
        tuple(who),
        (Run(" ", 5),),
        tuple(quote),
    ]
    return Tile(tuple(lines), number.colour, 2.25)
