"""Figures that are told in turn of as many things: exports and imports were $5 billion and $3 billion.

    수출과 수입은 각각 5억 달러, 3억 달러였다    出口和进口分别增长5%和3%    экспорт и импорт выросли на 5% и 3%

Comes in: a figure in its sentence. Goes out: what it measures by its place in the row, or None where the sentence does
not name as many concepts as figures. Parts in turn are told by parts_in_turn.py, areas by
sides/areas_in_turn.py.
"""

from __future__ import annotations

from etl.meaning.change import Change
from etl.meaning.measured import Measure, fits
from etl.meaning.modifiers_ko import breakdown_of
from etl.meaning.parts import part_within
from etl.meaning.view import Placed, View
from etl.meaning.words import Hit
from etl.patterns import pattern
from etl.rules import Rules

CODES = ("ko", "en", "zh", "ru")
AND_FIGURE = {code: pattern(f"meaning.named_in_turn.and_figure_{code}") for code in CODES}
AND_NAME = {code: pattern(f"meaning.named_in_turn.and_name_{code}") for code in CODES}
TOLD = {code: pattern(f"meaning.named_in_turn.told_{code}") for code in CODES}
EACH = pattern("meaning.places.each")
BEHIND = 24  # characters between the last of a row and the word that says in turn


def measure_in_turn(view: View, figure: Placed, change: Change, rules: Rules) -> Measure | None:
    """The concept that a figure of a row is of, where as many concepts are named before the row."""
    if len(view.counted) < 2 or len(view.concepts) < 2:
        return None
    rows = view.once(rows_of)
    row = row_of(rows, figure)
    if len(row) < 2:
        return None
    first = next(one for one in rows if len(one) == len(row))  # … were $5 bn and $3 bn, up 4% and 2%
    names = _names(view, first[0])
    if len(names) != len(row) or len({hit.id for hit in names}) != len(names):
        return None
    is_near = first[0].start - names[-1].end <= BEHIND
    if not is_near and not TOLD[view.language].search(view.text, names[-1].end, min(first[-1].end + BEHIND, view.end)):
        return None
    hit = names[next(at for at, one in enumerate(row) if one is figure)]
    if not fits(hit.id, figure, change, rules):
        return None
    if view.language == "ko":
        at = names.index(hit)
        is_bare = at > 0 and " " not in view.text[names[at - 1].end : hit.start].strip()  # 수출과 수입
        part = () if is_bare else breakdown_of(view, hit, rules)
        return Measure(hit.id, hit.start, hit.end, "own", part)
    return Measure(hit.id, hit.start, hit.end, "own", part_within(view.breakdowns, hit, view.text, rules))


def each_before(view: View, figure: Placed) -> tuple[int, int] | None:
    """Where 각각, 分别 stands last before a figure; None where it does not."""
    return next((span for span in reversed(view.spans(EACH)) if span[1] <= figure.start), None)


def row_of(rows: list[list[Placed]], figure: Placed) -> list[Placed]:
    """The row in which a figure stands."""
    return next((row for row in rows if any(one is figure for one in row)), [])


def rows_of(view: View) -> list[list[Placed]]:
    """The figures in rows of those that no more than and joins to the one before."""
    rows: list[list[Placed]] = []
    for one in view.figures:
        last = rows[-1][-1] if rows else None
        is_same = last is not None and last.mention.unit == one.mention.unit
        if last is not None and is_same and AND_FIGURE[view.language].fullmatch(view.text, last.end, one.start):
            rows[-1].append(one)
        else:
            rows.append([one])
    return rows


def _names(view: View, first: Placed) -> list[Hit]:
    """The concepts that are named together last before a row."""
    before, _ = view.neighbours(first)
    ahead = [hit for hit in view.concepts if before <= hit.start and hit.end <= first.start]
    names = ahead[-1:]
    for hit in reversed(ahead[:-1]):
        if AND_NAME[view.language].fullmatch(view.text, hit.end, names[0].start) is None:
            break
        names.insert(0, hit)
    return names
