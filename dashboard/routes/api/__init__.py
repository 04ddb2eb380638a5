"""`/api/v1/…`: the data for programs, as JSON or CSV. Everyone may read, from any page (CORS).

Pages of a list follow a cursor that names a version and a place: a list that was begun is read to its
end in one version, even if a new one is published meanwhile. Errors are application/problem+json.
"""

from __future__ import annotations

from typing import Any

from flask import Blueprint, Flask, Response, g, request
from werkzeug.exceptions import MethodNotAllowed

from dashboard import public, urls, versions
from dashboard.api.openapi import ROOT, describe_api
from dashboard.api.parameters import read_parameters
from dashboard.api.problems import Problem, answer_problem, of_version, refuse
from dashboard.api.resources import RESOURCES, Resource
from dashboard.exports.exact import write_json
from dashboard.routes.api.answers import EXPOSED, answer, choose_format
from etl.errors import VersionError
from etl.store import Store

METHODS = "GET, HEAD, OPTIONS"
DAY = "86400"


def register(server: Flask, store: Store) -> None:
    """Add the routes of all resources, their list, and the OpenAPI document."""
    api = Blueprint("api", __name__, url_prefix=ROOT)
    for resource in RESOURCES:
        serve(api, store, resource)

    @api.get("/openapi.json")
    def answer_openapi() -> Response:
        """The description of all this."""
        body = write_json(describe_api(public.base())) + "\n"
        return versions.keep(Response(body, content_type="application/json"))

    @api.get("", strict_slashes=False)
    def answer_index() -> Response:
        """Where to begin."""
        paths = [urls.absolute(public.base(), f"{ROOT}/{r.name}") for r in RESOURCES if not r.variables]
        body = {"resources": paths, "openapi": urls.absolute(public.base(), f"{ROOT}/openapi.json")}
        return versions.keep(Response(write_json(body) + "\n", content_type="application/json"))

    api.register_error_handler(Problem, answer_problem)
    api.register_error_handler(VersionError, lambda error: answer_problem(of_version(error)))
    server.before_request_funcs.setdefault(None, []).insert(0, refuse_address)  # before a version is looked for
    server.after_request(share)
    server.register_blueprint(api)


def serve(api: Blueprint, store: Store, resource: Resource) -> None:
    """One resource; a list also under the extensions .json and .csv."""

    def view(form: str | None = None, **variables: str) -> Response:
        asked = read_parameters(request.args, resource.parameters)
        chosen = choose_format(form)
        if not resource.is_list:
            own = {parameter.name: asked[parameter.name] for parameter in resource.own}
            return answer(resource, resource.ask(store, **variables, **own), None, store.version, chosen)
        is_excel = asked.pop("bom") == "1"
        rows, following = read_page(resource, store, variables, asked)
        return answer(resource, rows, following, store.version, chosen, excel=is_excel)

    api.add_url_rule(resource.path, resource.name.replace(".", "-"), view)
    if resource.is_list:
        api.add_url_rule(f"{resource.path}.<any(json,csv):form>", f"{resource.name.replace('.', '-')}-format", view)


def read_page(
    resource: Resource, store: Store, variables: dict[str, str], asked: dict[str, Any]
) -> tuple[list[Any], str | None]:
    """The rows of a page, and the cursor of the next one; one row more than wanted tells whether it exists."""
    limit, cursor = asked["limit"], asked.pop("cursor")
    after = follow(cursor, store) if cursor else -1
    rows = resource.ask(store, **variables, **asked | {"limit": limit + 1, "after": after})
    following = f"{store.version}-{rows[limit - 1]['place']}" if len(rows) > limit else None
    return rows[:limit], following


def follow(cursor: str, store: Store) -> int:
    """The place that a cursor names; from here on the request reads the cursor's version."""
    version, _, place = cursor.rpartition("-")
    if version != store.version:
        if versions.this_version() and request.args.get("v"):
            raise Problem("bad-value", f"cursor is one of version {version}, not of v={store.version}", parameter="v")
        g.store = versions.this_shelf().get(version)
    return int(place)


def refuse_address() -> Response | None:
    """What is no resource or no reading of one, in the words of the API."""
    if not is_ours() or request.blueprint == "api":
        return None
    if isinstance(request.routing_exception, MethodNotAllowed):
        problem = Problem("method-not-allowed", f"{request.method} is not allowed", allowed=METHODS.split(", "))
        response = answer_problem(problem)
        response.headers["Allow"] = METHODS
        return response
    rest = request.path.removeprefix(ROOT).strip("/")
    return answer_problem(refuse("unknown-name", "resource", rest, [resource.path[1:] for resource in RESOURCES]))


def is_ours() -> bool:
    """Whether the address is one of the API."""
    return f"{request.path}/".startswith(f"{ROOT}/")


def share(response: Response) -> Response:
    """Let pages of other hosts read the API."""
    if is_ours():
        response.headers["Access-Control-Allow-Origin"] = "*"
        response.headers["Access-Control-Expose-Headers"] = EXPOSED
        response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
        if request.method == "OPTIONS":
            response.headers["Access-Control-Allow-Methods"] = METHODS
            response.headers["Access-Control-Allow-Headers"] = "Accept, If-None-Match"
            response.headers["Access-Control-Max-Age"] = DAY
    return response
