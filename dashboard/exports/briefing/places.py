"""Where the figures of a briefing stand on the pages of their originals: pictures behind the sheet, if asked for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from dashboard import urls
from dashboard.content.briefing import Sheet
from dashboard.content.briefing.fit import INNER
from dashboard.content.leaf import find_place
from dashboard.exports.briefing.flow import Paragraph, Run, line
from dashboard.exports.briefing.pictures import Painted
from dashboard.exports.crops import Crop, find_crop
from dashboard.i18n import Text
from etl.store import Store

MOST = 6  # pictures, of the statements that come first
TALLEST = 190.0  # points


def has_places(store: Store, sheet: Sheet) -> bool:
    """Whether any figure of the sheet stands on a page of an original."""
    return any(find_place(store, statement.id) is not None for statement in sheet.statements)


def find_crops(store: Store, sheet: Sheet, text: Text) -> list[Crop]:
    """The places of the statements on the sheet, in their order; those that have none are left out."""
    found = (find_crop(store, statement.id, text) for statement in sheet.statements)
    return list(islice((crop for crop in found if crop is not None), MOST))


def shrink(crop: Crop) -> float:
    """By how much a picture is smaller than on its page, so that it has room."""
    return min(1.0, INNER / crop.width, TALLEST / crop.height)


def lay_places(crops: Sequence[Crop], text: Text, host: str) -> Iterator[Paragraph]:
    """The pictures as blocks of an office file, each over the line that says where it is from."""
    if crops:
        yield line("heading", text("brief.places"))
    for crop in crops:
        scale = shrink(crop)
        yield Paragraph("picture", picture=Painted(crop.png, crop.width * scale, crop.height * scale, crop.alt))
        yield Paragraph("note", (Run(crop.source, href=urls.absolute(host, crop.path)),))
