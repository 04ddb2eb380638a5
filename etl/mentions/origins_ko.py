"""Who states figures in a Korean sentence: X에 따르면, X은 … 밝혔다, X가 추정한, (출처: X).

Who only acts inside the statement (북한이 … 보냈다고 밝혔다) states nothing, and nobody inside a
quotation speaks for the sentence around it.
"""

from __future__ import annotations

import re

from etl.mentions.glosses_ko import Unglossed
from etl.mentions.names_of_origins import Names, Speaker, make_speaker
from etl.patterns import pattern

PARALLEL = pattern("mentions.origins_ko.parallel")
AUTHOR_YEAR = pattern("mentions.origins_ko.author_year")
GENERIC = pattern("mentions.origins_ko.generic")
SAID_BEHIND = pattern("mentions.origins_ko.said_behind")
WORK = pattern("mentions.origins_ko.work")
OTHER_SAYS = pattern("mentions.origins_ko.other_says")
TOPIC = pattern("mentions.origins_ko.topic")
OFFICE_OF = pattern("mentions.origins_ko.office_of")
FOLK = pattern("mentions.origins_ko.folk")  # are counted more often than they speak
ISSUED = pattern("mentions.origins_ko.issued")
ISSUED_ON, BODY_FIRST = pattern("mentions.origins_ko.issued_on"), pattern("mentions.origins_ko.body_first")
ADDRESSED = pattern("mentions.origins_ko.addressed")  # 금융감독원에 제출한 보고서: is told
ONLY_A_DATE = pattern("mentions.origins_ko.only_a_date")
IN_REPORT = pattern("mentions.origins_ko.in_report")
BEFORE_REPORT = pattern("mentions.origins_ko.before_report")
MORE_OF_NAME = pattern("mentions.origins_ko.more_of_name")  # 한국갤럽이
COMPANY, JOINED = pattern("mentions.origins_ko.company"), pattern("mentions.origins_ko.joined")
NO_SPEECH = pattern("mentions.origins_ko.no_speech")  # 이전했다
RELAYED = pattern("mentions.origins_ko.relayed")
BEFORE_NAME = pattern("mentions.origins_ko.before_name")
PARENT = pattern("mentions.origins_ko.parent")  # 환경부 산하 온실가스종합정보센터: the centre states
LONGEST = 80  # characters: how far back a name may begin
OPENING = {"'": "'", "’": "‘", '"': '"', "”": "“", "」": "「", "』": "『", "》": "《", ">": "<"}
PARTICLE = pattern("mentions.origins_ko.particle")
NOT_OF_NAME = pattern("mentions.origins_ko.not_of_name")
TITLE_CLOSED = re.compile(r"([’'”\"」』》>])(?:\s?[가-힣]{1,8})?$")  # perhaps with what sort of work it is
WORDS_OF_NAME = pattern("mentions.origins_ko.words_of_name")


def find_korean(piece: str, quoted: list[tuple[int, int]], names: Names) -> list[Speaker]:
    """Everyone who states something in a Korean sentence; `quoted` are its quotations. It is read without glosses,
    and told where it stands with them."""
    plain = Unglossed.of(piece)
    if not plain.cuts:
        return _find(piece, quoted, names)
    inside = [(plain.place_in(start), plain.place_in(end)) for start, end in quoted]
    return [plain.placed(one) for one in _find(plain.text, inside, names)]


def _find(piece: str, quoted: list[tuple[int, int]], names: Names) -> list[Speaker]:
    found: list[Speaker] = []
    found += _according(piece, names)
    relayed = RELAYED.search(piece)
    if relayed is not None:  # who is quoted, not the paper that another paper quotes
        found = [one for one in found if one.start > relayed.start("name")]
        reach = (0, len(piece))
        found.append(make_speaker(*relayed.span("name"), relayed["name"], names, "origin.according.unknown", reach))
    found += _in_report(piece, names)
    behind = _after_the_words(piece, names)
    verbs = [hit for hit in names.speech.finditer(piece) if NO_SPEECH.search(piece, 0, hit.end()) is None]
    found += behind
    found += [one for one in _subjects(piece, quoted, verbs, names) if not _is_only_spoken_of(one, behind, verbs)]
    for match in names.source.finditer(piece):
        name = match["name"].split(" | ")[0].strip(" ,|")
        at = match.start("name")
        found.append(make_speaker(at, at + len(name), name, names, "origin.source_line", (0, len(piece))))
    return found


def _according(piece: str, names: Names) -> list[Speaker]:
    found = []
    for match in re.finditer(
        r"(?:에|을|를)?\s?(?:따르면|의하면|인용해|인용하여|인용하면|인용(?=,\s))|(?<=[을를])\s보면(?=[,\s])", piece
    ):
        begin = _clause_start(piece, match.start())
        topics = [
            hit.end() for hit in TOPIC.finditer(piece, begin, match.start()) if not _is_titled(piece[begin : hit.end()])
        ]
        begin = topics[-1] if topics else begin
        begin = _behind_parent(piece, begin, match.start())
        phrase = piece[begin : match.start()]
        known = [hit for hit in names.known.finditer(phrase) if not ADDRESSED.match(phrase, hit.end())]
        known = [hit for hit in known if hit[0] not in names.countries or not _is_no_stater(phrase, hit)]
        office = OFFICE_OF.match(phrase)
        if office is not None and (not known or known[0][0] in names.countries):
            end = begin + office.end("name")
            found.append(make_speaker(begin, end, office["name"], names, "origin.according", (0, len(piece))))
            continue
        tail = names.report_tail.search(phrase)
        if match[0].endswith("보면") and not (known and WORK.search(phrase)):
            continue
        bare = phrase[: tail.start()] if tail is not None and tail.start() > 0 else phrase
        bare = re.sub(r"(?:(?<!상)의|이|가)$", "", bare.strip())
        reach = (0, len(piece))
        joined = JOINED.search(phrase, 0, known[0].start()) if known and known[0][0] in names.countries else None
        if joined is not None:
            start, end = begin + joined.start("name"), begin + joined.end("name")
            found.append(make_speaker(start, end, joined["name"], names, "origin.according", reach))
        elif known:
            hit = known[0]
            issued = ISSUED.search(bare, hit.end()) or OFFICE_OF.match(bare, hit.start())
            bare = bare[: issued.end("name") if "name" in issued.groupdict() else issued.start()] if issued else bare
            rest = bare[hit.end() :] if len(bare) > hit.end() and not match[0].endswith("보면") else ""
            is_company = COMPANY.match(rest) is not None
            alone = hit[0] not in names.countries or (
                len(rest) > 20 and not is_company
            )  # 러시아 여행사: not the country
            name = bare[hit.start() :].strip() if rest and (len(known) > 1 or not alone) else hit[0]
            at = begin + hit.start()
            found.append(make_speaker(at, at + len(name), name, names, "origin.according", reach, hit[0]))
        elif 1 < len(bare) <= 40 and not GENERIC.fullmatch(bare) and not ONLY_A_DATE.match(bare):
            name = ISSUED_ON.sub("", BEFORE_NAME.sub("", bare))
            body = BODY_FIRST.match(name)
            name = body["name"] if body is not None else name
            at = begin + (phrase.index(name) if name in phrase else 0)
            found.append(make_speaker(at, at + len(name), name, names, "origin.according.unknown", reach))
    return found


def _is_no_stater(phrase: str, hit: re.Match[str]) -> bool:
    """Whether a country only begins the name of a body (한국갤럽이), or stands in the title of a work (‘한국의 …’)."""
    return _is_titled(phrase[: hit.start()]) or MORE_OF_NAME.match(phrase, hit.end()) is not None


def _is_titled(before: str) -> bool:
    """Whether the title of a work is open at the end of some words: 통계청이 낸 ‘인구로 보는"""
    opened = sum(mark in "‘“「『《<" for mark in before) - sum(mark in "’”」』》>" for mark in before)
    return opened > 0 or any(before.count(mark) % 2 for mark in "'\"")


def _behind_parent(piece: str, begin: int, end: int) -> int:
    """Where the name of a body begins whose parent stands before it; none of its own is a bare noun (유엔 산하 기구)."""
    parent = PARENT.match(piece, begin, end)
    is_named = parent is not None and not GENERIC.fullmatch(piece[parent.end() : end].rstrip("들의"))
    return parent.end() if parent is not None and is_named else begin


def _in_report(piece: str, names: Names) -> list[Speaker]:
    """통일연구원 조사에서는 …이 52.9%였다: the work of a known name states what it holds."""
    found = []
    for match in IN_REPORT.finditer(piece):
        begin = _clause_start(piece, match.start())
        between = BEFORE_REPORT.search(piece, begin, match.start())
        hits = [
            hit for hit in names.known.finditer(piece, begin, match.start()) if between and hit.end() == between.start()
        ]
        if hits and hits[-1][0] not in names.countries:
            start, end = hits[-1].span()
            found.append(make_speaker(start, end, hits[-1][0], names, "origin.report", (start, len(piece))))
    return found


def _after_the_words(piece: str, names: Names) -> list[Speaker]:
    """…늘었다고 CNN방송이 7일(현지시간) 보도했다: the speaker stands behind what is said."""
    found = []
    for match in SAID_BEHIND.finditer(piece):
        if names.speech.match(piece, match.end()) and not GENERIC.fullmatch(match["name"]):
            reach = (0, match.start("name"))
            found.append(
                make_speaker(match.start("name"), match.end("name"), match["name"], names, "origin.behind", reach)
            )
    return found


def _is_only_spoken_of(speaker: Speaker, behind: list[Speaker], verbs: list[re.Match[str]]) -> bool:
    """탈북민은 43명이라고 통일부가 밝혔다: the verb is that of the speaker behind the words."""
    if not speaker.rule.startswith("origin.subject") and speaker.rule != "origin.country":
        return False
    for other in behind:
        if speaker.end <= other.start and not any(speaker.end <= verb.start() < other.start for verb in verbs):
            return True
    return False


def _clause_start(piece: str, at: int) -> int:
    first = max(0, at - LONGEST)
    closed = TITLE_CLOSED.search(piece, first, at)  # … 결과'에, '식량 전망, 2025' 보고서에
    opening = OPENING.get(closed[1]) if closed is not None else None
    opened = piece.rfind(opening, first, closed.start()) if opening is not None and closed is not None else -1
    if opened > 0:  # 통계청이 내놓은 '마늘, 양파 재배면적조사 결과'에: the comma is part of a title
        return _clause_start(piece, opened)
    cut = max(piece.rfind(mark, first, at) for mark in (",", "，", "“", "”", ";", ". "))
    opened = piece.rfind("(", first, at)
    if opened > cut and ")" not in piece[opened:at]:
        cut = opened
    while cut + 1 < at and piece[cut + 1] == " ":
        cut += 1
    return max(cut + 1, first)


def _subjects(piece: str, quoted: list[tuple[int, int]], verbs: list[re.Match[str]], names: Names) -> list[Speaker]:
    found: list[Speaker] = []
    taken: list[tuple[int, int]] = []
    hits = [(hit.start(), hit.end(), hit[0], True) for hit in names.known.finditer(piece)]
    for match in names.titled.finditer(piece):
        name = _name_ending_at(piece, _title_end(piece, match))
        if name:
            hits.append((_title_end(piece, match) - len(name), _title_end(piece, match), name, False))
    for match in AUTHOR_YEAR.finditer(piece):
        hits.append((match.start("name"), match.end("name"), match["name"], False))
    for start, end, name, known in sorted(hits, key=lambda hit: (hit[0], -hit[1])):
        if _inside(start, quoted) or GENERIC.fullmatch(name):
            continue
        speaker = _subject(piece, start, end, name, known, quoted, verbs, names)
        if speaker is None or any(a < speaker.end and speaker.start < b for a, b in taken):
            continue
        if speaker.rule == "origin.country" and OTHER_SAYS.search(piece, speaker.end, speaker.reach[1]):
            continue
        is_within = speaker.rule == "origin.subject.unknown" and bool(found) and found[-1].rule == "origin.subject"
        if (speaker.rule == "origin.country" or is_within) and _only_acts(piece, found, start, verbs):
            continue  # 통일부는 입국한 탈북민은 224명이라고 밝혔다
        taken.append((speaker.start, speaker.end))
        found.append(speaker)
    return found


def _title_end(piece: str, match: re.Match[str]) -> int:
    """Where the title itself ends, before a bracket and the particle."""
    opened = piece.find("(", match.start(), match.end())
    return opened if opened >= 0 else match.start("particle") - (piece[match.start("particle") - 1] == " ")


def _name_ending_at(piece: str, end: int) -> str:
    """The words of a name that ends in a title, without the words of the sentence before it."""
    stretch = piece[max(0, end - LONGEST) : end]
    words = WORDS_OF_NAME.search(stretch)
    if words is None:
        return ""
    parts = words[0].split(" ")[-6:]
    cut = max((place + 1 for place, word in enumerate(parts[:-1]) if NOT_OF_NAME.search(word)), default=0)
    name = " ".join(parts[cut:]).strip()
    return name if name.count("(") == name.count(")") else name.rsplit(")", 1)[-1].strip()


def _only_acts(piece: str, found: list[Speaker], start: int, verbs: list[re.Match[str]]) -> bool:
    """A country that is the topic inside another's statement: 대사는 … 북한은 동맹이라고 언급하면서."""
    if not found or PARALLEL.search(piece[:start]):
        return False
    return not any(found[-1].end <= verb.start() < start for verb in verbs)


def _subject(
    piece: str, start: int, end: int, name: str, known: bool, quoted: list[tuple[int, int]],
    verbs: list[re.Match[str]], names: Names,
) -> Speaker | None:  # fmt: skip
    report = re.compile(r"\s?(?:최신\s|최근\s|연례\s?)?(?:보고서|자료|백서|통계|분석|조사)(?:은|는)(?=\s)").match(
        piece, end
    )
    if report is not None and known:
        return make_speaker(start, end, name, names, "origin.report", (end, len(piece)))
    particle = PARTICLE.match(piece, end)
    if particle is None:
        headline = start == 0 and known and re.compile(r",?\s?[“\"‘]").match(piece, end)
        return make_speaker(start, end, name, names, "origin.headline", (start, len(piece))) if headline else None
    if particle["topic"] and re.compile(r"\s?[“\"「]").match(piece, particle.end()):
        return make_speaker(start, end, name, names, "origin.quotes", (start, len(piece)))
    country = name in names.countries
    after = [verb for verb in verbs if verb.start() >= particle.end() and not _inside(verb.start(), quoted)]
    if particle["subject"] and not known and FOLK.search(name):
        return None
    if particle["subject"]:
        return _relative(piece, start, end, name, particle.end(), after, country, names)
    if not after:
        return None
    if not known and len(name) > 45:
        return None
    rule = "origin.country" if country else "origin.subject" if known else "origin.subject.unknown"
    return make_speaker(start, end, name, names, rule, (start, after[-1].end()))


def _relative(
    piece: str, start: int, end: int, name: str, at: int, after: list[re.Match[str]], country: bool, names: Names
) -> Speaker | None:
    """X가 추정한 …: the verb follows at once; X가 한도로 제한하고: who sets a limit states it."""
    issue = names.issue.search(piece, at)
    if (
        issue is not None
        and (country or name in names.owner)
        and not re.search(r"(?:은|는|이|가)\s", piece[at : issue.start()])
    ):
        return make_speaker(start, end, name, names, "origin.issuer", (start, issue.end()))
    if not after:
        return None
    if country:
        alone = start <= 2 and not re.search(r"(?:은|는)\s", piece[at : after[-1].start()])
        return make_speaker(start, end, name, names, "origin.country", (start, after[-1].end())) if alone else None
    between = piece[at : after[0].start()]
    if (
        len(between) <= 24
        and not re.search(r"(?:은|는|이|가)\s", between)
        and re.search(r"(?:한|된|하는|은|힌)$", after[0][0] + "")
    ):
        return make_speaker(start, end, name, names, "origin.relative", (start, len(piece)))
    if len(between) <= 14 and re.match(r"[가-힣]{0,2}(?:한|된|하는)\s", piece[after[0].end() - 1 : after[0].end() + 3]):
        return make_speaker(start, end, name, names, "origin.relative", (start, len(piece)))
    topics = re.search(r"[가-힣](?:은|는)\s", piece[:start])
    if topics is None and start <= 20:
        return make_speaker(start, end, name, names, "origin.subject", (start, after[-1].end()))
    return None


def _inside(at: int, quoted: list[tuple[int, int]]) -> bool:
    return any(start < at < end for start, end in quoted)
