"""A deck as bytes: opened with care, since people send them, and saved the same way every time.

Refused before anything is read: what is no pptx, what is encrypted, too large or unfolds to too much,
macros, parts that lie outside this file, document types (which could name entities), and names that
climb out of a folder. A template (.potx) and a show (.ppsx) are read as decks.
"""

from __future__ import annotations

import re
import struct
import zipfile
import zlib
from io import BytesIO
from typing import TYPE_CHECKING

from pptx import Presentation

from dashboard.exports.pptx.errors import DeckError

if TYPE_CHECKING:
    from pptx.presentation import Presentation as Deck

LARGEST = 50_000_000  # bytes of a file
UNFOLDED = 400_000_000  # bytes of all that is in it
MOST_PARTS = 20_000
MOST_XML = 60_000_000  # bytes of one part of XML
ZIP = b"PK"
OLE = b"\xd0\xcf\x11\xe0"  # a binary .ppt, or an encrypted .pptx
MAIN = "ppt/presentation.xml"
SAME = (b"presentationml.template.main+xml", b"presentationml.slideshow.main+xml")
AS_DECK = b"presentationml.presentation.main+xml"
MACROS = (b"macroEnabled", b"vbaProject")
DOCTYPE = tuple(word.encode(code) for word in ("<!DOCTYPE", "<!ENTITY") for code in ("utf-8", "utf-16-le", "utf-16-be"))
HARMLESS = ("hyperlink", "video", "audio", "media")  # what may lie elsewhere: nothing opens it by itself
_EXTERNAL = re.compile(rb"<[\w:]*Relationship\b[^>]*TargetMode\s*=\s*[\"']External[\"'][^>]*>")
_TYPE = re.compile(rb"\bType\s*=\s*[\"'][^\"']*/([\w-]+)[\"']")
FIXED_DATE = struct.pack("<HH", 0, 0x0021)  # 1980-01-01 00:00, the first that a zip can name


def open_deck(blob: bytes, name: str) -> Deck:
    """The deck in these bytes; DeckError, which names the file, if it cannot be one."""
    blob = check_package(blob, name)
    try:
        deck = Presentation(BytesIO(blob))
        for slide in deck.slides:
            _ = slide.slide_layout, len(slide.shapes)
    except Exception as error:  # python-pptx has no error of its own for what is damaged
        raise _refuse(
            name, "damaged", "it cannot be read as a presentation", "open and save it in PowerPoint"
        ) from error
    return deck


def check_package(blob: bytes, name: str) -> bytes:
    """The bytes, once nothing in them is a danger."""
    if len(blob) > LARGEST:
        found = f"it has {len(blob) / 1e6:.0f} MB, {LARGEST / 1e6:.0f} at most"
        raise _refuse(name, "too_large", found, "compress its pictures")
    if blob.startswith(OLE):
        raise _refuse(name, "encrypted", "it is encrypted or an old .ppt", "save it as .pptx without a password")
    try:
        with zipfile.ZipFile(BytesIO(blob)) as archive:
            return _check_parts(archive, blob, name)
    except (zipfile.BadZipFile, EOFError, NotImplementedError, RuntimeError, ValueError, OSError, zlib.error) as error:
        if blob.startswith(ZIP):
            raise _refuse(name, "damaged", "a part of it cannot be unpacked", "save it anew in PowerPoint") from error
        raise _refuse(name, "not_pptx", "this is no PowerPoint file", "choose a .pptx") from error


def save_deck(deck: Deck) -> bytes:
    """The deck as a file; the same deck gives the same bytes."""
    out = BytesIO()
    deck.save(out)
    return _fix_dates(out.getvalue())


def _check_parts(archive: zipfile.ZipFile, blob: bytes, name: str) -> bytes:
    parts = archive.infolist()
    names = [part.filename for part in parts]
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > UNFOLDED:
        raise _refuse(name, "too_large", "it unfolds to far too much", "choose the original file")
    if "[Content_Types].xml" not in names or MAIN not in names:
        raise _refuse(name, "not_pptx", "this is no PowerPoint file", "choose a .pptx")
    if len(set(names)) < len(names) or any(".." in each.split("/") or each.startswith("/") for each in names):
        raise _refuse(name, "damaged", "its parts have names that cannot be", "save it anew in PowerPoint")
    types = archive.read("[Content_Types].xml")
    if any(word in types for word in MACROS):
        raise _refuse(name, "macros", "it holds macros", "save it as .pptx, without macros")
    for part in parts:
        if part.filename.endswith((".xml", ".rels", ".vml")):
            _check_xml(archive, part, name)
    if any(word in types for word in SAME):
        return _rename_main(archive)
    return blob


def _check_xml(archive: zipfile.ZipFile, part: zipfile.ZipInfo, name: str) -> None:
    if part.file_size > MOST_XML:
        raise _refuse(name, "too_large", f"{part.filename} unfolds to far too much", "choose the original file")
    content = archive.read(part)
    if any(word in content for word in DOCTYPE):
        raise _refuse(
            name, "hostile", f"{part.filename} declares a document type, which no deck does", "do not open it"
        )
    if part.filename.endswith(".rels"):
        for link in _EXTERNAL.findall(content):
            sort = _TYPE.search(link)
            if not sort or sort[1].decode() not in HARMLESS:
                what = sort[1].decode() if sort else "part"
                found = f"{part.filename} reaches for a {what} outside the file"
                raise _refuse(name, "external", found, "break the link in PowerPoint (File › Info › Edit Links)")


def _rename_main(archive: zipfile.ZipFile) -> bytes:
    """The same package, called a deck."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as copy:
        for part in archive.infolist():
            content = archive.read(part)
            if part.filename == "[Content_Types].xml":
                for word in SAME:
                    content = content.replace(word, AS_DECK)
            copy.writestr(part.filename, content)
    return out.getvalue()


def _fix_dates(blob: bytes) -> bytes:
    """The archive with one date for all parts, in their own heads and in the list at its end."""
    fixed = bytearray(blob)
    with zipfile.ZipFile(BytesIO(blob)) as archive:
        at = archive.start_dir
        for part in archive.infolist():
            fixed[part.header_offset + 10 : part.header_offset + 14] = FIXED_DATE
            fixed[at + 12 : at + 16] = FIXED_DATE
            at += 46 + sum(struct.unpack_from("<HHH", blob, at + 28))
    return bytes(fixed)


def _refuse(name: str, reason: str, found: str, next_step: str) -> DeckError:
    return DeckError(reason, f"{name}: {found}; please {next_step}; nothing was written")
