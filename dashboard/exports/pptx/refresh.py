"""A deck that people have worked on, brought up to date.

In go the bytes of a deck and the store; out come the bytes of a new deck and what has changed. Data,
reaches, sources, notes and workbooks follow the store. What people changed stays: where things stand,
how they look, texts that they rewrote, notes of their own, slides of their own. A slide that was frozen
to a version stays as it is, and it is said how many of its figures are others by now, unless it is asked
to be thawed. A deck that is up to date comes back to the letter. DeckError for what is no deck, or holds
nothing of ours.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from dashboard.exports.pptx.changes import CHANGES, Change, Remark, compare_figures, tell_changes
from dashboard.exports.pptx.cover import renew_cover
from dashboard.exports.pptx.deck import BASE, check_base, make_plan
from dashboard.exports.pptx.errors import DeckError
from dashboard.exports.pptx.finds import Found, find_own_slides, find_shapes, find_text, read_memory, words_of
from dashboard.exports.pptx.order import put_slides
from dashboard.exports.pptx.package import open_deck, reading, save_deck
from dashboard.exports.pptx.places import Frame, find_frame
from dashboard.exports.pptx.plan import SlidePlan, Teller
from dashboard.exports.pptx.references import (
    REFERENCES,
    cut_list,
    retire_page,
    tell_references,
    write_pages,
)
from dashboard.exports.pptx.renewal import Renewal, find_named, renew
from dashboard.exports.pptx.slide import PAGE
from dashboard.exports.pptx.text import Paragraph, Run, fingerprint, plain
from dashboard.i18n import LANGUAGES, Text
from etl.store import Store

if TYPE_CHECKING:
    from pptx.presentation import Presentation as Deck
    from pptx.slide import Slide


@dataclass(slots=True)
class Refreshed:
    """The new deck, how many charts were found in it, and what is not as it was.

    `unknown` counts the slides whose figures before are not known, since their notes are gone, `frozen` those that
    were left as they are because they are frozen to a version.
    """

    content: bytes
    charts: int
    changes: list[Change] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)
    is_same: bool = False  # the bytes are those that came in
    unknown: int = 0
    frozen: int = 0


def refresh_deck(
    store: Store,
    blob: bytes,
    name: str,
    base: str = "",
    *,
    thaw: bool = False,
    notes: Mapping[str, str] | None = None,
) -> Refreshed:
    """Refresh a deck; `name` is what it is called in messages, `base` a new address of the pages.

    With `thaw` slides that are frozen to a version are brought to the present one as well. `notes` are one's own, by
    figure; where they are not known those of the deck stay.
    """
    deck = open_deck(blob, name)
    with reading(name):
        return _refresh(store, deck, blob, name, base, notes, thaw=thaw)


def _refresh(
    store: Store, deck: Deck, blob: bytes, name: str, base: str, notes: Mapping[str, str] | None, *, thaw: bool
) -> Refreshed:
    found = list(find_shapes(deck))
    of_others = next((one.memory.lang for one in found if one.memory.version), LANGUAGES[0])
    if not found:
        raise DeckError(
            "no_charts",
            f"{name}: no chart of figtrace was found (their shapes are called figtrace:…); "
            "make a deck with figtrace deck new; nothing was written",
        )
    frame = find_frame(deck, name)
    done = Refreshed(b"", len(found))
    plans: list[SlidePlan] = []
    shown: list[str] = []
    is_touched = False
    for one in found:
        has_page = find_named(one.slide, PAGE) is not None
        lang = one.memory.lang if one.memory.version else of_others  # its notes are gone, or cannot be read
        teller = Teller(store, Text(lang), check_base(base or one.base or BASE), has_page, notes, frame.area.room)
        if one.frozen and not thaw:
            _leave_frozen(one, teller, done)
            shown += one.memory.figures
            continue
        renewal = _renew(one, teller, frame, done)
        shown += [figure.id for figure in renewal.plan.figures] if renewal else one.memory.figures
        if renewal:
            plans.append(renewal.plan)
            is_touched |= renewal.is_touched
    teller = Teller(store, Text(of_others), check_base(base or found[0].base or BASE))
    if len(plans) == len(found):  # else the documents of what is gone would be lost
        is_touched |= _renew_references(deck, plans, teller, frame, done)
    elif done.frozen:
        _miss_references(deck, plans, teller, done)
    for slide in deck.slides if plans else ():
        is_touched |= renew_cover(slide, shown, teller.store.version)
    if done.changes or (is_touched and done.remarks):
        _tell(deck, done, teller, frame)
    done.is_same = not (is_touched or done.changes)
    done.content = blob if done.is_same else save_deck(deck)
    return done


def _renew(one: Found, teller: Teller, frame: Frame, done: Refreshed) -> Renewal | None:
    """One slide; what the store no longer has stays as it is, and is said."""
    try:
        held = {name: known.note for name, known in one.memory.figures.items() if known.note}
        plan = make_plan(teller, one.wish, held)
    except DeckError:
        done.remarks.append(Remark(one.wish.id, teller.text("deck.changes_gone")))
        return None
    renewal = renew(one, plan, frame, is_moved=bool(one.frozen) or (bool(one.base) and teller.base != one.base))
    if one.frozen:
        done.remarks.append(Remark(plan.name, teller.text("deck.changes_thawed", version=one.frozen[:12])))
    if one.memory.figures:
        done.changes += compare_figures(plan, one.memory.figures)
    elif renewal.is_new_data and (plan.figures or not one.memory.version):
        done.unknown += 1
        done.remarks.append(Remark(plan.name, teller.text("deck.changes_unknown")))
    done.remarks += [Remark(plan.name, teller.text(f"deck.{key}", **words)) for key, words in renewal.said]
    if renewal.is_new_shape:
        done.remarks.append(Remark(plan.name, teller.text("deck.changes_shape")))
    if renewal.kept:
        parts = ", ".join(teller.text(f"deck.part_{part}") for part in renewal.kept)
        done.remarks.append(Remark(plan.name, teller.text("deck.changes_kept", parts=parts)))
    return renewal


def _leave_frozen(one: Found, teller: Teller, done: Refreshed) -> None:
    """A slide that shows a version for good, and how many of its figures are others in the present data."""
    done.frozen += 1
    words, name = teller.text("deck.changes_frozen", version=one.frozen[:12]), one.wish.id
    try:
        held = {name: known.note for name, known in one.memory.figures.items() if known.note}
        plan = make_plan(teller, one.wish, held)
    except DeckError:
        words += " " + teller.text("deck.changes_frozen_gone")
    else:
        name = plan.name
        if one.memory.figures and (others := len(compare_figures(plan, one.memory.figures))):
            words += " " + teller.text("deck.changes_frozen_others", n=others)
    done.remarks.append(Remark(name, words))


def _miss_references(deck: Deck, plans: Sequence[SlidePlan], teller: Teller, done: Refreshed) -> None:
    """Say which documents of the slides that are not frozen the references lack: they are those of all slides."""
    own = find_own_slides(deck, REFERENCES)
    held = plain([(Run(_listed(slide)),) for slide, _ in own])
    missing = [words for line in tell_references(plans, teller) if (words := plain([line])).strip() not in held]
    if own and missing:
        words = teller.text("deck.changes_references", names="; ".join(missing))
        done.remarks.append(Remark(teller.text("deck.references"), words))


def _renew_references(deck: Deck, plans: Sequence[SlidePlan], teller: Teller, frame: Frame, done: Refreshed) -> bool:
    """The slides of references anew, if they say anything else and nobody rewrote them."""
    own = find_own_slides(deck, REFERENCES)
    lines = list(tell_references(plans, teller))
    if not own:
        return False
    if any(is_rewritten for _, is_rewritten in own):
        held = {read_memory(slide).marks[REFERENCES] for slide, _ in own}
        if held != {fingerprint(plain(page)) for page in cut_list(deck, lines, frame)}:
            parts = teller.text("deck.references")
            done.remarks.append(Remark(parts, teller.text("deck.changes_kept", parts=parts)))
        return False
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
    """The list slides as they have to be: the old ones say what is new, and are more or fewer if need be.

    New ones stand after the old, else before some others, else at the end.
    """
    order = [slide.slide_id for slide in deck.slides]
    after = [order.index(slide.slide_id) + 1 for slide in old]
    others = [order.index(slide.slide_id) for slide in before]
    at = max(after) if after else min(others, default=len(order))
    made = write_pages(deck, lines, frame, role, teller, old)
    put_slides(deck, made[len(old) :], at)
    for slide in old[len(made) :]:
        retire_page(deck, slide, role)
