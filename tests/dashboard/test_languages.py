"""No page shows words of the wrong language, except what is data: quotations, names, titles.

What is data is told from the store: a stretch of Korean on an English page must stand, letter by
letter, in a document or be a name in it; our own Korean words do not. The other way round, no
English sentence of ours may stand on a Korean page.
"""

import re
import string
import tomllib

import pytest
from lxml import html

from dashboard import format
from tests.browser.places import NAMES, Places
from tests.conftest import REPOSITORY
from tests.needs import pass_over

SPOKEN = ("title", "aria-label", "placeholder", "alt")
SILENT = {"script", "style", "code", "noscript"}
HANGUL = re.compile(r"[가-힣][가-힣\s]*[가-힣]|[가-힣]")
ENGLISH = re.compile(r"[a-z]+(?: [a-z]+){2,}", re.IGNORECASE)


@pytest.fixture(scope="module")
def places(database):
    return Places(database)


@pytest.fixture(scope="module")
def data(places):
    """All that documents say and are called, and the English names of what is in the catalogue."""
    store, parts = places.store, []
    for row in store.documents():
        parts += [row[name] for name in ("title", "title_en", "author", "affiliation", "publisher", "container")]
        parts += [row[name] for name in ("label_en", "note", "licence", "file")]
        document = row["document_id"]
        parts.append(store.text_at(document, 0, store.document(document)["length"])["quote"])
        parts += [passage["reading"] for passage in store.passages(document)]
        for table in store.tables(document):
            parts += [table["caption"], table["source"]]
            parts += [cell["text"] for cell in store.cells(table["table_id"])]
    parts += [row["en"] for row in store.origins()]
    rated = [row for row in store.figures() if row["rate"]]  # a quotation is told with what it is counted by
    parts += [format.with_rate(row["quote_value"], row["rate"], "ko") for row in rated]
    parts += [figure[name] for figure in store.figures() for name in ("quote_value", "passage", "cited_work")]
    return squeeze(" ".join(part for part in parts if part))


def squeeze(text):
    return re.sub(r"\s+", "", text)


def spoken(page):
    """Every stretch of text that a reader meets, read aloud or hovered; not what says its own language."""
    root = html.fromstring(page)
    own = root.get("lang")
    for element in root.iter():
        if not isinstance(element.tag, str) or element.tag in SILENT:
            continue
        if any(lang != own for lang in (up.get("lang") for up in (element, *element.iterancestors())) if lang):
            if element.tail and not any(up.get("lang", own) != own for up in element.iterancestors()):
                yield element.tail
            continue
        yield from (text for text in (element.text, element.tail) if text and element.tag != "title")
        yield from (element.get(name) for name in SPOKEN if element.get(name))


def get(client, places, name, lang):
    address = places.address(name)
    if address is None:
        pass_over(f"the store has no {name}")
    path, _, query = address.partition("#")[0].partition("?")
    return client.get(f"{path}?{query}&lang={lang}").get_data(as_text=True)


@pytest.mark.parametrize("name", NAMES)
def test_korean_on_an_english_page_is_a_quotation_a_name_or_a_title(client, places, data, name):
    asked = "".join(part for part in map(squeeze, ["컨테이너", "어디에도없는말"]))  # what was searched for
    strange = {
        found.group().strip()
        for text in spoken(get(client, places, name, "en"))
        for found in HANGUL.finditer(text)
        if squeeze(found.group()) not in data and squeeze(found.group()) not in asked
    }
    assert strange == set()


@pytest.mark.parametrize("name", NAMES)
def test_english_on_a_korean_page_is_a_quotation_a_name_or_a_title(client, places, data, name):
    strange = {
        found.group()
        for text in spoken(get(client, places, name, "ko"))
        for found in ENGLISH.finditer(text)
        if squeeze(found.group()) not in data
    }
    assert strange == set()


def test_every_basis_of_the_catalogue_has_words_in_both_languages():
    words = tomllib.loads((REPOSITORY / "dashboard/i18n/en.toml").read_text(encoding="utf-8"))["basis"]
    bases = {
        rule["basis"]
        for path in (REPOSITORY / "datasets/indicators").glob("*.toml")
        for rule in find_rules(tomllib.loads(path.read_text(encoding="utf-8")))
    }
    assert bases - set(words.values()) == set()


def find_rules(tree):
    """Every table of a catalogue file that names a basis."""
    if isinstance(tree, dict):
        if isinstance(tree.get("basis"), str):
            yield tree
        for value in tree.values():
            yield from find_rules(value)
    elif isinstance(tree, list):
        for value in tree:
            yield from find_rules(value)


def test_every_class_of_a_numeral_is_explained_in_english(places):
    words = tomllib.loads((REPOSITORY / "dashboard/i18n/en.toml").read_text(encoding="utf-8"))["why"]
    assert {row["class"] for row in places.store.coverage()} <= words.keys()


def test_a_text_of_ours_names_no_value_that_its_particle_cannot_follow():
    """A Korean text with a value takes its particle from the value, never a fixed one or 은(는)."""
    words = tomllib.loads((REPOSITORY / "dashboard/i18n/ko.toml").read_text(encoding="utf-8"))
    fixed = re.compile(r"\}\*{0,2}[’”\"]?(은|는|이|가|을|를|과|와|으로|로)(?=[ ,.])|\((은|는|이|가|을|를)\)")
    texts = {f"{section}.{key}": text for section, keys in words.items() for key, text in keys.items()}
    names = {key for key, text in texts.items() if fixed.search(text)}
    assert {key for key in names if any(part[1] for part in string.Formatter().parse(texts[key]))} == set()
