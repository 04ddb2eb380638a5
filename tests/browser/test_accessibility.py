"""What axe finds on any page, in both themes and languages: nothing serious, nothing critical."""

import pytest

from tests.browser.looking import wait_until_drawn
from tests.browser.places import NAMES
from tests.conftest import PATIENCE, REPOSITORY
from tests.needs import need, pass_over

# flask-compress reads an asset to its end and leaves the closing to the garbage collector.
pytestmark = pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")

AXE = REPOSITORY / "dashboard" / "node_modules" / "axe-core" / "axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RUN = """async (tags) => {
    const found = await axe.run(document, { runOnly: { type: "tag", values: tags }, resultTypes: ["violations"] });
    return found.violations
        .filter((rule) => ["serious", "critical"].includes(rule.impact))
        .map((rule) => `${rule.id}: ${rule.nodes.length} × ${rule.nodes[0].target} ${rule.nodes[0].failureSummary}`);
}"""


@pytest.fixture(scope="session")
def axe():
    """The checker, as a script for the page."""
    need(AXE.is_file(), "npm ci --prefix dashboard")
    return AXE.read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def screen(chromium, live_server):
    """A browser past whose policy the checker may be put into the page."""
    context = chromium.new_context(
        base_url=live_server, viewport={"width": 1280, "height": 900}, bypass_csp=True, reduced_motion="reduce"
    )
    context.set_default_timeout(PATIENCE)
    yield context
    context.close()


@pytest.mark.parametrize("name", NAMES)
def test_axe_finds_nothing_serious(screen, live_server, axe, places, name):
    address = places.address(name)
    if address is None:
        pass_over(f"the store has no {name}")
    page = screen.new_page()
    found = []
    for lang, theme in (("ko", "light"), ("ko", "dark"), ("en", "light"), ("en", "dark")):
        if theme == "light":
            screen.add_cookies([{"name": "lang", "value": lang, "url": live_server}])
            page.goto("about:blank")
            page.goto(address)
            wait_until_drawn(page)
            page.evaluate(axe)
        page.emulate_media(color_scheme=theme)
        found += [f"{lang} {theme}: {line}" for line in page.evaluate(RUN, RULES)]
    page.close()
    assert found == []
