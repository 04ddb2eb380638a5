"""Why something was not charted, in the reader's language.

The store gives the reason in Korean. For other readers the class of the numeral, or the class and
the status of the mention, says it: `why.<class>` and `why.<status>` in dashboard/i18n.
"""

import re

from dashboard.i18n import Text

HANGUL = re.compile("[가-힣]")
# Reasons that the class does not tell, by a word that stands in each.
TOLD_BY_A_WORD = {
    "스캔": "scanned",
    "방향을 바꾸는": "turned",
    "똑같이": "tied",
    "예상 범위": "implausible",
    "적히지 않은": "numberless",
    "부인하거나": "unasserted",
    "구별되지": "mixed",
}


def explain(reason: str, name: str, kind: str, text: Text) -> str:
    """A reason, or what the status or class `name` means, of a set aside mention its class `kind`; else empty."""
    if text.lang == "ko" or not HANGUL.search(reason):
        return reason
    told = [name for word, name in TOLD_BY_A_WORD.items() if word in reason]
    names = [*told, kind if name == "set_aside" else "", name]
    return next((words for each in names if each and (words := text.get(f"why.{each}"))), "")
