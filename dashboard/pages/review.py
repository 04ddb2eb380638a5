"""`/review`: what waits for a person and what was guessed, one by one; only on this machine (dashboard.local).

By its name (`m`) any other figure is shown beside the list, to be put right.

On the left the sentence with its number, the place on the original's page, what was read and how each part got there;
on the right the readings and what to do. Everything is a link or a form; assets/30-review.js adds the keys.
"""

from __future__ import annotations

from functools import partial
from typing import Any

from dash import html
from dash.development.base_component import Component
from flask import request
from markupsafe import Markup

from dashboard import format, local, urls
from dashboard.components.card.page_picture import page_picture
from dashboard.components.html import rich
from dashboard.components.html.assets import script
from dashboard.components.html.attributes import hyphened
from dashboard.components.lists.reasons import explain
from dashboard.components.writing import review_forms as forms
from dashboard.components.writing.proposal import proposal_form, set_quoted
from dashboard.components.writing.whole_text import whole_fields
from dashboard.content.documents import name_document
from dashboard.content.naming import name_country
from dashboard.content.proposal import Shown, find_shown
from dashboard.content.review import (
    OWN,
    Decision,
    Queue,
    Slot,
    count_documents,
    find_queue,
    find_readings,
    find_slots,
    how_of,
    list_indicators,
    load_decisions,
    mark_decision,
    mark_figure,
    say_amount,
)
from dashboard.content.whole_text import whole_of_document
from dashboard.i18n import Text
from dashboard.pages.drafted import show_build
from dashboard.pages.page import Page, View
from etl.adding.whole_text import FACTS, read_names, read_standing
from etl.answers import DescribedMention
from etl.errors import FigtraceError
from etl.model import OPEN

PATH = "/review"
COMPOSED = "composed:"  # so begins the reason of an indicator that no entry of the catalogue claims


def page(view: View) -> Page | None:
    """The figure asked for, else the first that is not settled; None without it, or where this server may not write."""
    text, workspace = view.text, local.find_workspace()
    if workspace is None:
        return None
    document, asked = request.args.get("d") or None, request.args.get("m") or None
    try:
        decisions = load_decisions(workspace)
    except FigtraceError as error:
        return _page(text, [html.P(line, className="tray-said bad", role="alert") for line in str(error).splitlines()])
    queue = find_queue(view.store, decisions, document)
    at = queue.at(asked)
    beside = view.store.mention(asked) if asked is not None and at is None else None
    if asked is not None and at is None and beside is None:
        return None
    shown = beside or (view.store.mention(queue.mentions[at]) if at is not None else None)
    body: list[Any] = [_head(view, queue, document), _said(view, queue, document)]
    if beside is not None:
        body.append(_item(view, queue, document, beside))
    elif not queue.mentions:
        body.append(html.P(text("review.nothing"), className="empty"))
    elif at is None:
        body.append(html.Div([html.P(text("review.all_settled")), _ways(view, queue, document, -1)], className="empty"))
    else:
        assert shown is not None  # it stands in the list of the same store
        body.append(_item(view, queue, document, shown, at))
    body.append(_whole(view, document, shown))
    panel, head = show_build(view, workspace)
    body += [*_lost(view), panel, script("30-review.js"), script("30-add.js")]
    return _page(text, body, head)


def _page(text: Text, body: list[Any], head: str = "") -> Page:
    heads = [html.H1(text("review.title")), html.P(text("review.lead"), className="lead")]
    return Page(title=text("review.title"), body=[*heads, *body], head=head)


def _head(view: View, queue: Queue, document: str | None) -> Component:
    """Who settles, which document, how far."""
    text, counts = view.text, count_documents(view.store)
    titles = {row.document_id: text.pick(row.title_ko, row.title_en) for row in view.store.document_names(list(counts))}
    words = {name: text("review.of_document", title=titles.get(name, name), n=n) for name, n in counts.items()}
    done, total = queue.settled, len(queue.mentions)
    progress = Markup('<progress id="rv-progress" max="{}" value="{}"></progress>').format(total or 1, done)
    return html.Div(
        [
            forms.filter_form(words, document, text),
            html.A(text("many.way"), href=urls.review_table(document), className="button") if document else None,
            html.Div(
                [html.Label(text("review.progress", n=total, done=done), htmlFor="rv-progress"), progress],
                className="rv-progress",
            ),
            forms.name_form(forms.hidden_fields(local.form_key(), document), local.find_person(), text),
        ],
        className="rv-head",
    )


def _said(view: View, queue: Queue, document: str | None) -> Component | None:
    """What was settled just now, and the way back."""
    mention, text = request.args.get("said", ""), view.text
    decision = queue.decided.get(mention)
    row = view.store.mention(mention) if decision else None
    if decision is None or row is None:
        return None
    words = html.P(
        [
            html.B(text(f"review.done_{decision.action}")),
            " ",
            html.A(row.reading, href=urls.review(document, mention)),
            f": {decision.indicator}" if decision.indicator else f": {decision.reason}",
        ]
    )
    back = forms.undo_form(forms.hidden_fields(local.form_key(), document, mention, mark_decision(decision)), text)
    return html.Div([words, back], className="tray-said rv-said", role="status")


def _item(view: View, queue: Queue, document: str | None, mention: DescribedMention, at: int = -1) -> Component:
    """A figure at a place of the list; -1: it stands in none."""
    text, decision = view.text, queue.decided.get(mention.mention_id)
    label = text("review.figure", n=at + 1, total=len(queue.mentions)) if at >= 0 else mention.reading
    shown, problem = _proposed(view, mention, decision)
    return html.Article(
        [
            _ways(view, queue, document, at),
            _source(view, mention, shown),
            _panel(view, mention, document, decision, shown, problem, is_mending=at < 0),
            _reading(view, mention),
        ],
        className="rv-item",
        **hyphened(aria_label=label),
    )


def _whole(view: View, document: str | None, shown: DescribedMention | None) -> Markup | None:
    """What holds for the whole text of the document that is chosen, or that the figure stands in."""
    workspace, text = local.find_workspace(), view.text
    row = view.store.document(document or (shown.document_id if shown is not None else ""))
    if workspace is None or row is None:
        return None
    standing = read_standing(workspace, row.document_id)
    typed = {name: request.args[name] for name in FACTS if name in request.args}
    whole = whole_of_document(view.store, row, standing, typed)
    return forms.whole_form(
        forms.hidden_fields(local.form_key(), document, shown.mention_id if shown is not None else None),
        row.document_id,
        name_document(row, text).name,
        whole_fields(whole, read_names(workspace), text),
        standing != {name: row.bibliography[name] for name in FACTS if name in row.bibliography},
        text,
        is_open=request.args.get("open") == forms.WHOLE,
    )


def _ways(view: View, queue: Queue, document: str | None, at: int) -> Component:
    """To the figures beside this one."""
    text, last = view.text, len(queue.mentions) - 1

    def way(place: int, rel: str, key: str) -> Component:
        words: list[Any] = [html.Span(text(f"review.{rel}")), " ", html.Kbd(key)]
        if not 0 <= place <= last:
            return html.Span(words, className="button off")
        return html.A(
            words,
            href=urls.review(document, queue.mentions[place]),
            rel=rel,
            className="button",
            **hyphened(data_key=key),
        )

    place = html.Span(text("review.place", n=at + 1, total=last + 1), className="muted") if at >= 0 else None
    return html.Nav(
        [way(at - 1, "prev", "k"), place, way(at + 1, "next", "j")],
        className="rv-ways",
        **hyphened(aria_label=text("review.ways")),
    )


def _proposed(
    view: View, mention: DescribedMention, decision: Decision | None
) -> tuple[Shown | None, Component | None]:
    """What a model proposed about a figure that waits, or why that cannot be read."""
    workspace = local.find_workspace()
    if workspace is None or decision is not None:
        return None, None
    try:
        return find_shown(view.store, workspace, mention), None
    except FigtraceError as error:
        return None, html.P(str(error).splitlines()[0], className="note", role="alert")


def _source(view: View, mention: DescribedMention, shown: Shown | None) -> Component:
    """Where it stands, and in which words."""
    text, context = view.text, view.store.context(mention.mention_id)
    is_cell = mention.table_id is not None
    before, after = (None if is_cell else context[name] for name in ("before", "after"))
    sentence = context["sentence"]
    words: list[Any] = [
        html.Span([set_quoted(before, mention, shown, text), " "], className="around") if before else None,
        set_quoted(sentence, mention, shown, text) if sentence else mention.sentence,
        html.Span([" ", set_quoted(after, mention, shown, text)], className="around") if after else None,
    ]
    crop = page_picture(view.store, mention.mention_id, mention.document_id, mention.sentence, text)
    name = text.pick(mention.label_ko, mention.label_en)
    where: list[Any] = [
        html.A(name, href=urls.document(mention.document_id, mention.mention_id)),
        f" · {mention.section}" if mention.section and mention.section != name else "",
    ]
    return html.Div(
        [
            html.P(where, className="crumb"),
            html.Blockquote(words, lang=mention.language, className="card-quote"),
            html.P([html.B(text("role.row")), " ", mention.sentence], className="muted") if is_cell else None,
            crop,
        ],
        className="rv-source",
    )


def _reading(view: View, mention: DescribedMention) -> Component:
    """What was read and how each part got there."""
    text = view.text
    rows = [
        html.Tr(
            [
                html.Th(text(f"review.slot_{slot.name}"), scope="row"),
                html.Td(slot.value),
                html.Td(_how(slot, text), className="muted" if slot.how == OWN else "rv-taken"),
            ]
        )
        for slot in _slots(view, mention)
    ]
    heads = html.Tr([html.Th(text(f"review.column_{name}"), scope="col") for name in ("slot", "value", "how")])
    is_open = (mention.measure or "").startswith(OPEN)
    coin = html.A(text("concept.way"), href=urls.concept(mention.mention_id)) if is_open else None
    return html.Div(
        [
            html.H2(text("review.as_read")),
            html.Div(html.Table([html.Thead(heads), html.Tbody(rows)], className="rv-slots"), className="table-wrap"),
            html.P([text("concept.is_open"), " ", coin], className="note") if coin else None,
        ],
        className="rv-reading",
    )


def _slots(view: View, mention: DescribedMention) -> list[Slot]:
    """The parts of the figure itself, then those of its statement."""
    text = view.text
    bound = text("bound.vague" if mention.is_vague else f"bound.{mention.bound}")
    period = format.period(mention.period_start, mention.period_end, view.lang) or text("time.undated")
    found = None
    if mention.measure_start is not None and mention.measure_end is not None:
        found = view.store.text_at(mention.document_id, mention.measure_start, mention.measure_end)
    measure = f"“{' '.join(found.quote.split())}” ({mention.measure})" if found else None
    return [
        Slot("value", f"{say_amount(mention, view.lang)} · {bound}", OWN),
        Slot("unit", text.pick(mention.unit_ko, mention.unit_en) or text("review.no_unit"), how_of(mention, "unit")),
        Slot("period", period, how_of(mention, "period")),
        Slot("origin", text.pick(mention.origin_ko, mention.origin_en), how_of(mention, "origin")),
        *(slot._replace(value=_name(slot, view)) for slot in find_slots(mention, measure)),
    ]


def _name(slot: Slot, view: View) -> str:
    """An area, a form or a part in words, where there are some."""
    if slot.name == "transformation":
        return view.text(f"form.{slot.value}")
    if slot.name in ("ref_area", "counterpart_area"):
        return name_country(view.store, slot.value, view.text)
    return slot.value


def _how(slot: Slot, text: Text) -> str:
    return text.get(f"taken.{slot.how}") or slot.how


def _panel(
    view: View,
    mention: DescribedMention,
    document: str | None,
    decision: Decision | None,
    shown: Shown | None,
    problem: Component | None,
    *,
    is_mending: bool,
) -> Component:
    """Why it is asked, and what to do with it."""
    text, name = view.text, mention.mention_id
    mark = mark_figure(mention) if decision is None else mark_decision(decision)
    hidden = forms.hidden_fields(local.form_key(), document, name, mark)
    head: list[Any] = [
        html.P(mention.reading, className="rv-figure"),
        html.P(_why(view, mention), className="muted"),
    ]
    if decision is not None:
        return html.Aside([*head, *_settled(decision, text), forms.undo_form(hidden, text)], className="rv-panel")
    if not local.find_person():
        return html.Aside([*head, html.P(text("review.name_first"), className="note")], className="rv-panel")
    listed = list_indicators(local.find_workspace())
    readings = find_readings(view.store, mention)
    names = [
        (row.indicator_id, view.text.pick(row.ko, row.en))
        for row in view.store.indicators()
        if row.indicator_id in listed
    ]
    return html.Aside(
        [
            *head,
            problem,
            proposal_form(hidden, shown, partial(name_country, view.store), text) if shown is not None else None,
            forms.accept_form(hidden, readings, view.store.origins(), text, is_mending=is_mending),
            forms.reject_form(hidden, text),
            forms.assign_form(hidden, names, text),
        ],
        className="rv-panel",
    )


def _settled(decision: Decision, text: Text) -> list[Component]:
    entries = [
        (text("review.action"), text(f"review.done_{decision.action}")),
        (text("review.indicator"), decision.indicator and html.Code(decision.indicator)),
        (text("review.why"), decision.reason),
        (text("review.by"), f"{decision.person}, {decision.decided}"),
    ]
    return [rich.terms(entries)]


def _why(view: View, mention: DescribedMention) -> str:
    text = view.text
    if mention.status == "waiting":
        return f"{text('reader.waiting')}: {explain(mention.reason, mention.status, mention.class_, text)}"
    if mention.indicator_id is None:
        return text("reader.set_aside")
    if mention.reason and mention.reason.startswith(COMPOSED):
        return text("review.guessed")
    name = view.store.indicator_names([mention.indicator_id])[mention.indicator_id]
    return text("review.linked", name=text.pick(name.ko, name.en))


def _lost(view: View) -> list[Component]:
    """Decisions that this build could not apply."""
    rows = [row for row in view.store.decisions() if row.lost]
    if not rows:
        return []
    items = [html.Li([html.Code(row.mention_id), f" {row.person}, {row.decided}: {row.reason}"]) for row in rows]
    return [html.H2(view.text("review.lost")), html.P(view.text("review.lost_why")), html.Ul(items)]
