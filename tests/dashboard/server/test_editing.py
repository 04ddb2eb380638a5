"""Who may write: the browser that opened the address with the key, on this machine, and nobody else."""

import pytest

from dashboard import local, machine
from dashboard.app import create_app
from tests.made_up_workspace import Workspace

pytestmark = pytest.mark.whole
KEY = "k" * 32
PATHS = ("/review", "/review/concept", "/review/pin", "/add")  # /review/table wants a document
HERE = "http://127.0.0.1:8050"


@pytest.fixture(scope="module")
def made(tmp_path_factory, repository):
    made = Workspace(tmp_path_factory.mktemp("edit") / "own", repository)
    made.build()
    return made


@pytest.fixture
def server(made, monkeypatch):
    """As `figtrace serve --edit` starts it."""
    for name, value in machine.settings_for(made.folder, KEY).items():
        monkeypatch.setenv(name, value)
    return create_app(made.current).server


@pytest.fixture
def client(server):
    return server.test_client()


@pytest.mark.parametrize("path", PATHS)
def test_who_did_not_open_the_address_with_the_key_has_no_such_page(client, path):
    answer = client.get(path, base_url=HERE)
    assert answer.status_code == 404
    assert "figtrace serve --edit" in answer.text
    assert client.post(path, base_url=HERE, data={"token": "x"}).status_code == 404


@pytest.mark.parametrize("path", PATHS)
def test_the_address_with_the_key_opens_the_pages_and_loses_it(client, path):
    answer = client.get(f"{path}?lang=en&edit={KEY}", base_url=HERE)
    assert (answer.status_code, answer.headers["Location"]) == (303, f"{path}?lang=en")
    cookie = answer.headers["Set-Cookie"]
    assert all(word in cookie for word in ("HttpOnly", "SameSite=Strict", "edit-8050="))
    assert answer.headers["Cache-Control"] == "no-store"
    assert client.get(path, base_url=HERE).status_code == 200


@pytest.mark.parametrize("key", ["", "x", KEY[:-1], KEY + "k", "\u00e9"])
def test_another_key_opens_nothing(client, key):
    answer = client.get("/review", query_string={"edit": key}, base_url=HERE)
    assert "Set-Cookie" not in answer.headers
    assert client.get("/review", base_url=HERE).status_code == 404
    client.set_cookie("edit-8050", key, domain="127.0.0.1")
    assert client.get("/review", base_url=HERE).status_code == 404


@pytest.mark.parametrize(
    ("base", "headers", "environ"),
    [
        ("http://figures.example.org", {}, {}),
        (HERE, {"X-Forwarded-For": "192.0.2.7"}, {}),
        (HERE, {}, {"REMOTE_ADDR": "192.0.2.7"}),
    ],
)
def test_the_key_is_of_no_use_from_elsewhere(client, base, headers, environ):
    answer = client.get(f"/review?edit={KEY}", base_url=base, headers=headers, environ_base=environ)
    assert answer.status_code in (400, 404)
    assert "Set-Cookie" not in answer.headers


def test_the_key_leads_to_no_other_site(client):
    answer = client.get(f"//evil.example/?edit={KEY}", base_url=HERE)
    assert not answer.headers.get("Location", "/").startswith("//")


def test_a_workspace_without_a_key_is_not_written_to(made, monkeypatch):
    monkeypatch.setenv(machine.WORKSPACE, str(made.folder))
    monkeypatch.delenv(machine.EDIT_KEY, raising=False)
    assert create_app(made.current).server.test_client().get("/review", base_url=HERE).status_code == 404


def test_another_port_has_another_key(client):
    client.get(f"/?edit={KEY}", base_url=HERE)
    assert client.get("/review", base_url="http://127.0.0.1:8051").status_code == 404
    assert local.ASKED == "edit"
