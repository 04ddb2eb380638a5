"""From figures that wait to a stub that the catalogue loads and that claims them."""

import shutil
import sys
import tomllib
from pathlib import Path
from types import SimpleNamespace

import pytest

from dashboard import cli
from dashboard.cli import extracting
from etl.actors import load_actors
from etl.catalogue import load_catalogue
from etl.documents import plain_document, read_documents
from etl.extract import extract
from etl.observations import link
from etl.propose import UNCLAIMED, find_groups, read_waiting, write_stub
from etl.propose.stub import romanise
from etl.rules import load_rules
from tests.rules import own_catalogue, own_rules

pytestmark = pytest.mark.whole

ROOT = Path(__file__).parents[2]
RULES = own_rules()
ACTORS = load_actors(ROOT)
CATALOGUE = own_catalogue()
TEXT = """항구의 크레인 12대가 새로 섰다. 역의 크레인 7대는 낡았다. 크레인 3대는 멈췄다.

2023년에 1만 2천 개의 비닐하우스가 섰다. 이 도시에는 400개의 비닐하우스가 있다.

The town stores 300 tons of flour.
"""
TABLE = "| 구분 | 2022 | 2023 |\n|---|---|---|\n| 도서관(곳) | 12 | 15 |\n"


def read(text, catalogue=CATALOGUE, language="ko", format="text"):
    extraction = extract(plain_document(text, name="paper", language=language, format=format), RULES)
    return extraction, link(extraction, catalogue)


def propose(text, **given):
    groups = find_groups(read_waiting(*read(text, **given)), ACTORS)
    return groups, "\n".join(write_stub(groups, RULES, ACTORS))


@pytest.fixture
def install(tmp_path):
    """Load a copy of datasets with a stub under a new family."""

    def run(stub):
        shutil.copytree(ROOT / "datasets", tmp_path / "datasets")
        (tmp_path / "datasets" / "indicators" / "harbour.toml").write_text(
            stub.replace("TODO", "harbour"), encoding="utf-8"
        )
        return load_catalogue(tmp_path, RULES)

    return run


def test_groups_are_of_one_unit_and_one_noun_and_the_largest_comes_first():
    groups, _ = propose(TEXT)
    assert [(g.unit, g.noun, len(g.members)) for g in groups] == [
        ("vehicle_unit", "크레인", 3),
        ("item", "비닐하우스", 2),
        ("tonne", "flour", 1),
    ]


@pytest.mark.parametrize(("text", "format"), [(TEXT, "text"), (TABLE, "markdown")])
def test_a_stub_needs_nothing_but_a_family_and_then_claims_its_figures(install, text, format):
    groups, stub = propose(text, format=format)
    catalogue = install(stub)
    proposed = {one.place for group in groups for one in group.members}
    linked = {x.mention_id: x.indicator for x in read(text, catalogue, format=format)[1]}
    assert proposed
    assert all((linked[place] or "").startswith("harbour.") for place in proposed)


def test_values_seen_lie_in_the_range(install):
    groups, stub = propose(TEXT)
    added = [i for i in install(stub).indicators if i.family == "harbour"]
    for group, indicator in zip(groups, added, strict=True):
        assert all(indicator.low < one.value < indicator.high for one in group.members)


def test_the_row_of_a_table_is_the_noun_without_its_unit():
    groups, stub = propose(TABLE, format="markdown")
    assert [(g.unit, g.noun, len(g.members)) for g in groups] == [("place", "도서관", 2)]
    assert tomllib.loads(stub)["indicator"][0]["rows"] == [["도서관"]]


def test_two_countries_in_most_sentences_make_a_flow():
    text = "북한은 러시아에 크레인 12대를 보냈다. 북한이 러시아로 보낸 크레인은 7대이다."
    assert tomllib.loads(propose(text)[1])["indicator"][0]["flow"] == ["KP", "RU"]
    assert "flow" not in tomllib.loads(propose("크레인 12대가 섰다.")[1])["indicator"][0]


def test_quotes_stand_with_their_place():
    _, stub = propose("항구의 크레인 12대가 새로 섰다.")
    assert "#   paper:8-11  항구의 크레인 ⟦12대⟧가 새로 섰다." in stub


def test_a_figure_without_a_noun_is_shown_and_claims_nothing():
    _, stub = propose("5,000톤이었다.")
    assert "indicator" not in tomllib.loads(stub)
    assert "⟦5,000톤⟧" in stub


def test_what_waits_for_another_reason_is_left_to_a_person():
    extraction, linkings = read("항구의 크레인 12대가 새로 섰다.")
    assert [x.reason for x in linkings] == [UNCLAIMED]
    other = [SimpleNamespace(mention_id=x.mention_id, status=x.status, reason="둘 이상") for x in linkings]
    assert list(read_waiting(extraction, other)) == []


def test_ids_differ_even_where_nouns_sound_alike(install):
    stub = propose("창고 옆에 천막 3채가 섰고, 天幕 집 4채가 섰다. 倉庫는 5채이다.")[1]
    assert install(stub).indicators


def test_names_in_ids_are_plain_letters():
    assert romanise("북한 노동자 (명)") == "bukhan_nodongja_myeong"
    assert romanise("天幕") == ""


class TestCommand:
    @pytest.fixture
    def figtrace(self, monkeypatch, capsysbinary):
        def run(*arguments):
            monkeypatch.setattr(sys, "argv", ["figtrace", *map(str, arguments)])
            with pytest.raises(SystemExit) as ended:
                cli.main()
            out, err = capsysbinary.readouterr()
            return SimpleNamespace(code=ended.value.code, out=out.decode(), err=err.decode())

        return run

    def test_files_are_read_beside_the_store(self, figtrace, tmp_path):
        paper = tmp_path / "paper.txt"
        paper.write_text(TEXT, encoding="utf-8")
        done = figtrace("propose", "--workspace", ROOT, paper)
        assert done.code == 0
        assert [entry["unit"] for entry in tomllib.loads(done.out)["indicator"]] == ["vehicle_unit", "item", "tonne"]
        assert "6 figures in 3 groups" in done.err

    def test_without_files_the_store_is_read(self, figtrace, workspace):
        done = figtrace("propose", "--workspace", workspace)
        assert done.code == 0
        assert tomllib.loads(done.out)["family"]["id"] == "TODO"


def test_the_store_gives_what_its_documents_give(workspace):
    rules = load_rules(workspace)
    catalogue = load_catalogue(workspace, rules)
    read = (extract(document, rules) for document in read_documents(workspace))
    direct = {one.place: one for extraction in read for one in read_waiting(extraction, link(extraction, catalogue))}
    stored = list(extracting.waiting_in_store(workspace))
    assert stored == [direct[one.place] for one in stored]
