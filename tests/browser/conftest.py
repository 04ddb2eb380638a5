"""What the tests in a browser share: where the pages are, and what goes wrong while one is open."""

import re

import pytest

from etl.incoming import process
from tests.browser.elsewhere import Elsewhere
from tests.browser.places import Places
from tests.browser.profile import Profile
from tests.conftest import PATIENCE, REPOSITORY
from tests.made_up_workspace import Workspace

KOREAN = {"locale": "ko-KR", "viewport": {"width": 1440, "height": 900}, "accept_downloads": True}
OURS = re.compile(r"(http://127\.0\.0\.1|data:|blob:)")


@pytest.fixture(scope="session")
def places(database) -> Places:
    """The addresses of every sort of page."""
    return Places(database)


@pytest.fixture(scope="session")
def complaints():
    """`complaints(page)`: a list that fills with errors of the console and requests to other hosts."""

    def listen(page) -> list[str]:
        found: list[str] = []
        page.on("pageerror", lambda error: found.append(str(error)))
        page.on("console", lambda said: found.append(said.text) if said.type in ("error", "warning") else None)
        page.on("request", lambda sent: None if OURS.match(sent.url) else found.append(sent.url))
        return found

    return listen


@pytest.fixture(scope="session")
def elsewhere():
    """Somebody else's site, on another port."""
    site = Elsewhere(REPOSITORY / "dashboard" / "node_modules")
    yield site
    site.close()


@pytest.fixture(scope="session")
def rivals(store):
    """The indicator with most origins and its figures that are drawn."""
    cards = [row for family in store.family_cards() for row in family["indicators"]]
    most = max(cards, key=lambda row: (row["origins"], row["figures"]))
    rows = [row for row in store.figures(most["indicator_id"]) if not row["is_vague"]]
    return most["indicator_id"], rows


@pytest.fixture(scope="session")
def korean(chromium, live_server):
    """The profile of a Korean reader at a screen of 1440 by 900."""
    profile = Profile(chromium, live_server, **KOREAN)
    yield profile
    profile.close()


@pytest.fixture
def page(korean):
    """A new tab of that reader, who has been here before, that knows the server: `page.goto("/")`."""
    yield korean.context.new_page()
    korean.forget()


@pytest.fixture
def first_visit(chromium, live_server):
    """A page of such a reader whose browser has nothing yet."""
    context = chromium.new_context(base_url=live_server, **KOREAN)
    context.set_default_timeout(PATIENCE)
    yield context.new_page()
    context.close()


@pytest.fixture(scope="module")
def phone(chromium, live_server):
    """A page on a telephone, held by a Korean reader."""
    screen = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
    context = chromium.new_context(base_url=live_server, locale="ko-KR", **screen)
    context.set_default_timeout(PATIENCE)
    yield context.new_page()
    context.close()


@pytest.fixture
def made(tmp_path, repository):
    """A workspace of one's own that is built; what its server starts beside itself ends with the test."""
    made = Workspace(tmp_path / "own", repository)
    made.build()
    yield made
    process.stop_all()


@pytest.fixture
def problems(page, complaints):
    """What goes wrong while a test has its page open; nothing may."""
    found = complaints(page)
    yield found
    assert found == []
