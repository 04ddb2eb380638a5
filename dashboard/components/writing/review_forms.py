"""The forms of /review: who settles, accept one reading, assign another, reject, undo. They work without a script.

Each is a form of its own, so that Enter in a field sends what stands in that field's form and nothing else; keys
press the buttons that have a `data-key` (assets/30-review.js).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from markupsafe import Markup

from dashboard import urls
from dashboard.i18n import Text
from etl.answers import MentionReading, StoredOrigin

WHOLE = "whole"  # the part of the page about the whole text
MOST = 9  # readings that a key chooses
MARKS = {"value": Markup(' data-key="e"'), "origin": Markup(' list="rv-origins"')}
EXAMPLES = {"value": "230000", "unit": "person", "period": "2023-05..2024-01", "origin": ""}


def name_form(hidden: Markup, person: str, text: Text) -> Markup:
    """Who settles: asked once, then a line with the way to change it."""
    form = Markup(
        '<form method="post" action="/review" class="rv-name">{}<label for="rv-person">{}</label>'
        '<span class="rv-field"><input id="rv-person" name="person" value="{}" required maxlength="200"'
        ' autocomplete="name"><button class="button" name="do" value="name">{}</button></span></form>'
    ).format(hidden, text("review.person"), person, text("review.keep_name"))
    if not person:
        return Markup('<div class="rv-first">{}<p class="note">{}</p></div>').format(form, text("review.person_why"))
    return Markup('<details class="rv-who"><summary>{} <b>{}</b></summary>{}</details>').format(
        text("review.by"), person, form
    )


def accept_form(
    hidden: Markup,
    readings: Sequence[MentionReading],
    origins: Sequence[StoredOrigin],
    text: Text,
    *,
    is_mending: bool = False,
) -> Markup:
    """The readings, best first, one chosen; nothing without any. `is_mending`: the reader came to put it right."""
    if not readings:
        return Markup('<p class="rv-none">{}</p>').format(text("review.no_readings"))
    choices = Markup("").join(
        Markup(
            '<li><label><input type="radio" name="reading" value="{}"{}{}>{}<span>{}<code>{}</code></span></label></li>'
        ).format(
            row.indicator_id,
            Markup(" checked") if at == 1 else "",
            Markup(' data-key="{}"').format(at) if at <= MOST else "",
            Markup("<kbd>{}</kbd>").format(at) if at <= MOST else Markup("<kbd></kbd>"),
            text.pick(row.ko, row.en),
            row.indicator_id,
        )
        for at, row in enumerate(readings, 1)
    )
    mend = mend_fields(origins, text, is_open=is_mending)
    return Markup(
        '<form method="post" action="/review" class="rv-accept">{}<fieldset><legend>{}</legend><ol>{}</ol></fieldset>'
        '{}<button class="button primary" name="do" value="accept" data-key="a">{} <kbd>a</kbd></button></form>'
    ).format(hidden, text("review.readings"), choices, mend, text("review.accept"))


def mend_fields(origins: Sequence[StoredOrigin], text: Text, *, is_open: bool = False) -> Markup:
    """What was read otherwise: empty fields leave what was read. Open, the value can be typed at once."""
    marks = MARKS | {"value": MARKS["value"] + Markup(" autofocus")} if is_open else MARKS
    fields = Markup("").join(
        Markup(
            '<label><span>{}</span><input name="{}" maxlength="100" autocomplete="off" placeholder="{}"{}></label>'
        ).format(text(f"review.slot_{name}"), name, example, marks.get(name, ""))
        for name, example in EXAMPLES.items()
    )
    named = (row for row in origins if row.type != "author")
    options = Markup("").join(
        Markup('<option value="{}">{}</option>').format(o.origin_id, text.pick(o.ko, o.en)) for o in named
    )
    fields += Markup('<datalist id="rv-origins">{}</datalist>').format(options)
    return Markup('<details class="rv-mend"{}><summary>{} <kbd>e</kbd></summary>{}</details>').format(
        Markup(" open") if is_open else "", text("review.mend"), fields
    )


def reject_form(hidden: Markup, text: Text) -> Markup:
    """Why it is no figure of any indicator."""
    return Markup(
        '<form method="post" action="/review" class="rv-reject">{}<label for="rv-reason">{}</label>'
        '<span class="rv-field"><input id="rv-reason" name="reason" required maxlength="1000" autocomplete="off"'
        ' data-key="r"><button class="button" name="do" value="reject">{} <kbd>r</kbd></button></span></form>'
    ).format(hidden, text("review.reason"), text("review.reject"))


def assign_form(hidden: Markup, names: Sequence[tuple[str, str]], text: Text) -> Markup:
    """Another indicator of the catalogue, by its id; a browser offers the names."""
    options = Markup("").join(Markup('<option value="{}">{}</option>').format(*name) for name in names)
    return Markup(
        '<form method="post" action="/review" class="rv-assign">{}<label for="rv-indicator">{}</label>'
        '<span class="rv-field"><input id="rv-indicator" name="indicator" list="rv-indicators"'
        ' required maxlength="200"'
        ' autocomplete="off" data-key="s"><button class="button" name="do" value="assign">{} <kbd>s</kbd></button>'
        "</span>"
        '<datalist id="rv-indicators">{}</datalist></form>'
    ).format(hidden, text("review.other"), text("review.assign"), options)


def whole_form(hidden: Markup, document: str, title: str, fields: Markup, waits: bool, text: Text, *,
               is_open: bool = False) -> Markup:  # fmt: skip
    """What holds for the whole text of a document; `waits`: it was written, and the next build reads it."""
    said = Markup('<p class="tray-said" role="status">{}</p>').format(text("whole.waits")) if waits else ""
    return Markup(
        '<details class="wt" id="{}"{}><summary>{}: {}</summary><form method="post" action="{}">{}'
        '<input type="hidden" name="of" value="{}"><p class="muted">{}</p>{}{}'
        '<p class="wt-do"><button class="button" name="do" value="whole">{}</button></p></form></details>'
    ).format(
        WHOLE, Markup(" open") if is_open or waits else "", text("whole.title"), title, urls.review(), hidden,
        document, text("whole.lead"), fields, said, text("whole.write"),
    )  # fmt: skip


def undo_form(hidden: Markup, text: Text) -> Markup:
    """What takes a decision out."""
    return Markup(
        '<form method="post" action="/review" class="rv-undo">{}'
        '<button class="button" name="do" value="undo" data-key="u">{} <kbd>u</kbd></button></form>'
    ).format(hidden, text("review.undo"))


def filter_form(documents: Mapping[str, str], chosen: str | None, text: Text) -> Markup:
    """Which document; all without one. `documents` are their words by id."""
    options = Markup("").join(
        Markup('<option value="{}"{}>{}</option>').format(name, Markup(" selected") if name == chosen else "", words)
        for name, words in documents.items()
    )
    return Markup(
        '<form method="get" action="{}" class="rv-filter"><label for="rv-document">{}</label>'
        '<select id="rv-document" name="d"><option value="">{}</option>{}</select>'
        '<button class="button">{}</button></form>'
    ).format(urls.review(), text("review.document"), text("review.all"), options, text("review.show"))


def hidden_fields(token: str, document: str | None, mention: str | None = None, shown: str | None = None) -> Markup:
    """What every form carries; `shown` is the mark of what its page showed."""
    fields = {"token": token, "d": document, "m": mention, "shown": shown}
    return Markup("").join(
        Markup('<input type="hidden" name="{}" value="{}">').format(name, value)
        for name, value in fields.items()
        if value
    )
