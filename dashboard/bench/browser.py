"""What a first visit costs in Chromium: bytes on the wire, requests, and when the first chart is there.

Every visit has an empty cache and a line of 10 Mbit/s with 40 ms; the page's own clock tells when the first
chart of plotly has marks in it. The middle of several visits counts.
"""

from __future__ import annotations

import shutil
import statistics
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from etl.errors import StoreError

LINE = {"offline": False, "latency": 40, "downloadThroughput": 1_250_000, "uploadThroughput": 1_250_000}
VISITS = 5
PATIENCE = 60_000  # ms
CHART = """() => {
    const marks = document.querySelectorAll(".js-plotly-plot .main-svg .plot path, .js-plotly-plot .points path");
    const seen = [...marks].some((mark) => mark.getBoundingClientRect().width > 0);
    return seen ? performance.now() : 0;
}"""


@dataclass(frozen=True, slots=True)
class Visit:
    """A page on its first visit: bytes on the wire, requests, and ms until its first chart (None: it has none)."""

    name: str
    weight: int
    requests: int
    chart: float | None
    strangers: int  # requests to other hosts


@contextmanager
def open_chromium() -> Iterator[Any]:
    """A headless Chromium; StoreError that says what to install where it or Playwright is missing."""
    try:
        from playwright.sync_api import sync_playwright
    except ImportError as error:
        raise StoreError(
            "no Playwright; please run: pip install playwright, or leave the browser out with --no-browser"
        ) from error
    binary = shutil.which("chromium") or shutil.which("google-chrome")
    if binary is None:
        raise StoreError(
            "no Chromium; please run: apt-get install chromium, or leave the browser out with --no-browser"
        )
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=binary, args=["--no-sandbox", "--disable-quic"])
        yield browser
        browser.close()


def visit(browser: Any, name: str, address: str, *, has_chart: bool = True) -> Visit:
    """The middle of several first visits."""
    visits = [_visit_once(browser, address, has_chart) for _ in range(VISITS)]
    weight, requests, _, strangers = visits[0]
    charts = [chart for _, _, chart, _ in visits if chart is not None]
    return Visit(name, weight, requests, statistics.median(charts) if charts else None, strangers)


def _visit_once(browser: Any, address: str, has_chart: bool) -> tuple[int, int, float | None, int]:
    context = browser.new_context(viewport={"width": 1440, "height": 900}, locale="ko-KR")
    page = context.new_page()
    session = context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.emulateNetworkConditions", LINE)
    asked: list[str] = []
    sizes: list[int] = []
    session.on("Network.requestWillBeSent", lambda sent: asked.append(sent["request"]["url"]))
    session.on("Network.loadingFinished", lambda done: sizes.append(int(done["encodedDataLength"])))
    page.goto(address, timeout=PATIENCE)
    chart = None
    if has_chart:
        chart = page.wait_for_function(CHART, timeout=PATIENCE, polling=20).json_value()
    page.wait_for_load_state("networkidle", timeout=PATIENCE)
    context.close()
    host = "/".join(address.split("/")[:3])
    asked = [one for one in asked if one.startswith("http")]
    return sum(sizes), len(asked), chart, sum(not one.startswith(host) for one in asked)
