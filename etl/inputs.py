"""All that a build reads of what people edit, in one go: every problem of every file is told at once."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from etl.catalogue import Catalogue, read_catalogue
from etl.corrections import Correction, read_corrections
from etl.decisions import Decision, read_decisions
from etl.documents import read_manifest
from etl.model import Document
from etl.rules import Rules, read_rules
from etl.schemas.inputs import Inputs
from etl.store.checks import load_checks


@dataclass(frozen=True, slots=True)
class Loaded:
    """What the files of a workspace say."""

    rules: Rules
    catalogue: Catalogue
    corrections: tuple[Correction, ...]
    decisions: tuple[Decision, ...]
    documents: list[Document]


def load_inputs(workspace: Path) -> Loaded:
    """Read seeds/ and datasets/; InputError with every problem found."""
    inputs = Inputs(workspace, check=[check.name for check in load_checks()])
    rules = read_rules(inputs)
    loaded = Loaded(
        rules,
        read_catalogue(inputs, rules),
        read_corrections(inputs),
        read_decisions(inputs),
        read_manifest(inputs),
    )
    inputs.report_unread()
    inputs.check()
    return loaded
