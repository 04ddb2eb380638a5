"""How the figures of /time are looked at: which lanes, which days; as the address has it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Self

from dashboard.window import Window
from etl.store import Lanes


@dataclass(frozen=True, slots=True)
class Looking:
    """How the figures are looked at: which lanes, which days; None: the days that are seen at first."""

    by: Lanes = "origin"
    window: Window | None = None

    @classmethod
    def from_query(cls, query: Mapping[str, str]) -> Self:
        """Read a query string; what is no window and no sort of lanes is left out.

        >>> Looking.from_query({"by": "measure", "w": "soon"})
        Looking(by='measure', window=None)
        """
        return cls("measure" if query.get("by") == "measure" else "origin", Window.read(query.get("w")))

    def to_query(self) -> dict[str, str]:
        """The shortest query string that gives the same again."""
        named = {"by": "" if self.by == "origin" else self.by, "w": str(self.window) if self.window else ""}
        return {name: value for name, value in named.items() if value}
