"""Readers of HTML and Markdown: what a person sees, each character at its place in the file as it is."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.documents import plain_document
from etl.extract import extract
from etl.model import Line
from etl.passages.tables import find_tables
from etl.text import READERS
from tests.rules import own_rules

RULES = own_rules()

HTML_PIECES = st.sampled_from(
    [
        "<p>", "</p>", "<br>", "<b>", "</b>", "<h2>", "</h2>", "<ul><li>", "<li>", "</ul>",
        "<sup>", "</sup>", "<table>", "</table>", "<tr>", "<td>", "<th>", "</td>",
        "<td colspan=2>", "<td rowspan='3'>", "<caption>", "<thead>", "</thead>", "<script>",
        "</script>", "<!--", "-->", "<style>1", '<a href="x>1">', "<a b='", "<", ">", "&", '"',
        "&nbsp;", "&#51;", "&#x34;", "&#0;", "&#99999999999;", "&amp", "&notit;", "&minus;",
        "1,234", "5", "2024년 ", "명", "약 ", "(단위: 백만 달러)", "자료: 한국은행", " ", "\n", "수출", "3.5%",
    ]
)  # fmt: skip
MARKDOWN_PIECES = st.sampled_from(
    [
        "# ", "## ", "- ", "> ", "**", "*", "_", "__", "`", "|", "\\|", "\\*", "|---|---|", "---",
        "===", "\n", "\n\n", "[^1]", "[^1]: ", "<br>", "<sup>1</sup>", "&nbsp;", "&#51;", "1,234",
        "5", "2024년 ", "명", "약 ", "구분", "수출", " ", "  ", "\t", "3.5%", "-", "(단위: 명)",
        "[링크](https://a.b/1)", "1. ", "1) ", "~~", "```", "가나다",
    ]
)  # fmt: skip
TABLE_PIECES = st.sampled_from(
    [
        "구분", "수출", "합계", "2021", "2022", "2023년", "1/4", "상반기", "단위", "천명", "(억달러)",
        "(단위: 백만 달러)", "<표 1> 교역", "자료: 한국은행", "주: 1) 잠정", "1,234", "12.5", "-0.1", "△3",
        "1.243.0", "-", "…", "n.a.", "1,234*", "5 1)", "약 3만 명", "  ", "   ", " ", "\t", "\n",
        "\n", "\n\n", "|", "- 12 -", "12",
    ]
)  # fmt: skip


def texts(pieces):
    return st.one_of(st.text(max_size=150), st.lists(pieces, max_size=60).map("".join))


def read(text: str, form: str):
    return extract(plain_document(text, published="2024-07-08", format=form), RULES)


def check_extraction(text: str, form: str) -> None:
    """Spans are exact, nothing overlaps, and every digit that is seen lies in a numeral."""
    result = read(text, form)
    for mention in result.mentions:
        assert text[mention.start : mention.end] == mention.quote
        assert all(text[proof.span.start : proof.span.end] == proof.quote for proof in mention.evidence)
    for items in (result.mentions, result.numerals):
        for first, second in pairwise(sorted(items, key=lambda item: (item.start, item.end))):
            # a figure that is wrapped around a page number spans it
            assert first.end <= second.start or len(first.quote.splitlines()) > 1
    covered = {place for numeral in result.numerals for place in range(numeral.start, numeral.end)}
    for passage in result.passages:
        seen = zip(passage.reading, passage.starts, strict=True)
        assert [place for char, place in seen if char.isdecimal() and place not in covered] == []
        assert list(passage.starts) == sorted(passage.starts)


def check_lines(text: str, form: str) -> None:
    """Offsets run upwards through the file; a character stands where the line says, or is written at length there."""
    last = -1
    for line in READERS[form](text):
        assert len(line.text) == len(line.starts)
        for char, start in zip(line.text, line.starts, strict=True):
            assert start >= last
            last = start
            assert char == text[start] or char.isspace() or start in line.ends or char in "⁰¹²³⁴⁵⁶⁷⁸⁹"
        assert all(start < end <= len(text) for start, end in line.ends.items())


@given(texts(HTML_PIECES))
def test_any_text_is_read_as_html(text):
    check_lines(text, "html")
    check_extraction(text, "html")


@given(texts(MARKDOWN_PIECES))
def test_any_text_is_read_as_markdown(text):
    check_lines(text, "markdown")
    check_extraction(text, "markdown")


@given(texts(TABLE_PIECES))
def test_any_table_is_read(text):
    check_extraction(text, "text")


@given(st.lists(st.text("가나12 ,.", min_size=1, max_size=12), min_size=1, max_size=6))
def test_a_page_of_paragraphs_has_their_lines(paragraphs):
    page = "".join(f"<p>{text}</p>\n" for text in paragraphs)
    wanted = [" ".join(text.split()) for text in paragraphs]
    assert [line.text for line in READERS["html"](page)] == [text for text in wanted if text]


def lines_of(text: str, form: str = "html") -> list[tuple[str, str | None]]:
    return [(line.text, line.kind) for line in READERS[form](text)]


def test_blocks_break_lines_and_inline_elements_do_not():
    page = "<h1>제목</h1>앞<p>교역은 <b>1,2</b>34<i>명</i><br>다음</p><ul><li>하나<li>둘</ul><div>끝"
    assert lines_of(page) == [
        ("제목", "heading"), ("앞", "paragraph"), ("교역은 1,234명", "paragraph"), ("다음", "paragraph"),
        ("하나", "item"), ("둘", "item"), ("끝", "paragraph"),
    ]  # fmt: skip


def test_what_a_browser_hides_is_no_text():
    head = "<head><title>1</title><style>a{2}</style></head>"
    page = head + "<!-- 3 --><?xml 4?><script>if (5 < 6) {}</script>보임<script>7"
    assert lines_of(page) == [("보임", "paragraph")]


def _words(form, text):
    return [line.text for line in READERS[form](text) if line.text.strip()]


@pytest.mark.parametrize(
    ("page", "seen"),
    [
        ("<p>a <span hidden>1</span>b", ["a b"]),
        ("<p>a <b HIDDEN=''>1</b><i class=x hidden>2</i>b", ["a b"]),
        ("<p>a <span style='color:red; display : NONE'>1</span>b", ["a b"]),
        ("<p>a <span style='visibility:hidden'>1 <i style='visibility:visible'>2</i></span>b", ["a 2b"]),
        ("<p>a <del>1 <i>2</i></del><s>3</s><strike>4</strike><textarea>5</textarea>b", ["a b"]),
        ("a<div hidden>1</div>b", ["a", "b"]),  # it may have been a line of its own
        ("<p hidden>1<p>b", ["b"]),
        ("<li><p hidden>1<li>b", ["b"]),
        ("<div hidden>1<div>2</div>3</div>b", ["b"]),
        ("<section><span hidden>1</section>b", ["b"]),
        ("<table><tr><td>x<td hidden>1<td>3<tr hidden><td>5<td>6<tr><td>y<td>4</table>", ["x 3", "y 4"]),
        ("<table><tr><td>x<td>3<tr><td>y<td hidden>1</table>b", ["x", "3", "y", "b"]),
        # what is seen
        ("<p aria-hidden='true' class='hidden' data-x=' hidden '>1 <input type=hidden hidden>b", ["1 b"]),
        ("<p style='background:url(none); display:block'>1", ["1"]),
        ("<html hidden><body style='display:none'>1", ["1"]),  # a script would show it
        ("a</s></div hidden>b", ["a", "b"]),
    ],
)
def test_what_is_hidden_or_struck_out_is_no_text(page, seen):
    words = [" ".join(line.split()) for line in _words("html", page)]
    assert [line.replace("a b", "ab") for line in words] == [line.replace("a b", "ab") for line in seen]


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("a <!-- 1\n\n2 -->b", ["a ", "b"]),
        ("a<!-->b<!--->c", ["abc"]),
        ("13<!-- x -->,000 b", ["13,000 b"]),
        ("a\n<!-- 1\n2", ["a"]),  # never closed: to the end, if it begins a line
        ("a <!-- 1\n2", ["a <!-- 1", "2"]),
        ("a ~~1~~b <del>2</del>c <s>3</s>d", ["a b c d"]),
        ("a <span style='display:none'>1</span>b <div hidden>\n2\n</div>c", ["a b ", "c"]),
        ("3~5 ~~ 6, 2 ~~~3", ["3~5 ~~ 6, 2 ~~~3"]),
        ("a <span>1</span> <del>2", ["a 1 <del>2"]),
    ],
)
def test_what_markdown_hides_is_no_text(text, seen):
    assert _words("markdown", text) == seen
    for line in READERS["markdown"](text):
        assert all(text[start] == char for start, char in zip(line.starts, line.text, strict=True))


def test_a_raised_number_is_a_mark_and_a_power_is_one_too():
    assert lines_of("12 km<sup>2</sup>이다.<sup>1)</sup> 뒤<sup>[3]</sup>")[0][0] == "12 km²이다.¹) 뒤[3]"


def test_a_reference_is_one_character_with_its_own_end():
    line = READERS["html"]("<p>약&nbsp;&#49;&#x32;3&ampx</p>")[0]
    assert line.text == "약\xa0123&x"
    assert line.span(2, 4) == (10, 21)
    assert line.span(5, 6) == (22, 26)


def test_a_figure_written_with_references_is_quoted_whole():
    page = "<p>노동자 1&#44;2&#51;&#52;명이 왔다.</p>"
    [mention] = read(page, "html").mentions
    assert (mention.quote, mention.reading, mention.value) == ("1&#44;2&#51;&#52;명", "1,234명", 1234)


def test_brackets_that_are_no_tags_are_text():
    assert lines_of("1 < 2 <3 <") == [("1 < 2 <3 <", "paragraph")]


def test_a_table_in_a_cell_makes_the_outer_one_layout():
    page = "<table><tr><td>왼쪽</td><td><table><tr><td>가<td>1<tr><td>나<td>2</table></td></tr></table>"
    assert [kind for _, kind in lines_of(page)] == ["paragraph", "table_row", "table_row"]


def test_cells_know_their_columns_under_spans():
    page = "<table><tr><th rowspan=2>가<th colspan=2>나<tr><th>다<th>라<tr><td>마<td>1<td>2</table>"
    assert [[(cell.column, cell.width) for cell in line.cells] for line in READERS["html"](page)] == [
        [(0, 1), (1, 2)], [(1, 1), (2, 1)], [(0, 1), (1, 1), (2, 1)],
    ]  # fmt: skip


def test_markdown_marks_go_and_single_signs_stay():
    text = "## 제목 ##\n**1,234**명과 *기울임*, 1,234* 5\\*3 a_b <sup>2</sup>&nbsp;\n> 인용\n\n머리\n---\n***\n"
    assert lines_of(text, "markdown") == [
        ("제목", "heading"), ("1,234명과 기울임, 1,234* 5*3 a_b ²\xa0", None), ("인용", None), ("", None),
        ("머리", "heading"), ("", None), ("", None), ("", None),
    ]  # fmt: skip


def test_a_note_of_markdown_belongs_to_its_marker():
    result = read("교역은 300명이 맡았다.[^1]\n\n[^1]: 홍길동, 「교역」, 2023.\n", "markdown")
    assert [(citation.marker, citation.work is not None) for citation in result.citations] == [("[^1]", True)]


@pytest.mark.parametrize("form", ["html", "markdown"])
@pytest.mark.parametrize(
    "unit",
    [
        *("<", "<a ", '<a b="', '<a x=">" ', "&", "&#1", "<!--", "</", "<table>", "<table><tr><td>x"),
        *("<noscript>", "<sup>1", "**a ", "`a", "| ", "> "),
    ],
)
def test_hostile_repetition_is_read_in_proportion(form, unit):
    """Counted in looks at the text, not in seconds: a reader that looks twice as often at twice the text passes."""
    short, long = Watched(unit * 400), Watched(unit * 800)
    READERS[form](short)
    READERS[form](long)
    assert long.looks <= 2 * short.looks + 50


class Watched(str):
    """A text that counts how often it is searched or cut."""

    looks = 0

    def find(self, *args):
        self.looks += 1
        return super().find(*args)

    def __getitem__(self, key):
        self.looks += 1
        return super().__getitem__(key)


@pytest.mark.parametrize(
    "line",
    [
        *("1 2 3", "가 1 2", "2021 2022", "구분  수출  수입", "|1|2|"),
        *("가\t1", "가", "(단위: 명)", "- 1 -", "주: 1"),
    ],
)
def test_lines_that_look_like_rows_are_cut_a_few_times_each(line):
    """A table that is refused is not tried again from each of its lines."""
    looked = [Counted.of([line] * size) for size in (200, 400)]
    assert looked[1] <= 2 * looked[0] + 400  # who looks some lines ahead sees fewer of them near the end


class Counted(list):
    """Lines that count how often one is looked at."""

    looks = 0

    def __getitem__(self, key):
        self.looks += 1
        return super().__getitem__(key)

    @classmethod
    def of(cls, texts: list[str]) -> int:
        lines, at = cls(), 0
        for text in texts:
            lines.append(Line(text, range(at, at + len(text))))
            at += len(text) + 1
        find_tables("900", lines)
        return lines.looks
