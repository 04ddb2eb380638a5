"""A tree of Dash components as HTML text, for pages that need no script.

The same tree can be mounted by Dash or sent as text: `to_html(tree)`. All text and all attributes
are escaped. `markupsafe.Markup` is the one way to send ready HTML, for what Dash has no component
for (inline SVG drawn by us, long texts). A component other than `dash.html` becomes an empty box
with its id and class, in which Dash will draw; a store or an address, which nobody sees, leaves no box, and a link of
Dash, which changes the address without a new page, is a link.
"""

import re
from collections.abc import Iterator
from typing import Any

from dash.development.base_component import Component
from markupsafe import Markup

from dashboard.components.html.tree import props_of
from dashboard.markup import escape, quoted

VOID = frozenset({"area", "base", "br", "col", "hr", "img", "link", "meta", "source", "wbr"})
UNSEEN = frozenset({"Store", "Location"})
_ATTRIBUTES = {"className": "class", "htmlFor": "for", "httpEquiv": "http-equiv"}
_KEPT_CASE = re.compile(r"^(data|aria)-")
_UPPER = re.compile(r"[A-Z]")
_SKIPPED = frozenset({"children", "n_clicks", "n_clicks_timestamp", "disable_n_clicks", "key"})
_OF_DASH = frozenset({"id", "className", "style"})
_OF_LINKS = _OF_DASH | {"href", "target", "title"}


def to_html(node: Any) -> str:
    """The HTML of a component, a text, or a list of both; None and False give nothing."""
    return "".join(_write(node))


def _write(node: Any) -> Iterator[str]:
    if node is None or isinstance(node, bool):
        return
    if isinstance(node, Markup):
        yield str(node)
    elif isinstance(node, list | tuple):
        for child in node:
            yield from _write(child)
    elif isinstance(node, Component):
        yield from _write_component(node)
    else:
        yield escape(str(node))


def _write_component(node: Component) -> Iterator[str]:
    props = props_of(node)
    if node._type in UNSEEN:
        return
    if node._type == "Link" and node._namespace == "dash_core_components":
        yield f"<a{_attributes(_only(props, _OF_LINKS))}>"
        yield from _write(props.get("children"))
        yield "</a>"
        return
    if node._namespace != "dash_html_components":
        yield f"<div{_attributes(_only(props, _OF_DASH))}></div>"
        return
    tag = node._type.lower()
    yield f"<{tag}{_attributes(props)}>"
    if tag not in VOID:
        yield from _write(props.get("children"))
        yield f"</{tag}>"


def _only(props: dict[str, Any], names: frozenset[str]) -> dict[str, Any]:
    return {name: value for name, value in props.items() if name in names}


def _attributes(props: dict[str, Any]) -> str:
    return "".join(
        f' {_name(name)}="{quoted(_value(name, value))}"' if value is not True else f" {_name(name)}"
        for name, value in props.items()
        if name not in _SKIPPED and value is not None and value is not False
    )


def _name(name: str) -> str:
    if name in _ATTRIBUTES:
        return _ATTRIBUTES[name]
    return name if _KEPT_CASE.match(name) else name.lower()


def _value(name: str, value: Any) -> str:
    if name == "style":
        return ";".join(f"{_css(key)}:{item}" for key, item in value.items())
    if name == "id" and isinstance(value, dict):
        return ",".join(f"{key}={item}" for key, item in sorted(value.items()))
    return str(value)


def _css(name: str) -> str:
    return name if name.startswith("--") else _UPPER.sub(lambda found: "-" + found[0].lower(), name)
