"""What the reading of a document holds: the rules' readers, what was found, and what later sentences lean on."""

from __future__ import annotations

from dataclasses import dataclass, field

from etl.mentions.calendars import Calendar
from etl.mentions.carrying import Going, going_of
from etl.mentions.citations import Library
from etl.mentions.discourse import Discourse
from etl.mentions.found import Found
from etl.mentions.headed import Headed
from etl.mentions.lexicon import Lexicon, lexicon_of_text
from etl.mentions.names_of_origins import Names, names_of
from etl.mentions.topics import Topics, topics_of
from etl.model import Citation, Document, Mention, Numeral, Work
from etl.rules import Rules


@dataclass
class Reader:
    """Goes through a document passage by passage and remembers what later sentences lean on."""

    document: Document
    rules: Rules
    lexicon: Lexicon
    names: Names
    library: Library
    calendar: Calendar
    going: Going
    topics: Topics
    numerals: list[Numeral] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    citations: list[Citation] = field(default_factory=list)
    last_kind: tuple[str, str] | None = None
    won_of: tuple[str | None, ...] = ()  # the section in which a bare 원 is the North Korean won
    wholes: list[Found] = field(default_factory=list)  # the quantities of the last passage
    last_unit: str | None = None  # of the last quantity that is no ratio
    listed: Headed | None = None  # what a line gave to the list that it heads
    discourse: Discourse | None = None  # of the last paragraph
    discourses: dict[str, Discourse] = field(default_factory=dict)  # by passage


def reader_of(document: Document, works: list[Work], rules: Rules) -> Reader:
    """A reader of one document that has read nothing yet."""
    return Reader(
        document, rules, lexicon_of_text(rules, document.text), names_of(rules), Library(works), Calendar(document.date), going_of(rules),
        topics_of(rules),
    )  # fmt: skip
