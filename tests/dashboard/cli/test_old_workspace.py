"""A workspace made by an earlier figtrace still builds, and is told what it leaves out."""

import tomllib

import pytest

from etl.bench.toml_text import write_toml
from etl.store import Store
from etl.workspace import current_store

pytestmark = pytest.mark.whole

SENTENCE = "국가정보원은 북한이 2024년 컨테이너 1만 3,000여 개를 러시아에 보냈다고 밝혔다."


def change(papers, name, edit):
    path = papers / "datasets" / name
    tables = tomllib.loads(path.read_text(encoding="utf-8"))
    edit(tables)
    path.write_text(write_toml(tables), encoding="utf-8")


def make_older(papers):
    """As if much had been gained since."""
    for language in ("ko", "en", "zh", "ru"):
        change(papers, f"language/{language}.toml", lambda t: t["meaning"].pop("decided"))
    change(papers, "language/en.toml", lambda t: t["numbers"].update(dozen=12))
    change(papers, "areas.toml", lambda t: [area.pop("adjective") for area in t["area"]])
    change(papers, "units.toml", lambda t: (t.pop("speeds"), [unit.pop("base", 0) for unit in t["unit"]]))
    change(papers, "cues/passages.toml", lambda t: t["cue"]["sentences"].pop("abbreviation"))
    dates = {"role": "a date", "reach": "at", "pattern": [r"(?P<py>\\d{4})년"], "groups": ["py"]}
    change(papers, "cues/mentions.toml", lambda t: t["cue"]["dates_ko"].update(ko=dates))
    (papers / "datasets" / "breakdowns.toml").unlink()


@pytest.mark.usefixtures("child")
def test_a_workspace_of_an_earlier_figtrace_is_built_and_told_what_is_not_its_own(figtrace, papers, tmp_path):
    paper = tmp_path / "paper.txt"
    paper.write_text(SENTENCE, encoding="utf-8")
    make_older(papers)
    assert figtrace("add", paper).code == 0
    done = figtrace("build")
    assert done.code == 0
    (told,) = [line for line in done.err if line.startswith("figtrace: what this workspace leaves out")]
    for part in (
        "datasets/language/ko.toml (meaning.decided)",
        "datasets/units.toml (speeds, unit",
        "datasets/breakdowns.toml (the whole file)",
        "datasets/cues/passages.toml (sentences.abbreviation)",
        "datasets/cues/mentions.toml (dates_ko.ko)",
    ):
        assert part in told, told
    with Store.open(current_store(papers)) as store:
        assert [(row["value"], row["ref_area"]) for row in store.figures()] == [(13_000, "KP")]


@pytest.mark.usefixtures("child", "papers")
def test_a_workspace_of_today_is_told_nothing(figtrace):
    assert not any("leaves out" in line for line in figtrace("build").err)
