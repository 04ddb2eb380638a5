"""The source lines of a text: 자료: 한국은행 under a paragraph or a table, and whom they name."""

from __future__ import annotations

import re
from dataclasses import replace

from etl.mentions.names_of_origins import Names, Speaker, ad_hoc_id
from etl.mentions.reader import Reader
from etl.model import Evidence, Passage
from etl.patterns import pattern

NOTE = pattern("mentions.source_lines.note")
UNDER_TABLES = ("table_row", "caption")
LONGEST = 60  # characters of a name
HEAD = re.compile(r"(?:[^,;(（]|[(（][^()（）]*[)）])+")  # what stands before the first comma
WITH_WORDS = re.compile(r"(?:^|[:：,，;]\s?)(?P<name>[^,，;:：()（）]{2,40})[(（](?P<words>[^()（）]{2,60})[)）]")


def apply_source_line(reader: Reader, passage: Passage, before: Passage | None, first: int) -> None:
    """자료: 한국은행 under a paragraph states the figures of that paragraph that name nobody."""
    if passage.kind != "source_line" or before is None or before.kind in UNDER_TABLES:
        return
    speaker = read_source(passage.reading, reader.names)
    if speaker is None:
        return
    span = passage.span(speaker.start, speaker.end)
    proof = Evidence("origin", span, reader.document.text[span.start : span.end], "origin.source_line")
    for place in range(first - 1, -1, -1):
        mention = reader.mentions[place]
        if mention.passage != before.id:
            break
        if mention.origin is None:
            reader.mentions[place] = replace(
                mention, origin=speaker.id or ad_hoc_id(speaker.name), origin_name=speaker.name,
                evidence=(*mention.evidence, proof),
            )  # fmt: skip


def read_source(text: str, names: Names) -> Speaker | None:
    """Whom a source line names: a known name in it, else its words."""
    body = re.match(r"^[^:：]*[:：]\s*", text)
    start = body.end() if body else 0
    known = names.known.search(text, start)
    if known is not None and known[0] in names.countries and text[known.end() :].strip(" .。"):
        known = None  # 中国汽车工业协会: the country is part of a name
    if NOTE.match(text) is not None and (known is None or known[0] in names.countries):
        return None
    if known is not None:
        origin = names.owner.get(known[0]) or names.countries.get(known[0])
        return Speaker(
            known.start(), known.end(), known[0], origin.id if origin else None, "origin.source_line", (0, len(text))
        )
    whole = text[start:].split(" | ")[0].strip(" .。")
    head = HEAD.match(whole) if len(whole) > LONGEST else None  # …, base case of March 2025
    name = head[0].strip() if head is not None else whole
    return (
        Speaker(start, start + len(name), name, None, "origin.source_line", (0, len(text)))
        if 1 < len(name) <= LONGEST
        else None
    )


def read_sources(text: str, names: Names) -> list[tuple[tuple[str, ...], Speaker]]:
    """Several that a source line names with what each of them tells: 통계청(생산지수, 가동률), 한국은행(환율)."""
    found = []
    for hit in WITH_WORDS.finditer(text):
        speaker = read_source(f": {hit['name'].strip()}", names)
        words = tuple(word.strip() for word in re.split(r"[,，·]", hit["words"]) if len(word.strip()) > 1)
        if speaker is not None and words:
            found.append((words, speaker))
    return found if len(found) > 1 else []
