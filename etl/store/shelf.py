"""The versions of a build folder, opened when they are asked for: what a server reads from.

A `Shelf` follows build/current: as soon as that names another store, the next request reads it, in
every process of the server, while requests that have begun keep theirs. A store is closed when
nobody holds it any more.
"""

from __future__ import annotations

from collections import OrderedDict
from pathlib import Path
from threading import Lock

from etl.errors import StoreError, VersionError
from etl.store.read import POINTER, Store
from etl.store.versions import Publication, find_moment, find_version, read_ledger

OPEN_AT_MOST = 4  # versions beside the current one


class Shelf:
    """Stores by version. Safe to share between threads.

    `path` is build/current, which is followed, or one store, which then stays the current one.
    """

    def __init__(self, path: Path | str) -> None:
        self._path = Path(path)
        self._lock = Lock()
        self._open: OrderedDict[str, Store] = OrderedDict()
        self._stamp = self._read_stamp()
        self._current = Store.open(self._path)
        self.problem: str | None = None  # why a newer build could not be opened
        self.folder = self._current.path.parent

    def current(self) -> Store:
        """The published store. A newer one that cannot be read leaves the old one in place."""
        stamp = self._read_stamp()
        if stamp != self._stamp:
            with self._lock:
                if stamp != self._stamp:
                    self._reopen()
                    self._stamp = stamp
        return self._current

    def get(self, version: str) -> Store:
        """The store of a version; VersionError if it is unknown, pruned or of another shape.

        It is another object than that of `current`, even for the same version: what is kept by
        store (addresses that name the version) is then kept apart.
        """
        with self._lock:
            store = self._open.get(version)
            if store is not None and store.path.is_file():
                self._open.move_to_end(version)
                return store
            store = self._open[version] = self._find(version)
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

    def _find(self, version: str) -> Store:
        entry = find_version(self.publications(), version)
        if entry is None:
            raise VersionError(f"{version}: there is no such version; see: figtrace versions", "unknown", version)
        if entry.path is None:
            raise VersionError(f"{version}: this version was pruned", "pruned", version, entry)
        try:
            return Store.open(entry.path)
        except StoreError as error:
            raise VersionError(str(error), "unreadable", version, entry) from error

    def _reopen(self) -> None:
        try:
            self._current, self.problem = Store.open(self._path), None
        except StoreError as error:
            self.problem = str(error)

    def _read_stamp(self) -> tuple[int, int] | None:
        """By what a change of the pointer is seen; None if one store is served."""
        if self._path.name != POINTER:
            return None
        try:
            found = self._path.stat()
        except OSError:
            return 0, 0
        return found.st_mtime_ns, found.st_ino
