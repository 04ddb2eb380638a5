"""Dates and stretches of time as written, with and without digits.

Comes in: the reading of a passage. Goes out: `TimeExpression`s in order, not overlapping. A missing
year stays missing here; `periods` fills it in from what stands before or from the document's date.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

DASH = r"\s?[~∼～〜–—-]\s?"
YEAR4 = r"(?:1[5-9]|20|21)\d{2}"
RELATIVE_YEARS = {
    "재작년": -2, "지지난해": -2, "작년": -1, "지난해": -1, "전년도": -1, "전년": -1, "올해": 0, "금년도": 0,
    "금년": 0, "올": 0, "내년도": 1, "내년": 1, "내후년": 2, "후년": 2, "去年": -1, "今年": 0, "明年": 1, "last year": -1,
    "this year": 0, "next year": 1, "в прошлом году": -1, "в этом году": 0, "в текущем году": 0,
}  # fmt: skip
SAME_YEAR = ("같은 해", "같은해", "그해", "동년", "당해", "이듬해", "다음 해", "다음해", "이 해")
HALVES = {"상반기": 1, "전반기": 1, "하반기": 2, "후반기": 2, "上半年": 1, "下半年": 2}
MONTHS_EN = {
    name: number
    for number, names in enumerate(
        ("january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
         "september sept sep", "october oct", "november nov", "december dec"), start=1)
    for name in names.split()
}  # fmt: skip
MONTHS_RU = {
    name: number
    for number, names in enumerate(
        ("января январе январь", "февраля феврале февраль", "марта марте март", "апреля апреле апрель",
         "мая мае май", "июня июне июнь", "июля июле июль", "августа августе август", "сентября сентябре сентябрь",
         "октября октябре октябрь", "ноября ноябре ноябрь", "декабря декабре декабрь"), start=1)
    for name in names.split()
}  # fmt: skip
QUARTERS_EN = {"first": 1, "second": 2, "third": 3, "fourth": 4}


@dataclass(frozen=True, slots=True)
class Moment:
    """A point or stretch on the calendar, as far as the words give it."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    half: int | None = None
    quarter: int | None = None
    decade: bool = False
    relative: int | None = None  # years from the document's date
    same_year: str | None = None  # 이듬해, 같은 해: leans on the year before
    relative_months: int | None = None

    @property
    def grain(self) -> str:
        """The precision of the words."""
        for name in ("day", "month", "quarter", "half"):
            if getattr(self, name) is not None:
                return name
        return "month" if self.relative_months is not None else "decade" if self.decade else "year"

    @property
    def needs_year(self) -> bool:
        """Whether the words leave the year open."""
        return self.year is None

    def iso(self, *, end: bool = False) -> str:
        """ISO 8601 at the precision of the words; halves, quarters and decades by their first or last part."""
        year = self.year or 0
        if self.decade:
            return f"{year + (9 if end else 0):04d}"
        if self.half is not None:
            return f"{year:04d}-{(6 if self.half == 1 else 12) if end else (1 if self.half == 1 else 7):02d}"
        if self.quarter is not None:
            return f"{year:04d}-{self.quarter * 3 - (0 if end else 2):02d}"
        if self.month is None:
            return f"{year:04d}"
        if self.day is None:
            return f"{year:04d}-{self.month:02d}"
        return f"{year:04d}-{self.month:02d}-{self.day:02d}"


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A stretch of the reading that names a time: from `first` to `last`."""

    start: int
    end: int
    first: Moment | None
    last: Moment | None
    relation: str = "during"
    kind: str = "date"  # date, now (지금까지)


KO = re.compile(
    rf"""
    (?=[\d재작지올금내후같그동당이다전상하일삼사현최오至迄今’'‘`])(?:
    (?P<dotted>(?<![\d.])(?P<dy>{YEAR4})\s?[.]\s?(?P<dm>1[0-2]|0?[1-9])(?:\s?[.]\s?(?P<dd>3[01]|[12]\d|0?[1-9])(?!\d))?\.?(?![\d]))
  | (?P<dashed>(?<![\d-])(?P<hy>{YEAR4})[-/](?P<hm>1[0-2]|0[1-9])[-/](?P<hd>3[01]|[12]\d|0[1-9])(?![\d-]))
  | (?P<years>(?<!\d)(?P<y1>{YEAR4})\s?년?(?:{DASH}|·|ㆍ)(?P<y2>{YEAR4})\s?년(?!간))
  | (?P<decade>(?<!\d)(?:(?P<dec4>{YEAR4})|(?P<dec2>[1-9]0))\s?년대)
  | (?P<year>(?<![\d.,])(?:(?P<y>{YEAR4})|[’'‘`](?P<yy>\d{{2}}))\s?(?:회계연도|학년도|년(?:도)?(?!대|간|\s만에|\s?동안)))
  | (?P<rel>(?<![가-힣])(?:재작년|지지난해|작년|지난해|올해|금년도|금년|내년도|내년|내후년|후년|올(?=\s?(?:들어|상반기|하반기|[1-4]분기|\d{{1,2}}월|연말|여름|봄|가을|겨울))))
  | (?P<same>(?<![가-힣])(?:같은\s?해|같은\s?달|그달|그해|동년|당해|이듬해|다음\s?해|전년도|전년|그\s?전해))
  | (?P<lastmonth>(?<![가-힣])(?:지난달|지난\s달|이달|이번\s?달|다음\s?달|내달|전월))
  | (?P<half>상반기|하반기|전반기|후반기)
  | (?P<quarter>(?<!\d)[1-4](?:(?:{DASH}|·|/)[1-4])?\s?분기|(?<![가-힣])[일이삼사]\s?사분기)
  | (?P<months>(?<![\d.])(?P<m1>1[0-2]|0?[1-9])\s?월?(?:{DASH})(?P<m2>1[0-2]|0?[1-9])\s?월(?!\s?혁명))
  | (?P<month>(?<![\d.,])(?P<m>1[0-2]|0?[1-9])\s?월(?!\s?혁명|세|급))
  | (?P<days>(?<![\d.,])(?P<d1>3[01]|[12]\d|0?[1-9])\s?일?(?:{DASH}|·|ㆍ)(?P<d2>3[01]|[12]\d|0?[1-9])\s?일(?!\s?간|\s?동안|\s?내|\s?이내|\s?만에|\s?이상|\s?이하|씩|\s?정도|\s?가량|째|치|분|짜리|\s?여))
  | (?P<day>(?<![\d.,])(?<!박\s)(?<!박)(?P<d>3[01]|[12]\d|0?[1-9])\s?일(?!\s?간|\s?동안|\s?이내|\s?내[에로]?(?![가-힣])|\s?만에|\s?이상|\s?이하|\s?미만|\s?초과|씩|\s?정도|\s?가량|째|치|\s?안에|짜리|여|\s?넘|\s?전(?![가-힣])|\s?뒤(?![가-힣])|\s?후(?![가-힣])|\s?일정|분(?![가-힣])|을\s?넘|당))
  | (?P<now>지금까지|현재까지|이제까지|최근까지|오늘날까지|현재(?=\s?기준)|今まで|至今|迄今)
    )""",
    re.VERBOSE,
)
PART = re.compile(r"\s?(?:초|초반|초순|중순|중반|하순|상순|말|연말|연초|여름|봄|가을|겨울|중(?=\s|에|의))(?![가-힣]*(?:기업|국|동|시))")
GLUE = re.compile(r"\s{0,2}(?:의\s|중\s|도\s)?")
FROM = re.compile(r"\s?(?:\([^()]{0,20}\))?(?:부터|에서|以来|起)?(?:\s?(?:시작해|시작하여))?\s?(?:[~∼～〜–—-]\s?)?")
UNTIL = re.compile(r"\s?(?:현재\s?)?(?:까지|현재|至)")
SINCE = re.compile(r"\s?(?:[가-힣]{1,8}\s)?(?:이후|이래|부터|부로|以来)")
MONTH_EN = "(?:" + "|".join(sorted((name.capitalize() for name in MONTHS_EN), key=len, reverse=True)) + ")"
EN = re.compile(
    rf"""
    \b(?P<mdy>(?P<mn>{MONTH_EN})\.?\s(?P<md>\d{{1,2}})(?:st|nd|rd|th)?(?:,?\s(?P<my>{YEAR4}))?)\b(?!\s?(?:per|%|,\d))
  | \b(?P<dmy>(?P<dd>\d{{1,2}})(?:st|nd|rd|th)?\s(?:of\s)?(?P<dn>{MONTH_EN})\.?(?:,?\s(?P<dyr>{YEAR4}))?)\b
  | \b(?P<my2>(?P<mon>{MONTH_EN})\.?,?\s(?:of\s)?(?P<myr>{YEAR4}))\b
  | \b(?P<ym>(?P<yfirst>{YEAR4}),\s(?P<ymon>{MONTH_EN})(?:\s(?P<yday>\d{{1,2}}))?)\b
  | \b(?P<enq>Q(?P<q>[1-4])\s(?:of\s)?(?P<qy>{YEAR4}))\b
  | \b(?P<enqw>(?P<qw>first|second|third|fourth)\squarter\s(?:of\s)?(?P<qwy>{YEAR4}))\b
  | \b(?P<enh>(?P<hw>first|second)\shalf\sof\s(?:(?P<hwy>{YEAR4})|(?P<hwr>this\syear|last\syear)))\b
  | \b(?:the\s)?(?P<dec>{YEAR4}s)\b
  | \b(?:fiscal(?:\syear)?|FY)\s?(?P<fy>{YEAR4})\b
  | \b(?P<rely>[Ll]ast\syear|[Tt]his\syear|[Nn]ext\syear)\b
  | (?P<dashed>(?<![\d-])(?P<hy>{YEAR4})[-/](?P<hm>1[0-2]|0[1-9])[-/](?P<hd>3[01]|[12]\d|0[1-9])(?![\d-]))
  | (?<![\d$€£.,-])\b(?P<yr>{YEAR4})(?P<yr2>\s?[–-]\s?(?:{YEAR4}|\d{{2}})(?!\d))?\b(?![,.]\d|\s?(?:per\scent|percent|%|km|m\b|tons|tonnes|barrels|people|troops|soldiers|workers|containers))
    """,
    re.VERBOSE,
)
ZH = re.compile(
    rf"""
    (?P<y>{YEAR4})\s?年(?:\s?(?P<m1>1[0-2]|0?[1-9])\s?[至到~-]\s?(?P<m2>1[0-2]|0?[1-9])\s?月|\s?(?P<m>1[0-2]|0?[1-9])\s?月(?:\s?(?P<d>3[01]|[12]\d|0?[1-9])\s?[日号])?|(?P<half>上半年|下半年)|第(?P<q>[一二三四1-4])季度|代)?
  | (?P<y1>{YEAR4})\s?[至到~–-]\s?(?P<y2>{YEAR4})\s?年
  | (?P<rel>去年|今年|明年)
  | (?<!\d)(?P<rm1>1[0-2]|0?[1-9])\s?[至到~-]\s?(?P<rm2>1[0-2]|0?[1-9])\s?月
  | (?<!\d)(?P<rm>1[0-2]|0?[1-9])\s?月(?:\s?(?P<rd>3[01]|[12]\d|0?[1-9])\s?[日号])?
    """,
    re.VERBOSE,
)
RU = re.compile(
    rf"""
    (?P<part>(?P<which>перв|втор|трет|четв[её]рт)[а-яё]+\s(?P<what>полугоди|квартал)[а-яё]*)\s(?P<py>{YEAR4})(?:\s?(?:года|году|г\.?))?
  | (?:(?P<d>3[01]|[12]\d|0?[1-9])\s)?(?P<mon>{'|'.join(sorted(MONTHS_RU, key=len, reverse=True))})(?:\s(?P<y>{YEAR4})(?:\s?(?:года|году|г\.?))?)?(?![а-яё])
  | (?<!\d)(?P<y1>{YEAR4})\s?[–-]\s?(?P<y2>{YEAR4})\s?(?:гг\.?|годах|годы|годов)
  | (?<!\d)(?P<yr>{YEAR4})\s?(?:году|года|год|г\.)
  | (?<!\d)(?P<dec>\d{{3}}0)-(?:х|е)(?:\sгод(?:ов|ах|ы))?
  | (?<!\d)(?P<dot>(?P<dd>3[01]|[12]\d|0?[1-9])\.(?P<dm>1[0-2]|0[1-9])\.(?P<dy>{YEAR4}))
  | (?P<rel>[Вв]\sпрошлом\sгоду|[Вв]\sэтом\sгоду|[Вв]\sтекущем\sгоду)
    """,
    re.VERBOSE,
)
HAS_KO = re.compile(r"[년월일]|\s달|회계|그해|같은|다음|작년|올해|지난|분기|반기|까지|\d\.\s?\d|\d[-/]\d")
HAS_EN = re.compile(rf"{MONTH_EN}|(?:1[5-9]|20|21)\d\d|(?i:last|this|next) year")
HAS_RU = re.compile(r"[а-яё]")
ZH_DIGITS = {"一": 1, "二": 2, "三": 3, "四": 4, "1": 1, "2": 2, "3": 3, "4": 4}


def find_times(text: str) -> list[TimeExpression]:
    """All time expressions of a passage, joined where they form one window."""
    atoms = list(_korean(text)) if HAS_KO.search(text) else []
    if "年" in text or "月" in text:
        atoms += _chinese(text)
    if HAS_RU.search(text):
        atoms += _russian(text)
    if HAS_EN.search(text):
        atoms += _english(text)
    return _windows(text, _drop_overlaps(atoms))


def _drop_overlaps(found: list[TimeExpression]) -> list[TimeExpression]:
    kept: list[TimeExpression] = []
    for item in sorted(found, key=lambda one: (one.start, -one.end)):
        if not kept or item.start >= kept[-1].end:
            kept.append(item)
    return kept


def _korean(text: str) -> Iterator[TimeExpression]:
    """Year, half, quarter, month and day that stand together are one expression."""
    pending: TimeExpression | None = None
    for found in KO.finditer(text):
        atom = _korean_atom(found)
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


def _with_part(text: str, item: TimeExpression) -> TimeExpression:
    found = PART.match(text, item.end)
    return item if found is None else replace(item, end=found.end())


def _korean_atom(found: re.Match[str]) -> TimeExpression | None:
    start, end = found.span()
    name = found.lastgroup or ""
    group = found.groupdict()
    if group["dotted"]:
        moment = Moment(int(group["dy"]), int(group["dm"]), _int(group["dd"]))
        return TimeExpression(start, end, moment, moment)
    if group["dashed"]:
        moment = Moment(int(group["hy"]), int(group["hm"]), int(group["hd"]))
        return TimeExpression(start, end, moment, moment)
    if group["years"]:
        return TimeExpression(start, end, Moment(int(group["y1"])), Moment(int(group["y2"])))
    if group["decade"]:
        year = int(group["dec4"]) if group["dec4"] else _century(int(group["dec2"]))
        moment = Moment(year, decade=True)
        return TimeExpression(start, end, moment, moment)
    if group["year"]:
        moment = Moment(int(group["y"]) if group["y"] else _century(int(group["yy"])))
        return TimeExpression(start, end, moment, moment)
    if group["rel"]:
        moment = Moment(relative=RELATIVE_YEARS[group["rel"]])
        return TimeExpression(start, end, moment, moment)
    if group["same"]:
        moment = Moment(same_year=_leaning(group["same"]))
        return TimeExpression(start, end, moment, moment)
    if group["lastmonth"]:
        shift = -1 if group["lastmonth"].startswith(("지난", "전월")) else 1 if group["lastmonth"][0] in "다내" else 0
        moment = Moment(relative_months=shift)
        return TimeExpression(start, end, moment, moment)
    if group["half"]:
        moment = Moment(half=HALVES[group["half"]])
        return TimeExpression(start, end, moment, moment)
    if group["quarter"]:
        digits = [int(digit) for digit in re.findall(r"\d", group["quarter"])] or [
            "일이삼사".index(group["quarter"][0]) + 1
        ]
        return TimeExpression(start, end, Moment(quarter=digits[0]), Moment(quarter=digits[-1]))
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


def _leaning(word: str) -> str:
    if word.endswith("달"):
        return "month"
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
    return TimeExpression(left.start, right.end, _merge(left.last, right.first), _merge(left.last, right.last or right.first))


def _merge(coarse: Moment, fine: Moment) -> Moment:
    fields = {name: getattr(fine, name) for name in ("month", "day", "half", "quarter") if getattr(fine, name) is not None}
    return replace(coarse, **fields)


def _windows(text: str, items: list[TimeExpression]) -> list[TimeExpression]:
    """Join `A부터 B까지` and mark what is open at one end."""
    result: list[TimeExpression] = []
    skip = False
    for place, item in enumerate(items):
        if skip:
            skip = False
            continue
        following = items[place + 1] if place + 1 < len(items) else None
        joined = None if following is None else _join_window(text, item, following)
        if joined is not None:
            result.append(joined)
            skip = True
            continue
        result.append(_open_end(text, item))
    return _drop_overlaps(result)


def _join_window(text: str, left: TimeExpression, right: TimeExpression) -> TimeExpression | None:
    if left.first is None:
        return None
    between = text[left.end : right.start]
    if len(between) > 24:
        return None
    joins = re.fullmatch(
        r"\s?(?:\([^()]{0,12}\))?\s?(?:(?:[가-힣]{0,6}\s)?(?:부터|이후|에서|이래)\s?|[~∼～〜–—-]\s?|to\s|through\s|and\s|until\s|по\s|до\s|至|到)",
        between + ("" if between.strip() or not between else ""),
    )
    if joins is None or "and" in between and not re.search(r"\bbetween\s$", text[max(0, left.start - 9) : left.start]):
        return None
    closes = re.match(r"\s?(?:[가-힣]{0,4}\s?)?(?:까지|현재|사이|기간|동안|에 걸쳐|중)", text[right.end : right.end + 10])
    dashed = re.fullmatch(r"\s?[~∼～〜–—-]\s?|\s?(?:to|through|and|until)\s|至|到|\sпо\s|\sдо\s", between)
    if right.kind == "now":
        return TimeExpression(left.start, right.end, left.first, None, "since", "now")
    if closes is None and dashed is None:
        return None
    last = right.last
    if last is None:
        return None
    first = left.first
    if last.month is None and last.day is not None and first.month is not None:
        last = replace(last, month=first.month)
    if last.year is None and last.relative is None and last.same_year is None:
        last = replace(last, year=first.year, relative=first.relative) if last.year is None else last
    if first.year is None and first.relative is None and last.year is not None:
        first = replace(first, year=last.year)
    end = right.end + (closes.end() if closes and "까지" in closes[0] else 0)
    return TimeExpression(left.start, end, first, last)


def _open_end(text: str, item: TimeExpression) -> TimeExpression:
    if item.kind == "now":
        return item
    if re.match(r"\s?(?:현재\s?)?(?:까지)|\s?현재(?:[\s,]|$)|\s?기준", text[item.end : item.end + 8]):
        until = "까지" in text[item.end : item.end + 6]
        return replace(item, relation="until" if until else "as_of")
    if re.match(r"\s?(?:이후|이래|부터|부로|以来)", text[item.end : item.end + 4]):
        return replace(item, relation="since")
    before = text[max(0, item.start - 12) : item.start]
    if re.search(r"(?:\bsince|\bс|自)\s?$", before, re.IGNORECASE):
        return replace(item, relation="since")
    if re.search(r"(?:\bas of|\bby|截至|截止|по состоянию на)\s?$", before):
        return replace(item, relation="as_of")
    if re.search(r"(?:\buntil|\bup to)\s?$", before):
        return replace(item, relation="until")
    return item


def _english(text: str) -> Iterator[TimeExpression]:
    for found in EN.finditer(text):
        moments = _english_moments(found.groupdict())
        if moments is not None:
            yield TimeExpression(found.start(), found.end(), *moments)


def _english_moments(group: dict[str, str | None]) -> tuple[Moment, Moment] | None:
    moment: Moment | None = None
    last: Moment | None = None
    for month, day, year in (("mn", "md", "my"), ("dn", "dd", "dyr"), ("mon", None, "myr"), ("ymon", "yday", "yfirst")):
        if group[month]:
            number = MONTHS_EN.get(group[month].lower())  # type: ignore[union-attr]
            days = _int(group[day]) if day else None
            if number is None or (days is not None and not 1 <= days <= 31):
                return None
            moment = Moment(_int(group[year]), number, days)
    if group["q"]:
        moment = Moment(_int(group["qy"]), quarter=_int(group["q"]))
    elif group["qw"]:
        moment = Moment(_int(group["qwy"]), quarter=QUARTERS_EN[group["qw"]])
    elif group["hw"]:
        relative = RELATIVE_YEARS[group["hwr"]] if group["hwr"] else None
        moment = Moment(_int(group["hwy"]), half=1 if group["hw"] == "first" else 2, relative=relative)
    elif group["dec"]:
        moment = Moment(int(group["dec"][:4]), decade=True)
    elif group["fy"]:
        moment = Moment(_int(group["fy"]))
    elif group["rely"]:
        moment = Moment(relative=RELATIVE_YEARS[re.sub(r"\s", " ", group["rely"]).lower()])
    elif group["dashed"]:
        moment = Moment(_int(group["hy"]), _int(group["hm"]), _int(group["hd"]))
    elif group["yr"]:
        moment = Moment(_int(group["yr"]))
        if group["yr2"]:
            tail = re.sub(r"\D", "", group["yr2"])
            last = Moment(int(tail) if len(tail) == 4 else int(group["yr"][:2] + tail))
    return None if moment is None else (moment, last or moment)


def _chinese(text: str) -> Iterator[TimeExpression]:
    for found in ZH.finditer(text):
        group = found.groupdict()
        start, end = found.span()
        if group["y"]:
            year = int(group["y"])
            if group["m1"]:
                yield TimeExpression(start, end, Moment(year, int(group["m1"])), Moment(year, int(group["m2"])))
                continue
            half = HALVES.get(group["half"] or "")
            quarter = ZH_DIGITS.get(group["q"] or "")
            moment = Moment(year, _int(group["m"]), _int(group["d"]), half, quarter, text[end - 1] == "代")
        elif group["y1"]:
            yield TimeExpression(start, end, Moment(int(group["y1"])), Moment(int(group["y2"])))
            continue
        elif group["rel"]:
            moment = Moment(relative=RELATIVE_YEARS[group["rel"]])
        elif group["rm1"]:
            yield TimeExpression(start, end, Moment(month=int(group["rm1"])), Moment(month=int(group["rm2"])))
            continue
        else:
            moment = Moment(month=int(group["rm"]), day=_int(group["rd"]))
        yield TimeExpression(start, end, moment, moment)


def _russian(text: str) -> Iterator[TimeExpression]:
    for found in RU.finditer(text):
        group = found.groupdict()
        start, end = found.span()
        if group["part"]:
            number = ("перв", "втор", "трет", "четв").index(group["which"][:4]) + 1
            half = group["what"] == "полугоди"
            moment = Moment(int(group["py"]), half=number if half else None, quarter=None if half else number)
        elif group["mon"]:
            if start and text[start - 1].isalpha() or not (group["d"] or group["y"]) and group["mon"] in ("мая", "мае", "май", "март"):
                continue
            moment = Moment(_int(group["y"]), MONTHS_RU[group["mon"]], _int(group["d"]))
        elif group["y1"]:
            yield TimeExpression(start, end, Moment(int(group["y1"])), Moment(int(group["y2"])))
            continue
        elif group["yr"]:
            moment = Moment(int(group["yr"]))
        elif group["dec"]:
            moment = Moment(int(group["dec"]), decade=True)
        elif group["dot"]:
            moment = Moment(int(group["dy"]), int(group["dm"]), int(group["dd"]))
        else:
            moment = Moment(relative=RELATIVE_YEARS[group["rel"].lower()])
        yield TimeExpression(start, end, moment, moment)


def _int(text: str | None) -> int | None:
    return int(text) if text else None


def _century(two_digits: int) -> int:
    return 1900 + two_digits if two_digits >= 40 else 2000 + two_digits
