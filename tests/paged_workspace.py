"""A workspace with one PDF of two pages, written by hand and taken in as `figtrace add` does."""

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


def make_paged(folder: Path) -> Path:
    """The workspace, built; the document is `trade`."""
    make_workspace(folder)
    (folder / "build").mkdir()
    taken = take_in(PAPER, "trade.pdf")
    Shelf(folder).put("trade.pdf", PAPER, taken, propose(taken, "trade.pdf"), {"published": "2025"})
    build(folder, jobs=1)
    return folder
