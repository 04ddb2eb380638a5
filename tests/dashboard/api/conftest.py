"""The API over two versions of a made-up workspace, and over the real one."""

import json
from decimal import Decimal

import pytest

from dashboard.app import create_app
from tests.made_up_workspace import Workspace

ROOT = "/api/v1"


@pytest.fixture(scope="session")
def two(tmp_path_factory, repository):
    """A server with yesterday's version and today's, in which one figure is another."""
    made = Workspace(tmp_path_factory.mktemp("api"), repository)
    lines = [f"{year}년 북한은 컨테이너 {year - 2000},000개를 러시아에 보냈다.\n\n" for year in range(2011, 2021)]
    made.write(t910="".join(lines))
    made.build_twice("910", "11,000개", "12,500개")
    made.client = create_app(made.current).server.test_client()
    return made


@pytest.fixture
def ask(client):
    """Ask the API over the real workspace: path to the parsed answer, decimals exact."""

    def ask(path, **headers):
        answer = client.get(f"{ROOT}{path}", headers=headers)
        assert answer.status_code == 200, answer.text
        return json.loads(answer.text, parse_float=Decimal)

    return ask


@pytest.fixture
def refused(client):
    """Ask what must be refused: the problem."""

    def refused(path, status, **headers):
        answer = client.get(f"{ROOT}{path}", headers=headers)
        assert (answer.status_code, answer.mimetype) == (status, "application/problem+json"), answer.text
        problem = answer.json
        assert problem["status"] == status
        assert problem["instance"] == answer.request.path
        assert problem["type"].startswith("/data/api#")
        return problem

    return refused
