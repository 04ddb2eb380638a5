"""How to cite, folded up until it is asked for: the line in every style, and files for managers of references."""

from collections.abc import Mapping

from dash import html
from dash.development.base_component import Component

from dashboard import urls
from dashboard.citation.references import FORMATS
from dashboard.components.attributes import hyphened
from dashboard.i18n import Text


def citations(lines: Mapping[str, str], sort: str, name: str, text: Text) -> Component:
    """`lines` by style (`dashboard.citation`); `sort` and `name` say what is cited, as in `urls.cite`."""
    files = [html.A(text(f"cite.{_word(form)}"), href=urls.cite(sort, name, form)) for form in FORMATS]
    return html.Details(
        [
            html.Summary(text("cite.label")),
            html.Dl([part for style, line in lines.items() for part in _style(style, line, text)]),
            html.P([html.Span(text("cite.files")), *files], className="cite-files"),
        ],
        className="cite",
    )


def _style(style: str, line: str, text: Text) -> tuple[Component, Component]:
    """The name of a style with its button, and the line."""
    label = f"{text(f'cite.{style}')}: {text('cite.copy')}"
    copy = hyphened(data_copy=line, data_copied=text("cite.copied"), aria_label=label)
    button = html.Button(text("cite.copy"), type="button", className="cite-copy", **copy)
    return html.Dt([text(f"cite.{style}"), button]), html.Dd(line)


def _word(form: str) -> str:
    return form.removesuffix(".json")
