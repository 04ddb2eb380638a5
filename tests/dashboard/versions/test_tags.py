"""Whoever kept an answer asks by its tag: it must hold while nothing changes, and never after a new build."""

import pytest

from dashboard.app import create_app
from etl.store import Store
from tests.made_up_workspace import Workspace

pytestmark = pytest.mark.whole

LONG = "paper-" + "x" * 90
ADDRESSES = (
    *("/", "/i/arms.containers", "/o/{figure}", "/d/{long}", "/sources", "/conflicts", "/quality", "/data", "/about"),
    *("/search?q=북한", "/data/versions", "/data/api", "/no/such/page", "/rail/arms.containers?lang=ko"),
    *("/d/{long}/part/1", "/d/{long}/figure/{figure}", "/d/{long}/figure/{figure}?lang=en&padding=" + "y" * 200),
    *("/export/figures.csv", "/export/package.zip", "/export/i/arms.containers.xlsx", "/export/documents.csv"),
    *("/export/conflicts.csv", "/img/arms.containers.svg", "/img/compare.svg?i=arms.containers"),
    *("/embed/arms.containers", "/embed/arms.containers?mode=static", "/embed/arms.containers/card/{figure}"),
    *("/feed.atom", "/sitemap.xml", "/cite/o/{figure}.bib", "/cite/o/{figure}.txt", "/api/v1", "/api/v1/openapi.json"),
    *("/api/v1/observations", "/api/v1/observations.csv", "/api/v1/documents/{long}", "/api/v1/versions"),
    "/deck/new.pptx?c=i/arms.containers",
)


@pytest.fixture(scope="module")
def told(tmp_path_factory, repository):
    """By address: the answer before a build and the same asked again, the answer after it, and both tags."""
    made = Workspace(tmp_path_factory.mktemp("tags"), repository)
    made.write(t900=None, **{f"t{LONG}": made.texts["900"]})
    made.build()
    with Store.open(made.current) as store:
        figure = store.figures(indicator="arms.containers")[0]["observation_id"]
    client = create_app(made.current).server.test_client()
    asked = {address: address.format(figure=figure, long=LONG) for address in ADDRESSES}
    before = {address: client.get(path) for address, path in asked.items()}

    def ask_again(address):
        return client.get(asked[address], headers={"If-None-Match": before[address].headers["ETag"]})

    same = {address: ask_again(address).status_code for address in ADDRESSES}
    made.write(t901=made.texts["901"] + "\n북한은 2024년에 컨테이너 500개를 보냈다.\n")
    made.build()
    after = {address: ask_again(address) for address in ADDRESSES}
    return {address: (before[address], same[address], after[address]) for address in ADDRESSES}


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_tag_holds_until_there_is_a_new_build_and_never_after_it(told, address):
    before, same, after = told[address]
    assert before.status_code in (200, 404)
    assert same == 304
    assert after.status_code == before.status_code
    assert after.headers["ETag"] != before.headers["ETag"]
