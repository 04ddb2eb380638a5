"""The verdict on two claims that differ: why they do, or that nothing tells why.

Two claims in, one verdict out, with its reason in Korean and English. Pure: no store, no text, no names of indicators.

judge.py       the rules of datasets/verdicts.toml, asked from above: the first one that holds decides
conditions.py  what each condition of a rule asks
claims.py      a claim, and two of them
days.py        first and last days            numbers.py  ratios, digits and rounding

Not judged are claims that do not compete: the same said twice, times without a common day, one origin's own figures of
different times (a series), and its figures of one time in one text, of which what tells them apart was not read.
"""

from etl.verdicts.claims import Claim, Pair, distinct
from etl.verdicts.judge import Judge, Rule, Verdict, own_judge, read_judge

__all__ = ["Claim", "Judge", "Pair", "Rule", "Verdict", "distinct", "own_judge", "read_judge"]
