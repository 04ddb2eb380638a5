"""A PNG says how large it is meant to be."""

import io

from PIL import Image

from dashboard.exports.png import with_resolution


def test_a_png_says_its_resolution_and_keeps_its_pixels():
    plain = io.BytesIO()
    made = Image.new("RGBA", (3, 2), (10, 20, 30, 40))
    made.save(plain, "png")
    assert "dpi" not in Image.open(io.BytesIO(plain.getvalue())).info
    told = Image.open(io.BytesIO(with_resolution(plain.getvalue(), 192)))
    told.verify()  # the checksums of all chunks
    assert [round(part) for part in told.info["dpi"]] == [192, 192]
    assert Image.open(io.BytesIO(with_resolution(plain.getvalue(), 192))).tobytes() == made.tobytes()
