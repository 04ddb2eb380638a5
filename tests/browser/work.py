"""The work page as a test uses it: open it, find a mark on the screen, ask what is asked of the server."""

import re

from playwright.sync_api import expect

from tests.browser.looking import LIVE

KINDS = ("claims", "cap", "series", "lanes", "timeline")


def open_work(page, address):
    """Open a page and wait until its chart can be used."""
    page.goto(address)
    expect(page.locator(LIVE).first).to_be_visible()


def glyph_of(page, observation_id):
    """The middle of a mark on the screen, asked of plotly itself."""
    return page.evaluate(
        """(id) => {
            const graph = document.querySelector("#chart .js-plotly-plot");
            const trace = graph._fullData.find((t) => t.meta === id && t.customdata && t.customdata.length === 1);
            const x = trace._input.xaxis === "x2" ? graph._fullLayout.xaxis2 : graph._fullLayout.xaxis;
            const y = graph._fullLayout.yaxis, box = graph.getBoundingClientRect();
            const at = (axis, value) => axis._offset + axis.d2p(value);
            return [box.left + at(x, trace._input.x[0]), box.top + at(y, trace._input.y[0])];
        }""",
        observation_id,
    )


def marks_of(page):
    """The ids of the marks that have a place of their own, in the order of the arrow keys."""
    return page.evaluate(
        """() => {
            const placed = new Set(figtrace.heights().keys());
            return figtrace.data.marks.map((mark) => mark.id).filter((id) => placed.has(id));
        }"""
    )


def card_of(page, observation_id):
    """The card of a figure in the rail."""
    return page.locator(f'#rail [data-card="{observation_id}"]')


def wait_for_rings(page, count):
    """Until this many marks are ringed; the figure follows a click, it does not come with it."""
    page.wait_for_function(
        "(count) => document.querySelector('#chart .js-plotly-plot').data"
        ".filter((trace) => trace.name === 'pin').length === count",
        arg=count,
    )


def rings(page):
    """How many marks are ringed or outlined as pinned."""
    return page.evaluate(
        "() => document.querySelector('#chart .js-plotly-plot').data.filter((trace) => trace.name === 'pin').length"
    )


def faded(page):
    """The ids of the marks that step back."""
    return page.evaluate(
        """() => [...new Set(document.querySelector("#chart .js-plotly-plot").data
            .filter((trace) => trace.meta && trace.opacity < 0.5 && trace.customdata).map((trace) => trace.meta))]"""
    )


def words_of(text):
    """A text without its blanks."""
    return "".join(text.split())


LIT = re.compile(r"\bon\b")
