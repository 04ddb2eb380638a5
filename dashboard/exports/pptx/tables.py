"""The slide of a table as printed, and that of one figure alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dashboard import format, quoting, urls
from dashboard.charts.data.marks import kind_words
from dashboard.content.cell_names import name_cells
from dashboard.exports.pptx.errors import DeckError
from dashboard.exports.pptx.grid import MOST_COLUMNS, MOST_ROWS, Grid, make_grid
from dashboard.exports.pptx.number import describe_figure
from dashboard.exports.pptx.plan import Figure, SlidePlan, Source, Teller, cite, find_document
from dashboard.exports.pptx.titles import say_whose
from dashboard.exports.pptx.wish import Wish
from dashboard.i18n import Text
from etl.answers import StatedFigure, StoredCell

MOST_TOLD = 200  # rows whose figures stand in the notes


def plan_table(teller: Teller, wish: Wish) -> SlidePlan:
    """The slide of a table; each of its figures, of a large one those of its first rows, stands in the notes."""
    store, text = teller.store, teller.text
    table = store.table(wish.id)
    cells = store.cells(wish.id, 0, MOST_TOLD - 1) if table else []
    if not table or not cells:
        raise DeckError("unknown", f"{wish.address}: there is no such table; see /sources for the documents")
    label = text.pick(table.label_ko, table.label_en)
    name = (table.caption or text("deck.table_title", document=label, n=table.ordinal)).strip("<>〈〉 ")
    end = max(cell.char_end or 0 for cell in cells)
    rows = {row.observation_id: row for row in store.figures_in(table.document_id, table.char_start, end)}
    misprints = {key: words for key, row in rows.items() if (words := quoting.plain(row)).printed}
    grid = make_grid(cells, misprints, name_cells(store, cells, text))
    placed = _place_cells(cells, grid, {key: words.line(text) for key, words in misprints.items()})
    figures = tuple(_tell_cell(teller, rows[key], place) for key, place in placed if key in rows)
    corrected = [figure.passage for figure in figures if figure.id in misprints]
    notes = [
        text("deck.table_corrected", cells="; ".join(corrected)) if corrected else "",
        text("deck.table_cut", rows=MOST_ROWS, columns=MOST_COLUMNS) if grid.is_cut else "",
    ]
    cautions = _cautions(teller, cells)
    address = teller.address(urls.table(wish.id))
    source = (table.source or "").partition(":")[2].strip("* .") or (table.source or "").strip("* .")
    if text.lang == "en":
        source = ", ".join(dict.fromkeys(figure.origin for figure in figures))
    title = _say_title(text, name, label, table.ordinal, source)
    return SlidePlan(
        wish=wish,
        lang=text.lang,
        version=store.version[:12],
        name=name,
        title=title,
        subtitle=name if text.lang == "en" else text("deck.table_of", document=label),
        notes=tuple(filter(None, [*notes, *(f"{text('indicator.caution')}: {line}" for line in cautions[:1])])),
        sources=(Source(f"{source} → {label}" if source else label, address),),
        foot=text("deck.foot", version=store.version[:12], address=address),
        address=address,
        alt=text(
            "deck.alt",
            title=title,
            name=text("deck.table_of", document=label),
            n=len(figures),
            figures=_few(figures),
            address=address,
        ),
        body=grid,
        figures=figures,
        cautions=tuple(cautions),
    )


def _say_title(text: Text, name: str, label: str, ordinal: int, source: str) -> str:
    """What the table is called, and whose it is; one in another language than the deck by its place."""
    if text.lang == "en":
        return text("deck.table_title", document=label, n=ordinal)
    return text("deck.table_whose", name=name, who=f"{source} → {label}" if source else label)


def plan_figure(teller: Teller, wish: Wish) -> SlidePlan:
    """The slide of one figure: its number large, its passage beside it."""
    store, text = teller.store, teller.text
    number = describe_figure(store, wish.id, text)
    row = store.observation(wish.id)
    assert row is not None
    figure = _tell_row(teller, row, " ".join(row.passage.split()))
    name = text.pick(row.indicator_ko, row.indicator_en)
    period = format.period(row.period_start, row.period_end, text.lang, short=True)
    unit = format.Unit.named(row)
    amount = format.amount(row, unit, text.lang)
    title = say_whose(name, amount, ", ".join(filter(None, (figure.origin, period))), text)
    caution = text.pick(row.caution_ko, row.caution_en)
    label = text.pick(row.label_ko, row.label_en)
    said = figure.origin if figure.origin == label else f"{figure.origin} → {label}"
    address = teller.address(wish.path)
    return SlidePlan(
        wish=wish,
        lang=text.lang,
        version=store.version[:12],
        name=name,
        title=title,
        subtitle=" · ".join(filter(None, (text(format.measure_key(row.measure, unit)), text.basis(row.basis)))),
        notes=(f"{text('indicator.caution')}: {caution}",) if caution else (),
        sources=(Source(said, figure.address),),
        foot=text("deck.foot", version=store.version[:12], address=address),
        address=address,
        alt=text("deck.alt", title=title, name=name, n=1, figures=_few([figure]), address=address),
        body=number,
        figures=(figure,),
        cautions=(caution,) if caution else (),
    )


def _place_cells(cells: Sequence[StoredCell], grid: Grid, misprints: Mapping[str, str]) -> list[tuple[str, str]]:
    """Each cell with a figure: its id, and row × column with what is printed, or meant where that is a misprint."""
    heads: dict[tuple[str, int], str] = {}
    for cell in cells:
        if cell.role == "row_label":
            named = grid.rows[cell.row_index][0] if cell.row_index < len(grid.rows) else None
            heads.setdefault(("row", cell.row_index), named.words if named and named.original else cell.text)
        elif cell.role == "column_label":
            heads["column", cell.column_index] = cell.text
    placed = []
    for cell in cells:
        if cell.observation_id:
            row, column = heads.get(("row", cell.row_index), ""), heads.get(("column", cell.column_index), "")
            words = misprints.get(cell.observation_id) or " ".join(cell.text.split())
            placed.append((cell.observation_id, f"{row} × {column}: {words}"))
    return placed


def _tell_cell(teller: Teller, row: StatedFigure, place: str) -> Figure:
    return _tell_row(teller, row, place)


def _tell_row(teller: Teller, row: StatedFigure, passage: str) -> Figure:
    text = teller.text
    document = find_document(teller.store, row.document_id)
    return Figure(
        id=row.observation_id,
        quote=quoting.quoted(row, text.lang).line(text),
        amount=format.with_rate("", row.rate, text.lang).strip(),
        origin=text.pick(row.origin_ko, row.origin_en),
        kind=kind_words(row, text),
        period=format.period(row.period_start, row.period_end, text.lang, short=True) or text("time.undated"),
        passage=passage,
        reference=cite(teller.store, row.document_id, text.lang),
        address=teller.address(urls.observation(row.observation_id)),
        sha256=document.sha256,
        works=(row.cited_work,) if row.cited_work else (),
    )


def _cautions(teller: Teller, cells: Sequence[StoredCell]) -> list[str]:
    """The cautions of the indicators in a table, each once."""
    found = dict.fromkeys(cell.indicator_id for cell in cells if cell.indicator_id)
    indicators = [teller.store.indicator(key) for key in found]
    return list(
        dict.fromkeys(teller.text.pick(row.caution_ko, row.caution_en) for row in indicators if row and row.caution_ko)
    )


def _few(figures: Sequence[Figure]) -> str:
    return "; ".join(f"{figure.passage if len(figures) > 1 else figure.quote}" for figure in figures[:6])
