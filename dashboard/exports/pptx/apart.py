"""Decks of others, worked on in a process of its own that may die.

What people send may need any time and any memory, whatever was checked before. So the work is done by
another process with limits, one deck at a time of a workspace; if it dies, the answer is one line.
`dashboard.exports.pptx.child` is that process: a Job comes in, an Answer goes out, both as msgpack.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

import msgspec
from filelock import FileLock, Timeout

from dashboard import urls
from dashboard.exports.pptx.errors import DeckError
from dashboard.exports.pptx.package import check_sort
from dashboard.exports.pptx.refresh import Refreshed
from dashboard.exports.pptx.wish import Wish
from etl.store import Store

SECONDS = 60  # of the processor
PATIENCE = 120  # seconds by the clock: the machine may be busy
MEMORY = 1_000_000_000  # bytes that the process may write to, a third of it for what it is made of
WAIT = 30  # seconds for the deck before
ROOT = Path(__file__).parents[3]  # from where `dashboard` is imported
CHILD = "dashboard.exports.pptx.child"


@dataclass(frozen=True, slots=True)
class Job:
    """A deck to refresh, or one to make over a template; `blob` is the file that somebody sent."""

    store: str
    name: str
    blob: bytes
    base: str
    is_refresh: bool
    wishes: tuple[str, ...] = ()
    lang: str = "ko"
    title: str = ""
    with_pages: bool = False
    sections: tuple[tuple[str, int], ...] = ()
    seconds: int = SECONDS
    memory: int = MEMORY
    version: str | None = None  # that addresses name
    thaw: bool = False
    notes: dict[str, str] | None = None  # of one's own, by figure


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of a job: a deck, or the reason and the line of a refusal."""

    done: Refreshed | None = None
    reason: str = ""
    message: str = ""


def refresh_apart(
    store: Store,
    blob: bytes,
    name: str,
    base: str = "",
    *,
    thaw: bool = False,
    notes: Mapping[str, str] | None = None,
) -> Refreshed:
    """`refresh_deck` in another process."""
    own = None if notes is None else dict(notes)
    job = Job(str(store.path), name, blob, base, is_refresh=True, seconds=SECONDS, memory=MEMORY, thaw=thaw, notes=own)
    return _work(job)


def write_apart(
    store: Store,
    wishes: Sequence[Wish],
    lang: str,
    base: str,
    own_template: tuple[str, bytes],
    title: str,
    *,
    with_pages: bool = False,
    sections: Sequence[tuple[str, int]] = (),
    notes: Mapping[str, str] | None = None,
) -> bytes:
    """`write_deck` over a template that somebody sent, in another process."""
    addresses = tuple(wish.address for wish in wishes)
    name, blob = own_template
    job = Job(
        str(store.path),
        name,
        blob,
        base,
        False,
        addresses,
        lang,
        title,
        with_pages,
        tuple(sections),
        seconds=SECONDS,
        memory=MEMORY,
        version=urls.frozen(),
        notes=None if notes is None else dict(notes),
    )
    return _work(job).content


def _work(job: Job) -> Refreshed:
    """One job; DeckError if it is refused, if it needs too much, or if the one before does not end."""
    check_sort(job.blob, job.name)  # before anything is waited for
    with _turn(job):
        answer = _ask(job)
    if answer.done is None:
        raise DeckError(answer.reason, answer.message)
    return answer.done


@contextmanager
def _turn(job: Job) -> Iterator[None]:
    """Wait for the deck before; where nothing can be written beside the store, a server alone keeps the order."""
    with ExitStack() as held:
        try:
            held.enter_context(FileLock(lock_path(Path(job.store)), timeout=WAIT))
        except Timeout as error:
            raise DeckError("busy", f"{job.name}: another deck is being made; please try again in a moment") from error
        except OSError:
            pass
        yield


def lock_path(store: Path) -> Path:
    """The file by which processes see that a deck of the same workspace is being worked on."""
    return store.with_name(".deck.lock")


def _ask(job: Job) -> Answer:
    path = os.pathsep.join(filter(None, (str(ROOT), os.environ.get("PYTHONPATH"))))
    command = [sys.executable, "-m", CHILD]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env={**os.environ, "PYTHONPATH": path}
    ) as child:
        try:
            said, _ = child.communicate(msgspec.msgpack.encode(job), timeout=PATIENCE)
        except subprocess.TimeoutExpired:
            child.kill()
            return Answer(reason="too_slow", message=_too_much(job.name, f"{PATIENCE} seconds"))
    try:
        return msgspec.msgpack.decode(said, type=Answer)
    except msgspec.DecodeError:  # it died before it could answer: the system took it
        return Answer(reason="too_slow", message=_too_much(job.name, f"{job.seconds} seconds or more memory"))


def _too_much(name: str, what: str) -> str:
    return f"{name}: it takes more than {what}; please split it or choose the original file; nothing was written"
