"""Papers in two, three and four columns, with narrow gutters and with headings and tables over all, say the same."""

import subprocess
from html import unescape

import docx
import pytest
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt

from etl.intake.layout import find_office
from etl.intake.pdf.gutters import find_walls
from etl.intake.read import take_in
from tests.etl.intake.made import saved
from tests.etl.intake.pdfs import at, pdf_of
from tests.etl.intake.test_proof import blocks, compare, in_page
from tests.needs import need

pytestmark = pytest.mark.whole


PAPERS = ("b01", "b10", "a01", "c01", "c04", "003_3beca505dd400eb5", "004_4c04b5fa27c55ebf")
SETTINGS = {
    "two": "columns: 2; column-gap: 8pt; font: 9pt/1.4 'Nanum Myeongjo'",
    "three": "columns: 3; column-gap: 9pt; font: 8pt/1.35 'Nanum Myeongjo'; text-align: justify",
    "four": "columns: 4; column-gap: 14pt; font: 7pt/1.3 'Nanum Myeongjo'",
}
OVER = "<style>body {{ {style} }} h2, table {{ column-span: all }}</style>"
WORDS = "trade with China rose by five in the year"


@pytest.fixture(scope="module")
def printed(chromium):
    tab, made = chromium.new_page(), {}
    for setting, style in SETTINGS.items():
        for name in PAPERS:
            tab.set_content(in_page(name) + OVER.format(style=style))
            made[setting, name] = tab.pdf(prefer_css_page_size=True)
    tab.close()
    return made


@pytest.mark.parametrize("setting", SETTINGS)
def test_columns_with_headings_and_tables_over_them_are_read_one_after_the_other(printed, setting):
    originals = {name: printed[setting, name] for name in PAPERS}
    for parts, least in ((2, 0.99), (3, 0.985), (None, 0.95)):  # value and unit; what is measured; who says it as well
        share, _, wrong = compare(originals, "pdf", parts)
        assert share >= least, (parts, share, wrong)


def test_three_columns_of_a_word_processor_are_read_one_after_the_other(tmp_path):
    need(find_office(), "apt-get install libreoffice-writer")
    names = ("a01", "c01", "004_4c04b5fa27c55ebf")
    for name in names:
        document = docx.Document()
        document.styles["Normal"].font.size = Pt(8)
        for kind, content in blocks(name):
            if kind != "table":
                document.add_paragraph(content)
        columns = OxmlElement("w:cols")
        columns.set(qn("w:num"), "3")
        columns.set(qn("w:space"), "200")
        section = document.sections[0]._sectPr
        for one in section.findall(qn("w:cols")):
            section.remove(one)
        section.append(columns)
        (tmp_path / f"{name}.docx").write_bytes(saved(document))
    command = [
        "soffice",
        f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}",
        "--headless",
        "--convert-to",
        "pdf",
    ]
    subprocess.run([*command, "--outdir", tmp_path, *tmp_path.glob("*.docx")], check=True, capture_output=True)
    share, _, wrong = compare({name: (tmp_path / f"{name}.pdf").read_bytes() for name in names}, "pdf")
    assert share >= 0.97, (share, wrong)


def column(left, top, name, lines, step=10):
    return "".join(at(left, top - step * row, f"{name}{row:02} {WORDS}", 6) for row in range(lines))


def order(page):
    """The columns in the order in which they are read: a letter a line."""
    text = unescape(take_in(pdf_of(page), "a.pdf").text)
    return "".join(found for found in text.replace("<", " <").replace(">", "> ").split() if found[1:].isdecimal())


def test_what_crosses_a_gutter_ends_it_and_a_narrow_heading_does_too():
    above = column(50, 760, "a", 6) + column(196, 757, "b", 6) + column(342, 754, "c", 6)
    below = column(50, 640, "d", 6) + column(196, 637, "e", 6) + column(342, 634, "f", 6)
    read = order(above + at(50, 672, "Prospects", 9) + below)
    assert read == "".join(f"{name}{row:02}" for name in "abcdef" for row in range(6))


def test_a_heading_in_one_column_does_not_part_the_others():
    left = column(50, 760, "a", 5) + at(50, 690, "Prospects", 9) + column(50, 670, "b", 5)
    read = order(left + column(196, 757, "c", 14))
    assert read == "".join(f"{name}{row:02}" for name, rows in (("a", 5), ("b", 5), ("c", 14)) for row in range(rows))


def test_a_gap_that_comes_in_one_line_is_no_gutter():
    class Letter:
        def __init__(self, left, base):
            self.left, self.right, self.base, self.height, self.text = left, left + 90, base, 9.0, "a"

    lines = [[Letter(50, 100 + 12 * row), Letter(145 if row == 3 else 140.5, 100 + 12 * row)] for row in range(9)]
    assert find_walls(lines) == []
    wide = [[Letter(50, 100 + 12 * row), Letter(146, 100 + 12 * row)] for row in range(9)]
    assert [round(wall.middle) for wall in find_walls(wide)] == [143]


def test_no_figure_is_read_over_a_gap_between_two_sentences():
    left, right = "Exports to China in this year came to about 12", "million dollars were paid by all"
    page = at(50, 700, left, 9) + at(300, 700, right, 9) + at(50, 688, "below", 9)
    text = take_in(pdf_of(page), "a.pdf").text
    assert text == f"<p>{left}</p>\n<p>{right}</p>\n<p>below</p>\n"
