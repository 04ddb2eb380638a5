"""Numbers of a sheet as the sheet shows them: 0.746 with the format 0.0% is 74.6%.

The formats are those of ECMA-376, part 1, 18.8.31. What is not known here (fractions, conditions) is shown as General.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from decimal import ROUND_HALF_UP, Decimal

TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"|\\(?P<escaped>.)|_.|\*.|\[\$(?P<money>[^\]-]*)(?:-[^\]]*)?\]|\[(?P<bracket>[^\]]*)\]'
    r"|(?P<number>[0#?][0#?,.]*(?:[Ee][+-]0+)?|\.[0#?]+)|(?P<date>(?i:yyyy|yy|mmmmm|mmmm|mmm|mm|m|dddd|ddd|dd|d|hh|h|ss|s))"
    r"|(?P<noon>(?i:AM/PM|A/P))|(?P<general>(?i:General))|(?P<other>.)",
    re.DOTALL,
)
MONTHS = "January February March April May June July August September October November December".split()  # noqa: SIM905
DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
GENERAL_DIGITS, WHOLE_DIGITS = 11, 16
PLACES = 30


def show(value: object, code: str) -> str:
    """A value as a cell of that format shows it.

    >>> show(0.7461, "0.0%"), show(-1234.5, '#,##0_);(#,##0)'), show(2022.0, "General"), show(3e9, '#,##0,,"백만"')
    ('74.6%', '(1,235)', '2022', '3,000백만')
    >>> show(datetime(2024, 7, 8), 'yyyy"년" m"월"'), show(-3.2, "0.0;△0.0"), show(0, '0;-0;"-"')
    ('2024년 7월', '△3.2', '-')
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, (int, float, Decimal)):
        return _show_number(Decimal(repr(value) if isinstance(value, float) else value), code)
    if isinstance(value, (datetime, date, time)):
        return _show_moment(value, code)
    if isinstance(value, timedelta):
        hours, rest = divmod(int(value.total_seconds()), 3600)
        return f"{hours}:{rest // 60:02}:{rest % 60:02}"
    return str(value)


def _show_number(number: Decimal, code: str) -> str:
    if not number.is_finite():
        return ""
    sections = _sections(code)
    section, shown = sections[0], number
    if len(sections) > 1 and number < 0:
        section, shown = sections[1], -number
    elif len(sections) > 2 and number == 0:
        section = sections[2]
    tokens = list(TOKEN.finditer(section))
    if not tokens or any(token["general"] or _is_condition(token["bracket"]) for token in tokens):
        return _show_general(number)
    places = [token for token in tokens if token["number"]]
    if len(places) > 1:
        return _show_general(number)
    percents = sum(token["other"] == "%" for token in tokens)
    digits = _digits(abs(shown) * 100**percents, places[0]["number"]) if places else ""
    pieces = [digits if token["number"] else _literal(token) for token in tokens]
    sign = "-" if shown < 0 and any(char in "123456789" for char in digits) else ""
    return (sign + "".join(pieces)).strip()


def _sections(code: str) -> list[str]:
    """The parts between semicolons that stand outside of quotes."""
    sections = [""]
    for token in TOKEN.finditer(code or "General"):
        if token["other"] == ";":
            sections.append("")
        else:
            sections[-1] += token[0]
    return sections


def _is_condition(bracket: str | None) -> bool:
    return bool(bracket) and (bracket or "")[0] in "<>="


def _literal(token: re.Match[str]) -> str:
    return next((token[name] for name in ("quoted", "escaped", "money", "other") if token[name] is not None), "")


def _digits(number: Decimal, pattern: str) -> str:
    """The digits of a number that is not negative."""
    if "E" in pattern.upper():
        return f"{number:.{len(re.split('[Ee]', pattern)[0].partition('.')[2])}E}"
    whole, _, fraction = pattern.partition(".")
    scaled = whole.rstrip(",") if not fraction else whole
    thousands = len(whole) - len(scaled) + len(fraction) - len(fraction.rstrip(","))
    fraction = fraction.rstrip(",")[:PLACES]
    number = (number / 1000**thousands).quantize(Decimal(1).scaleb(-len(fraction)), ROUND_HALF_UP)
    written = f"{number:,f}" if "," in scaled else f"{number:f}"
    before, _, behind = written.partition(".")
    needed = len(fraction.rstrip("#?"))
    behind = behind[:needed] + behind[needed:].rstrip("0")
    least = whole.count("0")
    before = before.zfill(least) if least else before if before != "0" else ""
    return f"{before}.{behind}" if behind else before


def _show_general(number: Decimal) -> str:
    """At most eleven digits, no blank zeros."""
    if number == 0:
        return "0"
    if number == number.to_integral_value() and abs(number) < 10**WHOLE_DIGITS:
        return f"{number.to_integral_value():f}"
    places = max(GENERAL_DIGITS - 1 - max(number.adjusted() + 1, 1), 0)
    if number.adjusted() < -9 or number.adjusted() >= WHOLE_DIGITS:
        return f"{number:.5E}"
    return f"{number.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP):f}".rstrip("0").rstrip(".")


def _show_moment(moment: date | datetime | time, code: str) -> str:
    tokens = list(TOKEN.finditer(_sections(code)[0]))
    if not any(token["date"] for token in tokens):
        return moment.isoformat()
    return "".join(_show_parts(moment, tokens)).strip()


def _show_parts(moment: date | datetime | time, tokens: list[re.Match[str]]) -> Iterator[str]:
    twelve = any(token["noon"] for token in tokens)
    last = ""
    for place, token in enumerate(tokens):
        part = (token["date"] or "").lower()
        if part in ("m", "mm") and (last in ("h", "hh") or _next_part(tokens, place) in ("s", "ss")):
            part = part.replace("m", "n")  # minutes
        yield _part(moment, part, twelve) if part else _noon(moment) if token["noon"] else _literal(token)
        last = part or last


def _next_part(tokens: list[re.Match[str]], place: int) -> str:
    return next((token["date"].lower() for token in tokens[place + 1 :] if token["date"]), "")


def _noon(moment: date | datetime | time) -> str:
    return "PM" if getattr(moment, "hour", 0) >= 12 else "AM"


def _part(moment: date | datetime | time, part: str, twelve: bool) -> str:
    letter, size = part[0], len(part)
    hour = getattr(moment, "hour", 0)
    numbers = {
        "y": getattr(moment, "year", 1900),
        "m": getattr(moment, "month", 1),
        "d": getattr(moment, "day", 0),
        "h": (hour % 12 or 12) if twelve else hour,
        "n": getattr(moment, "minute", 0),
        "s": getattr(moment, "second", 0),
    }
    if letter == "y":
        return f"{numbers['y']:04}"[-size:]
    if letter == "m" and size > 2:
        return MONTHS[numbers["m"] - 1][: {3: 3, 5: 1}.get(size)]
    if letter == "d" and size > 2:
        return DAYS[moment.weekday()][: 3 if size == 3 else None] if isinstance(moment, date) else ""
    return f"{numbers[letter]:0{size}}"
