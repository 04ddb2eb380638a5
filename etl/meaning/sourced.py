"""The origin of a figure, and who was heard to state something.

Comes in: a speaker, with the passage that names him. Goes out: the origin that he is, with the words that prove it.
"""

from __future__ import annotations

from dataclasses import dataclass

from etl.mentions.names_of_origins import Speaker, ad_hoc_id
from etl.model import MANIFEST, Evidence, Passage

TOLD = "origin.manifest"  # the rule of a speaker of whom no words of the text tell, but a person


@dataclass(frozen=True, slots=True)
class Sourced:
    """The origin of a figure, how it got there (None: by its own sentence), and the words that name it."""

    id: str | None
    name: str | None
    how: str | None = None
    proof: Evidence | None = None
    via: str | None = None


@dataclass(frozen=True, slots=True)
class Heard:
    """A speaker and the passage that names him."""

    speaker: Speaker
    passage: Passage


def sourced_by(heard: Heard, how: str | None, text: str) -> Sourced:
    """The origin of what somebody states; `text`: that of the document."""
    speaker = heard.speaker
    if speaker.rule == TOLD:
        return sourced_by_word(speaker)
    span = heard.passage.span(speaker.start, speaker.end)
    proof = Evidence("origin", span, text[span.start : span.end], speaker.rule)
    return Sourced(speaker.id or ad_hoc_id(speaker.name), speaker.name, how, proof)


def sourced_by_word(speaker: Speaker) -> Sourced:
    """The origin that a person told of the whole text, which no words of it prove."""
    return Sourced(speaker.id or ad_hoc_id(speaker.name), speaker.name, MANIFEST)
