"""Styles of DOCX: which paragraphs are headings and items, which characters are raised."""

from __future__ import annotations

from typing import Any

from lxml import etree

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def outline_level(settings: Any) -> int | None:
    """The outline level of a paragraph or style; 9 is body text."""
    found = settings.find(f"{WORD}outlineLvl") if settings is not None else None
    value = found.get(f"{WORD}val", "") if found is not None else ""
    return int(value) if value in list("012345678") else None


def is_on(element: Any) -> bool:
    """Whether a property that is on or off is on; one that is not there is not."""
    return element is not None and element.get(f"{WORD}val", "1") not in ("0", "false", "off")


def is_struck(settings: Any, by_style: bool) -> bool:
    """Whether characters are struck out, once or twice: as they say themselves, else as their style does."""
    marks = [mark for name in ("strike", "dstrike") if (mark := settings.find(f"{WORD}{name}")) is not None]
    return any(map(is_on, marks)) if marks else by_style


class Style:
    """What a style says that is of interest here, with what it is based on."""

    def __init__(self, element: Any, base: Style | None) -> None:
        name = element.find(f"{WORD}name")
        words = (name.get(f"{WORD}val", "") if name is not None else "").lower()
        settings = element.find(f"{WORD}pPr")
        level = 0 if words == "title" else outline_level(settings)
        if level is None and words.startswith("heading ") and words[8:].isdecimal():
            level = int(words[8:]) - 1
        self.level: int | None = level if level is not None or base is None else base.level
        self.is_item: bool = (settings is not None and settings.find(f"{WORD}numPr") is not None) or (
            base is not None and base.is_item
        )
        mark = element.find(f"{WORD}rPr/{WORD}vertAlign")
        self.is_raised: bool = (
            mark.get(f"{WORD}val") == "superscript" if mark is not None else bool(base and base.is_raised)
        )
        characters = element.find(f"{WORD}rPr")
        is_below = base is not None and base.is_struck
        self.is_struck: bool = is_struck(characters, is_below) if characters is not None else is_below


class Styles:
    """Styles by their id."""

    def __init__(self, elements: dict[str, Any]) -> None:
        self.elements = elements
        self.made: dict[str, Style] = {}
        self.plain = Style(etree.Element("style"), None)

    @classmethod
    def of_document(cls, element: Any) -> Styles:
        """All styles of a document."""
        return cls({style.get(f"{WORD}styleId"): style for style in element.findall(f"{WORD}style")})

    def of(self, settings: Any) -> Style:
        """The style of a paragraph."""
        named = settings.find(f"{WORD}pStyle") if settings is not None else None
        return self.get(named.get(f"{WORD}val") if named is not None else None)

    def get(self, key: str | None, depth: int = 0) -> Style:
        """A style; an unknown one, or one based on itself, says nothing."""
        if key is None or key not in self.elements or depth > 20:
            return self.plain
        if key not in self.made:
            based = self.elements[key].find(f"{WORD}basedOn")
            base = self.get(based.get(f"{WORD}val"), depth + 1) if based is not None else None
            self.made[key] = Style(self.elements[key], base)
        return self.made[key]
