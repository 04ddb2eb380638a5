"""The citation of what a page is about, in the version that the reader sees."""

from dash.development.base_component import Component
from markupsafe import Markup

from dashboard import citation, urls
from dashboard.choice import Choice
from dashboard.citation.items import dataset_item, issue_date
from dashboard.components.card.citations import citations, cite_chosen
from dashboard.content.choosing import name_choice
from dashboard.exports.citation_meta import write_meta
from dashboard.i18n import LANGUAGES
from dashboard.pages.page import View
from dashboard.versions import publication_of
from etl.answers import StoredIndicator, TitledTable
from etl.store import present


def cite_indicator(view: View, row: StoredIndicator) -> Component:
    """All figures of an indicator (a row of `indicator`)."""
    name, version = row.indicator_id, view.store.version
    address = urls.absolute(view.host, urls.indicator(name, v=version))
    cited = citation.indicator(row, view.text, address, version, citation.today(), published_on(view))
    return citations(cited.styles, "i", name, view.text)


def cite_table(view: View, row: TitledTable) -> Component:
    """A table as printed (a row of `table`)."""
    name, version = row.table_id, view.store.version
    address = urls.absolute(view.host, urls.with_query(urls.table(name).partition("?")[0], {"v": version}))
    document = present(view.store.document(row.document_id))
    cited = citation.table(row, document, view.text, address, version, citation.today())
    return citations(cited.styles, "t", name, view.text)


def cite_choice(view: View, choice: Choice) -> Component:
    """The figures that are chosen, as a data set of ours."""
    version = view.store.version
    address = urls.absolute(view.host, urls.figures(choice, v=version))
    titles = {lang: name_choice(view.store, choice, lang) for lang in LANGUAGES}
    cited = citation.dataset("figures", titles, view.text, address, version, citation.today(), published_on(view))
    return cite_chosen(cited.styles, choice, view.text)


def describe_choice(view: View, title: str, path: str) -> Markup:
    """The same for managers of references, in the head of the page at `path`."""
    item = dataset_item("figures", title, view.lang) | {"issued": issue_date(published_on(view), None)}
    return write_meta(item, urls.absolute(view.host, path))


def published_on(view: View) -> str | None:
    """The day on which the version that the reader sees was published; None where no ledger tells."""
    told = publication_of(view.shelf, view.store.version) if view.shelf else None
    return told.at[:10] if told else None
