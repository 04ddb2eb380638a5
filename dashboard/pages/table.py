"""`/t/<table>`: a table as printed, each number a link to its card, corrections in the open."""

from collections import Counter
from urllib.parse import quote

from dash import html
from dash.development.base_component import Component
from markupsafe import Markup

from dashboard import urls
from dashboard.components.card.bibliography import stated
from dashboard.components.html import rich
from dashboard.components.html.assets import script
from dashboard.components.reader.frame import card_frame
from dashboard.components.reader.material import load_material
from dashboard.components.reader.reader import Page as Setting
from dashboard.components.taken.deck_link import deck_link
from dashboard.components.taken.picture_form import Picture, picture_button, picture_section
from dashboard.content.cell_names import name_cells
from dashboard.content.naming import name_table
from dashboard.pages.cited import cite_table
from dashboard.pages.page import Page, View
from etl.answers import Observation, StoredCell, TitledTable
from etl.store import present

PATH = "/t/<table_id>"
SIGNS = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"


def page(view: View, table_id: str) -> Page | None:
    """The page of one table, or None if there is no such table."""
    table = view.store.table(table_id)
    if table is None:
        return None
    text, cells = view.text, view.store.cells(table_id)
    named = [cell.observation_id for cell in cells if cell.observation_id and cell.status == "corrected"]
    corrected = [present(view.store.observation(name)) for name in named]
    title, original = name_table(table, text)
    setting = Setting(load_material(view.store, table.document_id), text)
    printed = setting.set_grid(table_id, _signs(corrected), name_cells(view.store, cells, text))
    frame = card_frame(
        html.Figure(
            [
                html.Div(printed, className="tb-printed", tabIndex="0"),
                html.Figcaption(_source(view, table)),
            ],
            className="tb-figure",
        ),
        text,
        table.document_id,
    )
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
        html.P(_lead(view, cells), className="lead"),
        html.P(
            [deck_link(urls.with_query(f"t/{table_id}", {}), text, "button"), picture_button(text, "button")],
            className="actions page-actions",
        ),
        frame,
        *_corrections(view, corrected),
        _indicators(view, cells),
        picture_section(Picture(f"t/{quote(table_id, safe=urls.SAFE)}", title), text),
        cite_table(view, table),
        html.P(urls.absolute(view.host, urls.table(table_id)), className="print-address"),
        script("30-reader.js"),
        script("30-share.js"),
    ]
    return Page(title=title, body=body, nav="sources")


def _lead(view: View, cells: list[StoredCell]) -> str:
    read = sum(1 for cell in cells if cell.observation_id)
    data = sum(1 for cell in cells if cell.role == "data")
    return view.text("table.lead", data=data, read=read)


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


def _indicators(view: View, cells: list[StoredCell]) -> Component:
    """The indicators that the rows became."""
    counts = Counter(cell.indicator_id for cell in cells if cell.indicator_id)
    names = view.store.indicator_names(list(counts))
    items = [
        html.Li(
            [
                html.A(view.text.pick(names[indicator].ko, names[indicator].en), href=urls.indicator(indicator)),
                " ",
                html.Span(view.text("table.figures", n=count), className="muted"),
            ]
        )
        for indicator, count in counts.items()
    ]
    return html.Section([html.H2(view.text("table.indicators")), html.Ul(items, className="tb-list")])
