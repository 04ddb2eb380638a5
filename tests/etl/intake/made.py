"""Originals made for a test, by the programs whose files people have."""

import zipfile
from functools import cache
from io import BytesIO

from etl.documents import plain_document
from etl.extract import extract
from etl.intake.read import take_in
from etl.text import read_lines
from tests.conftest import REPOSITORY
from tests.rules import own_rules


def zipped(members, kind=zipfile.ZIP_DEFLATED):
    """A zip of names and their content."""
    made = BytesIO()
    with zipfile.ZipFile(made, "w", kind) as file:
        for name, content in members.items():
            file.writestr(name, content)
    return made.getvalue()


def replaced(content, member, data):
    """A zip with one member exchanged."""
    with zipfile.ZipFile(BytesIO(content)) as file:
        parts = {name: file.read(name) for name in file.namelist()}
    return zipped({**parts, member: data})


def saved(thing):
    """The bytes of a document or book."""
    made = BytesIO()
    thing.save(made)
    return made.getvalue()


def view(content, name="a"):
    """The view of an original."""
    return take_in(content, name).text


def read_text(name):
    """A text of the gold or a seed."""
    folder = "seeds" if name[0].isdigit() else "tests/gold/texts"
    return (REPOSITORY / folder / f"{name}.txt").read_text(encoding="utf-8")


@cache
def rules():
    """What is read once for all tests of a process."""
    return own_rules()


def figures(text, format, language="ko"):
    """Value and unit of every figure of a text, sorted."""
    found = extract(plain_document(text, language=language, published="2024-12-01", format=format), rules()).mentions
    return sorted((str(one.value), one.unit or "") for one in found)


def lines(text):
    """The lines that the rest of figtrace reads of a view."""
    return [line.text for line in read_lines(plain_document(text, format="html"))]
