"""`/conflicts`: rival figures of one indicator, by ratio and by what lies between them.

Query: `i` an indicator, `type` a type of relation, `page` from 1.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from dash import html
from dash.development.base_component import Component

from dashboard import format as write
from dashboard import urls
from dashboard.components import rich
from dashboard.components.attributes import hyphened
from dashboard.components.paging import Slice, page_links
from dashboard.components.quotation import set_quotation
from dashboard.pages.page import Page, View
from dashboard.state import State
from etl.store import Row

PATH = "/conflicts"
PAIRS_A_PAGE = 20


@dataclass(frozen=True, slots=True)
class Side:
    """One of two figures: its row, what its document is called, the sentence in which it stands."""

    figure: Row
    title: str
    sentence: Row | None


def page(view: View) -> Page:
    """The list of pairs, filtered."""
    text = view.text
    indicator, kind = view.query.get("i") or None, view.query.get("type")
    counts = {row["type"]: row["pairs"] for row in view.store.relation_types(indicator)}
    total = counts.get(kind, 0) if kind else sum(counts.values())
    shown = Slice.of(view.query, total, PAIRS_A_PAGE)
    rows = view.store.relations(indicator, kind, limit=shown.size, first=shown.first)
    body = [
        html.H1(text("conflicts.title")),
        html.P(text("conflicts.lead"), className="lead"),
        _types(view, counts, indicator, kind),
        _export(view, indicator, kind) if rows else None,
        *(_pairs(view, rows) if rows else [_empty(view, indicator)]),
        page_links(view.path, view.query, shown, text),
    ]
    return Page(title=text("conflicts.title"), body=body, nav="conflicts")


def _export(view: View, indicator: str | None, kind: str | None) -> Component:
    query = {name: value for name, value in (("indicator", indicator), ("type", kind)) if value}
    return html.P(html.A(view.text("list.csv"), href=urls.export_list("conflicts", **query)), className="muted")


def _types(view: View, counts: Mapping[str, int], indicator: str | None, chosen: str | None) -> Component:
    """The types as links with their counts; one can be chosen."""
    text = view.text
    items = [_type_link(view, text("conflicts.all"), sum(counts.values()), indicator, None, chosen)]
    for kind in counts:
        name = text.get(f"relation.{kind}") or kind
        items.append(_type_link(view, name, counts[kind], indicator, kind, chosen))
    if indicator:
        found = view.store.indicator(indicator)
        name = found[view.lang] if found else indicator
        items.append(html.A(f"{name} ×", href=urls.conflicts(), className="button"))
    return html.Nav(items, className="cf-types", **hyphened(aria_label=text("conflicts.by_type")))


def _type_link(
    view: View, name: str, count: int, indicator: str | None, kind: str | None, chosen: str | None
) -> Component:
    query = {"i": indicator, "type": kind}
    return html.A(
        [name, " ", html.B(f"{count:,}")],
        href=urls.with_query(view.path, {key: value for key, value in query.items() if value}),
        className="button primary" if kind == chosen else "button",
        **(hyphened(aria_current="true") if kind == chosen else {}),
    )


def _pairs(view: View, rows: list[Row]) -> list[Component]:
    """The pairs of this page; everything about their figures is asked for once."""
    ids = list(dict.fromkeys(row[side] for row in rows for side in ("left_id", "right_id")))
    figures, sentences = view.store.figures_named(ids), view.store.sentences(ids)
    documents = list({figure["document_id"] for figure in figures.values()})
    titles = {row["document_id"]: row for row in view.store.document_names(documents)}
    sides = {
        name: Side(figure, view.text.pick(titles[figure["document_id"]], "title"), sentences.get(name))
        for name, figure in figures.items()
    }
    units = {
        name: write.Unit.named(row)
        for name, row in view.store.indicator_names([row["indicator_id"] for row in rows]).items()
    }
    return [_pair(view, row, sides[row["left_id"]], sides[row["right_id"]], units[row["indicator_id"]]) for row in rows]


def _pair(view: View, row: Row, left: Side, right: Side, unit: write.Unit) -> Component:
    text = view.text
    ratio = row["ratio"]
    width = max(ratio, 1 / ratio) if ratio and ratio > 0 else None
    return html.Section(
        [
            html.Header(
                [
                    html.H2(
                        html.A(
                            text.pick(row, "indicator"),
                            href=urls.indicator(
                                row["indicator_id"],
                                State(pins=(row["left_id"], row["right_id"])),
                            ),
                        )
                    ),
                    html.Span(
                        text.get(f"relation.{row['type']}") or row["type"],
                        className=f"cf-type cf-{row['type']}",
                    ),
                    html.Span(write.ratio(width, view.lang), className="cf-ratio") if width else None,
                ],
                className="cf-head",
            ),
            html.Div(
                [_side(view, left, unit), _side(view, right, unit)],
                className="cf-sides",
            ),
            html.P(
                [html.B(text("conflicts.how")), " ", text.pick(row, "reason")],
                className="cf-reason",
            ),
        ],
        className="cf-pair panel",
    )


def _side(view: View, side: Side, unit: write.Unit) -> Component:
    """One of the two: who, how much, when, in which words, where."""
    text, lang, figure = view.text, view.lang, side.figure
    when = write.period(figure["period_start"], figure["period_end"], lang, short=True)
    said = write.short_amount(figure, unit, lang)
    return html.Article(
        [
            html.P(
                [
                    text.pick(figure, "origin"),
                    " · ",
                    text.get(f"kind.{figure['kind']}") or figure["kind"],
                ],
                className="cf-who",
            ),
            html.P(
                html.A(
                    rich.value(figure, text),
                    href=urls.observation(figure["observation_id"]),
                ),
                className="cf-value",
            ),
            html.P(f"{said} · {when or text('time.undated')}", className="muted cf-norm"),
            html.Blockquote(html.P(set_quotation(side.sentence, figure)), className="cf-quote"),
            html.P(
                html.A(
                    side.title,
                    href=urls.document(figure["document_id"], figure["observation_id"]),
                ),
                className="cf-where",
            ),
        ]
    )


def _empty(view: View, indicator: str | None) -> Component:
    words = view.text("conflicts.none_here" if indicator else "conflicts.none")
    return html.P([words, " ", html.A(view.text("shell.back_home"), href=urls.home())], className="empty")
