"""What was cited once can be shown again as it was."""

import re

import pytest

from dashboard.app import create_app
from etl.store import Store, versions
from tests.made_up_workspace import Workspace

pytestmark = pytest.mark.whole

OLD, NEW = "1만 3,000여 개", "2만 1,000여 개"
CHART = "/i/arms.containers"
PAGES = ("/", CHART, "/d/900", "/conflicts", "/sources", "/quality", "/data", "/about", "/compare", "/search?q=북한")
ADDRESS = re.compile(r'<(?:a|area)\b[^>]*?\shref="(/[^"]*)"')
FORM = re.compile(r"<form\b.*?</form>", re.S)


@pytest.fixture(scope="module")
def workspace(tmp_path_factory, repository):
    """Yesterday's version, and today's with a changed seed."""
    made = Workspace(tmp_path_factory.mktemp("workspace"), repository)
    made.yesterday = made.build()
    with Store.open(made.current) as store:
        made.figure = store.figures(indicator="arms.containers")[0]["observation_id"]
    return made


@pytest.fixture(scope="module")
def before(workspace):
    """What the server answered yesterday, through the same app that answers today."""
    workspace.client = create_app(workspace.current).server.test_client()
    addresses = (CHART, f"/o/{workspace.figure}", "/export/figures.csv", f"/d/900/figure/{workspace.figure}")
    answers = {address: workspace.client.get(address) for address in addresses}
    assert {answer.status_code for answer in answers.values()} == {200}
    workspace.replace("900", OLD, NEW)
    workspace.today = workspace.build()
    workspace.back_date({workspace.yesterday: "2026-11-01T08:00:00Z", workspace.today: "2026-11-02T08:00:00Z"})
    return {address: answer.text for address, answer in answers.items()}


@pytest.fixture
def client(workspace, before):  # noqa: ARG001, both builds are there
    return workspace.client


def figures_in(text):
    return {quote for quote in (OLD, NEW) if quote in text}


def test_a_new_build_is_shown_at_once_by_a_server_that_runs(client, workspace):
    assert client.get("/healthz").json["version"] == workspace.today
    assert figures_in(client.get("/export/figures.csv").text) == {NEW}
    assert NEW in client.get(CHART).text


def test_a_frozen_link_of_yesterday_still_shows_the_figures_of_yesterday(client, workspace, before):
    for address, text in before.items():
        frozen = client.get(f"{address}?v={workspace.yesterday}")
        assert frozen.status_code == 200
        assert figures_in(text) == figures_in(frozen.text) == {OLD}, address
    csv = f"/export/figures.csv?v={workspace.yesterday}"
    assert client.get(csv).text == before["/export/figures.csv"]


@pytest.mark.parametrize("page", PAGES)
def test_every_link_of_a_frozen_page_stays_in_its_version(client, workspace, page):
    joint = "&" if "?" in page else "?"
    answer = client.get(f"{page}{joint}v={workspace.yesterday}")
    body = answer.text.partition("<body>")[2]
    body = re.sub(r'<aside class="version-banner".*?</aside>', "", body, flags=re.S)
    links = [link for link in ADDRESS.findall(body) if not link.startswith("/feed")]
    assert links
    assert [link for link in links if f"v={workspace.yesterday}" not in link] == []
    field = f'name="v" value="{workspace.yesterday}"'  # a form makes its query of its fields
    assert [form for form in FORM.findall(body) if field not in form] == []


def test_the_search_of_a_frozen_page_stays_in_its_version(client, workspace):
    assert f'name="v" value="{workspace.yesterday}"' in client.get(f"/?v={workspace.yesterday}").text
    assert 'name="v"' not in client.get("/").text


def test_what_is_published_names_no_version_in_its_links(client):
    body = client.get(CHART).text.partition("<body>")[2]
    links = ADDRESS.findall(body)
    assert links
    assert [link for link in links if re.search(r"[?&]v=", link)] == []


def test_a_frozen_page_says_so_and_leads_to_the_latest(client, workspace):
    page = client.get(f"{CHART}?k=claim&v={workspace.yesterday}").text
    banner = re.search(r'<aside class="version-banner".*?</aside>', page, re.S)[0]
    assert workspace.yesterday in banner
    assert "2026-11-01 08:00" in banner
    assert f'href="{CHART}?k=claim"' in banner
    assert "version-banner" not in client.get(CHART).text


def test_the_latest_version_can_be_named_too(client, workspace):
    page = client.get(f"{CHART}?v={workspace.today}").text
    assert "지금은 이것이 최신판이다" in page
    assert NEW in page


@pytest.mark.parametrize(
    ("asof", "shown"),
    [("2026-11-01", OLD), ("2026-11-02T07:59Z", OLD), ("2026-11-02", NEW), ("2026-11", NEW), ("2027", NEW)],
)
def test_a_date_shows_what_was_known_at_its_end(client, asof, shown):
    answer = client.get(f"/export/figures.csv?asof={asof}")
    assert figures_in(answer.text) == {shown}
    page = client.get(f"{CHART}?asof={asof}").text
    assert shown in page


def test_the_links_of_a_dated_page_name_the_version_that_it_found(client, workspace):
    body = client.get("/sources?asof=2026-11-01").text.partition("<body>")[2]
    assert f"/d/900?v={workspace.yesterday}" in body


def test_a_frozen_page_is_not_for_search_engines(client, workspace):
    assert client.get(f"/?v={workspace.yesterday}").headers["X-Robots-Tag"] == "noindex"
    assert "X-Robots-Tag" not in client.get("/").headers


def test_a_page_that_has_not_changed_is_not_sent_again(client):
    first = client.get("/sources")
    again = client.get("/sources", headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")


class TestAVersionThatCannotBeShown:
    def test_is_not_found_if_there_never_was_one(self, client, workspace):
        for address in ("/?v=000000000000", "/no/such/page?v=000000000000"):
            answer = client.get(address)
            assert answer.status_code == 404
            assert workspace.yesterday in answer.text  # what there is
            assert "000000000000 버전이 없다" in answer.text

    def test_is_refused_in_words_where_no_page_is_asked_for(self, client):
        answer = client.get("/export/figures.csv?v=000000000000")
        assert (answer.status_code, answer.mimetype) == (404, "text/plain")
        assert answer.text.count("000000000000") == 2  # in both languages

    def test_before_the_first_one_there_was_none(self, client):
        answer = client.get("/?asof=2026-10-31")
        assert answer.status_code == 404
        assert "2026-10-31에는 아직 버전이 없었다" in answer.text

    @pytest.mark.parametrize("asof", ["yesterday", "2026-1-1", "2026-11-01T25", "20261101", "2026-13-45"])
    def test_a_date_that_is_none_is_refused_with_the_right_form(self, client, asof):
        answer = client.get(f"/?asof={asof}")
        assert answer.status_code == 400
        assert "2026-11-20" in answer.text

    @pytest.mark.parametrize("path", ["../../etc/passwd", "current", "%00", "a" * 5000, "<script>"])
    def test_no_file_is_reached_by_a_version(self, client, path):
        answer = client.get(f"/?v={path}")
        assert answer.status_code == 404
        assert "<script>" not in answer.text.partition("<body>")[2].replace("<script src", "")


def test_a_pruned_version_says_so_with_date_and_hashes(tmp_path, repository):
    workspace = Workspace(tmp_path, repository)
    old = workspace.build()
    client = create_app(workspace.current).server.test_client()
    workspace.replace("900", OLD, NEW)
    new = workspace.build()
    removed = versions.prune(tmp_path / "build", 1, workspace.store(new))
    assert [entry.version for entry in removed] == [old]
    answer = client.get(f"/?v={old}")
    assert answer.status_code == 410
    assert f"{old} 버전은 지워졌다" in answer.text
    for known in (removed[0].at[:10], removed[0].seeds, removed[0].datasets, removed[0].code):
        assert known in answer.text
    assert client.get(f"/export/figures.csv?v={old}").status_code == 410
    assert client.get("/").status_code == 200


def test_a_version_of_an_older_schema_says_so(tmp_path, repository):
    import duckdb

    workspace = Workspace(tmp_path, repository)
    old = workspace.build()
    workspace.replace("900", OLD, NEW)
    workspace.build()
    with duckdb.connect(workspace.store(old)) as connection:
        connection.execute("update build set schema_hash = 'older'")
    answer = create_app(workspace.current).server.test_client().get(f"/?v={old}")
    assert answer.status_code == 410
    assert f"{old} 버전은 읽을 수 없다" in answer.text
