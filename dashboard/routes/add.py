"""`POST /add`: papers into the tray of the workspace, and from there into its documents; only for this machine.

    do=give      file=… (several)  name, text    files, and a text that was pasted
    do=take      f=<item> title, author, publisher, published, language   one paper, as a person settled it;
                 ref_area, origin, ref_period    what holds for the whole text (dashboard.content.whole_text)
                                                 other=1: it is no new version of the document of its name
    do=read      the same                        read it again with what was said, to see what becomes of its figures
    do=take_all                                  all that are read, as proposed or as said when they were read again
    do=drop      f=<item>                        forget one
    do=clear                                     forget all about which nothing more is to be done

`GET /add/state` says for the script how many are still to be read. Protection as of /review (dashboard.routes.writing);
a file is opened only by the reader beside the server.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from flask import Flask, Response, jsonify, request
from werkzeug.wrappers import Response as Answer

from dashboard import local, urls
from dashboard.components.writing.add_forms import AHEAD, LANGUAGES
from dashboard.content.whole_text import find_changed, whole_of_read
from dashboard.routes.writing import RefusedError, answer_or_refuse, check_form, go_to, guard
from etl.adding.whole_text import FACTS, UnknownFactError, read_names
from etl.errors import FigtraceError, RunningError, SeedError
from etl.incoming.tray import READ, SETTLED, UNREAD, Item, Tray, find_ahead, start_reader
from etl.store import Store

PATH, STATE = "/add", "/add/state"
BIBLIOGRAPHY = ("title", "author", "publisher", "published", "language")
FIELDS = ("do", "f", "name", "text", "other", AHEAD, *BIBLIOGRAPHY, *FACTS)
FILES = ("file",)
LARGEST = 101 * 1024 * 1024  # bytes of a request: one file of the largest size that is read
LONGEST_TEXT = 4 * 1024 * 1024  # bytes of a text that is pasted
LONGEST = 1000  # characters of any other field
MOST_PARTS = 220


def register(server: Flask, _store: Store) -> None:
    """Close the addresses to others, and add the routes."""
    guard(server, {PATH}, {"f"})
    guard(server, {STATE})

    @server.get(STATE)
    def state() -> Response:
        """How many wait for the reader, and for a person."""
        workspace = local.find_workspace()
        items = Tray(workspace).items() if workspace else []
        counts = {name: sum(item.state == name for item in items) for name in (UNREAD, READ)}
        answer = jsonify(counts)
        answer.headers["Cache-Control"] = "no-store"
        return answer

    @server.post(PATH)
    def take() -> Answer:
        """One form."""
        request.max_content_length = LARGEST
        request.max_form_memory_size = LONGEST_TEXT + 100_000
        request.max_form_parts = MOST_PARTS
        return answer_or_refuse(answer)


def answer() -> Answer:
    """What the form asks, done."""
    workspace, form = check_form(FIELDS, FILES), request.form
    if any(len(value) > LONGEST for name, value in form.items() if name != "text"):
        raise RefusedError("writing.too_large", 413)
    do = DONE.get(form.get("do", ""))
    if do is None:
        raise RefusedError("writing.unknown")
    return do(workspace, form)


def give(workspace: Path, form: Mapping[str, str]) -> Answer:
    """Lay down what was sent, and let it be read."""
    tray, last = Tray(workspace), None
    for file in request.files.getlist("file"):
        if file.filename:
            last = tray.lay(file.filename, file.read())
    if form.get("text", "").strip():
        last = tray.lay_text(form.get("name", ""), form["text"])
    if last is None:
        raise RefusedError("add.nothing")
    start_reader(workspace)
    return go_to(urls.add(last.key))


def take_one(workspace: Path, form: Mapping[str, str]) -> Answer:
    """A document of one paper; what hinders it is told beside it."""
    tray, item = _find(workspace, form)
    item = tray.change(item, said=_read_said(workspace, tray, item, form))
    day = find_ahead(tray.read(item), item.said)
    if day and form.get(AHEAD) != day:  # the form says so beside the field, once
        return go_to(urls.add(item.key))
    try:
        tray.take_in(item, item.said or {}, is_seen=True, is_other=form.get("other") == "1")
    except UnknownFactError:  # the form says so beside the field
        return go_to(urls.add(item.key))
    except FigtraceError as error:
        tray.tell(item, error)
        return go_to(urls.add(item.key))
    return go_to(urls.add())


def read_again(workspace: Path, form: Mapping[str, str]) -> Answer:
    """One that was read, by what was said of it; an area or a time that is none is told beside its field, and
    nothing is read."""
    tray, item = _find(workspace, form)
    said = _read_said(workspace, tray, item, form)
    try:
        read_names(workspace).settle(said)
    except UnknownFactError:
        tray.change(item, said=said)
    else:
        if item.state == READ:
            tray.read_again(item, said)
            start_reader(workspace)
    return go_to(urls.add(item.key))


def _read_said(workspace: Path, tray: Tray, item: Item, form: Mapping[str, str]) -> dict[str, str]:
    """What a form says of a paper, the fields that are as they were proposed left out."""
    read = tray.read(item)
    if form.get("language", "ko") not in LANGUAGES:
        raise RefusedError("writing.unknown")
    given = {name: form[name].strip() for name in BIBLIOGRAPHY if name in form}
    proposed: dict[str, str] = {}
    facts = {name: form[name] for name in FACTS if name in form}
    if read is not None:
        proposed = {name: read.proposal.value(name) or "" for name in BIBLIOGRAPHY}
        proposed["language"] = read.proposal.language
        facts = find_changed(facts, whole_of_read(read, None), read_names(workspace))
    return {**{name: value for name, value in given.items() if value != proposed.get(name)}, **facts}


def take_all(workspace: Path, _form: Mapping[str, str]) -> Answer:
    """All that are read, as proposed or as said, the first that came first; what hinders one is told beside it."""
    tray = Tray(workspace)
    for item in reversed(tray.items()):
        if item.state == READ:
            try:
                if day := find_ahead(tray.read(item), item.said):
                    raise SeedError(f"published {day} is after today; look at it, and take it in by itself")
                tray.take_in(item, item.said or {}, is_seen=False)
            except FigtraceError as error:
                tray.tell(item, error)
                if isinstance(error, RunningError):  # each of the others would wait as long, and one form is answered
                    break
    return go_to(urls.add())


def drop(workspace: Path, form: Mapping[str, str]) -> Answer:
    """One forgotten."""
    tray, item = _find(workspace, form)
    tray.drop(item)
    return go_to(urls.add())


def clear(workspace: Path, _form: Mapping[str, str]) -> Answer:
    """All forgotten about which nothing more is to be done."""
    tray = Tray(workspace)
    for item in tray.items():
        if item.state in SETTLED:
            tray.drop(item)
    return go_to(urls.add())


DONE: Mapping[str, Callable[[Path, Mapping[str, str]], Answer]] = {
    "give": give,
    "take": take_one,
    "read": read_again,
    "take_all": take_all,
    "drop": drop,
    "clear": clear,
}


def _find(workspace: Path, form: Mapping[str, str]) -> tuple[Tray, Item]:
    tray = Tray(workspace)
    item = tray.find(form.get("f", ""))
    if item is None:
        raise RefusedError("add.gone", 404)
    return tray, item
