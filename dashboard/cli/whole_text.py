"""The options by which a person says of whole texts whose their figures are, who states them and of what time."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated

import typer

RefArea = Annotated[
    str | None,
    typer.Option(
        "--ref-area",
        metavar="AREA",
        help="Whose the figures are where a text names nobody nearer: an area by id or name, as KP or 북한.",
    ),
]
Origin = Annotated[
    str | None,
    typer.Option(metavar="NAME", help="Who states the figures where a text names nobody: an origin by id or name."),
]
RefPeriod = Annotated[
    str | None,
    typer.Option(
        metavar="PERIOD",
        help="Of what time the figures are where a text tells none nearer: 2024, 2024-07, 2024-Q3, 2024-01..2024-09.",
    ),
]


def find_told(workspace: Path, ref_area: str | None, origin: str | None, ref_period: str | None) -> dict[str, str]:
    """What was said of whole texts, by ids and ends; UnknownFactError where an area or a period is none. What was not
    said is left out."""
    from etl.adding.whole_text import FACTS, read_names

    given = zip(FACTS, (ref_area, origin, ref_period), strict=True)
    said = {name: value for name, value in given if value is not None}
    return read_names(workspace).settle(said) if said else {}


def describe_told(told: Mapping[str, str]) -> str:
    """It on one line.

    >>> describe_told({"ref_area": "KP", "origin": ""})
    'ref_area KP (as you said), origin taken out'
    """
    return ", ".join(f"{name} {value} (as you said)" if value else f"{name} taken out" for name, value in told.items())
