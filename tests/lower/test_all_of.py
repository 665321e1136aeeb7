from __future__ import annotations

from typing import Any

import pytest
from sdkwright.diagnostics import Severity
from sdkwright.ir.declarations import (
    Closed,
    Constant,
    Defaulted,
    InlineOrigin,
    Optional,
    PropertyStep,
    Required,
    VariantStep,
)
from sdkwright.ir.types import (
    AnyType,
    Bounds,
    CheckedType,
    IntegerType,
    ListType,
    LiteralType,
    NeverType,
    NullableType,
    Reference,
    StringType,
    Type,
)

from tests.lower.documents import SCHEMAS, alias, codes, fields, lowered, record, type_of, union

STRING: dict[str, Any] = {"type": "string"}
ANY = AnyType()


def ref(name: str) -> dict[str, Any]:
    return {"$ref": SCHEMAS + name}


def thing(*required: str, **properties: Any) -> dict[str, Any]:
    return {"type": "object", "properties": properties, **({"required": [*required]} if required else {})}


BASE = thing("id", id=STRING, note=STRING)


def test_one_reference_and_additions_extend_it() -> None:
    additions = thing("age", age={"type": "integer"})
    result = lowered({"Child": {"allOf": [ref("Base"), additions], "description": "A child."}, "Base": BASE})
    child = record(result, "Child")
    assert (child.base, [field.name for field in child.fields]) == (SCHEMAS + "Base", ["age"])
    assert child.doc.description == "A child."
    assert child.fields[0].presence == Required()


def test_extension_through_a_reference_to_a_reference() -> None:
    schemas = {"Child": {"allOf": [ref("Other"), thing(a=STRING)]}, "Other": {"allOf": [ref("Base")]}, "Base": BASE}
    assert record(lowered(schemas), "Child").base == SCHEMAS + "Base"


@pytest.mark.parametrize(
    ("said", "fields"),
    [
        (thing(note={"enum": ["a"]}), {"note": (LiteralType(("a",)), Optional())}),
        ({"required": ["note"]}, {"note": (StringType(), Required())}),
        (thing(note={"description": "Other words."}), {"note": (StringType(), Optional())}),
        (thing(note={"default": "a"}), {"note": (StringType(), Defaulted("a"))}),
        (thing(note=STRING), {}),
        (thing("id", id=STRING), {}),
        (thing("new", id={"maxLength": 3}), {"id": (StringType(max_length=3), Required()), "new": (ANY, Required())}),
    ],
)
def test_an_extension_may_say_more_of_what_it_inherits(said: dict[str, Any], fields: dict[str, Any]) -> None:
    for child in ({"allOf": [ref("Base"), said]}, {"allOf": [ref("Base")], **said}, {**ref("Base"), **said}):
        made = record(lowered({"Base": BASE, "Child": child}), "Child") if fields else None
        if made is not None:
            assert made.base == SCHEMAS + "Base"
            assert {one.name: (one.type, one.presence) for one in made.fields} == fields


@pytest.mark.parametrize(
    "child",
    [
        {"allOf": [ref("Base"), {**thing(a=STRING), "additionalProperties": False}]},
        {"allOf": [ref("Base"), {**thing(a=STRING), "minProperties": 2}]},
        {"allOf": [ref("Base"), ref("Second")]},
        {"allOf": [ref("Closed"), thing(a=STRING)]},
        {"allOf": [ref("Checked"), thing(a=STRING)]},
    ],
)
def test_anything_else_is_merged(child: dict[str, Any]) -> None:
    schemas = {
        "Base": BASE,
        "Second": thing(other=STRING),
        "Closed": {**BASE, "additionalProperties": False},
        "Checked": {**BASE, "not": {"required": ["a"]}},
        "Child": child,
    }
    made = record(lowered(schemas), "Child")
    assert made.base is None
    assert {field.name for field in made.fields} >= {"id", "note"}


def test_what_is_said_twice_holds_twice() -> None:
    child = {"allOf": [ref("Base"), thing("kind", kind={"const": "child"}, size={"maximum": 5})]}
    result = lowered({"Base": thing(kind=STRING, size={"type": "integer", "minimum": 1}), "Child": child})
    found = fields(result, "Child")
    assert found["kind"].presence == Constant("child")
    assert found["size"].type == IntegerType(Bounds(1, 5))


@pytest.mark.parametrize(
    ("members", "type"),
    [
        ([{"type": "integer", "minimum": 1, "maximum": 9}, {"minimum": 3, "maximum": 12}], IntegerType(Bounds(3, 9))),
        ([{"type": "number"}, {"type": "integer"}], IntegerType()),
        ([{"type": ["string", "null"]}, {"type": ["null", "string"]}], NullableType(StringType())),
        ([{"enum": ["a", "b", "c"]}, {"enum": ["c", "b"]}], LiteralType(("b", "c"))),
        ([STRING, {"minLength": 2}, {"minLength": 1, "maxLength": 4}], StringType(None, 2, 4)),
        ([{"items": STRING}, {"type": "array", "items": {"maxLength": 3}}], ListType(StringType(None, None, 3))),
        ([STRING, {"type": "integer"}], NeverType()),
        ([STRING, False], NeverType()),
        ([{"allOf": [{"allOf": [STRING]}]}], StringType()),
        ([ref("Base"), {"description": "Words."}], Reference(SCHEMAS + "Base")),
        ([ref("Base"), True, {}], Reference(SCHEMAS + "Base")),
    ],
)
def test_merged_types(members: list[Any], type: Type) -> None:
    assert type_of({"allOf": members}, Base=BASE) == type


def test_what_cannot_be_merged_is_checked() -> None:
    type = type_of({"allOf": [{"type": "string", "pattern": "^a"}, {"pattern": "b$"}]})
    assert isinstance(type, CheckedType)
    assert {type.inner, type.check} == {StringType(pattern="b$"), type.check}
    assert type.check.schema == {"pattern": "^a"}


def test_siblings_of_a_reference_hold_too() -> None:
    schemas = {"Name": {"type": "string", "maxLength": 9}}
    assert type_of({"$ref": SCHEMAS + "Name", "minLength": 2}, **schemas) == StringType(None, 2, 9)
    assert type_of({"$ref": SCHEMAS + "Name", "description": "Words."}, **schemas) == Reference(SCHEMAS + "Name")


def test_a_union_in_it_is_a_union_of_merged_members() -> None:
    schemas = {
        "It": {"allOf": [ref("Pet"), thing("owner", owner=STRING)]},
        "Pet": {"oneOf": [ref("Cat"), ref("Dog")], "discriminator": {"propertyName": "t"}},
        "Cat": thing("t", t={"const": "cat"}, a={}),
        "Dog": thing("t", t={"const": "dog"}, b={}),
    }
    result = lowered(schemas)
    assert list(union(result, "It").variants) == [
        Reference(SCHEMAS + "It/oneOf/0"),
        Reference(SCHEMAS + "It/oneOf/1"),
    ]
    assert set(fields(result, "It/oneOf/1")) | set(fields(result, "Dog")) == {"t", "b", "owner"}


def test_inline_parts_of_a_base_are_one_class() -> None:
    schemas = {
        "Base": thing("x", x=thing(deep=STRING), y=STRING),
        "Child": {"allOf": [ref("Base"), {"minProperties": 1}]},
    }
    for order in (schemas, dict(reversed(schemas.items()))):
        result = lowered(order)
        assert fields(result, "Child")["x"].type == fields(result, "Base")["x"].type
        declaration = result.api.declarations[SCHEMAS + "Base/properties/x"]
        assert declaration.origin == InlineOrigin(SCHEMAS + "Base", (PropertyStep("x"),))


def test_parts_in_inline_members_belong_to_the_owner() -> None:
    result = lowered({"A": {"allOf": [thing(p=thing(q=STRING)), {"minProperties": 1}]}})
    origin = result.api.declarations[SCHEMAS + "A/allOf/0/properties/p"].origin
    assert origin == InlineOrigin(SCHEMAS + "A", (VariantStep("allOf", 0), PropertyStep("p")))


def test_closed_members() -> None:
    closed = {**thing(a=STRING), "additionalProperties": False}
    result = lowered({"Same": {"allOf": [closed, {"required": ["a"]}]}})
    assert isinstance(record(result, "Same").extra, Closed)
    assert codes(result) == {}
    result = lowered({"More": {"allOf": [closed, thing(b=STRING)]}})
    assert isinstance(record(result, "More").extra, Closed)
    assert set(fields(result, "More")) == {"a", "b"}
    assert codes(result) == {"closed-all-of": Severity.WARNING}


def test_unevaluated_properties_see_through_all_of() -> None:
    schema = {"allOf": [ref("Base")], "properties": {"more": STRING}, "unevaluatedProperties": False}
    made = record(lowered({"A": schema, "Base": BASE}), "A")
    assert isinstance(made.extra, Closed)
    assert {field.name for field in made.fields} == {"id", "note", "more"}
    assert made.check is None


def test_two_schemas_that_extend_each_other() -> None:
    result = lowered({"A": {"allOf": [ref("B"), thing(a=STRING)]}, "B": {"allOf": [ref("A"), thing(b=STRING)]}})
    assert set(fields(result, "A")) == set(fields(result, "B")) == {"a", "b"}
    assert record(result, "A").base is record(result, "B").base is None


def test_a_merged_property_that_contains_itself() -> None:
    schemas = {
        "A": thing(next={"allOf": [ref("A"), ref("B")]}, x=STRING),
        "B": thing(next={"allOf": [ref("A"), ref("B")]}, y=STRING),
    }
    result = lowered(schemas)
    assert len(result.api.declarations) < 12
    assert set(fields(result, "A/properties/next")) == {"next", "x", "y"}


def test_a_named_schema_with_only_a_reference() -> None:
    assert alias(lowered({"A": {"allOf": [ref("Base")], "description": "Renamed."}, "Base": BASE}), "A") == Reference(
        SCHEMAS + "Base"
    )


def test_a_union_of_what_stands_beside_it() -> None:
    listed = {"type": "array", "items": STRING}
    schema = {"$ref": SCHEMAS + "L", "anyOf": [ref("L"), thing(c=STRING)]}
    assert alias(lowered({"It": schema, "L": listed}), "It") == ListType(StringType())


def test_what_a_base_requires_is_required_where_its_extension_names_it() -> None:
    page = {**thing(total={"type": "integer"}), "required": ["items", "total"]}
    result = lowered({"Pets": {"allOf": [ref("Page"), thing(items={"type": "array"})]}, "Page": page})
    assert record(result, "Pets").base == SCHEMAS + "Page"
    assert fields(result, "Pets")["items"].presence == Required()
