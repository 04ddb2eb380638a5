"""One changed figure: what it says now, what it said before, field by field, and what caused it."""

from collections.abc import Sequence
from typing import Any

from dash import html
from dash.development.base_component import Component

from dashboard import quoting, urls
from dashboard.components.html.rich import original
from dashboard.exports.watching import SILENT, list_fields
from dashboard.i18n import Text
from etl.answers import ChangedInput, Figure, UnitName
from etl.store import Change

INPUTS_SHOWN = 12
CODE = "etl/"


def input_list(inputs: Sequence[ChangedInput], text: Text) -> Component:
    """The changed files; those of the code are counted."""
    files = [row for row in inputs if not row.path.startswith(CODE)]
    code = len(inputs) - len(files)
    items = [
        html.Li([html.Code(row.path), " ", html.Span(text(f"versions.change_{row.change}"), className="muted")])
        for row in files[:INPUTS_SHOWN]
    ]
    if len(files) > INPUTS_SHOWN:
        items.append(html.Li(text("versions.more_inputs", n=len(files) - INPUTS_SHOWN)))
    if code:
        items.append(html.Li([html.Code(CODE), " ", text("versions.code_files", n=code)]))
    return html.Ul(items, className="vs-inputs")


def change_item(change: Change, versions: Any, text: Text) -> Component:
    """One figure; its old and new place are links into the two versions (`versions.old`, `.new`)."""
    row = change.latest
    return html.Li(
        [
            html.P(
                [
                    html.Span(text(f"versions.change_{change.change}"), className=f"vs-tag vs-{change.change}"),
                    " ",
                    html.A(text.pick(row.indicator_ko, row.indicator_en), href=urls.indicator(change.indicator_id)),
                    html.Span(
                        f" · {text.pick(row.origin_ko, row.origin_en)} · {row.document_title}", className="muted"
                    ),
                ],
                className="vs-what",
            ),
            *_wordings(change, versions, text),
            _fields(change, text),
            _causes(change, text),
        ]
    )


def _wordings(change: Change, versions: Any, text: Text) -> list[Component | None]:
    """The words before and after; once where they are the same."""
    after = _words(change.new, change.new_unit, versions.new, "ins", text)
    if change.old and change.new and not set(SILENT) & set(change.fields):
        return [after]
    return [_words(change.old, change.old_unit, versions.old, "del", text), after]


def _words(row: Figure | None, unit: UnitName | None, version: str, tag: str, text: Text) -> Component | None:
    """The figure and its passage in one version."""
    if row is None:
        return None
    address = urls.same_page(f"/o/{row.observation_id}", {"v": version})
    told = quoting.bare_told(row, unit, text.lang)
    figure = html.A(told.value, href=address)
    mark = html.Del(figure) if tag == "del" else html.Ins(figure)
    words = [mark, *original(told.original), html.Span(row.passage, className="quote")]
    return html.Div(words, className=f"vs-words vs-{tag}")


def _fields(change: Change, text: Text) -> Component | None:
    """What else differs, old and new."""
    told = list_fields(change, text.lang)
    if not told:
        return None
    lines = [
        part
        for name, before, after in told
        for part in (
            html.Dt(name),
            html.Dd([html.Del(before), " → ", html.Ins(after)]),
        )
    ]
    return html.Dl(lines, className="vs-fields")


def _causes(change: Change, text: Text) -> Component:
    """The inputs that it can come from; one alone is the cause."""
    parts: list[Any] = []
    for cause in change.causes:
        parts += [" · " if parts else " ", text(f"versions.cause_{cause.kind}"), " ", html.Code(cause.path)]
        if cause.detail:
            parts += [f" ({cause.detail})"]
    key = "versions.cause" if len(change.causes) == 1 else "versions.causes"
    return html.P([html.B(text(key)), *(parts or [" –"])], className="vs-cause")
