"""The benchmarks themselves: what they count as right, what text they make, what they say of a failure."""

import json
import sys
from decimal import Decimal
from itertools import pairwise
from pathlib import Path
from types import SimpleNamespace

import pytest

from dashboard import cli
from etl.bench import peers, speed
from etl.bench.accuracy import measure, window
from etl.bench.cases import read_cases
from etl.bench.commands import read_sizes
from etl.bench.corpus import make_documents, split_paragraphs
from etl.bench.hostile import PIECES, SHORT, Growth, Piece, Step, measure_growth, time_lengths
from etl.bench.kiwi import find_numbers
from etl.bench.runs import Runs
from etl.bench.scan import count_quantities
from etl.documents import plain_document
from etl.errors import SeedError
from etl.extract import extract
from tests.rules import own_rules

pytestmark = pytest.mark.whole

ROOT = Path(__file__).parents[2]
RULES = own_rules()
ONE = Piece("1")
TEXT = "국가정보원은 2024년에 1,200명 이상을 보았다고 밝혔다."
RIGHT = {
    "surface": "1,200명 이상",
    "value": 1200,
    "unit": "person",
    "bound": "at_least",
    "period": {"start": "2024", "end": "2024"},
    "claimant": "국가정보원",
}


@pytest.fixture
def report(tmp_path):
    """Measure one made-up file of cases."""

    def run(*cases, name="made"):
        path = tmp_path / f"{name}.jsonl"
        path.write_text("\n".join(json.dumps(case, ensure_ascii=False) for case in cases), encoding="utf-8")
        return measure(read_cases(path), RULES)

    return run


def one(text=TEXT, **changed):
    return {"text": text, "expected": [RIGHT | changed]}


def types(report):
    return [problem.type for problem in report.problems]


class TestAccuracy:
    def test_a_right_reading_is_right_in_every_part(self, report):
        found = report(one())
        assert found.problems == []
        shares = found.overall.describe()
        assert {shares[name] for name in ("precision", "recall", "f1", "unit", "bound", "period", "origin")} == {1.0}

    def test_marks_in_the_text_say_the_same_as_surfaces(self, report):
        marked = TEXT.replace("1,200명 이상", "⟦1,200명 이상⟧")
        case = {"text": marked, "lang": "ko", "group": "at_least", "expected": [RIGHT | {"value": "1200"}]}
        del case["expected"][0]["surface"]
        found = report(case)
        assert (found.overall.found, found.problems) == (1, [])
        assert list(found.groups) == ["at_least"]

    @pytest.mark.parametrize(
        ("part", "changed"),
        [
            ("unit", {"unit": "ship"}),
            ("bound", {"bound": "more_than"}),
            ("period", {"period": ["2023", "2023"]}),
            ("origin", {"claimant": "통일부"}),
        ],
    )
    def test_a_wrong_part_is_listed_and_the_figure_still_counts(self, report, part, changed):
        found = report(one(**changed))
        assert types(found) == [part]
        assert found.overall.share("f1") == 1.0
        assert found.overall.share(part) == 0.0

    def test_a_wrong_value_is_a_miss_and_a_false_figure(self, report):
        found = report(one(value=1300))
        assert types(found) == ["miss", "false"]
        assert (found.overall.share("precision"), found.overall.share("recall"), found.overall.share("f1")) == (0, 0, 0)
        assert "found “1,200명 이상”" in str(found.problems[0])

    def test_a_figure_that_nobody_reads_is_a_miss(self, report):
        found = report(one(text="아무 수도 없다."))
        assert types(found) == ["miss"]
        assert "no such surface" in str(found.problems[0])
        assert found.overall.share("precision") is None

    def test_a_figure_that_is_not_there_is_false(self, report):
        found = report({"text": TEXT, "expected": []})
        assert types(found) == ["false"]

    def test_a_surface_that_stands_twice_is_taken_in_order(self, report):
        text = "어제 13명이 왔고 3명이 갔다. 오늘은 3명 이상이 왔다."
        first = {"surface": "13명", "value": 13, "unit": "person", "bound": "exact"}
        second = {"surface": "3명", "value": 3, "unit": "person", "bound": "exact"}
        third = {"surface": "3명", "value": 3, "unit": "person", "bound": "at_least"}
        assert report({"text": text, "expected": [first, second, third]}).problems == []

    def test_an_empty_value_is_a_vague_amount(self, report):
        vague = {"surface": "수백만 발", "value": None, "unit": "round", "bound": "at_least"}
        text = "포탄 수백만 발을 쌓았다."
        assert "miss" not in types(report({"text": text, "expected": [vague]}))
        assert "miss" in types(report(one(value=None)))

    def test_both_ends_of_a_range_count(self, report):
        case = {"surface": "10~15명", "value": 10, "value_high": 15, "unit": "person", "bound": "range"}
        text = "직원은 10~15명이다."
        assert report({"text": text, "expected": [case]}).problems == []
        assert types(report({"text": text, "expected": [case | {"value_high": 16}]})) == ["bound"]

    @pytest.mark.parametrize("unit", ["person", "Person", "persons", "people"])
    def test_plural_and_case_of_a_unit_do_not_matter(self, report, unit):
        assert report(one(unit=unit)).problems == []

    def test_times_is_not_the_plural_of_time(self, report):
        case = {"surface": "세 차례", "value": 3, "unit": "times", "bound": "exact"}
        assert types(report({"text": "회담은 세 차례 열렸다.", "expected": [case]})) == ["unit"]

    @pytest.mark.parametrize("name", ["국가정보원", "국정원", "한국 국가정보원"])
    def test_any_name_of_an_origin_is_right(self, report, name):
        assert report(one(claimant=name)).problems == []

    def test_what_a_case_does_not_state_is_not_asked(self, report):
        bare = {key: RIGHT[key] for key in ("surface", "value", "unit", "bound")}
        found = report({"text": TEXT, "expected": [bare]})
        assert found.problems == []
        assert (found.overall.share("period"), found.overall.share("origin")) == (None, None)

    def test_among_cases_of_origins_a_missing_name_is_the_author(self, report):
        bare = {key: RIGHT[key] for key in ("surface", "value", "unit", "bound")}
        assert types(report({"text": TEXT, "expected": [bare]}, name="ko_origins")) == ["origin"]

    def test_languages_are_counted_apart(self, report):
        english = {"surface": "300 soldiers", "value": 300, "unit": "person", "bound": "exact"}
        found = report(one(), {"text": "They sent 300 soldiers.", "lang": "en", "expected": [english]})
        assert {name: score.cases for name, score in found.languages.items()} == {"ko": 1, "en": 1}

    def test_a_year_and_its_days_are_one_period(self):
        assert window("2024", "2024") == window("2024-01-01", "2024-12")
        assert window("2024", None) != window("2024", "2024")

    @pytest.mark.parametrize(
        "line",
        ["{", '{"text": "1명"}', '{"text": "⟦1명", "expected": []}', '{"text": "⟦1⟧ ⟦2⟧", "expected": [{"value": 1}]}'],
    )
    def test_a_broken_case_is_named_by_its_line(self, tmp_path, line):
        path = tmp_path / "broken.jsonl"
        path.write_text(f'{{"text": "", "expected": []}}\n{line}\n', encoding="utf-8")
        with pytest.raises(SeedError, match=r"^broken\.jsonl:2: not a case"):
            read_cases(path)

    def test_the_golden_cases_are_cases(self):
        for path in sorted((ROOT / "tests" / "cases").glob("*.jsonl")):
            for case in read_cases(path):
                assert all(figure.span for figure in case.figures)


class TestCommand:
    @pytest.fixture
    def figtrace(self, monkeypatch, capsys):
        def run(*arguments):
            monkeypatch.setattr(sys, "argv", ["figtrace", *map(str, arguments)])
            with pytest.raises(SystemExit) as ended:
                cli.main()
            done = capsys.readouterr()
            return SimpleNamespace(code=ended.value.code, out=done.out, err=done.err)

        return run

    @pytest.fixture
    def cases(self, tmp_path):
        path = tmp_path / "cases.jsonl"
        wrong = one(bound="exact", value=1300)
        path.write_text("\n".join(json.dumps(case, ensure_ascii=False) for case in (one(), wrong)), encoding="utf-8")
        return path

    def test_errors_are_listed_and_are_no_failure(self, figtrace, cases):
        done = figtrace("bench", "accuracy", cases, "--workspace", ROOT)
        assert done.code == 0
        assert [line.split()[0] for line in done.out.splitlines() if "cases.jsonl" in line] == ["miss", "false"]
        assert "2 of 2 cases" in done.err

    def test_json_is_one_object(self, figtrace, cases):
        told = json.loads(figtrace("bench", "accuracy", cases, "--json", "--workspace", ROOT).out)
        assert told["overall"]["found"] == 1
        assert [problem["type"] for problem in told["problems"]] == ["miss", "false"]

    def test_a_missing_file_is_one_line(self, figtrace, tmp_path):
        done = figtrace("bench", "accuracy", tmp_path / "none.jsonl")
        assert (done.code, done.out, len(done.err.splitlines())) == (1, "", 1)

    def test_speed_names_machine_and_memory(self, figtrace):
        told = json.loads(figtrace("bench", "extract", "--sizes", "0.01", "--json", "--workspace", ROOT).out)
        assert {"cpu", "cores", "python"} <= told["machine"].keys()
        own = [run for run in told["speeds"] if run["name"] == "figtrace extract"]
        assert own[0]["processes"] == 1
        assert all(run["memory"] > 1 and run["found"] > 0 and run["size"] >= 0.01 for run in own)

    def test_hostile_input_is_told_by_piece(self, monkeypatch, figtrace):
        growths = [Growth(ONE, (1, 2), (Step(1, 1), Step(2, 2))), Growth(Piece("("), (1, 2), (Step(1, 1), Step(4, 4)))]
        monkeypatch.setattr("etl.bench.hostile.measure_growth", lambda *_, **__: iter(growths))
        done = figtrace("bench", "hostile")
        assert done.code == 1
        assert "not linear" in done.out
        assert done.out.splitlines()[-1].endswith("1 of 2 pieces held; the largest growth, for twice the length: 4.00")


class TestText:
    def test_the_same_text_every_time(self):
        texts = [document.read_text(encoding="utf-8") for document in sorted((ROOT / "seeds").glob("*.txt"))]
        first, second = (list(make_documents(texts, 200_000)) for _ in range(2))
        assert first == second
        assert 200_000 <= sum(len(text.encode()) for text in first) < 220_000
        assert len(set(first)) == len(first)

    def test_paragraphs_joined_are_the_text(self):
        for document in (ROOT / "seeds").glob("*.txt"):
            text = document.read_text(encoding="utf-8")
            assert "".join(split_paragraphs(text)).rstrip() == text.rstrip()

    def test_no_text_makes_no_documents(self):
        assert list(make_documents(["", ""], 1000)) == []

    def test_the_bare_pattern_sees_ordinary_quantities(self):
        assert count_quantities("약 2,400억 달러를 넘는 12명과 세 차례, 1만 3,000여 개, 3.5% 이상") == 5

    def test_sizes_come_smallest_first(self):
        assert read_sizes("10,0.5") == [500_000, 10_000_000]
        with pytest.raises(SeedError, match="not numbers"):
            read_sizes("big")


class TestSpeed:
    def test_rates_come_from_sizes_and_times(self):
        run = speed.Speed("figtrace extract", 2, 4.0, 1.0, 2.0, 30.0, 7)
        assert (run.rate, run.cpu_rate) == (4.0, 2.0)

    def test_linearity_compares_the_largest_with_the_smallest_on_one_core(self):
        runs = Runs([speed.Speed("figtrace extract", n, size, 1, size / rate, 1, 1) for n, size, rate in RUNS])
        assert runs.linearity == pytest.approx(0.5)
        assert Runs(runs.speeds[:1]).linearity is None

    def test_a_peer_that_cannot_be_installed_is_one_line_and_the_rest_goes_on(self, monkeypatch, tmp_path):
        def refuse(*_, **__):
            return SimpleNamespace(returncode=1, stdout="", stderr="WARNING: slow\nERROR: no such package\n")

        monkeypatch.setattr(peers.subprocess, "run", refuse)
        told = list(peers.measure_peers(tmp_path, ["글"], lambda _: None))
        assert [peer for peer, _ in told] == list(peers.PEERS)
        assert told[0][1] == "Recognizers-Text zh: not run (ERROR: no such package)"

    def test_an_environment_is_used_again_while_its_requirements_stay(self, monkeypatch, tmp_path):
        commands = []
        monkeypatch.setattr(peers, "run_quietly", lambda command: commands.append(command) or "")
        peer = peers.PEERS[-1]
        (tmp_path / "build" / "bench-envs" / peer.environment).mkdir(parents=True)
        for _ in range(2):
            peers.find_environment(tmp_path, peer, lambda _: None)
        assert len(commands) == 2
        assert commands[1][-1] == peer.requirements[-1]


RUNS = [(1, 1.0, 2.0), (2, 1.0, 9.0), (1, 10.0, 1.0)]


class TestHostile:
    def test_growth_is_that_of_the_steps_that_are_no_moments(self):
        assert Growth(ONE, (1, 2, 4), (Step(0.001, 1), Step(0.01, 10), Step(0.3, 2.5))).factor == 2.5
        assert Growth(ONE, (1, 2, 4), (Step(0.001, 1), Step(0.01, 10), Step(0.3, 2.5))).is_linear
        assert not Growth(ONE, (1, 2), (Step(1, 1), Step(3, 3))).is_linear
        assert Growth(ONE, (1, 2), (Step(0.001, 1), Step(0.01, 10))).is_linear

    def test_what_was_given_up_is_not_linear(self):
        assert Growth(ONE, (1, 2, 4), (Step(1, 1),)).factor is None
        assert not Growth(ONE, (1, 2, 4), ()).is_linear

    def test_a_piece_is_read_at_lengths_that_double(self):
        said = []
        found = list(measure_growth(ROOT, 1600, (ONE, Piece("<td ", "html")), said.append))
        assert [growth.lengths for growth in found] == [(100, 200, 400, 800, 1600)] * 2
        assert [len(growth.steps) for growth in found] == [5, 5]
        assert [line[:6] for line in said] == ["1 of 2", "2 of 2"]

    def test_a_piece_that_takes_too_long_is_given_up_and_the_next_is_read(self):
        found = list(measure_growth(ROOT, 16_000, (Piece("1명 "), ONE), patience=0))
        assert [growth.factor for growth in found] == [None, None]
        assert [len(growth.lengths) for growth in found] == [len(growth.steps) + 1 for growth in found]

    @pytest.mark.parametrize(("power", "times"), [(1, 2), (2, 4), (3, 8)])
    def test_a_piece_is_done_when_a_step_is_long_enough(self, power, times):
        steps = list(time_lengths(lambda length: (length / 100) ** power, (10, 20, 40, 80, 160)))
        assert steps[-1].times == pytest.approx(times)
        assert [step.seconds > SHORT for step in steps[1:]] == [False] * (len(steps) - 2) + [True]

    def test_steps_of_a_moment_tell_nothing(self):
        assert len(list(time_lengths(lambda length: length / 1_000, (1, 2, 4, 8, 16, 32)))) == 6

    @pytest.mark.parametrize(
        ("seconds", "times"),
        [
            ([1, 5, 2], 2.5),  # others had the processor while the longer one was read: the shorter one takes long too
            ([1, 5, 1, 2], 2),
            ([1, 4, 1, 4, 1, 4, 1, 4, 1, 4], 4),
        ],
    )
    def test_what_seems_to_grow_too_much_does_so_each_time(self, seconds, times):
        measured = iter([9, *seconds])  # the first is read to be warm
        assert [step.times for step in time_lengths(lambda _length: next(measured), (1, 2, 4))] == [1, times]
        assert list(measured) == []

    def test_head_and_tail_stand_once(self):
        assert Piece(" million", head="1", tail=".").text(16) == "1 million million."

    def test_each_piece_is_read_by_the_words_of_its_text(self):
        """What each costs is for `figtrace bench hostile`; here, that what is read stands there and stands once."""
        for piece in PIECES:
            document = plain_document(piece.text(600), format=piece.format)
            mentions = extract(document, RULES).mentions
            assert [m.quote for m in mentions] == [document.text[m.start : m.end] for m in mentions], piece
            assert all(one.end <= next_.start for one, next_ in pairwise(mentions)), piece


class TestKiwi:
    def test_numeral_and_counter_make_a_number(self):
        tokens = [
            ("수십", "NR", 0, 2),
            ("여", "XSN", 2, 3),
            ("명", "NNB", 4, 5),
            ("이", "MM", 6, 7),
            ("것", "NNB", 8, 9),
        ]
        assert [tuple(span) for span in find_numbers(tokens)] == [(0, 5)]

    def test_a_number_with_digits_is_not_in_words(self):
        tokens = [("1", "SN", 0, 1), ("만", "NR", 1, 2), ("명", "NNB", 3, 4)]
        assert list(find_numbers(tokens)) == []


def test_values_of_cases_stay_exact(tmp_path):
    path = tmp_path / "exact.jsonl"
    path.write_text(
        '{"text": "3.1%", "expected": [{"surface": "3.1%", "value": 3.1, "unit": "percent"}]}', encoding="utf-8"
    )
    assert read_cases(path)[0].figures[0].value == Decimal("3.1")
