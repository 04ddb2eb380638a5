"""The style sheets as one file that is kept for ever and changes its address when it changes."""

import os
import re

import pytest
from flask import Flask

from dashboard import stylesheets

# flask-compress reads an asset to its end and leaves the closing to the garbage collector.
pytestmark = pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")


@pytest.fixture
def folder(tmp_path):
    for name, rule in (("10-b.css", "b{}"), ("00-a.css", "a{}"), ("embed.css", "c{}")):
        (tmp_path / name).write_text(rule)
    return tmp_path


def test_a_page_asks_for_one_style_sheet(client):
    asked = re.findall(r'<link rel="stylesheet" href="([^"]+)"', client.get("/").get_data(as_text=True))
    assert asked == [stylesheets.style_path(is_first=True)]
    assert f'href="{stylesheets.style_path()}"' in client.get("/figures").get_data(as_text=True)
    assert len(client.get(asked[0]).data) < len(client.get(stylesheets.style_path()).data) / 2
    answer = client.get(asked[0])
    assert answer.mimetype == "text/css"
    assert "immutable" in answer.headers["Cache-Control"]


def test_sheets_stand_in_the_order_of_their_names_and_embeds_keep_their_own(folder):
    server = Flask("test")
    stylesheets.serve_styles(server, folder)
    assert server.test_client().get(stylesheets.style_path(folder)).get_data(as_text=True) == "a{}\nb{}"


RULE = re.compile(r"([^{}@]+)\{[^{}]*\}")  # selectors and what they say
NAME = re.compile(r"[.#]([\w-]+)")  # of a class, or the id of an element
ASKED = re.compile(r":(?:not|has)\([^)]*\)|/\*.*?\*/", re.DOTALL)


@pytest.mark.parametrize("path", ["/", "/?f=arms", "/?lang=en"])
def test_the_first_page_lacks_no_rule_about_what_is_on_it(client, path):
    words = client.get(path).get_data(as_text=True)
    there = {name for found in re.findall(r'(?:class|id)="([^"]*)"', words) for name in found.split()}
    left_out = [path for path in stylesheets.FOLDER.glob(stylesheets.PATTERN) if path.stem not in stylesheets.FIRST]
    rules = [found for sheet in left_out for found in RULE.findall(ASKED.sub("", sheet.read_text(encoding="utf-8")))]
    told = [selector.strip() for rule in rules for selector in rule.split(",") if NAME.search(selector)]
    assert len(told) > 500
    states = "[aria-pressed"  # of a button that a script of another page turns on
    assert [each for each in told if set(NAME.findall(each)) <= there and states not in each] == []


def test_a_changed_sheet_has_another_address(folder):
    before = stylesheets.style_path(folder)
    sheet = folder / "00-a.css"
    sheet.write_text("a{color:red}")
    os.utime(sheet, ns=(1, 1))
    server = Flask("test")
    stylesheets.serve_styles(server, folder)
    assert stylesheets.style_path(folder) != before
    assert server.test_client().get(before).status_code == 404
