"""`/cite/…`: a citation as a file, of a figure (o), an indicator (i), a table (t), a document (d), or of a choice.

/cite/o/002:8020-8032.bib        BibTeX; .biblatex.bib, .ris and .csl.json likewise
/cite/o/002:8020-8032.txt        plain text; style=korean, apa, chicago or chicago-author-date, else by language
/cite/figures.bib?o=kr.nis       the figures that the parameters choose, as a data set, and their documents

Notes and names are in the language that `lang` names. Citations hold the version that is shown, an address in which it
is frozen, and the day on which that was asked for: what holds a day is not kept for good.
"""

from __future__ import annotations

from collections.abc import Sequence

from flask import Flask, Response

from dashboard import citation, public, urls, versions
from dashboard.api.parameters import CHOSEN, MEANT, STATE, Parameter
from dashboard.api.query import LANG, read_query
from dashboard.choice import Choice
from dashboard.citation import Cited
from dashboard.citation.references import FORMATS
from dashboard.citation.styles import OF_LANGUAGE, STYLES
from dashboard.content.choosing import name_choice
from dashboard.exports.selection import Selection
from dashboard.i18n import LANGUAGES, Text
from dashboard.versions import ASK, keep
from etl.store import Store, present

SORTS = ("o", "i", "t", "d")
ENDINGS = ("bib", "ris", "csl.json", "txt")  # biblatex.bib ends like bib: what stands before tells it
MOST_DOCUMENTS = 1000  # of a choice
CITED = (LANG, Parameter("style", "Of plain text.", values=tuple(STYLES)))
PLAIN = "text/plain; charset=utf-8"


def register(server: Flask, store: Store) -> None:
    """Add both routes."""
    endings = ",".join(f'"{ending}"' for ending in ENDINGS)

    @server.get(f"/cite/<any({','.join(SORTS)}):sort>/<name>.<any({endings}):ending>")
    def answer_citation(sort: str, name: str, ending: str) -> Response:
        """The file, or 404 with the next step."""
        asked = read_query(store, CITED)
        text = Text(asked["lang"] or LANGUAGES[0])
        name, form = find_form(name, ending)
        cited = find_cited(store, sort, name, text)
        if cited is None:
            return Response(text("cite.missing", id=name) + "\n", status=404, content_type=PLAIN)
        return write([cited], form, asked["style"] or OF_LANGUAGE[text.lang])

    @server.get(f"/cite/figures<any(.,.biblatex.):dots><any({endings}):ending>")
    def answer_choice(dots: str, ending: str) -> Response:
        """The file of the figures that are chosen."""
        asked = read_query(store, (*CHOSEN, *MEANT, *STATE, *CITED))
        text = Text(asked["lang"] or LANGUAGES[0])
        form = f"{dots.strip('.')}.{ending}".strip(".")
        if form not in (*FORMATS, "txt"):
            return Response(text("cite.missing", id=f"figures{dots}{ending}") + "\n", status=404, content_type=PLAIN)
        return write(cite_choice(store, asked.choice, text), form, asked["style"] or OF_LANGUAGE[text.lang])


def find_form(name: str, ending: str) -> tuple[str, str]:
    """The name without what belongs to its ending, and the form.

    >>> find_form("arms.shells", "bib"), find_form("arms.shells.biblatex", "bib")
    (('arms.shells', 'bib'), ('arms.shells', 'biblatex.bib'))
    """
    before, _, last = name.rpartition(".")
    return (before, f"{last}.{ending}") if f"{last}.{ending}" in FORMATS else (name, ending)


def write(cited: Sequence[Cited], form: str, style: str) -> Response:
    """The citations in a format, one after the other."""
    if form == "txt":
        words = "\n\n".join(each.styles[style].plain for each in cited)
        response = Response(words + "\n", content_type=PLAIN)
    else:
        put, media_type = FORMATS[form]
        response = Response(put([each.item for each in cited]), content_type=media_type)
    kept = keep(response)
    if any("accessed" in each.item for each in cited):
        kept.headers["Cache-Control"] = ASK
    return kept


def find_cited(store: Store, sort: str, name: str, text: Text) -> Cited | None:
    """What is cited; None if there is no such thing."""
    version, today = store.version, citation.today()
    if sort == "o" and (figure := store.observation(name)):
        return citation.figure(figure, text, freeze(urls.observation(name), version), version, today)
    if sort == "i" and (measured := store.indicator(name)):
        address = freeze(urls.indicator(name), version)
        return citation.indicator(measured, text, address, version, today, published_on(version))
    if sort == "t" and (printed := store.table(name)):
        document = present(store.document(printed.document_id))
        return citation.table(printed, document, text, freeze(urls.table(name), version), version, today)
    if sort == "d" and (text_of := store.document(name)):
        return citation.document(text_of)
    return None


def cite_choice(store: Store, choice: Choice, text: Text) -> list[Cited]:
    """The figures that are chosen as a data set of ours, then each of their documents."""
    version = store.version
    address = urls.absolute(public.base(), urls.figures(choice, v=version))
    titles = {lang: name_choice(store, choice, lang) for lang in LANGUAGES}
    name = urls.search_part("figures", choice.to_query()) or "figures"
    whole = citation.dataset(name, titles, text, address, version, citation.today(), published_on(version))
    documents = Selection.of_choice(store, choice, text.lang, "").documents()[:MOST_DOCUMENTS]
    return [whole, *(citation.document(row) for row in documents)]


def published_on(version: str) -> str | None:
    """The day on which a version was published, where the ledger tells."""
    told = versions.find_publication(version)
    return told.at[:10] if told else None


def freeze(path: str, version: str) -> str:
    """The absolute address at which this version is always shown."""
    return urls.absolute(public.base(), urls.with_query(path.partition("?")[0], {"v": version}))
