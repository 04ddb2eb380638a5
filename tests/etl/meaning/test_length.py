"""How long a text is, which tells how far its times and sources go on: the same for both spellings, told once."""

import unicodedata
from types import SimpleNamespace

from etl.documents import plain_document
from etl.extract import extract
from etl.meaning import view
from tests.rules import own_rules


def test_a_document_is_measured_once(monkeypatch):
    document = plain_document("국가정보원은 2024년에 북한 병사 1,200명 이상이 갔다고 밝혔다. 300명은 돌아왔다.")
    measured = []

    def note(form, text):
        measured.append(text)
        return unicodedata.normalize(form, text)

    monkeypatch.setattr(view, "unicodedata", SimpleNamespace(normalize=note))
    assert len(extract(document, own_rules()).mentions) == 2
    assert measured == [document.text]


def test_letters_written_in_parts_make_a_text_no_longer():
    text = "가" * view.SHORT
    assert view.is_short(plain_document(text), ())
    assert view.is_short(plain_document(unicodedata.normalize("NFD", text)), ())
    assert not view.is_short(plain_document(text + "가"), ())


def test_the_marks_of_a_web_page_make_a_text_no_longer():
    page = f"<html><body>{'<p class=x>가나다</p>' * 1_000}</body></html>"
    document = plain_document(page, format="html")
    assert len(document.text) > view.SHORT
    assert view.is_short(document, extract(document, own_rules()).passages)
