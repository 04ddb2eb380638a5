"""What a briefing can be about: an indicator, an origin, a document, several indicators."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dashboard import format, urls
from dashboard.charts import choose
from dashboard.charts.panels.multiples import Panel
from dashboard.content.briefing.model import Briefing, Picture
from dashboard.content.briefing.panels import Panels, rows_of
from dashboard.content.briefing.parts import (
    cite_documents,
    find_unexplained,
    list_cautions,
    list_differences,
    list_statements,
)
from dashboard.content.documents import name_authors, name_document
from dashboard.content.material import Material, gather
from dashboard.content.naming import name_country
from dashboard.content.picture import draw_body, kind_of, say_measure, say_shapes, tell
from dashboard.i18n import Text
from dashboard.i18n.articles import with_the
from dashboard.state import State
from etl.store import Store, kept

MOST_PANELS, MOST_OF_A_SET, MOST_NAMED = 4, 24, 2
NUMBER, CHART = 120.0, 165.0  # points of height of a single number, of a chart
FIGURE, AROUND, TALLEST = 14.0, 48.0, 225.0  # of a chart that grows: a figure, what is around them, all of it
PANEL = {1: 130.0, 2: 82.0}  # of one of so many rows of panels
NARROW_FIGURE, NARROW_AROUND = 84.0, 60.0  # pixels of such a chart on a small screen
NARROW_PANEL = 170.0  # pixels of one on a small screen, where they stand below each other
DENSITY, OF_PANELS = 1.7, 1.25  # of charts, which take the largest type that fits; of panels, which do not
MOST_INDICATORS = 200


@kept(64)
def brief_indicator(store: Store, indicator_id: str, state: State, lang: str, host: str) -> Briefing | None:
    """Of one indicator in a state; None if there is no such indicator."""
    material = gather(store, indicator_id, replace(state, pins=()), lang)
    if material is None:
        return None
    text, indicator = Text(lang), material.indicator
    shapes = say_shapes(material, text) if material.rows and kind_of(material) != choose.NUMBER else ""
    return _brief(
        store,
        [material],
        text,
        sort="indicator",
        title=text.pick(indicator.ko, indicator.en),
        subtitle=" · ".join([text.pick(indicator.family_ko, indicator.family_en), *say_measure(material, text)]),
        finding=tuple(tell(material, text)),
        picture=_draw_one(store, material, text),
        notes=(shapes,) if shapes else (),
        figures=material.shown.total,
        address=urls.absolute(host, urls.indicator(indicator_id, replace(state, pins=()))),
    )


@kept(64)
def brief_origin(store: Store, origin_id: str, lang: str, host: str) -> Briefing | None:
    """Of all that one origin says; None if there is no such origin, or if it says nothing."""
    origin = store.origin(origin_id)
    if origin is None or not origin.figures:
        return None
    text, state = Text(lang), State(origins=(origin_id,))
    sort = [text.get(f"origin_type.{origin.type}") or origin.type]
    sort += [name_country(store, origin.country, text)] if origin.country else []
    counts = {name: f"{getattr(origin, name):,}" for name in ("figures", "indicators", "documents")}
    years = format.period(origin.first_year, origin.last_year, lang) if origin.first_year and origin.last_year else ""
    chosen = store.chosen_indicators(limit=MOST_INDICATORS, origin=(origin_id,))
    name = text.pick(origin.ko, origin.en)
    return _brief_many(
        store,
        _gather(store, _heaviest([(row.indicator_id, row.figures) for row in chosen]), state, lang),
        text,
        sort="origin",
        title=name,
        subtitle=" · ".join(filter(None, [*sort, years])),
        headline=text("brief.of_origin", name=with_the(name) if lang == "en" else name, **counts),
        figures=origin.figures,
        address=urls.absolute(host, urls.origin(origin_id)),
    )


@kept(64)
def brief_document(store: Store, document_id: str, lang: str, host: str) -> Briefing | None:
    """Of one document; None if there is no such document."""
    document = store.document(document_id)
    if document is None:
        return None
    text, state = Text(lang), State(documents=(document_id,))
    total = store.figure_total(document=(document_id,))
    chosen = store.chosen_indicators(limit=MOST_INDICATORS, document=(document_id,))
    date = document.published or document.published_inferred
    named, authors = name_document(document, text), name_authors(document, text)
    facts = [named.original, authors.name, document.publisher, format.moment(date, lang) if date else None]
    counts = {name: f"{getattr(total, name):,}" for name in ("figures", "indicators", "origins")}
    return _brief_many(
        store,
        _gather(store, _heaviest([(row.indicator_id, row.figures) for row in chosen]), state, lang),
        text,
        sort="document",
        title=named.name,
        subtitle=" · ".join(fact for fact in facts if fact),
        headline=text("brief.of_document", **counts),
        figures=total.figures,
        address=urls.absolute(host, urls.document(document_id)),
    )


@kept(64)
def brief_indicators(store: Store, ids: tuple[str, ...], state: State, lang: str, host: str) -> Briefing | None:
    """Of several indicators, four of them drawn, those with most figures; None if there is none of them."""
    text = Text(lang)
    found = _gather(store, ids[:MOST_OF_A_SET], replace(state, pins=()), lang)
    if not found:
        return None
    if len(found) == 1:
        return brief_indicator(store, found[0].indicator.indicator_id, state, lang, host)
    heaviest = _heaviest([(material.indicator.indicator_id, material.shown.total) for material in found])
    materials = [material for material in found if material.indicator.indicator_id in heaviest]
    names = [text.pick(material.indicator.ko, material.indicator.en) for material in materials]
    rest = len(names) - MOST_NAMED + len(found) - len(materials) if len(names) > MOST_NAMED else 0
    rows = [row for material in found for row in material.rows]
    counts = {
        "indicators": f"{len(found):,}",
        "figures": f"{len(rows):,}",
        "origins": f"{len({row.origin_id for row in rows}):,}",
        "documents": f"{len({row.document_id for row in rows}):,}",
    }
    return _brief_many(
        store,
        materials,
        text,
        sort="set",
        title=text("brief.set_and_more", names=" · ".join(names[:MOST_NAMED]), n=rest) if rest else " · ".join(names),
        subtitle=_say_shown(len(materials), len(found), text),
        headline=text("brief.of_set", **counts),
        figures=sum(material.shown.total for material in found),
        address=urls.absolute(host, urls.briefings(ids, state)),
    )


def _say_shown(shown: int, asked: int, text: Text) -> str:
    """How many of the indicators that were asked for are drawn."""
    if shown < asked:
        return text("picture.some_title", n=f"{shown:,}", asked=f"{asked:,}")
    return text("picture.many_title", n=shown)


def _heaviest(counted: Sequence[tuple[str, int]]) -> list[str]:
    """The indicators with most figures, those of equal number in the order of the catalogue."""
    return [name for name, _ in sorted(counted, key=lambda item: -item[1])[:MOST_PANELS]]


def _gather(store: Store, ids: Sequence[str], state: State, lang: str) -> list[Material]:
    found = [gather(store, name, state, lang) for name in dict.fromkeys(ids)]
    materials = [material for material in found if material is not None and material.rows]
    if not (state.origins or state.documents):
        return materials
    return [replace(material, cap_marks=[], cap_claims=[]) for material in materials]  # only what the subject says


def _draw_one(store: Store, material: Material, text: Text) -> Picture | None:
    body = draw_body(store, material, text)
    if body is None:
        return None
    label = text("indicator.chart_label", title=text.pick(material.indicator.ko, material.indicator.en))
    return Picture(body, _height(material), label, DENSITY, *_narrow_height(material))


def _narrow_height(material: Material) -> tuple[float, ...]:
    """Of a chart that grows, whose labels stand above each other on a small screen; else what is usual."""
    figures = len(material.marks) + len(material.cap_marks)
    kind = kind_of(material)
    return (NARROW_AROUND + NARROW_FIGURE * figures,) if kind != choose.NUMBER and choose.type_of(kind).grows else ()


def _height(material: Material) -> float:
    kind = kind_of(material)
    if kind == choose.NUMBER:
        return NUMBER
    figures = len(material.marks) + len(material.cap_marks)
    return min(TALLEST, AROUND + FIGURE * figures) if choose.type_of(kind).grows else CHART


def _draw_many(materials: Sequence[Material], text: Text) -> Picture | None:
    drawn = [material for material in materials if material.marks]
    if not drawn:
        return None
    panels = {}
    for material in drawn:
        name = text.pick(material.indicator.ko, material.indicator.en)
        ids = [mark.id for mark in (*material.marks, *material.cap_marks)]
        panels[name] = Panel(material.marks, material.cap_marks, material.unit, dict.fromkeys(ids, ""), name)
    label = text("indicator.chart_label", title=", ".join(panels))
    rows = rows_of(len(panels))
    return Picture(Panels(panels, text), PANEL[rows] * rows, label, OF_PANELS, NARROW_PANEL * len(panels))


def _brief_many(
    store: Store,
    materials: Sequence[Material],
    text: Text,
    *,
    sort: str,
    title: str,
    subtitle: str,
    headline: str,
    figures: int,
    address: str,
) -> Briefing:
    """Of several indicators: the headline counts, then comes the finding of each."""
    findings = [
        f"{text.pick(material.indicator.ko, material.indicator.en)}: {tell(material, text)[0]}"
        for material in materials
    ]
    return _brief(
        store,
        materials,
        text,
        sort=sort,
        title=title,
        subtitle=subtitle,
        finding=(headline, *findings),
        picture=_draw_many(materials, text),
        notes=(text("picture.many"),) if len(materials) > 1 else (),
        figures=figures,
        address=address,
    )


def _brief(
    store: Store,
    materials: Sequence[Material],
    text: Text,
    *,
    sort: str,
    title: str,
    subtitle: str,
    finding: tuple[str, ...],
    picture: Picture | None,
    notes: tuple[str, ...],
    figures: int,
    address: str,
) -> Briefing:
    pairs = find_unexplained(store, materials)
    statements = list_statements(materials, pairs, text)
    return Briefing(
        lang=text.lang,
        sort=sort,
        title=title,
        subtitle=subtitle,
        finding=finding,
        picture=picture,
        notes=notes,
        statements=statements,
        statements_in_all=len(statements) + max(0, figures - sum(len(material.rows) for material in materials)),
        differences=list_differences(store, pairs, materials, text),
        differences_in_all=len(pairs),
        cautions=list_cautions(materials, text),
        entries=cite_documents(store, [statement.document for statement in statements], text.lang),
        address=address,
        version=store.version,
    )
