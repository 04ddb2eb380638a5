"""What a survey tells of its answers: when people were asked, and that what they said is not whose figures they are.

    이번 조사는 지난달 29~31일 전국 성인 1,005명을 대상으로 실시했다    Опрос проведён 12–15 марта среди 1600 человек
    북한을 믿지 않는다는 응답은 20%였다

Comes in: the mentions and statements of a text and where each stands, or the areas of a sentence. Goes out: the shares
and levels in percent that have no time of their own, with the days of the survey, where the text tells of one; the
areas without those that only an answer names.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from etl.meaning.places import Named
from etl.meaning.timed import holds
from etl.meaning.view import Placed, View
from etl.model import Mention, Statement
from etl.patterns import pattern

HELD = pattern("meaning.fieldwork.held")
POLL = pattern("meaning.fieldwork.poll")
ANSWER = pattern("meaning.fieldwork.answer")
ASKED = frozenset({"percent", "person"})
SHARES = frozenset({"share", "level"})
Told = tuple[Mention, Statement]


def without_answers(named: Sequence[Named], view: View, figure: Placed) -> Sequence[Named]:
    """The areas of a Korean sentence but those inside what people answered."""
    if figure.mention.unit not in ASKED or view.language != "ko":
        return named
    answers, starts = view.spans(ANSWER), view.starts

    def is_inside(one: Named) -> bool:
        behind = next((start for start, _ in answers if start >= one.end), None)
        return behind is not None and not any(one.end <= start < behind for start in starts)

    return [one for one in named if not is_inside(one)] if answers else named


def date_by_fieldwork(made: Mapping[str, Told], placed: Mapping[str, tuple[View, int]]) -> dict[str, Told]:
    """The answers of a survey with the days on which it was held; unchanged where a text has none or several."""
    asked = _asked(made, placed)
    if asked is None:
        return dict(made)
    return {name: _dated(*told, asked) if _is_answer(*told, asked) else told for name, told in made.items()}


def _asked(made: Mapping[str, Told], placed: Mapping[str, tuple[View, int]]) -> Mention | None:
    """How many were asked in the only survey of a text, with the days on which they were."""
    found: dict[tuple[str | None, str | None], Mention] = {}
    for name, (view, _) in placed.items():
        mention, statement = made[name]
        is_own = mention.period is not None and mention.period.grain == "day" and "period" not in statement.taken_over
        if is_own and mention.period is not None and mention.unit == "person" and _tells_of_survey(view):
            found.setdefault((mention.period.start, mention.period.end), mention)
    return next(iter(found.values())) if len(found) == 1 else None


def _tells_of_survey(view: View) -> bool:
    return all(words.search(view.text, view.start, view.end) is not None for words in (HELD, POLL))


def _is_answer(mention: Mention, statement: Statement, asked: Mention) -> bool:
    """Whether a figure is a share of those asked: it has no time but one around the days of the survey."""
    if mention.unit != "percent" or statement.transformation not in SHARES or asked.period is None:
        return False
    if mention.period is None:
        return mention.origin_name == asked.origin_name
    is_own = "period" not in statement.taken_over and mention.period.grain == "day"
    return not is_own and holds(mention.period, asked.period)


def _dated(mention: Mention, statement: Statement, asked: Mention) -> Told:
    period = replace(asked.period, is_inferred=True, rule="period.carried") if asked.period is not None else None
    return replace(mention, period=period), replace(
        statement, taken_over={**statement.taken_over, "period": "document"}
    )
