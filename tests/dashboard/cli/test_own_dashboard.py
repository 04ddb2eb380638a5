"""What the dashboard shows of a workspace of one's own: empty, with papers, and without them again."""

from io import BytesIO
from urllib.parse import quote

import docx
import pytest

from dashboard.app import create_app
from etl.store import Store
from etl.workspace import current_store

pytestmark = pytest.mark.whole

SENTENCE = "국가정보원은 북한이 2024년 컨테이너 1만 3,000여 개를 러시아에 보냈다고 밝혔다."
SLEEPING = "figtrace: 1 sleeping (corrections or decisions about what is not listed): 001"
HOSTILE = f"<h1>무역</h1><script>alert(1)</script><p>발행일: 2024년 7월 26일</p><p>{SENTENCE}</p>".encode()


def visit(papers):
    return create_app(current_store(papers)).server.test_client()


def page(client, address):
    """A page as a reader without a script gets it."""
    answer = client.get(address, follow_redirects=True)
    assert answer.status_code == 200, address
    return answer.text


@pytest.fixture
def word_file():
    made, paper = BytesIO(), docx.Document()
    paper.core_properties.title = "The title of a template"
    paper.add_heading("Trade of the DPRK", 1)
    paper.add_paragraph("July 2023")
    paper.add_paragraph("Exports rose to 300 million dollars in 2022.")
    paper.save(made)
    return made.getvalue()


@pytest.mark.usefixtures("child")
def test_papers_come_in_are_shown_and_go_out_again(figtrace, papers, tmp_path, word_file, repository):
    (papers / "datasets" / "corrections.toml").write_bytes((repository / "datasets" / "corrections.toml").read_bytes())
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    (inbox / "무역 (최종).html").write_bytes(HOSTILE)
    (inbox / "trade.docx").write_bytes(word_file)
    done = figtrace("add", inbox)
    assert done.code == 0
    told = "/d/무역-최종: 무역 (first heading), 2024-07-26 (first lines): 1 figures charted"
    assert done.err[0] == SLEEPING
    assert told in done.err[2]
    with Store.open(current_store(papers)) as store:
        formats = {row["document_id"]: (row["format"], row["title"]) for row in store.documents()}
    assert formats == {"무역-최종": ("html", "무역"), "trade": ("docx", "Trade of the DPRK")}

    client, name = visit(papers), quote("무역-최종")
    assert "컨테이너" in page(client, "/")
    reader = page(client, f"/d/{name}")
    assert f'href="/d/{name}/original"' in reader
    assert "무역 (최종).html" in reader
    exports = ("/export/documents.csv", "/export/package.zip", "/export/figures.xlsx", "/feed.atom")
    own = (f"/d/{name}/part/1", f"/cite/d/{name}.bib", f"/cite/d/{name}.ris", f"/api/v1/documents/{name}")
    for address in (*exports, *own, "/quality"):
        assert client.get(address).status_code == 200, address
    figure = client.get("/api/v1/observations").json["data"][0]["observation_id"]
    assert "컨테이너" in page(client, f"/o/{quote(figure)}")
    answer = client.get("/d/trade/original")
    assert (answer.status_code, answer.data) == (200, word_file)

    answer = client.get(f"/d/{name}/original")
    assert answer.data == HOSTILE
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Content-Security-Policy"].startswith("sandbox")
    assert answer.headers["Content-Disposition"].startswith("attachment;")
    assert answer.mimetype == "application/octet-stream"
    assert client.get("/d/x/original").status_code == 404
    lying = next((papers / "seeds" / "originals").rglob("trade.docx"))
    lying.write_bytes(b"another file")
    assert client.get("/d/trade/original").status_code == 404
    lying.write_bytes(word_file)

    done = figtrace("remove", "무역-최종", "trade")
    assert (done.code, done.err[-1]) == (0, SLEEPING)
    with Store.open(current_store(papers)) as store:
        assert store.documents() == []
    client = visit(papers)
    assert "figtrace add" in page(client, "/")
    assert "figtrace add" in page(client, "/sources")
