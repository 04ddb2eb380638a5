"""How a Chinese sentence attributes what it states, and how those who state are named in it.

    据海关统计 · 海关总署表示 · 海关的数据 · 《条例》规定

Comes in: the words of datasets/language/zh.toml, [meaning], as alternations by key. Goes out: the shapes with their
rules, the pattern of a name, and the parts for the forms of that file.
"""

from __future__ import annotations

from etl.meaning.attribution_rules import ALONE, LAW, OPENS, OwnShapes
from etl.mentions.names_zh import HOUSES_ZH
from etl.patterns import pattern

HE = pattern("meaning.attributions_other.he")
ZH_WORD = r"[^—，。；：:,;！？、\s《》“”（）【】\d]"
NO_NAME_ZH = pattern("meaning.attributions_other.no_name_zh")
ZH_DATE = pattern("meaning.attributions_other.zh_date")
BEGIN_ZH = pattern("meaning.attributions_other.begin_zh")
NO_OFFICE = pattern("meaning.attributions_other.no_office_zh")
SPEAKS_IN = pattern("meaning.attributions_other.speaks_in_zh")


def own_shapes(words: dict[str, str]) -> OwnShapes:
    """The shapes of a Chinese sentence, in their order; `words`: alternations by key of its file."""
    words = {**words, **{key: rf"(?:{words[key]}){NO_OFFICE}" for key in ("works", "puts_out")}}
    begin = rf"{BEGIN_ZH}(?:{words['no_names']})?"
    quoted = r"“[^“”]{2,12}”"
    own_name = (
        rf"(?>(?!{NO_NAME_ZH}|{words['works']}|{words['puts_out']}){ZH_WORD}{{2,8}}?"
        rf"(?={ZH_DATE}(?:{words['puts_out']}|{SPEAKS_IN})))"
    )
    titles = rf"(?:、{ZH_WORD}{{2,14}}?(?:{words['persons']})){{0,2}}"
    who = rf"(?P<name>{ZH_WORD}{{0,16}}?(?:{words['offices']}|{words['persons']}){titles}(?:{quoted}|{own_name})?)"
    law = rf"(?:根据|依据|按照|依照)?《?(?P<name>{ZH_WORD}{{2,16}}(?:{words['laws']}))》?(?:第\d+\S{{0,3}})?"
    said = rf"{ZH_DATE}(?:{words['puts_out']})"
    return OwnShapes(
        [
            (rf"(?:{words['according']}){who}{ZH_DATE}(?:的|{words['puts_out']}|{words['works']})", OPENS),
            (rf"{begin}{who}{said}", OPENS),
            (rf"{begin}{who}[^。；]{{0,20}}，(?:{HE})(?:{words['puts_out']})", OPENS),
            (rf"{begin}{who}(?:{words['relays']})", OPENS),
            (rf"{begin}{who}的?{ZH_DATE}(?:{words['works']})", OPENS),
            (rf"《(?P<name>[^《》]{{2,40}})》{ZH_DATE}(?:{words['puts_out']}|{words['sets']})", LAW),
            (rf"{begin}{who}{ZH_WORD}{{0,6}}(?:{words['intends']})", ALONE),
            (rf"{law}(?:{words['sets']})", LAW),
        ],
        r".+",
        {
            "begin": begin,
            "who": who,
            "house": HOUSES_ZH.pattern,
            "word": ZH_WORD,
            "date": f"{ZH_DATE}",
            "works": words["works"],
            "puts_out": words["puts_out"],
        },
    )
