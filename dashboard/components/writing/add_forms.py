"""The forms of /add: give files or a text, settle what was proposed of one, take it in or drop it."""

from __future__ import annotations

from collections.abc import Mapping

from markupsafe import Markup

from dashboard import urls
from dashboard.components.writing.whole_text import whole_fields
from dashboard.content.whole_text import whole_of_read
from dashboard.i18n import Text
from etl.adding.whole_text import Names
from etl.incoming.preview import Read
from etl.incoming.tray import Item, find_ahead

AHEAD = "ahead"  # the field with a date after today of which the page has said so
FIELDS = ("title", "author", "publisher", "published")
LANGUAGES = ("ko", "en", "zh", "ru", "ja")
DATE = r"\d{4}(-\d\d(-\d\d)?)?"
NAMED: Mapping[str, str] = {"first heading": "heading", "first lines": "head", "file name": "name"}


def give_form(token: str, text: Text, *, is_small: bool = False) -> Markup:
    """Files, by choice or dropped, and a text, pasted; small where papers are to be looked at below."""
    return Markup(
        '<form method="post" action="{}" enctype="multipart/form-data" class="ad-give{}" id="ad-give">'
        '<input type="hidden" name="token" value="{}">'
        '<label class="ad-drop" id="ad-drop"><b>{}</b><span class="muted">{}</span>'
        '<input type="file" name="file" multiple id="ad-files"></label>'
        '<details class="ad-paste"><summary>{}</summary>'
        '<label for="ad-name">{}</label><input id="ad-name" name="name" maxlength="200" autocomplete="off">'
        '<label for="ad-text">{}</label><textarea id="ad-text" name="text" rows="8"></textarea></details>'
        '<p><button class="button primary" name="do" value="give">{}</button></p></form>'
    ).format(
        urls.add(), " small" if is_small else "", token, text("add.drop"), text("add.formats"), text("add.paste"),
        text("add.paste_name"),
        text("add.paste_text"), text("add.give"),
    )  # fmt: skip


def settle_form(item: Item, read: Read, token: str, text: Text, names: Names) -> Markup:
    """What was proposed, each part with where it was found, to be changed before the paper is taken in.

    Below it what holds for the whole text, by which it is read again. What a person has changed already stays so.
    """
    said = item.said or {}
    fields = Markup("").join(_field(name, read, said, text) for name in FIELDS) + _language(read, said, text)
    if read.older is not None:
        fields = Markup(
            '<p class="note">{} <a href="{}">{}</a>. {}</p>'
            '<label class="ad-other"><input type="checkbox" name="other" value="1"> {}</label>'
            "<details><summary>{}</summary>{}</details>"
        ).format(
            text("add.older"), urls.document(read.older), read.older, text("add.older_keeps"),
            text("add.other"), text("add.bibliography"), fields,
        )  # fmt: skip
    return Markup(
        '<form method="post" action="{}" class="ad-settle">{}{}{}<p class="ad-do">'
        '<button class="button primary" name="do" value="take">{}</button> '
        '<button class="button" name="do" value="drop" formnovalidate>{}</button></p></form>'
    ).format(
        urls.add(), _hidden(token, item), fields, _whole(item, read, names, text),
        text("add.take"), text("add.drop_one"),
    )  # fmt: skip


def _whole(item: Item, read: Read, names: Names, text: Text) -> Markup:
    """What holds for the whole text, the button that reads it anew, and what that changed."""
    changed = "" if read.changed is None else text("whole.changed", n=read.changed)
    return Markup(
        '<fieldset class="wt"><legend>{}</legend><p class="muted">{}</p>{}<p class="wt-do">'
        '<button class="button" name="do" value="read">{}</button> <span role="status">{}</span></p></fieldset>'
    ).format(
        text("whole.title"), text("whole.lead"), whole_fields(whole_of_read(read, item.said), names, text),
        text("whole.read"), changed,
    )  # fmt: skip


def small_form(do: str, token: str, text: Text, item: Item | None = None) -> Markup:
    """One button."""
    return Markup(
        '<form method="post" action="{}">{}<button class="button" name="do" value="{}">{}</button></form>'
    ).format(urls.add(), _hidden(token, item), do, text(f"add.do_{do}"))


def found_where(where: str, text: Text) -> str:
    """Where a part of the bibliography was found, in words: a part of the file, or a page."""
    key = NAMED.get(where) or ("metadata" if "metadata" in where else "")
    return text.get(f"add.found_{key}") or where


def _field(name: str, read: Read, said: Mapping[str, str], text: Text) -> Markup:
    found = read.proposal.found.get(name)
    where = text("add.not_found")
    if found is not None:
        quote = f": ‘{found.quote}’" if found.quote and found.quote != found.value else ""
        where = f"{found_where(found.where, text)}{quote}"
    extra = Markup(' pattern="{}" placeholder="2025-02-28"').format(DATE) if name == "published" else Markup("")
    value = said.get(name, found.value if found else "")
    ahead = Markup("")
    if name == "published" and find_ahead(read, said):  # the form carries that it was said
        ahead = Markup('<p class="note" role="alert">{}</p><input type="hidden" name="{}" value="{}">').format(
            text("add.ahead"), AHEAD, value
        )
    return Markup(
        '<label for="ad-{}">{}</label><div><input id="ad-{}" name="{}" value="{}" maxlength="1000"'
        ' autocomplete="off"{}>'
        '<small class="muted">{}</small>{}</div>'
    ).format(name, text(f"document.{name}"), name, name, value, extra, where, ahead)


def _language(read: Read, said: Mapping[str, str], text: Text) -> Markup:
    chosen = said.get("language", read.proposal.language)
    options = Markup("").join(
        Markup('<option value="{}"{}>{}</option>').format(
            name, Markup(" selected") if name == chosen else "", text(f"add.language_{name}")
        )
        for name in LANGUAGES
    )
    return Markup(
        '<label for="ad-language">{}</label><div><select id="ad-language" name="language">{}</select>'
        '<small class="muted">{}</small></div>'
    ).format(text("add.language"), options, text("add.by_script"))


def _hidden(token: str, item: Item | None) -> Markup:
    fields = {"token": token, "f": item.key if item else ""}
    return Markup("").join(
        Markup('<input type="hidden" name="{}" value="{}">').format(name, value)
        for name, value in fields.items()
        if value
    )
