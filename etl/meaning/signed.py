"""The body that an English text itself tells to be its own: who issues it, for whom its speaker stands, whose address
on the web it carries.

    Issued by: City of Halden                                a line of its own, mostly the last
    Remarks by the Governor of the Bank of Ghana at …         the title of a speech
    www.unhcr.org                                             a line of its own that names a known body
    figures here and below are from the Customs Office        of whom all its figures are
    Remittances have been published by the BSP since 2012     in a media release, the only body that it names so

Comes in: the passages of a text. Goes out: the name of that body where it stands, and the passage.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from etl.meaning.attribution_rules import OFFICIAL
from etl.meaning.view import language_of
from etl.mentions.names_of_origins import Names, Speaker, make_speaker
from etl.model import Passage
from etl.patterns import pattern

ISSUED, DRAWN = pattern("meaning.signed.issued"), pattern("meaning.signed.drawn")
SPEECH, PREPOSITION = pattern("meaning.signed.speech"), pattern("meaning.signed.preposition")
SITE = pattern("meaning.signed.site")
RELEASED, PUBLISHES = pattern("meaning.signed.released"), pattern("meaning.signed.publishes")
PROJECTS = pattern("meaning.signed.projects")
ADDRESSED = pattern("meaning.signed.addressed")
RULE = "origin.release"
HEAD = 3  # passages that say that a text is a release
ENGLISH = "en"
IsBody = Callable[[str], bool]


def is_addressed(line: str) -> bool:
    """Whether a line speaks to somebody: Programme Director, · Honourable Members of Parliament, · Dear shareholders,.

    >>> is_addressed("Programme Director,"), is_addressed("Department of Labour")
    (True, False)
    """
    return ADDRESSED.search(line) is not None


def find_signed(passages: Sequence[Passage], names: Names, is_body: IsBody) -> tuple[Speaker, Passage] | None:
    """Who issues a text by a line of its own, or for whom its speaker stands by its title."""
    for passage in reversed(passages):
        for hit in (*ISSUED.finditer(passage.reading), *DRAWN.finditer(passage.reading)):
            name = hit["name"].strip()
            if language_of(name.lower()) == ENGLISH:
                start = hit.start("name")
                return make_speaker(start, start + len(name), name, names, RULE, (0, 0)), passage
    for passage in passages[:1]:
        for start, name in _bodies_of_speaker(passage):
            if is_body(name):
                return make_speaker(start, start + len(name), name, names, RULE, (0, 0)), passage
    return None


def _bodies_of_speaker(passage: Passage) -> Iterator[tuple[int, str]]:
    """What stands behind each preposition of who gives a speech: the Governor of the Bank of Ghana."""
    hit = SPEECH.match(passage.reading)
    if hit is None:
        return
    for inner in PREPOSITION.finditer(passage.reading, *hit.span("who")):
        yield inner.end(), passage.reading[inner.end() : hit.end("who")].rstrip(" .")


def find_by_site(passages: Sequence[Passage], names: Names) -> tuple[Speaker, Passage] | None:
    """The known body whose address on the web a line is: www.unhcr.org."""
    for passage in passages:
        for hit in SITE.finditer(passage.reading):
            name = next((one for one in (hit["name"].upper(), hit["name"].title()) if one in names.owner), None)
            if name is not None:
                return make_speaker(*hit.span("name"), name, names, RULE, (0, 0)), passage
    return None


def find_keeper(passages: Sequence[Passage], names: Names) -> tuple[Speaker, Passage] | None:
    """The known body that a media release without a masthead tells to publish or project its series, where it names no
    other body."""
    if not any(RELEASED.match(one.reading) for one in passages[:HEAD]):
        return None
    told = [
        (make_speaker(*hit.span("name"), hit["name"], names, RULE, (0, 0)), passage)
        for passage in passages
        for shape in (PUBLISHES, PROJECTS)
        for hit in shape.finditer(passage.reading)
        if _body_in(hit["name"], names) is not None
    ]
    known = {_body_in(hit[0], names) for passage in passages for hit in names.known.finditer(passage.reading)}
    return told[0] if told and len(known - {None}) == 1 else None


def _body_in(name: str, names: Names) -> str | None:
    """The id of the body that a name is, None of any other name."""
    origin = names.owner.get(name)
    return origin.id if origin is not None and origin.type in OFFICIAL and name not in names.countries else None
