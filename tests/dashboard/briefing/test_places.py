"""The places of figures on the pages of their originals, behind a briefing that is asked for them."""

import re
from base64 import b64decode
from io import BytesIO
from zipfile import ZipFile

import docx
import pypdfium2
import pytest

from dashboard.app import create_app
from dashboard.exports.chromium import has_browser
from etl.intake.hwpx import read as read_hwpx
from tests.needs import need
from tests.paged_workspace import make_paged

# flask-compress reads an asset to its end and leaves the closing to the garbage collector.
pytestmark = pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")


@pytest.fixture(scope="module")
def client(tmp_path_factory):
    folder = make_paged(tmp_path_factory.mktemp("paged"))
    return create_app(folder / "build" / "current").server.test_client()


def test_a_briefing_shows_them_only_where_it_is_asked(client):
    plain = client.get("/brief/d/trade?lang=en").text
    assert "br-places" not in plain
    assert 'href="/brief/d/trade?pages=1"' in plain
    shown = client.get("/brief/d/trade?lang=en&pages=1").text
    (place,) = re.findall(r"<figure>.*?</figure>", shown, re.DOTALL)
    assert b64decode(re.search(r"data:image/png;base64,([A-Za-z0-9+/=]+)", place)[1]).startswith(b"\x89PNG")
    assert re.search(r'alt="[^"]*13,000 containers[^"]*"', place)
    assert "/d/trade/p/1" in place
    for form in ("pdf", "docx", "hwpx"):
        assert f"/brief/d/trade.{form}?pages=1&amp;lang=en" in shown
    assert 'href="/brief/d/trade"' in shown


def test_files_carry_them_with_alternative_text_and_source(client):
    plain, shown = (client.get(f"/brief/d/trade.docx?lang=en{more}").data for more in ("", "&pages=1"))
    papers = [docx.Document(BytesIO(content)) for content in (plain, shown)]
    counts = [sum("picture" in one.tag or one.tag.endswith("}blip") for one in p.element.iter()) for p in papers]
    assert counts[1] > counts[0]
    told = [one.get("descr") for one in papers[1].element.iter() if one.tag.endswith("}docPr")]
    assert any("13,000 containers" in words for words in told)
    assert any("page 1 of the original" in p.text for p in papers[1].paragraphs)
    plain, shown = (client.get(f"/brief/d/trade.hwpx?lang=en{more}").data for more in ("", "&pages=1"))
    with ZipFile(BytesIO(plain)) as one, ZipFile(BytesIO(shown)) as other:
        added = set(other.namelist()) - set(one.namelist())
    assert len(added) == 1
    assert added.pop().startswith("BinData/")
    assert "page 1 of the original" in read_hwpx(shown, "a.hwpx").text


def test_a_pdf_carries_them_on_a_page_of_their_own(client):
    need(has_browser(), "apt-get install chromium fonts-noto-cjk libatomic1")
    plain, shown = (
        pypdfium2.PdfDocument(client.get(f"/brief/d/trade.pdf?lang=en{more}").data) for more in ("", "&pages=1")
    )
    assert (len(plain), len(shown)) == (1, 2)
    assert "page 1 of the original" in " ".join(shown[1].get_textpage().get_text_range().split())


@pytest.mark.parametrize("address", ["/brief/d/trade.pdf?pages=2", "/brief/d/trade.docx?pages=yes"])
def test_another_value_is_refused(client, address):
    assert client.get(address).status_code == 400
