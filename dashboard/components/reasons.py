"""Why something was not charted, in the reader's language.

The store gives the reason in Korean. For other readers the class of the numeral, or the class and
the status of the mention, says it: `why.<class>` and `why.<status>` in dashboard/i18n.
"""

import re
from collections.abc import Mapping
from typing import Any

from dashboard.i18n import Text

HANGUL = re.compile("[가-힣]")
# Reasons that the class does not tell, by a word that stands in each.
TOLD_BY_A_WORD = {"똑같이": "tied", "예상 범위": "implausible"}


def explain(row: Mapping[str, Any], by: str, text: Text) -> str:
    """The reason of a row, or what its status or class (`by`) means; empty if that says no more."""
    reason = str(row["reason"])
    if text.lang == "ko" or not HANGUL.search(reason):
        return reason
    told = [name for word, name in TOLD_BY_A_WORD.items() if word in reason]
    names = [*told, row["class"] if row[by] == "set_aside" else "", row[by]]
    return next((words for name in names if name and (words := text.get(f"why.{name}"))), "")
