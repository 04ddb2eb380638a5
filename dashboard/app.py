"""The app: pages, routes, headers and compression over the versions of one build folder.

`create_app` is what tests and the command line use; `create_server` is for gunicorn and reads the
path from FIGTRACE_DB. Given build/current, the app follows it: a new build is shown at once.
"""

import os
from pathlib import Path

from flask import Flask, Response

from dashboard import bidi, heads, local, public, security, stylesheets, vendor
from dashboard.failures import Server
from dashboard.pages import PAGES
from dashboard.pages.failing import serve_failures
from dashboard.pages.serving import IslandDash, serve_pages
from dashboard.routes import ROUTES
from dashboard.versions import serve_versions
from etl.errors import StoreError
from etl.store import Shelf

FOLDER = Path(__file__).parent
YEAR = 365 * 24 * 3600
LARGEST_FORM = 1_000_000  # bytes of a request; routes that take files in allow more


def create_app(db_path: Path, workspace: Path | None = None) -> IslandDash:
    """A Dash app over the store at `db_path`, or over what build/current names; StoreError without one.

    `workspace` is what pages may write to (dashboard.local), by default what the environment names, if anything.
    """
    shelf = Shelf(db_path)
    app = IslandDash(
        "dashboard",
        server=_create_flask(),  # type: ignore[arg-type]  # documented; Dash's hint names only a bool and a function
        assets_folder=str(FOLDER / "assets"),
        assets_ignore=r"^30-.*\.js$",  # the reader's own scripts
        use_pages=False,  # the pages are ours: dashboard.pages
        external_scripts=vendor.script_paths(),
        suppress_callback_exceptions=True,  # the islands' parts are not in the first layout
        update_title="",  # the title stays
        compress=True,
        enable_mcp=False,
    )
    heads.read_heads(app.server)
    app.enable_dev_tools(debug=False, dev_tools_ui=False, dev_tools_disable_version_check=True)
    vendor.serve_scripts(app.server)
    stylesheets.serve_styles(app.server)
    public.serve_address(app.server)
    local.read_settings(app.server, workspace)
    store = serve_versions(app.server, shelf)
    for route in ROUTES:
        route.register(app.server, store)
    serve_pages(app, store, PAGES)
    _name_files(app)
    serve_failures(app, store, PAGES)
    security.protect(app.server, app.csp_hashes())
    bidi.guard_pages(app.server)
    _close_files(app.server)
    return app


def create_server() -> Flask:
    """The Flask app for gunicorn: `gunicorn 'dashboard.app:create_server()'`."""
    path = os.environ.get("FIGTRACE_DB")
    if not path:
        raise StoreError("FIGTRACE_DB is not set; it names the store: FIGTRACE_DB=build/current")
    server: Flask = create_app(Path(path)).server
    return server


def _name_files(app: IslandDash) -> None:
    """Let Dash learn the files of its own that it may send, which it else does while it answers the first request.

    Another request at that moment would be told that there are no such files, and a page stay without its scripts.
    """
    with app.server.test_request_context("/"):
        app.parts()


def _close_files(server: Flask) -> None:
    """A file that is sent compressed is closed with its answer, which flask-compress leaves undone."""

    @server.after_request
    def close(response: Response) -> Response:
        if response.direct_passthrough and hasattr(response.response, "close"):
            response.call_on_close(response.response.close)
        return response


def _create_flask() -> Flask:
    server = Server("dashboard", static_folder=None)
    server.config.update(
        SEND_FILE_MAX_AGE_DEFAULT=YEAR,  # assets carry the time of their change in the address
        MAX_CONTENT_LENGTH=LARGEST_FORM,
        COMPRESS_ALGORITHM=["br", "zstd", "gzip"],
        COMPRESS_BR_LEVEL=7,
        COMPRESS_MIN_SIZE=500,
    )
    return server
