"""A tiny app under our worker with short limits, for gunicorn to run in a test."""

import os
import tempfile
import time

from dashboard.worker import Worker

FOREVER = 3600
LONG = 50  # MB: more than a system keeps of what nobody reads


class Impatient(Worker):
    """Closes what is not whole within a moment, and gives up a request that hangs."""

    head_limit, body_limit, parting_limit, work_limit, last_words = 1.0, 1.0, 1.0, 2.0, 0.2
    send_limit = 1.0


class Patient(Worker):
    """Waits for heads and bodies as if for ever: whoever needs a thread for them blocks the test."""

    head_limit = body_limit = send_limit = parting_limit = FOREVER
    bodies_at_once = sends_at_once = 1


def app(environ, start_response):
    """`/` names the process; `/hang` never ends; `/read` reads the body; `/long` and `/file` are more than is read."""
    if environ["PATH_INFO"] == "/hang":
        time.sleep(FOREVER)
    if environ["PATH_INFO"] == "/long":
        start_response("200 OK", [("Content-Type", "text/plain")])
        return (b"x" * 1_000_000 for _ in range(LONG))
    if environ["PATH_INFO"] == "/file":
        file = tempfile.TemporaryFile()  # noqa: SIM115 - who sends it closes it
        file.truncate(LONG * 1_000_000)
        file.seek(0)
        start_response("200 OK", [("Content-Type", "text/plain"), ("Content-Length", str(LONG * 1_000_000))])
        return environ["wsgi.file_wrapper"](file)
    size = len(environ["wsgi.input"].read()) if environ["PATH_INFO"] == "/read" else 0
    start_response("200 OK", [("Content-Type", "text/plain")])
    return [f"{os.getpid()} {size}".encode()]
