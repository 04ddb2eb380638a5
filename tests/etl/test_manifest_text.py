"""The manifest is edited where it must be and nowhere else: what people wrote there stays."""

import tomllib

import pytest

from etl.adding.manifest_text import append_entry, change_entry, remove_entry
from etl.errors import SeedError

WRITTEN = """\
# The papers of my project.

[[document]]
id = "a"  # first
file = "a#1.txt" # the number is part of it
author = [
  { name = "김" },  # and others
]
note = '''
[[document]]
id = "b"
'''

# Of b: ask the publisher for the date.
[[document]]
id = "b"
file = "b.txt"
"""


def test_a_key_is_set_anew_and_all_other_lines_stay():
    text = change_entry(WRITTEN, "a", {"file": "a2.txt", "reader": "r"})
    old = 'file = "a#1.txt" # the number is part of it\n'
    assert text == WRITTEN.replace(old, 'file = "a2.txt" # the number is part of it\nreader = "r"\n')


def test_a_line_separator_in_a_comment_ends_no_line():
    text = change_entry(WRITTEN.replace("# first", "# \u2028 first"), "b", {"file": "b2.txt"})
    assert tomllib.loads(text)["document"][1]["file"] == "b2.txt"


def test_a_key_is_taken_out():
    text = change_entry(WRITTEN, "b", {"file": None})
    assert text == WRITTEN.replace('file = "b.txt"\n', "")


def test_a_comment_above_an_entry_goes_with_that_entry():
    text, taken = remove_entry(WRITTEN, "a")
    assert text.startswith("# The papers of my project.\n\n# Of b: ask")
    assert taken.startswith('[[document]]\nid = "a"  # first\n')
    assert "Of b" not in taken


def test_line_ends_of_windows_stay():
    text = WRITTEN.replace("\n", "\r\n")
    for edited in (append_entry(text, {"id": "c"}), change_entry(text, "b", {"file": "x", "reader": "r"})):
        assert "\n" not in edited.replace("\r\n", "")


def test_an_entry_is_added_behind_a_last_line_without_end():
    text = append_entry(WRITTEN.rstrip("\n"), {"id": "c", "title": 'Über "x" \\ \u2028 끝'})
    assert text.startswith(WRITTEN)
    assert tomllib.loads(text)["document"][2]["title"] == 'Über "x" \\ \u2028 끝'


@pytest.mark.parametrize(
    "text",
    ['document = [{ id = "a", file = "x" }]\n', '[[document]]\nid = "a"\nfile = """\nx"""\n'],
)
def test_what_is_written_in_another_shape_is_left_to_a_person(text):
    with pytest.raises(SeedError, match="cannot be edited as it is written"):
        change_entry(text, "a", {"file": "y"})


def test_a_document_that_is_not_there_is_told():
    with pytest.raises(SeedError, match='no document "z"'):
        remove_entry(WRITTEN, "z")
