"""`/deck/…`: the tray of slides, a new deck, a refreshed deck.

    POST /deck/tray       do=add|up|down|remove|clear&c=<address>    → /deck, or {"slides": n} as JSON
    GET  /deck/new.pptx   ?c=<address>&c=…&lang=ko&title=…&pages=1   a deck, by address alone
    POST /deck/new        the same as a form, with a template        a deck
    POST /deck/refresh    a deck, thaw=1                             the refreshed deck

An address of a slide with a name that its page does not know is refused with those that it knows. What cannot
be done is answered by its status (4xx) and one line, and leads back to /deck with a reason,
which the page has words for. A form of another site is refused, so that nobody's tray changes behind his
back. Files that somebody sends are worked on in a process of its own. One deck is made at a time, few may
wait, and a deck that only an address names is kept as long as it holds.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import PurePath
from urllib.parse import quote

from flask import Flask, Response, g, jsonify, redirect, request
from markupsafe import Markup
from werkzeug.exceptions import RequestEntityTooLarge
from werkzeug.local import LocalProxy
from werkzeug.wrappers import Response as Answer

from dashboard import local, public, urls
from dashboard.api.parameters import YES, Parameter
from dashboard.api.query import LANG, read_query
from dashboard.api.slides import read_slide
from dashboard.content.own_notes import NONE, find_notes
from dashboard.exports.pptx import package, tray
from dashboard.exports.pptx.apart import refresh_apart, write_apart
from dashboard.exports.pptx.deck import write_deck
from dashboard.exports.pptx.errors import DeckError
from dashboard.exports.pptx.frozen import find_common_version, find_own_version
from dashboard.exports.pptx.wish import Wish, read_wish
from dashboard.i18n import LANGUAGES
from dashboard.versions import find_version, keep, make_tag, show, this_shelf, this_store
from dashboard.workshop import Workshop
from etl.store import Store

PPTX = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
ROOM = 1_000_000  # bytes for the other fields of a form
MONTH = 31 * 24 * 3600
OWN = ("same-origin", "none")
LONGEST_TITLE = 200
STATUS = {  # of a refusal, by its reason; of any other 422
    **dict.fromkeys(("no_file", "nothing", "address", "base", "full", "too_many", "mixed"), 400),
    **dict.fromkeys(("unknown", "empty"), 404),
    **dict.fromkeys(("not_pptx", "encrypted"), 415),
    "foreign": 403,
    "too_large": 413,
    "too_slow": 413,
    "busy": 503,
    "store": 503,
    "unwritten": 500,
}
UNCHANGED = ("same", "frozen")  # of a refresh: no file is given out, the page says why
DECKS = Workshop(waiting=1)
DECK = (
    Parameter("slide", "Addresses of slides, one each.", r"^.{1,2000}$", is_repeated=True, letter="c"),
    Parameter("title", "The title of a cover.", r"^.{0,1000}$"),
    Parameter("pages", "1: beside a figure its place on the page of its original.", values=YES),
    LANG,
)


def register(server: Flask, store: Store) -> None:
    """Add the routes."""

    @server.post("/deck/tray")
    def change() -> Answer:
        """One slide more or less, or another order."""
        return answer(change_tray)

    @server.get("/deck/new.pptx")
    def new_by_address() -> Answer:
        """A deck of what the address names."""
        return answer(lambda: find_deck(store), form=False)

    @server.post("/deck/new")
    def new() -> Answer:
        """A deck of what the form names, over a template if one came with it."""
        return answer(lambda: send_deck(store))

    @server.post("/deck/refresh")
    def refresh() -> Answer:
        """The deck that came with the form, brought up to date."""
        return answer(lambda: make_refreshed(of(store)))


def answer(make: Callable[[], Answer], *, form: bool = True) -> Answer:
    """What was asked for; what cannot be done leads to the page that says why."""
    request.max_content_length = package.LARGEST + ROOM
    try:
        if form and not is_own_form():
            raise DeckError("foreign", "this form was sent by another site; please use the page /deck")
        return make()
    except RequestEntityTooLarge:
        return refuse("too_large", "the file is too large; please compress its pictures")
    except DeckError as error:
        if error.reason in UNCHANGED:
            return redirect(urls.deck(said=error.reason), 303)
        return refuse(error.reason, str(error))


def refuse(reason: str, line: str) -> Response:
    """The status and one line; a browser goes on to the page that says it in the reader's language."""
    address = urls.deck(said=reason)
    if request.accept_mimetypes.best == "application/json":
        response = jsonify(reason=reason, detail=line)
    else:
        page = Markup(
            '<!doctype html><meta charset="utf-8"><meta http-equiv="refresh" content="0;url={0}">'
            '<title>figtrace</title><p><a href="{0}">{1}</a></p>'
        ).format(address, line)
        response = Response(page, mimetype="text/html")
    response.status_code = STATUS.get(reason, 422)
    response.headers["Content-Location"] = address
    response.headers["Cache-Control"] = "no-store"
    if response.status_code == 503:
        response.headers["Retry-After"] = "30"
    return response


def is_own_form() -> bool:
    """Whether the form stood on a page of ours: by Sec-Fetch-Site, else by Origin."""
    if site := request.headers.get("Sec-Fetch-Site"):
        return site in OWN
    origin = request.headers.get("Origin") or request.headers.get("Referer")
    return origin is not None and public.is_our_host(origin)


def change_tray() -> Answer:
    """The tray after the change, in its cookie."""
    address = request.form.get("c", "")
    action = request.form.get("do", "")
    wish = (read_slide if action == "add" else read_wish)(address) if address else None
    if wish and action == "add":  # what waits for long is kept by its version: a moment may be another one then
        shelf, asked = this_shelf(), request.values
        own = find_own_version(shelf, wish)
        wish = wish.thaw().at(own or find_version(shelf, asked.get("v"), asked.get("asof")))
        find_own_version(shelf, wish)
    wishes = tray.change_tray(tray.read_tray(request.cookies.get(tray.COOKIE)), action, wish)
    cookie = tray.write_tray(wishes)
    wants_json = request.accept_mimetypes.best == "application/json"
    response = jsonify(slides=len(wishes)) if wants_json else redirect(urls.deck(), 303)
    response.set_cookie(tray.COOKIE, cookie, max_age=MONTH, httponly=True, samesite="Lax", path="/")
    return response


def find_deck(store: Store) -> Response:
    """The deck of an address, made once; 304 if the reader has it."""
    asked = read_query(of(store), DECK)
    wishes = choose_slides()
    tag = make_tag(
        public.base(),
        asked["slide"],
        asked["lang"],
        asked["title"],
        asked["pages"],
        *(own_notes(of(store)) or NONE).items(),
    )
    if request.if_none_match.contains_weak(tag):
        return keep(Response(status=304), tag)
    return keep(send(DECKS.find(this_store(), tag, lambda: make_deck(of(store), wishes))), tag)


def send_deck(store: Store) -> Response:
    """The deck of a form."""
    wishes = choose_slides()
    refuse_other_sorts("template")
    return send(DECKS.take_turn(lambda: make_deck(of(store), wishes)))


def choose_slides() -> list[Wish]:
    """The slides that are asked for; from here on the request reads the version that they or the form name."""
    values, shelf = request.values, this_shelf()
    wishes = [read_slide(address) for address in values.getlist("c") + values.getlist("slide")]
    if len(wishes) > tray.MOST:
        raise DeckError("too_many", f"{len(wishes)} slides were asked for, {tray.MOST} at most; make several decks")
    asked = find_version(shelf, values.get("v"), values.get("asof"))
    if version := find_common_version(shelf, wishes, asked):
        g.store = shelf.get(version)
        show(version)
    return list(dict.fromkeys(wish.thaw() for wish in wishes))


def refuse_other_sorts(field: str) -> None:
    """DeckError for a file that is no deck at all, before a turn is waited for."""
    sent = request.files.get(field)
    if sent and sent.filename:
        package.check_sort(sent.read(), sent.filename)
        sent.seek(0)


def make_deck(store: Store, wishes: Sequence[Wish]) -> bytes:
    """A new deck."""
    values = request.values
    lang = values.get("lang", "")
    own = request.files.get("template")
    template = (own.filename, own.read()) if own and own.filename else None
    title = values.get("title", "")[:LONGEST_TITLE].strip()
    lang = lang if lang in LANGUAGES else LANGUAGES[0]
    with_pages = values.get("pages") == "1"
    if template and wishes:
        return write_apart(
            store, wishes, lang, public.base(), template, title, with_pages=with_pages, notes=own_notes(store)
        )
    return write_deck(store, wishes, lang, public.base(), title=title, with_pages=with_pages, notes=own_notes(store))


def own_notes(store: Store) -> Mapping[str, str] | None:
    """The notes of who works on this machine; None for a server that others use."""
    workspace = local.find_workspace()
    return find_notes(store, workspace) if workspace is not None else None


def make_refreshed(store: Store) -> Response:
    """The deck that was sent, up to date; if it is so already, the page says so."""
    sent = request.files.get("deck")
    if not sent or not sent.filename:
        raise DeckError("no_file", "no file was sent; please choose a .pptx")
    name = sent.filename
    refuse_other_sorts("deck")

    def refresh() -> bytes:
        thaw = request.values.get("thaw") == "1"
        done = refresh_apart(store, sent.read(), name, thaw=thaw, notes=own_notes(store))
        if done.is_same and done.frozen:
            raise DeckError("frozen", f"{name}: its slides are frozen to a version")
        if done.is_same:
            raise DeckError("same", f"{name}: it is up to date")
        return done.content

    return send(DECKS.take_turn(refresh), f"{PurePath(name).stem}-refreshed.pptx")


def send(content: bytes, name: str = "figtrace-deck.pptx") -> Response:
    """A file to save under a name (RFC 6266)."""
    response = Response(content, mimetype=PPTX)
    plain = "".join(sign if sign.isascii() and (sign.isalnum() or sign in "-_.") else "_" for sign in name)
    response.headers["Content-Disposition"] = (
        f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(name, safe='')}"
    )
    response.headers["Cache-Control"] = "no-store"
    return response


def of(store: Store) -> Store:
    """The store of this request itself, since what is cached is kept by it."""
    return store._get_current_object() if isinstance(store, LocalProxy) else store
