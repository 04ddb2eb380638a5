"""The limit: one compiled pattern for quantities, passed over the text and nothing else.

It finds numbers with a counter and words of bound beside them. It knows no wraps, tables, periods, origins
or negatives: what a step in pure Python can hardly be faster than.
"""

from __future__ import annotations

import re

COUNTERS = (
    "명|인|개국|개월|개사|개|발|기|척|대|건|회|차례|번|호|가구|세대|곳|가지|마리|채|권|부|편|장|쪽|점|배럴|배|톤|킬로미터|미터|"
    "km|kg|㎞|㎏|㎡|MW|kWh|TEU|달러|원|위안|루블|엔|유로|퍼센트|%|％|포인트|년|월|일|시간|분|초|주"
)
BEFORE = r"(?:(?:약|최소|최대|적어도|거의|무려|총)\s?)?"
DIGITS = r"\d+(?:,\d{3})*(?:\.\d+)?"
SCALED = rf"{DIGITS}(?:\s?[천백]?[만억조천백](?:\s?{DIGITS})?)*"
SINO = r"[일이삼사오육칠팔구]?[십백천만억][일이삼사오육칠팔구십백천만억]*"
WORDS = rf"(?<![가-힣])(?:수[십백천만억]+|{SINO}|한|두|세|네|다섯|여섯|몇)"
AFTER = r"(?:\s?(?:이상|이하|미만|초과|가량|정도|내외|안팎|(?:[이을를가]\s)?(?:넘는|넘은|돌파|웃도는|육박)))?"
QUANTITY = re.compile(rf"{BEFORE}(?:{SCALED}|{WORDS})\s?여?\s?(?:{COUNTERS}){AFTER}")


def count_quantities(text: str) -> int:
    """How many quantities the pattern sees.

    >>> count_quantities("약 1만 3,000여 개와 2,400억 달러를 넘는 돈, 두 차례")
    3
    """
    return sum(1 for _ in QUANTITY.finditer(text))
