"""A page of a PDF as a picture, with marks on it; painted in a child process with limits, as it is read.

Comes in: the path of the file and an Order. Goes out: PNG or WebP. Refused with IntakeError, in one line: a file that
cannot be painted, a page that is not there, a picture of too many pixels.
"""

from __future__ import annotations

import os
import sys
import threading
from io import BytesIO
from pathlib import Path
from typing import Any

import msgspec

from etl.errors import IntakeError
from etl.intake import limits
from etl.intake.child import ask_child, end_with_parent, set_limits
from etl.intake.limits import refuse

FORMS = ("png", "webp")
PIXELS = 20_000_000
WALL_SECONDS, CPU_SECONDS = 20.0, 15
QUALITIES = (82, 70, 55, 40, 25, 12, 5)  # of WebP: the first by which a page is light enough
LIGHT, USUAL_WIDTH = 130_000, 910  # bytes of a picture so wide; sharper ones weigh more
STEP = "open the original instead"
Edges = tuple[float, float, float, float]
Colour = tuple[int, int, int]
MARKS: dict[str, tuple[Colour, Colour | None]] = {  # what a mark is filled with, and the line around it
    "passage": ((255, 246, 205), None),
    "label": ((226, 238, 252), None),
    "number": ((255, 214, 92), (120, 72, 0)),
}


class Mark(msgspec.Struct, frozen=True):
    """A rectangle to be marked, in points from the upper left corner; `sort` is of MARKS."""

    sort: str
    edges: Edges


class Order(msgspec.Struct, frozen=True):
    """What to paint: a page from 1, how many pixels wide, the part of it (None: all), marks, png or webp."""

    page: int
    width: int
    form: str = "png"
    part: Edges | None = None
    marks: tuple[Mark, ...] = ()


class Answer(msgspec.Struct):
    """What a child says: one of the two."""

    picture: bytes | None = None
    error: str | None = None


def paint_in_child(path: Path, order: Order) -> bytes:
    """The picture; IntakeError with one line if there is none."""
    said = msgspec.json.encode(order).decode()
    command = [sys.executable, "-P", "-m", "etl.intake.painting", str(path.resolve()), said]
    content, _ = ask_child(command, b"", WALL_SECONDS)
    try:
        answer = msgspec.msgpack.decode(content, type=Answer)
    except msgspec.DecodeError as error:
        raise refuse(path.name, f"page {order.page} takes too long or too much memory to paint", STEP) from error
    if answer.picture is None:
        raise IntakeError(answer.error or "")
    return answer.picture


def main(path: str, said: str) -> None:
    """The child: paint, answer, end."""
    answer_to = os.dup(1)
    os.dup2(2, 1)  # what a library prints is no part of the answer
    threading.Thread(target=end_with_parent, daemon=True).start()
    set_limits(CPU_SECONDS, limits.MEMORY_BYTES)
    order = msgspec.json.decode(said, type=Order)
    try:
        answer = Answer(picture=paint(Path(path), order))
    except IntakeError as error:
        answer = Answer(error=str(error))
    except MemoryError:
        answer = Answer(error=str(refuse(Path(path).name, f"page {order.page} takes too much memory to paint", STEP)))
    with os.fdopen(answer_to, "wb") as file:
        file.write(msgspec.msgpack.encode(answer))
    os._exit(0)  # nothing is left to be tidied up


def paint(path: Path, order: Order) -> bytes:
    """The picture, made in this process."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(path)
        page = document[order.page - 1]
    except (pypdfium2.PdfiumError, IndexError) as error:
        raise refuse(path.name, f"page {order.page} cannot be opened", STEP) from error
    width, height = page.get_width(), page.get_height()
    left, top, right, bottom = order.part or (0.0, 0.0, width, height)
    scale = order.width / max(right - left, 1.0)
    if order.width * (bottom - top) * scale > PIXELS or width * height * scale * scale > 4 * PIXELS:
        raise refuse(path.name, f"page {order.page} has more than {PIXELS:,} pixels at this size", STEP)
    for mark in order.marks:
        _insert(page, mark)
    bitmap = page.render(scale=scale, crop=(left, height - bottom, width - right, top))
    return _encode(bitmap.to_pil().convert("RGB"), order)


def _encode(image: Any, order: Order) -> bytes:
    most = LIGHT * max(1.0, (order.width / USUAL_WIDTH) ** 2)
    made = BytesIO()
    for quality in QUALITIES:
        made = BytesIO()
        if order.form != "webp":
            image.save(made, order.form.upper(), optimize=True)
            break
        image.save(made, "WEBP", quality=quality)
        if made.tell() <= most:
            break
    return made.getvalue()


def _insert(page: Any, mark: Mark) -> None:
    """Lay a mark over the page, so that what is printed shines through."""
    from pypdfium2 import raw

    from etl.intake.pdf.characters import placing

    how = placing(page)
    x1, y1 = how.find(mark.edges[0], mark.edges[1])
    x2, y2 = how.find(mark.edges[2], mark.edges[3])
    fill, line = MARKS[mark.sort]
    rectangle = raw.FPDFPageObj_CreateNewRect(min(x1, x2), min(y1, y2), abs(x2 - x1), abs(y2 - y1))
    raw.FPDFPageObj_SetFillColor(rectangle, *fill, 255)
    if line is not None:
        raw.FPDFPageObj_SetStrokeColor(rectangle, *line, 255)
        raw.FPDFPageObj_SetStrokeWidth(rectangle, 0.8)
    raw.FPDFPath_SetDrawMode(rectangle, raw.FPDF_FILLMODE_WINDING, line is not None)
    raw.FPDFPageObj_SetBlendMode(rectangle, b"Multiply")
    raw.FPDFPage_InsertObject(page.raw, rectangle)


if __name__ == "__main__":
    main(*sys.argv[1:])
