"""A tree as text: nothing that came from a document can become markup."""

from dash import dcc, html
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from dashboard.components.html.plain import to_html


def test_a_tree_becomes_the_html_that_it_names():
    tree = html.P(["a ", html.A("b", href="/x?a=1&b=2", className="c", **{"data-pin": "1"})])
    assert to_html(tree) == '<p>a <a class="c" href="/x?a=1&amp;b=2" data-pin="1">b</a></p>'


@given(st.text())
def test_text_is_escaped_wherever_it_stands(words):
    made = to_html(html.P(words, title=words))
    assert made.startswith("<p title=")
    assert made.endswith("</p>")
    assert made.count("<") == 2


def test_only_markup_passes_as_it_is():
    assert to_html([Markup("<b>1</b>"), "<b>2</b>"]) == "<b>1</b>&lt;b&gt;2&lt;/b&gt;"


def test_nothing_is_written_for_none_and_false():
    assert to_html([None, False, html.Br(), html.P(hidden=True)]) == "<br><p hidden></p>"


def test_what_dash_draws_is_an_empty_box_of_its_name():
    assert to_html(dcc.Graph(id="chart", className="chart")) == '<div id="chart" class="chart"></div>'


def test_a_link_of_dash_is_a_link_that_needs_no_script():
    link = dcc.Link(["a ", html.B("<b>")], href="/x?a=1&b=2", refresh=False)
    assert to_html(link) == '<a href="/x?a=1&amp;b=2">a <b>&lt;b&gt;</b></a>'


def test_a_store_takes_no_place_on_the_page():
    assert to_html([dcc.Store(id="pins", data=[]), html.P()]) == "<p></p>"


def test_style_is_written_as_css():
    style = {"backgroundColor": "red", "--h": "3px"}
    assert to_html(html.I(style=style)) == '<i style="background-color:red;--h:3px"></i>'
