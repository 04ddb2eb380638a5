"""A slide of a frozen address shows the figures of its version, or nothing is written."""

from io import BytesIO

import pytest
from pptx import Presentation
from typer.testing import CliRunner

from dashboard import urls
from dashboard.app import create_app
from dashboard.cli import app
from dashboard.exports.pptx.deck import write_deck
from dashboard.exports.pptx.finds import find_shapes
from dashboard.exports.pptx.refresh import refresh_deck
from dashboard.exports.pptx.tray import read_tray
from dashboard.exports.pptx.wish import Wish, read_name, read_wish
from etl.errors import FigtraceError, VersionError
from etl.store import Store
from tests.made_up_workspace import Workspace

pytestmark = pytest.mark.whole

OLD, NEW = "1만 3,000여 개", "2만 1,000여 개"
CHART = "i/arms.containers"
OWN = {"Origin": "http://localhost"}
WRONG = [
    ("v=zz", "zz: there is no such version", 404),
    ("v=000000000000", "000000000000: there is no such version", 404),
    ("asof=1900-01-01", "1900-01-01: nothing was published yet", 404),
    ("asof=2024-99-99", "2024-99-99", 400),
]


@pytest.fixture(scope="module")
def two(tmp_path_factory, repository):
    """Yesterday's version, and today's with a changed seed."""
    made = Workspace(tmp_path_factory.mktemp("workspace"), repository)
    made.build_twice("900", OLD, NEW)
    made.back_date({made.old: "2026-11-01T08:00:00Z", made.new: "2026-11-02T08:00:00Z"})
    with Store.open(made.store(made.old)) as store:
        made.figure = store.figures(indicator="arms.containers")[0]["observation_id"]
    with Store.open(made.store(made.new)) as store:
        made.template = write_deck(store, [read_wish(CHART)])
    made.server = create_app(made.current).server
    return made


@pytest.fixture
def client(two):
    return two.server.test_client()


@pytest.fixture
def run(two, tmp_path):
    path = tmp_path / "deck.pptx"

    def call(*charts, more=()):
        words = [word for chart in charts for word in ("--chart", chart)]
        result = CliRunner().invoke(
            app, ["deck", "new", *words, *more, "-o", str(path), "--workspace", str(two.folder)]
        )
        return result, path.read_bytes() if path.exists() else None

    return call


def figures_in(content):
    told = "".join(slide.notes_slide.notes_text_frame.text for slide in Presentation(BytesIO(content)).slides)
    return {quote for quote in (OLD, NEW) if quote in told}


def links_of(content):
    slides = Presentation(BytesIO(content)).slides
    links = [each.target_ref for slide in slides for each in slide.part.rels.values() if each.is_external]
    return [link for link in links if link.startswith(("http://127.0.0.1:8050", "http://localhost"))]


def frozen_charts(two):
    return [f"{CHART}?v={two.old}", f"{CHART}?asof=2026-11-01", f"o/{two.figure}?v={two.old}"]


def test_the_command_shows_the_version_of_the_address(run, two):
    for chart in frozen_charts(two):
        result, content = run(chart)
        assert result.exit_code == 0
        assert figures_in(content) == {OLD}, chart
        assert links_of(content)
        assert all(f"v={two.old}" in link for link in links_of(content)), chart
    assert urls.frozen() is None
    assert figures_in(run(CHART)[1]) == {NEW}


def test_a_frozen_deck_over_a_template_shows_and_links_its_version(run, two, tmp_path):
    template = tmp_path / "template.pptx"
    template.write_bytes(two.template)
    content = run(f"{CHART}?v={two.old}", more=("--template", str(template)))[1]
    assert figures_in(content) == {OLD}
    assert all(f"v={two.old}" in link for link in links_of(content))


@pytest.mark.parametrize(("query", "said", "_status"), WRONG)
def test_the_command_refuses_a_version_that_does_not_exist(run, query, said, _status):
    result, content = run(f"{CHART}?{query}")
    assert isinstance(result.exception, VersionError)
    assert f"--chart {CHART}?{query}: " in str(result.exception)
    assert said in str(result.exception)
    assert content is None


def test_the_command_refuses_several_versions_in_one_deck(run, two):
    result, content = run(f"{CHART}?v={two.old}", "i/econ.gni_per_capita")
    assert isinstance(result.exception, FigtraceError)
    assert "a deck shows one version" in str(result.exception)
    assert f"{CHART}?v={two.old}" in str(result.exception)
    assert content is None


def test_the_form_and_the_address_show_the_version_of_a_slide(client, two):
    for chart in frozen_charts(two):
        made = client.post("/deck/new", data={"c": chart}, headers=OWN)
        assert made.status_code == 200
        assert figures_in(made.data) == {OLD}, chart
        assert figures_in(client.get("/deck/new.pptx", query_string={"c": chart}).data) == {OLD}, chart
    assert figures_in(client.get(f"/deck/new.pptx?c={CHART}").data) == {NEW}


def test_a_field_names_the_version_as_the_address_does(client, two):
    for field in ({"v": two.old}, {"asof": "2026-11-01"}):
        assert figures_in(client.post("/deck/new", data={"c": CHART, **field}, headers=OWN).data) == {OLD}
    assert figures_in(client.post(f"/deck/new?v={two.old}", data={"c": CHART}, headers=OWN).data) == {OLD}
    assert figures_in(client.post("/deck/new", data={"c": CHART}, headers=OWN).data) == {NEW}


@pytest.mark.parametrize(("query", "_said", "status"), WRONG)
def test_the_web_refuses_a_version_that_does_not_exist(client, query, _said, status):
    name, _, value = query.partition("=")
    page = client.get(f"/{CHART}?{query}")
    assert page.status_code == status
    answers = [
        client.post("/deck/new", data={"c": f"{CHART}?{query}"}, headers=OWN),
        client.post("/deck/new", data={"c": CHART, name: value}, headers=OWN),
        client.post("/deck/tray", data={"do": "add", "c": f"{CHART}?{query}"}, headers=OWN),
        client.post("/deck/tray", data={"do": "add", "c": CHART, name: value}, headers=OWN),
        client.get("/deck/new.pptx", query_string={"c": f"{CHART}?{query}"}),
    ]
    assert [answer.status_code for answer in answers] == [status] * len(answers)
    assert client.get_cookie("deck") is None


def test_the_web_refuses_several_versions_in_one_deck(client, two):
    answer = client.post("/deck/new", data={"c": [f"{CHART}?v={two.old}", f"{CHART}?v={two.new}"]}, headers=OWN)
    assert answer.status_code == 400
    assert "said=mixed" in answer.headers["Content-Location"]


def test_the_tray_keeps_the_version_and_makes_its_deck(client, two):
    for chart in frozen_charts(two)[:2]:
        client.post("/deck/tray", data={"do": "add", "c": chart}, headers=OWN)
    assert read_tray(client.get_cookie("deck").value) == [Wish("i", "arms.containers", version=two.old)]
    page = client.get("/deck").text
    assert [OLD[:4] in page, NEW[:4] in page] == [True, False]
    assert f'name="c" value="{CHART}?v={two.old}"' in page
    assert f"데이터 버전 {two.old[:12]}에 고정" in page
    assert "고정" not in client.get(f"/deck?c={CHART}").text.partition("새로 고치기")[0]


def test_a_version_in_the_tray_that_is_gone_is_told_and_can_be_removed(client):
    client.set_cookie("deck", f"{CHART}%3Fv%3Dzz")
    page = client.get("/deck")
    assert page.status_code == 200
    assert f'value="{CHART}?v=zz"' in page.text
    assert "zz 버전이 없다" in page.text
    assert "아래 목록" not in page.text  # which the page of a version has, not this one
    client.post("/deck/tray", data={"do": "remove", "c": f"{CHART}?v=zz"}, headers=OWN)
    assert not (client.get_cookie("deck") and client.get_cookie("deck").value)


def test_frozen_pages_offer_their_slides_with_their_version(client, two):
    assert f'data-deck="{CHART}?v={two.old}"' in client.get(f"/{CHART}?v={two.old}").text
    assert f'data-deck="{CHART}?v={two.old}"' in client.get(f"/{CHART}?asof=2026-11-01").text
    assert f'data-deck="o/{two.figure}?v={two.old}"' in client.get(f"/o/{two.figure}?v={two.old}").text
    offer = client.get(f"/deck?add={CHART}&v={two.old}").text
    assert f'name="c" value="{CHART}?v={two.old}"' in offer


def test_a_shape_names_no_version():
    wish = read_wish("i/a.b?o=x&v=abc")
    assert wish.address == "i/a.b?o=x&v=abc"
    assert wish.name == "figtrace:a.b?o=x"
    assert read_name("figtrace:a.b?o=x&v=abc") == read_wish("i/a.b?o=x")
    assert read_wish("t/001-t1?asof=2026").path == "/t/001-t1?asof=2026"


def remarks_of(done):
    return " ".join(remark.words for remark in done.remarks)


@pytest.fixture(scope="module")
def frozen_deck(two):
    """A deck of yesterday's version, with a cover."""
    with Store.open(two.store(two.old)) as store:
        urls.freeze(two.old)
        try:
            return write_deck(store, [read_wish(CHART), read_wish(f"o/{two.figure}")], "en", title="Quarter")
        finally:
            urls.freeze(None)


@pytest.fixture
def today(two):
    with Store.open(two.store(two.new)) as store:
        yield store


def test_a_refresh_leaves_a_frozen_deck_to_the_letter_and_says_what_is_other_by_now(two, frozen_deck, today):
    done = refresh_deck(today, frozen_deck, "deck.pptx", "https://figures.example.org")
    assert (done.content, done.is_same, done.frozen, done.changes) == (frozen_deck, True, 2, [])
    assert remarks_of(done).count(f"Frozen to data version {two.old[:12]}; left as it is.") == 2
    assert "In the present data 1 figure is not as shown here." in remarks_of(done)


def test_a_frozen_deck_is_thawed_where_that_is_asked_for_and_every_slide_says_so(two, frozen_deck, today, validate):
    done = refresh_deck(today, frozen_deck, "deck.pptx", thaw=True)
    assert figures_in(done.content) >= {NEW}
    assert not [link for link in links_of(done.content) if "v=" in link]
    changed = {(change.old.quote, change.new.quote) for change in done.changes if change.old and change.new}
    assert (OLD, NEW) in changed
    assert remarks_of(done).count(f"Was frozen to data version {two.old[:12]}") == 2
    assert not done.frozen
    assert validate(frozen_deck, done.content) == []
    words = [slide.shapes.title.text_frame.text for slide in Presentation(BytesIO(done.content)).slides]
    assert "What has changed" in words
    again = refresh_deck(today, done.content, "deck.pptx")
    assert (again.is_same, again.frozen, again.remarks) == (True, 0, [])


@pytest.mark.parametrize("lost", ["notes", "name and alt"])
def test_a_slide_is_known_to_be_frozen_by_its_notes_or_by_its_alternative_text(frozen_deck, today, lost):
    deck = Presentation(BytesIO(frozen_deck))
    for found in list(find_shapes(deck)):
        if lost == "notes":
            found.slide.notes_slide.notes_text_frame.text = ""
        else:
            found.shape._element._nvXxPr.cNvPr.set("descr", "ours")
    deck.save(out := BytesIO())
    done = refresh_deck(today, out.getvalue(), "deck.pptx")
    assert (done.is_same, done.frozen) == (True, 2)


def test_of_a_deck_that_is_put_together_only_the_slides_that_follow_the_data_are_renewed(two, frozen_deck, today):
    deck = Presentation(BytesIO(frozen_deck))
    live = next(find_shapes(deck)).slide.notes_slide.notes_text_frame
    live.text = live.text.replace(f"?v={two.old}", "")
    alt = next(find_shapes(deck)).shape._element._nvXxPr.cNvPr
    alt.set("descr", alt.get("descr").replace(f"?v={two.old}", ""))
    deck.save(out := BytesIO())
    done = refresh_deck(today, out.getvalue(), "deck.pptx")
    assert (done.is_same, done.frozen) == (False, 1)
    assert figures_in(done.content) == {OLD, NEW}
    words = "\n".join(shape.text_frame.text for slide in Presentation(BytesIO(done.content)).slides
                      for shape in slide.shapes if shape.has_text_frame)  # fmt: skip
    assert f"Frozen to data version {two.old[:12]}; left as it is." in words


def test_the_command_and_the_page_say_that_a_deck_is_frozen(two, client, frozen_deck, tmp_path):
    path = tmp_path / "deck.pptx"
    path.write_bytes(frozen_deck)
    words = ["deck", "refresh", str(path), "--workspace", str(two.folder)]
    said = CliRunner().invoke(app, words).stderr
    assert "2 frozen to a version and left so (--thaw brings them up to date)" in said
    assert f"Frozen to data version {two.old[:12]}" in said
    assert (tmp_path / "deck-refreshed.pptx").read_bytes() == frozen_deck
    CliRunner().invoke(app, [*words, "--thaw"])
    assert NEW in figures_in((tmp_path / "deck-refreshed.pptx").read_bytes())

    def send(**fields):
        sent = {"deck": (BytesIO(frozen_deck), "deck.pptx"), **fields}
        return client.post("/deck/refresh", data=sent, headers=OWN)

    assert send().headers["Location"].endswith("said=frozen")
    assert "tick the box" in client.get("/deck?said=frozen&lang=en").text
    assert NEW in figures_in(send(thaw="1").data)


def test_a_slide_of_every_sort_is_known_to_be_frozen_and_keeps_its_address(two, today):
    with Store.open(two.store(two.old)) as store:
        addresses = ["s/all", CHART, f"o/{two.figure}"]
        several = [row.indicator_id for row in store.indicators() if row.figures]
        addresses += [f"i/{','.join(several[:2])}"] if len(several) > 1 else []
        urls.freeze(two.old)
        try:
            content = write_deck(
                store, [read_wish(address) for address in addresses], "en", "https://figures.example.org"
            )
        finally:
            urls.freeze(None)
    found = list(find_shapes(Presentation(BytesIO(content))))
    assert [one.wish.address for one in found] == addresses
    assert {(one.frozen, one.base) for one in found} == {(two.old, "https://figures.example.org/")}
    done = refresh_deck(today, content, "deck.pptx")
    assert (done.is_same, done.frozen) == (True, len(addresses))


def test_the_command_counts_the_slides_that_its_reader_counts(run):
    result, content = run(CHART, more=("--title", "A cover"))
    slides = len(Presentation(BytesIO(content)).slides)
    assert slides > 1
    assert f"{slides} slides written" in result.stderr + result.stdout
