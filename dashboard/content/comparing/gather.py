"""Which figures are put beside each other, and what is computed from each two.

of two indicators    figures of one time, the latest first; where there are none, what lies nearest to that
of one               its total beside its cap, figures that differ, and growth from each level to the next
of two pins          these two, above all else
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, islice

from dashboard.content.material import Material, gather
from dashboard.state import State
from etl.answers import StatedFigure
from etl.derive import Derived, Figure, Refused, Tools, compute, compute_growth, compute_ratio, find_steps, read_figure
from etl.store import Store

MOST = 4  # indicators
MOST_OF_TWO = 3  # computed values of two indicators
MOST_STEPS = 5  # of growth
MOST_RIVALS = 2  # pairs of one indicator that differ
NEAREST = 12  # figures of an indicator that are put beside those of another
MOST_GROWTHS = 3  # indicators of a measure whose stated growth is looked at
MOST_STATED = 60  # growths that are stated of one of them


@dataclass(frozen=True, slots=True)
class Comparison:
    """What was chosen, and what is computed from it; `rows` are all figures that are named in it, by their ids.

    `pinned` is of the two figures that are pinned, if there are two. Of two indicators of which nothing is computed
    there is one `refused`, the reason that comes nearest to a value.
    """

    materials: Mapping[str, Material]
    unknown: Sequence[str]
    surplus: Sequence[str]
    pins: Sequence[str]
    pinned: Derived | Refused | None
    derived: Sequence[Derived]
    refused: Sequence[Refused]
    rows: Mapping[str, StatedFigure]


def compare_indicators(store: Store, names: Sequence[str], pins: Sequence[str], lang: str) -> Comparison:
    """The comparison of the first four of these that there are; pins that are none of their figures are let go."""
    found = {name: gather(store, name, State(), lang) for name in names}
    known = {name: material for name, material in found.items() if material is not None}
    chosen = dict(islice(known.items(), MOST))
    figures = {name: _figures_of(material) for name, material in chosen.items()}
    stated = {row.observation_id: row for material in chosen.values() for row in _rows_of(material)}
    kept = [pin for pin in pins if pin in stated]
    tools = _find_tools(store, chosen)
    growths = _find_growths(store, list(stated.values()))
    stated |= {row.observation_id: row for row in growths}
    said = [read_figure(row, row.unit or "", "rate") for row in growths]
    by_id = {figure.id: figure for own in figures.values() for figure in own}
    results = list(_compute_all(chosen, figures, tools, said))
    pinned = _compute_two(by_id[kept[0]], by_id[kept[1]], tools, said) if len(kept) == 2 else None
    derived = [result for result in results if isinstance(result, Derived) and not _is_same(result, pinned)]
    return Comparison(
        materials=chosen,
        unknown=[name for name in found if name not in known],
        surplus=[name for name in known if name not in chosen],
        pins=kept,
        pinned=pinned,
        derived=derived,
        refused=[result for result in results if isinstance(result, Refused)],
        rows=stated,
    )


def _rows_of(material: Material) -> Iterator[StatedFigure]:
    """Every figure that a page shows of an indicator, its caps too."""
    yield from (claim.row for claim in (*material.claims, *material.cap_claims))


def _figures_of(material: Material) -> list[Figure]:
    """Its figures to compute with, those of its caps behind them."""
    unit, measure = material.indicator.unit, material.indicator.measure
    own = [read_figure(claim.row, unit, measure) for claim in material.claims]
    return own + [read_figure(claim.row, claim.row.unit or "", "cap") for claim in material.cap_claims]


def _find_tools(store: Store, chosen: Mapping[str, Material]) -> Tools:
    units = {row.unit: row for row in store.units()}
    return Tools(units, store.rates(), {name: material.indicator.caps for name, material in chosen.items()})


def _compute_all(
    chosen: Mapping[str, Material], figures: Mapping[str, list[Figure]], tools: Tools, said: Sequence[Figure]
) -> Iterator[Derived | Refused]:
    """Of each two indicators, then of each one; a cap that is chosen is not taken twice."""
    for left, right in combinations(chosen, 2):
        yield from _compute_between(_own(figures, left), _own(figures, right), tools)
    for name, material in chosen.items():
        own = _own(figures, name)
        caps = [figure for figure in figures[name] if figure.indicator != name and figure.indicator not in chosen]
        yield from _only_derived(_compute_between(own, caps, tools)) if caps else ()
        yield from _only_derived(_compute_rivals(material, own, tools))
        steps = find_steps(own)[-MOST_STEPS:]
        yield from _only_derived(compute_growth(*pair, said) for pair in reversed(steps))


def _own(figures: Mapping[str, list[Figure]], name: str) -> list[Figure]:
    return [figure for figure in figures[name] if figure.indicator == name]


def _compute_between(left: Sequence[Figure], right: Sequence[Figure], tools: Tools) -> list[Derived | Refused]:
    """What is computed of two indicators, of one time if they have one; else the reason that comes nearest."""
    by_time: dict[object, list[Figure]] = {}
    for figure in right:
        by_time.setdefault(figure.window, []).append(figure)
    together = [(a, b) for a in left if a.window.is_closed for b in by_time.get(a.window, ())]
    together.sort(key=lambda pair: str(pair[0].window.last), reverse=True)
    found = [compute(a, b, tools) for a, b in together[: NEAREST * 2]]
    if not any(isinstance(result, Derived) for result in found):
        found += [compute(a, b, tools) for a in _latest(left) for b in _latest(right)]
    derived = [result for result in found if isinstance(result, Derived)]
    if derived:
        best = sorted(derived, key=lambda result: len(result.notes))[:MOST_OF_TWO]
        return [best[0], *(_turn_like(best[0], result, tools) for result in best[1:])]
    reasons = ("open", "apart", "longer", "no_rate", "rate")
    refused = [result for result in found if isinstance(result, Refused)]
    refused.sort(key=lambda one: reasons.index(one.reason) if one.reason in reasons else len(reasons))
    return [*refused[:1]]


def _turn_like(first: Derived, result: Derived, tools: Tools) -> Derived | Refused:
    """The same ratio the same way round as the first one is."""
    if result.left.indicator == first.left.indicator or result.sort != "ratio":
        return result
    return compute_ratio(result.right, result.left, tools, keeps_order=True)


def _latest(figures: Sequence[Figure]) -> list[Figure]:
    return sorted(figures, key=lambda figure: figure.end or figure.start or "", reverse=True)[:NEAREST]


def _compute_rivals(material: Material, own: Sequence[Figure], tools: Tools) -> Iterator[Derived | Refused]:
    """The ratio of figures of one indicator that differ, those first that nothing explains."""
    by_id = {figure.id: figure for figure in own}
    pairs = [pair for pair in material.relations if {pair.left_id, pair.right_id} <= by_id.keys()]
    for pair in pairs[:MOST_RIVALS]:
        yield compute(by_id[pair.left_id], by_id[pair.right_id], tools)


def _compute_two(left: Figure, right: Figure, tools: Tools, said: Sequence[Figure]) -> Derived | Refused:
    """Growth of two levels of one origin's series, else the ratio or the share."""
    if (left.indicator, left.origin) == (right.indicator, right.origin):
        earlier, later = sorted((left, right), key=lambda figure: figure.end or figure.start or "")
        growth = compute_growth(earlier, later, said)
        if isinstance(growth, Derived):
            return growth
    return compute(left, right, tools)


def _only_derived(results: Iterable[Derived | Refused]) -> Iterator[Derived]:
    return (result for result in results if isinstance(result, Derived))


def _is_same(result: Derived, other: Derived | Refused | None) -> bool:
    return other is not None and {result.left.id, result.right.id} == {other.left.id, other.right.id}


def _find_growths(store: Store, rows: Sequence[StatedFigure]) -> list[StatedFigure]:
    """The growths that papers state of what the levels among these measure."""
    measures = dict.fromkeys(row.measure for row in rows if row.measure and row.transformation == "level")
    found: list[StatedFigure] = []
    for measure in measures:
        named = [row.indicator_id for row in store.measure_indicators(measure) if row.transformation == "growth"]
        found += [row for name in named[:MOST_GROWTHS] for row in store.latest_figures(name, limit=MOST_STATED)]
    return found
