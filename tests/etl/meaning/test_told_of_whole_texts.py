"""What a person says of a text as a whole: whose its figures are, who states them and of what time, where no words
nearer tell it."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from etl.adding.fresh import make_workspace
from etl.adding.manifest_text import append_entry, read_entries
from etl.adding.shelf import Shelf
from etl.documents import plain_document, read_documents
from etl.errors import FigtraceError, SeedError
from etl.extract import extract
from etl.meaning.whole import told_of_text
from etl.model import MANIFEST, Extraction
from etl.written_periods import read_window
from tests.rules import own_rules

PORT = {
    "en": "Throughput in May\n\nThe port handled 3,120 thousand tonnes of cargo in May 2024."
    " Container traffic grew by 4.1%. According to the World Bank, Poland handled 81 million tonnes in 2023.",
    "ko": "5월 처리 실적\n\n2024년 5월 화물 처리량은 3,120천 톤이다. 컨테이너는 4.1% 늘었다."
    " 세계은행에 따르면 2023년 폴란드의 화물 처리량은 8,100만 톤이다.",
    "zh": "5月吞吐量\n\n2024年5月货物吞吐量为312万吨。集装箱增长4.1%。世界银行称，2023年波兰货物吞吐量为8100万吨。",
    "ru": "Грузооборот в мае\n\nВ мае 2024 года перевалено 3,12 млн тонн грузов. Контейнеров – на 4,1% больше."
    " По данным Всемирного банка, в 2023 году Польша перевалила 81 млн тонн.",
}


MATTERS = {
    "en": "Port of Klaipeda\n\nThroughput in 2022 was 30.1 million tonnes.\n\nThe port handled 3,120 thousand tonnes of"
    " cargo. Container traffic grew by 4.1%.\n\nIn March 2023 alone 280 thousand tonnes were handled.",
    "ko": "항만 소식\n\n2022년 처리량은 3,010만 톤이었다.\n\n화물 처리량은 3,120천 톤이다. 컨테이너는 4.1% 늘었다.\n\n"
    "2023년 3월에는 28만 톤을 처리했다.",
    "zh": "港口消息\n\n2022年吞吐量为3010万吨。\n\n货物吞吐量为312万吨。集装箱增长4.1%。\n\n2023年3月吞吐量为28万吨。",
    "ru": "Новости порта\n\nВ 2022 году перевалено 30,1 млн тонн.\n\nПеревалено 3,12 млн тонн грузов."
    " Контейнеров – на 4,1% больше.\n\nВ марте 2023 года перевалено 280 тыс. тонн.",
}


def read(
    text: str, language: str, ref_area: str | None = None, origin: str | None = None, ref_period: str | None = None
) -> Extraction:
    """A text, of which a person said so much."""
    period = read_window(ref_period, MANIFEST) if ref_period is not None else None
    document = plain_document(
        text, language=language, published="2024-06-10", ref_area=ref_area, origin=origin, ref_period=period
    )
    return extract(document, own_rules())


def times(extraction: Extraction) -> list[tuple[str | None, str | None]]:
    """When its figures are."""
    return [(m.period.start, m.period.end) if m.period is not None else (None, None) for m in extraction.mentions]


@pytest.mark.parametrize("language", PORT)
def test_told_area_and_origin_hold_where_no_words_nearer_tell_them(language: str) -> None:
    """They fill what the text leaves open, and say from where; what a sentence tells itself stays."""
    told = read(PORT[language], language, "LT", "Port Authority")
    ours, theirs = told.statements[0], told.statements[-1]
    assert (ours.ref_area, ours.taken_over["ref_area"]) == ("LT", "manifest")
    assert (told.mentions[0].origin_name, ours.taken_over["origin"]) == ("Port Authority", "manifest")
    assert theirs.ref_area == "PL"
    assert told.mentions[-1].origin == "int.world_bank"


@pytest.mark.parametrize("language", MATTERS)
def test_told_time_holds_where_no_words_nearer_tell_one(language: str) -> None:
    """It stands for the heading and the opening; a paragraph that names a time keeps it; a growth has its base."""
    told = read(MATTERS[language], language, ref_period="2024-01..2024-05")
    quarter = ("2024-01", "2024-05")
    assert times(told) == [("2022", "2022"), quarter, quarter, ("2023-03", "2023-03")]
    assert told.statements[1].taken_over["period"] == "manifest"
    assert "period" not in told.statements[0].taken_over
    base = told.mentions[2].base_period
    assert base is not None
    assert (base.start, base.end) == ("2023-01", "2023-05")
    assert quarter not in times(read(MATTERS[language], language))


def test_months_count_from_the_told_time() -> None:
    """A month without a year is of the year that was told."""
    text = "항만 소식\n\n화물 처리량은 3,120천 톤이다. 3월에는 28만 톤을 처리했다."
    assert times(read(text, "ko", ref_period="2019"))[1] == ("2019-03", "2019-03")


def test_told_time_is_that_of_cells_and_of_long_texts() -> None:
    """A table without a time in its labels; a paper in which no time goes on for long."""
    table = (
        "Cargo, thousand tonnes\n\n| | Export | Import |\n|---|--:|--:|\n| Crates | 41 | 45 |\n| Grain | 97 | 88 |\n"
    )
    told = read(table, "en", ref_period="2021")
    assert set(times(told)) == {("2021", "2021")}
    assert {one.taken_over["period"] for one in told.statements} == {"manifest"}
    long = "The port handled 3,120 thousand tonnes of cargo.\n\n" + "Nothing of note happened then. " * 250
    told = read(long, "en", ref_period="2021")
    assert (times(told)[0], told.statements[0].taken_over["period"]) == (("2021", "2021"), "manifest")


def test_place_that_is_not_listed_is_told_with_its_country() -> None:
    """Whose figures they are is then that place, and the country stands above it."""
    told = read(PORT["en"], "en", "open:LT-Klaipėda")
    assert (told.statements[0].ref_area, told.statements[-1].ref_area) == ("open:LT-Klaipėda", "PL")


@pytest.mark.parametrize("language", PORT)
def test_nothing_is_told_by_itself(language: str) -> None:
    """Without a person's word no slot says that it is one's."""
    untold = read(PORT[language], language)
    assert not any("manifest" in statement.taken_over.values() for statement in untold.statements)


def test_known_origin_is_told_by_id_or_name() -> None:
    """Both are the origin that origins.toml knows."""
    for name in ("int.world_bank", "World Bank", "세계은행"):
        assert read(PORT["en"], "en", origin=name).mentions[0].origin == "int.world_bank"


def test_author_is_told_instead_of_who_was_read() -> None:
    """A text of one's own, whose head names a body: its figures are the author's."""
    text = "통계청\n\n2024년 5월 화물 처리량은 3,120천 톤이다. 컨테이너는 4.1% 늘었다."
    assert read(text, "ko").mentions[0].origin_name == "통계청"
    told = read(text, "ko", origin="author")
    assert [mention.origin_name for mention in told.mentions] == [None, None]
    assert told.statements[0].taken_over["origin"] == "manifest"


def test_long_text_is_told_too() -> None:
    """A paper in which nobody goes on for long."""
    text = PORT["en"] + "\n\nNothing of note happened then. " * 250
    told = read(text, "en", "LT", "Port Authority")
    assert (told.statements[0].ref_area, told.mentions[0].origin_name) == ("LT", "Port Authority")


def test_cells_are_told_too() -> None:
    """A table whose caption and note tell neither."""
    text = (
        "Cargo, thousand tonnes\n\n| | 2022 | 2023 |\n|---|--:|--:|\n| Containers | 410 | 452 |\n| Grain | 97 | 88 |\n"
    )
    told = read(text, "en", "LT", "Port Authority")
    assert {statement.ref_area for statement in told.statements} == {"LT"}
    assert {mention.origin_name for mention in told.mentions} == {"Port Authority"}


def test_conclusion_counts_what_hangs_on_it() -> None:
    """What was concluded for the text, and for how many of its figures."""
    whole = told_of_text(read(PORT["en"], "en", "LT", "Port Authority"))
    assert (whole.ref_area, whole.origin, whole.by_area, whole.by_origin) == ("LT", "Port Authority", 2, 2)
    whole = told_of_text(read(MATTERS["en"], "en", ref_period="2024-05"))
    assert (whole.ref_period, whole.by_period) == (("2024-05", "2024-05"), 2)


def test_person_settles_it_in_the_manifest(tmp_path: Path) -> None:
    """Written, read again, taken back; comments and other keys stay; an unknown area is refused and nothing written."""
    workspace = tmp_path / "papers"
    make_workspace(workspace)
    (workspace / "seeds/a.txt").write_text(PORT["ko"], encoding="utf-8")
    path = workspace / "seeds/manifest.toml"
    entry = {"id": "a", "file": "a.txt", "sha256": hashlib.sha256(PORT["ko"].encode()).hexdigest(), "language": "ko"}
    entry |= {"format": "text", "label_ko": "항만", "label_en": "A port", "title": "5월 처리 실적"}
    path.write_text(append_entry(path.read_text(encoding="utf-8"), entry), encoding="utf-8")
    shelf = Shelf(workspace)
    before = path.read_bytes()
    document = read_entries(before.decode())[0]["id"]
    shelf.settle(document, {"ref_area": "KP", "origin": " 통계청 ", "ref_period": "2024-01..2024-05"})
    read_again = next(one for one in read_documents(workspace) if one.id == document)
    assert (read_again.ref_area, read_again.origin) == ("KP", "통계청")
    assert read_again.ref_period == read_window("2024-01..2024-05", MANIFEST)
    shelf.settle(document, {"ref_area": "open:LT-Klaipėda"})
    with pytest.raises(FigtraceError, match=r"areas\.toml"):
        shelf.settle(document, {"ref_area": "open:XX-Klaipėda"})
    with pytest.raises(FigtraceError, match="a period"):
        shelf.settle(document, {"ref_period": "2024-13"})
    with pytest.raises(FigtraceError, match=r"areas\.toml"):
        shelf.settle(document, {"ref_area": "XX-NOWHERE"})
    with pytest.raises(SeedError, match=r"no document"):
        shelf.settle("nobody", {"origin": "통계청"})
    with pytest.raises(ValueError, match="title"):
        shelf.settle(document, {"title": "another"})
    shelf.settle(document, {"ref_area": "", "origin": "", "ref_period": ""})
    assert path.read_bytes() == before
