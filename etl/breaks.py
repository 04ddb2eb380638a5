"""What a line break never parts, whoever joins lines: in the text of a document, on a page of its original."""

import re

_GROUPS_BEFORE = re.compile(r"(?<![\d.,])\d{1,3}(?:,\d{3})*,$")
_GROUP_BEHIND = re.compile(r"\d{3}(?!\d)")


def parts_number(tail: str, head: str) -> bool:
    """Whether a break stands behind the comma of a numeral, with three digits behind it.

    >>> parts_number("6,", "900만"), parts_number("2023,", "1,200"), parts_number("6,", "9000")
    (True, False, False)
    """
    return _GROUPS_BEFORE.search(tail) is not None and _GROUP_BEHIND.match(head) is not None


def parts_han(last: str, first: str) -> bool:
    """Whether a break stands between two Chinese characters, which need no blank.

    >>> parts_han("贸", "易"), parts_han("무", "역")
    (True, False)
    """
    return "一" <= last <= "鿿" and "一" <= first <= "鿿"
