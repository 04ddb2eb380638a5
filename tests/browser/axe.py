"""What axe finds on a page: nothing serious, nothing critical.

All its rules on the Korean page in light; of the dark page what looks at colours, since nothing else differs; of the
English one all but that, since it has the same colours.
"""

from tests.conftest import REPOSITORY
from tests.needs import need

SCRIPT = REPOSITORY / "dashboard" / "node_modules" / "axe-core" / "axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
COLOURS = ["color-contrast", "link-in-text-block"]
LOOKS = {  # by the language of the page: in which light it is looked at by which rules
    "ko": (
        ("light", {"runOnly": {"type": "tag", "values": RULES}}),
        ("dark", {"runOnly": {"type": "rule", "values": COLOURS}}),
    ),
    "en": (
        (
            "light",
            {"runOnly": {"type": "tag", "values": RULES}, "rules": {rule: {"enabled": False} for rule in COLOURS}},
        ),
    ),
}
RUN = """async (options) => {
    const found = await axe.run(document, { ...options, resultTypes: ["violations"] });
    return found.violations
        .filter((rule) => ["serious", "critical"].includes(rule.impact))
        .map((rule) => `${rule.id}: ${rule.nodes.length} × ${rule.nodes[0].target} ${rule.nodes[0].failureSummary}`);
}"""


def read_axe() -> str:
    """The checker, as a script for a page."""
    need(SCRIPT.is_file(), "npm ci --prefix dashboard")
    return SCRIPT.read_text(encoding="utf-8")


def find_serious(page, axe: str, lang: str) -> list[str]:
    """What is wrong with a page as it stands in one language, a line each; it is dark or light afterwards."""
    page.evaluate(axe)
    found = []
    for theme, options in LOOKS[lang]:
        page.emulate_media(color_scheme=theme)
        found += [f"{lang} {theme}: {line}" for line in page.evaluate(RUN, options)]
    return found
