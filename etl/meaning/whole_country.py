"""The country in an English text about a province or city of it (the national economy, 6% nationally), and that one
again behind it (the city spent).

Comes in: a sentence with the areas that it names, and the province or city that the text is about. Goes out: those
areas and the two, where the sentence means them by such words.
"""

from __future__ import annotations

from collections.abc import Sequence

from etl.meaning.places import Named
from etl.meaning.regions import country_of
from etl.meaning.view import View
from etl.patterns import pattern
from etl.vocabulary import Vocabulary

OF_ALL = pattern("meaning.whole_country.of_all")
LOCAL = pattern("meaning.whole_country.local")
LANGUAGE = "en"


def with_country(named: Sequence[Named], view: View, local: str | None, vocabulary: Vocabulary) -> list[Named]:
    """The areas of a sentence with the country of `local` where it tells of all of that, and with `local`."""
    country = country_of(local, vocabulary)
    if view.language != LANGUAGE or country is None or country == local:
        return list(named)
    told = ((OF_ALL, country), (LOCAL, str(local)))
    found = [
        Named(*hit.span(), area, None) for cue, area in told for hit in cue.finditer(view.text, view.start, view.end)
    ]
    return sorted([*named, *found], key=lambda one: one.start)
