"""Whether a linguistic library would help: our sentences and numbers in words beside those of Kiwi.

Both read the same passages, wraps already repaired. Of sentences the ends within a passage are compared. A
number in words is for Kiwi a run of numeral tokens (NR, or MM that is a numeral) with a counter (NNB, SW, SL)
behind it; a second, generous rule takes any noun for a counter. On cases all are held against the marks; on
documents, without marks, against each other.
"""

from __future__ import annotations

import json
import re
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from etl.bench import kiwi_run
from etl.bench.cases import Case, read_cases
from etl.bench.machine import peak_memory
from etl.bench.peers import PEERS, find_environment, run_quietly
from etl.documents import plain_document, read_documents
from etl.extract import extract
from etl.model import Document, Extraction, Span
from etl.passages.sentences import split_sentences
from etl.rules import load_rules

NUMERAL = re.compile(
    r"(?:열|스물|서른|마흔|쉰|예순|일흔|여든|아흔)?(?:하나|한|두|세|네|석|넉|다섯|여섯|일곱|여덟|아홉)|열|스무|한두|두세|두서너|서너|너댓|네댓|몇|수"
)
COUNTERS = ("NNB", "SW", "SL")
NOUNS = (*COUNTERS, "NNG")  # Kiwi calls 차례, 배, 달, 시간 and 나라 nouns
SIDES = ("figtrace", "Kiwi, counter", "Kiwi, any noun")
PROSE = ("paragraph", "quote", "footnote")
DIGIT = re.compile(r"\d")
AROUND = 18


@dataclass(slots=True)
class Tally:
    """What both found, what one found, and for cases what was right."""

    both: int = 0
    ours_only: list[str] = field(default_factory=list)
    kiwi_only: list[str] = field(default_factory=list)

    def describe(self) -> dict[str, object]:
        """Counts and lists, for JSON."""
        return {"both": self.both, "ours_only": self.ours_only, "kiwi_only": self.kiwi_only}


@dataclass(slots=True)
class Marks:
    """Numbers in words against the marks of the cases."""

    marked: int = 0
    found: dict[str, int] = field(default_factory=lambda: dict.fromkeys(SIDES, 0))
    missed: dict[str, list[str]] = field(default_factory=lambda: {side: [] for side in SIDES})
    false: dict[str, list[str]] = field(default_factory=lambda: {side: [] for side in SIDES})

    def describe(self) -> dict[str, object]:
        """Counts and lists, for JSON."""
        return {"marked": self.marked, "found": self.found, "missed": self.missed, "false": self.false}


@dataclass(slots=True)
class Comparison:
    """Sentences and numbers in words, by source (documents, cases), and what each side cost."""

    sentences: dict[str, Tally]
    numbers: dict[str, Tally]
    marks: Marks
    size: float  # MB
    cost: dict[str, dict[str, float]]

    def describe(self) -> dict[str, object]:
        """All of it, for JSON."""
        return {
            "sentences": {name: tally.describe() for name, tally in self.sentences.items()},
            "numbers_in_words": {name: tally.describe() for name, tally in self.numbers.items()},
            "against_marks": self.marks.describe(),
            "mb": self.size,
            "cost": self.cost,
        }


@dataclass(frozen=True, slots=True)
class Reading:
    """One passage of prose: its text, our sentence ends and our numbers in words, in its own characters."""

    source: str
    text: str
    ends: frozenset[int]
    numbers: tuple[Span, ...]
    marks: tuple[Span, ...] | None  # of a case: all figures


def compare(workspace: Path, cases: Iterable[Path], say: Callable[[str], None]) -> Comparison:
    """Read documents and Korean cases both ways."""
    rules = load_rules(workspace)
    say("reading documents and cases")
    readings: list[Reading] = []
    for document in read_documents(workspace):
        readings += _read("documents", extract(document, rules), None)
    for case in (case for path in cases for case in read_cases(path) if case.language == "ko"):
        readings += _read("cases", extract(_document(case), rules), case)
    begin = time.process_time()
    for reading in readings:
        split_sentences(reading.text)
    ours = {"load": 0.0, "split": time.process_time() - begin, "memory": peak_memory()}
    say("reading them with Kiwi")
    answer = _ask_kiwi(workspace, [reading.text for reading in readings], say)
    return _compare(readings, answer, ours)


def find_numbers(tokens: Sequence[tuple[str, str, int, int]], counters: tuple[str, ...] = COUNTERS) -> Iterator[Span]:
    """Numbers in words with a counter, as the tags of Kiwi show them.

    >>> list(find_numbers([("두", "MM", 0, 1), ("차례", "NNB", 2, 4), ("이", "MM", 5, 6), ("것", "NNB", 7, 8)]))
    [Span(start=0, end=4)]
    """
    start: int | None = None
    in_words = True
    for form, tag, first, end in tokens:
        if tag == "SN" or _is_numeral(form, tag):
            start, in_words = (first, True) if start is None else (start, in_words)
            in_words &= not DIGIT.search(form)
        elif start is None or form == "여":
            continue
        else:
            if in_words and tag in counters and not DIGIT.search(form):
                yield Span(start, end)
            start = None


def _is_numeral(form: str, tag: str) -> bool:
    return tag == "NR" or (tag == "MM" and NUMERAL.fullmatch(form) is not None)


def _document(case: Case) -> Document:
    return plain_document(case.text, language=case.language, published=case.published)


def _read(source: str, extraction: Extraction, case: Case | None) -> Iterator[Reading]:
    for passage in extraction.passages:
        if passage.kind not in PROSE and case is None:
            continue
        places = {start: place for place, start in reversed(list(enumerate(passage.starts)))}
        here = [m for m in extraction.mentions if m.passage == passage.id and m.table is None]
        mine = [m for m in here if not DIGIT.search(m.quote)]
        figures = () if case is None else case.figures
        marks = [f.span for f in figures if f.span and f.span.start in places and f.span.end - 1 in places]
        yield Reading(
            source,
            passage.reading,
            _inner_ends(passage.reading, passage.sentences),
            tuple(Span(places[m.start], places[m.end - 1] + 1) for m in mine),
            None if case is None else tuple(Span(places[s.start], places[s.end - 1] + 1) for s in marks),
        )


def _inner_ends(text: str, sentences: Iterable[Sequence[int]]) -> frozenset[int]:
    """Ends of sentences but that of the last."""
    whole = len(text.rstrip())
    return frozenset(end for _, end in sentences if end < whole)


def _ask_kiwi(workspace: Path, texts: list[str], say: Callable[[str], None]) -> dict[str, Any]:
    python = find_environment(workspace, next(peer for peer in PEERS if peer.run == "kiwi"), say)
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "texts.json"
        file.write_text(json.dumps(texts), encoding="utf-8")
        answer: dict[str, Any] = json.loads(run_quietly([str(python), kiwi_run.__file__, str(file)]).splitlines()[-1])
        return answer


def _compare(readings: list[Reading], answer: dict[str, Any], ours: dict[str, float]) -> Comparison:
    result = Comparison(
        {"documents": Tally(), "cases": Tally()},
        {"documents": Tally(), "cases": Tally()},
        Marks(),
        sum(len(reading.text.encode()) for reading in readings) / 1e6,
        {"figtrace": ours, "Kiwi": {key: answer[key] for key in ("load", "split", "tokenise", "memory")}},
    )
    for reading, sentences, tokens in zip(readings, answer["sentences"], answer["tokens"], strict=True):
        _compare_ends(reading, _inner_ends(reading.text, sentences), result.sentences[reading.source])
        theirs = tuple(find_numbers(tokens))
        _compare_numbers(reading, theirs, result.numbers[reading.source])
        if reading.marks is not None:
            generous = tuple(find_numbers(tokens, NOUNS))
            _against_marks(reading, dict(zip(SIDES, (reading.numbers, theirs, generous), strict=True)), result.marks)
    return result


def _compare_ends(reading: Reading, theirs: frozenset[int], tally: Tally) -> None:
    tally.both += len(reading.ends & theirs)
    tally.ours_only += [_show_end(reading.text, end) for end in sorted(reading.ends - theirs)]
    tally.kiwi_only += [_show_end(reading.text, end) for end in sorted(theirs - reading.ends)]


def _compare_numbers(reading: Reading, theirs: tuple[Span, ...], tally: Tally) -> None:
    for span in reading.numbers:
        if any(span.overlaps(other) for other in theirs):
            tally.both += 1
        else:
            tally.ours_only.append(_show(reading.text, span))
    new = (span for span in theirs if not any(span.overlaps(other) for other in reading.numbers))
    tally.kiwi_only += [_show(reading.text, span) for span in new]


def _against_marks(reading: Reading, sides: dict[str, tuple[Span, ...]], marks: Marks) -> None:
    assert reading.marks is not None
    words = [span for span in reading.marks if not DIGIT.search(reading.text[slice(*span)])]
    marks.marked += len(words)
    for side, spans in sides.items():
        for word in words:
            if any(word.overlaps(span) for span in spans):
                marks.found[side] += 1
            else:
                marks.missed[side].append(_show(reading.text, word))
        marks.false[side] += [_show(reading.text, s) for s in spans if not any(s.overlaps(m) for m in reading.marks)]


def _show_end(text: str, end: int) -> str:
    return f"{text[max(0, end - AROUND) : end]} | {text[end : end + AROUND].strip()}"


def _show(text: str, span: Span) -> str:
    left, right = text[max(0, span.start - AROUND) : span.start], text[span.end : span.end + AROUND]
    return f"{left}⟦{text[slice(*span)]}⟧{right}"
