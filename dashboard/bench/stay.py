"""A server under mixed requests while new versions are published: what it holds afterwards, and whom it kept waiting.

Goes in: a build folder that may be published into, the store to publish anew each time, and how much to ask.
Goes out: what the server's processes held after the first publication and after the last (memory, threads, open
files, stores), and how long /healthz took, also while pictures and decks are made and many send half a request.
"""

from __future__ import annotations

import http.client
import random
import socket
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from urllib.parse import urlsplit

SEED = 20_261
READERS = 4
HALVES = 16
HALF = b"GET / HTTP/1.1\r\nHost: a\r\nX-Half: "
PATIENCE = 120  # seconds for one answer
BURST = 40  # connections at once before each look, so that all processes follow and all threads have begun
FOLLOWED = 5  # seconds within which each process shows what is published
HEAVY = (".png", ".pptx", ".zip", ".xlsx")
ROUNDS = 5  # in which all is asked for before the first look: what fills up once, in each process, is no leak
RARE = 0.1  # how often something heavy is asked for, where anything else is asked for once
HEALTH = "/healthz"


@dataclass(frozen=True, slots=True)
class Held:
    """What all processes of a server hold together; memory in MB."""

    memory: float
    threads: int
    files: int
    stores: int
    deleted: int

    @classmethod
    def by(cls, processes: Sequence[int]) -> Held:
        """Read from /proc; a process that has ended meanwhile counts nothing."""
        links = [link for process in processes for link in _open_files(process)]
        stores = [link for link in links if ".duckdb" in link]
        return cls(
            memory=round(sum(_status(process, "VmRSS") for process in processes) / 1000, 1),
            threads=sum(_status(process, "Threads") for process in processes),
            files=len(links),
            stores=len(set(stores)),
            deleted=sum(link.endswith("(deleted)") for link in stores),
        )


@dataclass(slots=True)
class Stay:
    """The result: counts of answers by status, both looks, and the longest waits for /healthz in seconds."""

    publications: int
    requests: int
    statuses: Counter[int]
    first: Held
    last: Held
    health: float
    health_in_need: float
    seconds: float

    def describe(self) -> dict[str, object]:
        """For JSON."""
        return asdict(self) | {"statuses": {str(status): count for status, count in sorted(self.statuses.items())}}


def measure_stay(
    address: str,
    processes: Callable[[], Sequence[int]],
    publish: Callable[[int], None],
    paths: Sequence[str],
    publications: int,
    requests: int,
    tell: Callable[[str], None] = lambda _line: None,
) -> Stay:
    """Ask `requests` times, publish between; `publish(n)` makes version n the current one."""
    begun, statuses, slowest = time.monotonic(), Counter[int](), [0.0]
    each = requests // (publications + 1)
    with watching(address, slowest):
        publish(1)
        for _ in range(max(1, min(ROUNDS, requests // len(paths) // 4))):
            _ask_all(address, paths, len(paths), statuses)
        first = _look(address, processes)
        tell(f"after 1 publication and {statuses.total():,} requests: {first}")
        for number in range(2, publications + 1):
            publish(number)
            _ask_all(address, paths, min(each, requests - statuses.total()), statuses)
        _ask_all(address, paths, max(requests - statuses.total(), 0), statuses)
        last = _look(address, processes)
        tell(f"after {publications} publications and {statuses.total():,} requests: {last}")
    need = [0.0]
    heavy = [path for path in paths if ".png" in path or ".pptx" in path]
    with half_requests(address, HALVES), watching(address, need):
        _ask_all(address, [f"{path}{'&' if '?' in path else '?'}lang=en" for path in heavy], len(heavy), statuses)
    return Stay(
        publications, statuses.total(), statuses, first, last, slowest[0], need[0], round(time.monotonic() - begun, 1)
    )


@contextmanager
def watching(address: str, slowest: list[float]) -> Iterator[None]:
    """Ask for /healthz all the time and note the longest wait; an answer that is no 200 counts as endless."""
    over = threading.Event()

    def watch() -> None:
        while not over.wait(0.05):
            begun = time.monotonic()
            status = _ask(address, HEALTH)
            slowest[0] = max(slowest[0], time.monotonic() - begun if status == 200 else float("inf"))

    thread = threading.Thread(target=watch)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join()


@contextmanager
def half_requests(address: str, count: int) -> Iterator[None]:
    """So many clients that have sent half a request and send no more."""
    parts = urlsplit(address)
    halves = [socket.create_connection((parts.hostname or "", parts.port or 80), PATIENCE) for _ in range(count)]
    try:
        for half in halves:
            half.sendall(HALF)
        yield
    finally:
        for half in halves:
            half.close()


def find_children(process: int) -> list[int]:
    """The processes that a process has started."""
    path = Path(f"/proc/{process}/task/{process}/children")
    return [int(child) for child in path.read_text().split()]


def _look(address: str, processes: Callable[[], Sequence[int]]) -> Held:
    """What the processes hold, once each of them has followed and nobody asks any more.

    What they have not let go of within some seconds is told as held.
    """
    for _ in range(2):
        asking = [threading.Thread(target=_ask, args=(address, HEALTH)) for _ in range(BURST)]
        for one in asking:
            one.start()
        for one in asking:
            one.join()
    for _ in range(FOLLOWED):
        held = Held.by(processes())
        if held.stores <= 1 and not held.deleted:
            break
        time.sleep(1)
    return held


def _ask_all(address: str, paths: Sequence[str], count: int, statuses: Counter[int]) -> None:
    """Some readers ask so often in all, in an order that is the same each time."""
    if count < 1:
        return
    weights = [RARE if any(form in path for form in HEAVY) else 1 for path in paths]
    chance = random.Random(SEED + statuses.total())
    order = list(paths) if count == len(paths) else chance.choices(paths, weights, k=count)
    lock = threading.Lock()

    def read(own: Sequence[str]) -> None:
        found = Counter(_ask(address, path) for path in own)
        with lock:
            statuses.update(found)

    readers = [threading.Thread(target=read, args=(order[n::READERS],)) for n in range(READERS)]
    for reader in readers:
        reader.start()
    for reader in readers:
        reader.join()


def _ask(address: str, path: str) -> int:
    """The status of an answer that was read to its end; 0 if there was none."""
    connection = http.client.HTTPConnection(urlsplit(address).netloc, timeout=PATIENCE)
    try:
        connection.request("GET", path)
        answer = connection.getresponse()
        answer.read()
        return answer.status
    except (OSError, http.client.HTTPException):
        return 0
    finally:
        connection.close()


def _status(process: int, name: str) -> int:
    try:
        lines = Path(f"/proc/{process}/status").read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith(f"{name}:")), 0)


def _open_files(process: int) -> list[str]:
    found = []
    try:
        for link in Path(f"/proc/{process}/fd").iterdir():
            found.append(str(link.readlink()))
    except OSError:  # closed while we looked, or the process has ended
        pass
    return found
