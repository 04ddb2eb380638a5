"""How long the box on every page takes to answer while somebody types: questions of each kind, made of a store itself.

Each is asked once, after others of its kind: what is typed next has never been asked before. Times are in ms, from
sending the request to the last byte of its answer, over one kept connection.
"""

from __future__ import annotations

import gzip
import http.client
import statistics
import time
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TypeVar
from urllib.parse import quote, urlsplit

from dashboard import format
from dashboard.bench.queries import percentile
from etl.answers import Figure
from etl.store import Store, initials

Row = TypeVar("Row")

HEADERS = {"Accept-Encoding": "gzip"}
EACH = 16  # questions of a kind
WARM_UP = 4  # others of it before
LIMIT = 50.0  # ms
LANGUAGES = ("ko", "en")
ABSENT = ("zzqx vwkj", "999,999,999,998", "1/7", "qwertyuiop 12.345", "@@@", "xyzzy 2024")


@dataclass(frozen=True, slots=True)
class Typed:
    """One kind of question: its times, and the slowest question."""

    kind: str
    times: tuple[float, ...]
    slowest: str
    empty: int  # answers without any result

    def describe(self) -> dict[str, str | float | int]:
        """For tables and JSON."""
        return {
            "kind": self.kind,
            "n": len(self.times),
            "p50": round(statistics.median(self.times), 1),
            "p95": round(percentile(self.times, 0.95), 1),
            "max": round(max(self.times), 1),
            "over": sum(taken > LIMIT for taken in self.times),
            "empty": self.empty,
            "slowest": self.slowest,
        }


def measure_typed(address: str, store: Store) -> list[Typed]:
    """Every kind of question, asked of the server at an address, which serves the store."""
    connection = http.client.HTTPConnection(urlsplit(address).netloc, timeout=120)
    found = []
    for kind, questions in questions_of(store).items():
        chosen = _spread(list(dict.fromkeys(filter(None, questions))), EACH + WARM_UP)
        others, own = chosen[:WARM_UP], chosen[WARM_UP:]
        for question in others:
            _ask(connection, question, "ko")
        answers = [_ask(connection, question, LANGUAGES[n % 2]) for n, question in enumerate(own)]
        taken = tuple(ms for ms, _ in answers)
        slowest = own[taken.index(max(taken))]
        found.append(Typed(kind, taken, slowest, sum(b"hit-figure" not in answer for _, answer in answers)))
    connection.close()
    return found


def questions_of(store: Store) -> dict[str, list[str]]:
    """What people type, by kind, with more of each than is asked."""
    total = store.counts().figures
    rows = [row for n in range(20) for row in store.figures_page(limit=3, after=n * total // 20)]
    origins = _spread(store.origins(limit=None, least=1), 60)
    areas, measures = store.facet_values("area", limit=40), store.facet_values("measure", limit=40)
    names = [name for row in rows for name in (row.indicator_ko, row.indicator_en)]
    words = [word for name in names for word in name.split() if len(word) > 2]
    whole = [row.ko for row in origins if row.ko] + [word for name in names for word in name.split()]
    return {
        "values": [spelt for n, row in enumerate(rows) for spelt in _spellings(row)[n % 3 : n % 3 + 1]],
        "measures": [name for row in measures for name in (row.ko, row.en) if name] + words,
        "areas": [name for row in areas for name in (row.ko, row.en) if name],
        "origins": [name for row in origins for name in (row.ko, row.en)],
        "combinations": [joined for n, row in enumerate(rows) for joined in _combined(row)[n % 4 : n % 4 + 1]],
        "initial consonants": list(filter(None, map(initials, whole))),
        "typos": [word[: len(word) // 2] + word[len(word) // 2 + 1 :] for word in words if len(word) > 3],
        "Latin words": [word for name in names for word in (name, *name.split()) if word.isascii()],
        "half a word": [word[:n] for k, word in enumerate(whole) for n in [1 + k % 3]]
        + ["1", "20", "5,", *(format.scaled(Decimal(10**n), lang) for n in (4, 6, 8) for lang in LANGUAGES)],
        "nothing found": [*ABSENT, *(f"{word}{word[::-1]}" for word in words)],
    }


def _spellings(row: Figure) -> list[str]:
    """A value as it is quoted, in plain digits, and with the large words of either language."""
    value = next((part for part in (row.value, row.low, row.high) if part is not None), None)
    if value is None:
        return [row.quote_value] * 3
    return [row.quote_value, f"{value.normalize():f}", format.scaled(value, LANGUAGES[len(row.quote_value) % 2])]


def _combined(row: Figure) -> list[str]:
    year, short = (row.period_start or "")[:4], " ".join(row.indicator_ko.split()[:2])
    return [
        f"{row.origin_ko} {short} {year}",
        f"{short} {row.quote_value}",
        f"{row.origin_en} {row.indicator_en} {year}",
        f"{row.origin_ko} {row.quote_value}",
    ]


def _spread(rows: Sequence[Row], most: int) -> list[Row]:
    return [rows[n * len(rows) // most] for n in range(most)] if len(rows) > most else list(rows)


def _ask(connection: http.client.HTTPConnection, question: str, lang: str) -> tuple[float, bytes]:
    start = time.perf_counter()
    connection.request("GET", f"/search/typed?lang={lang}&q={quote(question)}", headers=HEADERS)
    answer = connection.getresponse()
    body = answer.read()
    taken = (time.perf_counter() - start) * 1000
    assert answer.status == 200, (question, answer.status)
    return taken, gzip.decompress(body) if answer.headers["Content-Encoding"] == "gzip" else body
