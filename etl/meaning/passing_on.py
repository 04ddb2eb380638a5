"""Which Chinese news agency only passes on what the body that a text has named first states: 据韩联社报道, behind
根据韩国统计厅15日公布的资料.

Comes in: a sentence, the one who states in it, and who goes on stating what follows. Goes out: whether he passes that
on.
"""

from __future__ import annotations

from etl.meaning.leads import share_matter
from etl.meaning.sourced import Heard
from etl.meaning.view import View
from etl.mentions.names_of_origins import Speaker
from etl.patterns import pattern

LANGUAGE = "zh"
YEAR = pattern("meaning.passing_on.year")
MEDIA = pattern("meaning.passing_on.media")
REPORTS = pattern("meaning.passing_on.reports")


def passes_on(speaker: Speaker, view: View, opened: Heard | None) -> bool:
    """Whether a news agency tells more of the report of the body that speaks."""
    if view.language != LANGUAGE or opened is None or MEDIA.search(speaker.name) is None:
        return False
    if MEDIA.search(opened.speaker.name) is not None or REPORTS.match(view.text, speaker.end, view.end) is None:
        return False
    spans = opened.passage.sentences
    begin, end = next((one for one in spans if one[0] <= opened.speaker.start < one[1]), (0, 0))
    before = opened.passage.reading[begin:end].replace(opened.speaker.name, " ")
    return share_matter(YEAR.sub(" ", before), YEAR.sub(" ", view.text[speaker.end : view.end]))
