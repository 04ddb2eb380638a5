"""What the speaker reads under a slide, and what a refresh reads there again.

    ── figtrace ──                            what people write before and after is theirs
    …the finding, figures, quotations, references, rivals, cautions…
    ── figtrace 235b46a4b64a ko title=1a2b3c4d …

Notes are what every program keeps: PowerPoint, LibreOffice, Keynote, Google Slides. So they carry the
memory of a slide: its language and version, each figure with its passage as it was, and of each text
that we wrote a fingerprint, by which a text that somebody rewrote is told from an old one of ours.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from urllib.parse import unquote

from dashboard.exports.pptx.plan import Figure, SlidePlan
from dashboard.exports.pptx.text import fingerprint
from dashboard.i18n import LANGUAGES, Text

FIRST = "── figtrace ──"
LAST = re.compile(r"── figtrace (?P<version>[0-9a-f]{6,64}) (?P<lang>\w\w)(?P<marks>( \w+=[0-9a-f]{8})*)(?!\S)")
_NUMBER = re.compile(r"^\[\d+\] (?P<quote>.+)$")
_PASSAGE = re.compile(r"^“(?P<passage>.*)”$")
_ADDRESS = re.compile(r"^https?://\S+/o/(?P<id>[^\s?#]+)(?:\?v=(?P<frozen>[0-9a-f]{6,64}))?$")


@dataclass(frozen=True, slots=True)
class Known:
    """A figure as it stood: what was quoted, the passage, and who said it when."""

    quote: str
    passage: str
    details: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Memory:
    """What a slide remembers; without notes, nothing but its texts."""

    version: str = ""
    lang: str = LANGUAGES[0]
    marks: Mapping[str, str] = field(default_factory=dict)  # the part of the slide → fingerprint
    figures: Mapping[str, Known] = field(default_factory=dict)
    before: tuple[str, ...] = ()  # lines of the speaker's own
    after: tuple[str, ...] = ()
    block: tuple[str, ...] = ()  # ours, as it is now
    frozen: str = ""  # the version that the addresses of its figures name; "" if they follow what is published

    @property
    def is_block_edited(self) -> bool:
        """Whether somebody wrote into our lines."""
        return bool(self.block) and self.marks.get("notes") != fingerprint("\n".join(self.block))


def write_notes(plan: SlidePlan, marks: Mapping[str, str], memory: Memory | None = None) -> list[str]:
    """The lines of the notes; those of the speaker stay around ours."""
    text = Text(plan.lang)
    block = enclose(list(_tell(plan, text)), plan.version, plan.lang, marks)
    kept: list[str] = []
    if memory and memory.is_block_edited:
        kept = ["", text("deck.notes_kept"), *memory.block]
    before, after = (memory.before, memory.after) if memory else ((), ())
    return [*before, *block, *kept, *after]


def enclose(lines: Sequence[str], version: str, lang: str, marks: Mapping[str, str]) -> list[str]:
    """Lines of ours between the two that a refresh looks for."""
    held = {**marks, "notes": fingerprint("\n".join(lines))}
    return [FIRST, *lines, f"── figtrace {version} {lang}" + "".join(f" {name}={mark}" for name, mark in held.items())]


def read_notes(words: str) -> Memory:
    """What the notes of a slide hold; lines that are not ours are the speaker's."""
    lines = words.replace("\v", "\n").split("\n")
    start = next((at for at, line in enumerate(lines) if FIRST in line), None)
    ends = ((at, found) for at, line in enumerate(lines) if (found := LAST.search(line)))
    end, found = next(ends, (0, None))
    if start is None or found is None or end < start:
        return Memory(before=tuple(lines) if words.strip() else ())
    beside = (lines[start].replace(FIRST, "").strip(), found.string.replace(found[0], "").strip())
    lang = found["lang"] if found["lang"] in LANGUAGES else LANGUAGES[0]
    block = tuple(lines[start + 1 : end])
    return Memory(
        version=found["version"],
        lang=lang,
        marks=dict(mark.split("=") for mark in found["marks"].split()),
        figures=dict(_read_figures(block)),
        before=(*lines[:start], *filter(None, beside[:1])),  # what was written right beside our marks is theirs
        after=(*filter(None, beside[1:]), *lines[end + 1 :]),
        block=block,
        frozen=next((at["frozen"] for line in block if (at := _ADDRESS.match(line)) and at["frozen"]), ""),
    )


def _tell(plan: SlidePlan, text: Text) -> Iterator[str]:
    yield plan.title
    yield plan.subtitle
    yield ""
    if plan.figures:
        yield text("deck.notes_figures", n=len(plan.figures))
    for number, figure in enumerate(plan.figures, 1):
        yield from _tell_figure(number, figure, text)
    if plan.cautions:
        yield text("deck.notes_cautions")
        yield from plan.cautions
        yield ""
    yield text("deck.notes_page", address=plan.address)
    if plan.method:
        yield text("deck.notes_workbook")
    yield text("deck.notes_mark")


def _tell_figure(number: int, figure: Figure, text: Text) -> Iterator[str]:
    yield f"[{number}] {figure.quote}"
    yield figure.details
    yield f"“{figure.passage}”"
    yield figure.reference
    yield from figure.works
    if figure.note:
        yield f"{text('note.own')}: {' '.join(figure.note.split())}"
    yield figure.address
    if figure.rivals:
        yield f"{text('deck.notes_rivals')}:"
        yield from (f"- {rival}" for rival in figure.rivals)
    yield ""


def _read_figures(lines: tuple[str, ...]) -> Iterator[tuple[str, Known]]:
    quote, passage, details, note = "", "", "", ""
    for line in lines:
        if found := _NUMBER.match(line):
            quote, passage, details, note = found["quote"], "", "", ""
        elif quote and (own := _read_own(line)):
            note = own
        elif quote and (found := _PASSAGE.match(line)):
            passage = found["passage"]
        elif quote and (found := _ADDRESS.match(line)):
            yield unquote(found["id"]), Known(quote, passage, details, note)
            quote = ""
        elif quote and not details:
            details = line


def _read_own(line: str) -> str:
    """A note of one's own, as any of our languages writes it; nothing of another line."""
    for lang in LANGUAGES:
        if line.startswith(head := f"{Text(lang)('note.own')}: "):
            return line.removeprefix(head)
    return ""
