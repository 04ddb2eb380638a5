"""The chart on paper, and where no script runs: our own SVG, in the colours of the paper whatever the screen prefers.

What plotly has drawn keeps the colours and the width of the screen; on paper this stands in its place. Without a script
plotly draws nothing, and this stands over an empty frame that is hidden.
"""

from collections.abc import Sequence

from dash import html
from dash.development.base_component import Component
from markupsafe import Markup

from dashboard.charts import choose
from dashboard.charts.ground.frame import Size
from dashboard.charts.svg.drawing import draw_svg
from dashboard.charts.svg.paint import page_palette, tag
from dashboard.content.material import Material
from dashboard.i18n import Text

WITHOUT_SCRIPT = Markup(
    "<noscript><style>.print-chart{display:block;max-width:834px}.chart-box{display:none}</style></noscript>"
)
SIZE = Size("paper", 700, 330)  # pixels of a sheet of A4 between its margins


def print_chart(kind: str, material: Material, pins: Sequence[str], text: Text) -> Component:
    """The chart for the sheet, with what is pinned in it; the style sheet shows it on paper, and without a script."""
    figure = choose.draw_chart(kind, material.marks, material.cap_marks, material.unit, text, SIZE)
    box = {"viewBox": f"0 0 {SIZE.width} {figure['layout']['height']}", "aria-hidden": "true"}
    drawn = tag("svg", box, draw_svg(figure, SIZE.width, page_palette(SIZE.name), pins=pins))
    return html.Div([WITHOUT_SCRIPT, Markup(drawn)], className="print-chart")
