"""One regular expression out of many words, shaped like a tree so that it is read in one go."""

from __future__ import annotations

import re
from collections.abc import Iterable

Node = dict[str, "Node"]


def pattern_of(words: Iterable[str]) -> str:
    """A pattern that matches the longest of `words` at a place; empty words are left out."""
    root: Node = {}
    for word in words:
        node = root
        for char in word:
            node = node.setdefault(char, {})
        if word:
            node[""] = {}
    return _branch(root)


def _branch(node: Node) -> str:
    ends = "" in node
    parts = [re.escape(char) + _branch(child) for char, child in sorted(node.items()) if char]
    if not parts:
        return ""
    if len(parts) == 1 and not ends:
        return parts[0]
    return f"(?:{'|'.join(parts)}){'?' if ends else ''}"
