"""What a person is asked about, many figures of a document at a time: each with its best reading, to be ticked.

Comes in: the store, the list of a document with what is settled of it. Goes out: the rows of one page, and what a form
that ticks some of them says.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from dashboard.content.review import Queue, decide_on, find_all_unfit, mark_all, mark_figure
from etl.answers import DescribedMention, MentionReading
from etl.decisions import Decision
from etl.store import Store

MOST = 50  # rows of a page
FIELDS = tuple(f"f{number}" for number in range(MOST))
APART = "|"  # stands in no id and no mark


class Row(NamedTuple):
    """A figure that is not settled, and the indicator that it is most likely of."""

    mention: DescribedMention
    reading: MentionReading

    @property
    def field(self) -> str:
        """What a form says of it when it is ticked."""
        return APART.join((self.mention.mention_id, mark_figure(self.mention), self.reading.indicator_id))


class Ticked(NamedTuple):
    """A row as its form tells it."""

    mention: str
    mark: str
    indicator: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page of rows: `left` are all figures of the document that are not settled, `bare` those of this page that
    must be looked at one by one, as no indicator is near or the nearest does not fit; `following` is the figure with
    which the next page begins."""

    rows: Sequence[Row]
    left: int
    bare: int
    following: str | None


def find_sheet(store: Store, workspace: Path, queue: Queue, begin: str | None) -> Sheet:
    """The page that begins with a figure; without one, or with one that is not in the list, the first."""
    place = queue.mentions.index(begin) if begin in queue.mentions else 0
    left = [name for name in queue.mentions if name not in queue.decided]
    here = [name for name in queue.mentions[place:] if name not in queue.decided]
    shown, following = here[:MOST], here[MOST : MOST + 1]
    rows = _fitting(workspace, [row for name in shown if (row := _find_row(store, name)) is not None])
    return Sheet(rows, len(left), len(shown) - len(rows), following[0] if following else None)


def _find_row(store: Store, name: str) -> Row | None:
    """None where nothing was read that the figure itself is of: what is only near is to be chosen from, one by one."""
    mention, readings = store.mention(name), store.readings(name)
    return Row(mention, readings[0]) if mention is not None and readings and not readings[0].is_near else None


def _fitting(workspace: Path, rows: Sequence[Row]) -> list[Row]:
    """Those that a build would take as they are."""
    decided = ((row.mention, decide_on(row.mention, "accept", row.reading.indicator_id, "", "")) for row in rows)
    return [row for row, fault in zip(rows, find_all_unfit(workspace, decided), strict=True) if fault is None]


def read_ticked(form: Mapping[str, str]) -> list[Ticked]:
    """The rows that a form ticks, in the order of the page.

    Raises:
        ValueError: a field is none of our rows.
    """
    return [Ticked(*form[name].split(APART)) for name in FIELDS if name in form]


def mark_decisions(decisions: Sequence[Decision]) -> str:
    """By what an address and a form tell which decisions were taken together: how many, and a mark of them."""
    return f"{len(decisions)}-{mark_all(decisions)}"


def find_last(decisions: Sequence[Decision], mark: str) -> Sequence[Decision]:
    """The last decisions, if they are those that were marked so; else none."""
    count, _, _ = mark.partition("-")
    last = decisions[-int(count) :] if count.isascii() and count.isdigit() and 0 < int(count) <= MOST else ()
    return last if last and mark_decisions(last) == mark else ()
