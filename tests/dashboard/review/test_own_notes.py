"""Notes of one's own: written on this machine alone, shown with their figure, taken along into decks and briefings."""

import re
from io import BytesIO

import pytest
from pptx import Presentation

from dashboard.app import create_app
from dashboard.content.own_notes import find_notes
from dashboard.exports.pptx.deck import write_deck
from dashboard.exports.pptx.finds import find_shapes
from dashboard.exports.pptx.refresh import refresh_deck
from dashboard.exports.pptx.wish import Wish
from etl.errors import RuleError
from etl.noting import LEDGER, OwnNote, keep_note, load_notes

pytestmark = pytest.mark.whole
TOKEN = re.compile(r'<button (?=[^>]*name="token")[^>]*value="([^"]+)"')
NOTE = "통계청 2월 발표와 맞춰 볼 것"


@pytest.fixture
def figure(store):
    """A charted figure."""
    return store.latest_figures(next(row.indicator_id for row in store.indicators() if row.figures), limit=1)[0]


@pytest.fixture
def send(client):
    """Write a note about a figure, as the form on its page does."""

    def post(figure, note, token=None, **headers):
        page = client.get(f"/o/{figure}").text
        own = TOKEN.search(page) or [None, ""]
        return client.post(f"/note?m={figure}", data={"token": token or own[1], "note": note}, headers=headers)

    return post


def slide_words(content):
    slide = Presentation(BytesIO(content)).slides[0]
    shown = "\n".join(shape.text_frame.text for shape in slide.shapes if shape.has_text_frame)
    return shown, slide.notes_slide.notes_text_frame.text


def test_a_note_is_kept_with_the_words_beside_its_figure_and_shown_on_its_page(made, store, client, send, figure):
    name = figure.observation_id
    answer = send(name, f"  {NOTE}  ")
    assert (answer.status_code, answer.headers["Location"]) == (303, f"/o/{name}")
    (note,) = load_notes(made.folder)
    assert (note.mention, note.note) == (name, NOTE)
    assert note.quote == " ".join(figure.quote_value.split())
    assert NOTE in client.get(f"/o/{name}").text
    assert find_notes(store, made.folder) == {name: NOTE}


def test_another_note_takes_its_place_and_an_empty_one_takes_it_out(made, send, figure):
    for words, kept in (("one", ["one"]), ("two", ["two"]), (" ", [])):
        send(figure.observation_id, words)
        assert [note.note for note in load_notes(made.folder)] == kept


@pytest.mark.parametrize("note", ["a\0b", "a\u2028b", "\u202e", "a\x1bb"])
def test_a_note_that_could_not_be_read_again_is_refused_and_the_others_stay(made, send, figure, note):
    send(figure.observation_id, "first")
    refused = send(figure.observation_id, note)
    assert (refused.status_code, "notes.csv" in refused.text) == (409, True)
    assert [one.note for one in load_notes(made.folder)] == ["first"]


def test_the_form_leads_back_to_the_page_of_ours_on_which_it_stood(send, figure):
    here = f"/i/{figure.indicator_id}?c={figure.observation_id}"
    back = send(figure.observation_id, NOTE, Referer=f"http://localhost{here}")
    assert back.headers["Location"] == here
    elsewhere = send(figure.observation_id, NOTE, Referer="https://example.org/i/x")
    assert elsewhere.headers["Location"] == f"/o/{figure.observation_id}"


@pytest.mark.parametrize(
    ("headers", "token", "status"),
    [({}, "foreign", 403), ({"Origin": "https://example.org"}, None, 403), ({"X-Forwarded-For": "10.0.0.1"}, "x", 404)],
)
def test_nobody_else_writes_notes(made, send, figure, headers, token, status):
    assert send(figure.observation_id, NOTE, token, **headers).status_code == status
    assert not (made.folder / LEDGER).exists()


def test_a_public_server_shows_and_takes_none(made, figure):
    keep_note(made.folder, note_on(figure))
    public = create_app(made.current).server.test_client()
    for path in (f"/o/{figure.observation_id}", f"/brief/i/{figure.indicator_id}"):
        page = public.get(path).text
        assert NOTE not in page
        assert "/note" not in page
    assert public.post(f"/note?m={figure.observation_id}", data={"note": NOTE}).status_code == 404


def note_on(figure, **changed):
    quote = " ".join(figure.quote_value.split())
    at = figure.passage.index(figure.quote_value)
    before, after = figure.passage[:at], figure.passage[at + len(figure.quote_value) :]
    fields = {"mention": figure.observation_id, "quote": quote, "before": before, "after": after}
    return OwnNote(**{**fields, "note": NOTE, "written": "2026-01-01", **changed})


def test_a_note_finds_its_figure_where_the_text_changed_elsewhere_and_no_other(made, store, send, figure):
    send(figure.observation_id, NOTE)
    (note,) = load_notes(made.folder)
    moved = f"{figure.document_id}:1-2"
    keep_note(made.folder, OwnNote(moved, note.quote, note.before, note.after, NOTE, note.written))
    assert find_notes(store, made.folder) == {figure.observation_id: NOTE}
    keep_note(made.folder, OwnNote(moved, note.quote, "다른 말", note.after, NOTE, note.written))
    keep_note(made.folder, OwnNote(moved, note.quote, note.before, note.after, "", note.written))
    assert find_notes(store, made.folder) == {}


def test_no_build_reads_notes(made):
    before = made.current.read_text() if made.current.is_file() else str(made.current.resolve())
    (made.folder / LEDGER).write_text("mention_id,quote,before,after,note,written\n", encoding="utf-8")
    made.build()
    after = made.current.read_text() if made.current.is_file() else str(made.current.resolve())
    assert before == after


def test_a_broken_file_is_told_by_its_line(made):
    (made.folder / LEDGER).write_text("mention_id,quote,before,after,note,written\nx,,,,,\n", encoding="utf-8")
    with pytest.raises(RuleError, match=r"datasets/notes\.csv, line"):
        load_notes(made.folder)


def test_notes_go_into_the_briefing_in_every_form(client, send, figure):
    before = client.get(f"/brief/i/{figure.indicator_id}.docx").headers["ETag"]
    send(figure.observation_id, NOTE)
    assert NOTE in client.get(f"/brief/i/{figure.indicator_id}").text
    answer = client.get(f"/brief/i/{figure.indicator_id}.docx")
    assert answer.headers["ETag"] != before
    import docx

    document = docx.Document(BytesIO(answer.data))
    words = "\n".join(cell.text for table in document.tables for row in table.rows for cell in row.cells)
    assert NOTE in words


def test_notes_go_into_slides_and_their_notes_and_stay_in_a_refresh(store, figure):
    wish = Wish("i", figure.indicator_id)
    notes = {figure.observation_id: NOTE}
    content = write_deck(store, [wish], "ko", notes=notes)
    for words in slide_words(content):
        assert NOTE in words
    assert refresh_deck(store, content, "deck.pptx", notes=notes).is_same
    assert refresh_deck(store, content, "deck.pptx").is_same  # who does not know the notes takes none away
    gone = refresh_deck(store, content, "deck.pptx", notes={}).content
    assert not any(NOTE in words for words in slide_words(gone))
    assert len(list(find_shapes(Presentation(BytesIO(gone))))) == 1


def test_a_note_in_an_english_deck_names_its_figure_in_english(store, figure):
    content = write_deck(store, [Wish("i", figure.indicator_id)], "en", notes={figure.observation_id: NOTE})
    shown, _ = slide_words(content)
    (line,) = [line for line in shown.splitlines() if NOTE in line]
    assert re.search("[가-힣]", figure.quote_value)
    assert not re.search("[가-힣]", line.replace(NOTE, ""))


def test_the_deck_of_the_page_has_them(client, send, figure):
    send(figure.observation_id, NOTE)
    content = client.get(f"/deck/new.pptx?c=i/{figure.indicator_id}").data
    assert NOTE in slide_words(content)[1]
