"""A new deck: a slide for each wish, a cover if it has a title, references at the end."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from dashboard.content.own_notes import NONE
from dashboard.exports.crops import find_crop
from dashboard.exports.pptx import template
from dashboard.exports.pptx.cards import plan_cards
from dashboard.exports.pptx.cover import add_cover
from dashboard.exports.pptx.drawing import LANGUAGES
from dashboard.exports.pptx.errors import DeckError
from dashboard.exports.pptx.number import Number
from dashboard.exports.pptx.order import drop_slide, set_sections
from dashboard.exports.pptx.overview import plan_overview
from dashboard.exports.pptx.package import open_deck, reading, save_deck
from dashboard.exports.pptx.places import find_frame
from dashboard.exports.pptx.plan import Figure, SlidePlan, Teller, plan_indicator
from dashboard.exports.pptx.references import add_references
from dashboard.exports.pptx.slide import add_slide
from dashboard.exports.pptx.tables import plan_figure, plan_table
from dashboard.exports.pptx.wish import FIGURE, INDICATOR, OVERVIEW, TABLE, Wish
from dashboard.i18n import Text
from dashboard.markup import UNWRITABLE
from dashboard.public import read_address
from dashboard.tongues import is_foreign
from etl.errors import StoreError
from etl.store import Store

if TYPE_CHECKING:
    from pptx.presentation import Presentation as Deck

BASE = "http://127.0.0.1:8050"
MOST_SLIDES = 300
LONGEST_TITLE = 255  # characters that a program keeps
PLANS = {INDICATOR: plan_indicator, FIGURE: plan_figure, TABLE: plan_table, OVERVIEW: plan_overview}


def make_plan(teller: Teller, wish: Wish, held: Mapping[str, str] = NONE) -> SlidePlan:
    """What stands on the slide of a wish; `held` are the notes of one's own that it has, by figure."""
    is_several = wish.sort == INDICATOR and len(wish.ids) > 1
    plan: SlidePlan = plan_cards(teller, wish) if is_several else PLANS[wish.sort](teller, wish)
    plan = add_notes(plan, held if teller.notes is None else teller.notes, teller.text)
    if teller.with_pages and isinstance(plan.body, Number):
        return replace(plan, crop=find_crop(teller.store, plan.body.id, teller.text))
    return plan


def add_notes(plan: SlidePlan, notes: Mapping[str, str], text: Text) -> SlidePlan:
    """The notes of one's own: below what the slide shows, and with each figure in the notes of the speaker."""
    if notes.keys().isdisjoint(figure.id for figure in plan.figures):
        return plan
    figures = tuple(replace(figure, note=notes.get(figure.id, "")) for figure in plan.figures)
    told = [
        f"{text('note.own')} ({figure.origin}, {_say_value(figure, text)}): {' '.join(figure.note.split())}"
        for figure in figures
        if figure.note
    ]
    return replace(plan, figures=figures, notes=(*plan.notes, *told))


def _say_value(figure: Figure, text: Text) -> str:
    """As quoted; what is quoted in a language that the readers of the deck do not read, in theirs."""
    return figure.amount or figure.quote if is_foreign(figure.quote, text.lang) else figure.quote


def write_deck(
    store: Store,
    wishes: Sequence[Wish],
    lang: str = "ko",
    base: str = BASE,
    own_template: tuple[str, bytes] | None = None,
    title: str = "",
    *,
    with_pages: bool = False,
    sections: Sequence[tuple[str, int]] = (),
    notes: Mapping[str, str] | None = None,
) -> bytes:
    """The deck as a .pptx; DeckError if a wish cannot be met or the template not be used.

    `own_template` is the name and the bytes of a template; `base` the address of the pages. With `with_pages` the
    slide of a single figure shows the place on the page of its original, where that has pages. `sections` are names
    with the number of slides that each has of the wishes; `notes` are one's own, by figure.
    """
    if not wishes:
        raise DeckError("nothing", "no slide was asked for; name one with --chart 'i/<indicator>', or all with --all")
    if len(wishes) > MOST_SLIDES:
        raise DeckError("too_many", f"{len(wishes)} slides were asked for, {MOST_SLIDES} at most; make several decks")
    teller = Teller(store, Text(lang), check_base(base), with_pages, notes)
    name = own_template[0] if own_template else ""
    title = UNWRITABLE.sub("", title)  # from an address; a command line is refused
    if own_template is None:
        return _write(template.open_template(), wishes, teller, title, sections)
    deck = open_deck(own_template[1], name)
    with reading(name):
        return _write(deck, wishes, teller, title, sections, name)


def _write(
    deck: Deck,
    wishes: Sequence[Wish],
    teller: Teller,
    title: str,
    sections: Sequence[tuple[str, int]],
    name: str = "",
) -> bytes:
    """What is wished as slides of a deck, in place of those that it has."""
    drop_slides(deck)
    frame = find_frame(deck, name)
    plans = [make_plan(replace(teller, room=frame.area.room), wish) for wish in wishes]
    if title:
        shown = [figure.id for plan in plans for figure in plan.figures]
        add_cover(deck, title, shown, teller.store.version, teller.text, frame)
    for plan in plans:
        add_slide(deck, plan, frame)
    add_references(deck, plans, teller, frame)
    if sections:
        name_sections(deck, sections, has_cover=len(deck.slides) > len(plans) and bool(title), teller=teller)
    describe_deck(deck, title or plans[0].title, teller.text.lang)
    return save_deck(deck)


def describe_deck(deck: Deck, title: str, lang: str) -> None:
    """What programs tell of the file: its title and its language."""
    deck.core_properties.title = title[:LONGEST_TITLE]
    deck.core_properties.language = LANGUAGES[lang]


def name_sections(deck: Deck, sections: Sequence[tuple[str, int]], *, has_cover: bool, teller: Teller) -> None:
    """The slides in sections: a cover stands in the first, what comes after the wishes in one of its own."""
    ids = [slide.slide_id for slide in deck.slides]
    at = int(has_cover)
    found: list[tuple[str, list[int]]] = []
    for name, size in sections:
        found.append((name, ids[at : at + size]))
        at += size
    if has_cover and found:
        found[0][1].insert(0, ids[0])
    set_sections(deck, [*found, (teller.text("deck.references_section"), ids[at:])])


def find_wishes(store: Store) -> Iterable[Wish]:
    """Every indicator with figures, in the order of the catalogue, and every table that was read."""
    yield from (Wish(INDICATOR, row.indicator_id) for row in store.indicators() if row.figures)
    for table in store.tables():
        if any(row.figures for row in store.table_indicators(table.table_id)):
            yield Wish(TABLE, table.table_id)


def check_base(base: str) -> str:
    """The address that links begin with, by the rules of a server's own; DeckError if it is none."""
    try:
        return read_address(base, "--base-url")
    except StoreError as error:
        raise DeckError("base", str(error)) from error


def drop_slides(deck: Deck) -> None:
    """Take away the slides that a template brings along."""
    for slide in list(deck.slides):
        drop_slide(deck, slide)
