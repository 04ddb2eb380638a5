"""What is typed for a whole text names an area, an origin or a time in either language, or says what it may have
meant."""

import pytest

from etl.adding.whole_text import UnknownAreaError, UnknownPeriodError, find_period, read_names


@pytest.fixture(scope="module")
def names(repository):
    return read_names(repository)


@pytest.mark.parametrize(
    "said", ["KP", "kp", "북한", " North  Korea ", "조선 민주주의 인민공화국", "DPRK", "КНДР", "朝鲜"]
)
def test_an_area_is_told_by_its_id_or_any_name(names, said):
    assert names.find_area(said) == "KP"


def test_a_name_counts_for_more_than_a_word(names):
    assert names.find_area("평양") == "KP-PYONGYANG"  # a word of the country as well


@pytest.mark.parametrize(("said", "near"), [("북하", "KP"), ("Norht Korea", "KP"), ("Jinan", "CN-JINAN")])
def test_what_is_no_one_area_is_refused_with_what_may_be_meant(names, said, near):
    with pytest.raises(UnknownAreaError, match=f'ref_area: found "{said}".*did you mean.*{near}') as refused:
        names.find_area(said)
    assert near in {one.id for one in refused.value.near}


def test_what_is_like_no_area_is_refused_without_one(names):
    with pytest.raises(UnknownAreaError, match="please give an id or a name"):
        names.find_area("zzzzzzzz")


def test_an_origin_may_be_listed_or_not_and_nothing_stays_nothing(names):
    told = names.settle({"ref_area": "", "origin": "국정원", "title": "t"})
    assert told == {"ref_area": "", "origin": "kr.nis", "title": "t"}
    assert names.find_origin(" 어느  연구소 ") == "어느 연구소"


def test_names_are_read_again_only_after_their_files_changed(tmp_path):
    (tmp_path / "datasets").mkdir()
    file = tmp_path / "datasets" / "areas.toml"
    file.write_text('[[area]]\nid = "XX"\nko = "가나다"\nen = "Ganada"\n', encoding="utf-8")
    assert read_names(tmp_path) is read_names(tmp_path)
    assert read_names(tmp_path).find_area("ganada") == "XX"
    file.write_text('[[area]]\nid = "XY"\nko = "가나다"\nen = "Ganada"\n# more\n', encoding="utf-8")
    assert read_names(tmp_path).find_area("가나다") == "XY"


@pytest.mark.parametrize(
    "said", ["Klaipėda (LT)", "Klaipėda (Lithuania)", "Klaipėda（리투아니아）", "open:LT-Klaipėda"]
)
def test_a_place_that_is_not_listed_is_told_with_its_country(names, said):
    assert names.find_area(said) == "open:LT-Klaipėda"


@pytest.mark.parametrize("said", ["Klaipėda", "Klaipėda (Nowhere)", "(LT)", "open:XX-Klaipėda", "open:LT-"])
def test_a_place_without_a_country_is_refused_and_told_how_to_write_it(names, said):
    with pytest.raises(UnknownAreaError, match=r"as Klaipeda \(LT\)"):
        names.find_area(said)


@pytest.mark.parametrize(
    ("said", "ends"),
    [
        ("2024", "2024"),
        (" 2024-07 ", "2024-07"),
        ("2024.7", "2024-07"),
        ("2024-Q3", "2024-07..2024-09"),
        ("2024q1", "2024-01..2024-03"),
        ("2024-S2", "2024-07..2024-12"),
        ("2024 H1", "2024-01..2024-06"),
        ("2024-T3", "2024-09..2024-12"),
        ("2024년 3/4분기", "2024-07..2024-09"),
        ("2024년 제2분기", "2024-04..2024-06"),
        ("2024년 하반기", "2024-07..2024-12"),
        ("2024년 7월", "2024-07"),
        ("2024년 1월부터 9월까지", "2024-01..2024-09"),
        ("2024년 7월 15일", "2024-07-15"),
        ("2024-01..2024-09", "2024-01..2024-09"),
        ("2024-01/2024-09", "2024-01..2024-09"),
        ("2024-Q1 ~ 2024-Q3", "2024-01..2024-09"),
        ("2019–2023", "2019..2023"),
        ("", ""),
    ],
)
def test_a_time_is_told_as_offices_and_people_write_it(said, ends):
    assert find_period(said) == ends


@pytest.mark.parametrize(
    "said",
    [
        *("last year", "2024-13", "2024-02-30", "2024-Q5", "2024-T4", "2024..2023"),
        *("2024..2024-09", "3분기", "24", "2024..", "2020..2021..2022"),
    ],
)
def test_what_is_no_time_is_refused_with_how_one_is_written(said):
    with pytest.raises(UnknownPeriodError, match=r"ref_period: found .*, expected a period, as 2024, 2024-07, 2024-Q3"):
        find_period(said)
