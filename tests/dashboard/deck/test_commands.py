"""`figtrace deck new | refresh`: data to files, words to standard error, nothing over the input."""

import os
import sys
from io import BytesIO

import pytest
from pptx import Presentation
from typer.testing import CliRunner

from dashboard.cli import app
from etl.errors import FigtraceError


@pytest.fixture
def run(workspace):
    def call(*words):
        return CliRunner().invoke(app, ["deck", *map(str, words), "--workspace", str(workspace)])

    return call


def test_new_writes_the_slides_that_were_asked_for(run, tmp_path, claims, altered_id):
    path = tmp_path / "deck.pptx"
    chosen = ("--chart", claims.address, "--chart", f"o/{altered_id}", "--lang", "en")
    result = run("new", "-o", path, *chosen, "--base-url", "https://figures.example.org", "--title", "Quarter")
    assert result.exit_code == 0
    assert result.stdout == ""
    deck = Presentation(str(path))
    assert len(deck.slides) == 4
    assert deck.slides[0].shapes.title.text_frame.text == "Quarter"


def test_a_deck_links_to_the_one_public_address_that_is_set(run, tmp_path, claims, monkeypatch):
    monkeypatch.setenv("FIGTRACE_BASE_URL", "https://figures.example.org/")
    path = tmp_path / "deck.pptx"
    assert run("new", "-o", path, "--chart", claims.address).exit_code == 0
    notes = Presentation(str(path)).slides[0].notes_slide.notes_text_frame.text
    assert "https://figures.example.org/o/" in notes
    assert "127.0.0.1" not in notes
    result = run("new", "-o", path, "--chart", claims.address, "--base-url", "https://other.example.org")
    assert result.exit_code == 0
    assert "https://other.example.org/o/" in Presentation(str(path)).slides[0].notes_slide.notes_text_frame.text


def test_refresh_writes_beside_the_deck_and_leaves_it_as_it_was(run, tmp_path, claims, altered):
    from dashboard.exports.pptx.deck import write_deck

    path = tmp_path / "deck.pptx"
    path.write_bytes(old := write_deck(altered, [claims], "ko"))
    result = run("refresh", path)
    assert result.exit_code == 0
    assert path.read_bytes() == old
    new = (tmp_path / "deck-refreshed.pptx").read_bytes()
    assert len(Presentation(BytesIO(new)).slides) == 3
    assert "→" in result.stderr


def test_refresh_tells_of_slides_whose_figures_before_it_does_not_know(run, tmp_path, claims, altered):
    from dashboard.exports.pptx.deck import write_deck

    path = tmp_path / "deck.pptx"
    deck = Presentation(BytesIO(write_deck(altered, [claims], "ko")))
    deck.slides[0].notes_slide.notes_text_frame.text = ""
    deck.save(str(path))
    result = run("refresh", path)
    assert "0 figures changed, 1 slides to be checked, without notes that can be read" in result.stderr


@pytest.mark.parametrize("make_other", [lambda path, other: other.symlink_to(path), os.link, None])
def test_refresh_never_writes_over_its_input_by_whatever_name(run, tmp_path, store, claims, make_other):
    from dashboard.exports.pptx.deck import write_deck

    path, other = tmp_path / "deck.pptx", tmp_path / "other.pptx"
    path.write_bytes(old := write_deck(store, [claims], "ko"))
    if make_other:
        make_other(path, other)
    result = run("refresh", path, "-o", other if make_other else path)
    assert isinstance(result.exception, FigtraceError)
    assert "never overwritten" in str(result.exception)
    assert path.read_bytes() == old


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("new", "-o", "deck.odp", "--all"), "slides are written as .pptx"),
        (("new", "-o", "deck.pptx"), "no slide was asked for"),
        (("new", "-o", "deck.pptx", "--chart", "i/no.such"), "there is no such indicator"),
        (("new", "-o", "deck.pptx", "--chart", "http://["), "this is no chart"),
        (("new", "-o", "deck.pptx", "--chart", "i/arms.containers?foo=bar"), "parameter 'foo' is not known"),
        (("new", "-o", "deck.pptx", "--chart", "i/arms.containers?origins=x"), "did you mean origin?"),
        (("new", "-o", "deck.pptx", "--chart", "i/arms.containers?k=clam"), "known are "),
        (("new", "-o", "deck.pptx", "--chart", "i/arms.containers?t=soon"), "period 'soon' has the wrong form"),
        (("new", "-o", "deck.pptx", "--chart", "o/002:1-2?k=cap"), "known are v, asof"),
        (("new", "-o", "deck.pptx", "--all", "--base-url", "http://["), "--base-url: found 'http://['"),
        (("new", "-o", "deck.pptx", "--all", "--template", "none.pptx"), "no such file"),
        (("new", "-o", "deck.pptx", "--all", "--base-url", "ftp://x"), "--base-url: found 'ftp://x'"),
        (("new", "-o", "deck.pptx", "--all", "--base-url", "https://x/path"), "and no path"),
        (("new", "-o", "deck.pptx", "--all", "--base-url", "https://a b"), "expected scheme and host"),
        (("refresh", "none.pptx"), "no such file"),
        (("refresh", "words.pptx"), "this is no PowerPoint file"),
    ],
)
def test_a_mistake_is_one_line_and_writes_nothing(run, tmp_path, monkeypatch, words, said):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "words.pptx").write_text("words")
    result = run(*words)
    assert isinstance(result.exception, FigtraceError)
    assert said in str(result.exception)
    assert "\n" not in str(result.exception)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["words.pptx"]


@pytest.mark.parametrize("words", [("refresh", os.devnull), ("new", "--all", "--template", os.devnull)])
def test_a_device_is_no_deck_and_not_read_without_end(run, tmp_path, words):
    result = run(*words, "-o", tmp_path / "deck.pptx")
    assert str(result.exception) == f"{os.devnull}: found a device there; please name a .pptx that can be read"


def test_a_deck_that_is_too_large_is_refused_before_it_is_read(run, tmp_path, monkeypatch):
    path = tmp_path / "large.pptx"
    with path.open("wb") as file:
        file.truncate(60_000_000)
    monkeypatch.setattr("dashboard.cli.decks.open_store", None)  # nothing is built for it
    result = run("refresh", path)
    assert f"{path}: it has 60 MB, 50 at most; please compress its pictures" in str(result.exception)
    assert sorted(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize(("edition", "least", "most"), [("short", 15, 30), ("full", 50, 70)])
def test_all_is_a_briefing_in_two_editions(run, tmp_path, edition, least, most):
    path = tmp_path / "deck.pptx"
    result = run("new", "--all", "--edition", edition, "-o", path)
    assert result.exit_code == 0
    assert least <= len(Presentation(str(path)).slides) <= most


def test_links_that_only_this_machine_can_open_are_told(run, tmp_path, claims):
    result = run("new", "--chart", claims.address, "-o", tmp_path / "deck.pptx")
    assert "http://127.0.0.1:8050, which only this machine can open" in result.stderr
    told = run("new", "--chart", claims.address, "-o", tmp_path / "deck.pptx", "--base-url", "https://a.example.org")
    assert "only this machine" not in told.stderr


@pytest.mark.parametrize("title", ["a\x01b", "a\x0bb", "a\udcffb", "a\ufffeb"])
def test_a_title_that_no_slide_may_hold_is_refused_by_its_name(run, tmp_path, claims, title):
    result = run("new", "-o", tmp_path / "deck.pptx", "--chart", claims.address, "--title", title)
    assert isinstance(result.exception, FigtraceError)
    assert str(result.exception).startswith("--title: character 2 is ")
    assert not list(tmp_path.iterdir())


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere no file has such a name")
def test_a_deck_whose_name_is_not_utf8_is_refreshed(run, tmp_path, claims, altered):
    from dashboard.exports.pptx.deck import write_deck

    path = tmp_path / "\udcff.pptx"
    path.write_bytes(write_deck(altered, [claims], "ko"))
    assert run("refresh", path, "-o", tmp_path / "new.pptx").exit_code == 0
