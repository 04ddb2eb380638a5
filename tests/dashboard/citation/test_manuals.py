"""Worked examples by the manuals: APA, 7th edition; Chicago, 17th edition, in both systems; Korean notes.

Each is a document, or a figure in one, as it stands in the list of references and as it is cited in a text or note.
The rules: APA 6.17 (capitals), 8.6 (secondary sources), 8.13 and 8.25 (quotations), 8.14 (titles for missing authors),
8.17 (numbers of authors), 9.8 (more than twenty), 9.14 (no date), 9.16 (retrieval dates), 9.29 (who publishes what is
their own), 9.38 (other languages and scripts), 10.9 (data sets). Chicago 11.110 (scripts beside each other), 14.76
(numbers of authors), 14.257 (data), 14.260 ("quoted in"), 15.9 (three authors).
"""

from datetime import date

import pytest

from dashboard import citation
from dashboard.citation.dress import dress
from dashboard.citation.items import DocumentFacts
from dashboard.citation.lines import say, tidy
from dashboard.citation.styles import STYLES, cite_item, cite_place, strip
from dashboard.i18n import Text
from etl.answers import Observation, StoredIndicator, StoredTable
from tests.dashboard.made_up import made

DAY = date(2026, 11, 29)
ADDRESS = "https://figures.example.org/i/a.b?v=abc"


def document(*authors, **stated):
    held = {"author": [{"name": name} if isinstance(name, str) else name for name in authors]}
    blank = {"document_id": "900", "language": "ko", "label_ko": "어떤 글 (2019)", "label_en": "Some text (2019)"}
    return made(DocumentFacts, **blank | {"bibliography": held, "type": "report"} | stated)


BRIEF = document(
    "이상준", title="2025년 북러 관계 전망", container="이슈브리프", number="2025-09", published="2025-03-24"
)
TRANSLATED = document(
    {"name": "김선재", "name_en": "Sunjae Kim"},
    {"name": "남궁민수", "name_en": "Namgung Minsu"},
    title="북한 경제의 전망",
    title_en="Prospects for the North Korean economy",
    type="article-journal",
    container="통일연구",
    number="3",
    published="2024-05",
)
ENGLISH = document("Roe, Jane F.", "Doe, John", "World Bank", title="on the border of a river", language="en",
                   type="book", publisher="House", published="2020")  # fmt: skip
CROWD = document("Roe, Jane", "Doe, John", "Poe, Edgar", "Loe, Ann", title="A crowd", language="en", published="2021")
MANY = document(*(f"Able, {letter}." for letter in "ABCDEFGHIJKLMNOPQRSTUV"), title="a crowd of many", language="en",
                type="document", published="2021")  # fmt: skip
BODY = document("통계청", title="북한의 주요 통계지표", type="book", publisher="통계청", published="2024")
UNDATED = document("홍길동", title="무역의 구조", type="document")
UNTITLED = document(type=None, published_inferred="2019")
MAGAZINE = document("서동주", title="긴 안목", type="article-magazine", container="시사저널", published="2024-07-08")

ENTRIES = [
    ("korean", BRIEF, "이상준, 「2025년 북러 관계 전망」, 『이슈브리프』 2025-09 (2025. 3. 24.)."),
    ("apa", BRIEF, "Lee, S. (2025). 2025nyeon bungneo gwangye jeonmang (Isyubeuripeu 2025-09)."),
    ("chicago", BRIEF, "Lee Sangjun 이상준. 2025nyeon bungneo gwangye jeonmang 2025년 북러 관계 전망."
                       " Isyubeuripeu 이슈브리프 2025-09. March 24, 2025."),
    ("chicago-author-date", BRIEF, "Lee Sangjun 이상준. 2025. 2025nyeon bungneo gwangye jeonmang 2025년 북러 관계 전망."
                                   " Isyubeuripeu 이슈브리프 2025-09."),
    ("korean", TRANSLATED, "김선재, 남궁민수, 「북한 경제의 전망」, 『통일연구』 3 (2024. 5.)."),
    ("apa", TRANSLATED, "Kim, S., & Namgung, M. (2024). Bukhan gyeongjeui jeonmang [Prospects for the North Korean"
                        " economy]. Tongiryeongu, (3)."),
    ("chicago", TRANSLATED, "Kim, Sunjae 김선재, and Minsu Namgung 남궁민수. “Bukhan gyeongjeui jeonmang”"
                            " 북한 경제의 전망 [Prospects for the North Korean economy]. Tongiryeongu 통일연구,"
                            " no. 3 (May 2024)."),
    ("apa", ENGLISH, "Roe, J. F., Doe, J., & World Bank. (2020). On the border of a river. House."),
    ("chicago", ENGLISH, "Roe, Jane F., John Doe, and World Bank. On the Border of a River. House, 2020."),
    ("chicago-author-date", ENGLISH, "Roe, Jane F., John Doe, and World Bank. 2020. On the Border of a River. House."),
    ("korean", BODY, "통계청, 『북한의 주요 통계지표』 (통계청, 2024)."),
    ("apa", BODY, "Tonggyecheong. (2024). Bukhanui juyo tonggyejipyo."),
    ("chicago", BODY, "Tonggyecheong 통계청. Bukhanui juyo tonggyejipyo 북한의 주요 통계지표. Tonggyecheong, 2024."),
    ("apa", MANY, "Able, A., Able, B., Able, C., Able, D., Able, E., Able, F., Able, G., Able, H., Able, I., Able, J.,"
                  " Able, K., Able, L., Able, M., Able, N., Able, O., Able, P., Able, Q., Able, R., Able, S., …"
                  " Able, V. (2021). A crowd of many."),
    ("chicago", MANY, "Able, A., B. Able, C. Able, D. Able, E. Able, F. Able, G. Able, et al. “A Crowd of Many.”"
                      " 2021."),
    ("korean", UNDATED, "홍길동, 「무역의 구조」 (연도 미상)."),
    ("apa", UNDATED, "Hong, G. (n.d.). Muyeogui gujo."),
    ("chicago-author-date", UNDATED, "Hong Gildong 홍길동. n.d. “Muyeogui gujo” 무역의 구조."),
    ("korean", UNTITLED, "[어떤 글] (2019 추정)."),
    ("apa", UNTITLED, "[Some text]. (ca. 2019)."),
    ("chicago", UNTITLED, "[Some text]. [2019?]."),
    ("apa", MAGAZINE, "Seo, D. (2024, July 8). Gin anmok. Sisajeoneol."),
    ("chicago", MAGAZINE, "Seo Dongju 서동주. “Gin anmok” 긴 안목. Sisajeoneol 시사저널, July 8, 2024."),
]  # fmt: skip

IN_TEXT = [
    ("korean", BRIEF, "3", "이상준, 「2025년 북러 관계 전망」, 『이슈브리프』 2025-09 (2025. 3. 24.), 3쪽."),
    ("apa", BRIEF, "3", "(Lee, 2025, p. 3)"),
    ("apa", BRIEF, "", "(Lee, 2025)"),
    ("chicago", BRIEF, "3", "Lee Sangjun 이상준, 2025nyeon bungneo gwangye jeonmang 2025년 북러 관계 전망,"
                            " Isyubeuripeu 이슈브리프 2025-09 (March 24, 2025), 3."),
    ("chicago-author-date", BRIEF, "3", "(Lee 2025, 3)"),
    ("apa", TRANSLATED, "", "(Kim & Namgung, 2024)"),
    ("chicago-author-date", TRANSLATED, "", "(Kim and Namgung 2024)"),
    ("chicago", TRANSLATED, "12", "Sunjae Kim 김선재 and Minsu Namgung 남궁민수, “Bukhan gyeongjeui jeonmang”"
                                  " 북한 경제의 전망 [Prospects for the North Korean economy], Tongiryeongu 통일연구,"
                                  " no. 3 (May 2024): 12."),
    ("apa", ENGLISH, "", "(Roe et al., 2020)"),
    ("chicago-author-date", ENGLISH, "", "(Roe, Doe, and World Bank 2020)"),
    ("chicago-author-date", CROWD, "", "(Roe et al. 2021)"),
    ("chicago", CROWD, "", "Jane Roe et al., A Crowd (2021)."),
    ("apa", UNDATED, "", "(Hong, n.d.)"),
    ("apa", UNTITLED, "", "([Some text], ca. 2019)"),
    ("apa", BODY, "7", "(Tonggyecheong, 2024, p. 7)"),
]  # fmt: skip


@pytest.mark.parametrize(("style", "row", "expected"), ENTRIES)
def test_an_entry_stands_in_the_list_as_the_manual_sets_it(style, row, expected):
    assert strip(cite_item(dress(row, style), style)) == expected


@pytest.mark.parametrize(("style", "row", "page", "expected"), IN_TEXT)
def test_a_document_is_cited_in_the_text_as_the_manual_sets_it(style, row, page, expected):
    assert strip(say(style, cite_place(dress(row, style, in_text=True), style, page))) == expected


def test_titles_of_whole_works_are_italic_and_titles_of_parts_are_not():
    assert "<i>2025nyeon bungneo gwangye jeonmang</i>" in cite_item(dress(BRIEF, "apa"), "apa")
    assert "<i>Tongiryeongu</i>" in cite_item(dress(TRANSLATED, "apa"), "apa")
    assert "<i>Bukhan" not in cite_item(dress(TRANSLATED, "apa"), "apa")
    assert "<i>" not in cite_item(dress(BRIEF, "korean"), "korean")


def stated(**changed):
    facts = {
        "observation_id": "900:10-17", "document_id": "900", "char_start": 10, "char_end": 17, "language": "ko",
        "quote_value": "1만 3,000개", "indicator_ko": "컨테이너", "indicator_en": "Containers", "unit": "item",
        "unit_ko": "개", "unit_en": "items", "value": 13000, "low": 13000, "high": 13000, "bound": "exact",
        "origin_type": "agency", "origin_ko": "국가정보원", "origin_en": "National Intelligence Service (South Korea)",
        "title": BRIEF.title, "author": "이상준", "bibliography": BRIEF.bibliography, "document_type": "report",
        "container": BRIEF.container, "document_number": BRIEF.number, "published_stated": BRIEF.published, "page": 3,
        "label_ko": "a", "label_en": "a", "cited_work": "“참전 확인”, 국가정보원 보도자료, 2024. 10. 18.",
    }  # fmt: skip
    return made(Observation, **facts | changed)


def told(row, style):
    found = citation.figure(row, Text("ko"), ADDRESS, "abc", DAY).styles[style]
    return strip(found.said), strip(found.entry), strip(found.place)


NOTE = "2025nyeon bungneo gwangye jeonmang 2025년 북러 관계 전망, Isyubeuripeu 이슈브리프 2025-09 (March 24, 2025), 3."


@pytest.mark.parametrize(
    ("style", "expected"),
    [
        ("korean", "“1만 3,000개”, 컨테이너. 국가정보원, “참전 확인”, 국가정보원 보도자료, 2024. 10. 18., 이상준,"
                   " 「2025년 북러 관계 전망」, 『이슈브리프』 2025-09 (2025. 3. 24.), 3쪽에서 재인용."),
        ("apa", "“1만 3,000개” [Containers: 13,000]"
                " (National Intelligence Service [South Korea], as cited in Lee, 2025, p. 3)"),
        ("chicago", "“1만 3,000개” [Containers: 13,000]. National Intelligence Service (South Korea), quoted in"
                    f" Lee Sangjun 이상준, {NOTE}"),
        ("chicago-author-date", "“1만 3,000개” [Containers: 13,000]"
                                " (National Intelligence Service [South Korea], quoted in Lee 2025, 3)"),
    ],
)  # fmt: skip
def test_an_origin_is_cited_in_the_document_that_quotes_it_and_is_no_entry(style, expected):
    said, entry, _ = told(stated(), style)
    assert said == expected
    assert entry == next(line for name, row, line in ENTRIES if (name, row) == (style, BRIEF))


@pytest.mark.parametrize("style", STYLES)
def test_a_figure_of_the_author_names_nobody_else(style):
    said, _, _ = told(stated(origin_type="author", cited_work=None), style)
    assert not [part for part in ("재인용", "cited in", "quoted in", "국가정보원", "National") if part in said]


def test_a_work_in_latin_letters_stands_in_the_notes_of_chicago_and_one_that_names_its_author_is_told_apart():
    row = stated(cited_work="Ignatius, D. (2025). A gamble. *The Post*. <https://h/a> (검색일: 2025.03.21.)")
    assert "(South Korea), in Ignatius, D. (2025). A gamble. The Post, quoted in Lee" in told(row, "chicago")[0]
    assert "국가정보원(원 자료: Ignatius, D. (2025). A gamble. The Post), 이상준" in told(row, "korean")[0]
    assert "Ignatius" not in told(row, "apa")[0]
    assert "Cited there: Ignatius" in told(row, "apa")[2]
    assert "Ignatius" not in told(row, "chicago")[2]


@pytest.mark.parametrize(
    ("style", "day"), [("korean", "(검색일: 2026. 11. 29.)"), ("apa", "accessed November 29, 2026")]
)
def test_the_place_names_characters_version_address_and_the_day_of_access(style, day):
    place = told(stated(), style)[2]
    parts = ("10–17", "abc", ADDRESS, day)
    assert all(part in place for part in parts)


@pytest.mark.parametrize("style", STYLES)
def test_no_mark_of_markdown_stands_in_a_citation_and_no_other_language_in_the_words_around(style):
    row = stated(cited_work="*기사*, __신문__, 2024. 1. 2. (접속일: 2024. 3. 1.)")
    lines = told(row, style)
    assert not any(mark in line for line in lines for mark in ("*", "__", "접속일"))
    words = (
        ("쪽", "검색일", "재인용", "데이터 버전") if STYLES[style] == "en" else ("p. ", "quoted", "cited", "accessed")
    )
    assert not any(word in line for line in lines for word in words)


@pytest.mark.parametrize("lang", ["ko", "en"])
def test_a_style_says_the_same_whatever_the_language_of_its_reader(lang):
    found = citation.figure(stated(), Text(lang), ADDRESS, "abc", DAY).styles["apa"].plain
    assert found == citation.figure(stated(), Text("ko"), ADDRESS, "abc", DAY).styles["apa"].plain


DATA = [
    ("korean", "figtrace, 「수출액」, 데이터 버전 abc (2026. 11. 28.), " + ADDRESS + " (검색일: 2026. 11. 29.)."),
    ("apa", "figtrace. (2026). Exports of goods (Version abc) [Data set]. Retrieved November 29, 2026, from "
            + ADDRESS),
    ("chicago", "figtrace. “Exports of Goods.” Data set, version abc. November 28, 2026. Accessed November 29, 2026. "
                + ADDRESS + "."),
    ("chicago-author-date", "figtrace. 2026. “Exports of Goods.” Data set, version abc, November 28."
                            " Accessed November 29, 2026. " + ADDRESS + "."),
]  # fmt: skip


@pytest.mark.parametrize(("style", "expected"), DATA)
def test_an_indicator_is_a_data_set_of_the_year_in_which_its_version_was_published(style, expected):
    row = made(StoredIndicator, indicator_id="a.b", ko="수출액", en="Exports of goods")
    found = citation.indicator(row, Text("ko"), ADDRESS, "abc", DAY, "2026-11-28").styles[style]
    assert strip(found.entry) == expected
    assert {"apa": "(figtrace, 2026)", "chicago-author-date": "(figtrace 2026)"}.get(style, "") in strip(found.said)


def test_a_data_set_whose_version_no_ledger_dates_has_no_date():
    row = made(StoredIndicator, indicator_id="a.b", ko="수출액", en="Exports")
    assert "(n.d.)" in citation.indicator(row, Text("ko"), ADDRESS, "abc", DAY).styles["apa"].entry


def test_a_table_is_cited_by_its_caption_in_its_document():
    row = made(
        StoredTable, table_id="900-t1", document_id="900", ordinal=1, caption="<표 1. 지표>", source="* 자료: 통계청."
    )
    found = citation.table(row, BRIEF, Text("ko"), ADDRESS, "abc", DAY).styles
    assert strip(found["korean"].said).startswith("표 1. 지표. 이상준, 「2025년")
    assert strip(found["apa"].said) == "Table 1 (“표 1. 지표”) (Lee, 2025)"
    assert strip(found["korean"].place).startswith("자료: 통계청. 문헌 900")


def test_what_is_copied_has_each_part_once():
    whole = citation.figure(stated(), Text("ko"), ADDRESS, "abc", DAY).styles["apa"]
    assert whole.plain.splitlines() == [strip(whole.said), strip(whole.entry), strip(whole.place)]
    own = citation.Reference("a", "a")
    assert list(own.parts) == ["entry"]


@pytest.mark.parametrize("words", ["a_b_c, 2024", "5 * 3 * 2", "snake_case_name"])
def test_what_only_looks_like_markdown_stays(words):
    assert tidy(words) == words


def test_a_number_that_is_a_word_is_in_latin_letters_too():
    row = document("이상준", title="전망", container="연구", number="가을호", published="2024", type="article-journal")
    assert strip(cite_item(dress(row, "apa"), "apa")) == "Lee, S. (2024). Jeonmang. Yeongu, (gaeulho)."
