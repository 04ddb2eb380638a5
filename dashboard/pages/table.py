"""`/t/<table>`: a table as printed, each number a link to its card, corrections in the open; a large one in parts."""

from collections.abc import Sequence
from urllib.parse import quote

from dash import html
from dash.development.base_component import Component
from markupsafe import Markup

from dashboard import urls
from dashboard.components.card.bibliography import stated
from dashboard.components.html import rich
from dashboard.components.html.assets import script
from dashboard.components.reader.frame import card_frame
from dashboard.components.reader.material import load_material, load_parts
from dashboard.components.reader.parts import part_links, part_number
from dashboard.components.reader.reader import Page as Setting
from dashboard.components.reader.reader import say_rows
from dashboard.components.taken.deck_link import deck_link
from dashboard.components.taken.picture_form import Picture, picture_button, picture_section
from dashboard.content.cell_names import name_cells
from dashboard.content.naming import name_table
from dashboard.pages.cited import cite_table
from dashboard.pages.page import Page, View
from etl.answers import DocumentPart, Observation, TableIndicator, TitledTable
from etl.store import present

PATH = "/t/<table_id>"
MOST_INDICATORS = 60  # named below the table
SIGNS = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"


def page(view: View, table_id: str) -> Page | None:
    """The page of one table, or None if there is no such table."""
    table = view.store.table(table_id)
    if table is None:
        return None
    text = view.text
    parts = _parts(view, table)
    number = part_number(view.query.get("part"), len(parts))
    material = load_material(view.store, table.document_id, parts[number - 1])
    cells, window = material.cells[table_id], material.windows[table_id]
    named = [cell.observation_id for cell in cells if cell.observation_id and cell.status == "corrected"]
    corrected = [present(view.store.observation(name)) for name in named]
    title, original = name_table(table, text)
    printed = Setting(material, text).set_grid(table_id, _signs(corrected), name_cells(view.store, cells, text))
    frame = card_frame(
        html.Figure(
            [
                html.P(say_rows(window, text), className="rd-rows") if window else None,
                html.Div(printed, className="tb-printed", tabIndex="0"),
                html.Figcaption(_source(view, table)),
            ],
            className="tb-figure",
        ),
        text,
        table.document_id,
    )
    became = view.store.table_indicators(table_id)
    body = [
        html.P(
            [
                html.A(text("shell.sources"), href=urls.sources()),
                " › ",
                html.A(
                    table.title or text.pick(table.label_ko, table.label_en),
                    href=urls.document(table.document_id),
                ),
            ],
            className="crumb",
        ),
        html.H1(title),
        html.P(original, lang="ko", className="muted") if original else None,
        html.P(_lead(view, became), className="lead"),
        html.P(
            [deck_link(urls.with_query(f"t/{table_id}", {}), text, "button"), picture_button(text, "button")],
            className="actions page-actions",
        ),
        frame,
        part_links(view.path, number, len(parts), text),
        *_corrections(view, corrected),
        _indicators(view, became),
        picture_section(Picture(f"t/{quote(table_id, safe=urls.SAFE)}", title), text),
        cite_table(view, table),
        html.P(urls.absolute(view.host, urls.table(table_id)), className="print-address"),
        script("30-reader.js"),
        script("30-share.js"),
    ]
    return Page(title=title, body=body, nav="sources")


def _parts(view: View, table: TitledTable) -> list[DocumentPart]:
    """The parts of its document in which a table stands: one, but for a large table."""
    parts = load_parts(view.store, table.document_id)
    return [part for part in parts if part.char_start < table.char_end and part.char_end > table.char_start]


def _lead(view: View, became: Sequence[TableIndicator]) -> str:
    read, data = sum(row.figures for row in became), sum(row.data for row in became)
    return view.text("table.lead", data=f"{data:,}", read=f"{read:,}")


def _source(view: View, table: TitledTable) -> list[str | Component]:
    """The source line as printed, with our word for it where it has none, and the place."""
    place = html.Code(f"{table.document_id}:{table.char_start}–{table.char_end}")
    source = (table.source or "").strip("* ")
    if ":" in source:
        return [source, " · ", place]
    return [view.text("shell.source_line"), ": ", stated(source, view.text), " · ", place]


def _signs(corrected: list[Observation]) -> dict[str, Markup]:
    """A raised sign for each corrected cell; its note stands below the table."""
    return {
        row.mention_id: Markup('<sup class="tb-sign"><a href="#correction-{}">{}</a></sup>').format(
            number, SIGNS[number % len(SIGNS)]
        )
        for number, row in enumerate(corrected)
    }


def _corrections(view: View, corrected: list[Observation]) -> list[Component]:
    """For each: what is printed, what it should be, why, and the check that proves it."""
    if not corrected:
        return []
    text = view.text
    items = [
        html.Li(
            [
                html.P(
                    [
                        html.Span(SIGNS[number % len(SIGNS)], className="tb-sign"),
                        " ",
                        *rich.correction(row, text),
                    ],
                    className="tb-change",
                ),
                html.P(text.pick(row.correction_reason_ko, row.correction_reason_en)),
                html.P(
                    [
                        text("table.proved_by"),
                        " ",
                        html.A(
                            _check_title(view, row.correction_check or ""),
                            href=f"{urls.quality()}#check-{row.correction_check}",
                        ),
                    ],
                    className="muted",
                ),
            ],
            id=f"correction-{number}",
        )
        for number, row in enumerate(corrected)
    ]
    return [html.H2(text("table.corrections")), html.Ol(items, className="tb-corrections")]


def _check_title(view: View, name: str) -> str:
    for check in view.store.checks(each=1, name=name):
        return view.text.pick(check.title_ko, check.title_en)
    return name


def _indicators(view: View, became: Sequence[TableIndicator]) -> Component:
    """The indicators that the rows became."""
    counts = {row.indicator_id: row.figures for row in became if row.indicator_id}
    shown = list(counts)[:MOST_INDICATORS]
    names = view.store.indicator_names(shown)
    items = [
        html.Li(
            [
                html.A(view.text.pick(names[indicator].ko, names[indicator].en), href=urls.indicator(indicator)),
                " ",
                html.Span(view.text("table.figures", n=counts[indicator]), className="muted"),
            ]
        )
        for indicator in shown
    ]
    if rest := len(counts) - len(shown):
        items.append(html.Li(f"… +{rest:,}", className="muted"))
    return html.Section([html.H2(view.text("table.indicators")), html.Ul(items, className="tb-list")])
