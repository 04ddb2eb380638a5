"""The body whose release a text is: alone on a line of its head, or known and named in a press release."""

from __future__ import annotations

import re
from collections.abc import Sequence

from etl.meaning.attributions_other import BODIES, grammar_of
from etl.meaning.view import HANGUL, View
from etl.meaning.words import Finders
from etl.mentions.names_of_origins import Names, Speaker, make_speaker, names_of
from etl.mentions.whole_text import RELEASE
from etl.model import Passage
from etl.patterns import pattern
from etl.rules import Rules

HEAD = 8  # passages in which a release names who issues it
LONG = 400  # characters in which a press release names it
LINE = 90  # characters of a line of the head
RULE = "origin.release"
DATE = pattern("meaning.issuers.date")
BRACKET = re.compile(r"\s?[(（][A-Z]{2,10}[)）]")
AROUND = " \t,.:|/·—–-[]()"


def find_issuer(passages: Sequence[Passage], finders: Finders, rules: Rules) -> tuple[Speaker, Passage] | None:
    """Who issues a release, and the passage that says so."""
    names = names_of(rules)
    for passage in passages[:HEAD]:
        if passage.table is None:
            found = _alone(passage, finders, names, rules)
            if found is not None:
                return found, passage
    for passage in passages[:HEAD]:
        if RELEASE.search(passage.reading[:LONG]) is None:
            continue
        for hit in names.known.finditer(passage.reading[:LONG]):
            origin = names.owner.get(hit[0])
            if origin is not None and origin.type in BODIES:
                return Speaker(hit.start(), hit.end(), hit[0], origin.id, RULE, (0, 0)), passage
    return None


def _alone(passage: Passage, finders: Finders, names: Names, rules: Rules) -> Speaker | None:
    """The body that is all that a line says up to a date, but for its short name."""
    dated = DATE.search(passage.reading, 0, LINE)
    line = passage.reading[: dated.start()] if dated is not None else passage.reading[: LINE + 1]
    for left_out in (RELEASE, BRACKET):
        line = left_out.sub(lambda hit: " " * len(hit[0]), line)
    name = line.strip(AROUND)
    if not 2 <= len(name) <= LINE or re.search(r"[.。!?]|\s{2}|\d", name):
        return None
    start = line.index(name)
    known = names.owner.get(name)
    if known is not None and known.type in BODIES:
        return make_speaker(start, start + len(name), name, names, RULE, (0, 0))
    language = View(passage, 0, 0, len(passage.reading), (), finders).language
    if language == "ko" or HANGUL.search(name):
        return None
    grammar = grammar_of(rules, language)
    whole = grammar.named.fullmatch(name) if language != "zh" else grammar.office.search(name[-4:])
    if whole is None or grammar.office.search(name) is None or grammar.person.search(name) or grammar.work.search(name):
        return None
    return make_speaker(start, start + len(name), name, names, RULE, (0, 0))
