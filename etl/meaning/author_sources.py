"""Figures that the author of a text states himself: we project, 저희가 파악하기로, 필자.

Comes in: a figure in the sentence at hand, and who speaks in the text. Goes out: whether the author says that he speaks
of it, and the origin that he is: the body that he speaks for, whoever has the floor, or nobody who is named.
"""

from __future__ import annotations

from etl.meaning.going_on import going_on_of
from etl.meaning.lead_sources import SPOKEN
from etl.meaning.sentence_sources import PLEDGES
from etl.meaning.sourced import Sourced, sourced_by
from etl.meaning.speaking import Speaking
from etl.meaning.view import Placed, View
from etl.patterns import pattern
from etl.rules import Rules

OWN_BETWEEN = pattern("meaning.sources.own_between")  # … 선전하고 있습니다만 저희가 파악하기로
QUOTES = '“”"«»「'


class AuthorSources:
    """Where the author of a text speaks, and for whom."""

    def __init__(self, text: str, speaking: Speaking, rules: Rules, *, is_short: bool) -> None:
        """`text`: that of the document."""
        self._text, self._speaking, self._rules, self._is_short = text, speaking, rules, is_short

    def is_named(self, name: str, view: View) -> bool:
        """Whether a name is one by which the author calls himself: 위성영상을 이용한 필자."""
        return self._is_short and going_on_of(self._rules, view.language).author.search(name) is not None

    def is_in_clause(self, view: View, figure: Placed) -> bool:
        """Whether the author says in the clause of a figure that he speaks."""
        start, end = view.clause_of(figure.start)
        return (
            self._is_short and going_on_of(self._rules, view.language).author.search(view.text, start, end) is not None
        )

    def is_put_in(self, figure: Placed, view: View) -> bool:
        """Whether the author says that he speaks between the last who is named before a figure and the figure, and
        quotes nobody there."""
        before = [one.end for one in self._speaking.said.own if one.end <= figure.start]
        if not before or OWN_BETWEEN.search(view.text, max(before), figure.start) is None:
            return False
        between = view.text[max(before) : figure.start]
        return not any(mark in between for mark in QUOTES)

    def of(self, view: View) -> Sourced:
        """The author, or who has the floor; whoever answers for a body to hearers is that body (저희는 … 봅니다)."""
        speaking = self._speaking
        if speaking.turn is not None:
            return sourced_by(speaking.turn, "section", self._text)
        is_pledge = PLEDGES.search(view.text, view.start, view.end) is not None  # what the speaker himself will do
        body = speaking.release or (speaking.open if speaking.is_main(speaking.open) and not is_pledge else None)
        # we project: whose text it is, unless he holds himself against others
        is_issuer = body is not None and body is speaking.release and view.language == "en" and speaking.last is None
        if body is None or (not is_issuer and SPOKEN.search(view.text[view.start : view.end]) is None):
            return Sourced(None, None)
        return sourced_by(body, "document", self._text)
