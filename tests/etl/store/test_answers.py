"""What passes from the store to pages are typed records: no question answers with a bare mapping."""

import inspect
from collections.abc import Mapping
from dataclasses import dataclass, is_dataclass
from decimal import Decimal
from typing import Any, get_args, get_origin, get_type_hints

import msgspec
import numpy
import polars
import pyarrow
import pytest

import etl.answers
from etl.answers import Figure, Record, StoredFamily, as_dict, maker_of
from etl.store import Store

PLAIN = (str, int, float, Decimal, type(None), numpy.ndarray, pyarrow.RecordBatch, polars.DataFrame)
OF_A_STORE = ("open", "close", "forget", "kept", "check_names")  # what asks nothing


def questions():
    """The methods of a store that ask it something, by name."""
    found = inspect.getmembers(Store, inspect.isfunction)
    return {name: ask for name, ask in found if not name.startswith("_") and name not in OF_A_STORE}


def leaves(hint):
    """The types that a hint is made of; of what is looked up by a name, and of a list, those in it."""
    origin = get_origin(hint)
    if origin is None:
        return [hint]
    parts = get_args(hint)[1:] if inspect.isclass(origin) and issubclass(origin, Mapping) else get_args(hint)
    return [leaf for part in parts if part is not ... for leaf in leaves(part)]


def is_typed(leaf):
    """Whether mypy knows the names of what stands there, of a dataclass also in its fields."""
    if is_dataclass(leaf):
        return all(is_typed(inner) for hint in get_type_hints(leaf).values() for inner in leaves(hint))
    return inspect.isclass(leaf) and (issubclass(leaf, (Record, *PLAIN)) or leaf.__name__ == "Figures")


def test_there_are_questions():
    assert {"figures", "observation", "indicator", "documents", "search"} <= questions().keys()


@pytest.mark.parametrize("name", questions())
def test_a_question_answers_with_records(name):
    answer = get_type_hints(questions()[name], localns={"pyarrow": pyarrow, "polars": polars})["return"]
    assert [leaf for leaf in leaves(answer) if not is_typed(leaf)] == []


@dataclass(frozen=True)
class Loose:
    """An answer of several parts, one of them bare."""

    total: int
    rows: tuple[Mapping[str, Any], ...]


BARE = {
    "rows": list[Mapping[str, Any]],
    "dicts": list[dict[str, Any]],
    "named": dict[str, Any],
    "one": Mapping[str, Any] | None,
    "inside": Loose,
}


@pytest.mark.parametrize("answer", BARE.values(), ids=BARE)
def test_a_bare_mapping_is_no_record(answer):
    assert not all(map(is_typed, leaves(answer)))


@pytest.mark.parametrize("name", [name for name in etl.answers.__all__ if name[0].isupper() and name != "Made"])
def test_no_field_of_a_record_is_left_untyped_and_none_can_be_set(name):
    record = getattr(etl.answers, name)
    assert record.__struct_config__.frozen
    untyped = {field.name for field in msgspec.structs.fields(record) if field.type is Any}
    assert untyped == set()


def test_an_answer_with_another_column_is_refused():
    with pytest.raises(TypeError, match="StoredFamily: the answer has"):
        maker_of(StoredFamily, ("family", "ordinal", "surplus"))


@pytest.mark.whole
def test_the_columns_of_a_figure_are_those_of_the_view_in_their_order(store):
    columns = [row.column_name for row in store.columns() if row.table_name == "figures"]
    assert list(as_dict(store.figures()[0])) == columns == [field.name for field in msgspec.structs.fields(Figure)]
