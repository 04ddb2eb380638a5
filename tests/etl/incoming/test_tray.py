"""Papers that came in by the browser: read beside the server, taken in as a person settled them, or dropped."""

import tomllib
from concurrent.futures import ThreadPoolExecutor

import msgspec
import pytest

from etl.adding.shelf import Shelf
from etl.errors import BuildError, SeedError
from etl.incoming import building, process, reader
from etl.incoming import tray as tray_module
from etl.incoming.preview import MOST_CHARACTERS
from etl.incoming.tray import FAILED, NEW_VERSION, READ, SAME, TAKEN
from etl.store import Store
from etl.workspace import build_lock
from tests.incoming_workspace import PAPER, Incoming

pytestmark = pytest.mark.whole


@pytest.fixture(scope="module")
def incoming(tmp_path_factory, repository):
    return Incoming(tmp_path_factory.mktemp("incoming") / "own", repository)


@pytest.fixture
def own(incoming):
    yield incoming
    incoming.clear()


def entries(own):
    return {entry["id"]: entry for entry in tomllib.loads(own.manifest.read_text(encoding="utf-8"))["document"]}


def test_a_paper_that_is_read_has_a_proposal_and_its_figures(own):
    item = own.lay()
    read = own.tray.read(item)
    assert item.state == READ
    assert {key: found.value for key, found in read.proposal.found.items()} == {
        "title": "북한의 대러 무역",
        "published": "2024-07-26",
    }
    container, deaths = read.figures
    assert [PAPER[figure.start : figure.end] for figure in read.figures] == ["1만 3,000여 개", "약 35만 명"]
    assert (container.status, container.en) == ("linked", "Containers from the DPRK to Russia, cumulative")
    assert (deaths.status, deaths.en) == ("waiting", "")
    assert any(piece.reading.endswith("약 35만 명이었다.") for piece in read.pieces)


def test_nothing_becomes_a_document_before_a_person_takes_it_in(own):
    own.lay()
    assert own.manifest.read_bytes() == own.first


def test_a_table_is_one_piece_whose_cells_know_their_figures(own):
    heads = "<tr><th>지역</th><th>2022년</th><th>2023년</th></tr>"
    text = f"<html><p>(단위: 만 명)</p><table>{heads}<tr><th>전국</th><td>25</td><td>23</td></tr></table></html>"
    read = own.tray.read(own.lay("표.html", text))
    (table,) = [piece for piece in read.pieces if piece.rows]
    data = [cell for row in table.rows for cell in row if cell.role == "data"]
    assert [text[cell.start : cell.end] for cell in data] == ["25", "23"]
    assert {figure.start for figure in read.figures} == {cell.start for cell in data}


def test_the_very_same_file_is_one_item_and_counted(own):
    first = own.lay()
    again = own.lay("다른 이름.txt")
    assert (again.key, again.name, again.again) == (first.key, "무역.txt", 1)
    assert len(own.tray.items()) == 1


def test_a_file_that_is_a_document_already_is_told(own):
    own.tray.take_in(own.lay(), {}, is_seen=False)
    item = own.lay("다른 이름.txt")
    assert (item.state, item.told) == (SAME, "무역")


def test_each_file_that_cannot_be_read_says_why_in_a_line_and_the_others_are_read(own):
    own.tray.lay("log-in.pdf", b"<html><body>log in</body></html>")
    own.tray.lay("empty.txt", b"")
    own.tray.lay("paper.txt", PAPER.encode())
    own.read()
    told = {item.name: (item.state, item.told) for item in own.tray.items()}
    assert told["log-in.pdf"] == (FAILED, "named .pdf but a web page (perhaps of a log-in or an error); fetch it again")
    assert told["empty.txt"] == (FAILED, "empty; fetch or save it again")
    assert told["paper.txt"][0] == READ


def test_a_paper_that_ended_its_reader_is_not_tried_twice(own):
    item = own.tray.lay("bomb.txt", PAPER.encode())
    own.tray.change(item, tries=1)
    own.read()
    assert (own.tray.find(item.key).state, own.tray.find(item.key).told) == (FAILED, reader.BROKE)


@pytest.mark.parametrize(
    ("sent", "name"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\papers\\a.txt", "a.txt"),
        ("a\nb\u202e.txt", "a\ufffdb\ufffd.txt"),
        ("", "?"),
    ],
)
def test_a_name_that_was_sent_is_a_label_and_never_a_path(own, sent, name):
    item = own.tray.lay(sent, PAPER.encode())
    assert item.name == name
    assert [path.name for path in own.tray.folder.iterdir() if path.is_dir()] == [item.key]


def test_what_a_person_settled_is_stated_and_what_they_saw_is_not_proposed(own):
    settled = {"title": " 고친\n제목 ", "author": "김철수; 이영희", "published": "2024-08"}
    item = own.tray.take_in(own.lay(), settled, is_seen=True)
    assert (item.state, item.told) == (TAKEN, "무역")
    entry = entries(own)["무역"]
    assert (entry["title"], entry["published"], entry["label_ko"]) == ("고친 제목", "2024-08", "김철수 (2024)")
    assert [author["name"] for author in entry["author"]] == ["김철수", "이영희"]
    assert not entry.keys() & {"proposed", "published_inferred", "published_reason_ko"}
    assert own.tray.read(item) is None


def test_what_a_person_took_out_is_not_stated(own):
    own.tray.take_in(own.lay(), {"title": "", "published": ""}, is_seen=True)
    assert not entries(own)["무역"].keys() & {"title", "published", "published_inferred"}


def test_what_nobody_looked_at_stays_proposed(own):
    own.tray.take_in(own.lay(), {}, is_seen=False)
    entry = entries(own)["무역"]
    assert entry["published_inferred"] == "2024-07-26"
    assert set(entry["proposed"]) == {"title", "published", "language", "label"}


def test_a_changed_file_of_the_same_name_is_a_new_version_unless_a_person_says_otherwise(own):
    own.tray.take_in(own.lay(), {}, is_seen=False)
    item = own.lay(text=PAPER.replace("대러", "대중"))
    assert own.tray.read(item).older == "무역"
    assert own.tray.take_in(item, {}, is_seen=True).state == NEW_VERSION
    other = own.lay(text=PAPER.replace("대러", "대일"))
    put = own.tray.take_in(other, {}, is_seen=True, is_other=True)
    assert (put.state, put.told) == (TAKEN, "무역-2")


def test_a_date_that_does_not_exist_is_refused_in_a_line_and_the_paper_stays(own):
    item = own.lay()
    with pytest.raises(SeedError, match=r"published: found '2024-13', expected a date that exists"):
        own.tray.take_in(item, {"published": "2024-13"}, is_seen=True)
    assert own.tray.find(item.key).state == READ
    assert own.manifest.read_bytes() == own.first


def test_nothing_is_taken_in_while_a_build_runs(own, monkeypatch):
    monkeypatch.setattr(tray_module, "PATIENCE", 0.05)
    item = own.lay()
    with build_lock(own.folder), pytest.raises(BuildError, match="another build is running"):
        own.tray.take_in(item, {}, is_seen=True)
    assert own.tray.find(item.key).state == READ


def test_of_a_long_paper_only_the_beginning_is_looked_through_before_it_is_taken_in(own):
    text = "무역\n\n" + "아무 수도 없는 글이다.\n" * (MOST_CHARACTERS // 10) + "마지막으로 3억 달러다.\n"
    read = own.tray.read(own.lay(text=text))
    assert text[: read.looked_at].endswith("글이다.\n")
    assert read.figures == ()
    assert read.taken.text == text


def test_a_dropped_paper_is_forgotten(own):
    own.tray.drop(own.lay())
    assert own.tray.items() == []


def test_rules_that_are_broken_are_told_of_each_paper(own):
    units = own.folder / "datasets" / "units.toml"
    before = units.read_text(encoding="utf-8")
    own.tray.lay("무역.txt", PAPER.encode())
    try:
        units.write_text("[", encoding="utf-8")
        reader.read_all(own.folder)
    finally:
        units.write_text(before, encoding="utf-8")
    (item,) = own.tray.items()
    assert item.state == FAILED
    assert "units.toml" in item.told


def test_a_build_tells_what_it_made_and_what_was_there_before(own):
    own.manifest.write_bytes(own.first)
    first = building.run(own.folder)
    assert building.find_progress(own.folder) == first
    own.tray.take_in(own.lay(), {}, is_seen=False)
    second = building.run(own.folder)
    assert (first.state, second.state, second.previous) == (building.DONE, building.DONE, first.version)
    assert building.run(own.folder).previous == second.version  # nothing had changed
    with Store.open(own.made.current) as store:
        assert {row.document_id: row.figures for row in store.documents()}["무역"] == 1


def test_a_build_that_fails_says_why_and_leaves_what_is_published(own):
    done = building.run(own.folder)
    own.manifest.write_text("[[document]]\n", encoding="utf-8")
    told = building.run(own.folder)
    assert (told.state, told.previous) == (building.FAILED, done.version)
    assert any("manifest.toml" in line for line in told.lines)
    with Store.open(own.made.current) as store:
        assert store.version == done.version


def test_a_build_that_was_cut_short_is_told_as_such(own):
    folder = own.folder / "build"
    folder.mkdir(exist_ok=True)
    (folder / building.FILE).write_bytes(msgspec.json.encode(building.Progress(building.RUNNING, 1, 5)))
    with process.alone(folder / building.LOCK) as is_alone:
        assert is_alone
        assert building.find_progress(own.folder).state == building.RUNNING
    assert building.find_progress(own.folder).state == building.ENDED


class TestSeveralAtOnce:
    """Two browsers and the reader are at one tray: each sees items as they were a moment ago."""

    def test_the_same_file_from_eight_tabs_is_one_item(self, own):
        with ThreadPoolExecutor(8) as tabs:
            laid = list(tabs.map(lambda _: own.tray.lay("무역.txt", PAPER.encode()), range(8)))
        (item,) = own.tray.items()
        assert {one.key for one in laid} == {item.key}
        assert item.again == 7

    def test_other_files_from_eight_tabs_keep_an_order(self, own):
        with ThreadPoolExecutor(8) as tabs:
            list(tabs.map(lambda n: own.tray.lay(f"{n}.txt", f"북한은 컨테이너 {n}개를 보냈다.".encode()), range(8)))
        assert sorted(item.order for item in own.tray.items()) == list(range(1, 9))

    def test_what_was_read_meanwhile_stays_read(self, own):
        seen = own.tray.lay("무역.txt", PAPER.encode())
        own.read()
        assert own.tray.change(seen, tries=1).state == READ
        own.tray.fail(seen, "its reader was ended")
        assert own.tray.find(seen.key).state == READ

    def test_what_was_dropped_meanwhile_does_not_come_back(self, own):
        seen = own.lay()
        own.tray.drop(seen)
        own.tray.change(seen, told="late")
        own.tray.keep_read(seen, None)
        assert own.tray.items() == []
        with pytest.raises(SeedError, match="found nothing read of it"):
            own.tray.take_in(seen, {}, is_seen=True)

    def test_a_paper_that_two_browsers_take_in_is_one_document(self, own):
        seen = own.lay()
        first = own.tray.take_in(seen, {}, is_seen=True)
        second = own.tray.take_in(seen, {"title": "또"}, is_seen=True)
        assert (first.state, second) == (TAKEN, first)
        assert len([entry for entry in entries(own).values() if "original" in entry]) == 1

    def test_why_one_browser_could_not_is_not_told_of_what_another_has_taken(self, own):
        seen = own.lay()
        taken = own.tray.take_in(seen, {}, is_seen=True)
        own.tray.tell(seen, BuildError("another build is running here"))
        assert own.tray.find(seen.key) == taken

    def test_who_does_not_end_is_told_and_not_waited_for(self, own, monkeypatch):
        item = own.lay()
        monkeypatch.setattr(tray_module, "PATIENCE", 0.05)
        with own.tray._alone(), pytest.raises(BuildError, match="somebody else is changing it; please try again"):
            own.tray.drop(item)

    def test_looking_moves_no_files_while_another_process_puts_some_in(self, own):
        """The reader beside the server looks at documents without the lock of the build."""
        item = own.lay()
        taken = own.tray.take_in(item, {}, is_seen=True)
        shelf = Shelf(own.folder)
        kept = entries(own)[taken.told]
        removed = shelf.remove(taken.told)
        original = own.folder / "seeds" / kept["original"]
        original.parent.mkdir(parents=True, exist_ok=True)
        original.write_bytes((removed / original.name).read_bytes())  # as `figtrace add` does before it has its entry
        Shelf(own.folder)
        assert original.is_file()
