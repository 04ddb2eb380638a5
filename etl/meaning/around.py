"""What the text around a figure leaves open for both of its areas, as those ask for it who read them.

The state of a text (`state.py`) answers.
"""

from __future__ import annotations

from typing import Protocol

from etl.meaning.measured import Measure
from etl.meaning.told_flows import ToldFlows
from etl.meaning.told_rankings import ToldRankings
from etl.model import Mention


class Around(Protocol):
    """What the text around leaves open."""

    @property
    def flows(self) -> ToldFlows:
        """The flows and shares that the text told last."""

    @property
    def rankings(self) -> ToldRankings:
        """The ranking of partners that the text told last."""

    def area_of(self, mention: Mention, measure: Measure | None = None) -> tuple[str | None, str]:
        """Whose figures the text tells, and how that is known."""

    def other_of(self, area: str | None) -> tuple[str | None, str]:
        """The other side of an area."""

    def host_of(self, area: str | None, *, is_told: bool = False) -> str | None:
        """Where people go, as the paragraph told it last; whom it is about, where no country is told to have them."""

    def both(self) -> tuple[str, str] | None:
        """The two areas that a sentence told of together last."""

    def sold(self) -> str | None:
        """Whose exports or sales the text told last, or whom the text is about where it began with them."""

    def region(self) -> str | None:
        """The province or city that the paragraph told."""

    def local(self) -> str | None:
        """The province or city that the region, this province means: the one told last, else that of the text."""

    def homes(self, topic: str | None = None) -> frozenset[str]:
        """The countries whose provinces and cities have figures of their own in the text, or only that of a topic;
        none, if all have."""

    def is_link(self) -> bool:
        """Whether the text is about what leads from one area to another."""

    def home(self) -> str | None:
        """The country of the language of the text, if there is one."""

    def tells_world(self) -> bool:
        """Whether the text told of the world so far."""

    def main_pair(self) -> tuple[str, str] | None:
        """Both areas that a text is about."""
