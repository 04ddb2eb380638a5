"""Files that are whole or not there, on the disk and not only in memory, found by whatever spelling.

What differs between systems is here, in small functions that say which system they speak of.
"""

from __future__ import annotations

import errno
import os
import re
import secrets
import shutil
import stat
import unicodedata
import warnings
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path

from etl.errors import ChangedError, DamageWarning

TEMPORARY = ".tmp-"  # a name that begins so is of a file not finished: whoever holds the lock may remove it
WRITER = re.compile(re.escape(TEMPORARY) + r"(?P<process>\d+)-[0-9a-f]+")

NO_CHARACTER = re.compile("[\ufffe\uffff]")  # no XML file may hold them: they break whatever quotes the text
NO_TEXT = re.compile("[\ud800-\udfff]")  # bytes that were no text, as Python keeps them in names and arguments
# controls but the tab, ends of lines, signs of direction (Unicode: Bidi_Control), bytes that are no text, no characters
UNSEEN = re.compile(
    r"[\x00-\x08\x0a-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"
)


class NoFileError(OSError):
    """Something else in the place of a file: a pipe, a device, a folder."""


def write_whole(
    path: Path, pieces: Iterable[bytes], look: Callable[[], None] = lambda: None, *, is_ours: bool = False
) -> None:
    """Write a file that is whole and on the disk, or not there at all; the one that was there stays until then.

    It is a new file of one's own, which nobody else has a hand in: of several writers at once the last one wins, whole.
    `look` is called at the last moment and may raise: then nothing is changed. The rights of a file hold, but of one
    that `is_ours` alone and can be made again.
    """
    temporary = name_unfinished(path.parent)
    rights = None if is_ours else _rights_of(path)
    try:
        with temporary.open("xb") as file:
            file.writelines(pieces)
            file.flush()
            if rights is not None:
                temporary.chmod(rights)
            os.fsync(file.fileno())
        look()
        put_in_place(temporary, path)
    except OSError as error:
        if error.filename is None:  # a full disk names none
            error.filename = str(path.parent)
        elif error.filename == str(temporary):  # nobody knows that name
            error.filename = str(path)
        raise
    finally:
        temporary.unlink(missing_ok=True)


def _rights_of(path: Path) -> int | None:
    """The rights that a file keeps; None where there is none. PermissionError for one that its owner has closed."""
    try:
        found = path.stat().st_mode
    except OSError:
        return None
    if not stat.S_ISREG(found):
        return None
    if not os.access(path, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))
    return stat.S_IMODE(found)


def write_over(path: Path, before: bytes | None, pieces: Iterable[bytes]) -> None:
    """The same in place of what was read, None for nothing; ChangedError if somebody has written there meanwhile.

    People edit these files by programs that know of no lock.
    """

    def look() -> None:
        if read_if_there(path) != before:
            raise ChangedError(path.name)

    write_whole(path, pieces, look)


def read_if_there(path: Path) -> bytes | None:
    """What is in a file; None if there is none."""
    try:
        return read_file(path)
    except (FileNotFoundError, NotADirectoryError):
        return None


def name_unfinished(folder: Path) -> Path:
    """A name for a file that is being written there; it tells by which process, so that nobody removes it meanwhile."""
    return folder / f"{TEMPORARY}{os.getpid()}-{secrets.token_hex(6)}"


def clear_unfinished(paths: Iterable[Path]) -> None:
    """Remove those of these files that were never finished and whose writer lives no more."""
    for path in paths:
        if path.name.startswith(TEMPORARY) and not _is_being_written(path.name):
            with suppress(PermissionError):  # Windows lets nobody remove what is being written
                remove(path)


def clear_abandoned(folder: Path) -> None:
    """Remove what killed writers have left in a folder that no build clears, and nothing else of a name like ours."""
    clear_unfinished(path for path in folder.glob(f"{TEMPORARY}*") if WRITER.fullmatch(path.name))


def _is_being_written(name: str, system: str = os.name) -> bool:
    """Whether the process that a name tells of lives; there is no asking that on Windows (`nt`)."""
    found = WRITER.fullmatch(name)
    if found is None or system == "nt":
        return False
    try:
        os.kill(int(found["process"]), 0)
    except (ProcessLookupError, OverflowError):
        return False
    except PermissionError:  # it is somebody else's
        return True
    return True


def read_file(path: Path) -> bytes:
    """The bytes of a file; OSError for what is none: nobody waits for a pipe, or reads a device without end."""
    with open(path, "rb", opener=open_file) as file:
        return file.read()


def open_file(path: str, flags: int) -> int:
    """Open a file; OSError for what is none. It is looked at once it is open, so that nothing can take its place."""
    handle = os.open(path, flags | getattr(os, "O_NONBLOCK", 0))  # opening a pipe does not wait for its writer
    if not stat.S_ISREG(os.fstat(handle).st_mode):
        os.close(handle)
        raise NoFileError(errno.EINVAL, "no file", path)
    return handle


def put_in_place(temporary: Path, path: Path) -> None:
    """Give a finished file its name, in one step that outlives a loss of power."""
    temporary.replace(path)
    flush_folder(path.parent)


def flush_file(path: Path) -> None:
    """Wait until the content of a file is on the disk."""
    with path.open("rb+") as file:  # not "rb": Windows flushes only what may be written
        os.fsync(file.fileno())


def flush_folder(folder: Path, system: str = os.name) -> None:
    """Wait until the names in a folder are on the disk; Windows (`nt`) opens no folder and needs none."""
    if system == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def throw_away(path: Path, why: str) -> None:
    """Remove a damaged file, or a folder where a file should be, with a warning: in build/, where all can be remade."""
    warnings.warn(f"{path}: {why}; it is thrown away", DamageWarning, stacklevel=2)
    remove(path)


def throw_away_misfit(path: Path) -> None:
    """Throw away what is no file in the place of one in build/: a folder, a pipe, a device, a link to nothing."""
    if os.path.lexists(path) and not path.is_file():
        throw_away(path, "a folder where a file should be" if path.is_dir() else "no file")


def remove(path: Path) -> None:
    """Remove a file or a folder, if it is there."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def one_spelling(name: str) -> str:
    """A name in the composed form: a Mac may hand out 한글 in its letters, ㅎㅏㄴㄱㅡㄹ.

    >>> one_spelling("e\\u0301") == "\\u00e9"
    True
    """
    return unicodedata.normalize("NFC", name)


def sound_text(text: str) -> str:
    """Text in one spelling, with U+FFFD for what is none of Unicode's characters.

    >>> sound_text("a\\uffff")
    'a\ufffd'
    """
    return NO_CHARACTER.sub("\N{REPLACEMENT CHARACTER}", one_spelling(text))


def is_utf8(text: str) -> bool:
    """Whether a text can be written down: a name of a file, an argument may hold bytes that are no text.

    >>> is_utf8("\\ud55c"), is_utf8("\\udcff")
    (True, False)
    """
    return NO_TEXT.search(text) is None


def visible(text: str) -> str:
    """A name as people may be shown it: what would move the cursor, end the line or turn the writing is spelled out.

    >>> visible("a\\n\\x1b[2J\\u202eb")
    'a\\\\n\\\\x1b[2J\\\\u202eb'
    """
    return UNSEEN.sub(lambda found: found[0].encode("unicode_escape").decode(), text)


def find_file(folder: Path, name: str) -> Path:
    """The file of this name below a folder, also where one of the two spells it in decomposed letters."""
    path = folder / name
    if name.isascii() or path.exists():
        return path
    found = folder
    for part in Path(name).parts:
        same = [entry for entry in found.iterdir() if one_spelling(entry.name) == one_spelling(part)]
        if not same:
            return path
        found = same[0]
    return found
