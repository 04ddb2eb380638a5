"""How far an English name of one who states reaches around the words that a shape found.

    Joel Gross of Donaldson|, Lufkin & Jenrette · Standard| & Poor's · Japan Automobile Dealers' |Association
    Mary Ann O|'Hara · Moody|'s said · Troubled |NBI Inc

Comes in: a sentence and where the words stand. Goes out: where the name begins and ends.
"""

from __future__ import annotations

from etl.meaning.attribution_grammar import grammar_of
from etl.meaning.view import View
from etl.patterns import pattern
from etl.rules import Rules

BEHIND = pattern("meaning.whole_names.behind_en")
BEFORE = pattern("meaning.whole_names.before_en")
PAIRED = pattern("meaning.whole_names.paired_en")
ITSELF = pattern("meaning.whole_names.itself_en")
ADJECTIVE = pattern("meaning.whole_names.adjective_en")
PERSON_FROM = pattern("meaning.whole_names.person_from")


def extended_en(start: int, end: int, view: View, rules: Rules) -> tuple[int, int]:
    """Where an English name begins and ends, of which some words were found."""
    before = BEFORE.search(view.text, view.start, start)
    start = before.start() if before is not None else start
    paired = next((hit for hit in PAIRED.finditer(view.text, view.start, end) if hit.end() == start), None)
    start = paired.start() if paired is not None else start
    person = PERSON_FROM.search(view.text, view.start, start)
    start = person.start("name") if person is not None else start
    behind = BEHIND.match(view.text, end, view.end)
    end = behind.end() if behind is not None else end
    itself = ITSELF.match(view.text, end, view.end)  # a possessive right before the verb: Moody's said
    grammar = grammar_of(rules, "en")
    if itself is not None and grammar.work.match(view.text, itself.end()) is None:
        end = itself.end("mark") if grammar.states.match(view.text, itself.end()) is not None else end
    return start + _adjective(start, end, view), end


def _adjective(start: int, end: int, view: View) -> int:
    """The length of an adjective by which a sentence begins, before a name that the text has without it."""
    hit = ADJECTIVE.match(view.text, start, end) if not view.text[view.start : start].strip() else None
    if hit is None:
        return 0
    name = hit["name"]
    after = view.text[end:]
    return hit.start("name") - start if name in after and hit["adjective"] + name not in after else 0
