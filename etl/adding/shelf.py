"""Where documents of a workspace are put in and taken out: files first, then the manifest, whole or not at all.

Whoever puts in or takes out holds the lock of the build; others may look. A file that no entry names does no harm: it
is what a process leaves that was ended between the two; what it was taking out goes where it belongs with the next who
puts in or takes out.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from etl.adding.bibliography import PLACES_KO, Proposal, clean, label_of
from etl.adding.manifest_text import append_entry, change_entry, read_entries, remove_entry
from etl.adding.names import make_id, safe_name
from etl.adding.whole_text import FACTS
from etl.errors import SeedError
from etl.files import clear_abandoned, remove, write_whole
from etl.intake.layout import Layout
from etl.intake.model import Taken
from etl.pages import Pages
from etl.patterns import Tables, use
from etl.rules import read_cues
from etl.schemas import manifest
from etl.schemas.inputs import Inputs, write_checked

ENDS = {"text": ".txt", "markdown": ".md", "html": ".html"}
ORIGINALS, REMOVED, ENTRY = "originals", "removed", "entry.toml"
FILES = ("file", "original", "layout")  # keys that name them
SHORT = 16  # characters of a sha256 in a file's name
DATE_KEYS = ("published_inferred", "published_reason_ko", "published_reason_en")


@dataclass(frozen=True, slots=True)
class Put:
    """What became of a file: `taken`, `same` or `new version`, and of which document."""

    state: str
    document: str


class Shelf:
    """The documents of a workspace while files come in; SeedError if its manifest is broken."""

    def __init__(self, workspace: Path, cues: Tables | None = None) -> None:
        """`cues` are those of the workspace, where they have been read already."""
        self.seeds = workspace / "seeds"
        inputs = Inputs(workspace)
        inputs.read(manifest.KIND)
        self.cues = read_cues(inputs) if cues is None else cues  # by which originals are read
        inputs.check()
        use(self.cues)
        self._pages = Pages(workspace, self.cues)
        self.met: set[str] = set()  # documents that a file of this run stands for

    def find_same(self, digest: str) -> str | None:
        """The document that the very file of this sha256 is."""
        for entry in self._entries():
            if digest in (entry.get("original_sha256"), entry["sha256"]):
                self.met.add(entry["id"])
                return str(entry["id"])
        return None

    def has_name(self, file_name: str) -> bool:
        """Whether a file of this name may be a new version of a document."""
        return bool(self._named(file_name))

    def find_older(self, file_name: str) -> str | None:
        """The document that a changed file of this name is a new version of; SeedError if it may be several."""
        left = [document for document in self._named(file_name) if document not in self.met]
        if len(left) > 1:
            raise SeedError(
                f"{file_name}: found {len(left)} documents of this name ({', '.join(left)}), expected one;"
                f" take out what it replaces: figtrace remove {left[0]}"
            )
        return left[0] if left else None

    def keep_apart(self, file_name: str) -> None:
        """Whatever has this name by now, a file of it is another document."""
        self.met.update(self._named(file_name))

    def put(self, file_name: str, content: bytes, taken: Taken, proposal: Proposal, settled: Mapping[str, str], *,
            is_seen: bool = False, layout: Layout | None = None) -> Put:  # fmt: skip
        """Enter a file that is not there yet; `settled` and `is_seen` as in `describe`, `layout` shows it as pages."""
        self._end_removals()
        older = self.find_older(file_name)
        before = self._manifest.read_bytes()
        text = before.decode()
        document = older or make_id(file_name, [entry["id"] for entry in read_entries(text)])
        with self._whole_or_none() as written:
            files = self._write_files(document, file_name, content, taken, layout, written)
            said = describe(proposal, settled, _labels(read_entries(text), but=older), is_seen=is_seen)
            if older is None:
                entry = {"id": document, **files, **said}
                text = append_entry(text, {key: value for key, value in entry.items() if value is not None})
            else:
                old = next(entry for entry in read_entries(text) if entry["id"] == document)
                whole = {key: said[key] for key in FACTS if key in settled}
                text = change_entry(text, document, {**files, **_still_proposed(said, old), **whole})
            self._write_manifest(text, before)
        if older is not None:
            with suppress(OSError):  # the document is in; what no entry names does no harm where it lies
                self._set_aside(document, old, files)
        self.met.add(document)
        return Put("taken" if older is None else "new version", document)

    def settle(self, document: str, told: Mapping[str, str]) -> None:
        """Write what a person says of a text as a whole, of FACTS; empty: nobody says so any more.
        The next build reads the text anew. SeedError if there is no such document or area; ValueError for other keys.
        """
        if others := told.keys() - set(FACTS):
            raise ValueError(f"{', '.join(sorted(others))}: only {', '.join(FACTS)} are told of a whole text")
        self._end_removals()
        before = self._manifest.read_bytes()
        said = {key: clean(value) or None for key, value in told.items()}
        self._write_manifest(change_entry(before.decode(), document, said), before)

    def remove(self, document: str) -> Path:
        """Take a document out; its entry and files then lie in the folder that is given."""
        self._end_removals()
        before = self._manifest.read_bytes()
        text, block = remove_entry(before.decode(), document)
        folder = self._free_folder(document)
        folder.mkdir(parents=True)
        try:
            write_whole(folder / ENTRY, [block.encode()])
            self._write_manifest(text, before)
        except BaseException:  # it is still in: nothing was taken out
            if any(entry["id"] == document for entry in self._entries()):
                remove(folder)
            raise
        self._move(folder, read_entries(block)[0], {})
        return folder

    def _named(self, file_name: str) -> list[str]:
        """The documents whose file has this name."""
        name = safe_name(file_name)
        return [e["id"] for e in self._entries() if PurePosixPath(e.get("original", "")).name == name]

    @property
    def _manifest(self) -> Path:
        return self.seeds / "manifest.toml"

    def _entries(self) -> list[dict[str, Any]]:
        return read_entries(self._manifest.read_bytes().decode())

    def _write_files(self, document: str, file_name: str, content: bytes, taken: Taken,
                     layout: Layout | None, written: list[str]) -> dict[str, Any]:  # fmt: skip
        """The original, its text and its pages, and the keys that name them; `written` gets their names beforehand."""
        text = taken.text.encode()
        digest, of_original = hashlib.sha256(text).hexdigest(), hashlib.sha256(content).hexdigest()
        file = f"{document}_{digest[:SHORT]}{ENDS[taken.view]}"
        original = f"{ORIGINALS}/{of_original[:SHORT]}/{safe_name(file_name)}"
        shown = f"{original}.pdf" if layout is not None else None
        pieces = ((original, content), (file, text), (shown, layout.pdf if layout is not None else b""))
        for name, piece in pieces:
            if name is None:
                continue
            path = self.seeds / name
            written.append(name)
            path.parent.mkdir(parents=True, exist_ok=True)
            write_whole(path, [piece])
        self._pages.keep(of_original, digest, taken)
        return {
            "file": file, "sha256": digest, "format": taken.view, "original": original,
            "original_sha256": of_original, "original_format": taken.format, "reader": taken.reader,
            "layout": shown,
            "layout_sha256": layout and hashlib.sha256(layout.pdf).hexdigest(),
            "layout_program": layout and layout.program,
            "scanned": [f"{span.start}-{span.end}" for span in taken.scanned] or None,
        }  # fmt: skip

    @contextmanager
    def _whole_or_none(self) -> Iterator[list[str]]:
        """Take the files that are named here out again, if what they are written for does not come to its end: somebody
        presses Ctrl+C, the disk is full. Those that an entry names stay."""
        written: list[str] = []
        try:
            yield written
        except BaseException:
            named = {entry.get(key) for entry in self._entries() for key in FILES}
            for path in (self.seeds / name for name in written if name not in named):
                path.unlink(missing_ok=True)
                self._drop_empty(path.parent)
            raise

    def _write_manifest(self, text: str, before: bytes) -> None:
        write_checked(self.seeds.parent, manifest.KIND, text, before)

    def _set_aside(self, document: str, old: Mapping[str, Any], new: Mapping[str, str]) -> None:
        """Move the files of the version before out of the way."""
        folder = self._free_folder(document)
        folder.mkdir(parents=True)
        self._move(folder, old, new)

    def _move(self, folder: Path, entry: Mapping[str, Any], kept: Mapping[str, str]) -> None:
        named = {kept.get(key) for key in FILES}
        named |= {other.get(key) for other in self._entries() for key in FILES}
        for name in map(entry.get, FILES):
            if name and name not in named and (path := self.seeds / name).is_file():
                path.replace(folder / path.name)
                self._drop_empty(path.parent)

    def _drop_empty(self, folder: Path) -> None:
        """Remove a folder in seeds/ that holds nothing any more."""
        if folder != self.seeds and folder.is_dir() and not any(folder.iterdir()):
            folder.rmdir()

    def _end_removals(self) -> None:
        """Move the files of documents that are out, which a process left that was ended before it had moved them.

        What one left that was ended before its document was out goes.
        """
        listed = self._entries()
        clear_abandoned(self.seeds)
        for folder in sorted((self.seeds / REMOVED).glob("*")):
            if folder.is_symlink() or not folder.is_dir():
                continue
            clear_abandoned(folder)
            told = folder / ENTRY
            with suppress(OSError, ValueError, TypeError, AttributeError):  # anybody may have written in it
                entries = read_entries(told.read_bytes().decode()) if told.is_file() else []
                if entries and all(entry in listed for entry in entries) and list(folder.iterdir()) == [told]:
                    told.unlink()
                    entries = []
                for entry in entries:
                    self._move(folder, {key: entry.get(key) for key in FILES if self._is_here(entry.get(key))}, {})
                self._drop_empty(folder)

    def _is_here(self, name: object) -> bool:
        """Whether a file lies in seeds/, wherever its name and links may lead."""
        if not isinstance(name, str):
            return False
        path = self.seeds / name
        return not path.is_symlink() and path.resolve().is_relative_to(self.seeds.resolve())

    def _free_folder(self, document: str) -> Path:
        """A folder in removed/ that is not there yet."""
        above = self.seeds / REMOVED
        there = [path.name for path in above.iterdir()] if above.is_dir() else []
        return above / make_id(f"{document}.x", there)


def _labels(entries: list[dict[str, Any]], *, but: str | None) -> set[str]:
    """What documents are called, those but one."""
    return {entry[key] for entry in entries if entry["id"] != but for key in ("label_ko", "label_en") if key in entry}


def describe(
    proposal: Proposal, settled: Mapping[str, str], taken: Collection[str] = (), *, is_seen: bool = False
) -> dict[str, Any]:
    """The bibliography as the keys of an entry, and which of them are proposed; its label is unlike those taken.

    `settled` is what a person said of title, author (several with a semicolon between two), publisher, published or
    language; empty: the text has none; and of the text as a whole (FACTS), of which nothing is proposed
    here. With `is_seen` they have looked at the others too, which then are not proposed.
    """
    said = {key: settled.get(key, proposal.value(key)) or None for key in ("title", "author", "publisher")}
    dated = None if "published" in settled else proposal.found.get("published")
    label = label_of(proposal, settled, taken)
    guessed = {**said, "published": dated, "language": 1, "label": 1}
    return {
        "language": settled.get("language") or proposal.language,
        "label_ko": label,
        "label_en": label,
        "title": said["title"],
        "author": [{"name": name.strip()} for name in (said["author"] or "").split(";") if name.strip()] or None,
        "publisher": said["publisher"],
        "published": settled.get("published") or None,
        "published_inferred": dated and dated.value,
        "published_reason_ko": dated and f"{PLACES_KO.get(dated.where, dated.where)}: ‘{dated.quote}’",
        **{key: settled.get(key) or None for key in FACTS},
        "published_reason_en": dated and f"From the {dated.where}: ‘{dated.quote}’",
        "proposed": [key for key, value in guessed.items() if value and key not in settled and not is_seen] or None,
    }


def _still_proposed(said: Mapping[str, Any], old: Mapping[str, Any]) -> dict[str, Any]:
    """Of what a new version says only the keys that nobody has settled in the entry."""
    return dict(_refreshed(said, old.get("proposed", ())))


def _refreshed(said: Mapping[str, Any], proposed: list[str]) -> Iterator[tuple[str, Any]]:
    keys = {"label": ("label_ko", "label_en"), "published": DATE_KEYS}
    for name in proposed:
        for key in keys.get(name, (name,)):
            if said[key] is not None:
                yield key, said[key]
