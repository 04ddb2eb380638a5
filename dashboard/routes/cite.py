"""`/cite/…`: a citation as a file, of a figure (o), an indicator (i), a table (t) or a document (d).

/cite/o/002:8020-8032.bib        BibTeX; .ris and .csl.json likewise
/cite/o/002:8020-8032.txt        plain text; style=korean, apa or chicago, else that of the language

Notes and names are in the language that `lang` names. Citations hold the version that is shown, and
an address in which it is frozen.
"""

from __future__ import annotations

from flask import Flask, Response

from dashboard import citation, public, urls
from dashboard.api.parameters import Parameter
from dashboard.api.query import LANG, read_query
from dashboard.citation import Cited
from dashboard.citation.references import FORMATS
from dashboard.citation.styles import OF_LANGUAGE, STYLES
from dashboard.i18n import LANGUAGES, Text
from dashboard.versions import keep
from etl.store import Store, present

SORTS = ("o", "i", "t", "d")
FORMS = (*FORMATS, "txt")
CITED = (LANG, Parameter("style", "Of plain text.", values=tuple(STYLES)))


def register(server: Flask, store: Store) -> None:
    """Add the route."""

    forms = ",".join(f'"{form}"' for form in FORMS)

    @server.get(f"/cite/<any({','.join(SORTS)}):sort>/<name>.<any({forms}):form>")
    def answer_citation(sort: str, name: str, form: str) -> Response:
        """The file, or 404 with the next step."""
        asked = read_query(store, CITED)
        text = Text(asked["lang"] or LANGUAGES[0])
        cited = find_cited(store, sort, name, text)
        if cited is None:
            return Response(text("cite.missing", id=name) + "\n", status=404, content_type="text/plain; charset=utf-8")
        if form == "txt":
            line = cited.lines[asked["style"] or OF_LANGUAGE[text.lang]]
            return keep(Response(line + "\n", content_type="text/plain; charset=utf-8"))
        write, media_type = FORMATS[form]
        return keep(Response(write([cited.item]), content_type=media_type))


def find_cited(store: Store, sort: str, name: str, text: Text) -> Cited | None:
    """What is cited; None if there is no such thing."""
    version = store.version
    if sort == "o" and (figure := store.observation(name)):
        return citation.figure(figure, text, freeze(urls.observation(name), version), version)
    if sort == "i" and (measured := store.indicator(name)):
        return citation.indicator(measured, text, freeze(urls.indicator(name), version), version)
    if sort == "t" and (printed := store.table(name)):
        document = present(store.document(printed.document_id))
        return citation.table(printed, document, text, freeze(urls.table(name), version), version)
    if sort == "d" and (text_of := store.document(name)):
        return citation.document(text_of)
    return None


def freeze(path: str, version: str) -> str:
    """The absolute address at which this version is always shown."""
    return urls.absolute(public.base(), urls.with_query(path.partition("?")[0], {"v": version}))
