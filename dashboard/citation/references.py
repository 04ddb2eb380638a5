"""Items of CSL-JSON as files for managers of references: BibTeX, RIS, CSL-JSON itself.

A list of items goes in, text goes out, in the order of the items. Nothing is invented to fill a field:
where a type of BibTeX asks for more than the document states, the entry is of the type misc, which asks
for nothing and names what it stands in as `howpublished`; styles refuse an entry that lacks a field.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable
from typing import Any

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
ESCAPED = re.compile(r"([\\{}&%$#_])")


def write_csl(items: Iterable[Item]) -> str:
    """An array of CSL-JSON."""
    return json.dumps(list(items), ensure_ascii=False, indent=1) + "\n"


def write_bibtex(items: Iterable[Item]) -> str:
    """BibTeX in UTF-8; what TeX would take for a command is escaped, addresses are not."""
    return "\n".join(map(_bibtex_entry, items))


def write_ris(items: Iterable[Item]) -> str:
    """RIS, a tag a line."""
    return "\n".join(map(_ris_entry, items))


# The formats by the ending of their files: how they are written, and their media type.
FORMATS: dict[str, tuple[Callable[[Iterable[Item]], str], str]] = {
    "bib": (write_bibtex, "application/x-bibtex; charset=utf-8"),
    "ris": (write_ris, "application/x-research-info-systems; charset=utf-8"),
    "csl.json": (write_csl, "application/vnd.citationstyles.csl+json; charset=utf-8"),
}


def _bibtex_entry(item: Item) -> str:
    kind = BIBTEX_TYPES.get(item["type"], "misc")
    fields = _bibtex_fields(item, kind)
    if any(not fields.get(name) for name in ASKED.get(kind, ())):
        kind, fields = "misc", _bibtex_fields(item, "misc")
    key = "figtrace-" + re.sub(r"[^\w.-]+", "-", item["id"])
    lines = [f"  {name} = {{{value}}},\n" for name, value in fields.items() if value.strip("{}")]
    month = _parts(item)[1:2]
    lines += [f"  month = {MONTHS[int(month[0]) - 1]},\n"] if month else []
    return f"@{kind}{{{key},\n{''.join(lines)}}}\n"


def _bibtex_fields(item: Item, kind: str) -> dict[str, str]:
    """The fields in braces, some of them empty; what an entry stands in has a name by its kind."""
    date, container, number = _parts(item), _escape(_container(item)), _escape(_number(item))
    return {
        "author": " and ".join(f"{{{_escape(name)}}}" for name in _names(item)),
        "title": f"{{{_escape(item['title'])}}}",
        {"article": "journal", "incollection": "booktitle"}.get(kind, "series"): container,
        "number": number,
        "howpublished": " ".join(part for part in (container, number) if part) if kind == "misc" else "",
        {"techreport": "institution", "phdthesis": "school"}.get(kind, "publisher"): _escape(item.get("publisher", "")),
        "year": date[0] if date else "",
        "pages": _escape(item.get("page", "")),
        "version": _escape(item.get("version", "")),
        "url": item.get("URL", ""),
        "note": _escape(_note(item)),
        "language": item.get("language", ""),
    }


def _ris_entry(item: Item) -> str:
    date = _parts(item)
    tags = [
        ("TY", RIS_TYPES.get(item["type"], "GEN")),
        ("ID", item["id"]),
        *(("AU", name) for name in _names(item)),
        ("TI", item["title"]),
        ("T2", _container(item)),
        ("IS", _number(item)),
        ("PB", item.get("publisher", "")),
        ("PY", date[0] if date else ""),
        ("DA", "/".join([*date, "", ""][:3]) + "/" if date else ""),
        ("SP", item.get("page", "")),
        ("ET", item.get("version", "")),
        ("UR", item.get("URL", "")),
        ("N1", _note(item)),
        ("LA", item.get("language", "")),
    ]
    lines = "".join(f"{tag}  - {' '.join(value.split())}\n" for tag, value in tags if value)
    return f"{lines}ER  - \n"


def _names(item: Item) -> list[str]:
    return [name["literal"] for name in item.get("author", ())]


def _container(item: Item) -> str:
    return item.get("container-title") or item.get("collection-title") or ""


def _number(item: Item) -> str:
    return item.get("issue") or item.get("collection-number") or ""


def _note(item: Item) -> str:
    """The note of the item; of a date that is not stated, that it is inferred."""
    inferred = "date inferred" if item.get("issued", {}).get("circa") else ""
    return " ".join(part for part in (item.get("note", ""), inferred and f"[{inferred}]") if part)


def _parts(item: Item) -> list[str]:
    """Year, month, day as far as they are known, in digits."""
    parts = item.get("issued", {}).get("date-parts", [[]])[0]
    return [f"{part:02d}" for part in parts]


def _escape(text: str) -> str:
    return ESCAPED.sub(lambda found: "\\textbackslash{}" if found[0] == "\\" else f"\\{found[0]}", text)
