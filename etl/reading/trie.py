"""One regular expression out of many words, shaped like a tree so that it is read in one go."""

from __future__ import annotations

import re
from collections.abc import Iterable

Node = dict[str, "Node"]
GROUP = 32  # first letters that are tried one by one


def pattern_of(words: Iterable[str], not_after: str = "") -> str:
    """A pattern that matches the longest of `words` at a place; empty words are left out, and where there is none
    it matches nothing.

    `not_after`: a class of characters that may not stand before it. Such a pattern first asks for the first
    letters, then for a group of them, so that not every letter is tried at every place.
    """
    root: Node = {}
    for word in words:
        node = root
        for char in word:
            node = node.setdefault(char, {})
        if word:
            node[""] = {}
    if not root:
        return "(?!)"
    if not not_after:
        return _branch(root)
    letters = sorted(root)
    groups = [letters[place : place + GROUP] for place in range(0, len(letters), GROUP)]
    parts = [f"(?=[{_class(group)}]){_branch({char: root[char] for char in group})}" for group in groups]
    return f"(?<!{not_after})(?=[{_class(letters)}])(?:{'|'.join(parts)})"


def _class(letters: list[str]) -> str:
    return "".join(re.escape(char) for char in letters)


def _branch(node: Node) -> str:
    ends = "" in node
    parts = [re.escape(char) + _branch(child) for char, child in sorted(node.items()) if char]
    if not parts:
        return ""
    if len(parts) == 1 and not ends:
        return parts[0]
    return f"(?:{'|'.join(parts)}){'?' if ends else ''}"
