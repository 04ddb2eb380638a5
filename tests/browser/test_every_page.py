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

WIDTHS = {1440: 900, 390: 844}
WIDE = 1440  # where axe looks
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
def screens(chromium, live_server, complaints):
    """A page of each width, opened again and again, with the list of what goes wrong in it."""
    opened = {}
    for width, height in WIDTHS.items():
        screen = {"width": width, "height": height}
        context = chromium.new_context(base_url=live_server, viewport=screen, reduced_motion="reduce")
        context.set_default_timeout(PATIENCE)
        page = context.new_page()
        page.emulate_media(color_scheme=THEMES[0])
        opened[width] = page, complaints(page)
    yield opened
    for page, _ in opened.values():
        page.context.close()


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", NAMES)
def test_a_page_complains_of_nothing_cuts_nothing_and_is_open_to_all(
    screens, live_server, places, pictures, axe, name, width
):
    address = places.address(name)
    if address is None:
        pass_over(f"the store has no {name}")
    page, found = screens[width]
    page.goto(ELSEWHERE)
    found.clear()  # what a page says while it is left belongs to the test before
    faults, serious = [], []
    for lang in ("ko", "en"):
        page.context.add_cookies([{"name": "lang", "value": lang, "url": live_server}])
        page.emulate_media(color_scheme=THEMES[0])
        open_anew(page, address)
        wait_until_drawn(page)
        page.add_style_tag(content=".rd-row { content-visibility: visible !important; }")
        faults += [f"{lang}: {fault}" for fault in page.evaluate(FAULTS)]
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
