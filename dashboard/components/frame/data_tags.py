"""What the head of a page tells search engines for data: the catalogue on `/`, the data set on `/i/`."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from markupsafe import Markup

from dashboard import urls
from dashboard.content.material import Material
from dashboard.exports.dataset_ld import MIMES, describe_catalogue, describe_dataset, write_script
from dashboard.i18n import Text
from dashboard.state import State
from etl.answers import IndicatorCard


def catalogue_tag(indicators: Iterable[IndicatorCard], version: str, host: str, text: Text) -> Markup:
    """The whole, with the indicators that the page shows."""
    datasets = [
        (text.pick(row.ko, row.en), urls.absolute(host, urls.indicator(row.indicator_id))) for row in indicators
    ]
    home = urls.absolute(host, urls.home())
    return write_script(describe_catalogue(text("shell.brand"), text("home.lead"), home, version, datasets))


def dataset_tag(material: Material, version: str, host: str, text: Text, published: str | None = None) -> Markup:
    """One indicator, whatever the page has filtered; its time only where all of its figures are at hand.

    `published` is the day on which this version of the data was published.
    """
    indicator, name = material.indicator, material.indicator.indicator_id
    rows = material.all_rows if len(material.all_rows) == indicator.figures else []
    state = replace(State(), version=material.state.version)
    files = {form: urls.absolute(host, urls.export(form, name, state)) for form in MIMES}
    page, home = (urls.absolute(host, path) for path in (urls.indicator(name, state), urls.home()))
    about = text("data.about_dataset", name=text.pick(indicator.ko, indicator.en))
    return write_script(describe_dataset(indicator, rows, text.lang, page, home, version, files, about, published))
