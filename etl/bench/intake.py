"""`figtrace bench intake`: what reading PDFs costs beside its budgets, each file in a process of its own.

Comes in: PDFs. Goes out: per file the time of a page, memory, the heaviest picture of a page, bytes a character of
the places kept.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from etl.bench.machine import peak_memory
from etl.errors import IntakeError

PICTURES = 40  # pages whose pictures are painted
WIDTH = 910
BUDGETS = {"ms_a_page": 100.0, "megabytes": 300.0, "picture_kilobytes": 130.0, "bytes_a_character": 3.0}


@dataclass(frozen=True, slots=True)
class Cost:
    """What one file costs; `ms_a_page` is processor time on one core, `start_ms` what the first file of a process costs
    besides, `megabytes` the most that the process held.
    """

    name: str
    pages: int
    ms_a_page: float
    start_ms: float
    megabytes: float
    picture_kilobytes: float
    bytes_a_character: float

    @property
    def over(self) -> list[str]:
        """The budgets that it does not keep."""
        return [name for name, most in BUDGETS.items() if getattr(self, name) > most]


def measure(path: Path) -> Cost:
    """The cost of a file, in another process; IntakeError if it cannot be read."""
    command = [sys.executable, "-P", "-m", "etl.bench.intake", str(path)]
    said = subprocess.run(command, capture_output=True, text=True, check=False)
    if said.returncode:
        raise IntakeError(said.stderr.strip().splitlines()[-1])
    return Cost(**json.loads(said.stdout))


def cost_here(path: Path) -> Cost:
    """The same in this process, which has read nothing before."""
    from etl.intake.page_file import pack_pages
    from etl.intake.painting import Order, paint
    from etl.intake.read import take_in

    content, start = path.read_bytes(), time.process_time()
    pages = take_in(content, path.name).pages
    held, first = peak_memory(), time.process_time() - start
    start = time.process_time()
    take_in(content, path.name)
    seconds = time.process_time() - start
    characters = sum(len(box.word) for page in pages for box in page.boxes)
    pictures = [len(paint(path, Order(page.number, WIDTH, "webp"))) for page in pages[:PICTURES]]
    number = max(len(pages), 1)
    return Cost(
        name=path.name,
        pages=len(pages),
        ms_a_page=round(1000 * seconds / number, 1),
        start_ms=round(1000 * max(first - seconds, 0), 1),
        megabytes=round(held, 1),
        picture_kilobytes=round(max(pictures, default=0) / 1000, 1),
        bytes_a_character=round(len(pack_pages(pages)) / max(characters, 1), 2),
    )


def describe(costs: Sequence[Cost]) -> list[list[str]]:
    """The rows of a table, what is over its budget with a mark."""
    rows = []
    for cost in costs:
        values = [f"{getattr(cost, name):,.1f}{' !' if name in cost.over else ''}" for name in BUDGETS]
        rows.append([cost.name, f"{cost.pages:,}", *values, f"{cost.start_ms:,.0f}"])
    return rows


if __name__ == "__main__":
    try:
        print(json.dumps(asdict(cost_here(Path(sys.argv[1])))))
    except (IntakeError, OSError) as error:
        sys.exit(str(error))
