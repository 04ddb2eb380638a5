"""Citations: right in each style, complete, and readable by the programs that manage references."""

import json
import re
from datetime import date

import bibtexparser
import pybtex.database
import pytest
import rispy
from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source.json import CiteProcJSON
from pybtex.plugin import find_plugin

from dashboard import citation
from dashboard.citation.dress import dress
from dashboard.citation.fields import sort_name
from dashboard.citation.items import DocumentFacts, document_item, issue_date
from dashboard.citation.references import write_bibtex, write_csl, write_ris
from dashboard.citation.styles import STYLES, cite_item, strip
from dashboard.i18n import Text
from etl.answers import replace
from tests.dashboard.made_up import made

REPORT = made(
    DocumentFacts,
    document_id="900",
    type="report",
    title="전망과 대응",
    label_ko="홍길동 (2025)",
    author="홍길동; 김철수",
    publisher=None,
    container="이슈브리프",
    number="2025-09",
    published="2025-03-24",
    published_inferred=None,
    language="ko",
)
UNSTATED = dict.fromkeys(("type", "title", "author", "container", "number", "published")) | {
    "published_inferred": "2019",
    "label_ko": "어떤 글 (2019)",
    "label_en": "Some text (2019)",
}
ADDRESS = "http://host/o/900:10-20?v=abc"
DAY = date(2026, 11, 29)


def cite(style, **changed):
    return strip(cite_item(dress(replace(REPORT, **changed), style), style))


def test_the_korean_style_sets_author_title_container_number_and_date_in_korean_marks():
    assert cite("korean") == "홍길동, 김철수, 「전망과 대응」, 『이슈브리프』 2025-09 (2025. 3. 24.)."
    journal = {"type": "article-journal", "publisher": "한국학회", "published": "2024"}
    assert cite("korean", **journal) == "홍길동, 김철수, 「전망과 대응」, 『이슈브리프』 2025-09 (한국학회, 2024)."


def test_apa_and_chicago_set_the_same_document_in_their_own_order():
    assert cite("apa") == "Hong, G., & Kim, C. (2025). Jeonmanggwa daeeung (Isyubeuripeu 2025-09)."
    assert cite("chicago-author-date").startswith(
        "Hong Gildong 홍길동 and Kim Cheolsu 김철수. 2025. Jeonmanggwa daeeung 전"
    )
    essay = {"type": "article-magazine", "title": "A long view", "author": "Jane Roe", "language": "en"}
    assert re.search(r"Jane Roe\. 2025\. “A Long View\.” ", cite("chicago-author-date", **essay))


@pytest.mark.parametrize(
    ("style", "expected"),
    [
        ("korean", "[어떤 글] (2019 추정)."),
        ("apa", "[Some text]. (ca. 2019)."),
        ("chicago", "[Some text]. [2019?]."),
    ],
)
def test_a_title_of_ours_stands_in_brackets_once_and_an_inferred_date_is_marked(style, expected):
    assert cite(style, **UNSTATED) == expected


def test_a_date_is_as_precise_as_the_text():
    assert issue_date("2024-07", None) == {"date-parts": [[2024, 7]]}
    assert issue_date(None, None) is None
    assert issue_date("이듬해 봄", None) is None


@pytest.fixture(scope="module")
def figure(store):
    """A figure that somebody else stated and for which its document names a work."""
    rows = (store.observation(row["observation_id"]) for row in store.figures() if row["cited_work"])
    return next(row for row in rows if row["origin_type"] != "author")


@pytest.mark.parametrize("style", STYLES)
def test_a_figure_is_cited_with_origin_work_document_place_version_and_address(figure, style):
    lang = "en"
    line = citation.figure(figure, Text(lang), ADDRESS, "abc123", DAY).styles[style].plain
    parts = [
        " ".join(figure["quote_value"].split()),
        re.split(r" ?\(", figure[f"origin_{STYLES[style]}"])[0],
        f"{figure['char_start']}–{figure['char_end']}",
        "abc123",
        ADDRESS,
    ]
    places = [line.find(part) for part in parts]
    assert places == sorted(places)
    assert places[0] == 1
    assert figure["cited_work"].split(",")[0] in line
    assert ".." not in line
    assert "  " not in line


def test_an_author_who_states_the_figure_is_named_once(store):
    rows = (store.observation(row["observation_id"]) for row in store.figures(document="000"))
    row = next(row for row in rows if row["origin_type"] == "author")
    line = citation.figure(row, Text("ko"), ADDRESS, "abc", DAY).styles["korean"].said
    assert line.startswith("“")
    assert line.count(row["author"]) == 1


@pytest.mark.parametrize("style", STYLES)
def test_an_indicator_and_a_table_have_a_citation_with_version_and_address(store, style):
    row = store.indicator(store.figures()[0]["indicator_id"])
    line = strip(citation.indicator(row, Text("ko"), ADDRESS, "abc123", DAY).styles[style].entry)
    assert row[STYLES[style]].lower() in line.lower()  # Chicago sets titles in capitals
    assert ADDRESS in line
    assert "abc123" in line
    table = store.table(store.tables()[0]["table_id"])
    document = store.document(table["document_id"])
    line = citation.table(table, document, Text("ko"), ADDRESS, "abc123", DAY).styles[style].plain
    assert table["caption"].strip("<>〈〉 ") in line
    assert "abc123" in line


@pytest.fixture(scope="module")
def items(store):
    """The items of all figures and indicators."""
    text = Text("ko")
    figures = [
        citation.figure(store.observation(row["observation_id"]), text, ADDRESS, "abc", DAY) for row in store.figures()
    ]
    indicators = [citation.indicator(row, text, ADDRESS, "abc", DAY) for row in store.indicators()]
    return [cited.item for cited in figures + indicators]


def test_bibtex_is_read_with_its_titles_dates_and_addresses(items):
    parser = bibtexparser.bparser.BibTexParser(ignore_nonstandard_types=False, common_strings=True)
    entries = bibtexparser.loads(write_bibtex(items), parser).entries
    assert len({entry["ID"] for entry in entries}) == len(items) > 50
    for entry, item in zip(entries, items, strict=True):
        assert entry["title"].replace("\\", "").strip("{}") == item["title"]
        assert entry["url"] == item["URL"]
        parts = item.get("issued", {}).get("date-parts")
        assert entry.get("year") == (str(parts[0][0]) if parts else None)


@pytest.mark.parametrize("style", ["plain", "unsrt"])
def test_every_entry_is_set_by_the_styles_of_bibtex(items, store, style):
    """A style refuses an entry that lacks a field of its type."""
    entries = [*items, *(citation.document(row).item for row in store.documents())]
    found = pybtex.database.parse_string(write_bibtex(entries), "bibtex")
    formatted = find_plugin("pybtex.style.formatting", style)().format_bibliography(found)
    plain = find_plugin("pybtex.backends", "plaintext")()
    lines = {entry.key: entry.text.render(plain) for entry in formatted}
    assert len(lines) == len(entries)
    by_key = {f"figtrace-{re.sub(r'[^a-zA-Z0-9_.-]+', '-', item['id'])}": item for item in entries}
    for key, line in lines.items():
        item = by_key[key]
        assert " ".join(item["title"].split())[:12] in " ".join(line.split())
        container = item.get("container-title") or item.get("collection-title") or ""
        assert container in line


def test_an_entry_keeps_its_type_where_the_document_states_enough():
    stated = {"type": "report", "author": "홍길동", "publisher": "연구원", "published": "2025-03"}
    text = write_bibtex([document_item(replace(REPORT, **stated))])
    assert text.startswith("@techreport{")
    assert "month = mar," in text
    assert write_bibtex([document_item(replace(REPORT, **stated | {"publisher": None}))]).startswith("@misc{")


def test_what_tex_would_take_for_a_command_is_escaped():
    text = write_bibtex([document_item(replace(REPORT, title=r"100% {sure} & \more_"))])
    assert r"{100\% \{sure\} \& \textbackslash{}more\_}" in text


def test_ris_is_read_with_its_authors_titles_and_addresses(items):
    entries = rispy.loads(write_ris(items))
    assert len(entries) == len(items)
    for entry, item in zip(entries, items, strict=True):
        assert entry["title"] == " ".join(item["title"].split())
        assert entry["urls"] == [item["URL"]]
        assert entry.get("authors", []) == [sort_name(name) for name in item.get("author", ())]
        assert not entry.get("unknown_tag")


def test_a_processor_reads_our_items(items):
    items = json.loads(write_csl(items[:20]))
    style = CitationStylesStyle("harvard-cite-them-right", validate=False)  # the one that comes with it
    entries = CitationStylesBibliography(style, CiteProcJSON(items), formatter.plain)
    for item in items:
        entries.register(Citation([CitationItem(item["id"])]))
    assert len(entries.bibliography()) == len(items)


@pytest.mark.parametrize("form", ["bib", "ris", "csl.json", "txt"])
def test_every_sort_of_thing_has_its_citation_as_a_file(client, store, figure, form):
    table, indicator = store.tables()[0]["table_id"], figure["indicator_id"]
    for path in (f"o/{figure['observation_id']}", f"i/{indicator}", f"t/{table}", f"d/{figure['document_id']}"):
        answer = client.get(f"/cite/{path}.{form}")
        assert answer.status_code == 200, path
        assert answer.text.strip()


def test_a_citation_names_an_address_in_which_its_version_is_frozen(client, store, figure):
    item = json.loads(client.get(f"/cite/o/{figure['observation_id']}.csl.json").data)[0]
    assert item["URL"] == f"http://localhost/o/{figure['observation_id']}?v={store.version}"
    assert client.get(item["URL"]).status_code == 200


def test_a_style_is_chosen_by_name_or_by_language(client, figure):
    address = f"/cite/o/{figure['observation_id']}.txt"
    assert "「" in client.get(address).text
    assert "「" not in client.get(f"{address}?lang=en").text
    lines = {client.get(f"{address}?style={style}").text for style in STYLES}
    assert len(lines) == len(STYLES)


def test_what_does_not_exist_is_answered_with_the_next_step(client):
    answer = client.get("/cite/o/900:0-1.bib?lang=en")
    assert answer.status_code == 404
    assert "900:0-1" in answer.text
    assert "/data" in answer.text
