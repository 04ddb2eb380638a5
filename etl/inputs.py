"""All that a build reads of what people edit, in one go: every problem of every file is told at once.

Corrections and decisions about a document that the manifest does not list are not wrong: they sleep, and are told.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from etl.catalogue import Catalogue, read_catalogue
from etl.corrections import LEDGER as CORRECTIONS
from etl.corrections import Correction, read_corrections
from etl.cues import fill_in
from etl.decisions import LEDGER as DECISIONS
from etl.decisions import Decision, read_decisions
from etl.documents import read_manifest
from etl.events import Event, read_events
from etl.model import Document
from etl.patterns import FOLDER, Table, find_own, tables_of
from etl.pins import Pins, read_pins
from etl.rates import ExchangeRate, read_rates
from etl.rules import Rules, find_asleep, read_rules
from etl.schemas import cues
from etl.schemas.inputs import Inputs
from etl.store.checks import load_checks
from etl.store.records import SleepingRow
from etl.verdicts import Judge, read_judge
from etl.workspace import hash_folder


@dataclass(frozen=True, slots=True)
class Loaded:
    """What the files of a workspace say."""

    rules: Rules
    catalogue: Catalogue
    corrections: tuple[Correction, ...]
    decisions: tuple[Decision, ...]
    documents: list[Document]
    judge: Judge
    pins: Pins
    events: tuple[Event, ...] = ()
    rates: tuple[ExchangeRate, ...] = ()
    sleeping: tuple[SleepingRow, ...] = ()  # corrections and decisions about documents that are not there


def find_taken(workspace: Path) -> dict[str, list[str]]:
    """What the files of a workspace leave out and figtrace's own give, by file."""
    inputs, own = Inputs(workspace), find_own()
    found = inputs.taken()
    if hash_folder(workspace / FOLDER) == hash_folder(own / FOLDER):
        return found
    given: dict[str, Table] = {}
    for source, _ in inputs.read(cues.KIND):
        given |= tables_of(Path(source.path).stem, source.tables)
    for name in fill_in(given)[1]:
        found.setdefault(f"{FOLDER}/{name.partition('.')[0]}.toml", []).append(name.partition(".")[2])
    return found


def find_cues_asleep(workspace: Path) -> dict[str, list[tuple[str, str]]]:
    """The cues of a workspace that an earlier figtrace read and this one does not, by file, each with the next step."""
    if hash_folder(workspace / FOLDER) == hash_folder(find_own() / FOLDER):
        return {}
    return find_asleep(Inputs(workspace))


def load_inputs(workspace: Path) -> Loaded:
    """Read seeds/ and datasets/; InputError with every problem found."""
    inputs = Inputs(workspace, check=[check.name for check in load_checks()])
    rules = read_rules(inputs)
    catalogue = read_catalogue(inputs, rules)
    corrections, decisions = read_corrections(inputs), read_decisions(inputs)
    documents = read_manifest(inputs)
    judge = read_judge(inputs)
    pins = read_pins(inputs)
    events = read_events(inputs)
    rates = read_rates(inputs)
    inputs.report_unread()
    inputs.check()
    listed = {document.id for document in documents}
    sleeping = [SleepingRow(CORRECTIONS, c.place, c.document) for c in corrections if c.document not in listed]
    sleeping += [SleepingRow(DECISIONS, d.mention, d.document) for d in decisions if d.document not in listed]
    return Loaded(
        rules,
        catalogue,
        tuple(c for c in corrections if c.document in listed),
        tuple(d for d in decisions if d.document in listed),
        documents,
        judge,
        pins,
        events,
        rates,
        tuple(sleeping),
    )
