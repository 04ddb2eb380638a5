"""Texts whose encoding nobody says: cp949, UTF-16, GB18030, cp1251 ... become characters."""

from __future__ import annotations

import codecs
import re
from contextlib import suppress

from charset_normalizer import from_bytes

from etl.files import sound_text
from etl.intake import limits
from etl.intake.limits import refuse

MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
SAID = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_-]{2,30})", re.IGNORECASE)
WIDER = {"euc-kr": "cp949", "euc_kr": "cp949", "ks_c_5601-1987": "cp949", "gb2312": "gb18030", "gbk": "gb18030"}
NOT_TEXT = frozenset(chr(code) for code in range(32)) - set("\t\n\r\f\v\x1a\x1b\x1c\x1d\x1e\x1f")
READ = "give PDF, HWPX, HWP, DOCX, XLSX, CSV, HTML or text"
PLAIN = frozenset(b" \n.,0123456789")
HALF = 0.5
ESCAPED = re.compile("[\udc80-\udcff]")  # bytes that are no text, as Python keeps them
MANY = 4  # characters for each byte that breaks them
SAMPLE = 200_000  # bytes from which an encoding is told


def decode_text(content: bytes, name: str) -> tuple[str, str]:
    """The characters of a text in NFC, and the encoding that gave them.

    >>> decode_text("통계청은 2024년 북한 무역을 발표했다.".encode("cp949"), "a.txt")
    ('통계청은 2024년 북한 무역을 발표했다.', 'cp949')
    """
    for mark, encoding in MARKS:
        if content.startswith(mark):
            return _decode(content, encoding, name), encoding.removesuffix("-sig")
    for encoding in (*_unmarked_utf16(content), "utf-8", *_said(content)):
        try:
            return _check(content.decode(encoding), name), encoding
        except (UnicodeDecodeError, LookupError):
            continue
    if (place := _break_in_utf8(content)) is not None:
        raise refuse(name, f"byte {place:,} is not UTF-8, as the rest is", "save it as UTF-8, or fetch it again")
    guessed = _guess(content)
    if guessed is None:
        raise refuse(
            name, "neither text nor a format that is read", "give PDF, HWPX, HWP, DOCX, XLSX, CSV, HTML or text"
        )
    return _decode(content, guessed, name), guessed


def _unmarked_utf16(content: bytes) -> tuple[str, ...]:
    """UTF-16 without its mark: there blanks, digits and line ends have a zero byte beside them, nearly each.

    >>> _unmarked_utf16("1 ton\\n".encode("utf-16-be")), _unmarked_utf16(b"1 to\\0n\\n 20")
    (('utf-16-be',), ())
    """
    if b"\x00" not in content or len(content) % 2:
        return ()
    even, odd = content[:SAMPLE:2], content[1:SAMPLE:2]
    shares = {"utf-16-le": _share_beside_zero(even, odd), "utf-16-be": _share_beside_zero(odd, even)}
    best = max(shares, key=lambda encoding: shares[encoding])
    return (best,) if shares[best] > HALF else ()


def _share_beside_zero(low: bytes, high: bytes) -> float:
    """Of the blanks, digits and line ends among the lower bytes of a text those whose upper byte is zero."""
    beside = [above for below, above in zip(low, high, strict=False) if below in PLAIN]
    return beside.count(0) / len(beside) if beside else 0.0


def _break_in_utf8(content: bytes) -> int | None:
    """The first byte (from 0) that breaks a text which else is UTF-8: half of a pair that stands alone, or a few bytes
    among many characters of it; None if it may be of another encoding.

    >>> _break_in_utf8(b"5 \\xed\\xa0\\x80"), _break_in_utf8("통계청은\\udcff".encode("utf-8", "surrogateescape"))
    (2, 12)
    >>> _break_in_utf8("통계청은 2024년".encode("cp949")) is None
    True
    """
    try:
        content.decode("utf-8")
    except UnicodeDecodeError as error:
        first = error.start
    else:
        return None
    with suppress(UnicodeDecodeError):
        content.decode("utf-8", "surrogatepass")
        return first
    text = content[:SAMPLE].decode("utf-8", "surrogateescape")
    odd = len(ESCAPED.findall(text))
    whole = sum(not char.isascii() for char in text) - odd
    return first if whole >= MANY * odd else None


def _said(content: bytes) -> tuple[str, ...]:
    """The encoding that a page claims for itself."""
    found = SAID.search(content[:4096])
    if found is None:
        return ()
    claimed = found[1].decode("ascii").lower()
    return (WIDER.get(claimed, claimed),)


def _guess(content: bytes) -> str | None:
    """What the library takes it for; its narrow names in their wide sense."""
    best = from_bytes(content[:SAMPLE]).best() or from_bytes(content).best()
    if best is None:
        return None
    among = {best.encoding, *best.could_be_from_charset}
    for preferred in ("cp949", "gb18030"):
        if preferred in among or any(WIDER.get(one) == preferred for one in among):
            return preferred
    return best.encoding


def _decode(content: bytes, encoding: str, name: str) -> str:
    try:
        return _check(content.decode(encoding), name)
    except UnicodeDecodeError as error:
        raise refuse(
            name, f"byte {error.start:,} is not {encoding}, as the rest seems to be", "save it as UTF-8"
        ) from error


def _check(text: str, name: str) -> str:
    """Characters in NFC, what is none of Unicode's replaced; what holds control characters is no text."""
    if len(text) > limits.CHARACTERS:
        raise refuse(name, f"more than {limits.CHARACTERS:,} characters", "take the part that matters")
    if "\0" in text and NOT_TEXT.isdisjoint(text.replace("\0", "")):
        line = text.count("\n", 0, text.index("\0")) + 1
        raise refuse(name, f"text with a NUL character (line {line:,})", "take it out, or fetch the file again")
    if not NOT_TEXT.isdisjoint(text):
        raise refuse(
            name, "neither text nor a format that is read", "give PDF, HWPX, HWP, DOCX, XLSX, CSV, HTML or text"
        )
    return sound_text(text.removeprefix("\ufeff"))
