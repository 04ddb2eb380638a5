"""`/`: the way in. What this is and the box to ask; what nothing explains and what is new; the claims over time; then
the families, each with its weightiest indicators: the first large, some beside it, the others by name and value.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from dash import html
from dash.development.base_component import Component

from dashboard import format, quoting, theme, urls
from dashboard.components.card.settling import waiting_link
from dashboard.components.frame.data_tags import catalogue_tag
from dashboard.components.frame.paging import Slice, page_links
from dashboard.components.frame.shell import search_form
from dashboard.components.home.home_time import claims_over_time
from dashboard.components.home.indicator_card import indicator_card
from dashboard.components.home.news import whats_new
from dashboard.components.home.unexplained import unexplained
from dashboard.components.html.attributes import hyphened
from dashboard.i18n import Text
from dashboard.pages.page import Page, View
from etl.answers import FamilyCards, IndicatorCard, SampleFigure, StoreCounts, StoredFamily, as_dict

PATH = "/"

NAMED_A_FAMILY = 16  # of each on the overview; a family by itself shows all, a page at a time
CARDS_A_FAMILY = 4  # of these as cards
SEPARATOR = "\u00a0· "  # it ends a line and begins none
AUTHOR = "author:"  # how the id of a document's own author begins
EXAMPLES = 3
CARDS_A_PAGE = 48


class Sample(NamedTuple):
    """Some figures of an indicator, and the colours of their origins."""

    rows: Sequence[SampleFigure]
    colours: Mapping[str, str]


def page(view: View) -> Page:
    """The overview: all families on one page, with a way to each; or one family, named by `f`."""
    text, asked = view.text, view.query.get("f")
    families = view.store.families()
    alone = next((family for family in families if family.family == asked), None)
    if alone and alone.with_figures:
        return _one_family(view, alone)
    shown = [family for family in view.store.family_cards(each=NAMED_A_FAMILY) if family.indicators]
    samples = _gather(view, shown)
    indicators = [row for family in shown for row in family.indicators]
    waiting = waiting_link(view.store.counts().waiting, text)
    return Page(
        title=text("home.title"),
        description=text("home.lead"),
        nav="home",
        is_first=True,
        head=catalogue_tag(indicators, view.store.version, view.host, text),
        body=[
            html.H1(text("home.title"), className="home-title"),
            html.P(text("home.lead"), className="lead"),
            html.Div([search_form(text, place="home"), _examples(indicators, text)], className="home-ask"),
            html.P(
                [
                    text("home.counts", **_written(view.store.counts())),
                    SEPARATOR,
                    html.A(text("figures.title"), href=urls.figures()),
                    SEPARATOR,
                    html.A(text("origins.title"), href=urls.origins()),
                    SEPARATOR,
                    html.A(text("home.compare"), href=urls.compare([])),
                    SEPARATOR,
                    html.A(text("list.csv"), href=urls.export()),
                    SEPARATOR if waiting else None,
                    waiting,
                ],
                className="muted",
            ),
            html.Div([unexplained(view.store, text), whats_new(view.shelf, text)], className="home-first")
            if shown
            else None,
            claims_over_time(view.store, text),
            _contents(shown, text),
            *(_family(family, samples, text) for family in shown),
            None if shown else html.P(text("home.empty"), className="empty"),
        ],
    )


def _one_family(view: View, family: StoredFamily) -> Page:
    """All indicators of a family, a page at a time."""
    text, name = view.text, family.family
    shown = Slice.of(view.query, family.with_figures, CARDS_A_PAGE)
    (cards,) = view.store.family_cards(family=name, limit=shown.size, first=shown.first)
    return Page(
        title=text.pick(family.ko, family.en),
        description=text.pick(family.description_ko, family.description_en),
        nav="home",
        is_first=True,
        body=[
            html.P(html.A(text("shell.home"), href=urls.home(name)), className="crumb"),
            _family(cards, _gather(view, [cards]), text, is_alone=True),
            html.P(
                html.A(text("list.csv"), href=urls.export_of(families=[name]), className="button"), className="actions"
            ),
            page_links(view.path, view.query, shown, text),
        ],
    )


def _written(counts: StoreCounts) -> dict[str, str]:
    """Numbers as they stand in a sentence."""
    return {name: f"{count:,}" for name, count in as_dict(counts).items()}


def _gather(view: View, families: Sequence[FamilyCards]) -> dict[str, Sample]:
    """Some figures of each indicator and the colours of their origins, by indicator."""
    cards = [row for family in families for row in family.indicators]
    figures: dict[str, list[SampleFigure]] = defaultdict(list)
    for row in view.store.samples([card.indicator_id for card in cards]):
        figures[row.indicator_id].append(row)
    origins = {row.origin_id for rows in figures.values() for row in rows} | {card.origin_id for card in cards}
    colours = theme.name_colours(view.store.origin_colours(sorted(origins)))
    return {card.indicator_id: Sample(figures[card.indicator_id], colours) for card in cards}


def _examples(cards: Sequence[IndicatorCard], text: Text) -> Component | None:
    """What can be asked, of what is there: an origin, a value, a name."""
    if not cards:
        return None
    named = [card for card in cards if not card.origin_id.startswith(AUTHOR)] or cards
    origin, value, name = named[0], *(cards[at % len(cards)] for at in range(1, EXAMPLES))
    said = [
        text.pick(origin.origin_ko, origin.origin_en),
        quoting.legible(value, format.Unit.named(value), text.lang).value,
        text.pick(name.ko, name.en),
    ]
    links = [html.A(words, href=urls.search(words)) for words in dict.fromkeys(said)]
    return html.P([text("home.try"), *(part for link in links for part in (" ", link))], className="home-try muted")


def _contents(families: Sequence[FamilyCards], text: Text) -> Component | None:
    """The families by name, to jump to."""
    if len(families) < 2:
        return None
    links = [html.A(text.pick(family.ko, family.en), href=f"#{family.family}") for family in families]
    return html.Nav(links, className="contents", **hyphened(aria_label=text("shell.home")))


def _family(family: FamilyCards, samples: Mapping[str, Sample], text: Text, *, is_alone: bool = False) -> Component:
    """The indicators of a family: by itself all as cards, else the weightiest so and the others by name and value."""
    shown = family.indicators if is_alone else family.indicators[:CARDS_A_FAMILY]
    cards = [indicator_card(row, *samples[row.indicator_id], text) for row in shown]
    others = family.indicators[len(shown) :]
    described = text.pick(family.description_ko, family.description_en)
    counts = {"indicators": f"{family.with_figures:,}", "figures": f"{family.figures:,}"}
    heading = html.H1 if is_alone else html.H2
    rest = family.with_figures - len(family.indicators)
    every = html.A(text("home.all_of_family", n=f"{family.with_figures:,}"), href=urls.family(family.family))
    return html.Section(
        [
            html.Div(
                [
                    heading(text.pick(family.ko, family.en)),
                    html.Span(text("home.family_counts", **counts), className="muted"),
                ],
                className="family-head",
            ),
            html.P(described, className="family-text") if described != text.pick(family.ko, family.en) else None,
            html.Div(cards, className="family-cards" if is_alone else f"family-cards led of-{len(cards)}"),
            html.Ul([_named(row, text) for row in others], className="family-others") if others else None,
            html.P(every, className="family-all") if rest and not is_alone else None,
        ],
        id=family.family,
        className="family",
    )


def _named(row: IndicatorCard, text: Text) -> Component:
    """An indicator by its name and its latest value."""
    value = quoting.telling(row, format.Unit.named(row), text.lang).value
    name = html.A(text.pick(row.ko, row.en), href=urls.indicator(row.indicator_id))
    return html.Li([name, " ", html.B(value, className="serif")])
