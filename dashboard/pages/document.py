"""`/d/<document>`: the reader. A document's bibliography, and its text with every figure marked.

The page works without a script: a long document comes in parts with links between them, a figure
leads to its own page. With the script (assets/30-reader.js) the further parts follow by themselves,
a figure opens its card beside the text and shows its evidence in place.
"""

from collections import defaultdict
from collections.abc import Sequence
from itertools import groupby
from typing import Any

from dash import html
from dash.development.base_component import Component
from markupsafe import Markup

from dashboard import citation, theme, urls
from dashboard.choice import Choice
from dashboard.citation.items import document_item
from dashboard.components.card.bibliography import bibliography
from dashboard.components.card.citations import citations
from dashboard.components.card.settling import waiting_link, whole_link
from dashboard.components.frame.feed_link import feed_link
from dashboard.components.html.assets import script
from dashboard.components.html.attributes import hyphened
from dashboard.components.lists.reasons import explain
from dashboard.components.reader.frame import card_frame
from dashboard.components.reader.material import load_part, load_parts
from dashboard.components.reader.parts import part_links, part_number
from dashboard.components.taken.brief_link import brief_link, brief_tag
from dashboard.content.documents import name_document
from dashboard.content.leaf import find_pages, is_shown, say
from dashboard.content.leaf_sheets import is_drawn
from dashboard.exports.citation_meta import write_meta
from dashboard.i18n import Text
from dashboard.pages.page import Page, View
from dashboard.state import State
from etl.answers import DocumentOrigin, StoredDocument, StoredPage, UndrawnPlace
from etl.store import find_original

PATH = "/d/<document_id>"
MOST_KEYS = 12  # origins that the key of the marks names
WHY = "why-not-charted"  # within what is folded, which opens for who follows a link there
PLACES_SHOWN = 30  # of each reason; the text itself shows all


def page(view: View, document_id: str) -> Page | None:
    """The reader of one document, or None if there is no such document."""
    row = view.store.document(document_id)
    if row is None:
        return None
    text = view.text
    named = name_document(row, text)
    title = named.name
    original, pages = find_original(view.store.path, row), find_pages(view.store, document_id)
    is_here = is_shown(view.store, row)
    body = [
        html.P(html.A(text("shell.sources"), href=urls.sources()), className="crumb"),
        html.H1(title, lang=row.language if row.title == title else None),
        _subtitle(view, row, named.original),
        bibliography(row, text, original),
        _tools(view, row, pages, is_here=is_here),
        citations(citation.document(row).styles, "d", document_id, text),
        _reader(view, row, pages if is_here else []),
        _undrawn(view, document_id),
        script("30-beside.js") if pages and is_here else None,  # first: it listens to the reader
        script("30-reader.js"),
    ]
    address = urls.absolute(view.host, urls.document(document_id))
    body.append(html.P(address, className="print-address"))
    head = write_meta(document_item(row, view.lang), address)
    head += feed_link(Choice(document=(document_id,)), title, text.lang)
    head += brief_tag(urls.briefing("d", document_id, "pdf", lang=view.lang), text)
    return Page(title=title, body=body, nav="sources", description=text("reader.description", title=title), head=head)


def _subtitle(view: View, row: StoredDocument, original: str) -> Component:
    """The title in the other language where there is one, or the word that the text has no title at all."""
    if not row.title:
        return html.P(view.text("document.no_title"), className="muted")
    if original:
        return html.P(original, lang=row.language, className="rd-title-en")
    return html.P(row.title_en, lang="en", className="rd-title-en") if row.title_en else html.P()


def _tools(view: View, row: StoredDocument, pages: Sequence[StoredPage], *, is_here: bool) -> Component:
    """How many figures there are and how they are marked, and what can be switched."""
    text = view.text
    counted = view.store.document_origins(row.document_id)
    quiet = sum(found.figures for found in counted if not found.origin_id)
    charted = sum(found.figures for found in counted) - quiet
    keys = _key(view, [found for found in counted if found.origin_id])
    if quiet:
        keys.append(html.Li([text("reader.quiet"), " ", html.B(f"{quiet:,}")], className="fig-key quiet"))
    return html.Div(
        [
            html.Ul(keys, className="fig-keys"),
            _say_few(view, charted, quiet),
            html.Div(
                [
                    _switch(say(row, text, "beside"), "rd-beside") if pages and is_here else None,
                    _way_to_pages(row, text) if pages else None,
                    _switch(text("reader.show_margin"), "rd-list"),
                    _switch(text("reader.show_numerals"), "rd-numerals"),
                    html.Button(text("reader.load_all"), type="button", id="rd-all", className="button", hidden=True),
                    brief_link(urls.briefing("d", row.document_id), text, "button"),
                    whole_link(row.document_id, text),
                    html.A(
                        text("reader.download"),
                        href=urls.export(state=State(documents=(row.document_id,))),
                        className="button",
                    ),
                ],
                className="rd-buttons",
            ),
            html.P(text("reader.keys"), className="rd-keys"),
        ],
        className="rd-tools",
    )  # fmt: skip


def _say_few(view: View, charted: int, quiet: int) -> Component | None:
    """Of a document most of whose figures are not charted, that this is so, why, and what can be done."""
    if quiet < charted or not quiet:
        return None
    text, counts = view.text, {"charted": f"{charted:,}", "all": f"{charted + quiet:,}"}
    said = text("reader.few_none" if not charted else "reader.few", **counts)
    ways = [html.A(text("reader.few_why"), href=f"#{WHY}"), waiting_link(view.store.counts().waiting, text)]
    return html.P([said, *(part for way in ways if way is not None for part in (" ", way))], className="note")


def _way_to_pages(row: StoredDocument, text: Text) -> Component:
    """To the first of its pages."""
    return html.A(say(row, text, "pages"), href=urls.page(row.document_id, 1), className="button", id="rd-pages")


def _key(view: View, origins: Sequence[DocumentOrigin]) -> list[Component]:
    """Whose figures are marked in which colour: those with the most, and how many others there are."""
    text, shown = view.text, origins[:MOST_KEYS]
    colours = theme.name_colours(view.store.origin_colours(found.origin_id or "" for found in shown))
    keys: list[Component] = []
    for found in shown:
        name = html.A(text.pick(found.ko, found.en), href=urls.origin(found.origin_id or ""))
        colour = colours[found.origin_id or ""]
        keys.append(html.Li([name, " ", html.B(f"{found.figures:,}")], className=f"fig-key c-{colour}"))
    if rest := origins[MOST_KEYS:]:
        keys.append(html.Li(text("reader.more_origins", n=f"{len(rest):,}"), className="fig-key more"))
    return keys


def _switch(words: str, name: str) -> Component:
    """A button that the script turns on and off."""
    return html.Button(words, type="button", id=name, className="button", **hyphened(aria_pressed="false"))


def _reader(view: View, row: StoredDocument, pages: Sequence[StoredPage]) -> Component:
    """One part of the text with the card's place beside it; the rest is named for the script."""
    parts = load_parts(view.store, row.document_id)
    number = part_number(view.query.get("part"), len(parts))
    if not parts:
        return html.P(view.text("reader.empty"), className="empty")
    words = load_part(view.store, row.document_id, number, view.lang)
    starts = [part.char_start for part in parts]
    part = html.Div(Markup(words), className="rd-part", **hyphened(data_part=str(number)))
    inner = [part, part_links(view.path, number, len(parts), view.text)]
    written = [page for page in pages if page.char_start < page.char_end]
    return card_frame(
        html.Article(inner, lang=row.language), view.text, row.document_id, starts, written, is_drawn=is_drawn(row)
    )


def _undrawn(view: View, document_id: str) -> Component:
    """What was not drawn and why: figures without an indicator, numbers that are no figures."""
    text = view.text
    sorts: dict[str, list[UndrawnPlace]] = {"mention": [], "numeral": []}
    for row in view.store.undrawn(document_id, PLACES_SHOWN):
        sorts[row.sort].append(row)
    sizes = {name: sum({row.class_: row.of_class for row in rows}.values()) for name, rows in sorts.items()}
    return html.Details(
        [
            html.Summary(html.H2(text("reader.undrawn"))),
            html.P(text("reader.undrawn_lead"), className="measure", id=WHY),
            html.H3(text("reader.quiet_title", n=sizes["mention"])),
            _groups(view, sorts["mention"], "reader")
            if sorts["mention"]
            else html.P(text("reader.quiet_none"), className="muted"),
            html.H3(text("reader.numerals_title", n=sizes["numeral"])),
            _groups(view, sorts["numeral"], "numeral"),
        ],
        className="undrawn",
        id="undrawn",
    )


def _groups(view: View, rows: Sequence[UndrawnPlace], words: str) -> Component:
    """Rows by status or class, the largest group first; in it by reason, each with its first places."""
    parts = []
    for name, own in groupby(rows, key=lambda row: row.class_):
        told: dict[str, list[UndrawnPlace]] = defaultdict(list)
        for row in own:
            told[explain(row.reason, name, row.kind, view.text)].append(row)
        size = next(iter(told.values()))[0].of_class
        heading = [view.text.get(f"{words}.{name}") or name, " ", html.B(f"{size:,}")]
        parts += [html.Dt(heading), html.Dd([_places(*item) for item in told.items()])]
    return html.Dl(parts, className="un-classes")


def _places(reason: str, rows: list[UndrawnPlace]) -> Component:
    """A reason with links to the first places where it holds."""
    shown = rows[:PLACES_SHOWN]
    links: list[Any] = [[html.A(" ".join(row.quote.split()), href="#" + _anchor(row)), " "] for row in shown]
    rest = sum({(row.kind, row.reason): row.of_reason for row in rows}.values()) - len(shown)
    more = f"… +{rest:,}" if rest else ""
    words = [html.Span(reason, className="muted"), html.Br()] if reason else []
    return html.P([*words, *links, more])


def _anchor(row: UndrawnPlace) -> str:
    """Where a figure or another number stands in the text."""
    return row.id if row.sort == "mention" else f"n-{row.id}"
