"""From a paper to a chart and back: dropped, three figures settled by keys, charted, and there after a restart."""

import base64
import os
import re
import signal
import subprocess
import sys
import time
import urllib.request
from contextlib import contextmanager, suppress

import pytest
from playwright.sync_api import expect

from dashboard.bench.server import free_port
from etl.decisions import load_decisions
from tests.browser.looking import LIVE
from tests.browser.test_add import DROP, SLOW
from tests.made_up_workspace import Workspace

STARTED = (
    "2018년 한국의 사망자는 29만 9천 명이었다. 2019년 한국의 사망자는 29만 5천 명이었다. "
    "2020년 한국의 사망자는 30만 5천 명이었다.\n"
)
PAPER = """<!doctype html><html lang="ko"><title>사망자의 추이</title><body style="font: 12pt 'Noto Sans CJK KR'">
<h1>사망자의 추이</h1><p>2024년 5월 1일</p>
<p>2021년 한국의 사망자는 약 31만 8천 명이었다. 2022년 한국의 사망자는 약 37만 3천 명이었다.
2023년 한국의 사망자는 약 35만 3천 명이었다.</p></body></html>"""
FIGURES = ["약 31만 8천 명", "약 37만 3천 명", "약 35만 3천 명"]
CHART = "/i/deaths.kr"
MARKS = """() => {
  const graph = document.querySelector("#chart .js-plotly-plot");
  return [...new Set(graph._fullData.flatMap((trace) => [trace.customdata ?? []].flat(2)).map(String))];
}"""


@pytest.fixture
def made(tmp_path, repository):
    made = Workspace(tmp_path / "own", repository)
    made.write(t900=None, t901=None, t902=STARTED)
    made.build()
    return made


@contextmanager
def running(made, repository):
    """`figtrace serve --edit` over a workspace, as a person starts and stops it; the address that it prints."""
    port = free_port()
    command = [sys.executable, "-m", "dashboard.cli", "serve", "--edit"]
    command += ["--workspace", str(made.folder), "--port", str(port)]
    environment = os.environ | {"PYTHONPATH": str(repository)}
    server = subprocess.Popen(command, env=environment, start_new_session=True, stderr=subprocess.PIPE, text=True)
    try:
        wait_for(f"http://127.0.0.1:{port}", server)
        yield next(found[0] for line in server.stderr if (found := re.search(r"http://\S+\?edit=\S+", line)))
    finally:
        server.terminate()
        server.wait()
        server.stderr.close()
        with suppress(ProcessLookupError):
            os.killpg(server.pid, signal.SIGKILL)  # what reads and builds beside it


def wait_for(address, server):
    """Until it answers, or is gone."""
    while server.poll() is None:
        try:
            with urllib.request.urlopen(f"{address}/healthz"):
                return
        except OSError:
            time.sleep(0.2)
    raise AssertionError("the server ended")


@contextmanager
def opened(chromium, address, complaints):
    """A page of the reader's, which must stay without complaints."""
    context = chromium.new_context(
        base_url=address.partition("?")[0], viewport={"width": 1440, "height": 900}, locale="ko-KR"
    )
    context.set_default_timeout(SLOW)
    page = context.new_page()
    found = complaints(page)
    page.goto(address)
    assert "edit=" not in page.url
    yield page
    context.close()
    assert found == []


def print_paper(chromium):
    page = chromium.new_page()
    page.set_content(PAPER)
    made = page.pdf(format="A4")
    page.close()
    return made


def count_marks(page):
    page.goto(CHART)
    expect(page.locator(LIVE).first).to_be_visible(timeout=SLOW)
    return len(page.evaluate(MARKS))


def build(page, told):
    page.locator("#build button").click()
    expect(page.locator("#build .tray-said a")).to_contain_text(told, timeout=SLOW)


def test_a_dropped_pdf_is_settled_by_keys_charted_and_still_there_after_a_restart(
    chromium, made, repository, complaints
):
    with running(made, repository) as address, opened(chromium, address, complaints) as page:
        assert count_marks(page) == 3

        page.goto("/add")
        page.evaluate(DROP, [base64.b64encode(print_paper(chromium)).decode(), "deaths.pdf"])
        for figure in FIGURES:
            expect(page.locator(".ad-text .fig", has_text=figure)).to_be_visible(timeout=SLOW)
        page.locator(".ad-settle button[value=take]").click()
        expect(page.locator(".ad-taken")).to_be_visible(timeout=SLOW)
        page.locator("#build button").click()
        expect(page.locator("#build .tray-said")).to_be_visible(timeout=SLOW)
        assert count_marks(page) == 3  # what waits is not charted

        page.goto("/review?d=deaths")
        page.locator("#rv-person").fill("김")
        page.keyboard.press("Enter")
        for figure in FIGURES:
            expect(page.locator(".rv-figure")).to_have_text(figure)
            expect(page.locator(".rv-item .card-page img")).to_be_visible(timeout=SLOW)
            page.keyboard.press("1")
            page.keyboard.press("a")
            expect(page.locator(".rv-said")).to_contain_text(figure)
        assert [(d.action, d.indicator) for d in load_decisions(made.folder)] == [("accept", "deaths.kr")] * 3
        build(page, "추가 3")
        assert count_marks(page) == 6

    with running(made, repository) as address, opened(chromium, address, complaints) as page:
        assert count_marks(page) == 6
        page.goto("/review?d=deaths")
        expect(page.locator(".rv-head")).to_contain_text("3건 가운데 3건 판정")
        names = [decision.mention for decision in load_decisions(made.folder)]
        assert len(names) == 3
        for name in names:
            page.goto(f"/o/{name}")
            expect(page.locator("main")).to_contain_text(re.compile("판정: 김, "))
