"""Zip files that may be hostile: what they unpack to is bounded before and while it is read.

A member's declared size is not believed: reading stops one byte behind its limit. XML with a document type is
refused whole (entities that expand, files of the machine); so is XML in an encoding in which one could hide.
"""

from __future__ import annotations

import re
import zipfile
from io import BytesIO

from lxml import etree

from etl.intake import limits
from etl.intake.limits import refuse

DECLARED = re.compile(rb"^\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([A-Za-z0-9._-]{1,40})[\"']")
ENCODINGS = frozenset({b"utf-8", b"utf8", b"us-ascii", b"ascii"})
XML_NAMES = (".xml", ".rels", ".hpf", ".opf", ".rdf")


class Archive:
    """A zip in memory; `name` is what messages call it."""

    def __init__(self, content: bytes, name: str) -> None:
        self.name = name
        try:
            self.zip = zipfile.ZipFile(BytesIO(content))
            members = self.zip.infolist()
        except (zipfile.BadZipFile, ValueError, NotImplementedError, OverflowError) as error:
            raise refuse(name, f"a broken zip ({error})", "fetch or save it again") from error
        limits.check_number(name, len(members), limits.MEMBERS, "files in the zip")
        limits.check_number(name, sum(one.file_size for one in members), limits.TOTAL_BYTES, "bytes when unpacked")
        for member in members:
            self._check_ratio(member.file_size, member.compress_size)
        self.names = frozenset(member.filename for member in members)
        self.total = 0

    def read(self, member: str, most: int = limits.MEMBER_BYTES) -> bytes:
        """The content of one member, at most so many bytes."""
        try:
            info = self.zip.getinfo(member)
            if info.flag_bits & 1:
                raise refuse(self.name, "locked with a password", "save it without one")
            with self.zip.open(info) as opened:
                content = opened.read(most + 1)
        except KeyError as error:
            raise refuse(self.name, f"broken: {member} is missing", "save it again") from error
        except (zipfile.BadZipFile, EOFError, OSError, NotImplementedError, RuntimeError, ValueError) as error:
            raise refuse(self.name, f"broken: {member} cannot be unpacked", "fetch or save it again") from error
        except Exception as error:  # zlib.error and its like have no family of their own
            if isinstance(error, MemoryError) or type(error).__module__ not in ("zlib", "lzma", "_lzma"):
                raise
            raise refuse(self.name, f"broken: {member} cannot be unpacked", "fetch or save it again") from error
        if len(content) > most:
            raise refuse(self.name, f"{member} unpacks to more than {most:,} bytes", "it is too large to read")
        self._check_ratio(len(content), info.compress_size)
        self.total += len(content)
        limits.check_number(self.name, self.total, limits.TOTAL_BYTES, "bytes when unpacked")
        return content

    def read_xml(self, member: str) -> etree._Element:
        """The root of a member that is XML, without entities and document types."""
        return parse_xml(self.read(member), self.name, member)

    def check_xml(self) -> None:
        """Look into every XML of the zip, for libraries that read it by themselves."""
        for member in sorted(self.names):
            if member.lower().endswith(XML_NAMES):
                check_plain_xml(self.read(member), self.name, member)

    def _check_ratio(self, size: int, packed: int) -> None:
        if size > limits.RATIO_FROM and size > limits.RATIO * max(packed, 1):
            raise refuse(
                self.name, f"a zip that unpacks to {size // max(packed, 1):,} times its size", "it looks hostile"
            )


def check_plain_xml(content: bytes, name: str, member: str) -> None:
    """Refuse XML that declares a document type, or is written in an encoding that would hide one."""
    declared = DECLARED.match(content.removeprefix(b"\xef\xbb\xbf"))
    if b"\x00" in content[:4] or content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        content = content.decode("utf-16", "replace").encode("utf-8", "replace")
    elif declared is not None and declared[1].lower() not in ENCODINGS:
        raise refuse(name, f"{member} is in {declared[1].decode('ascii')}, not UTF-8", "save it again")
    if b"<!DOCTYPE" in content or b"<!ENTITY" in content:
        raise refuse(name, f"{member} declares a document type or entities", "it looks hostile")


def parse_xml(content: bytes, name: str, member: str) -> etree._Element:
    """The root of XML that declares nothing."""
    check_plain_xml(content, name, member)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        return etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        raise refuse(name, f"broken: {member} is no XML ({error.msg})", "save it again") from error
