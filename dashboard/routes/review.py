"""`POST /review`: one decision, written at once to the workspace's file; only for this machine (dashboard.local).

    do=name    person=…                    who settles, kept in a cookie
    do=accept  m=<mention> reading=<id>    the figure is of this reading
    do=assign  m=<mention> indicator=<id>  it is of another indicator of the catalogue
               value, unit, period, origin what was read otherwise, in place of the reading
    do=reject  m=<mention> reason=…        it is no figure of any
    do=take    m=<mention> seen=<mark>     it is what a model proposed, as it was seen
    do=undo    m=<mention>                 takes the decision out
    do=whole   of=<document>               writes into the manifest what holds for the whole text, where that changed:
               ref_area, origin, ref_period  whose its figures are, who states them, of what time

Every form carries `token`, `shown`, a mark of the figure or decision that its page showed, and `d` where the list is of
one document; the answer leads back to the page. What else is sent is refused, what is not as it was shown any more,
and any form of another site. A server that is not for this machine alone answers 404.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from urllib.parse import quote

from flask import Flask, Response, request
from werkzeug.wrappers import Response as Answer

from dashboard import local, urls
from dashboard.components.writing.review_forms import WHOLE
from dashboard.content.proposal import find_shown
from dashboard.content.review import (
    decide_on,
    find_queue,
    find_readings,
    find_unfit,
    list_indicators,
    load_decisions,
    mark_decision,
    mark_figure,
)
from dashboard.content.whole_text import find_changed, whole_of_document
from dashboard.i18n import Text
from dashboard.routes.writing import RefusedError, answer_or_refuse, check_form, go_to, guard
from etl.adding.whole_text import FACTS, UnknownFactError, read_names, read_standing, settle_text
from etl.answers import DescribedMention
from etl.deciding import undo_decision, write_decision
from etl.decisions import NO_NUMBER, OTHER_UNIT, Decision
from etl.errors import DecidedError, UndecidedError
from etl.proposed import read_as_decision
from etl.store import Store

PATH = "/review"
QUERY = frozenset({"d", "m", "said", "open", *FACTS})
MENDED = ("value", "unit", "period", "origin")
FIELDS = frozenset({"do", "m", "d", "of", "reading", "indicator", "reason", "person", "note", "seen", "shown"})
FIELDS |= {*MENDED, *FACTS}
LARGEST = 20_000  # bytes of a form
LONGEST = 1000  # characters of a field
UNFIT = {NO_NUMBER: "review.no_number", OTHER_UNIT: "review.other_unit"}
YEAR = 365 * 24 * 3600


def register(server: Flask, store: Store) -> None:
    """Close the address to others, and add the route."""
    guard(server, {PATH}, QUERY)

    @server.post(PATH)
    def settle() -> Answer:
        """One decision."""
        request.max_content_length = LARGEST
        return answer_or_refuse(lambda: answer(store))


def answer(store: Store) -> Answer:
    """What the form asks, done."""
    workspace, form = check_form(FIELDS), request.form
    if any(len(value) > LONGEST for value in form.values()):
        raise RefusedError("writing.too_large", 413)
    do = DONE.get(form.get("do", ""))
    if do is None:
        raise RefusedError("writing.unknown")
    return do(store, workspace, {name: value.strip() for name, value in form.items()})


def keep_name(_store: Store, _workspace: Path, form: Mapping[str, str]) -> Answer:
    """Who settles from now on."""
    person = form.get("person", "")
    if not person:
        raise RefusedError("review.no_person")
    response = back(form)
    response.set_cookie(local.PERSON, quote(person), max_age=YEAR, httponly=True, samesite="Strict", path=PATH)
    return response


def decide(store: Store, workspace: Path, form: Mapping[str, str]) -> Answer:
    """Accept, assign or reject, and on to the next figure that waits; of one beside the list, back to it."""
    mention = store.mention(form.get("m", ""))
    if mention is None:
        raise RefusedError("review.no_figure", 404)
    if form.get("shown") not in (None, mark_figure(mention)):
        raise RefusedError("review.other_figure", 409)
    is_taken = form["do"] == "take"
    decision = take_proposal(store, workspace, mention, form) if is_taken else read_decision(store, mention, form)
    if fault := find_unfit(workspace, mention, decision):
        raise RefusedError(UNFIT[fault], 409)
    try:
        write_decision(workspace, decision)
    except DecidedError as error:
        raise RefusedError("review.decided_already", 409, person=error.person, day=error.decided) from error
    queue = find_queue(store, load_decisions(workspace), form.get("d") or None)
    if (at := queue.at(mention.mention_id)) is None:
        return back(form, mention.mention_id, mention.mention_id)
    following = queue.open_after(at)
    return back(form, queue.mentions[following] if following is not None else None, mention.mention_id)


def undo(_store: Store, workspace: Path, form: Mapping[str, str]) -> Answer:
    """The decision taken out, and back to its figure."""

    def look(decision: Decision) -> None:
        if form.get("shown") not in (None, mark_decision(decision)):
            raise RefusedError("review.other_decision", 409)

    try:
        undo_decision(workspace, form.get("m", ""), look)
    except UndecidedError as error:
        raise RefusedError("review.undecided", 409) from error
    return back(form, form["m"])


def say_of_whole(store: Store, workspace: Path, form: Mapping[str, str]) -> Answer:
    """What holds for a whole text, and back to its form; an area or a time that is none is told beside its field."""
    document = store.document(form.get("of", ""))
    if document is None:
        raise RefusedError("review.no_document", 404)
    whole = whole_of_document(store, document, read_standing(workspace, document.document_id), {})
    changed = find_changed(form, whole, read_names(workspace))
    shown = form.get("m") or None
    try:
        if changed:
            settle_text(workspace, document.document_id, changed)
    except UnknownFactError:
        return go_to(urls.review(form.get("d"), shown, typed=changed, place=WHOLE))
    return go_to(urls.review(form.get("d"), shown, place=WHOLE))


DONE: Mapping[str, Callable[[Store, Path, Mapping[str, str]], Answer]] = {
    "name": keep_name,
    "accept": decide,
    "assign": decide,
    "reject": decide,
    "take": decide,
    "undo": undo,
    "whole": say_of_whole,
}


def read_decision(store: Store, mention: DescribedMention, form: Mapping[str, str]) -> Decision:
    """The form as a decision about a figure, which is written with the words beside it."""
    person, action = local.find_person(), form["do"]
    if not person:
        raise RefusedError("review.no_person")
    indicator = {"accept": form.get("reading"), "assign": form.get("indicator")}.get(action) or None
    if action == "accept" and indicator not in {row.indicator_id for row in find_readings(store, mention)}:
        raise RefusedError("review.no_reading")
    reason = form.get("reason") or (form.get("note") or Text(request.cookies.get("lang", ""))("review.held_against"))
    if action == "reject" and not form.get("reason"):
        raise RefusedError("review.no_reason")
    mended = {name: form.get(name, "") for name in MENDED if action == "accept"}
    if action == "accept" and not store.readings(mention.mention_id):  # an entry claims it: there is nothing to accept
        action = "assign"
    return decide_on(mention, action, indicator, reason, person, **mended)


def take_proposal(store: Store, workspace: Path, mention: DescribedMention, form: Mapping[str, str]) -> Decision:
    """The decision of a person who takes a model's proposal, if it is the one that was seen and still holds."""
    person = local.find_person()
    if not person:
        raise RefusedError("review.no_person")
    shown = find_shown(store, workspace, mention)
    if shown is None or not shown.proposal.indicator or form.get("seen") != shown.proposal.mark:
        raise RefusedError("review.no_proposal", 409)
    text = Text(request.cookies.get("lang", ""))
    reason = text("review.after_proposal", model=shown.proposal.model)
    day, listed = date.today().isoformat(), list_indicators(workspace)
    return read_as_decision(shown.proposal, mention.mention_id, person, reason, day, listed)


def back(form: Mapping[str, str], mention: str | None = None, said: str | None = None) -> Response:
    """To the page, at a figure; `said` is the one that was settled."""
    return go_to(urls.review(form.get("d"), mention, said))
