"""Every page in Korean and English, wide and narrow: no complaint, nothing cut, and nothing that keeps readers out.

With FIGTRACE_SCREENSHOTS set each look is also kept as pictures for people, light and dark, in build/screenshots.
"""

import os
import re

import pytest

from tests.browser.axe import find_serious, read_axe
from tests.browser.looking import ELSEWHERE, FAULTS, open_anew, wait_until_drawn
from tests.browser.places import NAMES
from tests.conftest import PATIENCE, REPOSITORY
from tests.needs import pass_over

# flask-compress reads an asset to its end and leaves the closing to the garbage collector.
pytestmark = pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")

HEIGHTS = {1440: 900, 390: 844}
WIDE, NARROW = HEIGHTS  # axe looks at what is wide
THEMES = ("light", "dark")
MOST = 3_000  # pixels of a picture from top to bottom
# The browser itself says so when the page that was asked for is answered with 404.
EXPECTED = re.compile(r"Failed to load resource: the server responded with a status of 404")


@pytest.fixture(scope="session")
def pictures():
    """Where the pictures go; None where nobody asked for them."""
    if not os.environ.get("FIGTRACE_SCREENSHOTS"):
        return None
    folder = REPOSITORY / "build" / "screenshots"
    folder.mkdir(parents=True, exist_ok=True)
    return folder


@pytest.fixture(scope="session")
def axe():
    return read_axe()


@pytest.fixture(scope="session")
def screen(chromium, live_server, complaints):
    """A page that is opened again and again, with the list of what goes wrong in it."""
    context = chromium.new_context(base_url=live_server, reduced_motion="reduce")
    context.set_default_timeout(PATIENCE)
    page = context.new_page()
    yield page, complaints(page)
    context.close()


@pytest.mark.parametrize("name", NAMES)
def test_a_page_complains_of_nothing_cuts_nothing_and_is_open_to_all(screen, live_server, places, pictures, axe, name):
    """In Korean it is opened wide and then made narrow, in English the other way round."""
    address = places.address(name)
    if address is None:
        pass_over(f"the store has no {name}")
    page, found = screen
    page.goto(ELSEWHERE)
    found.clear()  # what a page says while it is left belongs to the test before
    faults, serious = [], []
    for lang, widths in (("ko", (WIDE, NARROW)), ("en", (NARROW, WIDE))):
        page.context.add_cookies([{"name": "lang", "value": lang, "url": live_server}])
        for width in widths:
            page.emulate_media(color_scheme=THEMES[0])
            page.set_viewport_size({"width": width, "height": HEIGHTS[width]})
            if width == widths[0]:
                open_anew(page, address)
                page.add_style_tag(content=".rd-row { content-visibility: visible !important; }")
            wait_until_drawn(page)
            faults += [f"{lang} {width}: {fault}" for fault in page.evaluate(FAULTS)]
            for theme in THEMES if pictures else ():
                page.emulate_media(color_scheme=theme)
                take_picture(page, pictures / f"{name}-{lang}-{theme}-{width}.jpg")
            if width == WIDE:
                serious += find_serious(page, axe, lang)
    assert [line for line in found if not EXPECTED.search(line)] == []
    assert faults == []
    assert serious == []


def take_picture(page, path):
    height = min(MOST, page.evaluate("document.documentElement.scrollHeight"))
    clip = {"x": 0, "y": 0, "width": page.viewport_size["width"], "height": height}
    page.screenshot(path=path, full_page=True, clip=clip, type="jpeg", quality=80)
