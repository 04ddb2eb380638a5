"""A tree of Dash components as JSON, for Dash to mount: the same bytes in every process.

Dash keeps what a component was given in a set, so that `data-` and `aria-` attributes stand in another order in each
process; the tag of an answer is made of its bytes and must hold for every worker.
"""

from __future__ import annotations

from typing import Any

from dash.development.base_component import Component
from plotly.io.json import to_json_plotly


def to_json(tree: Any) -> str:
    """The JSON of a component, a text, or a list of both.

    >>> from dash import html
    >>> to_json(html.B("1", **{"data-b": "2", "aria-label": "3"}))
    '{"props":{"children":"1","aria-label":"3","data-b":"2"},"type":"B","namespace":"dash_html_components"}'
    """
    made: str = to_json_plotly(_plain(tree))
    return made


def props_of(component: Component) -> dict[str, Any]:
    """What a component was given, by name: as Dash orders it, then `aria-` and `data-` in the order of the names."""
    given: dict[str, Any] = component.to_plotly_json()["props"]
    return dict(sorted(given.items(), key=lambda item: item[0] if item[0].startswith(("aria-", "data-")) else ""))


def _plain(node: Any) -> Any:
    if isinstance(node, Component):
        props = {name: _plain(value) for name, value in props_of(node).items()}
        return {"props": props, "type": node._type, "namespace": node._namespace}
    if isinstance(node, list | tuple):
        return [_plain(item) for item in node]
    if isinstance(node, dict):
        return {key: _plain(value) for key, value in node.items()}
    return node
