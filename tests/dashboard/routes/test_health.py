"""What machines ask a server."""

from etl.store import Shelf
from etl.store.shelf import CUT


def test_health_names_the_version_that_is_served(client):
    answer = client.get("/healthz")
    assert answer.status_code == 200
    assert answer.json["ok"] is True
    assert answer.json["version"]


def test_a_damaged_store_is_told_and_not_handed_out(client, monkeypatch):
    monkeypatch.setattr("etl.store.shelf.is_damaged", lambda _: True)
    monkeypatch.setattr("etl.store.proof.is_damaged", lambda _: True)
    health = client.get("/healthz")
    assert (health.status_code, health.json["ok"]) == (503, False)
    assert "damaged; please run: figtrace build" in health.json["problem"]
    refused = client.get("/export/figures.duckdb")
    assert refused.status_code == 503
    assert "figtrace build" in refused.text
    assert "duckdb" not in refused.text  # no path
    assert client.get("/export/figures.csv").status_code == 200


def test_everything_may_be_read_by_robots(client):
    answer = client.get("/robots.txt")
    assert answer.mimetype == "text/plain"
    assert "Allow: /" in answer.text.splitlines()


def test_health_says_that_the_store_was_cut(client, monkeypatch):
    monkeypatch.setattr(Shelf, "problem", CUT)
    monkeypatch.setattr(Shelf, "is_cut", True)
    answer = client.get("/healthz")
    assert (answer.status_code, answer.json["ok"], answer.json["problem"]) == (503, False, CUT)
