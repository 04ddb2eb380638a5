"""A worker whose store cannot be read answers so, and serves as soon as it can."""

from dashboard.waiting import Waiting
from dashboard.worker import Worker
from etl.errors import StoreError


def ask(app):
    heads = []
    body = b"".join(app({}, lambda status, headers: heads.append((status, dict(headers)))))
    return *heads[0], body


def serves(_environ, start_response):
    start_response("200 OK", [])
    return [b"figures"]


def test_until_the_store_can_be_read_each_request_is_told_to_come_again(capsys):
    stores = iter([StoreError("cut"), StoreError("cut"), serves])

    def make():
        found = next(stores)
        if isinstance(found, StoreError):
            raise found
        return found

    app = Waiting(make)
    for _ in range(2):
        status, headers, body = ask(app)
        assert (status[:3], headers["Retry-After"], int(headers["Content-Length"])) == ("503", "5", len(body))
    assert ask(app)[2] == ask(app)[2] == b"figures"
    assert capsys.readouterr().err == "figtrace: cut\n"


def test_a_worker_starts_though_its_store_cannot_be_read(monkeypatch):
    class App:
        def wsgi(self):
            raise StoreError("cut")

    worker = object.__new__(Worker)
    worker.app = App()
    monkeypatch.setattr(worker, "cfg", type("Settings", (), {"reload": False}), raising=False)
    worker.load_wsgi()
    assert ask(worker.wsgi)[0].startswith("503")
