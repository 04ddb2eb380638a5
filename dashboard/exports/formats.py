"""Every format of an export by the ending of its file: how it is written, and its media type.

Goes in: a selection. Goes out: the bytes of a file, in pieces. What only one format needs is imported
when it is asked for.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from dashboard.exports.selection import Selection

PIECE = 1 << 20


@dataclass(frozen=True, slots=True)
class Format:
    """How a selection is written, and what the web calls the result."""

    write: Callable[[Selection], Iterator[bytes]]
    media_type: str


def write_csv(selection: Selection) -> Iterator[bytes]:
    """CSV for programs."""
    from dashboard.exports.csv import figures_csv

    return figures_csv(selection.figures())


def write_excel_csv(selection: Selection) -> Iterator[bytes]:
    """CSV that a spreadsheet opens as it is meant."""
    from dashboard.exports.csv import figures_csv

    return figures_csv(selection.figures(), excel=True)


def write_xlsx(selection: Selection) -> Iterator[bytes]:
    """An Excel workbook with sources and method."""
    from dashboard.exports.workbook import figures_xlsx

    return figures_xlsx(selection)


def write_json(selection: Selection) -> Iterator[bytes]:
    """One array."""
    from dashboard.exports.json import figures_json

    return figures_json(selection.figures())


def write_jsonl(selection: Selection) -> Iterator[bytes]:
    """JSON Lines."""
    from dashboard.exports.json import figures_jsonl

    return figures_jsonl(selection.figures())


def write_parquet(selection: Selection) -> Iterator[bytes]:
    """Parquet with types and descriptions."""
    from dashboard.exports.parquet import figures_parquet

    return figures_parquet(selection.figures(), version=selection.version)


def write_zip(selection: Selection) -> Iterator[bytes]:
    """The package with everything that describes the figures."""
    from dashboard.exports.package import figures_zip

    return figures_zip(selection)


def write_duckdb(selection: Selection) -> Iterator[bytes]:
    """The store itself: all tables, all figures, whatever they are narrowed by; StoreError if its file is damaged."""
    from etl.store import prove

    prove(selection.store.path)
    with selection.store.path.open("rb") as file:
        while piece := file.read(PIECE):
            yield piece


FORMATS = {
    "csv": Format(write_csv, "text/csv; charset=utf-8; header=present"),
    "xlsx": Format(write_xlsx, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    "parquet": Format(write_parquet, "application/vnd.apache.parquet"),
    "json": Format(write_json, "application/json"),
    "jsonl": Format(write_jsonl, "application/jsonl; charset=utf-8"),
    "zip": Format(write_zip, "application/zip"),
    "duckdb": Format(write_duckdb, "application/vnd.duckdb"),
}
EXCEL_CSV = Format(write_excel_csv, FORMATS["csv"].media_type)
WHOLE = ("duckdb",)  # what cannot be narrowed


def find_format(form: str, *, excel: bool = False) -> Format:
    """The format of an ending; `excel` asks for the CSV that a spreadsheet opens."""
    return EXCEL_CSV if excel and form == "csv" else FORMATS[form]
