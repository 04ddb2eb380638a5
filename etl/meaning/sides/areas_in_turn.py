"""Areas that have a figure each, told in one row behind their names: inflation in Japan and Korea was 2.6% and 2.5%.

    일본과 한국의 실업률은 각각 2.6%, 2.5%    日本、韩国和德国的失业率分别为2.6%、2.5%和5.6%
    В Японии, Корее и Германии безработица составила соответственно 2,6%, 2,5% и 5,6%

Comes in: a figure in its sentence and the areas that this names. Goes out: the same areas with only the figure's own
out of the row, bound as the whole row is; unchanged where not as many areas are named together as figures follow. Of a
row that other words part (대만과 미국은 지난해 각각 117%, 126%), the figure's own area and all of the row.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from etl.meaning.bound import ANY, bound_by
from etl.meaning.named_in_turn import TOLD, each_before, row_of, rows_of
from etl.meaning.places import PLACE, Named
from etl.meaning.view import Placed, View
from etl.patterns import pattern

AND_AREA = {code: pattern(f"meaning.areas_in_turn.and_area_{code}") for code in TOLD}
BETWEEN = {code: pattern(f"meaning.areas_in_turn.between_{code}") for code in TOLD}
IN_TURN = pattern("meaning.places.in_turn")
AND_KO = pattern("meaning.places.and_ko")
RESPECTIVELY = pattern("meaning.places.respectively")
OF_LAST, AND_NEXT = pattern("meaning.places.of_last"), pattern("meaning.places.and_next")
PARTNERS = frozenset({ANY, "with", "to", "from"})
BEHIND = 24  # characters between the last of a row and the word that says in turn
NEAR = 28  # characters between the names and the row where no word says in turn


def with_own_of_row(named: Sequence[Named], view: View, figure: Placed) -> Sequence[Named]:
    """The areas of a sentence without those that only other figures of the row are of."""
    if len(view.figures) < 2 or len(named) < 2:
        return named
    rows = view.once(rows_of)
    row = row_of(rows, figure)
    if len(row) < 2:
        return named
    run = next((run for run in reversed(_runs(named, view)) if _is_of(run, row, rows, named, view)), None)
    if run is None:
        return named
    own = run[next(at for at, one in enumerate(row) if one is figure)]
    bound = own.bound if own.bound == PLACE else _bound_of(run, view)
    return [replace(one, bound=bound) if one is own else one for one in named if one is own or one not in run]


def _runs(named: Sequence[Named], view: View) -> list[list[Named]]:
    """The areas in rows of those that no more than and joins."""
    runs: list[list[Named]] = []
    for one in named:
        if runs and AND_AREA[view.language].fullmatch(view.text, runs[-1][-1].end, one.start):
            runs[-1].append(one)
        else:
            runs.append([one])
    return runs


def _is_of(run: list[Named], row: list[Placed], rows: list[list[Placed]], named: Sequence[Named], view: View) -> bool:
    """Whether each figure of a row is of one of the areas of a run before it, in turn."""
    first = row[0]
    if len(run) != len(row) or len({one.area for one in run}) < len(run) or run[-1].end > first.start:
        return False
    is_parted = any(run[-1].end <= one.start < first.start for one in named)
    between = [one for one in rows if run[-1].end <= one[0].start < first.start]
    between = [one for one in between if len(one) > 1 or not view.is_bracketed(one[0])]  # 内地（2,665元）
    if is_parted or any(len(one) != len(row) for one in between):
        return False
    is_with_each = view.language == "zh" and _bound_of(run, view) in PARTNERS  # 对欧盟、日本双边贸易
    is_pair = BETWEEN[view.language].search(view.text, max(view.start, run[0].start - BEHIND), first.start) is not None
    if is_pair and not is_with_each:
        return False
    if TOLD[view.language].search(view.text, run[-1].end, min(row[-1].end + BEHIND, view.end)):
        return True
    return not between and first.start - run[-1].end <= NEAR


def _bound_of(run: list[Named], view: View) -> str | None:
    """How a row of areas is bound: by the particle behind the last in Korean, by the preposition before the first."""
    one = run[-1] if view.language == "ko" else run[0]
    bound = bound_by(view.text, one.start, one.end, view.language)
    return None if bound == ANY and one.bound != ANY else bound


def in_turn(named: Sequence[Named], view: View, figure: Placed) -> tuple[Named, Sequence[Named]] | None:
    """The area that a figure is of where several have one each, and all of them: 대만과 미국은 각각 117%, 126%."""
    cue = each_before(view, figure)
    if cue is None:
        return _respectively(named, view, figure)
    end, first = cue
    figures = [other for other in view.counted if other.start >= first]
    run: list[Named] = []
    told = [one for one in named if one.end <= end and (one.bound != ANY or AND_KO.search(view.text[: one.start]))]
    for one in reversed(told):
        is_last = not run and OF_LAST.fullmatch(view.text, one.end, end) is not None
        if not is_last and not IN_TURN.fullmatch(view.text, one.end, end):
            break
        run.insert(0, one)
        end = one.start
    at = figures.index(figure) if figure in figures else len(run)
    return (replace(run[at], bound=None), run) if len(run) > 1 and at < len(run) <= len(figures) else None


def _respectively(named: Sequence[Named], view: View, figure: Placed) -> tuple[Named, Sequence[Named]] | None:
    """The same where the word for it stands behind: Lithuania and Latvia … by 7 percent and 9 percent respectively."""
    told = view.ahead_of(RESPECTIVELY)
    if not told or told[-1].start < figure.start:
        return None
    last = told[-1]
    run: list[Named] = []
    for one in named:
        if one.end > figure.start:
            break
        joins = not run or AND_NEXT.fullmatch(view.text, run[-1].end, one.start) is not None
        run = [*run, one] if joins else [one]
    until = view.counted[: view.counted.index(last) + 1]
    at = until[-len(run) :].index(figure) if figure in until[-len(run) :] else len(run)
    return (replace(run[at], bound=None), run) if 1 < len(run) <= len(until) and at < len(run) else None
