"""The citation of what a page is about, in the version that the reader sees."""

from dash.development.base_component import Component

from dashboard import citation, urls
from dashboard.components.citations import citations
from dashboard.pages.page import View
from etl.answers import StoredIndicator, TitledTable
from etl.store import present


def cite_indicator(view: View, row: StoredIndicator) -> Component:
    """All figures of an indicator (a row of `indicator`)."""
    name, version = row.indicator_id, view.store.version
    address = urls.absolute(view.host, urls.indicator(name, v=version))
    return citations(citation.indicator(row, view.text, address, version).lines, "i", name, view.text)


def cite_table(view: View, row: TitledTable) -> Component:
    """A table as printed (a row of `table`)."""
    name, version = row.table_id, view.store.version
    address = urls.absolute(view.host, urls.with_query(urls.table(name).partition("?")[0], {"v": version}))
    document = present(view.store.document(row.document_id))
    return citations(citation.table(row, document, view.text, address, version).lines, "t", name, view.text)
