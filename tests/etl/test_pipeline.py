"""The line as a whole: what is built, when it is built again, and what a failure leaves behind."""

import errno
import hashlib
import os
import re
import unicodedata
from decimal import Decimal

import pytest

from etl import cache, inputs, linking, pipeline
from etl.documents import read_documents
from etl.errors import BuildError, CorrectionError, DamageWarning, RuleError, SeedError, StoreError
from etl.extract import extract
from etl.model import Evidence, Extraction, Linking, Mention, Passage, Span, Statement
from etl.pipeline import build, current_store
from etl.pointer import version_of
from etl.store import Shelf, Store
from etl.store.checks import BrokenPromisesError
from etl.store.mending import is_sound, mend
from etl.store.proof import is_damaged, prove
from etl.store.versions import prune, read_ledger
from etl.workspace import build_lock
from tests.rules import own_rules

pytestmark = pytest.mark.whole

CORRECTION = """
[[correction]]
document = "901"
sentence = "200개"
expects = "200"
becomes = "210"
reason_ko = "오식"
reason_en = "misprint"
check = "gni_per_head"
"""


def as_containers(mention):
    return Linking(mention.id, "arms.containers", "linked", "test")


def read_one_count(document, rules):
    """A tiny extraction: every text is a sentence that begins with a number of three digits."""
    text = document.text
    if rules.digest == "broken" and document.id == "901":
        raise ValueError("a bug")
    mention = Mention(
        document=document.id,
        start=0,
        end=3,
        quote=rules.quote or text[:3],
        reading=text[:3],
        value=Decimal(text[:3]),
        low=Decimal(text[:3]),
        high=Decimal(text[:3]),
        bound="exact",
        is_vague=False,
        unit="item",
        unit_quote=None,
        kind="observed",
        mention_class="count",
        period=None,
        base_period=None,
        rate=None,
        direction=None,
        origin=None,
        origin_name=None,
        passage=f"{document.id}:0-{len(text)}",
        sentence_start=0,
        sentence_end=len(text),
        evidence=(Evidence("number", Span(0, 3), text[:3], "test"),),
    )
    passage = Passage(document.id, 0, "paragraph", 0, len(text), text, tuple(range(len(text))), ((0, len(text)),))
    return Extraction(document, (passage,), mentions=(mention,), statements=(Statement(mention.id),))


@pytest.fixture
def rules(records):
    rules = records.rules
    rules.quote = None
    return rules


@pytest.fixture
def reads(monkeypatch, records, rules):
    """The line over `read_one_count`; a list of the documents that were really read."""
    seen = []

    def extract(document, rules):
        seen.append(document.id)
        return read_one_count(document, rules)

    monkeypatch.setattr(pipeline, "extract", extract)
    monkeypatch.setattr(linking, "link", lambda e, _: [as_containers(m) for m in e.mentions])
    monkeypatch.setattr(inputs, "read_rules", lambda _: rules)
    monkeypatch.setattr(inputs, "read_catalogue", lambda *_: records.catalogue())
    return seen


@pytest.fixture
def folder(tmp_path):
    """A workspace with three texts."""
    (tmp_path / "seeds").mkdir()
    (tmp_path / "datasets").mkdir()
    write_seeds(tmp_path, {"900": "100개", "901": "200개", "902": "300개"})
    return tmp_path


def write_seeds(folder, texts):
    entries = []
    for name, text in texts.items():
        content = text.encode()
        (folder / "seeds" / f"{name}.txt").write_bytes(content)
        entries.append(
            f'[[document]]\nid = "{name}"\nfile = "{name}.txt"\nsha256 = "{hashlib.sha256(content).hexdigest()}"\n'
            'language = "ko"\nformat = "text"\nlabel_ko = "글"\nlabel_en = "Text"\n'
        )
    (folder / "seeds" / "manifest.toml").write_text("\n".join(entries), encoding="utf-8")


def quotes(folder):
    with Store.open(current_store(folder)) as store:
        return [figure.quote_value for figure in store.figures()]


def files(folder):
    return sorted(path.name for path in (folder / "build").glob("*") if path.name != "cache")


@pytest.mark.usefixtures("reads")
def test_a_build_publishes_one_file_and_names_it(folder):
    report = build(folder)
    assert not report.was_cached
    assert report.path == current_store(folder) == folder / "build" / f"figtrace-{report.version}.duckdb"
    assert report.counts["figures"] == 3
    assert quotes(folder) == ["100", "200", "300"]
    assert files(folder) == [".lock", ".lock-owner", "current", report.path.name, "versions.jsonl"]


def test_a_second_build_is_there_at_once(folder, reads):
    first = build(folder)
    reads.clear()
    second = build(folder)
    assert (second.was_cached, second.path, second.counts) == (True, first.path, first.counts)
    assert reads == []


def test_one_changed_document_costs_one_document(folder, reads):
    build(folder)
    reads.clear()
    write_seeds(folder, {"900": "100개", "901": "201개", "902": "300개"})
    assert not build(folder).was_cached
    assert reads == ["901"]
    assert quotes(folder) == ["100", "201", "300"]


def test_a_new_document_brings_its_figures_and_a_removed_one_takes_them_along(folder, reads):
    build(folder)
    reads.clear()
    (folder / "seeds" / "900.txt").unlink()
    write_seeds(folder, {"901": "200개", "902": "300개", "903": "400개"})
    build(folder)
    assert reads == ["903"]
    assert quotes(folder) == ["200", "300", "400"]


def test_another_word_in_the_rules_reads_every_document_again(folder, reads, rules):
    build(folder)
    reads.clear()
    rules.digest = "other rules"
    (folder / "datasets" / "units.toml").write_text("# a new word")
    build(folder)
    assert reads == ["900", "901", "902"]


def test_an_edit_that_is_undone_finds_its_store_again(folder, reads):
    first = build(folder)
    write_seeds(folder, {"900": "999개"})
    build(folder)
    reads.clear()
    for path in (folder / "seeds").glob("*.txt"):
        path.unlink()
    write_seeds(folder, {"900": "100개", "901": "200개", "902": "300개"})
    again = build(folder)
    assert (again.was_cached, again.path, reads) == (True, first.path, [])
    assert current_store(folder) == first.path


@pytest.mark.usefixtures("reads")
def test_published_results_are_no_input(folder):
    first = build(folder)
    (folder / "datasets" / "published").mkdir()
    (folder / "datasets" / "published" / "figures.csv").write_text("x")
    assert build(folder).version == first.version


@pytest.mark.usefixtures("reads")
def test_every_version_is_kept_but_only_the_newest_is_cached(folder):
    for n in range(100, 106):
        write_seeds(folder, {"900": f"{n}개"})
        build(folder)
    assert len([name for name in files(folder) if name.endswith(".duckdb")]) == 6
    assert len(list((folder / "build" / "cache").iterdir())) == 1


@pytest.mark.usefixtures("reads")
def test_a_reader_keeps_its_version_through_a_new_build(folder):
    build(folder)
    with Store.open(current_store(folder)) as store:
        write_seeds(folder, {"900": "999개"})
        build(folder)
        assert len(store.figures()) == 3
    assert quotes(folder) == ["999"]


def test_a_damaged_store_is_built_again(folder, reads):
    report = build(folder)
    report.path.write_bytes(b"damaged")
    reads.clear()
    with pytest.warns(DamageWarning, match="built anew"):
        assert not build(folder).was_cached
    assert reads == []
    assert quotes(folder) == ["100", "200", "300"]


class TestAFailureLeavesThePublishedStore:
    @pytest.fixture
    def published(self, folder, reads):  # noqa: ARG002, it must be in place
        build(folder)
        return files(folder)

    @pytest.fixture(autouse=True)
    def _unchanged(self, folder, published):
        yield
        assert files(folder) == published
        assert quotes(folder) == ["100", "200", "300"]

    def test_when_a_seed_is_not_the_one_in_the_manifest(self, folder):
        (folder / "seeds" / "901.txt").write_text("200개!")
        with pytest.raises(SeedError, match=r"901\.txt"):
            build(folder)

    def test_when_a_decision_is_broken(self, folder):
        (folder / "datasets" / "decisions.csv").write_text("mention\n")
        with pytest.raises(RuleError, match="header"):
            build(folder)

    def test_when_a_correction_has_no_place(self, folder):
        (folder / "datasets" / "corrections.toml").write_text(
            '[[correction]]\ndocument = "900"\nsentence = "백"\nexpects = "100"\nbecomes = "101"\n'
            'reason_ko = "r"\nreason_en = "r"\ncheck = "gni_per_head"\n'
        )
        with pytest.raises(CorrectionError):
            build(folder)

    def test_when_a_promise_is_broken(self, folder, rules):
        rules.digest, rules.quote = "wrong offsets", "999"
        (folder / "datasets" / "units.toml").write_text("# changed")
        with pytest.raises(BrokenPromisesError, match="mention_quotes: 900:0-3") as caught:
            build(folder)
        assert len(str(caught.value).splitlines()) == 3

    def test_when_the_build_is_interrupted_while_it_writes(self, folder, monkeypatch):
        def interrupt(path):
            assert path.exists()
            raise KeyboardInterrupt

        monkeypatch.setattr(pipeline, "record_checks", interrupt)
        write_seeds(folder, {"900": "999개"})
        with pytest.raises(KeyboardInterrupt):
            build(folder)

    def test_when_another_build_is_running(self, folder):
        write_seeds(folder, {"900": "999개"})
        with (
            build_lock(folder),
            pytest.raises(BuildError, match=f"running here .process {os.getpid()}"),
        ):
            build(folder)


@pytest.mark.parametrize("before", [None, ""])
def test_a_build_that_has_only_just_begun_is_named_by_its_process(folder, before, monkeypatch):
    owner = folder / "build" / ".lock-owner"
    monkeypatch.setattr("etl.workspace.time.sleep", lambda _: owner.write_text("123\n"))
    with build_lock(folder):
        owner.unlink()
        if before is not None:
            owner.write_text(before)
        with pytest.raises(BuildError, match=r"running here \(process 123\)"), build_lock(folder):
            pass


FAULT = r"a fault of figtrace at etl/\S+\.py, line \d+: a bug"


class TestADocumentThatCannotBeRead:
    @pytest.fixture(autouse=True)
    def _broken(self, reads, rules):  # noqa: ARG002, after it
        rules.digest = "broken"

    def test_is_set_aside_with_its_reason_and_the_others_are_built(self, folder):
        report = build(folder)
        assert re.fullmatch(FAULT, report.unread["901.txt"])
        assert quotes(folder) == ["100", "300"]
        with Store.open(report.path) as store:
            assert store.document("901").file == "901.txt"

    def test_is_a_warning_of_the_checks_that_names_the_file(self, folder):
        (warning,) = build(folder).warnings
        assert (warning.name, warning.severity, warning.subject) == ("documents_read", "warning", "901")
        assert "901.txt" in warning.detail_en
        assert re.search(FAULT, warning.detail_ko)
        assert "Error" not in warning.detail_ko + warning.detail_en

    def test_leaves_corrections_and_decisions_about_it_until_it_can_be_read(self, folder):
        (folder / "datasets" / "corrections.toml").write_text(
            '[[correction]]\ndocument = "901"\nsentence = "200개"\nexpects = "200"\nbecomes = "210"\n'
            'reason_ko = "r"\nreason_en = "r"\ncheck = "gni_per_head"\n'
        )
        (folder / "datasets" / "decisions.csv").write_text(
            "mention_id,action,indicator_id,reason,person,decided\n901:0-3,reject,,a page number,Kim,2026-11-20\n"
        )
        assert build(folder).unread.keys() == {"901.txt"}

    def test_is_read_again_when_the_words_change(self, folder, rules):
        build(folder)
        rules.digest = "mended"
        (folder / "datasets" / "units.toml").write_text("# changed")
        assert build(folder).unread == {}


def test_a_document_that_cannot_be_linked_is_set_aside_too(folder, reads, monkeypatch):  # noqa: ARG001
    def link_or_fail(extraction, _):
        if extraction.document.id == "902":
            raise IndexError("no words")
        return [as_containers(m) for m in extraction.mentions]

    monkeypatch.setattr(linking, "link", link_or_fail)
    assert re.fullmatch(FAULT.replace("a bug", "no words"), build(folder).unread["902.txt"])
    assert quotes(folder) == ["100", "200"]


@pytest.mark.parametrize("maker", ["mention_rows", "passage_rows"])
def test_a_document_that_no_store_can_hold_is_set_aside_too(folder, reads, monkeypatch, maker):  # noqa: ARG001
    made = getattr(pipeline.write_store.__globals__["rows"], maker)

    def fail(extraction, *more):
        if extraction.mentions and extraction.document.id == "902":
            raise ArithmeticError("too many digits")
        return made(extraction, *more)

    monkeypatch.setattr(f"etl.store.rows.{maker}", fail)
    assert re.fullmatch(FAULT.replace("a bug", "too many digits"), build(folder).unread["902.txt"])
    assert quotes(folder) == ["100", "200"]


def test_a_fault_of_the_store_that_is_no_documents_stops_the_build(folder, reads, monkeypatch):  # noqa: ARG001
    def fail(_):
        raise ArithmeticError("of all")

    monkeypatch.setattr("etl.store.rows.document_rows", fail)
    with pytest.raises(BuildError, match=r"900: what was read from it cannot be stored \(a fault of .*: of all\)"):
        build(folder)


class TestAStoreDamagedOnTheDisk:
    @pytest.fixture
    def damaged(self, folder, reads):  # noqa: ARG002, it must be in place
        """Its path; served by a shelf when it was damaged in its middle, at the same length."""
        path = build(folder).path
        self.shelf = Shelf(path.with_name("current"))
        self.shelf.get(self.shelf.current().version)
        with path.open("rb+") as file:
            file.seek(path.stat().st_size // 2)
            file.write(b"\xff" * 4096)
        return path

    def test_is_told(self, damaged):
        assert is_damaged(damaged)
        assert self.shelf.is_damaged
        with pytest.raises(StoreError, match=r"is damaged, .* run: figtrace build"):
            prove(damaged)

    def test_is_built_anew_and_then_served(self, damaged, folder):
        with pytest.warns(DamageWarning, match="built anew"):
            report = build(folder)
        assert (report.path, report.was_cached) == (damaged, False)
        assert not is_damaged(damaged)
        assert self.shelf.current().counts().figures == 3
        assert not self.shelf.is_damaged
        assert self.shelf.get(report.version).counts().figures == 3
        assert quotes(folder) == ["100", "200", "300"]
        assert build(folder).was_cached

    def test_is_told_by_the_next_build_though_its_length_and_its_time_are_put_back(self, folder, reads):  # noqa: ARG002
        path = build(folder).path
        assert build(folder).was_cached
        found = path.stat()
        with path.open("rb+") as file:
            file.seek(found.st_size // 2)
            file.write(b"\xff" * 4096)
        os.utime(path, ns=(found.st_atime_ns, found.st_mtime_ns))
        with pytest.warns(DamageWarning, match="built anew"):
            build(folder)
        assert not is_damaged(path)

    def test_damage_that_the_system_does_not_know_of_is_found_by_a_check_and_mended_by_the_next_build(
        self, damaged, folder
    ):
        from etl.store.proof import _tell_seal

        (folder / "build" / ".proof").write_bytes(_tell_seal(damaged))  # as if the file had been so all the time
        assert build(folder).was_cached
        with pytest.raises(StoreError, match="run: figtrace build"):
            prove(damaged)
        with pytest.warns(DamageWarning, match="built anew"):
            build(folder)
        prove(damaged)

    def test_one_that_nobody_touched_is_not_read_again_to_begin_with(self, folder, reads, monkeypatch):  # noqa: ARG002
        path = build(folder).path
        build(folder)  # which finds it whole
        read = []
        monkeypatch.setattr("etl.store.proof.is_damaged", lambda _: bool(read.append(path)))
        assert build(folder).was_cached
        assert read == []
        os.utime(path)
        assert build(folder).was_cached
        assert read == [path]
        (folder / "build" / ".proof").write_bytes(b"anything")
        assert build(folder).was_cached
        assert read == [path, path]

    def test_one_without_a_hash_in_the_ledger_is_taken_as_it_is(self, damaged):
        ledger = damaged.with_name("versions.jsonl")
        ledger.write_text(re.sub('"sha256":"[^"]+"', '"sha256":""', ledger.read_text()))
        assert not is_damaged(damaged)


def test_a_lack_of_memory_is_no_fault_of_a_document(folder, reads, monkeypatch):  # noqa: ARG001
    def exhaust(*_):
        raise MemoryError

    monkeypatch.setattr(pipeline, "extract", exhaust)
    with pytest.raises(BuildError, match="no memory left"):
        build(folder)


@pytest.mark.usefixtures("reads")
def test_what_a_killed_build_left_is_cleared_away(folder):
    (folder / "build").mkdir()
    (folder / "build" / ".tmp-figtrace-dead.duckdb").write_bytes(b"half")
    build(folder)
    assert not list((folder / "build").glob(".tmp-*"))


def test_a_correction_changes_the_figure_and_its_status(folder, reads):  # noqa: ARG001
    (folder / "datasets" / "corrections.toml").write_text(CORRECTION, encoding="utf-8")
    build(folder)
    with Store.open(current_store(folder)) as store:
        figure = store.observation("901:0-3")
    assert (figure.value, figure.printed_value, figure.status) == (210, 200, "corrected")
    assert (figure.quote_value, figure.correction_reason_en) == ("200", "misprint")


@pytest.mark.usefixtures("reads")
def test_a_decision_takes_a_figure_out(folder):
    (folder / "datasets" / "decisions.csv").write_text(
        "mention_id,action,indicator_id,reason,person,decided\n901:0-3,reject,,a page number,Kim,2026-11-20\n"
    )
    build(folder)
    assert quotes(folder) == ["100", "300"]


@pytest.mark.usefixtures("reads")
class TestAnEntryAboutADocumentThatIsNotListed:
    """It sleeps: a workspace of one's own has other documents than the one that its datasets came from."""

    @pytest.fixture
    def folder(self, folder):
        (folder / "datasets" / "corrections.toml").write_text(CORRECTION.replace("901", "001"), encoding="utf-8")
        (folder / "datasets" / "decisions.csv").write_text(
            "mention_id,action,indicator_id,reason,person,decided\n002:0-3,reject,,a page number,Kim,2026-11-20\n"
        )
        return folder

    def test_is_told_and_stops_nothing(self, folder):
        report = build(folder)
        assert quotes(folder) == ["100", "200", "300"]
        assert [(row.subject, row.detail_en.partition(":")[0]) for row in report.sleeping] == [
            ("001", "datasets/corrections.toml, 200개…"),
            ("002", "datasets/decisions.csv, 002"),
        ]

    def test_is_told_as_long_as_it_sleeps(self, folder):
        assert build(folder).sleeping == build(folder).sleeping != ()

    def test_is_no_figure_that_was_settled(self, folder):
        build(folder)
        with Store.open(current_store(folder)) as store:
            assert store.decisions() == []

    def test_wakes_where_its_document_is(self, folder):
        ledger = folder / "datasets" / "corrections.toml"
        ledger.write_text(CORRECTION, encoding="utf-8")
        assert [row.subject for row in build(folder).sleeping] == ["002"]
        ledger.write_text(CORRECTION.replace("200개", "없는 문장"), encoding="utf-8")
        with pytest.raises(CorrectionError, match="901, 없는 문장…: no figure was found there"):
            build(folder)


class TestAValueOutOfRange:
    @pytest.fixture(autouse=True)
    def _narrow(self, reads, monkeypatch, records):  # noqa: ARG002, after it
        narrow = records.catalogue(records.indicator(low=Decimal(150), high=Decimal(1000)))
        monkeypatch.setattr(inputs, "read_catalogue", lambda *_: narrow)

    def test_waits_for_a_person_and_says_why(self, folder):
        assert build(folder).counts["waiting"] == 1
        with Store.open(current_store(folder)) as store:
            (waiting,) = store.waiting()
        assert (waiting.quote, waiting.candidates) == ("100", ["arms.containers"])
        assert "예상 범위(150–1,000) 밖" in waiting.reason
        assert quotes(folder) == ["200", "300"]

    def test_is_published_when_a_person_accepts_it(self, folder):
        (folder / "datasets" / "decisions.csv").write_text(
            "mention_id,action,indicator_id,reason,person,decided\n900:0-3,accept,,the text is right,Kim,2026-11-20\n"
        )
        build(folder)
        assert quotes(folder) == ["100", "200", "300"]


@pytest.mark.usefixtures("reads")
def test_rival_figures_are_related(folder):
    assert build(folder).counts["relations"] == 3


@pytest.mark.usefixtures("reads")
def test_progress_rises_to_the_end(folder):
    told = []
    build(folder, progress=lambda *step: told.append(step))
    assert [done for done, _, _ in told] == sorted(done for done, _, _ in told)
    assert told[0][0] == 0
    assert told[-1][0] == told[-1][1] == 6


def test_several_processes_read_the_same_as_one(folder, monkeypatch):
    rules, documents = own_rules(), read_documents(folder)
    one, two = (cache.Cache(folder / name, documents, rules.digest, "code") for name in ("one", "two"))
    assert [document.id for document in one.fill(extract, rules, jobs=2)] == ["900", "901", "902"]
    monkeypatch.setattr(cache, "PROCESSES_FROM", 0)
    assert {document.id for document in two.fill(extract, rules, jobs=2)} == {"900", "901", "902"}
    assert list(one) == list(two)


def test_nothing_built_names_the_next_step(tmp_path):
    with pytest.raises(StoreError, match="figtrace build"):
        current_store(tmp_path)


def test_a_folder_without_seeds_names_the_next_step(tmp_path, reads):  # noqa: ARG001
    with pytest.raises(SeedError, match="--workspace"):
        build(tmp_path)
    assert not list((tmp_path / "build").glob("*.duckdb"))


class TestDamageInTheBuildFolder:
    """All of it mends itself with the next build, and says so in one line."""

    @pytest.fixture
    def built(self, folder, reads):  # noqa: ARG002, it must be in place
        write_seeds(folder, {"900": "100개"})
        old = build(folder)
        write_seeds(folder, {"900": "999개"})
        new = build(folder)
        return old.version, new.version

    @pytest.mark.parametrize("line", ["", "figtrace-gone.duckdb\n", "../../etc/passwd", "\udcff"])
    def test_a_pointer_that_names_nothing_is_made_good_from_the_ledger(self, folder, built, line):
        (folder / "build" / "current").write_bytes(line.encode("utf-8", "surrogateescape"))
        with pytest.warns(DamageWarning, match="names no store"):
            assert build(folder).was_cached
        assert quotes(folder) == ["999"]
        assert version_of(current_store(folder)) == built[1]

    def test_a_pointer_that_is_gone_is_made_good_though_the_input_is_broken(self, folder, built):
        (folder / "build" / "current").unlink()
        (folder / "seeds" / "900.txt").write_text("another")
        with pytest.raises(SeedError):
            build(folder)
        assert version_of(current_store(folder)) == built[1]

    @pytest.mark.parametrize("name", ["current", "versions.jsonl", ".lock-owner"])
    @pytest.mark.usefixtures("built")
    def test_a_folder_in_the_place_of_a_file_is_thrown_away(self, folder, name):
        path = folder / "build" / name
        path.unlink()
        (path / "inside").mkdir(parents=True)
        write_seeds(folder, {"900": "998개"})
        with pytest.warns(DamageWarning, match="a folder where a file should be"):
            build(folder)
        assert quotes(folder) == ["998"]
        assert is_sound(folder / "build")

    def test_a_ledger_of_nonsense_starts_anew_and_keeps_what_can_be_read(self, folder, built):
        ledger = folder / "build" / "versions.jsonl"
        first = ledger.read_bytes().splitlines()[0]
        ledger.write_bytes(first + b'\n\xff\xfe\n[]\n{"event": "unheard of"}\n{"event": "publ')
        with pytest.warns(DamageWarning, match="no event of the ledger"):
            build(folder)
        assert [entry.version for entry in read_ledger(folder / "build")] == list(built)

    def test_a_kill_between_the_line_and_the_pointer_is_made_good(self, folder, built, monkeypatch):
        write_seeds(folder, {"900": "997개"})
        monkeypatch.setattr(pipeline, "point_to", interrupt)
        with pytest.raises(KeyboardInterrupt):
            build(folder)
        assert version_of(current_store(folder)) == built[1]
        monkeypatch.undo()
        mend(folder / "build")
        assert quotes(folder) == ["997"]
        assert len(read_ledger(folder / "build")) == 3

    def test_a_kill_before_the_line_leaves_a_store_that_the_next_build_publishes(
        self, folder, built, monkeypatch, reads
    ):
        write_seeds(folder, {"900": "997개"})
        with monkeypatch.context() as patched:
            patched.setattr(pipeline, "record_publication", interrupt)
            with pytest.raises(KeyboardInterrupt):
                build(folder)
        assert version_of(current_store(folder)) == built[1]
        reads.clear()
        assert build(folder).was_cached
        assert reads == []
        assert [entry.version for entry in read_ledger(folder / "build")][2:] == [version_of(current_store(folder))]

    def test_a_store_without_its_line_that_is_published_gets_it(self, folder, built):
        ledger = folder / "build" / "versions.jsonl"
        ledger.write_bytes(b"".join(ledger.read_bytes().splitlines(keepends=True)[:1]))
        build(folder)
        assert [entry.version for entry in read_ledger(folder / "build")] == list(built)

    def test_a_pruning_that_was_killed_is_ended(self, folder, built):
        old = folder / "build" / f"figtrace-{built[0]}.duckdb"
        content = old.read_bytes()
        prune(folder / "build", 1, current_store(folder))
        old.write_bytes(content)
        mend(folder / "build")
        assert not old.exists()


def interrupt(*_):
    raise KeyboardInterrupt


@pytest.mark.parametrize("name", ["a?b", "a#b", "a b", "a?x=1&y=2", "가", "it's"])
def test_a_folder_may_have_any_name(tmp_path, reads, name):  # noqa: ARG001
    folder = tmp_path / name
    (folder / "seeds").mkdir(parents=True)
    (folder / "datasets").mkdir()
    write_seeds(folder, {"900": "100개"})
    build(folder)
    write_seeds(folder, {"900": "101개"})
    build(folder)
    assert quotes(folder) == ["101"]
    assert read_ledger(folder / "build")[-1].changes["altered"] == 1
    assert [path.name for path in tmp_path.iterdir()] == [name]


@pytest.mark.parametrize(("listed", "on_disk"), [("NFC", "NFD"), ("NFD", "NFC")])
def test_a_file_is_found_in_either_spelling_of_its_name(folder, reads, listed, on_disk):  # noqa: ARG001
    write_seeds(folder, {"900": "100개"})
    for path in (folder / "seeds").glob("*.txt"):
        path.unlink()
    manifest = folder / "seeds" / "manifest.toml"
    manifest.write_text(manifest.read_text().replace("900.txt", f"{unicodedata.normalize(listed, '각서/한글')}.txt"))
    path = folder / "seeds" / unicodedata.normalize(on_disk, "각서/한글.txt")
    path.parent.mkdir()
    path.write_text("100개")
    first = build(folder).version
    assert quotes(folder) == ["100"]
    path.rename(path.parent / unicodedata.normalize(listed, path.name))
    assert build(folder).version == first


def test_a_full_disk_does_not_grow_by_what_fails(folder, reads, monkeypatch):  # noqa: ARG001
    build(folder)
    sizes = []
    monkeypatch.setattr(pipeline, "write_store", fill_the_disk)
    for number in range(3):
        write_seeds(folder, {"900": f"{200 + number}개", "901": "200개", "902": "300개"})
        with pytest.raises(OSError, match="No space left"):
            build(folder)
        sizes.append(sorted(path.suffix for path in (folder / "build").rglob("*") if path.is_file()))
    assert sizes[0] == sizes[1] == sizes[2]
    assert quotes(folder) == ["100", "200", "300"]


def fill_the_disk(path, **_):
    path.write_bytes(b"half")
    raise OSError(errno.ENOSPC, "No space left on device")
