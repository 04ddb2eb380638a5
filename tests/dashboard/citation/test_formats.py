"""Files for managers of references, by the strict rules of each format; of a figure, an indicator, a document, a set.

Tried once with Zotero's own translators (Embedded Metadata, COinS, RIS, BibTeX, CSL JSON): every item came out with its
type, authors, date, address and day of access. The rules that this depended on are those tested here.
"""

import json
import re
from datetime import date

import pybtex.database
import pytest
import rispy

from dashboard import citation
from dashboard.citation import biblatex, references
from dashboard.citation.fields import parts, sort_name, whole_name
from dashboard.citation.items import document_item
from dashboard.i18n import Text
from tests.dashboard.citation.test_manuals import ADDRESS, DAY, MAGAZINE, TRANSLATED, UNTITLED, stated

RIS_TAGS = {"TY", "ID", "AU", "TI", "T2", "IS", "SN", "PB", "PY", "DA", "SP", "ET", "UR", "Y2", "N1", "LA", "ER"}
RIS_TYPES = {"JOUR", "MGZN", "NEWS", "BOOK", "CHAP", "DATA", "RPRT", "THES", "ELEC", "GEN"}
DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?\??")
SETS = {  # what is cited, and how many works stand in the file
    "figure": "/cite/o/{figure}.{form}",
    "indicator": "/cite/i/{indicator}.{form}",
    "document": "/cite/d/{document}.{form}",
    "set": "/cite/figures.{form}?o={origin}",
}


@pytest.fixture(scope="module")
def figure(store):
    rows = (store.observation(row["observation_id"]) for row in store.figures() if row["cited_work"])
    return next(row for row in rows if row["origin_type"] != "author")


def get(client, figure, name, form, lang="en"):
    path = SETS[name].format(
        figure=figure.observation_id, indicator=figure.indicator_id, document=figure.document_id,
        origin=figure.origin_id, form=form,
    )  # fmt: skip
    answer = client.get(path + ("&" if "?" in path else "?") + f"lang={lang}")
    assert answer.status_code == 200, path
    return answer


def ris_items(text):
    """By the definition: TY first, ER last, each a line `XX  - value` that ends with CR LF; nothing else."""
    items = []
    for line in text.split("\r\n"):
        if not line:
            continue
        tag, value = re.fullmatch(r"([A-Z][A-Z0-9])  - (.*)", line).groups()
        if tag == "TY":
            items.append([])
        items[-1].append((tag, value))
    return items


@pytest.mark.parametrize("name", SETS)
def test_ris_holds_only_tags_that_it_has_from_ty_to_er(client, figure, name):
    text = get(client, figure, name, "ris").get_data(as_text=True)
    items = ris_items(text)
    assert len(items) == (1 if name != "set" else 2)  # the set, and its document
    for item in items:
        tags = [tag for tag, _ in item]
        assert (tags[0], tags[-1]) == ("TY", "ER")
        assert set(tags) <= RIS_TAGS
        assert item[0][1] in RIS_TYPES
        assert tags.count("TI") == tags.count("TY") == tags.count("ER") == 1
        held = dict(item)
        assert all(re.fullmatch(r"\d{4}/(\d\d)?/(\d\d)?/", held[tag]) for tag in ("DA", "Y2") if tag in held)
        assert ("UR" in held) == ("Y2" in held)  # what is read at an address was read on a day
    if name != "document":
        assert dict(items[0])["Y2"] == f"{citation.today():%Y/%m/%d}/"
        assert "?v=" in dict(items[0])["UR"] or "&v=" in dict(items[0])["UR"]
    assert rispy.loads(text)


def test_the_number_of_a_report_stands_where_readers_of_ris_take_it_for_one():
    """In Zotero's rules SN is a report's number (a periodical's ISSN), IS an issue, which a report has none of."""
    report = {"id": "a", "type": "report", "title": "A", "collection-title": "Briefs", "collection-number": "2025-09"}
    paper = {"id": "b", "type": "article-journal", "title": "B", "container-title": "Journal", "issue": "7"}
    told, issue = (dict(item) for item in ris_items(references.write_ris([report, paper])))
    assert (told["TY"], told["T2"], told["SN"]) == ("RPRT", "Briefs", "2025-09")
    assert "IS" not in told
    assert (issue["IS"], "SN" in issue) == ("7", False)


@pytest.mark.parametrize("name", SETS)
@pytest.mark.parametrize("form", ["bib", "biblatex.bib"])
def test_bibtex_and_biblatex_are_read_whole_by_another_program(client, figure, name, form):
    text = get(client, figure, name, form).get_data(as_text=True)
    found = pybtex.database.parse_string(text, "bibtex").entries
    assert len(found) == text.count("\n@") + text.startswith("@")
    for key, entry in found.items():
        assert re.fullmatch(r"[\w.=?,&-]+", key)
        assert entry.fields["title"]
        for field in ("date", "urldate"):
            assert field not in entry.fields or DATE.fullmatch(entry.fields[field])
        assert "url" not in entry.fields or "urldate" in entry.fields


@pytest.mark.parametrize("name", SETS)
def test_csl_json_holds_what_csl_knows_and_nothing_else(client, figure, name):
    known = {"id", "type", "title", "author", "container-title", "collection-title", "issue", "collection-number",
             "publisher", "issued", "accessed", "language", "URL", "note", "page", "version"}  # fmt: skip
    for item in json.loads(get(client, figure, name, "csl.json").data):
        assert set(item) <= known
        assert all(set(author) in ({"literal"}, {"family", "given"}) for author in item.get("author", []))


def biblatex_of(item):
    return pybtex.database.parse_string(biblatex.write_biblatex([item]), "bibtex").entries


def test_biblatex_knows_language_dates_access_and_the_kind_of_periodical():
    item = document_item(MAGAZINE) | {"URL": ADDRESS, "accessed": {"date-parts": [[2026, 11, 29]]}}
    (entry,) = biblatex_of(item).values()
    assert entry.type == "article"
    wanted = {"entrysubtype": "magazine", "journaltitle": "시사저널", "date": "2024-07-08", "urldate": "2026-11-29",
              "langid": "korean", "url": ADDRESS}  # fmt: skip
    assert {name: entry.fields[name] for name in wanted} == wanted
    (entry,) = biblatex_of(document_item(UNTITLED)).values()
    assert entry.fields["date"] == "2019?"  # inferred: ISO 8601-2 says so with a question mark
    (entry,) = biblatex_of(document_item(TRANSLATED)).values()
    assert entry.fields["date"] == "2024-05"
    assert [str(person) for person in entry.persons["author"]] == ["{김선재}", "{남궁민수}"]


def test_biblatex_relates_a_figure_to_its_origin_which_no_list_prints():
    found = biblatex_of(citation.figure(stated(), Text("en"), ADDRESS, "abc", DAY).item)
    document, origin = found.values()
    assert document.fields["related"] in found
    assert origin.fields["options"] == "dataonly"
    assert str(origin.persons["author"][0]) == "{National Intelligence Service (South Korea)}"
    assert "참전 확인" in origin.fields["title"]
    own = citation.figure(stated(origin_type="author"), Text("en"), ADDRESS, "abc", DAY).item
    assert len(biblatex_of(own)) == 1
    without = citation.figure(stated(cited_work=None), Text("en"), ADDRESS, "abc", DAY).item
    assert "13,000" in list(biblatex_of(without).values())[1].fields["title"]


def test_a_data_set_is_told_as_one_in_every_format():
    item = citation.dataset("a", {"ko": "값", "en": "Value"}, Text("en"), ADDRESS, "abc", DAY, "2026-11-28").item
    (entry,) = biblatex_of(item).values()
    assert (entry.type, entry.fields["type"], entry.fields["version"]) == ("misc", "Data set", "abc")
    assert dict(ris_items(references.write_ris([item]))[0])["TY"] == "DATA"
    assert item["type"] == "dataset"


def test_a_name_has_parts_where_they_are_known_and_stays_whole_elsewhere():
    parted, whole = {"family": "이", "given": "상준"}, {"literal": "Bank of Korea"}
    assert (sort_name(parted), whole_name(parted)) == ("이, 상준", "이상준")
    assert sort_name(whole) == whole_name(whole) == "Bank of Korea"


def test_an_answer_that_holds_a_day_is_not_kept_for_good(client, store, figure, monkeypatch):
    path = f"/cite/o/{figure.observation_id}.ris?v={store.version}"
    monkeypatch.setattr(citation, "today", lambda: date(2031, 1, 2))
    answer = client.get(path)
    assert "2031/01/02" in answer.text
    assert "immutable" not in answer.headers["Cache-Control"]
    assert "immutable" in client.get(f"/cite/d/{figure.document_id}.ris?v={store.version}").headers["Cache-Control"]


def test_a_card_tells_the_day_on_which_it_is_read(client, figure, monkeypatch):
    for day in (date(2031, 1, 2), date(2031, 1, 3)):
        monkeypatch.setattr(citation, "today", lambda day=day: day)
        assert f"(검색일: 2031. 1. {day.day}.)" in client.get(f"/o/{figure.observation_id}").text


def test_a_set_is_refused_by_name_and_holds_each_document_once(client, store):
    assert client.get("/cite/figures.bib?o=nobody").status_code == 400
    items = json.loads(client.get("/cite/figures.csl.json").data)
    assert [item["id"] for item in items[1:]] == [row.document_id for row in store.documents()]
    assert items[0]["type"] == "dataset"
    assert client.get("/cite/figures.biblatex.ris").status_code == 404


def test_the_parts_of_a_date_are_those_that_are_known():
    assert parts({"issued": {"date-parts": [[2025, 3]]}}) == ["2025", "03"]
