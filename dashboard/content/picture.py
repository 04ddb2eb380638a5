"""What a picture of an indicator says and shows: its words, and the chart or the number.

The words are those of the page, in the order of a slide: the finding as title, the indicator and its
unit below it, cautions under the chart, documents and permalink at the foot.
"""

from dashboard import format, urls
from dashboard.charts import choose
from dashboard.charts.data.marks import glyph_of, shape_of
from dashboard.charts.sheets.bodies import Chart, Number
from dashboard.charts.sheets.sheet import Body, Words
from dashboard.content import finding
from dashboard.content.card_model import card_model
from dashboard.content.material import Material
from dashboard.i18n import Text
from etl.answers import SampleFigure
from etl.store import Store

MOST_DOCUMENTS = 3


def describe(store: Store, material: Material, text: Text, host: str) -> Words:
    """The words around the chart; `host` as the reader called it, e.g. `http://127.0.0.1:8050/`."""
    indicator = material.indicator
    sentences = [_keep_together(sentence) for sentence in tell(material, text)]
    address = urls.absolute(host, urls.indicator(indicator.indicator_id, material.state))
    return Words(
        title=sentences[0],
        subtitle=" · ".join([text.pick(indicator.ko, indicator.en), *say_measure(material, text)]),
        notes=[" ".join(sentences[1:]), *explain(material, text)],
        source=text("picture.source", sources=name_documents(material, text), version=store.version[:12]),
        address=address,
        label=f"{text.pick(indicator.ko, indicator.en)}: {' '.join(sentences)}",
    )


def draw_body(store: Store, material: Material, text: Text, pins: tuple[str, ...] = ()) -> Body | None:
    """The chart, or the number where there is one figure; None where there is nothing to show."""
    if not material.rows:
        return None
    kind = kind_of(material)
    if kind == choose.NUMBER:
        return _number(store, material, text, pins)
    return Chart(kind, material.marks, material.cap_marks, material.unit, text, pins)


def kind_of(material: Material) -> str:
    """Which chart the figures get."""
    return choose.choose_chart(material.marks, material.cap_marks, material.indicator.chart)


def tell(material: Material, text: Text) -> list[str]:
    """The finding, a sentence each; of an indicator without any figure, that there is none."""
    return finding.tell(*material.told, text) if material.all_rows else [text("indicator.empty")]


def say_measure(material: Material, text: Text) -> list[str]:
    """Unit, measure and basis, as they stand below a title."""
    indicator = material.indicator
    basis = text.basis(indicator.basis)
    return [
        *say_unit(material, text),
        text(format.measure_key(indicator.measure, material.unit)),
        *([basis] if basis else []),
    ]


def say_unit(material: Material, text: Text) -> list[str]:
    """The unit of the axis, with the rate if all figures in it have the same; nothing for bare numbers."""
    name = material.unit.ko if text.lang == "ko" else material.unit.en
    rates = {row.rate for row in material.rows}
    rate = rates.pop() if len(rates) == 1 else None
    by = format.rate_word(rate, text.lang)
    return [text("indicator.unit_by" if by else "indicator.unit", unit=name, by=by)] if name else []


def explain(material: Material, text: Text) -> list[str]:
    """What the shapes mean, what is special about the axis, and what to beware of."""
    if not material.rows:
        return []
    kind = kind_of(material)
    axis = "" if kind == choose.NUMBER else choose.type_of(kind).axis(material.marks)
    notes = [
        "" if kind == choose.NUMBER else say_shapes(material, text),
        text(f"indicator.{axis}") if axis else "",
        say_corrected(material, text),
    ]
    return [" · ".join(filter(None, notes)), say_caution(material, text)]


def say_caution(material: Material, text: Text) -> str:
    """What to beware of in all figures of the indicator; empty where there is nothing."""
    caution = text.pick(material.indicator.caution_ko, material.indicator.caution_en)
    return f"{text('indicator.caution')}: {caution}" if caution else ""


def say_shapes(material: Material, text: Text) -> str:
    """What each shape in the chart stands for; of a cap, for what time it is set."""
    met: dict[str, dict[str, None]] = {}
    for row in (*material.rows, *material.caps):
        key = f"bound.{row.bound}" if shape_of(row) in ("floor", "ceiling", "range") else f"kind.{row.kind}"
        rate = format.rate_word(row.rate, text.lang) if row.kind == "cap" else ""
        word = text("value.with_rate", word=text(key), rate=rate) if rate else text(key)
        met.setdefault(glyph_of(row), {}).setdefault(word)
    return " · ".join(f"{glyph} {', '.join(words)}" for glyph, words in met.items())


def say_corrected(material: Material, text: Text) -> str:
    """What the asterisk means: each corrected value, and what is printed instead; empty without any."""
    values = [mark.line for mark in material.marks if mark.is_corrected]
    return text("indicator.how_corrected", values=", ".join(values)) if values else ""


def name_documents(material: Material, text: Text) -> str:
    """The documents with their dates; of many the first, and how many more there are."""
    names = list(dict.fromkeys(_name(row, text.lang) for row in (*material.rows, *material.caps)))
    more = len(names) - MOST_DOCUMENTS
    return "; ".join(names[:MOST_DOCUMENTS]) + (f" +{more}" if more > 0 else "")


def _keep_together(sentence: str) -> str:
    """A sentence without its marks of bold type; what was bold is not broken over two lines."""
    parts = sentence.split("**")
    return "".join(part.replace(" ", "\u00a0") if at % 2 else part for at, part in enumerate(parts))


def _name(row: SampleFigure, lang: str) -> str:
    date = format.moment(row.published, lang, short=True) if row.published else ""
    return ", ".join(filter(None, (row.document_title, date)))


def _number(store: Store, material: Material, text: Text, pins: tuple[str, ...]) -> Number | None:
    own = {row.observation_id: row for row in (*material.rows, *material.caps)}
    first = material.marks[0].id if material.marks else next(iter(own))
    shown = next((pin for pin in pins if pin in own), first)
    row = own[shown]
    model = card_model(store, shown, text.lang, material.colours[row.origin_id])
    if model is None:
        return None
    kinds = [f"{glyph_of(row)} {text.pick(row.origin_ko, row.origin_en)}", text(f"kind.{row.kind}")]
    return Number(
        value=model.said,
        amount=" · ".join(filter(None, (model.value if model.is_foreign else "", model.amount))),
        who=" · ".join(kinds),
        passage=[(piece, over == "figure") for piece, over in model.passage.pieces],
        colour=model.colour,
    )
