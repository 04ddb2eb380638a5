"""`/img/…`: pictures with their sources inside, and a plain word where there is no browser."""

import re
from html import unescape
from xml.etree import ElementTree

import pytest

from dashboard.exports.chromium import NoBrowserError
from dashboard.routes import image
from dashboard.workshop import Workshop
from etl.store import Store

# flask-compress reads an asset to its end and leaves the closing to the garbage collector.
pytestmark = pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")


@pytest.fixture(scope="module")
def indicators(database):
    """Those that have figures, and those that have none."""
    with Store.open(database) as store:
        rows = store.indicators()
    return tuple([row["indicator_id"] for row in rows if bool(row["figures"]) == has] for has in (True, False))


@pytest.fixture(scope="module")
def charted(database):
    """An indicator with figures, and one of its origins."""
    with Store.open(database) as store:
        row = max(store.indicators(), key=lambda row: row["figures"])
        return row["indicator_id"], store.figures(row["indicator_id"])[0]["origin_id"]


def words(answer):
    return " ".join(ElementTree.fromstring(answer.get_data(as_text=True)).itertext()).replace("\u00a0", " ")


@pytest.mark.parametrize("query", ["", "?size=half&theme=dark&lang=en", "?size=square&theme=transparent", "?size=4:3"])
def test_every_indicator_gives_a_picture_without_a_browser(client, indicators, query, monkeypatch):
    """Of those without figures, which share one empty picture, every eighth in the other sizes."""
    monkeypatch.setattr(image, "painter", lambda: pytest.fail("the SVG must not need a browser"))
    filled, empty = indicators
    assert len(filled) > 10
    for name in (*filled, *(empty[::8] if query else empty)):
        answer = client.get(f"/img/{name}.svg{query}")
        assert answer.status_code == 200
        assert answer.content_type == "image/svg+xml; charset=utf-8"
        assert f"/i/{name}" in words(answer)


def test_a_picture_says_its_unit_its_documents_its_version_and_the_address_of_its_state(client, charted, database):
    name, origin = charted
    with Store.open(database) as store:
        row = store.figures(name)[0]
        unit, version = store.indicator(name)["unit_ko"], store.version
    said = words(client.get(f"/img/{name}.svg?o={row['origin_id']}"))
    assert f"단위: {unit}" in said
    assert version[:12] in said
    assert f"http://localhost/i/{name}?o={origin}" in said
    assert "자료: " in said


def test_a_picture_holds_as_long_as_its_version(client, charted):
    address = f"/img/{charted[0]}.svg?size=half"
    first = client.get(address)
    again = client.get(address, headers={"If-None-Match": first.headers["ETag"]})
    other = client.get(address.replace("half", "full"), headers={"If-None-Match": first.headers["ETag"]})
    assert (first.status_code, again.status_code, other.status_code) == (200, 304, 200)
    assert first.headers["Access-Control-Allow-Origin"] == "*"


def test_a_download_is_named_after_its_indicator(client, charted):
    named = client.get(f"/img/{charted[0]}.svg?download=1").headers["Content-Disposition"]
    assert named.startswith(f'attachment; filename="figtrace-{charted[0]}.svg"')
    assert "Content-Disposition" not in client.get(f"/img/{charted[0]}.svg").headers


@pytest.mark.parametrize("form", ["svg", "png", "pdf"])
def test_an_unknown_indicator_is_said_to_be_unknown(client, form):
    answer = client.get(f"/img/no.such.{form}")
    assert answer.status_code == 404
    assert "no.such" in answer.get_data(as_text=True)


@pytest.mark.parametrize("form", ["png", "pdf"])
def test_without_chromium_the_answer_says_what_to_install_and_where_the_svg_is(client, charted, form, monkeypatch):
    monkeypatch.setattr(image, "has_browser", lambda: False)
    answer = client.get(f"/img/{charted[0]}.{form}?size=half&lang=en&o={charted[1]}")
    said = answer.get_data(as_text=True)
    assert answer.status_code == 501
    assert "chromium" in said
    assert said.count("\n") == 1
    svg = said.split("http://localhost")[1].strip()
    assert svg == f"/img/{charted[0]}.svg?size=half&lang=en&o={charted[1]}"
    assert client.get(svg).status_code == 200


def test_a_browser_that_does_not_answer_is_not_an_error_of_ours(client, charted, monkeypatch):
    class Silent:
        def paint(self, *_):
            raise NoBrowserError("no answer")

    monkeypatch.setattr(image, "has_browser", lambda: True)
    monkeypatch.setattr(image, "painter", Silent)
    answer = client.get(f"/img/{charted[0]}.png?size=square&theme=dark")
    assert answer.status_code == 503
    assert int(answer.headers["Retry-After"]) > 0
    assert ".svg?" in answer.get_data(as_text=True)


def test_several_indicators_stand_on_one_sheet(client, database):
    with Store.open(database) as store:
        rows = sorted(store.indicators(), key=lambda row: -row["figures"])[:3]
    answer = client.get(f"/img/compare.svg?i={','.join(row['indicator_id'] for row in rows)}&lang=en&size=square")
    said = words(answer)
    for row in rows:
        assert row["en"] in said
    assert "/compare?i=" in said
    assert "3 indicators on one time axis" in said
    alone = words(client.get(f"/img/compare.svg?i={rows[0]['indicator_id']}&lang=en&size=square"))
    assert "one time axis" not in alone
    assert "var(" not in answer.get_data(as_text=True)
    assert client.get("/img/compare.svg?i=no.such").status_code == 400
    assert client.get("/img/compare.svg").status_code == 404


def test_a_table_is_a_picture_with_every_cell_as_printed(client, database):
    with Store.open(database) as store:
        tables = store.tables()
        assert tables
        for table in tables:
            said = words(client.get(f"/img/t/{table['table_id']}.svg"))
            for cell in store.cells(table["table_id"]):
                assert " ".join((cell["text"] or "").split()) in said
            assert f"/t/{table['table_id']}" in said
    assert client.get("/img/t/no-such.svg").status_code == 404


def test_what_is_costly_is_made_once_and_the_oldest_is_forgotten():
    made = []
    workshop = Workshop(waiting=0, room=2)
    for tag in ("a", "a", "b", "c", "a"):
        workshop.find(Workshop, tag, lambda tag=tag: made.append(tag) or tag.encode())
    assert made == ["a", "b", "c", "a"]


@pytest.mark.parametrize("lang", ["ko", "en"])
@pytest.mark.parametrize("sort", ["compare", "table"])
def test_a_page_of_many_figures_offers_its_picture_without_a_script(client, database, sort, lang):
    with Store.open(database) as store:
        charted = [row["indicator_id"] for row in store.indicators() if row["figures"] > 1]
        pages = {"compare": f"/compare?i={','.join(charted[:2])}&", "table": f"/t/{store.tables()[0]['table_id']}?"}
        page = client.get(f"{pages[sort]}v={store.version}&lang={lang}").text
    assert 'data-picture-now="png"' in page
    assert 'href="#share"' in page
    form = re.search(r'<form[^>]*class="share-picture".*?</form>', page, re.DOTALL)[0]
    fields = dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)">', form))
    assert {"v", "lang", "download"} <= fields.keys()
    address = re.search(r'formaction="([^"]+\.svg)"', form)[1]
    answer = client.get(address, query_string={**fields, "size": "half"})
    assert answer.status_code == 200
    assert answer.content_type.startswith("image/svg+xml")
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert client.get(unescape(re.search(r'<img src="([^"]+)"', form)[1])).status_code == 200


def test_nothing_to_compare_offers_no_picture(client):
    assert "data-picture-now" not in client.get("/compare").text
