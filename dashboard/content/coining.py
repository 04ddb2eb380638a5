"""A drafted concept as a form has it, and the mark by which the form that writes shows that its moves were seen."""

from __future__ import annotations

import hmac
import re
from collections.abc import Mapping

from etl.answers import DescribedMention
from etl.coining.draft import LANGUAGES, OPTIONAL, Draft, begin_draft, write_entry
from etl.store import Store

PLAIN = ("id", "ko", "en", "family", "type", *OPTIONAL)
FIELDS = (*PLAIN, "units", *(f"words_{language}" for language in LANGUAGES))  # of the form


def draft_of(store: Store, mention: DescribedMention | None) -> Draft:
    """What a figure measures as the beginning of a draft; an empty one without a figure."""
    if mention is None:
        return Draft()
    found = None
    if mention.measure_start is not None and mention.measure_end is not None:
        found = store.text_at(mention.document_id, mention.measure_start, mention.measure_end)
    words = found.quote if found else ""
    return begin_draft(mention.measure, words, mention.language, mention.dimension, mention.rate)


def read_draft(form: Mapping[str, str]) -> Draft:
    """What the fields of a form say: words are divided by the ends of lines, unit families by commas or blanks."""
    words = {name: form.get(f"words_{name}", "").splitlines() for name in LANGUAGES}
    return Draft(
        **{name: form.get(name, "").strip() for name in PLAIN},
        units=tuple(dict.fromkeys(re.findall(r"[^\s,]+", form.get("units", "")))),
        words={name: told for name, lines in words.items() if (told := _told(lines))},
    )


def write_fields(draft: Draft) -> dict[str, str]:
    """The fields of a draft, as `read_draft` reads them."""
    words = {f"words_{name}": "\n".join(draft.words.get(name, ())) for name in LANGUAGES}
    return {**{name: getattr(draft, name) for name in PLAIN}, "units": ", ".join(draft.units), **words}


def mark_seen(draft: Draft, key: str) -> str:
    """What only a page of ours can say of a draft: that what it moves was shown."""
    told = f"{draft.family}\n{write_entry(draft)}".encode("utf-8", "surrogatepass")
    return hmac.new(key.encode(), told, "sha256").hexdigest()


def _told(lines: list[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(line.strip() for line in lines if line.strip()))
