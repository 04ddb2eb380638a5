"""From seeds/manifest.toml to Documents.

Comes in: a workspace. Goes out: one Document a file, its text untouched, in the order of their ids.
Refused, all at once as a SeedError: a file that is missing or is not the one in the manifest (sha256),
text that is not UTF-8, an entry that lacks what every entry needs.
"""

from __future__ import annotations

import hashlib
import tomllib
from pathlib import Path

from etl.errors import SeedError
from etl.model import Document, Person

NEEDED = ("id", "file", "sha256", "language", "format", "label_ko", "label_en")
FORMATS = ("text", "markdown", "html")


def read_documents(workspace: Path) -> list[Document]:
    """Every document of the manifest, checked by its hash."""
    folder = Path(workspace) / "seeds"
    entries = _read_manifest(folder)
    problems: list[str] = []
    documents = [found for entry in entries if (found := _read_one(folder, entry, problems))]
    names = [document.id for document in documents]
    problems += [
        f"seeds/manifest.toml: id {name!r} stands twice; keep one" for name in set(names) if names.count(name) > 1
    ]
    if problems:
        raise SeedError("\n".join(problems))
    return sorted(documents, key=lambda document: document.id)


def plain_document(text: str, *, name: str = "-", language: str = "ko", published: str | None = None,
                   format: str = "text") -> Document:  # fmt: skip
    """A document that stands in no manifest, as `figtrace extract` reads it."""
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return Document(id=name, text=text, file=name, sha256=digest, language=language, published=published, format=format)


def decode(content: bytes, place: str) -> str:
    """UTF-8 text with every character kept (line ends too); SeedError names the first bad byte."""
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        raise SeedError(
            f"{place}: byte {error.start} is not UTF-8; save the file as UTF-8 (for example: iconv -f CP949 -t UTF-8)"
        ) from error


def _read_manifest(folder: Path) -> list[dict]:
    path = folder / "manifest.toml"
    try:
        return tomllib.loads(path.read_text(encoding="utf-8")).get("document", [])
    except OSError as error:
        raise SeedError(f"{path}: not found; name a workspace that has seeds/manifest.toml with --workspace") from error
    except tomllib.TOMLDecodeError as error:
        raise SeedError(f"seeds/manifest.toml: not valid TOML ({error}); mend that line") from error


def _read_one(folder: Path, entry: dict, problems: list[str]) -> Document | None:
    place = f"seeds/manifest.toml: document {entry.get('id', '?')!r}"
    missing = [key for key in NEEDED if key not in entry]
    if missing:
        problems.append(f"{place}: lacks {', '.join(missing)}")
        return None
    if entry["format"] not in FORMATS:
        problems.append(f"{place}: format {entry['format']!r}; expected one of {', '.join(FORMATS)}")
        return None
    try:
        content = (folder / entry["file"]).read_bytes()
    except OSError:
        problems.append(f"seeds/{entry['file']}: not found; restore the file or take its entry out of the manifest")
        return None
    digest = hashlib.sha256(content).hexdigest()
    if digest != entry["sha256"]:
        problems.append(
            f"seeds/{entry['file']}: not the file in the manifest (sha256 {digest[:12]}…, expected "
            f"{entry['sha256'][:12]}…); restore it, or write the new hash if the change is meant"
        )
        return None
    try:
        return _document(entry, decode(content, f"seeds/{entry['file']}"))
    except SeedError as error:
        problems.append(str(error))
        return None


def _document(entry: dict, text: str) -> Document:
    return Document(
        id=entry["id"],
        text=text,
        file=entry["file"],
        sha256=entry["sha256"],
        language=entry["language"],
        format=entry["format"],
        label_ko=entry["label_ko"],
        label_en=entry["label_en"],
        title=entry.get("title"),
        title_en=entry.get("title_en"),
        authors=tuple(_person(author) for author in entry.get("author", ())),
        publisher=entry.get("publisher"),
        container=entry.get("container_title"),
        number=entry.get("number"),
        type=entry.get("type"),
        published=entry.get("published"),
        published_inferred=entry.get("published_inferred"),
        published_reason_ko=entry.get("published_reason_ko"),
        published_reason_en=entry.get("published_reason_en"),
        note=entry.get("note"),
        licence=entry.get("licence"),
        bibliography={key: str(value) if key == "author" else value for key, value in entry.items()},
    )


def _person(entry: dict) -> Person:
    return Person(entry["name"], entry.get("name_en"), entry.get("affiliation"), entry.get("affiliation_en"))
