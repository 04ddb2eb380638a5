"""What a growth, a change, points or a multiple is compared with: counted from the figure's own time.

전년 대비, 同比, a year earlier: the same part of the year before; 전월, 环比: the part before; an old value (from A
to B): the time of that one; a time that opens a comparison (2019년보다): that time. A growth that says nothing has
the year before.
"""

from __future__ import annotations

import re
from calendar import isleap
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from etl.meaning.compared import TOUCHES, is_right_behind
from etl.meaning.rise_and_fall import EDGE_ZH
from etl.meaning.view import Placed, View
from etl.mentions.windows import Window
from etl.model import Period
from etl.patterns import any_of, pattern
from etl.rules import Rules

LENGTHS = {"quarter": 3, "half": 6}  # months: the end of a part keeps its grain
NO_PART_ZH = pattern("meaning.bases.no_part_zh")
NO_YEAR_EN = pattern("meaning.bases.no_year_en")
LIMIT = pattern("meaning.bases.limit")  # behind it, the next figure is told of
BRACKET = pattern("meaning.bases.bracket")
SPAN = pattern("meaning.bases.span")  # the preceding five-year period
COUNTED_FROM = pattern("meaning.bases.counted_from")
IN_BRACKET = re.compile(r"[^()]*\)")  # … whose end is that of a figure in it
AGO = pattern("meaning.bases.ago")
STATED, DEFAULT = "period.base.counted", "period.base.default"


@dataclass(frozen=True, slots=True)
class BaseCues:
    """Words of a base, by language: the year before, the part before, the end of the year before."""

    words: dict[str, re.Pattern[str]]


@dataclass(frozen=True, slots=True)
class Base:
    """What a figure is compared with; `how` is None where its own words tell it."""

    period: Period | None
    start: int = 0
    end: int = 0
    how: str | None = None


@lru_cache(maxsize=4)
def base_cues_of(rules: Rules) -> BaseCues:
    """The patterns of these rules."""
    words = {}
    for code, data in rules.languages.items():
        meaning = data.get("meaning", {})
        groups = [
            f"(?P<{name}>{any_of(meaning[f'base_{name}'])})"
            for name in ("year_end", "year", "part")
            if meaning.get(f"base_{name}")
        ]
        edge = {"en": r"\b", "ru": "(?<![а-яё])", "zh": EDGE_ZH.pattern}.get(code, "")
        # 比去年, not 比去年8月; annual, not annualised
        behind = {"zh": NO_PART_ZH.pattern, "en": NO_YEAR_EN.pattern}.get(code, "")
        words[code] = re.compile(edge + "(?:" + ("|".join(groups) or "(?!)") + ")" + behind, re.IGNORECASE)
    return BaseCues(words)


COMPARED_AHEAD = pattern("meaning.bases.compared_ahead_ru")
COMPARING = 10  # characters between a time and the end of the words that compare with it


def find_base(view: View, figure: Placed, windows: list[Window], period: Period | None, cues: BaseCues) -> Base | None:
    """The base that words of the sentence give a figure; None where none does."""
    cue = _nearest_cue(view, figure, windows, cues)
    if cue is None:
        return None
    start, end, what = cue
    if isinstance(what, Window):
        ago = AGO.fullmatch(view.text, start, end) if view.language == "ko" and period is not None else None
        if ago is not None and period is not None:
            return Base(year_before(period, int(ago["years"])), start, end)
        return Base(replace(what.period, rule="period.base"), start, end)
    if period is None:
        return None
    found = counted(what, period)
    return Base(found, start, end) if found is not None else None


def counted(what: str, period: Period) -> Period | None:
    """The time that words of a base tell of another: `year`, `part` or `year_end`, as in `BaseCues`."""
    ways = {"year": year_before, "part": part_before, "year_end": year_end_before, "span": _span_before}
    return ways[what](period)


def _nearest_cue(
    view: View, figure: Placed, windows: list[Window], cues: BaseCues
) -> tuple[int, int, str | Window] | None:
    """The words of comparison that govern a figure: before it in Korean and Chinese, else on both sides."""
    held = of_amount_behind(view, figure, windows)
    if held is not None:
        return held.start, held.end, held
    before, after = view.neighbours(figure)
    bracket = BRACKET.match(view.text, figure.end, view.end) if view.language == "en" else None
    told = figure.end if bracket is None else bracket.end()
    after = after if bracket is None else next((f.start for f in view.figures if f.start >= told), view.end)
    found: list[tuple[int, int, str | Window]] = [
        (hit.start(), hit.end(), hit.lastgroup or "year")
        for hit in cues.words[view.language].finditer(view.text, view.start, view.end)
    ]
    ago = [w for w in windows if view.language == "ko" and AGO.fullmatch(view.text, w.start, w.end)]
    found = [one for one in found if not any(w.start < one[0] < w.end for w in ago)]  # 3년 전 같은 기간보다
    spans = [(start, end) for start, end, _ in found]
    if view.language == "en":
        found += [(*hit.span(), "span") for hit in SPAN.finditer(view.text, view.start, view.end)]
    found += [
        (w.start, w.end, w)
        for w in windows
        if not any(start < w.end and w.start < end for start, end in spans)
        and not (w.is_base and w.dates(figure.start))
    ]
    found.sort(key=lambda one: one[0])
    ahead = [one for one in found if one[1] <= figure.start]
    behind = [one for one in found if told <= one[0] < after]
    if view.language == "ko":
        first, _ = view.clause_of(figure.start)
        ahead = [one for one in ahead if not isinstance(one[2], Window) or one[0] >= first - _ends_at(one[2], first)]
        if ahead:
            return ahead[-1]
        return behind[0] if behind and re.match(r"의\s", view.text[figure.end :][:2]) else None
    leaning = [one for one in ahead if not isinstance(one[2], Window)][-1:]
    leaning = leaning if view.language == "ru" else [one for one in leaning if one is ahead[-1]]
    near = [one for one in ahead if one[0] >= before] or leaning
    if view.language == "zh":
        return near[-1] if near else None
    is_next = view.language == "ru"  # к апрелю — 98,7%, к декабрю — 97,1%
    end = LIMIT.search(view.text[told:after])
    limit = told + end.start() if end is not None else after
    closing = IN_BRACKET.match(view.text, figure.end, after) if is_next else None
    limit = min(limit, closing.end()) if closing is not None else limit
    behind = [one for one in behind if one[0] < limit and not (is_next and TOUCHES.fullmatch(view.text, one[1], after))]
    if is_next and near and behind and after < view.end and _is_compared_ahead(view, before, near[-1][0]):
        behind = [one for one in behind if "," not in view.text[told : one[0]]]
    return behind[0] if behind else near[-1] if near else None


def _is_compared_ahead(view: View, before: int, cue: int) -> bool:
    """Whether a Russian figure has what it is compared with before its verb, so that the words behind it are of the
    next: по сравнению с мартом снизилось на | 4%, по сравнению с февралём выросло на 8%."""
    return COMPARED_AHEAD.search(view.text, before, cue) is not None


def _ends_at(window: Window, first: int) -> int:
    """How far before a clause a comparison may begin that this clause is told with: 2020년과 비교해 | 15% 늘었다."""
    return first - window.start if window.is_base and 0 <= first - window.end <= COMPARING else 0


def of_amount_behind(view: View, figure: Placed, windows: Sequence[Window]) -> Window | None:
    """Down 6.7 per cent from $489 million in June: the time of the amount that a change is counted from."""
    following = next((one for one in view.figures if one.start >= figure.end), None)
    if view.language != "en" or following is None or not COUNTED_FROM.fullmatch(view.text, figure.end, following.start):
        return None
    return next((window for window in windows if is_right_behind(window, following, view)), None)


def default_base(period: Period | None) -> Base | None:
    """What a growth without a stated base is compared with."""
    before = year_before(period) if period is not None else None
    return None if before is None else Base(replace(before, rule=DEFAULT), how="default")


def year_before(period: Period, years: int = 1) -> Period | None:
    """The same part of the year before, or of so many years before; of a day the year; of several years the year
    before the first.

    >>> year_before(Period("2024-01", "2024-09", "month")).start
    '2023-01'
    >>> year_before(Period("2024-04-01", "2024-04-01", "day")).end
    '2023'
    >>> year_before(Period("2017", "2020", "year")).end
    '2016'
    >>> year_before(Period("2019", "2020", "year")).start  # a season, a split year
    '2018'
    """
    days = [day for day in (period.start, period.end) if day is not None]
    if not days:
        return None
    if len({day[:4] for day in days}) == 2 and period.grain == "year" and not _is_season(days):
        return _period(f"{int(days[0]) - years:04d}", None, period.grain)
    if period.grain == "day" and period.start == period.end:
        return _period(f"{int(days[0][:4]) - years:04d}", None, "year")
    start, end = (None if day is None else years_earlier(day, years) for day in (period.start, period.end))
    return Period(start, end, period.grain, "during", True, STATED)


def _is_season(days: list[str]) -> bool:
    """Whether a stretch of years is of one and the next."""
    return int(days[-1][:4]) == int(days[0][:4]) + 1


def _span_before(period: Period) -> Period | None:
    """As many years, or months, right before a stretch of them.

    >>> _span_before(Period("2019", "2023", "year")).start
    '2014'
    """
    if period.start is None or period.end is None or len(period.start) > len("2024"):
        return part_before(period)
    length = int(period.end) - int(period.start) + 1
    return _period(f"{int(period.start) - length}", f"{int(period.start) - 1}", period.grain)


def years_earlier(date: str, years: int = 1) -> str:
    """The same date so many years before; 29 February is its 28th where the year has none.

    >>> years_earlier("2024-02"), years_earlier("2024-02-29")
    ('2023-02', '2023-02-28')
    """
    year = int(date[:4]) - years
    if date[4:] == "-02-29" and not isleap(year):
        return f"{year:04d}-02-28"
    return f"{year:04d}{date[4:]}"


def part_before(period: Period) -> Period | None:
    """The month before a month, the quarter before a quarter or the end of it before its end.

    >>> part_before(Period("2025-01", "2025-03", "quarter")).start
    '2024-10'
    >>> part_before(Period("2025-01", "2025-01", "month")).end
    '2024-12'
    >>> part_before(Period("2025-03", "2025-03", "quarter")).end
    '2024-12'
    """
    first, last = period.start or period.end, period.end or period.start
    if first is None or last is None:
        return None
    if len(first) < 7 or len(last) < 7:
        return year_before(period) if first == last else None
    if first[:7] == last[:7]:
        return _period(
            _shifted(first, -LENGTHS.get(period.grain, 1)), None, period.grain if period.grain in LENGTHS else "month"
        )
    length = _months(last) - _months(first) + 1
    return _period(_shifted(first, -length), _shifted(last, -length), period.grain)


def months_before(period: Period, months: int) -> Period | None:
    """The same month, or quarter, so many months earlier; None of any other time.

    >>> months_before(Period("2025-01", "2025-03", "quarter"), 3).start
    '2024-10'
    """
    first, last = period.start, period.end
    if first is None or last is None or {len(first), len(last)} != {len("2025-01")}:
        return None
    return _period(_shifted(first, -months), _shifted(last, -months), period.grain)


def year_end_before(period: Period) -> Period | None:
    """The end of the year before.

    >>> year_end_before(Period("2025-06", "2025-06", "month")).end
    '2024-12'
    """
    last = period.end or period.start
    return None if last is None else _period(f"{int(last[:4]) - 1:04d}-12", None, "month")


def _period(start: str, end: str | None, grain: str) -> Period:
    return Period(start, end or start, grain, "during", True, STATED)


def _months(day: str) -> int:
    return int(day[:4]) * 12 + int(day[5:7]) - 1


def _shifted(day: str, months: int) -> str:
    count = _months(day) + months
    return f"{count // 12:04d}-{count % 12 + 1:02d}"
