"""What a text is about at a place: the measure, the areas; open until named anew or closed.

A slot opens with the words that name it and holds over sentence, paragraph, section and document; the nearest
scope that has it gives it, and the statement says which.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from etl.meaning.changes import Change
from etl.meaning.measures import Measure
from etl.meaning.places import Named, read_areas
from etl.meaning.view import Placed, View
from etl.meaning.words import Finders
from etl.model import Document, Mention, Passage
from etl.rules import Rules

OPENING = 400  # characters
OFTEN = 3  # times that a text must name the area that it is about
ADJACENT = re.compile(r"(?:의|인|군|산)?\s?")
SCOPES = ("paragraph", "section", "document")


class State:
    """The open slots of a text, by scope."""

    def __init__(self, document: Document, passages: Sequence[Passage], finders: Finders, rules: Rules) -> None:
        self._rules = rules
        self._document = document
        self._measures: dict[str, list[Measure]] = {scope: [] for scope in SCOPES}
        self._area: dict[str, str | None] = dict.fromkeys(SCOPES)
        self._other: dict[str, str | None] = dict.fromkeys(SCOPES)
        self._closes = re.compile(
            "|".join(
                re.escape(word)
                for data in rules.languages.values()
                for word in data.get("meaning", {}).get("closes", ())
            )
            or r"(?!)"
        )
        home = rules.languages.get(document.language, {}).get("meaning", {}).get("home", ())
        self._home = next(iter(home), None)
        self._area["document"], self._other["document"] = self._main_areas(passages, finders)

    def _main_areas(self, passages: Sequence[Passage], finders: Finders) -> tuple[str | None, str | None]:
        """The two areas that a text names most often, if its opening names them as well."""
        counts: Counter[str] = Counter()
        opening: set[str] = set()
        length = 0
        for passage in passages:
            view = View(passage, 0, 0, len(passage.reading), (), finders)
            areas = self._rules.vocabulary.areas
            named = [one.area for one in read_areas(view, self._rules.vocabulary) if not areas[one.area].group]
            counts.update(named)
            if length < OPENING:
                opening.update(named)
            length += len(passage.reading)
        often = [area for area, count in counts.most_common(3) if area in opening and count >= OFTEN]
        return (often[0] if often else None), (often[1] if len(often) > 1 else None)

    def open_section(self, passage: Passage, finders: Finders) -> None:
        """A heading: what it names is what the section is about."""
        self._measures["section"], self._area["section"], self._other["section"] = [], None, None
        self._measures["paragraph"] = []
        view = View(passage, 0, 0, len(passage.reading), (), finders)
        self._note("section", view)

    def open_paragraph(self) -> None:
        """What the paragraph before measured stays, until this one names its own; whose it was does not."""
        self._area["paragraph"] = self._other["paragraph"] = None

    def open_sentence(self, view: View) -> None:
        """Words that close (한편) end what the paragraph was about."""
        if self._closes.match(view.text[view.start : view.end].lstrip("□○◦●▪·※- \t")):
            self._measures["paragraph"], self._area["paragraph"], self._other["paragraph"] = [], None, None

    def close_sentence(self, view: View, measures: Sequence[Measure]) -> None:
        """What a sentence measured is what the next may go on with."""
        own = [measure for measure in measures if measure.how in ("own", "sentence")]
        if own:
            self._measures["paragraph"] = [replace(m, how="paragraph") for m in own]
            if not self._measures["document"]:
                self._measures["document"] = [replace(m, how="document", sure=False) for m in own]
        self._note("paragraph", view, measured=bool(own))

    def _note(self, scope: str, view: View, *, measured: bool = False) -> None:
        if not measured and scope != "paragraph":
            hits = view.concepts
            if hits:
                self._measures[scope] = [
                    Measure(h.id, h.start, h.end, scope, sure=False, place=view.passage.span(h.start, h.end))
                    for h in reversed(hits)
                ]
        areas = read_areas(view, self._rules.vocabulary)
        first = view.figures[0].start if view.figures else view.end
        leading = [one for one in areas if one.end <= first and not self._rules.vocabulary.areas[one.area].group]
        own = [named.area for named in leading if named.bound in (None, "in")]
        others = [named.area for named in leading if named.bound not in (None, "in")]
        if own:
            self._area[scope] = own[0]
        if others:
            self._other[scope] = others[0]

    def fits(self, measure: Measure, figure: Placed, change: Change) -> bool:
        """Whether a figure can measure what another one does."""
        unit = self._rules.units.get(figure.mention.unit or "")
        if unit is None:
            return False
        concept = self._rules.vocabulary.concepts.get(measure.id)
        if change.transformation in ("growth", "points", "share", "ratio"):
            return True
        return unit.dimension in concept.units if concept is not None else False

    def measure(self, figure: Placed, change: Change) -> Measure | None:
        """What the text before is about, the nearest scope first."""
        for scope in SCOPES:
            for measure in self._measures[scope]:
                if self.fits(measure, figure, change):
                    return replace(measure, how=scope, sure=False)
        return None

    def areas(
        self, view: View, figure: Placed, named: Sequence[Named], measure: Measure | None, taken: dict[str, str]
    ) -> tuple[str | None, str | None]:
        """ref_area and counterpart_area of a figure; `taken` is told where they come from."""
        first, last = view.clause_of(figure.start)
        concept = self._rules.vocabulary.concepts.get(measure.id) if measure is not None else None
        side = concept.side if concept is not None else None
        owns = [one for one in named if not one.is_other(side)]
        others = [one for one in named if one.is_other(side)]
        own, how = self._modifying(owns, measure, view), "own"
        if own is None:
            own, how = self._nearest(owns, figure, first, last)
        area = own.area if own is not None else None
        if area is None:
            area, how = self.area_of_text(figure.mention)
        if area is not None and how != "own":
            taken["ref_area"] = how
        there, how = self._nearest([one for one in others if one.area != area], figure, first, last)
        other = there.area if there is not None else None
        if other is None and side is not None:
            other, how = self._other_of_text(area)
        if other is not None and how != "own":
            taken["counterpart_area"] = how
        return area, other

    def area_of_text(self, mention: Mention) -> tuple[str | None, str]:
        """Whose figures the text around a table tells, and how that is known."""
        area, how = self._from_scopes(self._area)
        return (area, how) if area is not None else (self._of_origin(mention) or self._home, "default")

    def _modifying(self, named: Sequence[Named], measure: Measure | None, view: View) -> Named | None:
        """The area right before the noun that is measured: 러시아의 북한 노동자 are North Korean."""
        if measure is None or measure.how not in ("own", "sentence"):
            return None
        touching = (
            one for one in named if one.end <= measure.start and ADJACENT.fullmatch(view.text, one.end, measure.start)
        )
        return next(touching, None)

    def _other_of_text(self, area: str | None) -> tuple[str | None, str]:
        """The other side that the text around names; of what is not about its main area, that area itself."""
        for scope in SCOPES:
            for value in (self._other[scope], self._area[scope]):
                if value is not None and value != area:
                    return value, scope
        return None, "default"

    def _nearest(self, named: Sequence[Named], figure: Placed, first: int, last: int) -> tuple[Named | None, str]:
        """The nearest of the clause, else of the sentence before the figure."""
        found = self._pick([one for one in named if first <= one.start < last], figure)
        if found is not None:
            return found, "own"
        return self._pick([one for one in named if one.end <= figure.start], figure), "sentence"

    def _pick(self, named: Sequence[Named], figure: Placed) -> Named | None:
        ahead = [one for one in named if one.end <= figure.start]
        return ahead[-1] if ahead else (named[0] if named else None)

    def _from_scopes(self, slots: dict[str, str | None]) -> tuple[str | None, str]:
        return next(((value, scope) for scope in SCOPES if (value := slots[scope]) is not None), (None, "default"))

    def _of_origin(self, mention: Mention) -> str | None:
        origin = self._rules.origins.get(mention.origin or "")
        return origin.country if origin is not None and origin.type in ("agency", "government") else None
