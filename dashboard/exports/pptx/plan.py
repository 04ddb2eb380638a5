"""All that stands on one slide, as plain values, from a wish and the store.

DeckError if what is wished does not exist or has no figure; the rest is said and never made up: the
finding is that of the page, the words those of the sources.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from dashboard import format, quoting, urls
from dashboard.charts import choose
from dashboard.charts.data.marks import kind_words
from dashboard.citation import cite_document
from dashboard.content import picture
from dashboard.content.material import Material, gather
from dashboard.content.verdicts import name_verdict
from dashboard.exports.crops import Crop
from dashboard.exports.pptx.errors import DeckError
from dashboard.exports.pptx.grid import Grid
from dashboard.exports.pptx.number import Number, describe_number
from dashboard.exports.pptx.plot import ROOM, SCATTER, Plot, Room
from dashboard.exports.pptx.plotting import make_plot
from dashboard.exports.pptx.tiles import Tiles
from dashboard.exports.pptx.titles import tell_title
from dashboard.exports.pptx.who import find_people
from dashboard.exports.pptx.wish import Wish
from dashboard.i18n import Text
from etl.answers import StatedFigure, StoredDocument, StoredRelation
from etl.store import Store, kept, present

MOST_CITED = 3
MOST_TOLD = 6  # figures that the alternative text names
ITALICS = re.compile(r"\*([^*]+)\*")  # what a document sets in italics stands between asterisks in its text


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure as notes, workbook and list of changes tell it."""

    id: str
    quote: str
    amount: str
    origin: str
    kind: str
    period: str
    passage: str
    reference: str
    address: str
    sha256: str
    rivals: tuple[str, ...] = ()
    works: tuple[str, ...] = ()
    note: str = ""  # of the reader's own

    @property
    def details(self) -> str:
        """Who says it, what sort of statement it is, when, and the value in our words."""
        return " · ".join(filter(None, (self.origin, self.kind, self.period, self.amount)))


@dataclass(frozen=True, slots=True)
class Source:
    """A short citation and where it leads."""

    words: str
    address: str


@dataclass(frozen=True, slots=True)
class SlidePlan:
    """One slide."""

    wish: Wish
    lang: str
    version: str
    name: str  # of the indicator or the table
    title: str
    subtitle: str
    notes: tuple[str, ...]  # lines under the chart: how to take it, cautions
    sources: tuple[Source, ...]
    foot: str
    address: str
    alt: str
    body: Plot | Number | Grid | Tiles
    figures: tuple[Figure, ...]
    cautions: tuple[str, ...] = ()
    method: tuple[tuple[str, str], ...] = ()
    crop: Crop | None = None  # of the page of the original, beside a single figure


@dataclass(frozen=True, slots=True)
class Teller:
    """Who says things: the store, the words of a language, the address of the pages, and whether crops are shown."""

    store: Store
    text: Text
    base: str
    with_pages: bool = False
    notes: Mapping[str, str] | None = None  # of one's own, by figure; None: not known, and those of a deck stay
    room: Room = ROOM  # of the charts

    def address(self, path: str) -> str:
        """A page as an address that can be followed from a slide."""
        return urls.absolute(self.base, path)


def plan_indicator(teller: Teller, wish: Wish) -> SlidePlan:
    """The slide of an indicator in a state."""
    store, text = teller.store, teller.text
    material = gather(store, wish.id, replace(wish.state, pins=()), text.lang)
    if material is None:
        raise DeckError("unknown", f"{wish.address}: there is no such indicator; see /data for all of them")
    if not material.rows:
        raise DeckError("empty", f"{wish.address}: no figure is left in this state; take filters away")
    kind = picture.kind_of(material)
    rows = [*material.rows, *material.caps]
    body: Plot | Number
    if kind == choose.NUMBER:
        body = describe_number(store, material, wish.state.pins, text)
    else:
        body = make_plot(kind, material.marks, material.cap_marks, material.unit, text, teller.room)
    return _tell(teller, wish, material, rows, body)


def _tell(
    teller: Teller, wish: Wish, material: Material, rows: Sequence[StatedFigure], body: Plot | Number
) -> SlidePlan:
    text, indicator = teller.text, material.indicator
    sentences = [sentence.replace("**", "") for sentence in picture.tell(material, text)]
    name = text.pick(indicator.ko, indicator.en)
    title = tell_title(name, material, text, find_people(teller.store))
    told = sentences[1:] if title.is_whole else sentences
    figures = tuple(tell_figure(teller, row, material) for row in rows)
    caution = text.pick(indicator.caution_ko, indicator.caution_en)
    subtitle = [*picture.say_measure(material, text), _whole_period(rows, text), _say_chosen(material, text)]
    return SlidePlan(
        wish=wish,
        lang=text.lang,
        version=teller.store.version[:12],
        name=name,
        title=title.words,
        subtitle=" · ".join(filter(None, subtitle)),
        notes=tuple(filter(None, _say_notes(material, told, body, text))),
        sources=cite_sources(teller, wish, rows),
        foot=text(
            "deck.foot",
            version=teller.store.version[:12],
            address=teller.address(urls.indicator(wish.id, wish.state)),
        ),
        address=teller.address(wish.path),
        alt=describe(name, [title.words, *told], figures, text, teller.address(wish.path)),
        body=body,
        figures=figures,
        cautions=(caution,) if caution else (),
        method=tuple(_say_method(material, body, caution, text)),
    )


def _say_notes(material: Material, sentences: Sequence[str], body: Plot | Number, text: Text) -> list[str]:
    """What the shapes mean and what the axis hides; how to take the finding; the caution."""
    explained = picture.explain(material, text)
    if isinstance(body, Plot) and explained:
        lines = " ".join(filter(None, _say_lines(body, text)))
        explained[0] = " · ".join(filter(None, [explained[0], lines]))
    left_out = body.left_out if isinstance(body, Plot) else 0
    more = text("deck.left_out", n=left_out) if left_out else ""
    if material.shown.total > len(material.rows):
        more += f" {text('deck.latest', n=len(material.rows), all=material.shown.total)}"
    vague = "" if isinstance(body, Number) and not body.others else _say_vague(material, text)
    told = [sentence for sentence in sentences if not vague or sentence != _vague_sentence(material, text)]
    return [" ".join(filter(None, [*told, vague, more])), *explained]


def _say_lines(plot: Plot, text: Text) -> list[str]:
    """What lines mean that a native chart draws in its own way."""
    windows = plot.kind == SCATTER and any(plot.days_of(point) for one in plot.series for point in one.points)
    is_open = any(one.is_open for one in plot.series)
    return [text("deck.windows") if windows else "", text("deck.open_ends") if is_open else ""]


def _say_vague(material: Material, text: Text) -> str:
    """The vague amounts beside what is drawn, which no chart shows as points."""
    drawn = {mark.id for mark in material.marks}
    vague = [row for row in material.rows if row.is_vague]
    if not vague or not drawn:
        return ""
    said = ", ".join(
        f"{quoting.legible(row, material.unit, text.lang).line(text)} ({text.pick(row.origin_ko, row.origin_en)})"
        for row in vague
    )
    return f"{text('indicator.vague_listed')} {said}."


def _vague_sentence(material: Material, text: Text) -> str:
    return text("finding.vague", n=sum(1 for row in material.rows if row.is_vague))


def tell_figure(teller: Teller, row: StatedFigure, material: Material) -> Figure:
    """A figure as the notes of its slide tell it."""
    text = teller.text
    document = find_document(teller.store, row.document_id)
    vague = row.is_vague
    return Figure(
        id=row.observation_id,
        quote=quoting.quoted(row, text.lang).line(text),
        amount="" if vague else format.short_amount(row, material.unit, text.lang),
        origin=text.pick(row.origin_ko, row.origin_en),
        kind=kind_words(row, text),
        period=format.period(row.period_start, row.period_end, text.lang, short=True) or text("time.undated"),
        passage=" ".join(row.passage.split()),
        reference=cite(teller.store, row.document_id, text.lang),
        address=teller.address(urls.observation(row.observation_id)),
        sha256=document.sha256,
        rivals=tuple(_rivals(row.observation_id, material.relations, text)),
        works=(ITALICS.sub(r"\1", row.cited_work),) if row.cited_work else (),
    )


@kept(256)
def find_document(store: Store, document_id: str) -> StoredDocument:
    """A document without its text."""
    return present(store.document(document_id))


@kept(512)
def cite(store: Store, document_id: str, lang: str) -> str:
    """The full entry of a document, in the style of the language."""
    return cite_document(find_document(store, document_id), lang)


def _rivals(own: str, relations: Sequence[StoredRelation], text: Text) -> list[str]:
    """The other figures that this one is compared with, each with the verdict and its reason."""
    found = []
    for relation in relations:
        if own in (relation.left_id, relation.right_id):
            quoted, origin = relation.left_quote, (relation.left_origin_ko, relation.left_origin_en)
            if relation.left_id == own:
                quoted, origin = relation.right_quote, (relation.right_origin_ko, relation.right_origin_en)
            why = f"{name_verdict(relation.verdict, text)}. {text.pick(relation.reason_ko, relation.reason_en)}"
            found.append(f"{text.pick(*origin)}: {' '.join(quoted.split())} ({why})")
    return found


def cite_sources(teller: Teller, wish: Wish, rows: Sequence[StatedFigure]) -> tuple[Source, ...]:
    """Up to three origins with the documents that quote them, each a way to the passage; then how many more."""
    text = teller.text
    met: dict[str, str] = {}
    for row in rows:
        label = text.pick(
            find_document(teller.store, row.document_id).label_ko, find_document(teller.store, row.document_id).label_en
        )
        origin = text.pick(row.origin_ko, row.origin_en)
        met.setdefault(origin if origin == label else f"{origin} → {label}", urls.observation(row.observation_id))
    sources = [Source(words, teller.address(path)) for words, path in list(met.items())[:MOST_CITED]]
    if len(met) > MOST_CITED:
        sources.append(Source(text("deck.more", n=len(met) - MOST_CITED), teller.address(wish.path)))
    return tuple(sources)


def _whole_period(rows: Sequence[StatedFigure], text: Text) -> str:
    """From the first day to the last of all that is shown, where both are known; open where a figure is open."""
    starts = [row.period_start for row in rows if row.period_start]
    ends = [row.period_end for row in rows if row.period_end]
    if not starts or not ends:
        return ""
    goes_on = any(row.period_start and not row.period_end for row in rows)
    return format.period(min(starts)[:7], None if goes_on else max(ends)[:7], text.lang, short=True)


def _say_chosen(material: Material, text: Text) -> str:
    state = material.state
    words = [
        text("deck.chosen_origins", n=len(state.origins)) if state.origins else "",
        text("deck.chosen_kinds", words="·".join(text.get(f"kind.{kind}") or kind for kind in state.kinds))
        if state.kinds
        else "",
        text("deck.chosen_documents", n=len(state.documents)) if state.documents else "",
        text("deck.chosen_period", words=f"{state.start or ''}–{state.end or ''}") if state.start or state.end else "",
    ]
    said = ", ".join(filter(None, words))
    return text("deck.chosen", words=said) if said else ""


def _say_method(material: Material, body: Plot | Number, caution: str, text: Text) -> list[tuple[str, str]]:
    indicator = material.indicator
    lines = [
        (text("deck.method_measure"), text.pick(indicator.description_ko, indicator.description_en)),
        (text("indicator.basis"), " · ".join(picture.say_measure(material, text))),
        (text("deck.method_rule"), text("indicator.method_text")),
        (text("indicator.caution"), caution),
    ]
    if isinstance(body, Plot) and body.scale.word:
        lines.append((text("deck.sheet_data"), text("deck.scaled", word=body.scale.word)))
    return [line for line in lines if line[1]]


def _tell_value(figure: Figure) -> str:
    """The quotation; of a number alone, whose table is not seen here, the amount."""
    return figure.amount if figure.amount and quoting.is_bare(figure.quote) else figure.quote


def describe(name: str, sentences: Sequence[str], figures: Sequence[Figure], text: Text, address: str) -> str:
    """The chart in words: the finding and the figures; and its address, by which it is found again."""
    told = [f"{_tell_value(figure)} ({figure.origin}, {figure.period})" for figure in figures[:MOST_TOLD]]
    if len(figures) > MOST_TOLD:
        told.append(text("deck.alt_more", n=len(figures) - MOST_TOLD))
    shown = "; ".join(told)
    return text("deck.alt", title=" ".join(sentences), name=name, n=len(figures), figures=shown, address=address)
