"""The data as JSON-LD in the words of schema.org: the whole as a DataCatalog, an indicator as a Dataset.

What search engines for data read. The figures of one page are described by dashboard.exports.jsonld.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from markupsafe import Markup

from dashboard.exports.exact import write_script_json
from dashboard.exports.jsonld import known
from etl.answers import SampleFigure, StoredIndicator

CREATOR = "figtrace"
MOST_WORDS = 5_000  # characters of a description
MIMES = {"csv": "text/csv", "json": "application/json", "parquet": "application/vnd.apache.parquet"}


def write_script(thing: Mapping[str, object]) -> Markup:
    """The script tag for <head>; nothing in it can end the script."""
    graph = write_script_json({"@context": "https://schema.org", **thing})
    return Markup(f'<script type="application/ld+json">{graph}</script>')


def describe_catalogue(
    name: str, words: str, home: str, version: str, datasets: Iterable[tuple[str, str]]
) -> dict[str, Any]:
    """The catalogue at `home`, with the name and the absolute address of each of its data sets."""
    return known(
        {
            "@type": "DataCatalog",
            "@id": home,
            "url": home,
            "name": name,
            "description": words,
            "version": version,
            "inLanguage": ["ko", "en"],
            "dataset": [{"@type": "Dataset", "@id": url, "name": title, "url": url} for title, url in datasets],
        }
    )


def describe_dataset(
    indicator: StoredIndicator,
    rows: Iterable[SampleFigure],
    lang: str,
    page: str,
    home: str,
    version: str,
    files: Mapping[str, str],
    about: str,
    published: str | None = None,
) -> dict[str, object]:
    """One indicator: `files` are its downloads, format to absolute address; `rows` its figures.

    `about` says what its figures are; a description has 50 to 5,000 characters, as search engines for data ask.
    `published` is the day on which this version was published. No licence is named: that of the code is not one
    for figures quoted from documents, of which each states its own terms or none (/export/documents.csv).
    """
    rows = list(rows)
    covered = cover([row.period_start for row in rows], [row.period_end for row in rows])
    name, other, described = indicator.ko, indicator.en, indicator.description_ko
    if lang == "en":
        name, other, described = indicator.en, indicator.ko, indicator.description_en
    return known(
        {
            "@type": "Dataset",
            "@id": page,
            "url": page,
            "identifier": indicator.indicator_id,
            "name": name,
            "alternateName": other,
            "description": f"{described} {about}"[:MOST_WORDS],
            "creator": {"@type": "Organization", "name": CREATOR, "url": home},
            "version": version,
            "inLanguage": ["ko", "en"],
            "isAccessibleForFree": True,
            "includedInDataCatalog": {"@type": "DataCatalog", "@id": home, "url": home},
            "variableMeasured": known(
                {
                    "@type": "PropertyValue",
                    "name": name,
                    "propertyID": indicator.indicator_id,
                    "unitText": indicator.unit_en if lang == "en" else indicator.unit_ko,
                    "measurementTechnique": indicator.basis,
                }
            ),
            "datePublished": published,
            "dateModified": published,
            "temporalCoverage": covered,
            "citation": list(dict.fromkeys(row.document_title for row in rows)),
            "distribution": [
                {"@type": "DataDownload", "encodingFormat": MIMES[form], "contentUrl": url}
                for form, url in files.items()
            ],
        }
    )


def cover(starts: Iterable[str | None], ends: Iterable[str | None]) -> str | None:
    """The time from the first day to the last that figures state, as ISO 8601; None where none states any.

    >>> cover(["2023-08", None], ["2024", "2024-05-15"])
    '2023-08/2024'
    """
    first, last = ([moment for moment in moments if moment] for moments in (starts, ends))
    if not first and not last:
        return None
    latest = max(last or first, key=lambda moment: moment.ljust(10, "9"))  # a year ends after each of its days
    return f"{min(first or last)}/{latest}"
