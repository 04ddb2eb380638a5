"""How tall an embed is at a width, for those who make its frame before they see what is inside.

Lines are counted with the widths of dashboard.charts.ground.labels; the fonts of a reader may break some of them
elsewhere. So a chart gives way by a fifth and the words of a single figure scroll (embed.css): a frame of
this height shows everything, and a line too many or too few is not seen.
"""

from collections.abc import Sequence

from dashboard.charts import choose
from dashboard.charts.ground.frame import Size
from dashboard.charts.ground.labels import text_width
from dashboard.charts.sheets.sheet import lines_of
from dashboard.components.taken.embed_number import Short, short_of
from dashboard.components.taken.embed_words import Words, sizes_of, thin, write_words
from dashboard.content.material import Material
from dashboard.content.picture import kind_of
from dashboard.i18n import Text
from etl.store import Store

# Pixels and sizes of type, as in the style sheet.
TITLE, SMALL, VALUE, RATE, QUOTE = 18, 12.5, 40, 15, 15
TITLE_LINE, LINE, VALUE_LINE, WHO_LINE, QUOTE_LINE = 25.2, 20, 54, 21.6, 27.75
SIDES, FRAME = 32, 14 + 10 + 15 + 8  # left and right; above, below, the rule over the sources, around the notes
TABLE, NUMBER, QUOTE_SIDES, QUOTE_FRAME = 26, 20, 21, 16
LARGEST = 1.35  # how much larger than drawn a chart is shown
LEAST = 288  # pixels inside of the narrowest frame
# text_width is a little too large, and would count lines too many: it is taken back where something gives way
# for a line too few. A serif is wider.
EXACT, CLOSE, SERIF = 1.0, 1.08, 1.02


def embed_height(store: Store, material: Material, width: int, text: Text, *, is_static: bool = False) -> int:
    """The pixels that an embed needs in a frame of a width in pixels."""
    inner = max(width - SIDES, LEAST)
    words = write_words(store, material, text, is_static=is_static)
    if not material.rows:
        return round(FRAME + _words_height(words, inner, EXACT))
    fewest, most = (_words_height(words, inner, slack) for slack in (CLOSE, EXACT))
    height = FRAME + min((fewest + most) / 2, fewest + LINE)  # lines that nearly fill the width may all be broken
    short = short_of(store, material, text)
    shown = thin(material) if is_static else material
    size = size_at(sizes_of(shown, is_static=is_static), inner)
    return round(height + TABLE + (_number_height(short, inner) if short else _chart_height(shown, size, inner, text)))


def size_at(sizes: Sequence[Size], inner: float) -> Size:
    """The chart that the style sheet shows in a width: the widest that fits, else the smallest."""
    return next((size for size in reversed(sizes) if size.width <= inner), sizes[0])


def _words_height(words: Words, inner: float, slack: float) -> float:
    small = (words.measure, *words.notes, words.source, f"{words.link} · {words.kept}")
    lines = sum(count_lines(line, SMALL, inner, slack) for line in small)
    title = count_lines(_keep_together(words.finding), TITLE, inner, slack)
    return TITLE_LINE * title + LINE * lines


def _chart_height(material: Material, size: Size, inner: float, text: Text) -> float:
    figure = choose.draw_chart(kind_of(material), material.marks, material.cap_marks, material.unit, text, size)
    height: float = figure["layout"]["height"]
    return height * min(LARGEST, inner / size.width)


def _number_height(short: Short, inner: float) -> float:
    value = count_lines(short.value, VALUE, inner - text_width(short.rate, RATE), SERIF)
    amount, who = (count_lines(words, RATE - 1.5, inner, CLOSE) for words in (short.amount, short.who))
    quote = sum(count_lines(line, QUOTE, inner - QUOTE_SIDES, SERIF) for line in short.quote.split("\n"))
    return NUMBER + VALUE_LINE * value + WHO_LINE * (who + amount) + QUOTE_FRAME + QUOTE_LINE * quote


def count_lines(words: str, size: float, width: float, slack: float) -> int:
    """In how many lines a text is set in a width; none for no text."""
    return len(lines_of(words, size / slack, width))


def _keep_together(finding: str) -> str:
    """What is bold is not broken over two lines."""
    parts = finding.split("**")
    return "".join(part.replace(" ", "\u00a0") if at % 2 else part for at, part in enumerate(parts))
