"""The parts of a briefing from the material of its indicators: statements, differences, cautions, citations."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from dashboard import format, quoting
from dashboard.charts.data.marks import glyph_of
from dashboard.charts.data.quotations import Claim
from dashboard.citation import cite_document
from dashboard.content.briefing.model import Difference, Statement
from dashboard.content.material import Material
from dashboard.content.passage import cut_excerpt
from dashboard.content.picture import say_corrected
from dashboard.content.verdicts import OPEN
from dashboard.i18n import Text
from etl.answers import StatedFigure, StoredRelation
from etl.store import Store

SENTENCE, SHORTER = 110, 84  # signs of a sentence that are told; of one of several indicators
MOST_PAIRS = 24  # unexplained pairs of an indicator that are looked at
NO_COLOUR = "o8"
CAP = "cap"


def list_statements(
    materials: Sequence[Material], pairs: Collection[StoredRelation], text: Text
) -> tuple[Statement, ...]:
    """All statements of these indicators, the weightiest first: what is disputed, what many texts say, what is latest.

    Those of several indicators take turns, so that none is left without a word.
    """
    disputed = {name for pair in pairs for name in (pair.left_id, pair.right_id)}
    ranked = [
        sorted(_claims(material), key=lambda claim: _weight(claim, disputed), reverse=True) for material in materials
    ]
    turns = max(map(len, ranked), default=0)
    return tuple(
        tell_statement(claims[turn], material, text, named=len(materials) > 1)
        for turn in range(turns)
        for material, claims in zip(materials, ranked, strict=True)
        if turn < len(claims)
    )


def _claims(material: Material) -> list[Claim[StatedFigure]]:
    return [*material.claims, *material.cap_claims]


def _weight(claim: Claim[StatedFigure], disputed: Collection[str]) -> tuple[bool, int, str]:
    return any(name in disputed for name in claim.ids), claim.quotations, _date(claim.row)


def _date(row: StatedFigure) -> str:
    return row.period_end or row.period_start or ""


def tell_statement(claim: Claim[StatedFigure], material: Material, text: Text, *, named: bool) -> Statement:
    """One statement in words; `named`: with its indicator."""
    row = claim.row
    before, quote, after = cut_excerpt(row.passage, row.quote_value, SHORTER if named else SENTENCE)
    return Statement(
        id=row.observation_id,
        value=quoting.telling(row, material.unit, text.lang).line(text),
        origin=text.pick(row.origin_ko, row.origin_en),
        glyph=glyph_of(row),
        colour="mute" if row.kind == CAP else material.colours.get(row.origin_id, NO_COLOUR),
        window=format.period(row.period_start, row.period_end, text.lang, short=True) or text("time.undated"),
        kind=text(f"kind.{row.kind}"),
        before=before,
        quote=quote,
        after=after,
        document=row.document_id,
        page=text("brief.page", page=row.page) if row.page else "",
        indicator=text.pick(material.indicator.ko, material.indicator.en) if named else "",
        indicator_id=material.indicator.indicator_id,
        quotations=claim.quotations,
        date=_date(row),
    )


def find_unexplained(store: Store, materials: Sequence[Material]) -> list[StoredRelation]:
    """The unexplained pairs of these indicators of which at least one figure is shown, the widest first."""
    found: list[StoredRelation] = []
    for material in materials:
        own = {row.observation_id for row in (*material.rows, *material.caps)}
        pairs = store.relations(material.indicator.indicator_id, OPEN, limit=MOST_PAIRS)
        found += [pair for pair in pairs if not own.isdisjoint((pair.left_id, pair.right_id))]
    return sorted(found, key=lambda pair: pair.ratio or 0, reverse=True)


def list_differences(
    store: Store, pairs: Sequence[StoredRelation], materials: Sequence[Material], text: Text
) -> tuple[Difference, ...]:
    """Each pair with both sides in words; of several indicators with the name of its own."""
    figures = store.figures_named(list({name for pair in pairs for name in (pair.left_id, pair.right_id)}))
    units = {material.indicator.indicator_id: material.unit for material in materials}
    named = len(materials) > 1
    return tuple(
        Difference(
            left=_side(figures[pair.left_id], units[pair.indicator_id], text),
            right=_side(figures[pair.right_id], units[pair.indicator_id], text),
            ratio=format.ratio(pair.ratio, text.lang) if pair.ratio else "",
            reason=text.pick(pair.reason_ko, pair.reason_en),
            indicator=text.pick(pair.indicator_ko, pair.indicator_en) if named else "",
        )
        for pair in pairs
    )


def _side(figure: StatedFigure, unit: format.Unit, text: Text) -> str:
    value = quoting.telling(figure, unit, text.lang).value
    return f"{text.pick(figure.origin_ko, figure.origin_en)} {value}"


def list_cautions(materials: Sequence[Material], text: Text) -> tuple[str, ...]:
    """What to beware of in these indicators, each once: their cautions, corrected values, figures without a time."""
    found: list[str] = []
    for material in materials:
        indicator = material.indicator
        found.append(text.pick(indicator.caution_ko, indicator.caution_en))
        found.append(say_corrected(material, text))
    undated = sum(not (row.period_start or row.period_end) for material in materials for row in material.rows)
    found.append(text("finding.undated", n=undated) if undated else "")
    return tuple(dict.fromkeys(filter(None, found)))


def cite_documents(store: Store, ids: Iterable[str], lang: str) -> dict[str, str]:
    """The entry of each document in the style of the language."""
    found = {}
    for name in dict.fromkeys(ids):
        document = store.document(name)
        if document is not None:
            found[name] = cite_document(document, lang)
    return found
