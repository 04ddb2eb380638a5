"""The readers of etl/meaning/sides and the steps before them: a case of tests/gold/cases.jsonl fails without each."""

from collections import defaultdict

import pytest

from etl import meaning
from etl.meaning import sides
from etl.meaning.sides import narrowing
from tests.etl.meaning.test_cases import CASES, read, shown

pytestmark = pytest.mark.whole

SLOTS = ("ref_area", "counterpart_area")
ASKING = [case for case in CASES if any(slot in (one or {}) for one in case["expected"] for slot in SLOTS)]


def is_read(case):
    """Whether each figure of a case has the areas that it expects, as far as it names them."""
    text = case["text"].replace("⟦", "").replace("⟧", "")
    found = [shown(*pair) for pair in read(text, case["lang"], case.get("published"))]
    pairs = zip(case["expected"], found, strict=False)
    return all(got[slot] == wanted[slot] for wanted, got in pairs for slot in SLOTS if slot in (wanted or {}))


@pytest.fixture(scope="module")
def answered():
    """The cases in which each reader answers."""
    cases, names = defaultdict(list), set()

    def note(asked):
        found = sides.read_sides(asked)
        names.add(found.by)
        return found

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(meaning, "read_sides", note)
        for case in ASKING:
            names.clear()
            assert is_read(case), case["text"]
            for name in names:
                cases[name].append(case)
    return cases


@pytest.mark.parametrize("reader", sides.READERS, ids=lambda reader: reader.__name__)
def test_a_case_fails_without_each_reader(answered, monkeypatch, reader):
    monkeypatch.setattr(sides, "READERS", tuple(one for one in sides.READERS if one is not reader))
    assert not all(map(is_read, reversed(answered[reader.__name__])))


@pytest.mark.parametrize("step", narrowing.STEPS, ids=lambda step: step.__name__)
def test_a_case_fails_without_each_step(monkeypatch, step):
    monkeypatch.setattr(narrowing, "STEPS", tuple(one for one in narrowing.STEPS if one is not step))
    assert not all(map(is_read, reversed(ASKING)))
