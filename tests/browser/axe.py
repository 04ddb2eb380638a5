"""What axe finds on a page: nothing serious, nothing critical.

All its rules on the Korean page in light; of the dark page what looks at colours, since nothing else differs; of the
English one what looks at words, since it is made of the same elements in the same colours.
"""

from tests.conftest import REPOSITORY
from tests.needs import need

SCRIPT = REPOSITORY / "dashboard" / "node_modules" / "axe-core" / "axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
COLOURS = ["color-contrast", "link-in-text-block"]
WORDS = [
    *("html-has-lang", "html-lang-valid", "html-xml-lang-mismatch", "valid-lang", "document-title"),
    *("aria-command-name", "aria-dialog-name", "aria-input-field-name", "aria-meter-name", "aria-progressbar-name"),
    *("aria-toggle-field-name", "aria-tooltip-name", "aria-treeitem-name", "aria-text", "button-name", "link-name"),
    *("label", "label-title-only", "label-content-name-mismatch", "input-button-name", "select-name", "summary-name"),
    *("image-alt", "input-image-alt", "object-alt", "role-img-alt", "svg-img-alt", "image-redundant-alt", "area-alt"),
    *("empty-heading", "empty-table-header", "frame-title", "frame-title-unique", "landmark-unique"),
    *("page-has-heading-one", "aria-hidden-focus", "nested-interactive", "heading-order"),
]
LOOKS = {  # by the language of the page: in which light it is looked at by which rules
    "ko": (("light", {"type": "tag", "values": RULES}), ("dark", {"type": "rule", "values": COLOURS})),
    "en": (("light", {"type": "rule", "values": WORDS}),),
}
# Without `preload`: styles are fetched for a rule that we do not ask for, and sounds that no page has.
RUN = """async (rules) => {
    const found = await axe.run(document, { runOnly: rules, preload: false, resultTypes: ["violations"] });
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
    for theme, rules in LOOKS[lang]:
        page.emulate_media(color_scheme=theme)
        found += [f"{lang} {theme}: {line}" for line in page.evaluate(RUN, rules)]
    return found
