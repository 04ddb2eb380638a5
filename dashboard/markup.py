"""Text as markup: between tags, and as the value of an attribute; the same for HTML, SVG and XML.

What is put together from components or by `markupsafe.Markup` is escaped there; what is written as plain
text is escaped by these two, and read again by the third. Characters that no XML may hold are left out.
"""

import html
import re

# what no XML may hold (XML 1.0, Char): most control characters, bytes that were no text, no characters
UNWRITABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def escape(text: str) -> str:
    """A text between two tags.

    >>> escape('a < "b" & c')
    'a &lt; "b" &amp; c'
    """
    return html.escape(UNWRITABLE.sub("", text), quote=False)


def quoted(text: str) -> str:
    """A text as the value of an attribute, in quotation marks of either sort.

    >>> quoted('a < "b"')
    'a &lt; &quot;b&quot;'
    """
    return html.escape(UNWRITABLE.sub("", text))


def unescape(text: str) -> str:
    """The text that stands between two tags.

    >>> unescape("a &lt; b &amp; c")
    'a < b & c'
    """
    return html.unescape(text)
