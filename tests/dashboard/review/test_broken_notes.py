"""A file of the workspace that pages read beside the store and that is broken: told by its name, never a fault of ours.

The figures of a page stand in the store, so that the page shows them all the same.
"""

from pathlib import Path

import pytest

from dashboard.app import create_app
from etl.noting import LEDGER

pytestmark = pytest.mark.whole
HEAD = b"mention_id,quote,before,after,note,written\n"
DAMAGES = {
    "as a spreadsheet of Korea saves it": HEAD + "900:1-2,1억,,,확인할 것,2026-01-01\n".encode("cp949"),
    "nothing in it": b"",
    "another header": b"a,b\n1,2\n",
    "a NUL": HEAD + b"a\0b\n",
    "a quote that stays open": HEAD + b'"900:1-2,\n',
}


@pytest.fixture
def figure(store):
    """A charted figure."""
    return store.latest_figures(next(row.indicator_id for row in store.indicators() if row.figures), limit=1)[0]


@pytest.fixture(params=DAMAGES.values(), ids=list(DAMAGES))
def broken(made, request):
    """The file of notes, damaged."""
    (made.folder / LEDGER).write_bytes(request.param)


@pytest.mark.usefixtures("broken")
def test_a_page_shows_its_figure_and_says_which_file_of_notes_cannot_be_read(client, figure):
    for lang, words in (("ko", "메모 파일을 읽을 수 없어"), ("en", "The file of notes cannot be read")):
        for path in (f"/o/{figure.observation_id}", f"/i/{figure.indicator_id}", f"/brief/i/{figure.indicator_id}"):
            answer = client.get(f"{path}?lang={lang}")
            assert answer.status_code == 200
            assert words in answer.text
            assert LEDGER in answer.text
            assert figure.quote_value.split()[0] in answer.text


@pytest.mark.usefixtures("broken")
def test_a_file_to_take_along_is_not_made_without_the_notes_that_belong_into_it(client, figure):
    name = figure.indicator_id
    for path in (f"/brief/i/{name}.docx", f"/brief.docx?i={name}", f"/deck/new.pptx?c=i/{name}"):
        answer = client.get(path)
        assert answer.status_code == 409
        assert "작업 폴더의 파일을 읽을 수 없어" in answer.text
        assert "A file of the workspace cannot be read" in answer.text
        assert LEDGER in answer.text


@pytest.mark.usefixtures("broken")
def test_others_than_who_edits_the_file_see_none_of_it(made, figure):
    public = create_app(made.current).server.test_client()
    for path in (
        f"/o/{figure.observation_id}",
        f"/brief/i/{figure.indicator_id}",
        f"/brief/i/{figure.indicator_id}.docx",
    ):
        answer = public.get(path)
        assert answer.status_code == 200
        assert LEDGER.encode() not in answer.data


# what pages read beside the store, by a page that reads it
READ = {
    "datasets/decisions.csv": "/review",
    "datasets/proposals.csv": "/review",
    "datasets/pins.toml": "/review/pin?said=x",
    "datasets/concepts/people.toml": "/review/concept",
    "datasets/areas.toml": "/review",
    "datasets/origins.toml": "/review",
    "seeds/manifest.toml": "/review",
}


@pytest.mark.parametrize("name", READ)
@pytest.mark.parametrize("content", [b"", b"a\0b\n", "가,나\n".encode("cp949")], ids=["empty", "NUL", "CP949"])
def test_no_other_file_that_a_page_reads_makes_it_fail(made, client, name, content):
    path: Path = made.folder / name
    assert path.parent.is_dir()
    path.write_bytes(content)
    assert client.get(READ[name]).status_code in (200, 404, 409)
