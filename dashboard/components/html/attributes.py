"""Attributes of HTML whose names have hyphens, which no keyword of Python can have."""

from __future__ import annotations

from typing import Any


def hyphened(**values: str | None) -> dict[str, Any]:
    """The attributes by their names in HTML, to be unpacked into a component of Dash.

    >>> hyphened(aria_label="close", data_pin="002:8020-8032")
    {'aria-label': 'close', 'data-pin': '002:8020-8032'}
    """
    return {name.replace("_", "-"): value for name, value in values.items()}
