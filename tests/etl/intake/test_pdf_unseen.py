"""PDF: what nobody sees on a page is left out and told, whatever hides it; what is seen stays."""

import pytest

from dashboard.i18n import Text
from dashboard.i18n.refusals import tell_refusal
from etl.intake.read import take_in
from tests.etl.intake.pdfs import at, line, pdf_of


def read(*pages, **more):
    return take_in(pdf_of(*pages, **more), "a.pdf")


SEEN = at(50, 700, "It sent 5,000 containers.")
SECRET = at(50, 600, "It sent 77,777 containers.")
PICTURE = "q 300 0 0 30 40 590 cm BI /W 2 /H 2 /CS /G /BPC 8 ID \x01\xfe\xfe\x01 EI Q\n"
BLANK_PICTURE = PICTURE.replace("\x01\xfe\xfe\x01", "\xfe\xfe\xfe\xfe")
BAR = "0 0 0.4 rg 40 590 300 30 re f\n"
UNSEEN = (
    "page 1: 23 characters that nobody sees (white on white, without ink, covered, off the page, tiny) are left out"
)


@pytest.mark.parametrize(
    "page",
    [
        SEEN + "1 1 1 rg " + SECRET,
        SEEN + "0.97 g " + SECRET,
        SEEN + "3 Tr " + SECRET,
        SEEN + "1 1 1 rg 40 590 300 30 re f 0 0 0 rg 3 Tr " + SECRET,
        SEEN + "1 g " + SECRET + "0 g " + line(40, 598, 400, 598) + at(40, 580, "Next."),  # under a ruling
        SEEN + SECRET + "1 g 40 590 300 30 re f",  # under a white bar
        SEEN + SECRET + "0 g 40 590 300 30 re f",  # blackened
        SEEN + SECRET + "0.5 g q 0.5 0 0 0.5 0 0 cm 80 1180 600 60 re f Q",
        SEEN + "0 g 40 590 300 30 re f " + SECRET,  # black on black
        SEEN + "1 0 0 rg 40 590 300 30 re f 0.98 0 0 rg " + SECRET,
        SEEN + "q 0 0 10 10 re W n " + SECRET + "Q",  # cut off
        SEEN + "q 0 0 0 0 re W n " + SECRET + "Q",
        SEEN + at(900, 600, "It sent 77,777 containers."),  # beside the page
        SEEN + at(-300, 600, "It sent 77,777 containers."),
        SEEN + at(50, -40, "It sent 77,777 containers."),
        SEEN + at(50, 600, "It sent 77,777 containers.", size=0.8),  # a millimetre long
        SEEN + at(50, 500, "It sent more of them.") + SECRET + BLANK_PICTURE,
    ],
)
def test_what_nobody_sees_on_a_page_is_left_out_and_told(page):
    taken = read(page)
    assert "5,000" in taken.text
    assert "77,777" not in taken.text
    assert taken.warnings == (UNSEEN,)
    assert "눈에 보이지 않는 글자 23자" in tell_refusal(UNSEEN, Text("ko"))


@pytest.mark.parametrize(
    "page",
    [
        SEEN + BAR + "1 1 1 rg " + SECRET,  # the head of a table
        SEEN + PICTURE + "3 Tr " + SECRET,  # a picture of words, with its words
        SEEN + "1 1 1 rg 2 Tr 0 G " + SECRET,  # white with black edges
        PICTURE.replace("40 590", "40 300") + "3 Tr " + SEEN + SECRET,  # a scan, all of it without ink
        SEEN + "0.9 g 40 590 300 30 re f 0 g " + SECRET + "0.9 g 40 560 300 30 re f",  # rows of a table, each filled
        SEEN + SECRET + "0 g 40 596 300 1 re f",  # under a line that is a bar
        SEEN + "q 0 0 595 842 re W n " + SECRET + "Q",
        SEEN + "0.1 g " + SECRET + "1 g 40 590 10 10 re f",  # a bar beside it
    ],
)
def test_what_is_seen_stays_whatever_its_ink(page):
    assert "77,777" in read(page).text


def test_what_is_cropped_away_is_not_read():
    assert "77,777" not in read(SEEN + SECRET, crop=(0, 650, 595, 842)).text


def test_a_layer_that_is_switched_off_is_not_read():
    marked = SEEN + "/OC /L BDC " + SECRET + "EMC\n"
    shown = switch(pdf_of(marked), "/ON")
    assert "77,777" in take_in(shown, "a.pdf").text
    assert "77,777" not in take_in(switch(pdf_of(marked), "/OFF"), "a.pdf").text


def switch(content, state):
    """A PDF with a layer /L that is on or off; its table of objects is left out, as of a file to be mended."""
    text = content.decode("latin-1")
    text = text.replace(
        "/Type /Catalog", f"/Type /Catalog /OCProperties << /OCGs [90 0 R] /D << {state} [90 0 R] >> >>"
    )
    text = text.replace("/Resources << /Font", "/Resources << /Properties << /L 90 0 R >> /Font")
    kept = text[: text.index("xref\n0")]
    layer = "90 0 obj\n<< /Type /OCG /Name (L) >>\nendobj\n"
    return (kept + layer + "trailer\n<< /Size 91 /Root 1 0 R >>\n%%EOF").encode("latin-1")


def test_a_bar_that_somebody_laid_over_a_page_covers_too():
    text = pdf_of(SEEN + SECRET).decode("latin-1")
    bar = "/Annots [<< /Type /Annot /Subtype /Square /Rect [40 590 340 620] /C [0 0 0] /IC [0 0 0] /F 4 >>]"
    covered = text.replace("/Type /Page /Parent", f"{bar} /Type /Page /Parent")
    kept = covered[: covered.index("xref\n0")]
    taken = take_in((kept + "trailer\n<< /Size 91 /Root 1 0 R >>\n%%EOF").encode("latin-1"), "a.pdf")
    assert "5,000" in taken.text
    assert "77,777" not in taken.text


def test_text_under_the_picture_of_a_page_waits_as_that_of_a_scan():
    taken = read(SEEN + SECRET + PICTURE.replace("300 0 0 30 40 590", "595 0 0 842 0 0"))
    assert "77,777" in taken.text
    assert len(taken.scanned) > 0
    assert "each of its figures waits" in taken.warnings[0]
