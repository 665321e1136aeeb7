from __future__ import annotations

from typing import Any

import pytest
from sdkwright.ir.declarations import InlineOrigin
from sdkwright.ir.types import (
    AnyType,
    CheckedType,
    IntegerType,
    ListType,
    LiteralType,
    NeverType,
    NullableType,
    NullType,
    Reference,
    StringType,
    TaggedBy,
    Type,
    UnionType,
    Untagged,
)

from tests.lower.documents import SCHEMAS, alias, codes, fields, lowered, record, type_of, union

NULL: dict[str, Any] = {"type": "null"}


def one(name: str, **properties: Any) -> dict[str, Any]:
    """An object that requires a property of its own."""
    return {"type": "object", "required": [name], "properties": {name: {"type": "string"}, **properties}}


@pytest.mark.parametrize(
    ("schema", "type"),
    [
        ({"anyOf": [{"type": "string"}, NULL]}, NullableType(StringType())),
        ({"oneOf": [NULL, {"type": "string"}]}, NullableType(StringType())),
        ({"anyOf": [NULL]}, NullType()),
        ({"anyOf": [{"type": "string"}]}, StringType()),
        ({"anyOf": [{"type": "string"}, {"type": "string"}]}, StringType()),
        ({"anyOf": [{"type": "string"}, {}]}, AnyType()),
        ({"anyOf": [{"type": "string"}, False]}, StringType()),
        ({"anyOf": [False]}, NeverType()),
        (
            {"anyOf": [{"type": "string"}, {"type": ["integer", "null"]}]},
            NullableType(UnionType((StringType(), IntegerType()), Untagged())),
        ),
        (
            {"anyOf": [{"type": "integer"}, {"const": "inf"}, {"const": "auto"}]},
            UnionType((IntegerType(), LiteralType(("inf", "auto"))), Untagged()),
        ),
        (
            {"type": ["string", "integer"], "anyOf": [{"type": "string"}, {"type": "boolean"}]},
            StringType(),
        ),
        ({"type": "integer", "oneOf": [{"const": 1}, {"const": 2}]}, LiteralType((1, 2))),
        ({"type": "string", "anyOf": [{"minLength": 2}]}, StringType(None, 2)),
    ],
)
def test_types(schema: Any, type: Type) -> None:
    assert type_of(schema) == type


def test_members_that_only_constrain_are_a_check() -> None:
    type = type_of({"type": "string", "anyOf": [{"minLength": 2}, {"pattern": "^a"}]})
    assert isinstance(type, CheckedType)
    assert type.inner == StringType()
    type = type_of({"anyOf": [{"type": "string"}, {"minimum": 2}]})
    assert isinstance(type, CheckedType)
    assert type.inner == AnyType()


def test_properties_beside_a_union_are_of_every_variant() -> None:
    schemas = {
        "A": {
            "type": "object",
            "required": ["id"],
            "properties": {"id": {"type": "integer"}, "in": one("deep")},
            "oneOf": [{"$ref": SCHEMAS + "B"}, one("c")],
        },
        "B": one("b"),
    }
    result = lowered(schemas)
    found = union(result, "A")
    assert found.variants == (Reference(SCHEMAS + "A/oneOf/0"), Reference(SCHEMAS + "A/oneOf/1"))
    assert list(fields(result, "A/oneOf/1")) == ["id", "in", "c"]
    assert list(fields(result, "A/oneOf/0")) == ["id", "in"]
    assert record(result, "A/oneOf/0").base == SCHEMAS + "B"
    shared = fields(result, "A/oneOf/0")["in"].type
    assert shared == fields(result, "A/oneOf/1")["in"].type == Reference(SCHEMAS + "A/properties/in")
    assert result.api.declarations[SCHEMAS + "A/properties/in"].origin.parent == SCHEMAS + "A"  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("members", "checked", "code"),
    [
        ([{"type": "string"}, {"type": "integer"}], False, None),
        ([{"enum": ["a"]}, {"enum": ["b"]}], False, None),
        ([{"type": "integer", "minimum": 5}, {"type": "integer", "maximum": 10}], True, None),
        ([one("a"), one("b")], True, None),
        ([one("a"), {"type": "object", "properties": {"b": {}}}], False, "overlapping-one-of"),
        ([{"type": "string"}, {"type": "string", "format": "uuid"}], False, "overlapping-one-of"),
        ([{"type": "integer"}, {"type": "number"}], False, "overlapping-one-of"),
        ([{**one("a"), "additionalProperties": False}, one("b")], False, None),
        ([one("a", k={"const": 1}), {**one("b", k={"const": 2}), "required": ["b", "k"]}], True, None),
        ([{"enum": ["a", "b"]}, {"enum": ["b", "c"]}], True, None),
        (
            [{"type": "array", "items": {"type": "string"}}, {"type": "array", "items": {"type": "integer"}}],
            False,
            "overlapping-one-of",
        ),
    ],
)
def test_exactly_one_is_checked_where_several_can_be_met(members: list[Any], checked: bool, code: str | None) -> None:
    result = lowered({"A": {"oneOf": members}})
    found = result.api.declarations[SCHEMAS + "A"]
    check = getattr(found, "check", None) or getattr(getattr(found, "type", None), "check", None)
    assert (check is not None) is checked
    assert set(codes(result)) == ({code} if code else set())


def test_any_of_is_never_checked_for_exactness() -> None:
    assert union(lowered({"A": {"anyOf": [one("a"), one("b")]}}), "A").check is None


def test_a_union_is_declared_where_it_has_something_to_name() -> None:
    scalars = {"anyOf": [{"type": "string"}, {"type": "integer"}]}
    records = {"anyOf": [one("a"), {"type": "integer"}]}
    listed = {"items": {**scalars, "title": "Entry"}}
    schemas = {"A": {"type": "object", "properties": {"s": scalars, "r": records, "l": listed}}}
    result = lowered(schemas)
    assert isinstance(fields(result, "A")["s"].type, UnionType)
    assert fields(result, "A")["r"].type == Reference(SCHEMAS + "A/properties/r")
    every = lowered(schemas, naming="openapi-generator")
    assert fields(every, "A")["s"].type == Reference(SCHEMAS + "A/properties/s")
    assert fields(every, "A")["l"].type == ListType(Reference(SCHEMAS + "A/properties/l/items"))


def test_what_tells_a_variant_from_its_siblings() -> None:
    result = lowered(
        {
            "A": {"anyOf": [{**one("a"), "title": "Alpha"}, one("b"), {"type": "array", "items": one("c")}]},
            "T": {"oneOf": [one("x", x={"const": "first"}), one("x", x={"const": "second"})]},
        }
    )
    steps = {
        id.removeprefix(SCHEMAS): declaration.origin.steps[0]
        for id, declaration in result.api.declarations.items()
        if isinstance(declaration.origin, InlineOrigin)
    }
    assert {id: (step.tag, step.title, step.required, step.kind) for id, step in steps.items()} == {  # type: ignore[union-attr]
        "A/anyOf/0": (None, "Alpha", "a", None),
        "A/anyOf/1": (None, None, "b", None),
        "A/anyOf/2/items": (None, None, None, "array"),
        "T/oneOf/0": ("first", None, None, None),
        "T/oneOf/1": ("second", None, None, None),
    }


def test_ambiguity() -> None:
    same = {"type": "object", "properties": {"a": {"type": "string"}}}
    assert union(lowered({"A": {"anyOf": [{**same, "title": "S"}, {**same, "title": "T"}]}}), "A").tagging == Untagged(
        True
    )
    more = {"type": "object", "properties": {"a": {"type": "string"}, "b": {}}}
    other = {"type": "object", "properties": {"a": {"type": "integer"}}}
    for members in ([same, more], [same, other], [one("a"), one("b")]):
        result = lowered({"A": {"anyOf": members}})
        assert union(result, "A").tagging == Untagged(False)
        assert "ambiguous-union" not in codes(result)


def test_a_union_may_contain_itself_behind_something() -> None:
    result = lowered(
        {
            "Json": {"anyOf": [{"type": "string"}, NULL, {"type": "array", "items": {"$ref": SCHEMAS + "Json"}}]},
        }
    )
    assert union(result, "Json").variants == (StringType(), ListType(Reference(SCHEMAS + "Json")))
    assert union(result, "Json").nullable


def test_a_union_that_is_one_of_its_own_members_adds_nothing_there() -> None:
    result = lowered({"A": {"anyOf": [{"$ref": SCHEMAS + "A"}, {"type": "string"}, {"type": "integer"}]}})
    assert union(result, "A").variants == (StringType(), IntegerType())
    assert "self-reference" in codes(result)


def test_a_single_member_is_the_schema_itself() -> None:
    result = lowered({"A": {"oneOf": [one("a")], "description": "An A."}, "B": {"oneOf": [{"$ref": SCHEMAS + "A"}]}})
    assert record(result, "A").doc.description == "An A."
    assert alias(result, "B") == Reference(SCHEMAS + "A")


def test_tags_are_not_looked_for_among_other_types() -> None:
    members = [{"type": "string"}, one("k", k={"const": "a"}), one("k", k={"const": "b"})]
    found = union(lowered({"A": {"oneOf": members}}), "A")
    assert found.tagging == Untagged()
    assert found.variants[0] == StringType()
    assert isinstance(found.variants[1], UnionType)
    assert found.variants[1].tagging == TaggedBy("k", (("a", 0), ("b", 1)))
