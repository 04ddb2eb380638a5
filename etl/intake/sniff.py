"""What a file is by its content; its name only tells texts apart, and is distrusted where it contradicts.

Comes in: bytes and a name. Goes out: a format of FORMATS. Refused, in one line: what is empty, locked, disguised, or
of a format that nobody reads here.
"""

from __future__ import annotations

import re
import string
from pathlib import PurePosixPath

from etl.errors import IntakeError
from etl.intake import limits
from etl.intake.archive import Archive
from etl.intake.encodings import READ, decode_text
from etl.intake.limits import refuse

FORMATS = ("pdf", "hwpx", "hwp", "docx", "xlsx", "csv", "html", "markdown", "text")
BINARY = frozenset({".pdf", ".hwpx", ".hwp", ".docx", ".xlsx"})
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
HWP = re.compile(rb"HWP Document File\x00{15}")
HTML = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*|<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL
)
BLANK = f"{string.whitespace}\x85\xa0\u2028\u2029\u3000\u200b\ufeff"
PDF_WITHIN = 1024
PICTURES = (b"\x89PNG\r\n", b"\xff\xd8\xff", b"GIF8", b"II*\x00", b"MM\x00*", b"BM")
UNREAD = (  # what a file begins with, what it is, what to do
    (b"HWP Document File V3", "a paper of Hangul 3, which is not read", "save it as HWPX"),
    (b"{\\rtf", "RTF, which is not read", "save it as DOCX"),
    (b"%!PS", "PostScript, which is not read", "print it to PDF"),
    (b"\x1f\x8b", "a gzip archive", "unpack it and give the files in it"),
    (b"7z\xbc\xaf", "a 7z archive", "unpack it and give the files in it"),
    (b"Rar!", "a RAR archive", "unpack it and give the files in it"),
    (b"MIME-Version:", "a web archive (MHT), which is not read", "save the page as HTML only"),
    (b"From: <Saved by", "a web archive (MHT), which is not read", "save the page as HTML only"),
    (b"bplist00", "a web archive of Safari, which is not read", "save the page as HTML"),
)


def sniff(content: bytes, name: str) -> str:
    """The format of a file."""
    if not content.strip(b"\x00 \t\r\n"):
        raise refuse(name, "empty", "fetch or save it again")
    if b"%PDF-" in content[:PDF_WITHIN]:
        return "pdf"
    for begin, what, step in UNREAD:
        if content.startswith(begin):
            raise refuse(name, what, step)
    if content.startswith(PICTURES) or content[8:12] == b"WEBP":
        raise refuse(name, "a picture, without text", "print it to PDF, and add that with --scans kor")
    if content.startswith(OLE):
        return _sniff_ole(content, name)
    if content.startswith(b"PK"):
        return _sniff_zip(content, name)
    return _sniff_text(content, name)


def _sniff_ole(content: bytes, name: str) -> str:
    """Old containers of Microsoft: HWP 5, a locked DOCX, Word before 2007."""
    if HWP.search(content):
        return "hwp"
    found = next((what for stream, what in _STREAMS.items() if stream.encode("utf-16-le") in content), None)
    if found == "locked":
        raise refuse(name, "locked with a password", "save it without one")
    raise refuse(name, f"{found or 'an OLE container of no known kind'}, which is not read", "save it as DOCX or XLSX")


_STREAMS = {
    "EncryptedPackage": "locked",
    "WordDocument": "a paper of Word before 2007",
    "Workbook": "a book of Excel before 2007",
    "PowerPoint Document": "slides of PowerPoint before 2007",
}


def _sniff_zip(content: bytes, name: str) -> str:
    archive = Archive(content, name)
    if "mimetype" in archive.names:
        kind = archive.read("mimetype", 200).strip()
        if kind in (b"application/hwp+zip", b"application/owpml"):
            return "hwpx"
        raise refuse(name, f"{kind.decode('ascii', 'replace')}, which is not read", READ)
    if any(member.lower().endswith("vbaproject.bin") for member in archive.names):
        raise refuse(name, "a file with macros", "save it without them, as DOCX or XLSX")
    if "[Content_Types].xml" in archive.names and b"macroEnabled" in archive.read("[Content_Types].xml"):
        raise refuse(name, "a file with macros", "save it without them, as DOCX or XLSX")
    if "Contents/content.hpf" in archive.names:
        return "hwpx"
    if "word/document.xml" in archive.names:
        return "docx"
    if "xl/workbook.xml" in archive.names:
        return "xlsx"
    raise refuse(name, "a zip of no known kind", "unpack it and give the files in it")


def _sniff_text(content: bytes, name: str) -> str:
    """Text of any encoding: a page, a sheet, Markdown, prose."""
    suffix = PurePosixPath(name.lower()).suffix
    try:
        text, _ = decode_text(content[: 4096 + len(content) % 2] if len(content) > 8192 else content, name)
    except IntakeError:
        text, _ = decode_text(content, name)
    if not text.strip(BLANK) and not decode_text(content, name)[0].strip(BLANK):
        raise refuse(name, "empty", "fetch or save it again")
    is_page = HTML.match(text) is not None
    if suffix in BINARY:
        what = "a web page (perhaps of a log-in or an error)" if is_page else "plain text"
        raise refuse(name, f"named {suffix} but {what}", "fetch it again")
    if is_page or suffix in (".html", ".htm", ".xhtml"):
        return "html"
    if suffix in (".csv", ".tsv", ".tab"):
        return "csv"
    return "markdown" if suffix in (".md", ".markdown") else "text"


def check_size(size: int, name: str) -> None:
    """Refuse what is too large to be looked at."""
    if size > limits.FILE_BYTES:
        raise refuse(name, f"{size:,} bytes, more than {limits.FILE_BYTES:,}", "it is too large to read")
