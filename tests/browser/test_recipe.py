"""A Dash developer adds a page by following CONTRIBUTING.md to the letter, and it works with a script and without.

The blocks of code are taken from the section as they stand and put into a copy of the packages, which is then served.
"""

import os
import re
import shutil
import socket
import subprocess
import sys
import time
from contextlib import contextmanager

import pytest
from playwright.sync_api import expect

from dashboard.bench.server import free_port
from dashboard.i18n import Text

# flask-compress reads an asset to its end and leaves the closing to the garbage collector.
pytestmark = pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
SECTION = re.compile(r"^## A page of your own, with Dash\n(.*?)^## ", re.MULTILINE | re.DOTALL)
BLOCK = re.compile(r"^```(?P<sort>\w+)\n *# (?P<path>\S+)\n(?P<code>.*?)^```$", re.MULTILINE | re.DOTALL)
NIS = "kr.nis"


def blocks_of(repository):
    """What to do with which file, in the order of the section."""
    text = SECTION.search((repository / "CONTRIBUTING.md").read_text(encoding="utf-8"))[1]
    found = [(block["sort"], block["path"], block["code"]) for block in BLOCK.finditer(text)]
    assert len(found) == text.count("```") / 2, "a block without the name of its file"
    return found


def follow(sort, path, code):
    """A new file is written, words are added at the end, of a difference each line goes behind the one above it."""
    if sort == "python":
        assert not path.exists()
        path.write_text(code, encoding="utf-8")
    elif sort == "toml":
        path.write_text(path.read_text(encoding="utf-8") + code, encoding="utf-8")
    else:
        above, added = (line[2:] + "\n" for line in code.splitlines())
        text = path.read_text(encoding="utf-8")
        assert text.count(above) == 2, "the imports and PAGES"
        path.write_text(text.replace(above, above + added), encoding="utf-8")


def listens(port):
    """Whether the server takes connections by now; it is asked ten times a second."""
    with socket.socket() as asked:
        if asked.connect_ex(("127.0.0.1", port)) == 0:
            return True
    time.sleep(0.1)
    return False


@contextmanager
def served(folder, database):
    """The address of the copy, served as `figtrace serve` does by a process of its own."""
    port = free_port()
    command = [sys.executable, "-m", "dashboard.cli", "serve", "--db", str(database), "--port", str(port)]
    environment = os.environ | {"PYTHONPATH": str(folder)}
    server = subprocess.Popen(command, cwd=folder, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    try:
        while not listens(port):
            assert server.poll() is None, server.stderr.read().decode()
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.communicate()


@pytest.fixture(scope="module")
def copied(tmp_path_factory, repository):
    """The packages with what the section adds."""
    folder = tmp_path_factory.mktemp("recipe")
    for part in ("etl", "dashboard", "datasets"):
        shutil.copytree(repository / part, folder / part, ignore=shutil.ignore_patterns("node_modules", "__pycache__"))
    for sort, path, code in blocks_of(repository):
        follow(sort, folder / path, code)
    return folder


@pytest.fixture(scope="module")
def address(copied, database):
    with served(copied, database) as address:
        yield address


def test_the_code_is_as_the_house_writes_it(repository, copied):
    page = next(path for sort, path, _ in blocks_of(repository) if sort == "python")
    for command in (["check"], ["format", "--check"]):
        done = subprocess.run(
            [sys.executable, "-m", "ruff", *command, "--config", repository / "pyproject.toml", copied / page],
            cwd=copied, capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("lang", ["ko", "en"])
def test_without_a_script_the_page_is_read_and_each_choice_is_a_page(chromium, address, store, lang):
    context = chromium.new_context(base_url=address, java_script_enabled=False)
    page = context.new_page()
    page.goto(f"/tally?lang={lang}")
    row = next(row for row in store.origins() if row.origin_id == NIS)
    page.get_by_role("link", name=Text(lang).pick(row.ko, row.en), exact=True).click()
    assert page.url == f"{address}/tally?o={NIS}"
    assert page.locator("#tally a[href^='/o/']").all_inner_texts() == quotes(store)
    page.locator("#tally a[href^='/o/']").first.click()
    expect(page.locator("mark").first).to_be_visible()
    context.close()


def test_with_a_script_callbacks_answer_and_the_page_stays(chromium, address, store, complaints):
    context = chromium.new_context(base_url=address, locale="ko-KR")
    page = context.new_page()
    found = complaints(page)
    page.goto("/tally")
    page.wait_for_selector("#react-entry-point.mounted")
    page.evaluate("window.same = true")
    row = next(row for row in store.origins() if row.origin_id == NIS)
    page.get_by_role("link", name=row.ko, exact=True).click()
    figures = page.locator("#tally a[href^='/o/']")
    expect(figures).to_have_text(quotes(store))
    assert page.url == f"{address}/tally?o={NIS}"
    page.locator("#tally input").fill("컨테이너")
    expect(figures).to_have_text([row.quote_value for row in store.figures_page(text="컨테이너", origin=[NIS])])
    page.locator("#tally input").fill("어디에도 없는 말")
    expect(figures).to_have_count(0)
    page.go_back()
    expect(page.locator("#tally input")).to_have_count(0)
    assert page.evaluate("window.same") is True
    assert found == []
    context.close()


def quotes(store):
    return [row["quote_value"] for row in store.figures_page(origin=[NIS])]
