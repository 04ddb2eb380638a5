"""Attributes of SVG: colours by name, numbers without a long tail, tags."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from dashboard import theme
from dashboard.markup import quoted

NOTHING = "rgba(0,0,0,0)"
GROUND = "$card"  # what lies behind a picture


@dataclass(frozen=True, slots=True)
class Palette:
    """What the names of colours mean, and a prefix that keeps ids apart where pictures share a page."""

    colours: Mapping[str, str]
    prefix: str = "p"
    is_solid: bool = True  # False: nothing lies behind the picture, and nothing in it is painted as its ground

    def named(self, colour: str) -> tuple[str, str | None]:
        """A colour and its strength: `$o1/0.2` of the light theme is ("#0072b2", "0.2")."""
        if colour == NOTHING or (colour == GROUND and not self.is_solid):
            return "none", None
        found = theme.read_name(colour)
        return (self.colours[found[0]], found[1]) if found else (colour, None)

    def fill(self, colour: str) -> dict[str, str]:
        """The attributes of a filled part."""
        return self._attributes("fill", colour)

    def stroke(self, colour: str) -> dict[str, str]:
        """The attributes of a line."""
        return self._attributes("stroke", colour)

    def _attributes(self, name: str, colour: str) -> dict[str, str]:
        code, strength = self.named(colour)
        return {name: code} | ({f"{name}-opacity": strength} if strength is not None else {})


def theme_palette(name: str = "light", prefix: str = "p") -> Palette:
    """The codes of one theme."""
    return Palette(theme.COLOURS[name], prefix)


def page_palette(prefix: str = "p") -> Palette:
    """CSS variables: the picture follows the page that it stands in."""
    return Palette({name: f"var(--{name})" for name in theme.COLOURS["light"]}, prefix)


def tag(name: str, attributes: Mapping[str, Any], content: str = "") -> str:
    """One element; attributes are escaped, its content is markup.

    >>> tag("path", {"d": "M0 0", "fill": "none"})
    '<path d="M0 0" fill="none"/>'
    """
    written = "".join(f' {key}="{quoted(str(value))}"' for key, value in attributes.items() if value is not None)
    return f"<{name}{written}>{content}</{name}>" if content else f"<{name}{written}/>"


def number(value: float) -> str:
    """A length with at most one decimal.

    >>> number(3.0), number(2.25), number(-0.04)
    ('3', '2.2', '0')
    """
    written = f"{value:.1f}".removesuffix(".0")
    return "0" if written == "-0" else written


def dashes(line: Mapping[str, Any]) -> dict[str, str]:
    """The dashes of a line as plotly writes them: `7px,4px`, `dot`, `solid`."""
    dash = line.get("dash", "solid")
    if dash == "solid":
        return {}
    if dash == "dot":
        wide = number(max(line.get("width", 2), 3))
        return {"stroke-dasharray": f"{wide} {wide}"}
    return {"stroke-dasharray": dash.replace("px", "").replace(",", " ")}
