"""What a file is, in what letters: told by its content."""

import unicodedata

import pytest

from etl.errors import IntakeError
from etl.intake.read import take_in
from etl.intake.sniff import sniff
from tests.etl.intake.made import zipped

PAPER = "통계청은 2024년 북한의 대외무역 규모가 27억 7,200만 달러라고 발표했다. 전년보다 3.4% 늘었다.\n"
TYPES = "[Content_Types].xml"


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("cp949", PAPER), ("utf-8-sig", PAPER), ("utf-16", PAPER), ("utf-16-le", PAPER), ("utf-16-be", PAPER * 3),
        ("utf-16-le", "It sent 5,000 containers.\n"),
        ("utf-16-be", "海关总署公布，2024年中朝贸易额为21.8亿美元，同比增长3.4%。\n" * 3),
        ("gb18030", "海关总署公布，2024年中朝贸易额为21.8亿美元，同比增长3.4%。\n" * 3),
        ("cp1251", "Товарооборот России и КНДР в 2023 году составил 34,4 млн долларов.\n" * 3),
        ("koi8-r", "Товарооборот России и КНДР в 2023 году составил 34,4 млн долларов.\n" * 3),
        ("cp1252", "The so-called “Café” deal of 2023 was worth £3 million – a rise of 4%.\n" * 3),
    ],
)  # fmt: skip
def test_a_text_is_read_in_whatever_letters_it_was_saved(encoding, text):
    assert take_in(text.encode(encoding), "a.txt").text == text


def test_a_page_is_read_in_the_letters_it_claims():
    page = '<html><meta charset="euc-kr"><p>똠방각하 3억 달러</p></html>'
    taken = take_in(page.encode("cp949"), "saved")
    assert (taken.format, taken.view, taken.text) == ("html", "html", page)


def test_what_is_no_character_is_replaced_in_its_place():
    """A paper that quotes it could never be written into a feed, a slide or a brief."""
    for code in (0xFFFE, 0xFFFF):
        assert take_in(f"수출{chr(code)} 3억 달러".encode(), "a.md").text == "수출\ufffd 3억 달러"


def test_letters_in_pieces_are_put_together():
    pieces = unicodedata.normalize("NFD", "수출 3억 달러")
    assert take_in(pieces.encode(), "a.md").text == "수출 3억 달러"


def test_the_name_tells_texts_apart_and_nothing_else():
    assert sniff(PAPER.encode(), "a.md") == "markdown"
    assert sniff(PAPER.encode(), "a.CSV") == "csv"
    assert sniff(PAPER.encode(), "a") == "text"
    assert sniff(b"junk\n%PDF-1.4 ...", "a.txt") == "pdf"
    assert sniff(zipped({"mimetype": "application/hwp+zip"}), "a.zip") == "hwpx"
    assert sniff(zipped({"word/document.xml": "<a/>"}), "a.hwp") == "docx"
    assert sniff(zipped({"xl/workbook.xml": "<a/>"}), "a") == "xlsx"
    assert sniff(OLE + b"HWP Document File".ljust(32, b"\x00"), "a.doc") == "hwp"


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 504

REFUSED = {
    "a NUL in a text": (b"It sent 5,000 con\0tainers in 2023.\n" * 2, "a.txt", "text with a NUL character (line 1)"),
    "a NUL in a text of Windows": ("북한은 5,000\0개를 보냈다.\n".encode("cp949") * 2, "a.txt", "neither text nor"),
    "empty": (b"", "a.pdf", "empty"),
    "blank": (b" \r\n\x00" * 50, "a.txt", "empty"),
    "a log-in page named .pdf": (b"<!DOCTYPE html><html><body>Log in</body></html>", "a.pdf", "a web page"),
    "text named .docx": (b"hello", "a.docx", "named .docx but plain text"),
    "Hangul 3": (b"HWP Document File V3.00 \x1a\x01", "a.hwp", "Hangul 3"),
    "Word before 2007": (OLE + "WordDocument".encode("utf-16-le"), "a.doc", "Word before 2007"),
    "a locked DOCX": (OLE + "EncryptedPackage".encode("utf-16-le"), "a.docx", "locked with a password"),
    "macros": (zipped({"xl/workbook.xml": "", "xl/vbaProject.bin": "x"}), "a.xlsm", "macros"),
    "macros announced": (zipped({"word/document.xml": "", TYPES: "...macroEnabled..."}), "a.docm", "macros"),
    "a book": (zipped({"mimetype": "application/epub+zip"}), "a.epub", "application/epub+zip"),
    "a zip": (zipped({"a.txt": "x"}), "a.zip", "no known kind"),
    "a broken zip": (b"PK\x03\x04" + b"x" * 90, "a.hwpx", "broken zip"),
    "a picture": (b"\x89PNG\r\n\x1a\n", "a.png", "a picture"),
    "anything": (bytes(range(256)) * 9, "a", "neither text"),
}  # fmt: skip


@pytest.mark.parametrize("what", REFUSED)
def test_what_is_not_read_gets_one_clear_line(what):
    content, name, words = REFUSED[what]
    with pytest.raises(IntakeError) as refused:
        take_in(content, name)
    line = str(refused.value)
    assert line.startswith(f"{name}: ")
    assert words in line
    assert "; " in line
    assert "\n" not in line


def test_a_name_with_signs_of_control_stays_one_line():
    with pytest.raises(IntakeError) as refused:
        take_in(b"", "a\n\x1b[31mb.pdf")
    assert str(refused.value) == "a��[31mb.pdf: empty; fetch or save it again"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("<p>It sent 5,000 <s>77,7</s> containers.<span style='display:none'>77</span>", "a.html"),
        ("It sent 5,000 ~~7~~ containers.\n", "a.md"),
    ],
)
def test_what_no_reader_of_a_page_sees_is_told(text, name):
    (told,) = take_in(text.encode(), name).warnings
    assert told.endswith("6 characters that are hidden or struck out are left out" if name == "a.html" else
                         "5 characters that are hidden or struck out are left out")  # fmt: skip
    assert take_in(text.replace("7", "").encode(), "a.txt").warnings == ()


@pytest.mark.parametrize(
    "content", [b"\xef\xbb\xbf", b"\xff\xfe", b"\xef\xbb\xbf\r\n ", "\u3000\xa0\n".encode(), b" \n" * 9000]
)
@pytest.mark.parametrize("name", ["a.txt", "a.csv", "a.html"])
def test_marks_and_blanks_alone_are_empty(content, name):
    with pytest.raises(IntakeError, match=f"{name}: empty"):
        take_in(content, name)


def test_a_text_behind_many_blanks_is_one():
    assert take_in(b" \n" * 9000 + b"It sent 5,000 containers.", "a.txt").text.endswith("containers.")


@pytest.mark.parametrize(
    ("content", "place"),
    [
        (b"\xed\xa0\x80 13,000 containers", "0"),
        (b"It sent \xed\xb0\x80 13,000 containers", "8"),
        (PAPER.encode() * 80 + b"\xff" + PAPER.encode(), f"{80 * len(PAPER.encode()):,}"),
        (PAPER.encode()[:-1] + "\uff05".encode()[:2] + b"\n", f"{len(PAPER.encode()) - 1:,}"),
    ],
)
def test_a_text_that_is_nearly_utf8_is_refused_with_the_byte_that_is_not(content, place):
    with pytest.raises(IntakeError, match=f"a.txt: byte {place} is not UTF-8"):
        take_in(content, "a.txt")
