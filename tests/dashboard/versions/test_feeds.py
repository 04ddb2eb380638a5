"""What changed as a feed, what there is as a map, and what pages tell search engines for data."""

import json
import re

import pytest
from lxml import etree

from dashboard.app import create_app
from tests.made_up_workspace import Workspace

pytestmark = pytest.mark.whole

ATOM = {"a": "http://www.w3.org/2005/Atom"}
OLD, NEW = "1만 3,000여 개", "2만 1,000여 개"
DAY = r"\d{4}(-\d{2}(-\d{2})?)?"  # ISO 8601, as exact as the texts say
LD = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.S)


@pytest.fixture(scope="module")
def made(tmp_path_factory, repository):
    made = Workspace(tmp_path_factory.mktemp("feeds"), repository)
    made.old = made.build()
    made.replace("900", OLD, NEW)
    made.new = made.build()
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
    assert all(name.startswith("urn:uuid:") for name in ids)


def test_each_version_and_each_changed_figure_is_an_entry(made, feed):
    entries = [
        (node.find("a:category", ATOM).get("term"), node.find("a:title", ATOM).text)
        for node in feed.findall("a:entry", ATOM)
    ]
    assert [term for term, _ in entries] == ["version", "altered", "version"]
    assert made.new in entries[0][1]
    assert f"{OLD} → {NEW}" in entries[1][1]
    content = feed.findall("a:entry/a:content", ATOM)[1].text
    assert OLD in content
    assert NEW in content


def test_every_link_of_the_feed_leads_somewhere(made, feed):
    for link in feed.iterfind(".//a:link", ATOM):
        assert made.client.get(link.get("href").removeprefix("http://localhost")).status_code == 200


def test_a_reader_who_has_the_feed_is_told_so(made):
    tag = made.client.get("/feed.atom").headers["ETag"]
    assert made.client.get("/feed.atom", headers={"If-None-Match": tag}).status_code == 304


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
