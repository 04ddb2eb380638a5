"""The tray of a workspace: files that came in by the browser, from the moment they come until they are settled.

Comes in: bytes and a name that a browser sent. Goes out: items, each in one state:

    unread        waits for its reader
    read          has a proposal and its figures; a person takes it in or drops it
    failed        cannot be read; `told` says why, in a line
    same          is a document that is there already; `told` is its id
    taken         is a document now; `told` is its id. `new version` likewise

Nothing outside the tray changes until a person takes an item in. Several browsers and the reader may be at it at once:
who changes an item holds the lock of the tray and changes it as it is by then, not as it was seen.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec
from filelock import FileLock, Timeout

from etl.adding.manifest_text import read_entries
from etl.build_folder import own_build
from etl.errors import BuildError, FigtraceError, IntakeError, SeedError
from etl.files import TEMPORARY, one_spelling, read_file, remove, write_whole
from etl.incoming import process
from etl.intake.boxes import as_plain
from etl.intake.sniff import check_size

if TYPE_CHECKING:
    from etl.incoming.preview import Read
    from etl.intake.layout import Layout

FOLDER, LAYOUT = "build/incoming", "layout.msgpack"
LOCK, READER = ".reader.lock", "etl.incoming.reading"
WRITING, PATIENCE = ".tray.lock", 10.0  # who changes an item holds this; seconds that another is waited for, or a build
UNREAD, READ, FAILED, SAME, TAKEN, NEW_VERSION = "unread", "read", "failed", "same", "taken", "new version"
SETTLED = (FAILED, SAME, TAKEN, NEW_VERSION)  # nothing more is to be done about these
DOCUMENTS = (SAME, TAKEN, NEW_VERSION)
KEY_LENGTH = 16
MOST = 200  # items at once
TEXT_NAME = "pasted-{}.txt"


class Item(msgspec.Struct, frozen=True):
    """One file of the tray; `order` counts them as they came, `again` how often the very same came once more.

    `said` is what a person has put into the form of its bibliography, as typed; None where nobody has yet.
    """

    key: str
    name: str
    state: str
    order: int
    told: str = ""
    again: int = 0
    tries: int = 0  # of its reader
    said: Mapping[str, str] | None = None


_json = msgspec.json.Decoder(Item)


def start_reader(workspace: Path) -> None:
    """Start the reader of a workspace if none runs."""
    lock = workspace / FOLDER / LOCK
    if not process.is_running(lock):
        process.start(READER, workspace)


def find_ahead(read: Read | None, said: Mapping[str, str] | None) -> str:
    """The date of publication of a paper, as typed or else as proposed, if it is after today."""
    from etl.adding.dates import is_ahead

    proposed = read.proposal.value("published") if read is not None else None
    day = (said or {}).get("published", proposed) or ""
    return day if is_ahead(day) else ""


class Tray:
    """The items of one workspace."""

    def __init__(self, workspace: Path) -> None:
        self.workspace, self.folder = workspace, workspace / FOLDER

    def items(self) -> list[Item]:
        """All that lie here, the last that came first."""
        found = []
        for path in self.folder.glob("*/item.json"):
            with suppress(OSError, msgspec.MsgspecError):  # it has just been dropped
                item = _json.decode(read_file(path))
                found += [item] if item.key == path.parent.name else []  # its key is a way to a folder
        return sorted(found, key=lambda item: -item.order)

    def find(self, key: str) -> Item | None:
        """One item; None if there is none of this key."""
        return next((item for item in self.items() if item.key == key), None)

    def lay(self, name: str, content: bytes) -> Item:
        """A file that has come, by its name as sent; SeedError if too many lie here already."""
        label, digest = _label(name), hashlib.sha256(content).hexdigest()
        with self._alone():
            return self._lay(label, digest, content)

    def _lay(self, label: str, digest: str, content: bytes) -> Item:
        items = self.items()
        known = next((item for item in items if item.key == digest[:KEY_LENGTH]), None)
        if known is not None and known.state not in SETTLED:
            return self._write(msgspec.structs.replace(known, again=known.again + 1))
        if len(items) >= MOST:
            raise SeedError(f"{label}: found {len(items)} files waiting, expected fewer; take them in or drop them")
        item = Item(digest[:KEY_LENGTH], label, UNREAD, max((other.order for other in items), default=0) + 1)
        try:
            check_size(len(content), label)
            if document := self._find_same(digest):
                item = msgspec.structs.replace(item, state=SAME, told=document)
        except IntakeError as error:
            item = msgspec.structs.replace(item, state=FAILED, told=_line(error, label))
        (self.folder / item.key).mkdir(parents=True, exist_ok=True)
        try:
            if item.state == UNREAD:
                write_whole(self._path(item, "original"), [content])
            return self._write(item)
        except OSError:
            if known is None:
                remove(self.folder / item.key)
            raise

    def lay_text(self, name: str, text: str) -> Item:
        """A text that was pasted, under a name that a person gave it or one of its own."""
        content = text.replace("\r\n", "\n").encode("utf-8", "replace")
        name = name.strip() or TEXT_NAME.format(hashlib.sha256(content).hexdigest()[:8])
        return self.lay(name if "." in name else f"{name}.txt", content)

    def original(self, item: Item) -> bytes:
        """The file as it came."""
        return read_file(self._path(item, "original"))

    def read(self, item: Item) -> Read | None:
        """What was read of an item; None if nothing is, or by an older figtrace."""
        from etl.incoming.preview import Read

        with suppress(OSError, msgspec.MsgspecError):
            return msgspec.msgpack.decode(read_file(self._path(item, "read.msgpack")), type=Read)
        return None

    def keep_read(self, item: Item, read: Read) -> None:
        """What a reader made of an item."""
        with self._alone():
            if (now := self.find(item.key)) is not None and now.state == UNREAD:
                write_whole(self._path(item, "read.msgpack"), [msgspec.msgpack.encode(read, enc_hook=as_plain)])
                self._write(msgspec.structs.replace(now, state=READ))

    def layout(self, item: Item) -> Layout | None:
        """An item laid out as pages by another program, if that has been done."""
        from etl.intake.layout import Layout

        with suppress(OSError, msgspec.MsgspecError):
            return msgspec.msgpack.decode(read_file(self._path(item, LAYOUT)), type=Layout)
        return None

    def keep_layout(self, item: Item, layout: Layout) -> None:
        """The same, done; nothing where the item is not here any more."""
        with self._alone():
            if self.find(item.key) is not None and self._path(item, "original").is_file():
                write_whole(self._path(item, LAYOUT), [msgspec.msgpack.encode(layout, enc_hook=as_plain)])

    def fail(self, item: Item, error: FigtraceError | str) -> None:
        """An item cannot be read."""
        self.change(item, state=FAILED, told=_line(error, item.name))

    def read_again(self, item: Item, said: Mapping[str, str]) -> Item:
        """Let what was read be read once more, with what a person said of it."""
        return self.change(item, state=UNREAD, tries=0, told="", said=said)

    def tell(self, item: Item, error: FigtraceError) -> None:
        """Say beside an item why it could not be taken in, if nobody else has done it meanwhile."""
        self.change(item, told=" ".join(str(error).split()))

    def change(self, item: Item, **changed: Any) -> Item:
        """An item in another state, if it is still in the one that it was seen in; as it is now."""
        with self._alone():
            now = self.find(item.key)
            if now is None or now.state != item.state:
                return now or item
            return self._write(msgspec.structs.replace(now, **changed))

    def drop(self, item: Item) -> None:
        """Forget an item and its file."""
        with self._alone():
            remove(self.folder / item.key)

    def take_in(self, item: Item, settled: Mapping[str, str], *, is_seen: bool, is_other: bool = False) -> Item:
        """Make an item a document of the workspace, as `figtrace add` does; SeedError or BuildError if it cannot be.

        `settled` is what a person put in place of what was proposed (etl.adding.shelf.describe); `is_seen` says that
        they looked at all of it, `is_other` that it is no new version of the document whose file has its name.
        """
        from etl.adding.bibliography import clean
        from etl.adding.shelf import Shelf
        from etl.adding.whole_text import read_names
        from etl.intake.layout import lay_out
        from etl.schemas.fields import is_date
        from etl.workspace import Turn, build_lock

        settled = read_names(self.workspace).settle({key: clean(value) for key, value in settled.items()})
        if (day := settled.get("published")) and not is_date(day):
            raise SeedError(f"{item.name}: published: found {day!r}, expected a date that exists, as 2025-02-28")
        if (now := self.find(item.key)) is not None and now.state in DOCUMENTS:  # another browser was faster
            return now
        read, content = self.read(item), self._find_original(item)
        if item.state != READ or read is None or content is None:
            raise SeedError(f"{item.name}: found nothing read of it, expected its text; drop it and give it again")
        layout = self.layout(item) or lay_out(content, read.taken.format, item.name)
        with build_lock(self.workspace, Turn(PATIENCE)):
            if (now := self.find(item.key)) is None or now.state != READ:
                return now or item
            shelf = Shelf(self.workspace)
            if document := shelf.find_same(hashlib.sha256(content).hexdigest()):
                return self.change(item, state=SAME, told=document)
            if is_other or read.older is None:  # what came in since it was read was shown to nobody beside it
                shelf.keep_apart(item.name)
            put = shelf.put(item.name, content, read.taken, read.proposal, settled, is_seen=is_seen, layout=layout)
        item = self.change(item, state=put.state, told=put.document)  # first: what is half done can be done again
        for name in ("original", "read.msgpack", LAYOUT):
            self._path(item, name).unlink(missing_ok=True)
        return item

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """Keep others from changing items meanwhile; BuildError if one of them does not end."""
        own_build(self.workspace)  # in which no lock is a link
        self.folder.mkdir(parents=True, exist_ok=True)
        try:
            with FileLock(self.folder / WRITING, timeout=PATIENCE):
                yield
        except Timeout as error:
            raise BuildError(f"{self.folder}: somebody else is changing it; please try again") from error

    def _find_original(self, item: Item) -> bytes | None:
        with suppress(OSError):
            return self.original(item)
        return None

    def _find_same(self, digest: str) -> str | None:
        """The document that the very file of this sha256 is."""
        with suppress(OSError, ValueError, TypeError, AttributeError, KeyError):  # what is wrong the reader tells
            entries = read_entries(read_file(self.workspace / "seeds" / "manifest.toml").decode())
            return next((e["id"] for e in entries if digest in (e.get("original_sha256"), e.get("sha256"))), None)
        return None

    def _write(self, item: Item) -> Item:
        write_whole(self._path(item, "item.json"), [msgspec.json.encode(item)])
        return item

    def _path(self, item: Item, name: str) -> Path:
        return self.folder / item.key / name


def _label(name: str) -> str:
    """The name without the folders before it, on one line."""
    last = one_spelling(name).replace("\\", "/").rpartition("/")[2]
    seen = "".join(char if char.isprintable() else "\N{REPLACEMENT CHARACTER}" for char in last).strip()
    return seen.removeprefix(TEMPORARY)[:200] or "?"


def _line(error: FigtraceError | str, name: str) -> str:
    """The reason alone: the name stands beside it."""
    return " ".join(str(error).split()).removeprefix(f"{name}: ")
