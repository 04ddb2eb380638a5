"""`figtrace export` and `figtrace dictionary`: every format, narrowed, whole or not there."""

import json
import zipfile

import openpyxl
import pytest
from typer.testing import CliRunner

from dashboard import cli
from dashboard.cli.exporting import Form
from dashboard.exports.columns import NAMES
from etl.errors import StoreError
from etl.store import Store


@pytest.fixture
def run(workspace):
    """Run a command in the built workspace."""

    def invoke(*words):
        command = [*map(str, words), "--workspace", str(workspace)]
        return CliRunner().invoke(cli.app, command, catch_exceptions=False)

    return invoke


@pytest.mark.parametrize("form", list(Form))
def test_every_format_is_written_to_a_file(run, tmp_path, form):
    target = tmp_path / f"figures.{form}"
    assert run("export", form, "-o", target).exit_code == 0
    assert target.stat().st_size > 1000
    assert list(tmp_path.iterdir()) == [target]


def test_figures_are_narrowed_by_indicator_family_and_document(run, database):
    with Store.open(database) as store:
        figure = store.figures()[0]
        expected = store.figures(family=figure["family"], document=figure["document_id"])
    out = run("export", "jsonl", "--family", figure["family"], "--document", figure["document_id"]).stdout
    rows = [json.loads(line) for line in out.splitlines()]
    assert [row["observation_id"] for row in rows] == [row["observation_id"] for row in expected]
    assert rows


@pytest.mark.parametrize("option", ["--family", "--document", "--indicator"])
def test_an_unknown_name_is_refused_before_anything_is_written(run, tmp_path, option):
    with pytest.raises(StoreError, match=f"{option[2:]} nothing: there is no such {option[2:]}"):
        run("export", "csv", option, "nothing", "-o", tmp_path / "f.csv")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "address",
    ["http://[", "ftp://x", "https://", "figures.example.org", "http://a b/", "https://x/?q=1#y", "http://a\nb/"],
)
def test_an_address_that_is_none_is_refused_however_it_is_given(run, tmp_path, monkeypatch, address):
    with pytest.raises(StoreError, match="expected scheme and host"):
        run("export", "csv", "--base-url", address, "-o", tmp_path / "f.csv")
    monkeypatch.setenv("FIGTRACE_BASE_URL", address)
    with pytest.raises(StoreError, match="expected scheme and host"):
        run("export", "csv", "-o", tmp_path / "f.csv")
    assert list(tmp_path.iterdir()) == []


def test_the_store_cannot_be_narrowed(run, tmp_path):
    with pytest.raises(StoreError, match="choose another format"):
        run("export", "duckdb", "--family", "arms", "-o", tmp_path / "f.duckdb")


def test_headings_and_links_are_as_asked_for(run, tmp_path):
    run("export", "xlsx", "--language", "en", "--base-url", "https://example.org", "-o", tmp_path / "f.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "f.xlsx").worksheets[0]
    assert sheet["A1"].value == "Observation"
    at = 1 + NAMES.index("permalink")
    links = {cell.hyperlink.target for (cell,) in sheet.iter_rows(min_row=2, min_col=at, max_col=at)}
    assert links
    assert all(link.startswith("https://example.org/o/") for link in links)


def test_a_package_without_a_host_holds_no_made_up_address(run, tmp_path):
    run("export", "package", "-o", tmp_path / "p.zip")
    annotations = json.loads(zipfile.ZipFile(tmp_path / "p.zip").read("annotations.jsonld"))
    assert all(item["body"]["id"].startswith("urn:figtrace:") for item in annotations["first"]["items"])


@pytest.mark.parametrize(("language", "words"), [("ko", "한 줄이 수치 하나"), ("en", "One row a figure")])
def test_the_dictionary_is_printed_in_both_languages(run, language, words):
    out = run("dictionary", "--language", language).stdout
    assert "## figures" in out
    assert words in out
    assert "- `char_start` integer: " in out


@pytest.mark.parametrize("language", ["zh", "ru"])
@pytest.mark.parametrize("command", [("export", "csv"), ("dictionary",)])
def test_a_language_that_has_no_headings_is_refused_with_those_that_have(run, command, language):
    done = run(*command, "--language", language)
    assert (done.exit_code, done.stdout) == (2, "")
    assert f"'{language}' is not one of 'ko', 'en'" in done.stderr
