"""The versions of a build folder, opened when they are asked for: what a server reads from.

A `Shelf` follows build/current: as soon as that names another store, the next request reads it, in
every process of the server, while requests that have begun keep theirs. A store is closed when
nobody holds it any more; an earlier version that nobody has asked for in a while is let go of.

Its lock is held for exchanging what it keeps and for nothing else: no file is read and no method
is called under it, so that nobody can wait for himself.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from pathlib import Path
from threading import Lock
from time import monotonic
from typing import NamedTuple

from etl.errors import StoreError, VersionError
from etl.pointer import POINTER
from etl.store.proof import is_damaged
from etl.store.read import Store
from etl.store.versions import Publication, find_moment, find_version, read_ledger

OPEN_AT_MOST = 4  # versions beside the current one
IDLE = 30.0  # seconds for which one of them stays open that nobody asks for

Stamp = tuple[int, int] | None
CUT = "the file of the store was changed while it was open; please run: figtrace build"


class Published(NamedTuple):
    """The current store, by what its pointer and its file are known, and why a newer one could not be opened."""

    store: Store
    stamp: Stamp
    file: Stamp
    problem: str | None = None


class Opened(NamedTuple):
    """A version beside the current one, and when it was asked for last."""

    store: Store
    asked: float


class Shelf:
    """Stores by version. Safe to share between threads.

    `path` is build/current, which is followed, or one store, which then stays the current one.
    `clock` tells seconds.
    """

    def __init__(self, path: Path | str, clock: Callable[[], float] = monotonic) -> None:
        self._path, self._clock = Path(path), clock
        self._lock = Lock()
        self._open: OrderedDict[str, Opened] = OrderedDict()  # who was asked for last stands last
        stamp = self._read_stamp()
        self._published = _publish(Store.open(self._path), stamp)
        self.folder = self._published.store.path.parent

    @property
    def problem(self) -> str | None:
        """Why a newer build could not be opened; None if what is published is shown."""
        return self._published.problem

    @property
    def is_damaged(self) -> bool:
        """Whether the file of the current store holds something else than was published, or is gone."""
        path = self._published.store.path
        return not path.is_file() or is_damaged(path)

    @property
    def is_cut(self) -> bool:
        """Whether the file of the current store was changed while it was open, so that it cannot be read to its end."""
        return self._published.problem == CUT

    def current(self) -> Store:
        """The published store. A newer one that cannot be read leaves the old one in place; one whose file was cut
        while it was open is given up for the file that takes its place."""
        self._let_go()
        while True:
            stamp, published = self._read_stamp(), self._published
            change = _change_of(published, is_published=stamp != published.stamp)
            if stamp == published.stamp and change is None:
                return published.store
            newer = published._replace(problem=CUT) if change == "cut" else self._follow(published, stamp, change)
            with self._lock:
                if self._published is published:  # else another thread was faster, with this one or an older one
                    self._published = newer
                    return newer.store

    def close(self) -> None:
        """Close every store that is open; nothing can be asked any more."""
        with self._lock:
            others = [opened.store for opened in self._open.values()]
            self._open.clear()
        for opened in (self._published.store, *others):
            opened.close()

    def get(self, version: str) -> Store:
        """The store of a version; VersionError if it is unknown, pruned or of another shape.

        It is another object than that of `current`, even for the same version: what is kept by
        store (addresses that name the version) is then kept apart.
        """
        with self._lock:
            store, _ = self._open.get(version, (None, 0))
        if store is None or not store.path.is_file():
            store = self._open_entry(self._find(version))
        now = self._clock()
        with self._lock:
            self._open[version] = Opened(store, now)
            self._open.move_to_end(version)
            if len(self._open) > OPEN_AT_MOST:
                self._open.popitem(last=False)
        return store

    def publications(self) -> list[Publication]:
        """What the ledger tells, oldest first; of a store outside a build folder, that store alone."""
        entries = read_ledger(self.folder)
        current = self.current()
        if not find_version(entries, current.version):
            entries.append(Publication(current.version, "", path=current.path))
        return entries

    def at(self, moment: str) -> Publication:
        """What was current then; VersionError if nothing was, or if it is no moment."""
        try:
            entry = find_moment(self.publications(), moment)
        except StoreError as error:
            raise VersionError(str(error), "moment", moment) from error
        if entry is None:
            raise VersionError(f"{moment}: nothing was published yet", "before", moment)
        return entry

    def locate(self, version: str) -> Path:
        """Where the store of a version lies; VersionError if it is unknown, pruned or of another shape."""
        entry = self._find(version)
        if not (entry.schema and entry.is_readable):  # the ledger does not know, or says that it cannot be read
            self._open_entry(entry).close()
        return entry.path or self.folder

    def _let_go(self) -> None:
        """Of the earlier versions that were pruned, and of those that nobody has asked for in a while."""
        if not self._open:
            return
        now = self._clock()
        with self._lock:
            opened = list(self._open.items())
        gone = [one for one in opened if now - one[1].asked > IDLE or not one[1].store.path.is_file()]
        with self._lock:
            for version, one in gone:
                if self._open.get(version) is one:  # else somebody has asked for it meanwhile
                    del self._open[version]

    def _find(self, version: str) -> Publication:
        entry = find_version(self.publications(), version)
        if entry is None:
            raise VersionError(f"{version}: there is no such version; see: figtrace versions", "unknown", version)
        if entry.path is None:
            raise VersionError(f"{version}: this version was pruned", "pruned", version, entry)
        return entry

    def _open_entry(self, entry: Publication) -> Store:
        try:
            return Store.open(entry.path or self.folder)
        except StoreError as error:
            raise VersionError(str(error), "unreadable", entry.version, entry) from error

    def _follow(self, published: Published, stamp: Stamp, change: str | None) -> Published:
        if change == "replaced":
            self._close_all(published.store)
        try:
            return _publish(Store.open(self._path), stamp)
        except StoreError as error:
            return published._replace(stamp=stamp, problem=str(error))

    def _close_all(self, store: Store) -> None:
        """Let go of a file by all its openers: DuckDB gives the old one for the same name as long as it is open."""
        with self._lock:
            names = [version for version, other in self._open.items() if other.store.path == store.path]
            others = [self._open.pop(version).store for version in names]
        for opened in (store, *others):
            opened.close()

    def _read_stamp(self) -> Stamp:
        """By what a change of the pointer is seen; None if one store is served."""
        if self._path.name != POINTER:
            return None
        try:
            found = self._path.stat()
        except OSError:
            return 0, 0
        return found.st_mtime_ns, found.st_ino


def _publish(store: Store, stamp: Stamp) -> Published:
    return Published(store, stamp, _file_of(store))


def _file_of(store: Store) -> Stamp:
    """Which file it is, and how long."""
    try:
        found = store.path.stat()
    except OSError:
        return None
    return found.st_ino, found.st_size


def _change_of(published: Published, *, is_published: bool) -> str | None:
    """`cut` if the file of an open store has another length, once; `replaced` if another took its place since then,
    or was published under the same name, as of a damaged one."""
    now, then = _file_of(published.store), published.file
    if now is None or then is None or now == then:
        return None
    if now[0] != then[0]:
        return "replaced" if published.problem == CUT or is_published else None
    return None if published.problem == CUT else "cut"
