"""Figures as W3C Web Annotations: each names its passage by its words and by its place.

Rows of `Store.quotations` go in, an annotation collection in JSON-LD streams out. The selectors choose the
sentence in the untouched text, by its words with what stands before and after them (TextQuoteSelector) and
by code points from 0 (TextPositionSelector); each is refined by the figure inside the sentence. The
document is named by the hash of its text, so that an annotation cannot be laid over another one.

Every id is a whole IRI, as the Web Annotation Data Model asks: the address of the page where the host is
known, else a name of ours that holds the version (`urn:figtrace:<version>:o:002:8020-8032`).
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from etl.answers import CountedDocument, QuotedSentence

LABEL = "Figures, each with the characters that state it"
CONTEXT = "http://www.w3.org/ns/anno.jsonld"


def annotations_jsonld(
    quotations: Iterable[QuotedSentence],
    documents: Mapping[str, CountedDocument],
    address: Callable[[str], str],
    version: str,
    total: int,
) -> Iterator[bytes]:
    """An annotation a line, `total` in all; `documents` by id, `address` makes a path absolute if it can."""
    name = f"urn:figtrace:{version}"
    head = {"@context": CONTEXT, "id": name, "type": "AnnotationCollection", "label": LABEL, "total": total}
    page = {"id": f"{name}:page:1", "type": "AnnotationPage", "partOf": name, "startIndex": 0}
    yield f'{json.dumps(head)[:-1]}, "first": {json.dumps(page)[:-1]}, "items": ['.encode()
    separator = "\n"
    for row in quotations:
        annotation = describe_annotation(row, documents[row.document_id], lambda path: make_iri(path, address, name))
        yield (separator + json.dumps(annotation, ensure_ascii=False)).encode()
        separator = ",\n"
    yield b"\n]}}\n"


def make_iri(path: str, address: Callable[[str], str], name: str) -> str:
    """The address of a page of ours, or the name of what it shows.

    >>> make_iri("/o/002:1-2", lambda path: path, "urn:figtrace:abc")
    'urn:figtrace:abc:o:002:1-2'
    """
    found = address(path)
    return name + path.replace("/", ":") if found.startswith("/") else found


def describe_annotation(
    row: QuotedSentence, document: CountedDocument, address: Callable[[str], str]
) -> dict[str, Any]:
    """One figure: what it is evidence of (`body`), and where it stands (`target`)."""
    page = address(f"/o/{row.observation_id}")
    return {
        "id": f"{page}#annotation",
        "type": "Annotation",
        "motivation": "identifying",
        "body": {"id": page, "type": "Dataset", "format": "text/html"},
        "target": {
            "source": f"urn:sha256:{document.sha256}",
            "scope": address(f"/d/{row.document_id}"),
            "selector": [quote_selector(row), position_selector(row)],
        },
    }


def quote_selector(row: QuotedSentence) -> dict[str, Any]:
    """The sentence by its words, refined by those of the figure."""
    start = row.char_start - row.sentence_start
    figure, sentence = row.quote_value, row.sentence
    return {
        "type": "TextQuoteSelector",
        "exact": sentence,
        "prefix": row.prefix,
        "suffix": row.suffix,
        "refinedBy": {
            "type": "TextQuoteSelector",
            "exact": figure,
            "prefix": sentence[:start],
            "suffix": sentence[start + len(figure) :],
        },
    }


def position_selector(row: QuotedSentence) -> dict[str, Any]:
    """The sentence by its place in the text, refined by that of the figure in the sentence."""
    first = row.sentence_start
    return {
        "type": "TextPositionSelector",
        "start": first,
        "end": row.sentence_end,
        "refinedBy": {
            "type": "TextPositionSelector",
            "start": row.char_start - first,
            "end": row.char_end - first,
        },
    }
