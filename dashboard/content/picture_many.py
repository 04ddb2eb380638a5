"""What a picture of several indicators or of a table says and shows."""

from collections.abc import Iterator, Sequence

from dashboard import format, urls
from dashboard.charts.panels.multiples import Panel
from dashboard.charts.sheets.bodies_many import MARK, Grid, Multiples
from dashboard.charts.sheets.sheet import Words
from dashboard.content.cell_names import Names, name_cells
from dashboard.content.material import Material
from dashboard.content.naming import name_table
from dashboard.content.picture import MOST_DOCUMENTS, name_documents
from dashboard.i18n import Text
from etl.answers import StoredCell, TitledTable
from etl.store import Store

MOST_ROWS = 60  # of a table: of more nothing could be read


def describe_many(store: Store, materials: Sequence[Material], text: Text, host: str) -> tuple[Words, Multiples]:
    """Up to four indicators on one axis of time."""
    drawn = [material for material in materials if material.marks]
    names = [text.pick(material.indicator.ko, material.indicator.en) for material in drawn]
    panels = {
        name: Panel(material.marks, material.cap_marks, material.unit, dict.fromkeys(_ids(material), ""), name)
        for name, material in zip(names, drawn, strict=True)
    }
    documents = dict.fromkeys(part for each in drawn for part in name_documents(each, text).split("; "))
    words = Words(
        title=text("picture.many_title", n=len(names)) if len(names) > 1 else "".join(names),
        subtitle=text("picture.many"),
        notes=[],
        source=text(
            "picture.source", sources="; ".join(list(documents)[: 2 * MOST_DOCUMENTS]), version=store.version[:12]
        ),
        address=urls.absolute(host, urls.compare(material.indicator.indicator_id for material in drawn)),
        label=f"{text('compare.title')}: {', '.join(names)}",
    )
    return words, Multiples(panels, text)


def describe_table(store: Store, table: TitledTable, text: Text, host: str) -> tuple[Words, Grid]:
    """A table as printed, with what was corrected in it."""
    cells = store.cells(table.table_id, 0, MOST_ROWS - 1)
    cut = text("picture.table_cut", rows=MOST_ROWS) if table.n_rows > MOST_ROWS else ""
    title, original = name_table(table, text)
    source = (table.source or "").strip("* ")
    documents = " → ".join(
        filter(None, (source.partition(":")[2].strip(" .") or source, text.pick(table.label_ko, table.label_en)))
    )
    words = Words(
        title=title,
        subtitle=original or text.pick(table.label_ko, table.label_en),
        notes=[" ".join(filter(None, (cut, *_say_corrections(store, cells, text))))],
        source=text("picture.source", sources=documents, version=store.version[:12]),
        address=urls.absolute(host, urls.table(table.table_id)),
        label=title,
    )
    return words, read_grid(cells, name_cells(store, cells, text))


def read_grid(cells: Sequence[StoredCell], names: Names) -> Grid:
    """Cells as rows of words; a corrected one says what is meant, with an asterisk, and beside it what is printed;
    labels by their `names`, where they have one."""
    rows = 1 + max(cell.row_index for cell in cells)
    columns = 1 + max(cell.column_index for cell in cells)
    words = [[""] * columns for _ in range(rows)]
    printed = {}
    for cell in cells:
        place = (cell.row_index, cell.column_index)
        own = names.get(place) or " ".join((cell.text or "").split())
        if cell.correction_becomes:
            printed[place], own = own, format.printed(cell.correction_becomes) + MARK
        words[place[0]][place[1]] = own
    data = [cell for cell in cells if cell.role == "data"]
    head_rows = min((cell.row_index for cell in data), default=0)
    head_columns = min((cell.column_index for cell in data), default=0)
    return Grid(words, head_rows, head_columns, printed)


def _say_corrections(store: Store, cells: Sequence[StoredCell], text: Text) -> Iterator[str]:
    """What is printed and how it is read, for each cell with an asterisk."""
    for cell in cells:
        row = store.observation(cell.observation_id) if cell.observation_id and cell.status == "corrected" else None
        if row is not None and row.correction_becomes:
            becomes = format.printed(row.correction_becomes)
            yield text("picture.corrected", printed=row.correction_expects, becomes=becomes)


def _ids(material: Material) -> list[str]:
    return [mark.id for mark in (*material.marks, *material.cap_marks)]
