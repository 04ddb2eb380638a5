"""`/o/<observation>`: the permalink of one figure, as printed on slides.

Complete without a script, and for machines as JSON-LD, canonical address and Open Graph.
"""

from dash import html
from markupsafe import Markup

from dashboard import format, quoting, urls
from dashboard.citation.items import document_item, document_of
from dashboard.components.card.figure import find_card
from dashboard.content.documents import name_document
from dashboard.exports.citation_meta import write_meta
from dashboard.exports.jsonld import write_jsonld
from dashboard.i18n import LANGUAGES
from dashboard.pages.page import Page, View
from dashboard.state import State
from etl.answers import Observation
from etl.store import present

PATH = "/o/<observation_id>"


def page(view: View, observation_id: str) -> Page:
    """The figure with its evidence; an unknown id is answered with what to do (404)."""
    row = view.store.observation(observation_id)
    if row is None:
        return _missing(view, observation_id)
    text = view.text
    indicator = text.pick(row.indicator_ko, row.indicator_en)
    family = urls.home(row.family)
    measured = present(view.store.indicator(row.indicator_id))
    chart = urls.indicator(row.indicator_id, State(pins=(observation_id,)))
    title = f"{indicator}: {quoting.telling(row, format.unit_of(row), view.lang).line(text)}"
    here = urls.absolute(view.host, urls.observation(observation_id))
    body = [
        html.P(
            html.A(text.pick(measured.family_ko, measured.family_en), href=family),
            className="crumb",
        ),
        html.H1(html.A(indicator, href=chart), className="ob-title"),
        html.Div(
            [
                html.H2(text("card.label"), className="visually-hidden"),
                find_card(view.store, observation_id, text, view.host, is_page=True),
            ],
            className="ob-card panel",
        ),
        html.P(html.Code(here), className="ob-address muted"),
    ]
    return Page(title=title, body=body, description=row.passage, head=_head(view, row, title, here))


def _head(view: View, row: Observation, title: str, here: str) -> str:
    """Canonical address, the other language, Open Graph and JSON-LD."""
    document = urls.absolute(view.host, urls.document(row.document_id))
    links = Markup("").join(
        Markup('<link rel="alternate" hreflang="{}" href="{}">').format(
            lang, urls.absolute(view.host, urls.observation(row.observation_id, lang=lang))
        )
        for lang in LANGUAGES
    )
    graph = {
        "og:type": "article",
        "og:site_name": view.text("shell.brand"),
        "og:title": title,
        "og:description": row.passage,
        "og:url": here,
        "og:locale": {"ko": "ko_KR", "en": "en_GB"}[view.lang],
    }
    tags = Markup("").join(Markup('<meta property="{}" content="{}">').format(*item) for item in graph.items())
    canonical = Markup('<link rel="canonical" href="{}">').format(here)
    cited = write_meta(document_item(document_of(row), view.lang), here)
    return f"{canonical}{links}{tags}{cited}{write_jsonld(row, view.lang, here, document)}"


def _missing(view: View, observation_id: str) -> Page:
    """No such figure: why that can be, and where to look."""
    text = view.text
    document_id = observation_id.partition(":")[0]
    document = view.store.document(document_id)
    ways = [html.Li(html.A(text("shell.sources"), href=urls.sources()))]
    if document:
        name = name_document(document, text).name
        ways.insert(
            0,
            html.Li(
                [
                    text("observation.missing_document"),
                    ": ",
                    html.A(name, href=urls.document(document_id)),
                ]
            ),
        )
    title = text("observation.missing_title", id=observation_id)
    body = [
        html.Div(
            [
                html.P("404", className="numeral"),
                html.H1(title),
                html.P(text("observation.missing_text"), className="lead"),
                html.P(text("observation.missing_next")),
                html.Ul(ways),
            ],
            className="missing measure",
        )
    ]
    return Page(title=title, body=body, status=404)
