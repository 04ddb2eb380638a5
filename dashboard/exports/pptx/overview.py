"""The slide that opens a deck of everything: of each family the weightiest figure, and what nothing explains."""

from __future__ import annotations

from dashboard import format, urls
from dashboard.content.material import gather
from dashboard.content.verdicts import OPEN
from dashboard.exports.pptx.cards import LEADS
from dashboard.exports.pptx.drawing import MUTE
from dashboard.exports.pptx.errors import DeckError
from dashboard.exports.pptx.plan import SlidePlan, Source, Teller
from dashboard.exports.pptx.text import Run
from dashboard.exports.pptx.tiles import Tile, Tiles
from dashboard.exports.pptx.titles import tell_title
from dashboard.exports.pptx.who import find_people
from dashboard.exports.pptx.wish import Wish
from dashboard.state import State
from etl.answers import FamilyCards

MOST_FAMILIES = 9
MOST_DOCUMENTS = 5
MOST_PAIRS = 2
SHARES = (0.22, 0.78)


def plan_overview(teller: Teller, wish: Wish) -> SlidePlan:
    """The families with their weightiest figures."""
    store, text = teller.store, teller.text
    families = [family for family in store.family_cards() if family.indicators][:MOST_FAMILIES]
    if not families:
        raise DeckError("empty", f"{wish.address}: there are no figures yet; add documents first")
    counts = store.counts()
    pairs = sum(row.pairs for row in store.verdict_counts() if row.verdict == OPEN)
    title = text("deck.overview_title", figures=counts.figures, documents=counts.documents)
    title += text("deck.overview_open", n=pairs) if pairs else ""
    address = teller.address(wish.path)
    return SlidePlan(
        wish=wish,
        lang=text.lang,
        version=store.version[:12],
        name=text("deck.overview"),
        title=title,
        subtitle=text("deck.overview_lead"),
        notes=tuple(_tell_pairs(teller)),
        sources=_list_documents(teller),
        foot=text("deck.foot", version=store.version[:12], address=address),
        address=address,
        alt=f"{title} {address}",
        body=Tiles(tuple(_row(teller, family) for family in families), SHARES),
        figures=(),
    )


def _row(teller: Teller, family: FamilyCards) -> tuple[Tile, Tile]:
    """A family with its counts, and the title of its weightiest indicator."""
    text = teller.text
    first = family.indicators[0]
    material = gather(teller.store, first.indicator_id, State(), text.lang)
    assert material is not None
    subject = text.pick(first.ko, first.en)
    said = tell_title(subject, material, text, find_people(teller.store)).words.removeprefix(subject)
    page = urls.indicator(first.indicator_id)
    counts = text("home.family_counts", indicators=f"{family.with_figures:,}", figures=f"{family.figures:,}")
    name = text.pick(family.ko, family.en)
    return (
        Tile(((Run(name, 13, bold=True),), (Run(counts, 10, MUTE),))),
        Tile(((Run(subject, 13), Run(f"{said} ", 13, bold=True), Run(LEADS, 13, link=teller.address(page))),)),
    )


def _tell_pairs(teller: Teller) -> list[str]:
    """What nothing explains: both sides and the reason."""
    text, store = teller.text, teller.store
    told = []
    for pair in store.relations(verdict=OPEN, limit=MOST_PAIRS):
        figures = store.figures_named([pair.left_id, pair.right_id])
        unit = format.Unit.named(store.indicator_names([pair.indicator_id])[pair.indicator_id])
        sides = [
            f"{format.amount(figures[name], unit, text.lang)} ({text.pick(*origin)})"
            for name, origin in (
                (pair.left_id, (pair.left_origin_ko, pair.left_origin_en)),
                (pair.right_id, (pair.right_origin_ko, pair.right_origin_en)),
            )
        ]
        name, reason = text.pick(pair.indicator_ko, pair.indicator_en), text.pick(pair.reason_ko, pair.reason_en)
        told.append(f"{text('home.unexplained')}: {name}, {' · '.join(sides)}. {reason}")
    return told


def _list_documents(teller: Teller) -> tuple[Source, ...]:
    text = teller.text
    rows = teller.store.documents(limit=MOST_DOCUMENTS)
    sources = [
        Source(text.pick(row.label_ko, row.label_en), teller.address(urls.document(row.document_id))) for row in rows
    ]
    more = teller.store.counts().documents - len(rows)
    return (*sources, *((Source(text("deck.more", n=more), teller.address(urls.sources())),) if more > 0 else ()))
