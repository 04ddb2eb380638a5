"""A bare dollar sign in a text on a country that has dollars of its own is of that country: $41.8 billion, in Canberra.

Nothing is changed where the text names American dollars: it keeps them apart itself.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from etl.meaning.regions import country_of
from etl.model import Document, Mention, Statement
from etl.patterns import pattern
from etl.rules import Rules

AMERICAN = "USD"
NAMED = pattern("meaning.dollars.named")
NOTE = "unit.dollars_of_area"


def settle_dollars(
    document: Document, mentions: Sequence[Mention], statements: Sequence[Statement], rules: Rules
) -> tuple[Mention, ...]:
    """The mentions, those with a bare dollar sign in the dollars of the country that most figures are of."""
    bare = [
        mention
        for mention in mentions
        if mention.unit == AMERICAN and (mention.quote.startswith("$") or (mention.unit_quote or "").startswith("$"))
    ]
    areas = Counter(country_of(statement.ref_area, rules.vocabulary) for statement in statements)
    most, count = max(areas.items(), key=lambda item: (item[1], str(item[0])), default=(None, 0))
    area = rules.vocabulary.areas.get(most or "")
    if not bare or area is None or 2 * count <= len(statements) or NAMED.search(document.text):
        return tuple(mentions)
    unit = rules.units.get(area.currency or "")
    if unit is None or unit.id == AMERICAN or not unit.en.endswith("dollars"):
        return tuple(mentions)
    return tuple(
        replace(mention, unit=unit.id, notes=(*mention.notes, NOTE)) if mention in bare else mention
        for mention in mentions
    )
