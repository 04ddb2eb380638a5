"""The rules by which one who is named states: how far what he says reaches. A speaker has one of them (`rule`); how
far it goes from there is read in speaking.py.

What every reader of attributions shares: the rules, those that a form of datasets/language/*.toml may ask for (STATES),
the kinds of origins that speak for a body, and what a language hands out of its own (OwnShapes).
"""

from __future__ import annotations

from typing import NamedTuple

OPENS = "origin.body"  # goes on stating what follows
PERSON = "origin.person"  # … inside its paragraph
WORK = "origin.work"  # the same, a census by its name: what it tells is counted, not claimed
ALONE = "origin.body.intent"  # states its own sentence alone: a country, a plan, a limit
ACTS = "origin.body.acts"  # the same, by what it has done or seen itself
LIMIT = "origin.body.limit"  # … the limit behind it
BEHIND = "origin.bracket"  # … what stands before it in its sentence
CLOSING = "origin.bracket.closing"  # the same, and it goes on stating what follows
LAW = "origin.law"  # the same
FIGURE = "origin.figure"  # … the figure right before it
ASIDE = "origin.aside"  # whoever is told beside the one who states: his own sentence alone
COUNTRY = "origin.country"  # a country that reports: states its own sentence alone
STATES = {
    "on": OPENS,
    "person": PERSON,
    "alone": ALONE,
    "acts": ACTS,
    "behind": BEHIND,
    "figure": FIGURE,
    "aside": ASIDE,
    "country": COUNTRY,
}
BODIES = frozenset({"agency", "organisation"})
OFFICIAL = BODIES | {"government"}
SENTENCES = 64  # whose shapes are kept


class OwnShapes(NamedTuple):
    """What a language hands out of its own, all as regular expressions."""

    shapes: list[tuple[str, str]]  # each with a group `name`, and its rule
    named: str  # the name inside what stands behind "according to"
    parts: dict[str, str]  # by which the forms of the language's file are filled in
