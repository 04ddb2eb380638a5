"""The words around the chart of an indicator: finding, badges, how to read it, sources."""

from collections.abc import Iterable
from typing import Any

from dash import html
from dash.development.base_component import Component

from dashboard import format, urls
from dashboard.charts import choose
from dashboard.components.html import rich
from dashboard.components.html.attributes import hyphened
from dashboard.components.html.glossary import explained
from dashboard.content import finding
from dashboard.content.material import Material
from dashboard.content.picture import say_caution, say_corrected, say_shapes, say_unit
from dashboard.i18n import Text
from dashboard.pages.page import View
from dashboard.state import State
from etl.answers import SampleFigure, StoredIndicator


def told(material: Material, text: Text) -> str:
    """The finding; of an indicator without any figure, that there is none."""
    if not material.all_rows:
        return text("indicator.empty")
    return finding.say(*material.told, text)


def crumbs(indicator: StoredIndicator, flow: str, text: Text) -> list[Any]:
    """The family and the flow above the title."""
    family = html.A(text.pick(indicator.family_ko, indicator.family_en), href=urls.home(indicator.family))
    return [family, f" › {flow}" if flow else ""]


def badges(material: Material, text: Text) -> list[Any]:
    """Unit, measure, how many said it, of what kind, and what it belongs to."""
    rows, indicator = material.rows, material.indicator
    found: list[Any] = say_unit(material, text)
    found.append(explained(format.measure_key(indicator.measure, material.unit), text))
    named = dict.fromkeys(material.bases[row.observation_id] for row in rows)
    if bases := [base for base in named if base]:
        found.append(" / ".join(bases))
    if not material.shown.is_whole:
        found.append(text("indicator.figures_in_all", n=f"{material.shown.total:,}"))
    elif rows:
        origins = len({row.origin_id for row in rows})
        found.append(text("indicator.origins", origins=origins, n=len(rows)))
        found.append(_kinds(dict.fromkeys(row.kind for row in rows), text))
    if indicator.part_of:
        is_part = indicator.part_of_unit == indicator.unit  # shells are inside containers
        name = text.pick(indicator.part_of_ko, indicator.part_of_en)
        found.append(
            _related(text("indicator.part_of" if is_part else "indicator.inside", whole=name), indicator.part_of)
        )
    if indicator.cap_of:
        found.append(_related(text("indicator.cap_of"), indicator.cap_of))
    return found


def _kinds(kinds: Iterable[str], text: Text) -> list[Any]:
    """What sorts of statement there are, each with its meaning."""
    before, _, after = text("indicator.kinds", kinds="\0").partition("\0")
    words: list[Any] = [before]
    for at, kind in enumerate(kinds):
        words += ["·"] * bool(at) + [explained(f"kind.{kind}", text)]
    return [*words, after]


def place(material: Material, text: Text) -> str:
    """Of more figures than a page holds: which of them chart and table show, and by what rule."""
    first, last = material.shown.first + 1, material.shown.end
    return text("indicator.shown", first=f"{first:,}", last=f"{last:,}", total=f"{material.shown.total:,}")


def how_to_read(kind: str, material: Material, text: Text) -> list[Any]:
    """What shapes, lines and axes of the chart mean; claims may be lanes on a screen without room for them."""
    notes: list[Any] = [say_shapes(material, text)]
    drawn = choose.type_of(kind)
    if drawn.may_be_lanes:
        ways = (("how-full", drawn), ("how-lanes", choose.type_of(choose.LANES)))
        keys = [(look, way.key(material.marks)) for look, way in ways]
        notes += [html.Span(text(f"indicator.{key}"), className=f"how {look}") for look, key in keys]
    else:
        notes.append(text(f"indicator.{drawn.key(material.marks)}"))
    if any(mark.quotations > 1 for mark in material.marks):
        notes.append(text("indicator.how_quotations"))
    notes.append(say_corrected(material, text))
    return notes


def caution(material: Material, text: Text) -> Component | None:
    """What to beware of, above all else that is said below the chart."""
    words = say_caution(material, text)
    return html.Span(words, className="chart-caution") if words else None


def not_drawn(material: Material, text: Text) -> list[Any] | None:
    """The vague amounts, which no chart shows as points, each a way to its card."""
    drawn = {mark.id for mark in material.marks}
    vague = [row for row in material.rows if row.is_vague]
    if not vague or not drawn:
        return None
    links = [
        [
            " ",
            html.A(
                rich.value(row, text, material.unit),
                href=urls.indicator(row.indicator_id, State(pins=(row.observation_id,))),
                **hyphened(data_pin=row.observation_id),
            ),
            f" ({text.pick(row.origin_ko, row.origin_en)})",
        ]
        for row in vague
    ]
    words: list[Any] = [text("indicator.vague_listed"), *(part for link in links for part in link)]
    return [html.Span(words, className="not-drawn")]


def source_line(view: View, material: Material) -> str:
    """Documents, version of the data and address, as they are printed under a chart."""
    documents = dict.fromkeys(
        ", ".join(filter(None, (row.document_title, _short_date(row, view.lang))))
        for row in (*material.rows, *material.caps)
    )
    names = list(documents)
    shown = "; ".join(names[:3]) + (f" +{len(names) - 3}" if len(names) > 3 else "")
    return view.text(
        "indicator.source_line",
        sources=shown,
        version=view.store.version[:8],
        path=urls.indicator(material.indicator.indicator_id),
    )


def _related(words: str, indicator_id: str) -> Component:
    return html.A(words, href=urls.indicator(indicator_id))


def _short_date(row: SampleFigure, lang: str) -> str:
    return format.moment(row.published, lang, short=True) if row.published else ""
