"""The recipes for the internet: nginx runs with ours, and a container does what the Makefile does."""

import re
import shutil
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from pathlib import Path

import pytest

from dashboard.bench.server import free_port
from dashboard.exports.pptx import package
from dashboard.routes.deck import ROOM
from tests.needs import need

DEPLOY = Path(__file__).parents[3] / "dashboard" / "deploy"
REPOSITORY = DEPLOY.parents[1]
PATIENCE = 60
AROUND = """
daemon off; pid {folder}/pid; error_log {folder}/errors; worker_processes 1;
events {{ worker_connections 256; }}
http {{
  access_log off;
  client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy; fastcgi_temp_path {folder}/fastcgi;
  uwsgi_temp_path {folder}/uwsgi; scgi_temp_path {folder}/scgi;
  include {folder}/figtrace.conf;
}}
"""


@pytest.fixture(scope="module")
def nginx():
    """Debian's nginx; needed."""
    found = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")
    return need(found, "apt-get install nginx-light")


@pytest.fixture(scope="module")
def front(nginx, live_server, tmp_path_factory):
    """nginx with our example before the app; the port on which it listens."""
    folder, port = tmp_path_factory.mktemp("nginx"), free_port()
    folder.chmod(0o755)
    example = (DEPLOY / "nginx.conf").read_text(encoding="utf-8")
    ours = example.replace("listen 80;", f"listen 127.0.0.1:{port};")
    ours = ours.replace("server 127.0.0.1:8050;", f"server {live_server.removeprefix('http://')};")
    assert ours.count(str(port)) >= 1
    assert "8050;" not in ours
    (folder / "figtrace.conf").write_text(ours, encoding="utf-8")
    (folder / "nginx.conf").write_text(AROUND.format(folder=folder), encoding="utf-8")
    command = [nginx, "-c", str(folder / "nginx.conf"), "-p", str(folder)]
    tried = subprocess.run([*command, "-t"], capture_output=True, text=True)
    assert tried.returncode == 0, tried.stderr
    process = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    _wait_for(port)
    yield port
    process.terminate()
    process.wait(PATIENCE)


def _wait_for(port):
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
            return
        except OSError:
            time.sleep(0.05)
    pytest.fail("nginx did not start")


def ask(port, path, data=None, **headers):
    request = urllib.request.Request(f"http://127.0.0.1:{port}{path}", data=data, headers=headers)
    try:
        with urllib.request.urlopen(request, timeout=PATIENCE) as answer:
            return answer.status, answer.read()
    except urllib.error.HTTPError as error:
        with error:
            return error.code, error.read()


def test_pages_come_through_with_the_address_of_the_front(front):
    status, body = ask(front, "/sitemap.xml", Host="figures.example.org")
    assert status == 200
    assert b"<loc>http://figures.example.org/i/" in body


def test_a_body_that_is_too_large_ends_at_the_front_but_a_deck_may_be_larger(front):
    large = b"x" * 1_200_000
    assert ask(front, "/deck/tray", large)[0] == 413
    status, _ = ask(front, "/deck/refresh", large, **{"Content-Type": "application/x-www-form-urlencoded"})
    assert status != 413


def test_the_front_lets_through_the_largest_deck_that_figtrace_takes(front):
    assert front
    allowed = re.search(r"client_max_body_size (\d+)m;\s+client_body_timeout", (DEPLOY / "nginx.conf").read_text())
    assert int(allowed[1]) * 1_000_000 + 1_000_000 >= package.LARGEST + ROOM
    assert int(allowed[1]) * 1_048_576 >= package.LARGEST + ROOM


def test_half_requests_wait_at_the_front(front):
    halves = [socket.create_connection(("127.0.0.1", front), PATIENCE) for _ in range(16)]
    try:
        for half in halves:
            half.sendall(b"GET / HTTP/1.1\r\nHost: a\r\nX: ")
        assert ask(front, "/healthz")[0] == 200
    finally:
        for half in halves:
            half.close()


def test_whoever_asks_for_costly_things_too_often_is_told_so(front):
    found = []
    asking = [
        threading.Thread(target=lambda: found.append(ask(front, "/export/package.zip?nonsense=1")[0]))
        for _ in range(18)
    ]
    for one in asking:
        one.start()
    for one in asking:
        one.join(PATIENCE)
    assert set(found) == {400, 429}


def test_the_front_waits_longer_than_figtrace_works():
    from dashboard.worker import Worker

    seconds = int(re.search(r"proxy_read_timeout\s+(\d+)s;", (DEPLOY / "nginx.conf").read_text())[1])
    assert seconds > Worker.work_limit


# the container ---------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def recipe():
    text = (DEPLOY / "Dockerfile").read_text(encoding="utf-8").replace("\\\n", " ")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


def test_the_container_is_set_up_by_a_target_of_the_makefile(recipe):
    (target,) = re.findall(r"make (\S+)", " ".join(line for line in recipe if "run.stamp" in line))
    makefile = (REPOSITORY / "Makefile").read_text()
    assert f"{target.replace('.venv', '$(VENV)')}:" in makefile
    assert "VENV   := .venv" in makefile


def test_the_container_runs_commands_that_exist(recipe):
    said = [line.replace('", "', " ") for line in recipe]
    commands = re.findall(r"bin/figtrace (\w+)([^\]&\n]*)", "\n".join(said))
    assert {"build", "serve"} <= {command for command, _ in commands}
    for command, options in commands:
        done = subprocess.run(
            [sys.executable, "-m", "dashboard.cli", command, "--help"],
            capture_output=True,
            text=True,
            cwd=REPOSITORY,
        )
        assert done.returncode == 0, done.stderr
        assert all(option in done.stdout for option in re.findall(r"--\w+", options))


def test_the_container_has_the_python_of_the_makefile_and_is_not_root(recipe):
    version = re.search(r"python:([\d.]+)-", recipe[0])[1]
    assert f"python{version}" in (REPOSITORY / "Makefile").read_text()
    assert any(line.startswith("USER ") for line in recipe)
