"""`/conflicts`: two figures each that differ, with the verdict on why; what nothing explains comes first.

Query: `i` an indicator, `verdict` one of the verdicts, `page` from 1.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import groupby

from dash import html
from dash.development.base_component import Component

from dashboard import format as write
from dashboard import theme, urls
from dashboard.components.card.quotation import set_quotation
from dashboard.components.card.verdict import verdict_badge
from dashboard.components.frame.paging import Slice, page_links
from dashboard.components.html import rich
from dashboard.components.html.attributes import hyphened
from dashboard.content.verdicts import explain_verdict, name_verdict
from dashboard.pages.page import Page, View
from dashboard.state import State
from etl.answers import MentionSentence, StatedFigure, StoredRelation
from etl.model import VERDICTS

PATH = "/conflicts"
PAIRS_A_PAGE = 20


@dataclass(frozen=True, slots=True)
class Side:
    """One of two figures: its row, what its document is called, the sentence in which it stands, its colour."""

    figure: StatedFigure
    title: str
    sentence: MentionSentence | None
    colour: str


def page(view: View) -> Page:
    """The list of pairs, filtered."""
    text = view.text
    indicator, verdict = view.query.get("i") or None, view.query.get("verdict") or None
    counts = {row.verdict: row.pairs for row in view.store.verdict_counts(indicator)}
    total = counts.get(verdict, 0) if verdict else sum(counts.values())
    shown = Slice.of(view.query, total, PAIRS_A_PAGE)
    rows = view.store.relations(indicator, verdict, limit=shown.size, first=shown.first)
    body = [
        html.H1(text("conflicts.title")),
        html.P(text("conflicts.lead"), className="lead"),
        _verdicts(view, counts, indicator, verdict),
        _export(view, indicator, verdict) if rows else None,
        *(_groups(view, rows, counts) if rows else [_empty(view, indicator, verdict)]),
        page_links(view.path, view.query, shown, text),
    ]
    return Page(title=text("conflicts.title"), body=body, nav="conflicts")


def _export(view: View, indicator: str | None, verdict: str | None) -> Component:
    query = {name: value for name, value in (("indicator", indicator), ("verdict", verdict)) if value}
    return html.P(html.A(view.text("list.csv"), href=urls.export_list("conflicts", **query)), className="muted")


def _verdicts(view: View, counts: Mapping[str, int], indicator: str | None, chosen: str | None) -> Component:
    """The verdicts as links with their counts; one can be chosen."""
    text = view.text
    items = [_verdict_link(view, text("conflicts.all"), sum(counts.values()), indicator, None, chosen)]
    for verdict in counts:
        items.append(_verdict_link(view, name_verdict(verdict, text), counts[verdict], indicator, verdict, chosen))
    if indicator:
        found = view.store.indicator(indicator)
        name = view.text.pick(found.ko, found.en) if found else indicator
        items.append(html.A(f"{name} ×", href=urls.conflicts(), className="button"))
    return html.Nav(items, className="cf-types", **hyphened(aria_label=text("conflicts.by_verdict")))


def _verdict_link(
    view: View, name: str, count: int, indicator: str | None, verdict: str | None, chosen: str | None
) -> Component:
    query = {"i": indicator, "verdict": verdict}
    return html.A(
        [name, " ", html.B(f"{count:,}")],
        href=urls.with_query(view.path, {key: value for key, value in query.items() if value}),
        className="button primary" if verdict == chosen else "button",
        **(hyphened(aria_current="true") if verdict == chosen else {}),
    )


def _groups(view: View, rows: list[StoredRelation], counts: Mapping[str, int]) -> list[Component]:
    """The pairs of this page under their verdicts; everything about their figures is asked for once."""
    pairs = zip(rows, _pairs(view, rows), strict=True)
    groups: list[Component] = []
    for verdict, members in groupby(pairs, key=lambda pair: pair[0].verdict):
        name, meaning = name_verdict(verdict, view.text), explain_verdict(verdict, view.text)
        head = html.H2([name[:1].upper() + name[1:], " ", html.Small(f"{counts[verdict]:,}", className="muted")])
        groups += [head, html.P(meaning, className="cf-meaning muted"), *(section for _, section in members)]
    return groups


def _pairs(view: View, rows: list[StoredRelation]) -> list[Component]:
    """Each pair as a section."""
    ids = list(dict.fromkeys(name for row in rows for name in (row.left_id, row.right_id)))
    figures, sentences = view.store.figures_named(ids), view.store.sentences(ids)
    colours = theme.name_colours(view.store.origin_colours(figure.origin_id for figure in figures.values()))
    documents = list({figure.document_id for figure in figures.values()})
    titles = {row.document_id: row for row in view.store.document_names(documents)}
    sides = {
        name: Side(
            figure,
            view.text.pick(titles[figure.document_id].title_ko, titles[figure.document_id].title_en),
            sentences.get(name),
            colours.get(figure.origin_id, theme.ORIGINS[-1]),
        )
        for name, figure in figures.items()
    }
    indicators = [name for row in rows for name in (row.indicator_id, row.right_indicator_id)]
    named = view.store.indicator_names(list(dict.fromkeys(indicators)))
    units = {name: write.Unit.named(row) for name, row in named.items()}
    return [_pair(view, row, sides[row.left_id], sides[row.right_id], units) for row in rows]


def _pair(view: View, row: StoredRelation, left: Side, right: Side, units: Mapping[str, write.Unit]) -> Component:
    text = view.text
    ratio = row.ratio
    width = max(ratio, 1 / ratio) if ratio and ratio > 0 else None
    return html.Section(
        [
            html.Header(
                [
                    html.H3(_names(view, row)),
                    verdict_badge(row.verdict, text),
                    html.Span(write.ratio(width, view.lang), className="cf-ratio") if width else None,
                ],
                className="cf-head",
            ),
            html.Div(
                [
                    _side(view, left, units[row.indicator_id]),
                    _side(view, right, units[row.right_indicator_id]),
                ],
                className="cf-sides",
            ),
            html.P(
                [html.B(text("conflicts.how")), " ", text.pick(row.reason_ko, row.reason_en)],
                className="cf-reason",
            ),
        ],
        className="cf-pair panel",
    )


def _names(view: View, row: StoredRelation) -> list[Component | str]:
    """The indicator of both figures, or of each its own where they are two ends of one flow."""
    both = (row.left_id, row.right_id)
    if row.indicator_id == row.right_indicator_id:
        return [
            html.A(
                view.text.pick(row.indicator_ko, row.indicator_en),
                href=urls.indicator(row.indicator_id, State(pins=both)),
            )
        ]
    left = html.A(
        view.text.pick(row.indicator_ko, row.indicator_en), href=urls.indicator(row.indicator_id, State(pins=both[:1]))
    )
    right = html.A(
        view.text.pick(row.right_indicator_ko, row.right_indicator_en),
        href=urls.indicator(row.right_indicator_id, State(pins=both[1:])),
    )
    return [left, " ↔ ", right]


def _side(view: View, side: Side, unit: write.Unit) -> Component:
    """One of the two: who, how much, when, in which words, where."""
    text, lang, figure = view.text, view.lang, side.figure
    when = write.period(figure.period_start, figure.period_end, lang, short=True)
    said = write.short_amount(figure, unit, lang)
    return html.Article(
        [
            html.P(
                [
                    rich.glyph(figure, side.colour),
                    " ",
                    text.pick(figure.origin_ko, figure.origin_en),
                    " · ",
                    text.get(f"kind.{figure.kind}") or figure.kind,
                ],
                className="cf-who",
            ),
            html.P(
                html.A(
                    rich.value(figure, text, unit) if lang == "ko" else write.amount(figure, unit, lang),
                    href=urls.observation(figure.observation_id),
                ),
                className="cf-value",
            ),
            html.P(f"{said} · {when or text('time.undated')}", className="muted cf-norm"),
            html.Blockquote(html.P(set_quotation(side.sentence, figure)), className="cf-quote"),
            html.P(
                html.A(
                    side.title,
                    href=urls.document(figure.document_id, figure.observation_id),
                ),
                className="cf-where",
            ),
        ]
    )


def _empty(view: View, indicator: str | None, verdict: str | None) -> Component:
    text = view.text
    if verdict and verdict not in VERDICTS:
        words = text("conflicts.no_such", verdict=verdict)
    else:
        words = text("conflicts.none_here" if indicator else "conflicts.none")
    return html.P([words, " ", html.A(text("shell.back_home"), href=urls.home())], className="empty")
