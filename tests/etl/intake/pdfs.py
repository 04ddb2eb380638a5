"""PDFs written by hand, in the few operators that a test needs."""

LIGATURE = """/CIDInit /ProcSet findresource begin 12 dict begin begincmap
1 begincodespacerange <00> <FF> endcodespacerange
1 beginbfchar <40> <006600660069> endbfchar endcmap end end"""


def pdf_of(*pages, width=595, height=842, rotate=0, crop=None, info=""):
    """A PDF with pages of content streams in Helvetica (/F); its @ is ffi in one piece (/G)."""
    font = "/Type /Font /Subtype /Type1 /BaseFont /Helvetica"
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", None, f"<< {font} >>", f"<< {font} /ToUnicode 5 0 R >>",
               f"<< /Length {len(LIGATURE)} >>\nstream\n{LIGATURE}\nendstream"]  # fmt: skip
    kids = []
    for content in pages:
        objects.append(f"<< /Length {len(content)} >>\nstream\n{content}\nendstream")
        box = f"/CropBox [{' '.join(map(str, crop))}]" if crop else ""
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {width} {height}] {box} /Rotate {rotate} "
            f"/Resources << /Font << /F 3 0 R /G 4 0 R >> >> /Contents {len(objects)} 0 R >>"
        )
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
    objects.append(f"<< {info} >>")
    made, places = "%PDF-1.4\n", []
    for number, content in enumerate(objects, start=1):
        places.append(len(made))
        made += f"{number} 0 obj\n{content}\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    start = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}"
    end = f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R /Info {len(objects)} 0 R >>\nstartxref\n{len(made)}\n%%EOF"
    return (made + start + end).encode("latin-1")


def at(x, y, text, size=10, font="F"):
    """Text with its baseline at a point, from below."""
    text = text.replace("(", "\\(").replace(")", "\\)")
    return f"BT /{font} {size} Tf {x} {y} Td ({text}) Tj ET\n"


def right(x, y, text, size=10):
    """Text that ends at a point; digits of Helvetica are 0.556 of its size wide."""
    wide = sum(0.278 if char in ".,-" else 0.556 for char in text) * size
    return at(round(x - wide, 2), y, text, size)


def line(x1, y1, x2, y2):
    """A ruling."""
    return f"0.5 w {x1} {y1} m {x2} {y2} l S\n"
