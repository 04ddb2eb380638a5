"""`POST /review/pin/write` and `/review/pin/undo`: a pin that was looked at, into datasets/pins.toml; the last one out.

id ko en description_ko … caution_en low high chart alias   the pin (dashboard.content.pinning)
seen                                                        that what it changes was shown
"""

from __future__ import annotations

from flask import Flask

from dashboard import urls
from dashboard.content.pinning import FIELDS, mark_pin, read_pin
from dashboard.routes.drafts import Drafted
from etl.coining.pinning import take_out, write_pin
from etl.store import Store

PATH = "/review/pin"
WRITE, UNDO = f"{PATH}/write", f"{PATH}/undo"
PIN = Drafted(
    path=PATH,
    query=frozenset({"i", "said", "undone"}),
    fields=FIELDS,
    read=read_pin,
    mark=mark_pin,
    write=write_pin,
    take_out=take_out,
    address=urls.pin,
    not_seen="pin.not_seen",
)


def register(server: Flask, _store: Store) -> None:
    """Add the routes."""
    PIN.register(server)
