"""Text on slides: paragraphs of runs, as plain values and as DrawingML."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from xml.sax.saxutils import quoteattr

from dashboard.exports.pptx.drawing import EAST_ASIAN, LATIN, clean, fill, language_of


@dataclass(frozen=True, slots=True)
class Run:
    """Words that look alike; 0 and "" mean: as the placeholder says."""

    words: str
    size: float = 0
    colour: str = ""
    bold: bool = False
    link: str = ""  # an address, whole
    is_marked: bool = False  # as with a text marker


Paragraph = tuple[Run, ...]
Link = Callable[[str], str]  # an address → the id of its relationship


def paragraph(*words: str | Run) -> Paragraph:
    """A paragraph of plain words and runs."""
    return tuple(Run(part) if isinstance(part, str) else part for part in words)


def plain(paragraphs: Sequence[Paragraph]) -> str:
    """The words alone, a line each."""
    return "\n".join("".join(run.words for run in line) for line in paragraphs)


def fingerprint(words: str) -> str:
    """Eight characters that stand for a text, whatever its blanks.

    >>> fingerprint("a  b\\n") == fingerprint("a b")
    True
    """
    return blake2b(" ".join(words.split()).encode(), digest_size=4).hexdigest()


def write_paragraphs(paragraphs: Sequence[Paragraph], lang: str, link: Link, ea: str = EAST_ASIAN) -> str:
    """The paragraphs as XML."""
    return "".join(f"<a:p>{''.join(_write(run, lang, link, ea) for run in line)}</a:p>" for line in paragraphs or ((),))


def _write(run: Run, lang: str, link: Link, ea: str) -> str:
    attributes = f'lang="{language_of(run.words, lang)}" altLang="en-US"'
    attributes += f' sz="{round(run.size * 100)}"' if run.size else ""
    attributes += ' b="1"' if run.bold else ""
    inner = fill(run.colour) if run.colour else ""
    if run.is_marked:
        inner += '<a:highlight><a:srgbClr val="FFEC9E"/></a:highlight>'
    inner += f'<a:latin typeface="{LATIN}"/><a:ea typeface="{ea}"/>'
    if run.link:
        inner += f"<a:hlinkClick r:id={quoteattr(link(run.link))}/>"
    return f"<a:r><a:rPr {attributes}>{inner}</a:rPr><a:t>{clean(run.words)}</a:t></a:r>"
