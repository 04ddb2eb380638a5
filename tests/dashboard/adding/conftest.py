"""What the tests of /add share: a workspace of one's own that is built, and its server."""

import pytest

from dashboard.app import create_app
from tests.incoming_workspace import Incoming


@pytest.fixture(scope="module")
def incoming(tmp_path_factory, repository):
    made = Incoming(tmp_path_factory.mktemp("adding") / "own", repository)
    made.made.build()
    return made


@pytest.fixture(scope="module")
def app(incoming):
    return create_app(incoming.made.current, incoming.folder)
