"""The pages that are read rather than worked with, in both languages."""

import json
import re
from decimal import Decimal
from html import escape, unescape

import pytest

from dashboard.i18n import Text

PATHS = ("/sources", "/quality", "/data", "/conflicts", "/about")


def words_of(html):
    """What a person reads in <main>."""
    main = re.search(r"<main.*?</main>", html, re.DOTALL).group()
    main = re.sub(r"<script.*?</script>", "", main, flags=re.DOTALL)
    return unescape(re.sub(r"<[^>]+>", " ", main))


@pytest.mark.parametrize("lang", ["ko", "en"])
@pytest.mark.parametrize("path", PATHS)
def test_each_page_answers_whole_and_shows_no_key(client, path, lang):
    answer = client.get(f"{path}?lang={lang}")
    assert answer.status_code == 200
    words = words_of(answer.text)
    assert len(words) > 200
    assert not re.search(r"\b(None|nan)\b", words)
    assert not re.search(r"\{\w+\}", words)
    assert answer.text.count("<h1") == 1


@pytest.mark.parametrize("path", ["/about", "/data"])
def test_our_own_words_on_english_pages_are_english(client, path):
    words = re.sub(r"\s+", " ", words_of(client.get(f"{path}?lang=en").text))
    assert not re.search(r"[가-힣]{2,}", words)


def test_every_document_can_be_read_to_the_letter(client, store):
    for document in store.documents():
        html = client.get(f"/d/{document['document_id']}").text
        text = unescape(re.sub(r"<[^>]+>", "", html))
        for passage in store.passages(document["document_id"])[:20]:
            if passage["kind"] != "table_row":
                assert passage["reading"] in text


def test_every_figure_of_a_document_stands_in_it_under_its_id(client, store):
    for document in store.documents():
        html = client.get(f"/d/{document['document_id']}").text
        for mention in store.mentions(document["document_id"]):
            assert f'id="{mention["mention_id"]}"' in html


def test_what_a_document_does_not_state_is_said(client, store):
    silent = [row["document_id"] for row in store.documents() if not row["author"]]
    for document_id in silent:
        assert "명시되지 않음" in client.get(f"/d/{document_id}").text


def test_an_inferred_date_comes_with_its_reason(client, store):
    for row in store.documents():
        if row["published_inferred"]:
            html = unescape(client.get(f"/d/{row['document_id']}").text)
            assert row["published_reason_ko"] in html


def test_a_corrected_cell_shows_both_values_the_reason_and_the_check(client, store):
    for figure in store.figures():
        if figure["status"] == "corrected":
            row = store.observation(figure["observation_id"])
            html = unescape(client.get(f"/t/{row['table_id']}").text)
            assert row["correction_expects"] in html
            assert f"{Decimal(row['correction_becomes']):,} {row['unit_ko']}" in html
            assert row["correction_reason_ko"] in html
            assert f"/quality#check-{row['correction_check']}" in html


def test_every_cell_that_was_read_leads_to_its_page(client, store):
    for table in store.tables():
        html = client.get(f"/t/{table['table_id']}").text
        for cell in store.cells(table["table_id"]):
            if cell["observation_id"]:
                assert f'href="/o/{cell["observation_id"]}"' in html


@pytest.mark.parametrize("path", ["/d/999", "/t/999-t1"])
def test_an_unknown_document_or_table_is_not_found(client, path):
    assert client.get(path).status_code == 404


def test_a_permalink_is_complete_without_a_script(client, store):
    figure = store.figures()[0]
    html = client.get(f"/o/{figure['observation_id']}").text
    assert "<mark>" in html
    assert f'<link rel="canonical" href="http://localhost/o/{figure["observation_id"]}">' in html
    graph = json.loads(re.search(r'ld\+json">(.*?)</script>', html).group(1))["@graph"]
    assert {part["@type"] for part in graph} == {"Claim", "Observation", "CreativeWork"}
    assert graph[0]["text"] == figure["passage"]


def test_a_permalink_may_be_percent_encoded(client, store):
    address = store.figures()[0]["observation_id"]
    assert client.get(f"/o/{address.replace(':', '%3A')}").status_code == 200


def test_an_unknown_permalink_says_what_to_do(client, store):
    document = store.documents()[0]["document_id"]
    answer = client.get(f"/o/{document}:1-1")
    assert answer.status_code == 404
    assert f"/d/{document}" in answer.text
    assert f"{document}:1-1" in answer.text


def test_conflicts_show_both_passages_and_the_reason_of_the_verdict(client, store):
    for relation in store.relations()[:5]:
        html = unescape(client.get(f"/conflicts?i={relation['indicator_id']}").text)
        assert f"/o/{relation['left_id']}" in html
        assert f"/o/{relation['right_id']}" in html
        assert relation["reason_ko"] in html


def test_conflicts_can_be_narrowed_to_nothing_without_breaking(client):
    answer = client.get("/conflicts?i=no.such&verdict=slip&page=99")
    assert answer.status_code == 200
    assert "이 지표에는 서로 다르게 말한 수치가 없다." in answer.text


def test_quality_names_everything_that_waits_page_by_page(client, store):
    html = "".join(client.get(f"/quality?page={page}").text for page in range(1, 9))
    for mention in store.waiting()[:200]:
        assert f'href="/d/{mention["document_id"]}#{mention["mention_id"]}"' in html


@pytest.mark.parametrize("lang", ["ko", "en"])
def test_a_document_of_which_few_figures_are_charted_says_so_and_leads_to_the_reasons(client, store, lang):
    text, told = Text(lang), 0
    for row in store.documents():
        counted = store.document_origins(row.document_id)
        quiet = sum(found.figures for found in counted if not found.origin_id)
        charted = sum(found.figures for found in counted) - quiet
        words = client.get(f"/d/{row.document_id}?lang={lang}").text
        said = text("reader.few", charted=charted, all=charted + quiet)
        assert (escape(said) in words) == (0 < charted <= quiet)
        if escape(said) in words:
            (target,) = re.findall(rf'href="#([\w-]+)">{escape(text("reader.few_why"))}', words)
            assert f'id="{target}"' in words.partition('id="undrawn"')[2]
            told += 1
    assert told
