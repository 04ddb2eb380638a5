"""The sentence over a chart: what is to be seen, said from the rows that are shown.

It claims no more than the rows hold: it names ends, bounds and origins, computes nothing, and adds
what keeps a reader from a wrong conclusion. `**` marks what is set bold.
"""

from collections.abc import Sequence

from dashboard import format
from dashboard.charts.data import regular
from dashboard.charts.data.marks import CEILINGS, FLOORS, Mark, find_before_and_after, number_of
from dashboard.content.verdicts import OPEN
from dashboard.i18n import Text
from dashboard.i18n.articles import with_the
from etl.answers import SampleFigure, StoredRelation, replace

MOST_VERDICTS = 2
KOREAN_COUNTS = ("", "한", "두", "세", "네", "다섯", "여섯", "일곱", "여덟", "아홉", "열")
ENGLISH_COUNTS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
LARGE = frozenset({"million", "billion", "trillion"})


def say(
    rows: Sequence[SampleFigure],
    marks: Sequence[Mark],
    caps: Sequence[SampleFigure],
    relations: Sequence[StoredRelation],
    unit: format.Unit,
    text: Text,
) -> str:
    """The finding for the rows that are shown, and for nothing else."""
    return " ".join(tell(rows, marks, caps, relations, unit, text))


def tell(
    rows: Sequence[SampleFigure],
    marks: Sequence[Mark],
    caps: Sequence[SampleFigure],
    relations: Sequence[StoredRelation],
    unit: format.Unit,
    text: Text,
) -> list[str]:
    """The same, a sentence each: the first is what is to be seen, the others how to take it."""
    if not rows:
        return [text("finding.none")]
    drawn = [row for row in rows if number_of(row) is not None and not row.is_vague]
    if len(drawn) < 2:
        sentences = [_say_one((drawn or rows)[0], unit, text)]
    elif pair := find_before_and_after(drawn):
        sentences = _say_before_and_after(*pair, unit, text)
    elif not caps and len({row.origin_id for row in rows}) == 1 and regular.are_regular(marks):
        sentences = _say_series(drawn, unit, text)
    else:
        sentences = [_say_spread(drawn, unit, text)]
    sentences += _say_verdicts(rows, relations, text)
    if caps:
        names = dict.fromkeys(format.amount(replace(cap, bound="exact"), unit, text.lang) for cap in caps)
        sentences.append(text("finding.cap", cap=", ".join(names)))
    vague = len(rows) - len(drawn)
    if vague and drawn:
        sentences.append(text("finding.vague", n=vague))
    return sentences


def _say_one(row: SampleFigure, unit: format.Unit, text: Text) -> str:
    """A figure; the limits of a cap and of what lies above a number are in the sentence, not in the amount."""
    period = format.period(row.period_start, row.period_end, text.lang)
    way = "vague" if row.is_vague else "cap" if row.kind == "cap" else "above" if row.bound == "more_than" else ""
    shown = replace(row, bound="exact") if way in ("cap", "above") else row
    return text(
        f"finding.one_{way}" if way else "finding.one",
        origin=name_origin(row, text),
        amount=format.amount(shown, unit, text.lang),
        period=text("finding.in_period", period=period) if period else "",
    )


def name_origin(row: SampleFigure, text: Text) -> str:
    """Who states it, as a sentence names it."""
    return row.origin_ko if text.lang == "ko" else with_the(text.pick(row.origin_ko, row.origin_en))


def _say_before_and_after(before: SampleFigure, after: SampleFigure, unit: format.Unit, text: Text) -> list[str]:
    words = {
        "origin": name_origin(before, text),
        "before": format.amount(before, unit, text.lang),
        "after": format.amount(after, unit, text.lang),
    }
    dated = before.period_start or before.period_end
    return [text("finding.before_after", **words), *([] if dated else [text("finding.no_time")])]


def _say_series(rows: Sequence[SampleFigure], unit: format.Unit, text: Text) -> list[str]:
    in_time = sorted(rows, key=lambda row: row.period_start or "")
    first, last = in_time[0], in_time[-1]
    sentences = [
        text(
            "finding.series",
            origin=name_origin(first, text),
            first=_when(first, text),
            from_value=format.amount(first, unit, text.lang),
            last=_when(last, text),
            to_value=format.amount(last, unit, text.lang),
        )
    ]
    if len(rows) > 2 and all(row.bound == "exact" for row in rows):
        least, greatest = _ends(rows)
        sentences.append(text("finding.series_ends", greatest=_when(greatest, text), least=_when(least, text)))
    return sentences


def _when(row: SampleFigure, text: Text) -> str:
    return format.period(row.period_start, row.period_end, text.lang)


def _ends(rows: Sequence[SampleFigure]) -> tuple[SampleFigure, SampleFigure]:
    """The rows with the least and the greatest number, the first of equal ones; each row has a number."""
    numbers = [number_of(row) or 0.0 for row in rows]
    return rows[numbers.index(min(numbers))], rows[numbers.index(max(numbers))]


def _say_spread(rows: Sequence[SampleFigure], unit: format.Unit, text: Text) -> str:
    low, high = _ends(rows)
    origins = len({row.origin_id for row in rows})
    least, greatest = (format.amount(row, unit, text.lang) for row in (low, high))
    words = {
        "n": len(rows),
        "origin": name_origin(rows[0], text),
        "origins": count_word(origins, text.lang),
        "low": share_unit(least, greatest) if text.lang == "en" else least,
        "high": greatest,
    }
    same = len({(number_of(row), row.bound, row.high) for row in rows}) == 1
    if same:
        words["low"] = least
    if origins == 1:
        return text("finding.one_origin_same" if same else "finding.one_origin", **words)
    if same:
        return text("finding.same", **words)
    for sort, bounds in (("floors", FLOORS), ("ceilings", CEILINGS)):
        if all(row.bound in bounds for row in rows) and number_of(low) != number_of(high):
            return text(f"finding.{sort}", **words | _name_ends((low, high), unit, text))
    return text("finding.spread", **words)


def _name_ends(rows: Sequence[SampleFigure], unit: format.Unit, text: Text) -> dict[str, str]:
    """The ends of bounds as plain amounts: what they are is said in the sentence, not twice."""
    least, greatest = (format.amount(replace(row, bound="exact"), unit, text.lang) for row in rows)
    return {"low": share_unit(least, greatest) if text.lang == "en" else least, "high": greatest}


def _say_verdicts(rows: Sequence[SampleFigure], relations: Sequence[StoredRelation], text: Text) -> list[str]:
    """Why the figures that are shown differ: what nothing explains with its reason, else up to two verdicts."""
    shown = {row.observation_id for row in rows}
    pairs = [pair for pair in relations if {pair.left_id, pair.right_id} <= shown]
    unexplained = [pair for pair in pairs if pair.verdict == OPEN]
    if unexplained:
        key = "finding.unexplained_many" if len(unexplained) > 1 else "finding.unexplained"
        return [text(key, n=len(unexplained), reason=text.pick(unexplained[0].reason_ko, unexplained[0].reason_en))]
    verdicts = list(dict.fromkeys(pair.verdict for pair in pairs))
    return [text(f"finding.{verdict}") for verdict in verdicts[:MOST_VERDICTS]]


def count_word(count: int, lang: str) -> str:
    """A small number in words, as it stands before a noun.

    >>> count_word(3, "ko"), count_word(3, "en"), count_word(12, "ko"), count_word(12, "en")
    ('세', 'three', '12개', '12')
    """
    if lang != "ko":
        return ENGLISH_COUNTS[count] if count < len(ENGLISH_COUNTS) else str(count)
    return KOREAN_COUNTS[count] if count < len(KOREAN_COUNTS) else f"{count}개"


def share_unit(low: str, high: str) -> str:
    """The lower of two English amounts without the words that the higher one ends in as well: a range says them once.

    >>> share_unit("3 times", "4 times"), share_unit("at least 6 million rounds", "at least 8 million rounds")
    ('3', 'at least 6 million')
    >>> share_unit("US$ 240 billion", "US$ 244.8 billion"), share_unit("1 person", "2 people")
    ('US$ 240 billion', '1 person')
    """
    kept, ends = low.split(" "), high.split(" ")
    while len(kept) > 1 and ends and kept[-1] == ends[-1] and kept[-1].isalpha() and kept[-1] not in LARGE:
        kept.pop()
        ends.pop()
    return " ".join(kept)
