"""What is pasted into other tools so that a chart of ours stands there, each as plain text.

In go addresses, a title and a height; nothing is asked of the store. A page on the web gets the living
chart; a slide or a paper gets one that is frozen, so that what was presented stays what it was.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from dashboard.markup import quoted

WIDTH = 740
SLIDE = (1160, 600)
LINKS = "allow-popups allow-popups-to-escape-sandbox"  # what a link opens is a page like any other
SANDBOX = f"allow-scripts {LINKS}"


@dataclass(frozen=True, slots=True)
class Addresses:
    """Where a chart is, each address whole: the page, its embeds, its picture."""

    page: str
    live: str
    frozen: str
    static: str
    picture: str


@dataclass(frozen=True, slots=True)
class Snippet:
    """One text to copy; `name` is its key among the words, `language` that of the text."""

    name: str
    language: str
    code: str


def make_snippets(addresses: Addresses, title: str, finding: str, height: int) -> Iterator[Snippet]:
    """The snippets in the order in which they are shown."""
    live = frame(addresses.live, title, WIDTH, height)
    frozen = frame(addresses.frozen, title, WIDTH, height)
    yield Snippet("live", "html", f"{live}\n{resizer(addresses.live)}")
    yield Snippet("frozen", "html", frozen)
    yield Snippet("static", "html", frame(addresses.static, title, WIDTH, height, sandbox=LINKS))
    yield Snippet("quarto", "markdown", f"```{{=html}}\n{frozen}\n```")
    yield Snippet("rmarkdown", "markdown", _r_markdown(addresses.frozen, height))
    yield Snippet("reveal", "html", _reveal(addresses, title, finding))
    yield Snippet("marp", "markdown", _marp(addresses, finding))
    yield Snippet("marp_html", "markdown", _marp_frame(addresses, title, finding))
    yield Snippet("notion", "text", addresses.live)
    yield Snippet("wordpress", "html", f"<!-- wp:html -->\n{live}\n<!-- /wp:html -->")


def frame(address: str, title: str, width: int, height: int, *, sandbox: str = SANDBOX, source: str = "src") -> str:
    """An iframe that may run our script and open links, and nothing else.

    >>> frame("http://h/embed/a?o=b&k=c", 'A "b"', 740, 500)[:66]
    '<iframe src="http://h/embed/a?o=b&amp;k=c" title="A &quot;b&quot;"'
    """
    return (
        f'<iframe {source}="{quoted(address)}" title="{quoted(title)}" width="{width}" height="{height}"'
        f' loading="lazy" sandbox="{sandbox}" style="border:0;max-width:100%"></iframe>'
    )


def resizer(address: str) -> str:
    """The script that gives a frame the height that its inside asks for."""
    host = "/".join(address.split("/")[:3])
    return (
        '<script>addEventListener("message", (e) => { if (e.data && e.data.figtrace === "height")'
        f" for (const f of document.querySelectorAll('iframe[src^=\"{quoted(host)}/embed/\"]'))"
        " if (f.contentWindow === e.source) f.height = e.data.height; });</script>"
    )


def _r_markdown(address: str, height: int) -> str:
    return f'```{{r, echo=FALSE}}\nknitr::include_url("{address}", height = "{height}px")\n```'


def _reveal(addresses: Addresses, title: str, finding: str) -> str:
    """A slide that loads its chart when it is shown, with notes for the speaker."""
    chart = frame(addresses.frozen, title, *SLIDE, source="data-src")
    note = f'{quoted(finding)} <a href="{quoted(addresses.page)}">{quoted(addresses.page)}</a>'
    return f'<section>\n  {chart}\n  <aside class="notes">{note}</aside>\n</section>'


def _marp(addresses: Addresses, finding: str) -> str:
    """A slide with the picture, which Marp shows without further rights; the comment is its notes."""
    return f"---\n\n![bg fit]({addresses.picture})\n\n<!-- {_comment(finding)} {addresses.page} -->"


def _marp_frame(addresses: Addresses, title: str, finding: str) -> str:
    """A slide with the chart itself; Marp shows it with `--html`."""
    chart = frame(addresses.frozen, title, *SLIDE)
    return f"---\n\n{chart}\n\n<!-- {_comment(finding)} {addresses.page} -->"


def _comment(words: str) -> str:
    """Words that cannot end a comment."""
    return words.replace("--", "–")
