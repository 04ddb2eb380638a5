"""A model's proposal on /review: its slots with the words it quotes, and the one button that takes it.

It is a form as the others of the page are: what it sends is which proposal was seen, never what stands in it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from markupsafe import Markup, escape

from dashboard import format
from dashboard.content.passage import Layer, cut_passage
from dashboard.content.proposal import Proposal, Shown
from dashboard.i18n import Text
from etl.answers import ContextSentence, DescribedMention

TIMES = ("period", "base")
WORDED = {"transformation": "form", "kind": "kind"}
AREAS = ("ref_area", "counterpart_area")


def set_quoted(sentence: ContextSentence, mention: DescribedMention, shown: Shown | None, text: Text) -> Markup:
    """A sentence with the figure marked and, if there is a proposal, the words that it quotes."""
    layers = [Layer(mention.char_start, mention.char_end, "figure", "")]
    layers += shown.layers if shown is not None else ()
    pieces = cut_passage(sentence.reading, sentence.starts, layers)
    return Markup("").join(_set_piece(piece.text, piece.layers, text) for piece in pieces)


def proposal_form(hidden: Markup, shown: Shown, name_country: Callable[[str, Text], str], text: Text) -> Markup:
    """The proposal, and the button that takes the whole of it where it names an indicator; `name_country` is what an
    area is called."""
    proposal = shown.proposal
    head = Markup("<h2>{}</h2>").format(text("review.proposed_by", model=proposal.model))
    if not proposal.slots:
        return Markup('<section class="rv-proposal">{}<p class="muted">{}</p></section>').format(
            head, text("review.proposes_nothing", date=proposal.proposed)
        )
    return Markup('<section class="rv-proposal">{}<p class="muted">{}</p>{}{}{}</section>').format(
        head,
        text("review.proposed_on", date=proposal.proposed),
        _table(proposal, name_country, text),
        _dropped(proposal, text),
        _take(hidden, proposal, text),
    )


def _take(hidden: Markup, proposal: Proposal, text: Text) -> Markup:
    if not proposal.indicator:
        return Markup('<p class="rv-none">{}</p>').format(text("review.proposal_names_none"))
    name = text.pick(proposal.indicator_ko, proposal.indicator_en)
    return Markup(
        '<form method="post" action="/review">{}<input type="hidden" name="seen" value="{}">'
        "<p><b>{}</b> <code>{}</code></p>"
        '<button class="button" name="do" value="take" data-key="p">{} <kbd>p</kbd></button></form>'
    ).format(hidden, proposal.mark, name, proposal.indicator, text("review.take"))


def _table(proposal: Proposal, name_country: Callable[[str, Text], str], text: Text) -> Markup:
    rows = Markup("").join(
        Markup('<tr><th scope="row">{}</th><td>{}</td><td>“{}”</td></tr>').format(
            text(f"review.slot_{slot}"),
            name_country(quoted.value, text) if slot in AREAS else _say(slot, quoted.value, text),
            quoted.words,
        )
        for slot, quoted in proposal.slots.items()
    )
    heads = Markup("").join(
        Markup('<th scope="col">{}</th>').format(text(f"review.{key}"))
        for key in ("column_slot", "column_proposed", "column_words")
    )
    return Markup("<table><thead><tr>{}</tr></thead><tbody>{}</tbody></table>").format(heads, rows)


def _say(slot: str, value: str, text: Text) -> str:
    """A value in words where there are some, else its id."""
    if slot in TIMES:
        start, _, end = value.partition("..")
        return format.period(start, end or start, text.lang) or value
    return text.get(f"{WORDED[slot]}.{value}") or value if slot in WORDED else value


def _dropped(proposal: Proposal, text: Text) -> Markup:
    many = len(proposal.dropped.split())
    return Markup('<p class="muted">{}</p>').format(text("review.dropped", n=many)) if many else Markup("")


def _set_piece(words: str, layers: Sequence[Layer], text: Text) -> Markup:
    slots = [layer.key for layer in layers if layer.sort == "evidence"]
    if any(layer.sort == "figure" for layer in layers):
        return Markup("<mark>{}</mark>").format(words)
    if not slots:
        return escape(words)
    named = ", ".join(text(f"review.slot_{slot}") for slot in slots)
    return Markup('<span class="rv-words" title="{}">{}</span>').format(named, words)
