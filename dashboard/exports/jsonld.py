"""One figure as JSON-LD in the words of schema.org: an Observation, the Claim that states it, and
the document in which the claim appears.

A bound stays a bound: an open end has no minValue or maxValue, and no middle is computed.
"""

from __future__ import annotations

from collections.abc import Mapping

from dashboard.exports.exact import write_script_json
from etl.answers import Observation


def write_jsonld(row: Observation, lang: str, page: str, document: str) -> str:
    """The script tag for <head>: a row of `Store.observation`, the two addresses, absolute."""
    graph = write_script_json(describe_figure(row, lang, page, document))
    return f'<script type="application/ld+json">{graph}</script>'


def describe_figure(row: Observation, lang: str, page: str, document: str) -> dict[str, object]:
    """The graph; what is not known is left out."""
    graph = (describe_claim(row, lang, page, document), describe_observation(row, lang, page))
    return {
        "@context": "https://schema.org",
        "@graph": [*map(known, graph), known(describe_document(row, document))],
    }


def describe_claim(row: Observation, lang: str, page: str, document: str) -> dict[str, object]:
    """Who says it (`creator`), in which words, where (`appearance`)."""
    kind = "Person" if row.origin_type in ("person", "author") else "Organization"
    return {
        "@type": "Claim",
        "@id": f"{page}#claim",
        "url": page,
        "text": row.passage,
        "inLanguage": row.language,
        "creator": {"@type": kind, "name": row.origin_en if lang == "en" else row.origin_ko},
        "appearance": {"@id": document},
        "about": {"@id": f"{page}#observation"},
        "citation": row.cited_work,
    }


def describe_observation(row: Observation, lang: str, page: str) -> dict[str, object]:
    """What is said: the indicator, the value with its ends, the time."""
    return {
        "@type": "Observation",
        "@id": f"{page}#observation",
        "name": row.indicator_en if lang == "en" else row.indicator_ko,
        "variableMeasured": row.indicator_id,
        "observationPeriod": write_interval(row.period_start, row.period_end),
        "value": known(
            {
                "@type": "QuantitativeValue",
                "value": row.value,
                "minValue": row.low,
                "maxValue": row.high,
                "unitText": row.unit,
                "description": row.quote_value,
            }
        ),
    }


def describe_document(row: Observation, document: str) -> dict[str, object]:
    """The document, as far as its text states what it is."""
    container, publisher = row.container, row.publisher
    authors = filter(None, (row.author or "").split("; "))
    return {
        "@type": "CreativeWork",
        "@id": document,
        "url": document,
        "name": row.title or row.label_ko,
        "author": [{"@type": "Person", "name": name} for name in authors],
        "publisher": {"@type": "Organization", "name": publisher} if publisher else None,
        "isPartOf": {"@type": "Periodical", "name": container} if container else None,
        "datePublished": row.published_stated,
        "inLanguage": row.language,
        "license": row.licence,
    }


def known(thing: Mapping[str, object]) -> dict[str, object]:
    """The same without what is unknown."""
    return {name: value for name, value in thing.items() if value not in (None, "", [])}


def write_interval(start: str | None, end: str | None) -> str | None:
    """An ISO 8601 interval; an open end is two dots.

    >>> write_interval("2023-08", "2024-10"), write_interval(None, "2024")
    ('2023-08/2024-10', '../2024')
    """
    if not start and not end:
        return None
    return str(start) if start == end else f"{start or '..'}/{end or '..'}"
