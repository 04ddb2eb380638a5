"""Text as markup: between tags, and as the value of an attribute; the same for HTML, SVG and XML.

What is put together from components or by `markupsafe.Markup` is escaped there; what is written as plain
text is escaped by these two, and read again by the third.
"""

import html


def escape(text: str) -> str:
    """A text between two tags.

    >>> escape('a < "b" & c')
    'a &lt; "b" &amp; c'
    """
    return html.escape(text, quote=False)


def quoted(text: str) -> str:
    """A text as the value of an attribute, in quotation marks of either sort.

    >>> quoted('a < "b"')
    'a &lt; &quot;b&quot;'
    """
    return html.escape(text)


def unescape(text: str) -> str:
    """The text that stands between two tags.

    >>> unescape("a &lt; b &amp; c")
    'a < b & c'
    """
    return html.unescape(text)
