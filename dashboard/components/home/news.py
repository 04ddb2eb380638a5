"""What is new since the version before: how many figures changed, and the first of them, each with its old words.

Of the first version, and where too much would have to be compared for a first page, the counts stand alone.
"""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from dashboard import urls
from dashboard.components.frame.version_banner import write_time
from dashboard.components.html.attributes import hyphened
from dashboard.components.lists.version_table import tell_changes
from dashboard.content.difference import find_difference
from dashboard.exports.watching import name_change
from dashboard.i18n import Text
from dashboard.state import State
from etl.errors import VersionError
from etl.store import Change, Publication, Shelf

MOST = 3  # changes that are told
MOST_COMPARED = 20_000  # figures of a store that is compared while somebody waits


def whats_new(shelf: Shelf, text: Text) -> Component:
    """The latest version that changed any figure, with what it changed; else the latest."""
    entries = shelf.publications()
    latest = next((entry for entry in reversed(entries) if _count(entry)), entries[-1])
    told = tell_changes(latest.changes, text) if latest.previous else text("versions.first")
    when = f"{write_time(latest.at)} · " if latest.at else ""
    changes = list_changes(shelf, latest) if _count(latest) else []
    items = [html.Li(html.A(name_change(change, text), href=_address(change))) for change in changes]
    return html.Section(
        [
            html.H2(text("home.new"), id="new-title"),
            html.P(f"{when}{told}", className="family-text"),
            html.Ul(items, className="home-news") if items else None,
            html.P(
                [
                    html.A(text("home.all_new"), href=urls.versions()),
                    " · ",
                    html.A(text("versions.feed"), href="/feed.atom"),
                ],
                className="family-all",
            ),
        ],
        className="home-new",
        **hyphened(aria_labelledby="new-title"),
    )


def _count(entry: Publication) -> int:
    """How many figures a version changed, but for those that only stand elsewhere."""
    return sum(count for name, count in entry.changes.items() if name != "moved")


def list_changes(shelf: Shelf, entry: Publication) -> list[Change]:
    """The first changes of a version, as far as both stores are there."""
    if not entry.is_readable or (entry.figures or 0) > MOST_COMPARED:
        return []
    try:
        found = find_difference(shelf, entry.previous, entry.version)
    except VersionError:  # the one before is gone, or of another shape
        return []
    return list(found.changes[:MOST]) if found else []


def _address(change: Change) -> str:
    """The figure where it is now; of one that is gone, all that changed."""
    row = change.new
    return urls.indicator(row.indicator_id, State(pins=(row.observation_id,))) if row else urls.versions()
