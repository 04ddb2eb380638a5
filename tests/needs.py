"""What a test needs of the machine, and what it does not find in the data.

Where something can be installed, its absence is a skip on a person's machine and a failure where CI is set.
There any other skip is a failure too (tests/conftest.py), unless it says that the question does not apply.
"""

import os

import pytest

DOES_NOT_APPLY = "does not apply: "


def need(found, package):
    """Go on if something is there; else refuse with what to install."""
    if found:
        return found
    refuse = pytest.fail if os.environ.get("CI") else pytest.skip
    return refuse(f"not installed here; please run: {package}")


def pass_over(words):
    """There is nothing to look at: the data hold no such case."""
    pytest.skip(f"{DOES_NOT_APPLY}{words}")


def may_be_skipped(reason):
    """Whether a skip is right where CI is set."""
    return DOES_NOT_APPLY in reason
