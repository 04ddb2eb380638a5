"""What a text is read by is data: every cue stands in datasets/cues/, and every one there is read by the code."""

import ast
import os
import re
import shutil
import subprocess
import sys
import unicodedata
from collections import Counter
from pathlib import Path

import pytest

from etl import cues, rules
from etl.cues import fill_in, find_faults, find_sleeping, find_unread, groups_of, read_known
from etl.documents import plain_document
from etl.errors import RuleError
from etl.extract import extract
from etl.inputs import find_cues_asleep
from etl.mentions.dates_en import EN
from etl.mentions.dates_ru import RU
from etl.mentions.dates_zh import ZH
from etl.passages.tables.lines import cut_row
from etl.patterns import NAMED, expressions_of, kept, pattern, read_own, source_of, use
from etl.publish import note_cues
from etl.rules import load_rules

ROOT = Path(__file__).parents[2]
# a class of letters of a script names no word; marks of lists and units are no letters of words
SCRIPTS = re.compile(r"[가-힣一-鿿А-Яа-яЁёぁ-ヿЀ-ӿ０-９Ａ-Ｚａ-ｚ]-[가-힣一-鿿А-Яа-яЁёぁ-ヿЀ-ӿ０-９Ａ-Ｚａ-ｚ]|[Ёё]")
MARKS = frozenset("ㆍㅇᄋµªº")
TOLD = {  # modules whose words are told to people, or are texts that a benchmark reads
    *("bench", "schemas", "composed_names.py", "composition.py", "plausible.py", "propose/stub.py"),
    "propose/waiting.py",
    "written_periods.py",  # how one writes a time into our own forms
    "reading/letters.py",  # the letters that syllables of Hangul are made of, which are no words
}
# words that stand inside functions still, by module: these numbers may only fall
LEFT = {
    "actors.py": 2,
    "adding/bibliography.py": 13,
    "adding/dates.py": 17,
    "breaks.py": 4,
    "incoming/reader.py": 1,
    "intake/pdf/wraps.py": 2,
    "meaning/__init__.py": 2,
    "meaning/areas_and_figures.py": 2,
    "meaning/attributions.py": 4,
    "meaning/attributions_ko.py": 16,
    "meaning/attributions_ru.py": 4,
    "meaning/attributions_zh.py": 4,
    "meaning/bases.py": 2,
    "meaning/changes.py": 2,
    "meaning/compared.py": 1,
    "meaning/compounds.py": 3,
    "meaning/kinds.py": 4,
    "meaning/measures_ko.py": 1,
    "meaning/modifiers_ko.py": 2,
    "meaning/parts.py": 1,
    "meaning/phrases.py": 28,
    "meaning/view.py": 1,
    "meaning/words.py": 1,
    "mentions/__init__.py": 3,
    "mentions/bare.py": 8,
    "mentions/bounds.py": 27,
    "mentions/carrying.py": 2,
    "mentions/cell_periods.py": 2,
    "mentions/cell_units.py": 4,
    "mentions/cells.py": 4,
    "mentions/citations.py": 2,
    "mentions/context.py": 3,
    "mentions/dates.py": 9,
    "mentions/dates_ko.py": 10,
    "mentions/finish.py": 8,
    "mentions/found.py": 1,
    "mentions/kinds.py": 6,
    "mentions/lexicon_zh.py": 1,
    "mentions/loose_numerals.py": 1,
    "mentions/names.py": 11,
    "mentions/names_of_origins.py": 2,
    "mentions/numbers.py": 25,
    "mentions/origins_ko.py": 12,
    "mentions/origins_other.py": 7,
    "mentions/periods.py": 1,
    "mentions/ranges.py": 5,
    "mentions/scan.py": 10,
    "mentions/units.py": 5,
    "mentions/windows.py": 2,
    "mentions/words_ko.py": 12,
    "mentions/words_other.py": 8,
    "mentions/written_units.py": 1,
    "observations.py": 6,
    "store/asking/question.py": 4,
    "passages/__init__.py": 1,
    "passages/joins.py": 3,
    "passages/sentences.py": 11,
    "passages/tables/heads.py": 1,
    "passages/tables/lines.py": 3,
    "passages/tables/spaced.py": 3,
    "passages/tables/tabbed.py": 1,
    "propose/nouns.py": 2,
    "reading/view.py": 2,
    "si.py": 1,
}


def literals(path):
    tree = ast.parse(path.read_text(encoding="utf-8"))
    bodies = (node.body for node in ast.walk(tree) if isinstance(getattr(node, "body", None), list))
    prose = {id(one.value) for body in bodies for one in body if isinstance(one, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in prose:
            yield node.value


def holds_words(value):
    bare = SCRIPTS.sub("", value)
    return any(ord(c) > 127 and c not in MARKS and unicodedata.category(c) in ("Lo", "Ll", "Lu") for c in bare)


def count_words():
    found = Counter()
    for path in sorted((ROOT / "etl").rglob("*.py")):
        name = path.relative_to(ROOT / "etl").as_posix()
        if name not in TOLD and name.split("/")[0] not in TOLD:
            found[name] = sum(map(holds_words, literals(path)))
    return +found


def test_no_module_gains_words_that_belong_in_the_data():
    more = {name: count for name, count in count_words().items() if count > LEFT.get(name, 0)}
    assert more == {}, "put them in datasets/cues/"


def named_in_code():
    for path in (ROOT / "etl").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            is_cue = isinstance(node, ast.Call) and ast.unparse(node.func) in ("pattern", "words", "values")
            name = node.args[0] if is_cue and node.args else None
            if isinstance(name, ast.Constant):
                yield re.escape(name.value)
            elif isinstance(name, ast.JoinedStr):  # one for each language: f"meaning.relative.of_product_{code}"
                parts = (re.escape(part.value) if isinstance(part, ast.Constant) else "[a-z_]+" for part in name.values)
                yield "".join(parts)


def test_every_cue_is_read_by_the_code_and_every_one_that_it_reads_is_there():
    tables = read_own()
    named = {shape: {name for name in tables if re.fullmatch(shape, name)} for shape in named_in_code()}
    assert [shape for shape, names in named.items() if not names] == []
    used = set().union(*named.values())
    for name, cue in tables.items():
        above = name.rpartition(".")[0]
        for part in cue.get("pattern", ()):
            used |= {f"{above}.{inner}" for inner in re.findall(r"\{([a-z_]\w*)\}", part)}
            used |= set(re.findall(r"\{([a-z_]\w*(?:\.\w+)+)\}", part))  # of another module, by its full name
    assert tables.keys() - used == set()


def test_every_shape_of_a_time_is_tried_or_a_part_of_one():
    tried = {f"times.{code}.{name}" for code, shapes in (("en", EN), ("ru", RU), ("zh", ZH)) for name in shapes.fixed}
    tables = {name: cue for name, cue in read_own().items() if name.startswith("times.")}
    helping = {
        name for name in tables if name.rpartition(".")[2] in ("months", "numbers", "years", "start", "capitals")
    }
    for name, cue in tables.items():
        above = name.rpartition(".")[0]
        helping |= {
            f"{above}.{inner}" for part in cue.get("pattern", ()) for inner in re.findall(r"\{([a-z_]+)\}", part)
        }
    assert tables.keys() - tried - helping == set()


def test_every_pattern_compiles():
    for name, cue in read_own().items():
        if "pattern" in cue:
            assert pattern(name).flags, name
            assert [re.compile(NAMED.sub("(?:x)", one)) for one in expressions_of(cue)], name
    assert list(find_faults(read_own(), known_sound=False)) == []


def test_what_names_a_cue_that_is_another_is_held_against_what_is_asked(monkeypatch):
    own = {"a.b.part": {"pattern": ["(?P<mark>x)"]}, "a.b.whole": {"pattern": ["{part}y"], "groups": ["mark"]}}
    monkeypatch.setattr(cues, "read_own", lambda: own)
    assert list(find_faults(own)) == []
    ((name, told, _),) = find_faults({**own, "a.b.part": {"pattern": ["x"]}, "a.b.more": {"pattern": ["z"]}})
    assert (name, told) == ("a.b.whole", "a pattern without its group mark")


def test_the_cues_of_a_workspace_are_read_anew_and_those_of_another_do_not_stay():
    rules = load_rules(ROOT)
    name = "passages.sentences.abbreviation"
    less = rules.cues | {name: rules.cues[name] | {"pattern": ["(?!)"]}}
    cue = pattern(name)
    use(rules.cues)
    assert cue.search("on Jan")
    use(less)
    assert not cue.search("on Jan")
    extract(plain_document("Exports rose by 12%.", language="en"), rules)
    assert cue.search("on Jan")


def test_what_is_kept_stays_while_equal_cues_are_loaded_again_and_goes_with_other_ones():
    asked = []

    @kept(2)
    def ask(word):
        asked.append(word)

    cues = load_rules(ROOT).cues
    name = "passages.sentences.abbreviation"
    for tables in (cues, dict(cues), cues | {name: cues[name] | {"pattern": ["(?!)"]}}):
        use(tables)
        ask("a word")
        ask("a word")
    assert asked == ["a word"] * 2
    use(cues)


@pytest.mark.whole
def test_no_cue_is_looked_up_before_it_is_known_whose_are_to_be_used():
    load = """
import importlib, pkgutil, etl
from etl import patterns
for module in pkgutil.walk_packages(etl.__path__, "etl."):
    importlib.import_module(module.name)
assert patterns._in_force.tables is None, len(patterns._in_force.bound)
"""
    subprocess.run([sys.executable, "-c", load], check=True, env=os.environ | {"PYTHONPATH": str(ROOT)})


def is_kept_for_all_cues(function):
    """Whether answers are kept, but neither by rules, which have their cues, nor as long as the cues are used."""
    by = {ast.unparse(decorator).partition("(")[0] for decorator in function.decorator_list}
    return bool(by & {"lru_cache", "cache"}) and "rules" not in [argument.arg for argument in function.args.args]


def test_what_reads_by_cues_keeps_nothing_beyond_them():
    stale = []
    for path in sorted((ROOT / "etl").rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        imported = {
            alias.name
            for node in tree.body
            if isinstance(node, ast.ImportFrom) and node.module == "etl.patterns"
            for alias in node.names
        }
        if imported & {"pattern", "words", "values", "formed"}:
            functions = (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef))
            stale += [f"{path.name}: {node.name}" for node in functions if is_kept_for_all_cues(node)]
    assert stale == [], "keep them by rules, or with etl.patterns.kept"


def test_rows_and_their_values_are_cut_anew_by_other_cues():
    rules = load_rules(ROOT)
    line = "Exports  2,345§  1,234§"
    name = "passages.tables_grid.marks"
    cue = rules.cues[name]
    less = rules.cues | {name: cue | {"pattern": ["§"]}}
    use(rules.cues)
    before = len(cut_row(line).cells)
    use(less)
    after = len(cut_row(line).cells)
    use(rules.cues)
    assert (before, after) == (0, 2)
    assert len(cut_row(line).cells) == before


def test_a_cue_that_is_missing_is_told_each_time_it_is_asked_for():
    rules = load_rules(ROOT)
    name = "passages.sentences.abbreviation"
    use({key: cue for key, cue in rules.cues.items() if key != name})
    cue = pattern(name)
    for _ in range(2):
        with pytest.raises(RuleError, match="abbreviation"):
            _ = cue.search
    use(rules.cues)
    assert cue.search("on Jan")


def test_every_group_of_a_pattern_is_told_in_its_cue():
    """So no group that code asks for can be lost unseen."""
    tables = read_own()
    told = {name: list(cue.get("groups", ())) for name, cue in tables.items() if "pattern" in cue}
    assert told == {name: groups_of(re.compile(source_of(name, tables))) for name in told}


def problems_of(tmp_path, name, old, new):
    """What is told of the repository's cues with one edit of one file."""
    shutil.copytree(ROOT / "datasets", tmp_path / "datasets")
    path = tmp_path / "datasets/cues" / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(RuleError) as caught:
        load_rules(tmp_path)
    assert all(len(line.splitlines()) == 1 for line in caught.value.problems)
    return caught.value.problems


@pytest.mark.parametrize(
    ("name", "old", "new", "problem"),
    [
        ("passages.toml", "(?P<mark>", "(?:", "found a pattern without its group mark, expected one with blank, close"),
        ("mentions.toml", "(?P<dy>", "(?P<dx>", "found a pattern without its group dy"),
        ("passages.toml", "{money}", "{monny}", "found the name of a cue that is not there"),
        ("passages.toml", "{scale}", "(?P<a>x)(?P<a>y)", "compiles"),
        (
            "passages.toml",
            "[cue.joins.standalone]",
            '[cue.joins.standalone]\npattern = ["x"]\n[cue.joins.x]',
            "expected",
        ),
    ],
)
def test_a_cue_that_code_cannot_read_by_is_told_when_the_rules_are_read(tmp_path, name, old, new, problem):
    told = problems_of(tmp_path, name, old, new)
    assert any(f"datasets/cues/{name}" in line and problem in line for line in told), told


def problems_with(tmp_path, **files):
    """What is told of the repository's datasets with these texts put at the ends of files of cues."""
    shutil.copytree(ROOT / "datasets", tmp_path / "datasets")
    for name, text in files.items():
        with (tmp_path / f"datasets/cues/{name}.toml").open("a", encoding="utf-8") as file:
            file.write(f"\n{text}\n")
    with pytest.raises(RuleError) as caught:
        load_rules(tmp_path)
    return [re.sub(r"line \d+, ", "", problem) for problem in caught.value.problems]


CUE = 'role = "x"\nreach = "at"\npattern = ["x"]'


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            f"[cue.pdf_headingz.month]\n{CUE}",
            'cue.pdf_headingz: found a table of cues that nothing reads, … "pdf_headings"?',
        ),
        (
            f"[cue.grids.noet]\n{CUE}",
            'cue.grids.noet: found a cue that nothing reads, expected one of bare_unit, note, unit; … "note"?',
        ),
        (f"[cue.grids.zzz]\n{CUE}", "cue.grids.zzz: found a cue that nothing reads, … take it out"),
        (
            f"[cue.grids.note.more]\n{CUE}",
            'cue.grids.note.more: found the unknown key "more", expected one of groups, …',
        ),
        (f"[grids.note]\n{CUE}", 'grids: found the unknown key "grids", expected one of cue; …'),
    ],
)
def test_a_cue_that_nothing_reads_is_told_with_the_nearest_that_is(tmp_path, text, told):
    (problem,) = problems_with(tmp_path, intake=text)
    begin, _, end = told.partition("…")
    assert problem.startswith(f"datasets/cues/intake.toml, {begin}")
    assert problem.endswith(end)


def test_a_cue_that_an_earlier_figtrace_read_sleeps_and_a_misspelt_one_is_refused(tmp_path, monkeypatch):
    retired = {"intake.grids.notes", "intake.gone.note"}
    monkeypatch.setattr("etl.cues.read_known", lambda: frozenset(retired))
    shutil.copytree(ROOT / "datasets", tmp_path / "datasets")
    path = tmp_path / "datasets/cues/intake.toml"
    text = path.read_text(encoding="utf-8")
    names_none = CUE.replace('"x"]', '"{part_that_is_gone}"]')
    path.write_text(f"{text}\n[cue.grids.notes]\n{names_none}\n[cue.gone.note]\n{CUE}\n", encoding="utf-8")
    assert load_rules(tmp_path).cues == read_own()
    asleep = {"datasets/cues/intake.toml": [("gone.note", "take it out"), ("grids.notes", 'did you mean "note"?')]}
    assert find_cues_asleep(tmp_path) == asleep
    retired.clear()
    rules._met.cache_clear()  # another figtrace is another process
    with pytest.raises(RuleError) as caught:
        load_rules(tmp_path)
    assert len(caught.value.problems) == 2 + 1  # the pattern that names none


def test_a_cue_that_sleeps_is_read_where_one_that_is_read_names_it(monkeypatch):
    own = read_own()
    monkeypatch.setattr("etl.cues.read_known", lambda: frozenset({"passages.joins.old", "passages.joins.lone"}))
    old = {"role": "x", "reach": "part", "pattern": ["x"]}
    given = {
        "passages.joins.counted": {**own["passages.joins.counted"], "pattern": ["{old}"]},
        **dict.fromkeys(("passages.joins.old", "passages.joins.lone"), old),
    }
    assert list(find_sleeping(given)) == ["passages.joins.lone"]


def test_every_cue_of_figtrace_is_noted_and_none_of_them_sleeps():
    assert note_cues().decode().split() == sorted(read_known())  # else: make publish
    assert find_sleeping(read_own()) == {}


def test_cues_that_nothing_reads_are_told_with_all_other_problems_also_in_a_broken_file(tmp_path):
    broken = f"[cue.grids.noet]\n{CUE}\n[cue.grids.more]\nrole = 5\n[cue.grids]\nx = 1"
    told = problems_with(tmp_path, intake=broken, mentionz=f"[cue.bare.end]\n{CUE}", passages=f"[cue.joinz.x]\n{CUE}")
    for part in (
        "intake.toml, cue.grids.noet: found a cue that nothing reads",
        "intake.toml, cue.grids.more.role: found 5",
        "intake.toml, cue.grids.x: found 1",
        "mentionz.toml: found a file that nothing reads",
        'did you mean "mentions.toml"?',
        "passages.toml, cue.joinz: found a table of cues that nothing reads",
    ):
        assert any(part in problem for problem in told), (part, told)


def test_the_line_of_a_table_of_cues_is_that_of_its_first(tmp_path):
    shutil.copytree(ROOT / "datasets", tmp_path / "datasets")
    path = tmp_path / "datasets/cues/intake.toml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("[cue.pdf_headings.", "[cue.pdf_headingz."), encoding="utf-8")
    line = text[: text.index("[cue.pdf_headings.")].count("\n") + 1
    with pytest.raises(RuleError, match=rf"intake.toml, line {line}, cue.pdf_headingz: found a table"):
        load_rules(tmp_path)


def test_a_part_of_ones_own_is_read_where_a_cue_that_is_read_names_it():
    own = read_own()
    name = "passages.joins.counted"
    parts = {
        f"passages.joins.{part}": {"role": "x", "reach": "part", "pattern": [pattern]}
        for part, pattern in (("mine", "{deeper}"), ("deeper", "x"), ("alone", "{inner}"), ("inner", "x"))
    }
    given = {name: {**own[name], "pattern": ["{mine}"]}, **parts}
    assert list(find_unread(given)) == [("passages", "joins", "alone"), ("passages", "joins", "inner")]
    assert find_unread(dict(own)) == {}


def test_an_older_pattern_gives_way_to_figtraces_own_and_a_broken_one_is_told():
    older = {"role": "x", "reach": "at", "pattern": [r"(?P<py>\d{4})"], "groups": ["py"]}
    name = "mentions.dates_ko.ko"
    found, taken = fill_in({name: older})
    assert (found[name], name in taken) == (read_own()[name], True)
    for left in (
        {**older, "pattern": [r"(\d{4})"]},
        {**read_own()[name], "pattern": ["x"]},
        {**older, "pattern": ["("]},
    ):
        found, taken = fill_in({name: left})
        assert (found[name], name in taken) == (left, False)


def test_a_cue_that_is_not_there_is_named():
    with pytest.raises(RuleError, match=r"datasets/cues/meaning\.toml: found no \[cue\.nothing\.here\]"):
        _ = pattern("meaning.nothing.here").search
