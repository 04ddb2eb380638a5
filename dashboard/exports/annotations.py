"""Figures as W3C Web Annotations: each names its passage by its words and by its place.

Rows of `Store.quotations` go in, an annotation collection in JSON-LD streams out. The selectors choose the
sentence in the untouched text, by its words with what stands before and after them (TextQuoteSelector) and
by code points from 0 (TextPositionSelector); each is refined by the figure inside the sentence. The
document is named by the hash of its text, so that an annotation cannot be laid over another one.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

Row = Mapping[str, Any]
CONTEXT = "http://www.w3.org/ns/anno.jsonld"


def annotations_jsonld(
    quotations: Iterable[Row], documents: Mapping[str, Row], address: Callable[[str], str], version: str
) -> Iterator[bytes]:
    """An annotation a line; `documents` by id, `address` makes a path of ours absolute."""
    head = {"@context": CONTEXT, "id": f"urn:figtrace:{version}", "type": "AnnotationCollection"}
    yield (json.dumps(head)[:-1] + ', "first": {"type": "AnnotationPage", "items": [').encode()
    separator = "\n"
    for row in quotations:
        annotation = describe_annotation(row, documents[row["document_id"]], address)
        yield (separator + json.dumps(annotation, ensure_ascii=False)).encode()
        separator = ",\n"
    yield b"\n]}}\n"


def describe_annotation(row: Row, document: Row, address: Callable[[str], str]) -> dict[str, Any]:
    """One figure: what it is evidence of (`body`), and where it stands (`target`)."""
    page = address(f"/o/{row['observation_id']}")
    return {
        "id": f"{page}#annotation",
        "type": "Annotation",
        "motivation": "identifying",
        "body": {"id": page, "type": "Dataset", "format": "text/html"},
        "target": {
            "source": f"urn:sha256:{document['sha256']}",
            "scope": address(f"/d/{row['document_id']}"),
            "selector": [quote_selector(row), position_selector(row)],
        },
    }


def quote_selector(row: Row) -> dict[str, Any]:
    """The sentence by its words, refined by those of the figure."""
    start = row["char_start"] - row["sentence_start"]
    figure, sentence = row["quote_value"], row["sentence"]
    return {
        "type": "TextQuoteSelector",
        "exact": sentence,
        "prefix": row["prefix"],
        "suffix": row["suffix"],
        "refinedBy": {
            "type": "TextQuoteSelector",
            "exact": figure,
            "prefix": sentence[:start],
            "suffix": sentence[start + len(figure) :],
        },
    }


def position_selector(row: Row) -> dict[str, Any]:
    """The sentence by its place in the text, refined by that of the figure in the sentence."""
    first = row["sentence_start"]
    return {
        "type": "TextPositionSelector",
        "start": first,
        "end": row["sentence_end"],
        "refinedBy": {
            "type": "TextPositionSelector",
            "start": row["char_start"] - first,
            "end": row["char_end"] - first,
        },
    }
