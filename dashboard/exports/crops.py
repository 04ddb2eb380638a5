"""The place of a figure on the page of its original as a picture that a deck or a package carries: PNG, its
alternative text, and a line that says where it is from. Painted from the original beside the store, where it has pages.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from math import ceil

from dashboard import urls
from dashboard.content.documents import name_document
from dashboard.content.leaf import Place, draw_place, find_place, say, say_layout
from dashboard.exports.chromium import NoBrowserError, painter
from dashboard.i18n import Text
from etl.answers import StoredDocument
from etl.errors import IntakeError
from etl.store import Order, Store, paint_page

SHARP = 2.0  # pixels a point
FORM = "png"  # every office program shows it


@dataclass(frozen=True, slots=True)
class Crop:
    """One picture: its size in points, the page as it is printed on it, and `path`, where the page can be seen."""

    png: bytes = field(repr=False)
    width: float
    height: float
    label: str
    alt: str
    source: str
    path: str


def find_crop(store: Store, observation_id: str, text: Text) -> Crop | None:
    """The picture of a figure; None if its original has no pages, is not here, or cannot be painted any more."""
    row = store.observation(observation_id)
    place = find_place(store, observation_id) if row is not None else None
    document = store.document(row.document_id) if row is not None else None
    if row is None or place is None or document is None:
        return None
    left, top, right, bottom = place.part
    png = _paint(store, observation_id, document, place)
    if not png:
        return None
    source = say(document, text, "source", document=name_document(document, text).name, label=place.label)
    return Crop(
        png=png,
        width=right - left,
        height=bottom - top,
        label=place.label,
        alt=say(document, text, "crop", label=place.label, words=" ".join(row.passage.split())),
        source=" ".join(filter(None, (source, say_layout(document, text)))),
        path=urls.page(row.document_id, place.page, observation_id),
    )


def _paint(store: Store, observation_id: str, document: StoredDocument, place: Place) -> bytes | None:
    """From the original by PDFium; a sheet by the browser that paints charts."""
    left, top, right, bottom = place.part
    drawn = draw_place(store, observation_id)
    try:
        if drawn is not None:
            return painter().paint(drawn, FORM, (ceil(right - left), ceil(bottom - top)))
        return paint_page(
            store.path, document, Order(place.page, round(SHARP * (right - left)), FORM, place.part, place.marks)
        )
    except (IntakeError, NoBrowserError):
        return None
