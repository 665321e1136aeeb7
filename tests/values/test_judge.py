"""Which values types admit."""

from __future__ import annotations

import pytest
from sdkwright.ir.declarations import Alias, Closed, Enumeration, Typed, Union
from sdkwright.ir.types import (
    AnyType,
    BooleanType,
    Bounds,
    Check,
    CheckedType,
    Format,
    IntegerType,
    ListType,
    LiteralType,
    MapType,
    NeverType,
    NullableType,
    NullType,
    NumberType,
    StringType,
    TaggedBy,
    TupleType,
    Type,
    UnionType,
    Untagged,
)
from sdkwright.jsonvalue.types import Json
from sdkwright.values.judge import Judge

from tests.apis import api, constant, field, optional, origin, record, ref, schema

API = api(
    record("Cat", constant("kind", "cat"), field("name", StringType()), optional("lives", IntegerType())),
    record("Dog", constant("kind", "dog"), extra=Closed()),
    record("Puppy", field("age", IntegerType()), base="Dog", extra=Closed()),
    record("Counts", field("total", IntegerType()), extra=Typed(IntegerType())),
    record("Either", optional("a", AnyType()), check=Check({"minProperties": 1}, ("minProperties",))),
    Union(schema("Pet"), origin("Pet"), (ref("Cat"), ref("Dog")), TaggedBy("kind", (("cat", 0), ("dog", 1)))),
    Union(schema("Maybe"), origin("Maybe"), (StringType(), IntegerType()), Untagged(), nullable=True),
    Enumeration(schema("Color"), origin("Color"), LiteralType(("red", "blue"))),
    Alias(schema("Loop"), origin("Loop"), ref("Loop")),
    Alias(schema("Tree"), origin("Tree"), ListType(ref("Tree"))),
)
CAT: dict[str, Json] = {"kind": "cat", "name": "Tom"}


@pytest.mark.parametrize(
    ("type", "right", "wrong", "unsure"),
    [
        (StringType(), ["", "é"], [None, 1, []], []),
        (StringType(min_length=2, max_length=3), ["ab", "abc"], ["a", "abcd"], []),
        (StringType(pattern="^a+$"), ["a"], ["b", "ba"], ["a\n"]),
        (StringType(Format.DATE), ["2024-02-29"], ["2024", "not a date", "2024-02-30"], []),
        (IntegerType(), [0, -1, 10**30], [True, "1", 1.5, None], [1.0]),
        (IntegerType(Bounds(1, 3)), [1, 3], [0, 4], []),
        (NumberType(Bounds(exclusive_minimum=0, exclusive_maximum=1)), [0.5], [0, 1, 0.0, 1.0], [float("nan")]),
        (NumberType(Bounds(multiple_of=0.1)), [0.3, 1], [0.35], []),
        (IntegerType(Bounds(multiple_of=3)), [0, 9, -3], [1], []),
        (BooleanType(), [True], [1, 0, "true", None], []),
        (NullType(), [None], [False, 0, ""], []),
        (LiteralType(("a", 1, True)), ["a", 1, True], ["b", 0, False, 2], [1.0]),
        (ListType(IntegerType(), 1, 2, unique=True), [[1], [1, 2]], [[], [1, 1], [1, 2, 3], ["a"], {}], []),
        (ListType(AnyType(), unique=True), [[1, True], [[1], [True]]], [[1, 1.0], [{"a": 1}, {"a": 1}]], []),
        (TupleType((IntegerType(), StringType())), [[1, "a"]], [[1], [1, "a", 2], ["a", 1]], []),
        (MapType(IntegerType(), StringType(pattern="^x")), [{}, {"xa": 1}], [{"a": 1}, {"x": "a"}, []], []),
        (MapType(AnyType(), None, 1, 1), [{"a": None}], [{}, {"a": 1, "b": 2}], []),
        (NullableType(IntegerType()), [None, 1], ["a"], []),
        (UnionType((IntegerType(), StringType()), Untagged()), [1, "a"], [None, 1.5], []),
        (AnyType(), [None, {}, [1]], [], []),
        (NeverType(), [], [None, {}], []),
        (CheckedType(IntegerType(), Check({"not": {"const": 3}}, ("not",))), [2], [3, "a"], []),
        (ref("Cat"), [CAT, {**CAT, "more": 1}], [{}, {"kind": "cat"}, {**CAT, "lives": None}, "cat", None], []),
        (ref("Dog"), [{"kind": "dog"}], [{"kind": "cat"}, {"kind": "dog", "more": 1}], []),
        (ref("Puppy"), [{"kind": "dog", "age": 1}], [{"kind": "dog"}, {"age": 1}], []),
        (ref("Counts"), [{"total": 1, "a": 2}], [{"total": 1, "a": "b"}], []),
        (ref("Either"), [{"a": 1}, {"b": 1}], [{}], []),
        (ref("Pet"), [CAT, {"kind": "dog"}], [{"kind": "cow"}, {"name": "Tom"}, {"kind": "cat"}, "cat"], []),
        (ref("Maybe"), [None, 1, "a"], [1.5, []], []),
        (ref("Color"), ["red"], ["green", None], []),
        (ref("Loop"), [], [], [1]),
        (ref("Tree"), [[], [[], [[]]]], [[1], None], []),
        (ref("Nowhere"), [], [], [1]),
    ],
    ids=str,
)
def test_admits(type: Type, right: list[Json], wrong: list[Json], unsure: list[Json]) -> None:
    judge = Judge(API.declarations, API.schemas)
    assert [value for value in right if judge.admits(type, value) is not True] == []
    assert [value for value in wrong if judge.admits(type, value) is not False] == []
    assert [value for value in unsure if judge.admits(type, value) is not None] == []


def test_open_enums_admit_any_string() -> None:
    judge = Judge(API.declarations, API.schemas, open_enums=True)
    assert judge.admits(ref("Color"), "green") is True
    assert judge.admits(ref("Color"), 1) is False
    assert judge.admits(LiteralType((1, 2)), "green") is False
    assert judge.admits(ref("Pet"), {"kind": "cow"}) is True
    assert judge.admits(ref("Pet"), {"kind": {}}) is False
    assert judge.admits(ref("Pet"), {}) is False


@pytest.mark.parametrize(
    ("type", "null"),
    [
        (ref("Maybe"), True),
        (ref("Nowhere"), True),
        (ref("Loop"), True),
        (AnyType(), True),
        (CheckedType(AnyType(), Check({"maxLength": 3}, ("maxLength",))), True),
        (CheckedType(AnyType(), Check({"enum": ["a", 1]}, ("enum",))), False),
        (ref("Color"), False),
        (ref("Cat"), False),
        (ref("Pet"), False),
        (ListType(NullType()), False),
    ],
    ids=str,
)
def test_where_null_cannot_stand_for_absence(type: Type, null: bool) -> None:
    assert Judge(API.declarations, API.schemas).may_be_null(type) is null
