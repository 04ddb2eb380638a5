"""A server over a workspace of its own in which figures wait, and how its forms are filled."""

import pytest

from dashboard.app import create_app
from dashboard.versions import SHELF
from etl.store import Store
from tests.review_workspace import TOKEN


@pytest.fixture
def client(made):
    server = create_app(made.current, made.folder).server
    yield server.test_client()
    server.extensions[SHELF].close()


@pytest.fixture
def store(made):
    with Store.open(made.current) as opened:
        yield opened


@pytest.fixture
def token(client, request):
    """The key of the forms, from the page at `PATH` of the module."""
    return TOKEN.search(client.get(request.module.PATH).text)[1]


@pytest.fixture
def send(client, token, request):
    """Send the `DRAFT` of the module with other fields, to its `PATH` or another one."""

    def post(path=request.module.PATH, headers=None, **fields):
        return client.post(path, data={"token": token, **request.module.DRAFT, **fields}, headers=headers or {})

    return post
