"""Who only repeats: rows in which one origin says the same of the same time are one statement.

Eight papers that quote one ministry are one origin with eight quotations and no eight proofs. Rows go
in and come out in their order, each statement once, as its first quotation: the earliest published,
then the first in the text. Rows that differ in number, bound or period stay apart: nothing is guessed to be the same.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from etl.answers import SampleFigure

Stated = TypeVar("Stated", bound=SampleFigure)
Said = TypeVar("Said", bound=SampleFigure, covariant=True)
SENSES = {"more_than": "at_least", "less_than": "at_most"}  # drawn alike: the number is an open end
APART = frozenset({"cap", "plan", "forecast"})  # a kind that makes another statement of the same number


@dataclass(frozen=True, slots=True)
class Claim(Generic[Said]):
    """A statement to be shown: the figure that says it (a row of `figures`), and which others say the same."""

    row: Said
    quotations: int = 1  # how many texts say it
    quoted_by: tuple[str, ...] = ()  # the ids of all of these figures
    quoted_in: str = ""  # of one quotation among several: which text this is

    @property
    def ids(self) -> tuple[str, ...]:
        """The figures that it stands for: its own, and whatever quotes the same statement."""
        return self.quoted_by or (self.row.observation_id,)


def group_quotations(rows: Iterable[Stated]) -> list[Claim[Stated]]:
    """Each statement once, with its quotations counted."""
    groups: dict[tuple[Any, ...], list[Stated]] = {}
    for row in rows:
        groups.setdefault(statement_of(row), []).append(row)
    return [Claim(_first(group), len(group), tuple(row.observation_id for row in group)) for group in groups.values()]


def keep_quotations(rows: Iterable[Stated]) -> list[Claim[Stated]]:
    """Every row by itself; where several say the same, `quoted_in` names the text of each."""
    kept = list(rows)
    counts = Counter(map(statement_of, kept))
    return [Claim(row, quoted_in=row.document_title if counts[statement_of(row)] > 1 else "") for row in kept]


def statement_of(row: SampleFigure) -> tuple[Any, ...]:
    """What two rows must share to be the same statement."""
    numbers = (row.value, row.low, row.high)
    said = numbers if any(part is not None for part in numbers) and not row.is_vague else row.quote_value
    return (
        row.indicator_id,
        row.origin_id,
        said,
        SENSES.get(row.bound, row.bound),
        row.period_start,
        row.period_end,
        row.kind if row.kind in APART else "",
    )


def _first(group: Sequence[Stated]) -> Stated:
    return min(group, key=lambda row: (row.published or "9", row.document_id, row.char_start or 0))


def latest_first(claims: Iterable[Claim[Stated]]) -> list[Claim[Stated]]:
    """As rail and table list them: the latest period first, those of one time in the order of the text."""
    in_text = sorted(claims, key=lambda claim: (claim.row.document_id, claim.row.char_start))
    return sorted(in_text, key=lambda claim: claim.row.period_end or claim.row.period_start or "", reverse=True)
