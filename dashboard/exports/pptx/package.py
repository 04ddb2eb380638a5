"""A deck as bytes: opened with care, since people send them, and saved the same way every time.

Refused before anything is built of it: what is no pptx, what is encrypted, too large or unfolds to too
much, macros, parts that lie outside this file, document types (which could name entities), names that
climb out of a folder. A template (.potx) and a show (.ppsx) are read as decks. A new deck is read again
before anybody gets it: each part once, each reference with its part, each slide there.
"""

from __future__ import annotations

import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import TYPE_CHECKING

from lxml import etree
from lxml.etree import LxmlError
from pptx import Presentation
from pptx.exc import PythonPptxError

from dashboard.exports.opc import pack_deck
from dashboard.exports.pptx.errors import DeckError
from dashboard.exports.pptx.parts import find_faults, is_xml, parse, read_links, read_types, settle_names
from etl.zipped import zip_entry

if TYPE_CHECKING:
    from pptx.presentation import Presentation as Deck

LARGEST = 50_000_000  # bytes of a file
UNFOLDED = 200_000_000  # bytes of all that is in it
MOST_PARTS = 10_000
MOST_XML = 5_000_000  # bytes of one part of XML
ALL_XML = 40_000_000  # bytes of all of them
MOST_ELEMENTS = 100_000  # of one part of XML: a slide of a thousand shapes has 30,000
ALL_ELEMENTS = 1_000_000
MOST_FOLDED = 200  # to one: so many times a part may unfold, once it is larger than …
SMALL = 1_000_000  # bytes
METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)  # those of the standard (ECMA-376 part 2, annex C)
ENCRYPTED = 0x1  # flag of a part in a zip
ZIP = b"PK"
OLE = b"\xd0\xcf\x11\xe0"  # a binary .ppt, or an encrypted .pptx
MAIN = "ppt/presentation.xml"
TYPES = "[Content_Types].xml"
SAME = (b"presentationml.template.main+xml", b"presentationml.slideshow.main+xml")
AS_DECK = b"presentationml.presentation.main+xml"
MACROS = ("macroenabled", "vbaproject", "activex")
HARMLESS = ("hyperlink", "video", "audio", "media")  # what may lie elsewhere: nothing opens it by itself
SIDES = range(914_400, 51_206_401)  # EMU: an inch to 56, as the standard has them (ECMA-376, ST_SlideSizeCoordinate)
FOREIGN = (KeyError, AttributeError, IndexError, TypeError, ValueError, RecursionError, LxmlError, PythonPptxError)
UNREADABLE = (  # what zipfile raises of its own and by the way
    KeyError,
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    NotImplementedError,
    RuntimeError,
    ValueError,
    OSError,
    OverflowError,
    struct.error,
)


def open_deck(blob: bytes, name: str) -> Deck:
    """The deck in these bytes; DeckError, which names the file, if it cannot be one."""
    blob = check_package(blob, name)
    faults = find_faults(blob)
    if faults:
        raise _refuse(name, "damaged", faults[0], "open and save it in PowerPoint")
    try:
        deck = Presentation(BytesIO(blob))
        for slide in deck.slides:
            _ = slide.slide_layout, len(slide.shapes)
        width, height = deck.slide_width, deck.slide_height
    except Exception as error:  # python-pptx has no error of its own for what is damaged
        raise _refuse(
            name, "damaged", "it cannot be read as a presentation", "open and save it in PowerPoint"
        ) from error
    if not all(side is None or side in SIDES for side in (width, height)):
        found = f"its slides are {width} × {height} units, a side has {SIDES.start:,} to {SIDES.stop - 1:,}"
        raise _refuse(name, "damaged", found, "set their size in PowerPoint")
    return deck


@contextmanager
def reading(name: str) -> Iterator[None]:
    """While parts of a deck are used that others wrote: what does not fit together in them is a DeckError.

    python-pptx and lxml have no error of their own for that.
    """
    try:
        yield
    except FOREIGN as error:
        raise _refuse(name, "damaged", "its parts do not fit together", "open and save it in PowerPoint") from error


def check_size(size: int, name: str) -> None:
    """Refuse what has more bytes than a deck may have."""
    if size > LARGEST:
        found = f"it has {size / 1e6:.0f} MB, {LARGEST / 1e6:.0f} at most"
        raise _refuse(name, "too_large", found, "compress its pictures")


def check_sort(blob: bytes, name: str) -> None:
    """Refuse at once what is no deck at all, or too large for one; what is in it is not looked at."""
    check_size(len(blob), name)
    if blob.startswith(OLE):
        raise _refuse(name, "encrypted", "it is encrypted or an old .ppt", "save it as .pptx without a password")
    if not blob.startswith(ZIP) and not zipfile.is_zipfile(BytesIO(blob)):
        raise _refuse(name, "not_pptx", "this is no PowerPoint file", "choose a .pptx")


def check_package(blob: bytes, name: str) -> bytes:
    """The bytes, once nothing in them is a danger."""
    check_sort(blob, name)
    try:
        with zipfile.ZipFile(BytesIO(blob)) as archive:
            return _check_archive(archive, blob, name)
    except UNREADABLE as error:
        if blob.startswith(ZIP):
            raise _refuse(name, "damaged", "a part of it cannot be unpacked", "save it anew in PowerPoint") from error
        raise _refuse(name, "not_pptx", "this is no PowerPoint file", "choose a .pptx") from error


def save_deck(deck: Deck) -> bytes:
    """The deck as a file; the same deck gives the same bytes. DeckError rather than a file that is not whole."""
    settle_names(deck.part.package)
    content = pack_deck(deck)
    faults = find_faults(content)
    slides = [] if faults else [slide.slide_id for slide in Presentation(BytesIO(content)).slides]
    if faults or slides != [slide.slide_id for slide in deck.slides]:
        found = faults[0] if faults else "a slide is lost"
        raise DeckError(
            "unwritten", f"the new deck would not be whole ({found}); please report this; nothing was written"
        )
    return content


# what is refused ------------------------------------------------------------------------------


def _check_archive(archive: zipfile.ZipFile, blob: bytes, name: str) -> bytes:
    parts = archive.infolist()
    _check_sizes(parts, name)
    names = [part.filename for part in parts]
    if TYPES not in names or MAIN not in names:
        raise _refuse(name, "not_pptx", "this is no PowerPoint file", "choose a .pptx")
    if len({each.lower() for each in names}) < len(names) or not all(_is_name(each) for each in names):
        raise _refuse(name, "damaged", "its parts have names that cannot be", "save it anew in PowerPoint")
    if any(part.compress_type not in METHODS or part.flag_bits & ENCRYPTED for part in parts):
        raise _refuse(name, "damaged", "its parts are packed in a way that no deck is", "save it anew in PowerPoint")
    types = read_types(_read(archive, archive.getinfo(TYPES), name))
    if any(word in said.lower() for said in (*types.values(), *names) for word in MACROS):
        raise _refuse(name, "macros", "it holds macros", "save it as .pptx, without macros")
    _check_parts(archive, [part for part in parts if is_xml(part.filename, types)], name)
    content = archive.read(TYPES)
    return _rename_main(archive) if any(word in content for word in SAME) else blob


def _check_sizes(parts: list[zipfile.ZipInfo], name: str) -> None:
    folded = [part for part in parts if part.file_size > max(SMALL, MOST_FOLDED * part.compress_size)]
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > UNFOLDED or folded:
        raise _refuse(name, "too_large", "it unfolds to far too much", "choose the original file")


def _is_name(name: str) -> bool:
    """Whether a part may be called so: no way out of the folder, no sign that systems take differently."""
    steps = name.rstrip("/").split("/")
    return bool(name) and all(step not in ("", ".", "..") for step in steps) and not set(name) & set("\\:\0")


def _check_parts(archive: zipfile.ZipFile, parts: list[zipfile.ZipInfo], name: str) -> None:
    """Sizes of all parts of XML first, then each of them parsed, one after the other."""
    largest = max(parts, key=lambda part: part.file_size)
    if largest.file_size > MOST_XML or sum(part.file_size for part in parts) > ALL_XML:
        found = f"{largest.filename} unfolds to far too much"
        raise _refuse(name, "too_large", found, "choose the original file")
    elements = 0
    for part in parts:
        content = _read(archive, part, name)
        count = content.count(b"<")
        elements += count
        if count > 2 * MOST_ELEMENTS or elements > 2 * ALL_ELEMENTS:  # most are opened and closed
            found = f"{part.filename} has more elements than a deck has"
            raise _refuse(name, "too_large", found, "remove shapes, or choose the original file")
        _check_xml(content, part.filename, name)


def _check_xml(content: bytes, part: str, name: str) -> None:
    try:
        root = parse(content)
    except (etree.LxmlError, ValueError) as error:
        raise _refuse(name, "damaged", f"{part} is no XML", "save it anew in PowerPoint") from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise _refuse(name, "hostile", f"{part} declares a document type, which no deck does", "do not open it")
    for sort in _reach_out(root) if part.endswith(".rels") else ():
        found = f"{part} reaches for a {sort} outside the file"
        raise _refuse(name, "external", found, "break the link in PowerPoint (File › Info › Edit Links)")


def _reach_out(root: etree._Element) -> Iterator[str]:
    """The sorts of what lies outside the file and is fetched without anybody's asking."""
    for link in read_links(root):
        if link.is_external and link.sort not in HARMLESS:
            yield "".join(sign for sign in link.sort if sign.isalnum())[:40] or "part"


def _read(archive: zipfile.ZipFile, part: zipfile.ZipInfo, name: str) -> bytes:
    """A part of XML; never more of it than such a part may have, whatever the archive says of its size."""
    with archive.open(part) as source:
        content = source.read(MOST_XML + 1)
    if len(content) > MOST_XML:
        raise _refuse(name, "too_large", f"{part.filename} unfolds to far too much", "choose the original file")
    return content


# archives -------------------------------------------------------------------------------------


def _rename_main(archive: zipfile.ZipFile) -> bytes:
    """The same package, called a deck."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as copy:
        for part in archive.infolist():
            content = archive.read(part)
            if part.filename == TYPES:
                for word in SAME:
                    content = content.replace(word, AS_DECK)
            copy.writestr(zip_entry(part.filename), content)
    return out.getvalue()


def _refuse(name: str, reason: str, found: str, next_step: str) -> DeckError:
    one_line = " ".join("".join(sign if sign.isprintable() else " " for sign in found).split())
    return DeckError(reason, f"{name}: {one_line[:300]}; please {next_step}; nothing was written")
