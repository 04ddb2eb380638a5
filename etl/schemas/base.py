"""What all schemas share: tables with known keys only, and kinds of files."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

from pydantic import BaseModel, ConfigDict

from etl.schemas.problems import Fault, Loc


class Entry(BaseModel):
    """A table of a file. A key that nobody reads is refused: most often it is misspelt."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class File(Entry):
    """The whole of a file."""

    def faults(self) -> Iterator[Fault]:
        """What no single value shows: asked where each value for itself holds."""
        yield from ()


F_co = TypeVar("F_co", bound=File, covariant=True)


@dataclass(frozen=True, slots=True)
class Kind(Generic[F_co]):
    """A kind of file: where it lies, what it holds, and how its entries are called."""

    path: str  # in the workspace, with / and perhaps one * in its name
    schema: type[F_co]
    table: str = ""  # its entries: [[unit]] …
    key: str = "id"  # … which key names one
    is_unique: bool = True  # … and whether it does so once only
    columns: tuple[str, ...] = ()  # of a CSV
    older: int = 0  # how many of these a file written by an older version has at least; 0: all
    is_needed: bool = True
    is_shipped: bool = False  # figtrace comes with it: what a workspace leaves out is taken from there (own.py)
    is_chosen: bool = False  # … but its entries are a person's choice: of those, only what they need
    gone: tuple[Loc, ...] = ()  # keys of older versions, which nothing reads any more
