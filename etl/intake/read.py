"""From the bytes of an original to a Taken."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module

from etl.errors import IntakeError
from etl.intake.encodings import decode_text
from etl.intake.limits import refuse
from etl.intake.model import Taken, tell_unseen
from etl.intake.sniff import check_size, sniff
from etl.intake.web_page import read_properties
from etl.markup.unseen import count_unseen

Reader = Callable[..., Taken]
READERS = {  # format: the module whose `read` takes it; loaded when needed
    "pdf": "etl.intake.pdf.read",
    "hwpx": "etl.intake.hwpx",
    "hwp": "etl.intake.hwp",
    "docx": "etl.intake.docx",
    "xlsx": "etl.intake.xlsx",
    "csv": "etl.intake.delimited",
}


def take_in(content: bytes, name: str, scans: str | None = None) -> Taken:
    """What an original holds, by its content; IntakeError with one line for what cannot be read.

    Pages of a PDF that are pictures are read only with `scans`, the languages for tesseract (etl/intake/pdf/scans.py).

    It runs in this process, without limits on time and memory: what is not your own goes through `take_in_child`.

    >>> taken = take_in("2024년 수출은 3억 달러다.".encode("cp949"), "note.txt")
    >>> taken.format, taken.view, taken.text
    ('text', 'text', '2024년 수출은 3억 달러다.')
    """
    check_size(len(content), name)
    format = sniff(content, name)
    if format in ("html", "markdown", "text"):
        text, encoding = decode_text(content, name)
        properties = read_properties(text) if format == "html" else ()
        return Taken(format, text, format, f"text in {encoding}", properties, warnings=_unseen(text, format))
    read: Reader = import_module(READERS[format]).read
    try:
        taken = read(content, name, scans) if format == "pdf" else read(content, name)
    except (IntakeError, MemoryError):
        raise
    except Exception as error:  # a broken file raises anything in the libraries that read it
        raise refuse(name, f"broken as {format.upper()}", "fetch or save it again") from error
    if not taken.text.strip():
        raise refuse(name, f"{format.upper()} without any text", "give a file with text")
    return taken


def _unseen(text: str, format: str) -> tuple[str, ...]:
    """What is told of the text that a page holds and shows nobody."""
    return tell_unseen(0 if format == "text" else count_unseen(text, format))
