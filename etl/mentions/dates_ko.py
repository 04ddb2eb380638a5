"""Korean dates: year, half, quarter, month and day that stand together are one expression."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from etl.mentions.moments import HALVES, RELATIVE_YEARS, YEAR4, Moment, TimeExpression, full_year, read_int
from etl.mentions.starts import find_from

DASH = r"\s?[~∼～〜–—-]\s?"
KO_START = re.compile(
    r"[\d재작지올금내후같그동당이다전상하일삼사현최오연至迄今’'‘`](?<!\d\d)(?:"
    r"(?<=\d)\d{0,3}\s?[년월일분회학.~∼～〜–—·ㆍ/-]|(?<=[올’'‘`])"
    r"|(?<=\D)(?:[작지년난후은달해듬음월번제반금재근늘말今ま]|\s?사\s?사?분|\s?전해))"
)
KO = re.compile(
    rf"""
    (?=[\d재작지올금내후같그동당이다전상하일삼사현최오연至迄今’'‘`])(?:
    (?P<dotted>(?<![\d.])(?P<dy>{YEAR4})\s?[.]\s?(?P<dm>1[0-2]|0?[1-9])(?:\s?[.]\s?(?P<dd>3[01]|[12]\d|0?[1-9])(?!\d))?\.?(?![\d])(?!\s?[만억조万亿%]))
  | (?P<dashed>(?<![\d-])(?P<hy>{YEAR4})[-/](?P<hm>1[0-2]|0[1-9])[-/](?P<hd>3[01]|[12]\d|0[1-9])(?![\d-]))
  | (?P<years>(?<!\d)(?P<y1>{YEAR4})\s?년?(?:{DASH}|·|ㆍ)(?P<y2>{YEAR4}|\d{{2}})\s?년(?!간))
  | (?P<shorts>(?<![\d.])(?<!\d,)(?:[’'‘`](?P<ys1>\d{{2}})\s?년?{DASH}[’'‘`]?(?P<ys2>\d{{2}})\s?년?(?!\d)|(?P<yt1>[0-9]\d){DASH}(?P<yt2>\d{{2}})\s?년(?=까지|부터|\s?(?:기간|사이)|\s?중\s)))
  | (?P<bracketed>(?<=\()(?:(?P<by>\d{{2}})\s?년|[’'‘`](?P<bm>\d{{2}})\s?년?)(?=\)))
  | (?P<decade>(?<!\d)(?:(?P<dec4>{YEAR4})|(?P<dec2>[1-9]0))\s?년대)
  | (?P<year>(?<![\d.])(?<!\d,)(?:(?P<y>{YEAR4})|[’'‘`](?P<yy>\d{{2}})|(?P<old>[6-9]\d)(?=년(?:에(?!\s?걸)|부터|까지|생|말|초))|(?P<short>[0-9]\d)(?=년도))\s?(?:회계연도|학년도|년(?:도)?(?!대|간|\s?만(?:에|이|의)|\s?동안)))
  | (?P<rel>(?<![가-힣])(?:재작년|지지난해|작년|지난해|올해|금년도|금년|내년도|내년|내후년|후년|올(?=\s?(?:들어|상반기|하반기|[1-4]분기|\d{{1,2}}월|연말|여름|봄|가을|겨울))))
  | (?P<same>(?<![가-힣])(?:같은\s?해|같은\s?달|그달|그해|동년|당해|이듬해|다음\s?해|전년도|전년|그\s?전해|전월|전달(?=\s?(?:대비|보다|에|과|의))))
  | (?P<lastmonth>(?<![가-힣])(?:지난달|지난\s달|이달|이번\s?달|다음\s?달|내달))
  | (?P<yearend>(?<![가-힣])연말(?=\s?(?:기준|까지|현재)))
  | (?P<half>상반기|하반기|전반기|후반기)
  | (?P<quarter>(?<!\d)[1-4](?:(?:{DASH}|·|/)[1-4])?\s?분기|(?<![가-힣])[일이삼사]\s?사분기)
  | (?P<monthdays>(?<![\d.,])(?P<mdm>1[0-2]|0?[1-9])\s?월\s?(?P<md1>3[01]|[12]\d|0?[1-9])\s?일?(?:{DASH})(?P<md2>3[01]|[12]\d|0?[1-9])\s?일(?:간)?)
  | (?P<months>(?<![\d.])(?P<m1>1[0-2]|0?[1-9])\s?월?(?:{DASH})(?P<m2>1[0-2]|0?[1-9])\s?월(?!\s?혁명))
  | (?P<month>(?<![\d.,])(?P<m>1[0-2]|0?[1-9])\s?월(?!\s?혁명|세|급))
  | (?P<days>(?<![\d.,])(?P<d1>3[01]|[12]\d|0?[1-9])\s?일?(?:{DASH}|·|ㆍ)(?P<d2>3[01]|[12]\d|0?[1-9])\s?일(?!\s?간|\s?동안|\s?내|\s?이내|\s?만(?:에|이|의)|\s?이상|\s?이하|씩|\s?정도|\s?가량|째|치|분|짜리|\s?여))
  | (?P<day>(?<![\d.,])(?<!박\s)(?<!박)(?P<d>3[01]|[12]\d|0?[1-9])\s?일(?!\s?간|\s?동안|\s?이내|\s?내[에로]?(?![가-힣])|\s?만(?:에|이|의)|\s?이상|\s?이하|\s?미만|\s?초과|씩|\s?정도|\s?가량|째|치|\s?안에|짜리|여|\s?넘|\s?전(?![가-힣])|\s?뒤(?![가-힣])|\s?후(?![가-힣])|\s?일정|분(?![가-힣])|을\s?넘|당))
  | (?P<now>지금까지|현재까지|이제까지|최근까지|오늘날까지|현재(?=\s?기준)|今まで|至今|迄今)
    )""",
    re.VERBOSE,
)
SAME_PART = re.compile(r"\s?(?:동월|동기|동분기|같은\s?(?:달|기간|분기|시기))")
COUNTED_DAYS = re.compile(r"일수[는은가이]?\s?\(?$")
PART = re.compile(
    r"\s?(?:초|초반|초순|중순|중반|하순|상순|말|연말|연초|여름|봄|가을|겨울|중(?=\s|에|의))(?![가-힣]*(?:기업|국|동|시))"
)
VALUE_BEHIND = re.compile(r"\)\s?(?:약\s?|총\s?)?[△▲+-]?\d")
VALUE_BEFORE = re.compile(r"\d[십백천만억조]*\s?[가-힣%]{1,4}\($")
YEAR_END = re.compile(r"\s?(?:말|연말)")  # a count at the end of a year is that of December
GLUE = re.compile(r"\s{0,2}(?:의\s|중\s|도\s)?")


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
            and (found["rel"] or found["same"] or found["y"])
        ):
            first = replace(atom.first, same_part=True) if atom.first else None
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
    """(19년) 100종, 100종(19년), (’19): a year beside its value; 징역(10년) is a length of time."""
    if found["bm"]:
        return True
    return VALUE_BEHIND.match(text, found.end()) is not None or (
        VALUE_BEFORE.search(text[max(0, found.start() - 12) : found.start()]) is not None
    )


def _are_years(found: re.Match[str]) -> bool:
    """16~30년까지: years; 10~20년까지 걸린다: round lengths of time."""
    first, last = int(found["yt1"]), int(found["yt2"])
    return first < last and (first % 5 != 0 or last % 5 != 0)


def _with_part(text: str, item: TimeExpression) -> TimeExpression:
    found = PART.match(text, item.end)
    if found is None:
        return item
    first, last = item.first, item.last
    if YEAR_END.fullmatch(found[0]) and first is not None and first.grain == "year" and last is not None:
        first, last = (first if first is not last else replace(first, month=12)), replace(last, month=12)
    return replace(item, end=found.end(), first=first, last=last)


def _korean_atom(found: re.Match[str]) -> TimeExpression | None:
    start, end = found.span()
    name = found.lastgroup or ""
    group = found.groupdict()
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
    if group["yearend"]:
        moment = Moment(month=12)
        return TimeExpression(start, end, moment, moment)
    if group["half"]:
        moment = Moment(half=HALVES[group["half"]])
        return TimeExpression(start, end, moment, moment)
    if group["quarter"]:
        named = re.sub(r"/\s?4(?=\s?분기)", "", group["quarter"])  # 3/4분기 is the third
        digits = [int(digit) for digit in re.findall(r"\d", named)] or ["일이삼사".index(named[0]) + 1]
        return TimeExpression(start, end, Moment(quarter=digits[0]), Moment(quarter=digits[-1]))
    if group["monthdays"]:
        month = int(group["mdm"])
        return TimeExpression(
            start, end, Moment(month=month, day=int(group["md1"])), Moment(month=month, day=int(group["md2"]))
        )
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
