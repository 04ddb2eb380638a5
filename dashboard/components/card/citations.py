"""How to cite, folded up until it is asked for: each style with its parts, and files for managers of references."""

import re
from collections.abc import Mapping

from dash import html
from dash.development.base_component import Component

from dashboard import urls
from dashboard.choice import Choice
from dashboard.citation import Reference
from dashboard.citation.lines import IN_BRACKETS
from dashboard.citation.references import FORMATS
from dashboard.citation.styles import STYLES, strip
from dashboard.components.html.attributes import hyphened
from dashboard.i18n import Text


def citations(styles: Mapping[str, Reference], sort: str, name: str, text: Text) -> Component:
    """`styles` are those of `dashboard.citation`; `sort` and `name` say what is cited, as in `urls.cite`."""
    return set_citations(styles, {form: urls.cite(sort, name, form, lang=text.lang) for form in FORMATS}, text)


def cite_chosen(styles: Mapping[str, Reference], choice: Choice, text: Text) -> Component:
    """The same of the figures that are chosen."""
    return set_citations(styles, {form: urls.cite_figures(choice, form, lang=text.lang) for form in FORMATS}, text)


def set_citations(styles: Mapping[str, Reference], addresses: Mapping[str, str], text: Text) -> Component:
    """The styles, and the files by their endings."""
    files = [html.A(text(f"cite.{_word(form)}"), href=href) for form, href in addresses.items()]
    return html.Details(
        [
            html.Summary(text("cite.label")),
            html.Dl([part for style, reference in styles.items() for part in _style(style, reference, text)]),
            html.P([html.Span(text("cite.files")), *files], className="cite-files"),
        ],
        className="cite",
    )


def _style(style: str, reference: Reference, text: Text) -> tuple[Component, ...]:
    """The name of a style with its button, and its parts, each under what it is for."""
    name = text(f"cite.{style.replace('-', '_')}")
    label = f"{name}: {text('cite.copy')}"
    copy = hyphened(data_copy=reference.plain, data_copied=text("cite.copied"), aria_label=label)
    button = html.Button(text("cite.copy"), type="button", className="cite-copy", **copy)
    said = "part_text" if style in IN_BRACKETS else "part_note"
    words = {"said": text(f"cite.{said}"), "entry": text("cite.part_entry"), "place": text("cite.part_place")}
    parts = [
        html.Dd(
            [
                html.Small(words[part], className="cite-part"),
                " ",
                html.Span(set_italics(line), lang=STYLES[style], className="cite-line"),
            ]
        )
        for part, line in reference.parts.items()
    ]
    return (html.Dt([name, button]), *parts)


def set_italics(line: str) -> list[Component | str]:
    """HTML whose only marks are italics, in components, which Dash can mount as well.

    >>> [getattr(part, "children", part) for part in set_italics("Kim. <i>A &amp; B</i>.")]
    ['Kim. ', 'A & B', '.']
    """
    pieces = re.split(r"<i>(.*?)</i>", line)
    set_in = [html.I(strip(piece)) if at % 2 else strip(piece) for at, piece in enumerate(pieces)]
    return [piece for piece in set_in if piece]


def _word(form: str) -> str:
    return form.partition(".")[0]
