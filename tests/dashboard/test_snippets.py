"""What is pasted into other tools: well-formed, sandboxed, and frozen where it must not change."""

from html.parser import HTMLParser

import pytest

from dashboard.exports.snippets import Addresses, frame, make_snippets

HOST = "http://127.0.0.1:8050"
ADDRESSES = Addresses(
    page=f"{HOST}/i/a?o=b&k=c",
    live=f"{HOST}/embed/a?o=b&k=c",
    frozen=f"{HOST}/embed/a?o=b&k=c&v=0123456789ab",
    static=f"{HOST}/embed/a?o=b&k=c&mode=static",
    picture=f"{HOST}/img/a.svg?o=b&k=c&v=0123456789ab",
)
SNIPPETS = {
    each.name: each.code for each in make_snippets(ADDRESSES, 'A "b" <c>', "Finding --> with a dash -- in it.", 640)
}


class Frames(HTMLParser):
    """The attributes of every iframe."""

    def __init__(self, text):
        super().__init__()
        self.found = []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        if tag == "iframe":
            self.found.append(dict(attrs))


@pytest.mark.parametrize("name", ["live", "frozen", "static", "quarto", "reveal", "marp_html", "wordpress"])
def test_a_frame_has_a_title_and_never_the_origin_of_its_page(name):
    (attributes,) = Frames(SNIPPETS[name]).found
    assert attributes["title"] == 'A "b" <c>'
    assert "allow-same-origin" not in attributes["sandbox"]
    assert attributes["loading"] == "lazy"


@pytest.mark.parametrize("name", ["frozen", "quarto", "rmarkdown", "reveal", "marp", "marp_html"])
def test_papers_and_slides_get_a_chart_that_stays(name):
    assert "v=0123456789ab" in SNIPPETS[name]


@pytest.mark.parametrize("name", ["live", "notion", "wordpress"])
def test_pages_on_the_web_get_the_newest_data(name):
    assert "v=" not in SNIPPETS[name]


def test_only_the_static_frame_runs_no_script():
    assert "allow-scripts" not in SNIPPETS["static"]
    assert "allow-scripts" in SNIPPETS["live"]


def test_reveal_loads_its_chart_when_the_slide_is_shown_and_gives_the_speaker_notes():
    (attributes,) = Frames(SNIPPETS["reveal"]).found
    assert attributes["data-src"] == ADDRESSES.frozen
    assert "src" not in attributes
    assert '<aside class="notes">Finding --&gt; with' in SNIPPETS["reveal"]


def test_the_notes_of_marp_cannot_end_their_comment():
    for name in ("marp", "marp_html"):
        comment = SNIPPETS[name].partition("<!--")[2]
        assert comment.endswith("-->")
        assert "--" not in comment.removesuffix("-->")


def test_a_title_cannot_leave_its_attribute():
    assert Frames(frame("http://h/", '"><script>', 1, 1)).found[0]["title"] == '"><script>'
