"""Headers, weight and privacy of what is sent."""

import re

import pytest

from dashboard import security, vendor
from tests.needs import need

# flask-compress reads an asset to its end and leaves the closing to the garbage collector.
pytestmark = pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")


def test_no_policy_allows_eval_or_another_host():
    written = security.policy(["'sha256-abc'"])
    assert "unsafe-eval" not in written
    assert "http" not in written
    assert "*" not in written
    assert "script-src 'self' 'sha256-abc'" in written
    assert "frame-ancestors 'self'" in written


@pytest.mark.parametrize("path", ["/", "/nope", "/search?q=a", "/assets/shell.js", "/healthz"])
def test_every_answer_carries_the_headers(client, path):
    headers = client.get(path).headers
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "strict-origin-when-cross-origin"
    assert "default-src 'self'" in headers["Content-Security-Policy"]


def test_pages_name_no_other_host(client):
    for path in ("/", "/search?q=a"):
        page = client.get(path).get_data(as_text=True)
        loaded = re.findall(r'(?:src|href)="(https?:|//)', page)
        assert not loaded


def test_pages_do_not_tell_what_runs_them(app):
    config = app._config()
    assert "python_version" not in config
    assert "dash_version_url" not in config
    assert config["ui"] is False
    assert config["props_check"] is False


def test_assets_may_be_kept_for_a_year(client):
    assert "max-age=31536000" in client.get("/assets/shell.js").headers["Cache-Control"]


def test_scripts_of_others_come_small_compressed_and_for_ever(client):
    paths = vendor.script_paths()
    need(paths, "npm ci --prefix dashboard")
    for path, most in zip(paths, (5_000, 345_000), strict=True):
        answer = client.get(path, headers={"Accept-Encoding": "gzip, br"})
        assert answer.headers["Content-Encoding"] == "br"
        assert "immutable" in answer.headers["Cache-Control"]
        assert len(answer.data) < most
    for name in ("plotly-basic", "runtime", "nothing"):
        assert client.get(f"/vendor/{name}-000000000000.js").status_code == 404


def test_a_page_loads_nothing_for_old_browsers_if_it_has_what_dash_uses_of_it():
    tag = '<script src="{}"></script>\n'.format
    suite = "/_dash-component-suites/dash"
    old, table, dash = tag(f"{suite}/deps/polyfill@7.js"), tag(f"{suite}/dash_table/bundle.js"), tag(f"{suite}/dcc.js")
    runtime = tag("/vendor/runtime-123456789abc.js")
    assert vendor.without_unused(old + runtime + table + dash) == runtime + dash
    assert vendor.without_unused(old + table + dash) == old + dash


def test_without_npm_dash_serves_its_own_plotly(tmp_path, caplog):
    assert vendor.script_paths(tmp_path) == []
    assert "npm ci" in caplog.text


def test_the_bundle_is_the_version_that_plotly_py_ships():
    from plotly.offline import get_plotlyjs_version

    bundle = vendor.MODULES / vendor.BUNDLE
    need(bundle.is_file(), "npm ci --prefix dashboard")
    assert f"v{get_plotlyjs_version()}" in bundle.read_text(encoding="utf-8")[:300]


def rules_of(app):
    """Every address that answers to GET, its variables filled in with something."""
    for rule in app.server.url_map.iter_rules():
        if "GET" in rule.methods:
            yield re.sub(r"<[^>]*>", "1", rule.rule)


def test_every_route_there_is_carries_the_headers_and_none_may_be_framed_by_others(app, client):
    for path in sorted(set(rules_of(app))):
        headers = client.get(path).headers
        rules = headers["Content-Security-Policy"]
        assert headers["X-Content-Type-Options"] == "nosniff", path
        assert headers["Referrer-Policy"] == "strict-origin-when-cross-origin", path
        assert "unsafe-eval" not in rules, path
        assert "frame-ancestors 'self'" in rules or path.startswith("/embed"), path
