"""Styles of HWPX: which characters are raised, which paragraphs are headings."""

from __future__ import annotations

from typing import Any

LONGEST_HEADING = 80  # characters; ministries set whole sentences in styles of headings


def local(element: Any) -> str:
    """The name of an element without its namespace, which has changed with the years."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


class Styles:
    """What the header of a paper says of its characters and paragraphs."""

    def __init__(self, header: Any | None) -> None:
        self.raised: set[str] = set()
        self.levels: dict[str, int] = {}
        for element in header.iter() if header is not None else ():
            name, key = local(element), element.get("id", "")
            if name == "charPr" and any(local(part) == "supscript" for part in element):
                self.raised.add(key)
            elif name == "paraPr":
                self._read_paragraph(element, key)

    def _read_paragraph(self, element: Any, key: str) -> None:
        for part in element.iter():
            level = part.get("level", "0")
            if local(part) == "heading" and part.get("type") == "OUTLINE" and level.isdecimal():
                self.levels.setdefault(key, int(level))

    def is_raised(self, key: str | None) -> bool:
        """Whether characters of that make stand above the line."""
        return key in self.raised

    def kind(self, key: str | None, text: str) -> str:
        """The element of the view for a paragraph."""
        level = self.levels.get(key or "")
        if level is None or len(text) > LONGEST_HEADING or text.rstrip().endswith("."):
            return "p"
        return f"h{min(level + 1, 4)}"
