"""Where the fault of an example lies."""

from __future__ import annotations

import pytest
from sdkwright.ir.declarations import Alias, Closed, Union
from sdkwright.ir.types import IntegerType, ListType, MapType, NullableType, StringType, TaggedBy, Type
from sdkwright.jsonvalue.types import Json
from sdkwright.values.blame import blame
from sdkwright.values.judge import Judge

from tests.apis import api, constant, field, optional, origin, record, ref, schema

API = api(
    record("Cat", constant("kind", "cat"), field("name", StringType()), optional("toys", ListType(ref("Toy")))),
    record("Toy", field("size", NullableType(IntegerType())), extra=Closed()),
    Union(schema("Pet"), origin("Pet"), (ref("Cat"),), TaggedBy("kind", (("cat", 0),))),
    Alias(schema("Pets"), origin("Pets"), MapType(ref("Pet"))),
)


@pytest.mark.parametrize(
    ("type", "value", "found"),
    [
        (IntegerType(), "x", ("#", "")),
        (ListType(IntegerType()), [1, "x"], ("#/1", "")),
        (ref("Cat"), {"kind": "cat"}, ("#", "'name' is missing")),
        (ref("Cat"), {"kind": "cat", "name": 1}, ("#/name", "")),
        (ref("Cat"), {"kind": "cat", "name": "x", "toys": [{"size": "x"}]}, ("#/toys/0/size", "")),
        (ref("Toy"), {"size": 1, "a/b": 2}, ("#/a~1b", "there is no such property")),
        (ref("Pets"), {"a": {"kind": "cow"}}, ("#/a", "no known 'kind'")),
        (ref("Pets"), {"a": {"kind": "cat", "name": None}}, ("#/a/name", "")),
        (ref("Pets"), [], ("#", "")),
    ],
    ids=str,
)
def test_blame(type: Type, value: Json, found: tuple[str, str]) -> None:
    judge = Judge(API.declarations)
    assert judge.admits(type, value) is False
    assert blame(judge, type, value) == found
