"""What is drawn for a slide of our size, on one that is much larger or smaller: places, type and lines in proportion.

A slide of 26 inches is looked at from as far as one of 13: type of 11 points would be half as high there.
"""

from __future__ import annotations

from lxml import etree
from pptx.oxml.ns import qn

NEAR = (0.7, 1.4)  # of our size: there type stays as it is
LEAST, MOST = 0.3, 6.0
LARGEST_MARKER = 72  # points that a mark of a chart may have
LENGTHS = {
    qn("a:off"): ("x", "y"),
    qn("a:ext"): ("cx", "cy"),
    qn("a:gridCol"): ("w",),
    qn("a:tr"): ("h",),
    qn("a:bodyPr"): ("lIns", "tIns", "rIns", "bIns"),
    qn("a:tcPr"): ("marL", "marR", "marT", "marB"),
    **dict.fromkeys((qn(f"a:{name}") for name in ("ln", "lnL", "lnR", "lnT", "lnB")), ("w",)),
    **dict.fromkeys((qn(f"a:{name}") for name in ("rPr", "defRPr", "endParaRPr")), ("sz",)),
}


def find_scale(width: float, height: float, own: tuple[float, float]) -> float:
    """How many times our slide another one is, by its lesser side; 1 for what is about as large.

    >>> find_scale(26.6, 15, (13.3, 7.5)), find_scale(10, 7.5, (13.3, 7.5)), find_scale(6.65, 3.75, (13.3, 7.5))
    (2.0, 1.0, 0.5)
    """
    scale = min(width / own[0], height / own[1])
    return 1.0 if NEAR[0] <= scale <= NEAR[1] else round(min(max(scale, LEAST), MOST), 2)


def enlarge(root: etree._Element, scale: float) -> None:
    """Every length in a part of a slide or a chart, times so much."""
    for element in root.iter():
        for name in LENGTHS.get(str(element.tag), ()):
            value = element.get(name)
            if value is not None and value.lstrip("-").isdigit():
                element.set(name, str(round(int(value) * scale)))
    for size in root.iter(qn("c:size")):
        size.set("val", str(min(max(round(int(size.get("val", "5")) * scale), 2), LARGEST_MARKER)))
