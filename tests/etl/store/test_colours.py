"""One colour an origin, whatever stands beside it."""

from itertools import combinations

from etl.store.colours import COLOURS, choose_colours


def test_origins_of_one_indicator_differ_as_long_as_there_are_colours():
    ring = [(f"o{n}", [f"i{n}", f"i{(n + 1) % 9}"], ["d"]) for n in range(9)]
    colours = choose_colours(ring)
    beside = [(one, other) for (one, its, _), (other, theirs, _) in combinations(ring, 2) if set(its) & set(theirs)]
    assert len(beside) == 9
    assert all(colours[one] != colours[other] for one, other in beside)


def test_a_later_origin_changes_no_colour_before_it():
    first = [(f"o{n}", ["i", f"j{n % 3}"], [f"d{n % 4}"]) for n in range(30)]
    before = choose_colours(first)
    assert choose_colours([*first, ("new", ["i", "j1"], ["d1"])]).items() >= before.items()


def test_more_origins_than_colours_share_them_evenly():
    colours = choose_colours((f"o{n}", ["i"], None) for n in range(2 * COLOURS))
    assert sorted(colours.values()) == sorted([*range(COLOURS), *range(COLOURS)])


def test_origins_of_one_document_differ_where_their_indicators_leave_a_choice():
    others = [(f"o{n}", [f"i{n}"], ["other"]) for n in range(COLOURS - 1)]
    colours = choose_colours([("a", ["x"], ["own"]), *others, ("b", ["y"], ["own"])])
    assert colours["b"] != colours["a"]
    assert colours["b"] == 1
