"""A deck that people have worked on, brought up to date.

In go the bytes of a deck and the store; out come the bytes of a new deck and what has changed. Data,
reaches, sources, notes and workbooks follow the store. What people changed stays: where things stand,
how they look, texts that they rewrote, notes of their own, slides of their own. A deck that is up to
date comes back to the letter. DeckError for what is no deck, or holds nothing of ours.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from dashboard.exports.pptx.changes import CHANGES, Change, Remark, compare_figures, tell_changes
from dashboard.exports.pptx.deck import BASE, check_base, drop_slide, make_plan
from dashboard.exports.pptx.errors import DeckError
from dashboard.exports.pptx.finds import Found, find_own_slides, find_shapes, find_text, read_memory, words_of
from dashboard.exports.pptx.package import open_deck, save_deck
from dashboard.exports.pptx.places import Frame, find_frame
from dashboard.exports.pptx.plan import SlidePlan, Teller
from dashboard.exports.pptx.references import REFERENCES, add_pages, tell_references
from dashboard.exports.pptx.renewal import Renewal, renew
from dashboard.exports.pptx.text import Paragraph, Run, fingerprint, plain
from dashboard.i18n import Text
from etl.store import Store

if TYPE_CHECKING:
    from pptx.presentation import Presentation as Deck
    from pptx.slide import Slide


@dataclass(slots=True)
class Refreshed:
    """The new deck, how many charts were found in it, and what is not as it was."""

    content: bytes
    charts: int
    changes: list[Change] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)
    is_same: bool = False  # the bytes are those that came in


def refresh_deck(store: Store, blob: bytes, name: str, base: str = "") -> Refreshed:
    """Refresh a deck; `name` is what it is called in messages, `base` a new address of the pages."""
    deck = open_deck(blob, name)
    found = list(find_shapes(deck))
    if not found:
        raise DeckError(
            "no_charts",
            f"{name}: no chart of figtrace was found (their shapes are called figtrace:…); "
            "make a deck with figtrace deck new; nothing was written",
        )
    frame = find_frame(deck, name)
    done = Refreshed(b"", len(found))
    plans: list[SlidePlan] = []
    is_touched = False
    for one in found:
        teller = Teller(store, Text(one.memory.lang), check_base(base or one.base or BASE))
        renewal = _renew(one, teller, frame, done)
        if renewal:
            plans.append(renewal.plan)
            is_touched |= renewal.is_touched
    teller = Teller(store, Text(found[0].memory.lang), check_base(base or found[0].base or BASE))
    if len(plans) == len(found):  # else the documents of what is gone would be lost
        is_touched |= _renew_references(deck, plans, teller, frame)
    if done.changes:
        _tell(deck, done, teller, frame)
    done.is_same = not (is_touched or done.changes)
    done.content = blob if done.is_same else save_deck(deck)
    return done


def _renew(one: Found, teller: Teller, frame: Frame, done: Refreshed) -> Renewal | None:
    """One slide; what the store no longer has stays as it is, and is said."""
    try:
        plan = make_plan(teller, one.wish)
    except DeckError:
        done.remarks.append(Remark(one.wish.id, teller.text("deck.changes_gone")))
        return None
    renewal = renew(one, plan, frame)
    if one.memory.figures:
        done.changes += compare_figures(plan, one.memory.figures)
    elif renewal.is_new_data:
        done.remarks.append(Remark(plan.name, teller.text("deck.changes_unknown")))
    if renewal.is_new_shape:
        done.remarks.append(Remark(plan.name, teller.text("deck.changes_shape")))
    if renewal.kept:
        parts = ", ".join(teller.text(f"deck.part_{part}") for part in renewal.kept)
        done.remarks.append(Remark(plan.name, teller.text("deck.changes_kept", parts=parts)))
    return renewal


def _renew_references(deck: Deck, plans: Sequence[SlidePlan], teller: Teller, frame: Frame) -> bool:
    """New slides of references in the place of the old, if they say anything else and nobody rewrote them."""
    own = find_own_slides(deck, REFERENCES)
    if not own or any(is_rewritten for _, is_rewritten in own):
        return False
    lines = list(tell_references(plans, teller))
    before = " ".join(_listed(slide) for slide, _ in own)  # all of it, whatever the pages
    if fingerprint(before) == fingerprint(plain(lines)):
        return False
    _put_in_place(deck, lines, frame, REFERENCES, teller, [slide for slide, _ in own])
    return True


def _listed(slide: Slide) -> str:
    shape = find_text(slide, REFERENCES, read_memory(slide).marks.get(REFERENCES))
    return words_of(shape) if shape is not None else ""


def _tell(deck: Deck, done: Refreshed, teller: Teller, frame: Frame) -> None:
    """The slide of what has changed, before the references; an older one of ours gives way to it."""
    own = [slide for slide, is_rewritten in find_own_slides(deck, CHANGES) if not is_rewritten]
    lines: list[Paragraph] = list(tell_changes(done.changes, done.remarks, teller.text))
    lines.insert(0, (Run(teller.text("deck.changes_lead", version=teller.store.version[:12]), 12),))
    references = [slide for slide, _ in find_own_slides(deck, REFERENCES)]
    _put_in_place(deck, lines, frame, CHANGES, teller, own, before=references)


def _put_in_place(
    deck: Deck, lines: Sequence[Paragraph], frame: Frame, role: str, teller: Teller, old: Sequence[Slide],
    before: Sequence[Slide] = (),
) -> None:  # fmt: skip
    """New list slides where the old ones were, else before some others, else at the end."""
    order = [slide.slide_id for slide in deck.slides]
    places = [order.index(slide.slide_id) for slide in (*old, *before)]
    at = min(places, default=len(order))
    made = add_pages(deck, lines, frame, role, teller)
    entries = deck.slides._sldIdLst
    new = list(entries)[-len(made) :]
    for number, entry in enumerate(new):
        entries.remove(entry)
        entries.insert(at + number, entry)
    for slide in old:
        drop_slide(deck, slide)
