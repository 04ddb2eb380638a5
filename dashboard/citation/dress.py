"""A document in the script and the order of names that a style asks for.

In comes a row of `documents`, out goes an item of CSL-JSON. The Korean style takes all as it is printed. APA asks for
Latin letters and a translated title in brackets (section 9.38), Chicago for the original script beside the Latin one
(11.110), a Korean name in its own order without a comma. Titles are translated only where the text does so itself;
other scripts than Hangul stay as they are, since nothing here can read them aloud. Titles of APA begin with a capital
(6.17), and who publishes what is their own is named once (9.29).
"""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.citation.items import Cited, Item, authors_of, document_item, known, name_untitled
from dashboard.citation.names import Author
from dashboard.citation.styles import STYLES
from etl import romanization

CONTAINERS = ("container-title", "collection-title")


def dress(row: Cited, style: str, *, in_text: bool = False) -> Item:
    """The item for an entry of a list, or for a place where it is cited `in_text`."""
    item = document_item(row, STYLES[style])
    authors = authors_of(row)
    if STYLES[style] == "ko":
        return item | known({"author": [{"literal": author.name} for author in authors]})
    has_original = style != "apa"
    title, beside = _title(row, has_original=has_original)
    latin = {name: _beside(item[name], has_original) for name in CONTAINERS if name in item}
    latin |= {name: romanization.title(item[name]) for name in ("publisher",) if name in item}
    latin |= {name: romanization.romanize(item[name]) for name in ("issue", "collection-number") if name in item}
    if style == "apa":
        title = title[:1].upper() + title[1:]
        if [author.name for author in authors] == [row.publisher]:
            latin["publisher"] = ""
    names = _names(authors, style, in_text=in_text)
    return known({**item, **latin, "title": title, "original-title": beside, "author": names})


def _title(row: Cited, *, has_original: bool) -> tuple[str, str]:
    """The title in Latin letters, and what stands behind it: the original, the translation."""
    if not row.title:
        return romanization.name(name_untitled(row, "en")), ""
    latin = romanization.title(row.title)
    original = row.title if has_original and latin != row.title else ""
    translated = f"[{row.title_en}]" if row.title_en and row.title_en != row.title else ""
    return latin, " ".join(part for part in (original, translated) if part)


def _beside(words: str, has_original: bool) -> str:
    """Words in Latin letters, with the original after them."""
    latin = romanization.title(words)
    return f"{latin} {words}" if has_original and latin != words else latin


def _names(authors: Sequence[Author], style: str, *, in_text: bool) -> list[dict[str, str]]:
    if style == "apa" or (in_text and style == "chicago-author-date"):
        return [_in_parts(author) for author in authors]
    whole = [_whole(author, is_first=not in_text and not at) for at, author in enumerate(authors)]
    if len(whole) == 2 and not in_text and authors[0].family_en and not authors[0].is_turned:
        whole[0] += ","  # of two, one that is turned ends with a comma: Kim, Sunjae, and Jane Roe
    return [{"literal": name} for name in whole]


def _in_parts(author: Author) -> dict[str, str]:
    """Family name and initials; a name without parts stays whole."""
    if not author.family_en:
        return {"literal": author.name_en}
    return {"family": author.family_en, "given": author.initials}


def _whole(author: Author, *, is_first: bool) -> str:
    """Given name and family name; the first of a list is sorted by its family name. A Korean order stays."""
    latin = author.name_en
    if author.family_en and not author.is_turned:
        latin = f"{author.given_en} {author.family_en}"
        latin = f"{author.family_en}, {author.given_en}" if is_first else latin
    return " ".join(part for part in (latin, author.original) if part)
