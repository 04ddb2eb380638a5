"""The same chart in other frameworks: the figures of one indicator as a scatter over time, coloured by origin.

Each app is what a practitioner would write for it, and reads the CSV that the dashboard exports. None has what
stands beside our chart: the passages, the table, the filters.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

STREAMLIT = """\
import pandas as pd
import plotly.express as px
import streamlit as st

st.set_page_config(layout="wide")
figures = pd.read_csv({csv!r})
figures["when"] = figures["period_end"].fillna(figures["period_start"]).fillna(figures["published"]).astype(str)
st.title(figures["indicator_ko"].iloc[0])
st.plotly_chart(px.scatter(figures, x="when", y="value", color="origin_ko", hover_data=["quote_value"]))
"""
VIZRO = """\
import pandas as pd
import vizro.models as vm
import vizro.plotly.express as px
from vizro import Vizro

figures = pd.read_csv({csv!r})
figures["when"] = figures["period_end"].fillna(figures["period_start"]).fillna(figures["published"]).astype(str)
chart = px.scatter(figures, x="when", y="value", color="origin_ko", hover_data=["quote_value"])
page = vm.Page(title=str(figures["indicator_ko"].iloc[0]), components=[vm.Graph(figure=chart)])
app = Vizro().build(vm.Dashboard(pages=[page]))
server = app.dash.server
"""


@dataclass(frozen=True, slots=True)
class PeerApp:
    """A framework: what pip installs into its environment, and its app."""

    name: str
    environment: str
    requirements: tuple[str, ...]
    script: str


PEER_APPS = (
    PeerApp("Streamlit", "streamlit", ("streamlit==1.67.0", "plotly==7.1.0"), STREAMLIT),
    PeerApp("Vizro", "vizro", ("vizro==1.0.0", "gunicorn==27.0.1"), VIZRO),
)


def write_app(peer: PeerApp, folder: Path, csv: Path) -> Path:
    """The script of a peer over the figures in `csv`."""
    path = folder / f"{peer.environment}_app.py"
    path.write_text(peer.script.format(csv=str(csv)), encoding="utf-8")
    return path


def command_of(peer: PeerApp, python: Path, app: Path, port: int) -> Sequence[str]:
    """How its users serve it: Streamlit by its own server, Vizro by gunicorn, as we do."""
    if peer.environment == "streamlit":
        settings = ("--server.headless=true", "--browser.gatherUsageStats=false", "--server.fileWatcherType=none")
        where = (f"--server.port={port}", "--server.address=127.0.0.1")
        return [str(python), "-m", "streamlit", "run", str(app), *where, *settings]
    bind = ("--bind", f"127.0.0.1:{port}", "--chdir", str(app.parent))
    workers = ("--workers", "2", "--threads", "4", "--worker-class", "gthread", "--no-control-socket")
    return [str(python), "-m", "gunicorn", f"{app.stem}:server", *bind, *workers]
