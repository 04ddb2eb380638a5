"""Uploads that try to hang, fill or fool whatever opens a deck, each made by code from a good deck.

`make_hostile` gives the name and the bytes of each; `try_decks` sends them to a function and counts what
became of them: refused with a reason, taken as a deck after all, or *failed*, which is any other error.
Nothing of it may fail, take more than a minute, or take the process with it.
"""

from __future__ import annotations

import zipfile
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from io import BytesIO
from time import perf_counter

from dashboard.exports.pptx.errors import DeckError

TYPES, MAIN, RELATIONS = "[Content_Types].xml", "ppt/presentation.xml", "ppt/_rels/presentation.xml.rels"
SLIDE, SLIDE_RELATIONS = "ppt/slides/slide1.xml", "ppt/slides/_rels/slide1.xml.rels"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
PARTS = {  # what a sound deck has at least one of, by a piece of its name
    "presentation": MAIN,
    "slide": SLIDE,
    "chart": "ppt/charts/chart",
    "workbook": "ppt/embeddings/",
    "layout": "ppt/slideLayouts/slideLayout1.xml",
    "master": "ppt/slideMasters/slideMaster1.xml",
    "theme": "ppt/theme/theme1.xml",
    "notes": "ppt/notesSlides/notesSlide1.xml",
    "properties": "docProps/core.xml",
    "types": TYPES,
    "relations of the package": "_rels/.rels",
    "relations of the deck": RELATIONS,
    "relations of a slide": SLIDE_RELATIONS,
}
ENTITIES = {
    "reads a file": '<!DOCTYPE p [<!ENTITY f SYSTEM "file:///etc/passwd">]>',
    "calls a host": '<!DOCTYPE p [<!ENTITY f SYSTEM "http://127.0.0.1:9/x">]>',
    "a billion laughs": '<!DOCTYPE p [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;">]>',
    "a parameter": '<!DOCTYPE p [<!ENTITY % x SYSTEM "file:///etc/hostname">%x;]>',
    "a document type elsewhere": '<!DOCTYPE p SYSTEM "http://127.0.0.1:9/x.dtd">',
}
OUTSIDE = {
    "External": "External",
    "by a reference": "Ext&#101;rnal",
    "by a hexadecimal reference": "&#x45;xternal",
    "in small letters": "external",
    "with blanks": " External ",
}
SORTS = ("oleObject", "image", "attachedTemplate", "slide", "package", "frame")
TARGETS = ("file://server/share/x", "http://127.0.0.1:9/x", "\\\\server\\share\\x", "//server/share/x")
NAMES = (
    "../../etc/passwd",
    "/etc/passwd",
    "ppt/../../x.xml",
    "C:\\x.xml",
    "ppt\\x.xml",
    "ppt//x.xml",
    "./x.xml",
    "ppt/x:y",
)
TYPES_OF_MACROS = ("macroEnabled", "macro&#69;nabled", "MACROENABLED")
SIZES = ("0", "-1", "1", "99999999999999999999", "NaN", "", "1e9", "2147483648")


def make_hostile(good: bytes) -> Iterator[tuple[str, bytes]]:
    """Name and bytes of each hostile upload; `good` is a deck of ours with at least one chart."""
    parts = _unpack(good)
    yield from _no_decks(good)
    yield from _cut(good)
    yield from _bombs(parts)
    yield from _deep(parts)
    yield from _without(parts)
    yield from _broken(parts)
    yield from _declared(parts)
    yield from _reaching(parts)
    yield from _named(parts)
    yield from _typed(parts)
    yield from _measured(parts)
    yield from _crossed(parts)


def try_decks(
    decks: Iterator[tuple[str, bytes]], work: Callable[[bytes, str], object]
) -> tuple[Counter[str], dict[str, str], float]:
    """Counts of outcomes, what failed and how, and the longest time of one in seconds.

    `work` gets the bytes and a name, as `open_deck` or `refresh_apart` do.
    """
    outcomes: Counter[str] = Counter()
    failed: dict[str, str] = {}
    longest = 0.0
    for name, content in decks:
        began = perf_counter()
        try:
            work(content, "upload.pptx")
            outcomes["taken"] += 1
        except DeckError as error:
            outcomes[error.reason] += 1
            if "\n" in str(error):
                failed[name] = "more than one line"
        except Exception as error:  # that is what is looked for
            outcomes["failed"] += 1
            failed[name] = f"{type(error).__name__}: {error}"[:200]
        longest = max(longest, perf_counter() - began)
    return outcomes, failed, longest


# the sorts of them ----------------------------------------------------------------------------


def _no_decks(good: bytes) -> Iterator[tuple[str, bytes]]:
    yield "nothing", b""
    yield "words", b"just some words"
    yield "a picture", b"\x89PNG\r\n\x1a\n" + b"\0" * 200
    yield "a web page", b"<!doctype html><title>x</title>"
    yield "an encrypted or old deck", OLE + b"\0" * 4_000
    yield "an encrypted deck behind a picture", OLE + good
    yield "half a sign of a zip", b"PK"
    yield "an empty zip", b"PK\x05\x06" + b"\0" * 18
    yield "a zip of something else", _pack({"a.txt": b"x"})
    yield "a zip within a zip", _pack({"deck.pptx": good})
    yield "zeros as large as a deck may be", b"\0" * 50_000_001


def _cut(good: bytes) -> Iterator[tuple[str, bytes]]:
    for share in (1, 2, 3, 5, 8, 9):
        yield f"cut after {share} tenths", good[: len(good) * share // 10]
    yield "cut before its list", good[: good.rfind(b"PK\x05\x06")]
    yield "its beginning is gone", good[1_000:]
    for step in (97, 1_009, 10_007):
        spoilt = bytearray(good)
        spoilt[60::step] = bytes(255 - sign for sign in spoilt[60::step])
        yield f"every {step}th byte is another", bytes(spoilt)


def _bombs(parts: Mapping[str, bytes]) -> Iterator[tuple[str, bytes]]:
    yield "a bomb in media", _pack({**parts, "ppt/media/image1.png": b"\0" * 150_000_000})
    yield "bombs in media", _pack({**parts, **{f"ppt/media/{n}.bin": b"\0" * 60_000_000 for n in range(4)}})
    yield "a bomb that is a workbook", _pack({**parts, _find(parts, "ppt/embeddings/"): b"\0" * 100_000_000})
    yield "blanks without end in XML", _pack({**parts, SLIDE: b" " * 5_000_001})
    yield "a text without end", _pack(_with(parts, SLIDE, "</p:cSld>", "</p:cSld><!--" + "x" * 6_000_000 + "-->"))
    for count in (60_000, 400_000, 1_000_000):
        yield f"{count} elements", _pack(_with(parts, SLIDE, "</p:spTree>", "<p:sp/>" * count + "</p:spTree>"))
    shape = '<p:sp><p:nvSpPr><p:cNvPr id="9" name="figtrace:x"/><p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr/></p:sp>'
    for count in (1_000, 40_000):
        yield f"{count} shapes", _pack(_with(parts, SLIDE, "</p:spTree>", shape * count + "</p:spTree>"))
    yield (
        "attributes without end",
        _pack(_with(parts, SLIDE, "<p:cSld", "<p:cSld " + " ".join(f'a{n}=""' for n in range(90_000)))),
    )
    yield "20,000 parts", _pack({**parts, **{f"ppt/media/{n}.bin": b"" for n in range(20_000)}})
    yield "many parts of XML", _pack({**parts, **{f"customXml/item{n}.xml": b"<a/>" * 1 for n in range(9_000)}})


def _deep(parts: Mapping[str, bytes]) -> Iterator[tuple[str, bytes]]:
    for depth in (200, 300, 5_000, 200_000):
        nested = "<p:grpSp>" * depth + "</p:grpSp>" * depth
        yield f"groups {depth} deep", _pack(_with(parts, SLIDE, "</p:spTree>", nested + "</p:spTree>"))
        yield f"a workbook list {depth} deep", _pack({**parts, TYPES: b"<a>" * depth + b"</a>" * depth})


def _without(parts: Mapping[str, bytes]) -> Iterator[tuple[str, bytes]]:
    for word, name in PARTS.items():
        yield f"without {word}", _pack({key: part for key, part in parts.items() if key != _find(parts, name)})


def _broken(parts: Mapping[str, bytes]) -> Iterator[tuple[str, bytes]]:
    for word, name in PARTS.items():
        own = _find(parts, name)
        yield f"{word} is no XML", _pack({**parts, own: b"<a><b></a>"})
        yield f"{word} is empty", _pack({**parts, own: b""})
        yield f"{word} is another sort", _pack({**parts, own: b"<a/>"})


def _declared(parts: Mapping[str, bytes]) -> Iterator[tuple[str, bytes]]:
    for word, declaration in ENTITIES.items():
        for code in ("utf-8", "utf-16"):
            body = f'<?xml version="1.0" encoding="{code}"?>{declaration}<p>&f;</p>'
            yield f"an entity: {word}, {code}", _pack({**parts, SLIDE: body.encode(code)})
    yield "XML in UTF-7", _pack({**parts, SLIDE: b'<?xml version="1.0" encoding="UTF-7"?>+ADw-a/+AD4-'})
    yield "XML in no known code", _pack({**parts, SLIDE: b'<?xml version="1.0" encoding="x-none"?><a/>'})


def _reaching(parts: Mapping[str, bytes]) -> Iterator[tuple[str, bytes]]:
    for sort in SORTS:
        for target in TARGETS:
            link = f'<Relationship Id="rId999" Type="{OFFICE}/{sort}" TargetMode="External" Target="{target}"/>'
            yield f"{sort} at {target}", _pack(_with(parts, RELATIONS, "</Relationships>", link + "</Relationships>"))
    for word, mode in OUTSIDE.items():
        link = f'<Relationship Id="rId999" Type="{OFFICE}/image" TargetMode="{mode}" Target="file://server/x"/>'
        yield f"external: {word}", _pack(_with(parts, SLIDE_RELATIONS, "</Relationships>", link + "</Relationships>"))
    link = f'<Relationship Id="rId999" Type="{OFFICE}/image" Target="http://127.0.0.1:9/x.png"/>'
    yield "external without a word", _pack(_with(parts, SLIDE_RELATIONS, "</Relationships>", link + "</Relationships>"))


def _named(parts: Mapping[str, bytes]) -> Iterator[tuple[str, bytes]]:
    for name in NAMES:
        yield f"a part called {name}", _pack({**parts, name: b"<a/>"})
    yield "two parts of one name", _pack(parts, again=(SLIDE,))
    yield "two parts but for capitals", _pack({**parts, SLIDE.upper(): parts[SLIDE]})
    yield "a name of 60,000 signs", _pack({**parts, "ppt/" + "x" * 60_000: b""})


def _typed(parts: Mapping[str, bytes]) -> Iterator[tuple[str, bytes]]:
    for word in TYPES_OF_MACROS:
        yield f"macros: {word}", _pack(_with(parts, TYPES, "presentation.main+xml", f"presentation.{word}.main+xml"))
    yield "a project of macros", _pack({**parts, "ppt/vbaProject.bin": OLE})
    yield "slides typed as charts", _pack(_with(parts, TYPES, "presentationml.slide+xml", "drawingml.chart+xml"))
    yield "charts typed as slides", _pack(_with(parts, TYPES, "drawingml.chart+xml", "presentationml.slide+xml"))
    yield "a deck typed as a picture", _pack(_with(parts, TYPES, "presentation.main+xml", "image/png"))
    yield "no types", _pack({**parts, TYPES: b'<Types xmlns="x"/>'})


def _measured(parts: Mapping[str, bytes]) -> Iterator[tuple[str, bytes]]:
    for size in SIZES:
        yield f"a slide of width {size!r}", _pack(_with(parts, MAIN, 'cx="12192000"', f'cx="{size}"'))
        yield f"a slide with the id {size!r}", _pack(_with(parts, MAIN, 'id="256"', f'id="{size}"'))
        yield f"a shape of width {size!r}", _pack(_with(parts, SLIDE, "<a:ext cx=", f'<a:ext cx="{size}" x='))
        yield f"a shape with the id {size!r}", _pack(_with(parts, SLIDE, 'cNvPr id="', f'cNvPr id="{size}" x="'))


def _crossed(parts: Mapping[str, bytes]) -> Iterator[tuple[str, bytes]]:
    """Sound parts that do not fit together."""
    yield "shapes without names", _pack(_with(parts, SLIDE, ' name="', ' nom="'))
    yield "shapes without numbers", _pack(_with(parts, SLIDE, "<p:cNvPr id=", "<p:cNvPr nid="))
    yield "no slide in the list", _pack(_with(parts, MAIN, "<p:sldId ", "<p:sldIt "))
    yield (
        "a slide twice in the list",
        _pack(_with(parts, MAIN, "<p:sldIdLst>", '<p:sldIdLst><p:sldId id="256" r:id="rId7"/>')),
    )
    yield (
        "a slide that is its own layout",
        _pack(_with(parts, SLIDE_RELATIONS, "../slideLayouts/slideLayout1.xml", "slide1.xml")),
    )
    yield "a chart that is a slide", _pack(_with(parts, SLIDE_RELATIONS, "../charts/", "../slides/slide1.xml#"))
    yield "a chart without series", _pack(_with(parts, _find(parts, "ppt/charts/chart"), "c:ser>", "c:sar>"))
    yield "a chart of another sort", _pack(_with(parts, _find(parts, "ppt/charts/chart"), "Chart>", "Chort>"))
    yield (
        "a chart without its workbook",
        _pack(_with(parts, _find(parts, "ppt/charts/chart"), "externalData", "noData")),
    )
    yield "numbers that are words", _pack(_with(parts, _find(parts, "ppt/charts/chart"), "<c:v>", "<c:v>x"))
    yield "a workbook that is a picture", _pack({**parts, _find(parts, "ppt/embeddings/"): b"\x89PNG"})
    yield "our name on every shape", _pack(_with(parts, SLIDE, 'name="figtrace ', 'name="figtrace:o/'))
    yield "an address that is half of one", _pack(_with(parts, SLIDE, "figtrace:", "figtrace:http://["))
    yield (
        "notes that remember nonsense",
        _pack(_with(parts, "ppt/notesSlides/notesSlide1.xml", "── figtrace ", "── figtrace 00000000 xx a=00000000 ")),
    )


# how they are made ----------------------------------------------------------------------------


def _unpack(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _pack(parts: Mapping[str, bytes], again: tuple[str, ...] = ()) -> bytes:
    """An archive; the parts `again` stand in it twice. Names are written as they are, whatever they say."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, content in parts.items():
            archive.writestr(_entry(name), content)
        archive.NameToInfo.clear()  # zipfile warns of a name that is there twice
        for name in again:
            archive.writestr(_entry(name), parts[name])
    return out.getvalue()


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo("x")
    entry.filename = name  # the constructor would cut at a zero and turn slashes
    entry.compress_type = zipfile.ZIP_DEFLATED
    return entry


def _with(parts: Mapping[str, bytes], name: str, before: str, after: str) -> dict[str, bytes]:
    """The parts with other words in one of them."""
    return {**parts, name: parts[name].replace(before.encode(), after.encode())}


def _find(parts: Mapping[str, bytes], name: str) -> str:
    return next(key for key in parts if key.startswith(name))
