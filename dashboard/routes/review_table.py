"""`POST /review/table`: the figures of a document that a person ticked, each accepted as it was read.

A form has the key of this process (`token`), its document (`d`), the figure that its page began with (`begin`), and:

    do=accept  f0 … f49      a figure each, with its mark and the indicator (dashboard.content.review_table)
    do=undo    last          the mark of the decisions that were taken together last

All are written or none; who decides is known from /review. What is refused is told in a line, as there.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from flask import Flask, request
from werkzeug.wrappers import Response as Answer

from dashboard import local, urls
from dashboard.content.review import Decision, decide_on, find_all_unfit, mark_figure
from dashboard.content.review_table import FIELDS, Ticked, find_last, mark_decisions, read_ticked
from dashboard.i18n import Text
from dashboard.routes.review import UNFIT
from dashboard.routes.writing import RefusedError, answer_or_refuse, check_form, go_to, guard
from etl.answers import DescribedMention
from etl.deciding import undo_decisions, write_decisions
from etl.errors import DecidedError, UndecidedError
from etl.store import Store

PATH = "/review/table"
QUERY = frozenset({"d", "begin", "said"})
KNOWN = frozenset({"do", "d", "begin", "last", *FIELDS})
LARGEST = 40_000  # bytes of a form
LONGEST = 600  # characters of a field


def register(server: Flask, store: Store) -> None:
    """Close the address to others, and add the route."""
    guard(server, {PATH}, QUERY)

    @server.post(PATH)
    def settle_many() -> Answer:
        """All that are ticked, or the last ones taken back."""
        request.max_content_length = LARGEST
        return answer_or_refuse(lambda: answer(store))


def answer(store: Store) -> Answer:
    """What the form asks, done."""
    workspace, form = check_form(KNOWN), request.form.to_dict()
    if any(len(value) > LONGEST for value in form.values()):
        raise RefusedError("writing.too_large", 413)
    if form.get("do") == "undo":
        return undo(workspace, form)
    if form.get("do") != "accept":
        raise RefusedError("writing.unknown")
    return accept(store, workspace, form)


def accept(store: Store, workspace: Path, form: Mapping[str, str]) -> Answer:
    """All that are ticked, written at once, and on to what is left."""
    person = local.find_person()
    if not person:
        raise RefusedError("review.no_person")
    try:
        ticked = read_ticked(form)
    except (TypeError, ValueError) as error:
        raise RefusedError("writing.unknown") from error
    if not ticked:
        raise RefusedError("many.none")
    reason = Text(request.cookies.get("lang", ""))("many.reason")
    decided = [_decide(store, row, person, reason) for row in ticked]
    if fault := next(filter(None, find_all_unfit(workspace, decided)), None):
        raise RefusedError(UNFIT[fault], 409)
    decisions = [decision for _, decision in decided]
    try:
        write_decisions(workspace, decisions)
    except DecidedError as error:
        raise RefusedError("review.decided_already", 409, person=error.person, day=error.decided) from error
    return go_to(urls.review_table(form.get("d"), form.get("begin"), said=mark_decisions(decisions)))


def _decide(store: Store, row: Ticked, person: str, reason: str) -> tuple[DescribedMention, Decision]:
    """A decision about one of them; refused where another figure stands there, or the reading is none of its."""
    mention = store.mention(row.mention)
    if mention is None:
        raise RefusedError("review.no_figure", 404)
    if mark_figure(mention) != row.mark:
        raise RefusedError("review.other_figure", 409)
    if row.indicator not in {one.indicator_id for one in store.readings(row.mention)}:
        raise RefusedError("review.no_reading")
    return mention, decide_on(mention, "accept", row.indicator, reason, person)


def undo(workspace: Path, form: Mapping[str, str]) -> Answer:
    """The decisions that were taken together last, out again, if none was added behind them."""

    def find(decisions: Sequence[Decision]) -> Sequence[Decision]:
        last = find_last(decisions, form.get("last", ""))
        if not last:
            raise UndecidedError(["nothing to undo"])
        return last

    try:
        undo_decisions(workspace, find)
    except UndecidedError as error:
        raise RefusedError("many.other_last", 409) from error
    return go_to(urls.review_table(form.get("d"), form.get("begin")))
