"""Learn where Korean texts have blanks, for lines that a page breaks inside of words.

    python -m etl.bench.blanks tests/gold a01 a02 a05 b01 b02 b03 b10    # all texts but those of the proof

Every place between two letters of Hangul in a text is an example, with or without a blank; a logistic regression
weighs the signs of `etl/intake/pdf/blanks.py`. What is seen once and what weighs little is left out.
"""

from __future__ import annotations

import math
import random
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from etl.bench.gold import read_gold
from etl.intake.pdf.blanks import FILE, signs

HANGUL = re.compile(r"[가-힣]+")
ROUNDS, RATE, REGULAR = 4, 0.3, 1e-4
LEAST, STEP = 0.5, 0.25  # of a weight that is kept
WIDTH = 24  # signs in a line of the file
Example = tuple[list[str], bool]


def examples(text: str) -> Iterator[Example]:
    """The signs at each place between two letters of a text, and whether a blank is there.

    >>> [is_blank for _, is_blank in examples("대외 무역은")]
    [False, True, False, False]
    """
    for line in text.splitlines():
        words = " ".join(line.split())
        for found in HANGUL.finditer(words):
            word, before, behind = found[0], words[: found.start()][-1:], words[found.end() :][:1]
            for at in range(1, len(word)):
                yield signs(word[:at], word[at:], before, behind), False
            following = HANGUL.match(words, found.end() + 1) if behind == " " else None
            if following:
                yield signs(word, following[0], before, words[following.end() :][:1]), True


def learn(texts: Iterable[str], seed: int = 1) -> dict[str, float]:
    """The weight of each sign; the same for the same texts."""
    known = [example for text in texts for example in examples(text)]
    seen = Counter(sign for found, _ in known for sign in found)
    known = [([sign for sign in found if seen[sign] > 1], is_blank) for found, is_blank in known]
    weights: defaultdict[str, float] = defaultdict(float)
    steps: defaultdict[str, float] = defaultdict(float)
    order = random.Random(seed)
    for _ in range(ROUNDS):
        order.shuffle(known)
        for found, is_blank in known:
            total = max(-30.0, min(30.0, sum(weights[sign] for sign in found)))
            error = 1 / (1 + math.exp(-total)) - is_blank
            for sign in found:
                slope = error + REGULAR * weights[sign]
                steps[sign] += slope * slope
                weights[sign] -= RATE * slope / math.sqrt(steps[sign] + 0.01)
    return weights


def table(weights: dict[str, float]) -> str:
    """The file: a weight, then signs that have it, in order."""
    kept: defaultdict[float, list[str]] = defaultdict(list)
    for sign, weight in weights.items():
        if abs(weight) >= LEAST:
            kept[round(weight / STEP) * STEP].append(sign)
    parts = [(weight, sorted(kept[weight])) for weight in sorted(kept)]
    return "".join(
        f"{weight:g}\t{' '.join(found[at : at + WIDTH])}\n"
        for weight, found in parts
        for at in range(0, len(found), WIDTH)
    )


def main(folder: Path, apart: Sequence[str]) -> None:
    """Learn of the open Korean texts of a gold, but for those of these names: they are to be tried with it."""
    read = [one.text for one in read_gold(folder) if one.language == "ko" and one.doc not in apart]
    FILE.write_text(table(learn(read)), encoding="utf-8")
    print(f"{FILE.name}: of {len(read)} texts, {FILE.stat().st_size:,} bytes")


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
