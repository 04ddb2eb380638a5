"""What Zotero and its like read of a page: the rules of its translators Embedded Metadata and COinS, in short."""

import json
import re
from urllib.parse import parse_qs

import pytest
from lxml import html

from dashboard import urls
from dashboard.citation.fields import sort_name
from dashboard.citation.items import document_item, document_of
from dashboard.exports import citation_meta
from dashboard.exports.dataset_ld import cover
from dashboard.i18n import LANGUAGES

# Zotero takes the first of these as what the item is (Embedded Metadata.js), else z:itemType (RDF.js).
HIGHWIRE_TYPES = {
    "citation_journal_title": "journalArticle",
    "citation_technical_report_institution": "report",
    "citation_inbook_title": "bookSection",
    "citation_dissertation_institution": "thesis",
}
# Of a COinS: the field of the title by what the item is (openurl.js, parseContextObject).
COINS_TITLES = {"journal": "rft.atitle", "report": "rft.btitle", "document": "rft.title"}
DAY = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")


def read_head(client, path):
    head = html.fromstring(client.get(path).data).head
    found: dict[str, list[str]] = {}
    for tag in head.iter("meta"):
        if (tag.get("name") or "").lower().startswith(("dc.", "citation_", "z:", "prism.")):
            found.setdefault(tag.get("name"), []).append(tag.get("content"))
    assert [link.get("href") for link in head.iter("link") if link.get("rel") == "schema.DC"]
    return found


def as_zotero(tags):
    """The item that Zotero would keep."""
    (title,) = tags["citation_title"]
    dates = [day.replace("/", "-") for day in tags.get("citation_publication_date", [])]
    kinds = [kind for name, kind in HIGHWIRE_TYPES.items() if name in tags]
    return {
        "title": title,
        "creators": tags.get("citation_author", []),
        "date": dates[0] if dates else None,
        "kind": kinds[0] if kinds else tags["z:itemType"][0],
        "url": tags["citation_public_url"][0],
    }


def agree(tags, kept):
    """Dublin Core says the same as the other tags."""
    assert tags["DC.title"] == [kept["title"]]
    assert tags.get("DC.creator", []) == kept["creators"]
    assert tags.get("DC.date", [None]) == [kept["date"]]
    assert tags["DC.identifier"] == [kept["url"]]


def expected(item):
    stated = item.get("issued", {})
    parts = [] if stated.get("circa") else stated.get("date-parts", [[]])[0]
    return (
        item["title"],
        [sort_name(author) for author in item.get("author", [])],
        "-".join(f"{part:02d}" for part in parts) or None,
    )


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_document_and_its_figures_are_kept_under_what_the_document_states(client, store, lang):
    for row in store.documents():
        figure = store.observation(store.figures(document=row["document_id"])[0]["observation_id"])
        pages = {
            f"/d/{row['document_id']}": document_item(row, lang),
            urls.observation(figure["observation_id"]): document_item(document_of(figure), lang),
        }
        for path, item in pages.items():
            tags = read_head(client, f"{path}?lang={lang}")
            kept = as_zotero(tags)
            assert (kept["title"], kept["creators"], kept["date"]) == expected(item), path
            assert kept["url"].startswith(f"http://localhost{path}")
            agree(tags, kept)
            assert kept["kind"] == citation_meta.ZOTERO.get(item["type"], "document"), path


@pytest.mark.parametrize("lang", LANGUAGES)
def test_an_indicator_is_kept_as_a_data_set_of_its_version(client, store, lang):
    row = max(store.indicators(), key=lambda row: row["figures"])
    answer = client.get(f"/i/{row['indicator_id']}?lang={lang}")
    tags = read_head(client, f"/i/{row['indicator_id']}?lang={lang}")
    kept = as_zotero(tags)
    assert (kept["title"], kept["creators"], kept["kind"]) == (row[lang], ["figtrace"], "dataset")
    assert f"v={store.version}" in kept["url"]
    agree(tags, kept)
    (thing,) = [
        found
        for script in html.fromstring(answer.data).iter("script")
        if script.get("type") == "application/ld+json" and (found := json.loads(script.text))["@type"] == "Dataset"
    ]
    assert thing["dateModified"] == kept["date"]
    assert DAY.fullmatch(kept["date"])
    assert all(DAY.fullmatch(end) for end in thing["temporalCoverage"].split("/"))
    assert "license" not in thing  # none is stated for figures of other people's texts


def test_the_time_that_is_covered_ends_with_the_last_day_of_its_last_year():
    assert cover(["2020", "2019-05"], ["2020-03", "2020"]) == "2019-05/2020"
    assert cover([None], ["2020-03-01"]) == "2020-03-01/2020-03-01"
    assert cover([None], [None]) is None


def test_the_list_of_documents_offers_each_to_keep(client, store):
    tree = html.fromstring(client.get("/sources").data)
    told = [parse_qs(span.get("title"), strict_parsing=True) for span in tree.find_class("Z3988")]
    rows = store.documents()
    assert len(told) == len(rows)
    for row, fields in zip(rows, told, strict=True):
        title, names, day = expected(document_item(row, "ko"))
        assert fields["ctx_ver"] == ["Z39.88-2004"]
        assert re.fullmatch(r"info:ofi/fmt:kev:mtx:(journal|book|dc)", fields["rft_val_fmt"][0])
        genre = "journal" if fields["rft_val_fmt"][0].endswith("journal") else fields["rft.genre"][0]
        assert fields[COINS_TITLES[genre]] == [title]
        assert fields.get("rft.au", []) == names
        assert fields.get("rft.date", [None]) == [day]
        assert fields["rft_id"][0].endswith(f"/d/{row['document_id']}")


@pytest.mark.parametrize("kind", [*citation_meta.ZOTERO, "document"])
def test_every_type_of_work_is_told_in_the_words_that_know_it(kind):
    item = {
        "type": kind, "title": "A <B> & \"C\"", "author": [{"literal": "Kim, A"}, {"literal": "이순신"}],
        "container-title": "Held", "publisher": "House", "issued": {"date-parts": [[2025, 3]]}, "language": "ko",
    }  # fmt: skip
    head = html.fromstring(f"<html><head>{citation_meta.write_meta(item, 'http://h/d/1?a=b&c=d')}</head></html>").head
    tags: dict[str, list[str]] = {}
    for tag in head.iter("meta"):
        tags.setdefault(tag.get("name"), []).append(tag.get("content"))
    kept = as_zotero(tags)
    assert kept["title"] == item["title"]
    assert kept["creators"] == ["Kim, A", "이순신"]
    assert kept["url"] == "http://h/d/1?a=b&c=d"
    assert kept["kind"] == citation_meta.ZOTERO.get(kind, "document")
    if kind in ("article-magazine", "article-newspaper"):
        assert tags["prism.publicationName"] == ["Held"]
        assert head.xpath("link[@rel='schema.prism']")
    (span,) = html.fromstring(f"<p>{citation_meta.write_coins(item, 'http://h/d/1')}</p>").iter("span")
    fields = parse_qs(span.get("title"), strict_parsing=True)
    assert item["title"] in [value for values in fields.values() for value in values]
    assert fields.get("rft.au", fields.get("rft.creator")) == ["Kim, A", "이순신"]


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("path", ["/origins/{origin}", "/figures?o={origin}"])
def test_all_that_an_origin_says_and_each_choice_is_kept_as_a_data_set_of_its_version(client, store, path, lang):
    origin = store.origins(least=1)[0]
    address = path.format(origin=origin.origin_id)
    tags = read_head(client, f"{address}{'&' if '?' in address else '?'}lang={lang}")
    kept = as_zotero(tags)
    assert kept["kind"] == "dataset"
    assert (origin.ko if lang == "ko" else origin.en) in kept["title"]
    assert f"v={store.version}" in kept["url"]
    assert DAY.fullmatch(kept["date"])
    agree(tags, kept)


def test_a_report_is_kept_with_its_number():
    item = {"type": "report", "title": "A", "collection-title": "Briefs", "collection-number": "2025-09"}
    pairs = dict(citation_meta.list_citation(item, "http://h"))
    assert pairs["citation_technical_report_number"] == "2025-09"
    assert pairs["citation_series_title"] == "Briefs"
