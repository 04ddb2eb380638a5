"""What a run of tests leaves behind: nothing of DuckDB may live when the process ends, or it tells of all of it.

DuckDB's objects are none that Python's collector knows, so they are looked for in all that hold them: objects and the
frames of threads that still run. Stores that tests forgot are closed; what is there then is held by somebody who
outlives the tests, and is told with the way to it.
"""

from __future__ import annotations

import gc
import sys
import threading
from collections.abc import Iterable, Iterator
from types import FrameType

from etl.store import Store

ENGINE, KINDS = "_duckdb", ("DuckDBPyConnection", "DuckDBPyRelation", "Statement")
FAR = 6  # holders that are named, one of the other
MOST = 20  # objects that are told


def find_stores() -> list[Store]:
    """All that are there, open or not, whoever holds them."""
    gc.collect()
    return [found for found in gc.get_objects() if isinstance(found, Store)]


def close_stores(stores: Iterable[Store]) -> None:
    """Let them go of their connections."""
    for store in stores:
        store.close()


def find_left() -> list[str]:
    """A line for each object of DuckDB that somebody holds: what it is, and by whom."""
    gc.collect()
    kinds: dict[type, bool] = {}
    held: dict[int, str] = {}
    for holder in gc.get_objects():
        for found in gc.get_referents(holder):
            kind = type(found)
            if kind not in kinds:
                kinds[kind] = _is_of_engine(found)
            if kinds[kind] and id(found) not in held and not _is_of_engine(holder):
                held[id(found)] = f"{type(found).__name__}, held by {' < '.join(_name_holders(holder))}"
    for frame, thread in _find_frames():
        for name, found in frame.f_locals.items():
            if _is_of_engine(found):
                place = f"{frame.f_code.co_filename}, line {frame.f_lineno}"
                held[id(found)] = f"{type(found).__name__}, held by {name!r} in {place}, in the thread {thread}"
    return sorted(held.values())[:MOST]


def _is_of_engine(found: object) -> bool:
    kind = type(found)
    return kind.__name__ in KINDS and str(kind.__module__).startswith(ENGINE)


def _name_holders(holder: object) -> Iterator[str]:
    """What holds something, what holds that, and so on, up to a module or a frame."""
    ours = {id(frame) for frame in _find_own_frames()}
    seen = {id(holder)}
    yield _say(holder)
    for _ in range(FAR):
        above = [one for one in gc.get_referrers(holder) if id(one) not in seen and id(one) not in ours]
        if not above:
            return
        holder = next((one for one in above if _is_end(one)), above[0])
        seen.add(id(holder))
        yield _say(holder)
        if _is_end(holder):
            return


def _is_end(holder: object) -> bool:
    """Whether it is known by its name: the names of a module, or a frame."""
    return isinstance(holder, FrameType) or (isinstance(holder, dict) and "__spec__" in holder)


def _say(holder: object) -> str:
    if isinstance(holder, FrameType):
        return f"{holder.f_code.co_filename}, line {holder.f_lineno}"
    if isinstance(holder, dict) and "__spec__" in holder:
        return f"the module {holder.get('__name__')}"
    kind = type(holder)
    return f"{kind.__module__}.{kind.__qualname__}"


def _find_own_frames() -> Iterator[FrameType]:
    """The frames of this module, which hold what they look at."""
    frame: FrameType | None = sys._getframe()
    while frame is not None:
        if frame.f_code.co_filename == __file__:
            yield frame
        frame = frame.f_back


def _find_frames() -> Iterator[tuple[FrameType, str]]:
    """The frames of all threads but those of this module."""
    names = {thread.ident: thread.name for thread in threading.enumerate()}
    for ident, top in sys._current_frames().items():
        frame: FrameType | None = top
        while frame is not None:
            if frame.f_code.co_filename != __file__:
                yield frame, names.get(ident, str(ident))
            frame = frame.f_back
