"""PDF by place: what people see as a line, a column, a table, a note is one."""

import pytest

from etl.errors import IntakeError
from etl.intake.pdf.characters import Glyph
from etl.intake.pdf.headings import may_be_heading
from etl.intake.pdf.paragraphs import make_line
from etl.intake.pdf.read import _chunks
from etl.intake.pdf.segments import Levels, Segment
from etl.intake.pdf.wraps import Words
from etl.intake.read import take_in
from tests.etl.intake.pdfs import at, line, pdf_of, right

LOREM = "Trade with China reached new highs in every quarter of the year"


def read(*pages, **more):
    return take_in(pdf_of(*pages, **more), "a.pdf")


def test_lines_are_read_from_above_whatever_their_order_in_the_file():
    assert read(at(50, 600, "Second.") + at(50, 700, "First.")).text == "<p>First.</p>\n<p>Second.</p>\n"


def test_lines_of_one_paragraph_are_joined_and_a_parted_word_is_closed():
    page = at(50, 700, LOREM + " by two mil-") + at(50, 686, "lion tonnes of well-known goods.") + at(50, 660, "Next.")
    assert read(page).text == f"<p>{LOREM} by two million tonnes of well-known goods.</p>\n<p>Next.</p>\n"


def test_a_raised_number_is_marked_and_stays_in_its_line():
    page = at(50, 700, "Exports of 12,000") + at(127.5, 704, "4", 6) + at(133, 700, "tonnes.")
    assert read(page).text == "<p>Exports of 12,000<sup>4</sup>tonnes.</p>\n"


def test_two_columns_are_read_one_after_the_other():
    rows = range(8)
    left = "".join(at(50, 700 - 14 * row, f"Left column line {row} with enough words in it") for row in rows)
    beside = "".join(at(320, 700 - 14 * row, f"Right column line {row} with enough words in it") for row in rows)
    text = read(
        at(50, 760, "A title over both columns of the whole page of this paper, in one line") + beside + left
    ).text
    places = [text.index(f"{side} column line {row}") for side in ("Left", "Right") for row in rows]
    assert places == sorted(places)


def test_running_heads_and_page_numbers_are_cut_and_become_labels():
    pages = [at(50, 800, "Review of the Economy, vol. 3") + at(290, 30, f"- {number} -") + at(50, 500, f"Page {name}.")
             for number, name in ((7, "one"), (8, "two"), (9, "three"))]  # fmt: skip
    taken = read(*pages)
    assert taken.text == "<p>Page one.</p>\n<p>Page two.</p>\n<p>Page three.</p>\n"
    assert [page.label for page in taken.pages] == ["7", "8", "9"]


def test_a_sentence_goes_on_over_a_page():
    pages = [at(50, 60, LOREM + " and went"), at(50, 790, "on to rise.")]
    taken = read(*pages)
    assert taken.text == f"<p>{LOREM} and went on to rise.</p>\n"
    assert taken.text[slice(*taken.pages[1].span)] == "on to rise."


def test_headings_are_told_by_their_size():
    body = "".join(at(50, 600 - 14 * row, LOREM) for row in range(9))
    assert read(at(50, 700, "Trade", 18) + at(50, 660, "Exports", 12) + body).text.startswith(
        "<h1>Trade</h1>\n<h2>Exports</h2>\n<p>"
    )


@pytest.mark.parametrize(
    "text", ["26 July 2024", "By John Smith", "244.8 billion dollars", "Jane Doe and Kim Cheol-su", "Exports rose,"]
)
def test_what_is_set_like_a_heading_and_is_a_date_a_name_a_figure_or_no_whole_is_none(text):
    body = "".join(at(50, 600 - 14 * row, LOREM) for row in range(9))
    page = at(50, 700, "Trade", 18) + at(50, 660, text, 12) + body
    assert f"<p>{text}</p>" in read(page, info="/Author (Jane Doe; Kim Cheol-su)").text


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        *(
            ("date", text)
            for text in ("2024. 7. 26.", "2024년 7월", "발행일: 2024년 7월 26일(금)", "July 2024", "2024-07-26")
        ),
        *(("date", text) for text in ("26 июля 2024 г.", "2024年7月26日", "Published on 3rd March 2023")),
        *(
            ("author", text)
            for text in ("저자: 홍길동", "홍길동 연구위원", "홍길동 선임연구위원(통일연구원)", "John A. Smith")
        ),
        *(("author", text) for text in ("김철수 교수 · 이영희 박사", "홍길동(통일연구원 연구위원)", "Dr. Jane Doe")),
        *(
            ("figure", text)
            for text in ("5,175만 명", "12.3%", "US$ 3.2 billion", "약 12조 원", "전년 대비 12.3% 늘었다")
        ),
        *(
            ("sentence", text)
            for text in ("무역은 크게 늘었다", "무역이 늘었습니다", "무역은 늘고,", "전년 대비 12.3% 늘었다")
        ),
        *(("item", text) for text in ("□ 무역의 증가", "- 수출", "<표 1> 북한의 무역", "그림 3 수출", "자료: 관세청")),
    ],
)
def test_words_of_no_heading(kind, text):
    assert not may_be_heading(text), kind


@pytest.mark.parametrize(
    "text",
    [
        *("북한의 무역", "2024년 북한 경제 전망", "2024년 7월 수출입 동향", "Trade with China in 2024", "North Korea"),
        *("2024 Annual Report", "5 Conclusions", "고용률", "맺음말", "수출 12.3% 증가", "10대 과제", "3대 지표의 변화"),
        *(
            "연구위원회 운영 결과",
            "May the trade grow",
            "Exports by Country",
            "교수 채용 현황",
            "2030년 목표",
            "100년의 역사",
            "1. 무역의 변화",
            "II. 무역의 추이",
            "가. 수출",
            "2) 수입",
        ),
    ],
)
def test_words_of_a_heading(text):
    assert may_be_heading(text)


@pytest.mark.parametrize(("rotate", "size"), [(0, (500, 700)), (90, (700, 500)), (180, (500, 700)), (270, (700, 500))])
def test_boxes_are_of_the_page_as_it_is_shown(rotate, size):
    turns = {0: "1 0 0 1 100 600", 90: "0 1 -1 0 100 600", 180: "-1 0 0 -1 100 600", 270: "0 -1 1 0 100 600"}
    word = f"BT /F 10 Tf {turns[rotate]} Tm (Word) Tj ET"
    page = read(word, rotate=rotate, crop=(20, 30, 520, 730)).pages[0]
    assert (page.width, page.height) == size
    left, top = {0: (80, 130), 90: (570, 80), 180: (420, 570), 270: (130, 420)}[rotate]
    assert page.boxes[0].left == pytest.approx(left, abs=2)
    assert page.boxes[0].bottom == pytest.approx(top, abs=4)
    assert page.boxes[0].right - page.boxes[0].left == pytest.approx(23.3, abs=1)


def test_boxes_cover_their_words():
    taken = read(at(50, 700, "Profit < 3 & more") + at(127, 704, "1", 6))
    assert [taken.text[slice(*box.span)] for box in taken.pages[0].boxes] == [
        "Profit",
        "&lt;",
        "3",
        "&amp;",
        "more",
        "1",
    ]


def test_what_lies_aside_is_left_out_and_told():
    taken = read(at(50, 700, "Upright.") + "BT /F 40 Tf .7 .7 -.7 .7 100 100 Tm (DRAFT) Tj ET")
    assert taken.text == "<p>Upright.</p>\n"
    assert taken.warnings == ("page 1: 5 characters that do not stand upright are left out",)


HEADS = [(300, "2021"), (400, "2022"), (500, "2023")]
BODY = [("China", "1,234", "2,345", "30.5"), ("Russia", "7", "18", "9.1"), ("All others", "20", "19", "123")]


def table(rows=BODY, heads=HEADS, *, rules=True, uprights=()):
    """A table with open sides, right-aligned."""
    page = "".join(right(x, 700, words) for x, words in heads)
    for number, (label, *values) in enumerate(rows):
        page += at(60, 680 - 16 * number, label)
        page += "".join(
            right(x, 680 - 16 * number, value) for (x, _), value in zip(HEADS, values, strict=False) if value
        )
    if rules:
        page += "".join(line(50, y, 510, y) for y in (712, 695, 676 - 16 * (len(rows) - 1)))
    return page + "".join(line(x, 712, x, 600) for x in uprights)


@pytest.mark.parametrize("rules", [True, False])
def test_a_table_is_told_by_its_rules_or_its_values(rules):
    above = at(60, 740, "Table 1. Trade of the North") + at(420, 722, "(Unit: USD million)")
    below = at(60, 625, "Note: p is provisional") + at(60, 610, "Source: KOTRA")
    assert read(above + table(rules=rules) + below).text == (
        "<table>\n<caption>Table 1. Trade of the North<br>(Unit: USD million)</caption>\n"
        "<thead>\n<tr><th></th><th>2021</th><th>2022</th><th>2023</th></tr>\n</thead>\n"
        "<tr><td>China</td><td>1,234</td><td>2,345</td><td>30.5</td></tr>\n"
        "<tr><td>Russia</td><td>7</td><td>18</td><td>9.1</td></tr>\n"
        "<tr><td>All others</td><td>20</td><td>19</td><td>123</td></tr>\n"
        "</table>\n<p>Note: p is provisional</p>\n<p>Source: KOTRA</p>\n"
    )


def test_an_empty_place_stays_empty():
    rows = [("China", "1,234", "", "30.5"), *BODY[1:]]
    assert "<td>China</td><td>1,234</td><td></td><td>30.5</td>" in read(table(rows)).text


def test_only_a_rule_parts_a_name_from_its_value():
    rows = [("1", "Junggu 22.8"), ("2", "Nowon 22.6"), ("3", "Gangbuk-gu 19.9")]
    page = at(60, 700, "Rank") + at(95, 700, "District") + at(150, 700, "Share")
    for number, (rank, rest) in enumerate(rows):
        name, value = rest.split()
        page += at(60, 680 - 16 * number, rank) + at(82, 680 - 16 * number, name) + right(165, 680 - 16 * number, value)
    page += "".join(line(50, y, 180, y) for y in (712, 695, 640)) + line(78, 712, 78, 640) + line(139, 712, 139, 640)
    assert "<tr><td>3</td><td>Gangbuk-gu</td><td>19.9</td></tr>" in read(page).text


def test_a_head_over_several_columns_spans_them():
    page = table() + at(385, 716, "Exports") + line(50, 730, 510, 730)
    assert '<th colspan="3">Exports</th>' in read(page).text


@pytest.mark.parametrize(
    "rows",
    [
        [("China", "1,234 2,345", "30.5"), ("Russia", "7 18", "9"), ("Other", "1,234,567,890,123,456,789", "3")],
        [
            ("China", "1,234", "2,345", "30.5"),
            ("Russia", "", "7,000,000,000,000,000,000", "9"),
            ("C", "1", "2", "3"),
        ],
    ],
)
def test_where_columns_are_not_certain_there_is_no_table(rows):
    taken = read(table(rows))
    assert "<table>" not in taken.text
    assert taken.warnings == ("page 1: 1 tables whose columns are not certain are left as lines",)


def test_a_column_without_a_head_is_not_certain():
    assert "<table>" not in read(table(heads=HEADS[:2])).text


def test_numerals_strewn_over_a_drawing_are_no_table():
    labels = "".join(at(60 + 40 * place, 500 + 17 * place, str(place * 111 + 5)) for place in range(8))
    page = labels + line(50, 480, 510, 480) + line(50, 650, 510, 650)
    assert "<table>" not in read(page).text


LOCK = b"/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O (%s) /U (%s) >> /ID [<00> <00>] /Root" % (
    b"o" * 32,
    b"u" * 32,
)
REFUSED = {
    "locked": (pdf_of(at(50, 700, "x")).replace(b"/Root", LOCK), "locked with a password; save it without one"),
    "truncated": (pdf_of(at(50, 700, "x" * 400))[:500], "a broken PDF"),
    "junk": (b"%PDF-1.7\n" + b"junk " * 90, "a broken PDF"),
    "without text": (pdf_of(line(1, 1, 90, 90)), "pages without any text"),
}  # fmt: skip


@pytest.mark.parametrize("what", REFUSED)
def test_a_pdf_that_cannot_be_read_says_why(what):
    content, words = REFUSED[what]
    with pytest.raises(IntakeError, match=words):
        take_in(content, "a.pdf")


def test_a_pdf_without_its_index_is_still_read():
    content = pdf_of(at(50, 700, "Whole."))
    assert take_in(b"junk\n" + content.replace(b"xref\n0", b"lost\n0"), "a.pdf").text == "<p>Whole.</p>\n"


def test_what_the_file_says_of_itself_is_told_with_its_place():
    info = "/Title (Trade) /Author (Kim) /CreationDate (D:20240708120000)"
    said = {one.name: (one.value, one.where) for one in read(at(50, 700, "x"), info=info).properties}
    assert said == {
        "title": ("Trade", "metadata"), "author": ("Kim", "metadata"), "published": ("2024-07-08", "metadata")
    }  # fmt: skip


LINES = [
    "중국과 무역이 늘었다고 관세청이 밝혔다",
    "올해 무역이 크게 줄고 관세청이 다시 밝혔다",
    "그 무역이 또 관세청이 본 바",
]


@pytest.mark.parametrize(
    ("tail", "head", "blank"),
    [
        ("지난해 무", "역이 늘었다", False), ("작년 무역이", "관세청이 밝힌", True), ("27억 6,", "900만 달러", False),
        ("11.10.(목)부터", "경인지방", True), ("그 수준", "을 크게", False), ("강화 등", "다섯 가지", True),
        ("지난 3", "년 동안", False), ("2024년", "3월", True), ("朝鲜贸", "易额", False), ("trade", "rose", True),
        ("약 1,200", "명이", False), ("협력을", "강화하", True), ("국내총", "생산은", False),
    ],
)  # fmt: skip
def test_the_words_of_a_document_tell_where_a_broken_line_had_a_blank(tail, head, blank):
    assert Words(LINES, ()).need_blank(tail, head) is blank


def test_where_the_next_letter_had_room_a_word_has_ended():
    words = Words(LINES, ())
    assert not words.need_blank("국내총", "생산은")
    assert words.need_blank("국내총", "생산은", had_room=True)


def test_where_no_word_is_broken_every_end_is_a_blank():
    ends = [("무역을", "크게"), ("협력은", "다시"), ("수출이", "늘고")] * 3
    assert Words((), ends).need_blank("국내총", "생산은")
    assert not Words((), [*ends, *[("국내총", "생산은"), ("경제협", "력을")] * 3]).need_blank("국내총", "생산은")


def test_raised_letters_that_a_ruling_cuts_off_are_a_line_of_their_own():
    glyphs = [Glyph(text, (left, 10.0, left + 3, 15.0), 14.0, 5.0) for left, text in ((50.0, "1"), (53.0, "2"))]
    for glyph in glyphs:
        glyph.raised = True
    cut = Segment(glyphs)
    assert (cut.top, make_line([cut], 0, 50.0, 90.0).height) == (10.0, 5.0)


def test_letters_in_one_piece_are_one_word_with_one_box():
    page = at(50, 700, "The coe@cient fell.", font="G")
    taken = read(page)
    assert taken.text == "<p>The coefficient fell.</p>\n"
    assert [box.word for box in taken.pages[0].boxes] == ["The", "coefficient", "fell."]
    assert taken.warnings == ()


def test_of_a_font_that_numbers_its_shapes_nothing_is_read():
    coded = at(60, 640, '!"#$% !$#"& %&$', font="G")
    taken = read(at(50, 700, "Sales came to 12% (45, 46) of all.") + coded)
    assert taken.text == "<p>Sales came to 12% (45, 46) of all.</p>\n"
    assert taken.warnings == ("page 1: 13 characters of a font that numbers its shapes are left out",)


def test_signs_and_amounts_are_read():
    page = at(50, 700, 'Costs "A!" & "B": $12, 40%, #3', font="G")
    assert read(page).text == '<p>Costs "A!" &amp; "B": $12, 40%, #3</p>\n'


def test_memory_does_not_grow_with_the_pages():
    """Of a page that is read only words and boxes stay."""
    chunks = _chunks(1000)
    assert max(len(chunk) for chunk in chunks) <= 40
    assert [number for chunk in chunks for number in chunk] == list(range(1000))
    assert min(len(chunk) for chunk in _chunks(41)) == 20  # enough to see what repeats


def test_a_small_run_finds_the_lines_that_it_could_be_raised_from_or_sunk_below():
    levels = Levels()
    for base in (100.0, 140.0):
        levels.add(made_run(base))
    found = {base: [one.base for one in levels.near(made_run(base))] for base in (93.0, 103.0, 104.0, 120.0, 133.0)}
    assert found == {93.0: [100.0], 103.0: [100.0], 104.0: [], 120.0: [], 133.0: [140.0]}


def made_run(base):
    return Segment([Glyph("x", (0.0, base - 10.0, 5.0, base), base, 10.0)])


def test_a_page_larger_than_any_is_refused_with_its_size():
    with pytest.raises(IntakeError, match=r"a\.pdf: page 1 of 200,000,000 × 842 points"):
        read(at(50, 700, "A poster."), width=200_000_000)


def test_a_whole_page_without_ink_and_without_a_picture_is_none():
    with pytest.raises(IntakeError, match="without any text"):
        read("3 Tr " + at(50, 700, "It sent 5,000 containers."))
