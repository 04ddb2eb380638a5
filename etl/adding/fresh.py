"""A workspace of one's own: no documents yet, and the words, units and indicators of the package."""

from __future__ import annotations

import shutil
from contextlib import suppress
from fnmatch import fnmatch
from pathlib import Path

from etl.errors import SeedError
from etl.files import TEMPORARY, clear_abandoned, name_unfinished, put_in_place, visible, write_whole
from etl.workspace import PARTS, REPOSITORY, refuse_unnamable

# what is about the documents of the package
NOT_COPIED = ("published", "corrections.toml", "decisions.csv", "proposals.csv", "notes.csv", ".*")
HEAD = """\
# The documents of this workspace. `figtrace add FILE` writes an entry, `figtrace remove ID` takes one out; what you
# write here yourself stays.
#
#   id                        stands in every address of a figure: it is never changed
#   file, sha256, format      the text that was read, and its view: text, markdown or html
#   original, original_sha256, original_format, reader   the file as it came, and what read it
#   layout, layout_sha256, layout_program   it laid out as pages by another program, to be looked at
#   scanned                   stretches of the text recognised from pictures: their figures wait until you confirm them
#   language                  of the main text, as ko
#   label_ko, label_en        short name for charts and lists
#   title, author, publisher, published, type, container_title, number, licence, note   what the text itself states
#   published_inferred, published_reason_ko, published_reason_en   a date that was found, and why
#   ref_area                  whose the figures are where the text names nobody nearer: an id of datasets/areas.toml
#   origin                    who states them there: an id of datasets/origins.toml, a name, or author
#   ref_period                of what time they are there, as 2024-07..2024-09
#   proposed                  what was found and nobody has looked at; take a key out of it once you have
"""


def make_workspace(folder: Path) -> bool:
    """Make a folder a workspace; False if it is one already. SeedError if other things lie in it."""
    if all((folder / part).is_dir() for part in PARTS):
        return False
    refuse_unnamable(folder)
    if visible(str(folder)) != str(folder):
        raise SeedError(
            f"{folder}: found a line end, a control or a sign of direction in the name of this folder;"
            " choose a name that can be seen and typed"
        )
    if folder.is_dir():
        clear_abandoned(folder)
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise SeedError(f"{folder}: found other files there, expected an empty or new folder; name another one")
    source = REPOSITORY / "datasets"
    if not (source / "units.toml").is_file():
        raise SeedError(
            f"{source}: found no units.toml there, expected the datasets of figtrace; install it from a copy"
        )
    made = [path for path in (folder, *folder.parents) if not path.exists()]
    try:
        _fill(folder, source)
    except OSError as error:
        for path in (*(folder / part for part in PARTS), *folder.glob(f"{TEMPORARY}*")):
            shutil.rmtree(path, ignore_errors=True)
        for path in made:
            with suppress(OSError):
                path.rmdir()
        reason = (error.strerror or str(error)).lower()
        raise SeedError(
            f"{folder}: {reason}; nothing was made there: make room or mend its rights, then again"
        ) from error
    return True


def _fill(folder: Path, source: Path) -> None:
    """Lay out all that a workspace needs under another name, then put it in its place."""
    beside = name_unfinished(folder)
    (beside / "seeds").mkdir(parents=True)
    for path in sorted(source.rglob("*")):
        parts = path.relative_to(source).parts
        if path.is_file() and not any(fnmatch(part, left_out) for part in parts for left_out in NOT_COPIED):
            target = beside.joinpath("datasets", *parts)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, target)
    write_whole(beside / "seeds" / "manifest.toml", [HEAD.encode()])
    for part in PARTS:
        put_in_place(beside / part, folder / part)
    beside.rmdir()
