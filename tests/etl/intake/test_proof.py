"""Papers in every format give the figures of their text: value, unit and what is measured, whose and when.

The five seeds and ten texts of the gold, in four languages, are made into DOCX, HWPX, XLSX and, by a browser and by
LibreOffice, into PDF.
"""

import json
import subprocess
from collections import Counter
from functools import cache
from html import escape, unescape
from itertools import chain

import docx
import openpyxl
import pypdfium2
import pytest

from etl.documents import plain_document
from etl.extract import extract
from etl.intake.layout import find_office
from etl.intake.read import take_in
from tests.conftest import REPOSITORY
from tests.etl.intake.made import read_text, rules, saved
from tests.etl.intake.test_hwpx import cell, p, paper, run, t
from tests.needs import need

pytestmark = pytest.mark.whole

SEEDS = {path.stem: "ko" for path in sorted((REPOSITORY / "seeds").glob("*.txt"))}
GOLD = {"a01": "ko", "a05": "ko", "b01": "ko", "b10": "ko", "c01": "en", "c04": "en", "a02": "ko", "b02": "ko",
        "b03": "ko", "c02": "en"}  # fmt: skip
PAPERS = SEEDS | GOLD
INDEX = (REPOSITORY / "tests" / "gold" / "index.jsonl").read_text("utf-8").splitlines()
PUBLISHED = {one["doc"]: one["published"] for one in map(json.loads, INDEX)}
SEEDED = "2024-12-01"  # of the seeds
SAME = 0.99  # of all figures of a format
LEAST = 0.9  # of one paper
PAGE = "<meta charset=utf-8><style>@page {{ size: A4; margin: 20mm }} body {{ font: 10.5pt/1.6 'Nanum Myeongjo' }}"
PAGE += " p {{ margin: 0 0 6pt }} h2 {{ font-size: 13pt }} table {{ border-collapse: collapse; width: 100% }}"
PAGE += " td {{ border: .5pt solid; padding: 2pt 6pt; text-align: right; white-space: nowrap }}</style>{body}"


def said(text, format, name):
    """What each figure of a text says: value, unit, what is measured and how, whose and with whom, of which part, when,
    against when, as what sort of statement, and by whom."""
    document = plain_document(text, language=PAPERS[name], published=PUBLISHED.get(name, SEEDED), format=format)
    found = extract(document, rules())
    return Counter(slots_of(m, s) for m, s in zip(found.mentions, found.statements, strict=True))


def slots_of(mention, statement):
    what = statement.measure, statement.transformation, statement.breakdown
    whose = statement.ref_area, statement.counterpart_area, mention.origin_name
    times = time_of(mention.period), time_of(mention.base_period)
    return str(mention.value), mention.unit, what, whose, times, mention.bound, mention.kind


def time_of(period):
    return period and (period.start, period.end)


@cache
def of_text(name):
    return said(read_text(name), "text", name)


@cache
def blocks(name):
    """What a paper holds, as whoever made it had it before: headings, paragraphs without wraps, rows of cells."""
    found = extract(plain_document(read_text(name), language=PAPERS[name], published=SEEDED), rules())
    tables = {table.id: table for table in found.tables}
    made = []
    for passage in found.passages:
        table = tables.pop(passage.table, None)
        if table is not None:
            grid = [[""] * table.columns for _ in range(table.rows)]
            for cell in table.cells:
                grid[cell.row][cell.column] = cell.text
            made.append(("table", grid))
        elif passage.table is None or passage.kind != "table_row":
            made.append((passage.kind, " ".join(passage.reading.split())))
    return made


def in_word(name):
    document = docx.Document()
    for kind, content in blocks(name):
        if kind == "table":
            table = document.add_table(len(content), len(content[0]), style="Table Grid")
            for cell, words in zip(table._cells, chain(*content), strict=True):
                cell.text = words
        elif kind == "heading":
            document.add_heading(content, 2)
        else:
            document.add_paragraph(content)
    return saved(document)


def in_hangul(name):
    made = []
    for kind, content in blocks(name):
        if kind == "table":
            rows = (
                "".join(cell(at, column, escape(words), head=at == 0) for column, words in enumerate(row))
                for at, row in enumerate(content)
            )
            made.append(p(run("<hp:tbl>" + "".join(f"<hp:tr>{row}</hp:tr>" for row in rows) + "</hp:tbl>")))
        else:
            made.append(p(run(t(escape(content))), style=int(kind == "heading")))
    return paper("".join(made))


def in_sheet(name):
    book = openpyxl.Workbook()
    sheet = book.active
    for kind, content in blocks(name):
        for row in content if kind == "table" else [[content]]:
            sheet.append([words or None for words in row])
            for one in sheet[sheet.max_row]:
                one.data_type = "s" if one.value is not None else one.data_type
        sheet.append([None])
    return saved(book)


def in_page(name):
    made = []
    for kind, content in blocks(name):
        if kind == "table":
            rows = ("".join(f"<td>{escape(words)}" for words in row) for row in content)
            made.append("<table>" + "".join(f"<tr>{row}" for row in rows) + "</table>")
        else:
            name = "h2" if kind == "heading" else "p"
            made.append(f"<{name}>{escape(content)}</{name}>")
    return PAGE.format(body="".join(made))


@pytest.fixture(scope="module")
def printed(chromium):
    made = {}
    tab = chromium.new_page()
    for name in PAPERS:
        tab.set_content(in_page(name))
        made[name] = tab.pdf(prefer_css_page_size=True)
    tab.close()
    return made


@pytest.fixture(scope="module")
def typeset(tmp_path_factory):
    """The papers in Word as LibreOffice prints them, all at once."""
    need(find_office(), "apt-get install libreoffice-writer")
    folder = tmp_path_factory.mktemp("typeset")
    for name in PAPERS:
        (folder / f"{name}.docx").write_bytes(in_word(name))
    command = ["soffice", f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--convert-to", "pdf"]
    subprocess.run([*command, "--outdir", folder, *sorted(folder.glob("*.docx"))], check=True, capture_output=True)
    return {name: (folder / f"{name}.pdf").read_bytes() for name in PAPERS}


def compare(originals, ending, parts=None):
    """The share of figures that are the same in their first parts, of all and of the worst paper; what differs."""
    same, whole, wrong, least = 0, 0, {}, 1.0
    for name, content in originals.items():
        expected, found = of_text(name), said(take_in(content, f"a.{ending}").text, "html", name)
        expected, found = (Counter(one[:parts] for one in each.elements()) for each in (expected, found))
        kept = sum((expected & found).values())
        same, whole = same + kept, whole + sum(expected.values())
        least = min(least, kept / max(sum(expected.values()), 1))
        if expected != found:
            wrong[name] = (expected - found, found - expected)
    return same / whole, least, wrong


@pytest.mark.parametrize(("make", "ending"), [(in_word, "docx"), (in_hangul, "hwpx"), (in_sheet, "xlsx")])
def test_a_paper_of_a_word_processor_says_what_its_text_says(make, ending):
    share, least, wrong = compare({name: make(name) for name in PAPERS}, ending)
    assert share >= SAME, (share, least, wrong)
    assert least >= LEAST, wrong


@pytest.mark.parametrize("how", ["printed", "typeset"])
def test_a_printed_paper_says_what_its_text_says(request, how):
    originals = request.getfixturevalue(how)
    share, _, wrong = compare(originals, "pdf")
    assert share >= SAME, (share, wrong)
    share, least, wrong = compare(originals, "pdf", parts=2)
    assert share >= SAME, (share, wrong)
    assert least >= LEAST, wrong


def test_a_number_that_its_cell_was_too_narrow_for_is_whole(typeset):
    text = take_in(typeset["001_71fb0b7bed6a0a4b"], "a.pdf").text
    assert "<td>25,660.4</td><td>25,484.1</td>" in text
    assert "<td>25,660.</td>" not in text


def test_blanks_that_nobody_typed_are_none(typeset):
    text = unescape(take_in(typeset["a01"], "a.pdf").text)
    assert "18억3천350만 달러" in text
    assert "줄었다." in text


@pytest.mark.parametrize("how", ["printed", "typeset"])
def test_under_each_box_stands_its_word(request, how):
    whole = held = 0
    for content in list(request.getfixturevalue(how).values())[:6]:
        taken, document = take_in(content, "a.pdf"), pypdfium2.PdfDocument(content)
        for page in taken.pages:
            below = document[page.number - 1].get_textpage()
            for box in page.boxes[::7]:
                word = unescape(taken.text[box.span.start : box.span.end])
                seen = below.get_text_bounded(
                    box.left - 0.1, page.height - box.bottom, box.right + 0.1, page.height - box.top
                )
                held += word in "".join(seen.replace("\x02", "-").split())
                whole += 1
    assert whole > 1000
    assert held >= SAME * whole, (held, whole)
