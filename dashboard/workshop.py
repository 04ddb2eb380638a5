"""What is costly to make (pictures, decks): made once, one at a time, and kept as long as there is room.

It is kept by the store that it was made from, and goes with it.

Few may wait for their turn; whoever is one too many is told to come again, so that there is always a thread
left for those who ask for something small.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import BoundedSemaphore, Lock
from weakref import WeakKeyDictionary

from etl.errors import FigtraceError

RETRY = "5"  # seconds after which a turn may be asked for again
ROOM = 32_000_000  # bytes
PATIENCE = 30.0  # seconds that one waits for a turn: less than the server gives to a request
BUSY = "too many are waiting for pictures or decks; please try again in some seconds"


class BusyError(FigtraceError):
    """Too many are waiting for the same work."""


class Workshop:
    """One kind of work; safe to be asked from any thread.

    `waiting` may wait, each for `patience` seconds; `room` bytes are kept.
    """

    def __init__(self, waiting: int, room: int = ROOM, patience: float = PATIENCE) -> None:
        self._places = BoundedSemaphore(1 + waiting)
        self._turn, self._lock = Lock(), Lock()
        self._kept: WeakKeyDictionary[Hashable, OrderedDict[Hashable, bytes]] = WeakKeyDictionary()
        self._room, self._patience = room, patience

    def find(self, owner: Hashable, key: Hashable, make: Callable[[], bytes]) -> bytes:
        """What is kept under the key, as long as its owner is there, or is made now; BusyError if too many wait.

        >>> Workshop(waiting=0).find(Workshop, "key", lambda: b"made")
        b'made'
        """
        return self._look(owner, key) or self.take_turn(
            lambda: self._look(owner, key) or self._keep(owner, key, make())
        )

    @property
    def size(self) -> int:
        """How many bytes are kept."""
        return sum(len(made) for kept in self._kept.values() for made in kept.values())

    def take_turn(self, make: Callable[[], bytes]) -> bytes:
        """The same for what nobody asks for twice."""
        if not self._places.acquire(blocking=False):
            raise BusyError(BUSY)
        try:
            if not self._turn.acquire(timeout=self._patience):
                raise BusyError(BUSY)
            try:
                return make()
            finally:
                self._turn.release()
        finally:
            self._places.release()

    def _look(self, owner: Hashable, key: Hashable) -> bytes | None:
        with self._lock:
            kept = self._kept.get(owner, OrderedDict[Hashable, bytes]())
            if key in kept:
                kept.move_to_end(key)
            return kept.get(key)

    def _keep(self, owner: Hashable, key: Hashable, made: bytes) -> bytes:
        with self._lock:
            self._kept.setdefault(owner, OrderedDict())[key] = made
            while self.size > self._room:  # of the store that came first
                next(kept for kept in self._kept.values() if kept).popitem(last=False)
        return made
