"""Forms of a Korean figure that is held against another: what it became, was before, or is of what another has.

    27억 달러로 늘었다 · 1,410억 위안보다 적었다 · 남한의 1.7% · 2023년 28만 4천 톤의 41.5%

Comes in: a figure in its sentence, or the text behind it. Goes out: whether it stands in such a form.
"""

from __future__ import annotations

from etl.meaning.view import Placed, View
from etl.patterns import pattern

# behind an amount: what it became, not by how much (27억 달러로 늘었다)
BECAME = pattern("meaning.changes.became")
COMPARED = pattern("meaning.changes.compared")  # 1,410억 위안보다 적었다, 300명에서 줄었다: what it is compared with
OF_THE_SAME = pattern("meaning.changes.of_the_same")
OF_FIGURE = pattern("meaning.changes.of_figure")  # 2023년 28만 4천 톤의 41.5%
COMPARED_AREA = pattern("meaning.changes.compared_area")


def is_of_another_ko(view: View, figure: Placed) -> bool:
    """Whether so much is told of what it was at another time, of another figure, or of another area (남한의 1.7%)."""
    before = view.text[view.start : figure.start]
    if OF_THE_SAME.search(before) or OF_FIGURE.search(before):
        return True
    return any(COMPARED_AREA.fullmatch(view.text, hit.end, figure.start) for hit in view.areas)
