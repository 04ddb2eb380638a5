"""What the API has: each resource with its path, parameters, columns and the question it asks.

The routes, the CSV files and the OpenAPI document are all made from RESOURCES. A list is asked for the
rows behind a place, at most so many; each row says its `place`.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from dashboard.api.parameters import CHOSEN, FILTERS, MARKS, NAME, PAGED, QUESTION, VERSIONED, Parameter
from dashboard.api.questions import (
    answer_question,
    find_document,
    find_indicator,
    find_observation,
    find_version,
    list_comparison,
    list_conflicts,
    list_documents,
    list_families,
    list_indicators,
    list_observations,
    list_origins,
    list_passages,
    list_versions,
)
from dashboard.exports.columns import COLUMNS
from dashboard.exports.compared import COLUMNS as COMPARED
from dashboard.i18n import LANGUAGES
from etl.model import VERDICTS

FILE = Path(__file__).with_name("resources.toml")
EXPORTED = {"figures": COLUMNS, "comparison": COMPARED}


@dataclass(frozen=True, slots=True)
class Field:
    """A column of an answer: its JSON type, whether it may be null, what it means."""

    name: str
    type: str
    is_nullable: bool
    description: str
    values: tuple[str, ...] = ()

    @property
    def is_flat(self) -> bool:
        """Whether it can stand in a cell of a CSV file."""
        return self.type not in ("array", "object")


@dataclass(frozen=True, slots=True)
class Resource:
    """One address under /api/v1: `ask` gives rows of a list, or one row or None of a single thing."""

    path: str
    summary: str
    fields: tuple[Field, ...]
    parameters: tuple[Parameter, ...]
    ask: Callable[..., Any]
    is_list: bool = True

    @property
    def name(self) -> str:
        """Its name: /documents/<document_id>/passages is documents.document_id.passages."""
        return self.path.strip("/").replace("<", "").replace(">", "").replace("/", ".")

    @property
    def variables(self) -> list[str]:
        """The names in its path."""
        return [part[1:-1] for part in self.path.split("/") if part.startswith("<")]

    @property
    def own(self) -> list[Parameter]:
        """The parameters that its question is asked with; which version is read is settled before."""
        return [parameter for parameter in self.parameters if parameter not in VERSIONED]


@cache
def read_fields(*names: str) -> tuple[Field, ...]:
    """The columns of one or more tables of resources.toml; `figures` and `comparison` are those of the exports."""
    tables = tomllib.loads(FILE.read_text(encoding="utf-8"))
    found = []
    for name in names:
        if name in EXPORTED:
            found += [Field(c.name, c.type, not c.required, c.description_en, c.values) for c in EXPORTED[name]]
        else:
            found += [
                Field(column, kind.rstrip("?"), kind.endswith("?"), meaning)
                for column, (kind, meaning) in tables[name].items()
            ]
    return tuple(found)


LIST = (*PAGED, *VERSIONED)
ASKED = Parameter(
    "q", "Values in any spelling, names, abbreviations, initial consonants, periods: all of it must fit.", QUESTION
)
FOUND = Parameter("limit", "Results of each sort.", maximum=100, default=6)
OF_FAMILY = Parameter("family", "Id of one family.", NAME, letter="f")
OF_INDICATOR = Parameter("indicator", "Id of one indicator.", NAME, letter="i")
WORDS_IN = Parameter("lang", "The language of names, formulas and statements.", values=LANGUAGES)
OF_VERDICT = Parameter("verdict", "The verdict on the two figures.", values=VERDICTS)

RESOURCES = (
    Resource("/families", "Families of indicators", read_fields("families"), LIST, list_families),
    Resource("/indicators", "Indicators", read_fields("indicators"), (OF_FAMILY, *LIST), list_indicators),
    Resource(
        "/indicators/<indicator_id>",
        "One indicator",
        read_fields("indicators", "indicator"),
        VERSIONED,
        find_indicator,
        False,
    ),
    Resource("/observations", "Observations", read_fields("figures"), (*FILTERS, *LIST), list_observations),
    Resource(
        "/observations/<observation_id>",
        "One observation with evidence",
        read_fields("figures", "observation"),
        VERSIONED,
        find_observation,
        False,
    ),
    Resource(
        "/documents",
        "Documents",
        read_fields("documents", "document_counts"),
        LIST,
        list_documents,
    ),
    Resource(
        "/documents/<document_id>",
        "One document with its text",
        read_fields("documents", "document"),
        VERSIONED,
        find_document,
        False,
    ),
    Resource(
        "/documents/<document_id>/passages",
        "Passages of a document",
        read_fields("passages"),
        LIST,
        list_passages,
    ),
    Resource("/origins", "Who stated figures", read_fields("origins"), LIST, list_origins),
    Resource(
        "/conflicts", "Rival figures", read_fields("conflicts"), (OF_INDICATOR, OF_VERDICT, *LIST), list_conflicts
    ),
    Resource(
        "/comparison",
        "Up to four indicators with what is computed from two of their figures",
        read_fields("comparison"),
        (CHOSEN[0], MARKS[0], WORDS_IN, *LIST),
        list_comparison,
    ),
    Resource("/search", "Ask anything", read_fields("search"), (ASKED, FOUND, *VERSIONED), answer_question, False),
    Resource("/versions", "Versions", read_fields("versions"), PAGED, list_versions),
    Resource("/versions/<version>", "One version", read_fields("versions"), (), find_version, False),
)
