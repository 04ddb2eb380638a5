"""A file read, whatever its format."""

from __future__ import annotations

from pathlib import Path

from etl.errors import SeedError
from etl.files import one_spelling
from etl.intake.model import Taken

FORMATS = {".txt": "text", ".text": "text", ".md": "markdown", ".markdown": "markdown", ".html": "html", ".htm": "html"}


def take(path: Path) -> Taken:
    """Its text and what it says of itself; SeedError in one line for what cannot be read."""
    if (form := FORMATS.get(path.suffix.lower())) is None:
        raise SeedError(f"{path.name}: found no reader for it, expected text, Markdown or HTML; save it as one of them")
    try:
        text = one_spelling(path.read_bytes().decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise SeedError(f"{path.name}: byte {error.start} is not UTF-8; save the file as UTF-8") from error
    except OSError as error:
        raise SeedError(
            f"{path.name}: {(error.strerror or str(error)).lower()}; name a file that can be read"
        ) from error
    if not text.strip() or "\0" in text:
        raise SeedError(f"{path.name}: found {'no text' if not text.strip() else 'what is no text'}; name another file")
    return Taken(form, text, form, "figtrace text")
