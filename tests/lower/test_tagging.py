from __future__ import annotations

from typing import Any

import pytest
from sdkwright.diagnostics import Severity
from sdkwright.document import FILES
from sdkwright.ir.declarations import Record, Union, VariantsOrigin
from sdkwright.ir.types import ListType, Reference, TaggedBy, UnionType, Untagged

from tests.lower.documents import SCHEMAS, alias, codes, fields, lowered, record, union


def ref(name: str) -> dict[str, Any]:
    return {"$ref": SCHEMAS + name}


def tagged(value: Any, *, required: bool = True, **properties: Any) -> dict[str, Any]:
    schema = {"type": "object", "properties": {"type": value, **properties}}
    return {**schema, "required": ["type"]} if required else schema


def named(*names: str) -> dict[str, Any]:
    """Objects that are told apart by their names alone."""
    return {name: tagged({"type": "string"}, **{name.lower(): {}}) for name in names}


def one_of(*names: str, **discriminator: Any) -> dict[str, Any]:
    return {"oneOf": [ref(name) for name in names], "discriminator": {"propertyName": "type", **discriminator}}


def tagging(schema: dict[str, Any], **schemas: Any) -> Any:
    return union(lowered({"It": schema, **schemas}), "It").tagging


def test_explicit_mapping() -> None:
    mapping = {"cat": SCHEMAS + "Cat", "kitten": SCHEMAS + "Cat", "dog": SCHEMAS + "Dog"}
    found = tagging(one_of("Cat", "Dog", mapping=mapping), **named("Cat", "Dog"))
    assert found == TaggedBy("type", (("cat", 0), ("kitten", 0), ("dog", 1)))


def test_implicit_mapping() -> None:
    assert tagging(one_of("Cat", "Dog"), **named("Cat", "Dog")) == TaggedBy("type", (("Cat", 0), ("Dog", 1)))


def test_partial_mapping() -> None:
    found = tagging(one_of("Cat", "Dog", mapping={"dog": SCHEMAS + "Dog"}), **named("Cat", "Dog"))
    assert found == TaggedBy("type", (("dog", 1), ("Cat", 0)))


def test_constants_beat_names() -> None:
    schemas = {"Cat": tagged({"enum": ["cat"]}), "Dog": tagged({"const": "dog"})}
    assert tagging(one_of("Cat", "Dog"), **schemas) == TaggedBy("type", (("cat", 0), ("dog", 1)))


def test_constants_are_found_through_references_and_all_of() -> None:
    schemas = {
        "Cat": {"allOf": [ref("Base"), tagged({"const": "cat"})]},
        "Dog": tagged(ref("DogType")),
        "DogType": {"enum": ["dog", "puppy"]},
        "Base": {"type": "object", "properties": {"type": {"type": "string"}}},
    }
    assert tagging(one_of("Cat", "Dog"), **schemas) == TaggedBy("type", (("cat", 0), ("dog", 1), ("puppy", 1)))


def test_nested_unions() -> None:
    schemas = {"Pet": one_of("Cat", "Dog"), **named("Cat", "Dog", "Ox")}
    assert tagging(one_of("Pet", "Ox"), **schemas) == TaggedBy("type", (("Cat", 0), ("Dog", 0), ("Ox", 1)))
    mapping = {"dog": SCHEMAS + "Dog", "ox": SCHEMAS + "Ox"}
    found = tagging(one_of("Pet", "Ox", mapping=mapping), **schemas)
    assert found.mapping[:2] == (("dog", 0), ("ox", 1))


def test_default_mapping() -> None:
    found = tagging(one_of("Cat", "Dog", defaultMapping=SCHEMAS + "Dog"), **named("Cat", "Dog"))
    assert found == TaggedBy("type", (("Cat", 0), ("Dog", 1)), 1)


def test_a_mapping_to_something_else_is_reported() -> None:
    schemas = {"It": one_of("Cat", "Dog", mapping={"ox": SCHEMAS + "Ox"}), **named("Cat", "Dog", "Ox")}
    result = lowered(schemas)
    assert codes(result) == {"unknown-mapping": Severity.WARNING}
    assert union(result, "It").tagging == TaggedBy("type", (("Cat", 0), ("Dog", 1)))


def test_a_member_that_does_not_require_the_tag_takes_what_has_none() -> None:
    schemas = {"Cat": tagged({"const": "cat"}), "Dog": tagged({"const": "dog"}, required=False)}
    assert tagging(one_of("Cat", "Dog"), **schemas) == TaggedBy("type", (("cat", 0), ("dog", 1)), absent=1)
    loose = {name: tagged({"const": name}, required=False) for name in ("Cat", "Dog")}
    assert tagging(one_of("Cat", "Dog"), **loose) == TaggedBy("type", (("Cat", 0), ("Dog", 1)))


def test_members_that_share_a_tag_are_told_apart_within_it() -> None:
    schemas = {
        "User": tagged({"const": "message"}, role={"const": "user"}),
        "System": tagged({"const": "message"}, role={"const": "system"}),
        "Call": tagged({"const": "call"}),
    }
    for name in ("User", "System"):
        schemas[name]["required"] = ["type", "role"]
    found = union(lowered({"It": one_of("User", "Call", "System"), **schemas}), "It")
    assert found.tagging == TaggedBy("type", (("message", 0), ("call", 1)))
    assert found.variants == (
        UnionType(
            (Reference(SCHEMAS + "User"), Reference(SCHEMAS + "System")), TaggedBy("role", (("user", 0), ("system", 1)))
        ),
        Reference(SCHEMAS + "Call"),
    )


def test_a_discriminator_that_tells_nothing_apart() -> None:
    result = lowered({"It": one_of("A", "B"), "A": tagged({"const": "x"}), "B": tagged({"const": "x"}, b={})})
    assert isinstance(union(result, "It").tagging, Untagged)
    assert "discriminator-without-effect" in codes(result)


def test_tags_inferred_from_required_constants() -> None:
    schemas = {"A": tagged({"const": "a"}), "B": tagged({"enum": ["b", "c"]})}
    plain = {"oneOf": [ref("A"), ref("B"), {"type": "null"}]}
    assert tagging(plain, **schemas) == TaggedBy("type", (("a", 0), ("b", 1), ("c", 1)))
    schemas["B"].pop("required")
    assert tagging(plain, **schemas) == Untagged()


def test_tags_may_be_numbers() -> None:
    schemas = {"A": tagged({"const": 1}), "B": tagged({"const": 2})}
    assert tagging({"anyOf": [ref("A"), ref("B")]}, **schemas) == TaggedBy("type", ((1, 0), (2, 1)))


def parent(**discriminator: Any) -> dict[str, Any]:
    return {**tagged({"type": "string"}), "discriminator": {"propertyName": "type", **discriminator}}


def child(name: str, base: str = "Pet") -> dict[str, Any]:
    return {"allOf": [ref(base), {"type": "object", "properties": {name: {}}}]}


def test_a_parent_admits_its_children_where_it_is_used() -> None:
    result = lowered(
        {
            "Pet": parent(mapping={"cat": SCHEMAS + "Cat"}),
            "Cat": child("lives"),
            "Dog": child("barks"),
            "Puppy": child("age", "Dog"),
            "Owner": {"type": "object", "properties": {"pets": {"type": "array", "items": ref("Pet")}}},
            "Alias": ref("Pet"),
        },
        paths={
            "/pet": {"get": {"responses": {"200": {"description": "", "content": {"a/json": {"schema": ref("Pet")}}}}}}
        },
    )
    any_pet = Reference(SCHEMAS + "Pet/x-sdkwright-variants")
    assert fields(result, "Owner")["pets"].type == ListType(any_pet)
    assert alias(result, "Alias") == any_pet
    assert result.api.operations[0].responses[0].contents[0].type == any_pet
    assert record(result, "Cat").base == SCHEMAS + "Pet"
    found = union(result, "Pet/x-sdkwright-variants")
    assert found.origin == VariantsOrigin(SCHEMAS + "Pet")
    assert found.variants == tuple(Reference(SCHEMAS + name) for name in ("Cat", "Dog", "Puppy", "Pet"))
    assert found.tagging == TaggedBy("type", (("cat", 0), ("Dog", 1), ("Puppy", 2), ("Pet", 3)))


def any_pet(pet: dict[str, Any], **schemas: Any) -> Union:
    owner = {"type": "object", "properties": {"pet": ref("Pet")}}
    return union(lowered({"Pet": pet, "Owner": owner, **schemas}), "Pet/x-sdkwright-variants")


def test_a_parent_stands_for_unknown_tags_unless_its_mapping_lists_them_all() -> None:
    children = {"Cat": child("lives"), "Dog": child("barks")}
    mapping = {"cat": SCHEMAS + "Cat", "dog": SCHEMAS + "Dog"}
    listed = (("cat", 0), ("dog", 1))
    assert any_pet(parent(), **children).tagging == TaggedBy("type", (("Cat", 0), ("Dog", 1), ("Pet", 2)), 2)
    found = any_pet(parent(mapping=mapping), **children)
    assert found.tagging == TaggedBy("type", listed)
    assert found.variants == (Reference(SCHEMAS + "Cat"), Reference(SCHEMAS + "Dog"))
    itself = {**mapping, "pet": SCHEMAS + "Pet"}
    assert any_pet(parent(mapping=itself), **children).tagging == TaggedBy("type", (*listed, ("pet", 2)))


def test_a_parent_stands_for_what_may_lack_the_tag() -> None:
    pet = {**parent(mapping={"cat": SCHEMAS + "Cat"}), "required": []}
    assert any_pet(pet, Cat=child("lives")).tagging == TaggedBy("type", (("cat", 0), ("Pet", 1)), absent=1)


def test_a_tag_that_names_no_child_means_the_parent() -> None:
    pet = parent(mapping={"cat": SCHEMAS + "Cat", "ox": SCHEMAS + "Ox"})
    assert any_pet(pet, Cat=child("lives")).tagging == TaggedBy("type", (("cat", 0), ("ox", 1)))


def test_a_child_that_adds_nothing_is_a_class_all_the_same() -> None:
    result = lowered({"Pet": parent(), "Fish": {"allOf": [ref("Pet")]}})
    assert record(result, "Fish").base == SCHEMAS + "Pet"
    assert record(result, "Fish").fields == ()


def test_a_parent_that_lists_children_which_extend_it() -> None:
    pet = {**tagged({"type": "string"}), **one_of("Cat", "Dog")}
    result = lowered({"Pet": pet, "Cat": child("lives"), "Dog": child("barks")})
    assert list(fields(result, "Cat")) == ["type", "lives"]
    assert isinstance(union(result, "Pet").tagging, TaggedBy)
    assert isinstance(result.api.declarations[SCHEMAS + "Dog"], Record)


def test_parents_in_other_files() -> None:
    pet = f"#/{FILES}/pet.yaml"
    result = lowered(
        {
            "Pet": {"$ref": pet},
            "Dog": {"allOf": [ref("Pet")]},
            "Owner": {"type": "object", "properties": {"pet": ref("Pet")}},
        },
        **{FILES: {"pet.yaml": parent(), "cat.yaml": {"allOf": [{"$ref": pet}, tagged({"const": "cat"})]}}},
    )
    assert alias(result, "Pet") == Reference(pet + "/x-sdkwright-variants")
    assert record(result, "Dog").base == pet
    found = result.api.declarations[pet + "/x-sdkwright-variants"]
    assert isinstance(found, Union)
    assert found.tagging == TaggedBy("type", (("Dog", 0), ("cat", 1), ("pet", 2)), 2)


@pytest.mark.parametrize("default", [{"default": "cat"}, {}])
def test_what_is_made_has_the_tag_that_its_union_needs(default: dict[str, Any]) -> None:
    def pet(kind: str, **more: Any) -> dict[str, Any]:
        return {"type": "object", "properties": {"kind": {"const": kind, "type": "string", **more}}}

    members = [{"$ref": SCHEMAS + "Cat"}, {"$ref": SCHEMAS + "Dog"}]
    pets = {"oneOf": members, "discriminator": {"propertyName": "kind"}}
    result = lowered({"Cat": pet("cat", **default), "Dog": pet("dog"), "Alone": pet("cat", **default), "Pet": pets})
    assert [fields(result, name)["kind"].implied for name in ("Cat", "Dog", "Alone")] == ["cat", "dog", None]
