"""The program that reads scans, where it is installed and a person has asked for it: which, and in what languages.

Off unless languages are named, as `kor` or `kor+eng`: by --scans, or by FIGTRACE_SCANS. What is read so is no more
than a proposal: no figure of it is published before a person has held it against the picture.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from functools import cache

from etl.intake.limits import refuse

PROGRAM = "tesseract"
SETTING = "FIGTRACE_SCANS"
LANGUAGES = re.compile(r"[A-Za-z_]{3,20}(\+[A-Za-z_]{3,20}){0,3}")


def find_languages() -> str | None:
    """The languages that are set; None: scans are not read."""
    return os.environ.get(SETTING) or None


@cache
def find_reader(languages: str, name: str) -> str:
    """The program, its version and the languages, as `tesseract 5.3.0 kor`."""
    step = "install tesseract with the languages of the paper (Debian: tesseract-ocr tesseract-ocr-kor)"
    if not LANGUAGES.fullmatch(languages):
        raise refuse(name, f"no languages of tesseract: {languages!r}", "name them as kor or kor+eng")
    if shutil.which(PROGRAM) is None:
        raise refuse(name, "pages without text, and no tesseract on this machine to read them", step)
    said = _ask("--version").split()
    known = _ask("--list-langs").splitlines()[1:]
    if lacking := [one for one in languages.split("+") if one not in known]:
        raise refuse(name, f"tesseract does not know {', '.join(lacking)}", step)
    return f"{PROGRAM} {said[1]} {languages}"


def read_languages(reader: str) -> str | None:
    """The languages by which an original was read, told by the name of its reader; None: not as a scan.

    >>> read_languages("tesseract 5.3.0 kor+eng, pypdfium2 5.15.2")
    'kor+eng'
    """
    words = reader.partition(",")[0].split()
    return words[2] if len(words) == 3 and words[0] == PROGRAM else None


def _ask(option: str) -> str:
    done = subprocess.run([PROGRAM, option], capture_output=True, text=True, timeout=20, check=False,
                          stdin=subprocess.DEVNULL)  # fmt: skip
    return done.stdout or done.stderr
