"""An original whose format has no pages (DOCX, HWPX, HWP), laid out as a PDF by a program that is there, to look at.

Comes in: an original that was read. Goes out: a Layout, or None where no such program is here or it does not manage.
It is a view and no source: text and offsets stay those of the original, and other programs break lines elsewhere.

    DOCX        LibreOffice Writer (soffice), without what a document would fetch from elsewhere
    HWPX, HWP   the Python package hwp-ingest with rsvg-convert, in a child process with limits
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import threading
import zipfile
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cache
from importlib import import_module
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path

from lxml import etree

from etl.errors import IntakeError
from etl.intake import limits
from etl.intake.archive import Archive
from etl.intake.child import LENGTH, ask_child, end_with_parent, set_limits
from etl.intake.leash import run_on_leash
from etl.scratch import scratch_folder
from etl.zipped import zip_entry

OFFICE, PAINTER, PACKAGE = "soffice", "rsvg-convert", "hwp_ingest"
WALL_SECONDS = 90.0
NOWHERE = "http://127.0.0.1:9"
AWAY = {"http_proxy": NOWHERE, "https_proxy": NOWHERE}
LINKED = "/hyperlink"  # the one kind of outer relation that fetches nothing


@dataclass(frozen=True, slots=True)
class Layout:
    """The PDF and the program that made it, as `LibreOffice 7.4.7.2`."""

    pdf: bytes = field(repr=False)
    program: str


def lay_out(content: bytes, format: str, name: str) -> Layout | None:
    """The original as a PDF."""
    if format == "docx" and (program := find_office()) is not None:
        pdf = _by_office(content, name)
    elif format in ("hwpx", "hwp") and (program := find_hangul()) is not None:
        command = [sys.executable, "-P", "-m", "etl.intake.layout"]
        pdf, _ = ask_child(command, len(content).to_bytes(LENGTH, "big") + content, WALL_SECONDS)
    else:
        return None
    return Layout(pdf, program) if pdf.startswith(b"%PDF-") else None


def find_office() -> str | None:
    """LibreOffice with its version, if it is here; asked again where it did not answer, as on a full disk."""
    if shutil.which(OFFICE) is None:
        return None
    with suppress(OSError, subprocess.SubprocessError):
        return _version_of_office() or None
    return None


@cache
def _version_of_office() -> str:
    with scratch_folder() as folder:
        said = subprocess.run(_office(folder, "--version"), capture_output=True, text=True, timeout=30, check=True,
                              stdin=subprocess.DEVNULL)  # fmt: skip
    return " ".join(said.stdout.split()[:2])


@cache
def find_hangul() -> str | None:
    """What lays out papers of Hangul, with its version, if it is here."""
    if shutil.which(PAINTER) is None or find_spec(PACKAGE) is None:
        return None
    with suppress(PackageNotFoundError):
        return f"hwp-ingest {version('hwp-ingest')}"
    return None


def cut_links(content: bytes, name: str) -> bytes:
    """A DOCX without the relations by which it would load pictures or templates from elsewhere."""
    archive, made = Archive(content, name), BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as file:
        for member in sorted(archive.names):
            data = archive.read(member)
            if member.endswith(".rels"):
                root = archive.read_xml(member)
                for one in list(root):
                    if one.get("TargetMode") == "External" and not one.get("Type", "").endswith(LINKED):
                        root.remove(one)
                data = etree.tostring(root)
            file.writestr(zip_entry(member), data)
    return made.getvalue()


def _by_office(content: bytes, name: str) -> bytes:
    try:
        content = cut_links(content, name)
    except IntakeError:
        return b""
    with scratch_folder() as folder:
        paper = folder / "paper.docx"
        paper.write_bytes(content)
        command = _office(folder, "--convert-to", "pdf:writer_pdf_Export", "--outdir", str(folder), str(paper))
        run_on_leash(command, WALL_SECONDS, AWAY | {"TMPDIR": str(folder)})
        with suppress(OSError):
            return paper.with_suffix(".pdf").read_bytes()
    return b""


def _office(folder: Path, *arguments: str) -> list[str]:
    """LibreOffice with a profile of its own, so that none that runs already is asked."""
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    return [OFFICE, profile, "--headless", "--norestore", "--nolockcheck", *arguments]


def main() -> None:
    """The child: a paper of Hangul comes in, its PDF goes out."""
    answer_to = os.dup(1)
    os.dup2(2, 1)  # what a library prints is no part of the answer
    set_limits(limits.CPU_SECONDS, 2 * limits.MEMORY_BYTES)
    with os.fdopen(os.dup(0), "rb") as file:
        content = file.read(int.from_bytes(file.read(LENGTH), "big"))
    threading.Thread(target=end_with_parent, daemon=True).start()
    to_pdf_bytes = import_module(PACKAGE).to_pdf_bytes

    with os.fdopen(answer_to, "wb") as out:
        out.write(to_pdf_bytes(content))
    os._exit(0)


if __name__ == "__main__":
    main()
