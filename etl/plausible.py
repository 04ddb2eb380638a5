"""What waits for a person instead of being published, although an indicator claims it.

A value that its indicator can hardly have: the catalogue gives each an expected range, and what lies outside is most
often misread or linked to the wrong indicator. A figure of a scan: digits are what recognition mistakes most. A figure
that its own sentence denies, only supposes or puts right: nobody states it. One whose name nothing sets apart from
another value of its text: it is hardly of the same series. Where a person accepts or assigns it all the same, it is
published.
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

SCANNED = "스캔에서 글자 인식으로 읽은 수치여서 사람이 그림과 대조해야 한다"
TURNED = "글자의 방향을 바꾸는 보이지 않는 부호가 있어 읽는 이에게 다르게 보일 수 있는 수치여서 사람이 확인해야 한다"
MIXED = "같은 글의 다른 수치와 이름으로 구별되지 않아 사람이 확인해야 한다"
UNASSERTED = "그 문장이 부인하거나 가정만 하거나 고치기 전 값으로 말하는 수치여서 사람이 확인해야 한다"


def hold_back(linking: Any, mention: Any, indicator: Any) -> Any:
    """The linking, or one that waits, with the indicator as its nearest candidate; the mention is in its unit."""
    value = mention.value
    if mention.unit != indicator.unit or value is None or is_plausible(value, indicator.low, indicator.high):
        return linking
    expected = f"{say(indicator.low)}–{say(indicator.high)}"
    reason = f"값이 지표 {indicator.id}의 예상 범위({expected}) 밖이다"
    return replace(linking, indicator=None, status="waiting", reason=reason, candidates=(indicator.id,))


def hold_back_scanned(linking: Any) -> Any:
    """The linking of a figure that was recognised from a picture: it waits, with its indicator as the candidate."""
    return replace(linking, indicator=None, status="waiting", reason=SCANNED, candidates=(linking.indicator,))


def hold_back_turned(linking: Any) -> Any:
    """The linking of a figure that signs which nobody sees may show in another order: it waits for a person."""
    return replace(linking, indicator=None, status="waiting", reason=TURNED, candidates=(linking.indicator,))


def hold_back_untold(linking: Any, mention: Any) -> Any:
    """The linking of a figure that its sentence denies or only supposes, or whose name nothing sets apart from another
    value of its text: it waits, and says so, with all it could be.

    What is set aside stays so: no indicator asks for it. An entry of the catalogue that asks for a figure by its own
    words sets it apart (폭 10m of a bridge 850m long).
    """
    is_told = mention.is_apart or linking.status == "linked"
    if mention.is_asserted and is_told:
        return linking
    if linking.status == "set_aside":
        return linking
    reason = MIXED if mention.is_asserted else UNASSERTED
    candidates = tuple(dict.fromkeys((*filter(None, (linking.indicator,)), *linking.candidates)))
    return replace(linking, indicator=None, status="waiting", reason=reason, candidates=candidates)


def is_plausible(value: Decimal, low: Decimal | None, high: Decimal | None) -> bool:
    """Whether a value lies in the range; an end that is not given is open.

    >>> is_plausible(Decimal(5), None, Decimal(4))
    False
    """
    return (low is None or low <= value) and (high is None or value <= high)


def say(end: Decimal | None) -> str:
    """An end of a range for people.

    >>> say(Decimal("1E+3")), say(None)
    ('1,000', '…')
    """
    return "…" if end is None else f"{end:,f}"
