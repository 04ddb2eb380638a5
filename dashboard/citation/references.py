"""Items of CSL-JSON as files for managers of references: BibTeX, BibLaTeX, RIS, CSL-JSON itself.

A list of items goes in, text goes out, in the order of the items. Nothing is invented to fill a field:
where a type of BibTeX asks for more than the document states, the entry is of the type misc, which asks
for nothing and names what it stands in as `howpublished`; styles refuse an entry that lacks a field.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from typing import Any

from dashboard.citation import biblatex
from dashboard.citation.fields import container, escape, key_of, names, note, number, parts, slashed, sort_name

Item = dict[str, Any]

BIBTEX_TYPES = {
    "article-journal": "article",
    "article-magazine": "article",
    "article-newspaper": "article",
    "book": "book",
    "chapter": "incollection",
    "report": "techreport",
    "thesis": "phdthesis",
}
# What the styles of BibTeX cannot do without.
ASKED = {
    "article": ("author", "journal", "year"),
    "book": ("author", "publisher", "year"),
    "incollection": ("author", "booktitle", "publisher", "year"),
    "techreport": ("author", "institution", "year"),
    "phdthesis": ("author", "school", "year"),
}
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")  # names that BibTeX knows
RIS_TYPES = {
    "article-journal": "JOUR",
    "article-magazine": "MGZN",
    "article-newspaper": "NEWS",
    "book": "BOOK",
    "chapter": "CHAP",
    "dataset": "DATA",
    "report": "RPRT",
    "thesis": "THES",
    "webpage": "ELEC",
}
RIS_NUMBERS = {"RPRT": "SN"}  # of a report its own number, which Zotero takes from there; IS is of an issue


def write_csl(items: Iterable[Item]) -> str:
    """An array of CSL-JSON, without what is ours: some processors refuse all that they do not know."""
    known = [{name: value for name, value in item.items() if name != "custom"} for item in items]
    return json.dumps(known, ensure_ascii=False, indent=1) + "\n"


def write_bibtex(items: Iterable[Item]) -> str:
    """BibTeX in UTF-8; what TeX would take for a command is escaped, addresses are not."""
    return "\n".join(map(_bibtex_entry, items))


def write_ris(items: Iterable[Item]) -> str:
    """RIS, a tag a line; lines end as its definition asks."""
    return "\r\n".join(map(_ris_entry, items))


# The formats by the ending of their files: how they are written, and their media type.
FORMATS: dict[str, tuple[Callable[[Iterable[Item]], str], str]] = {
    "bib": (write_bibtex, "application/x-bibtex; charset=utf-8"),
    "biblatex.bib": (biblatex.write_biblatex, "application/x-bibtex; charset=utf-8"),
    "ris": (write_ris, "application/x-research-info-systems; charset=utf-8"),
    "csl.json": (write_csl, "application/vnd.citationstyles.csl+json; charset=utf-8"),
}


def _bibtex_entry(item: Item) -> str:
    kind = BIBTEX_TYPES.get(item["type"], "misc")
    fields = _bibtex_fields(item, kind)
    if any(not fields.get(name) for name in ASKED.get(kind, ())):
        kind, fields = "misc", _bibtex_fields(item, "misc")
    lines = [f"  {name} = {{{value}}},\n" for name, value in fields.items() if value.strip("{}")]
    month = parts(item)[1:2]
    lines += [f"  month = {MONTHS[int(month[0]) - 1]},\n"] if month else []
    return f"@{kind}{{{key_of(item)},\n{''.join(lines)}}}\n"


def _bibtex_fields(item: Item, kind: str) -> dict[str, str]:
    """The fields in braces, some of them empty; what an entry stands in has a name by its kind."""
    date, held, of_it = parts(item), escape(container(item)), escape(number(item))
    return {
        "author": " and ".join(names(item)),
        "title": f"{{{escape(item['title'])}}}",
        {"article": "journal", "incollection": "booktitle"}.get(kind, "series"): held,
        "number": of_it,
        "howpublished": " ".join(part for part in (held, of_it) if part) if kind == "misc" else "",
        {"techreport": "institution", "phdthesis": "school"}.get(kind, "publisher"): escape(item.get("publisher", "")),
        "year": date[0] if date else "",
        "pages": escape(item.get("page", "")),
        "version": escape(item.get("version", "")),
        "url": item.get("URL", ""),
        "urldate": "-".join(parts(item, "accessed")),
        "note": escape(note(item)),
        "language": item.get("language", ""),
    }


def _ris_entry(item: Item) -> str:
    date, kind = parts(item), RIS_TYPES.get(item["type"], "GEN")
    tags = [
        ("TY", kind),
        ("ID", item["id"]),
        *(("AU", sort_name(name)) for name in item.get("author", ())),
        ("TI", item["title"]),
        ("T2", container(item)),
        (RIS_NUMBERS.get(kind, "IS"), number(item)),
        ("PB", item.get("publisher", "")),
        ("PY", date[0] if date else ""),
        ("DA", slashed(date)),
        ("SP", item.get("page", "")),
        ("ET", item.get("version", "")),
        ("UR", item.get("URL", "")),
        ("Y2", slashed(parts(item, "accessed"))),
        ("N1", note(item)),
        ("LA", item.get("language", "")),
    ]
    lines = "".join(f"{tag}  - {' '.join(value.split())}\r\n" for tag, value in tags if value)
    return f"{lines}ER  - \r\n"
