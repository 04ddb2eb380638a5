"""The store for readers: what it answers, what it refuses."""

import unicodedata
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, is_dataclass, replace
from datetime import date
from decimal import Decimal
from inspect import signature
from pathlib import Path

import duckdb
import polars
import pytest

from etl.answers.record import Record
from etl.errors import StoreError
from etl.model import Citation, Relation, Work
from etl.store import Store, present
from etl.store.questions import QUERIES
from etl.store.read import connect

pytestmark = pytest.mark.whole

TEXT = "앞 문장이다. 국정원은 컨테이너 1만 3,000여 개 이상을 보냈다고 밝혔다.¹ 미국은 2만 개라고 한다."


@pytest.fixture
def store(records, tmp_path):
    document = records.document(TEXT, bibliography={"title": "글"})
    first = TEXT.index("국정원"), TEXT.index(" 미국은")
    passage = replace(records.passage(document), sentences=((0, 7), first, (first[1] + 1, len(TEXT))))
    place = {"sentence_start": first[0], "sentence_end": first[1]}
    ours = records.mention(document, "1만 3,000여 개 이상", origin="nis", **place)
    place = {"sentence_start": first[1] + 1, "sentence_end": len(TEXT)}
    theirs = records.mention(document, "2만 개", value="20000", **place)
    work = Work("900-w1", "900", "1", 0, 1, "국정원 보도자료", url="https://example.org/1")
    mark = TEXT.index("¹")
    cited = Citation(ours.id, "900-w1", "1", mark, mark + 1, "closes the sentence")
    extraction = records.extraction(*(document, ours, theirs), passages=(passage,), works=(work,), citations=(cited,))
    relation = Relation(
        "arms.containers", ours.id, theirs.id, "unexplained", Decimal("1.5385"), "값이 다르다", "differs"
    )
    path = records.store(tmp_path / "figtrace-test.duckdb", extraction, relations=[relation])
    with Store.open(path) as opened:
        yield opened


def test_every_question_is_one_file_and_one_method():
    methods = {name for name in dir(Store) if not name.startswith("_")}
    others = {"open", "close", "forget", "kept", "stream_figures", "check_names"}
    composed = {"search", "find_passages", "known", "match", "places_of"}  # of search_…
    parts = {"observation_setting"}  # of observation
    assert {path.stem for path in QUERIES.glob("*.sql")} == methods - others - composed | parts


def rows_of(answer):
    """The rows of an answer, whatever holds them: a list, a frame, a set of ids, one row or none."""
    if isinstance(answer, polars.DataFrame):
        return answer.to_dicts()
    if isinstance(answer, set):
        return [dict.fromkeys(answer)]
    if isinstance(answer, dict) and all(isinstance(row, Record) for row in answer.values()):
        answer = list(answer.values())  # records by their ids
    rows = answer if isinstance(answer, list) else [answer or {}]
    return [asdict(row) if is_dataclass(row) else row for row in rows]


def test_every_question_has_an_answer_of_plain_values(store):
    plain = (str, int, float, bool, Decimal, date, list, dict, type(None))
    ids = {"document": "900", "indicator": "arms.containers", "table": "900-t1", "text": "국정원"}
    ids |= dict.fromkeys(("mention", "observation"), store.figures()[0].observation_id)
    ids |= {"indicators": ["arms.containers"], "observations": [ids["observation"]], "origins": ["nis"]}
    ids |= {"mentions": [ids["mention"]], "word": "국정원", "stretches": [store.search_stretch("국정원")]}
    ids |= {"origin": "nis", "measure": "exports", "field": "origin", "name": "exports.kp-cn.cny"}
    ids |= {"places": [0], "most": 5, "size": 40_000, "start": 0, "end": 9}
    ids |= {"keys": ["nis"], "key": "ㄱㅜ", "period": "2024", "number": 13000.0, "low": 12000.0, "high": 14000.0}
    ids |= {"things": [0], "rows": [0], "first": 0, "last": 2, "ranges": [(0, 2)]}
    ids |= {"by": "origin", "lanes": ["nis"], "days": (date(2020, 1, 1), date(2025, 1, 1))}
    numbers = {"search_ranges", "search_places"}
    names = {"search_all_keys", "search_ids"}
    methods = {path.stem: getattr(store, path.stem) for path in QUERIES.glob("*.sql") if hasattr(store, path.stem)}
    assert len(methods) > 40
    for name, method in methods.items():
        parameters = signature(method).parameters.values()
        wanted = [p.name for p in parameters if p.default is p.empty and p.kind is not p.VAR_KEYWORD]
        answer = method(**{name: ids[name] for name in wanted})
        if name in numbers:
            assert [int(value) for value in answer], name
            continue
        if name in names:
            assert all(isinstance(value, str) for value in answer), name
            continue
        assert all(isinstance(value, plain) for row in rows_of(answer) for value in row.values()), name


def test_figures_are_narrowed_by_what_is_given(store):
    assert len(store.figures()) == 2
    assert [f.quote_value for f in store.figures(origin="nis")] == ["1만 3,000여 개 이상"]
    assert store.figures(kind="cap") == []
    assert len(store.figures(indicator="arms.containers", family="arms", document="900")) == 2


def test_one_figure_comes_with_mention_and_bibliography(store):
    figure = store.observation(store.figures(origin="nis")[0].observation_id)
    assert figure.bibliography == {"title": "글"}
    assert (figure.sha256, figure.class_, figure.origin_type) == ("0" * 64, "count", "agency")
    assert figure.cited_work == "국정원 보도자료"
    assert store.observation("900:0-1") is None


def test_the_context_is_three_sentences_that_map_to_the_text(store):
    context = store.context(store.figures(origin="nis")[0].observation_id)
    assert [context[where].reading[:3] for where in ("before", "sentence", "after")] == ["앞 문", "국정원", "미국은"]
    for sentence in context.values():
        assert "".join(TEXT[i] for i in sentence.starts) == sentence.reading
        assert TEXT[sentence.char_start : sentence.char_end] == sentence.reading


def test_the_context_ends_at_the_edge_of_the_text(store):
    context = store.context(store.figures()[1].observation_id)
    assert context["after"] is None
    assert store.context("900:0-1") == {"before": None, "sentence": None, "after": None}


def test_a_rival_is_seen_from_both_sides(store):
    ours, theirs = (figure.observation_id for figure in store.figures())
    assert [r.observation_id for r in store.rivals(ours)] == [theirs]
    assert [r.observation_id for r in store.rivals(theirs)] == [ours]
    assert store.rivals(ours)[0].reason_en == "differs"


def test_a_family_card_has_the_foremost_verdict(store):
    (card,) = store.family_cards()
    assert (card.figures, card.origins) == (2, 2)
    assert card.indicators[0].verdict == "unexplained"
    assert card.indicators[0].verdict_ratio == pytest.approx(1.5385)


def test_an_origin_has_one_colour_that_those_beside_it_lack(records, tmp_path):
    document = records.document("컨테이너 2만 개라고 한다. 국정원은 1만 개라고 한다.")
    ours, theirs = records.mention(document, "2만 개"), records.mention(document, "1만 개", origin="nis")
    path = records.store(tmp_path / "figtrace-test.duckdb", records.extraction(document, ours, theirs))
    with Store.open(path) as store:
        colours = {row.origin_id: row.colour for row in store.origin_colours(["author:900", "nis"])}
        assert colours == {"nis": 0, "author:900": 1}  # agencies choose first


def test_search_needs_all_words_and_finds_two_syllables(store):
    assert [hit.document_id for hit in store.find_passages("컨테이너")] == ["900"]
    assert [hit.id for hit in store.find_passages("국정원 미국은")] == ["900:0-" + str(len(TEXT))]
    assert store.find_passages("국정원 없는말") == []
    assert store.find_passages("  ") == []


def test_search_for_letters_of_an_agency_finds_no_word_that_only_holds_them(records, tmp_path):
    told = {
        "1": "The administration said so.",
        "2": "국정원(NIS)은 말했다.",
        "3": "A veni-dini-nisi thing.",
        "4": "Nisei.",
    }
    documents = [records.document(words, name=name) for name, words in told.items()]
    path = records.store(tmp_path / "figtrace-test.duckdb", *map(records.extraction, documents))
    with Store.open(path) as store:
        assert [hit.document_id for hit in store.find_passages("nis")] == ["2", "3", "4"]
        assert [hit.document_id for hit in store.find_passages("NIS", limit=1)] == ["2"]


def test_search_finds_what_is_typed_in_composed_or_in_decomposed_letters(store):
    found = store.search("컨테이너")
    assert found.figures
    assert store.search(unicodedata.normalize("NFD", "컨테이너")) == found
    assert store.figures_page(text=unicodedata.normalize("NFD", "컨테이너")) == store.figures_page(text="컨테이너")


def test_search_compares_the_whole_of_a_long_word(records, tmp_path):
    long = "가나다라마바사아자차카타파하" * 3
    document = records.document(f"{long}거기다. {long}저기다.")
    path = records.store(tmp_path / "figtrace-test.duckdb", records.extraction(document))
    with Store.open(path) as store:
        assert len(store.find_passages(f"{long}저기")) == 1
        assert store.find_passages(f"{long}여기") == []


def test_search_finds_all_it_is_asked_for_although_a_word_comes_often_in_a_passage(records, tmp_path):
    words = " ".join(f"{n}말" for n in range(100))
    documents = [records.document(f"{words} {name}번째", name=name) for name in "123456"]
    path = records.store(tmp_path / "figtrace-test.duckdb", *map(records.extraction, documents))
    with Store.open(path) as store:
        found = [hit.document_id for hit in store.find_passages("말", limit=5)]
    assert found == ["1", "2", "3", "4", "5"]


def test_search_takes_signs_literally(store):
    assert store.search("'; drop table build; --").is_empty
    assert store.find_passages("100%_") == []


def test_threads_share_a_store(store):
    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda _: store.figures(), range(40)))
    assert answers == [store.figures()] * 40


def test_a_store_can_be_opened_twice(store):
    with Store.open(store.path) as other:
        assert other.counts() == store.counts()


@pytest.mark.parametrize(
    "sql",
    [
        "delete from build",
        "set threads = 1",
        "from read_text('/etc/hostname')",
        "copy build to '/tmp/b'",
        "install fts",
    ],
)
def test_nothing_can_be_written_or_reached_through_a_store(store, sql):
    with connect(store.path) as connection, pytest.raises(duckdb.Error):
        connection.execute(sql)


def test_the_pointer_leads_to_the_store(store):
    pointer = store.path.with_name("current")
    pointer.write_text("figtrace-test.duckdb\n")
    with Store.open(pointer) as opened:
        assert (opened.path, opened.version) == (store.path, "test")


def test_a_missing_store_names_the_next_step(tmp_path):
    with pytest.raises(StoreError, match="figtrace build"):
        Store.open(tmp_path / "none.duckdb")


def test_a_file_that_is_no_store_is_refused(tmp_path):
    Path(tmp_path / "x.duckdb").write_bytes(b"not a database")
    with pytest.raises(StoreError, match="no figtrace store"):
        Store.open(tmp_path / "x.duckdb")
    duckdb.connect(tmp_path / "empty.duckdb").close()
    with pytest.raises(StoreError, match="no figtrace store"):
        Store.open(tmp_path / "empty.duckdb")


def test_a_store_of_another_shape_is_refused(store):
    store.close()
    with duckdb.connect(store.path) as connection:
        connection.execute("update build set schema_hash = 'older'")
    with pytest.raises(StoreError, match=r"the schema older.*figtrace build"):
        Store.open(store.path)


def test_a_row_that_another_one_names_is_there_or_the_store_is_refused(store):
    document = store.documents()[0].document_id
    assert present(store.document(document)).document_id == document
    with pytest.raises(StoreError, match="please remove build/ and run: figtrace build"):
        present(store.document("no-such-document"))
