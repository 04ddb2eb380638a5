"""`figtrace deck new | refresh`: slides with native charts that carry their sources."""

from __future__ import annotations

import io
import re
import zipfile
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated
from urllib.parse import urlsplit

import typer

from dashboard.cli.belonging import refuse_sources
from dashboard.cli.common import Spoken, Workspace, build_with_progress, open_store, say, write_output
from dashboard.machine import is_own_address
from dashboard.markup import UNWRITABLE
from etl.errors import StoreError
from etl.files import is_utf8, visible
from etl.pipes import name_sort
from etl.pointer import POINTER
from etl.workspace import find_workspace

if TYPE_CHECKING:
    from dashboard.exports.pptx.wish import Wish

SLIDE = re.compile(r"ppt/slides/slide\d+\.xml")
app = typer.Typer(help="Make slides with native charts, and refresh them.", no_args_is_help=True)


class Edition(StrEnum):
    """How much of everything a deck has."""

    short, full = "short", "full"


Base = Annotated[
    str, typer.Option("--base-url", envvar="FIGTRACE_BASE_URL", help="Where the pages are that the slides link to.")
]
DEFAULT_BASE = "http://127.0.0.1:8050"


@app.command()
def new(
    output: Annotated[Path, typer.Option("--output", "-o", help="The .pptx to write.")],
    chart: Annotated[
        list[str] | None,
        typer.Option(
            help="What a slide shows: i/<indicator>?<state>, o/<figure> or t/<table>, of one v=<version>; repeatable."
        ),
    ] = None,
    everything: Annotated[
        bool, typer.Option("--all", help="A briefing of everything: overview, families, appendix, references.")
    ] = False,
    edition: Annotated[
        Edition, typer.Option(help="Of --all: short (the weightiest of each family) or full.", show_default=True)
    ] = Edition.full,
    template: Annotated[Path | None, typer.Option(help="A .pptx or .potx with your own layouts.")] = None,
    lang: Annotated[Spoken, typer.Option(help="Language of the slides.")] = Spoken.ko,
    title: Annotated[str, typer.Option(help="Makes a cover with this title.")] = "",
    pages: Annotated[bool, typer.Option("--pages", help="Beside a figure its place on the page of its original.")] = (
        False
    ),
    base_url: Base = DEFAULT_BASE,
    with_notes: Annotated[bool, typer.Option("--notes/--no-notes", help="One's own notes about the figures.")] = True,
    workspace: Workspace = None,
) -> None:
    """Write a deck: a slide for each chart, with its sources, and the references."""
    from dashboard import urls
    from dashboard.content.own_notes import NONE, find_notes
    from dashboard.exports.pptx.apart import write_apart
    from dashboard.exports.pptx.arrange import Chapter, arrange_all, count_slides
    from dashboard.exports.pptx.deck import write_deck
    from dashboard.exports.pptx.frozen import find_common_version
    from dashboard.i18n import Text
    from etl.store import Shelf

    refuse_other_files(output)
    refuse_unwritable("--title", title)
    wishes = [read_chart(address) for address in chart or ()]
    own = (visible(str(template)), read_deck(template)) if template else None
    report = build_with_progress(find_workspace(workspace))
    with open_store(report) as published:
        text = Text(lang.value)
        chapters = arrange_all(published, lang.value, is_short=edition is Edition.short) if everything else []
        if chapters:
            title = title or text("deck.default_title")
            chapters.insert(0, Chapter(text("deck.chosen_section"), tuple(wishes)))
            wishes = [wish for chapter in chapters for wish in chapter.wishes]
        sections = count_slides(chapters)
        shelf = Shelf(report.path.with_name(POINTER))
        version = find_common_version(shelf, wishes)
        store = shelf.get(version) if version else published
        chosen = list(dict.fromkeys(wish.thaw() for wish in wishes))
        notes = find_notes(store, find_workspace(workspace)) if with_notes else NONE
        urls.freeze(version)
        try:
            if own and chosen:
                content = write_apart(
                    store, chosen, lang.value, base_url, own, title, with_pages=pages, sections=sections, notes=notes
                )
            else:
                content = write_deck(
                    store, chosen, lang.value, base_url, title=title, with_pages=pages, sections=sections, notes=notes
                )
        finally:
            urls.freeze(None)
    write_output(str(output), [content])
    say(f"figtrace: {_count(content)} slides written to {output}")
    warn_of_loopback(base_url)


def _count(deck: bytes) -> int:
    """The slides of a deck as its reader counts them, cover and references with them."""
    return sum(bool(SLIDE.fullmatch(name)) for name in zipfile.ZipFile(io.BytesIO(deck)).namelist())


def warn_of_loopback(address: str) -> None:
    """Say that links to an address of this machine lead nowhere for anybody else."""
    if is_own_address(urlsplit(address).hostname):
        say(
            f"figtrace: the links of these slides lead to {address}, which only this machine can open;"
            " name the public address with --base-url, as of https://figures.example.org"
        )


def read_chart(address: str) -> Wish:
    """The slide of an address; DeckError if it is none, or has a name or a value that no page of its sort has."""
    from dashboard.api.problems import Problem
    from dashboard.api.slides import read_slide
    from dashboard.exports.pptx.errors import DeckError

    try:
        return read_slide(address)
    except Problem as problem:
        known = problem.more.get("allowed") or ([problem.more["pattern"]] if "pattern" in problem.more else [])
        said = " ".join(address[:200].split())
        allowed = f"; known are {', '.join(map(str, known))}" if known else ""
        raise DeckError("address", f"--chart {said}: {problem.detail}{allowed}") from problem


def refuse_unwritable(option: str, said: str) -> None:
    """StoreError for a text with what no slide may hold: control characters, bytes that are not UTF-8."""
    if (found := UNWRITABLE.search(said)) is not None:
        what = f"U+{ord(found[0]):04X}" if is_utf8(found[0]) else "a byte that is not UTF-8"
        raise StoreError(f"{option}: character {found.start() + 1:,} is {what}, which no slide may hold; leave it out")


def refuse_other_files(output: Path) -> None:
    """StoreError for a name that no program would open as slides, or for a file of a workspace."""
    if output.suffix.lower() != ".pptx":
        raise StoreError(f"{output}: slides are written as .pptx; choose such a name with -o")
    refuse_sources(output)


def read_deck(path: Path) -> bytes:
    """The content of a deck that a person named, unless it is larger than one may be."""
    from dashboard.exports.pptx.package import LARGEST, check_size

    try:
        if path.exists() and not (path.is_file() or path.is_dir()):
            raise StoreError(f"{path}: found {name_sort(path)} there; please name a .pptx that can be read")
        with path.open("rb") as file:
            check_size(path.stat().st_size, str(path))
            content = file.read(LARGEST + 1)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise StoreError(f"{path}: {reason}; please name a .pptx that can be read") from error
    check_size(len(content), str(path))
    return content


@app.command()
def refresh(
    deck: Annotated[Path, typer.Argument(help="A .pptx with charts made here.")],
    output: Annotated[
        Path | None,
        typer.Option(
            "--output", "-o", help="Where to write; never the deck itself.", show_default="NAME-refreshed.pptx"
        ),
    ] = None,
    base_url: Annotated[str, typer.Option("--base-url", help="A new address of the pages.", show_default="kept")] = "",
    thaw: Annotated[bool, typer.Option("--thaw", help="Slides frozen to a version as well.")] = False,
    workspace: Workspace = None,
) -> None:
    """Bring the charts of a deck up to date, keep what people changed, and list what is new."""
    from dashboard.content.own_notes import find_notes
    from dashboard.exports.pptx.apart import refresh_apart

    target = output or deck.with_name(f"{deck.stem}-refreshed.pptx")
    refuse_other_files(target)
    if target.exists() and deck.exists() and target.samefile(deck):
        raise StoreError(f"{target}: this is the deck itself, which is never overwritten; choose another name with -o")
    content = read_deck(deck)
    with open_store(build_with_progress(find_workspace(workspace))) as store:
        notes = find_notes(store, find_workspace(workspace))
        done = refresh_apart(store, content, visible(str(deck)), base_url.strip(), thaw=thaw, notes=notes)
    write_output(str(target), [done.content])
    changed = f"{len(done.changes)} figures changed"
    if done.unknown:
        changed += f", {done.unknown} slides to be checked, without notes that can be read"
    if done.frozen:
        changed += f", {done.frozen} frozen to a version and left so (--thaw brings them up to date)"
    say(f"figtrace: {done.charts} charts found, {changed}, written to {target}")
    for change in done.changes:
        before, after = (side.quote if side else "–" for side in (change.old, change.new))
        say(f"  {change.slide}: {before} → {after}")
    for remark in done.remarks:
        say(f"  {remark.slide}: {remark.words}")
