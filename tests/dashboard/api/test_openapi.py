"""The OpenAPI document is true: made of the routes, and held against their answers."""

import re
from collections import Counter, defaultdict

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, assume, given, settings
from schemathesis import GenerationMode
from schemathesis.specs.openapi.checks import positive_data_acceptance

from dashboard.api.openapi import ROOT
from etl.store import Store

EXAMPLES = 8  # of each operation in each test
PLAIN = {"Accept-Encoding": "identity"}  # it asks for br, and cannot read it


@pytest.fixture(scope="module")
def described(client_of_all):
    return client_of_all.get(f"{ROOT}/openapi.json").json


@pytest.fixture(scope="module")
def client_of_all(app):
    return app.server.test_client()


def test_every_route_is_described_and_every_description_is_a_route(app, described):
    rules = {rule.rule for rule in app.server.url_map.iter_rules() if rule.rule.startswith(f"{ROOT}/")}
    made = {re.sub(r"<(?:any\(json,csv\):)?([a-z_]+)>", r"{\1}", rule.removeprefix(ROOT)) for rule in rules}
    made = {path.replace("{form}", "{format}") for path in made} - {"/openapi.json"}
    assert made == set(described["paths"])


def test_it_names_the_server_that_answered(described):
    assert described["openapi"] == "3.1.0"
    assert described["servers"] == [{"url": f"http://localhost{ROOT}"}]


@pytest.fixture(scope="module")
def schema(app):
    return schemathesis.openapi.from_wsgi(f"{ROOT}/openapi.json", app.server)


@pytest.fixture(scope="module")
def names(database):
    """What stands in the paths: one real thing of each sort."""
    with Store.open(database) as store:
        figure, version = store.figures()[0], store.version
    columns = ("indicator_id", "observation_id", "document_id")
    return {name: figure[name] for name in columns} | {"version": version}


def is_word(schema):
    """Whether any words are right for a parameter: one that must be a string and nothing else, or a list of such."""
    shape = schema.get("items", schema)
    return shape.get("type") == "string" and not shape.keys() & {"enum", "pattern", "format"}


def is_right_as_sent(case):
    """Whether a wrong query may be a right one in the address: an empty list is not sent, a number is a word there."""
    words = {one.name for one in case.operation.query if is_word(one.definition.get("schema", {}))}
    return any(value == [] or (name in words and value) for name, value in (case.query or {}).items())


def ask_all(schema, mode, names=None):
    """Ask every operation some cases, the same every time; the statuses by path."""
    seen = defaultdict(Counter)
    for operation in (result.ok() for result in schema.get_all_operations()):
        known = {parameter.name for parameter in operation.path_parameters}
        given_names = {name: value for name, value in (names or {}).items() if name in known}
        if names and known - given_names.keys() - {"format"}:
            continue
        fixed = {"path_parameters": given_names | ({"format": "csv"} if "format" in known else {})} if names else {}

        if names:  # whatever else is asked by chance, once with nothing but what must be told
            plain = {parameter.name: "수출" for parameter in operation.query if parameter.is_required}
            case = operation.Case(query=plain, **fixed)
            seen[operation.path][case.call_and_validate(headers=PLAIN).status_code] += 1

        @settings(
            max_examples=EXAMPLES,
            derandomize=True,
            deadline=None,
            database=None,
            phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
        )
        @given(operation.as_strategy(generation_mode=mode, **fixed))
        def hold(case):
            assume(mode is GenerationMode.POSITIVE or not is_right_as_sent(case))
            answer = case.call_and_validate(
                headers=PLAIN,
                excluded_checks=[positive_data_acceptance],  # a name may be of the right form and that of nothing
            )
            seen[case.operation.path][answer.status_code] += 1

        hold()
    return seen


def test_what_is_asked_as_described_is_answered_as_described(schema):
    seen = ask_all(schema, GenerationMode.POSITIVE)
    assert seen.keys() == set(schema)
    # a filter may be of the right type and still name nothing that is there: that is refused with what there is
    assert {status for statuses in seen.values() for status in statuses} <= {200, 400, 404}


def test_what_is_there_is_answered_as_described(schema, names):
    seen = ask_all(schema, GenerationMode.POSITIVE, names)
    assert [path for path, statuses in seen.items() if not statuses[200]] == []
    assert "/observations/{observation_id}" in seen


def test_what_is_asked_wrongly_is_refused_as_described(schema):
    seen = ask_all(schema, GenerationMode.NEGATIVE)
    refused = {status for statuses in seen.values() for status in statuses}
    assert refused <= {400, 404, 405, 406}
    assert 400 in refused
