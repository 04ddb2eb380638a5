r"""Text of documents in a CSV that people open in a spreadsheet: a cell that one would run gets an apostrophe in front.

For programs that is what could do anything: first = or @, or first + or - and then more than words and numbers (-4.5%,
+3.2%p and - 수출 12% stay). For Excel it is all that begins with such a sign, which Excel would show as an error. What
has an apostrophe in front and is a formula by the same rule has one more than its text, so that no text is lost.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence

FORMULA = {  # what gets an apostrophe, for Excel and not, in a syntax that Polars reads too; ＝ is = where Japan types
    False: r"^'*\s*(?:[=@＝＠]|[+\-＋－](?s:.)*[^\w\s.,%％·])",
    True: r"^'*(?:[\t\r\n]|\s*[=+\-@＝＋－＠])",
}
IS_FORMULA = {excel: re.compile(rule) for excel, rule in FORMULA.items()}


def guard(text: str, *, excel: bool = False) -> str:
    """The cell of a text.

    >>> guard("=1+1"), guard("'=1+1"), guard("-4.5%"), guard("-4.5%", excel=True)
    ("'=1+1", "''=1+1", '-4.5%', "'-4.5%")
    """
    return f"'{text}" if IS_FORMULA[excel].search(text) else text


def unguard(cell: str) -> str:
    """The text of a cell that is not for Excel.

    >>> unguard("'=1+1"), unguard("''=1+1"), unguard("'90년대")
    ('=1+1', "'=1+1", "'90년대")
    """
    return cell[1:] if cell.startswith("'") and IS_FORMULA[False].search(cell) else cell


def write_table(columns: Sequence[str], rows: Iterable[Iterable[str]]) -> str:
    """A CSV of datasets/, which people edit and `etl.schemas.sources` reads.

    >>> write_table(["id", "note"], [["1", "=A1"]])
    "id,note\\n1,'=A1\\n"
    """
    made = io.StringIO(newline="")
    writer = csv.writer(made, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows(map(guard, row) for row in rows)
    return made.getvalue()
