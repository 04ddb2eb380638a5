"""The place of a figure on the page of its original, on its slide and in a package, where it is asked for."""

import csv
import io
import json
import subprocess
from io import BytesIO
from zipfile import ZipFile

import pytest
from PIL import Image
from pptx import Presentation

from dashboard.app import create_app
from dashboard.exports import package
from dashboard.exports.crops import find_crop
from dashboard.exports.pptx.deck import write_deck
from dashboard.exports.pptx.refresh import refresh_deck
from dashboard.exports.pptx.wish import read_wish
from dashboard.exports.selection import Selection
from dashboard.i18n import Text
from etl.store import Store, find_original
from tests.dashboard.deck.conftest import BASE, VALIDATOR
from tests.needs import need
from tests.paged_workspace import make_paged

pytestmark = pytest.mark.whole
FIGURE = "trade:124-141"  # 13,000 containers
WISH = read_wish(f"o/{FIGURE}")


@pytest.fixture(scope="module")
def papers(tmp_path_factory):
    return make_paged(tmp_path_factory.mktemp("crops") / "own")


@pytest.fixture(scope="module")
def paged(papers):
    with Store.open(papers / "build" / "current") as opened:
        yield opened


@pytest.fixture(scope="module")
def with_pages(paged):
    return write_deck(paged, [WISH], "en", BASE, with_pages=True)


@pytest.fixture
def without_original(paged):
    path = find_original(paged.path, paged.document("trade"))
    kept = path.read_bytes()
    path.unlink()
    yield
    path.write_bytes(kept)


def shapes_of(content):
    return {shape.name: shape for shape in Presentation(BytesIO(content)).slides[0].shapes}


def test_a_slide_carries_the_page_with_its_words_and_where_it_is_from(with_pages, paged):
    shapes = shapes_of(with_pages)
    picture, source = shapes["figtrace page"], shapes["figtrace page source"]
    crop = find_crop(paged, FIGURE, Text("en"))
    assert picture.image.blob == crop.png
    alt = picture._element._nvXxPr.cNvPr.get("descr")
    assert "13,000 containers" in alt
    assert "page 1" in alt
    assert source.text_frame.text == crop.source
    assert "page 1 of the original" in crop.source
    (run,) = source.text_frame.paragraphs[0].runs
    assert run.hyperlink.address == f"{BASE}{crop.path}"
    assert abs(picture.width / picture.height - crop.width / crop.height) < 0.01


def test_nothing_on_the_slide_lies_over_the_page(with_pages):
    shapes = shapes_of(with_pages)
    picture, quote, source = (shapes[f"figtrace {name}"] for name in ("page", "quote", "page source"))
    assert quote.top + quote.height <= picture.top
    assert picture.top + picture.height <= source.top
    foot = shapes["figtrace note"].top if "figtrace note" in shapes else shapes["figtrace source"].top
    assert source.top + source.height <= foot


def test_a_deck_carries_no_page_unless_it_is_asked_for(paged):
    assert "figtrace page" not in shapes_of(write_deck(paged, [WISH], "en", BASE))


@pytest.mark.usefixtures("without_original")
def test_without_the_original_the_slide_is_the_same_without_the_page(paged):
    assert "figtrace page" not in shapes_of(write_deck(paged, [WISH], "en", BASE, with_pages=True))


def test_office_programs_find_nothing_wrong(with_pages, tmp_path):
    need(VALIDATOR.is_file(), "npm ci --prefix dashboard")
    path = tmp_path / "deck.pptx"
    path.write_bytes(with_pages)
    done = subprocess.run([VALIDATOR, path], capture_output=True, check=False)
    assert json.loads(done.stdout)["errors"] == []


def test_a_refresh_paints_the_page_anew_and_keeps_its_place(with_pages, paged):
    deck = Presentation(BytesIO(with_pages))
    slide = deck.slides[0]
    (picture,) = [shape for shape in slide.shapes if shape.name == "figtrace page"]
    other = BytesIO()
    Image.new("RGB", (40, 20), "white").save(other, "PNG")
    other.seek(0)
    _, relation = slide.part.get_or_add_image_part(other)
    picture._element.blipFill.blip.rEmbed = relation
    picture.left = 123_456
    changed = BytesIO()
    deck.save(changed)
    done = refresh_deck(paged, changed.getvalue(), "deck.pptx")
    after = shapes_of(done.content)["figtrace page"]
    assert after.image.blob == find_crop(paged, FIGURE, Text("en")).png
    assert after.left == 123_456
    assert refresh_deck(paged, done.content, "deck.pptx").is_same


def test_the_deck_of_an_address_has_pages_where_it_says_so(papers):
    client = create_app(papers / "build" / "current").server.test_client()
    address = f"/deck/new.pptx?c=o/{FIGURE}&lang=en"
    assert "figtrace page" in shapes_of(client.get(f"{address}&pages=1").data)
    assert "figtrace page" not in shapes_of(client.get(address).data)
    assert client.get(f"{address}&pages=2").status_code == 400
    assert 'name="pages"' in client.get(f"/deck?c=o/{FIGURE}").text


def test_a_package_carries_the_pages_with_what_each_shows(papers, paged, monkeypatch):
    client = create_app(papers / "build" / "current").server.test_client()
    plain, full = (ZipFile(BytesIO(client.get(f"/export/package.zip{q}").data)) for q in ("", "?pages=1&lang=en"))
    assert not [name for name in plain.namelist() if name.startswith("pages")]
    rows = list(csv.DictReader(io.StringIO(full.read("pages.csv").decode())))
    row = next(row for row in rows if row["observation_id"] == FIGURE)
    assert full.read(row["file"]) == find_crop(paged, FIGURE, Text("en")).png
    assert "13,000 containers" in row["alt"]
    assert row["page"] == "1"
    assert client.get("/export/figures.csv?pages=1").status_code == 400
    monkeypatch.setattr(package, "MOST_PAGES", 0)
    refused = client.get("/export/package.zip?pages=1&lang=ko")
    assert (refused.status_code, "narrow what is exported" in refused.text) == (422, True)
    assert Selection(paged).with_pages is False
