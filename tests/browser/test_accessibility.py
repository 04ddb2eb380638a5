"""What axe finds on any page: nothing serious, nothing critical.

All its rules on the Korean page in light; of the dark page what looks at colours, since nothing else differs; of the
English one all but that, since it has the same colours.
"""

import pytest

from tests.browser.looking import open_anew, wait_until_drawn
from tests.browser.places import NAMES
from tests.conftest import PATIENCE, REPOSITORY
from tests.needs import need, pass_over

# flask-compress reads an asset to its end and leaves the closing to the garbage collector.
pytestmark = pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")

AXE = REPOSITORY / "dashboard" / "node_modules" / "axe-core" / "axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
COLOURS = ["color-contrast", "link-in-text-block"]
NO_COLOURS = {rule: {"enabled": False} for rule in COLOURS}
LOOKS = (
    ("ko", "light", {"runOnly": {"type": "tag", "values": RULES}}),
    ("ko", "dark", {"runOnly": {"type": "rule", "values": COLOURS}}),
    (
        "en",
        "light",
        {"runOnly": {"type": "tag", "values": RULES}, "rules": {rule: {"enabled": False} for rule in COLOURS}},
    ),
)
RUN = """async (options) => {
    const found = await axe.run(document, { ...options, resultTypes: ["violations"] });
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
    """A page past whose policy the checker may be put into it, opened again and again."""
    context = chromium.new_context(
        base_url=live_server, viewport={"width": 1280, "height": 900}, bypass_csp=True, reduced_motion="reduce"
    )
    context.set_default_timeout(PATIENCE)
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("name", NAMES)
def test_axe_finds_nothing_serious(screen, live_server, axe, places, name):
    address = places.address(name)
    if address is None:
        pass_over(f"the store has no {name}")
    found = []
    for lang, theme, options in LOOKS:
        screen.emulate_media(color_scheme=theme)
        if theme == "light":
            screen.context.add_cookies([{"name": "lang", "value": lang, "url": live_server}])
            open_anew(screen, address)
            wait_until_drawn(screen)
            screen.evaluate(axe)
        found += [f"{lang} {theme}: {line}" for line in screen.evaluate(RUN, options)]
    assert found == []
