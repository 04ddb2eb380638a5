"""Papers printed to PDF by a browser: the same figures come out, each word under its box."""

from collections import Counter
from html import escape, unescape
from itertools import pairwise

import pypdfium2
import pytest

from etl.documents import plain_document
from etl.extract import extract
from etl.intake.read import take_in
from tests.etl.intake.made import figures, read_text, rules

PAPERS = {"b01": "ko", "c04": "en", "000_f40b7d0d0d11d8b9": "ko"}
ROWS = [["중국", "1,234", "2,345", "30", "41", "△3.4"], ["러시아", "7", "1,018", "5", "6", "12.5"],
        ["베트남", "20", "19", "123", "-", "0.7"], ["합계", "1,261", "3,382", "158", "47", "8.1"]]  # fmt: skip


PAGE = """<meta charset=utf-8><style>body {{ font: 11pt/1.6 'Nanum Myeongjo', serif }}
  @page {{ size: A4; margin: 25mm 20mm }}
  table {{ border-collapse: collapse; border-block: 1.5pt solid; width: 100% }} p {{ margin: 0 0 6pt }}
  tr:nth-child(2) {{ border-bottom: .7pt solid }} td {{ text-align: right; padding: 2pt 6pt }}
  </style><div style="{style}">{body}</div>"""
RUNNING = (
    "<div style='font-size: 8pt; margin-left: 20mm; font-family: Nanum Myeongjo'>북한경제리뷰 2024년 7월호 제3권</div>"
)
FOOT = "<div style='font-size: 8pt; width: 100%; text-align: center'>- <span class=pageNumber></span> -</div>"
TABLE = """<p>북한의 대외무역은 다음과 같다.</p><p style="text-align: center">&lt;표 1&gt; 북한의 대외무역</p>
  <p style="text-align: right">(단위: 백만 달러, %)</p>
  <table><tr><th rowspan=2>구분<th colspan=2>수출<th colspan=2>수입<th rowspan=2>증감률
  <tr><th>2023<th>2024<th>2023<th>2024 {rows}</table><p>주: △는 감소</p><p>자료: KOTRA</p>"""


def prose(name, style=""):
    """A text as a page, its lines as paragraphs."""
    body = "".join(f"<p>{escape(line)}</p>" for line in read_text(name).splitlines())
    return PAGE.format(style=style, body=body)


def table():
    """A statistics table with open sides, heads of two levels, a unit and notes."""
    rows = "".join("<tr>" + "".join(f"<td>{value}" for value in row) for row in ROWS)
    return PAGE.format(style="", body=TABLE.format(rows=rows))


@pytest.fixture(scope="module")
def printed(chromium):
    """Name: the bytes of a PDF, printed by a browser."""
    pages = {name: prose(name) for name in PAPERS}
    pages |= {
        "columns": prose("000_f40b7d0d0d11d8b9", "columns: 2; column-gap: 8mm; font-size: 14pt"),
        "table": table(),
    }
    made = {}
    for name, page in pages.items():
        tab = chromium.new_page()
        tab.set_content(page)
        made[name] = tab.pdf(prefer_css_page_size=True, display_header_footer=True, header_template=RUNNING,
                             footer_template=FOOT)  # fmt: skip
        tab.close()
    return made


@pytest.mark.parametrize(("name", "paper"), [*((one, one) for one in PAPERS), ("columns", "000_f40b7d0d0d11d8b9")])
def test_a_printed_paper_gives_the_figures_of_its_text(printed, name, paper):
    taken = take_in(printed[name], f"{name}.pdf")
    text = taken.text
    expected = Counter(figures(read_text(paper), "text", PAPERS[paper]))
    found = Counter(figures(text, "html", PAPERS[paper]))
    assert sum((expected - found).values()) <= 0.01 * sum(expected.values()), (expected - found, found - expected)
    assert len(taken.pages) == 1 or "북한경제리뷰" not in text


def test_under_every_box_stands_its_word(printed):
    taken = take_in(printed["columns"], "a.pdf")
    document = pypdfium2.PdfDocument(printed["columns"])
    for page in taken.pages:
        below = document[page.number - 1].get_textpage()
        for box in page.boxes:
            word = unescape(taken.text[box.span.start : box.span.end])
            seen = below.get_text_bounded(
                box.left - 0.1, page.height - box.bottom, box.right + 0.1, page.height - box.top
            )
            assert word in seen.replace("\x02", "-"), (word, seen)
            assert 0 <= box.left < box.right <= page.width
            assert 0 <= box.top < box.bottom <= page.height
    spans = [page.span for page in taken.pages]
    assert all(first.end <= second.start for first, second in pairwise(spans))
    assert [page.label for page in taken.pages] == [str(number + 1) for number in range(len(taken.pages))]
    assert len(taken.pages) > 3


def test_a_table_with_open_sides_keeps_every_value_in_its_column(printed):
    taken = take_in(printed["table"], "a.pdf")
    assert "<caption>&lt;표 1&gt; 북한의 대외무역<br>(단위: 백만 달러, %)</caption>" in taken.text
    assert '<th colspan="2">수출</th><th colspan="2">수입</th>' in taken.text
    for row in ROWS:
        assert "".join(f"<td>{value}</td>" for value in row) in taken.text
    assert taken.text.endswith("</table>\n<p>주: △는 감소</p>\n<p>자료: KOTRA</p>\n")
    found = extract(plain_document(taken.text, format="html", published="2025-01-02"), rules()).mentions
    seen = {(float(one.value), one.unit, one.period.start if one.period else None) for one in found if one.table}
    assert {(2.345e9, "USD", "2024"), (1.234e9, "USD", "2023"), (4.1e7, "USD", "2024")} <= seen
