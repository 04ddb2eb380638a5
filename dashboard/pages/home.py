"""`/`: the families of indicators, each indicator with its latest figure as quoted."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from dash import html
from dash.development.base_component import Component

from dashboard import theme, urls
from dashboard.components.attributes import hyphened
from dashboard.components.data_tags import catalogue_tag
from dashboard.components.indicator_card import indicator_card
from dashboard.components.paging import Slice, page_links
from dashboard.components.unexplained import unexplained
from dashboard.i18n import Text
from dashboard.pages.page import Page, View
from etl.answers import FamilyCards, SampleFigure, StoreCounts, StoredFamily, as_dict

PATH = "/"

CARDS_A_FAMILY = 10  # of each on the overview; a family by itself shows all, a page at a time
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
    shown = [family for family in view.store.family_cards(each=CARDS_A_FAMILY) if family.indicators]
    samples = _gather(view, shown)
    indicators = [row for family in shown for row in family.indicators]
    return Page(
        title=text("home.title"),
        description=text("home.lead"),
        nav="home",
        head=catalogue_tag(indicators, view.store.version, view.host, text),
        body=[
            html.H1(text("home.title"), className="home-title"),
            html.P(text("home.lead"), className="lead"),
            html.P(
                [
                    text("home.counts", **_written(view.store.counts())),
                    " · ",
                    html.A(text("figures.title"), href=urls.figures()),
                    " · ",
                    html.A(text("origins.title"), href=urls.origins()),
                    " · ",
                    html.A(text("timeline.title"), href=urls.time()),
                    " · ",
                    html.A(text("home.compare"), href=urls.compare([])),
                    " · ",
                    html.A(text("list.csv"), href=urls.export()),
                ],
                className="muted",
            ),
            _contents(shown, text),
            unexplained(view.store, text),
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


def _contents(families: Sequence[FamilyCards], text: Text) -> Component | None:
    """The families by name, to jump to."""
    if len(families) < 2:
        return None
    links = [html.A(text.pick(family.ko, family.en), href=f"#{family.family}") for family in families]
    return html.Nav(links, className="contents", **hyphened(aria_label=text("shell.home")))


def _family(family: FamilyCards, samples: Mapping[str, Sample], text: Text, *, is_alone: bool = False) -> Component:
    cards = [
        indicator_card(row, sample.rows, sample.colours, text)
        for row in family.indicators
        if (sample := samples[row.indicator_id])
    ]
    described = text.pick(family.description_ko, family.description_en)
    counts = {"indicators": f"{family.with_figures:,}", "figures": f"{family.figures:,}"}
    heading = html.H1 if is_alone else html.H2
    rest = family.with_figures - len(cards)
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
            html.Div(cards, className="family-cards"),
            html.P(every, className="family-all") if rest and not is_alone else None,
        ],
        id=family.family,
        className="family",
    )
