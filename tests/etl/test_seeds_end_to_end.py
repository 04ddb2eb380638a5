"""The five documents from end to end: every chartable figure, read over by people, in tests/cases/seeds.csv."""

import csv
import shutil
from pathlib import Path

import pytest

from etl.pipeline import build
from etl.store.read import Store

ROOT = Path(__file__).parents[2]
COLUMNS = (
    "value",
    "low",
    "high",
    "bound",
    "unit",
    "period_start",
    "period_end",
    "kind",
    "origin_id",
    "indicator_id",
    "status",
)


def expected() -> list[dict[str, str]]:
    """The rows of the table; a wrap inside a quote is written ⏎."""
    with (ROOT / "tests" / "cases" / "seeds.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def shown(value) -> str:
    """A cell as the table writes it: decimals without trailing zeros, nothing for null."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    text = format(value, "f") if hasattr(value, "as_tuple") else str(value)
    return text.rstrip("0").rstrip(".") if hasattr(value, "as_tuple") and "." in text else text


def test_every_chartable_figure_is_published_with_value_unit_bound_period_origin_and_quote(store):
    figures = sorted(store.figures(), key=lambda row: (row.document_id, row.char_start))
    found = [
        {
            "document": row.document_id,
            "quote": row.quote_value.replace("\n", "⏎"),
            "is_vague": shown(row.is_vague),
            **{name.removesuffix("_id"): shown(row[name]) for name in COLUMNS},
        }
        for row in figures
    ]
    wanted = expected()
    assert [(row["document"], row["quote"]) for row in found] == [(row["document"], row["quote"]) for row in wanted]
    for got, row in zip(found, wanted, strict=True):
        assert got == row


def test_every_family_has_figures(store):
    families = {row.family for row in store.figures()}
    assert families == {"trade", "arms", "energy", "economy", "people", "diplomacy", "infrastructure", "sanctions"}


def test_the_table_of_the_bank_of_korea_gives_36_figures_of_one_origin(store):
    rows = store.figures(origin="kr.bok")
    assert len(rows) == 36
    assert {row.period_start for row in rows} == {"2017", "2018", "2019", "2020", "2021", "2022"}


def test_containers_keep_three_rival_origins_apart(store):
    rows = store.figures(indicator="arms.containers")
    assert {(row.origin_id.split(":")[0], int(row.low), row.high) for row in rows} == {
        ("kr.nis", 13000, None),
        ("us.thomas_greenfield", 20000, None),
        ("author", 7000, None),
    }
    relations = store.relations("arms.containers")
    assert len(relations) == 3
    assert {row.verdict for row in relations} == {"window"}


def test_a_cap_is_no_delivery(store):
    caps = [row for row in store.figures() if row.kind == "cap"]
    assert all(row.bound in ("at_most", "less_than") for row in caps)
    assert not {row.indicator_id for row in caps} & {"energy.refined_from_russia", "energy.refined_from_china"}


@pytest.mark.whole
def test_a_deleted_rule_takes_its_figure_away_and_a_new_paper_brings_figures(tmp_path):
    workspace = tmp_path / "workspace"
    for name in ("seeds", "datasets"):
        shutil.copytree(ROOT / name, workspace / name)
    arms = workspace / "datasets" / "indicators" / "arms.toml"
    arms.write_text(arms.read_text(encoding="utf-8").replace('"컨테이너"', '"없는말"'), encoding="utf-8")
    text = "국방부는 2024년 11월 기준 러시아에 파병된 북한군이 1만 2천 명 이상이라고 밝혔다.\n"
    (workspace / "seeds" / "005.txt").write_text(text, encoding="utf-8")
    manifest = workspace / "seeds" / "manifest.toml"
    manifest.write_text(manifest.read_text(encoding="utf-8") + _entry(text), encoding="utf-8")
    with Store.open(build(workspace).path) as store:
        quotes = {row.quote_value for row in store.figures()}
        added = store.figures(document="005")
    assert "1만 3,000여 개 이상" not in quotes
    assert [(row.indicator_id, int(row.value), row.bound, row.period_start) for row in added] == [
        ("arms.troops", 12000, "at_least", "2024-11")
    ]


def _entry(text: str) -> str:
    import hashlib

    digest = hashlib.sha256(text.encode()).hexdigest()
    return (
        f'\n[[document]]\nid = "005"\nfile = "005.txt"\nsha256 = "{digest}"\nlanguage = "ko"\nformat = "text"\n'
        'label_ko = "새 글"\nlabel_en = "A new paper"\n'
    )
