"""What many tests need: the store built once a run, the app over it, and a real browser.

The store is built in a copy of the repository's own workspace, so that a test run leaves no build
behind; parallel workers share that one build.
"""

import atexit
import gc
import os
import shutil
import sys
from pathlib import Path

import pytest
from filelock import FileLock
from hypothesis import settings

from tests.needs import may_be_skipped, need
from tests.serving import serving

REPOSITORY = Path(__file__).parents[1]
left_behind = pytest.StashKey[list[str]]()
PATIENCE = 30_000  # milliseconds; five seconds are too few for a browser on a busy machine

# No deadline: the machine may be busy. The same examples every time in continuous integration.
settings.register_profile("figtrace", deadline=None, derandomize=bool(os.environ.get("CI")))
settings.load_profile("figtrace")


# What asks for one of these builds, serves, paints or starts programs: `make quick` leaves it out.
OF_THE_WHOLE = {"workspace", "chromium", "live_server", "papers"}


def pytest_collection_modifyitems(items):
    """Mark what takes a whole product as `whole`; the files with such tests come first, for they are the long ones.

    So the last files are short, and no worker waits for another that has just begun a long one.
    """
    for item in items:
        if OF_THE_WHOLE & set(getattr(item, "fixturenames", ())):
            item.add_marker("whole")
    long = {item.path for item in items if item.get_closest_marker("whole")}
    items.sort(key=lambda item: item.path not in long)


@pytest.hookimpl(wrapper=True)
def pytest_collection():
    """Without the collector of cycles: it would walk again and again through twelve thousand tests, which all stay.

    What is there then is left out of later walks too; `_find_left` looks through all of it.
    """
    gc.disable()
    try:
        return (yield)
    finally:
        gc.collect()
        gc.freeze()
        gc.enable()


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers():
    """One more than there are cores: many tests wait for a browser or another program."""
    return (os.cpu_count() or 1) + 1


OF_PYTEST = "PYTEST_CURRENT_TEST"  # tells which test runs, and which part of it
OF_POLARS = "_RJEM_MALLOC_CONF"  # which it sets where it is first imported
LEFT = "figtrace.left"  # what a worker found still alive when its tests had ended


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session):
    """Nothing of DuckDB outlives the tests: a process where anything does has failed, and says who holds it."""
    if hasattr(session.config, "workerinput") or not session.config.getoption("numprocesses", None):
        session.config.stash[left_behind] = _find_left()
        if hasattr(session.config, "workeroutput"):
            session.config.workeroutput[LEFT] = session.config.stash[left_behind]
    if session.config.stash.get(left_behind, []) and session.exitstatus == pytest.ExitCode.OK:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node, error):  # noqa: ARG001
    """What a worker found goes to the process that started it."""
    left = getattr(node, "workeroutput", {}).get(LEFT, [])
    node.config.stash[left_behind] = [*node.config.stash.get(left_behind, []), *left]


def pytest_terminal_summary(terminalreporter, config):
    """Who holds what is left."""
    for line in config.stash.get(left_behind, []):
        terminalreporter.write_line(f"left open when the tests had ended: {line}", red=True)


def _find_left() -> list[str]:
    """What is left of DuckDB; a process that never opened it has nothing."""
    if "_duckdb" not in sys.modules:
        return []
    from tests.left_open import close_stores, find_left, find_stores

    gc.unfreeze()
    close_stores(find_stores())
    left = find_left()
    gc.freeze()  # pytest looks for cycles ten times more
    return left


@atexit.register  # before all others, so that it is done after them: some end threads that hold what is collected
def _collect():
    """Let go of what only cycles hold before the interpreter ends: DuckDB would tell of its connections there.

    Without those who measure collections: a worker that is told to end meanwhile would print from inside them.
    """
    gc.callbacks.clear()
    gc.unfreeze()
    gc.collect()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport():
    """Where CI is set a test that does not run is a failure: nobody would notice it otherwise."""
    report = yield
    if os.environ.get("CI") and report.skipped and not hasattr(report, "wasxfail"):
        reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else str(report.longrepr)
        if not may_be_skipped(reason):
            report.outcome, report.longrepr = "failed", f"skipped where CI is set: {reason}"
    return report


@pytest.fixture(autouse=True)
def _settings_are_kept():
    """A test that leaves a setting in the environment has failed: programs that later ones start would read it."""
    before = dict(os.environ)
    yield
    now = dict(os.environ)
    for name in (OF_PYTEST, OF_POLARS):
        before.pop(name, None)
        now.pop(name, None)
    assert now == before, f"left in the environment: {sorted(set(now.items()) ^ set(before.items()))}"


@pytest.fixture(scope="session")
def repository() -> Path:
    """The root of the checkout, itself a workspace."""
    return REPOSITORY


@pytest.fixture(scope="session")
def workspace(tmp_path_factory) -> Path:
    """A copy of seeds and datasets with a finished build, shared by all workers."""
    root = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        root = root.parent
    folder = root / "workspace"
    with FileLock(root / "workspace.lock"):
        if not (folder / "built").exists():
            _build(folder)
    return folder


@pytest.fixture(scope="session")
def database(workspace) -> Path:
    """The DuckDB file of that build."""
    return Path((workspace / "built").read_text())


@pytest.fixture(scope="session")
def store(database):
    """That build, opened for reading."""
    from etl.store import Store

    with Store.open(database) as opened:
        yield opened


@pytest.fixture(scope="session")
def app(database):
    """The Dash app over that build; one a process, since Dash registers pages globally."""
    from dashboard.app import create_app
    from dashboard.versions import SHELF

    app = create_app(database)
    yield app
    app.server.extensions[SHELF].close()


@pytest.fixture
def client(app):
    """Flask's test client of the app."""
    return app.server.test_client()


@pytest.fixture(scope="session")
def live_server(app):
    """The address of the app, served on a free port of this machine."""
    with serving(app) as address:
        yield address


@pytest.fixture(scope="session")
def chromium():
    """Debian's Chromium, driven by Playwright."""
    binary = need(shutil.which("chromium"), "apt-get install chromium fonts-noto-cjk libatomic1")
    from playwright.sync_api import expect, sync_playwright

    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=binary,
            timeout=PATIENCE,
            args=[
                "--no-sandbox",  # as root it does not start otherwise
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-quic",
                "--disable-sync",
                "--no-first-run",
                "--process-per-site",  # tabs of one profile share a process, and what it has compiled
            ],
        )
        yield browser
        browser.close()


def _build(folder: Path) -> None:
    """Build in a copy of the workspace and note the finished file."""
    from etl.pipeline import build

    for part in ("seeds", "datasets"):
        shutil.copytree(REPOSITORY / part, folder / part, dirs_exist_ok=True)
    report = build(folder, jobs=1)
    (folder / "built").write_text(str(report.path))
