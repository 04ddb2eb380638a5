"""Why a file was not taken in is told in the language of the page, whatever reader refused it."""

import ast
import re

import pytest

from dashboard.i18n import Text
from dashboard.i18n.refusals import tell_refusal
from etl.intake.sniff import UNREAD
from tests.conftest import REPOSITORY

HANGUL = re.compile("[가-힣]")
REFUSING = {"refuse": slice(1, 3), "check_number": slice(3, 4)}


def pieces():
    """What the readers of files say: each literal part of a refusal, something put in where they put something in."""
    for path in sorted((REPOSITORY / "etl" / "intake").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            name = getattr(node.func, "attr", getattr(node.func, "id", "")) if isinstance(node, ast.Call) else ""
            for said in node.args[REFUSING[name]] if name in REFUSING else ():
                if isinstance(said, ast.Constant) and isinstance(said.value, str):
                    yield f"1,200 {said.value}, more than 1,000" if name == "check_number" else said.value
                elif isinstance(said, ast.JoinedStr):
                    parts = (one.value if isinstance(one, ast.Constant) else "7" for one in said.values)
                    yield "".join(parts)


PIECES = sorted({*pieces(), *(said for _, *both in UNREAD for said in both)})


def test_there_are_many_reasons():
    assert len(PIECES) > 40


@pytest.mark.parametrize("said", PIECES)
def test_a_korean_page_tells_each_reason_in_korean_and_an_english_one_as_it_is(said):
    told = tell_refusal(said, Text("ko"))
    assert HANGUL.search(told)
    assert "{" not in told
    assert "more than" not in told
    assert tell_refusal(said, Text("en")) == said


def test_a_line_has_both_its_parts_and_keeps_what_it_names():
    line = "named .pdf but a picture, without text; print it to PDF, and add that with --scans kor"
    told = tell_refusal(line, Text("ko"))
    assert told.startswith("이름은 .pdf인데")
    assert told.endswith("figtrace add --scans kor로 넣는다")
    assert tell_refusal("1,200 tables in tables, more than 64", Text("ko")) == "표 안의 표: 1,200, 한도 64보다 많다"


def test_what_nobody_has_put_into_words_stays():
    assert tell_refusal("no such thing; do it again", Text("ko")) == "no such thing; do it again"
