"""Runs Kiwi over texts in its own environment; imports nothing of figtrace.

    python kiwi_run.py TEXTS

TEXTS is a JSON list of strings. Standard output gets one JSON object: for each text its sentences as
[start, end] and its tokens as [form, tag, start, end]; and load, split, tokenise (seconds), memory (MB).
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path


def run(texts: list[str]) -> dict[str, object]:
    """Sentences and tokens of every text, with what they cost."""
    from kiwipiepy import Kiwi

    begin = time.perf_counter()
    reader = Kiwi(num_workers=1)
    reader.split_into_sents("첫 문장이다. 둘째 문장이다.")
    load = time.perf_counter() - begin
    begin = time.process_time()
    sentences = [[[s.start, s.end] for s in reader.split_into_sents(text)] for text in texts]
    split = time.process_time() - begin
    begin = time.process_time()
    tokens = [[[t.form, t.tag, t.start, t.end] for t in tokens] for tokens in reader.tokenize(texts)]
    tokenise = time.process_time() - begin
    return {
        "sentences": sentences,
        "tokens": tokens,
        "load": load,
        "split": split,
        "tokenise": tokenise,
        "memory": peak_memory(),
    }


def peak_memory() -> float:
    """Peak memory of this process in MB, where the system tells it."""
    try:
        status = Path("/proc/self/status").read_text(encoding="ascii", errors="replace")
        return int(status.split("VmHWM:")[1].split()[0]) * 1024 / 1e6
    except (OSError, IndexError, ValueError):
        return 0.0


if __name__ == "__main__":
    print(json.dumps(run(json.loads(Path(sys.argv[1]).read_text(encoding="utf-8")))))
