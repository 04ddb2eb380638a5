"""`/feed.atom`: what changed, version by version and figure by figure; `/sitemap.xml`: what there is.

Each version is an entry, and so is each figure that it added, removed or altered, as far as both stores
are there to be compared. With the parameters of /figures a feed tells only of the figures that they choose, now or
before: of an indicator (`i`), an origin (`o`), a document (`d`) and every other state of that page. `lang=en` gives the
words in English. Ids are tag: URIs (RFC 4151) of versions and figures, the same at whatever address they are asked for.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from urllib.parse import quote

from flask import Flask, Response

from dashboard import public, urls, versions
from dashboard.api.parameters import CHOSEN, MEANT, STATE
from dashboard.api.query import LANG, read_query
from dashboard.choice import Choice
from dashboard.components.lists.version_table import tell_changes
from dashboard.content.choosing import name_choice
from dashboard.content.difference import find_difference
from dashboard.exports.atom import Entry, Feed, write_atom
from dashboard.exports.watching import name_change, tell_change
from dashboard.i18n import Text
from dashboard.markup import escape
from etl.answers import Figure
from etl.errors import VersionError
from etl.store import Change, Publication, Shelf, Store

VERSIONS_TOLD = 10
UNDATED = "1970-01-01T00:00:00Z"  # of a store that no ledger dates: Atom asks for a moment of each entry
EVERYTHING = Choice()
TAG = "tag:figtrace,2026:"  # of all ids; never changed
PAGES = (
    urls.home,
    urls.figures,
    urls.time,
    urls.conflicts,
    urls.sources,
    urls.quality,
    urls.data,
    urls.versions,
    urls.api,
    urls.about,
)


def register(server: Flask, store: Store) -> None:
    """Add both routes."""

    @server.get("/feed.atom")
    def answer_feed() -> Response:
        """The newest versions."""
        asked = read_query(store, (*CHOSEN, *MEANT, *STATE, LANG))
        text, choice = Text(asked["lang"] or ""), asked.choice
        query = choice.to_query()
        address = urls.absolute(public.base(), urls.feed(choice, asked["lang"]))
        page = urls.absolute(public.base(), find_page(choice))
        shelf = versions.this_shelf()
        entries = list_entries(shelf, public.base(), text, choice)
        first = shelf.publications()[0]
        name = make_id("feed", first.version, text.lang, *(f"{key}={value}" for key, value in sorted(query.items())))
        told = list(entries)
        updated = max((entry.updated for entry in told), default=first.at or UNDATED)
        body = write_atom(Feed(name, name_feed(store, choice, text), updated, address, page, text.lang), told)
        response = Response(body, content_type="application/atom+xml; charset=utf-8")
        response.last_modified = datetime.fromisoformat(updated)
        return versions.keep(response)

    @server.get("/sitemap.xml")
    def answer_sitemap() -> Response:
        """The pages, indicators with figures and documents of what is published."""
        paths = [page() for page in PAGES]
        paths += [urls.indicator(row.indicator_id) for row in store.indicators() if row.figures]
        paths += [urls.origin(row.origin_id) for row in store.origins(least=1)]
        paths += [urls.document(row.document_id) for row in store.document_names()]
        lines = "".join(f"<url><loc>{escape(urls.absolute(public.base(), path))}</loc></url>\n" for path in paths)
        body = (
            '<?xml version="1.0" encoding="utf-8"?>\n'
            f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{lines}</urlset>\n'
        )
        return versions.keep(Response(body, content_type="application/xml; charset=utf-8"))


def make_id(*parts: str | None) -> str:
    """An id that is the same wherever it is asked for and for good.

    >>> make_id("change", "1f0a9c77b2e4", "002:8020-8032"), make_id("feed", "area=a b")
    ('tag:figtrace,2026:change/1f0a9c77b2e4/002:8020-8032', 'tag:figtrace,2026:feed/area=a%20b')
    """
    return TAG + "/".join(quote(part or "", safe=":=,") for part in parts)


def find_page(choice: Choice) -> str:
    """The page that a feed tells of: that of an indicator, an origin or a document, else the state of /figures.

    >>> find_page(Choice(document=("002",))), find_page(Choice(document=("002",), kind=("cap",)))
    ('/d/002', '/figures?k=cap&d=002')
    """
    if choice.is_everything:
        return urls.versions()
    for field, address in (("indicator", urls.indicator), ("origin", urls.origin), ("document", urls.document)):
        if len(named := choice.of(field)) == 1 and choice == Choice().set_to(field, named):
            return str(address(named[0]))
    return urls.figures(choice)


def name_feed(store: Store, choice: Choice, text: Text) -> str:
    """The title of a feed: what it is about."""
    if choice.is_everything:
        return text("versions.feed_title")
    return text("versions.feed_chosen", choice=name_choice(store, choice, text.lang))


def list_entries(shelf: Shelf, host: str, text: Text, choice: Choice = EVERYTHING) -> Iterator[Entry]:
    """The versions, newest first, each followed by the figures that it changed, all or those that are chosen.

    Of a choice a version is told only if it changed one of its figures.
    """
    newest = list({entry.version: entry for entry in shelf.publications()}.values())[::-1]
    for entry in newest[:VERSIONS_TOLD]:
        changes = list_changes(shelf, entry, choice)
        if changes or choice.is_everything:
            yield describe_version(entry, host, text)
        for change in changes:
            yield describe_change(change, entry.previous or "", entry, host, text)


def list_changes(shelf: Shelf, entry: Publication, choice: Choice) -> list[Change]:
    """The figures that a version changed, as far as both stores are there; those that are chosen now or were before."""
    if not entry.previous or not entry.is_readable:
        return []
    try:
        found = find_difference(shelf, entry.previous, entry.version)
        changes = list(found.changes) if found else []
        if choice.is_everything or not changes:
            return changes
        now = _chosen_of(shelf.get(entry.version), [change.new for change in changes], choice)
        before = _chosen_of(shelf.get(entry.previous), [change.old for change in changes], choice)
    except VersionError:
        return []
    return [
        change
        for change in changes
        if (change.new and change.new.observation_id in now) or (change.old and change.old.observation_id in before)
    ]


def _chosen_of(store: Store, rows: Sequence[Figure | None], choice: Choice) -> set[str]:
    return store.chosen_among([row.observation_id for row in rows if row], **choice.narrowing())


def describe_version(entry: Publication, host: str, text: Text) -> Entry:
    """One version, with its counts and the files that changed."""
    address = urls.absolute(host, urls.versions(entry.previous, entry.version))
    counts = tell_changes(entry.changes, text) if entry.changes else text("versions.first")
    title = text("versions.feed_version", version=entry.version, counts=counts)
    return Entry(
        make_id("version", entry.version),
        title,
        entry.at or UNDATED,
        address,
        "\n".join((counts, *entry.inputs)),
        "version",
    )


def describe_change(change: Change, previous: str, entry: Publication, host: str, text: Text) -> Entry:
    """One figure: what it was in the previous version, what it is in this one."""
    row = change.latest
    version = entry.version if change.new else previous
    figure = urls.absolute(host, urls.same_page(f"/o/{row.observation_id}", {"v": version}))
    return Entry(
        id=make_id("change", previous, entry.version, row.observation_id),
        title=name_change(change, text),
        updated=entry.at or UNDATED,
        link=figure,
        content=tell_change(change, previous, entry.version, text),
        category=change.change,
    )
