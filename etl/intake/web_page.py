"""What a saved web page says of itself: in its `<meta>` elements, by the names that search engines and libraries read,
and in its `<title>`.

Comes in: a page as text. Goes out: properties, those that are most to the point first; several may be of one name.
"""

from __future__ import annotations

import re
from html.parser import HTMLParser

from etl.intake.model import Property

LONGEST = 300_000  # characters in which the head of a page ends
NAMES = {  # of a property: the names of <meta> elements, the one that says it best first
    "title": ("citation_title", "dc.title", "dcterms.title", "og:title", "twitter:title"),
    "author": ("citation_author", "dc.creator", "author", "article:author"),
    "publisher": ("citation_publisher", "dc.publisher", "og:site_name"),
    "published": (
        *("citation_publication_date", "dc.date.issued", "dcterms.issued", "article:published_time"),
        *("datepublished", "publishdate", "pubdate", "date"),
    ),
}
BESIDE = re.compile(r"\s+[|–—·-]\s+|\s*_\s*")  # between a title and the name of its site


class _Head(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.said: dict[str, list[str]] = {}
        self.title: list[str] = []
        self.is_title = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.is_title = tag == "title" and not self.title
        if tag == "meta":
            has = dict(attrs)
            name = has.get("name") or has.get("property") or has.get("itemprop") or ""
            if content := (has.get("content") or "").strip():
                self.said.setdefault(name.lower(), []).append(content)

    def handle_endtag(self, tag: str) -> None:  # noqa: ARG002 (the parser gives it)
        self.is_title = False

    def handle_data(self, data: str) -> None:
        if self.is_title:
            self.title.append(data)


def read_properties(text: str) -> tuple[Property, ...]:
    """Title, author, publisher and day of a page, as it says them; nothing of this is sure.

    >>> page = '<head><title>Trade in May - The Bulletin</title><meta property="og:title" content="Trade in May">'
    >>> [said.value for said in read_properties(page + '<meta name="DC.date.issued" content="2024-06-02T01:28">')]
    ['Trade in May', 'Trade in May - The Bulletin', 'Trade in May', '2024-06-02T01:28']
    """
    head = _Head()
    head.feed(text[:LONGEST])
    found = [
        Property(one, value, "metadata")
        for one, names in NAMES.items() if one != "published"
        for value in (*(value for name in names for value in head.said.get(name, ())), *_titles(one, head.title))
    ]  # fmt: skip
    days = (value for name in NAMES["published"] for value in head.said.get(name, ()))
    return (*found, *(Property("published", value, "metadata") for value in days))


def _titles(one: str, title: list[str]) -> list[str]:
    """The title of the window, whole and without what stands behind it: the name of the site."""
    words = " ".join("".join(title).split())
    return [words, BESIDE.split(words)[0]] if one == "title" and words else []
