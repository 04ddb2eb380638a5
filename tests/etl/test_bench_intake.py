"""What reading PDFs costs is measured in a process of its own and held to the budgets."""

from dataclasses import replace

import pytest
from typer.testing import CliRunner

from dashboard.cli import app
from etl.bench.intake import BUDGETS, describe, measure
from etl.errors import IntakeError
from tests.paged_workspace import PAPER


def test_a_paper_is_measured_and_what_is_over_a_budget_is_told(tmp_path):
    path = tmp_path / "trade.pdf"
    path.write_bytes(PAPER)
    cost = measure(path)
    assert (cost.name, cost.pages) == ("trade.pdf", 2)
    assert 0 < cost.picture_kilobytes <= BUDGETS["picture_kilobytes"]
    assert cost.start_ms > cost.ms_a_page  # the first file of a process waits for the cues
    assert 10 < cost.megabytes <= BUDGETS["megabytes"]
    heavy = replace(cost, megabytes=301.0, ms_a_page=99.0, start_ms=210.0, bytes_a_character=2.0, picture_kilobytes=9.0)
    assert heavy.over == ["megabytes"]
    assert describe([heavy])[0] == ["trade.pdf", "2", "99.0", "301.0 !", "9.0", "2.0", "210"]


def test_a_file_that_cannot_be_read_is_a_line(tmp_path):
    path = tmp_path / "a.pdf"
    path.write_bytes(b"%PDF-1.4 broken")
    with pytest.raises(IntakeError, match=r"^a\.pdf: a broken PDF; fetch or save it again$"):
        measure(path)


def test_a_file_that_cannot_be_read_keeps_no_other_from_being_measured(tmp_path):
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.4 broken")
    (tmp_path / "b.pdf").write_bytes(PAPER)
    said = CliRunner().invoke(app, ["bench", "intake", str(tmp_path / "a.pdf"), str(tmp_path / "b.pdf")])
    assert said.exit_code == 1
    assert "b.pdf" in said.stdout
    assert "a.pdf: a broken PDF" in said.stderr
