"""What is typed for a whole text names an area or an origin in either language, or says what it may have meant."""

import pytest

from etl.adding.whole_text import UnknownAreaError, read_names


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
