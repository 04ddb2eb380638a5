"""Numbers, quantities, bounds and periods as a Korean or an English reader writes them.

    13000          1만 3,000개            13,000 containers
    244800000000   2,448억 달러           US$ 244.8 billion
    2023-08        2023년 8월 · 2023.8    August 2023 · Aug 2023

Values come as exact decimals and leave without losing a digit: where a scaled number would need
more than four decimals it is written out.
"""

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Protocol

from dashboard.signs import with_sign
from dashboard.tongues import is_foreign
from etl.answers import Amount, Observation

NO_BREAK = "\u00a0"
MYRIADS = ((12, "조"), (8, "억"), (4, "만"))
THOUSANDS = ((12, "trillion"), (9, "billion"), (6, "million"))
MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_LARGE = ("", "thousands of", "millions of", "billions of")
_TENS = ("", "tens of ", "hundreds of ")
MAGNITUDES = {  # by the power of ten
    "en": (
        "several",
        "tens of",
        "hundreds of",
        *(tens + large for large in _LARGE[1:] for tens in _TENS),
        "trillions of",
    ),
    "ko": tuple(f"수{tens}{large}" for large in ("", "만", "억", "조") for tens in ("", "십", "백", "천")),
}
SYMBOLS = {
    "at_least": "≥ ",
    "more_than": "> ",
    "at_most": "≤ ",
    "less_than": "< ",
    "about": "≈ ",
}
_OPEN_PERIODS = {
    ("ko", False): ("{} 이후", "{}까지"),
    ("ko", True): ("{}부터", "{}까지"),
    ("en", False): ("since {}", "until {}"),
    ("en", True): ("since {}", "until {}"),
}
_BOUNDS = {
    "ko": {
        "about": "약 {}",
        "at_least": "{} 이상",
        "more_than": "{} 초과",
        "at_most": "{} 이하",
        "less_than": "{} 미만",
    },
    "en": {
        "about": "about {}",
        "at_least": "at least {}",
        "more_than": "more than {}",
        "at_most": "at most {}",
        "less_than": "less than {}",
    },
}


UNSAID = frozenset({("item", "items"), ("unit", "units"), ("time", "times")})  # in English the indicator says of what
RATIOS = frozenset({"percent", "percentage_point", "per_mille", "times"})

_RATES = {  # names as in datasets/language: what an amount is counted by
    "ko": {
        "day": "하루 {}",
        "week": "한 주 {}",
        "month": "한 달 {}",
        "year": "연간 {}",
        "person": "1인당 {}",
        "each": "하나당 {}",
        "thousand": "1천 명당 {}",
        "ten_thousand": "1만 명당 {}",
        "hundred_thousand": "10만 명당 {}",
        "million": "100만 명당 {}",
    },
    "en": {
        "day": "{} a day",
        "week": "{} a week",
        "month": "{} a month",
        "year": "{} a year",
        "person": "{} per person",
        "each": "{} each",
        "thousand": "{} per 1,000",
        "ten_thousand": "{} per 10,000",
        "hundred_thousand": "{} per 100,000",
        "million": "{} per million",
    },
}


class NamesUnit(Protocol):
    """A row with its unit in words."""

    @property
    def unit(self) -> str | None: ...  # noqa: D102
    @property
    def unit_ko(self) -> str | None: ...  # noqa: D102
    @property
    def unit_en(self) -> str | None: ...  # noqa: D102
    @property
    def unit_symbol(self) -> str | None: ...  # noqa: D102


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit as it is written: after a number in Korean and English, or as a sign before it."""

    id: str
    ko: str
    en: str
    symbol: str | None = None

    @classmethod
    def named(cls, row: NamesUnit) -> "Unit":
        """The unit that a row names: of an indicator, a figure or a mention its own."""
        return cls(row.unit or "", row.unit_ko or "", row.unit_en or "", row.unit_symbol)

    @classmethod
    def of_indicator(cls, figure: Observation) -> "Unit":
        """The unit of the indicator of a figure."""
        unit, ko, en = figure.indicator_unit, figure.indicator_unit_ko, figure.indicator_unit_en
        return cls(unit, ko or "", en or "", figure.indicator_unit_symbol)


def unit_of(figure: Observation) -> Unit:
    """The unit of a figure in words: its own, but of a count that of its indicator, which says what is counted."""
    return Unit.of_indicator(figure) if figure.class_ == "count" else Unit.named(figure)


def number(value: Decimal | float | int) -> str:
    """All digits, grouped by thousands, without empty decimals: 13,000 · -4.5 · 1,243."""
    plain = _exact(value)
    return f"{plain:,f}".replace("-", "−")


def scaled(value: Decimal | float | int, lang: str) -> str:
    """A number with the large words of its language: 2,448억 · 1만 3,000 · 244.8 billion."""
    plain = _exact(value)
    sign, size = ("−" if plain < 0 else ""), abs(plain)
    return sign + (_myriads(size) if lang == "ko" else _thousands(size))


def tick(value: Decimal | float | int, lang: str) -> str:
    """A number short enough for an axis: 1만 5천 · 2,400억 · 15,000 · 2.5 million."""
    plain = _exact(value)
    if lang == "ko" and abs(plain) >= 1000:
        return scaled(plain, lang).replace(",000", "천") if plain % 1000 == 0 else scaled(plain, lang)
    return scaled(plain, lang)


def quantity(value: Decimal | float | int, unit: Unit, lang: str) -> str:
    """A number with its unit: 800만 발 · 1만 3,000개 · 95% · US$ 244.8 billion · 12 times.

    In Korean the unit touches a digit and stands apart from 만, 억 and 조.
    """
    return with_unit(scaled(value, lang), value, unit, lang)


def with_unit(text: str, value: Decimal | float | int, unit: Unit, lang: str) -> str:
    """A number that is already written, with its unit."""
    if unit.id in ("", "one"):
        return text
    if unit.id in ("percent", "%") or unit.ko == "%":
        return f"{text}%"
    if lang == "ko":
        return join_unit(text, unit.ko, lang)
    if (unit.id, unit.en) in UNSAID:
        return text
    if unit.symbol and len(unit.id) == 3 and unit.id.isupper():  # money, by its ISO code
        return f"{unit.symbol}{NO_BREAK}{text}"  # no line ends between a sign and its number
    return f"{text} {_singular(unit.en) if abs(_exact(value)) == 1 else unit.en}".rstrip()


def join_unit(text: str, unit: str, lang: str) -> str:
    """A written number and a unit's words, which in Korean touch a digit: 1만 3,200원, but 1만 3,200 북한 원.

    >>> join_unit("419", "표", "ko"), join_unit("800만", "발", "ko"), join_unit("419", "votes", "en")
    ('419표', '800만 발', '419 votes')
    """
    touches = lang == "ko" and text[-1:].isdigit() and " " not in unit
    return f"{text}{unit}" if touches else f"{text} {unit}".rstrip()


def measure_key(measure: str | None, unit: Unit) -> str:
    """The key of the word for how something is measured; what is counted by the day or the head is no ratio.

    >>> measure_key("rate", Unit("percent", "%", "per cent")), measure_key("rate", Unit("round", "발", "rounds"))
    ('measure.rate', 'measure.per_unit')
    """
    return "measure.per_unit" if measure == "rate" and unit.id not in RATIOS else f"measure.{measure}"


def with_rate(words: str, rate: object, lang: str) -> str:
    """An amount with what it is counted by; every place where a value becomes words goes through here.

    >>> with_rate("50만 배럴", "year", "ko"), with_rate("500,000 barrels", "year", "en")
    ('연간 50만 배럴', '500,000 barrels a year')
    >>> with_rate("50만 배럴", None, "ko")
    '50만 배럴'
    """
    return _RATES[lang][str(rate)].format(words) if rate else words


def rate_word(rate: object, lang: str) -> str:
    """The rate alone, for a key or a unit; empty for a plain amount.

    >>> rate_word("year", "ko"), rate_word("day", "en"), rate_word(None, "en")
    ('연간', 'a day', '')
    """
    return with_rate("", rate, lang).strip()


def amount(row: Amount, unit: Unit, lang: str) -> str:
    """What a row of `figures` says, in our words: its number with its bound or range, and its rate."""
    return with_rate(_plain_amount(row, unit, lang), row.rate, lang)


def _plain_amount(row: Amount, unit: Unit, lang: str) -> str:
    low, high, value = row.low, row.high, row.value
    if row.is_vague:
        return vague_amount(row, unit, lang)
    if value is None and low is None and high is None:
        return " ".join(str(row.quote_value).split())
    if row.bound == "range" and low is not None and high is not None:
        return between(low, high, unit, lang)
    main = next(part for part in (value, low, high) if part is not None)
    return bounded(quantity(main, unit, lang), row.bound, lang)


def bounded(words: str, bound: str, lang: str) -> str:
    """An amount that is already written, with its bound.

    >>> bounded("1.4배", "about", "ko"), bounded("200%", "more_than", "en"), bounded("3%", "exact", "en")
    ('약 1.4배', 'more than 200%', '3%')
    """
    return _BOUNDS[lang].get(bound, "{}").format(words)


def vague_amount(row: Amount, unit: Unit, lang: str) -> str:
    """A vague amount: as quoted to who can read it; else its magnitude, hundreds of people, never a number.

    >>> people = Unit("person", "명", "people")
    >>> vague_amount(Amount("수백 명", None, Decimal(100), None, "about", None, True), people, "en")
    'hundreds of people'
    """
    value = row.low if row.value is None else row.value  # a build keeps its magnitude as its lower end
    quoted = with_sign(" ".join(row.quote_value.split()), row)
    if value is None or (lang == "ko" and not is_foreign(quoted, lang)):
        return quoted
    power, names = _exact(value).adjusted(), MAGNITUDES[lang]
    words, named = names[power] if 0 <= power < len(names) else "", unit.ko if lang == "ko" else unit.en
    return with_sign(f"{words} {named}", row) if words and named else quoted


def short_amount(row: Amount, unit: Unit, lang: str) -> str:
    """The same with a sign instead of words, for tables: ≥ 1만 3,000개."""
    low, high, value = row.low, row.high, row.value
    if row.is_vague or (value is None and low is None and high is None) or row.bound == "range":
        return amount(row, unit, lang)
    main = next(part for part in (value, low, high) if part is not None)
    written = with_rate(quantity(main, unit, lang), row.rate, lang)
    return SYMBOLS.get(str(row.bound), "") + written


def printed(digits: str) -> str:
    """Digits as a document would print them, grouped by thousands, with its decimals: 1,243.0.

    >>> printed("1243.0")
    '1,243.0'
    """
    return f"{Decimal(digits):,}".replace("-", "−")


def between(low: Decimal, high: Decimal, unit: Unit, lang: str) -> str:
    r"""Both ends of a range, its unit and in English its large word once.

    >>> dollars, tonnes = Unit("USD", "달러", "US dollars", "US$"), Unit("tonne", "톤", "tonnes")
    >>> between(Decimal(50000), Decimal(70000), tonnes, "ko"), between(Decimal(50000), Decimal(70000), tonnes, "en")
    ('5만–7만 톤', '50,000–70,000 tonnes')
    >>> [between(Decimal(low), Decimal(high), dollars, "en") for low, high in (("5.6e9", "9.8e9"), ("9e8", "1e9"))]
    ['US$\xa05.6–9.8 billion', 'US$\xa0900 million–1 billion']
    """
    first, last = scaled(low, lang), scaled(high, lang)
    word = last.rpartition(" ")[2]
    if lang == "en" and word.isalpha() and first.endswith(f" {word}"):
        first = first.removesuffix(f" {word}")
    return with_unit(f"{first}–{last}", high, unit, lang)


def ratio(value: Decimal | float, lang: str) -> str:
    """How many times: 2.1배 · ×2.1. Two digits that count, three from ten on."""
    size = Decimal(str(value))
    digits = f"{size:.1f}" if size < 10 else f"{size:,.0f}"
    if size < 1:
        digits = f"{size:.2f}"
    return f"{digits}배" if lang == "ko" else f"×{digits}"


DATE = r"[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?"
ISO = re.compile(DATE)


def moment(text: str, lang: str, short: bool = False) -> str:
    """An ISO date at its own precision: 2023년 8월 (short: 2023.8) · August 2023 (Aug 2023)."""
    if ISO.fullmatch(text) is None:
        return text  # as an address asks for it, which may be anything
    year, month, day = ([int(part) for part in text.split("-")] + [0, 0])[:3]
    if lang == "ko":
        if short:
            return ".".join(str(part) for part in (year, month, day) if part)
        return f"{year}년" + (f" {month}월" if month else "") + (f" {day}일" if day else "")
    if not month:
        return str(year)
    name = MONTHS[month - 1][:3] if short else MONTHS[month - 1]
    return f"{day} {name} {year}" if day else f"{name} {year}"


def period(start: str | None, end: str | None, lang: str, short: bool = False) -> str:
    """A time window, open where it is open: 2023년 8월–2024년 10월 · 2024.12까지; empty if unknown.

    >>> period("1990", "1999", "ko"), period("1990", "1999", "en"), period("2013", "2025", "en")
    ('1990년대', 'the 1990s', '2013–2025')
    """
    if not start and not end:
        return ""
    if start == end:
        return moment(str(start), lang, short)
    if start and end and _is_decade(start, end):
        return f"{start}년대" if lang == "ko" else f"the {start}s"
    first = moment(start, lang, short) if start else ""
    last = moment(end, lang, short) if end else ""
    if not (first and last):
        return _OPEN_PERIODS[lang, short][0 if first else 1].format(first or last)
    if start and end and lang == "ko" and not short and start[:4] == end[:4] and "년 " in last:
        last = last.split("년 ", 1)[1]
    return f"{first} – {last}" if lang == "en" and " " in first + last else f"{first}–{last}"


def _is_decade(start: str, end: str) -> bool:
    return len(start) == len(end) == 4 and start.endswith("0") and end == f"{start[:3]}9"


def _exact(value: Decimal | float | int) -> Decimal:
    decimal = value if isinstance(value, Decimal) else Decimal(str(value))
    return decimal.quantize(1) if decimal == decimal.to_integral() else decimal.normalize()


def _myriads(size: Decimal) -> str:
    words, rest = [], size
    for power, word in MYRIADS:
        count, rest = divmod(rest, Decimal(10) ** power)
        if count:
            words.append(f"{count:,.0f}{word}")
    if rest or not words:
        words.append(f"{_exact(rest):,f}")
    return " ".join(words)


def _thousands(size: Decimal) -> str:
    for power, word in THOUSANDS:
        short = size.scaleb(-power).normalize()
        if short >= 1:
            fits = -int(short.as_tuple().exponent) <= 4
            return f"{short:,f} {word}" if fits else f"{size:,f}"
    return f"{size:,f}"


def _singular(word: str) -> str:
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word
