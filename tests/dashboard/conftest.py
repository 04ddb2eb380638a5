"""A workspace in which figures wait, built once, and a copy of it for whatever changes it."""

import pytest

from tests.review_workspace import make_review


@pytest.fixture(scope="session")
def built(tmp_path_factory, repository):
    return make_review(tmp_path_factory.mktemp("review") / "own", repository)


@pytest.fixture
def made(built, tmp_path):
    return built.copy(tmp_path / "own")
