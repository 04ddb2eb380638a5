"""The parts of a deck and what holds them together: types, relations, names (ECMA-376 part 2).

`find_faults` says what is wrong with a file that any program could trip over: two parts of one name, a
part without a type, a relation to a part that is not there, a reference without its relation.
"""

from __future__ import annotations

import posixpath
import re
import zipfile
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING
from urllib.parse import unquote

from lxml import etree
from pptx.opc.packuri import PackURI

if TYPE_CHECKING:
    from pptx.opc.package import OpcPackage

RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STRICT = "http://purl.oclc.org/ooxml/officeDocument/relationships"  # the same in the strict form
DRAWN_BY_ITSELF = "image/svg+xml"  # a picture: no program reads it as a part of the deck
USES = etree.XPath(f'//@*[namespace-uri()="{RELATIONS}" or namespace-uri()="{STRICT}"]')
_NUMBERED = re.compile(r"^(?P<stem>.*?)\d*(?P<end>\.\w+)$")
_SCHEME = re.compile(r"^[A-Za-z][A-Za-z0-9+.-]*:|^[\\/]{2}")


@dataclass(frozen=True, slots=True)
class Link:
    """A relation: its id, the last word of its type, where it leads, and whether that is outside the file."""

    id: str
    sort: str
    target: str
    is_external: bool


def parse(content: bytes) -> etree._Element:
    """XML as it stands: no entity is looked up, nothing is fetched, nothing deeper than 256 is read."""
    return etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False))


def read_types(content: bytes) -> dict[str, str]:
    """What sort each part is: `/name` or `.ending` → content type.

    >>> read_types(b'<Types><Default Extension="XML" ContentType="text/xml"/></Types>')
    {'.xml': 'text/xml'}
    """
    try:
        entries = list(parse(content))
    except etree.LxmlError as error:
        raise ValueError("the list of types is no XML") from error
    found = {}
    for entry in entries:
        key = entry.get("PartName") or "." + entry.get("Extension", "")
        found[key.lower()] = entry.get("ContentType", "")
    return found


def type_of(name: str, types: Mapping[str, str]) -> str:
    """The content type of a part, "" if it has none."""
    ending = name.lower().rpartition(".")[2]
    return types.get("/" + name.lower(), types.get("." + ending, ""))


def is_xml(name: str, types: Mapping[str, str]) -> bool:
    """Whether some program may read a part as XML: by its ending, or by its type.

    >>> is_xml("ppt/slides/slide1.bin", {"/ppt/slides/slide1.bin": "application/x.slide+xml"})
    True
    """
    said = type_of(name, types).partition(";")[0].strip().lower()
    return name.lower().endswith((".xml", ".rels")) or (said.endswith("xml") and said != DRAWN_BY_ITSELF)


def read_links(root: etree._Element) -> Iterator[Link]:
    """The relations in a part that lists them."""
    for element in root.iter("{*}Relationship"):
        target = element.get("Target", "")
        outside = element.get("TargetMode", "").strip().lower() == "external"
        is_external = outside or _SCHEME.match(target.strip()) is not None
        yield Link(element.get("Id", ""), element.get("Type", "").rpartition("/")[2], target, is_external)


def settle_names(package: OpcPackage) -> None:
    """No two parts of one name: the later gets the next number that is free.

    python-pptx names a new slide by the number of slides, whichever names are taken.
    """
    parts = list(package.iter_parts())
    taken = Counter(part.partname.lower() for part in parts)
    met: set[str] = set()
    for part in parts:
        name = part.partname.lower()
        if name in met:
            part.partname = _free_name(part.partname, taken)
            taken[part.partname.lower()] += 1
        met.add(part.partname.lower())


def _free_name(name: str, taken: Mapping[str, int]) -> PackURI:
    found = _NUMBERED.match(name)
    stem, end = (found["stem"], found["end"]) if found else (name, "")
    number = next(number for number in range(1, len(taken) + 2) if f"{stem}{number}{end}".lower() not in taken)
    return PackURI(f"{stem}{number}{end}")


def find_faults(content: bytes) -> list[str]:
    """What is wrong with a package, a line each; of a sound one, nothing."""
    with zipfile.ZipFile(BytesIO(content)) as archive:
        names = [part.filename for part in archive.infolist() if not part.is_dir()]
        met = Counter(name.lower() for name in names)
        faults = [f"{name} is there {count} times" for name, count in met.items() if count > 1]
        types = read_types(archive.read("[Content_Types].xml"))
        faults += [f"{name} has no type" for name in names if not type_of(name, types) and "[" not in name]
        known = {unquote(name.lower()) for name in names}
        for name in names:
            if name.endswith(".rels"):
                faults += _find_dead_ends(archive, name, known)
            elif is_xml(name, types):
                faults += _find_loose_ends(archive, name, met)
        return faults


def _find_dead_ends(archive: zipfile.ZipFile, name: str, known: set[str]) -> Iterator[str]:
    """Relations of a part that lead nowhere, and ids that two of them have."""
    links = list(read_links(parse(archive.read(name))))
    ids = Counter(link.id for link in links)
    yield from (f"{name} has {each} {count} times" for each, count in ids.items() if count > 1)
    folder = name.rpartition("/")[0].removesuffix("_rels")
    for link in links:
        if not link.is_external and _place_of(link.target, folder) not in known:
            yield f"{name} leads to {link.target}, which is not there"


def _find_loose_ends(archive: zipfile.ZipFile, name: str, known: Mapping[str, int]) -> Iterator[str]:
    """References in a part that have no relation; an empty one stands for none."""
    content = archive.read(name)
    if not any(each.encode() in content for each in (RELATIONS, STRICT)):
        return
    folder, _, own = name.rpartition("/")
    relations = posixpath.join(folder, "_rels", f"{own}.rels")
    links = read_links(parse(archive.read(relations))) if relations.lower() in known else ()
    found = USES(parse(content))
    used = {str(each) for each in found if each} if isinstance(found, list) else set()
    for each in sorted(used - {link.id for link in links}):
        yield f"{name} refers to {each}, which is not there"


def _place_of(target: str, folder: str) -> str:
    path = unquote(target.partition("#")[0])
    return posixpath.normpath(path.lstrip("/") if path.startswith("/") else posixpath.join(folder, path)).lower()
