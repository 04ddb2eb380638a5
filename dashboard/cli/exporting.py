"""`figtrace export | publish`: figures as files."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import Annotated, Any

import typer

from dashboard.cli.common import (
    Output,
    Workspace,
    build_with_progress,
    open_store,
    refuse_unknown,
    say,
    write_output,
)
from etl.workspace import find_workspace


class Format(StrEnum):
    """Formats of `figtrace export`."""

    csv, json, parquet = "csv", "json", "parquet"


def export(
    form: Annotated[Format, typer.Argument(metavar="csv|json|parquet")],
    output: Output = "-",
    indicator: Annotated[list[str] | None, typer.Option(help="Only these; repeatable.")] = None,
    bom: Annotated[bool, typer.Option("--bom", help="CSV for Excel in Korean.")] = False,
    workspace: Workspace = None,
) -> None:
    """Write the figures with their passages and citations."""
    report = build_with_progress(find_workspace(workspace))
    with open_store(report) as store:
        known = [row["indicator_id"] for row in store.indicators()]
        for name in indicator or ():
            refuse_unknown(name, known)
        rows = [row for name in indicator or (None,) for row in store.figures(indicator=name)]
    write_output(output, format_rows(form, rows, excel=bom, version=report.version))
    if output != "-":
        say(f"figtrace: {len(rows):,} figures written to {output}")


def publish(workspace: Workspace = None) -> None:
    """Write datasets/published/ from a fresh build."""
    from dashboard.exports.columns import frictionless_schema
    from etl.publish import publish as write

    folder = find_workspace(workspace)
    with open_store(build_with_progress(folder)) as store:
        content = b"".join(format_rows(Format.csv, store.figures()))
        paths = write(folder, content, frictionless_schema(), store.documents())
    for path in paths:
        say(f"figtrace: written: {path}")


def format_rows(form: Format, rows: list[dict[str, Any]], *, excel: bool = False, version: str = "") -> Iterable[bytes]:
    """The bytes of an export, in pieces."""
    if form is Format.csv:
        from dashboard.exports.csv import figures_csv

        return figures_csv(rows, excel=excel)
    if form is Format.json:
        from dashboard.exports.json import figures_json

        return figures_json(rows)
    from dashboard.exports.parquet import figures_parquet

    return [figures_parquet(rows, version=version).getvalue()]
