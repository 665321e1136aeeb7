"""What means the same, wherever it stands and whatever is said of it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from sdkwright.ir.api import Api
from sdkwright.ir.declarations import Alias, Closed, Defaulted, Doc, Enumeration, InlineOrigin, Typed, Union
from sdkwright.ir.equivalence import Equivalence
from sdkwright.ir.types import (
    Bounds,
    Check,
    CheckedType,
    Format,
    IntegerType,
    ListType,
    LiteralType,
    MapType,
    NullableType,
    NumberType,
    StringType,
    TaggedBy,
    TupleType,
    Type,
    UnionType,
    Untagged,
)

from tests.apis import api, constant, field, optional, origin, record, ref, schema
from tests.lower.documents import lowered

KINDS = TaggedBy("kind", (("a", 0), ("b", 1)))
OTHERS: list[tuple[Type, Type]] = [
    (StringType(), IntegerType()),
    (StringType(Format.DATE), StringType(Format.TIME)),
    (IntegerType(Bounds(1)), IntegerType(Bounds(2))),
    (IntegerType(), NumberType()),
    (LiteralType((1,)), LiteralType((True,))),
    (LiteralType(("a",)), LiteralType(("a", "b"))),
    (ListType(StringType()), ListType(IntegerType())),
    (ListType(StringType()), ListType(StringType(), unique=True)),
    (TupleType((StringType(), IntegerType())), TupleType((IntegerType(), StringType()))),
    (MapType(StringType()), MapType(StringType(), StringType(min_length=1))),
    (NullableType(StringType()), StringType()),
    (UnionType((ref("A"), ref("B")), KINDS), UnionType((ref("B"), ref("A")), KINDS)),
    (UnionType((ref("A"), ref("B")), KINDS), UnionType((ref("A"), ref("B")), TaggedBy("type", KINDS.mapping))),
    (UnionType((ref("A"), ref("B")), KINDS), UnionType((ref("A"), ref("B")), Untagged())),
    (CheckedType(StringType(), Check({"not": {"const": 1}}, ())), CheckedType(StringType(), Check({"not": True}, ()))),
    (CheckedType(StringType(), Check({}, ())), StringType()),
    (ref("A"), ref("B")),
    (ref("A"), ref("Nowhere")),
]
SAME: list[tuple[Type, Type]] = [
    (LiteralType(("a", "b")), LiteralType(("b", "a"))),
    (IntegerType(Bounds(1)), IntegerType(Bounds(1.0))),
    (UnionType((ref("A"), ref("B")), KINDS), UnionType((ref("B"), ref("A")), TaggedBy("kind", (("b", 0), ("a", 1))))),
    (MapType(ListType(NullableType(ref("A")))), MapType(ListType(NullableType(ref("A"))))),
]
API = api(record("A", constant("kind", "a")), record("B", constant("kind", "b")))


@pytest.mark.parametrize(("one", "other"), OTHERS, ids=str)
def test_other_types(one: Type, other: Type) -> None:
    assert not Equivalence(API, API).same(one, other)
    assert Equivalence(API, API).same(one, one)


@pytest.mark.parametrize(("one", "other"), SAME, ids=str)
def test_the_same_types(one: Type, other: Type) -> None:
    assert Equivalence(API, API).same(one, other)


def compared(one: Any, other: Any, *further: Any) -> bool:
    """Whether two declarations are the same beside some further ones."""
    left, right = api(one, *further), api(other, *further)
    return Equivalence(left, right).declared(one.id, other.id)


def test_place_and_words_mean_nothing() -> None:
    one = record("A", field("x", StringType()), optional("y", IntegerType()))
    x, y = one.fields
    said = replace(x, doc=Doc("X", "An x.", ("x",)), pointer="#/elsewhere", format="email", stated_default="1")
    moved = replace(one, id="#/b", origin=InlineOrigin("#", ()), fields=(y, said), doc=Doc("A"))
    assert compared(one, moved)


@pytest.mark.parametrize(
    "change",
    [
        {"fields": ()},
        {"fields": (field("x", IntegerType()),)},
        {"fields": (optional("x", StringType()),)},
        {"fields": (replace(field("x", StringType()), read_only=True),)},
        {"fields": (field("z", StringType()),)},
        {"extra": Closed()},
        {"extra": Typed(StringType())},
        {"check": Check({"minProperties": 1}, ())},
        {"base": schema("B")},
    ],
    ids=str,
)
def test_other_records(change: dict[str, Any]) -> None:
    one = record("A", field("x", StringType()))
    assert not compared(one, replace(one, **change), record("B"))


def test_defaults_are_compared_as_json() -> None:
    def defaulted(value: Any) -> Any:
        return record("A", replace(field("x", NumberType()), presence=Defaulted(value)))

    assert compared(defaulted({"a": 1, "b": [True]}), defaulted({"b": [True], "a": 1.0}))
    assert not compared(defaulted([1]), defaulted([True]))


def test_other_kinds_of_declarations() -> None:
    id, place = schema("A"), origin("A")
    colours = Enumeration(id, place, LiteralType(("red", "blue")), names=("R", "B"))
    union = Union(id, place, (StringType(), IntegerType()), Untagged())
    assert compared(colours, replace(colours, type=LiteralType(("blue", "red")), names=(), descriptions=("a", "b")))
    assert not compared(colours, replace(colours, nullable=True))
    assert not compared(colours, Alias(id, place, colours.type))
    assert not compared(union, replace(union, variants=union.variants[::-1]))
    assert not compared(union, replace(union, nullable=True))


def test_what_contains_itself_is_followed_to_a_difference() -> None:
    def tree(name: str, size: Type) -> Api:
        leaf = record("Leaf", field("tree", ref(name)), field("size", size))
        return api(record(name, field("leaves", ListType(ref("Leaf")))), leaf)

    one = tree("Tree", IntegerType())
    assert Equivalence(one, tree("Plant", IntegerType())).declared(schema("Tree"), schema("Plant"))
    assert not Equivalence(one, tree("Plant", StringType())).declared(schema("Tree"), schema("Plant"))


def test_declarations_that_are_told_to_be_the_same_are_not_followed() -> None:
    left = api(record("A", field("b", ref("B"))), record("B"))
    right = api(record("A", field("b", ref("C"))), record("B"), record("C", field("x", StringType())))
    ids = {schema("B"): schema("C")}
    assert not Equivalence(left, right).declared(schema("A"), schema("A"))
    assert Equivalence(left, right, ids).declared(schema("A"), schema("A"))
    assert not Equivalence(left, right, {schema("B"): schema("B")}).declared(schema("A"), schema("A"))


def test_schemas_of_checks_are_followed() -> None:
    def checked(pointer: str, target: Any) -> Api:
        one = record("A", check=Check({"not": {"$ref": pointer}}, ("not",)))
        return replace(api(one), schemas={pointer: target})

    loop = {"anyOf": [{"$ref": "#/x"}, {"type": "string"}]}
    other = {"anyOf": [{"$ref": "#/y"}, {"type": "string"}]}
    assert Equivalence(checked("#/x", loop), checked("#/y", other)).declared(schema("A"), schema("A"))
    assert not Equivalence(checked("#/x", loop), checked("#/y", {"anyOf": []})).declared(schema("A"), schema("A"))


PATHS: dict[str, Any] = {
    "/pets/{id}": {
        "parameters": [{"name": "id", "in": "path", "required": True, "schema": {"type": "integer"}}],
        "post": {
            "operationId": "addPet",
            "tags": ["pets"],
            "requestBody": {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/Pet"}}}},
            "responses": {
                "200": {"description": "Done.", "content": {"text/plain": {"schema": {"type": "string"}}}},
                "default": {"description": "Sorry."},
            },
        },
    },
}
PET: dict[str, Any] = {"properties": {"name": {"type": "string"}, "age": {"type": "integer"}}, "required": ["name"]}


def whole(paths: dict[str, Any] = PATHS, pet: dict[str, Any] = PET, **root: Any) -> Api:
    return lowered({"Pet": pet}, paths=paths, **root).api


def changed(tree: Any, *way: str, to: Any) -> Any:
    """A tree with another value somewhere; None is nothing."""
    name, *rest = way
    value = changed(tree[name], *rest, to=to) if rest else to
    return {key: part for key, part in {**tree, name: value}.items() if part is not None}


def test_an_api_that_is_only_written_in_another_way_is_the_same() -> None:
    post = ("/pets/{id}", "post")
    paths = changed(PATHS, *post, "operationId", to="createPet")
    paths = changed(paths, *post, "tags", to=None)
    paths = changed(paths, *post, "responses", "default", "description", to="No.")
    body = {"$ref": "#/components/requestBodies/Pet"}
    moved = changed(paths, *post, "requestBody", to=body)
    bodies = {"requestBodies": {"Pet": PATHS["/pets/{id}"]["post"]["requestBody"]}}
    pet = {**PET, "title": "A pet", "properties": dict(reversed(PET["properties"].items()))}
    assert Equivalence(whole(), whole(moved, pet, components=bodies)).apis()


@pytest.mark.parametrize(
    ("way", "to"),
    [
        (("/pets/{id}", "post", "requestBody", "required"), True),
        (("/pets/{id}", "post", "responses", "default"), None),
        (("/pets/{id}", "post", "responses", "200", "content", "text/plain", "schema", "type"), "integer"),
        (("/pets/{id}", "parameters"), [{"name": "id", "in": "path", "required": True, "schema": {"type": "string"}}]),
        (("/pets/{id}", "get"), {"responses": {}}),
        (("/pets/{id}", "post", "security"), [{"key": []}]),
    ],
    ids=str,
)
def test_an_api_that_takes_or_gives_something_else_is_another(way: tuple[str, ...], to: Any) -> None:
    key = {"securitySchemes": {"key": {"type": "apiKey", "in": "header", "name": "X-Key"}}}
    assert not Equivalence(whole(components=key), whole(changed(PATHS, *way, to=to), components=key)).apis()


def test_another_component_makes_another_api() -> None:
    assert not Equivalence(whole(), whole(pet=changed(PET, "required", to=None))).apis()
    assert not Equivalence(lowered({"A": {}}).api, lowered({"A": {}, "B": {}}).api).apis()
