"""The company whose results a Korean text tells, by its headline: what it states of them goes on through the text.

    TSMC, 3분기 영업이익 39%↑ · 쿠팡 3분기 매출 10조…사상 최대 · 애플의 3분기 실적

Comes in: the passages of a text, then a sentence. Goes out: the name of the company, and where the sentence has it as
the one who reports, shows or foresees something.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from etl.meaning.able_to_state import is_place
from etl.meaning.attribution_rules import OPENS
from etl.meaning.attributions_ko import is_titled
from etl.meaning.lead_sources import HEADLINES
from etl.meaning.spoken_of import is_area
from etl.meaning.view import HANGUL, View
from etl.mentions.names_of_origins import Speaker, make_speaker, names_of
from etl.model import Passage
from etl.patterns import pattern
from etl.rules import Rules

LINE = 90  # characters of a headline
HEADED = pattern("meaning.headed_companies.headed")
REPORTS = pattern("meaning.headed_companies.reports")
NO_COMPANY = pattern("meaning.headed_companies.no_company")
SUBJECT = pattern("meaning.headed_companies.subject")


def find_headed(passages: Sequence[Passage], rules: Rules) -> str | None:
    """The company that the headline of a Korean text names before its results; None for a country, a known body or a
    person, of whom other rules know."""
    head = passages[0] if passages and passages[0].kind in HEADLINES else None
    if head is None or len(head.reading) > LINE or HANGUL.search(head.reading) is None:
        return None
    hit = HEADED.match(head.reading)
    name = hit["name"] if hit is not None else ""
    known = names_of(rules).owner.get(name)
    if not name or known is not None or NO_COMPANY.search(name) is not None or is_titled(name, rules):
        return None
    return None if is_area(name, rules) or is_place(name, rules) else name


def find_reporting(name: str, view: View, rules: Rules) -> Speaker | None:
    """The company of a text where a sentence has it report: 16일 TSMC는 …기록했다고 밝혔다."""
    reported = REPORTS.search(view.text, view.start, view.end)
    if reported is None:
        return None
    for hit in re.finditer(re.escape(name), view.text[view.start : reported.start()]):
        start, end = view.start + hit.start(), view.start + hit.end()
        if SUBJECT.match(view.text, end, view.end) is not None and not view.text[start - 1 : start].isalnum():
            return make_speaker(start, end, name, names_of(rules), OPENS, (view.start, view.end))
    return None
