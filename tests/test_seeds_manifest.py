"""The five documents are the ones we were given, and their bibliography is what they state."""

import hashlib
import re
import tomllib
from pathlib import Path

import pytest

SEEDS = Path(__file__).parents[1] / "seeds"
DOCUMENTS = tomllib.loads((SEEDS / "manifest.toml").read_text(encoding="utf-8"))["document"]

ALWAYS = {"id", "file", "sha256", "language", "format", "label_ko", "label_en"}
DATES = {"published", "manuscript", "reviewed", "accepted"}
STATED = {"title", "title_en", "type", "author", "container_title", "number"}
STATED |= {"publisher", "licence", "note"} | DATES
REASONS = {"published_reason_ko", "published_reason_en"}
INFERRED = {"published_inferred", "published_not_before"} | REASONS
PERSON = {"name", "name_en", "affiliation", "affiliation_en"}
ISO = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")

every_document = pytest.mark.parametrize("entry", DOCUMENTS, ids=[d["id"] for d in DOCUMENTS])


def test_the_manifest_lists_every_seed_once_in_order_of_id():
    files = sorted(path.name for path in SEEDS.iterdir() if path.name != "manifest.toml")
    assert [entry["file"] for entry in DOCUMENTS] == files
    ids = [entry["id"] for entry in DOCUMENTS]
    assert ids == sorted(set(ids))


@every_document
def test_a_seed_is_the_file_in_the_manifest_byte_for_byte(entry):
    assert hashlib.sha256((SEEDS / entry["file"]).read_bytes()).hexdigest() == entry["sha256"]


@every_document
def test_an_entry_has_all_its_keys_and_no_unknown_one(entry):
    assert entry.keys() >= ALWAYS
    assert entry.keys() <= ALWAYS | STATED | INFERRED
    for person in entry.get("author", []):
        assert {"name"} <= person.keys() <= PERSON


@every_document
def test_no_value_is_empty(entry):
    assert all(entry.values())


@every_document
def test_what_is_stated_stands_in_the_text(entry):
    text = _squeeze((SEEDS / entry["file"]).read_text(encoding="utf-8"))
    stated = [entry[key] for key in STATED - DATES - {"type", "author"} if key in entry]
    stated += [value for person in entry.get("author", []) for value in person.values()]
    assert [value for value in stated if _squeeze(value) not in text] == []


@every_document
def test_nothing_stated_is_also_inferred(entry):
    assert not ("published" in entry and entry.keys() & INFERRED)


@every_document
def test_what_is_inferred_has_its_reason_in_both_languages(entry):
    assert ("published_inferred" in entry) == (entry.keys() >= REASONS)
    assert ("published_inferred" in entry) or not entry.keys() & INFERRED
    if "published_not_before" in entry:
        inferred = entry["published_inferred"]
        assert entry["published_not_before"][: len(inferred)] <= inferred


@every_document
def test_dates_are_iso_at_the_precision_of_the_text(entry):
    dates = [entry[key] for key in DATES | INFERRED - REASONS if key in entry]
    assert [date for date in dates if not ISO.fullmatch(date)] == []


def _squeeze(text: str) -> str:
    """The text without its white space: a name may be set s p a c e d, a note may be wrapped."""
    return "".join(text.split())
