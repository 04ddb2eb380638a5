"""What a run of tests leaves behind: nothing of DuckDB may live when the process ends, or it tells of all of it.

DuckDB's objects are none that Python's collector knows, so they are looked for in all that hold them: objects and the
frames of threads that still run. Stores that tests forgot are closed; what is there then is held by somebody who
outlives the tests, and is told with the way to it.
"""

from __future__ import annotations

import gc
import sys
import threading
from collections.abc import Iterator
from types import FrameType, ModuleType

from etl.store import Store

ENGINE, KINDS = "_duckdb", ("DuckDBPyConnection", "DuckDBPyRelation", "Statement")
FAR = 8  # holders that are named, one of the other
MOST = 20  # objects that are told


def close_stores() -> None:
    """Close the stores that are still open, whoever holds them."""
    gc.collect()
    for store in [found for found in gc.get_objects() if isinstance(found, Store)]:
        store.close()
    gc.collect()


def find_left() -> list[str]:
    """A line for each object of DuckDB that somebody holds: what it is, and by whom."""
    gc.collect()
    held: dict[int, str] = {}
    for holder in gc.get_objects():
        for found in gc.get_referents(holder):
            if _is_of_engine(found) and id(found) not in held and not _is_of_engine(holder):
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
    """What holds something, what holds that, and so on: the shortest way to a module or a frame."""
    ours = {id(frame) for frame, _ in _find_frames()}
    level, seen = [(holder, (_say(holder),))], {id(holder)}
    for _ in range(FAR):
        following = []
        for one, way in level:
            for above in gc.get_referrers(one):
                if id(above) in seen or id(above) in ours or above is level or above is following:
                    continue
                if isinstance(above, dict) and "__name__" in above and "__spec__" in above:
                    return iter((*way, f"the module {above['__name__']}"))
                if isinstance(above, FrameType):
                    return iter((*way, f"{above.f_code.co_filename}, line {above.f_lineno}"))
                seen.add(id(above))
                following.append((above, (*way, _say(above))))
        if not following:
            break
        level = following[:200]
    return iter(level[0][1])


def _say(holder: object) -> str:
    kind = type(holder)
    return f"{kind.__module__}.{kind.__qualname__}" if not isinstance(holder, ModuleType) else holder.__name__


def _find_frames() -> Iterator[tuple[FrameType, str]]:
    """The frames of all threads but those of this module."""
    names = {thread.ident: thread.name for thread in threading.enumerate()}
    for ident, top in sys._current_frames().items():
        frame: FrameType | None = top
        while frame is not None:
            if frame.f_code.co_filename != __file__:
                yield frame, names.get(ident, str(ident))
            frame = frame.f_back
