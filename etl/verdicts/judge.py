"""The judge: of the rules of datasets/verdicts.toml the first one of which every condition holds decides."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path

from etl.schemas.inputs import Inputs
from etl.schemas.verdicts import KIND, Both, VerdictsFile
from etl.verdicts.claims import Claim, Pair
from etl.verdicts.conditions import ASK, narrower, one_without_time, other_unit, power_of_ten, same_number

OWN = Path(__file__).parents[2]  # where figtrace's own datasets lie


@dataclass(frozen=True, slots=True)
class Rule:
    """Where all conditions hold, this is the verdict; the reason in Korean and English may have fields."""

    verdict: str
    when: tuple[str, ...]
    ko: str
    en: str

    def holds(self, pair: Pair) -> bool:
        """Whether it decides."""
        return all(ASK[name](pair) for name in self.when)


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is said of two claims; `ratio` is that of their values, None where they have none that says something."""

    verdict: str
    ratio: Decimal | None
    reason_ko: str
    reason_en: str


@dataclass(frozen=True, slots=True)
class Judge:
    """The rules in their order, and what they know: flows seen from two ends, balances, words."""

    rules: tuple[Rule, ...]
    mirrors: dict[str, str] = field(default_factory=dict)  # by concept, both ways
    net: frozenset[str] = frozenset()  # concepts
    vague: tuple[str, str] = ("", "")
    rates: dict[str, tuple[str, str]] = field(default_factory=dict)
    sorts: dict[str, tuple[str, str]] = field(default_factory=dict)

    def judge(self, left: Claim, right: Claim) -> Verdict | None:
        """The verdict on two claims, None where they do not compete; which of them is left makes no difference."""
        pair = Pair(left, right)
        if not are_rivals(pair):
            return None
        rule = next(rule for rule in self.rules if rule.holds(pair))
        ko, en = (self._fill_in(words, pair, lang) for lang, words in enumerate((rule.ko, rule.en)))
        is_vague = left.is_vague or right.is_vague
        if is_vague:
            ko, en = f"{ko} {self.vague[0]}", f"{en} {self.vague[1]}"
        return Verdict(rule.verdict, None if is_vague or other_unit(pair) else pair.ratio, ko, en)

    def _fill_in(self, words: str, pair: Pair, lang: int) -> str:
        """A reason with what it puts in; `lang` is the place of its language."""
        if "{" not in words:
            return words
        both = (pair.left, pair.right)
        earlier, later = pair.order
        told = {
            "rates": ", ".join(self.rates[claim.rate or "none"][lang] for claim in both),
            "sorts": ", ".join(self.sorts[claim.kind][lang] for claim in both),
            "extra": ", ".join(sorted(pair.left.words ^ pair.right.words)),
            "power": str(pair.power),
            "earlier": earlier.stated if earlier else "",
            "later": later.stated if later else "",
        }
        return words.format_map(told)


def are_rivals(pair: Pair) -> bool:
    """Whether two claims compete at all: they differ, share a day, and are no series and no one text of one origin."""
    a, b = pair.left, pair.right
    if _agree(a, b) or a.window[1] < b.window[0] or b.window[1] < a.window[0]:
        return False
    if a.origin != b.origin:
        return True
    if a.window != b.window:  # one origin over time, unless one text leaves the time out
        return one_without_time(pair) and same_number(pair)
    if a.document != b.document:
        return True
    # in one text nobody contradicts themselves: what tells the numbers apart was not read, or is before and after
    return a.is_dated and (same_number(pair) or narrower(pair) or power_of_ten(pair))


def _agree(a: Claim, b: Claim) -> bool:
    """The same value, unit and bound, whoever says it."""
    said = [(x.value, x.high, x.unit, x.bound, x.rate) for x in (a, b)]
    return said[0] == said[1]


def read_judge(inputs: Inputs) -> Judge:
    """The rules of a workspace, or figtrace's own where it has none; without any rule where they are broken."""
    files = [file for _, file in inputs.read(KIND)]
    return _judge_of(files[0]) if files else Judge(())


def own_judge() -> Judge:
    """The rules that figtrace comes with."""
    inputs = Inputs(OWN)
    files = [file for _, file in inputs.read(KIND)]
    inputs.check()
    return _judge_of(files[0])


def _judge_of(file: VerdictsFile) -> Judge:
    mirrors = dict(file.mirrors)
    return Judge(
        rules=tuple(Rule(entry.verdict, entry.when, entry.ko, entry.en) for entry in file.rule),
        mirrors=mirrors | {other: name for name, other in mirrors.items()},
        net=frozenset(file.net),
        vague=_both(file.vague),
        rates={name: _both(words) for name, words in file.rates},
        sorts={name: _both(words) for name, words in file.sorts.items()},
    )


def _both(words: Both) -> tuple[str, str]:
    return words.ko, words.en
