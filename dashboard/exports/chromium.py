"""SVG to PNG and PDF, and pages to PDF, by a Chromium that is started once and kept warm.

The browser is driven by choreographer, which comes with Kaleido: over a pipe, without a port. One is
started for a process when it is first asked for, paints one picture at a time, and is replaced after
a number of pictures or when it does not answer in time. It never sees anything but our own SVG and HTML, runs
no script and loads nothing.
"""

from __future__ import annotations

import asyncio
import atexit
import base64
import os
import threading
from collections.abc import Callable, Coroutine
from concurrent.futures import CancelledError
from concurrent.futures import TimeoutError as TooLate
from contextlib import suppress
from contextvars import Context
from functools import cache
from typing import Any

from choreographer import Browser
from choreographer.browsers.chromium import Chromium
from choreographer.errors import BrowserClosedError, BrowserFailedError, ChannelClosedError, ChromeNotFoundError

from dashboard import theme
from dashboard.exports.png import with_resolution
from dashboard.markup import quoted

SCALE = 2  # pixels of a PNG for one of the SVG: a full slide is 2560 by 1440
PATIENCE = 20.0  # seconds for one picture, the start of the browser included
GRACE = 15.0  # seconds for a browser to end by itself
MOST_PICTURES = 500  # then the browser is replaced, so that it cannot grow for ever
PIXELS_PER_INCH = 96
A4 = (794, 1123)  # pixels of a sheet
PAGE = (
    '<!doctype html><meta charset="utf-8"><title>{title}</title><style>@page{{size:{width}px {height}px;margin:0}}'
    "html,body{{margin:0;background:transparent}}svg{{display:block}}</style>{svg}"
)
_LOST = (  # what is raised where a browser ends, or was never there
    BrowserClosedError,
    BrowserFailedError,
    ChannelClosedError,
    ChromeNotFoundError,
    CancelledError,
    TooLate,
    OSError,
)


class NoBrowserError(Exception):
    """There is no Chromium on this machine, or it does not start: the words are for the reader."""


class Painter:
    """A Chromium with a thread of its own; safe to be called from any thread."""

    def __init__(self, patience: float = PATIENCE, most: int = MOST_PICTURES) -> None:
        self._patience, self._most = patience, most
        self._turn = threading.Lock()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._thread: threading.Thread | None = None
        self._browser: Browser | None = None
        self._opening: asyncio.Future[Any] | None = None  # of a tab in it
        self._painted = 0
        self._process = os.getpid()

    def paint(self, svg: str, form: str, size: tuple[int, int]) -> bytes:
        """The picture as `png` or `pdf`; NoBrowserError if there is none, twice tried."""
        return self._take_turn(lambda: self._paint(svg, form, size))

    def print_page(self, html: str) -> bytes:
        """A page as PDF, as large as its style sheet says; NoBrowserError as with pictures."""
        return self._take_turn(lambda: self._print(html))

    def _take_turn(self, work: Callable[[], Coroutine[Any, Any, bytes]]) -> bytes:
        with self._turn:
            self._forget_parent()
            if self._painted >= self._most:
                self._close()
            for is_last in (False, True):
                try:
                    # in no context: loop and browser outlive the request, and would keep it, with its store
                    return Context().run(self._run, work())
                except _LOST as error:
                    self._close()
                    if is_last or isinstance(error, ChromeNotFoundError):
                        raise NoBrowserError(str(error) or type(error).__name__) from error
        raise AssertionError

    def close(self) -> None:
        """End the browser and its thread; both start again when they are asked for."""
        with self._turn:
            self._forget_parent()
            self._close()
            if self._loop is not None and self._thread is not None:
                asyncio.run_coroutine_threadsafe(_cancel_rest(), self._loop).result(GRACE)
                self._loop.call_soon_threadsafe(self._loop.stop)
                self._thread.join(GRACE)
                self._loop.close()
            self._loop = self._thread = None

    def _forget_parent(self) -> None:
        """After a fork the browser belongs to the parent: start one's own."""
        if self._process != os.getpid():
            self._process, self._loop, self._painted = os.getpid(), None, 0
            self._browser = self._opening = None

    def _run(self, work: Coroutine[Any, Any, bytes]) -> bytes:
        if self._loop is None:
            self._loop = asyncio.new_event_loop()
            self._thread = threading.Thread(target=self._loop.run_forever, name="figtrace-chromium", daemon=True)
            self._thread.start()
        future = asyncio.run_coroutine_threadsafe(work, self._loop)
        try:
            return future.result(self._patience)
        except TooLate:
            future.cancel()
            raise

    async def _paint(self, svg: str, form: str, size: tuple[int, int]) -> bytes:
        width, height = size
        drawn = with_truetype(svg) if form == "pdf" else svg
        html = PAGE.format(title=title_of(svg), width=width, height=height, svg=drawn)
        tab = await self._show(html, size)
        if form == "pdf":
            paper = {"paperWidth": width / PIXELS_PER_INCH, "paperHeight": height / PIXELS_PER_INCH}
            return await _print_tab(tab, **paper)
        made = await _ask(tab, "Page.captureScreenshot", format="png", optimizeForSpeed=False)
        return with_resolution(base64.b64decode(made["data"]), SCALE * PIXELS_PER_INCH)

    async def _print(self, html: str) -> bytes:
        return await _print_tab(await self._show(html, A4))

    async def _show(self, html: str, size: tuple[int, int]) -> Any:
        """The tab with a page in it, which runs no script."""
        tab, (width, height) = await self._find_tab(), size
        metrics = {"width": width, "height": height, "deviceScaleFactor": SCALE, "mobile": False}
        await _ask(tab, "Emulation.setScriptExecutionDisabled", value=True)
        await _ask(tab, "Emulation.setDeviceMetricsOverride", **metrics)
        await _ask(tab, "Emulation.setDefaultBackgroundColorOverride", color={"r": 0, "g": 0, "b": 0, "a": 0})
        frame = (await _ask(tab, "Page.getFrameTree"))["frameTree"]["frame"]["id"]
        await _ask(tab, "Page.setDocumentContent", frameId=frame, html=html)
        self._painted += 1
        return tab

    async def _find_tab(self) -> Any:
        """The tab, once a browser has opened it. Who loses patience ends his own waiting, never the opening: a browser
        whose start is broken off is nobody's, and goes on for ever."""
        if self._opening is None:
            self._browser = Browser(headless=True, enable_extensions=False)
            self._opening = asyncio.ensure_future(_open_tab(self._browser))
        return await asyncio.shield(self._opening)

    def _close(self) -> None:
        browser, opening, self._painted = self._browser, self._opening, 0
        self._browser = self._opening = None
        if browser is None or opening is None or self._loop is None:
            return
        try:
            # in no context, as `_take_turn`: it may go on when the request is over
            Context().run(asyncio.run_coroutine_threadsafe, _end(browser, opening), self._loop).result(GRACE)
        except (*_LOST, RuntimeError):
            if hasattr(browser, "subprocess"):  # it may not have come so far
                browser.subprocess.kill()


async def _open_tab(browser: Browser) -> Any:
    await browser.open()
    return await browser.create_tab("about:blank")


async def _end(browser: Browser, opening: asyncio.Future[Any]) -> None:
    """Close a browser, once it has come so far that it can be closed."""
    with suppress(*_LOST, RuntimeError):
        await opening
    await browser.close()


async def _cancel_rest() -> None:
    """End what was given up but is still waiting."""
    rest = [task for task in asyncio.all_tasks() if task is not asyncio.current_task()]
    for task in rest:
        task.cancel()
    await asyncio.gather(*rest, return_exceptions=True)


async def _print_tab(tab: Any, **paper: float) -> bytes:
    """What the tab shows as PDF; the page may say its own size."""
    made = await _ask(tab, "Page.printToPDF", printBackground=True, preferCSSPageSize=True, **paper)
    return base64.b64decode(made["data"])


async def _ask(tab: Any, command: str, **parameters: Any) -> dict[str, Any]:
    """One command of the DevTools protocol and its answer."""
    answer = await tab.send_command(command, parameters)
    if "error" in answer:
        raise BrowserFailedError(f"{command}: {answer['error'].get('message', answer['error'])}")
    result: dict[str, Any] = answer["result"]
    return result


def with_truetype(svg: str) -> str:
    """The SVG with fonts first that a PDF can hold as fonts, so that its words are small, sharp and can be edited."""
    for families, first in theme.TRUETYPE.items():
        plain, longer = (quoted(words.replace('"', "'")) for words in (families, first + families))
        svg = svg.replace(plain, longer)
    return svg


def title_of(svg: str) -> str:
    """The words of the <title> of an SVG, still escaped."""
    return svg.partition("<title>")[2].partition("</title>")[0]


@cache
def painter() -> Painter:
    """The one painter of this process; it ends with it."""
    made = Painter()
    atexit.register(made.close)
    return made


def has_browser() -> bool:
    """Whether a Chromium can be found; what is not found is looked for again."""
    return Chromium.find_browser(skip_local=False) is not None
