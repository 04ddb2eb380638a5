"""How long each question to the store takes: one row a question, over arguments from the store itself.

Indicators with the most figures, the long document and others spread over the store are asked for alike, each
twice: what is measured is a store that is in use. Times are in milliseconds.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from etl.store import Store

TRIES = 40
PAGE = 50
PART = 40_000
NEAR = 4_000  # around a figure, as its page asks
ROWS = 100  # of a table, as a part of it holds


@dataclass(frozen=True, slots=True)
class Question:
    """One method of the store: times in ms, and the most rows that it gave."""

    name: str
    p50: float
    p95: float
    rows: int
    times: tuple[float, ...]

    def describe(self) -> dict[str, str | float | int]:
        """For tables and JSON."""
        return {"name": self.name, "p50": round(self.p50, 2), "p95": round(self.p95, 2), "rows": self.rows}


def measure_queries(store: Store) -> list[Question]:
    """Every question that a page asks, slowest first."""
    return sorted((_measure(*asked) for asked in _questions(store)), key=lambda found: -found.p95)


def percentile(times: Sequence[float], share: float) -> float:
    """The value below which this share of the times lies; of few times the nearest one."""
    ordered = sorted(times)
    return ordered[min(len(ordered) - 1, round(share * (len(ordered) - 1)))]


def _measure(name: str, ask: Callable[[Any], Any], arguments: Sequence[Any]) -> Question:
    times, rows = [], 0
    chosen = [arguments[n * len(arguments) // TRIES] for n in range(TRIES)]
    for argument in dict.fromkeys(map(_key, chosen)):
        ask(argument)
    for argument in chosen:
        start = time.perf_counter()
        answer = ask(_key(argument))
        times.append((time.perf_counter() - start) * 1000)
        rows = max(rows, len(answer) if isinstance(answer, list) else 1)
    return Question(name, statistics.median(times), percentile(times, 0.95), rows, tuple(times))


def _key(argument: Any) -> Any:
    return tuple(argument) if isinstance(argument, list) else argument


def _questions(store: Store) -> Iterator[tuple[str, Callable[[Any], Any], Sequence[Any]]]:
    """Name, question and arguments."""
    counts = store.counts()
    cards = [row for family in store.family_cards() for row in family.indicators]
    cards.sort(key=lambda row: -row.figures)
    indicators = [row["indicator_id"] for row in _spread(cards)]
    documents = [row["document_id"] for row in _spread(_many(store.documents, counts.documents))]
    figures = [row.observation_id for name in indicators for row in store.latest_figures(name, limit=1)]
    pairs = [row["left_id"] for row in _many(store.relations, counts.relations)] or figures
    tables = [row.table_id for name in documents for row in store.tables(name)] or [
        row.table_id for row in store.tables()[:TRIES]
    ]
    origins = list({row.origin_id for name in indicators for row in store.latest_figures(name, limit=2)})
    words = [row["ko"].split()[n % len(row["ko"].split())] for n, row in enumerate(_spread(cards))]
    pages = [n * counts.documents // TRIES for n in range(TRIES)]
    groups = [indicators[n : n + 12] for n in range(max(1, len(indicators) - 12))]
    nothing = [None]

    yield "counts", lambda _: [store.counts()], nothing
    yield "families", lambda _: store.families(), nothing
    yield "family_cards", lambda _: store.family_cards(each=12), nothing
    yield "samples", store.samples, groups
    yield "origin_colours", lambda origin: store.origin_colours([origin]), origins
    yield "indicator_names", lambda group: list(store.indicator_names(group)), groups
    yield "origin_indicators", lambda origin: store.origin_indicators([origin]), origins
    yield "origin_relations", lambda origin: store.origin_relations(origin, 40), origins
    yield "indicator", store.indicator, indicators
    yield "latest_figures", lambda name: store.latest_figures(name, limit=60), indicators
    yield "figure_count", store.figure_count, indicators
    yield "figure_facets", store.figure_facets, indicators
    yield "verdict_counts", store.verdict_counts, indicators
    yield "relations", lambda first: store.relations(limit=20, first=first), [0, counts.relations // 2]
    yield "relations of one", lambda name: store.relations(name, limit=120), indicators
    yield "figures_named", lambda group: list(store.figures_named(group)), [pairs[:40]]
    yield "sentences", lambda group: list(store.sentences(group)), [pairs[:40]]
    yield "observation", store.observation, figures
    yield "evidence", store.evidence, figures
    yield "context", lambda name: list(store.context(name)), figures
    yield "works", store.works, figures
    yield "rivals", store.rivals, pairs
    yield "text_at", lambda name: store.text_at(name, 100, 120), documents
    yield "documents", lambda first: store.documents(PAGE, first), pages
    yield "document_names", store.document_names, [documents[:20]]
    yield "document", store.document, documents
    yield "document_parts", lambda name: store.document_parts(name, PART), documents
    yield "document_origins", store.document_origins, documents
    yield "passages", lambda name: store.passages(name, 0, 400), documents
    yield "mentions", lambda name: store.mentions(name, 0, PART), documents
    yield "figures_in", lambda name: store.figures_in(name, 0, NEAR), documents
    yield "evidence_in", lambda name: store.evidence_in(name, 0, PART), documents
    yield "numerals", lambda name: store.numerals(name, start=0, end=PART), documents
    yield "notes", store.notes, documents
    yield "undrawn", lambda name: store.undrawn(name, 30), documents
    yield "tables", store.tables, documents
    if tables:
        yield "table", store.table, tables
        yield "cells", lambda name: store.cells(name, 0, ROWS), tables
        yield "table_window", lambda name: store.table_window(name, 0, PART), tables
        yield "table_indicators", store.table_indicators, tables
    yield "checks", lambda _: store.checks(each=20), nothing
    yield "classes", lambda _: store.classes(), nothing
    yield "corrected", lambda _: store.corrected(limit=20), nothing
    yield "waiting", lambda first: store.waiting(30, first), [0, counts.waiting // 2]
    yield "decisions", lambda _: store.decisions(50), nothing
    yield "search", lambda word: store.search(word, 24), words
    yield "search, two words", lambda both: store.search(both, 24), [" ".join(pair) for pair in pairwise(words)]


def _spread(rows: Sequence[Any]) -> list[Any]:
    """Forty of them, from the first to the last."""
    return [rows[n * len(rows) // TRIES] for n in range(TRIES)] if rows else []


def _many(ask: Callable[..., list[Any]], total: int) -> list[Any]:
    """Rows from all over a list, a few from each of ten places."""
    return [row for n in range(10) for row in ask(limit=8, first=n * total // 10)]
