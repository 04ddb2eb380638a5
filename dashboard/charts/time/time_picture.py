"""Lanes along time as SVG: places across are shares of the width, so that one picture fits every screen.

Each part is an <svg> of its own (events, lane, axis) which the page stacks: names stand beside or above a lane as HTML.
Every mark is a link whose <title> says all of it, to those who point at it and as its name; there is no script.
"""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.charts.data import times
from dashboard.charts.data.marks import SHAPES
from dashboard.charts.ground import frame
from dashboard.charts.ground.labels import text_width
from dashboard.charts.svg.paint import number, tag
from dashboard.charts.svg.traces import outline
from dashboard.charts.time.time_plan import (
    BETWEEN,
    FONT,
    GLYPH,
    HEAD,
    HEAP,
    ROW,
    LanePlan,
    Placed,
    PlacedEvent,
    Tick,
)
from dashboard.markup import escape
from dashboard.window import Window

STACKED = 15  # pixels from the words of a mark to what stands below them
EVENT_ROW = 17
AXIS = 26
WIDE = 560  # pixels for which the dates behind the lanes are chosen
SIZE = 8.4  # pixels of a glyph


def draw_lane(plan: LanePlan) -> str:
    """The marks of a lane and the publications below them."""
    body = [_tick(share, tick, plan.height) for share, tick in plan.ticks]
    body += [_mark(placed) for placed in plan.bars]
    return _picture("tm-plot", plan.height, "".join(body))


def draw_events(events: Sequence[PlacedEvent], rows: int) -> str:
    """The names of events in rows, each with a line down; those without words have a mark."""
    height = EVENT_ROW * rows + 8
    body = [_line_down(placed, height) for placed in events]  # first: no line runs through a name
    body += [_event(placed, height) for placed in events]
    return _picture("tm-plot tm-events", height, "".join(body))


def draw_ground(events: Sequence[PlacedEvent], window: Window, lang: str) -> str:
    """What lies behind all lanes: a line for each date of the axis, a broken one for each event."""
    shares = [
        window.share(times.first_day(day)) for day in frame.time_ticks(window.start, window.end - 1, WIDE, lang)[0]
    ]
    places = [{"x1": _share(share), "x2": _share(share), "y1": 0, "y2": "100%"} for share in shares]
    body = [tag("line", {**place, "class": "tm-grid"}) for place in places]
    for placed in events:
        place = {"x1": _share(placed.left), "x2": _share(placed.left), "y1": 0, "y2": "100%"}
        body.append(tag("line", {**place, "class": "tm-line on" if placed.event.is_named else "tm-line"}))
    return f'<svg class="tm-plot tm-ground" width="100%" height="100%" aria-hidden="true">{"".join(body)}</svg>'


def draw_axis(window: Window, width: float, lang: str) -> str:
    """The dates, as many as have room over so many pixels."""
    days, names = frame.time_ticks(window.start, window.end - 1, width, lang)
    body = []
    for day, name in zip(days, names, strict=True):
        share = window.share(times.first_day(day))
        anchor = "start" if share < 0.03 else "end" if share > 0.97 else "middle"
        body.append(tag("line", {"x1": _share(share), "x2": _share(share), "y1": 0, "y2": 6, "class": "tm-rule"}))
        body.append(tag("text", {"x": _share(share), "y": 19, "text-anchor": anchor}, escape(name)))
    return _picture("tm-plot tm-axis", AXIS, "".join(body))


def draw_sign(shape: str) -> str:
    """A glyph by itself, for the key."""
    return f'<svg width="14" height="14" aria-hidden="true"><g transform="translate(7 7)">{_glyph(shape)}</g></svg>'


def _picture(look: str, height: int, body: str) -> str:
    return f'<svg class="{look}" width="100%" height="{height}">{body}</svg>'


def _share(share: float) -> str:
    return f"{number(share * 100)}%"


def _mark(placed: Placed) -> str:
    bar, y = placed.bar, HEAD + ROW * placed.row + ROW / 2
    drawn = _heap(placed, y) if bar.figures > 1 else _figure(placed, y)
    return _link(bar.href, bar.told, drawn, bar.id, f"c-{bar.colour}" if bar.colour else "")


def _figure(placed: Placed, y: float) -> str:
    """Its time as a line, its glyph at the end; dotted where an end is not known."""
    bar, left, right = placed.bar, _share(placed.left), _share(placed.right)
    parts = []
    if placed.right > placed.left:
        dash = "2 4" if bar.opens else None
        line = {"x1": left, "x2": right, "y1": number(y), "y2": number(y), "stroke-dasharray": dash}
        parts.append(tag("line", {**line, "class": "tm-span"}))
        parts.append(tag("line", {**line, "stroke-dasharray": None, "class": "reach"}))
    parts.append(f'<svg x="{right}" y="{number(y)}" overflow="visible"><g>{_glyph(bar.shape)}</g></svg>')
    if placed.side:
        parts.append(_words(placed, y))
    return "".join(parts)


def _heap(placed: Placed, y: float) -> str:
    """Many figures as one: a band over their time with their number."""
    middle = (placed.left + placed.right) / 2
    band = {"x": _share(placed.left), "width": _share(placed.right - placed.left)}
    number_of = f"{placed.bar.figures:,}"
    room = max(HEAP, len(number_of) * 8 + 8)
    pill = {"x": -room / 2, "y": -8, "width": room, "height": 16, "rx": 8, "class": "tm-pill"}
    inner = tag("rect", pill) + tag("text", {"y": 4.2, "text-anchor": "middle", "class": "tm-count"}, number_of)
    return (
        tag("rect", {**band, "y": number(y - 6), "height": 12, "rx": 4, "class": "tm-band"})
        + f'<svg x="{_share(middle)}" y="{number(y)}" overflow="visible">{inner}</svg>'
    )


def _words(placed: Placed, y: float) -> str:
    if placed.side == "inside":
        return _on_the_line(placed, y)
    at, shift, anchor = placed.right, GLYPH + 5, "start"
    if placed.side == "left":
        at, shift, anchor = placed.left, -(GLYPH + 3), "end"
    place = {"x": _share(at), "dx": shift, "y": number(y + 4.4), "text-anchor": anchor}
    if not placed.is_stacked:
        return tag("text", place, _written(placed))
    below = {"x": _share(at), "dx": shift, "dy": STACKED, "class": "tm-beside"}
    return tag("text", place, escape(placed.words) + tag("tspan", below, escape(placed.beside)))


def _written(placed: Placed) -> str:
    """Its words, and more faintly what stands beside them."""
    if not placed.beside:
        return escape(placed.words)
    return escape(placed.words) + tag("tspan", {"class": "tm-beside"}, escape(f"{BETWEEN}{placed.beside}"))


def _on_the_line(placed: Placed, y: float) -> str:
    """Words over the line of their mark, which ends before them and goes on behind."""
    ground = {
        "x": 10,
        "y": -8,
        "width": number(text_width(placed.line, FONT) + 6),
        "height": 16,
        "class": "tm-ground-of",
    }
    words = tag("rect", ground) + tag("text", {"x": 13, "y": 4.4}, _written(placed))
    return f'<svg x="{_share(placed.left)}" y="{number(y)}" overflow="visible">{words}</svg>'


def _glyph(shape: str) -> str:
    """The symbol that other charts have for it, small."""
    symbol = SHAPES[shape if shape in SHAPES else "observed"][0]
    is_hollow = symbol.endswith("-open") and not symbol.startswith("line")
    return tag("path", {"d": outline(symbol, SIZE), "class": f"tm-glyph {'hollow' if is_hollow else shape}"})


def _tick(share: float, tick: Tick, height: int) -> str:
    """A publication: a short flag on the lower edge of the lane."""
    flag = '<path d="M0 0v-9l5 2.6l-5 2.6" class="tm-flag"/><path d="M-4 -12h12v13h-12z" class="reach"/>'
    drawn = f'<svg x="{_share(share)}" y="{height - 2}" overflow="visible">{flag}</svg>'
    return _link(tick.href, tick.told, drawn, f"tick-{height}-{tick.day}")


def _line_down(placed: PlacedEvent, height: int) -> str:
    top = EVENT_ROW * placed.row + 4 if placed.row is not None else height - 9
    line = {"x1": _share(placed.left), "x2": _share(placed.left), "y1": top, "y2": height}
    return tag("line", line | {"class": "tm-line on" if placed.event.is_named else "tm-line"})


def _event(placed: PlacedEvent, height: int) -> str:
    event, drawn = placed.event, ""
    look = "tm-event on" if event.is_named else "tm-event"
    if placed.right - placed.left > 0.004:
        lasted = {"x": _share(placed.left), "width": _share(placed.right - placed.left), "y": height - 4, "height": 4}
        drawn += tag("rect", {**lasted, "class": "tm-lasted"})
    if placed.row is None:
        drawn += f'<svg x="{_share(placed.left)}" y="{height - 5}" overflow="visible">{_DROP}</svg>'
    else:
        is_right = placed.side == "right"
        place = {"x": _share(placed.left), "dx": 4 if is_right else -4, "y": EVENT_ROW * placed.row + 13}
        drawn += tag("text", {**place, "text-anchor": "start" if is_right else "end"}, escape(event.words))
    return _link(event.href, event.told, drawn, f"event-{event.id}", look)


_DROP = '<path d="M-3.4 -3.4h6.8l-3.4 6z" class="tm-drop"/><path d="M-5 -7h10v14h-10z" class="reach"/>'


def _link(href: str, told: str, drawn: str, key: str, look: str = "") -> str:
    named = {"href": href, "data-key": key, "class": look or None}
    return tag("a", named, f"<title>{escape(told)}</title>{drawn}")
