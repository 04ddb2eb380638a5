"""Rows about what two versions differ in."""

from __future__ import annotations

from typing import Any

from etl.answers.record import Record


class ChangeCount(Record, frozen=True):
    """How many figures changed in one way."""

    change: str
    n: int


class ChangedInput(Record, frozen=True):
    """A file that differs; a hash is None where there is no such file."""

    path: str
    change: str
    old_sha256: str | None
    new_sha256: str | None


class ChangedFigure(Record, frozen=True):
    """A figure that changed, with its columns and its unit before and after, and the file of its document."""

    ordinal: int
    change: str
    old_id: str | None
    new_id: str | None
    indicator_id: str
    document_id: str
    file: str
    old: dict[str, Any] | None
    new: dict[str, Any] | None
    old_unit: dict[str, Any] | None
    new_unit: dict[str, Any] | None


class Decided(Record, frozen=True):
    """What a person settled otherwise: kind is decision or correction."""

    mention_id: str
    kind: str
    detail: str
