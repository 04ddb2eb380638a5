"""DOCX: everything that the paper says, in its order, with notes and spans."""

import docx
import pytest
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import parse_xml

from etl.errors import IntakeError
from etl.intake.read import take_in
from tests.etl.intake.made import figures, lines, read_text, replaced, saved, view, zipped

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def made(fill):
    document = docx.Document()
    fill(document)
    return saved(document)


def test_headings_items_and_raised_characters_are_marked():
    def fill(document):
        document.add_heading("대외무역 < 2024", 1)
        paragraph = document.add_paragraph("수출은 12,000")
        paragraph.add_run("4").font.superscript = True
        paragraph.add_run("명이다.")
        document.add_paragraph("하나", style="List Bullet")
        document.add_paragraph("둘", style="List Bullet")

    assert view(made(fill)) == (
        "<h1>대외무역 &lt; 2024</h1>\n<p>수출은 12,000<sup>4</sup>명이다.</p>\n<ul>\n<li>하나</li>\n"
        "<li>둘</li>\n</ul>\n"
    )


def test_a_style_can_raise_what_it_marks():
    def fill(document):
        style = document.styles.add_style("Mark", WD_STYLE_TYPE.CHARACTER)
        style.font.superscript = True
        document.add_paragraph("2,000").add_run("7", style="Mark")

    assert view(made(fill)) == "<p>2,000<sup>7</sup></p>\n"


def test_merged_cells_are_spans_and_repeated_rows_are_heads():
    def fill(document):
        table = document.add_table(3, 3)
        table.cell(0, 1).merge(table.cell(0, 2)).text = "수출"
        table.cell(0, 0).merge(table.cell(1, 0)).text = "연도"
        for place, words in {(1, 1): "중국", (1, 2): "러시아", (2, 0): "2024", (2, 1): "3.1", (2, 2): "0.4"}.items():
            table.cell(*place).text = words
        for row in table.rows[:2]:
            row._tr.get_or_add_trPr().append(parse_xml(f"<w:tblHeader {W}/>"))

    assert view(made(fill)) == (
        '<table>\n<thead>\n<tr><th rowspan="2">연도</th><th colspan="2">수출</th></tr>\n'
        "<tr><th>중국</th><th>러시아</th></tr>\n</thead>\n<tr><td>2024</td><td>3.1</td><td>0.4</td></tr>\n</table>\n"
    )


def test_a_frame_gives_what_it_frames():
    def fill(document):
        document.add_table(1, 1).cell(0, 0).text = "보도자료"
        outer = document.add_table(1, 2)
        outer.cell(0, 0).text = "왼쪽"
        inner = outer.cell(0, 1).add_table(2, 2)
        for place, words in enumerate(("연도", "수출", "2024", "3")):
            inner.cell(*divmod(place, 2)).text = words

    assert lines(view(made(fill))) == ["보도자료", "왼쪽", "연도 수출", "2024 3"]


def with_notes(text, notes):
    """A document whose text and notes are given as WordprocessingML."""
    parts = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.'
        'document.main+xml"/></Types>',
        "_rels/.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/'
        'officeDocument" Target="word/document.xml"/></Relationships>',
        "word/document.xml": f"<w:document {W}><w:body>{text}</w:body></w:document>",
        "word/footnotes.xml": f"<w:footnotes {W}>{notes}</w:footnotes>",
    }
    return zipped(parts)


def test_notes_stand_behind_the_text_under_their_numbers():
    refer = '<w:r><w:footnoteReference w:id="{}"/></w:r>'
    text = (
        f"<w:p><w:r><w:t>수출 3억 달러</w:t></w:r>{refer.format(8)}<w:r><w:t>이다</w:t></w:r>{refer.format(2)}</w:p>"
        "<w:p><w:del><w:r><w:delText>지운</w:delText></w:r></w:del><w:r><w:rPr><w:vanish/></w:rPr><w:t>숨은</w:t></w:r>"
        "<w:ins><w:r><w:t>넣은</w:t></w:r></w:ins></w:p>"
    )
    notes = "".join(
        f'<w:footnote w:id="{key}"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t> {words}</w:t></w:r></w:p></w:footnote>'
        for key, words in ((2, "자료: 관세청"), (5, "아무도"), (8, "잠정치 2.9억"))
    )
    assert view(with_notes(text, notes)) == (
        "<p>수출 3억 달러<sup>1</sup>이다<sup>2</sup></p>\n<p>넣은</p>\n"
        "<p><sup>1</sup> 잠정치 2.9억</p>\n<p><sup>2</sup> 자료: 관세청</p>\n"
    )


@pytest.mark.parametrize(
    ("settings", "is_seen"),
    [
        ("<w:strike/>", False),
        ("<w:dstrike/>", False),
        ('<w:strike w:val="true"/>', False),
        ('<w:rStyle w:val="Gone"/>', False),
        ('<w:rStyle w:val="Below"/>', False),
        ("<w:vanish/>", False),
        ('<w:strike w:val="0"/>', True),
        ('<w:strike w:val="false"/><w:dstrike w:val="off"/>', True),
        ('<w:rStyle w:val="Gone"/><w:strike w:val="0"/>', True),
        ("<w:b/>", True),
    ],
)
def test_what_is_struck_out_or_hidden_is_left_out_and_told(settings, is_seen):
    paper = docx.Document()
    gone = paper.styles.add_style("Gone", WD_STYLE_TYPE.CHARACTER)
    gone.font.strike = True
    paper.styles.add_style("Below", WD_STYLE_TYPE.CHARACTER).base_style = gone
    run = paper.add_paragraph().add_run("수출 9억 달러")
    run.element.insert(0, parse_xml(f"<w:rPr {W}>{settings}</w:rPr>"))
    paper.add_paragraph("수입 3억 달러")
    taken = take_in(saved(paper), "paper.docx")
    assert ("9억" in taken.text, "3억" in taken.text) == (is_seen, True)
    told = ("8 characters that are hidden or struck out are left out",)
    assert taken.warnings == (() if is_seen else told)


def test_entities_are_refused_before_any_library_meets_them():
    bomb = '<!DOCTYPE a [<!ENTITY b "ha"><!ENTITY c "&b;&b;&b;">]>'
    document = f"{bomb}<w:document {W}><w:body><w:p><w:r><w:t>&c;</w:t></w:r></w:p></w:body></w:document>"
    odd = b'<?xml version="1.0" encoding="UTF-7"?>' + document.encode()
    content = saved(docx.Document())
    for hidden in (document.encode(), document.encode("utf-16"), odd):
        with pytest.raises(IntakeError, match=r"hostile|not UTF-8"):
            take_in(replaced(content, "word/document.xml", hidden), "a.docx")


def test_what_a_library_says_of_a_broken_file_is_not_passed_on():
    broken = replaced(saved(docx.Document()), "word/document.xml", f"<w:nothing {W}/>".encode())
    with pytest.raises(IntakeError) as told:
        take_in(broken, "a.docx")
    assert str(told.value) == "a.docx: broken as DOCX; fetch or save it again"


@pytest.mark.parametrize("name", ["b01", "000_f40b7d0d0d11d8b9"])
def test_a_paper_in_word_gives_the_figures_of_its_text(name):
    text = read_text(name)
    document = docx.Document()
    for line in text.splitlines():
        document.add_paragraph(line)
    assert figures(view(saved(document)), "html") == figures(text, "text")
