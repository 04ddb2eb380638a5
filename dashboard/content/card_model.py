"""What a citation card shows, as plain values asked of the store."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import groupby

from dashboard import citation, format, quoting, urls
from dashboard.charts.data.marks import number_of
from dashboard.charts.data.quotations import statement_of
from dashboard.citation import Reference
from dashboard.citation.styles import OF_LANGUAGE
from dashboard.content.passage import Layer, cut_passage
from dashboard.i18n import Text
from etl.answers import CitedWork, ContextSentence, EvidenceSpan, Observation, RivalFigure, widen
from etl.store import Store, kept

MOST_RIVALS = 3
MOST_QUOTATIONS = 200  # figures of the same origin that are looked through
SHOWN_ROLES = ("period", "origin", "unit", "indicator", "row", "column")


@dataclass(frozen=True, slots=True)
class Passage:
    """Three sentences; the middle one in pieces: (text, what lies over it)."""

    before: str
    pieces: list[tuple[str, str]]
    after: str


@dataclass(frozen=True, slots=True)
class CardWork:
    """What the document cites for the figure; without an address it is no link."""

    text: str
    url: str | None


@dataclass(frozen=True, slots=True)
class Quotation:
    """A text that quotes the same statement of the same origin."""

    id: str
    document: str
    published: str | None
    is_own: bool  # it is the figure of the card itself


@dataclass(frozen=True, slots=True)
class Rival:
    """A figure that says otherwise: by how much and for what reason, in words."""

    id: str
    origin: str
    quote: str
    ratio: str
    verdict: str
    reason: str


@dataclass(frozen=True, slots=True)
class CardModel:
    """All that a card shows. `row` is the figure as stated, `measured` the same in the unit of its indicator."""

    row: Observation
    measured: Observation
    lang: str
    colour: str
    quote: str
    rate_before: str
    rate_after: str
    unit_quote: str
    printed: str
    amount: str
    how: list[str]
    passage: Passage
    cell: str
    document: str
    not_stated: list[str]
    dates: list[str]
    reason: str
    works: list[CardWork]
    matches: bool  # the words stand where they are said to stand
    quotations: list[Quotation]
    rivals: list[Rival]
    cautions: list[str]
    citations: Mapping[str, Reference]

    @property
    def said(self) -> str:
        """The value as its reader reads it: as quoted, but an amount where that is in another language."""
        words = quoting.beside(self.row, format.unit_of(self.row), self.unit_quote, self.lang)
        return words.value if self.is_foreign else self.value

    @property
    def is_foreign(self) -> bool:
        """Whether the quotation is in another language than the reader's."""
        return _is_said(self.row, self.unit_quote, self.lang)

    @property
    def value(self) -> str:
        """The value as quoted, with its rate and its unit, in one line."""
        told = format.join_unit(self.quote, self.unit_quote, self.lang)
        return " ".join(part for part in (self.rate_before, told, self.rate_after) if part)

    @property
    def copied(self) -> str:
        """The citation with the sentence that states the figure; a cell of a table is cited by its place alone."""
        cited = self.citations[OF_LANGUAGE[self.lang]].plain
        if self.row.table_id or not self.matches:
            return cited
        sentence = " ".join("".join(piece for piece, _ in self.passage.pieces).split())
        return f"{cited}\n{Text(self.lang)('cite.sentence', sentence=sentence)}"


def card_model(store: Store, observation_id: str, lang: str, colour: str = "o1", host: str = "") -> CardModel | None:
    """All that a card shows, as plain values; None if there is no such figure."""
    return _card_model(store, observation_id, lang, colour, host, citation.today())


@kept(512)
def _card_model(
    store: Store, observation_id: str, lang: str, colour: str, host: str, accessed: date
) -> CardModel | None:
    """The same as read on a day."""
    row = store.observation(observation_id)
    if row is None:
        return None
    text = Text(lang)
    unit, measured, words = format.unit_of(row), _measure(store, row), quoting.plain(row)
    before, after = quoting.rate_around(words.value, row.rate, text.lang)
    evidence = store.evidence(row.mention_id)
    unit_quote = _unit_beside(row, words.value, evidence, text)
    return CardModel(
        row=row,
        measured=measured,
        lang=text.lang,
        colour=colour,
        quote=words.value,
        rate_before=before,
        rate_after=after,
        unit_quote=unit_quote,
        printed=words.printed,
        amount=_amount(row, unit, unit_quote, text),
        how=_how(row, evidence, text),
        passage=_passage(store.context(row.mention_id), row, evidence),
        cell=_cell(row, evidence),
        document=citation.cite_document(row, text.lang),
        not_stated=[text(f"card.{name}") for name in ("author", "published") if not getattr(row, name)],
        dates=citation.other_dates(row, text),
        reason=text.pick(row.published_reason_ko, row.published_reason_en) if not row.published_stated else "",
        works=[_work(work, text) for work in store.works(row.mention_id)],
        matches=_matches(store, row),
        quotations=_quotations(store, measured),
        rivals=[_rival(measured, other, text) for other in store.rivals(observation_id)[:MOST_RIVALS]],
        cautions=_cautions(store, row, text),
        citations=citation.figure(
            row, text, _address(host, observation_id, store.version), store.version, accessed
        ).styles,
    )


def _address(host: str, observation_id: str, version: str) -> str:
    """The permalink in which this version is frozen."""
    return urls.absolute(host, urls.observation(observation_id, v=version))


def _unit_beside(row: Observation, value: str, evidence: list[EvidenceSpan], text: Text) -> str:
    """The unit that stands beside the value: as the document writes it, else by its name beside a number alone."""
    written = "" if row.correction_id else _separate_unit(row, evidence)
    is_alone = row.correction_id or quoting.is_bare(value)
    return written or (text.pick(row.unit_ko, row.unit_en) if is_alone else "")


def _separate_unit(row: Observation, evidence: list[EvidenceSpan]) -> str:
    """The unit as the document writes it, where it stands apart from the number (in a table)."""
    apart = [
        " ".join(span.quote.split())
        for span in evidence
        if span.role == "unit" and not row.char_start <= span.char_start < row.char_end
    ]
    return apart[0] if apart else ""


def _cell(row: Observation, evidence: list[EvidenceSpan]) -> str:
    """Of a figure in a table: its row and its column, as printed."""
    if row.table_id is None:
        return ""
    heads = {span.role: " ".join(span.quote.split()) for span in evidence}
    return " × ".join(heads[role] for role in ("row", "column") if role in heads)


def _is_said(row: Observation, unit_quote: str, lang: str) -> bool:
    """Whether the value stands large in our words, because the quotation or its unit is in another language."""
    words = quoting.beside(row, format.unit_of(row), unit_quote, lang)
    return words.value != quoting.quoted(row, lang).value


def _amount(row: Observation, unit: format.Unit, unit_quote: str, text: Text) -> str:
    is_said = row.is_vague or _is_said(row, unit_quote, text.lang)
    parts = [
        "" if is_said else format.short_amount(row, unit, text.lang),
        format.period(row.period_start, row.period_end, text.lang) or text("time.undated"),
        text(format.measure_key(row.measure, unit)),
    ]
    return " · ".join(part for part in parts if part)


def _how(row: Observation, evidence: list[EvidenceSpan], text: Text) -> list[str]:
    """How the normalised value came about, where that is not plain to see."""
    lines = []
    if row.correction_id:
        reason = text.pick(row.correction_reason_ko, row.correction_reason_en)
        lines.append(text("card.printed", quote=row.correction_expects, reason=reason))
    if row.unit == "times" and (row.base_start or row.base_end):
        base = format.period(row.base_start, row.base_end, text.lang)
        lines.append(text("card.multiple_of", base=base))
    if row.period_inferred:
        is_said_here = any(span.role == "period" for span in evidence)
        lines.append(text("card.period_inferred" if is_said_here else "card.period_before"))
    if row.period_end and not row.period_start and row.measure in ("cumulative", "flow"):
        lines.append(text("card.until_now"))
    if row.period_start and not row.period_end:
        lines.append(text("card.since"))
    return lines


def _passage(context: Mapping[str, ContextSentence | None], row: Observation, evidence: list[EvidenceSpan]) -> Passage:
    sentence = context["sentence"]
    layers = [Layer(row.char_start, row.char_end, "figure", row.observation_id)]
    layers += [
        Layer(span.char_start, span.char_end, "evidence", span.role) for span in evidence if span.role in SHOWN_ROLES
    ]
    pieces: list[tuple[str, str]] = [(row.passage, "")]
    if sentence:
        cut = cut_passage(sentence.reading, sentence.starts, layers)
        joined = groupby(cut, key=lambda piece: _lying_over(piece.layers))
        pieces = [("".join(piece.text for piece in run), over) for over, run in joined]
    alone = row.table_id is not None  # the rows above and below say nothing about this one
    before, after = (None if alone else context[name] for name in ("before", "after"))
    return Passage(before.reading if before else "", pieces, after.reading if after else "")


def _lying_over(layers: tuple[Layer, ...]) -> str:
    sorts = {layer.sort: layer.key for layer in layers}
    return "figure" if "figure" in sorts else sorts.get("evidence", "")


def _matches(store: Store, row: Observation) -> bool:
    found = store.text_at(row.document_id, row.char_start, row.char_end)
    return found is not None and found.quote == row.quote_value


def _work(work: CitedWork, text: Text) -> CardWork:
    if work.work_id is None:
        return CardWork(text("card.cited_missing", marker=work.marker), None)
    words = " ".join((work.text or "").replace(f"<{work.url}>", "").split())
    return CardWork(words, work.url)


def _measure(store: Store, row: Observation) -> Observation:
    """The figure in the unit of its indicator, in which others are compared with it."""
    if row.unit == row.indicator_unit:
        return row
    return widen(Observation, row, store.figures_named([row.observation_id])[row.observation_id], measure=row.measure)


def _quotations(store: Store, row: Observation) -> list[Quotation]:
    """Where else the same origin is quoted with the same statement, this figure among them; else none."""
    own = statement_of(row)
    rows = store.latest_figures(row.indicator_id, origin=row.origin_id, limit=MOST_QUOTATIONS)
    same = [other for other in rows if statement_of(other) == own]
    if len(same) < 2:
        return []
    return [
        Quotation(
            id=other.observation_id,
            document=other.document_title,
            published=other.published,
            is_own=other.observation_id == row.observation_id,
        )
        for other in same
    ]


def _rival(row: Observation, other: RivalFigure, text: Text) -> Rival:
    own, others = number_of(row), number_of(other)
    is_vague = row.is_vague or other.is_vague
    alike = (row.unit, row.rate) == (other.unit, other.rate)
    ratio = others / own if own and others and alike and not is_vague else None
    unit = format.Unit.of_indicator(row)
    quote = quoting.quoted(other, text.lang).line(text)
    return Rival(
        id=other.observation_id,
        origin=text.pick(other.origin_ko, other.origin_en),
        quote=quote if text.lang == "ko" else format.amount(other, unit, text.lang),
        ratio=format.ratio(Decimal(str(ratio)), text.lang) if ratio else "",
        verdict=other.verdict or "",
        reason=text.pick(other.reason_ko, other.reason_en),
    )


def _settled(store: Store, row: Observation, text: Text) -> str:
    """Who settled the figure, when and why; nothing where nobody did."""
    decision = store.decision(row.mention_id)
    if decision is None:
        return ""
    return text("card.settled", person=decision.person, decided=decision.decided, reason=decision.reason)


def _cautions(store: Store, row: Observation, text: Text) -> list[str]:
    lines = [_settled(store, row, text), text.pick(row.caution_ko, row.caution_en)]
    if not lines[1] and "cap" in (row.kind, row.measure):
        lines.append(text("card.is_cap"))
    whole = store.indicator(row.part_of) if row.part_of else None
    if whole:
        is_part = whole.unit == row.indicator_unit
        name = text.pick(whole.ko, whole.en)
        lines.append(text("card.is_part" if is_part else "card.is_inside", whole=name))
    return [line for line in lines if line]
