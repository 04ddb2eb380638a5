"""English, Chinese and Russian dates."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from etl.mentions.moments import HALVES, RELATIVE_YEARS, Moment, TimeExpression, read_int
from etl.mentions.starts import find_from
from etl.patterns import pattern, values, words

MONTHS_EN = {
    name: number
    for number, names in enumerate(
        ("january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
         "september sept sep", "october oct", "november nov", "december dec"), start=1)
    for name in names.split()
}  # fmt: skip
MONTHS_RU = values("mentions.dates_other.months_ru")  # fmt: skip
COUNT_EN = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven")
COUNT_RU = words("mentions.dates_other.count_ru")
QUARTERS_EN = {"first": 1, "second": 2, "third": 3, "fourth": 4}


ZH_DIGITS = values("mentions.dates_other.zh_digits")
MONTH_EN = "(?:" + "|".join(sorted((name.capitalize() for name in MONTHS_EN), key=len, reverse=True)) + ")"
LONG_MONTH = "(?:" + "|".join(name.capitalize() for name in MONTHS_EN if len(name) > 4) + "|June|July)"
EN_START = re.compile(r"[JFMASONDQ0-9aefstFlLTnN](?<!\w[A-Za-z])(?<!\d\d)")
EN = pattern("mentions.dates_other.en", re.VERBOSE)
ZH = pattern("mentions.dates_other.zh", re.VERBOSE)
RU = pattern("mentions.dates_other.ru", re.VERBOSE)


def find_english_dates(text: str) -> Iterator[TimeExpression]:
    """English dates of a passage, in order, months by their names."""
    for found in find_from(EN_START, EN, text):
        moments = _english_moments(found.groupdict())
        if moments is not None:
            yield TimeExpression(found.start(), found.end(), *moments)


def _english_moments(group: dict[str, str | Any]) -> tuple[Moment, Moment] | None:
    moment: Moment | None = None
    last: Moment | None = None
    for month, day, year in (("mn", "md", "my"), ("dn", "dd", "dyr"), ("mon", None, "myr"), ("ymon", "yday", "yfirst")):
        if group[month]:
            number = MONTHS_EN.get(group[month].lower())
            days = read_int(group[day]) if day else None
            if number is None or (days is not None and not 1 <= days <= 31):
                return None
            moment = Moment(read_int(group[year]), number, days)
    if group["monthonly"]:
        shift = None if not group["moyr"] else -1 if "last" in group["moyr"] else 0
        moment = Moment(month=MONTHS_EN[group["mo1"].lower()], relative=shift)
        last = replace(moment, month=MONTHS_EN[group["mo2"].lower()]) if group["mo2"] else None
    if group["q"]:
        moment = Moment(read_int(group["qy"]), quarter=read_int(group["q"]))
    elif group["qw"]:
        relative = RELATIVE_YEARS[group["qwr"]] if group["qwr"] else None
        moment = Moment(read_int(group["qwy"]), quarter=QUARTERS_EN[group["qw"]], relative=relative)
    elif group["hw"]:
        relative = RELATIVE_YEARS[group["hwr"]] if group["hwr"] else None
        moment = Moment(read_int(group["hwy"]), half=1 if group["hw"] == "first" else 2, relative=relative)
    elif group["mq"]:
        moment = Moment(read_int(group["mqy"]), quarter=MONTHS_EN[group["mqm"].lower()] // 3)
    elif group["sp"]:
        moment = Moment(read_int(group["spy"]), same_part=True)
    elif group["eoy"]:
        moment = Moment(read_int(group["eoyy"]), 12)
    elif group["partonly"]:
        number = QUARTERS_EN[group["pow"]]
        if group["pok"] == "half":
            return (Moment(half=number), Moment(half=number)) if number < 3 else None
        moment = Moment(quarter=number)
    elif group["enm"]:
        shift = RELATIVE_YEARS[group["enmr"]] if group["enmr"] else None
        moment = Moment(read_int(group["enmy"]), 1, relative=shift)
        last = replace(moment, month=COUNT_EN.index(group["enmn"]) + 2)
    elif group["may"]:
        moment = Moment(month=5)
    elif group["earlier"]:
        moment = Moment(same_year="previous", same_part=True)
    elif group["relm"]:
        moment = Moment(relative_months=-1 if group["relm"][0] in "Ll" else 0)
    elif group["dec"]:
        moment = Moment(int(group["dec"][:4]), decade=True)
    elif group["fy"]:
        moment = Moment(read_int(group["fy"]))
    elif group["rely"]:
        moment = Moment(relative=RELATIVE_YEARS[re.sub(r"\s", " ", group["rely"]).lower()])
    elif group["dashed"]:
        moment = Moment(read_int(group["hy"]), read_int(group["hm"]), read_int(group["hd"]))
    elif group["yr"]:
        moment = Moment(read_int(group["yr"]))
        if group["yr2"]:
            tail = re.sub(r"\D", "", group["yr2"])
            last = Moment(int(tail) if len(tail) == 4 else int(group["yr"][:2] + tail))
    return None if moment is None else (moment, last or moment)


def find_chinese_dates(text: str) -> Iterator[TimeExpression]:
    """Chinese dates of a passage, in order."""
    for found in ZH.finditer(text):
        group = found.groupdict()
        start, end = found.span()
        if group["sp"] or group["spy"] or group["bq"] or group["bh"] or group["eoy"] or group["lean"]:
            moment = _chinese_part(group)
            yield TimeExpression(start, end, moment, moment)
            continue
        if group["fm"]:
            first = Moment(read_int(group["fy"]), 1, relative=RELATIVE_YEARS[group["frel"]] if group["frel"] else None)
            yield TimeExpression(start, end, first, replace(first, month=_chinese_count(group["fm"])))
            continue
        if group["bm"]:
            yield TimeExpression(start, end, Moment(month=1), Moment(month=_chinese_count(group["bm"])))
            continue
        if group["qfirst"]:
            first = Moment(read_int(group["qy"]), 1, relative=RELATIVE_YEARS[group["qrel"]] if group["qrel"] else None)
            yield TimeExpression(start, end, first, replace(first, month=9))
            continue
        if group["prel"]:
            whole = Moment(relative=RELATIVE_YEARS[group["prel"]], half=HALVES.get(group["ph"] or ""))
            whole = replace(
                whole, quarter=ZH_DIGITS.get(group["pq"] or ""), month=read_int(group["pm1"] or group["pm"])
            )
            yield TimeExpression(start, end, whole, replace(whole, month=read_int(group["pm2"]) or whole.month))
            continue
        if group["y"]:
            year = int(group["y"])
            if group["m1"]:
                yield TimeExpression(start, end, Moment(year, int(group["m1"])), Moment(year, int(group["m2"])))
                continue
            half = HALVES.get(group["half"] or "")
            quarter = ZH_DIGITS.get(group["q"] or "")
            moment = Moment(year, read_int(group["m"]), read_int(group["d"]), half, quarter, text[end - 1] == "代")
        elif group["y1"]:
            yield TimeExpression(start, end, Moment(int(group["y1"])), Moment(int(group["y2"])))
            continue
        elif group["rel"]:
            moment = Moment(relative=RELATIVE_YEARS[group["rel"]])
        elif group["rm1"]:
            yield TimeExpression(start, end, Moment(month=int(group["rm1"])), Moment(month=int(group["rm2"])))
            continue
        else:
            moment = Moment(month=int(group["rm"]), day=read_int(group["rd"]))
        yield TimeExpression(start, end, moment, moment)


def _chinese_part(group: dict[str, str | Any]) -> Moment:
    """上年同期, 一季度, 上半年, 上年, 全年, 上月: what leans on the time of the text."""
    if group["sp"]:
        return Moment(same_year="previous", same_part=True)
    if group["spy"]:
        return Moment(int(group["spy"]), same_part=True)
    if group["eoy"]:
        return Moment(month=12)
    if group["bq"]:
        return Moment(quarter=ZH_DIGITS[group["bqn"] or "1"])
    if group["bh"]:
        return Moment(half=HALVES[group["bh"]])
    word = group["lean"] or ""
    return Moment(same_year="previous_month" if word.endswith("月") else "previous" if word[0] == "上" else "same")


def _chinese_count(text: str) -> int:
    return int(text) if text.isdecimal() else 2 if text == "两" else "一二三四五六七八九十".index(text) + 1


def find_russian_dates(text: str) -> Iterator[TimeExpression]:
    """Russian dates of a passage, in order, months by their names."""
    for found in RU.finditer(text):
        group = found.groupdict()
        start, end = found.span()
        if group["first"] or group["nm"] or group["jm"]:
            yield TimeExpression(start, end, *_russian_months(group))
            continue
        if group["relof"]:
            moment = Moment(relative=-1 if "прошлого" in group["relof"] else 0)
        elif group["halfyear"]:
            moment = Moment(half=1)
        elif group["sofar"]:
            last = COUNT_RU.all.index(group["sfn"]) + 2
            yield TimeExpression(start, end, Moment(month=1), Moment(month=last))
            continue
        elif group["sp"]:
            moment = Moment(same_year="previous", same_part=True)
        elif group["eoy"]:
            moment = Moment(int(group["eoyy"]), 12)
        elif group["eom"]:
            moment = Moment(month=MONTHS_RU[group["eomm"]])
        elif group["part"]:
            number = ("перв", "втор", "трет", "четв").index(group["which"][:4]) + 1
            half = group["what"] != "квартал"
            moment = Moment(read_int(group["py"]), half=number if half else None, quarter=None if half else number)
        elif group["mon"]:
            if (start and text[start - 1].isalpha()) or (
                not (group["d"] or group["y"] or group["monr"])
                and group["mon"] in ("мая", "мае", "май", "март")
                and not (group["mon"] == "мае" and text.endswith("в ", 0, start))
            ):
                continue
            shift = None if not group["monr"] else -1 if group["monr"] == "прошлого" else 0
            moment = Moment(read_int(group["y"]), MONTHS_RU[group["mon"]], read_int(group["d"]), relative=shift)
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


def _russian_months(group: dict[str, str | Any]) -> tuple[Moment, Moment]:
    """за первые девять месяцев 2024 года, за 9 месяцев 2024 года, январь – сентябрь 2024 года: from January on."""
    year = read_int(group["fny"] or group["nmy"] or group["jmy"])
    shift = None if year else -1 if group["fnr"] == "прошлого" else 0
    first = Moment(year, 1, relative=shift)
    if group["jm"]:
        return first, replace(first, month=MONTHS_RU[group["jm"]])
    count = read_int(group["nm"]) or COUNT_RU.all.index(group["fn"] or "два") + 2
    return first, replace(first, month=count)
