"""The API: what it answers, how it is read page by page, what it refuses and with which words."""

import csv
import io
import json
from decimal import Decimal

import pytest

from dashboard.exports.columns import BOUNDS, KINDS, NAMES

ROOT = "/api/v1"
LISTS = ("families", "indicators", "observations", "documents", "origins", "conflicts", "versions")


@pytest.fixture(scope="session")
def figure(store):
    return next(row for row in store.figures() if row["value"] is not None and row["period_start"])


def read_all(client, path):
    """All pages of a list, by `next`."""
    rows = []
    while path:
        page = client.get(path).json
        rows += page["data"]
        path = page["next"] and page["next"].removeprefix("http://localhost")
    return rows


def test_observations_are_the_figures_in_their_order_column_by_column(ask, store):
    answer = ask("/observations?limit=1000")
    assert answer["next"] is None
    assert [tuple(row) for row in answer["data"]] == [NAMES] * len(store.figures())
    days = ("date_from", "date_to")
    written = [{**row, **{day: row[day] and row[day].isoformat() for day in days}} for row in store.figures()]
    assert answer["data"] == written


def test_decimals_lose_no_digit(client, figure):
    text = client.get(f"{ROOT}/observations/{figure['observation_id']}").text
    assert f'"value": {figure["value"].normalize():f}' in text
    assert json.loads(text, parse_int=Decimal, parse_float=Decimal)["data"]["value"] == figure["value"]


@pytest.mark.parametrize("name", LISTS)
@pytest.mark.parametrize("limit", [1, 7])
def test_every_list_is_read_whole_page_by_page(client, name, limit):
    whole = client.get(f"{ROOT}/{name}?limit=1000").json
    assert whole["next"] is None
    first = f"{ROOT}/{name}?limit={limit}"
    rows = read_all(client, first) if len(whole["data"]) < 60 * limit else client.get(first).json["data"]
    assert rows == whole["data"][: len(rows)]
    assert rows


@pytest.mark.parametrize("name", LISTS)
def test_a_list_is_the_same_in_csv_by_accept_and_by_extension(client, name):
    by_name = client.get(f"{ROOT}/{name}.csv?limit=5")
    by_accept = client.get(f"{ROOT}/{name}?limit=5", headers={"Accept": "text/csv"})
    assert by_name.data == by_accept.data
    assert by_name.mimetype == by_accept.mimetype == "text/csv"
    assert "Accept" in by_accept.headers["Vary"]
    rows = list(csv.DictReader(io.StringIO(by_name.text, newline="")))
    objects = client.get(f"{ROOT}/{name}.json?limit=5").json["data"]
    assert len(rows) == len(objects)
    for row, item in zip(rows, objects, strict=True):
        assert list(row) == [column for column, value in item.items() if not isinstance(value, list | dict)]
        assert [bool(cell) for cell in row.values()] == [
            value not in (None, "") for value in item.values() if not isinstance(value, list | dict)
        ]


def test_the_next_page_of_a_csv_stands_in_its_header(client):
    answer = client.get(f"{ROOT}/observations.csv?limit=2")
    address = answer.headers["Link"].partition(">")[0].removeprefix("<http://localhost")
    following = client.get(address)
    assert following.mimetype == "text/csv"
    assert len(following.text.splitlines()) >= 3
    assert following.text != answer.text


@pytest.mark.parametrize("name", ["indicator", "family", "origin", "document", "kind", "bound"])
def test_a_filter_keeps_exactly_the_figures_that_meet_it(ask, store, figure, name):
    column = {"indicator": "indicator_id", "origin": "origin_id", "document": "document_id"}.get(name, name)
    others = sorted({row[column] for row in store.figures()} - {figure[column]})[:1]
    wanted = [figure[column], *others]
    for names in ([figure[column]], wanted):
        found = ask(f"/observations?limit=1000&{name}={','.join(names)}")["data"]
        kept = [row["observation_id"] for row in store.figures() if row[column] in names]
        assert [row["observation_id"] for row in found] == kept
        assert kept


def test_a_period_keeps_what_it_meets_and_what_has_no_date(ask, store):
    found = ask("/observations?limit=1000&from=2023&to=2023-12")["data"]
    assert [row["observation_id"] for row in found] == [
        row["observation_id"] for row in store.figures(start="2023", end="2023-12")
    ]
    assert 0 < len(found) < len(store.figures())


def test_words_of_the_passage_find_their_figures_in_any_case(ask, figure, store):
    word = figure["passage"].split()[1]
    found = [row["observation_id"] for row in ask(f"/observations?limit=1000&text={word}")["data"]]
    assert found == [row["observation_id"] for row in store.figures() if word.lower() in row["passage"].lower()]
    assert figure["observation_id"] in found
    latin = next(row for row in store.figures() if "BBC" in row["passage"])
    assert latin["observation_id"] in [row["observation_id"] for row in ask("/observations?text=bbc")["data"]]


def test_every_word_of_a_passage_finds_it(store):
    """By the index of words or by reading: nothing is missed, even where a cell's sentence has signs of ours."""
    figures = store.figures()
    for figure in figures[::9]:
        for word in set(figure["passage"].split()):
            found = {row["observation_id"] for row in store.figures_page(text=word, limit=1000)}
            assert found == {row["observation_id"] for row in figures if word.lower() in row["passage"].lower()}, word


def test_filters_narrow_together(ask, figure):
    path = f"/observations?indicator={figure['indicator_id']}&document={figure['document_id']}&kind={figure['kind']}"
    assert figure["observation_id"] in [row["observation_id"] for row in ask(path)["data"]]
    other = next(kind for kind in KINDS if kind != figure["kind"])
    found = ask(path.replace(f"kind={figure['kind']}", f"kind={other}"))["data"]
    assert figure["observation_id"] not in [row["observation_id"] for row in found]


def test_one_observation_brings_evidence_that_is_the_text(ask, figure):
    row = ask(f"/observations/{figure['observation_id']}")["data"]
    document = ask(f"/documents/{figure['document_id']}")["data"]
    assert {span["role"] for span in row["evidence"]} >= {"number"}
    for span in row["evidence"]:
        assert document["text"][span["char_start"] : span["char_end"]] == span["quote"]
    assert document["text"][row["char_start"] : row["char_end"]] == row["quote_value"]
    assert row["document_sha256"] == document["sha256"]


def test_passages_of_a_document_map_to_its_text(ask, figure):
    rows = ask(f"/documents/{figure['document_id']}/passages?limit=1000")["data"]
    text = ask(f"/documents/{figure['document_id']}")["data"]["text"]
    assert [row["ordinal"] for row in rows] == list(range(len(rows)))
    for row in rows:
        assert row["text"].split()[0][:3] in text[row["char_start"] : row["char_end"]]


def test_conflicts_can_be_narrowed_by_indicator_and_verdict(ask, store):
    pair = store.relations()[0]
    found = ask(f"/conflicts?indicator={pair['indicator_id']}&verdict={pair['verdict']}")["data"]
    assert (pair["left_id"], pair["right_id"]) in [(row["left_id"], row["right_id"]) for row in found]
    assert {row["verdict"] for row in found} == {pair["verdict"]}


def test_an_indicator_knows_its_parts(ask, store):
    whole = next(row["part_of"] for row in store.indicators() if row["part_of"])
    assert ask(f"/indicators/{whole}")["data"]["parts"]


@pytest.mark.whole
class TestVersions:
    def test_are_listed_newest_first_with_what_they_changed(self, two):
        newest, oldest = two.client.get(f"{ROOT}/versions").json["data"]
        assert (newest["version"], newest["state"], newest["altered"]) == (two.new, "current", 1)
        assert (oldest["version"], oldest["state"], oldest["altered"]) == (two.old, "available", None)
        assert newest["inputs"] == ["seeds/910.txt", "seeds/manifest.toml"]
        assert two.client.get(f"{ROOT}/versions/{two.old}").json["data"] == oldest

    def test_a_named_version_is_answered_for_good(self, two):
        answer = two.client.get(f"{ROOT}/observations?v={two.old}")
        assert answer.headers["Cache-Control"] == "public, max-age=31536000, immutable"
        assert answer.headers["Figtrace-Version"] == answer.json["version"] == two.old
        values = [row["value"] for row in answer.json["data"] if row["document_id"] == "910"]
        assert 11000 in values
        assert 12500 not in values
        assert two.client.get(f"{ROOT}/observations").headers["Cache-Control"] == "no-cache"

    def test_a_list_that_was_begun_is_read_to_its_end_in_one_version(self, two):
        first = two.client.get(f"{ROOT}/observations?limit=4&v={two.old}").json
        unfrozen = first["next"].removeprefix("http://localhost").replace(f"&v={two.old}", "")
        assert "v=" not in unfrozen
        rest = read_all(two.client, unfrozen)
        whole = two.client.get(f"{ROOT}/observations?v={two.old}&limit=1000").json["data"]
        assert first["data"] + rest == whole

    def test_a_cursor_of_another_version_than_that_named_is_refused(self, two):
        answer = two.client.get(f"{ROOT}/observations?v={two.new}&cursor={two.old}-3")
        assert (answer.status_code, answer.mimetype) == (400, "application/problem+json")

    def test_a_date_is_answered_from_what_was_current(self, two):
        two.back_date({two.old: "2026-11-01T08:00:00Z", two.new: "2026-11-02T08:00:00Z"})
        assert two.client.get(f"{ROOT}/observations?asof=2026-11-01").json["version"] == two.old
        early = two.client.get(f"{ROOT}/observations?asof=2026-10")
        assert (early.status_code, early.json["reason"]) == (404, "before")
        assert two.client.get(f"{ROOT}/observations?asof=1.11.2026").status_code == 400

    @pytest.mark.parametrize("query", ["v=ffffffffffff", "cursor=ffffffffffff-1"])
    def test_an_unknown_version_is_a_problem(self, two, query):
        answer = two.client.get(f"{ROOT}/observations?{query}")
        assert (answer.status_code, answer.mimetype) == (404, "application/problem+json")
        assert answer.json["type"] == "/data/api#unknown-version"


class TestRefusals:
    def test_a_misspelt_parameter_is_answered_with_the_right_one(self, refused):
        problem = refused("/observations?indicater=x", 400)
        assert problem["suggestion"] == "indicator"
        assert {"indicator", "limit", "cursor"} <= set(problem["allowed"])

    @pytest.mark.parametrize(("name", "values"), [("kind", KINDS), ("bound", BOUNDS)])
    def test_a_misspelt_value_is_answered_with_all_that_are_allowed(self, refused, name, values):
        problem = refused(f"/observations?{name}={values[2]}x", 400)
        assert (problem["allowed"], problem["suggestion"]) == (list(values), values[2])

    @pytest.mark.parametrize("sort", ["indicator", "family", "origin", "document"])
    def test_a_misspelt_name_is_answered_with_the_nearest(self, refused, figure, sort):
        name = figure["family" if sort == "family" else f"{sort}_id"]
        problem = refused(f"/observations?{sort}={name}x", 400)
        assert problem["suggestion"] == name
        assert problem["parameter"] == sort

    @pytest.mark.parametrize(
        "query", ["limit=0", "limit=1001", "limit=x", "limit=1&limit=2", "from=2023-13", "to=now", "cursor=3", "text="]
    )
    def test_a_value_of_the_wrong_form_is_refused(self, refused, query):
        assert refused(f"/observations?{query}", 400)["parameter"] == query.partition("=")[0]

    @pytest.mark.parametrize("path", ["/indicators/arms.nothing", "/documents/999", "/documents/999/passages"])
    def test_what_is_not_there_is_not_found(self, refused, path):
        assert refused(path, 404)["type"] == "/data/api#unknown-name"

    def test_an_unknown_observation_is_answered_with_the_nearest(self, refused, figure):
        problem = refused(f"/observations/{figure['observation_id']}9", 404)
        assert problem["suggestion"] == figure["observation_id"]

    def test_an_unknown_resource_is_answered_with_those_that_there_are(self, refused):
        problem = refused("/observation", 404)
        assert problem["suggestion"] == "observations"

    def test_a_format_that_is_not_there_is_refused(self, refused):
        assert refused("/observations", 406, Accept="image/png")["allowed"] == ["application/json", "text/csv"]

    @pytest.mark.parametrize("method", ["post", "put", "delete", "patch"])
    def test_nothing_can_be_written(self, client, method):
        answer = getattr(client, method)(f"{ROOT}/observations")
        assert (answer.status_code, answer.mimetype) == (405, "application/problem+json")
        assert answer.headers["Allow"] == "GET, HEAD, OPTIONS"


class TestHTTP:
    def test_a_reader_who_has_it_is_told_so(self, client):
        for path in ("/observations?limit=3", "/documents/002", "/openapi.json", "/versions.csv"):
            tag = client.get(ROOT + path).headers["ETag"]
            again = client.get(ROOT + path, headers={"If-None-Match": tag})
            assert (again.status_code, again.data) == (304, b""), path

    def test_the_two_formats_of_one_address_have_two_tags(self, client):
        tags = {client.get(f"{ROOT}/origins", headers={"Accept": kind}).headers["ETag"] for kind in ("text/csv", "*/*")}
        assert len(tags) == 2

    def test_head_is_get_without_its_content(self, client):
        head, get = client.head(f"{ROOT}/indicators"), client.get(f"{ROOT}/indicators")
        assert (head.status_code, head.data) == (200, b"")
        assert head.headers["ETag"] == get.headers["ETag"]

    def test_pages_of_other_hosts_may_read_and_nothing_else(self, client):
        for path in ("/observations", "/observations?kind=x", "/nothing", "/openapi.json"):
            assert client.get(ROOT + path).headers["Access-Control-Allow-Origin"] == "*"
        asked = client.options(f"{ROOT}/observations", headers={"Origin": "https://example.org"})
        assert asked.headers["Access-Control-Allow-Methods"] == "GET, HEAD, OPTIONS"
        assert "If-None-Match" in asked.headers["Access-Control-Allow-Headers"]
        assert "Access-Control-Allow-Origin" not in client.get("/data").headers

    def test_a_browser_is_given_json(self, client):
        accept = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
        assert client.get(f"{ROOT}/observations", headers={"Accept": accept}).mimetype == "application/json"

    def test_a_part_of_an_answer_can_be_asked_for(self, client):
        whole = client.get(f"{ROOT}/origins.csv")
        assert whole.headers["Accept-Ranges"] == "bytes"
        part = client.get(f"{ROOT}/origins.csv", headers={"Range": "bytes=10-29", "Accept-Encoding": "gzip, br"})
        assert (part.status_code, part.data) == (206, whole.data[10:30])
        assert part.headers["Content-Range"] == f"bytes 10-29/{len(whole.data)}"
        beyond = client.get(f"{ROOT}/origins.csv", headers={"Range": f"bytes={len(whole.data)}-"})
        assert beyond.status_code == 416
