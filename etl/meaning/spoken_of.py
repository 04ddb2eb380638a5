"""Whom an English shape of an attribution takes for one who states, though the sentence only speaks of him.

Comes in: a sentence, where a shape stands in it, and who that names. Goes out: whether he states nothing there.

    Volume rebounded to an estimated 1.6 million · exports to China recorded $2 billion · LISBON - Exports will fall
"""

from __future__ import annotations

import re

from etl.meaning.view import View
from etl.mentions.names_of_origins import Names, Speaker
from etl.patterns import pattern

PARTICIPLE = pattern("meaning.attributions_other.participle")
DASH = pattern("meaning.attributions_other.dash")
SIDE = pattern("meaning.attributions_other.side")


def is_spoken_of(view: View, hit: re.Match[str], speaker: Speaker, names: Names) -> bool:
    """Whether a name is that of the other side of a flow, or of the town of a report; or what looks like its verb is a
    participle before a number."""
    if view.language != "en":
        return False
    text, start, end = view.text, speaker.start, speaker.end
    if end <= view.start + hit.end() and PARTICIPLE.search(hit[0]) is not None:
        return True
    if DASH.match(text, end) is not None and text[start:end].isupper():
        return True
    ahead = [one for one in view.concepts if one.end < start]
    is_side = bool(ahead) and SIDE.fullmatch(text, ahead[-1].end, start) is not None
    return is_side and speaker.name in names.countries
