"""Workspaces with one original, taken in as `figtrace add` does; one has a PDF of two pages, written by hand."""

from pathlib import Path

from etl.adding.bibliography import propose
from etl.adding.fresh import make_workspace
from etl.adding.shelf import Shelf
from etl.intake.read import take_in
from etl.pipeline import build
from tests.etl.intake.pdfs import at, pdf_of

PAPER = pdf_of(
    at(72, 740, "Trade of the country rose.")
    + at(72, 720, "Exports rose to 300 million dollars in 2022.")
    + at(72, 690, "The NIS said that North Korea sent 13,000 containers to Russia in 2024."),
    at(72, 740, "Imports fell to 120 million dollars & less <that year>."),
)


def make_of_one(folder: Path, name: str, content: bytes, **settled: str) -> Path:
    """A workspace of one original, built; `settled` is what a person says of its bibliography."""
    make_workspace(folder)
    (folder / "build").mkdir(exist_ok=True)
    taken = take_in(content, name)
    Shelf(folder).put(name, content, taken, propose(taken, name), settled)
    build(folder, jobs=1)
    return folder


def make_paged(folder: Path) -> Path:
    """The workspace, built; the document is `trade`."""
    return make_of_one(folder, "trade.pdf", PAPER, published="2025")
