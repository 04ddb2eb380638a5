"""An item of CSL-JSON set in a style by the CSL processor citeproc-py.

Three styles, each a file of ours in styles/: a Korean one, and the author–date orders of APA and Chicago for
the types of text that we cite. What the processor cannot do is mended here, each with its reason.
"""

from __future__ import annotations

import json
import re
from functools import cache, lru_cache
from pathlib import Path
from threading import Lock
from typing import Any

from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source.json import CiteProcJSON

Item = dict[str, Any]

OWN = Path(__file__).with_name("styles")
STYLES = {"korean": "ko", "apa": "en", "chicago": "en"}  # style: the language whose marks and words it sets
OF_LANGUAGE = {"ko": "korean", "en": "apa"}

_setting = Lock()  # a style holds the state of the entry that is being set


def cite_item(item: Item, style: str) -> str:
    """The entry of a list of references, as plain text with its full stop; KeyError for an unknown style."""
    return _set(json.dumps(item, ensure_ascii=False, sort_keys=True), style)


@lru_cache(maxsize=4096)  # setting an entry takes some 10 ms
def _set(item: str, style: str) -> str:
    held = json.loads(item)
    with _setting:
        list_of_one = CitationStylesBibliography(_read_style(style), CiteProcJSON([held]), formatter.plain)
        list_of_one.register(Citation([CitationItem(held["id"])]))
        (entry,) = list_of_one.bibliography()
        return _punctuate(str(entry), style)


@cache
def _read_style(style: str) -> CitationStylesStyle:
    return CitationStylesStyle(str(OWN / f"{style}.csl"), validate=False)


def _punctuate(entry: str, style: str) -> str:
    """One full stop at the end; in English comma and full stop stand inside the quotation marks.

    >>> _punctuate("Kim. “A Title”. Econ, July", "chicago")
    'Kim. “A Title.” Econ, July.'
    """
    entry = " ".join(entry.split())
    if STYLES[style] == "en":
        entry = re.sub(r"”([.,])", r"\1”", entry)
    return entry if entry.endswith((".", ".”")) else f"{entry}."
