"""What a comparison of up to four indicators shows: their figures, and what is computed from two of them.

gather.py   which figures are put beside each other    words.py   what is computed, as sentences
rows.py     the same as rows for files and programs    pairs.py   which indicators are worth comparing
"""

from dashboard.content.comparing.gather import MOST, Comparison, compare_indicators
from dashboard.content.comparing.pairs import Suggestion, suggest_pairs
from dashboard.content.comparing.rows import list_compared
from dashboard.content.comparing.words import Told, tell_derived, tell_refused

__all__ = [
    "MOST",
    "Comparison",
    "Suggestion",
    "Told",
    "compare_indicators",
    "list_compared",
    "suggest_pairs",
    "tell_derived",
    "tell_refused",
]
