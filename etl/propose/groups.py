"""Groups of one unit and one head noun, and what they say of an indicator: measure, chart, flow, range."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from etl.actors import Actors
from etl.propose.nouns import find_noun
from etl.propose.waiting import Waiting
from etl.rules import Rules

SHARED = Decimal("0.75")  # of the sentences that name two countries, for the pair to become a flow


@dataclass(frozen=True, slots=True)
class Group:
    """Mentions of one unit and one head noun; noun None where none was found."""

    unit: str
    noun: str | None
    members: tuple[Waiting, ...]


def find_groups(waiting: Iterable[Waiting], actors: Actors) -> list[Group]:
    """By unit and head noun, the largest group first."""
    members: dict[tuple[str, str | None], list[Waiting]] = defaultdict(list)
    for one in waiting:
        members[one.unit, find_noun(one, actors)].append(one)
    groups = [Group(unit, noun, tuple(found)) for (unit, noun), found in members.items()]
    return sorted(groups, key=lambda g: (-len(g.members), g.unit, g.noun or ""))


def find_measure(group: Group, rules: Rules) -> str:
    """cap, rate, cumulative, flow or stock: what most of the figures look like."""
    if rules.units[group.unit].dimension in ("ratio", "fraction"):
        return "rate"

    def one_measure(one: Waiting) -> str:
        if one.kind == "cap":
            return "cap"
        if one.rate:
            return "flow"
        return {"since": "cumulative", "during": "flow"}.get(one.relation or "", "stock")

    return Counter(map(one_measure, group.members)).most_common(1)[0][0]


def find_chart(group: Group) -> str:
    """series from four times on, timeline from two, a number if there is but one figure, else claims."""
    times = len({one.period for one in group.members} - {None})
    return "number" if len(group.members) == 1 else "series" if times > 3 else "timeline" if times > 1 else "claims"


def find_flow(group: Group, actors: Actors) -> list[str] | None:
    """Two countries that most of the sentences name, in the order of the alphabet: the direction is for a person."""
    named = Counter(name for one in group.members for name in actors.named_in(one.context))
    most = sorted(name for name, many in named.items() if many >= SHARED * len(group.members))
    return most if len(most) == 2 else None


def find_range(group: Group) -> tuple[Decimal, Decimal] | None:
    """From a tenth of the smallest value to ten times the largest, in powers of ten; None without values."""
    values = [one.value for one in group.members if one.value is not None]
    if not values:
        return None
    widest = Decimal(10) ** (max(abs(value) for value in values).adjusted() + 2)
    low = min(values)
    return (Decimal(10) ** (low.adjusted() - 1) if low > 0 else -widest if low < 0 else Decimal(0)), widest
