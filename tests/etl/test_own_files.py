"""A workspace of an earlier figtrace still builds: what its files leave out is taken from those of today."""

import shutil
import tomllib
from copy import deepcopy
from decimal import Decimal
from pathlib import Path

import pytest

from etl.bench.small import cut_datasets
from etl.bench.toml_text import write_toml
from etl.documents import plain_document
from etl.errors import RuleError
from etl.extract import extract
from etl.rules import load_rules
from etl.schemas.base import Entry
from etl.schemas.inputs import Inputs
from etl.schemas.kinds import KINDS
from etl.schemas.own import complete
from etl.workspace import fingerprint

ROOT = Path(__file__).parents[2]
SHIPPED = [  # a CSV has no sections, and its lines no ids
    (kind, path) for kind in KINDS if kind.is_shipped and not kind.columns for path in sorted(ROOT.glob(kind.path))
]

LISTS = [(kind, path) for kind, path in SHIPPED if kind.table and kind.key]  # rules of verdicts have no ids


def name_of(shipped):
    return shipped[1].relative_to(ROOT).as_posix()


def read(path):
    return tomllib.loads(path.read_text(encoding="utf-8"), parse_float=Decimal)


def sections(schema, tables, at=()):
    """The places of all keys that are told by the schema, lists of entries left out."""
    for name, field in schema.model_fields.items():
        key = field.alias or name
        if key in tables:
            yield (*at, key)
            inner = field.annotation
            if isinstance(inner, type) and issubclass(inner, Entry) and isinstance(tables[key], dict):
                yield from sections(inner, tables[key], (*at, key))


def without(tables, place):
    less = deepcopy(tables)
    around = less
    for step in place[:-1]:
        around = around[step]
    del around[place[-1]]
    return less


@pytest.mark.parametrize(("kind", "path"), SHIPPED, ids=map(name_of, SHIPPED))
def test_every_key_that_a_section_leaves_out_is_figtraces_own(kind, path):
    own = read(path)
    places = [place for place in sections(kind.schema, own) if place != (kind.table,)]
    for place in places:
        assert complete(kind, without(own, place), own) == (own, (place,)), place


@pytest.mark.parametrize(("kind", "path"), LISTS, ids=map(name_of, LISTS))
def test_every_key_that_an_entry_needs_and_leaves_out_is_that_of_figtraces_entry(kind, path):
    own = read(path)
    (field,) = [f for name, f in kind.schema.model_fields.items() if name == kind.table]
    entry_schema = field.annotation.__args__[0]
    for key in (f.alias or name for name, f in entry_schema.model_fields.items() if f.is_required()):
        if key != kind.key:
            less = own | {kind.table: [{k: v for k, v in e.items() if k != key} for e in own[kind.table]]}
            done, taken = complete(kind, less, own)
            assert done == own, key
            assert len(taken) == len(own[kind.table])


@pytest.fixture(scope="module")
def small(tmp_path_factory):
    folder = tmp_path_factory.mktemp("old")
    (folder / "seeds").mkdir()
    cut_datasets(ROOT / "datasets", folder / "datasets")
    return folder


@pytest.fixture
def folder(tmp_path, small):
    return Path(shutil.copytree(small, tmp_path / "workspace"))


def change(folder, name, edit):
    path = folder / "datasets" / name
    tables = tomllib.loads(path.read_text(encoding="utf-8"))
    edit(tables)
    path.write_text(write_toml(tables), encoding="utf-8")


def test_a_key_that_is_there_holds_and_one_that_is_not_is_taken_and_told(folder):
    change(folder, "language/ko.toml", lambda t: (t["meaning"].pop("decided"), t["meaning"].update(limits=["울타리"])))
    meaning = load_rules(folder).languages["ko"]["meaning"]
    assert meaning["decided"] == read(ROOT / "datasets/language/ko.toml")["meaning"]["decided"]
    assert meaning["limits"] == ["울타리"]
    assert Inputs(folder).taken()["datasets/language/ko.toml"] == ["meaning.decided"]


def test_what_was_taken_changes_what_the_cache_and_the_store_are_called_by(folder, monkeypatch):
    change(folder, "language/ko.toml", lambda t: t["meaning"].pop("decided"))
    before, version = load_rules(folder).digest, fingerprint(folder)[0]
    newer = folder.parent / "newer"
    shutil.copytree(ROOT / "datasets", newer / "datasets")
    change(newer, "language/ko.toml", lambda t: t["meaning"]["decided"].append("못박았다"))
    monkeypatch.setattr("etl.schemas.shelf.find_own", lambda: newer)
    monkeypatch.setattr("etl.workspace.find_own", lambda: newer)
    assert load_rules(folder).digest != before
    assert fingerprint(folder)[0] != version


def test_a_file_that_is_not_there_is_figtraces_own(folder):
    (folder / "datasets/areas.toml").unlink()
    shutil.rmtree(folder / "datasets/concepts")
    rules = load_rules(folder)
    assert rules.vocabulary.areas.keys() == load_rules(ROOT).vocabulary.areas.keys()
    assert rules.vocabulary.concepts.keys() == load_rules(ROOT).vocabulary.concepts.keys()
    assert Inputs(folder).taken()["datasets/areas.toml"] == []


def test_a_list_of_entries_stays_as_short_as_a_person_made_it(folder):
    change(folder, "origins.toml", lambda t: t["origin"].pop())
    assert len(load_rules(folder).origins) == 1


def test_a_unit_that_something_taken_names_comes_along(folder):
    change(folder, "units.toml", lambda t: t.update(unit=[u for u in t["unit"] if u["id"] not in ("day", "tonne")]))
    change(folder, "language/ko.toml", lambda t: t["numbers"].pop("words"))
    units = load_rules(folder).units
    assert "day" in units  # 이틀 is two of them
    assert "tonne" not in units
    assert 'unit "day"' in Inputs(folder).taken()["datasets/units.toml"]


def test_an_entry_of_ones_own_that_cannot_be_completed_is_told_with_where_to_look(folder):
    change(folder, "areas.toml", lambda t: t["area"].append({"id": "XX", "ko": "엑스", "en": "X", "words": ["엑스국"]}))
    with pytest.raises(RuleError) as caught:
        load_rules(folder)
    (problem,) = caught.value.problems
    assert problem.startswith("datasets/areas.toml, line ")
    assert 'area "XX", adjective: found nothing' in problem
    assert "figtrace init DIR" in problem


def test_what_was_taken_and_does_not_fit_is_told_as_figtraces(folder):
    change(
        folder, "units.toml", lambda t: t.update(unit=[u | {"id": "tag"} if u["id"] == "day" else u for u in t["unit"]])
    )
    change(folder, "language/ko.toml", lambda t: t["numbers"].pop("words"))
    with pytest.raises(RuleError) as caught:
        load_rules(folder)
    assert any(problem.startswith('datasets/units.toml of figtrace, unit "day"') for problem in caught.value.problems)


def test_a_key_of_earlier_versions_that_nothing_reads_any_more_is_passed_over(folder):
    change(folder, "language/en.toml", lambda t: t["numbers"].update(dozen=12))
    assert "dozen" not in load_rules(folder).languages["en"]["numbers"]


def test_figtraces_own_files_leave_nothing_out():
    assert Inputs(ROOT).taken() == {}


SENTENCES = {
    "ko": "국가정보원은 2024년 직원이 1,200명 이상이라고 밝혔다. 수출은 하루 평균 3억 달러로 12% 줄었다.",
    "en": "According to the ministry, exports rose by at least 12% to two hundred million dollars a year in 2023.",
    "zh": "据海关总署数据，2023年出口同比下降12%，达到至少二百万美元。",
    "ru": "По данным министерства, в 2023 году экспорт упал на 12% до не менее двух миллионов долларов.",
}


@pytest.mark.whole
@pytest.mark.parametrize("language", SENTENCES)
def test_names_that_a_person_takes_out_of_a_table_are_done_without(folder, language):
    """Bounds, kinds and rates are tables of words: they hold as they are."""
    path = f"language/{language}.toml"
    own = read(folder / "datasets" / path)
    places = [("kinds", name) for name in own["kinds"]] + [("rates", name) for name in own["rates"]]
    places += [("bounds", where, name) for where in own["bounds"] for name in own["bounds"][where]]
    for place in places:
        (folder / "datasets" / path).write_text(write_toml(without(own, place)), encoding="utf-8")
        assert extract(plain_document(SENTENCES[language], language=language), load_rules(folder)).mentions, place
