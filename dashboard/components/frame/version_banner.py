"""What stands above a frozen page: which version it shows, and the way to the published one."""

from dash import html
from dash.development.base_component import Component

from dashboard.components.html.attributes import hyphened
from dashboard.i18n import Text
from etl.store import Publication


def version_banner(text: Text, publication: Publication, is_newest: bool, latest: str) -> Component:
    """One quiet line; `latest` is the address of the same page without a version."""
    name = name_publication(text, publication)
    key = "versions.banner_newest" if is_newest else "versions.banner"
    return html.Aside(
        html.P([text(key, version=name), " ", html.A(text("versions.to_latest"), href=latest)]),
        className="version-banner",
        **hyphened(aria_label=text("versions.banner_label")),
    )


def name_publication(text: Text, publication: Publication) -> str:
    """A version as a reader names it: by when it was published, and its hash."""
    if not publication.at:
        return publication.version
    return text("versions.name", at=write_time(publication.at), version=publication.version)


def write_time(at: str) -> str:
    """A moment of the ledger to the minute; it is UTC.

    >>> write_time("2026-11-20T09:30:00Z")
    '2026-11-20 09:30'
    """
    return at[:16].replace("T", " ")
