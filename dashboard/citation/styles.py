"""An item of CSL-JSON set in a style by the CSL processor citeproc-py: as an entry of a list, and as cited in a text.

Four styles, each a file of ours in styles/: a Korean one; APA, 7th edition; Chicago, 17th edition, with notes and with
author and date. What the processor cannot do is mended here, each with its reason.
"""

from __future__ import annotations

import json
import re
from functools import cache, lru_cache
from io import BytesIO
from pathlib import Path
from threading import Lock
from typing import Any

from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, Locator, formatter
from citeproc.source.json import CiteProcJSON

from dashboard.markup import unescape

Item = dict[str, Any]

OWN = Path(__file__).with_name("styles")
STYLES = {  # style: the language whose marks and words it sets
    "korean": "ko",
    "apa": "en",
    "chicago": "en",
    "chicago-author-date": "en",
}
OF_LANGUAGE = {"ko": "korean", "en": "apa"}
CASED = ' text-case="title"'

_setting = Lock()  # a style holds the state of the entry that is being set


def cite_item(item: Item, style: str) -> str:
    """The entry of a list of references as HTML with its full stop: italics are <i>; KeyError for an unknown style."""
    return _set(json.dumps(item, ensure_ascii=False, sort_keys=True), style, None)


def cite_place(item: Item, style: str, page: str = "") -> str:
    """The same as it is cited in a text or a note, at a page; HTML without brackets and full stop."""
    return _set(json.dumps(item, ensure_ascii=False, sort_keys=True), style, page)


def strip(words: str) -> str:
    """HTML of an entry as plain text.

    >>> strip("Kim &amp; Lee. <i>A title</i>.")
    'Kim & Lee. A title.'
    """
    return unescape(re.sub(r"</?(?:i|b|span)\b[^>]*>", "", words))


@lru_cache(maxsize=4096)  # setting an entry takes some 10 ms
def _set(item: str, style: str, page: str | None) -> str:
    held = json.loads(item)
    with _setting:
        of_style = _read_style(style, is_cased=str(held.get("language", "")).startswith("en"))
        list_of_one = CitationStylesBibliography(of_style, CiteProcJSON([held]), formatter.html)
        cite = CitationItem(held["id"], **({"locator": Locator("page", page)} if page else {}))
        citation = Citation([cite])
        list_of_one.register(citation)
        if page is None:
            return _end(_punctuate(str(list_of_one.bibliography()[0]), style), style)
        return _punctuate(str(list_of_one.cite(citation, lambda _missing: None)), style)


@cache
def _read_style(style: str, *, is_cased: bool) -> CitationStylesStyle:
    """A style; only English titles are set in capitals, which the processor does to all of them."""
    words = (OWN / f"{style}.csl").read_text(encoding="utf-8")
    words = words if is_cased else words.replace(CASED, "")
    return CitationStylesStyle(BytesIO(words.encode()), validate=False)


def _punctuate(entry: str, style: str) -> str:
    """In English comma and full stop stand inside the quotation marks; a description of ours is upright, without them.

    >>> _punctuate("Kim. “A Title”. Econ, July", "chicago"), _punctuate("“[An article]”. 2019", "chicago")
    ('Kim. “A Title.” Econ, July', '[An article]. 2019')
    """
    entry = re.sub(r"(?:[“「『]|<i>)(\[[^\]]*\])(?:[”」』]|</i>)", r"\1", " ".join(entry.split()))
    if STYLES[style] == "en":
        entry = re.sub(r"”([.,])", r"\1”", entry)
    return re.sub(r"\.((?:</i>)?)\.", r".\1", entry)


def _end(entry: str, style: str) -> str:
    """With one full stop; APA sets none after an address.

    >>> _end("Kim. Title. http://h/i/a", "apa"), _end("Kim. Title", "apa"), _end("Kim. “A.”", "chicago")
    ('Kim. Title. http://h/i/a', 'Kim. Title.', 'Kim. “A.”')
    """
    is_address = style == "apa" and re.search(r"https?://\S+$", entry)
    return entry if is_address or strip(entry).endswith((".", ".”", "?”", "!”")) else f"{entry}."
