"""The sheet in the browser, and the ways to it from the work pages."""

import re
from io import BytesIO

import pytest
import segno
from PIL import Image

from dashboard.exports import qr


@pytest.fixture(scope="module")
def indicator(store):
    return store.relations(verdict="unexplained", limit=1)[0].indicator_id


@pytest.mark.parametrize("lang", ["ko", "en"])
def test_every_sort_of_briefing_is_a_page_with_its_files(client, store, indicator, lang):
    origin = max(store.origins(), key=lambda row: row.figures).origin_id
    document = store.documents()[0].document_id
    names = ",".join(row.indicator_id for row in store.indicators() if row.figures)[:60].rpartition(",")[0]
    for path, query in (
        (f"/brief/i/{indicator}", ""),
        (f"/brief/origins/{origin}", ""),
        (f"/brief/d/{document}", ""),
        ("/brief", f"i={names}&"),
    ):
        html = client.get(f"{path}?{query}lang={lang}").text
        assert html.count("<h1") == 1
        for form in ("pdf", "docx", "hwpx"):
            assert f'href="{path}.{form}?' in html
        main = re.search(r"<main.*?</main>", html, re.DOTALL).group()
        assert not re.search(r"\{\w+\}|\bNone\b", main)


def test_what_is_not_there_is_404(client):
    for path in ("/brief/i/no.such", "/brief/origins/no.such", "/brief/d/no-such", "/brief/x/arms.shells"):
        assert client.get(path).status_code == 404


def test_a_set_of_nothing_tells_how_to_choose(client):
    assert 'href="/figures"' in client.get("/brief").text
    assert client.get("/brief?i=no.such").status_code == 200


def test_a_set_tells_how_many_of_its_indicators_are_drawn(client, store):
    names = [row.indicator_id for row in store.indicators() if row.figures and store.figures(row.indicator_id)[0].value]
    told = client.get(f"/brief?i={','.join(names[:6])}&lang=en").text
    assert "4 of 6 indicators on one time axis" in told
    assert "2 indicators on one time axis" in client.get(f"/brief?i={','.join(names[:2])}&lang=en").text


def test_work_pages_lead_to_their_briefing_and_name_its_pdf(client, store, indicator):
    origin = max(store.origins(), key=lambda row: row.figures).origin_id
    document = store.documents()[0].document_id
    for page, brief in (
        (f"/i/{indicator}", f"/brief/i/{indicator}"),
        (f"/origins/{origin}", f"/brief/origins/{origin}"),
        (f"/d/{document}", f"/brief/d/{document}"),
    ):
        html = client.get(page).text
        assert f'href="{brief}"' in html
        assert f'<link rel="alternate" type="application/pdf" href="{brief}.pdf?lang=ko"' in html


def test_a_choice_of_figures_leads_to_a_briefing_on_its_indicators_as_chosen(client, store):
    origin = max(store.origins(), key=lambda row: row.figures).origin_id
    names = ",".join(row.indicator_id for row in store.chosen_indicators(origin=origin))
    assert f'href="/brief?i={names}&amp;o={origin}"' in client.get(f"/figures?o={origin}").text


def test_a_version_stays_on_the_way_to_its_files(client, store, indicator):
    html = client.get(f"/brief/i/{indicator}?v={store.version}").text
    assert f"/brief/i/{indicator}.pdf?v={store.version}" in html


def test_the_code_stands_beside_the_address_that_is_printed(client, indicator):
    html = client.get(f"/brief/i/{indicator}").text
    assert 'class="qr"' in html
    assert f"http://localhost/i/{indicator}</a>" in html


def test_a_code_holds_the_address_that_is_printed():
    address = "https://figures.example.org/i/arms.shells"
    painted = Image.open(BytesIO(qr.paint_qr(address))).convert("1")
    modules = [[bit == 1 for bit in row] for row in segno.make_qr(address, error=qr.LEVEL).matrix]
    read = [
        [
            not painted.getpixel(((column + qr.QUIET) * qr.SCALE + 1, (row + qr.QUIET) * qr.SCALE + 1))
            for column in range(len(modules))
        ]
        for row in range(len(modules))
    ]
    assert read == modules
    assert qr.draw_qr(address, "QR") != qr.draw_qr(f"{address}2", "QR")
