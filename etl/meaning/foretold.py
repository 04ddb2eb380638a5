"""When somebody foresaw something is not when it is to be: 지난 5월 제시한 3.1%, 지난 2월 올해 1.6% 성장을 내다봤으나.

Comes in: a sentence, Korean but for the last, with its times. Goes out: those times that are not those at which a
forecast was made, and whether an old value is what was foreseen before for the same time (전망치를 3.1%에서 2.7%로
낮췄다, revised to 8.1% from 7.6%).
"""

from __future__ import annotations

from etl.meaning.timed import is_year_end
from etl.meaning.view import Placed, View
from etl.mentions.windows import Window
from etl.patterns import pattern

FORESEES = pattern("meaning.foretold.foresees")
REVISES = pattern("meaning.foretold.revises")
MADE = pattern("meaning.foretold.made")
AIMED = pattern("meaning.foretold.aimed")
RECENT, PUT_AT = pattern("meaning.foretold.recent"), pattern("meaning.foretold.put_at")
NEAR, BESIDE = pattern("meaning.foretold.near"), pattern("meaning.foretold.beside")
REVISED_EN = pattern("meaning.foretold.revised_en")
NOUN, BOTH = pattern("meaning.foretold.noun"), pattern("meaning.foretold.both")
TELLINGS = frozenset({"month", "day"})
PARTS = frozenset({"month", "day", "quarter", "half"})


def foresees(view: View) -> bool:
    """Whether a Korean sentence tells what somebody foresees."""
    return view.language == "ko" and FORESEES.search(view.text, view.start, view.end) is not None


def of_what_comes(windows: list[Window], view: View) -> list[Window]:
    """The times of a sentence but for those at which a forecast was made."""
    if not foresees(view):
        return windows
    following = [*windows[1:], None]
    return [one for one, after in zip(windows, following, strict=False) if not _is_of_making(one, after, view)]


def _is_of_making(window: Window, after: Window | None, view: View) -> bool:
    """Whether at this time something was foreseen: said so behind it, with the time foreseen right behind it, or a
    month right before the figure that a forecast then became."""
    period = window.period
    if period.grain not in PARTS or is_year_end(period) or (window.is_base and period.rule == "period.same_part"):
        return False
    if MADE.match(view.text, window.end, view.end) is not None:
        return True
    if period.grain not in TELLINGS:
        return False
    if after is not None and after.period.grain == "year" and not view.text[window.end : after.start].strip():
        return True  # 지난 2월 올해 성장률을
    if any(_is_put_at(one, window, view) for one in view.figures):
        return True
    if REVISES.search(view.text, view.start, view.end) is None:
        return False
    if RECENT.search(view.text, view.start, window.start) and NOUN.search(view.text, window.end, view.end):
        return True
    is_figure = any(BESIDE.fullmatch(view.text, window.end, one.start) is not None for one in view.figures)
    return is_figure or AIMED.search(view.text, view.start, window.start) is not None


def _is_put_at(figure: Placed, window: Window, view: View) -> bool:
    """이달 초 2.5%를 제시했다: somebody put his forecast at a figure in a month right before it."""
    is_near = NEAR.fullmatch(view.text, window.end, figure.start) is not None
    return is_near and PUT_AT.match(view.text, figure.end, view.end) is not None


def is_revised(figure: Placed, view: View) -> bool:
    """Whether an old value is what was foreseen or aimed at before, of the same time: 전망을 3.1%에서 2.7%로 낮췄다."""
    if view.language == "en":
        return REVISED_EN.search(view.text, view.start, view.end) is not None
    if view.language != "ko":
        return False
    if BOTH.search(view.text, view.start, view.end) is not None:
        return True
    is_noun = NOUN.search(view.text, view.start, figure.start) is not None
    return is_noun and REVISES.search(view.text, figure.end, view.end) is not None
