"""What the whole of a short text says of its figures: whose release it is, which source its end names.

Comes in: the mentions of a document, read sentence by sentence. Goes out: the same, with an origin for
those that named none, where one of three things tells it; each is a guess and named so:

    origin.lead         the first sentences (…로 나타났다) tell what the source named right after them states
    origin.release      a press release, or a report on one: the agency at its head states all its figures
    origin.source_text  자료: 한국은행, as the last line of a text without tables

Long papers are left alone: their figures are their author's where they name nobody.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import replace

from etl.mentions.carrying import SOURCES, STATED, Going, states_statistics
from etl.mentions.names_of_origins import Names
from etl.mentions.topics import Topics, is_about_the_same
from etl.model import Document, Mention, Passage
from etl.patterns import pattern

SHORT = 6_000  # characters: a release, a news report, a brief
LEAD = 3  # sentences with figures before the source is named
HEAD = 8  # passages in which a release says that it is one
RELEASE = pattern("mentions.whole_text.release")
TAKEN = {"origin.taken_over", "origin.carried"}
TOLD = pattern("mentions.whole_text.told")


def length_of(document: Document, passages: Sequence[Passage]) -> int:
    """How many characters of a document people read: without the marks of a web page, and however it is encoded."""
    if document.format != "html":
        return len(unicodedata.normalize("NFC", document.text))
    return sum(len(passage.reading) for passage in passages)


def add_origins(
    document: Document, passages: Sequence[Passage], mentions: list[Mention], names: Names, going: Going, topics: Topics
) -> list[Mention]:
    """The mentions, with origins that only the whole text tells."""
    if length_of(document, passages) > SHORT or not any(mention.origin is None for mention in mentions):
        return mentions
    mentions = _lead(document, mentions, names, topics)
    owner = _release(passages, names) or _last_line(passages, names)
    if owner is None:
        return mentions
    identifier, name, rule = owner
    return [
        _with_origin(mention, identifier, name, rule)
        if mention.origin is None and _is_statistic(document, mention, going)
        else mention
        for mention in mentions
    ]


def _lead(document: Document, mentions: list[Mention], names: Names, topics: Topics) -> list[Mention]:
    """북한의 무역이 2.6% 줄어든 것으로 나타났다. 코트라에 따르면 …: who is named next states the lead."""
    ordered = sorted(mentions, key=lambda mention: mention.start)
    waiting: list[Mention] = []
    for mention in ordered:
        if mention.origin is None:
            waiting.append(mention)
            if len({one.sentence_start for one in waiting}) > LEAD:
                return mentions
            continue
        rules = {piece.rule for piece in mention.evidence if piece.role == "origin"}
        kind = names.types.get(mention.origin)
        taken = not rules and TAKEN & set(mention.notes)
        if (
            not (taken or rules & (SOURCES | STATED))
            or kind not in ("agency", "organisation")
            or mention.origin_name is None
        ):
            return mentions
        body = _sentence(document, mention)
        told = {
            one.start
            for one in waiting
            if TOLD.search(_sentence(document, one)) and is_about_the_same(body, _sentence(document, one), topics)
        }
        return [
            _with_origin(one, mention.origin, mention.origin_name, "origin.lead") if one.start in told else one
            for one in mentions
        ]
    return mentions


def _release(passages: Sequence[Passage], names: Names) -> tuple[str, str, str] | None:
    """The agency at the head of a press release."""
    head = [passage.reading for passage in passages[:HEAD]]
    if not any(len(text) <= 80 and RELEASE.search(text) for text in head):
        return None
    for text in head:
        for hit in names.known.finditer(text[:400]):
            origin = names.owner.get(hit[0])
            if origin is not None and origin.type in ("agency", "organisation"):
                return origin.id, hit[0], "origin.release"
    return None


def _last_line(passages: Sequence[Passage], names: Names) -> tuple[str, str, str] | None:
    """The source line that closes a text without tables."""
    if not passages or passages[-1].kind != "source_line" or any(p.kind == "table_row" for p in passages):
        return None
    if sum(passage.kind == "source_line" for passage in passages) > 1:
        return None
    hit = names.known.search(passages[-1].reading)
    origin = names.owner.get(hit[0]) if hit is not None else None
    return (origin.id, hit[0], "origin.source_text") if origin is not None and hit is not None else None


def _is_statistic(document: Document, mention: Mention, going: Going) -> bool:
    return states_statistics(_sentence(document, mention), going)


def _sentence(document: Document, mention: Mention) -> str:
    return document.text[mention.sentence_start : mention.sentence_end]


def _with_origin(mention: Mention, identifier: str, name: str, rule: str) -> Mention:
    return replace(mention, origin=identifier, origin_name=name, notes=(*mention.notes, rule))
