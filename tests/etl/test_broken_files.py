"""Broken files that people edit: each is told with its name, or it is none; nothing else ever comes of it."""

import os
import shutil
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from etl.bench.broken import find_damages
from etl.bench.small import cut_datasets
from etl.bench.trying import try_damages
from etl.documents import plain_document
from etl.errors import FigtraceError, InputError, RuleError, SeedError
from etl.extract import extract
from etl.inputs import load_inputs
from etl.schemas import notes, proposals
from etl.schemas.kinds import KINDS
from etl.schemas.language import ChineseFile, EnglishFile, KoreanFile, RussianFile
from etl.workspace import fingerprint
from tests.rules import own_rules

pytestmark = pytest.mark.whole

REPOSITORY = Path(__file__).parents[2]


SENTENCES = {  # one a language, so that the words of each are asked for
    "ko": "국가정보원은 직원이 1,200명 이상이라고 밝혔다.",
    "en": "According to the ministry, exports rose by 12% to two hundred million dollars in 2023.",
    "zh": "据海关总署数据，2023年出口同比增长12%，达到二百万美元。",
    "ru": "По данным министерства, в 2023 году экспорт вырос на 12% до двух миллионов долларов.",
}


SCHEMAS = {"ko": KoreanFile, "en": EnglishFile, "zh": ChineseFile, "ru": RussianFile}


def load_and_use(workspace):
    """Load, and read a sentence in each language by what was loaded: a file that is valid can be used."""
    rules = load_inputs(workspace).rules
    for language, sentence in SENTENCES.items():
        extract(plain_document(sentence, language=language), rules)


def make_small(folder):
    """The repository's own workspace, so small that it loads in milliseconds."""
    shutil.copytree(REPOSITORY / "seeds", folder / "seeds")
    cut_datasets(REPOSITORY / "datasets", folder / "datasets")
    shutil.copy(REPOSITORY / "datasets" / "corrections.toml", folder / "datasets")


EVERY = 200  # of the thousands of damages; figtrace bench tries them all


@pytest.fixture(scope="module")
def small(tmp_path_factory):
    folder = tmp_path_factory.mktemp("small")
    make_small(folder)
    load_and_use(folder)
    return folder


@pytest.mark.parametrize("start", range(4))
def test_a_broken_file_is_named_or_can_be_used_and_nothing_else_ever_comes_of_it(small, start):
    damages = list(find_damages(small))[start * EVERY // 4 :: EVERY * 4]
    tried = list(try_damages(small, load_and_use, damages))
    assert [outcome for outcome in tried if outcome.sort not in ("refused", "loaded")] == []
    assert Counter(outcome.sort for outcome in tried)["refused"] > 5


@pytest.mark.parametrize("language", SENTENCES)
def test_what_a_language_may_leave_out_can_be_done_without(language):
    """All of them, no sample: a rule that reads by name what the schema lets go would fall over at the first paper."""
    rules = own_rules()
    entries, schema = rules.languages[language], SCHEMAS[language].model_fields
    tried = 0
    for section in ("bounds", "signs", "origins", "discourse", "meaning"):
        for key, field in schema[section].annotation.model_fields.items():
            if key in entries[section] and not field.is_required():
                less = entries | {section: {k: words for k, words in entries[section].items() if k != key}}
                without = replace(rules, languages=rules.languages | {language: less})
                assert extract(plain_document(SENTENCES[language], language=language), without).mentions, key
                tried += 1
    assert tried > 5


def test_every_kind_of_file_is_broken(small):
    paths = {damage.path for _, damage in find_damages(small)}
    read = [kind.path for kind in KINDS if kind not in (notes.KIND, proposals.KIND)]  # which no build reads
    assert [path for path in read if not any(Path(found).match(path) for found in paths)] == []


def test_a_loader_that_lets_anything_pass_is_found_out(small):
    damages = [(name, damage) for name, damage in find_damages(small) if damage.is_certain][::200]
    assert {outcome.sort for outcome in try_damages(small, lambda _: None, damages)} == {"accepted"}


@pytest.fixture
def folder(tmp_path, small):
    return Path(shutil.copytree(small, tmp_path / "workspace"))


def edit(folder, name, old, new):
    path = folder / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def problems_of(folder):
    with pytest.raises(FigtraceError) as caught:
        load_inputs(folder)
    return caught.value.problems


@pytest.mark.parametrize(
    ("name", "old", "new", "problem"),
    [
        (
            *("seeds/manifest.toml", 'published = "2025-03-24"', 'published = "2025-02-31"'),
            'seeds/manifest.toml, line 69, document "002", published: found "2025-02-31", '
            "expected a date that exists, as 2025, 2025-02 or 2025-02-28; please correct it",
        ),
        (
            "seeds/manifest.toml",
            'title = "2025년 북러 관계 전망과 한국의 대응"',
            "title = 5",
            "title: found 5, expected text",
        ),
        ("seeds/manifest.toml", 'title = "2025년', 'titel = "2025년', 'the unknown key "titel"'),
        ("seeds/manifest.toml", 'title = "2025년', 'titel = "2025년', 'did you mean "title"?'),
        ("seeds/manifest.toml", 'id = "002"', 'id = "a/b?#%"', 'id: found "a/b?#%"'),
        ("seeds/manifest.toml", 'file = "002_', 'file = "../seeds/002_', "the path of a file inside seeds/"),
        ("seeds/manifest.toml", 'id = "002"', 'id = "001"', 'id: found "001" a second time'),
        ("datasets/corrections.toml", '"gni_per_head"', '"gni_per_haed"', 'did you mean "gni_per_head"?'),
        ("datasets/actors.toml", '"id" = "KP"', '"id" = "KQ"', "expected the id of one actor"),
        ("datasets/units.toml", '"id" = "USD"', '"id" = "USD"\n"dimenson" = "money"', 'did you mean "dimension"?'),
    ],
)
def test_a_problem_is_told_with_its_place_and_what_was_expected(folder, name, old, new, problem):
    edit(folder, name, old, new)
    assert any(problem in line for line in problems_of(folder))


def test_the_problems_of_all_files_are_told_at_once(folder):
    edit(folder, "seeds/manifest.toml", 'language = "ko"', "language = 5")
    edit(folder, "datasets/units.toml", '"id" = ', '"idd" = ')
    (folder / "datasets" / "language" / "ko.toml").write_bytes(b"")
    (folder / "datasets" / "origins.toml").write_bytes(b"\xff")
    (folder / "datasets" / "decisions.csv").write_text("mention_id\n")
    told = problems_of(folder)
    for name in ("manifest.toml", "units.toml", "ko.toml", "origins.toml", "decisions.csv"):
        assert any(name in line for line in told), name
    assert all(len(line.splitlines()) == 1 for line in told)


def test_errors_of_seeds_of_datasets_and_of_both_can_be_told_apart(folder):
    def sort():
        with pytest.raises(InputError) as caught:
            load_inputs(folder)
        return caught.type

    edit(folder, "seeds/manifest.toml", 'language = "ko"', "language = 5")
    assert sort() is SeedError
    (folder / "datasets" / "origins.toml").write_bytes(b"")
    assert sort() is InputError
    shutil.copy(REPOSITORY / "seeds" / "manifest.toml", folder / "seeds")
    assert sort() is RuleError


def test_a_link_may_lead_to_another_place_in_the_workspace_but_not_out_of_it(folder, tmp_path):
    seed = next((folder / "seeds").glob("000*"))
    inside, outside = folder / "texts.txt", tmp_path / "outside.txt"
    for place in (inside, outside):
        shutil.copy(seed, place)
    seed.unlink()
    seed.symlink_to(inside)
    load_inputs(folder)
    seed.unlink()
    seed.symlink_to(outside)
    assert any("a link that leads out of the workspace" in line for line in problems_of(folder))


def test_what_begins_with_a_dot_is_nobodys_data(folder):
    for name in ("indicators/.#x.toml", "concepts/._a.toml", "language/.ko.toml.swp", ".decisions.csv"):
        (folder / "datasets" / name).parent.mkdir(exist_ok=True)
        (folder / "datasets" / name).symlink_to("kim@desk.4711:1764400000")
    load_inputs(folder)


def test_a_file_that_nothing_reads_is_told(folder):
    (folder / "datasets" / "decison.csv").write_text("")
    (told,) = problems_of(folder)
    assert 'did you mean "datasets/decisions.csv"?' in told


ODD = {  # what stands in the place of a file
    "a folder": lambda path: path.mkdir(),
    "something that is no file": lambda path: os.mkfifo(path),
    "nothing": lambda path: path.symlink_to("nowhere"),
}
if not hasattr(os, "mkfifo"):  # Windows
    del ODD["something that is no file"]


@pytest.mark.parametrize("found", ODD)
@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.path)
def test_what_is_no_file_is_told_and_no_build_passes_it_over(folder, kind, found):
    path = folder / kind.path.replace("*", "zz")
    path.unlink(missing_ok=True)
    before = fingerprint(folder)
    ODD[found](path)
    told = f"{path.relative_to(folder).as_posix()}: found {found}, expected a file; "
    assert [line for line in problems_of(folder) if line.startswith(told)]
    assert fingerprint(folder) != before


@pytest.mark.parametrize("published", ["9999-12-31", "0001", "3000-01-01"])
def test_a_date_without_room_on_both_sides_is_told(folder, published):
    edit(folder, "seeds/manifest.toml", 'published = "2025-03-24"', f'published = "{published}"')
    assert any(f'published: found "{published}", expected a date that exists' in line for line in problems_of(folder))
