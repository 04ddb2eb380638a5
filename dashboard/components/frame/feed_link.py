"""Where a reader of feeds finds what changes among the figures that a page shows."""

from __future__ import annotations

from markupsafe import Markup

from dashboard import urls
from dashboard.choice import Choice


def feed_link(choice: Choice, title: str, lang: str) -> Markup:
    """The tag for the head of a page; the feed of all figures is named by the frame already."""
    if choice.is_everything:
        return Markup("")
    tag = '<link rel="alternate" type="application/atom+xml" href="{}" title="{}">'
    return Markup(tag).format(urls.feed(choice, lang), title)
