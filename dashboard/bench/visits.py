"""One run of the dashboard's benchmark over one store: questions, readers at once, first visits, peers beside them."""

from __future__ import annotations

import os
import statistics
import time
import urllib.request
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from dashboard import urls
from dashboard.bench.asking import measure_typed
from dashboard.bench.browser import open_chromium, visit
from dashboard.bench.peer_apps import PEER_APPS, command_of, write_app
from dashboard.bench.queries import measure_queries, percentile
from dashboard.bench.server import free_port, run_server, serve_store
from dashboard.bench.users import put_under_load
from dashboard.choice import Choice
from etl.store import Store

USERS, SECONDS = 50, 12.0
WARM_UP = 2.0
KINDS = ("observed", "estimate", "claim", "forecast")


def measure_store(database: Path, name: str, say: Callable[[str], None], *, with_browser: bool) -> dict[str, Any]:
    """What the dashboard costs over a store, as plain values; times in ms, weights in bytes."""
    with Store.open(database) as store:
        say(f"{name}: questions")
        counts = store.counts()
        questions = measure_queries(store)
        every = [taken for question in questions for taken in question.times]
        pages = choose_pages(store)
    found: dict[str, Any] = {"store": name, "counts": counts, "query_p95": round(percentile(every, 0.95), 2)}
    found["questions"] = [question.describe() for question in questions]
    with serve_store(database) as address:
        say(f"{name}: the box, while somebody types")
        with Store.open(database) as store:
            typed = measure_typed(address, store)
            say(f"{name}: pages of very many figures")
            found["wide"] = measure_wide(address, store)
        found["typed"] = [one.describe() for one in typed]
        found["typed_p95"] = round(percentile([taken for one in typed for taken in one.times], 0.95), 1)
        say(f"{name}: one reader")
        put_under_load(address, list(pages.values()), 1, WARM_UP)
        found["one"] = put_under_load(address, list(pages.values()), 1, SECONDS / 2).describe()
        say(f"{name}: {USERS} readers")
        found["many"] = put_under_load(address, list(pages.values()), USERS, SECONDS).describe()
        if with_browser:
            say(f"{name}: first visits")
            with open_chromium() as browser:
                found["visits"] = [
                    asdict(visit(browser, page, address + path, has_chart=page == "indicator"))
                    for page, path in pages.items()
                ]
    return found


def measure_wide(address: str, store: Store) -> list[dict[str, Any]]:
    """Pages that count or draw very many figures, each asked once: median and longest of each sort, in ms."""
    found = []
    for name, paths in wide_pages(store).items():
        times = []
        for path in paths:
            start = time.perf_counter()
            with urllib.request.urlopen(address + path, timeout=300) as answer:
                answer.read()
            times.append((time.perf_counter() - start) * 1000)
        found.append({"name": name, "n": len(times), "p50": round(statistics.median(times)), "max": round(max(times))})
    return found


def wide_pages(store: Store) -> dict[str, list[str]]:
    """Addresses by sort; of each several, since answers are kept."""
    families = [Choice(family=(row.family,)) for row in store.families()]
    kinds = [Choice(kind=(kind,)) for kind in KINDS]
    spans = [replace(choice, start="2012", end="2016") for choice in families]
    origins = [row.origin_id for row in store.origins(limit=8, least=1)]
    return {
        "home": [urls.home()],
        "figures": [urls.figures(Choice(), **query) for query in ({}, {"sort": "value"}, {"sort": "-period"})],
        "figures of a family": [urls.figures(choice) for choice in families],
        "figures of a kind": [urls.figures(choice) for choice in kinds],
        "figures of a family in some years": [urls.figures(choice) for choice in spans],
        "time": [urls.time(), urls.time(by="measure")],
        "time of a family": [urls.time(choice) for choice in families],
        "origins": [urls.origins()],
        "one origin": [urls.origin(name) for name in origins],
        "one measure": [urls.measure(row.value) for row in store.facet_values("measure", limit=4)],
        "conflicts": [urls.conflicts()],
    }


def choose_pages(store: Store) -> dict[str, str]:
    """A page of each sort: what readers ask for, by name."""
    cards = [row for family in store.family_cards() for row in family.indicators]
    charted = max(cards, key=lambda row: (row.chart != "number") * row.figures)
    document = store.documents(limit=1)[0].document_id
    return {
        "overview": urls.home(),
        "search": urls.search(charted.ko.split()[0]),
        "indicator": urls.indicator(charted.indicator_id),
        "figure": urls.observation(charted.observation_id),
        "reader": urls.document(document),
        "conflicts": urls.conflicts(),
        "sources": urls.sources(),
    }


def measure_peers(
    database: Path, folder: Path, pythons: Mapping[str, Path | str], say: Callable[[str], None]
) -> list[dict[str, Any]]:
    """The same chart here and in the peers: a first visit to each, one after the other in one run.

    `pythons` gives the Python of each peer's environment by its name, or in words why there is none.
    """
    with Store.open(database) as store:
        path = choose_pages(store)["indicator"]
        indicator = path.partition("/i/")[2].partition("?")[0]
        csv = folder / "figures.csv"
        store.figures(indicator=indicator).to_pandas().to_csv(csv, index=False)
    with open_chromium() as browser:
        say("figtrace: first visit")
        with serve_store(database) as address:
            visits = [{**asdict(visit(browser, "figtrace", address + path)), "failed": ""}]
        for peer in PEER_APPS:
            python = pythons[peer.name]
            if isinstance(python, str):
                visits.append({"name": peer.name, "failed": python})
                continue
            say(f"{peer.name}: first visit")
            port = free_port()
            command = command_of(peer, python, write_app(peer, folder, csv), port)
            with run_server(command, dict(os.environ), f"http://127.0.0.1:{port}") as address:
                visits.append({**asdict(visit(browser, peer.name, address)), "failed": ""})
    return visits


def rank(visits: Sequence[Mapping[str, Any]]) -> list[tuple[str, str, str, str, str, str]]:
    """Rows of a table: name, kB, times ours, requests, seconds to the chart, times ours."""
    own = visits[0]
    rows = []
    for one in visits:
        if one["failed"]:
            rows.append((one["name"], one["failed"], "", "", "", ""))
            continue
        weight, chart = one["weight"] / own["weight"], one["chart"] / own["chart"]
        said = (f"{one['weight'] / 1000:,.0f}", f"{weight:.1f}", str(one["requests"]))
        rows.append((one["name"], *said, f"{one['chart'] / 1000:.2f}", f"{chart:.1f}"))
    return rows
