"""`figtrace review ask`: a model proposes what waiting figures mean; off unless an endpoint is set.

Nothing is sent before it was said what, how much and to whom, and a person agreed (`--yes` says so beforehand).
What comes back waits on /review beside the figure; nothing of it is charted before a person takes it.
"""

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dashboard.cli.common import Workspace, is_terminal, open_published, say, write_output
from dashboard.progress import progress_bar
from etl.errors import FigtraceError
from etl.workspace import find_workspace

if TYPE_CHECKING:
    from etl.advising.asking import Question, Tally
    from etl.advising.endpoint import Endpoint
    from etl.proposed import Proposal
    from etl.rules import Rules
    from etl.store import Store

TABLES = ("concept", "area", "unit", "origin")  # whose ids an answer may name
UNNAMED = "-"  # the model, where only what would be sent is printed


def ask(
    url: Annotated[
        str, typer.Option(envvar="FIGTRACE_MODEL_URL", help="Of the chat protocol, as http://127.0.0.1:11434/v1.")
    ] = "",
    model: Annotated[str, typer.Option(envvar="FIGTRACE_MODEL", help="The model's name there.")] = "",
    document: Annotated[str | None, typer.Option(help="Only figures of this document.")] = None,
    limit: Annotated[int, typer.Option(min=1, max=2000, help="Figures at most.")] = 20,
    guessed: Annotated[bool, typer.Option("--guessed", help="Also those that rules composed.")] = False,
    again: Annotated[bool, typer.Option("--again", help="Also those that a model was asked about.")] = False,
    workers: Annotated[int, typer.Option(min=1, max=32, help="Requests at a time.")] = 1,
    timeout: Annotated[float, typer.Option(min=0.1, help="Seconds for one answer.")] = 60.0,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Print what would be sent, and send nothing.")] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Send without asking first.")] = False,
    workspace: Workspace = None,
) -> None:
    """Ask a model of your choice what waiting figures mean; its proposals wait on /review. Key: FIGTRACE_MODEL_KEY."""
    from etl.advising.endpoint import KEY, read_endpoint, write_body
    from etl.rules import load_rules

    endpoint = None if dry_run else read_endpoint(url, model, os.environ.get(KEY), timeout)
    folder = find_workspace(workspace)
    rules = load_rules(folder)
    with open_published(folder) as store:
        questions = list(_find_questions(store, folder, rules, document, limit, guessed=guessed, again=again))
    if endpoint is None:
        write_output("-", (write_body(model or UNNAMED, question.messages) + b"\n" for question in questions))
        return
    if not questions:
        say("figtrace: nothing is left to ask about; nothing was sent")
        return
    _announce(endpoint, questions)
    if not yes and not _agrees():
        say("figtrace: nothing was sent")
        return
    _report(_ask(endpoint, questions, folder, rules, workers), endpoint)


def _find_questions(
    store: Store, folder: Path, rules: Rules, document: str | None, limit: int, *, guessed: bool, again: bool
) -> Iterator[Question]:
    """What waits and nobody has decided, in the order of the texts, as it would be sent."""
    from etl.advising.asking import write_question
    from etl.advising.passage import find_setting
    from etl.decisions import load_decisions
    from etl.proposed import find_anchor, find_proposal, load_proposals
    from etl.store import present

    if document is not None:
        store.check_names(document=[document])
    decided = {decision.mention for decision in load_decisions(folder)}
    proposals = load_proposals(folder)  # a file that is broken is told before anything is sent
    for place in store.review_places(document):
        name = place.mention_id
        if name in decided or not place.has_number or not (guessed or place.status == "waiting"):
            continue
        mention = present(store.mention(name))
        anchor = find_anchor(name, mention.quote, mention.words_before, mention.words_after)
        if not again and find_proposal(proposals, name, anchor) is not None:
            continue
        if (setting := find_setting(store, name)) is not None:
            yield write_question(setting, rules)
            limit -= 1
        if not limit:
            return


def _announce(endpoint: Endpoint, questions: Sequence[Question]) -> None:
    """What will be sent, to whom and how much."""
    from etl.advising.endpoint import is_own, write_body
    from etl.advising.prompt import write_passage

    documents = len({question.setting.mention.document_id for question in questions})
    whole = sum(len(write_body(endpoint.model, question.messages)) for question in questions)
    quoted = sum(len(words) for question in questions for words in write_passage(question.setting).values())
    say(f"figtrace: {len(questions):,} figures of {documents:,} documents, {quoted:,} characters of their texts with"
        f" titles and dates, {whole:,} bytes in all, go to {endpoint.address} ({endpoint.model})")  # fmt: skip
    if endpoint.scheme == "http" and not is_own(endpoint.host):
        say("figtrace: on the way they can be read by others: http:// is not encrypted")
    say("figtrace: to see them: --dry-run")


def _agrees() -> bool:
    if not is_terminal(sys.stdin):
        raise FigtraceError("found nobody to ask whether this may be sent, expected --yes; nothing was sent")
    return typer.confirm("figtrace: send?", default=False, err=True)


def _ask(endpoint: Endpoint, questions: Sequence[Question], folder: Path, rules: Rules, workers: int) -> Tally:
    """What became of all; where somebody stops it, of those that were answered."""
    from etl.advising.answer import Checker
    from etl.advising.asking import Tally, ask_all
    from etl.advising.endpoint import Caller
    from etl.proposed import keep_proposal
    from etl.schemas.inputs import Inputs

    inputs, tally = Inputs(folder), Tally()
    checker = Checker(rules, {table: inputs.names(table) or () for table in TABLES})
    caller, day = Caller(endpoint), date.today().isoformat()

    def keep(proposal: Proposal) -> None:
        keep_proposal(folder, proposal)

    with progress_bar() as bar:
        try:
            for tally in ask_all(questions, caller, checker, rules, day, workers, keep):
                if bar:
                    bar(tally.asked, len(questions), endpoint.model)
        except KeyboardInterrupt:
            tally.ended = "interrupted"
    return tally


def _report(tally: Tally, endpoint: Endpoint) -> None:
    answered = tally.asked - tally.failed.total()
    say(f"figtrace: asked {tally.asked:,}: {tally.proposed:,} with a proposal ({tally.slots:,} slots);"
        f" dropped {_tell(tally.dropped)}; failed {_tell(tally.failed)}")  # fmt: skip
    if tally.proposed:
        say("figtrace: they wait on /review (figtrace serve --edit)")
    if tally.ended:
        raise FigtraceError(
            f"{endpoint.address}: {tally.ended}; nothing more was sent, what was answered is kept;"
            " see to it and ask again"
        )
    if not answered:
        raise FigtraceError(f"{endpoint.address}: found no answer at all ({_tell(tally.failed)}); see to it, ask again")


def _tell(counted: Mapping[str, int]) -> str:
    """How many in all, and of each reason, the most frequent first.

    >>> _tell({"timeout": 1, "status_500": 2}), _tell({})
    ('3 (status_500 2, timeout 1)', '0')
    """
    parts = ", ".join(f"{reason} {n:,}" for reason, n in Counter(counted).most_common())
    return f"{sum(counted.values()):,} ({parts})" if parts else "0"
