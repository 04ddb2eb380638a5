"""Text becomes markup in one place, and the name of a colour is read in one place."""

import re
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from dashboard.exports.pptx.drawing import clean
from dashboard.markup import escape, quoted
from tests.conftest import REPOSITORY

DASHBOARD = REPOSITORY / "dashboard"
WORDS = st.text(st.characters(min_codepoint=32, exclude_characters="\x7f", exclude_categories=("Cs", "Cc")), min_size=1)


@given(WORDS)
def test_what_is_escaped_comes_out_of_xml_and_html_as_it_went_in(words):
    markup = f"<p title=\"{quoted(words)}\" lang='{quoted(words)}'>{escape(words)}</p>"
    if not set(words) & {"\ufffe", "\uffff"}:  # which XML does not allow at all
        found = ElementTree.fromstring(markup)
        assert (found.get("title"), found.get("lang"), found.text) == (words, words, words)
        found = html.fragment_fromstring(markup)
        assert (found.get("title"), found.get("lang"), found.text) == (words, words, words)


@pytest.mark.parametrize("sign", ["\x01", "\x0b", "\x1b", "\ufffe", "\udcff"])
def test_what_no_xml_may_hold_is_left_out(sign):
    assert (escape(f"a{sign}<"), quoted(f"a{sign}<"), clean(f"a{sign}<")) == ("a&lt;",) * 3


@pytest.mark.parametrize(
    ("way", "places"),
    [
        (r"&amp;|&lt;|&quot;|from html import|^import html$|html\.escape", {"markup.py"}),
        (r"saxutils import .*\bescape\b|cgi\.escape", {"exports/pptx/drawing.py"}),
        (r"\\\$\(\[a-z\]", {"theme.py"}),
    ],
    ids=["escape", "saxutils", "colour"],
)
def test_nothing_else_escapes_or_reads_colours(way, places):
    shown = re.compile(way, re.MULTILINE)
    outside_of_words = {
        path.relative_to(DASHBOARD).as_posix(): re.sub(r'(?s)^\s*""".*?"""|>>> .*?\n.*', "", path.read_text("utf-8"))
        for path in DASHBOARD.rglob("*.py")
        if "node_modules" not in path.parts
    }
    assert {name for name, code in outside_of_words.items() if shown.search(code)} == places
