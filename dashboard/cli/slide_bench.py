"""`figtrace bench slides`: what decks, pictures and embeds cost, beside what plotly makes of the same figures.

Standard output carries the report, with --json as one object; progress goes to standard error.
"""

from __future__ import annotations

import json
import logging
from dataclasses import asdict
from typing import Annotated

import typer

from dashboard.cli.common import Workspace, build_with_progress, open_store, say
from etl.workspace import find_workspace


def slides(
    peers: Annotated[bool, typer.Option("--peers/--no-peers", help="Those of python-pptx and Kaleido too.")] = True,
    as_json: Annotated[bool, typer.Option("--json", help="The figures as one JSON object.")] = False,
    workspace: Workspace = None,
) -> None:
    """Speed and size of decks, speed of pictures, weight and speed of embeds, beside those of others."""
    from dashboard.bench.decks import measure_decks
    from dashboard.bench.embeds import measure_embeds
    from dashboard.bench.pictures import measure_pictures
    from dashboard.exports.chromium import has_browser
    from etl.bench.machine import describe_machine
    from etl.bench.tables import describe_machine as in_one_line
    from etl.bench.tables import print_table

    machine = describe_machine()
    build = build_with_progress(find_workspace(workspace))
    say("decks and pictures …")
    with open_store(build) as store:
        decks = list(measure_decks(store, peers))
        pictures = list(measure_pictures(store, peers))
    embeds = []
    if has_browser():
        say("embeds …")
        logging.getLogger("werkzeug").setLevel(logging.ERROR)
        embeds = measure_embeds(build.path)
    else:
        say("no Chromium: PNG, PDF and embeds are not measured; please run: apt-get install chromium")
    if as_json:
        print(
            json.dumps(
                {
                    "machine": machine,
                    "decks": list(map(asdict, decks)),
                    "pictures": list(map(asdict, pictures)),
                    "embeds": list(map(asdict, embeds)),
                }
            )
        )
        return
    rows = [(each.name, str(each.slides), f"{each.time:,.0f}", f"{each.size:,.0f}") for each in decks]
    print_table("Decks of native charts", ("", "slides", "ms", "KB"), rows, in_one_line(machine))
    rows = [(each.name, str(each.count), f"{each.median:,.1f}", f"{each.longest:,.1f}") for each in pictures]
    print_table("Pictures of slide size", ("", "pictures", "ms, middle", "ms, longest"), rows, in_one_line(machine))
    rows = [(each.name, f"{each.weight:,}", str(each.requests), f"{each.shown:,.0f}") for each in embeds]
    line = "10 Mbit/s, 60 ms, processor half as fast, empty cache"
    print_table("One chart in other people's pages", ("", "bytes", "requests", "ms to chart"), rows, line)
