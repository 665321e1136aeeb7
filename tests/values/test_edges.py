"""The edges of types."""

from __future__ import annotations

import pytest
from sdkwright.ir.declarations import Enumeration, Union
from sdkwright.ir.types import (
    AnyType,
    BooleanType,
    Bounds,
    Format,
    IntegerType,
    ListType,
    LiteralType,
    MapType,
    NullableType,
    NumberType,
    StringType,
    TupleType,
    Type,
    UnionType,
    Untagged,
)
from sdkwright.jsonvalue.types import Json
from sdkwright.values.edges.probes import Prober
from sdkwright.values.judge import Judge
from sdkwright.values.samples.samples import Samples

from tests.apis import api, origin, record, ref, schema

API = api(
    record("Pet"),
    Enumeration(schema("Color"), origin("Color"), LiteralType(("red", "blue"))),
    Union(schema("Choice"), origin("Choice"), (ref("Pet"), IntegerType(Bounds(maximum=5))), Untagged()),
)


@pytest.mark.parametrize(
    ("type", "right", "wrong"),
    [
        (StringType(), [], [None, 7]),
        (StringType(min_length=2, max_length=4), ["xx", "xxxx"], [None, 7, "x", "xxxxx"]),
        (StringType(None, 2, 3, "^[a-z]+$"), ["aa", "aaa"], [None, 7, "a", "aaaa", "! t"]),
        (StringType(Format.UUID), [], [None, 7, "not a uuid"]),
        (IntegerType(Bounds(0, 9)), [0, 9], [None, "7", 1.5, -1, 10]),
        (IntegerType(Bounds(exclusive_minimum=0)), [], [None, "7", 1.5, 0]),
        (NumberType(Bounds(0.6, 1.2)), [0.6, 1.2, 1, 0.9], [None, "7", 0.59, 1.21]),
        (NumberType(Bounds(multiple_of=0.5)), [1, 0.5], [None, "7", 0.75]),
        (BooleanType(), [False], [None, "true", 1]),
        (LiteralType(("a", "b")), ["a", "b"], [None, "unlisted", 7, False]),
        (LiteralType((1, 2)), [1, 2], [None, 3, "text", False]),
        (ListType(IntegerType(), 1, 2, unique=True), [[1], [1, 7]], [None, "text", [], [1, 7, 10], [1, 1]]),
        (ListType(LiteralType(("a", "b"))), [[], ["a", "b"]], [None, "text", [None], ["unlisted"], [7], [False]]),
        (TupleType((IntegerType(), StringType())), [], [None, "text", [1], [1, "text", None]]),
        (MapType(BooleanType()), [{}, {"key": False}], [None, "text", {"key": None}, {"key": "true"}, {"key": 1}]),
        (NullableType(StringType(max_length=4)), [None, "xxxx"], [7, "xxxxx"]),
        (UnionType((StringType(), IntegerType(Bounds(0))), Untagged()), ["text", 1, 0], [None, True, [], {}, -1]),
        (AnyType(), [None, "text", 7], []),
        (ref("Pet"), [], [None, "text", []]),
        (ref("Color"), [], [None, "unlisted", 7]),
        (ref("Choice"), [], [None, "text", True, []]),
    ],
    ids=str,
)
def test_probes(type: Type, right: list[Json], wrong: list[Json]) -> None:
    judge = Judge(API.declarations)
    probes = Prober(judge, Samples(judge)).probe(type)
    assert [value for value in right if not any(value == other for other in probes.right)] == []
    assert [value for value in wrong if not any(value == other for other in probes.wrong)] == []
    assert [value for value in probes.right if judge.admits(type, value) is not True] == []
    assert [value for value in probes.wrong if judge.admits(type, value) is not False] == []
