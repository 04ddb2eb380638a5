"""What a question finds: figures as small cards, then indicators, origins, documents, passages, and what is near.

The same cards stand on the page of the search and in the list under the box, where each link is an option.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import count
from typing import Any

from dash import html
from dash.development.base_component import Component

from dashboard import format, quoting, theme, urls
from dashboard.components.home.indicator_card import value_in
from dashboard.components.html import rich
from dashboard.components.html.attributes import hyphened
from dashboard.i18n import Text
from dashboard.state import State
from etl.answers import FoundFigure, FoundPassage, FoundThing
from etl.store import Answer, find_word

WIDTH = 220  # characters of a passage around what is found


@dataclass(frozen=True, slots=True)
class Group:
    """Results of one sort, ready to be linked: what the group is called, and of each its address and content."""

    sort: str
    title: str
    links: list[tuple[str, list[Any]]]
    total: int = 0


def groups_of(answer: Answer, query: str, text: Text) -> Iterator[Group]:
    """The groups of an answer in the order in which they are shown, those without results left out."""
    figures = [_figure(row, text) for row in answer.figures]
    yield from _filled(Group("figure", text("search.figure"), figures, answer.total))
    for near in answer.near:
        is_value = any(part.number is not None and part.words == near.left_out for part in answer.parts)
        words = text("search.nearest" if is_value else "search.without", words=near.left_out)
        yield from _filled(Group("figure", words, [_figure(row, text) for row in near.figures]))
    yield from _filled(
        Group("indicator", text("search.indicator"), [_indicator(row, text) for row in answer.indicators])
    )
    yield from _filled(Group("origin", text("search.origin"), [_origin(row, text) for row in answer.origins]))
    yield from _filled(Group("document", text("search.document"), [_document(row, text) for row in answer.documents]))
    passages = [_passage(row, query, text) for row in answer.passages]
    yield from _filled(Group("passage", text("search.passage"), passages))


def summary(answer: Answer, query: str, text: Text) -> str:
    """One sentence: how many figures fit, or that none does, and which words nothing is called by."""
    if answer.figures:
        shown = len(answer.figures)
        key = "search.found" if shown == answer.total else "search.found_more"
        return text(key, total=f"{answer.total:,}", n=shown)
    if answer.is_empty:
        return text("search.none", query=query)
    if answer.unknown:
        return text("search.unknown", words=", ".join(answer.unknown))
    return text("search.no_figure_fits")


def options(answer: Answer, query: str, text: Text) -> list[Component]:
    """The list under the box: groups of options, each a link, and the way to all results last."""
    numbers = count()

    def option(address: str, content: list[Any], name: str = "hit") -> Component:
        return html.A(
            content, href=address, id=f"ask-{next(numbers)}", className=name, role="option", tabIndex="-1",
            **hyphened(aria_selected="false"),
        )  # fmt: skip

    listed = [
        html.Div(
            [_title(group), *(option(address, content, f"hit hit-{group.sort}") for address, content in group.links)],
            className=f"ask-group ask-{group.sort}",
            role="group",
            **hyphened(aria_label=group.title),
        )
        for group in groups_of(answer, query, text)
    ]
    said = html.P(summary(answer, query, text), className="ask-said", **hyphened(aria_hidden="true"))
    return [said, *listed, option(urls.search(query), [text("search.all")], "hit hit-all")]


def sections(answer: Answer, query: str, text: Text, beside: Mapping[str, Component] | None = None) -> list[Component]:
    """The results of a page; `beside` stands under the link of an address."""
    return [
        html.Section(
            [
                html.H2([group.title, " ", html.Small(f"{group.total or len(group.links):,}", className="muted")]),
                html.Ul(
                    [
                        html.Li(
                            [
                                html.A(content, href=address, className=f"hit hit-{group.sort}"),
                                (beside or {}).get(address),
                            ]
                        )
                        for address, content in group.links
                    ],
                    className=f"results results-{group.sort}",
                ),
            ]
        )
        for group in groups_of(answer, query, text)
    ]


def _title(group: Group) -> Component:
    title: list[Any] = [group.title]
    if group.total > len(group.links):
        title += [" ", html.Small(f"{group.total:,}")]
    return html.Div(title, className="ask-title", **hyphened(aria_hidden="true"))


def _filled(group: Group) -> list[Group]:
    return [group] if group.links else []


def _figure(row: FoundFigure, text: Text) -> tuple[str, list[Any]]:
    """A small card: value, indicator, origin and time; it leads to the indicator with the figure pinned."""
    period = format.period(row.period_start, row.period_end, text.lang, short=True)
    content = [
        html.Span(_value(row, text), className="hit-value"),
        html.Span(text.pick(row.indicator_ko, row.indicator_en), className="hit-name"),
        html.Span(
            [
                rich.glyph(row, theme.ORIGINS[row.colour]),
                " ",
                text.pick(row.origin_ko, row.origin_en),
                " · ",
                html.Span(period or text("time.undated"), className="nowrap"),
            ],
            className="hit-who",
        ),
    ]
    return urls.indicator(row.indicator_id, State(pins=(row.observation_id,))), content


def _value(row: FoundFigure, text: Text) -> list[Any]:
    """The value in the reader's language, and small beside it as it is quoted in another."""
    unit = format.Unit.named(row)
    said, quoted = quoting.telling(row, unit, text.lang).value, quoting.quoted(row, text.lang)
    if row.correction_becomes:
        return rich.correction(row, text)
    if said == quoted.value or row.is_vague:
        return value_in(row, unit, text)
    return [said, html.Small(quoted.value)]


def _named(row: FoundThing, text: Text) -> list[Any]:
    many = text("home.figures", n=f"{row.figures:,}") if row.figures else text("search.no_figures")
    name = text.pick(row.ko, row.en) or row.id
    return [html.Span(name, className="hit-name"), " ", html.Small(many, className="muted")]


def _indicator(row: FoundThing, text: Text) -> tuple[str, list[Any]]:
    return urls.indicator(row.id), _named(row, text)


def _origin(row: FoundThing, text: Text) -> tuple[str, list[Any]]:
    return address_of_origin(row, text), _named(row, text)


def address_of_origin(row: FoundThing, text: Text) -> str:
    """Its page; of one without figures, what is found under its name."""
    return urls.origin(row.id) if row.figures else urls.search(text.pick(row.ko, row.en) or row.id)


def _document(row: FoundThing, text: Text) -> tuple[str, list[Any]]:
    return urls.document(row.id), _named(row, text)


def _passage(row: FoundPassage, query: str, text: Text) -> tuple[str, list[Any]]:
    content = [
        html.Span(text.pick(row.ko, row.en), className="hit-name"),
        html.Span(snippet(row.snippet, query), className="quote"),
    ]
    return urls.document(row.document_id, row.id), content


def snippet(passage: str, query: str) -> list[Any]:
    """The words around the first one found, all found ones marked."""
    words = [find_word(word.lower()) for word in query.split()]
    first = min((met.start() for word in words if (met := word.search(passage))), default=0)
    start = _at_word(passage, max(0, first - WIDTH // 3), first)
    end = min(len(passage), start + WIDTH)
    end = end if end == len(passage) else passage.rfind(" ", first, end) if " " in passage[first:end] else end
    parts: list[Any] = ["…" if start else ""]
    at = start
    while at < end:
        hits = [met.span() for word in words if (met := word.search(passage, at)) and met.start() < end]
        if not hits:
            break
        place, after = min(hits)
        parts += [passage[at:place], html.Mark(passage[place:after])]
        at = after
    return [*parts, passage[at:end], "…" if end < len(passage) else ""]


def _at_word(passage: str, start: int, first: int) -> int:
    """Where a piece begins that shall not begin within a word: behind the next blank, if that comes before `first`."""
    if start == 0 or passage[start - 1 : start].isspace():
        return start
    blank = passage.find(" ", start, first)
    return start if blank < 0 else blank + 1
