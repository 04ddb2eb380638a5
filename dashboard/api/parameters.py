"""The parameters of all addresses: declared once, read and refused here, described in the OpenAPI document.

One set of names for exports, pictures, embeds, feeds, citations and the API. Those that are also the state of
a page have two names that mean the same: the word (`origin`) and the letter of the pages (`o`). A list is
written with commas or by naming the parameter again. What is not declared is refused, and so is a value that
does not exist; only pages ignore what they do not know, since others add to their addresses.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from werkzeug.datastructures import MultiDict

from dashboard.api.problems import Problem, refuse
from dashboard.exports.columns import BOUNDS, KINDS, TRANSFORMATIONS
from dashboard.format import DATE

SPAN = rf"^({DATE})?(\.\.({DATE})?)?$"
PERIOD = r"^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$"
MOMENT = r"^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01])(T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?Z?)?)?)?$"
NAME = r"^[^,\s\x00-\x1f]{1,200}$"
WORDING = r"^[^,\x00-\x1f]{1,200}$"  # an id that may be words of a text
CURSOR = r"^[0-9a-z]{1,40}-\d{1,15}$"
VERSION = r"^[0-9a-z]{1,40}$"
CERTAINTIES = ("settled", "listed", "composed")
DATINGS = ("dated", "undated")
YES = ("0", "1")
QUESTION = r"^[^\x00-\x1f]{1,200}$"
MOST = 1000
MOST_LISTED, MOST_REPEATED = 50, 200  # values of a list


@dataclass(frozen=True, slots=True)
class Parameter:
    """One parameter: an integer if it has a `maximum`, else text of a pattern or out of few values.

    `letter` is its other name, that of the state of a page.
    """

    name: str
    description: str
    pattern: str | None = None
    values: tuple[str, ...] = ()
    is_list: bool = False
    maximum: int | None = None
    default: int | None = None
    letter: str = ""
    is_repeated: bool = False  # a list that only repetition makes, since a value may hold commas

    @property
    def names(self) -> tuple[str, ...]:
        """All that it is called."""
        return (self.name, self.letter) if self.letter else (self.name,)

    def read(self, args: MultiDict[str, str]) -> object:
        """The value, None if it is not given; Problem if it is not allowed."""
        given = [text for name in self.names for text in args.getlist(name)]
        if not given:
            return self.default
        if not (self.is_list or self.is_repeated) and len(given) > 1:
            raise Problem(
                "bad-value", f"{self.name} is given {len(given)} times, but it has one value", parameter=self.name
            )
        items = [item for text in given for item in (text.split(",") if self.is_list else (text,))]
        if len(items) > (MOST_REPEATED if self.is_repeated else MOST_LISTED):
            raise Problem("bad-value", f"{self.name} has {len(items)} values, which are too many", parameter=self.name)
        checked = [self._check(item) for item in items]
        return checked if self.is_list or self.is_repeated else checked[0]

    def _check(self, text: str) -> object:
        if self.values and text not in self.values:
            raise refuse("bad-value", self.name, text, self.values, parameter=self.name)
        if self.pattern and not re.fullmatch(self.pattern, text, re.ASCII):
            raise Problem(
                "bad-value",
                f"{self.name} {text!r} has the wrong form",
                parameter=self.name,
                found=text,
                pattern=self.pattern,
            )
        if self.maximum is None:
            return text
        if not re.fullmatch(r"\d{1,6}", text, re.ASCII) or not 1 <= int(text) <= self.maximum:
            raise Problem(
                "bad-value", f"{self.name} {text!r} is no number from 1 to {self.maximum}", parameter=self.name
            )
        return int(text)

    def describe(self) -> dict[str, object]:
        """The parameter as OpenAPI has it."""
        if self.maximum:
            schema: dict[str, object] = {
                "type": "integer",
                "minimum": 1,
                "maximum": self.maximum,
                "default": self.default,
            }
        else:
            schema = {"type": "string"}
            schema |= {"enum": list(self.values)} if self.values else {}
            schema |= {"pattern": self.pattern} if self.pattern else {}
        if self.is_list:
            schema = {"type": "array", "items": schema, "minItems": 1, "maxItems": MOST_LISTED}
        listed = {"style": "form", "explode": False} if self.is_list else {}
        known = f" Also called `{self.letter}`." if self.letter else ""
        return {"name": self.name, "in": "query", "description": self.description + known, "schema": schema, **listed}


VERSIONED = (
    Parameter("v", "A version, to be answered from it for good; see /versions.", VERSION),
    Parameter("asof", "A moment (UTC): the version that was current at its end.", MOMENT),
)
BOM = Parameter("bom", "1: the CSV that Excel reads.", values=YES)
PAGED = (
    Parameter("limit", "Rows of one page.", maximum=MOST, default=100),
    Parameter("cursor", "Where the next page begins: take `next` as it is given.", CURSOR),
    BOM,
)
CHOSEN = (  # which indicators
    Parameter("indicator", "Ids of indicators.", NAME, is_list=True, letter="i"),
    Parameter("family", "Ids of families.", NAME, is_list=True, letter="f"),
)
MEANT = (  # what they measure, and of whom
    Parameter("measure", "What is measured: ids of concepts, or open:<words> of a text.", WORDING, is_list=True),
    Parameter("area", "Whose quantity it is.", WORDING, is_list=True),
    Parameter("partner", "The other side of a flow or a comparison.", WORDING, is_list=True),
    Parameter("breakdown", "The product, industry, group or route.", WORDING, is_list=True),
    Parameter("transformation", "How the measure is taken.", values=TRANSFORMATIONS, is_list=True),
    Parameter(
        "certainty",
        "What holds a figure to its indicator: settled by a person, listed in the catalogue, or composed by rule.",
        values=CERTAINTIES,
        is_list=True,
    ),
    Parameter("dating", "Whether the text tells the time of a figure.", values=DATINGS, is_list=True),
)
STATE = (  # which of their figures
    Parameter("origin", "Ids of origins.", NAME, is_list=True, letter="o"),
    Parameter("document", "Ids of documents.", NAME, is_list=True, letter="d"),
    Parameter("kind", "What sort of statement.", values=KINDS, is_list=True, letter="k"),
    Parameter("period", "Both dates in one: 2023..2024-06; either may be missing.", SPAN, letter="t"),
    Parameter("from", "Figures whose period reaches this date or is not stated.", PERIOD),
    Parameter("to", "Figures whose period begins by this date or is not stated.", PERIOD),
)
MARKS = (  # how a chart shows them
    Parameter("observation", "Figures that are pinned; one that is gone is no error.", NAME, is_list=True, letter="c"),
    Parameter("marks", "A mark for each quotation, not for each statement.", values=("quotes",), letter="m"),
)
FILTERS = (
    *CHOSEN,
    *MEANT,
    *STATE,
    Parameter("bound", "How the figure is bounded.", values=BOUNDS, is_list=True),
    Parameter("text", "Words that stand in the passage, together and in any case.", QUESTION),
)


def read_parameters(args: MultiDict[str, str], declared: Sequence[Parameter]) -> dict[str, object]:
    """All declared parameters by name; Problem for one that is not declared or not allowed."""
    names = [name for parameter in declared for name in parameter.names]
    for name in args:
        if name not in names:
            raise refuse("unknown-parameter", "parameter", name, names, parameter=name)
    asked = {parameter.name: parameter.read(args) for parameter in declared}
    if "period" in asked:
        start, _, end = str(asked.pop("period") or "").partition("..")
        asked |= {"from": asked["from"] or start or None, "to": asked["to"] or end or None}
    return asked
