"""The versions as a table: when each was published, what it changed, whether it can still be shown."""

from collections.abc import Mapping, Sequence

from dash import html
from dash.development.base_component import Component

from dashboard import urls
from dashboard.components.frame.version_banner import write_time
from dashboard.components.html.attributes import hyphened
from dashboard.i18n import Text
from etl.store import Publication

HEADS = ("published", "version", "figures", "changed", "inputs")
CHANGES = ("added", "removed", "altered", "moved")
INPUTS_SHOWN = 3


def version_table(entries: Sequence[Publication], current: str, text: Text, most: int | None = None) -> Component:
    """The newest first; each that is here leads to itself and to what it changed."""
    newest = entries[::-1][:most]
    head = html.Tr(
        [html.Th(text(f"versions.{name}"), scope="col", className="n" if name == "figures" else None) for name in HEADS]
    )
    latest = next((entry for entry in newest if entry.version == current), None)
    lines = [_line(entry, entry is latest, text) for entry in newest]
    table = html.Table([html.Thead(head), html.Tbody(lines)], className="vs-table")
    label = hyphened(aria_label=text("versions.title"))
    return html.Div(table, className="table-wrap", tabIndex="0", role="region", **label)


def _line(entry: Publication, is_current: bool, text: Text) -> Component:
    version: Component = html.Code(entry.version)
    if entry.is_readable:
        version = html.A(version, href=urls.same_page("/", {"v": entry.version}))
    state = "current" if is_current else state_of(entry)
    told = html.Span(text(f"versions.is_{state}"), className=f"vs-{state}") if state else None
    return html.Tr(
        [
            html.Th(write_time(entry.at), scope="row", className="nowrap"),
            html.Td([version, " ", told]),
            html.Td("" if entry.figures is None else f"{entry.figures:,}", className="n"),
            html.Td(_changes(entry, text)),
            html.Td(_inputs(entry.inputs, text)),
        ]
    )


def state_of(entry: Publication) -> str | None:
    """Why a version cannot be shown, or None."""
    if entry.path is None:
        return "pruned"
    return None if entry.is_readable else "unreadable"


def _changes(entry: Publication, text: Text) -> Component | str:
    """What it changed, as a way to the changes themselves."""
    if entry.previous is None:
        return html.Span(text("versions.first"), className="muted")
    if not entry.changes:
        return html.Span(text("versions.not_compared"), className="muted")
    told = tell_changes(entry.changes, text)
    if entry.is_readable:
        return html.A(told, href=urls.versions(entry.previous, entry.version))
    return told


def tell_changes(changes: Mapping[str, int], text: Text) -> str:
    """The counts in words; those that are nothing are left out."""
    told = [text(f"versions.n_{name}", n=changes[name]) for name in CHANGES if changes.get(name)]
    return " · ".join(told) or text("versions.unchanged")


def _inputs(inputs: Sequence[str], text: Text) -> list[Component | str]:
    shown: list[Component | str] = [part for path in inputs[:INPUTS_SHOWN] for part in (html.Code(path), " ")]
    more = len(inputs) - INPUTS_SHOWN
    return [*shown, text("versions.more_inputs", n=more)] if more > 0 else shown
