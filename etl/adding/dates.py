"""The date of publication as the head of a text gives it: the first line there that is hardly more than a date, or says
that it is the one.

`발간일: 2024년 7월 26일(금)` is one; a sentence in which something happened on a day is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, timedelta

from etl.patterns import pattern

HEAD = 30  # lines
BESIDE = 24  # characters of a line that are no part of its date, at most: 보도 일시, a weekday, an embargo, a place
LONGEST = 80
BEHIND = re.compile(r"[\s:：|(]*")  # a label
LABEL = pattern("adding.dates.label")
DATELINE = pattern("adding.dates.dateline")
BYLINE_SMALL = pattern("adding.dates.byline_small")
AT_HEAD = 5  # lines in which a dateline or the line of the authors may stand
LEAST_LETTERS = 4  # of words that say what a paper is
COLUMN = re.compile(r"\s[/|│·]\s|\t")  # between the parts of a line: 작성: 센터 / 2025. 11. 5. / 대외 공개용
SENTENCE_END = re.compile(r"\w\w[.。!?]$")

MONTH_NAMES = (
    *("jan янв", "feb фев", "mar мар", "apr апр", "may май мая", "jun июн"),
    *("jul июл", "aug авг", "sep сен", "oct окт", "nov ноя", "dec дек"),
)
MONTHS = {name: number for number, names in enumerate(MONTH_NAMES, 1) for name in names.split()}
YEAR = r"(?P<year>(?:19|20)\d\d)"
NAMED = rf"(?P<named>(?:{'|'.join(MONTHS)})[a-zа-я]*)"
NUMBER = r"(?P<month>1[0-2]|0?[1-9])"
DAY = r"(?P<day>3[01]|[12]\d|0?[1-9])"
FORMS = [
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"(?<!\d){YEAR}\s?(?:[./-]|년|年)\s?{NUMBER}\s?(?:[./-]|월|月)\s?{DAY}(?:\s?[일日]|[.])?(?!\d|\s?분기)",
        rf"(?<!\d){DAY}(?:st|nd|rd|th)?\s{NAMED}[.,]?\s{YEAR}(?!\d)",
        rf"\b{NAMED}[.]?\s{DAY}(?:st|nd|rd|th)?,?\s{YEAR}(?!\d)",
        rf"(?<!\d){YEAR}(?:년\s?|年|-){NUMBER}(?:월호?|月|(?![\d/-]|\s?분기))",
        rf"\b{NAMED}\s{YEAR}(?!\d)",
    )
]
PACKED = re.compile(r"(?<!\d)(?P<year>(?:19|20)\d\d)(?P<month>0[1-9]|1[0-2])(?P<day>[0-2]\d|3[01])(?!\d)")


def is_ahead(published: str, today: date | None = None) -> bool:
    """Whether a date of publication, as precise as it is, begins after tomorrow, which it is somewhere already.

    >>> [is_ahead(day, date(2026, 12, 1)) for day in ("2030", "2027-01", "2026-12-03", "2026-12-02", "2026-12", "")]
    [True, True, True, False, False, False]
    """
    begins = f"{published}-01-01"[: len("2025-02-28")] if published else ""
    return begins > ((today or date.today()) + timedelta(days=1)).isoformat()


def find_date(lines: Iterable[str]) -> tuple[str, str] | None:
    """The date in ISO 8601, as precise as it stands there, and the line that gives it.

    >>> find_date(["2024년 6월 19일 정상회담이 열렸다.", "배포 2024. 7. 26.(금)"])
    ('2024-07-26', '배포 2024. 7. 26.(금)')
    >>> find_date(["보도 일시 2022. 11. 10.(목) 12:00 배포 일시 2022. 11. 9.(수) 08:30"])[0]
    '2022-11-10'
    >>> find_date(["26 июля 2024 г."]), find_date(["2024년 1월 ~ 2024년 3월"])
    (('2024-07-26', '26 июля 2024 г.'), None)
    >>> find_date(["МОСКВА, 4 сентября 2025 г. Товарооборот вырос до 34 млн долларов, сообщил глава ведомства."])[0]
    '2025-09-04'
    """
    filled = (line for line in map(_bare, lines) if line)
    for number, line in zip(range(HEAD), filled, strict=False):
        said = _labelled_date(line) or (_only_date(line) or _date_of_a_part(line) if len(line) <= LONGEST else None)
        if found := said or (_date_of_a_head(line) if number < AT_HEAD else None):
            return found, line
    return None


def says_day(lines: Iterable[str], day: str) -> bool:
    """Whether some line has this very day, in any form.

    >>> says_day(["First published February 1, 2016: 1:28 AM"], "2016-02-01"), says_day(["in 2016"], "2016-02-01")
    (True, False)
    """
    return any(_iso(found) == day for line in lines for form in FORMS[:3] for found in form.finditer(line))


def is_hardly_more(line: str) -> bool:
    """Whether a line is a day and little else, or a month and nothing else: 2024년 3월 고용동향 says what it is of.

    >>> is_hardly_more("배포: 2024. 7. 26.(금)"), is_hardly_more("2024년 7월호"), is_hardly_more("2024년 3월 고용동향")
    (True, True, False)
    """
    found = find_date([line])
    if found is None or len(found[0]) == len("2024-07-26"):
        return found is not None
    rest = line
    for form in FORMS:
        rest = form.sub(" ", rest)
    return sum(map(str.isalpha, rest)) < LEAST_LETTERS


def date_in_name(file_name: str) -> str | None:
    """A day in the name of a file.

    >>> date_in_name("240726_x"), date_in_name("보도자료_20240726"), date_in_name("2024-07-26 report")
    (None, '2024-07-26', '2024-07-26')
    """
    found = PACKED.search(file_name) or FORMS[0].search(file_name)
    return _iso(found) if found else None


def _bare(line: str) -> str:
    return " ".join(line.split())


def _labelled_date(line: str) -> str | None:
    """The date right behind words that say it is the one of the paper."""
    for label in LABEL.finditer(line):
        start = label.end() + len(BEHIND.findall(line[label.end() :])[0])
        for form in FORMS:
            if (found := form.match(line, start)) and (said := _iso(found)):
                return said
    return None


def _only_date(line: str) -> str | None:
    """The one date of a line in which little else stands."""
    for form in FORMS:
        if found := list(form.finditer(line)):
            beside = form.sub(" ", line).strip()
            is_little = len(beside) <= BESIDE and not SENTENCE_END.search(beside)
            return _iso(found[0]) if len(found) == 1 and is_little else None
    return None


def _date_of_a_part(line: str) -> str | None:
    """The date of a line of several parts, one of which is nothing else."""
    parts = COLUMN.split(line)
    said = [found for part in parts if (found := _only_date(part))] if len(parts) > 1 else []
    return said[0] if len(said) == 1 else None


def _date_of_a_head(line: str) -> str | None:
    """The day of a dateline, or the one behind the names of who wrote it."""
    for form in FORMS[:3]:
        found = form.search(line)
        if found is None:
            continue
        before = line[: found.start()].strip()
        names = before.removesuffix(",").split()
        is_byline = found.end() == len(line) and before.endswith(",") and len(names) > 1 and all(map(_is_name, names))
        return _iso(found) if DATELINE.fullmatch(before) or is_byline else None
    return None


def _is_name(word: str) -> bool:
    return word[0].isupper() or BYLINE_SMALL.fullmatch(word) is not None


def _iso(found: re.Match[str]) -> str | None:
    parts = found.groupdict()
    month = int(parts["month"]) if parts.get("month") else MONTHS[parts["named"][:3].lower()]
    day = parts.get("day")
    try:
        made = date(int(parts["year"]), month, int(day or 1))
    except ValueError:
        return None
    return made.isoformat() if day else made.isoformat()[:7]
