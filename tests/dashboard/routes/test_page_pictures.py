"""Pictures of pages, the place of a figure in its card, and a page with its figures, of a PDF that was taken in."""

import re
from io import BytesIO
from urllib.parse import quote

import pytest
from PIL import Image

from dashboard.app import create_app
from dashboard.content.leaf import cut_word, find_place
from dashboard.workshop import Workshop
from etl.adding.bibliography import propose
from etl.adding.shelf import Shelf
from etl.answers import WordBox, replace
from etl.intake.read import take_in
from etl.pipeline import build
from etl.store import Store, find_original
from tests.paged_workspace import PAPER, make_paged

FIGURE = "trade:124-141"  # 13,000 containers


@pytest.fixture(scope="module")
def papers(tmp_path_factory):
    return make_paged(tmp_path_factory.mktemp("papers") / "own")


@pytest.fixture(scope="module")
def paged(papers):
    return create_app(papers / "build" / "current").server.test_client()


@pytest.fixture(scope="module")
def own_store(papers):
    with Store.open(papers / "build" / "current") as opened:
        yield opened


@pytest.fixture
def without_original(own_store):
    """As on another machine, to which only the store was taken."""
    path = find_original(own_store.path, own_store.document("trade"))
    kept = path.read_bytes()
    path.unlink()
    yield
    path.write_bytes(kept)


def get(client, address, status=200, **headers):
    answer = client.get(address, headers=headers)
    assert answer.status_code == status, address
    return answer


def test_a_page_is_a_picture_that_need_not_be_sent_twice(paged):
    answer = get(paged, "/d/trade/p/1.webp?w=480")
    assert (answer.mimetype, Image.open(BytesIO(answer.data)).size) == ("image/webp", (480, 680))
    assert answer.headers["Cache-Control"] == "no-cache"
    assert get(paged, "/d/trade/p/1.webp?w=480", 304, **{"If-None-Match": answer.headers["ETag"]}).data == b""
    assert get(paged, "/d/trade/p/1.png?w=480").mimetype == "image/png"


def test_a_picture_of_a_named_version_holds_for_good(paged, own_store):
    answer = get(paged, f"/d/trade/p/1.webp?w=480&v={own_store.version}")
    assert "immutable" in answer.headers["Cache-Control"]


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/d/trade/p/3.webp", 404),
        ("/d/trade/p/0.webp", 404),
        (f"/d/trade/p/{'9' * 60}.webp", 404),
        (f"/d/trade/p/{'9' * 60}", 404),
        ("/d/other/p/1.webp", 404),
        ("/o/trade:1-2/page.webp", 404),
        ("/d/trade/p/1.webp?w=481", 400),
        ("/d/trade/p/1.webp?z=1", 400),
        (f"/o/{FIGURE}/page.webp?w=480", 400),
        ("/d/trade/p/1.webp?v=000000000000", 404),
        ("/d/trade/p/3", 404),
        ("/d/other/p/1", 404),
    ],
)
def test_what_is_not_there_or_not_a_parameter_is_refused(paged, address, status):
    answer = get(paged, address, status)
    assert answer.text


def test_the_place_of_a_figure_holds_its_whole_sentence(own_store):
    place = find_place(own_store, FIGURE)
    (number,), (passage,) = place.number, place.passage
    assert passage[0] < number[0] < number[2] < passage[2]
    assert place.part[0] < passage[0] < passage[2] < place.part[2]
    assert place.part[1] < passage[1] < passage[3] < place.part[3]
    assert (place.page, place.label, place.goes_on) == (1, "1", False)
    beside = [box for box in own_store.boxes("trade", page=1) if box["word"] == "Exports"]
    assert place.part[1] < beside[0]["y0"] or beside[0]["y1"] < place.part[1]  # no line is cut


def test_of_a_word_only_the_characters_of_the_figure_are_marked():
    box = WordBox(1, 10, 12, 100.0, 0.0, 120.0, 10.0, "개를")
    assert cut_word(box, 5, 11) == (100.0, 110.0)
    assert cut_word(box, 11, 12) == (110.0, 120.0)
    assert cut_word(replace(box, char_end=15, word="&"), 5, 15) == (100.0, 120.0)


def test_the_card_shows_the_place_on_its_own_page_and_in_the_reader(paged):
    for address in (f"/o/{FIGURE}?lang=en", f"/d/trade/figure/{FIGURE}?lang=en"):
        page = get(paged, address).text
        assert f'src="/o/{FIGURE}/page.webp"' in page
        assert f'href="/d/trade/p/1#{FIGURE}"' in page
        assert 'alt="Where this figure stands on page 1 of the original: The NIS said' in page
    sent = Image.open(BytesIO(get(paged, f"/o/{FIGURE}/page.png").data))
    (tag,) = re.findall(r"<img[^>]*page.webp[^>]*>", page)
    sizes = [int(re.search(rf'{name}="(\d+)"', tag)[1]) for name in ("width", "height")]
    assert sizes == pytest.approx(list(sent.size), abs=3)


def test_an_embedded_card_asks_for_no_picture(paged, own_store):
    indicator = own_store.observation(FIGURE)["indicator_id"]
    assert "page.webp" not in get(paged, f"/embed/{indicator}/card/{FIGURE}").text


@pytest.mark.parametrize("lang", ["ko", "en"])
def test_a_page_links_every_figure_on_it_and_its_neighbours(paged, own_store, lang):
    page = get(paged, f"/d/trade/p/1?lang={lang}").text
    on_it = [row["mention_id"] for row in own_store.mentions("trade") if row["char_start"] < 150]
    drawn = re.findall(r'<a href="([^"]+)" class="leaf-figure[^"]*" data-figure="([^"]+)"', page)
    assert [name for _, name in drawn] == on_it
    assert {name: address for address, name in drawn}[FIGURE] == f"/o/{FIGURE}"
    (following,) = re.findall(r'<a [^>]*rel="next"[^>]*>', page)
    assert 'href="/d/trade/p/2"' in following
    assert 'rel="prev"' not in page
    assert 'rel="prev"' in get(paged, f"/d/trade/p/2?lang={lang}").text


def test_the_reader_knows_where_pages_begin_and_fetches_them_as_pieces(paged, own_store):
    page = get(paged, "/d/trade?lang=en").text
    begins = ",".join(f"{row['page']}:{row['char_start']}" for row in own_store.pages("trade"))
    assert f'data-pages="{begins}"' in page
    assert re.findall(r'class="rd-row"[^>]*data-at="(\d+)"', page)
    assert 'href="/d/trade/p/1"' in page
    assert "/assets/30-beside.js" in page
    piece = get(paged, "/d/trade/picture/2?lang=en").text
    assert piece.startswith('<p class="rd-leaf-head"><a href="/d/trade/p/2">')
    assert 'data-figure="trade:184-203"' in piece
    get(paged, "/d/trade/picture/3", 404)
    get(paged, f"/d/trade/picture/{'9' * 60}", 404)
    get(paged, "/d/other/picture/1", 404)


def test_a_page_of_a_named_version_stays_in_it(paged, own_store):
    version = own_store.version
    page = get(paged, f"/d/trade/p/1?v={version}").text
    assert f"/d/trade/p/1.webp?w=910&amp;v={version}" in page
    assert f"/o/{FIGURE}?v={version}" in page


@pytest.mark.usefixtures("without_original")
def test_where_the_original_is_not_here_every_page_says_so(paged):
    assert "30-beside.js" not in get(paged, "/d/trade").text
    for lang, words in (("ko", "원본 파일이 없어"), ("en", "The original file is not here")):
        for address in ("/d/trade/p/1", f"/o/{FIGURE}", f"/d/trade/figure/{FIGURE}"):
            page = get(paged, f"{address}?lang={lang}").text
            assert words in page, address
            assert ".webp" not in page
        for address in ("/d/trade/p/1.webp", f"/o/{FIGURE}/page.webp"):
            assert words in get(paged, f"{address}?lang={lang}", 404).text


def test_another_file_in_the_place_of_the_original_is_not_shown(paged, own_store):
    path = find_original(own_store.path, own_store.document("trade"))
    kept = path.read_bytes()
    path.write_bytes(kept + b"\n")
    try:
        get(paged, "/d/trade/p/2.webp?w=1820", 404)
    finally:
        path.write_bytes(kept)


def test_papers_without_pages_look_as_before(client, store):
    row = store.figures()[0]
    page = client.get(f"/o/{quote(row['observation_id'])}").text
    assert "card-page" not in page
    reader = client.get(f"/d/{row['document_id']}").text
    assert not any(words in reader for words in ("/p/1", "data-at", "data-pages", "rd-leaf", "30-beside"))
    assert client.get(f"/d/{row['document_id']}/p/1").status_code == 404


@pytest.mark.whole
def test_a_version_before_still_shows_the_page_that_it_was_read_from(tmp_path, monkeypatch):
    papers = make_paged(tmp_path / "own")
    with Store.open(papers / "build" / "current") as opened:
        before = opened.version
    changed = PAPER.replace(b"13,000", b"14,000")
    Shelf(papers).put("trade.pdf", changed, take_in(changed, "trade.pdf"), propose_of(changed), {})
    monkeypatch.setattr("dashboard.routes.page_pictures.PAINTED", Workshop(1))
    after = build(papers, jobs=1).version
    client = create_app(papers / "build" / "current").server.test_client()
    pictures = [get(client, f"/d/trade/p/1.png?w=480&v={version}").data for version in (before, after)]
    assert pictures[0] != pictures[1]
    assert "30-beside.js" in get(client, f"/d/trade?v={before}").text


def propose_of(content):
    return propose(take_in(content, "trade.pdf"), "trade.pdf")
