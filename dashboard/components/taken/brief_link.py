"""The way from a work page to its briefing: a link beside its tools, and the PDF for programs that look for one."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component
from markupsafe import Markup

from dashboard.i18n import Text


def brief_link(href: str, text: Text, look: str = "") -> Component:
    """A link to the sheet."""
    return html.A(text("brief.link"), href=href, className=look or None)


def brief_tag(href: str, text: Text) -> Markup:
    """The same page as PDF (of its own language), for <head>."""
    tag = '<link rel="alternate" type="application/pdf" href="{}" title="{}">'
    return Markup(tag).format(href, text("brief.title"))
