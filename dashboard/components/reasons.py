"""Why something was not charted, in the reader's language.

The store gives the reason in Korean; for other readers the status or class says it more shortly.
"""

import re
from collections.abc import Mapping
from typing import Any

from dashboard.i18n import Text

HANGUL = re.compile("[가-힣]")


def explain(row: Mapping[str, Any], by: str, text: Text) -> str:
    """The reason of a row, or what its status or class (`by`) means; empty if that says no more."""
    reason = str(row["reason"])
    if text.lang == "ko" or not HANGUL.search(reason):
        return reason
    return text.get(f"why.{row[by]}") or ""
