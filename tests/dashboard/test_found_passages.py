"""A passage that was found is shown as a piece around the first word of the question."""

from dashboard.components.lists.answers import snippet


def test_a_piece_of_a_passage_begins_and_ends_between_words():
    words = "the quick brown fox jumps over the lazy dog and runs into the forest where nobody has ever seen it again "
    passage = words * 3 + "coal " + words * 3
    told = [part if isinstance(part, str) else part.children for part in snippet(passage, "coal")]
    assert (told[0], told[-1]) == ("…", "…")
    piece = "".join(told[1:-1])
    assert "coal" in piece
    assert set(piece.split()) <= set(passage.split())


def test_letters_are_marked_where_a_word_begins_with_them():
    told = snippet("The administration asked the NIS again.", "nis")
    assert [part.children for part in told if not isinstance(part, str)] == ["NIS"]


def test_a_passage_without_blanks_is_cut_where_it_must_be():
    passage = "무역" * 200 + "석탄" + "무역" * 200
    told = [part if isinstance(part, str) else part.children for part in snippet(passage, "석탄")]
    assert "석탄" in told
