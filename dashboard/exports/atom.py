"""A feed as Atom (RFC 4287): entries go in, one XML document comes out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from xml.etree import ElementTree

NAMESPACE = "http://www.w3.org/2005/Atom"
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that happened: `id` never changes, `updated` is RFC 3339, `content` is plain text."""

    id: str
    title: str
    updated: str
    link: str
    content: str
    category: str


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed: `id` never changes; it is at `address` and tells of `page`, both absolute; it may have no entry."""

    id: str
    title: str
    updated: str
    address: str
    page: str
    lang: str


def write_atom(of: Feed, entries: Iterable[Entry]) -> bytes:
    """The feed with its entries."""
    feed = ElementTree.Element("feed", {"xmlns": NAMESPACE, LANGUAGE: of.lang})
    _add(feed, "id", of.id)
    _add(feed, "title", of.title)
    _add(feed, "updated", of.updated)
    _add(feed, "link", rel="self", type="application/atom+xml", href=of.address)
    _add(feed, "link", rel="alternate", type="text/html", href=of.page)
    _add(_add(feed, "author"), "name", "figtrace")
    for entry in entries:
        node = _add(feed, "entry")
        _add(node, "id", entry.id)
        _add(node, "title", entry.title)
        _add(node, "updated", entry.updated)
        _add(node, "link", rel="alternate", type="text/html", href=entry.link)
        _add(node, "category", term=entry.category)
        _add(node, "content", entry.content, type="text")
    ElementTree.indent(feed)
    return b'<?xml version="1.0" encoding="utf-8"?>\n' + bytes(ElementTree.tostring(feed, encoding="utf-8")) + b"\n"


def _add(parent: ElementTree.Element, tag: str, text: str | None = None, **attributes: str) -> ElementTree.Element:
    node = ElementTree.SubElement(parent, tag, attributes)
    node.text = None if text is None else "".join(letter for letter in text if letter >= " " or letter in "\t\n")
    return node
