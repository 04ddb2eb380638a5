"""What machines ask a server."""


def test_health_names_the_version_that_is_served(client):
    answer = client.get("/healthz")
    assert answer.status_code == 200
    assert answer.json["ok"] is True
    assert answer.json["version"]


def test_everything_may_be_read_by_robots(client):
    answer = client.get("/robots.txt")
    assert answer.mimetype == "text/plain"
    assert "Allow: /" in answer.text.splitlines()
