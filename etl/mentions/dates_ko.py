"""Korean dates: year, half, quarter, month and day that stand together are one expression."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import replace

from etl.mentions.moments import HALVES, RELATIVE_YEARS, Moment, TimeExpression, full_year, read_int
from etl.mentions.starts import find_from
from etl.patterns import pattern, values, words

DASH = r"\s?[~∼～〜–—-]\s?"
KO_START = pattern("mentions.dates_ko.ko_start")
KO = pattern("mentions.dates_ko.ko", re.VERBOSE)
SAME_PART = pattern("mentions.dates_ko.same_part")
THIRDS = values("mentions.dates_ko.thirds")  # the first of their ten days
LAST_THIRD, COMMON_YEAR = 21, 2001
THIRD = pattern("mentions.dates_ko.third")  # 7월 초순 수출: its first ten days
COUNTED_DAYS = pattern("mentions.dates_ko.counted_days")
PART = pattern("mentions.dates_ko.part")
SEASON = pattern("mentions.dates_ko.season")
SEASONS = values("mentions.dates_ko.seasons")  # the first of their three months
OPENS_BRACKET = pattern("mentions.dates_ko.opens_bracket")
VALUE_BEHIND = pattern("mentions.dates_ko.value_behind")
VALUE_BEFORE = pattern("mentions.dates_ko.value_before")
YEAR_END = pattern("mentions.dates_ko.year_end")  # a count at the end of a year is that of December
WHOLE = pattern("mentions.dates_ko.whole")
PARTS_BEFORE = words("mentions.dates_ko.parts_before")
QUARTERS = values("mentions.dates_ko.quarters")
WEEKS, DAYS = values("mentions.dates_ko.weeks"), values("mentions.dates_ko.days")
SUNDAY = 6
GLUE = pattern("mentions.dates_ko.glue")


def find_korean_dates(text: str) -> Iterator[TimeExpression]:
    """Year, half, quarter, month and day that stand together are one expression."""
    pending: TimeExpression | None = None
    for found in find_from(KO_START, KO, text):
        if found["day"] and COUNTED_DAYS.search(text[max(0, found.start() - 8) : found.start()]):
            continue
        if (found["bracketed"] and not _is_year_in_bracket(text, found)) or (found["yt1"] and not _are_years(found)):
            continue
        atom = _korean_atom(found)
        if (
            atom is not None
            and (same := SAME_PART.match(text, atom.end)) is not None
            and (found["rel"] or found["same"] or found["y"] or found["ago"])
        ):
            first = replace(atom.first, same_part=True) if atom.first else None
            if found["ago"]:  # of the time told last
                first = Moment(same_year="previous", years=int(found["an"]), same_part=True)
            atom = replace(atom, end=same.end(), first=first, last=first)
        if atom is None:
            continue
        joined = None if pending is None else _compose(text, pending, atom)
        if joined is not None:
            pending = joined
            continue
        if pending is not None:
            yield _with_part(text, pending)
        pending = atom
    if pending is not None:
        yield _with_part(text, pending)


def _is_year_in_bracket(text: str, found: re.Match[str]) -> bool:
    """(19년) 100종, 100종(19년), (’19), (23년) 입국인원은: a year beside its value; 징역(10년) is a length of time."""
    if found["bm"] or OPENS_BRACKET.match(text, found.start()) is not None:
        return True
    return VALUE_BEHIND.match(text, found.end()) is not None or (
        VALUE_BEFORE.search(text[max(0, found.start() - 12) : found.start()]) is not None
    )


def _are_years(found: re.Match[str]) -> bool:
    """16~30년까지: years; 10~20년까지 걸린다: round lengths of time."""
    first, last = int(found["yt1"]), int(found["yt2"])
    return first < last and (first % 5 != 0 or last % 5 != 0)


def _with_part(text: str, item: TimeExpression) -> TimeExpression:
    first, last = item.first, item.last
    whole = WHOLE.match(text, item.end)
    if whole is not None and (first != last or not whole["sum"]):
        return replace(item, end=whole.end())
    season = SEASON.match(text, item.end)
    if season is not None and first is not None and first is last and first.grain == "year":
        return replace(item, end=season.end(), first=_month_of(first, season, 0), last=_month_of(first, season, 2))
    third = THIRD.match(text, item.end)
    if third is not None and first is not None and first is last and first.grain == "month":
        begin = THIRDS[third["third"]]
        days = monthrange(first.year or COMMON_YEAR, first.month or 1)[1]
        last = replace(first, day=begin + 9 if begin < LAST_THIRD else days)
        return replace(item, end=third.end(), first=replace(first, day=begin), last=last)
    found = PART.match(text, item.end)
    if found is None:
        return item
    if YEAR_END.fullmatch(found[0]) and first is not None and first.grain == "year" and last is not None:
        first, last = (first if first is not last else replace(first, month=12)), replace(last, month=12)
    return replace(item, end=found.end(), first=first, last=last)


def _month_of(year: Moment, season: re.Match[str], months: int) -> Moment:
    """지난해 겨울: from December to the February behind it."""
    month = SEASONS[season["season"]] + months
    if month <= 12:
        return replace(year, month=month)
    if year.year is not None:
        return replace(year, year=year.year + 1, month=month - 12)
    return replace(year, relative=(year.relative or 0) + 1, month=month - 12)


def _korean_atom(found: re.Match[str]) -> TimeExpression | None:
    start, end = found.span()
    name = found.lastgroup or ""
    group = found.groupdict()
    if group["ago"]:
        moment = Moment(relative=-int(group["an"]))
        return TimeExpression(start, end, moment, moment)
    if group["past"]:
        return TimeExpression(start, end, Moment(relative=-int(group["pn"])), Moment(relative=-1), kind="past")
    if group["shortdotted"]:
        moment = Moment(full_year(int(group["sy"])), int(group["sm"]), read_int(group["sd"]))
        return TimeExpression(start, end, moment, moment)
    if group["mdrange"]:
        month, day, until, last = (int(group[name]) for name in ("ra", "rb", "rc", "rd"))
        return TimeExpression(start, end, Moment(month=month, day=day), Moment(month=until, day=last))
    if group["mdend"]:
        moment = Moment(month=int(group["ec"]), day=int(group["ed"]))
        return TimeExpression(start, end, moment, moment)
    if group["dotted"]:
        moment = Moment(int(group["dy"]), int(group["dm"]), read_int(group["dd"]))
        return TimeExpression(start, end, moment, moment)
    if group["dashed"]:
        moment = Moment(int(group["hy"]), int(group["hm"]), int(group["hd"]))
        return TimeExpression(start, end, moment, moment)
    if group["years"]:
        return TimeExpression(start, end, Moment(int(group["y1"])), Moment(_last_year(group["y1"], group["y2"])))
    if group["shorts"]:
        first, last = (full_year(int(group[a] or group[b])) for a, b in (("ys1", "yt1"), ("ys2", "yt2")))
        return TimeExpression(start, end, Moment(first), Moment(last))
    if group["bracketed"]:
        moment = Moment(full_year(int(group["by"] or group["bm"])))
        return TimeExpression(start, end, moment, moment)
    if group["decade"]:
        year = int(group["dec4"]) if group["dec4"] else full_year(int(group["dec2"]))
        moment = Moment(year, decade=True)
        return TimeExpression(start, end, moment, moment)
    if group["year"]:
        moment = Moment(
            int(group["y"]) if group["y"] else full_year(int(group["yy"] or group["old"] or group["short"]))
        )
        return TimeExpression(start, end, moment, moment)
    if group["rel"]:
        moment = Moment(relative=RELATIVE_YEARS[group["rel"]])
        return TimeExpression(start, end, moment, moment)
    if group["same"]:
        moment = Moment(same_year=_leaning(group["same"]))
        return TimeExpression(start, end, moment, moment)
    if group["lastmonth"]:
        shift = -1 if group["lastmonth"].startswith("지난") else 1 if group["lastmonth"][0] in "다내" else 0
        moment = Moment(relative_months=shift)
        return TimeExpression(start, end, moment, moment)
    if group["recent"]:
        return _recent(start, end, group["season"] or group["season2"])
    if group["relday"]:
        moment = Moment(relative_days=DAYS[group["relday"]])
        return TimeExpression(start, end, moment, moment)
    if group["week"]:
        days = WEEKS["".join(group["week"].split())]
        return TimeExpression(
            start, end, Moment(relative_days=days, weekday=0), Moment(relative_days=days, weekday=SUNDAY)
        )
    if group["relquarter"]:
        named = "".join(group["relquarter"].split())
        before = "previous_part" if named in PARTS_BEFORE.all else None
        moment = Moment(same_year=before, relative_quarters=QUARTERS[named])
        return TimeExpression(start, end, moment, moment)
    if group["lastof"]:
        moment = Moment(quarter=4)
        return TimeExpression(start, end, moment, moment)
    if group["dotmonths"]:
        year = int(group["qy"])
        return TimeExpression(start, end, Moment(year, int(group["qa"])), Moment(year, int(group["qb"])))
    if group["yearend"]:
        moment = Moment(month=12)
        return TimeExpression(start, end, moment, moment)
    if group["half"]:
        moment = Moment(half=HALVES[group["half"]])
        return TimeExpression(start, end, moment, moment)
    if group["quarter"]:
        named = re.sub(r"/\s?4(?=\s?분기|$)", "", group["quarter"])  # 3/4분기 is the third
        digits = [int(digit) for digit in re.findall(r"\d", named)] or ["일이삼사".index(named[0]) + 1]
        return TimeExpression(start, end, Moment(quarter=digits[0]), Moment(quarter=digits[-1]))
    if group["monthdays"]:
        month, day, last = (int(group[name]) for name in ("mdm", "md1", "md2"))
        to = Moment(month=month, day=last) if day < last else Moment(relative_months=0, day=last)  # of this month
        return TimeExpression(start, end, Moment(month=month, day=day), to)
    if group["months"]:
        return TimeExpression(start, end, Moment(month=int(group["m1"])), Moment(month=int(group["m2"])))
    if group["month"]:
        moment = Moment(month=int(group["m"]))
        return TimeExpression(start, end, moment, moment)
    if group["days"]:
        return TimeExpression(start, end, Moment(day=int(group["d1"])), Moment(day=int(group["d2"])))
    if group["day"]:
        moment = Moment(day=int(group["d"]))
        return TimeExpression(start, end, moment, moment)
    return TimeExpression(start, end, None, None, "until", "now") if name else None


def _recent(start: int, end: int, season: str | None) -> TimeExpression:
    """지난겨울, 지난 연말: the last one before the document's date."""
    first = SEASONS[season] if season else 12
    last = (first + 1) % 12 + 1 if season else 12
    return TimeExpression(start, end, Moment(month=first, is_recent=True), Moment(month=last, is_recent=True))


def _last_year(first: str, last: str) -> int:
    """2018~19년: the century of the first year."""
    return int(last if len(last) == 4 else first[:2] + last)


def _leaning(word: str) -> str:
    if word.endswith("달"):
        return "month"
    if word in ("전월", "전달"):
        return "previous_month"
    return "next" if word.startswith(("이듬", "다음")) else "previous" if "전" in word else "same"


def _compose(text: str, left: TimeExpression, right: TimeExpression) -> TimeExpression | None:
    """One expression out of two that stand side by side, coarser first; None if they do not fit."""
    if left.last is None or right.first is None or left.kind != "date":
        return None
    gap = GLUE.match(text, left.end)
    if gap is None or gap.end() != right.start or right.first.year is not None or right.first.relative is not None:
        return None
    order = {"decade": 0, "year": 1, "half": 2, "quarter": 2, "month": 3, "day": 4}
    if left.first != left.last and left.last.grain != "month":
        return None
    if order[right.first.grain] <= order[left.last.grain] or left.last.grain in ("half", "quarter", "decade"):
        return None
    if right.first.grain == "day" and left.last.month is None and left.last.relative_months is None:
        return None
    if right.first.same_year or right.first.relative_months is not None:
        return None
    return TimeExpression(
        left.start, right.end, _merge(left.last, right.first), _merge(left.last, right.last or right.first)
    )


def _merge(coarse: Moment, fine: Moment) -> Moment:
    fields = {
        name: getattr(fine, name) for name in ("month", "day", "half", "quarter") if getattr(fine, name) is not None
    }
    return replace(coarse, **fields)
