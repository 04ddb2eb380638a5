"""What a sentence must hold for a shape to match takes no match away."""

import json
from pathlib import Path

import pytest

from etl.meaning import attributions_ko
from etl.meaning.attribution_grammar import grammar_of
from etl.meaning.forms import Shape
from tests.rules import own_rules

CASES = Path(__file__).parents[2] / "gold" / "cases.jsonl"


@pytest.mark.parametrize("language", ["ko", "en", "zh", "ru"])
def test_the_first_look_takes_no_match_away(language):
    entries = [json.loads(line) for line in CASES.read_text(encoding="utf-8").splitlines()]
    texts = [entry["text"].replace("⟦", "").replace("⟧", "") for entry in entries if entry["lang"] == language]
    korean = attributions_ko.shapes_of(own_rules())
    shapes = korean.shapes if language == "ko" else grammar_of(own_rules(), language).shapes
    shapes = (*shapes, korean.person)
    found = 0
    for text in texts:
        for shape in shapes:
            whole = [hit.span() for hit in shape.whole.finditer(text)]
            assert [hit.span() for hit in shape.find(text)] == whole, (text, shape.whole.pattern)
            found += len(whole)
    assert found > len(shapes)


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        (r"\w+ed|told", "told"),  # a choice of several
        (r"(?:\w+\s)?(?:has )?said", "said"),  # a repeat of the bracket itself
        (r"(?:[\w-]+\s){0,3}?[)(]+x", ")x"),  # brackets in a class
        (r"\w+\(x\)(?=.*y)z?", "a(x)y"),  # brackets as letters; what is only looked at
        (r"(?:a{2,}|b){1,2}c?", "b"),
    ],
)
def test_a_shape_is_found_however_it_is_written(pattern, text):
    assert [hit[0] for hit in Shape.of(pattern, "rule").find(text)]
