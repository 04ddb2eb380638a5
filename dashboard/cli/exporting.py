"""`figtrace export | publish | dictionary`: figures as files, and what the columns of every table mean."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from dashboard.cli.common import (
    Output,
    Spoken,
    Workspace,
    build_with_progress,
    open_published,
    open_store,
    say,
    write_output,
)
from etl.errors import StoreError
from etl.workspace import find_workspace

Names = Annotated[list[str] | None, typer.Option(help="Only these; repeatable.")]


class Form(StrEnum):
    """Formats of `figtrace export`."""

    csv, xlsx, parquet, json, jsonl, package, duckdb = "csv", "xlsx", "parquet", "json", "jsonl", "package", "duckdb"


def export(
    form: Annotated[Form, typer.Argument(metavar="|".join(Form))],
    output: Output = "-",
    indicator: Names = None,
    family: Names = None,
    document: Names = None,
    bom: Annotated[bool, typer.Option("--bom", help="CSV for Excel in Korean.")] = False,
    pages: Annotated[
        bool, typer.Option("--pages", help="A package with the places of figures on the pages of originals.")
    ] = False,
    language: Annotated[Spoken, typer.Option(help="Of headings and notes.")] = Spoken.ko,
    base_url: Annotated[
        str, typer.Option(envvar="FIGTRACE_BASE_URL", help="Address of the server, for links in the file.")
    ] = "",
    workspace: Workspace = None,
) -> None:
    """Write the figures with their passages and citations."""
    from dashboard.exports.formats import WHOLE, find_format
    from dashboard.exports.selection import Selection
    from dashboard.leading import lead
    from dashboard.public import SETTING, read_address

    if base_url := base_url.strip():
        base_url = read_address(base_url, f"--base-url or {SETTING}")
    if pages and form is not Form.package:
        raise StoreError(f"--pages: {form} carries no pictures; export package does")
    narrowed = {"indicator": indicator, "family": family, "document": document}
    if form in WHOLE and any(narrowed.values()):
        raise StoreError(
            f"{form}: the store is written whole; choose another format, or leave out --indicator and the like"
        )
    with open_published(find_workspace(workspace)) as store:
        narrowed["indicator"] = [lead(store, name) for name in indicator or ()] or None
        store.check_names(**narrowed)
        selection = Selection(store, narrowed, language, base_url, with_pages=pages)
        wanted = find_format("zip" if form is Form.package else form, excel=bom)
        write_output(output, wanted.write(selection))
        if output != "-":
            say(f"figtrace: {sum(batch.num_rows for batch in selection.figures()):,} figures written to {output}")


def publish(workspace: Workspace = None) -> None:
    """Write datasets/published/ from a fresh build."""
    from hashlib import sha256

    from dashboard.exports.csv import figures_csv
    from dashboard.exports.datapackage import describe_package, describe_resource
    from etl.publish import FIGURES, SEEDS
    from etl.publish import publish as write

    folder = find_workspace(workspace)
    with open_store(build_with_progress(folder)) as store:
        content = b"".join(figures_csv(store.stream_figures()))
        resource = describe_resource("figures", FIGURES, len(content), sha256(content).hexdigest())
        paths = write(folder, content, describe_package([resource], store.documents(), SEEDS))
    for path in paths:
        say(f"figtrace: written: {path}")


def dictionary(
    output: Output = "-",
    language: Annotated[Spoken, typer.Option(help="Of the words.")] = Spoken.ko,
    workspace: Workspace = None,
) -> None:
    """Print what every table and column of the store means, as Markdown."""
    from dashboard.exports.dictionary import describe_store, write_markdown

    with open_published(find_workspace(workspace)) as store:
        lines = write_markdown(describe_store(store.columns()), language)
        write_output(output, (f"{line}\n".encode() for line in lines))
