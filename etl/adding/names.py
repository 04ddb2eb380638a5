"""Names for what comes in: the id of a document, and a file name that every system takes."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection
from pathlib import PurePath

from etl.files import one_spelling

LONGEST_ID = 60
LONGEST_NAME = 150  # bytes; a system takes 255, and some of those for a name that is not finished
UNFIT = re.compile(r"[^\w.-]+")
FORBIDDEN = '/\\:*?"<>|'  # on Windows
HIDDEN = ("Cc", "Cf", "Zl", "Zp", "Cs", "Co", "Cn")


def make_id(file_name: str, taken: Collection[str]) -> str:
    """An id of a file's name in composed letters, unlike all that are taken, in whatever case.

    >>> make_id("2024년 북한 경제 (최종).pdf", {"a"}), make_id("Report.pdf", {"report"}), make_id("…", ())
    ('2024년-북한-경제-최종', 'Report-2', 'document')
    """
    stem = UNFIT.sub("-", one_spelling(PurePath(file_name).stem))
    first = stem.strip("-._")[:LONGEST_ID].strip("-._") or "document"
    used = {name.casefold() for name in taken}
    name, number = first, 1
    while name.casefold() in used:
        number += 1
        name = f"{first}-{number}"
    return name


def safe_name(file_name: str) -> str:
    r"""A file's name as it may lie on any system: composed letters, nothing hidden, no path, not too long.

    >>> safe_name("../a:b\n.pdf"), safe_name(".pdf"), len(safe_name("가" * 200 + ".pdf").encode())
    ('_a_b_.pdf', 'pdf', 148)
    """
    composed = one_spelling(file_name)
    fit = "".join("_" if c in FORBIDDEN or unicodedata.category(c) in HIDDEN else c for c in composed)
    fit = fit.strip(". ") or "original"
    end = PurePath(fit).suffix if len(PurePath(fit).suffix) <= 10 else ""
    stem = fit.removesuffix(end)
    while len((stem + end).encode()) > LONGEST_NAME:
        stem = stem[:-1]
    return stem.rstrip(". ") + end
