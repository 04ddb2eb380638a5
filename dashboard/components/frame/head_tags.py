"""What the head of a page tells other sites: how to embed it, and how a link to it looks there.

oEmbed by discovery (oembed.com, section 4), Open Graph and Twitter cards. A picture is named only where
the server can paint PNG: the sites that read these tags show no SVG.
"""

from __future__ import annotations

from markupsafe import Markup

from dashboard import urls
from dashboard.charts.sheets.sheet import FORMATS
from dashboard.content.material import Material
from dashboard.exports.chromium import SCALE, has_browser
from dashboard.i18n import Text

LOCALES = {"ko": "ko_KR", "en": "en_GB"}


def head_tags(material: Material, told: str, host: str, text: Text) -> str:
    """The tags for one indicator in one state; `told` is its finding without marks."""
    name, state, title = (
        material.indicator.indicator_id,
        material.state,
        text.pick(material.indicator.ko, material.indicator.en),
    )
    page = urls.absolute(host, urls.indicator(name, state, lang=text.lang))
    discovery = Markup('<link rel="alternate" type="application/json+oembed" href="{}" title="{}">').format(
        urls.absolute(host, urls.oembed(page)), title
    )
    named = {
        "og:type": "article",
        "og:site_name": text("shell.brand"),
        "og:title": title,
        "og:description": told,
        "og:url": page,
        "og:locale": LOCALES[text.lang],
        "twitter:card": "summary",
    }
    if material.rows and has_browser():
        size = FORMATS["full"]
        named |= {
            "og:image": urls.absolute(host, urls.picture(name, "png", state, lang=text.lang)),
            "og:image:type": "image/png",
            "og:image:width": str(size.width * SCALE),
            "og:image:height": str(size.height * SCALE),
            "og:image:alt": told,
            "twitter:card": "summary_large_image",
        }
    return discovery + Markup("").join(_tag(*item) for item in named.items())


def _tag(name: str, content: str) -> Markup:
    attribute = "name" if name.startswith("twitter:") else "property"
    return Markup('<meta {}="{}" content="{}">').format(Markup(attribute), name, content)
