"""`/search?q=`: indicators, origins, documents and passages that hold all the words."""

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import Any

from dash import html
from dash.development.base_component import Component

from dashboard import urls
from dashboard.components import rich
from dashboard.components.shell import search_form
from dashboard.i18n import Text
from dashboard.pages.page import Page, View
from dashboard.state import State

PATH = "/search"

Row = Mapping[str, Any]
MOST = 24  # of each sort
MOST_OF_AN_ORIGIN = 6
MOST_CORRECTED = 1000  # that are looked through for those of the passages found
WIDTH = 220


def page(view: View) -> Page:
    """The results, grouped by sort; without a question, the place to ask."""
    text, query = view.text, " ".join(view.query.get("q", "").split())[:200]
    found = view.store.search(query, MOST) if query else []
    corrected = _corrected_in(view, found)
    given = _indicators_of(view, [row["id"] for row in found if row["type"] == "origin"])
    title = text("search.title_for", query=query) if query else text("search.title")
    return Page(
        title=title,
        body=[
            html.H1(title),
            search_form(text, query, place="page"),
            _summary(query, found, text),
            *(
                _group(sort, list(rows), query, given, corrected, text)
                for sort, rows in groupby(found, key=lambda row: row["type"])
            ),
        ],
    )


def _summary(query: str, found: Sequence[Row], text: Text) -> Component:
    if not query:
        return html.P(text("search.lead"), className="muted")
    if not found:
        return html.P(text("search.none", query=query), className="empty")
    many = max(Counter(row["type"] for row in found).values()) == MOST
    return html.P(text("search.more" if many else "search.count", n=len(found)), className="muted")


def _indicators_of(view: View, origins: Sequence[str]) -> dict[str, list[Row]]:
    """The indicators that origins give figures for, some of each."""
    rows = view.store.origin_indicators(origins, MOST_OF_AN_ORIGIN) if origins else []
    return {origin: list(own) for origin, own in groupby(rows, key=lambda row: row["origin_id"])}


def _corrected_in(view: View, found: Sequence[Row]) -> dict[str, list[Row]]:
    """The figures that the found passages misprint, by passage."""
    passages = {row["id"] for row in found if row["snippet"]}
    rows = view.store.corrected(limit=MOST_CORRECTED) if passages else []
    by_passage: dict[str, list[Row]] = {}
    for row in rows:
        if row["passage_id"] in passages:
            by_passage.setdefault(row["passage_id"], []).append(row)
    return by_passage


def _group(
    sort: str,
    rows: Sequence[Row],
    query: str,
    given: Mapping[str, list[Row]],
    corrected: Mapping[str, list[Row]],
    text: Text,
) -> Component:
    items = [
        _origin(row, query, given.get(row["id"], []), text)
        if sort == "origin"
        else _found(row, query, corrected.get(row["id"], []), text)
        for row in rows
    ]
    return html.Section(
        [
            html.H2([text(f"search.{sort}"), " ", html.Small(str(len(rows)), className="muted")]),
            html.Ul(items, className=f"results results-{sort}"),
        ]
    )


def _found(row: Row, query: str, corrected: Sequence[Row], text: Text) -> Component:
    name = row[text.lang] or row["ko"] or row["id"]
    words = row["snippet"]
    return html.Li(
        [
            html.A(name if words else _snippet(name, query), href=_address(row)),
            html.P(_snippet(words, query), className="quote") if words else None,
            *(html.P(_correction(one, text), className="results-own") for one in corrected),
        ]
    )


def _correction(row: Row, text: Text) -> list[Any]:
    """What a passage misprints: the right value, a way to its card."""
    return [html.A(rich.correction(row, text), href=urls.observation(row["observation_id"]))]


def _origin(row: Row, query: str, own: Sequence[Row], text: Text) -> Component:
    """An origin has no page of its own: it leads to the indicators that it gives figures for."""
    state = State(origins=(row["id"],))
    links: list[Any] = [
        [" ", html.A(text.pick(indicator, "indicator"), href=urls.indicator(indicator["indicator_id"], state))]
        for indicator in own
    ]
    rest = own[0]["indicators"] - len(own) if own else 0
    more = f" … +{rest:,}" if rest else ""
    listed = html.P([text("search.origin_in"), *links, more], className="muted results-own") if own else None
    return html.Li([html.B(_snippet(row[text.lang] or row["ko"], query)), listed])


def _address(row: Row) -> str:
    if row["type"] == "indicator":
        return urls.indicator(row["id"])
    if row["type"] == "document":
        return urls.document(row["id"])
    return urls.document(row["document_id"], row["id"])


def _snippet(passage: str, query: str) -> list[Any]:
    """The words around the first one found, all found ones marked."""
    words = [word.lower() for word in query.split()]
    low = passage.lower()
    first = min((at for at in (low.find(word) for word in words) if at >= 0), default=0)
    start = max(0, first - WIDTH // 3)
    end = min(len(passage), start + WIDTH)
    parts: list[Any] = ["…" if start else ""]
    at = start
    while at < end:
        hits = [(place, word) for word in words if 0 <= (place := low.find(word, at)) < end]
        if not hits:
            break
        place, word = min(hits)
        parts += [passage[at:place], html.Mark(passage[place : place + len(word)])]
        at = place + len(word)
    return [*parts, passage[at:end], "…" if end < len(passage) else ""]
