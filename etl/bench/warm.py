"""What each try of `etl.bench.kills` would do before it comes to the disk, done once: the processes of the tries are
forked from one that has imported this module.

Two thirds of a small build are rules that are read and patterns that are compiled; a kill there shows little. DuckDB
is not opened: what it has open does not live through a fork.
"""

from __future__ import annotations

import os
from contextlib import suppress
from importlib import import_module
from pathlib import Path

from etl.errors import FigtraceError
from etl.extract import extract
from etl.inputs import load_inputs

WORKSPACE = "FIGTRACE_WARM"  # the setting that names the workspace of the tries
LATE = ("pandas",)  # what DuckDB imports when it is first given rows


def warm(workspace: Path) -> None:
    """Read the rules and the documents of a workspace; one that is broken is for its build to tell."""
    for module in LATE:
        import_module(module)
    with suppress(FigtraceError):
        loaded = load_inputs(workspace)
        for document in loaded.documents:
            extract(document, loaded.rules)


if WORKSPACE in os.environ:
    warm(Path(os.environ[WORKSPACE]))
