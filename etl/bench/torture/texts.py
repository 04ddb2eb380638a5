"""Hostile texts through the extraction, in processes of their own that are given up when their time is up.

Of each text: no exception, each quotation is the text at its offsets, values are finite, what `figtrace extract`
prints is JSON, the linker takes it; and where a text costs more than a moment, twice the text costs twice as much.
"""

from __future__ import annotations

import json
import multiprocessing
import multiprocessing.connection
import signal
import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from multiprocessing.connection import Connection
from pathlib import Path

from etl.bench.bounded import MEMORY, limit_memory
from etl.bench.hostile import LIMIT
from etl.bench.torture.made_texts import HostileTexts
from etl.catalogue import Catalogue, load_catalogue
from etl.documents import read_documents
from etl.extract import extract
from etl.lines import write_lines
from etl.model import Document, Extraction, Mention, Numeral
from etl.observations import link
from etl.rules import Rules, load_rules

PATIENCE = 120.0  # seconds of the processor for one text, which takes milliseconds
SHORT = 0.2  # seconds: below that, a text is not read again to see how its time grows
TRIES = 4  # of what seems to grow too much
SLOWER = 30  # times as long by the clock: the processor may be shared, but nothing may wait for ever
OK = "ok"


@dataclass(frozen=True, slots=True)
class Reading:
    """The function that reads one text, and what a workspace gives for it."""

    rules: Rules
    catalogue: Catalogue

    def judge(self, document: Document, *, timed: bool = True) -> str:
        """`ok`, or what is wrong with what came of a document; where it is `timed`, that it costs too much as well."""
        begin = time.process_time()
        try:
            found = extract(document, self.rules)
            took = time.process_time() - begin
            fault = find_fault(found, document.text)
            link(found, self.catalogue)
            for line in write_lines(found, self.rules, every_numeral=True):
                json.loads(line, parse_int=Decimal, parse_float=Decimal)  # int stops at 4,300 digits
        except Exception as error:  # that is what is looked for
            return f"{type(error).__name__}: {error}"[:200]
        grown = find_growth(self._cost, document, took) if not fault and timed and took > SHORT else ""
        return fault or grown or OK

    def _cost(self, document: Document) -> float:
        """Seconds of the processor that a text takes."""
        begin = time.process_time()
        extract(document, self.rules)
        return time.process_time() - begin


def find_growth(cost: Callable[[Document], float], document: Document, took: float) -> str:
    """What to say if twice a text takes more than LIMIT times as long; an empty text if it does not.

    The processor is shared, and even its own time swells with what others do: a text has grown too much only if it
    does so each time, one measured right after the other.
    """
    twice = replace(document, text=document.text * 2)
    for _ in range(TRIES):
        longer = cost(twice)
        if longer <= LIMIT * took:
            return ""
        took = cost(document)
        if longer <= LIMIT * took:
            return ""
    return f"{len(document.text):,} signs took {took:.2f} s, twice as many {longer:.2f} s"


def find_fault(found: Extraction, text: str) -> str:
    """What no extraction may be; an empty text if there is nothing."""
    parts: tuple[Mention | Numeral, ...] = (*found.mentions, *found.numerals)
    for part in parts:
        if not 0 <= part.start < part.end <= len(text) or text[part.start : part.end] != part.quote:
            return f"{part.id}: {part.quote[:40]!r} is not the text there"
    for mention in found.mentions:
        values = (mention.value, mention.low, mention.high)
        if not all(value is None or is_number(value) for value in values):
            return f"{mention.id}: {values} are no numbers"
        if mention.low is not None and mention.high is not None and mention.low > mention.high:
            return f"{mention.id}: from {mention.low} to {mention.high}"
        for evidence in mention.evidence:
            if text[evidence.span.start : evidence.span.end] != evidence.quote:
                return f"{mention.id}: {evidence.role} {evidence.quote[:40]!r} is not the text there"
    ends = [(part.start, part.end) for part in found.passages]
    return "" if all(0 <= start <= end <= len(text) for start, end in ends) else "a passage beyond the text"


def is_number(value: Decimal) -> bool:
    """Whether a value is exact and finite."""
    return isinstance(value, Decimal) and value.is_finite()


def try_texts(
    workspace: Path, cases: Sequence[Path], count: int, seed: int, jobs: int = 2
) -> Iterator[tuple[str, str]]:
    """So many texts, made from the documents of a workspace, from cases and from nothing; in some processes."""
    samples = [document.text for document in read_documents(workspace)]
    samples += [text for path in cases for text in read_case_texts(path)]
    texts = HostileTexts(samples, seed)
    open_ends = deque(range(count))
    workers = [Worker(workspace, texts.make, open_ends) for _ in range(min(jobs, count))]
    try:
        while any(worker.is_busy for worker in workers):
            for worker in workers:
                yield from worker.look()
            multiprocessing.connection.wait([worker.answers for worker in workers if worker.is_busy], 0.5)
    finally:
        for worker in workers:
            worker.stop()


def read_case_texts(path: Path) -> Iterator[str]:
    """The texts of a file of cases, whatever is expected of them."""
    for line in path.read_text(encoding="utf-8").splitlines():
        yield json.loads(line).get("text", "") if line.strip() else ""


class Worker:
    """One process that reads text after text; replaced if one takes too long or takes it along."""

    def __init__(self, workspace: Path, make: Callable[[int], Document], open_ends: deque[int]) -> None:
        self.workspace, self.make, self.open_ends = workspace, make, open_ends
        self.number: int | None = None
        self._start()
        self._next()

    @property
    def is_busy(self) -> bool:
        """Whether it reads a text."""
        return self.number is not None

    def look(self) -> Iterator[tuple[str, str]]:
        """What came of the text, if that is known by now; then the next one is given out."""
        if self.number is None:
            return
        if self.answers.poll():
            try:
                verdict = self.answers.recv()
            except (EOFError, OSError):
                verdict = f"the process died, or took {PATIENCE:.0f} s"
                self._start()
        elif time.monotonic() - self.since > PATIENCE * SLOWER:
            verdict = f"not read within {PATIENCE * SLOWER:.0f} s"
            self.stop()
            self._start()
        else:
            return
        yield f"text {self.number}", verdict
        self._next()

    def stop(self) -> None:
        """End the process."""
        self.process.kill()
        self.process.join()
        self.answers.close()

    def _start(self) -> None:
        context = multiprocessing.get_context("spawn")
        self.answers, there = context.Pipe()
        self.process = context.Process(target=read_texts, args=(self.workspace, self.make, there), daemon=True)
        self.process.start()
        there.close()

    def _next(self) -> None:
        self.number = self.open_ends.popleft() if self.open_ends else None
        self.since = time.monotonic()
        if self.number is not None:
            self.answers.send(self.number)


def read_texts(workspace: Path, make: Callable[[int], Document], asked: Connection) -> None:
    """What the process does: a number comes in, a verdict goes out; a text that takes all memory fails alone."""
    limit_memory(MEMORY)
    rules = load_rules(workspace)
    reading = Reading(rules, load_catalogue(workspace, rules))
    while True:
        try:
            number = asked.recv()
        except EOFError:
            return
        signal.setitimer(signal.ITIMER_PROF, PATIENCE)  # which ends the process
        asked.send(reading.judge(make(number)))
