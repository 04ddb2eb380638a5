"""The verdict on two claims: cases that were written from the meaning of the words, before the rules."""

import json
import re
import tomllib
from collections import Counter
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from etl.model import VERDICTS
from etl.schemas.verdicts import CONDITIONS
from etl.verdicts import Claim, own_judge
from etl.verdicts.conditions import ASK
from etl.verdicts.days import first_day, last_day
from tests.made_up_workspace import Workspace

FILE = Path(__file__).parents[1] / "cases" / "verdicts" / "pairs.jsonl"
CASES = [json.loads(line) for line in FILE.read_text(encoding="utf-8").splitlines()]
BOUNDS = {"at least": "at_least", "more than": "more_than", "at most": "at_most", "less than": "less_than"}
JUDGE = own_judge()


def read_numbers(says):
    """What a case says of the value: `about 7000`, `at least 40`, `20..60`, `9`."""
    words, _, number = says.rpartition(" ")
    if ".." in number:
        low, high = map(Decimal, number.split(".."))
        return {"bound": "range", "value": low, "low": low, "high": high}
    value, bound = Decimal(number), BOUNDS.get(words, words or "exact")
    low = None if bound in ("at_most", "less_than") else value
    high = None if bound in ("at_least", "more_than") else value
    return {"bound": bound, "value": value, "low": low, "high": high}


def read_claim(case, side):
    said, place = case[side], {"left": "1", "right": "2"}[side]
    flow = tuple(case.get("flow", (None, None)))
    indicators = {"left": "it", "right": "its mirror" if case.get("mirror") else "it"}
    return Claim(
        id=side,
        indicator=indicators[side],
        document=said.get("doc", place),
        origin=said["who"],
        **read_numbers(said["says"]),
        is_vague=said.get("vague", False),
        unit=said.get("unit", "item"),
        rate=said.get("per"),
        kind=said.get("kind", "observed"),
        measure=case["measure"],
        is_net=case.get("net", False),
        start=said.get("from"),
        end=said.get("to"),
        base=(first_day(said["base"][0]), last_day(said["base"][1])) if "base" in said else None,
        stated=said.get("said", "2025-01-01"),
        country=said.get("country"),
        flow=flow,
        words=frozenset(said.get("words", ())),
        works=frozenset(said.get("cites", ())),
    )


PAIRS = [(case, *(read_claim(case, side) for side in ("left", "right"))) for case in CASES]


def find_misses(judge=JUDGE):
    """The cases that are judged otherwise than they must be, each with what is said of it."""
    for case, left, right in PAIRS:
        for pair, because in (((left, right), case.get("because", "")), ((right, left), "")):
            found = judge.judge(*pair)
            is_right = found.verdict == case["verdict"] if found else case["verdict"] is None
            if not is_right or (found and because not in found.reason_en):
                yield f"{case['why']}: {found} instead of {case['verdict']}"


def test_every_pair_has_the_verdict_that_its_words_mean_whichever_is_named_first():
    assert list(find_misses()) == []


def test_each_verdict_is_met_by_cases_enough_and_no_case_stands_twice():
    counts = Counter(case["verdict"] for case in CASES)
    assert {verdict: counts[verdict] for verdict in VERDICTS if counts[verdict] < 6} == {}
    assert len(CASES) >= 80
    assert len({case["why"] for case in CASES}) == len(CASES)
    assert len({json.dumps({**case, "why": ""}, sort_keys=True) for case in CASES}) == len(CASES)


def without(rules, place):
    return (*rules[:place], *rules[place + 1 :])


def mutants():
    """The judge with one rule taken out, one condition of a rule taken out, or two neighbours changed round."""
    rules = JUDGE.rules
    for place, rule in enumerate(rules[:-1]):
        yield f"no {rule.verdict} {rule.when}", without(rules, place)
        for at, name in enumerate(rule.when):
            wider = replace(rule, when=without(rule.when, at))
            yield f"{rule.verdict} {rule.when} without {name}", (*rules[:place], wider, *rules[place + 1 :])


def test_every_rule_and_every_condition_is_held_by_a_case():
    idle = [name for name, rules in mutants() if not any(find_misses(replace(JUDGE, rules=rules)))]
    assert idle == [], "these can be taken out unnoticed"


@pytest.mark.parametrize("name", CONDITIONS)
def test_a_condition_that_always_holds_or_never_does_is_noticed(name, monkeypatch):
    for answer in (True, False):
        monkeypatch.setitem(ASK, name, lambda _, answer=answer: answer)
        assert any(find_misses()), f"{name} can be {answer} for every pair"


def test_whatever_the_words_of_a_language_count_by_a_reason_can_say(repository):
    for path in sorted((repository / "datasets" / "language").glob("*.toml")):
        rates = tomllib.loads(path.read_text(encoding="utf-8")).get("rates", {})
        assert {name for name in rates if not all(JUDGE.rates[name])} == set(), path.name


def test_an_older_list_of_rules_takes_the_words_that_it_lacks(tmp_path, repository):
    """A rate that was not known when a workspace was made stops no build of it."""
    made = Workspace(tmp_path / "own", repository)
    path = made.folder / "datasets" / "verdicts.toml"
    path.write_text(re.sub(r"(?m)^each = .*\n", "", path.read_text(encoding="utf-8")), encoding="utf-8")
    price = "{} 발표에 따르면 2023년 북한의 쌀 수출액은 {} 달러이다."
    made.write(t902=f"{price.format('통계청', '톤당 500')}\n", t903=f"{price.format('한국은행', '700만')}\n")
    assert made.build()
