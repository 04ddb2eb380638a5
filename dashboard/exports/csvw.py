"""CSV on the Web: the metadata of a CSV file (W3C Tabular Metadata), from its columns."""

from __future__ import annotations

from typing import Any

from dashboard.exports.columns import Column

CONTEXT = ["http://www.w3.org/ns/csvw", {"@language": "en"}]
DATATYPES = {"string": "string", "number": "decimal", "integer": "integer", "boolean": "boolean", "date": "date"}


def describe_csv(name: str, columns: tuple[Column, ...], version: str) -> dict[str, Any]:
    """The content of `<name>-metadata.json` beside the file."""
    return {
        "@context": CONTEXT,
        "url": name,
        "dc:identifier": version,
        "dialect": {"encoding": "utf-8", "delimiter": ",", "quoteChar": '"', "doubleQuote": True, "header": True},
        "tableSchema": {"columns": [describe_column(column) for column in columns], "primaryKey": columns[0].name},
    }


def describe_column(column: Column) -> dict[str, Any]:
    """One column; its headings and its meaning in both languages."""
    datatype: Any = DATATYPES[column.type]
    if column.values:
        datatype = {"base": datatype, "format": "|".join(column.values)}
    return {
        "name": column.name,
        "titles": column.name,
        "datatype": datatype,
        "required": column.required,
        "null": "",
        "dc:title": in_both(column.ko, column.en),
        "dc:description": in_both(column.description_ko, column.description_en),
    }


def in_both(ko: str, en: str) -> list[dict[str, str]]:
    """A text in both languages."""
    return [{"@value": ko, "@language": "ko"}, {"@value": en, "@language": "en"}]
