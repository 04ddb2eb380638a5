"""The one family of errors.

    FigtraceError                 what a person can act on; the command line prints it as one line
    ├── InputError                files in seeds/ and datasets/ are broken; carries every problem found
    │   ├── SeedError             a document is missing, altered or unreadable
    │   └── RuleError             a file in datasets/ is broken
    │       ├── DecidedError      a figure that was to be decided is decided already
    │       └── UndecidedError    a decision that was to be taken out is not there
    ├── IntakeError               an original (PDF, HWPX, DOCX ...) is locked, broken, hostile or of no known format
    ├── CorrectionError           a correction no longer meets the text that it expects
    ├── BuildError                the store could not be written or published
    │   ├── RunningError          another build has the workspace, and did not end while it was waited for
    │   ├── ChangedError          what is read was changed meanwhile
    │   └── DocumentError         one document has what no store can hold; the build goes on without it
    └── StoreError                the store is missing, of another version, or cannot answer
        └── VersionError          a version was asked for that cannot be shown

A message names the place, what was found, what was expected and the next step.

A FigtraceWarning is one line too, of something that was mended or left out without stopping the work.
"""

from __future__ import annotations

import traceback
from collections.abc import Sequence
from pathlib import Path
from typing import Any

OURS = Path(__file__).parent


class FigtraceError(Exception):
    """A problem that a person can act on."""


class FigtraceWarning(UserWarning):
    """Something that a person should know, though the work goes on."""


class DamageWarning(FigtraceWarning):
    """Something in build/ was damaged and is thrown away or mended."""


class InputError(FigtraceError):
    """One or more files that people edit are broken.

    `problems` holds one line for each, so that all can be mended in one go.
    """

    def __init__(self, problems: str | Sequence[str]) -> None:
        self.problems = (problems,) if isinstance(problems, str) else tuple(problems)
        super().__init__("\n".join(self.problems))


class SeedError(InputError):
    """A document is missing, altered or unreadable."""


class RuleError(InputError):
    """One or more files in datasets/ are broken."""


class IntakeError(FigtraceError):
    """An original cannot be taken in: locked, broken, empty, huge, disguised, hostile or of no known format."""


class DecidedError(RuleError):
    """Somebody has decided about the figure: the `person`, on the ISO date `decided`."""

    def __init__(self, ledger: str, mention: str, person: str, decided: str) -> None:
        self.person, self.decided = person, decided
        by = f"by {person}, {decided}"
        super().__init__([f"{ledger}: {mention} is decided already ({by}); undo that decision first"])


class UndecidedError(RuleError):
    """Nobody has decided about the figure, or the decision was taken out."""


class CorrectionError(FigtraceError):
    """A correction no longer meets the text that it expects."""


class BuildError(FigtraceError):
    """The store could not be written or published."""


class RunningError(BuildError):
    """Another build, or what takes papers in or out, has the workspace: the `process`, as it says of itself."""

    def __init__(self, folder: object, process: str) -> None:
        self.process = process
        super().__init__(
            f"{folder}: another build is running here (process {process}); wait until it has ended and try again"
        )


class ChangedError(BuildError):
    """A file of a workspace was changed while it was read."""

    def __init__(self, name: object) -> None:
        super().__init__(f"{name}: found it changed while it was read; wait until nobody writes it and try again")


class DocumentError(BuildError):
    """What was read from one document cannot be stored: the `document` by its id, the `reason` on one line."""

    def __init__(self, document: str, reason: str) -> None:
        self.document, self.reason = document, reason
        super().__init__(f"{document}: what was read from it cannot be stored ({reason}); please report it")


class StoreError(FigtraceError):
    """The store is missing, of another version, or cannot answer."""


class VersionError(StoreError):
    """A version was asked for that cannot be shown.

    `reason` is unknown, pruned, unreadable (of another schema), before (nothing was published yet) or
    moment (not a date); `asked` is the version or moment; `entry` what the ledger knows of it.
    """

    def __init__(self, message: str, reason: str, asked: str, entry: Any = None) -> None:
        self.reason, self.asked, self.entry = reason, asked, entry
        super().__init__(message)


def say_failure(error: Exception) -> str:
    """What went wrong, on one line: in our own words, or for a fault of ours the place where it is to be looked for.

    >>> say_failure(BuildError("a\\nb"))
    'a b'
    """
    said = " ".join(str(error).split())
    if isinstance(error, FigtraceError):
        return said
    places = [
        f" at {Path(frame.filename).relative_to(OURS.parent).as_posix()}, line {frame.lineno}"
        for frame in traceback.extract_tb(error.__traceback__)
        if Path(frame.filename).is_relative_to(OURS)
    ]
    return "a fault of figtrace" + "".join(places[-1:]) + (f": {said}" if said else "")
