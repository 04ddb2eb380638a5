"""All rows that the page of an indicator is made of, asked for once."""

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard import format, theme
from dashboard.charts.data.marks import AHEAD, Mark, read_marks
from dashboard.charts.data.quotations import Claim, group_quotations, keep_quotations
from dashboard.content.facets import Facets, ask_facets, count_facets
from dashboard.format import Unit
from dashboard.i18n import Text
from dashboard.leading import lead
from dashboard.slices import Slice
from dashboard.state import State
from etl.answers import BasePeriod, StatedFigure, StoredIndicator, StoredRelation, replace
from etl.store import OfOne, Store, kept, present

RATIOS = ("percent", "times")  # units of which a reader must know what they are counted against
FIGURES_A_PAGE = 60  # of an indicator, in chart and table alike
MOST_PAIRS = 120
MOST_CAPS = 12
ALONE = ("slip", "definition")  # the figures of such a pair are no part of a range, though of one time and sort


@dataclass(frozen=True, slots=True)
class Material:
    """An indicator with its figures (all, and those that pass the filters), its caps and pairs.

    `claims` are what is shown of the rows: each statement once, or every quotation if the state says so.
    `bases` says by the id of a figure what a share or a multiple is counted against, empty for other units.
    """

    indicator: StoredIndicator
    unit: Unit
    all_rows: list[StatedFigure]
    rows: list[StatedFigure]
    claims: list[Claim[StatedFigure]]
    cap_claims: list[Claim[StatedFigure]]
    bases: dict[str, str]
    relations: list[StoredRelation]  # at most MOST_PAIRS; `pairs` says how many there are
    pairs: int
    shown: Slice  # which of the figures that pass the filters are the `rows`
    marks: list[Mark]
    cap_marks: list[Mark]
    colours: dict[str, str]
    state: State

    @property
    def caps(self) -> list[StatedFigure]:
        """The figures of its caps."""
        return [claim.row for claim in self.cap_claims]

    @property
    def told(self) -> tuple[list[StatedFigure], list[Mark], list[StatedFigure], list[StoredRelation], Unit]:
        """What the finding is said from."""
        return [claim.row for claim in self.claims], self.marks, self.caps, self.relations, self.unit


@kept(128)  # a click needs what its page has asked for
def gather(store: Store, indicator_id: str, state: State, lang: str, page: str = "") -> Material | None:
    """The material of an indicator in a state; None if there is no such indicator.

    Of more figures than FIGURES_A_PAGE the latest are shown, and older ones on the pages after: then
    `all_rows` are the rows of this page. Chart and table always show the same figures.
    """
    text = Text(lang)
    indicator_id = lead(store, indicator_id)
    indicator = store.indicator(indicator_id)
    if indicator is None:
        return None
    asked, shown = _ask_rows(store, indicator, state, page)
    all_rows = _with_titles(store, asked, text)
    bases = _name_bases(store, indicator, all_rows, text)
    relations = store.relations(indicator_id, limit=MOST_PAIRS)
    alone = _find_alone(store, indicator_id, relations)
    of_caps = [row for cap in indicator.caps for row in store.latest_figures(cap, limit=MOST_CAPS)]
    caps = _with_titles(store, of_caps, text)
    cap_claims = group_quotations(caps)
    rows = [row for row in all_rows if state.keeps(row)]
    pairs = sum(row.pairs for row in store.verdict_counts(indicator_id))
    if state.is_filtered:  # of pairs only those of which both figures are shown
        kept = {row.observation_id for row in rows}
        relations = [pair for pair in relations if {pair.left_id, pair.right_id} <= kept]
        pairs = len(relations)
    claims = (keep_quotations if state.by_quotation else group_quotations)(rows)
    origins = [row.origin_id for row in (*all_rows, *caps)]
    colours = theme.name_colours(store.origin_colours(origins))
    unit = Unit.named(indicator)
    is_whole = len(all_rows) == indicator.figures
    return Material(
        indicator=indicator,
        unit=unit,
        all_rows=all_rows,
        rows=rows,
        claims=claims,
        cap_claims=cap_claims,
        bases=bases,
        relations=relations,
        pairs=pairs,
        shown=Slice(1, FIGURES_A_PAGE, len(rows)) if is_whole else shown,
        marks=read_marks(claims, colours, unit, text, indicator.measure, bases, alone),
        cap_marks=read_marks(cap_claims, colours, unit, text, "cap"),
        colours=colours,
        state=state,
    )


def find_facets(store: Store, material: Material, lang: str) -> Facets:
    """By what the figures can be chosen: asked for where it is shown, for a picture has no need of it."""
    if len(material.all_rows) == material.indicator.figures:
        return count_facets(material.all_rows, Text(lang))
    return _ask_facets(store, material.indicator.indicator_id, lang)


@kept(64)
def _ask_facets(store: Store, indicator_id: str, lang: str) -> Facets:
    return ask_facets(store, present(store.indicator(indicator_id)), Text(lang))


def _ask_rows(store: Store, indicator: StoredIndicator, state: State, page: str) -> tuple[list[StatedFigure], Slice]:
    """All figures in the order of the documents; of too many those of a page, filtered, the latest first."""
    name, total = indicator.indicator_id, indicator.figures
    if total <= FIGURES_A_PAGE:
        return store.measured_figures(name), Slice(1, FIGURES_A_PAGE, total)
    kept: OfOne = {
        "origin": state.origins,
        "kind": state.kinds,
        "document": state.documents,
        "start": state.start,
        "end": state.end,
    }
    found = store.figure_count(name, **kept).figures
    shown = Slice.of({"page": page}, found, FIGURES_A_PAGE)
    return store.latest_figures(name, **kept, limit=shown.size, first=shown.first), shown


def _with_titles(store: Store, rows: list[StatedFigure], text: Text) -> list[StatedFigure]:
    """The rows with their documents called as in this language; a figure has the Korean label where none is stated."""
    names = {row.document_id: row for row in store.document_names(list({row.document_id for row in rows}))}
    return [
        replace(row, document_title=text.pick(name.title_ko, name.title_en))
        for row in rows
        if (name := names[row.document_id])
    ]


def _find_alone(store: Store, indicator_id: str, relations: Sequence[StoredRelation]) -> set[str]:
    """The figures that belong to no range of claims: suspected slips, and what counts something narrower."""
    if len(relations) == MOST_PAIRS:  # of so many pairs those of one verdict may not be among the first
        relations = [pair for name in ALONE for pair in store.relations(indicator_id, name, limit=MOST_PAIRS)]
    pairs = [pair for pair in relations if pair.verdict in ALONE]
    ids = [name for pair in pairs for name in (pair.left_id, pair.right_id)]
    kinds = {name: row.kind for name, row in store.figures_named(list(dict.fromkeys(ids))).items()} if ids else {}
    found: set[str] = set()
    for pair in pairs:
        both = (pair.left_id, pair.right_id)
        if pair.verdict != "definition" or not {kinds.get(name) for name in both} & set(AHEAD):
            found.update(both)
    return found


def _name_bases(store: Store, indicator: StoredIndicator, rows: Sequence[StatedFigure], text: Text) -> dict[str, str]:
    """What each figure is counted against, in words."""
    ids = [row.observation_id for row in rows]
    bases = store.bases(ids) if indicator.unit == "times" else {}
    return {name: name_base(indicator, bases.get(name), text) for name in ids}


def name_base(indicator: StoredIndicator, base: BasePeriod | None, text: Text) -> str:
    """What a share or a multiple is counted against: 기준: 1990–1999년 = 1; empty for other units."""
    if indicator.unit not in RATIOS:
        return ""
    words = text.basis(indicator.basis)
    period = format.period(base.base_start, base.base_end, text.lang) if base else ""
    named = ", ".join(part for part in (words, period) if part)
    if not named:
        return text("indicator.base_unstated")
    return text("indicator.base_named", base=named)
