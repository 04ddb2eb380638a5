"""The verdict on two figures that differ, in words: the same word wherever it is shown."""

from dashboard.i18n import Text

OPEN = "unexplained"  # nothing explains the difference
DOUBTFUL = frozenset({OPEN, "slip"})  # to be looked into


def name_verdict(verdict: str, text: Text) -> str:
    """The word for a verdict.

    >>> name_verdict("unexplained", Text("en"))
    'unexplained'
    """
    return text(f"verdict.{verdict}")


def explain_verdict(verdict: str, text: Text) -> str:
    """What it means, in a sentence."""
    return text(f"verdict_meaning.{verdict}")
