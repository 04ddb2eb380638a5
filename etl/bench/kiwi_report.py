"""The comparison with Kiwi for people: counts, what it costs, and every difference on a line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from etl.bench.kiwi import SIDES, Comparison, Tally
from etl.bench.tables import print_table


def print_comparison(comparison: Comparison) -> None:
    """Three tables, then the differences."""
    rows = [*_tally_rows("sentence ends", comparison.sentences), *_tally_rows("numbers in words", comparison.numbers)]
    print_table("figtrace and Kiwi on the same passages", ("", "both", "only figtrace", "only Kiwi"), rows)
    marks = comparison.marks
    sides = [
        (side, str(marks.marked), str(marks.found[side]), str(len(marks.missed[side])), str(len(marks.false[side])))
        for side in SIDES
    ]
    print_table("Numbers in words against the marks of the cases", ("", "marked", "found", "missed", "false"), sides)
    print_table("Cost", ("", "load s", "MB/s sentences", "MB/s tokens", "peak MB"), _cost_rows(comparison))
    for line in _differences(comparison):
        print(line.replace("\n", "⏎"))


def _tally_rows(what: str, tallies: dict[str, Tally]) -> Iterator[tuple[str, ...]]:
    for source, tally in tallies.items():
        yield f"{what}, {source}", str(tally.both), str(len(tally.ours_only)), str(len(tally.kiwi_only))


def _cost_rows(comparison: Comparison) -> Iterator[tuple[str, ...]]:
    for side, cost in comparison.cost.items():
        rates = [f"{comparison.size / cost[key]:.2f}" if cost.get(key) else "–" for key in ("split", "tokenise")]
        yield side, f"{cost['load']:.1f}", *rates, f"{cost['memory']:.0f}"


def _differences(comparison: Comparison) -> Iterable[str]:
    for what, tallies in (("sentence", comparison.sentences), ("number", comparison.numbers)):
        for source, tally in tallies.items():
            yield from (f"{what} only figtrace, {source}: {place}" for place in tally.ours_only)
            yield from (f"{what} only Kiwi, {source}: {place}" for place in tally.kiwi_only)
    for side in SIDES:
        yield from (f"number missed by {side}: {place}" for place in comparison.marks.missed[side])
        yield from (f"number false by {side}: {place}" for place in comparison.marks.false[side])
