"""Hand-made records, so that what comes after the extraction is tested without it."""

from dataclasses import dataclass, replace
from decimal import Decimal
from types import SimpleNamespace

import pytest

from etl import model
from etl.linking import correction_row, decision_row
from etl.model import Document, Evidence, Extraction, Mention, Numeral, Observation, Passage, Span, Statement
from etl.store.write import Version, write_store
from etl.vocabulary import Vocabulary
from tests.rules import own_rules

SENTENCE = "국정원은 컨테이너 1만 3,000여 개 이상을 보냈다고 밝혔다."


@dataclass(frozen=True)
class Linking(model.Linking):
    """One that needs no more than the id of its mention."""

    indicator: str | None = None
    status: str = "linked"
    reason: str = "by a rule"


class Records:
    """Makes records that agree with each other; anything can be replaced."""

    def document(self, text: str = SENTENCE, name: str = "900", **changed) -> Document:
        basis = Document(name, text, f"{name}.txt", "0" * 64, label_ko="글", label_en="Text", published="2024-05-01")
        return replace(basis, **changed)

    def passage(self, document: Document, kind: str = "paragraph") -> Passage:
        """All of the document as one passage and one sentence, line breaks read as blanks."""
        reading = document.text.replace("\n", " ")
        size = len(reading)
        return Passage(document.id, 0, kind, 0, size, reading, tuple(range(size)), ((0, size),))

    def mention(self, document: Document, quote: str, value: str | None = "13000", **changed) -> Mention:
        """A mention of a quote, found in the document, with a number as its evidence."""
        start = document.text.index(quote)
        end = start + len(quote)
        number = None if value is None else Decimal(value)
        basis = Mention(
            document=document.id,
            start=start,
            end=end,
            quote=quote,
            reading=quote,
            value=number,
            low=number,
            high=number,
            bound="exact",
            is_vague=False,
            unit="item",
            unit_quote="개",
            kind="observed",
            mention_class="count",
            period=None,
            base_period=None,
            rate=None,
            direction=None,
            origin=None,
            origin_name=None,
            passage=self.passage(document).id,
            sentence_start=0,
            sentence_end=len(document.text),
            evidence=(Evidence("number", Span(start, end), quote, "test"),),
        )
        return replace(basis, **changed)

    def numeral(self, document: Document, quote: str, cls: str = "quantity", reason: str = "has a unit") -> Numeral:
        start = document.text.index(quote)
        return Numeral(document.id, start, start + len(quote), quote, cls, reason)

    def extraction(self, document: Document, *mentions: Mention, **parts) -> Extraction:
        """One passage with the mentions, each with a statement that says nothing, as every mention has one."""
        statements = tuple(Statement(mention.id) for mention in mentions)
        basis = Extraction(document, (self.passage(document),), mentions=mentions, statements=statements)
        return replace(basis, **parts)

    def linking(self, mention: Mention, indicator: str | None = "arms.containers", **changed) -> Linking:
        return replace(Linking(mention.id, indicator), **changed)

    @property
    def rules(self) -> SimpleNamespace:
        no_words = dict.fromkeys(("words", "before", "scaled"), ())
        units = [("item", "count"), ("person", "count"), ("USD", "money"), ("percent", "ratio"), ("times", "ratio")]
        named = SimpleNamespace(id="nis", ko="국가정보원", en="NIS", type="agency", country="KR", words=("국정원",))
        return SimpleNamespace(
            units={
                u: SimpleNamespace(id=u, dimension=d, ko=u, en=u, symbol=None, base=None, factor=Decimal(1), **no_words)
                for u, d in units
            },
            origins={"nis": named},
            languages={},
            vocabulary=Vocabulary(),
            cues=own_rules().cues,
            digest="rules",
        )

    def indicator(self, name: str = "arms.containers", **changed) -> SimpleNamespace:
        basis = dict.fromkeys(("flow_from", "flow_to", "basis", "low", "high", "part_of", "cap_of"))
        basis |= {"head": (), "phrases": (), "factors": (), "caution_ko": None, "caution_en": None, "chart": "claims"}
        basis |= {"is_estimated": False, "concept": None}
        basis |= {"unit": "item", "units": ("item",), "measure": "cumulative"}
        basis |= {"id": name, "family": name.split(".")[0], "ordinal": 1, "ko": "컨테이너", "en": "Containers"}
        return SimpleNamespace(**basis | {"description_ko": "", "description_en": ""} | changed)

    def catalogue(self, *indicators: SimpleNamespace) -> SimpleNamespace:
        indicators = indicators or (self.indicator(),)
        families = [
            SimpleNamespace(id=f, ordinal=n, ko=f, en=f.title(), description_ko="", description_en="")
            for n, f in enumerate(sorted({i.family for i in indicators}), 1)
        ]
        return SimpleNamespace(families=families, indicators=list(indicators))

    def correction(self, mention: Mention, value: str) -> SimpleNamespace:
        return SimpleNamespace(
            id=mention.id,
            document=mention.document,
            place="row / column",
            expects=mention.quote,
            becomes=value,
            value=Decimal(value),
            reason_ko="오식",
            reason_en="misprint",
            check="x",
        )

    def store(self, path, *extractions, indicators=(), linkings=(), corrections=(), relations=(), decisions=()):
        """Write a store in which every mention without a linking of its own counts containers."""
        given = {linking.mention_id: linking for linking in linkings}
        mentions = [m for e in extractions for m in e.mentions]
        linkings = {m.id: given.get(m.id, self.linking(m)) for m in mentions}
        corrected = {c.id for c in corrections}
        observations = [
            Observation(
                *(m.id, m.id, linkings[m.id].indicator, "corrected" if m.id in corrected else "published"),
                correction=m.id if m.id in corrected else None,
            )
            for m in mentions
            if linkings[m.id].status == "linked"
        ]
        write_store(
            path,
            extractions=extractions,
            linkings=linkings,
            observations=observations,
            relations=relations,
            rules=self.rules,
            catalogue=self.catalogue(*indicators),
            corrections=map(correction_row, corrections),
            decisions=map(decision_row, decisions),
            version=Version("test"),
        )
        return path


@pytest.fixture
def records() -> Records:
    return Records()
