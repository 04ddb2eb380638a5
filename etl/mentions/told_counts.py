"""English counts without a unit, told by where they stand: behind a label, in the bracket of their noun, as a subject.

    Clinics: 412 · Licences issued in 2023: 412 (2022: 380) · women (212) and men (200) · Complaints: banks 412, insurers
    38 · Clinics rose by 38 to 412 · 38 were killed and 120 injured · 412 clinics in the north and 38 in the south

Comes in: a number without a unit, with what was found before it. Goes out: the unit that it has by where it stands;
None where nothing tells so (Page: 3, Kim (41), see paragraphs 12 and 13).
"""

from __future__ import annotations

import re

from etl.mentions.found import Scan
from etl.mentions.named_in_brackets import unit_in_bracket
from etl.mentions.number_of import unit_of_noun
from etl.mentions.told_counts_ru import is_labelled_ru
from etl.patterns import pattern
from etl.reading.number import Number
from etl.rules import Unit

FAR, NEAR, ABOVE = 160, 60, 400  # characters before a number
LABEL, LABEL_END = pattern("mentions.told_counts.label"), pattern("mentions.told_counts.label_end")
NO_LABEL = pattern("mentions.told_counts.no_label", re.IGNORECASE)
WHOLE_LABEL = pattern("mentions.told_counts.whole_label", re.IGNORECASE)
PLURAL = pattern("mentions.told_counts.plural")
LIST_HEAD, MEMBER = pattern("mentions.told_counts.list_head"), pattern("mentions.told_counts.member")
SUBJECT, MOVED = pattern("mentions.told_counts.subject"), pattern("mentions.told_counts.moved")
NO_COUNT, ENDS = pattern("mentions.told_counts.no_count"), pattern("mentions.number_of.ends")
OPENING = pattern("mentions.told_counts.opening")
LIMB, LIMB_ON = pattern("mentions.told_counts.limb"), pattern("mentions.told_counts.limb_on")
BEFELL, BEFALLEN = pattern("mentions.told_counts.befell"), pattern("mentions.told_counts.befallen")
STARTS = pattern("mentions.told_counts.starts")
SAME_PLACE, SAME_PLACE_ON = pattern("mentions.told_counts.same_place"), pattern("mentions.told_counts.same_place_on")
REFERS, TOTALS = pattern("mentions.told_counts.refers"), pattern("mentions.told_counts.totals")
LIKEWISE, LIKEWISE_ON = pattern("mentions.told_counts.likewise"), pattern("mentions.told_counts.likewise_on")
DID, DID_ON = pattern("mentions.told_counts.did"), pattern("mentions.told_counts.did_on")
GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+|\d+\.\d+")
SENTENCE_END = re.compile(r"[.!?;:]\s|\n")
RATIOS = frozenset({"percent", "percentage_point"})


def unit_by_place(scan: Scan, number: Number) -> str | None:
    """The unit that an English number has by where it stands."""
    if number.value is None:
        return None
    is_whole = number.value == int(number.value)
    told = _beside(scan, number)
    if told is None and is_whole:
        told = _of_label(scan, number) or unit_in_bracket(scan, number, _sentence_start(scan, number))
        told = told or _of_list(scan, number) or _of_opening(scan, number)
        told = told or _of_subject(scan, number) or _of_people(scan, number)
    return told


def _units(scan: Scan) -> tuple[Unit, ...]:
    return tuple(scan.lexicon.by_id.values())


def is_labelled(scan: Scan, number: Number) -> bool:
    """Whether a number stands behind a label that counts or measures: Goods: 12.3, Алматы – 412 345."""
    return _label_of(scan, number) is not None or is_labelled_ru(scan, number)


def _label_of(scan: Scan, number: Number) -> str | None:
    text = scan.text
    label = LABEL.search(text, max(0, number.start - FAR), number.start)
    if label is None or LABEL_END.match(text, number.end) is None or NO_LABEL.search(label["label"]):
        return None
    return label["label"]


def _of_label(scan: Scan, number: Number) -> str | None:
    """Clinics: 412, at the end of its line; Licences issued in 2023: 412 (2022: 380)."""
    text, words = scan.text, _label_of(scan, number)
    if words is None:
        return None
    if PLURAL.search(words) is None and WHOLE_LABEL.search(words) is None and not _is_grouped(text, number):
        return None
    return unit_of_noun(words, _units(scan))


def _of_list(scan: Scan, number: Number) -> str | None:
    """Complaints: banks 412, insurers 380: members of a list behind a colon, two at least."""
    text = scan.text
    heads = list(LIST_HEAD.finditer(text, max(0, number.start - FAR), number.start))
    head = heads[-1] if heads else None
    if head is None or NO_LABEL.search(head["head"]):
        return None
    at, starts = head.end(), []
    while (member := MEMBER.match(text, at)) is not None:
        starts.append(member.start("number"))
        at = member.end()
    return unit_of_noun(head["head"], _units(scan)) if number.start in starts and len(starts) > 1 else None


def _of_subject(scan: Scan, number: Number) -> str | None:
    """Clinics rose by 38 to 412; kiosks numbered 412."""
    text = scan.text
    first = _sentence_start(scan, number)
    subject = SUBJECT.match(text, first)
    if subject is None or subject.end() > number.start or NO_COUNT.search(subject["noun"]):
        return None
    if MOVED.search(text, subject.end(), number.start) is None or ENDS.match(text, number.end) is None:
        return None
    return unit_of_noun(subject["noun"], _units(scan))


def _of_opening(scan: Scan, number: Number) -> str | None:
    """Of the deployed warheads, 830 sit on land, 640 on boats and possibly 200 at bases: parts of what opens it."""
    text = scan.text
    opening = OPENING.match(text, _sentence_start(scan, number))
    if opening is None or opening.end() > number.start or NO_LABEL.search(opening["noun"].removesuffix("s")):
        return None
    if LIMB.search(text, opening.end() - 2, number.start) is None or LIMB_ON.match(text, number.end) is None:
        return None
    return unit_of_noun(opening["noun"], _units(scan))


def _of_people(scan: Scan, number: Number) -> str | None:
    """38 were killed and 120 injured; the flood displaced 12,000."""
    text, near = scan.text, max(0, number.start - NEAR)
    if BEFALLEN.search(text, near, number.start) and ENDS.match(text, number.end):
        return "person"
    if STARTS.search(text, near, number.start) and BEFELL.match(text, number.end):
        return "person"
    return None


def _beside(scan: Scan, number: Number) -> str | None:
    """412 clinics in the north and 38 in the south; 4.5% in May and 4.7 in June; added 12 clinics and closed three."""
    text = scan.text
    near = max(0, number.start - FAR)
    is_told_again = any(words.search(text, near, number.start) is not None for words in (REFERS, TOTALS))
    first = _sentence_start(scan, number) if not is_told_again else number.start - ABOVE
    last = next((item for item in scan.back_to(max(0, first)) if item.name == "quantity"), None)
    unit = scan.lexicon.by_id.find(last.unit_id if last is not None else scan.before if is_told_again else None)
    if is_told_again and unit is not None and ENDS.match(text, number.end):
        is_fine = (
            GROUPED.fullmatch(text, number.start, number.end) is not None and "." in text[number.start : number.end]
        )
        is_so = is_fine and last is not None and last.value is not None and last.value % 1 != 0
        return unit.id if is_so or unit.dimension == ("ratio" if is_fine else "count") else None
    if last is None or unit is None or unit.dimension not in ("count", "ratio", "money", "mass"):
        return None
    if unit.dimension != "count" and (number.value is None or number.value == int(number.value)):
        return None
    is_likewise = LIKEWISE.fullmatch(text, last.end, number.start) is not None
    if is_likewise and unit.dimension == "count" and LIKEWISE_ON.match(text, number.end):
        return unit.id
    here = SAME_PLACE.fullmatch(text, last.end, number.start)
    there = SAME_PLACE_ON.match(text, number.end)
    if here is not None and there is not None and here["where"] == there["where"]:
        return unit.id
    if unit.dimension == "count" and DID.search(text, last.end, number.start) and DID_ON.match(text, number.end):
        return unit.id
    return None


def _is_grouped(text: str, number: Number) -> bool:
    return GROUPED.fullmatch(text, number.start, number.end) is not None


def _sentence_start(scan: Scan, number: Number) -> int:
    near = max(0, number.start - FAR)
    return max((end.end() for end in SENTENCE_END.finditer(scan.text, near, number.start)), default=near)
