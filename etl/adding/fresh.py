"""A workspace of one's own: no documents yet, and the words, units and indicators of the package."""

from __future__ import annotations

import shutil
from pathlib import Path

from etl.errors import SeedError
from etl.files import visible, write_whole
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
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise SeedError(f"{folder}: found other files there, expected an empty or new folder; name another one")
    source = REPOSITORY / "datasets"
    if not (source / "units.toml").is_file():
        raise SeedError(
            f"{source}: found no units.toml there, expected the datasets of figtrace; install it from a copy"
        )
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copytree(source, folder / "datasets", ignore=shutil.ignore_patterns(*NOT_COPIED))
    (folder / "seeds").mkdir()
    write_whole(folder / "seeds" / "manifest.toml", [HEAD.encode()])
    return True
