"""How English releases, briefs and news tell whose a figure is, of when, by whom and what it measures: kinds of faults
that whole texts had, each by siblings of it.

`tests/cases/meaning/english_told.json` and `english_releases.json` hold kinds; each has what fills the places of its
texts ({n}, {a} …) and the texts. A figure stands as ⟦5.2%|a=DE p=2019-06⟧ with what is wanted of it: a area, o other
side, p period, b base, w who states it, m measure, d part, t transformation, n that it is no figure of its own; - for
none. What is not told is not asked.
"""

import json
import re
from pathlib import Path

import pytest

from etl.documents import plain_document
from etl.extract import extract
from tests.rules import own_rules

pytestmark = pytest.mark.whole

CASES = Path(__file__).parents[2] / "cases/meaning"
FILES = ("english_told.json", "english_releases.json")  # prose; releases with their lists, boxes and tables
KINDS = {name: kind for file in FILES for name, kind in json.loads((CASES / file).read_text(encoding="utf-8")).items()}
MARK = re.compile(r"⟦([^|⟧]+)\|([^⟧]*)⟧")
WANTED = re.compile(r"(\w)=((?:(?!\s\w=).)+)")


def plain_of(marked):
    plain, wanted, reached = "", [], 0
    for mark in MARK.finditer(marked):
        plain += marked[reached : mark.start()]
        wanted.append((len(plain), len(plain) + len(mark[1]), dict(WANTED.findall(mark[2]))))
        plain, reached = plain + mark[1], mark.end()
    return plain + marked[reached:], wanted


def told_of(period):
    if period is None:
        return "-"
    return period.start if period.start == period.end else f"{period.start or ''}/{period.end or ''}"


def wrongs(marked, published):
    """What a text is read to mean against what is wanted of it."""
    plain, wanted = plain_of(marked)
    read = extract(plain_document(plain, name="x", language="en", published=published), own_rules())
    pairs = list(zip(read.mentions, read.statements, strict=True))
    for start, end, slots in wanted:
        one, said = next(((m, s) for m, s in pairs if m.start < end and start < m.end), (None, None))
        if "n" in slots:
            yield from [(plain[start:end], "found")] if one is not None else []
            continue
        if one is None:
            yield plain[start:end], "not found"
            continue
        found = {
            "a": said.ref_area or "-", "o": said.counterpart_area or "-", "m": said.measure or "-",
            "d": ",".join(said.breakdown or ()) or "-",
            "t": said.transformation, "w": one.origin_name or "-",
            "p": told_of(one.period), "b": told_of(one.base_period),
        }  # fmt: skip
        yield from (
            (plain[start:end], f"{slot}: {found[slot]}") for slot, value in slots.items() if found[slot] != value
        )


def texts_of(kind):
    for fill in kind.get("fills", [{}]):
        for frame in kind["texts"]:
            text = re.sub(r"\{(\w+)\}", lambda place, fill=fill: fill[place[1]], frame)
            yield text[0].upper() + text[1:] if text[0] != "⟦" else text


@pytest.mark.parametrize("name", KINDS)
def test_english_tells_whose_of_when_and_by_whom(name):
    kind = KINDS[name]
    wrong = [(text, found) for text in texts_of(kind) if (found := [*wrongs(text, kind.get("published"))])]
    assert wrong == []
