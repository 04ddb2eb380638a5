"""An English reader finds the value in English, large, and the words of the text small beside it."""

import re

import pytest

HANGUL = re.compile("[가-힣]")
LARGE = ("ind-value", "card-value", "evidence-value", "number-value")
SMALL = re.compile(r"<small[^>]*>.*?</small>|<s>.*?</s>")


@pytest.fixture(scope="module")
def pages(app, store):
    """The first page, and each indicator's own."""
    client = app.server.test_client()
    names = [row.indicator_id for row in store.indicators() if row.figures]
    return {path: client.get(f"{path}?lang=en").text for path in ("/", *(f"/i/{name}" for name in names))}


@pytest.mark.parametrize("look", LARGE)
def test_no_value_is_korean_but_for_its_small_original(pages, look):
    found = [
        (path, value)
        for path, page in pages.items()
        for value in re.findall(rf'class="{look}"[^>]*>(.*?)</(?:span|p|b)>', page)
    ]
    assert any("as-quoted" in value for _, value in found)
    assert [(path, value) for path, value in found if HANGUL.search(SMALL.sub("", value))] == []


def test_a_vague_amount_is_told_by_its_magnitude(pages):
    assert any("billions of US dollars" in page for page in pages.values())
    beside = [words for page in pages.values() for words in re.findall(r'class="not-drawn">(.*?)</span>', page)]
    assert beside
    assert [words for words in beside if HANGUL.search(SMALL.sub("", words))] == []


def test_names_of_origins_are_in_latin_letters(store):
    assert [row.en for row in store.origins(limit=None, least=1) if HANGUL.search(row.en or "")] == []


def test_what_the_name_of_an_indicator_counts_has_no_other_word(pages):
    assert "at least 20,000 " in pages["/i/arms.containers"].replace("at least 20,000<", "at least 20,000 <")
    assert "20,000 items" not in pages["/i/arms.containers"]


def test_a_table_of_a_korean_document_is_named_by_its_place(client, store):
    table = next(cell.table_id for row in store.figures() if (cell := store.observation(row.observation_id)).table_id)
    page = client.get(f"/t/{table}?lang=en").get_data(as_text=True)
    assert not HANGUL.search(re.search(r"<h1>(.*?)</h1>", page)[1])
    picture = client.get(f"/img/t/{table}.svg?lang=en").get_data(as_text=True)
    assert "as printed" in picture
    caption = store.table(table).caption.strip("<>〈〉 ")
    assert f'<p lang="ko" class="muted">{caption}</p>' in page or f'<p class="muted" lang="ko">{caption}</p>' in page
    assert f"<h1>{caption}</h1>" in client.get(f"/t/{table}?lang=ko").get_data(as_text=True)


def test_the_labels_of_a_printed_table_say_what_its_rows_became_and_how_it_counts(app):
    page = app.server.test_client().get("/t/001-t1?lang=en").text
    named = re.findall(r'<th[^>]*class="cell-row_label"[^>]*>([^<]+)<span class="tb-own" lang="ko">', page)
    units = re.findall(r'class="cell-unit"[^>]*>([^<]+)<span class="tb-own" lang="ko">(?:<[^>]*>)*([^<]+)<', page)
    assert named[0] == "Population of the DPRK"
    assert len(named) == 6
    assert units == [
        ("thousand people", "천명"),
        ("billion won", "십억원"),
        ("hundred million US dollars", "(억달러)"),
        ("ten thousand won", "만원"),
        ("US dollars", "(달러)"),
    ]


def test_the_labels_of_a_printed_table_are_the_text_s_own_in_korean(app):
    assert "tb-own" not in app.server.test_client().get("/t/001-t1?lang=ko").text
