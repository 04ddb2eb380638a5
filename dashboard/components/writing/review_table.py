"""The table of /review/table: a row a figure, with a box to tick. It works without a script."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from dashboard import format, urls
from dashboard.components.writing.proposal import set_quoted
from dashboard.content.review import OWN, how_of, say_amount
from dashboard.content.review_table import FIELDS, Row
from dashboard.i18n import Text
from etl.answers import DescribedMention
from etl.store import Store

COLUMNS = ("figure", "words", "reading", "period", "origin")


def table_form(
    store: Store, rows: Sequence[Row], hidden: Markup, begin: str | None, text: Text, *, is_named: bool
) -> Markup:
    """All rows of a page, which begins with a figure, in one form; without somebody who decides it has no button."""
    heads = Markup("").join(Markup('<th scope="col">{}</th>').format(text(f"many.column_{name}")) for name in COLUMNS)
    lines = (_row(store, row, field, text) for row, field in zip(rows, FIELDS, strict=False))
    button = Markup('<button class="button primary" name="do" value="accept">{}</button>').format(text("many.accept"))
    return Markup(
        '<form method="post" action="{}" class="rt">{}<div class="table-wrap"><table><thead><tr>'
        '<td><input type="checkbox" class="rt-all" aria-label="{}" hidden></td>{}</tr></thead>'
        '<tbody>{}</tbody></table></div><p class="rt-do">{}</p></form>'
    ).format(
        urls.review_table(), hidden + _begin(begin), text("many.all"), heads, Markup("").join(lines),
        button if is_named else text("review.name_first"),
    )  # fmt: skip


def bring_back(hidden: Markup, begin: str | None, count: int, mark: str, text: Text) -> Markup:
    """What was accepted just now, and what takes it back."""
    return Markup(
        '<div class="tray-said rv-said" role="status"><p>{}</p><form method="post" action="{}">{}'
        '<input type="hidden" name="last" value="{}">'
        '<button class="button" name="do" value="undo">{}</button></form></div>'
    ).format(text("many.done", n=count), urls.review_table(), hidden + _begin(begin), mark, text("review.undo"))


def _begin(begin: str | None) -> Markup:
    return Markup('<input type="hidden" name="begin" value="{}">').format(begin) if begin else Markup("")


def _row(store: Store, row: Row, field: str, text: Text) -> Markup:
    mention = row.mention
    words = store.context(mention.mention_id)["sentence"]
    quoted = set_quoted(words, mention, None, text) if words and mention.table_id is None else mention.sentence
    return Markup(
        '<tr><td><input type="checkbox" id="{0}" name="{0}" value="{1}"></td>'
        '<th scope="row"><label for="{0}">{2}</label> <a href="{3}">{4}</a></th>'
        '<td lang="{5}" class="rt-words">{6}</td><td>{7}</td>{8}{9}</tr>'
    ).format(
        field, row.field, say_amount(mention, text.lang), urls.review(mention.document_id, mention.mention_id),
        text("many.look"), mention.language, quoted, text.pick(row.reading.ko, row.reading.en),
        _slot("period", _period(mention, text), mention, text),
        _slot("origin", text.pick(mention.origin_ko, mention.origin_en), mention, text),
    )  # fmt: skip


def _slot(name: str, words: str | None, mention: DescribedMention, text: Text) -> Markup:
    """A part of a figure; how it got there stands with it where its own clause does not tell it."""
    how = how_of(mention, name)
    told = Markup(' <small class="rv-taken">{}</small>').format(text.get(f"taken.{how}") or how) if how != OWN else ""
    return Markup("<td>{}{}</td>").format(words or "", told if how else "")


def _period(mention: DescribedMention, text: Text) -> str:
    return format.period(mention.period_start, mention.period_end, text.lang, short=True) or text("time.undated")
