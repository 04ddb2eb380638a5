"""Parts of archives, all of one date: a clock may be wrong, and a zip names no year before 1980 or after 2107.

So the same content also gives the same bytes.
"""

from __future__ import annotations

from zipfile import ZIP_DEFLATED, ZipInfo

DAY = (1980, 1, 1, 0, 0, 0)  # the first that a zip can name
RIGHTS = 0o600 << 16  # as a part has that is written by its name alone


def zip_entry(name: str, method: int = ZIP_DEFLATED) -> ZipInfo:
    """A part to be written.

    >>> zip_entry("a.xml").date_time[:3]
    (1980, 1, 1)
    """
    entry = ZipInfo(name, DAY)
    entry.compress_type, entry.external_attr = method, RIGHTS
    return entry
