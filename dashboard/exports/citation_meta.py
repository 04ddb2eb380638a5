"""What a head tells managers of references: citation_* (Google Scholar, Zotero) and Dublin Core; COinS in a body.

A CSL-JSON item of dashboard.citation goes in, so that a page is kept under the same title, authors and date as
its copied citation. What the document does not state is in neither.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import urlencode

from markupsafe import Markup

from dashboard.citation.fields import sort_name

Item = Mapping[str, Any]
Pair = tuple[str, str]

# Where the name of what a work stands in belongs, by its type in CSL. Zotero takes all that has a journal title for an
# article of a journal, whatever else it is told: magazines and newspapers are named by PRISM.
CONTAINERS = {
    "article-journal": "citation_journal_title",
    "article-magazine": "prism.publicationName",
    "article-newspaper": "prism.publicationName",
    "chapter": "citation_inbook_title",
}
# What Zotero calls the types; all that it is not told the type of is an article of a journal to it.
ZOTERO = {
    "article-journal": "journalArticle",
    "article-magazine": "magazineArticle",
    "article-newspaper": "newspaperArticle",
    "book": "book",
    "chapter": "bookSection",
    "dataset": "dataset",
    "report": "report",
    "thesis": "thesis",
    "webpage": "webpage",
}
SCHEMAS = {
    "DC": "http://purl.org/dc/elements/1.1/",
    "prism": "http://prismstandard.org/namespaces/1.2/basic/",
}
PUBLISHERS = {"report": "citation_technical_report_institution", "thesis": "citation_dissertation_institution"}
# What Dublin Core calls the types (DCMI Type Vocabulary).
TYPES = {"dataset": "Dataset"}
# The genre of a COinS, and the format that knows it (ANSI/NISO Z39.88-2004, KEV).
SERIALS = ("article-journal", "article-magazine", "article-newspaper")
GENRES = {"book": "book", "chapter": "bookitem", "report": "report"}


def write_meta(item: Item, address: str) -> Markup:
    """The tags of a head; `address` is that of the page, absolute."""
    pairs = [*list_citation(item, address), *list_dublin_core(item, address)]
    pairs.append(("z:itemType", ZOTERO.get(item["type"], "document")))
    schemas = {name: href for name, href in SCHEMAS.items() if any(pair[0].startswith(f"{name}.") for pair in pairs)}
    links = Markup("").join(Markup('<link rel="schema.{}" href="{}">').format(*schema) for schema in schemas.items())
    return links + Markup("").join(Markup('<meta name="{}" content="{}">').format(*pair) for pair in pairs)


def list_citation(item: Item, address: str) -> Iterator[Pair]:
    """The names that Google Scholar and Zotero read."""
    yield "citation_title", item["title"]
    yield from (("citation_author", name) for name in authors(item))
    if day := date_of(item):
        yield "citation_publication_date", day.replace("-", "/")
    if container := item.get("container-title") or item.get("collection-title"):
        yield CONTAINERS.get(item["type"], "citation_series_title"), container
    known = (
        ("citation_issue", "issue"),
        ("citation_technical_report_number", "collection-number"),
        ("citation_firstpage", "page"),
        ("citation_language", "language"),
    )
    for name, key in known:
        if value := item.get(key):
            yield name, str(value)
    if publisher := item.get("publisher"):
        yield PUBLISHERS.get(item["type"], "citation_publisher"), publisher
    yield "citation_public_url", address


def list_dublin_core(item: Item, address: str) -> Iterator[Pair]:
    """The elements of Dublin Core, as its recommendation for HTML writes them."""
    yield "DC.title", item["title"]
    yield from (("DC.creator", name) for name in authors(item))
    if day := date_of(item):
        yield "DC.date", day
    yield "DC.type", TYPES.get(item["type"], "Text")
    for name, key in (("DC.publisher", "publisher"), ("DC.language", "language")):
        if value := item.get(key):
            yield name, value
    if container := item.get("container-title") or item.get("collection-title"):
        yield "DC.relation.isPartOf", container
    yield "DC.identifier", address


def write_coins(item: Item, address: str) -> Markup:
    """A COinS: an empty span whose title is an OpenURL ContextObject, for pages that name several works."""
    kind = "journal" if item["type"] in SERIALS else "book"
    fields: list[Pair] = [("ctx_ver", "Z39.88-2004")]
    if item["type"] == "dataset":
        fields += [("rft_val_fmt", "info:ofi/fmt:kev:mtx:dc"), ("rft.type", "dataset"), ("rft.title", item["title"])]
        fields += [("rft.creator", name) for name in authors(item)]
    else:
        genre = "article" if kind == "journal" else GENRES.get(item["type"], "document")
        title = "rft.atitle" if kind == "journal" or genre == "bookitem" else "rft.btitle"
        title = "rft.title" if genre == "document" else title  # of a document Zotero knows no title of a book
        fields += [("rft_val_fmt", f"info:ofi/fmt:kev:mtx:{kind}"), ("rft.genre", genre), (title, item["title"])]
        fields += [("rft.au", name) for name in authors(item)]
        stands_in = "rft.jtitle" if kind == "journal" else "rft.btitle" if genre == "bookitem" else "rft.series"
        known = ((stands_in, "container-title"), (stands_in, "collection-title"), ("rft.issue", "issue"))
        fields += [(name, str(item[key])) for name, key in known if item.get(key)]
        fields += [(f"rft.{key[:3]}", item[key]) for key in ("publisher",) if item.get(key)]
    fields += [("rft.date", day) for day in [date_of(item)] if day]
    fields += [("rft.language", item["language"])] if item.get("language") else []
    fields.append(("rft_id", address))
    return Markup('<span class="Z3988" title="{}"></span>').format(urlencode(fields))


def authors(item: Item) -> list[str]:
    """The names, with a comma between their parts where these are known."""
    return [sort_name(author) for author in item.get("author", ())]


def date_of(item: Item) -> str:
    """The date of publication as precise as it is stated; empty for one that is inferred or unknown.

    >>> date_of({"issued": {"date-parts": [[2025, 3]]}})
    '2025-03'
    """
    issued = item.get("issued") or {}
    if issued.get("circa"):
        return ""
    parts = issued.get("date-parts", [[]])[0]
    return "-".join(f"{part:02d}" for part in parts)
