"""The names of composed indicators, in Korean as a statistics office writes, in English as its translators do."""

from __future__ import annotations

import re

from etl.compose import BASED, SINCE, SYMMETRIC
from etl.model import Statement, open_words
from etl.vocabulary import Area, Concept, Vocabulary

NAMES_KO = {"growth": "증가율", "change": "증감", "points": "변화(%p)", "share": "비중", "ratio": "배율"}
NAMES_EN = {
    "growth": "growth",
    "change": "change",
    "points": "change in percentage points",
    "share": "share",
    "ratio": "multiple",
}
MANY_WORDS = 2  # gaps between the words of a part from which it stands in brackets
AGAINST = ("on ", "since ")  # growth on the month before, growth since 2019: no comma parts them
FREQUENCIES = {  # parts of an id, and what a name has for them
    "m": ("월간", "monthly"),
    "q": ("분기", "quarterly"),
    "h": ("반기", "half-yearly"),
    "ytd": ("연초 이후 누적", "year to date"),
    "cumulative": ("누적", "cumulative"),
    "mom": ("전월 대비", "on the month before"),
    "qoq": ("전기 대비", "on the quarter before"),
}
BY_TIME = {  # the same of a growth, which says nothing of the time before: a monthly growth would be one on that
    "m": ("월별", "by month"),
    "q": ("분기별", "by quarter"),
    "h": ("반기별", "by half-year"),
}
RISING = frozenset({"price", "index"})  # sorts of concepts whose growth is a rise: 소비자물가 상승률
PARTS_KO = ("비중", "점유율", "비율")  # a measure that ends so is a share by its own name
AMOUNTS, RATE_KO = frozenset({"flow", "stock"}), "비율"
PRICE_EN = "price"  # of petrol; a fuel price, or wages, have their parts in brackets
WITHIN = "in"  # the side of a measure of what is in the other area: workers, students, refugees
MOST_LETTERS = 3  # of the abbreviation of an area
COMPARED = frozenset({"share", "ratio"})
HANGUL, FOREIGN = re.compile("[가-힣]"), re.compile("[a-zА-Яа-яЁё一-鿿]")  # capitals alone are an abbreviation


def name_ko(statement: Statement, kind: str, vocabulary: Vocabulary, frequency: str = "") -> str:
    """The name in Korean; `frequency` as `frequency_of` gives it.

    >>> from etl.vocabulary import Area, Breakdown, Concept, Vocabulary
    >>> words = Vocabulary(
    ...     concepts={"exports": Concept("exports", "trade", "수출", "exports", ("money",), "flow", "to")},
    ...     areas={"KP": Area("KP", "북한", "North Korea", "North Korean", syllables=("북",)),
    ...            "CN": Area("CN", "중국", "China", "Chinese", syllables=("중",))},
    ...     breakdowns={"grain": Breakdown("grain", "곡물", "grain")},
    ... )
    >>> statement = Statement("x", "exports", None, "growth", "KP", "CN", ("grain",))
    >>> name_ko(statement, "observed", words, "m")
    '북한의 대중 곡물 수출 증가율(월별)'
    >>> name_en(statement, "observed", words, "m")
    'North Korean exports of grain to China, growth, by month'
    """
    concept = vocabulary.concepts.get(statement.measure or "")
    area, other = _named_areas(statement, vocabulary)
    measured = concept.ko if concept is not None else _quoted_ko(open_words(statement.measure))
    parts = _breakdown(statement, concept, vocabulary)
    told = [_plain(part) for part in parts if _is_told(part, vocabulary)]
    kept = [_quoted_ko(_name_part(part, vocabulary)[0]) for part in parts if not _is_told(part, vocabulary)]
    words = []
    if area is not None and other is not None and concept is not None and concept.side == SYMMETRIC:
        words.append(f"{area.ko}·{other.ko}")
    else:
        if area is not None and not any(part.startswith(area.ko) for part in kept):
            words.append(f"{area.ko}의")
        if other is not None and _is_compared(statement, concept):
            words.append(f"{other.ko} 대비")
        elif other is not None:
            words.append(_towards(other, concept))
    measured = _beside_parts(measured, kept, concept)
    words += [*kept, f"{measured}({', '.join(told)})" if told else measured]
    if kind == "cap":
        words.append("상한")
    if statement.transformation in NAMES_KO and not _is_share_already(statement, concept):
        words.append(_form_ko(statement.transformation, concept))
    name = " ".join(word for word in words if word)
    how_often = _how_often(frequency, statement.transformation)
    if how_often is None:
        return name
    often = how_often[0]
    return f"{name[:-1]}, {often})" if name.endswith(")") else f"{name}({often})"


def name_en(statement: Statement, kind: str, vocabulary: Vocabulary, frequency: str = "") -> str:
    """The name in English; the words of an open measure stay as the text writes them.

    What a flow of goods consists of is told with a preposition, any other part in brackets: no preposition fits all.
    """
    concept = vocabulary.concepts.get(statement.measure or "")
    area, other = _named_areas(statement, vocabulary)
    parts = _breakdown(statement, concept, vocabulary)
    names = [vocabulary.breakdowns[p].en if p in vocabulary.breakdowns else f"“{_plain(p)}”" for p in parts]
    each = [name for name in names if name.startswith("per ")]
    kept = [name for name in names if name not in each]
    measured = _measured_en(statement, concept, has_parts=bool(kept))
    is_goods = concept is not None and concept.side not in (None, WITHIN) and "money" in concept.units
    is_price = concept is not None and concept.type == "price" and measured == PRICE_EN
    told_area = area is not None and any(_name_part(part, vocabulary)[0].startswith(area.ko) for part in parts)
    words = [area.adjective] if area is not None and not told_area else []
    words.append(measured)
    if kept and (is_goods or is_price):
        words.append(("in " if concept is not None and concept.side == SYMMETRIC else "of ") + ", ".join(kept))
    words += each
    if other is not None and concept is not None and concept.side:
        words.append(f"{concept.side} {_with_article(other)}")
    is_compared = other is not None and (concept is None or not concept.side) and _is_compared(statement, concept)
    bracket = [] if is_goods or is_price else kept
    if other is not None and (concept is None or not concept.side) and not is_compared:
        bracket = [*bracket, other.en]
    if bracket:
        words.append(f"({', '.join(bracket)})")
    name = " ".join(words) + (", cap" if kind == "cap" else "")
    if other is not None and is_compared:
        name += f", relative to {_with_article(other)}"
    if statement.transformation in NAMES_EN and not _is_share_already(statement, concept):
        name += f", {NAMES_EN[statement.transformation]}"
    told = _how_often(frequency, statement.transformation)
    if told is not None and told[1].startswith(AGAINST):
        name += f" of {told[1].partition(' ')[2]}" if statement.transformation == "ratio" else f" {told[1]}"
    elif told is not None:
        name += f", {told[1]}"
    return name[0].upper() + name[1:]


def _beside_parts(measured: str, parts: list[str], concept: Concept | None) -> str:
    """The words for a measure behind the names of its parts: nothing that a part says already.

    >>> _beside_parts("학생", ["재학생"], None), _beside_parts("학생", ["중학교"], None)
    ('', '학생')
    """
    if not parts:
        return measured
    if parts[-1] != measured and parts[-1].endswith(measured):
        return ""
    return (concept.ko_of_part if concept is not None else None) or measured


def _measured_en(statement: Statement, concept: Concept | None, *, has_parts: bool) -> str:
    """The words for a measure in English; beside its parts those that do not name another one: output (sugar beet)."""
    if concept is None:
        return f"“{open_words(statement.measure)}”"
    return (concept.en_of_part if has_parts else None) or concept.en


def _form_ko(transformation: str, concept: Concept | None) -> str:
    """What a form is called: prices rise, the product of a country grows, all else increases; an amount has no points,
    only its share and its growth have."""
    if transformation == "points" and concept is not None and concept.type in AMOUNTS:
        return f"{RATE_KO} {NAMES_KO[transformation]}"
    if transformation != "growth" or concept is None:
        return NAMES_KO[transformation]
    return concept.ko_growth or ("상승률" if concept.type in RISING else NAMES_KO[transformation])


def _towards(other: Area, concept: Concept | None) -> str:
    """The other side as statistics write it: 대중 수출, 대EU 수출, 중국 내 유학생, 블라디보스토크 입항."""
    if concept is not None and concept.side == WITHIN and "money" not in concept.units:
        return f"{other.ko} 내"
    if other.syllables:
        return f"대{other.syllables[0]}"
    if concept is not None and concept.side is None and "-" in other.id:
        return other.ko  # a place within a country: 훈춘 임금
    if concept is not None and "money" not in concept.units:
        return other.ko
    is_letters = other.adjective.isupper() and len(other.adjective) <= MOST_LETTERS
    return f"대{other.adjective if is_letters else other.ko}"


def _how_often(frequency: str, transformation: str = "level") -> tuple[str, str] | None:
    """How often a flow is counted, of which time or since when a growth is, in Korean and English.

    >>> _how_often("m"), _how_often("since_2019"), _how_often("since_2024-12"), _how_often("")
    (('월간', 'monthly'), ('2019년 대비', 'since 2019'), ('2024년 12월 대비', 'since 2024-12'), None)
    >>> _how_often("m", "growth")
    ('월별', 'by month')
    """
    if transformation in BASED and frequency in BY_TIME:
        return BY_TIME[frequency]
    if not frequency.startswith(SINCE):
        return FREQUENCIES.get(frequency)
    year, _, month = frequency.removeprefix(SINCE).partition("-")
    korean = f"{year}년 {int(month)}월" if month else f"{year}년"
    return f"{korean} 대비", f"since {frequency.removeprefix(SINCE)}"


def _named_areas(statement: Statement, vocabulary: Vocabulary) -> tuple[Area | None, Area | None]:
    """Whose it is and who stands at the other end, if that is somebody else."""
    area, other = (vocabulary.areas.get(name or "") for name in (statement.ref_area, statement.counterpart_area))
    return area, None if area is not None and other is not None and other.id == area.id else other


def _breakdown(statement: Statement, concept: Concept | None, vocabulary: Vocabulary) -> list[str]:
    """Its parts without one that the measure names itself: robberies of robbery."""
    own = concept.ko.split() if concept is not None else []
    return [part for part in statement.breakdown if _name_part(part, vocabulary)[0] not in own]


def _name_part(part: str, vocabulary: Vocabulary) -> tuple[str, str]:
    known = vocabulary.breakdowns.get(part)
    return (known.ko, known.en) if known is not None else (_plain(part), _plain(part))


def _is_compared(statement: Statement, concept: Concept | None) -> bool:
    """Whether the other area is what the first is held against, not where a flow goes."""
    return statement.transformation in COMPARED and (concept is None or not concept.side)


def _is_share_already(statement: Statement, concept: Concept | None) -> bool:
    return statement.transformation == "share" and concept is not None and concept.ko.endswith(PARTS_KO)


def _with_article(area: Area) -> str:
    return f"the {area.en}" if area.the else area.en


def _is_told(part: str, vocabulary: Vocabulary) -> bool:
    """Whether a part is told by several words of the text, which no noun phrase can hold: 부품 수급 차질로 멈췄다."""
    return part not in vocabulary.breakdowns and part.count("_") >= MANY_WORDS


def _plain(part: str) -> str:
    return part.replace("_", " ")


def _quoted_ko(words: str) -> str:
    """Words of a text in another language as a Korean name has them; an abbreviation stands by itself.

    >>> _quoted_ko("rare earths"), _quoted_ko("差额"), _quoted_ko("GDP"), _quoted_ko("IT 인력")
    ('‘rare earths’', '‘差额’', 'GDP', 'IT 인력')
    """
    is_foreign = FOREIGN.search(words) is not None and HANGUL.search(words) is None
    return f"‘{words}’" if is_foreign else words
