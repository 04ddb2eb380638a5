"""How much an original may hold: beyond that it is refused in one line, before it fills the memory."""

from __future__ import annotations

from etl.errors import IntakeError

MIB = 1024 * 1024
FILE_BYTES = 100 * MIB
MEMBERS = 5_000  # files in a zip
MEMBER_BYTES = 30 * MIB  # of XML that is read: a tree takes about ten times that
TOTAL_BYTES = 400 * MIB  # of all that a zip unpacks to
RATIO = 200  # unpacked to packed, of what is larger than a page of text
RATIO_FROM = MIB
CELLS = 300_000
COVERED = 100_000  # cells hidden under merged ones
PAGES = 3_000
CHARACTERS = 20_000_000
NESTING = 20  # tables in tables

MEMORY_BYTES = 1024 * MIB  # address space of the child that reads
CPU_SECONDS = 120
WALL_SECONDS = 300
SCAN_SECONDS = 3600  # of a paper whose pages are recognised, a few seconds each


def refuse(name: str, found: str, step: str) -> IntakeError:
    """The one line for a file that is not taken in.

    >>> str(refuse("a.pdf", "locked with a password", "save it without one"))
    'a.pdf: locked with a password; save it without one'
    """
    label = "".join(char if char.isprintable() else "�" for char in name)
    return IntakeError(f"{label}: {' '.join(found.split())}; {step}")


def check_number(name: str, number: int, most: int, what: str) -> None:
    """Refuse more than `most` of something."""
    if number > most:
        raise refuse(name, f"{number:,} {what}, more than {most:,}", "split it, or take the part that matters")
