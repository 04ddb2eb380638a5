"""The form of /review/concept: what a concept is, and what it would move."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dash import html
from dash.development.base_component import Component
from markupsafe import Markup

from dashboard import format, urls
from dashboard.components.html.attributes import hyphened
from dashboard.components.writing.draft_forms import draft_form, heads, note, select
from dashboard.content.coining import write_fields
from dashboard.i18n import Text
from etl.coining.draft import LANGUAGES, SIDES, TYPES, Choices, Draft, write_entry

if TYPE_CHECKING:  # it reads texts, which few servers ever need
    from etl.coining.moving import Move, Moves

SHOWN = 500  # figures
LONGEST = {"id": 100, "ko": 1000, "en": 1000, "units": 1000}


def concept_form(hidden: Markup, draft: Draft, choices: Choices, text: Text) -> Markup:
    """The draft in fields; it is looked at before anything is written."""
    told = write_fields(draft)
    lines = [_line(name, told[name], text) for name in ("id", "ko", "en")]
    families = [(family.id, text.pick(family.ko, family.en)) for family in choices.families]
    families = [("", text("concept.choose")), *families]
    lines.append(select("family", text("concept.family"), families, draft.family, needed=True))
    lines.append(_line("units", told["units"], text))
    lines.append(note(", ".join(choices.dimensions)))
    types = [(name, text(f"concept.type_{name}")) for name in TYPES]
    lines.append(select("type", text("concept.type"), types, draft.type, needed=True))
    sides = [("", text("concept.side_none")), *((side, text(f"concept.side_{side}")) for side in SIDES)]
    lines.append(
        Markup("<fieldset><legend>{}</legend>{}{}{}{}</fieldset>").format(
            text("concept.besides"),
            select("side", text("concept.side"), sides, draft.side),
            _choice("counter", draft.counter, choices.units, text),
            _choice("balance", draft.balance, choices.concepts, text),
            _choice("of", draft.of, choices.areas, text),
        )
    )
    words = Markup("").join(_words(language, told[f"words_{language}"], text) for language in LANGUAGES)
    lines.append(
        Markup("<fieldset><legend>{}</legend>{}{}</fieldset>").format(
            text("concept.words"), note(text("concept.words_why")), words
        )
    )
    return draft_form(urls.concept(), hidden, lines, text("concept.preview"))


def show_moves(draft: Draft, moves: Moves, text: Text) -> Component:
    """How many figures would move and which, and the lines that would be written."""
    found, taken = moves.moves, sum(not move.was_open for move in moves.moves)
    said: list[Any] = [html.P(text("concept.moves_none")) if not found else None]
    said.append(html.P(html.B(text("concept.from_concepts", n=taken))) if taken else None)
    said.append(html.P(text("concept.lost", n=moves.lost)) if moves.lost else None)
    if moves.unread:
        said.append(html.P([text("concept.unread"), " ", ", ".join(moves.unread)], className="note"))
    table = html.Table([heads(text), html.Tbody([_row(move, text) for move in found[:SHOWN]])])
    rest = len(found) - SHOWN
    return html.Section(
        [
            html.H2(text("concept.moves", n=len(found)), id="moves"),
            *said,
            html.Div(table, className="table-wrap") if found else None,
            html.P(text("concept.more", n=rest)) if rest > 0 else None,
            html.P(text("concept.settled"), className="muted") if found else None,
            html.P(text("concept.file", path=moves.path)),
            html.Pre(html.Code(write_entry(draft))),
        ],
        className="cc-moves",
        **hyphened(aria_labelledby="moves"),
    )


def _row(move: Move, text: Text) -> Component:
    unit = text.pick(move.unit_ko, move.unit_en)
    value = f"{format.number(move.value)} {unit}".strip() if move.value is not None else unit
    was = text.pick(move.was_ko, move.was_en) or text("concept.was_none")
    is_words = move.was_open and move.was is not None
    label = text.pick(move.label_ko, move.label_en)
    return html.Tr(
        [
            html.Td(html.A(label, href=urls.document(move.document, move.mention))),
            html.Td([move.before, html.Mark(move.quote), move.after], lang=move.language),
            html.Td(value),
            html.Td([f"“{was}” ", html.Span(text("concept.was_open"), className="muted")] if is_words else was),
        ]
    )


def _line(name: str, value: str, text: Text) -> Markup:
    why = text.get(f"concept.{name}_why")
    return Markup(
        '<label for="cc-{0}">{1}</label><input id="cc-{0}" name="{0}" value="{2}" maxlength="{3}" required'
        ' autocomplete="off">{4}'
    ).format(name, text(f"concept.{name}"), value, LONGEST[name], note(why) if why else "")


def _choice(name: str, value: str, known: tuple[str, ...], text: Text) -> Markup:
    """A field that may stay empty; what is known is proposed while typing."""
    return Markup(
        '<label for="cc-{0}">{1}</label><input id="cc-{0}" name="{0}" value="{2}" maxlength="100" list="cc-all-{0}"'
        ' autocomplete="off"><datalist id="cc-all-{0}">{3}</datalist>{4}'
    ).format(
        name,
        text(f"concept.{name}"),
        value,
        Markup("").join(Markup('<option value="{}">').format(one) for one in known),
        note(text(f"concept.{name}_why")),
    )


def _words(language: str, value: str, text: Text) -> Markup:
    return Markup(
        '<label for="cc-words-{0}">{1}</label><textarea id="cc-words-{0}" name="words_{0}" rows="3" lang="{0}"'
        ' maxlength="4000">\n{2}</textarea>'
    ).format(language, text(f"concept.words_{language}"), value)
