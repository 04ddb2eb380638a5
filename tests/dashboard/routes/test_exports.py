"""Downloads over HTTP: the right rows, under the right name, asked for only when they changed."""

import csv
import io
import json
import zipfile
from urllib.parse import unquote

import pytest
from pyarrow import parquet

from dashboard.exports.columns import NAMES
from dashboard.exports.csv import BOM
from dashboard.exports.formats import FORMATS, WHOLE


@pytest.fixture(scope="session")
def indicator(store):
    """The indicator with the most figures."""
    return max(store.indicators(), key=lambda row: row["figures"])["indicator_id"]


def read_csv(answer):
    text = answer.data.removeprefix(BOM).decode()
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_the_export_of_everything_is_the_view_row_by_row(client, store):
    rows = read_csv(client.get("/export/figures.csv"))
    assert [row["observation_id"] for row in rows] == [row["observation_id"] for row in store.figures()]
    assert list(rows[0]) == list(NAMES)


def test_the_figures_of_one_indicator_are_the_same_in_every_format(client, indicator):
    rows = read_csv(client.get(f"/export/i/{indicator}.csv"))
    ids = [row["observation_id"] for row in rows]
    assert ids
    assert {row["indicator_id"] for row in rows} == {indicator}
    objects = json.loads(client.get(f"/export/i/{indicator}.json").data)
    assert [item["observation_id"] for item in objects] == ids
    table = parquet.read_table(io.BytesIO(client.get(f"/export/i/{indicator}.parquet").data))
    assert table["observation_id"].to_pylist() == ids


def test_the_file_keeps_the_state_of_the_page(client, store):
    figure = store.figures()[0]
    query = f"o={figure['origin_id']}&k={figure['kind']}&d={figure['document_id']}"
    rows = read_csv(client.get(f"/export/figures.csv?{query}"))
    assert figure["observation_id"] in [row["observation_id"] for row in rows]
    assert {row["origin_id"] for row in rows} == {figure["origin_id"]}
    assert {row["kind"] for row in rows} == {figure["kind"]}


def test_a_filter_that_keeps_nothing_gives_the_header_alone(client):
    answer = client.get("/export/figures.csv?i=arms.shells&t=1800..1801&k=cap")
    assert answer.data.decode() == ",".join(NAMES) + "\n"


def test_excel_gets_a_byte_order_mark_and_only_if_asked(client):
    assert client.get("/export/figures.csv?bom=1").data.startswith(BOM)
    assert not client.get("/export/figures.csv").data.startswith(BOM)


def test_the_file_has_a_korean_name_and_a_plain_one(client, store, indicator):
    header = client.get(f"/export/i/{indicator}.csv").headers["Content-Disposition"]
    assert header.isascii()
    assert f'filename="figtrace-{indicator}.csv"' in header
    korean = unquote(header.partition("UTF-8''")[2])
    assert korean.startswith("figtrace-")
    assert store.indicator(indicator)["ko"].split()[0] in korean
    assert not set(korean) & set('\\/:*?"<>| ')


def test_a_reader_who_has_the_file_is_told_so(client, indicator):
    address = f"/export/i/{indicator}.csv"
    tag = client.get(address).headers["ETag"]
    again = client.get(address, headers={"If-None-Match": tag})
    assert (again.status_code, again.data) == (304, b"")
    other = client.get(f"{address}?bom=1", headers={"If-None-Match": tag})
    assert other.status_code == 200


@pytest.mark.parametrize("form", [form for form in FORMATS if form not in WHOLE])
def test_an_unknown_indicator_is_answered_with_the_next_step(client, form):
    answer = client.get(f"/export/i/no.such.{form}")
    assert answer.status_code == 404
    assert answer.mimetype == "text/plain"
    assert "no.such" in answer.text
    assert "/data" in answer.text


@pytest.mark.parametrize("form", FORMATS)
def test_every_format_is_served_with_its_type_and_its_name(client, form):
    address = "/export/package.zip" if form == "zip" else f"/export/figures.{form}"
    answer = client.get(address)
    assert answer.status_code == 200
    assert answer.content_type == FORMATS[form].media_type
    assert f'.{form}"' in answer.headers["Content-Disposition"]
    assert len(answer.data) > 1000
    assert client.get(address, headers={"If-None-Match": answer.headers["ETag"]}).status_code == 304


def test_a_package_keeps_the_state_of_the_page(client, store):
    figure = store.figures()[0]
    address = f"/export/i/{figure['indicator_id']}.zip?d={figure['document_id']}"
    archive = zipfile.ZipFile(io.BytesIO(client.get(address).data))
    with archive.open("data.csv") as file:
        rows = list(csv.DictReader(io.TextIOWrapper(file, encoding="utf-8", newline="")))
    assert {(row["indicator_id"], row["document_id"]) for row in rows} == {
        (figure["indicator_id"], f"doc-{figure['document_id']}")
    }


def test_the_period_of_the_page_narrows_the_file(client, store):
    rows = read_csv(client.get("/export/figures.csv?t=2023..2023"))
    dated = [row for row in rows if row["period_start"] or row["period_end"]]
    assert 0 < len(rows) < len(store.figures())
    assert dated
    assert all((row["period_start"] or row["period_end"])[:4] <= "2023" for row in dated)


def test_the_store_of_one_indicator_is_not_offered(client, indicator):
    assert client.get(f"/export/i/{indicator}.duckdb").status_code == 404


def test_a_file_of_a_named_version_never_changes(client, store, indicator):
    answer = client.get(f"/export/i/{indicator}.csv?v={store.version}")
    assert "immutable" in answer.headers["Cache-Control"]
    assert "no-cache" in client.get(f"/export/i/{indicator}.csv").headers["Cache-Control"]
