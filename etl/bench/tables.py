"""Reports of the benchmarks as tables for people; numbers for programs come with --json."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from math import inf
from statistics import median

from rich import box
from rich.console import Console
from rich.table import Table

from etl.bench.accuracy import PARTS, Report, Score
from etl.bench.hostile import Growth
from etl.bench.meaning import GOALS, SLOTS, UNAIDED, MeaningReport
from etl.bench.speed import Speed

WIDTH = 140  # where the output is no terminal
HEADS = ("cases", "figures", "found", "false", "precision", "recall", "F1", *PARTS)


def print_table(title: str, heads: Sequence[str], rows: Iterable[Sequence[str]], note: str = "") -> None:
    """A table on standard output; the first column is words, the others are numbers."""
    console = Console(file=sys.stdout, highlight=False)
    if not console.is_terminal:
        console.width = WIDTH
    table = Table(title=title, box=box.SIMPLE, title_justify="left", caption=note or None, caption_justify="left")
    for place, head in enumerate(heads):
        table.add_column(head, justify="right" if place else "left", overflow="fold", no_wrap=bool(place))
    for row in rows:
        table.add_row(*(cell.replace("[", r"\[") for cell in row))
    console.print(table)


def print_accuracy(report: Report) -> None:
    """Scores overall, by language and by group, then every problem on a line."""
    languages = [(name, score) for name, score in sorted(report.languages.items())]
    rows = [_score_row("all", report.overall), *(_score_row(name, score) for name, score in languages)]
    print_table("Accuracy", ("", *HEADS), rows)
    print_table("By group", ("", *HEADS), (_score_row(name, score) for name, score in sorted(report.groups.items())))
    for problem in report.problems:
        print(problem)


def print_meaning(report: MeaningReport) -> None:
    """Each slot beside its goal, overall and by group, then every miss on a line."""
    groups = sorted(report.groups.items())
    heads = ("", "goal", f"all ({report.overall.asked['found']})", *(name for name, _ in groups))
    tallies = (report.overall, *(tally for _, tally in groups))
    rows = [
        (name, f"{GOALS[name]:.2f}" if name in GOALS else "", *(_share(tally.share(name)) for tally in tallies))
        for name in (*GOALS, *UNAIDED, *SLOTS)
    ]
    print_table("Meaning", heads, rows)
    for miss in report.misses:
        print(miss)


def print_speed(title: str, speeds: Iterable[Speed], base: Speed | None, note: str) -> None:
    """Runs side by side; `base` is the peer that the others are measured against.

    One process is measured against it by processor time, several by the clock.
    """
    heads = ("", "processes", "MB", "MB/s", "MB per CPU s", "peak MB", *([f"× {base.name}"] if base else []))
    print_table(title, heads, (_speed_row(speed, base) for speed in speeds), note)


def print_growth(growths: Iterable[Growth], note: str) -> None:
    """The largest growth first; what a character costs, in times of the piece in the middle."""
    growths = sorted(growths, key=lambda growth: -(growth.factor or inf))
    middle = median(growth.cost for growth in growths) or 1.0
    rows = [_growth_row(growth, middle) for growth in growths]
    print_table("Hostile input", ("repeated", "characters", "cost of one", "growth", ""), rows, note)
    held = sum(growth.is_linear for growth in growths)
    print(f"{held:,} of {len(growths):,} pieces held; the largest growth, for twice the length: {_factor(growths[0])}")


def describe_machine(machine: dict[str, object]) -> str:
    """The machine in one line."""
    return (
        f"{machine['cpu']}, {machine['cores']} cores, {machine['system']}, {machine['python']};"
        f" load {machine['load']} at the start"
    )


def _score_row(name: str, score: Score) -> tuple[str, ...]:
    counts = (score.cases, score.expected, score.found, score.false)
    return name, *map(str, counts), *(_share(score.share(part)) for part in ("precision", "recall", "f1", *PARTS))


def _share(share: float | None) -> str:
    return "–" if share is None else f"{share:.3f}"


def _speed_row(speed: Speed, base: Speed | None) -> tuple[str, ...]:
    size = f"{speed.size:.2f}" if speed.size < 10 else f"{speed.size:.0f}"
    row = (speed.name, str(speed.processes), size, _rate(speed.rate), _rate(speed.cpu_rate), f"{speed.memory:.0f}")
    if base is None:
        return row
    ratio = speed.cpu_rate / base.cpu_rate if speed.processes == 1 else speed.rate / base.rate
    return *row, f"{ratio:,.1f}"


def _rate(rate: float) -> str:
    return f"{rate:.3f}" if rate < 0.1 else f"{rate:.2f}"


def _growth_row(growth: Growth, middle: float) -> tuple[str, ...]:
    said = "" if growth.is_linear else "not linear"
    return str(growth.piece), f"{growth.lengths[-1]:,}", f"{growth.cost / middle:.1f}", _factor(growth), said


def _factor(growth: Growth) -> str:
    return "time is up" if growth.factor is None else f"{growth.factor:.2f}"
