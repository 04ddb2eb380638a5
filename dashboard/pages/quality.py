"""`/quality`: what the build promises and whether it holds, and what waits for a person."""

import re
from collections import defaultdict

from dash import html
from dash.development.base_component import Component

from dashboard import local, urls
from dashboard.components.card.quotation import set_quotation
from dashboard.components.frame.paging import Slice, page_links
from dashboard.components.html import rich
from dashboard.components.html.attributes import hyphened
from dashboard.components.lists.reasons import explain
from dashboard.pages.page import Page, View
from etl.answers import MentionSentence, StoredCheck, StoredDecision, WaitingMention, as_dict

PATH = "/quality"
PLACE = re.compile(r"^([^:]+):\d+-\d+$")  # ids of mentions, observations, numerals, passages
SUBJECTS_SHOWN = 20
CORRECTIONS_SHOWN = 20
DECISIONS_SHOWN = 50
MOST_COLUMNS = 8  # documents side by side; of more, the classes alone are counted
WAITING_A_PAGE = 30


def page(view: View) -> Page:
    """Checks, corrections, coverage, what waits, what was decided."""
    text = view.text
    body = [
        html.H1(text("quality.title")),
        html.P(text("quality.lead", **as_dict(view.store.counts())), className="lead"),
        *_checks(view),
        *_corrections(view),
        *_coverage(view),
        *_waiting(view),
        *_decisions(view),
    ]
    return Page(title=text("quality.title"), body=body, nav="quality")


def _checks(view: View) -> list[Component]:
    """What is broken, row by row; then what holds, in one short list; then what was worked out."""
    text = view.text
    groups: dict[str, list[StoredCheck]] = defaultdict(list)
    notes: dict[str, list[StoredCheck]] = defaultdict(list)
    for row in view.store.checks(each=SUBJECTS_SHOWN):
        (notes if row.severity == "note" else groups)[row.name].append(row)
    if not groups:
        return [html.H2(text("quality.checks")), _none(text("quality.no_checks"))]
    broken = {name: rows for name, rows in groups.items() if rows[0].subject is not None}
    held = [name for name in groups if name not in broken]
    return [
        html.H2(text("quality.checks")),
        html.P(
            text("quality.checks_lead", n=len(groups), held=len(held))
            if broken
            else text("quality.checks_all", n=len(groups)),
            className="measure",
        ),
        html.Ul([_broken(view, *item) for item in broken.items()], className="ql-checks"),
        html.Ul([_held(view, name, groups[name][0]) for name in held], className="ql-held"),
        *_notes(view, {name: rows for name, rows in notes.items() if rows[0].subject is not None}),
    ]


def _notes(view: View, notes: dict[str, list[StoredCheck]]) -> list[Component]:
    """What follows from the words of the documents: no promise, but worth a look."""
    if not notes:
        return []
    items = [_broken(view, *item) for item in notes.items()]
    return [html.H3(view.text("quality.notes")), html.Ul(items, className="ql-checks")]


def _held(view: View, name: str, row: StoredCheck) -> Component:
    title = view.text.pick(row.title_ko, row.title_en)
    return html.Li(title, id=f"check-{name}", title=view.text("quality.holds"))


def _broken(view: View, name: str, rows: list[StoredCheck]) -> Component:
    """One check with the rows that break it, the first of them in full."""
    text, severity = view.text, rows[0].severity
    shown = html.Ul([_break(view, row) for row in rows], className="ql-breaks")
    rest = rows[0].rows - len(rows)
    return html.Li(
        [
            html.Span(text(f"quality.{severity}", n=rows[0].rows), className=f"ql-result ql-{severity}"),
            html.Div(
                [
                    html.B(text.pick(rows[0].title_ko, rows[0].title_en)),
                    shown,
                    html.P(text("quality.more", n=f"{rest:,}"), className="muted") if rest > 0 else None,
                ]
            ),
        ],
        id=f"check-{name}",
    )


def _break(view: View, row: StoredCheck) -> Component:
    """One row that breaks a promise, with the way to it."""
    return html.Li([find_place(row.subject or ""), " ", view.text.pick(row.detail_ko, row.detail_en)])


def find_place(subject: str) -> Component:
    """A link into the reader where the id says a place, else the id alone."""
    place = PLACE.match(subject)
    code = html.Code(subject)
    return html.A(code, href=urls.document(place[1], subject)) if place else code


def _corrections(view: View) -> list[Component | None]:
    """Figures that their own document prints wrongly, with both readings and the reason."""
    text = view.text
    rows = view.store.corrected(limit=CORRECTIONS_SHOWN)
    if not rows:
        return []
    items = [
        html.Li(
            [
                html.P(
                    [
                        html.A(
                            text.pick(row.indicator_ko, row.indicator_en),
                            href=urls.observation(row.observation_id),
                        ),
                        ": ",
                        *rich.correction(row, text),
                    ],
                    className="tb-change",
                ),
                html.P(text.pick(row.correction_reason_ko, row.correction_reason_en), className="muted"),
            ]
        )
        for row in rows
    ]
    rest = view.store.counts().corrections - len(rows)
    more = html.P(text("quality.more", n=f"{rest:,}"), className="muted") if rest > 0 else None
    return [html.H2(text("table.corrections")), html.Ul(items, className="tb-corrections"), more]


def _coverage(view: View) -> list[Component]:
    """How many numerals of each class each document holds: none is without a class."""
    text, counts = view.text, view.store.counts()
    heading = html.H2(text("quality.coverage"))
    if not counts.numerals:
        return [heading, _none(text("quality.no_numerals"))]
    if counts.documents > MOST_COLUMNS:
        return [heading, html.P(text("quality.coverage_lead"), className="measure"), _classes(view)]
    rows = view.store.coverage()
    documents = {row.document_id: text.pick(row.label_ko, row.label_en) for row in rows}
    table: dict[str, dict[str, int]] = defaultdict(dict)
    for row in rows:
        table[row.class_][row.document_id] = row.numerals
    classes = sorted(table, key=lambda name: -sum(table[name].values()))
    head = [
        html.Th(text("quality.class"), scope="col"),
        *(
            html.Th(html.A(label, href=urls.document(key, "undrawn")), scope="col", className="n")
            for key, label in documents.items()
        ),
        html.Th(text("quality.total"), scope="col", className="n"),
    ]
    lines = [
        html.Tr(
            [
                html.Th(text.get(f"numeral.{name}") or name, scope="row"),
                *(html.Td(_count(table[name].get(key)), className="n") for key in documents),
                html.Td(f"{sum(table[name].values()):,}", className="n"),
            ]
        )
        for name in classes
    ]
    sums = [sum(table[name].get(key, 0) for name in classes) for key in documents]
    foot = html.Tr(
        [
            html.Th(text("quality.total"), scope="row"),
            *(html.Td(f"{count:,}", className="n") for count in (*sums, sum(sums))),
        ]
    )
    return [
        heading,
        html.P(text("quality.coverage_lead"), className="measure"),
        html.Div(
            html.Table([html.Thead(html.Tr(head)), html.Tbody(lines), html.Tfoot(foot)]),
            className="table-wrap ql-coverage",
            tabIndex="0",
            role="region",
            **hyphened(aria_label=text("quality.coverage")),
        ),
    ]


def _classes(view: View) -> Component:
    """How many numerals of each class there are, and in how many documents; each document has its own list."""
    text, rows = view.text, view.store.classes()
    names = ("class", "total", "in_documents")
    head = [html.Th(text(f"quality.{name}"), scope="col", className="n" if name != "class" else None) for name in names]
    lines = [
        html.Tr(
            [
                html.Th(text.get(f"numeral.{row.class_}") or row.class_, scope="row"),
                html.Td(f"{row.numerals:,}", className="n"),
                html.Td(f"{row.documents:,}", className="n"),
            ]
        )
        for row in rows
    ]
    table = html.Table([html.Thead(html.Tr(head)), html.Tbody(lines)])
    label = hyphened(aria_label=text("quality.coverage"))
    return html.Div(table, className="table-wrap ql-coverage", tabIndex="0", role="region", **label)


def _count(count: int | None) -> str:
    return f"{count:,}" if count else "·"


def _waiting(view: View) -> list[Component | None]:
    """Figures that no rule could settle, each with the indicators nearest to it."""
    text = view.text
    shown = Slice.of(view.query, view.store.counts().waiting, WAITING_A_PAGE)
    rows = view.store.waiting(limit=shown.size, first=shown.first)
    heading = html.H2(text("quality.waiting", n=f"{shown.total:,}"), id="waiting")
    if not rows:
        return [heading, _none(text("quality.none_waiting"))]
    candidates = list({name for row in rows for name in row.candidates})
    names = {name: view.text.pick(row.ko, row.en) for name, row in view.store.indicator_names(candidates).items()}
    sentences = view.store.sentences([row.mention_id for row in rows])
    way = html.A(text("review.title"), href=urls.review(), className="button")
    review = html.P(way) if local.find_workspace() else None
    return [
        heading,
        html.P(text("quality.waiting_lead"), className="measure"),
        review,
        html.Ul([_wait(view, row, names, sentences.get(row.mention_id)) for row in rows], className="ql-waiting"),
        page_links(view.path, view.query, shown, text, "waiting"),
    ]


def _wait(view: View, row: WaitingMention, names: dict[str, str], sentence: MentionSentence | None) -> Component:
    text = view.text
    candidates = [html.Li(html.A(names.get(name, name), href=urls.indicator(name))) for name in row.candidates]
    return html.Li(
        [
            html.P(
                [
                    html.A(
                        row.reading,
                        href=urls.document(row.document_id, row.mention_id),
                        className="ql-figure",
                    ),
                    " ",
                    html.Span(text.pick(row.label_ko, row.label_en), className="muted"),
                ]
            ),
            html.P(set_quotation(sentence, row), className="quote"),
            html.P(explain(row.reason, row.status, row.class_, text), className="muted"),
            html.Ul([html.Li(text("quality.candidates")), *candidates], className="ql-candidates")
            if candidates
            else None,
        ]
    )


def _decisions(view: View) -> list[Component | None]:
    """What people settled, with name, date and reason."""
    text, rows = view.text, view.store.decisions(limit=DECISIONS_SHOWN)
    if not rows:
        return []
    items = [html.Li([find_place(row.mention_id), " ", _decided(view, row)]) for row in rows]
    rest = view.store.counts().decisions - len(rows)
    more = html.P(text("quality.more", n=f"{rest:,}"), className="muted") if rest > 0 else None
    return [html.H2(text("quality.decisions")), html.Ul(items), more]


def _decided(view: View, row: StoredDecision) -> str:
    action = view.text("quality.lost") if row.lost else view.text.get(f"quality.{row.action}") or row.action
    return f"{action} · {row.reason} · {row.person}, {row.decided}"


def _none(words: str) -> Component:
    return html.P(words, className="empty")
