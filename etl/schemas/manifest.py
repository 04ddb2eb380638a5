"""seeds/manifest.toml: the documents and their bibliography. What the keys mean stands at its head."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from pydantic import AfterValidator, Field, StringConstraints, ValidationInfo

from etl.model import OPEN, split_open
from etl.schemas.base import Entry, File, Kind
from etl.schemas.decisions import AREA, Window
from etl.schemas.fields import VISIBLE, Date, DocumentId, Line, Prose, one_of, refuse
from etl.schemas.problems import Fault, show

FORMATS = ("text", "markdown", "html")
ORIGINALS = ("pdf", "hwpx", "hwp", "docx", "xlsx", "csv", *FORMATS)
PROPOSED = ("title", "author", "publisher", "published", "language", "label")
# The types of CSL 1.0.2.
TYPES = (
    *("article", "article-journal", "article-magazine", "article-newspaper", "bill", "book", "broadcast", "chapter"),
    *("classic", "collection", "dataset", "document", "entry", "entry-dictionary", "entry-encyclopedia", "event"),
    *("figure", "graphic", "hearing", "interview", "legal_case", "legislation", "manuscript", "map"),
    *("motion_picture", "musical_score", "pamphlet", "paper-conference", "patent", "performance", "periodical"),
    *("personal_communication", "post", "post-weblog", "regulation", "report", "review", "review-book", "software"),
    *("song", "speech", "standard", "thesis", "treaty", "webpage"),
)


def _inside(path: str) -> str:
    parts = path.split("/")
    if "\\" in path or ":" in parts[0] or any(part in ("", ".", "..") for part in parts) or path == "manifest.toml":
        refuse("the path of a file inside seeds/, with / between its parts")
    return path


FilePath = Annotated[
    str,
    StringConstraints(pattern=rf"^{VISIBLE}+$", max_length=500),
    AfterValidator(_inside),
    Field(description="the path of a file inside seeds/"),
]
Sha256 = Annotated[
    str, StringConstraints(pattern="^[0-9a-f]{64}$"), Field(description="the sha256 of the file, 64 of 0–9 and a–f")
]
Scanned = Annotated[
    str,
    StringConstraints(pattern=r"^(0|[1-9][0-9]{0,8})-[1-9][0-9]{0,8}$"),
    Field(description="a stretch of the text, as 0-1200"),
]
Language = Annotated[
    str,
    StringConstraints(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$", max_length=35),
    Field(description="a language by BCP 47, as ko"),
]


def _area(value: str, info: ValidationInfo) -> str:
    """One of datasets/areas.toml, or a place that it lacks with its country: open:LT-Klaipėda."""
    country, place = split_open(value)
    AREA.func(country if value.startswith(OPEN) and place else value, info)  # type: ignore[call-arg]  # pydantic's two forms
    return value


class AuthorEntry(Entry):
    """One of the authors."""

    name: Line
    name_en: Line | None = None
    affiliation: Line | None = None
    affiliation_en: Line | None = None


class DocumentEntry(Entry):
    """One [[document]]."""

    id: DocumentId
    file: FilePath
    sha256: Sha256
    language: Language
    format: Annotated[str, one_of(*FORMATS), Field(description=f"one of {', '.join(FORMATS)}")]
    label_ko: Line
    label_en: Line
    title: Line | None = None
    title_en: Line | None = None
    type: Annotated[str, one_of(*TYPES), Field(description="a type of CSL, as report")] | None = None
    author: Annotated[tuple[AuthorEntry, ...], Field(description='a list of authors, as [{ name = "…" }]')] = ()
    container_title: Line | None = None
    number: Line | None = None
    publisher: Line | None = None
    licence: Line | None = None
    published: Date | None = None
    manuscript: Date | None = None
    reviewed: Date | None = None
    accepted: Date | None = None
    note: Prose | None = None
    published_inferred: Date | None = None
    published_not_before: Date | None = None
    published_reason_ko: Prose | None = None
    published_reason_en: Prose | None = None
    original: FilePath | None = None
    original_sha256: Sha256 | None = None
    original_format: Annotated[str, one_of(*ORIGINALS), Field(description=f"one of {', '.join(ORIGINALS)}")] | None = (
        None
    )
    reader: Line | None = None
    layout: FilePath | None = None
    layout_sha256: Sha256 | None = None
    layout_program: Line | None = None
    scanned: Annotated[tuple[Scanned, ...], Field(description='stretches of the text, as ["0-1200"]')] = ()
    ref_area: Annotated[str, AfterValidator(_area), Field(description="the id of an area, as KP")] | None = None
    origin: Line | None = None
    ref_period: Window | None = None
    proposed: Annotated[
        tuple[Annotated[str, one_of(*PROPOSED)], ...], Field(description='a list of keys, as ["title", "published"]')
    ] = ()

    def faults(self) -> Iterator[Fault]:
        """An original comes with all its keys; what is inferred is never stated too, and has its reason."""
        original = {key: getattr(self, key) for key in ("original", "original_sha256", "original_format", "reader")}
        if any(original.values()):
            for key, value in original.items():
                if value is None:
                    yield Fault((key,), "nothing", "what the other keys of the original go with", "please add it")
        layout = {key: getattr(self, key) for key in ("layout", "layout_sha256", "layout_program")}
        if any(layout.values()):
            for key, value in (*layout.items(), ("original", self.original)):
                if value is None:
                    yield Fault((key,), "nothing", "what the other keys of the layout go with", "please add it")
        reasons = {key: getattr(self, key) for key in ("published_reason_ko", "published_reason_en")}
        if self.published_inferred is None:
            for key in (*reasons, "published_not_before"):
                if getattr(self, key) is not None:
                    yield Fault((key,), "it without published_inferred", "both or none", "add it, or take this out")
            return
        if self.published is not None:
            found = f"{show(self.published_inferred)} beside published"
            yield Fault(("published_inferred",), found, "one of the two", "keep what the text states")
        for key, reason in reasons.items():
            if reason is None:
                yield Fault((key,), "nothing", "why published_inferred is so", "please add it")
        first = self.published_not_before
        if first is not None and first[: len(self.published_inferred)] > self.published_inferred:
            found = f"{show(first)} after published_inferred {show(self.published_inferred)}"
            yield Fault(("published_not_before",), found, "a date before it")


class ManifestFile(File):
    """seeds/manifest.toml."""

    document: tuple[DocumentEntry, ...] = ()

    def faults(self) -> Iterator[Fault]:
        """Files of two documents, and what no single key of a document shows."""
        owner: dict[str, str] = {}
        for place, document in enumerate(self.document):
            if owner.setdefault(document.file, document.id) != document.id:
                found = f"{show(document.file)}, which is already that of {show(owner[document.file])}"
                yield Fault(("document", place, "file"), found, "one document a file", "keep one")
            for fault in document.faults():
                yield fault._replace(loc=("document", place, *fault.loc))


KIND = Kind("seeds/manifest.toml", ManifestFile, "document")
