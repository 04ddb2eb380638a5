"""Numbers of a sheet as the sheet shows them: 0.746 with the format 0.0% is 74.6%.

The formats are those of ECMA-376, part 1, 18.8.31. What is not known here (fractions) is shown as General. The sign of
a currency that a format gives to a country stands for that country's: [$¥-804] is CN¥.
"""

from __future__ import annotations

import operator
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import ROUND_HALF_UP, Decimal
from types import MappingProxyType

from etl.patterns import values

TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"|\\(?P<escaped>.)|_.|\*.|\[\$(?P<money>[^\]-]*)(?:-(?P<locale>[^\],]*)[^\]]*)?\]|\[(?P<bracket>[^\]]*)\]'
    r"|(?P<number>[0#?][0#?,.]*(?:[Ee][+-]0+)?|\.[0#?]+)|(?P<date>(?i:yyyy|yy|mmmmm|mmmm|mmm|mm|m|dddd|ddd|dd|d|hh|h|ss|s))"
    r"|(?P<noon>(?i:AM/PM|A/P))|(?P<general>(?i:General))|(?P<other>.)",
    re.DOTALL,
)
MONTHS = "January February March April May June July August September October November December".split()  # noqa: SIM905
DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
GENERAL_DIGITS, WHOLE_DIGITS = 11, 16
PLACES = 30
CONDITION = re.compile(r"(<=|>=|<>|<|>|=)\s*(-?\d+(?:\.\d+)?)")
COMPARED = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
    "=": operator.eq,
    "<>": operator.ne,
}
NUMERIC = 3  # sections; the fourth is of text
YEAR_MONTH_DAY = frozenset("ymd")
SHORT_YEAR = re.compile(r"(?:\[[^\]]*\])*yy(?!y)[^\"]?[-./m]", re.IGNORECASE)  # yy.mm, yymm
MINUS = "-−△▲▽▼("
AS_ANYWHERE: Mapping[int, str] = MappingProxyType({})  # 1,234.5
RUSSIAN = MappingProxyType(str.maketrans({",": "\u00a0", ".": ","}))  # 1 234,5
MONEY = values("intake.number_formats.money")


def show(value: object, code: str, signs: Mapping[int, str] = AS_ANYWHERE) -> str:
    """A value as a cell of that format shows it; `signs`: what is written for the comma and the point of a number.

    >>> show(0.7461, "0.0%"), show(-1234.5, '#,##0_);(#,##0)'), show(2022.0, "General"), show(3e9, '#,##0,,"백만"')
    ('74.6%', '(1,235)', '2022', '3,000백만')
    >>> show(datetime(2024, 7, 8), 'yyyy"년" m"월"'), show(-3.2, "0.0;△0.0"), show(0, '0;-0;"-"')
    ('2024년 7월', '△3.2', '-')
    >>> show(1234.5, '#,##0.0" тыс. тонн"', RUSSIAN), show(-0.05, "0.0%;[Red](0.0%)")
    ('1\xa0234,5 тыс. тонн', '(-5.0%)')
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, (int, float, Decimal)):
        return _show_number(Decimal(repr(value) if isinstance(value, float) else value), code, signs)
    if isinstance(value, (datetime, date, time)):
        return _show_moment(value, code)
    if isinstance(value, timedelta):
        hours, rest = divmod(int(value.total_seconds()), 3600)
        return f"{hours}:{rest // 60:02}:{rest % 60:02}"
    return str(value)


def _show_number(number: Decimal, code: str, signs: Mapping[int, str]) -> str:
    if not number.is_finite():
        return ""
    sections = [_Section(list(TOKEN.finditer(part))) for part in _sections(code)]
    section, shown = _choose(sections, number)
    if not section.tokens and len(sections) > 1:  # ;;; shows nothing
        return ""
    places = [token for token in section.tokens if token["number"] or token["general"]]
    if not section.tokens or len(places) > 1:  # nothing, a fraction
        return _show_general(number).translate(signs)
    percents = sum(token["other"] == "%" for token in section.tokens)
    digits = _in_place(abs(shown) * 100**percents, places[0]).translate(signs) if places else ""
    if number < 0 and "(" in section.words and "%" in section.words:  # brackets around a per cent tell no minus
        digits = f"-{digits}"
    pieces = [digits if token in places else _literal(token) for token in section.tokens]
    sign = "-" if shown < 0 and any(char in "123456789" for char in digits) else ""
    return (sign + "".join(pieces)).strip()


@dataclass(frozen=True, slots=True)
class _Section:
    """A part of a format: for numbers of one kind."""

    tokens: list[re.Match[str]]

    @property
    def condition(self) -> re.Match[str] | None:
        """[>=1000]"""
        brackets = (token["bracket"] for token in self.tokens if token["bracket"])
        return next((found for text in brackets if (found := CONDITION.fullmatch(text)) is not None), None)

    @property
    def words(self) -> str:
        """What stands around the digits."""
        return "".join(_literal(token) for token in self.tokens)


def _choose(sections: list[_Section], number: Decimal) -> tuple[_Section, Decimal]:
    """The section that shows a number, and the number without its sign where the section has one of its own.

    Where only a colour would tell that a number is negative, it keeps its sign: 0;[Red]0.
    """
    if any(section.condition is not None for section in sections):
        section = _by_condition(sections[:NUMERIC], number)
        has_sign = number < 0 and any(sign in section.words for sign in MINUS)
        return section, -number if has_sign else number
    if len(sections) > 1 and number < 0:
        is_told = not sections[1].tokens or sections[1].words.strip() != sections[0].words.strip()
        return sections[1], -number if is_told else number
    return sections[2] if len(sections) > 2 and number == 0 else sections[0], number


def _by_condition(sections: list[_Section], number: Decimal) -> _Section:
    """The first section whose condition holds; the last one for what no other takes."""
    for place, section in enumerate(sections[:-1]):
        condition = section.condition
        holds = COMPARED[condition[1]](number, Decimal(condition[2])) if condition is not None else place > 0
        if holds or (condition is None and number > 0):
            return section
    return sections[-1]


def _in_place(number: Decimal, token: re.Match[str]) -> str:
    """The digits of a number that is not negative, where they stand in a section."""
    return _show_general(number) if token["general"] else _digits(number, token["number"])


def _sections(code: str) -> list[str]:
    """The parts between semicolons that stand outside of quotes."""
    sections = [""]
    for token in TOKEN.finditer(code or "General"):
        if token["other"] == ";":
            sections.append("")
        else:
            sections[-1] += token[0]
    return sections


def _literal(token: re.Match[str]) -> str:
    money: str | None = token["money"]
    if money is not None:
        country = (token["locale"] or "").upper().lstrip("0")
        return str(MONEY.get(f"{money}-{country}", money))
    return str(next((token[name] for name in ("quoted", "escaped", "other") if token[name] is not None), ""))


def _digits(number: Decimal, pattern: str) -> str:
    """The digits of a number that is not negative."""
    if "E" in pattern.upper():
        mantissa, zeros = re.split("[Ee][+-]", pattern)
        digits, exponent = f"{number:.{len(mantissa.partition('.')[2])}E}".split("E")
        return f"{digits}E{exponent[0]}{exponent[1:].zfill(len(zeros))}"
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
    parts = _parts(tokens)
    days = "".join(dict.fromkeys(part[0] for part in parts if part[:1] in YEAR_MONTH_DAY))
    if not any(parts):
        return moment.isoformat()
    is_named = any(part.startswith("mmm") for part in parts)
    if len(days) == len(YEAR_MONTH_DAY) and days != "ymd" and not is_named:  # 1/2/2024 is told by the country alone
        clock = moment.strftime(" %H:%M") if isinstance(moment, datetime) and "h" in "".join(parts) else ""
        return f"{moment:%Y-%m-%d}{clock}"
    if days in ("ym", "ymd") and SHORT_YEAR.match(_sections(code)[0]) is not None and not is_named:
        parts[parts.index("yy")] = "yyyy"  # 24.01 would be a number
    twelve = any(token["noon"] for token in tokens)
    shown = (
        _part(moment, part, twelve) if part else _noon(moment) if token["noon"] else _literal(token)
        for token, part in zip(tokens, parts, strict=True)
    )
    return "".join(shown).strip()


def _parts(tokens: list[re.Match[str]]) -> list[str]:
    """For each token the part of a moment that it shows, in small letters; minutes are n, what shows none is empty."""
    made: list[str] = []
    last = ""
    for place, token in enumerate(tokens):
        part = (token["date"] or "").lower()
        if part in ("m", "mm") and (last in ("h", "hh") or _next_part(tokens, place) in ("s", "ss")):
            part = part.replace("m", "n")
        made.append(part)
        last = part or last
    return made


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
