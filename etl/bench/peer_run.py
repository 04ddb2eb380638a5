"""Runs one peer over a text, in that peer's own environment; imports nothing of figtrace.

    python peer_run.py NAME TEXT SECONDS

TEXT is read line by line (whole files are slower for every peer) for SECONDS at most. Standard output gets
one JSON object: bytes, seconds, cpu, memory (MB), found, load (seconds until the peer was ready).
"""

from __future__ import annotations

import json
import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path

WARM_UP = "2024년에 1,200명이 3.5% 늘었다."
LINES = 20  # a peer that takes lists gets them in such batches
Reader = Callable[[list[str]], int]


def recognizers() -> Reader:
    """Recognizers-Text with its Chinese models for numbers, units, dates and the like."""
    from recognizers_date_time import recognize_datetime
    from recognizers_number import Culture, recognize_number, recognize_ordinal, recognize_percentage
    from recognizers_number_with_unit import (
        recognize_age,
        recognize_currency,
        recognize_dimension,
        recognize_temperature,
    )

    models = (
        *(recognize_number, recognize_ordinal, recognize_percentage, recognize_datetime),
        *(recognize_age, recognize_currency, recognize_dimension, recognize_temperature),
    )
    return lambda lines: sum(len(model(line, Culture.Chinese)) for line in lines for model in models)


def recognizers_numbers() -> Reader:
    """Recognizers-Text with nothing but its Chinese number model."""
    from recognizers_number import Culture, recognize_number

    return lambda lines: sum(len(recognize_number(line, Culture.Chinese)) for line in lines)


def quantulum() -> Reader:
    """quantulum3 without its optional classifier."""
    from quantulum3 import parser

    return lambda lines: sum(len(parser.parse(line)) for line in lines)


def kiwi() -> Reader:
    """The tokeniser of Kiwi, in one thread."""
    from kiwipiepy import Kiwi

    reader = Kiwi(num_workers=1)
    return lambda lines: sum(len(tokens) for tokens in reader.tokenize(lines))


PEERS = {"recognizers": recognizers, "recognizers_numbers": recognizers_numbers, "quantulum3": quantulum, "kiwi": kiwi}


def peak_memory() -> float:
    """Peak memory of this process in MB."""
    try:
        status = Path("/proc/self/status").read_text(encoding="ascii", errors="replace")
        return int(status.split("VmHWM:")[1].split()[0]) * 1024 / 1e6
    except (OSError, IndexError, ValueError):
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / 1e6


def run(name: str, text: str, limit: float) -> dict[str, float]:
    """What the peer did in the time it had."""
    begin = time.perf_counter()
    read = PEERS[name]()
    read([WARM_UP])
    ready, cpu = time.perf_counter(), time.process_time()
    lines = [line for line in text.splitlines() if line.strip()]
    step = LINES if name == "kiwi" else 1
    done = found = 0
    for place in range(0, len(lines), step):
        batch = lines[place : place + step]
        found += read(batch)
        done += sum(len(line.encode()) + 1 for line in batch)
        if time.perf_counter() - ready > limit:
            break
    seconds = time.perf_counter() - ready
    return {
        "bytes": done,
        "seconds": seconds,
        "cpu": time.process_time() - cpu,
        "memory": peak_memory(),
        "found": found,
        "load": ready - begin,
    }


if __name__ == "__main__":
    print(json.dumps(run(sys.argv[1], Path(sys.argv[2]).read_text(encoding="utf-8"), float(sys.argv[3]))))
