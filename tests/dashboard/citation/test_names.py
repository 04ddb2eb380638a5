"""Names and titles in Latin letters: the Revised Romanization by its own examples, and who is known to be a person."""

import pytest

from dashboard.citation.names import read_author, read_authors
from etl.romanization import name, romanize, romanize_family, romanize_given, split_korean, title

# The examples of the notification itself (articles 2 and 3), in small letters.
SOUNDS = {
    "구미": "gumi", "영동": "yeongdong", "백암": "baegam", "옥천": "okcheon", "합덕": "hapdeok", "호법": "hobeop",
    "벚꽃": "beotkkot", "한밭": "hanbat", "구리": "guri", "설악": "seorak", "칠곡": "chilgok", "임실": "imsil",
    "울릉": "ulleung", "대관령": "daegwallyeong", "백마": "baengma", "종로": "jongno", "왕십리": "wangsimni",
    "별내": "byeollae", "신라": "silla", "해돋이": "haedoji", "같이": "gachi", "좋고": "joko", "놓다": "nota",
    "낳지": "nachi", "묵호": "mukho", "집현전": "jiphyeonjeon", "압구정": "apgujeong", "낙동강": "nakdonggang",
    "죽변": "jukbyeon", "낙성대": "nakseongdae", "합정": "hapjeong", "팔당": "paldang", "샛별": "saetbyeol",
    "울산": "ulsan", "광희문": "gwanghuimun", "값이": "gapsi", "앉아": "anja", "닭이": "dalgi", "강아지": "gangaji",
    "놓는": "nonneun", "싫다": "silta", "많다": "manta", "밖으로": "bakkeuro", "전라": "jeolla", "심리": "simni",
}  # fmt: skip


@pytest.mark.parametrize(("word", "sound"), SOUNDS.items())
def test_a_word_is_written_as_it_sounds(word, sound):
    assert romanize(word) == sound


@pytest.mark.parametrize(
    ("given", "written"),
    {"복남": "Boknam", "빛나": "Bitna", "용하": "Yongha", "나리": "Nari", "복임": "Bogim", "정일": "Jeongil"}.items(),
)
def test_no_sound_changes_where_the_syllables_of_a_given_name_meet(given, written):
    assert romanize_given(given) == written


def test_family_names_are_written_as_they_nearly_always_are_and_others_by_the_rules():
    assert [romanize_family(word) for word in ("이", "박", "서", "남궁")] == ["Lee", "Park", "Seo", "Namgung"]


def test_what_is_no_hangul_stays_and_only_the_first_letter_is_a_capital():
    assert title("2025년 북ㆍ러 GNI 전망") == "2025nyeon buk-reo GNI jeonmang"
    assert title("「전망」") == "「Jeonmang」"
    assert title("Об экономике") == "Об экономике"
    assert name("Text of 이코노미조선") == "Text of Ikonomijoseon"
    assert romanize("각") == "gak"  # in pieces, as some systems write files


@pytest.mark.parametrize("body", ["통계청", "한국은행", "문체부", "방위청", "국가정보원", "조선일보", "이", "연합뉴스"])
def test_a_body_is_no_person(body):
    author = read_author({"name": body})
    assert (author.family, author.family_en) == ("", "")
    assert author.name_en


@pytest.mark.parametrize(
    ("written", "parts"),
    {"이상준": ("이", "상준"), "남궁민수": ("남궁", "민수"), "허준": ("허", "준"), "이 상준": ("이", "상준")}.items(),
)
def test_a_korean_person_is_known_by_the_family_name(written, parts):
    assert split_korean(written) == parts


@pytest.mark.parametrize(
    ("written", "family", "given"),
    [
        ("Sunjae Kim", "Kim", "Sunjae"), ("Kim Sunjae", "Kim", "Sunjae"), ("Kim, Sunjae", "Kim", "Sunjae"),
        ("GHIM Sunjae", "GHIM", "Sunjae"), ("Sun-jae Ghim", "Ghim", "Sun-jae"),
    ],
)  # fmt: skip
def test_a_name_that_the_text_writes_in_latin_letters_is_taken_as_it_is(written, family, given):
    author = read_author({"name": "김선재", "name_en": written})
    assert (author.family_en, author.given_en) == (family, given)
    assert (author.family, author.given, author.original) == ("김", "선재", "김선재")
    assert not author.is_turned


def test_a_name_with_more_than_one_comma_stays_whole():
    author = read_author({"name": "Ministry of Trade, Industry, and Energy"})
    assert (author.family_en, author.name_en) == ("", "Ministry of Trade, Industry, and Energy")


def test_initials_keep_hyphens():
    given = {"name": "Roe, Jane F."}, {"name": "김선재", "name_en": "Kim, Sun-jae"}
    assert [read_author(entry).initials for entry in given] == ["J. F.", "S.-J."]


def test_names_come_from_the_manifest_or_else_from_the_column():
    stated = [{"name": "김선재", "name_en": "Sunjae Kim", "affiliation": "제주대학교"}]
    assert read_authors(stated, "x")[0].name_en == "Sunjae Kim"
    assert [author.name for author in read_authors("[{'name': 'x'}]", "이상준; Roe, Jane")] == ["이상준", "Roe, Jane"]
    assert read_authors(None, None) == ()


def test_a_store_holds_the_authors_as_the_manifest_states_them(store):
    row = store.document("000")
    assert row.bibliography["author"][0]["name_en"] == "Sunjae Kim"
