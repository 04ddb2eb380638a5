"""HWPX and HWP: paragraphs, true cells, notes; locked ones say so."""

from html import escape

import pytest

from etl.errors import IntakeError
from etl.intake.read import take_in
from tests.etl.intake.made import figures, lines, read_text, view, zipped

NAMES = (
    'xmlns:hp="http://www.hancom.co.kr/hwpml/2011/paragraph" xmlns:hs="http://www.hancom.co.kr/hwpml/2011/section" '
    'xmlns:hh="http://www.hancom.co.kr/hwpml/2011/head" xmlns:opf="http://www.idpf.org/2007/opf/"'
)
HEADER = (
    f'<hh:head {NAMES}><hh:charPr id="0"/><hh:charPr id="1"><hh:supscript/></hh:charPr>'
    '<hh:paraPr id="0"><hh:heading type="NONE" level="0"/></hh:paraPr>'
    '<hh:paraPr id="1"><hh:heading type="OUTLINE" level="1"/></hh:paraPr></hh:head>'
)


def paper(*sections, **more):
    """An HWPX of sections."""
    parts = {"mimetype": "application/hwp+zip", "Contents/header.xml": HEADER}
    parts |= {f"Contents/section{number}.xml": f"<hs:sec {NAMES}>{section}</hs:sec>"
              for number, section in enumerate(sections)}  # fmt: skip
    return zipped({**parts, **more})


def p(*runs, style=0):
    return f'<hp:p paraPrIDRef="{style}">{"".join(runs)}</hp:p>'


def run(inside, char=0):
    return f'<hp:run charPrIDRef="{char}">{inside}</hp:run>'


def t(text):
    return f"<hp:t>{text}</hp:t>"


def cell(row, column, text, height=1, width=1, head=0):
    return (
        f'<hp:tc header="{head}"><hp:subList>{p(run(t(text)))}</hp:subList>'
        f'<hp:cellAddr colAddr="{column}" rowAddr="{row}"/><hp:cellSpan colSpan="{width}" rowSpan="{height}"/></hp:tc>'
    )


def test_paragraphs_headings_signs_and_raised_characters():
    text = p(run(t("대외무역")), style=1) + p(
        run(t("수출은<hp:tab/>12,000")), run(t("4"), char=1), run(t("명<hp:lineBreak/>이다 &lt;끝&gt;"))
    )
    assert view(paper(text)) == ("<h2>대외무역</h2>\n<p>수출은 12,000<sup>4</sup>명<br>이다 &lt;끝&gt;</p>\n")


def test_cells_stand_where_they_say_with_their_spans():
    rows = [
        cell(0, 0, "연도", height=2, head=1) + cell(0, 1, "수출", width=2, head=1),
        cell(1, 1, "중국", head=1) + cell(1, 2, "러시아", head=1),
        cell(2, 0, "2024") + cell(2, 1, "3.1") + cell(2, 2, "0.4"),
    ]
    table = "<hp:tbl>" + "".join(f"<hp:tr>{row}</hp:tr>" for row in rows) + "</hp:tbl>"
    assert view(paper(p(run(t("표 1") + table)))) == (
        '<p>표 1</p>\n<table>\n<thead>\n<tr><th rowspan="2">연도</th><th colspan="2">수출</th></tr>\n'
        "<tr><th>중국</th><th>러시아</th></tr>\n</thead>\n<tr><td>2024</td><td>3.1</td><td>0.4</td></tr>\n</table>\n"
    )


def test_a_frame_gives_what_it_frames():
    rows = cell(0, 0, "연도") + cell(0, 1, "수출"), cell(1, 0, "2024") + cell(1, 1, "3")
    inner = "<hp:tbl>" + "".join(f"<hp:tr>{row}</hp:tr>" for row in rows) + "</hp:tbl>"
    outer = cell(0, 0, "제목").replace("</hp:subList>", p(run(inner)) + "</hp:subList>")
    assert lines(view(paper(p(run(f"<hp:tbl><hp:tr>{outer}</hp:tr></hp:tbl>"))))) == ["제목", "연도 수출", "2024 3"]


def test_notes_stand_behind_the_text_and_heads_of_pages_are_left_out():
    note = '<hp:ctrl><hp:footNote number="{}"><hp:subList>{}</hp:subList></hp:footNote></hp:ctrl>'
    head = f"<hp:ctrl><hp:header><hp:subList>{p(run(t('월간 북한')))}</hp:subList></hp:header></hp:ctrl>"
    text = run(head + t("수출 3억 달러") + note.format(1, p(run(t("잠정치")))) + t("이다."))
    gone = run(t("<hp:deleteBegin/>지운 말<hp:deleteEnd/>남은 말"))
    assert view(paper(p(text), p(gone))) == (
        "<p>수출 3억 달러<sup>1</sup>이다.</p>\n<p>남은 말</p>\n<p><sup>1</sup> 잠정치</p>\n"
    )


def test_sections_follow_their_numbers():
    made = paper(*(p(run(t(f"{number}부"))) for number in range(11)))
    assert lines(view(made)) == [f"{number}부" for number in range(11)]


def test_what_the_file_says_of_itself():
    said = (
        f'<opf:package {NAMES}><opf:metadata><opf:title>북한 무역</opf:title><opf:meta name="creator">김</opf:meta>'
        '<opf:meta name="CreatedDate">2024-07-08T10:00:00Z</opf:meta></opf:metadata></opf:package>'
    )
    taken = take_in(paper(p(run(t("글"))), **{"Contents/content.hpf": said}), "a.hwpx")
    assert [(one.name, one.value) for one in taken.properties] == [
        ("title", "북한 무역"), ("author", "김"), ("published", "2024-07-08")
    ]  # fmt: skip


REFUSED = {
    "locked": (paper("", **{"META-INF/manifest.xml": "<a><encryption-data/></a>"}), "locked with a password"),
    "entities": (paper("", **{"Contents/section0.xml": "<!DOCTYPE a [<!ENTITY b 'ha'>]><a>&b;</a>"}), "hostile"),
    "no XML": (paper("", **{"Contents/section0.xml": "<a><b></a>"}), "is no XML"),
    "no sections": (zipped({"mimetype": "application/hwp+zip"}), "without sections"),
    "nothing to read": (paper(p(run(t(" ")))), "without any text"),
    "tables in tables": (paper(p(run("<hp:ctrl>" * 120 + t("x") + "</hp:ctrl>" * 120))), "without any text"),
}


@pytest.mark.parametrize("what", REFUSED)
def test_a_paper_that_cannot_be_read_says_why(what):
    content, words = REFUSED[what]
    with pytest.raises(IntakeError, match=words):
        take_in(content, "a.hwpx")


def test_tables_in_tables_have_an_end():
    deep = t("x")
    for _ in range(25):
        deep = f"<hp:tbl><hp:tr><hp:tc><hp:subList>{p(run(deep))}</hp:subList></hp:tc></hp:tr></hp:tbl>"
    with pytest.raises(IntakeError, match="tables in tables, more than"):
        take_in(paper(p(run(deep))), "a.hwpx")


@pytest.mark.parametrize("name", ["b10"])
def test_a_paper_gives_the_figures_of_its_text(name):
    text = read_text(name)
    made = paper("".join(p(run(t(escape(line)))) for line in text.splitlines()))
    assert figures(view(made), "html") == figures(text, "text")


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 504


@pytest.mark.parametrize(("flags", "words"), [(2, "with a password"), (16, "rights management"), (1, "broken as HWP")])
def test_a_hwp_that_cannot_be_read_says_why(flags, words):
    header = b"HWP Document File".ljust(32, b"\x00") + bytes((0, 0, 0, 5)) + flags.to_bytes(4, "little")
    with pytest.raises(IntakeError, match=words):
        take_in(OLE + header.ljust(4096, b"\x00"), "a.hwp")
