"""What an embed weighs and how soon its chart is there, beside the page that plotly's `write_html` makes.

Each page is loaded into a fresh Chromium tab with an empty cache, over a line of 10 Mbit/s with 60 ms
to the server and a processor half as fast. Bytes are those on the wire; the time is that from the start
of the navigation until the chart has been painted, the middle of several visits.
"""

from __future__ import annotations

import asyncio
import gzip
import http.server
import statistics
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from choreographer import Browser
from werkzeug.serving import make_server

from dashboard import urls
from dashboard.app import create_app
from dashboard.bench.pictures import plotly_figure
from etl.store import Store

LINE = {"offline": False, "latency": 60, "downloadThroughput": 1_250_000, "uploadThroughput": 1_250_000}
SLOWER = 2  # times that the processor is slowed down
VISITS = 5
PATIENCE = 30_000  # ms
THERE = """new Promise((done) => { const end = performance.now() + %d; (function look() {
    const chart = [...document.querySelectorAll("svg")].find((each) => each.getBoundingClientRect().height > 100
        && each.querySelectorAll("text").length > 2 && getComputedStyle(each).visibility === "visible");
    if (chart) requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now())));
    else if (performance.now() > end) done(-1); else setTimeout(look, 4);
})(); })"""


@dataclass(frozen=True, slots=True)
class Visit:
    """One page: its bytes on the wire, its requests, and when its chart was there, in ms."""

    name: str
    weight: int
    requests: int
    shown: float


def measure_embeds(database: Path) -> list[Visit]:
    """The same chart as an embed of ours, with and without a script, and as plotly's page."""
    with Store.open(database) as store:
        indicator = max(store.indicators(), key=lambda row: row.figures * (row.chart != "number")).indicator_id
        theirs = _plotly_page(store, indicator)
    with _serve_app(database) as ours, _serve_page(theirs) as other:
        pages = {
            "embed": ours + urls.embed(indicator),
            "embed, mode=static": ours + urls.embed(indicator, mode="static"),
            "plotly write_html": other,
        }
        return asyncio.run(_visit_all(pages))


async def _visit_all(pages: dict[str, str]) -> list[Visit]:
    async with Browser(headless=True, enable_extensions=False) as browser:
        visits = []
        for name, address in pages.items():
            await _visit(browser, name, address)  # once unmeasured, so that all meet a warm server
            seen = [await _visit(browser, name, address) for _ in range(VISITS)]
            shown = statistics.median(visit.shown for visit in seen)
            visits.append(Visit(name, seen[0].weight, seen[0].requests, shown))
        return visits


async def _visit(browser: Browser, name: str, address: str) -> Visit:
    tab = await browser.create_tab("about:blank")
    sizes: list[int] = []

    async def note(event: Any) -> None:
        sizes.append(int(event["params"]["encodedDataLength"]))

    tab.subscribe("Network.loadingFinished", note)
    for command, parameters in (
        ("Network.enable", {}),
        ("Network.setCacheDisabled", {"cacheDisabled": True}),
        ("Network.emulateNetworkConditions", LINE),
        ("Emulation.setCPUThrottlingRate", {"rate": SLOWER}),
        ("Page.navigate", {"url": address}),
    ):
        await tab.send_command(command, parameters)
    asked = {"expression": THERE % PATIENCE, "awaitPromise": True, "returnByValue": True}
    answer = await tab.send_command("Runtime.evaluate", asked)
    shown = answer["result"]["result"]["value"]
    await asyncio.sleep(0.3)  # what is still on its way
    await browser.close_tab(tab.target_id)
    return Visit(name, sum(sizes), len(sizes), shown)


def _plotly_page(store: Store, indicator: str) -> str:
    from plotly.io import to_html

    return str(to_html(plotly_figure(store, indicator), include_plotlyjs=True, full_html=True, validate=False))


@contextmanager
def _serve_app(database: Path) -> Iterator[str]:
    server = make_server("127.0.0.1", 0, create_app(database).server, threaded=True)
    with _running(server):
        yield f"http://127.0.0.1:{server.server_port}"


@contextmanager
def _serve_page(html: str) -> Iterator[str]:
    """One page, compressed as any server would."""
    content = gzip.compress(html.encode(), 9)

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            is_page = self.path == "/"
            self.send_response(200 if is_page else 404)
            for header, value in (("Content-Type", "text/html; charset=utf-8"), ("Content-Encoding", "gzip")):
                self.send_header(header, value)
            self.end_headers()
            self.wfile.write(content if is_page else b"")

        def log_message(self, *_: object) -> None:
            """Silent."""

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    with _running(server):
        yield f"http://127.0.0.1:{server.server_port}/"


@contextmanager
def _running(server: Any) -> Iterator[None]:
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
