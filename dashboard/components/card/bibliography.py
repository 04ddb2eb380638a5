"""What a document says of itself: as stated, as not stated, or as inferred with the reason."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from dash import html
from dash.development.base_component import Component

from dashboard import format as write
from dashboard import urls
from dashboard.citation import OTHER_DATES as FURTHER_DATES
from dashboard.content.documents import Named, name_authors, name_series
from dashboard.i18n import Text
from etl.answers import StoredDocument


def stated(value: str | None, text: Text) -> Component | str:
    """The value, or the words 「명시되지 않음」."""
    return value or html.Span(text("document.not_stated"), className="not-stated")


def describe_date(row: StoredDocument, text: Text) -> Component | str:
    """The date of publication as stated; an inferred one is marked, with its reason at hand."""
    if row.published and _is_stated(row):
        return html.Time(write.moment(row.published, text.lang), dateTime=row.published)
    if not row.published_inferred:
        return _other_date(row, text) or stated(None, text)
    return html.Span(
        [
            html.Time(
                write.moment(row.published_inferred, text.lang),
                dateTime=row.published_inferred,
            ),
            " ",
            html.Abbr(
                text("time.inferred"),
                title=text.pick(row.published_reason_ko, row.published_reason_en),
                className="inferred",
            ),
        ]
    )


def _other_date(row: StoredDocument, text: Text) -> Component | None:
    """The latest date that a journal prints instead, named as what it is."""
    for name in reversed(FURTHER_DATES):
        if date := row.bibliography.get(name):
            words = f"{text(f'document.{name}')} {write.moment(str(date), text.lang, short=True)}"
            return html.Span([stated(None, text), html.Div(words, className="reason")])
    return None


def bibliography(row: StoredDocument, text: Text, original: Path | None = None) -> Component:
    """The head of a document as a list of terms; what its text does not state is said to be so."""
    entries = _entries(row, text)
    if original is not None:
        entries.append((text("document.original"), _original(row, original, text)))
    return html.Dl(
        [html.Div([html.Dt(name), html.Dd(value)]) for name, value in entries],
        className="bibliography",
    )


def _entries(row: StoredDocument, text: Text) -> list[tuple[str, Any]]:
    held = row.bibliography
    entries: list[tuple[str, Any]] = [
        (text("document.author"), _named(name_authors(row, text), row, text)),
        (text("document.container"), _named(name_series(row, text), row, text)),
        (text("document.publisher"), stated(row.publisher, text)),
        (text("document.published"), _dated(row, text)),
        *(
            (text(f"document.{name}"), write.moment(str(held[name]), text.lang))
            for name in FURTHER_DATES
            if held.get(name)
        ),
        (text("document.licence"), stated(row.licence, text)),
    ]
    if note := row.note or held.get("disclaimer"):
        entries.append((text("document.note"), html.Q(note, lang=row.language)))
    entries.append((text("document.file"), _file(row, text)))
    return entries


def _dated(row: StoredDocument, text: Text) -> Any:
    """The date, and below an inferred one the reason in full."""
    known = _is_stated(row) or _is_inferred(row)
    date = describe_date(row, text) if known else stated(None, text)
    reason = text.pick(row.published_reason_ko, row.published_reason_en) if _is_inferred(row) else ""
    return [date, html.Div(reason, className="reason")] if reason else date


def _is_stated(row: StoredDocument) -> bool:
    """Whether the text states a date of publication; that of acceptance may stand in for it."""
    held = row.bibliography
    return bool(row.published) and not (
        "published" not in held and row.published in (held.get(name) for name in FURTHER_DATES)
    )


def _is_inferred(row: StoredDocument) -> bool:
    return bool(not row.published and row.published_inferred)


def _named(named: Named, row: StoredDocument, text: Text) -> Any:
    """A name, and small beside it what the text has where that is in other letters."""
    if not named.original:
        return stated(named.name, text)
    return [named.name, " ", html.Small(named.original, lang=row.language, className="as-quoted")]


def _original(row: StoredDocument, original: Path, text: Text) -> list[Any]:
    """The file as it came, to be saved; and what read it."""
    link = html.A(original.name, href=urls.original(row.document_id), download=original.name)
    reader = text("document.read_by", format=row.format.upper(), reader=row.bibliography["reader"])
    return [link, " · ", reader]


def _file(row: StoredDocument, text: Text) -> list[Any]:
    size = text("document.length", n=f"{row.length:,}")
    return [html.Code(row.file), " · ", size, " · SHA-256 ", html.Code(row.sha256[:12])]
