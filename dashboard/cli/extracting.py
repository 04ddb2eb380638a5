"""`figtrace extract | propose`: the engine on texts, without a database."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from dashboard.cli.common import (
    FORMATS,
    Language,
    Workspace,
    build_with_progress,
    open_store,
    read_bytes,
    say,
    write_output,
)
from etl.errors import FigtraceError, SeedError, say_failure
from etl.workspace import find_workspace

if TYPE_CHECKING:
    from etl.model import Document, Extraction
    from etl.rules import Rules


def extract(
    file: Annotated[str, typer.Argument(help="A text; - is standard input.")],
    language: Annotated[Language, typer.Option(help="Of the main text.")] = Language.ko,
    published: Annotated[str | None, typer.Option(help="When it was written (2024, 2024-07, 2024-07-08).")] = None,
    every: Annotated[bool, typer.Option("--all", help="Also every numeral, with class.")] = False,
    workspace: Workspace = None,
) -> None:
    """Print the quantities of one text as JSON lines, without a database."""
    from etl.documents import decode_given, plain_document
    from etl.lines import write_lines
    from etl.rules import load_rules
    from etl.schemas.fields import is_date

    if published is not None and not is_date(published):
        raise SeedError(f"--published {published}: not a date that exists; write 2024, 2024-07 or 2024-07-08")

    document = plain_document(
        decode_given(read_bytes(file), file),
        name="-" if file == "-" else Path(file).name,
        language=language.value,
        published=published,
        format=FORMATS.get(Path(file).suffix.lower(), "text"),
    )
    rules = load_rules(find_workspace(workspace))
    lines = write_lines(read_whole(document, rules, file), rules, every_numeral=every)
    write_output("-", (f"{line}\n".encode() for line in lines))


def propose(
    files: Annotated[
        list[str] | None, typer.Argument(metavar="[FILE]...", help="Texts; without any, the store.")
    ] = None,
    language: Annotated[Language, typer.Option(help="Of the files.")] = Language.ko,
    workspace: Workspace = None,
) -> None:
    """Print a stub for the catalogue from the figures that no indicator claims."""
    from etl.actors import load_actors
    from etl.propose import find_groups, write_stub
    from etl.rules import load_rules

    folder = find_workspace(workspace)
    rules, actors = load_rules(folder), load_actors(folder)
    waiting = waiting_in_files(files, language, folder) if files else waiting_in_store(folder)
    groups = find_groups(waiting, actors)
    write_output("-", (f"{line}\n".encode() for line in write_stub(groups, rules, actors)))
    say(f"figtrace: {sum(len(g.members) for g in groups):,} figures in {len(groups):,} groups")


def read_whole(document: Document, rules: Rules, file: str) -> Extraction:
    """What a text gives; SeedError, on one line, for a fault of ours in reading it, where a build sets it aside."""
    from etl.extract import extract as read

    try:
        return read(document, rules)
    except (FigtraceError, MemoryError):
        raise
    except Exception as error:
        raise SeedError(f"{file}: could not be read ({say_failure(error)}); please report it with the text") from error


def waiting_in_files(files: list[str], language: Language, workspace: Path) -> Iterator[Any]:
    """What no indicator claims in texts outside the workspace."""
    from etl.catalogue import load_catalogue
    from etl.documents import decode_given, plain_document
    from etl.observations import link
    from etl.propose import read_waiting
    from etl.rules import load_rules

    rules = load_rules(workspace)
    catalogue = load_catalogue(workspace, rules)
    for file in files:
        form = FORMATS.get(Path(file).suffix.lower(), "text")
        text = decode_given(read_bytes(file), file)
        document = plain_document(text, name=Path(file).name, language=language.value, format=form)
        extraction = read_whole(document, rules, file)
        yield from read_waiting(extraction, link(extraction, catalogue))


def waiting_in_store(workspace: Path) -> Iterator[Any]:
    """What no indicator claims in the documents of the workspace, decisions respected."""
    from itertools import groupby

    from etl.propose import read_stored

    with open_store(build_with_progress(workspace)) as store:
        for document, rows in groupby(store.waiting(), key=lambda row: row.document_id):
            passages = {row.passage_id: row for row in store.passages(document)}
            labels = {row.mention_id: row.quote for row in store.evidence_in(document) if row.role == "row"}
            yield from read_stored(rows, passages, labels)
