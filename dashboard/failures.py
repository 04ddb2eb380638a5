"""What fails without anybody expecting it: written to the log under the reference that the reader is told.

Comes in: an error no route has answered. Goes out: one entry of the log with reference, request, version
and traceback. How the reader is answered: dashboard.pages.failing.
"""

from __future__ import annotations

import secrets
from types import TracebackType

from flask import Flask, g, request

from etl.errors import StoreError

REFERENCE_BYTES = 4
STORE_ENGINE = "duckdb"

Raised = tuple[type[BaseException], BaseException, TracebackType | None]


class Server(Flask):
    """Flask, with a reference in the log for each request that failed."""

    def log_exception(self, exc_info: Raised | tuple[None, None, None]) -> None:
        """The traceback, under the reference of this request."""
        where = (request.method, request.path, this_data_version())
        self.logger.error("%s: %s %r failed, data version %s", this_reference(), *where, exc_info=exc_info)


def this_reference() -> str:
    """What the reader can tell and the log can be searched for; the same for the whole request."""
    if "reference" not in g:
        g.reference = secrets.token_hex(REFERENCE_BYTES)
    return str(g.reference)


def this_data_version() -> str | None:
    """The version of the data that the request reads, if it came so far."""
    return g.store.version if "store" in g else None


def is_of_store(error: BaseException | None) -> bool:
    """Whether the store did not answer: its file is missing, damaged, or of another shape."""
    return isinstance(error, StoreError) or type(error).__module__.lstrip("_").partition(".")[0] == STORE_ENGINE
