"""Lists as files: all rows of what a page shows a part of, in the state of the page."""

import csv
import io

import pandas
import pytest

from dashboard.api.resources import RESOURCES
from dashboard.exports.csv import BOM
from dashboard.routes.lists import LISTS
from etl.answers import replace


def read(answer):
    return list(csv.DictReader(io.StringIO(answer.get_data(as_text=True))))


@pytest.mark.parametrize("name", LISTS)
def test_a_list_has_all_rows_and_the_columns_of_the_api(client, name):
    answer = client.get(f"/export/{name}.csv")
    assert answer.status_code == 200
    rows = read(answer)
    api = client.get(f"/api/v1/{name}?limit=1000").get_json()["data"]
    assert len(rows) == len(api) > 1
    fields = next(resource for resource in RESOURCES if resource.name == name).fields
    assert list(rows[0]) == [field.name for field in fields if field.is_flat]


def test_pages_of_any_size_give_the_same_list(client, monkeypatch):
    whole = client.get("/export/documents.csv").get_data()
    monkeypatch.setattr("dashboard.routes.lists.AT_A_TIME", 2)
    assert client.get("/export/documents.csv").get_data() == whole


def test_a_list_is_narrowed_like_its_page(client):
    rows = read(client.get("/export/conflicts.csv"))
    verdict = rows[0]["verdict"]
    narrowed = read(client.get(f"/export/conflicts.csv?verdict={verdict}"))
    assert narrowed == [row for row in rows if row["verdict"] == verdict]


def test_a_wrong_filter_is_told_with_what_is_allowed(client):
    answer = client.get("/export/conflicts.csv?verdict=quarrel")
    assert answer.status_code == 400
    assert "unexplained" in answer.get_json()["allowed"]


def test_figures_of_several_indicators_come_in_one_file(client):
    names = ["arms.shells", "arms.troops"]
    rows = read(client.get(f"/export/figures.csv?i={','.join(names)}"))
    assert {row["indicator_id"] for row in rows} == set(names)


def test_figures_of_a_family_come_in_one_file(client):
    rows = read(client.get("/export/figures.csv?f=arms"))
    assert rows
    assert {row["family"] for row in rows} == {"arms"}


@pytest.mark.parametrize("name", ["figures", *LISTS])
def test_every_list_comes_in_the_variant_that_excel_reads(client, name):
    plain, excel = client.get(f"/export/{name}.csv"), client.get(f"/export/{name}.csv?bom=1")
    assert (plain.status_code, excel.status_code) == (200, 200)
    assert not plain.data.startswith(BOM)
    assert excel.data.startswith(BOM)
    assert excel.data.decode("utf-8-sig").splitlines() != []
    lines = [dict(row) for row in csv.DictReader(io.StringIO(excel.data.decode("utf-8-sig"), newline=""))]
    assert [list(row) for row in lines] == [list(row) for row in read(plain)]


def test_no_text_of_a_list_is_run_as_a_formula(client, store, monkeypatch):
    """The quotes of growth begin with a minus; a title may begin with anything."""
    rows = [replace(row, title="=1+1", label_ko="@SUM(A1)") for row in store.documents()]
    monkeypatch.setattr(type(store), "documents", lambda *_, **__: rows)
    for address in ("/export/documents.csv", "/export/documents.csv?bom=1", "/api/v1/documents.csv"):
        guarded = pandas.read_csv(io.BytesIO(client.get(address).data), dtype=str)
        assert set(guarded["title"]) == {"'=1+1"}
        assert set(guarded["label_ko"]) == {"'@SUM(A1)"}


def test_no_reader_takes_the_documents_of_a_list_for_numbers(client, store):
    listed = pandas.read_csv(io.BytesIO(client.get("/export/documents.csv").data))
    assert set(listed["document_id"]) == {f"doc-{row['document_id']}" for row in store.documents()}


@pytest.mark.parametrize("page", ["/", "/?f=arms", "/compare?i=arms.shells", "/sources", "/conflicts", "/data"])
def test_every_page_with_a_list_offers_it_as_a_file(client, page):
    html = client.get(page).get_data(as_text=True)
    link = next(part.split('"')[0] for part in html.split('href="')[1:] if part.startswith("/export/"))
    assert client.get(link.replace("&amp;", "&")).status_code == 200
