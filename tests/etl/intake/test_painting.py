"""Pages painted: the marks lie where the words stand, however the page is turned or cropped; limits hold."""

from io import BytesIO

import pytest
from PIL import Image

from etl.errors import IntakeError
from etl.intake import painting
from etl.intake.painting import Mark, Order, paint, paint_in_child
from etl.intake.read import take_in
from tests.etl.intake.pdfs import at, pdf_of

WIDTH = 595


@pytest.fixture
def page(tmp_path):
    """`page(**how)`: a PDF on the disk and the place of the word 13,000 on its page as shown."""

    def make(**how):
        content = pdf_of(at(172, 420, "North Korea sent 13,000 containers."), **how)
        path = tmp_path / "a.pdf"
        path.write_bytes(content)
        shown = take_in(content, "a.pdf").pages[0]
        (box,) = [box for box in shown.boxes if box.word == "13,000"]
        return path, shown, (box.left, box.top, box.right, box.bottom)

    return make


def picture(content):
    return Image.open(BytesIO(content)).convert("RGB")


@pytest.mark.parametrize("how", [{}, {"crop": (100, 200, 500, 700)}, {"width": 900, "height": 500}], ids=str)
def test_a_mark_lies_on_its_word_and_nowhere_else(page, how):
    path, shown, edges = page(**how)
    made = picture(paint(path, Order(1, round(shown.width), marks=(Mark("number", edges),))))
    assert made.size == (round(shown.width), round(shown.height))
    fill = painting.MARKS["number"][0]
    inside = made.crop([round(edge) for edge in edges])
    assert fill in {colour for _, colour in inside.getcolors(10_000)}
    assert min(sum(colour) for _, colour in inside.getcolors(10_000)) < 200  # the print shines through
    left, top, right, bottom = (round(edge) for edge in edges)
    outside = made.copy()
    outside.paste((255, 255, 255), (left - 2, top - 2, right + 2, bottom + 2))
    assert fill not in {colour for _, colour in outside.getcolors(100_000)}


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_a_place_of_a_turned_page_is_found_in_the_file(turn):
    import pypdfium2

    from etl.intake.pdf.characters import placing

    how = placing(pypdfium2.PdfDocument(pdf_of(at(1, 1, "a"), rotate=turn, crop=(10, 20, 400, 600)))[0])
    assert how.find(*how.place(123, 45)) == (123, 45)


def test_a_part_of_a_page_is_as_sharp_as_it_is_asked_for(page):
    path, _, (left, top, right, bottom) = page()
    part = (left - 10, top - 5, right + 10, bottom + 5)
    made = picture(paint(path, Order(1, 400, "webp", part)))
    assert made.size[0] == pytest.approx(400, abs=4)
    assert made.size[1] == pytest.approx(400 * (part[3] - part[1]) / (part[2] - part[0]), abs=6)
    assert made.convert("L").getextrema()[0] < 100


def test_what_cannot_be_painted_is_told_in_one_line(page, tmp_path):
    path, _, _ = page()
    with pytest.raises(IntakeError, match=r"^a.pdf: page 7 cannot be opened; open the original instead$"):
        paint_in_child(path, Order(7, 200))
    with pytest.raises(IntakeError, match="more than 20,000,000 pixels"):
        paint_in_child(path, Order(1, 9_000))
    with pytest.raises(IntakeError, match="pixels"):
        paint(path, Order(1, 2_000, part=(10.0, 10.0, 12.0, 12.0)))
    (tmp_path / "b.pdf").write_bytes(b"%PDF-1.4 nothing")
    with pytest.raises(IntakeError, match=r"^b.pdf: page 1 cannot be opened"):
        paint_in_child(tmp_path / "b.pdf", Order(1, 200))


def test_a_child_that_takes_too_long_is_ended(page, monkeypatch):
    path, _, _ = page()
    monkeypatch.setattr(painting, "WALL_SECONDS", 0.0)
    with pytest.raises(IntakeError, match="takes too long or too much memory"):
        paint_in_child(path, Order(1, 200))
