"""The data as JSON-LD in the words of schema.org: the whole as a DataCatalog, an indicator as a Dataset.

What search engines for data read. The figures of one page are described by dashboard.exports.jsonld.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from markupsafe import Markup

from dashboard.exports.exact import write_script_json
from dashboard.exports.jsonld import known

CREATOR = "figtrace"
MOST_WORDS = 5_000  # characters of a description
MIMES = {"csv": "text/csv", "json": "application/json", "parquet": "application/vnd.apache.parquet"}

Row = Mapping[str, Any]


def write_script(thing: Mapping[str, object]) -> Markup:
    """The script tag for <head>; nothing in it can end the script."""
    graph = write_script_json({"@context": "https://schema.org", **thing})
    return Markup(f'<script type="application/ld+json">{graph}</script>')


def describe_catalogue(name: str, words: str, home: str, version: str, datasets: Iterable[tuple[str, str]]) -> dict:
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
    indicator: Row,
    rows: Iterable[Row],
    lang: str,
    page: str,
    home: str,
    version: str,
    files: Mapping[str, str],
    about: str,
) -> dict[str, object]:
    """One indicator: `files` are its downloads, format to absolute address; `rows` its figures.

    `about` says what its figures are; a description has 50 to 5,000 characters, as search engines for data ask.
    """
    rows = list(rows)
    years = sorted(end[:4] for row in rows for end in (row["period_start"], row["period_end"]) if end)
    other = "en" if lang == "ko" else "ko"
    return known(
        {
            "@type": "Dataset",
            "@id": page,
            "url": page,
            "identifier": indicator["indicator_id"],
            "name": indicator[lang],
            "alternateName": indicator[other],
            "description": f"{indicator[f'description_{lang}']} {about}"[:MOST_WORDS],
            "creator": {"@type": "Organization", "name": CREATOR, "url": home},
            "version": version,
            "inLanguage": ["ko", "en"],
            "isAccessibleForFree": True,
            "includedInDataCatalog": {"@type": "DataCatalog", "@id": home, "url": home},
            "variableMeasured": known(
                {
                    "@type": "PropertyValue",
                    "name": indicator[lang],
                    "propertyID": indicator["indicator_id"],
                    "unitText": indicator[f"unit_{lang}"],
                    "measurementTechnique": indicator["basis"],
                }
            ),
            "temporalCoverage": f"{years[0]}/{years[-1]}" if years else None,
            "citation": list(dict.fromkeys(row["document_title"] for row in rows)),
            "distribution": [
                {"@type": "DataDownload", "encodingFormat": MIMES[form], "contentUrl": url}
                for form, url in files.items()
            ],
        }
    )
