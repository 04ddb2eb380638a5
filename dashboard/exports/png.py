"""How large a PNG is meant to be: the chunk pHYs (PNG specification, 11.3.4.3).

Programs that print or place a picture take its size from there; without it they take each pixel for a
72nd or a 96th of an inch, and a picture of double sharpness comes out twice as large.
"""

from __future__ import annotations

import struct
import zlib

SIGNATURE = b"\x89PNG\r\n\x1a\n"
HEAD_END = len(SIGNATURE) + 4 + 4 + 13 + 4  # of the chunk IHDR: length, type, content, checksum
METRES_PER_INCH = 0.0254
METRE = 1  # the unit of the chunk


def with_resolution(png: bytes, dpi: int) -> bytes:
    """The same picture that says its pixels per inch; ValueError for what is no PNG.

    >>> with_resolution(b"GIF89a", 96)
    Traceback (most recent call last):
    ValueError: not a PNG: it begins with b'GIF89a'
    """
    if not png.startswith(SIGNATURE):
        raise ValueError(f"not a PNG: it begins with {png[:8]!r}")
    a_metre = round(dpi / METRES_PER_INCH)
    content = b"pHYs" + struct.pack(">IIB", a_metre, a_metre, METRE)
    chunk = struct.pack(">I", len(content) - 4) + content + struct.pack(">I", zlib.crc32(content))
    return png[:HEAD_END] + chunk + png[HEAD_END:]
