"""The notebook that shows how figures are asked for runs from top to bottom, and is kept without results."""

import warnings
from pathlib import Path

import nbformat
import pytest

NOTEBOOK = Path(__file__).parents[3] / "etl" / "store" / "example.ipynb"


@pytest.fixture(scope="module")
def run(workspace):
    """The notebook after a run in a folder with a build, by the source of its cells."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from nbclient import NotebookClient

        notebook = nbformat.read(NOTEBOOK, as_version=4)
        resources = {"metadata": {"path": str(workspace)}}
        NotebookClient(notebook, timeout=300, kernel_name="python3", resources=resources).execute()
    return [cell for cell in notebook.cells if cell.cell_type == "code"]


def shown(run, source):
    """What a cell gives as HTML and as text."""
    cell = next(cell for cell in run if cell.source.endswith(source))
    return cell.outputs[0].get("data", {}).get("text/html", ""), cell.outputs[0].get("text", "")


def test_it_is_kept_without_results():
    cells = [cell for cell in nbformat.read(NOTEBOOK, as_version=4).cells if cell.cell_type == "code"]
    assert cells
    assert not any(cell.outputs or cell.execution_count for cell in cells)


def test_every_cell_runs(run):
    assert len(run) > 5
    assert not any(output.output_type == "error" for cell in run for output in cell.outputs)


def test_a_list_and_a_figure_show_the_passage_with_the_figure_marked(run):
    assert shown(run, "\narms")[0].count("<mark") > 3
    assert "<blockquote" in shown(run, "arms[0]")[0]
    assert "<mark" in shown(run, "arms[0]")[0]


def test_a_frame_shows_decimals_and_an_unknown_name_brings_the_nearest(run):
    assert "decimal" in shown(run, '"bound", "origin_en")')[0]
    assert "did you mean arms.containers" in shown(run, "print(error)")[1]
