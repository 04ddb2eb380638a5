"""What changed as a feed, what there is as a map, and what pages tell search engines for data."""

import json
import re
import shutil

import pytest
from lxml import etree

from dashboard.app import create_app
from tests.made_up_workspace import Workspace

pytestmark = pytest.mark.whole

ATOM = {"a": "http://www.w3.org/2005/Atom"}
OLD, NEW = "1만 3,000여 개", "2만 1,000여 개"
TAG = re.compile(r"tag:figtrace,2026:[A-Za-z0-9._~:@!$&'()*+,;=%/?-]+")  # RFC 4151
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")  # RFC 3339
STATES = ("i={indicator}", "o={origin}", "d=900", "o={origin}&d=900&t=2000..2100", "d=900&lang=en")
DAY = r"\d{4}(-\d{2}(-\d{2})?)?"  # ISO 8601, as exact as the texts say
LD = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.S)


@pytest.fixture(scope="module")
def made(tmp_path_factory, repository):
    made = Workspace(tmp_path_factory.mktemp("feeds"), repository)
    made.build_twice("900", OLD, NEW)
    made.client = create_app(made.current).server.test_client()
    return made


@pytest.fixture(scope="module")
def feed(made):
    return etree.fromstring(made.client.get("/feed.atom").data)


def test_the_feed_is_what_atom_asks_for(made, feed):
    answer = made.client.get("/feed.atom")
    assert answer.mimetype == "application/atom+xml"
    assert feed.tag == "{http://www.w3.org/2005/Atom}feed"
    for node in (feed, *feed.findall("a:entry", ATOM)):
        for tag in ("id", "title", "updated"):
            assert len(node.findall(f"a:{tag}", ATOM)) == 1
            assert node.find(f"a:{tag}", ATOM).text
        assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", node.find("a:updated", ATOM).text)
    assert feed.find("a:author/a:name", ATOM).text == "figtrace"
    assert feed.find("a:link[@rel='self']", ATOM).get("href") == "http://localhost/feed.atom"
    ids = [node.text for node in feed.iter("{http://www.w3.org/2005/Atom}id")]
    assert len(ids) == len(set(ids))
    assert all(TAG.fullmatch(name) for name in ids)


def check_atom(root, address):
    """RFC 4287: what a feed and an entry must have, may have once, and may have at all (sections 4.1 and 4.2)."""
    once = ("id", "title", "updated", "author", "content", "subtitle", "rights", "published", "source", "summary")
    own = "{http://www.w3.org/2005/Atom}"
    entries = root.findall("a:entry", ATOM)
    assert root.tag == f"{own}feed"
    for node in (root, *entries):
        names = [child.tag.removeprefix(own) for child in node]
        assert {"id", "title", "updated"} <= set(names)
        assert all(names.count(name) <= 1 for name in once)
        assert set(names) <= {*once, "link", "category", "entry", "generator", "icon", "logo", "contributor"}
        assert MOMENT.fullmatch(node.find("a:updated", ATOM).text)
        assert TAG.fullmatch(node.find("a:id", ATOM).text)
        links = node.findall("a:link", ATOM)
        assert all(link.get("href", "").startswith("http") for link in links)
        kinds = [(link.get("rel", "alternate"), link.get("type"), link.get("hreflang")) for link in links]
        assert len(kinds) == len(set(kinds))  # one alternate of a type
        assert all(child.get("term") for child in node.findall("a:category", ATOM))
        assert all(child.get("type", "text") in ("text", "html", "xhtml") for child in node.findall("a:content", ATOM))
    assert root.find("a:author/a:name", ATOM).text or all(entry.find("a:author", ATOM) for entry in entries)
    assert root.find("a:link[@rel='self']", ATOM).get("href") == address
    seen = [(entry.find("a:id", ATOM).text, entry.find("a:updated", ATOM).text) for entry in entries]
    assert len(seen) == len(set(seen))
    assert all(entry.find("a:updated", ATOM).text <= root.find("a:updated", ATOM).text for entry in entries)


def watched(made):
    """The figure that changed, as it is now."""
    found = made.client.get("/api/v1/observations?document=900&limit=1000").get_json()["data"]
    return next(row for row in found if row["quote_value"] == NEW)


@pytest.mark.parametrize("state", ["", *STATES])
def test_every_indicator_origin_document_and_choice_has_a_feed_that_atom_allows(made, state):
    row = watched(made)
    path = "/feed.atom?" + state.format(indicator=row["indicator_id"], origin=row["origin_id"])
    answer = made.client.get(path.rstrip("?"))
    root = etree.fromstring(answer.data)
    check_atom(root, f"http://localhost{path.rstrip('?')}")
    assert "altered" in [node.get("term") for node in root.iterfind("a:entry/a:category", ATOM)]
    page = root.find("a:link[@rel='alternate']", ATOM).get("href").removeprefix("http://localhost")
    assert made.client.get(page).status_code == 200


def test_a_feed_without_an_entry_is_one_all_the_same(made):
    other = next(row for row in made.client.get("/api/v1/observations?limit=1000").get_json()["data"]
                 if row["document_id"] != "900")  # fmt: skip
    path = f"/feed.atom?d={other['document_id']}"
    root = etree.fromstring(made.client.get(path).data)
    check_atom(root, f"http://localhost{path}")
    assert not root.findall("a:entry", ATOM)
    assert root.find("a:updated", ATOM).text.startswith("20")


def test_the_ids_of_a_feed_are_the_same_at_whatever_address_it_is_asked_for(made, monkeypatch):
    def ids(**asked):
        root = etree.fromstring(made.client.get("/feed.atom?d=900", **asked).data)
        return [node.text for node in root.iter("{http://www.w3.org/2005/Atom}id")]

    here = ids()
    assert ids(headers={"Host": "figures.example.org"}) == here
    monkeypatch.setitem(made.client.application.config, "FIGTRACE_BASE_URL", "https://other.example.org/")
    assert ids() == here
    assert len(here) > 1


def test_a_feed_tells_when_it_last_changed(made):
    answer = made.client.get("/feed.atom?d=900")
    updated = etree.fromstring(answer.data).find("a:updated", ATOM).text
    assert answer.last_modified.strftime("%Y-%m-%dT%H:%M:%SZ") == updated
    since = {"If-Modified-Since": answer.headers["Last-Modified"]}
    assert made.client.get("/feed.atom?d=900", headers=since).status_code == 304
    assert made.client.get("/feed.atom?d=900", headers={"If-None-Match": answer.headers["ETag"]}).status_code == 304
    assert made.client.get("/feed.atom?d=900&lang=en").headers["ETag"] != answer.headers["ETag"]


@pytest.mark.parametrize("lang", ["ko", "en"])
def test_the_page_of_what_is_watched_leads_to_its_feed(made, lang):
    row, client = watched(made), made.client.application.test_client()  # which keeps the language as a cookie
    for path, query in (
        (f"/i/{row['indicator_id']}", f"i={row['indicator_id']}"),
        (f"/origins/{row['origin_id']}", f"o={row['origin_id']}"),
        ("/d/900", "d=900"),
        ("/figures?area=KP", "area=KP"),
    ):
        text = client.get(f"{path}{'&' if '?' in path else '?'}lang={lang}").text
        wanted = f'<link rel="alternate" type="application/atom+xml" href="/feed.atom?{query}&amp;lang={lang}"'
        assert wanted in text, path


def test_each_version_and_each_changed_figure_is_an_entry(made, feed):
    entries = [
        (node.find("a:category", ATOM).get("term"), node.find("a:title", ATOM).text)
        for node in feed.findall("a:entry", ATOM)
    ]
    assert [term for term, _ in entries] == ["version", "altered", "version"]
    assert made.new in entries[0][1]
    assert f"{OLD} → {NEW}" in entries[1][1]
    content = feed.findall("a:entry/a:content", ATOM)[1].text
    before, after = content.index(made.old), content.index(made.new)
    assert before < content.index(OLD) < after < content.index(NEW)
    assert content.count("“") >= 2  # both passages
    assert "13,000 → 21,000" in content


def test_every_link_of_the_feed_leads_somewhere(made, feed):
    for link in feed.iterfind(".//a:link", ATOM):
        assert made.client.get(link.get("href").removeprefix("http://localhost")).status_code == 200


def test_a_reader_who_has_the_feed_is_told_so(made):
    tag = made.client.get("/feed.atom").headers["ETag"]
    assert made.client.get("/feed.atom", headers={"If-None-Match": tag}).status_code == 304


@pytest.mark.filterwarnings("ignore::etl.errors.DamageWarning")
@pytest.mark.parametrize("at", ["9999-99-99T99:99:99Z", ""])
def test_a_line_of_the_ledger_with_a_time_that_is_none_ends_no_feed(made, tmp_path, at):
    ledger = made.copy(tmp_path).folder / "build" / "versions.jsonl"
    lines = ledger.read_text(encoding="utf-8").splitlines()
    last = json.dumps(json.loads(lines[-1]) | {"at": at})
    ledger.write_text("\n".join([*lines[:-1], last]) + "\n", encoding="utf-8")
    client = create_app(ledger.with_name("current")).server.test_client()
    answers = [client.get(f"/feed.atom{query}") for query in ("", "?i=arms.containers", "?d=900")]
    assert [answer.status_code for answer in answers] == [200, 200, 200]
    assert all(MOMENT.fullmatch(node.text) for one in answers for node in etree.fromstring(one.data).iter("{*}updated"))


def test_a_store_that_no_ledger_knows_has_a_feed_too(made, tmp_path):
    """As one that `figtrace serve --db` names."""
    path = tmp_path / "mine.duckdb"
    path.write_bytes(made.store(made.old).read_bytes())
    client = create_app(path).server.test_client()
    answers = [client.get(f"/feed.atom{query}") for query in ("", "?i=arms.containers", "?d=900")]
    assert [answer.status_code for answer in answers] == [200, 200, 200]
    assert all(MOMENT.fullmatch(node.text) for one in answers for node in etree.fromstring(one.data).iter("{*}updated"))


def test_a_build_folder_that_is_cleared_beside_its_server_is_told(made, tmp_path):
    """build/ can be thrown away; what is open is still shown, its file and its ledger are not there any more."""
    folder = made.copy(tmp_path).folder / "build"
    client = create_app(folder / "current").server.test_client()
    for path in folder.iterdir():
        path.unlink() if path.is_file() else shutil.rmtree(path)
    health = client.get("/healthz")
    assert (health.status_code, health.json["ok"]) == (503, False)
    assert client.get("/export/figures.duckdb").status_code == 503
    assert client.get("/export/figures.csv").status_code == 200
    assert client.get("/feed.atom").status_code == 200


def test_every_page_leads_to_the_feed(made):
    assert '<link rel="alternate" type="application/atom+xml" href="/feed.atom?lang=ko"' in made.client.get("/").text
    assert "altered" in made.client.get("/feed.atom?lang=en").text


def test_the_map_names_what_can_be_read(client):
    sitemap = etree.fromstring(client.get("/sitemap.xml").data)
    places = [node.text.removeprefix("http://localhost") for node in sitemap.iter("{*}loc")]
    assert {"/", "/data/versions", "/data/api"} <= set(places)
    assert len(places) == len(set(places))
    for place in places[:12]:
        assert client.get(place).status_code == 200, place
    assert "Sitemap: http://localhost/sitemap.xml" in client.get("/robots.txt").text


def test_an_indicator_is_a_data_set_with_its_files(client):
    (found,) = LD.findall(client.get("/i/arms.containers").text)
    graph = json.loads(found)
    assert (graph["@type"], graph["identifier"]) == ("Dataset", "arms.containers")
    assert graph["url"] == "http://localhost/i/arms.containers"
    assert re.fullmatch(rf"{DAY}/{DAY}", graph["temporalCoverage"])
    for file in graph["distribution"]:
        answer = client.get(file["contentUrl"].removeprefix("http://localhost"))
        assert (answer.status_code, answer.mimetype) == (200, file["encodingFormat"])


def test_the_whole_is_a_catalogue_of_data_sets(client):
    (found,) = LD.findall(client.get("/").text)
    graph = json.loads(found)
    assert graph["@type"] == "DataCatalog"
    assert len(graph["dataset"]) > 10
    assert client.get(graph["dataset"][0]["url"].removeprefix("http://localhost")).status_code == 200


def test_a_figure_is_an_observation(client, database):
    from etl.store import Store

    with Store.open(database) as store:
        name = store.figures()[0]["observation_id"]
    types = {node["@type"] for node in json.loads(LD.findall(client.get(f"/o/{name}").text)[0])["@graph"]}
    assert {"Observation", "Claim"} <= types
