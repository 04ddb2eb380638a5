"""What a reader says of a file it read, for a terminal whose owner may read either language."""

from __future__ import annotations

from dashboard.i18n import Text
from dashboard.i18n.refusals import tell_refusal


def in_both_languages(line: str) -> str:
    """The line in English, and in Korean where somebody put it into words.

    >>> in_both_languages("read with decimal commas and semicolons between cells")
    'read with decimal commas and semicolons between cells / 소수점을 쉼표로 쓴 파일로 읽었다(칸 구분: 쌍반점)'
    >>> in_both_languages("page 3: nothing")
    'page 3: nothing'
    """
    korean = tell_refusal(line, Text("ko"))
    return line if korean == line else f"{line} / {korean}"
