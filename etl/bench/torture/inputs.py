"""Broken inputs through a whole build: files that people edit, damaged in one way each, and documents of any bytes.

Each must be refused in lines that name the file, with what was published untouched, or be built.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from pathlib import Path

from etl.bench.broken import find_damages
from etl.bench.kills import prune_all_but_one
from etl.bench.small import TEXTS, write_texts
from etl.bench.torture.made_texts import HostileTexts
from etl.bench.trying import try_damages
from etl.errors import FigtraceError
from etl.pointer import read_pointer
from etl.store.read import Store

OK, REFUSED = "ok", "refused"
VERDICTS = {"loaded": OK, "refused": REFUSED}
DOCUMENTS = 0.25  # the share of the tries that are documents
TOGETHER = 4  # documents of one try
EVERY = 20  # tries after which older stores are removed
ODD_BYTES = (b"", b"\0" * 1_000, b"\xef\xbb\xbf", b"\xff\xfe1\x00", "1명".encode("utf-16"), "약 3만 명".encode("cp949"),
             b"\x1f\x8b\x08", b"PK\x03\x04", b"%PDF-1.7\n", b"\r" * 5_000, b"1" * 200_000, b"|" * 20_000)  # fmt: skip

Build = Callable[[Path], object]


def try_inputs(workspace: Path, build: Build, count: int, seed: int) -> Iterator[tuple[str, str]]:
    """So many broken inputs in a small workspace of its own, which is as before when all are through."""
    chance = random.Random(seed)
    documents = max(round(count * DOCUMENTS), 1)
    damages = list(find_damages(workspace))
    chosen = chance.sample(damages, min(max(count - documents, 1), len(damages)))
    build(workspace)
    for number, outcome in enumerate(try_damages(workspace, build, chosen), 1):
        verdict = VERDICTS.get(outcome.sort, f"{outcome.sort}: {outcome.message}")
        yield outcome.name, verdict
        if number % EVERY == 0:
            prune_all_but_one(workspace)
    yield from try_documents(workspace, build, documents, seed)


def try_documents(workspace: Path, build: Build, count: int, seed: int) -> Iterator[tuple[str, str]]:
    """Workspaces of documents that nobody would write, each under its right hash."""
    chance, texts = random.Random(seed), HostileTexts(tuple(TEXTS.values()), seed)
    for number in range(count):
        made = [texts.make(number * TOGETHER + more).text for more in range(TOGETHER)]
        contents = [text.encode("utf-8", "surrogatepass") for text in made]
        if number % 2:
            contents[chance.randrange(TOGETHER)] = chance.choice(ODD_BYTES)
        write_texts(workspace, {f"90{place}": content for place, content in enumerate(contents)})
        yield f"documents {number}", try_build(workspace, build)
    write_texts(workspace, TEXTS)


def try_build(workspace: Path, build: Build) -> str:
    """What came of one build."""
    published = read_pointer(workspace / "build")
    try:
        build(workspace)
    except FigtraceError as error:
        is_kept = read_pointer(workspace / "build") == published
        named = all("seeds/" in line for line in str(error).splitlines())
        return REFUSED if is_kept and named else f"published {published}, {error}"
    except Exception as error:  # that is what is looked for
        return f"{type(error).__name__}: {error}"[:300]
    current = read_pointer(workspace / "build")
    assert current is not None
    with Store.open(current) as store:
        unread = store.unread()
    return f"set aside: {unread}" if unread else OK
