"""The same pages over a store that is too large to be looked through: what they ask for stays bounded."""

import gzip
import os
import re
from collections import Counter
from itertools import pairwise

import numpy
import pytest
from filelock import FileLock

from dashboard.app import create_app
from dashboard.bench.asking import measure_typed, questions_of
from dashboard.bench.server import serve_store
from dashboard.bench.visits import measure_wide, wide_pages
from etl.errors import BuildError
from etl.store import Store
from etl.store.made_up import write_made_up
from etl.store.questions import read_query
from etl.store.search import Block, _common

pytestmark = pytest.mark.whole

FIGURES, INDICATORS, DOCUMENTS = 20_000, 100, 400
MOST_ROWS = 2_400  # of one question: 24 figures for each of 96 small pictures
MOST_BYTES, MOST_COMPRESSED = 900_000, 90_000


@pytest.fixture(scope="module")
def big(tmp_path_factory):
    """One store of made-up papers for all workers."""
    root = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        root = root.parent
    path = root / "made-up.duckdb"
    with FileLock(root / "made-up.lock"):
        if not path.exists():
            write_made_up(root / "being-made.duckdb", FIGURES, INDICATORS, DOCUMENTS)
            (root / "being-made.duckdb").rename(path)
    return path


@pytest.fixture(scope="module")
def store(big):
    with Store.open(big) as opened:
        yield opened


@pytest.fixture(scope="module")
def visitor(big):
    return create_app(big).server.test_client()


@pytest.fixture
def asked(monkeypatch):
    """Rows of each question that is asked from now on, by its name."""
    counts = {}
    rows, figures = Store._rows, Store.figures

    def note(name, answer):
        counts[name] = max(counts.get(name, 0), len(answer))
        return answer

    ask = lambda self, kind, query, /, **given: note(query, rows(self, kind, query, **given))  # noqa: E731
    monkeypatch.setattr(Store, "_rows", ask)
    monkeypatch.setattr(Store, "figures", lambda self, *args, **given: note("figures", figures(self, *args, **given)))
    return counts


@pytest.fixture(scope="module")
def busiest(store):
    cards = [row for family in store.family_cards() for row in family["indicators"]]
    return max(cards, key=lambda row: row["figures"])["indicator_id"]


@pytest.fixture(scope="module")
def addresses(store, busiest):
    family = store.families()[0]["family"]
    (pair,) = store.relations(limit=1)
    long = max(store.documents(), key=lambda row: row["length"])["document_id"]
    table = store.tables()[0]["table_id"]
    waiting = next(row["mention_id"] for row in store.mentions(long) if row["status"] == "waiting")
    return [
        *("/", f"/?f={family}", f"/?f={family}&page=2", "/search?q=시멘트", "/search?q=생산량 규모는", "/search?q=x"),
        *("/conflicts", "/conflicts?verdict=slip&page=2", f"/conflicts?i={busiest}", "/sources", "/sources?page=8"),
        *("/quality", "/quality?page=9", "/data", "/data?page=2", "/about", "/healthz"),
        *("/compare", f"/compare?i={busiest}", f"/compare?f={family}"),
        *(f"/i/{busiest}", f"/i/{busiest}?page=5", f"/i/{busiest}?k=claim", f"/i/{busiest}?t=2015..2016"),
        *(f"/i/{pair['indicator_id']}?c={pair['left_id']}", f"/rail/{busiest}", f"/o/{pair['left_id']}"),
        *(f"/d/{long}", f"/d/{long}?part=3", f"/d/{long}/part/2", f"/d/{long}/figure/{waiting}"),
        *(f"/d/{table.split('-')[0]}", f"/t/{table}"),
    ]


@pytest.mark.parametrize("lang", ["ko", "en"])
def test_every_page_of_a_large_store_is_bounded(visitor, addresses, asked, store, lang):
    for address in addresses:
        answer = visitor.get(f"{address}{'&' if '?' in address else '?'}lang={lang}")
        assert answer.status_code == 200, address
        assert len(answer.data) <= MOST_BYTES, (address, len(answer.data))
        assert len(gzip.compress(answer.data)) <= MOST_COMPRESSED, address
    assert len(asked) > 30
    named = len(store.terms())
    assert asked.pop("terms") == named  # what datasets name does not grow with figures
    assert {name: rows for name, rows in asked.items() if rows > MOST_ROWS} == {}


@pytest.mark.parametrize(
    ("address", "question", "times"),
    [
        ("/figures?k=estimate", "facet_counts", 1),
        ("/time?k=estimate&t=2010..2014", "facet_counts", 3),  # of all fields at once, of the two that narrow apart
        ("/m/production", "origin_colours", 1),
    ],
)
def test_what_looks_at_very_many_rows_is_asked_once_for_a_page(visitor, monkeypatch, address, question, times):
    counts = Counter()
    ask = Store._ask

    def note(self, kind, query, parameters):
        counts.update(name for name in (question,) if read_query(name).split("select")[1][:60] in query)
        return ask(self, kind, query, parameters)

    monkeypatch.setattr(Store, "_ask", note)
    assert visitor.get(address).status_code == 200
    assert counts[question] == times


def test_a_list_says_where_it_stands_and_keeps_what_was_chosen(visitor):
    first = visitor.get("/sources?lang=en").text
    assert f"1–50 of {DOCUMENTS}" in first
    assert "51–100 of 400" in visitor.get("/sources?page=2").text
    pairs = visitor.get("/conflicts?verdict=slip&page=2&lang=ko").text
    links = re.findall(r'href="(/conflicts\?[^"]*page=[^"]*)"', pairs)
    assert links
    assert all("verdict=slip" in link for link in links)


def test_the_pages_of_a_list_hold_every_row_once(store):
    rows = [row["document_id"] for first in range(0, DOCUMENTS, 50) for row in store.documents(50, first)]
    assert rows == [row["document_id"] for row in store.documents()]
    pairs = [row for first in range(0, 120, 40) for row in store.relations(None, "slip", 40, first)]
    assert pairs == store.relations(verdict="slip")[:120]


def test_chart_and_table_of_a_large_indicator_show_the_same_page(visitor, store, busiest):
    page = visitor.get(f"/i/{busiest}?page=2&lang=ko").text
    expected = {row["observation_id"] for row in store.latest_figures(busiest, limit=60, first=60)}
    rows = set(re.findall(r'data-row="([^"]+)"', page))
    assert rows
    assert rows <= expected
    assert "61–120" in page


@pytest.mark.parametrize("words", ["시멘", "멘트", "칠레 반도", "생산량", "1,8", "이상이다", "다."])
def test_a_search_finds_what_reading_every_passage_finds(store, words):
    with store._cursor() as cursor:
        every = cursor.execute("select passage_id, lower(reading) from passages where kind <> 'running'").fetchall()
    wanted = [name for name, text in every if all(word in text for word in words.split())][:24]
    assert [row["id"] for row in store.find_passages(words, 24)] == wanted


def test_the_same_sizes_make_the_same_store(tmp_path):
    for name in ("a", "b"):
        write_made_up(tmp_path / name, 800, 20, 20)
    with Store.open(tmp_path / "a") as one, Store.open(tmp_path / "b") as other:
        assert one.version == other.version
        assert list(one.figures()) == list(other.figures())
        assert len(one.figures()) == 800


def test_a_made_up_store_overwrites_nothing(tmp_path):
    (tmp_path / "s").write_text("mine")
    with pytest.raises(BuildError, match="already"):
        write_made_up(tmp_path / "s", 800, 20, 20)


@pytest.mark.parametrize(
    ("asked", "kind"),
    [
        ("북한 시멘트", "area and product"),
        ("DPRK cement", "the same by other names"),
        ("중국 통계청", "an origin"),
        ("ㅅㅁㅌ", "initial consonants"),
        ("anthracite Mongolia 2012", "English words and a year"),
        ("시멘크", "a slip"),
    ],
)
def test_a_made_up_store_is_asked_by_the_names_of_datasets(store, asked, kind):
    assert store.search(asked, 5, passages=False).figures, kind


def test_a_made_up_store_has_papers_in_two_languages_and_says_what_is_measured(store):
    assert {row["language"] for row in store.documents()} == {"ko", "en"}
    assert {row.value for row in store.facet_values("measure")} >= {"production", "exports"}
    assert {row.value for row in store.facet_values("area")} >= {"KP", "CN"}
    english = next(row["document_id"] for row in store.documents() if row["language"] == "en")
    quotes = [row.quote_value for row in store.figures_page(limit=40, document=[english])]
    assert any(quote.startswith(("about ", "at least ")) for quote in quotes)


def test_what_is_typed_is_asked_in_every_kind_and_measured(big, store):
    asked = questions_of(store)
    assert all(len(set(questions)) >= 6 for questions in asked.values())
    with serve_store(big) as address:
        found = measure_typed(address, store)
        wide = measure_wide(address, store)
    assert [one.kind for one in found] == list(asked)
    told = {one.kind: one.describe() for one in found}
    assert all(one["n"] >= 2 and one["p50"] <= one["p95"] <= one["max"] for one in told.values())
    assert told["nothing found"]["empty"] == told["nothing found"]["n"]
    assert told["areas"]["empty"] == told["initial consonants"]["empty"] == 0
    assert {page["name"] for page in wide} == set(wide_pages(store))


def test_pages_of_origins_and_measures_do_not_count_what_they_do_not_show(big, store, monkeypatch):
    """The choices beside the chart of an indicator, those of other fields, the totals of the foot more than once."""
    visitor = create_app(big).server.test_client()
    asked = []
    ask = Store._ask
    monkeypatch.setattr(
        Store,
        "_ask",
        lambda self, kind, text, given: asked.append((kind.__name__, text)) or ask(self, kind, text, given),
    )
    origin = store.origins(limit=1)[0].origin_id
    for address in (f"/origins/{origin}", "/m/production", "/m/exports", "/origins"):
        assert visitor.get(address).status_code == 200
    kinds = Counter(kind for kind, _ in asked)
    assert kinds["StatedFigure"] > 8, "the pictures of the origin"
    assert kinds["Facet"] == 0, "choices of one indicator"
    assert kinds["StoreCounts"] <= 1
    counted = [text for kind, text in asked if kind == "FacetCount" and "as materialized" in text]
    assert len(counted) == 2, "one a measure"
    assert all("'area'" in text and "'document'" not in text for text in counted)


def test_a_measure_of_many_indicators_has_pages_that_show_each_of_them_once(visitor, store, monkeypatch):
    monkeypatch.setattr("dashboard.pages.measure.INDICATORS_A_PAGE", 7)
    every = [row.indicator_id for row in store.measure_indicators("production")]
    shown = []
    for page in range(1, -(-len(every) // 7) + 1):
        answer = visitor.get(f"/m/production?page={page}").text
        assert "page=" in answer
        shown += re.findall(r'<th scope="row"><a href="/i/([^"?]+)"', answer)
    assert len(every) > 14
    assert sorted(shown) == sorted(every)


@pytest.fixture
def calls(store, monkeypatch):
    """How often each question of the search is asked of a store that keeps nothing from before."""
    store.search("평양 시멘트 2001", passages=False)  # the words of numbers are read once
    store.forget()
    counts = Counter()
    for name in (name for name in dir(Store) if name.startswith("search_")):
        ask = getattr(Store, name)
        monkeypatch.setattr(
            Store,
            name,
            lambda self, *given, _ask=ask, _name=name: counts.update({_name: given != ([],)}) or _ask(self, *given),
        )
    return counts


def test_the_words_before_are_not_looked_up_again_with_each_letter(store, calls, monkeypatch):
    read = []
    ask = Store.search_ranges
    monkeypatch.setattr(Store, "search_ranges", lambda self, ranges: read.extend(ranges) or ask(self, ranges))
    first = store.search("몽골 시멘트 2012", passages=False)
    before, looked_up = len(read), calls["search_keys"]
    again = store.search("몽골 시멘트 2013", passages=False)
    assert first.figures
    assert again.figures
    assert looked_up > 1
    assert calls["search_keys"] == looked_up
    assert 0 < len(read) - before < before  # those of the other year
    store.search("몽골 시멘트 2012", passages=False)
    assert calls["search_ranges"] == 2


@pytest.mark.parametrize("typed", ["몽골 시멘트 2012", "몽골 통계청 시멘트 2012", "cement in Mongolia 2012"])
def test_the_stretches_of_all_words_are_one_question_and_known_words_none(store, calls, typed):
    answer = store.search(typed, passages=False)
    assert len(answer.parts) > 1
    assert calls["search_ranges"] == calls["search_all_keys"] == 1
    assert calls["search_keys"] <= len(answer.parts)
    store.search(typed, passages=False)
    assert calls["search_ranges"] == calls["search_all_keys"] == 1


def test_what_is_near_in_several_ways_is_asked_for_at_once(store, calls):
    answer = store.search("몽골 통계청 중국 시멘트", passages=False)
    assert len(answer.near) > 1
    assert not answer.figures
    assert calls["search_figures"] == calls["search_cards"] == calls["search_ids"] == 1


def test_the_places_of_stretches_are_those_that_lie_there_however_they_are_asked(store, monkeypatch):
    every = store.search_ranges([(0, 400_000)])
    begun = numpy.cumsum([0, *([3, 700, 41, 9_000] * 9)]).tolist()
    stretches = list(pairwise(begun))
    monkeypatch.setattr("etl.store.asking.stretches.NEAR", 30)
    monkeypatch.setattr("etl.store.asking.stretches.LONGEST_KEPT", 2_000)
    monkeypatch.setattr("etl.store.asking.stretches.MOST_KEPT", 20_000)
    store.forget()
    chosen = [stretches[1::2], [(first, min(last, first + 50)) for first, last in stretches], stretches[::3], stretches]
    for asked in chosen:
        found = store.places_of(asked)
        for first, last in asked:
            assert found[first][: last - first].tolist() == every[first:last].tolist()


def test_what_few_and_what_many_figures_have_in_common_is_the_same():
    """Whether blocks are looked through one by one or merged first."""
    blocks = [Block(0.9, numpy.arange(0, 60, 3)), Block(0.4, numpy.arange(0, 60, 2)), Block(0.9, numpy.arange(50, 60))]
    places = numpy.array([0, 1, 6, 9, 51, 54, 59])
    few = _common((places, numpy.ones(len(places))), blocks)
    many = _common((numpy.arange(60), numpy.ones(60)), blocks)
    at = numpy.isin(many[0], places)
    assert few[0].tolist() == many[0][at].tolist() == [0, 6, 9, 51, 54, 59]
    assert few[1].tolist() == pytest.approx(many[1][at].tolist())
    assert few[1].tolist() == pytest.approx([1.93, 1.93, 1.9, 1.93, 1.96, 1.9])
