"""Indicators that nobody listed: composed of what figures say they measure.

Comes in: the figures of a text that no entry of the catalogue claims, with their statements. Goes out: linkings to
the indicators that their slots compose, where they are sure and the text does not contradict itself under them; the
indicators met so far. An entry of the catalogue always comes first.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from typing import NamedTuple

from etl.catalogue import Catalogue, Family, Indicator
from etl.compose import frequency_of, indicator_of
from etl.composed_names import name_en, name_ko
from etl.model import DECIDED, LAST_WORD, Extraction, Linking, Mention, Statement, open_words
from etl.observations import TIED
from etl.patterns import use
from etl.pins import Pins
from etl.rules import Rules
from etl.schemas.indicators import CHARTS
from etl.vocabulary import Concept, ConceptFamily, Vocabulary

COMPOSED = "composed:"  # how the reason of a figure begins that nobody has confirmed
OPEN_FAMILY = "open"  # of what only words of texts measure: datasets/concepts/open.toml
FAR_APART = 10  # levels of one text that differ so much are not of one series
THING = "item"  # things of which only the text says what they are
# how a measure and whose it is may have got to a figure that nobody confirms: what goes on from sentence to sentence is
# wrong too often in texts that no rule was made with
NEAR = frozenset({"own", "list", "sentence", "caption"})
LASTING = frozenset({"own", "list", "document", "default", "manifest"})
RELATIVE = frozenset({"growth", "points", "share", "ratio"})
FORMS = RELATIVE | {"change", "cap"}
PERSON = "person"  # whose points are those of a share
COMPARING = frozenset({"points", "ratio"})  # with another time or another area
MEASURES = {
    "stock": "stock",
    "rate": "rate",
    "index": "rate",
    "price": "rate",
}  # a flow where a concept has no type here
DESCRIPTION_KO = "문헌이 쓴 말에서 무엇을, 어디의, 어떻게 잰 것인지 읽어 지은 지표다. 개념: {concept}."
DESCRIPTION_EN = "Composed of what the texts say is measured, whose it is, and how. Concept: {concept}."
CAUTION_KO = "사람이 확인하지 않은 자동 구성 지표다. 쓰기 전에 원문을 확인해야 한다."
CAUTION_EN = "Composed by rule and confirmed by nobody: please read the passage before use."
CONFIRMED_KO = "자동 구성 지표다. 이 수치는 사람이 원문과 대조해 확인했다({d.person}, {d.decided})."
CONFIRMED_EN = "Composed by rule; this figure was confirmed against its passage ({d.person}, {d.decided})."


class Named(NamedTuple):
    """A figure with the indicator that its slots compose."""

    indicator: str
    mention: Mention
    statement: Statement


def is_told(mention: Mention, statement: Statement, vocabulary: Vocabulary) -> bool:
    """Whether a figure tells enough to be charted: a value, when, and what, all in words that we know.

    What leaves it to a person: a part or an area that is only a word of the text, a slot that was filled by a weak
    way, a measure or an area that goes on from the sentence before, a rounded value, a plan, things without a name, a
    share below nothing or of no part that is told, a multiple or a change in points of nothing that is told, what its
    sentence denies or only supposes, what nothing sets apart from another value of its text.
    """
    is_dated = mention.period is not None and mention.period.end is not None
    is_known = statement.measure in vocabulary.concepts and set(statement.breakdown) <= vocabulary.breakdowns.keys()
    areas = {statement.ref_area, statement.counterpart_area} - {None}
    is_known = is_known and areas <= vocabulary.areas.keys()
    is_measured = mention.kind != "plan" and mention.bound == "exact" and not mention.is_vague and mention.unit != THING
    is_measured = is_measured and mention.is_asserted and mention.is_apart and mention.value is not None
    taken = statement.taken_over
    is_near = taken.get("measure", "own") in NEAR and taken.get("ref_area", "own") in LASTING
    return (
        statement.is_sure
        and is_near
        and is_known
        and is_dated
        and is_measured
        and _is_whole(mention, statement, vocabulary)
    )


def _is_whole(mention: Mention, statement: Statement, vocabulary: Vocabulary) -> bool:
    concept = vocabulary.concepts[statement.measure or ""]
    is_of_share = (
        statement.transformation == "points" and mention.unit == "percentage_point" and concept.counter == PERSON
    )
    if is_of_share and not statement.breakdown and statement.counterpart_area is None:
        return False  # 만족하는 학생의 비율은 1.2%p 늘었다: of a share whose part is not told
    if statement.transformation == "share":
        return bool(statement.breakdown) and (mention.value is None or mention.value >= 0)
    if statement.transformation in COMPARING:
        return mention.base_period is not None or statement.counterpart_area is not None
    return True


def is_restated(statement: Statement) -> bool:
    """Whether a person said what the figure measures or whose it is: that composes an indicator in every language."""
    return DECIDED in statement.taken_over.values()


def find_contradictions(named: Iterable[Named]) -> set[str]:
    """Indicators under which one text says two things, so that some part that tells them apart was not read.

    Two values of one time from one source, or levels that lie ten times apart.
    """
    said: dict[tuple[object, ...], set[Decimal]] = defaultdict(set)
    sizes: dict[str, list[Decimal]] = defaultdict(list)
    for name, mention, statement in named:
        if not mention.value:
            continue
        if mention.period is not None:
            said[name, mention.period, mention.kind, mention.origin, mention.origin_name].add(mention.value)
        if statement.transformation == "level":
            sizes[name].append(abs(mention.value))
    twice = {str(key[0]) for key, values in said.items() if len(values) > 1}
    return twice | {name for name, found in sizes.items() if max(found) > FAR_APART * min(found)}


class Composer:
    """Composes indicators and remembers them."""

    def __init__(self, rules: Rules, catalogue: Catalogue | None = None, pins: Pins | None = None) -> None:
        use(rules.cues)
        self.rules = rules
        self.pins = pins or Pins()
        units = rules.units.values()
        self._units = {(u.base if u.base and u.dimension != "money" else u.id).lower() for u in units}
        self._pinned = {indicator.id for indicator in catalogue.indicators} if catalogue else set()
        self._families = {family.id for family in catalogue.families} if catalogue else set()
        self._made: dict[str, Indicator] = {}
        self._proposed: dict[str, Indicator] = {}

    def link(self, extraction: Extraction, linkings: dict[str, Linking]) -> dict[str, Linking]:
        """The linkings by mention, those that wait for nothing but a name linked where their reading is sure.

        The others have what their slots compose among their `proposed`: for a person, in every language, also what only
        words of the text measure.
        """
        meaning = self.rules.languages.get(extraction.document.language, {}).get("meaning", {})
        composes = meaning.get("composes", False)
        all_named = list(self._named(extraction, linkings))
        named = [one for one in all_named if composes or is_restated(one.statement)]
        asserted = [one for one in named if one.mention.is_asserted]  # what is denied contradicts nothing
        doubtful = find_contradictions(asserted) | set(self._told_twice(asserted))
        settled, sure = dict(linkings), {one.mention.id for one in named if one.indicator not in doubtful}
        for name, mention, statement in all_named:
            linking = linkings[mention.id]
            if mention.id in sure and is_told(mention, statement, self.rules.vocabulary):
                if name not in self._made:
                    self._made[name] = self._make(name, mention, statement)
                reason = f"{COMPOSED}{statement.measure}"
                settled[mention.id] = Linking(mention.id, name, "linked", reason, proposed=linking.candidates)
            elif self._measured(statement) is not None:
                if name not in self._proposed:
                    self._proposed[name] = self._make(name, mention, statement)
                settled[mention.id] = replace(linking, proposed=(name,))
        return settled

    def _measured(self, statement: Statement) -> Concept | None:
        """The concept that a statement measures; words of the text alone are one without a name of ours."""
        known = self.rules.vocabulary
        if statement.measure is not None and statement.is_open and OPEN_FAMILY in known.families:
            words = open_words(statement.measure)
            return Concept(statement.measure, OPEN_FAMILY, ko=words, en=words, units=(), type="")
        return known.concepts.get(statement.measure or "")

    def _told_twice(self, named: Iterable[Named]) -> Iterator[str]:
        """The indicators of which a figure was set apart under a word that is no noun, because two of them contradict
        each other: which of the two is of it is not sure."""
        known = self.rules.vocabulary.breakdowns
        for _, mention, statement in named:
            if statement.taken_over.get("breakdown") == LAST_WORD:
                whole = replace(statement, breakdown=tuple(part for part in statement.breakdown if part in known))
                name = self._find_name(mention, whole)
                if name is not None:
                    yield name

    def _named(self, extraction: Extraction, linkings: dict[str, Linking]) -> Iterator[Named]:
        for mention, statement in zip(extraction.mentions, extraction.statements, strict=True):
            linking = linkings[mention.id]
            if linking.status != "waiting" or (linking.reason == TIED and not is_restated(statement)):
                continue
            name = self._find_name(mention, statement)
            if name is not None and name not in self._pinned:
                yield Named(name, mention, statement)

    def _find_name(self, mention: Mention, statement: Statement) -> str | None:
        """The indicator that the slots compose, or the pin that it is another id of, if that has such a unit."""
        name = indicator_of(mention, statement, self.rules)
        pinned = self.pins.alias.get(name or "")
        return pinned if name and pinned and self.are_alike(name, pinned) else name

    def are_alike(self, one: str, other: str) -> bool:
        """Whether two ids are of one form in units that can be converted."""
        return self._form_of(one) == self._form_of(other)

    def _form_of(self, name: str) -> set[str]:
        return {part for part in name.split(".")[1:] if part in self._units or part in FORMS}

    def indicator(self, name: str) -> Indicator:
        """A composed indicator; one that was only proposed becomes one of the catalogue."""
        if name not in self._made:
            self._made[name] = self._proposed[name]
        return self._made[name]

    def proposed(self, name: str) -> Indicator:
        """The same, but it stays proposed."""
        return self._made.get(name) or self._proposed[name]

    def is_composed(self, name: str) -> bool:
        """Whether an indicator was composed of slots."""
        return name in self._made or name in self._proposed

    def catalogue(self, catalogue: Catalogue, used: Collection[str]) -> Catalogue:
        """The catalogue with those of the indicators composed that figures use, in a lasting order.

        A figure may be lost after its indicator was composed: with a document that fails, or held back for a person.
        """
        kept = [self._made[name] for name in self._made.keys() & used]
        if not kept:
            return catalogue
        kept = name_apart(kept, {unit.id: (unit.ko, unit.en) for unit in self.rules.units.values()})
        grown = {indicator.family for indicator in kept}
        families = [*catalogue.families, *(f for f in self._new_families() if f.id in grown)]
        order = {family.id: family.ordinal for family in families}
        made = sorted(kept, key=lambda i: (order[i.family], i.id))
        return Catalogue(tuple(families), (*catalogue.indicators, *made), catalogue.actors)

    def _new_families(self) -> Iterator[Family]:
        for family in sorted(self.rules.vocabulary.families.values(), key=lambda f: f.ordinal):
            if family.id not in self._families:
                yield _family(family, len(self._families))

    def _make(self, name: str, mention: Mention, statement: Statement) -> Indicator:
        vocabulary = self.rules.vocabulary
        concept = self._measured(statement)
        assert concept is not None  # who asks has looked
        unit = self.rules.units[mention.unit or ""]
        units = ((other.id, other.in_unit(unit)) for other in self.rules.units.values())
        sort = MEASURES.get(concept.type, "flow")
        flow = flow_of(statement, concept)
        named = (statement, mention.kind, vocabulary, frequency_of(mention, statement, vocabulary))
        made = Indicator(
            id=name,
            family=concept.family,
            ordinal=len(self._made) + 1000,
            ko=name_ko(*named),
            en=name_en(*named),
            description_ko=DESCRIPTION_KO.format(concept=concept.ko),
            description_en=DESCRIPTION_EN.format(concept=concept.en),
            caution_ko=CAUTION_KO,
            caution_en=CAUTION_EN,
            unit=unit.id,
            measure="cap" if mention.kind == "cap" else "rate" if statement.transformation in RELATIVE else sort,
            chart=CHARTS[0],
            factors=tuple((name, factor) for name, factor in units if factor is not None),
            flow_from=flow[0],
            flow_to=flow[1],
        )
        return self.pins.by_id[name].apply(made) if name in self.pins.by_id else made


def name_apart(indicators: Iterable[Indicator], units: Mapping[str, tuple[str, str]]) -> list[Indicator]:
    """The same, those of one name told apart by their units: 한국의 국가채무(원), 한국의 국가채무(%)."""
    found = list(indicators)
    alike = Counter(indicator.ko for indicator in found)
    apart = []
    for one in found:
        if alike[one.ko] > 1:
            ko, en = units.get(one.unit, (one.unit, one.unit))
            ko = f"{one.ko[:-1]}, {ko})" if one.ko.endswith(")") else f"{one.ko}({ko})"
            apart.append(replace(one, ko=ko, en=f"{one.en}, in {en}"))
        else:
            apart.append(one)
    return apart


def flow_of(statement: Statement, concept: Concept) -> tuple[str | None, str | None]:
    """From whom to whom: what an area takes in comes from the other one, all else goes there."""
    ends = (statement.ref_area, statement.counterpart_area)
    return ends[::-1] if concept.side == "from" else ends


def _family(family: ConceptFamily, before: int) -> Family:
    return Family(
        id=family.id,
        ordinal=before + family.ordinal,
        ko=family.ko,
        en=family.en,
        description_ko=family.description_ko,
        description_en=family.description_en,
    )
