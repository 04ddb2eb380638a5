"""What the labels of a Korean table are in English: rows by the indicator that they became, units with their scale.

    인구 → Population of the DPRK    천명 → thousand people    (억달러) → hundred million US dollars

Comes in: a table of the store and the language of the reader. Goes out: words by row and column; what is printed is
shown beside them, and a label that no figure explains stays as it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal, InvalidOperation

from dashboard import quoting
from dashboard.i18n import Text
from etl.answers import StoredCell
from etl.store import Store

Place = tuple[int, int]  # row and column
Names = Mapping[Place, str]
SCALES = {
    0: "", 3: "thousand ", 4: "ten thousand ", 5: "hundred thousand ", 6: "million ", 7: "ten million ",
    8: "hundred million ", 9: "billion ", 12: "trillion ",
}  # fmt: skip


def name_cells(store: Store, cells: Sequence[StoredCell], text: Text) -> dict[Place, str]:
    """The English names of Korean labels; none where the reader reads Korean."""
    if text.lang != "en":
        return {}
    called = store.indicator_names(sorted({cell.indicator_id for cell in cells if cell.indicator_id}))
    units = {row.unit: row.unit_en or "" for row in store.units()}
    told: dict[int, list[StoredCell]] = {}
    for cell in cells:
        if cell.indicator_id:
            told.setdefault(cell.row_index, []).append(cell)
    columns = {cell.column_index for cell in cells if cell.role == "unit"}
    names: dict[Place, str] = {}
    for cell in cells:
        name, own = "", told.get(cell.row_index, ())
        if not quoting.is_korean(cell.text):
            continue
        if cell.role == "row_label" and cell.column_index == 0:
            name = _only(called[one.indicator_id or ""].en for one in own)
        elif cell.role == "unit":
            name = _only(name_unit(one, units) for one in own if one.status != "corrected")
        elif cell.role == "column_label" and cell.column_index in columns:
            name = text("role.unit")
        if name:
            names[cell.row_index, cell.column_index] = name
    return names


def _only(words: Iterable[str]) -> str:
    found = set(words)
    return found.pop() if len(found) == 1 else ""


def name_unit(cell: StoredCell, units: Mapping[str, str]) -> str:
    """In what the number of a cell is printed: its unit (`units`: names by id) and how much larger its value is than
    its digits; nothing if that is no round number."""
    try:
        printed = Decimal(cell.text.replace(",", "").replace("−", "-").strip())
    except InvalidOperation:
        return ""
    unit = units.get(cell.unit or "")
    if cell.value is None or not printed or not unit:
        return ""
    ratio = (cell.value / printed).normalize()
    power = ratio.adjusted()
    return f"{SCALES[power]}{unit}" if power in SCALES and ratio == Decimal(10) ** power else ""
