"""One slide brought up to date: its texts, its chart, number or table, its notes.

A text that still says what we wrote is written anew; one that somebody rewrote is kept, one that
somebody took away stays away. A slide without its notes has no memory: its texts are kept.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass, field
from io import BytesIO
from itertools import count
from typing import TYPE_CHECKING, Any

from lxml import etree
from pptx.oxml import parse_xml
from pptx.oxml.ns import namespaces, qn

from dashboard import urls
from dashboard.exports.pptx.finds import Found, alt_of, find_text, words_of
from dashboard.exports.pptx.grid import Cell, Grid
from dashboard.exports.pptx.hands import few, find_edits, is_retyped, leave_out, tell_numbers
from dashboard.exports.pptx.notes import write_notes
from dashboard.exports.pptx.number import Number
from dashboard.exports.pptx.places import Box, Frame
from dashboard.exports.pptx.plan import SlidePlan
from dashboard.exports.pptx.plot import Plot
from dashboard.exports.pptx.shapes import clean_attribute
from dashboard.exports.pptx.slide import (
    PAGE,
    PAGE_SOURCE,
    QUOTE,
    base_of,
    draw_body,
    draw_plot,
    draw_words,
    drop_links,
    linker,
    mark_body,
    mark_words,
    set_notes,
    workbook_of,
)
from dashboard.exports.pptx.template import NAMESPACES
from dashboard.exports.pptx.text import Paragraph, fingerprint, write_paragraphs
from dashboard.exports.pptx.tiles import Tiles, draw_tiles, read_words
from dashboard.exports.pptx.transplant import read_data, transplant
from dashboard.exports.pptx.words import make_room, set_number, set_quotation, set_words

if TYPE_CHECKING:
    from pptx.slide import Slide


LINK = qn("a:hlinkClick")
OF_A_NAME = etree.XPath("*[*[1]/p:cNvPr/@name = $name]", namespaces=namespaces("p"))


@dataclass(slots=True)
class Renewal:
    """What was done to a slide."""

    plan: SlidePlan
    is_moved: bool = False  # the words of a text tell nothing of its links
    is_touched: bool = False
    is_new_data: bool = False
    is_new_shape: bool = False
    kept: list[str] = field(default_factory=list)  # parts that somebody rewrote and that would now say something else
    said: list[tuple[str, dict[str, str]]] = field(default_factory=list)  # other remarks: a key of deck.*, its words


def renew(one: Found, plan: SlidePlan, frame: Frame, *, is_moved: bool = False) -> Renewal:
    """Bring a slide up to date with its plan; `is_moved` if its addresses lead elsewhere than they did."""
    done = Renewal(plan, is_moved)
    room = make_room(plan, frame)
    words = set_words(plan, frame)
    marks = {**mark_words(plan, words), **mark_body(plan, room.area)}
    _renew_body(one, plan, frame, marks, done)
    if one.is_alone:
        for role in ("title", "subtitle", "note", "source", "foot"):
            _renew_text(one, role, words.get(role, ()), marks, room, done)
        _renew_notes(one, plan, marks, frame.ea, done)
    if done.is_touched:
        drop_links(one.slide)
    return done


# texts ----------------------------------------------------------------------------------------


def _renew_text(
    one: Found, role: str, lines: Sequence[Paragraph], marks: Mapping[str, str], frame: Frame, done: Renewal
) -> None:
    before = one.memory.marks.get(role)
    shape = find_text(one.slide, role, before)
    is_same = before == marks.get(role)
    if is_same and not (done.is_moved and _has_link(lines)):
        return
    if shape is None:
        if before is None and lines and one.memory.version:  # there was nothing to say, now there is
            draw_words(one.slide, _next_id(one.slide), role, {role: lines}, frame, one.memory.lang)
            done.is_touched = True
        return
    if before is None or fingerprint(words_of(shape)) != before:
        if not is_same and fingerprint(words_of(shape)) != marks.get(role):
            done.kept.append(role)
        return
    _write(shape, lines, one, frame)
    done.is_touched = True


def _has_link(lines: Sequence[Paragraph]) -> bool:
    return any(run.link for line in lines for run in line)


def _write(shape: Any, lines: Sequence[Paragraph], one: Found, frame: Frame) -> None:
    """New words in an old shape; the first run says how all of them look, if somebody changed that."""
    body = shape.text_frame._txBody
    written = write_paragraphs(lines, one.memory.lang, linker(one.slide), frame.ea)
    fresh = list(frame.palette.dress(parse_xml(f"<a:r0 {NAMESPACES}>{written}</a:r0>")))
    _keep_fonts(body, fresh)
    for line in body.findall(qn("a:p")):
        body.remove(line)
    for line in fresh:
        body.append(line)


def _keep_fonts(body: Any, fresh: Sequence[Any]) -> None:
    """A run takes the look of the one that stood in its place; its size only if the words still fit."""
    for old, new in zip(body.findall(qn("a:p")), fresh, strict=False):
        olds, news = old.findall(qn("a:r")), new.findall(qn("a:r"))
        if len(olds) != len(news):
            continue
        for before, after in zip(olds, news, strict=True):
            own, look = before.find(qn("a:rPr")), after.find(qn("a:rPr"))
            if own is not None and look is not None:
                _keep_look(own, look)


def _keep_look(own: Any, look: Any) -> None:
    for name in ("b", "i", "u"):
        if own.get(name) is not None:
            look.set(name, own.get(name))
    sizes = [int(size) for size in (own.get("sz"), look.get("sz")) if size and size.isdigit()]
    if sizes:
        look.set("sz", str(min(sizes)))
    for child in [child for child in look if child.tag != LINK]:
        look.remove(child)
    for at, child in enumerate([child for child in own if child.tag != LINK]):
        look.insert(at, child)


def _renew_notes(one: Found, plan: SlidePlan, marks: Mapping[str, str], ea: str, done: Renewal) -> None:
    lines = write_notes(plan, marks, one.memory)
    frame = one.slide.notes_slide.notes_text_frame if one.slide.has_notes_slide else None
    if frame is not None and frame.text.replace("\v", "\n").split("\n") == lines:
        return
    set_notes(one.slide, lines, plan.lang, ea)
    done.is_touched = True


# charts, numbers, tables ----------------------------------------------------------------------


def _renew_body(one: Found, plan: SlidePlan, frame: Frame, marks: Mapping[str, str], done: Renewal) -> None:
    body, shape = plan.body, one.shape
    if isinstance(body, Plot) and shape.has_chart:
        _renew_chart(one, plan, frame, marks, done)
    elif isinstance(body, Grid) and shape.has_table and _has_size(shape.table, body):
        _renew_table(one, body, done)
    elif isinstance(body, Tiles) and shape.has_table and len(shape.table.rows) == len(body.rows):
        _renew_tiles(one, plan, body, frame, marks, done)
    elif isinstance(body, Number) and shape.has_text_frame:
        _renew_number(one, plan, body, frame, marks, done)
        _renew_page(one, plan, done)
    else:
        _replace(one, plan, frame, done)
        return
    if one.memory.marks.get("alt") == fingerprint(alt_of(shape)) and alt_of(shape) != plan.alt:
        shape._element._nvXxPr.cNvPr.set("descr", plan.alt)
        done.is_touched = True


def _renew_chart(one: Found, plan: SlidePlan, frame: Frame, marks: Mapping[str, str], done: Renewal) -> None:
    part = one.shape.chart.part
    fresh = draw_plot(plan, frame)
    edits = find_edits(part._element, one.memory.marks)
    if left_out := leave_out(fresh, edits.deleted):
        done.said.append(("changes_left_out", {"series": few(left_out)}))
    is_new = read_data(part._element) != read_data(fresh)
    if is_new:
        _say_numbers(one, part._element, fresh, edits.retyped, done)
        transplant(part._element, fresh)
        done.is_new_data = True
    if is_new or one.memory.marks.get("chart") != marks["chart"] or part.chart_workbook.xlsx_part is None:
        part.chart_workbook.update_from_xlsx_blob(workbook_of(plan))
        done.is_touched = True


def _say_numbers(one: Found, own: Any, fresh: Any, retyped: Iterable[str], done: Renewal) -> None:
    """Which numbers go, where no list of changes tells it: those typed by hand; all, if the notes are gone."""
    if not one.memory.version:
        words = {"old": few(tell_numbers(own, fresh)) or "–", "new": few(tell_numbers(fresh, own)) or "–"}
        done.said.append(("changes_numbers", words))
    elif retyped and (numbers := tell_numbers(own, fresh, retyped)):
        done.said.append(("changes_retyped", {"numbers": few(numbers)}))
    elif retyped:
        done.said.append(("changes_renamed", {"series": few(sorted(retyped))}))


def _renew_table(one: Found, grid: Grid, done: Renewal) -> None:
    """The cells with numbers; how somebody called rows and columns stays."""
    table = one.shape.table
    typed: list[str] = []
    is_edited = is_retyped(table, grid, one.memory.marks)
    for row, line in zip(table.rows, grid.rows, strict=True):
        for own, new in zip(row.cells, line, strict=True):
            if not new.is_number or " ".join(own.text.split()) == new.whole:
                continue
            typed.append(f"{' '.join(own.text.split()) or '–'} → {new.whole}")
            _write_cell(own, new)
            done.is_touched = done.is_new_data = True
    if typed and (is_edited or not one.memory.version):
        done.said.append(("changes_retyped", {"numbers": few(typed)}))


def _renew_tiles(
    one: Found, plan: SlidePlan, tiles: Tiles, frame: Frame, marks: Mapping[str, str], done: Renewal
) -> None:
    """A table of paragraphs: written anew where it stands, unless somebody wrote in it."""
    now = fingerprint(read_words(one.shape.table))
    is_same = now == marks["chart"]
    if is_same and not done.is_moved:
        return
    if now != one.memory.marks.get("chart"):
        if not is_same:
            done.kept.append("chart")
        return
    box = Box(one.shape.left, one.shape.top, one.shape.width, one.shape.height).shrunk(frame.palette.scale)
    fresh = parse_xml(draw_tiles(1, plan.wish.name, plan.alt, box, tiles, plan.lang, linker(one.slide), frame.ea))
    own, new = (next(each.iter(qn("a:tbl"))) for each in (one.shape._element, frame.palette.dress(fresh)))
    own.addprevious(new)
    own.getparent().remove(own)  # type: ignore[union-attr]  # it stands in its frame
    done.is_touched, done.is_new_data = True, done.is_new_data or not is_same


def _write_cell(own: Any, new: Cell) -> None:
    """Other words in a cell, in the look of its first run; a misprint behind them is struck through."""
    runs = [run for paragraph in own.text_frame.paragraphs for run in paragraph.runs]
    for rest in [*(run._r for run in runs[1:]), *own._tc.iter(qn("a:br"))]:
        rest.getparent().remove(rest)
    if not runs:
        own.text = new.words
        runs = [run for paragraph in own.text_frame.paragraphs for run in paragraph.runs]
    for run in runs[:1]:
        run.text = new.words
        if new.misprint:
            struck = deepcopy(run._r)
            struck.get_or_add_rPr().set("strike", "sngStrike")
            struck.text = new.misprint
            run._r.addnext(struck)
            run._r.addnext(parse_xml(f'<a:br xmlns:a="{run._r.nsmap["a"]}"/>'))


def _renew_page(one: Found, plan: SlidePlan, done: Renewal) -> None:
    """The picture of the page, in the place and the frame that it has; it stays where there is none any more."""
    shape = find_named(one.slide, PAGE)
    if shape is None or plan.crop is None or shape.image.blob == plan.crop.png:
        return
    _, relation = one.slide.part.get_or_add_image_part(BytesIO(plan.crop.png))
    shape._element.blipFill.blip.rEmbed = relation
    shape._element._nvXxPr.cNvPr.set("descr", clean_attribute(plan.crop.alt))
    shape.height = round(shape.width * plan.crop.height / plan.crop.width)
    source = find_text(one.slide, PAGE_SOURCE, None)
    if source is not None:
        for run in [run for paragraph in source.text_frame.paragraphs for run in paragraph.runs][:1]:
            run.text = plan.crop.source
            run.hyperlink.address = urls.absolute(base_of(plan), plan.crop.path)
    done.is_touched = True


def _renew_number(
    one: Found, plan: SlidePlan, number: Number, frame: Frame, marks: Mapping[str, str], done: Renewal
) -> None:
    left = Box(one.shape.left, one.shape.top, one.shape.width, one.shape.height).shrunk(frame.palette.scale)
    texts = {"chart": (one.shape, set_number(number, left))}
    quotation = find_text(one.slide, QUOTE, one.memory.marks.get(QUOTE)) if one.is_alone else None
    if quotation is not None:
        texts[QUOTE] = (quotation, set_quotation(number, is_small=plan.crop is not None))
    for role, (shape, lines) in texts.items():
        before, now = one.memory.marks.get(role), fingerprint(words_of(shape))
        is_same = marks[role] == now
        if is_same and not (done.is_moved and _has_link(lines)):
            continue
        if before != now:
            if before != marks[role]:
                done.kept.append(role)
            continue
        _write(shape, lines, one, frame)
        done.is_touched, done.is_new_data = True, done.is_new_data or not is_same


def _replace(one: Found, plan: SlidePlan, frame: Frame, done: Renewal) -> None:
    """Another sort of thing in the same place: a number that has become a chart, a table that grew."""
    shape = one.shape
    held = (shape.left, shape.top, shape.width, shape.height)
    area = Box(*(side or 0 for side in held)).shrunk(frame.palette.scale)
    if shape.has_text_frame:  # a number has half of the area, its passage the rest
        quotation = find_text(one.slide, QUOTE, one.memory.marks.get(QUOTE))
        page, source = find_named(one.slide, PAGE), find_text(one.slide, PAGE_SOURCE, None)
        for other in (quotation, find_named(one.slide, "figtrace bar"), page, source):
            if other is not None:
                other._element.getparent().remove(other._element)
        area = frame.area
    shape._element.getparent().remove(shape._element)
    draw_body(one.slide, count(_next_id(one.slide)), plan, area, frame)
    done.is_touched = done.is_new_data = done.is_new_shape = True


def find_named(slide: Slide, name: str) -> Any | None:
    """The first shape of a name, or None; looked for in the XML, since a slide may have a thousand shapes of ours."""
    named: Any = OF_A_NAME(slide.shapes._spTree, name=name)
    return next((shape for shape in slide.shapes if shape._element in named), None) if named else None


def _has_size(table: Any, grid: Grid) -> bool:
    return len(table.rows) == len(grid.rows) and len(table.columns) == len(grid.rows[0])


def _next_id(slide: Slide) -> int:
    ids = [int(each) for each in slide.shapes._spTree.xpath("//@id") if each.isdigit()]
    return max(ids, default=1) + 1
