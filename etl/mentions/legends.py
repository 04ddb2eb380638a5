"""The unit that other numbers are in, where it looks like a vague amount: Exports (in thousands of tons).

Comes in: where such words stand. Goes out: whether they tell the unit of a caption, a label or a list; None of them is
a figure.
"""

from __future__ import annotations

from etl.patterns import pattern

WORDS = (
    ("legend_in_bracket", "legend_bracket_end"),  # Exports (in thousands of tons)
    ("legend_in_line", "legend_line_end"),  # coal, in millions of tonnes, was 412; figures are in millions of tonnes
    ("legend_at_end", "legend_end"),  # Kenya: steel output, thousands of tonnes
)
LEGENDS = tuple((pattern(f"mentions.legends.{one}"), pattern(f"mentions.legends.{other}")) for one, other in WORDS)
NEAR = 90  # characters before such words


def is_legend(text: str, start: int, end: int) -> bool:
    """Whether the words at [start, end) tell the unit of other numbers.

    >>> is_legend("Exports (in thousands of tons)", 12, 29)
    True
    >>> is_legend("They lost thousands of tons of maize.", 10, 27)
    False
    """
    first = max(0, start - NEAR)
    return any(ahead.search(text, first, start) and behind.match(text, end) for ahead, behind in LEGENDS)
