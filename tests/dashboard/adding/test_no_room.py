"""What a browser sends while the disk is full, or where nothing may be written: told as such, and nothing half done."""

import errno
import re
import tomllib
from io import BytesIO

import pytest

from dashboard.app import create_app
from etl.files import TEMPORARY
from etl.incoming import building, process
from etl.incoming.tray import DOCUMENTS, FAILED, READ, UNREAD
from tests.full_disk import FULL, full_disk
from tests.incoming_workspace import PAPER, Incoming
from tests.review_workspace import BIRTHS, TOKEN

pytestmark = pytest.mark.whole
LOCKED = OSError(errno.EACCES, "Permission denied")


@pytest.fixture(scope="module")
def incoming(tmp_path_factory, repository):
    own = Incoming(tmp_path_factory.mktemp("full") / "own", repository)
    own.made.write(t902=BIRTHS)
    own.first = own.manifest.read_bytes()
    own.made.build()
    return own


@pytest.fixture
def own(incoming, monkeypatch):
    for name in ("start", "start_and_wait"):
        monkeypatch.setattr(process, name, lambda *_: None)
    yield incoming
    incoming.clear()
    (incoming.folder / "build" / building.FILE).unlink(missing_ok=True)


@pytest.fixture
def client(own):
    return create_app(own.made.current, own.folder).server.test_client()


@pytest.fixture
def send(client):
    token = TOKEN.search(client.get("/review").text)[1]
    client.post("/review", data={"token": token, "do": "name", "person": "Kim"})
    page = client.get("/review").text
    shown, figure = (re.search(f'name="{name}" value="([^"]+)"', page)[1] for name in ("shown", "m"))
    forms = {
        "decision": ("/review", {"do": "reject", "m": figure, "shown": shown, "reason": "a page"}),
        "file": ("/add", {"do": "give", "file": [(BytesIO(PAPER.encode()), "a.txt")]}),
        "text": ("/add", {"do": "give", "name": "a", "text": PAPER}),
        "note": (f"/note?m={figure}", {"note": "mine"}),
    }

    def post(name, **fields):
        path, form = forms.get(name, (name, fields))
        return client.post(path, data={"token": token, **form}, content_type="multipart/form-data")

    return post


def written(own):
    """All files that people or the browser wrote, with what is in them."""
    parts = ("seeds", "datasets", "build/incoming")
    found = (path for part in parts for path in (own.folder / part).rglob("*"))
    return {path: path.read_bytes() for path in found if path.is_file() and path.suffix != ".lock"}


@pytest.mark.parametrize("what", ["decision", "file", "text", "note"])
@pytest.mark.parametrize(
    ("error", "status", "told"),
    [(FULL, 507, "There is no room"), (LOCKED, 409, "The right to read or to write is missing")],
)
def test_what_cannot_be_written_is_told_in_both_languages_and_nothing_is_kept(own, send, what, error, status, told):
    before = written(own)
    with full_disk(error=error) as failed:
        answer = send(what)
    assert failed
    assert answer.status_code == status
    korean, english = answer.text.splitlines()
    assert told in english
    assert "보낸 것을 다 저장하지 못했다" in korean
    assert "fault" not in answer.text
    assert written(own) == before
    assert [path for path in own.folder.rglob("*") if path.name.startswith(TEMPORARY)] == []
    assert list((own.folder / "build" / "incoming").glob("*")) in (
        [],
        [own.folder / "build" / "incoming" / ".tray.lock"],
    )


@pytest.mark.parametrize("after", range(5))
def test_a_paper_is_taken_in_wholly_or_not_at_all_whatever_cannot_be_written(own, send, after):
    item = own.lay()
    with full_disk(after) as failed:
        answer = send("/add", do="take", f=item.key, title="제목", language="ko")
    entries = tomllib.loads(own.manifest.read_text(encoding="utf-8"))["document"]
    assert answer.status_code == (507 if failed else 303)
    for entry in entries:
        assert (own.folder / "seeds" / entry["file"]).is_file()
    assert send("/add", do="take", f=item.key, title="제목", language="ko").status_code == 303
    assert own.tray.find(item.key).state in DOCUMENTS
    after_all = tomllib.loads(own.manifest.read_text(encoding="utf-8"))["document"]
    assert [entry["id"] for entry in after_all] == ["900", "901", "902", after_all[-1]["id"]]
    assert (own.folder / "seeds" / after_all[-1]["original"]).read_bytes() == PAPER.encode()


def test_a_paper_whose_reading_finds_no_room_says_so(own):
    item = own.tray.lay("a.txt", PAPER.encode())
    with full_disk(after=1) as failed, pytest.raises(OSError, match="No space"):
        own.reader.read_next()  # how often it was tried is written, then nothing any more
    assert len(failed) == 2
    assert own.tray.find(item.key).state == UNREAD
    own.reader.read_next()
    assert own.tray.find(item.key).state == FAILED
    assert "a full disk" in own.tray.find(item.key).told


def test_a_paper_that_cannot_be_kept_says_why(own, monkeypatch):
    item = own.tray.lay("a.txt", PAPER.encode())

    def keep(*_):
        raise FULL

    monkeypatch.setattr(own.reader.tray, "keep_read", keep)
    own.reader.read_next()
    assert own.tray.find(item.key).state == FAILED
    assert "no space left on device" in own.tray.find(item.key).told


def test_a_build_goes_on_where_its_progress_cannot_be_written_and_its_end_is_told_in_the_old_room(own, monkeypatch):
    building._write(own.folder / "build", building.Progress(building.RUNNING, what="x" * 200))

    def full(*_):
        raise FULL

    monkeypatch.setattr(building, "_write", full)
    monkeypatch.setattr(building, "OFTEN", 0.0)
    assert building.run(own.folder).state == building.DONE
    assert building.find_progress(own.folder).state == building.DONE


def test_a_report_that_finds_no_room_leaves_nothing_behind(own, monkeypatch):
    monkeypatch.setattr("pathlib.Path.replace", lambda *_: (_ for _ in ()).throw(FULL))
    with pytest.raises(OSError, match="No space") as raised:
        building._write(own.folder / "build", building.Progress(building.RUNNING))
    assert raised.value.filename == str(own.folder / "build")
    assert list((own.folder / "build").glob(f"{TEMPORARY}*")) == []


def test_what_waits_to_be_read_is_tried_again_once_there_is_room(own):
    item = own.tray.lay("a.txt", PAPER.encode())
    with full_disk(), pytest.raises(OSError, match="No space"):
        own.reader.read_next()
    own.read()
    assert own.tray.find(item.key).state == READ


def test_a_deck_that_finds_no_room_says_so_and_a_public_server_names_no_place(own, client, monkeypatch):
    def full(*_, **__):
        raise OSError(errno.ENOSPC, "No space left on device", str(own.folder / "build"))

    monkeypatch.setattr("dashboard.routes.deck.refresh_apart", full)
    form = {"deck": (BytesIO(b"PK"), "a.pptx")}
    answer = client.post("/deck/refresh", data=form, headers={"Origin": "http://localhost"})
    assert (answer.status_code, "(build)" in answer.text) == (507, True)
    public = create_app(own.made.current).server.test_client()
    form = {"deck": (BytesIO(b"PK"), "a.pptx")}
    answer = public.post("/deck/refresh", data=form, headers={"Origin": "http://localhost"})
    assert (answer.status_code, str(own.folder) in answer.text) == (503, False)


def test_any_other_error_of_the_system_is_ours(client, monkeypatch):
    def broken(*_, **__):
        raise OSError(errno.EIO, "Input/output error")

    monkeypatch.setattr("dashboard.routes.deck.refresh_apart", broken)
    form = {"deck": (BytesIO(b"PK"), "a.pptx")}
    assert client.post("/deck/refresh", data=form, headers={"Origin": "http://localhost"}).status_code == 500
