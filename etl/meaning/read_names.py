"""The origin of a figure by the words that its own sentence was read to name.

Comes in: a mention whose origin was read. Goes out: the words that name it, without what cannot be a name; the origin
of that name, known or not, by its full name or in the nominative.
"""

from __future__ import annotations

import re
from dataclasses import replace

from etl.meaning.attribution_rules import OPENS
from etl.meaning.attributions_ko import part_of_name
from etl.meaning.full_names import SUBJECT, full_name
from etl.meaning.nominative import nominative
from etl.meaning.sourced import Sourced
from etl.meaning.view import View
from etl.meaning.whole_names import part_that_names
from etl.mentions.names_of_origins import ad_hoc_id, make_speaker, names_of
from etl.model import Mention
from etl.rules import Rules


def words_of(mention: Mention, rules: Rules) -> str:
    """The name of whoever the sentence of a figure was read to name; "" where its words are no name."""
    name = mention.origin_name or ""
    return name if mention.origin in names_of(rules).types else part_that_names(name) or ""


def name_of(mention: Mention, rules: Rules) -> str | None:
    """The name of whoever the sentence of a figure was read to name; None where its words cannot be one."""
    is_known = mention.origin in names_of(rules).types
    return mention.origin_name if is_known else part_of_name(words_of(mention, rules), rules)


def by_words(mention: Mention, rules: Rules) -> Sourced:
    """Whom the sentence of a figure was read to name, as it names him."""
    name = words_of(mention, rules)
    is_whole = name == mention.origin_name
    return Sourced(mention.origin if is_whole else ad_hoc_id(name), name) if name else Sourced(None, None)


def by_full_name(mention: Mention, view: View, before: str, rules: Rules) -> Sourced:
    """Whom the sentence of a figure names, by his full name; `before`: the text in which it is looked for."""
    names, name = names_of(rules), name_of(mention, rules)
    if mention.origin is None or name is None or mention.origin in names.types:
        return by_words(mention, rules)
    name = full_name(_with_surname(name, view, rules), before, view.language, rules) or name
    one = make_speaker(0, 0, name, names, OPENS, (0, 0))
    return Sourced(one.id or ad_hoc_id(name), name)


def in_nominative(sourced: Sourced, rules: Rules) -> Sourced:
    """A Russian origin by its name in the nominative."""
    if sourced.name is None:
        return sourced
    names, name = names_of(rules), nominative(sourced.name, rules)
    known = names.owner.get(name)
    told = known.id if known is not None else sourced.id if sourced.id in names.types else ad_hoc_id(name)
    return replace(sourced, name=name, id=told)


def _with_surname(name: str, view: View, rules: Rules) -> str:
    """A bare title with the surname right before it in a sentence (이 총재는, where the words were read as 총재), or
    as that of whoever has been named with it."""
    data = rules.languages["ko"]["meaning"]
    if name not in data["persons"]:
        return name
    hit = re.search(rf"(?<![가-힣])[가-힣]\s{name}(?={SUBJECT})", view.text[view.start : view.end])
    return hit[0] if hit is not None else f"{data['this'][0]} {name}"
