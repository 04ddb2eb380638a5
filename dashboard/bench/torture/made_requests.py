"""Hostile requests made at random from what the server says of itself: its OpenAPI document and its routes.

    HostileRequests(openapi, routes, callbacks, known, seed).make(17)    the seventeenth

Half of them ask the API with all its parameters, some values allowed and some hostile; the others ask every route
with every method, or paths that are none. Headers that servers act upon are wrong now and then.
"""

from __future__ import annotations

import json
import random
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote

METHODS = ("GET", "GET", "GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "PATCH", "TRACE", "PROPFIND", "get", "X")
INJECTED = "X-Injected"
VALUES = (  # what stands for a value, before it is encoded
    *("", " ", "0", "-1", "1.5", "1e9", "NaN", "Infinity", "9" * 40, "true", "null", "undefined", "[]", "{}", "٣", "①"),
    *("../../etc/passwd", "..\\..\\x", "/etc/passwd", "....//", "file:///etc/passwd", "http://127.0.0.1:9/", "//x"),
    *("\0", "a\0b", f"x\r\n{INJECTED}: 1", "x\n", "\x1b[31m", "\u202eabc", "\u2066x", "\u200b", "\ufeff", "e\u0301"),
    *("' or 1=1 --", "'; drop table figures; --", '"', "\\", "%s%n", "{0}", "${7*7}", "{{7*7}}", "<script>alert(1)"),
    *("한글 " * 50, "a," * 400, "," * 300, "A" * 300, "A" * 9_000, "😀" * 100, "a=b&c=d", "#", "?", ";", "*", "%"),
)
ENCODED = ("%", "%zz", "%00", "%ff%fe", "%c0%af", "%u0041", "%2e%2e%2f", "%25%32%65", "%ED%A0%80", "+", "%0d%0a")
PATHS = (
    *("//", "/..", "/../../etc/passwd", "/%2e%2e/%2e%2e/etc/passwd", "/assets/../../../etc/passwd", "*", "/\\x"),
    *("/assets/%2e%2e/app.py", "/assets/..%2f..%2fapp.py", "/.git/config", "/.env", "/%00", "/i/%00", "/o/%ff"),
    *("/d/%E0%A4%A", "/" + "a/" * 2_000, "/i/" + "x" * 7_000, "/figures;v=1", "/i//", "/img/x.svg/", "/embed/../i/x"),
    *("/_dash-component-suites/..%2f..%2fx", "/export/../export/figures.csv", "/api/v1/", "/api/v2/figures"),
    *("/API/V1/FIGURES", "http://evil.example/i/x", "/assets/", "/export/figures.csv/", "/img/%2e%2e%2fx.png"),
)
HEADERS: dict[str, tuple[str, ...]] = {
    "Host": ("evil.example", "127.0.0.1:99999", "[::1", "a b", "x" * 300, "localhost:abc", "", "é.example", "a@b"),
    "Origin": ("null", "http://evil.example", "http://[", "javascript:1"),
    "Referer": ("http://[", "about:blank", "x" * 3_000),
    "Range": ("bytes=0-0", "bytes=-1", "bytes=5-1", "bytes=0-,0-,0-", "bytes=99999999999-", "lines=1", "bytes=a-b"),
    "If-Range": ('"x"', "yesterday"),
    "If-None-Match": ("*", '"', 'W/"x', '"a", "b"' * 200, "\x7f"),
    "If-Modified-Since": ("yesterday", "Sat, 99 Foo 9999 99:99:99 GMT", "Thu, 01 Jan 1970 00:00:00 GMT"),
    "Accept": ("*/*;q=NaN", "text/html;q=2", "application/json", "text/csv", "image/png", "x", "," * 500, "a/b/c", ""),
    "Accept-Language": ("xx", "ko;q=x", "en-" * 300, "*", "\u00e9"),
    "Accept-Encoding": ("gzip;q=0, br;q=0", "zstd", "identity;q=0", "*;q=0", "x"),
    "Cookie": ("figtrace=1", "lang=\x01", "a=" + "b" * 5_000, "=;=;=", 'tray="', "lang=xx; look=yy; tray=%00%ff"),
    "X-Forwarded-Proto": ("https", "javascript", "https,http"),
    "X-Forwarded-Host": ("evil.example", "\u00e9"),
    "Sec-Fetch-Site": ("cross-site", "same-origin", "x"),
    "Content-Type": ("application/json", "text/plain", "multipart/form-data", "multipart/form-data; boundary=x",
                     "application/x-www-form-urlencoded", "application/json; charset=utf-7", "x" * 500),
    "Content-Encoding": ("gzip", "x"),
    "Transfer-Encoding": ("identity",),
    "Expect": ("100-continue", "x"),
    "X-HTTP-Method-Override": ("DELETE",),
}  # fmt: skip
BODIES = (
    *(b"", b"{}", b"[]", b"null", b"1", b'"x"', b"{", b"[" * 50_000, b"\xff\xfe", b"a=b&c=d&" * 500, b"\0" * 2_000),
    *(b'{"a":' * 2_000, b"do=add&c=i/x", b"do=up", b"c=%00%ff", b"--x\r\n\r\n", b"x" * 1_100_000),
    b'--x\r\nContent-Disposition: form-data; name="deck"; filename="\xff\r\nx.pptx"\r\n\r\nPK\r\n--x--\r\n',
)
LETTERS = (
    *("c", "o", "k", "d", "t", "m", "v", "i", "f", "q", "x", "lang", "theme", "limit", "cursor", "asof", "url", "said"),
    *("width", "height", "format", "maxwidth", "bom", "page", "sort", "from", "to", "text", "title", "slide", "size"),
)
DATES = ("2024", "2023..2024-06", "2024-02-29", "..", "9999")
FORMS = "application/x-www-form-urlencoded"


@dataclass(frozen=True, slots=True)
class Asked:
    """One request; `target` is path and query as they are sent."""

    method: str
    target: str
    headers: tuple[tuple[str, str], ...] = ()
    body: bytes = b""

    def __str__(self) -> str:
        said = f"{self.method} {self.target[:200]}"
        named = ", ".join(f"{name}: {value[:60]!r}" for name, value in self.headers)
        return f"{said}{f' ({named})' if named else ''}{f' with {self.body[:60]!r}' if self.body else ''}"


@dataclass(frozen=True, slots=True)
class HostileRequests:
    """`routes` are patterns with `<name>` in them and their methods; `known` are addresses that exist."""

    openapi: Mapping[str, Any]
    routes: Sequence[tuple[str, Sequence[str]]]
    callbacks: Sequence[Mapping[str, Any]]
    known: Sequence[str]
    seed: int
    names: list[str] = field(default_factory=list)  # of indicators, figures, documents: found in `known`

    def __post_init__(self) -> None:
        found = {part for address in self.known for part in re.split(r"[/?&=,]", address) if part}
        self.names.extend(sorted(found) or ["x"])

    def make(self, number: int) -> Asked:
        """One of them."""
        chance = random.Random(f"{self.seed} {number}")
        sort = number % 10
        if sort < 5:
            made = self._ask_api(chance)
        elif sort < 8:
            made = self._ask_route(chance)
        elif sort == 8 and self.callbacks:
            made = self._call_back(chance)
        else:
            made = Asked(chance.choice(METHODS), chance.choice(PATHS) + self._query(chance, 2))
        return Asked(made.method, made.target, (*made.headers, *spoil_headers(chance)), made.body)

    def _ask_api(self, chance: random.Random) -> Asked:
        """Any resource, each of its parameters now and then."""
        root = self.openapi["servers"][0]["url"].partition("://")[2].partition("/")[2]
        path, operations = chance.choice(sorted(self.openapi["paths"].items()))
        pairs = []
        for parameter in operations["get"]["parameters"]:
            if parameter["in"] == "path":
                path = path.replace(f"{{{parameter['name']}}}", self._value(chance, parameter["schema"]))
            elif chance.random() < 0.35:
                pairs += [(parameter["name"], self._value(chance, parameter["schema"]))] * chance.choice(
                    (1, 1, 1, 2, 300)
                )
        if chance.random() < 0.1:
            pairs.append((chance.choice((*VALUES, *self.names)), "x"))
        chance.shuffle(pairs)
        query = "&".join(f"{quote(name)}={value}" for name, value in pairs)
        return Asked(chance.choice((*["GET"] * 9, *METHODS)), f"/{root}{path}{'?' if query else ''}{query}")

    def _value(self, chance: random.Random, schema: Mapping[str, Any]) -> str:
        """A value as it is sent: one that the schema allows, or a hostile one."""
        if chance.random() < 0.3:
            return hostile_value(chance)
        inner = schema.get("items", schema)
        if inner.get("enum"):
            made = [str(chance.choice(inner["enum"]))]
        elif inner.get("type") == "integer":
            made = [str(chance.choice((inner.get("minimum", 0), inner.get("maximum", 9), 10**6, -1)))]
        else:
            dates = ("2024", "2023..2024-06", "2024-02-29", "..", "9999")
            made = [
                chance.choice((*dates, *chance.choices(self.names, k=9))) for _ in range(chance.choice((1, 1, 2, 60)))
            ]
        return quote(",".join(made))

    def _ask_route(self, chance: random.Random) -> Asked:
        """Any route with any method, its variables filled in."""
        rule, methods = chance.choice(self.routes)
        path = re.sub(r"<(?:[^:<>]+:)?[^<>]+>", lambda _: self._part(chance), rule)
        method = chance.choice((*methods, *methods, chance.choice(METHODS)))
        body = chance.choice(BODIES) if method not in ("GET", "HEAD") else b""
        kind = (("Content-Type", FORMS),) if body and chance.random() < 0.5 else ()
        own = (("Sec-Fetch-Site", "same-origin"),) if body else ()
        return Asked(method, path + self._query(chance, 4), (*kind, *own), body)

    def _part(self, chance: random.Random) -> str:
        return quote(chance.choice(self.names)) if chance.random() < 0.7 else hostile_value(chance)

    def _query(self, chance: random.Random, most: int) -> str:
        """A query of the letters that pages have, most of them with nonsense."""
        pairs = [f"{chance.choice(LETTERS)}={self._part(chance)}" for _ in range(chance.randint(0, most))]
        return f"?{'&'.join(pairs)}" if pairs else ""

    def _call_back(self, chance: random.Random) -> Asked:
        """What a page of Dash sends, with values of any sort in it."""
        callback = chance.choice(self.callbacks)
        odd: list[object] = [None, 0, -1, "", "x", [], {}, [None], {"a": 1}, "\0", 10**30, True]
        values = [*odd, chance.choice(VALUES), chance.choice(self.known)]
        body: dict[str, Any] = {
            "output": callback["output"],
            "outputs": chance.choice(({"id": "x", "property": "y"}, [], None, *[outputs_of(callback)] * 9)),
            "inputs": [{**filled_in(part), "value": chance.choice(values)} for part in callback.get("inputs", [])],
            "state": [{**filled_in(part), "value": chance.choice(values)} for part in callback.get("state", [])],
            "changedPropIds": [f"{part['id']}.{part['property']}" for part in callback.get("inputs", [])][:1],
        }
        if chance.random() < 0.2:
            body.pop(chance.choice(sorted(body)))
        if chance.random() < 0.2:
            body["output"] = chance.choice(VALUES)
        return Asked(
            "POST", "/_dash-update-component", (("Content-Type", "application/json"),), json.dumps(body).encode()
        )


def outputs_of(callback: Mapping[str, Any]) -> Any:
    """What a page tells as outputs of a callback: `a.b`, or `..a.b...c.d..` for more than one."""
    told = str(callback["output"])
    names = told.strip(".").split("...") if told.startswith("..") else [told]
    parts = [filled_in(dict(zip(("id", "property"), name.rsplit(".", 1), strict=True))) for name in names]
    return parts if told.startswith("..") else parts[0]


def filled_in(part: Mapping[str, Any]) -> dict[str, Any]:
    """An input, state or output with an id; one of many, as `{"field":["MATCH"]}`, with a value for what may vary."""
    if not str(part["id"]).startswith("{"):
        return dict(part)
    named = {name: "origin" if isinstance(value, list) else value for name, value in json.loads(part["id"]).items()}
    return {**part, "id": named}


def hostile_value(chance: random.Random) -> str:
    """A hostile value as it is sent: encoded as it should be, or as nobody should."""
    return chance.choice(ENCODED) if chance.random() < 0.2 else quote(chance.choice(VALUES), safe="")


def spoil_headers(chance: random.Random) -> list[tuple[str, str]]:
    """Up to three headers with nonsense in them; most requests have none."""
    names = chance.sample(sorted(HEADERS), chance.choice((0, 0, 0, 1, 1, 2, 3)))
    return [(name, chance.choice(HEADERS[name])) for name in names]
