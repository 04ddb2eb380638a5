"""What makes a page of a thousand cells quick finds the same as looking through all of it."""

from hypothesis import given
from hypothesis import strategies as st

from etl.intake.pdf.characters import Glyph
from etl.intake.pdf.ground import SLACK, STEPS, Ground
from etl.intake.pdf.gutters import SAME, _Piece, _Pieces

PLACES = st.integers(0, 400).map(lambda tenths: tenths / 4)
PIECES = st.lists(st.tuples(PLACES, st.sampled_from([0.5, 3.0, 59.75, 60.0, 60.25, 90.0]), PLACES), max_size=30)
GLYPHS = st.lists(st.tuples(PLACES, st.sampled_from([10.0, 10.004, 10.3, 20.0])), max_size=40)


@given(PIECES, PLACES)
def test_the_pieces_that_a_gutter_meets_are_those_that_all_would_give(found, start):
    pieces = _Pieces(_Piece(left, left + width, base, 8.0, 1, 1) for left, width, base in found)
    assert pieces.crossing(start) == [
        at for at, one in enumerate(pieces.all) if one.left < start - SAME and one.right > start
    ]
    assert pieces.begun(start) == [at for at, one in enumerate(pieces.all) if 0 <= one.left - start <= SAME]


@given(GLYPHS, PLACES, PLACES)
def test_the_characters_in_a_box_are_those_whose_middle_lies_in_it(placed, left, width):
    glyphs = [Glyph(chr(65 + at), (x, y - 4, x + 2, y + 4), y, 8.0) for at, (x, y) in enumerate(placed)]
    inside = []
    for at, (x, y) in enumerate(placed):
        across, down = round(STEPS * (x + 1)), round(STEPS * y)
        if STEPS * (left - SLACK) <= across <= STEPS * (left + width + SLACK):
            inside += [(across, at)] if STEPS * (9 - SLACK) <= down < STEPS * (11 + SLACK) else []
    assert Ground(glyphs).read(left, 9, left + width, 11) == "".join(chr(65 + at) for _, at in sorted(inside))
