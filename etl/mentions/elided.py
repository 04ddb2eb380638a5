"""English numbers whose unit the unit list does not name: elided ones, and plurals that no list holds.

    500 warheads, compared with 410 a year earlier · 11,000 troops. Of these, about 300 were killed
    18 countries voted against, and 65 abstained · 58 workshops

Comes in: a number without a unit, with what was found before it. Goes out: the unit of the figure before
it, or `item` for a plural noun (`person` for economists and physicians). Refused: names such as Article 12.
"""

from __future__ import annotations

import re

from etl.mentions.found import Scan
from etl.mentions.number_of import unit_of_noun
from etl.mentions.units import UnitRead
from etl.patterns import kept, pattern
from etl.reading.number import Number

FAR = 48  # characters before the number in which the words of a comparison stand
BOUND = pattern("mentions.elided.bound")
COMPARED = pattern("mentions.elided.compared")
COMPARED_WHEN = pattern("mentions.elided.compared_when")
OF_THESE = pattern("mentions.elided.of_these")
MORE_OR_FEWER = pattern("mentions.elided.more_or_fewer")
BEFORE = re.compile(r"(?=.)")  # wherever the figure before it stands
ANOTHER = pattern("mentions.elided.another")
ANOTHER_DID = pattern("mentions.elided.another_did")
SENTENCE_END = re.compile(r"[.;]\s+[A-Z]")
PLURAL = pattern("mentions.elided.plural")
BEHIND_WORD = pattern("mentions.elided.behind_word")
GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+|\d{1,3}(?:['’]\d{3})+|[1-9]\d{0,2}(?:[ \u00a0]\d{3}){2,}")
THINGS = "item"
PERSONS = ("ists", "ians")


def find_unit_before(scan: Scan, number: Number) -> str | None:
    """The unit that a number shares with the figure before it, or None."""
    text, first = scan.text, max(0, number.start - FAR)
    share = OF_THESE.search(text, first, number.start)
    if MORE_OR_FEWER.match(text, number.end):
        share = BEFORE.search(text, first, number.start)
    if share is not None and next(scan.back_to(0), None) is None and number.value is not None and number.value % 1 == 0:
        return THINGS  # There were 28 fewer than in December, before any figure
    beside = share or _compared(text, first, number) or _another(text, first, number)
    last = next(scan.back_to(0), None) if beside is not None else None
    if beside is None or last is None or last.name != "quantity":
        return None
    if share is None and SENTENCE_END.search(text, last.end, beside.start()):
        return None
    unit = scan.lexicon.by_id.find(last.unit_id)
    return unit.id if unit is not None and unit.dimension == "count" else None


def read_plural(scan: Scan, number: Number) -> UnitRead | None:
    """58 workshops: an English plural right behind a number counts things, whatever they are; behind a number below a
    thousand only where nothing before it makes it a name (Article 12)."""
    noun = PLURAL.match(scan.text, number.end)
    if noun is None:
        return None
    data = scan.lexicon.raw["en"]["numbers"]
    if noun["noun"] in data["no_plural"]:
        return None
    counts = _may_count(tuple(data["before_counts"]))
    ahead = scan.text[max(0, number.start - FAR) : number.start]
    is_count = counts.search(ahead) is not None or BEHIND_WORD.search(ahead) is not None
    if not is_grouped(scan.text, number) and not is_count:
        return None
    last = noun["noun"].rpartition("-")[2]
    name = "person" if last.endswith(PERSONS) else unit_of_noun(last, tuple(scan.lexicon.by_id.values()))
    unit = scan.lexicon.by_id[name]
    return UnitRead(unit, noun.start("noun"), noun.end("noun"), f"unit.{unit.id}.noun")


def is_grouped(text: str, number: Number) -> bool:
    """13,221 in English: never a year, an article or a page."""
    return GROUPED.fullmatch(text, number.start, number.end) is not None


def _compared(text: str, first: int, number: Number) -> re.Match[str] | None:
    return COMPARED.search(text, first, number.start) if COMPARED_WHEN.match(text, number.end) else None


def _another(text: str, first: int, number: Number) -> re.Match[str] | None:
    return ANOTHER.search(text, first, number.start) if ANOTHER_DID.match(text, number.end) else None


@kept(4)
def _may_count(words: tuple[str, ...]) -> re.Pattern[str]:
    """What may stand before a count: a word of these, or nothing."""
    return re.compile(rf"(?:^|\b(?:{'|'.join(words)})\s|[(“\"])$", re.IGNORECASE)
