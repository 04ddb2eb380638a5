"""The noun that a Chinese clause gives a figure, and those that a row of figures has in turn.

    其中一般贸易进出口4912.7亿美元，增长8.3%        一般贸易进出口
    毛保费及净保费分别为306亿（上升6.6%）及217亿      毛保费, 净保费
    $306亿（上升6.6%）                            none: what the amount before it is of

Comes in: a figure in its sentence. Goes out: the words that tell which of several things it is of; nothing where its
clause has no noun.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from etl.meaning.named_in_turn import AND_FIGURE, TOLD
from etl.meaning.nouns_zh import noun_in, trimmed
from etl.meaning.view import Placed, View
from etl.patterns import pattern

LANGUAGE = "zh"
BREAK = re.compile(r"[，。；：“”\n]")
BRACKET = re.compile(r"（[^（）]*）")
AND, OF = pattern("meaning.labels_zh.and"), pattern("meaning.labels_zh.of")
OPENS = "（"
LEAST = 3  # signs that are left of a name without the noun that it ends with: 长期业务|保费, but 毛保费
MOST = 14  # signs of a name in a row
Row = list[Placed]


def label_of(view: View, figure: Placed) -> str | None:
    """The noun of a figure: of its clause, else the words that stand before its bracket."""
    first = max(view.neighbours(figure)[0], view.start)
    label = _label(view, first, figure.start)
    if label is not None:
        return label
    if _is_aside(view, figure):  # 购物（占48.0%）
        return _label(view, first, max(first, view.text.rfind(OPENS, first, figure.start)))
    begun, _ = _piece(view, first, figure.start)
    is_verb_alone = first < begun and len(set(trimmed(view, begun, figure.start))) == 1
    return _label(view, first, begun - 1) if is_verb_alone else None  # 城市略少，为36.52平方米


def label_in_turn(view: View, figure: Placed) -> str | None:
    """Of several names that a row of figures has in turn, the one of a figure, or of the one that it stands behind in
    a bracket."""
    if view.language != LANGUAGE or TOLD[LANGUAGE].search(view.text, view.start, view.end) is None:
        return None
    rows = view.once(_rows)
    bare = [one for row in rows for one in row]
    is_aside = _is_aside(view, figure)
    told = next((one for one in reversed(bare) if one.end < figure.start), None) if is_aside else figure
    row = next((row for row in rows if told in row), [])
    if told is None or len(row) < 2 or (is_aside and BRACKET.search(view.text, told.end, figure.start) is not None):
        return None
    names: Sequence[str] = ()
    for before in rows[: rows.index(row) + 1]:  # … 分别增加21%及34%，为2,821元及729元
        if len(before) == len(row):
            names = _names(view, before) or names
    return names[row.index(told)] if len(names) == len(row) else None


def _is_aside(view: View, figure: Placed) -> bool:
    """Whether a bracket is open before a figure: （上升6.6%）."""
    opened, closed = (view.text.rfind(sign, view.start, figure.start) for sign in "（）")
    return opened > closed


def _rows(view: View) -> list[Row]:
    """The figures of no bracket in rows of those that no more than and joins, brackets aside."""
    rows: list[Row] = []
    for one in view.counted:
        if _is_aside(view, one):
            continue
        last = rows[-1][-1] if rows else None
        gap = BRACKET.sub("", view.text[last.end : one.start]) if last is not None else ""
        is_alike = last is not None and last.mention.unit == one.mention.unit
        if is_alike and AND_FIGURE[LANGUAGE].fullmatch(gap):
            rows[-1].append(one)
        else:
            rows.append([one])
    return rows


def _names(view: View, row: Row) -> Sequence[str]:
    """As many names as a row has figures, told together before its first; none where they are areas."""
    begun, stop = _piece(view, view.start, row[0].start)
    first, stop = trimmed(view, begun, stop)
    owned = [found.start() for found in OF.finditer(view.text, first + 1, stop)]
    words = BRACKET.sub("", view.text[first : owned[-1] if owned else stop])
    names = [name for name in AND.split(words) if name]
    is_short = all(1 < len(name) <= MOST for name in names)
    is_area = any(first <= hit.start < stop for hit in view.areas)
    return names if len(names) == len(row) and is_short and not is_area else ()


def _label(view: View, first: int, stop: int) -> str | None:
    """The noun of the last part of a stretch, without the concept that it ends with where enough is left."""
    span = noun_in(view, *_piece(view, first, stop))
    if span is None:
        return None
    begun, ended = span
    named = next((hit for hit in view.concepts if hit.end == ended and begun <= hit.start), None)
    stop = named.start if named is not None else ended
    stop -= OF.match(view.text, stop - 1) is not None  # 留宿旅客的|人均消费
    is_enough = stop - begun >= LEAST and OF.match(view.text, stop - 2) is None
    return view.text[begun : stop if named is not None and is_enough else ended]


def _piece(view: View, first: int, stop: int) -> tuple[int, int]:
    """The last part of a stretch, which no mark parts; marks in a bracket that is closed part nothing."""
    hidden = BRACKET.sub(lambda found: OPENS + "-" * (len(found[0]) - 1), view.text[first:stop])
    breaks = [first + found.end() for found in BREAK.finditer(hidden)]
    opened = hidden.rfind(OPENS) if hidden.count(OPENS) > len(BRACKET.findall(view.text[first:stop])) else -1
    return max([first, *breaks, first + opened + 1 if opened >= 0 else first]), stop
