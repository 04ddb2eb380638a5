"""The citation card: who says this, where, in which words, and who says otherwise.

`card_model` asks the store and gives plain values; `card` sets them. The rail mounts the tree,
`/o/<observation>` sends it as text (`dashboard.components.html.plain.to_html`).
"""

import re
from typing import Any

from dash import html
from dash.development.base_component import Component

from dashboard import format, urls
from dashboard.components.card.citations import citations
from dashboard.components.card.verdict import verdict_badge
from dashboard.components.html import rich
from dashboard.components.html.attributes import hyphened
from dashboard.components.html.glossary import explained
from dashboard.components.taken.deck_link import deck_link
from dashboard.content.card_model import CardModel, Quotation, card_model
from dashboard.i18n import Text
from dashboard.state import State
from etl.answers import Observation

__all__ = ["card", "card_model", "set_quotation", "set_value", "set_who"]

MOST_QUOTATIONS = 12
ITALICS = re.compile(r"\*([^*]+)\*")


def card(
    model: CardModel,
    *,
    is_page: bool = False,
    picture: Component | None = None,
    note: Component | None = None,
    mend: str | None = None,
    names: bool = False,
) -> Component:
    """The card as a tree; `is_page` leaves out the ways to the page on which it already stands.

    `picture` is the place of the figure on the page of its original, where that can be shown; `note` one's own note;
    `mend` the address where a wrong reading is put right; `names`: where nothing around it says of which indicator it
    is, it says so and leads there.
    """
    text, row = Text(model.lang), model.row
    return html.Article(
        [
            _name(row, text) if names else None,
            set_who(row, model.colour, text),
            set_value(model, text),
            html.P(model.amount, className="card-amount"),
            *(html.P(line, className="card-how") for line in model.how),
            _actions(model, text, is_page, mend),
            set_quotation(model),
            picture,
            _terms(model, text),
            _quotations(model, text),
            _rivals(model, text),
            *(html.P(line, className="note") for line in model.cautions),
            note,
            citations(model.citations, "o", row.observation_id, text),
        ],
        className=f"card c-{model.colour}",
        **hyphened(aria_label=text("card.label"), data_card=row.observation_id),
    )


def _name(row: Observation, text: Text) -> Component:
    """The indicator, and the way to its page with the figure open."""
    href = urls.indicator(row.indicator_id, State(pins=(row.observation_id,)))
    return html.P(html.A(text.pick(row.indicator_ko, row.indicator_en), href=href), className="card-indicator")


def set_who(row: Observation, colour: str, text: Text) -> Component:
    """Glyph, origin, kind and bound in one line."""
    words: list[Any] = [text.pick(row.origin_ko, row.origin_en), " · ", explained(f"kind.{row.kind}", text)]
    if row.bound != "exact" and row.kind != "cap":
        words += [" · ", explained("bound.vague" if row.is_vague else f"bound.{row.bound}", text)]
    return html.P([rich.glyph(row, colour), " ", html.Span(words)], className="card-who")


def set_value(model: CardModel, text: Text) -> Component:
    """The value as quoted, large, its rate small; of a corrected one the right number, beside it what is printed.

    What is quoted in another language than the reader's stands small beside what it says.
    """
    if model.is_foreign:
        foreign = [model.said, *rich.misprint(model.printed, text), *rich.original(model.value)]
        return html.P(foreign, className="card-value")
    parts: list[Any] = [html.Small(model.rate_before), " "] if model.rate_before else []
    parts.append(model.quote)
    for small in (model.unit_quote, model.rate_after):
        if small:  # the blank stands outside of what is set small: it keeps its width
            parts += [" ", html.Small(small)]
    parts += rich.misprint(model.printed, text)
    return html.P(parts, className="card-value")


def set_quotation(model: CardModel, *, around: bool = True) -> Component:
    """The passage with the figure marked and the other evidence underlined by dots."""
    passage, row = model.passage, model.row
    middle: list[Component | str] = []
    for piece, over in passage.pieces:
        if over == "figure" and model.matches:
            middle.append(html.Mark(piece))
        elif over and over != "figure":
            middle.append(html.Span(piece, className="ev", title=_role(over, model.lang)))
        else:
            middle.append(piece)
    parts: list[Any] = []
    if passage.before and around:
        parts += [html.Span(passage.before, className="around"), " "]
    parts += middle
    if passage.after and around:
        parts += [" ", html.Span(passage.after, className="around")]
    return html.Blockquote(parts, lang=row.language, className="card-quote")


def _role(role: str, lang: str) -> str | None:
    return Text(lang).get(f"role.{role}")


def _terms(model: CardModel, text: Text) -> Component:
    row = model.row
    place = f"{row.document_id}:{row.char_start}–{row.char_end}"
    confirmed = html.Span(
        f"{text('card.matches')} ✓" if model.matches else text("card.lost"),
        className="good" if model.matches else "bad",
    )
    document: list[Any] = [model.document]
    if model.reason:
        document.append(html.Div(model.reason, className="reason"))
    document += [
        html.Div(
            [name, " ", html.Span(text("card.not_stated"), className="not-stated")],
            className="reason",
        )
        for name in model.not_stated
    ]
    document += [html.Div(date, className="reason") for date in model.dates]
    position = [
        html.Code(place),
        " · ",
        html.Code(f"sha256 {row.sha256[:8]}"),
        " · ",
        confirmed,
    ]
    return rich.terms(
        [
            (text("card.document"), document),
            (text("card.chain"), _chain(model, text)),
            (text("card.cell"), model.cell),
            (text("card.section"), row.section if row.section != row.document_title else None),
            (text("card.position"), position),
        ]
    )


def _chain(model: CardModel, text: Text) -> Component:
    """Who stated it first → in which work → quoted in which document; an author who cites a work comes after it."""
    row = model.row
    works = [html.Li(_set_work(work.text, work.url)) for work in model.works]
    document = html.Li(html.A(text.pick(row.label_ko, row.label_en), href=urls.document(row.document_id)))
    if row.origin_type == "author":
        return html.Ol([*works, document], className="chain")
    origin = html.A(text.pick(row.origin_ko, row.origin_en), href=urls.origin(row.origin_id))
    return html.Ol([html.Li(origin), *works, document], className="chain")


def _set_work(words: str, url: str | None) -> Component:
    """A work as the text cites it; what stands between asterisks is set in italics."""
    parts: list[Any] = [html.I(piece) if at % 2 else piece for at, piece in enumerate(ITALICS.split(words)) if piece]
    return html.A(parts, href=url) if url else html.Span(parts)


def _quotations(model: CardModel, text: Text) -> Component | None:
    """All texts that quote this origin with this figure; each leads to its own words."""
    quotations = model.quotations
    if not quotations:
        return None
    items = [_quotation(quotation, text) for quotation in quotations[:MOST_QUOTATIONS]]
    if len(quotations) > MOST_QUOTATIONS:
        items.append(html.Li(f"+{len(quotations) - MOST_QUOTATIONS}", className="muted"))
    heading = html.H3(text("card.quoted_by", n=len(quotations)))
    return html.Section([heading, html.Ul(items, className="rivals")], className="card-rivals")


def _quotation(quotation: Quotation, text: Text) -> Component:
    date = format.moment(quotation.published, text.lang, short=True) if quotation.published else ""
    name = quotation.document
    if quotation.is_own:
        link: Any = html.B(name)
    else:
        link = html.A(name, href=urls.observation(quotation.id), **hyphened(data_pin=quotation.id))
    return html.Li([link, html.Span(date, className="muted nowrap")])


def _rivals(model: CardModel, text: Text) -> Component | None:
    if not model.rivals:
        return None
    rows = [
        html.Li(
            [
                html.A(
                    [html.Span(rival.origin), " ", html.B(rival.quote)],
                    href=urls.observation(rival.id),
                    **hyphened(data_compare=rival.id),
                ),
                html.Span(
                    [f"{rival.ratio} · " if rival.ratio else "", verdict_badge(rival.verdict, text)],
                    className="muted nowrap",
                ),
            ]
        )
        for rival in model.rivals
    ]
    reasons = dict.fromkeys(rival.reason for rival in model.rivals)
    return html.Section(
        [
            html.H3(text("card.rivals")),
            html.Ul(rows, className="rivals"),
            *(html.P(reason, className="note") for reason in reasons),
        ],
        className="card-rivals",
    )


def _actions(model: CardModel, text: Text, is_page: bool, mend: str | None) -> Component:
    row = model.row
    buttons = [
        html.Button(
            text("card.copy"),
            type="button",
            className="button primary",
            **hyphened(data_copy=model.copied, data_copied=text("card.copied")),
        ),
        html.A(
            text("card.reader"),
            href=urls.document(row.document_id, row.mention_id),
            className="button",
        ),
    ]
    if row.table_id:
        buttons.append(html.A(text("card.in_table"), href=urls.table(row.table_id), className="button"))
    if not is_page:
        href = urls.observation(row.observation_id)
        buttons.append(html.A(text("card.permalink"), href=href, className="button"))
    buttons.append(deck_link(urls.with_query(f"o/{row.observation_id}", {}), text, "button"))
    compare = urls.compare([row.indicator_id])
    buttons.append(html.A(text("card.compare_indicators"), href=compare, className="button"))
    csv = urls.export("csv", row.indicator_id)
    buttons.append(html.A(text("card.csv"), href=csv, className="button"))
    if mend:
        buttons.append(html.A(text("card.mend"), href=mend, className="button"))
    return html.Div(buttons, className="actions")
