"""The query of an address outside the pages, read against what the address declares.

Goes in: the parameters of a route. Goes out: what was asked, each under its word, or a Problem that names what
is allowed. What was asked is also what tells two answers apart: a tag is made of it, not of the address.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from flask import request

from dashboard.api.parameters import VERSIONED, Parameter, read_parameters
from dashboard.api.questions import FACETED, NAMED, check_names
from dashboard.choice import VALUED, Choice
from dashboard.i18n import LANGUAGES
from dashboard.state import MAX_PINS, State
from etl.store import Store

LANG = Parameter("lang", "The language of words.", values=LANGUAGES)
SETTINGS = (LANG, Parameter("theme", "How bright pages are; no matter here.", values=("auto", "light", "dark")))


@dataclass(frozen=True, slots=True)
class Asked:
    """What was asked of an address, by the words of its parameters; None: not asked for."""

    values: Mapping[str, Any]

    def __getitem__(self, name: str) -> Any:
        return self.values[name]

    @property
    def state(self) -> State:
        """The part that is the state of a page."""
        ask = self.values.get
        return State(
            pins=tuple(dict.fromkeys(ask("observation") or ()))[:MAX_PINS],
            origins=tuple(dict.fromkeys(ask("origin") or ())),
            kinds=tuple(dict.fromkeys(ask("kind") or ())),
            documents=tuple(dict.fromkeys(ask("document") or ())),
            start=ask("from"),
            end=ask("to"),
            by_quotation=ask("marks") == "quotes",
            version=ask("v"),
        )

    @property
    def choice(self) -> Choice:
        """The part that chooses among all figures."""
        ask = self.values.get
        named = {name: tuple(dict.fromkeys(ask(name) or ())) for name in VALUED}
        return Choice(**named, start=ask("from"), end=ask("to"))

    def counted(self, *left_out: str) -> list[tuple[str, Any]]:
        """What tells this question from others: all that was asked but for some names, in one order."""
        return sorted(
            (name, value) for name, value in self.values.items() if value is not None and name not in left_out
        )


def read_query(store: Store, declared: Sequence[Parameter]) -> Asked:
    """The query of the request at hand; Problem for a name or a value that does not exist."""
    asked = read_parameters(request.args, (*declared, *VERSIONED))
    check_names(store, asked, *NAMED, *FACETED)
    return Asked(asked)
