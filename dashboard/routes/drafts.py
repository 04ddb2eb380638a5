"""What the pages that draft an entry of datasets/ have in common behind their forms (coining, pinning).

    POST <path>          the page looks at the draft: only the form is guarded here
    POST <path>/write    the draft that was looked at, into its file
    POST <path>/undo     the last entry out again (`id`)

Only for this machine (dashboard.local).
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from hmac import compare_digest
from pathlib import Path
from typing import Generic, Protocol, TypeVar

from flask import Flask, request
from werkzeug.wrappers import Response as Answer

from dashboard import local
from dashboard.routes.writing import RefusedError, answer_or_refuse, check_form, go_to, guard

LARGEST = 60_000  # bytes of a form
LONGEST = 4000  # characters of a field


class Named(Protocol):
    """A draft."""

    @property
    def id(self) -> str:
        """Of the entry."""


D = TypeVar("D", bound=Named)


@dataclass(frozen=True)
class Drafted(Generic[D]):
    """One sort of entry: how a form is read, marked as seen, written and taken out, and where one goes then."""

    path: str
    query: frozenset[str]  # what its page may be asked with
    fields: tuple[str, ...]  # of the form
    read: Callable[[Mapping[str, str]], D]
    mark: Callable[[D, str], str]
    write: Callable[[Path, D], object]
    take_out: Callable[[Path, str], object]
    address: Callable[..., str]
    not_seen: str  # the key of what is said of a draft that nobody has looked at

    def register(self, server: Flask) -> None:
        """Close the addresses to others, look at the form that the page answers, and add both routes."""
        guard(server, {self.path, f"{self.path}/write", f"{self.path}/undo"}, self.query)

        @server.before_request
        def look() -> Answer | None:
            if request.path != self.path or request.method != "POST":
                return None
            request.max_content_length = LARGEST
            found = answer_or_refuse(lambda: check({"do", *self.fields}))
            return None if isinstance(found, Path) else found

        def write() -> Answer:
            """One entry."""
            request.max_content_length = LARGEST
            return answer_or_refuse(self._written)

        def undo() -> Answer:
            """The last one out again."""
            request.max_content_length = LARGEST
            return answer_or_refuse(self._undone)

        for name, answer in (("write", write), ("undo", undo)):
            address = f"{self.path}/{name}"
            server.add_url_rule(address, endpoint=address, view_func=answer, methods=["POST"])

    def _written(self) -> Answer:
        """The entry written, and on to the page that says so."""
        workspace, draft = check({"do", "seen", *self.fields}), self.read(request.form)
        seen = request.form.get("seen", "")
        if not compare_digest(seen.encode(), self.mark(draft, local.form_key()).encode()):
            raise RefusedError(self.not_seen, 409)
        self.write(workspace, draft)
        return go_to(self.address(said=draft.id))

    def _undone(self) -> Answer:
        """An entry taken out, and back to the page that says so."""
        workspace, name = check({"do", "id"}), request.form.get("id", "")
        self.take_out(workspace, name)
        return go_to(self.address(undone=name))


def check(fields: Collection[str]) -> Path:
    """The workspace, if the form is one of ours."""
    workspace = check_form(fields)
    if any(len(value) > LONGEST for value in request.form.values()):
        raise RefusedError("writing.too_large", 413)
    return workspace
