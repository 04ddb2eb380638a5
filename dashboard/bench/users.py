"""Many readers at once: each a thread with one kept connection that asks for page after page without a pause.

Latency is the time from sending a request to the last byte of its answer. The readers run on the same machine
as the server and take processor time from it: what is measured is a floor.
"""

from __future__ import annotations

import http.client
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from dashboard.bench.queries import percentile

HEADERS = {"Accept-Encoding": "gzip, br", "Accept-Language": "ko"}


@dataclass(slots=True)
class Load:
    """What some readers met: latencies in ms, answers that were no 200, and the seconds that it took."""

    users: int
    seconds: float = 0.0
    times: list[float] = field(default_factory=list)
    failed: int = 0

    def describe(self) -> dict[str, float | int]:
        """For tables and JSON: milliseconds and requests a second."""
        shares = {"p50": 0.50, "p95": 0.95, "p99": 0.99}
        measured = {name: round(percentile(self.times, share), 1) for name, share in shares.items()}
        rate = round(len(self.times) / self.seconds, 1)
        return {"users": self.users, "requests": len(self.times), "failed": self.failed, "per_second": rate, **measured}


def put_under_load(address: str, paths: Sequence[str], users: int, seconds: float) -> Load:
    """Let readers loose on the paths, each beginning at another one."""
    load, lock, end = Load(users), threading.Lock(), time.perf_counter() + seconds
    begun = time.perf_counter()
    readers = [threading.Thread(target=_read, args=(address, paths, n, end, load, lock)) for n in range(users)]
    for reader in readers:
        reader.start()
    for reader in readers:
        reader.join()
    load.seconds = time.perf_counter() - begun
    return load


def _read(address: str, paths: Sequence[str], first: int, end: float, load: Load, lock: threading.Lock) -> None:
    host = urlsplit(address).netloc
    connection = http.client.HTTPConnection(host, timeout=60)
    times, failed, at = [], 0, first
    while time.perf_counter() < end:
        start = time.perf_counter()
        try:
            connection.request("GET", paths[at % len(paths)], headers=HEADERS)
            answer = connection.getresponse()
            answer.read()
            failed += answer.status != 200
        except (OSError, http.client.HTTPException):
            failed += 1
            connection.close()
        times.append((time.perf_counter() - start) * 1000)
        at += 1
    connection.close()
    with lock:
        load.times += times
        load.failed += failed
