"""The fields that hold for a whole text: whose its figures are, who states them, of what time they are. They work
without a script."""

from __future__ import annotations

from markupsafe import Markup

from dashboard.content.whole_text import Whole, list_names, show_fact
from dashboard.i18n import Text
from etl.adding.whole_text import FACTS, ORIGIN, Names, UnknownFactError


def whole_fields(whole: Whole, names: Names, text: Text) -> Markup:
    """The fields, each with what the rules concluded as its value and in the line below it."""
    return Markup("").join(_field(name, whole, names, text) for name in FACTS)


def _field(name: str, whole: Whole, names: Names, text: Text) -> Markup:
    value = whole.typed.get(name, whole.basis(name))
    refused = _refusal(name, value, names, text)
    options = Markup("").join(map(Markup('<option value="{}">').format, _offered(name, names, text)))
    offered = Markup('<datalist id="wt-{}s">{}</datalist>').format(name, options) if options else ""
    return Markup(
        '<label for="wt-{0}">{1}</label><div class="wt-field"><input id="wt-{0}" name="{0}" value="{2}" list="wt-{0}s"'
        ' maxlength="200" autocomplete="off" spellcheck="false" aria-describedby="wt-{0}-told"{3}>{4}'
        '<small class="muted" id="wt-{0}-told">{5}</small>{6}</div>'
    ).format(
        name,
        text(f"whole.{name}"),
        show_fact(name, value, names, text),
        Markup(' aria-invalid="true" aria-errormessage="wt-{}-bad" autofocus').format(name) if refused else "",
        Markup('<small class="wt-bad" id="wt-{}-bad" role="alert">{}</small>').format(name, refused) if refused else "",
        _tell(name, whole, names, text),
        offered,
    )


def _offered(name: str, names: Names, text: Text) -> tuple[str, ...]:
    listed = list_names(name, names, text.lang)
    return (text("whole.author"), *listed) if name == ORIGIN else listed


def _refusal(name: str, value: str, names: Names, text: Text) -> str:
    """Why what was typed is no area or no period, and which areas are called nearly so."""
    try:
        names.settle({name: value})
    except UnknownFactError as error:
        near = ", ".join(f"{text.pick(one.ko, one.en)} ({one.id})" for one in error.near)
        if near:
            return text("whole.unknown_near", said=error.said, near=near)
        return text(f"whole.unknown_{name}", said=error.said)
    return ""


def _tell(name: str, whole: Whole, names: Names, text: Text) -> str:
    """How many figures hang on it, and what the rules concluded."""
    hanging = whole.hanging.get(name, 0)
    if not hanging:
        return text("whole.none_hangs")
    told = text("whole.hang", n=f"{hanging:,}", total=f"{whole.figures:,}")
    if whole.standing.get(name):
        return f"{told} {text('whole.standing')}"
    found = show_fact(name, whole.concluded.get(name, ""), names, text) or text("whole.nothing")
    return f"{told} {text('whole.concluded', name=found)}"
