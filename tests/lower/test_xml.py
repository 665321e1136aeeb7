from __future__ import annotations

from typing import Any

from sdkwright.ir.http.xml import Anything, Element, Items, Like, Node, Part, Parts, Scalar, XmlDocument
from sdkwright.ledger import Outcome
from sdkwright.lower import Lowered

from tests.lower.documents import SCHEMAS, lowered

STRING = {"type": "string"}


def paths(schema: Any, media: str = "application/xml") -> dict[str, Any]:
    return {"/a": {"post": {"requestBody": {"content": {media: {"schema": schema}}}, "responses": {}}}}


def document(result: Lowered) -> XmlDocument | None:
    request = result.api.operations[0].request
    assert request is not None
    return request.contents[0].xml


def made(schema: Any, **schemas: Any) -> Element:
    found = document(lowered(schemas, paths=paths(schema)))
    assert found is not None
    return found.element


def test_the_root_is_called_as_the_component_is() -> None:
    result = lowered({"Pet": {"type": "object", "properties": {"a": STRING}}}, paths=paths({"$ref": SCHEMAS + "Pet"}))
    assert document(result) == XmlDocument(Element(Like(SCHEMAS + "Pet")), "Pet")
    assert result.api.elements == {SCHEMAS + "Pet": Element(Parts((Part("a", Element(Scalar.TEXT), required=False),)))}


def test_what_is_no_xml_has_no_elements() -> None:
    result = lowered({"A": {**STRING, "xml": {"name": "b"}}}, paths=paths({"$ref": SCHEMAS + "A"}, "application/json"))
    assert document(result) is None
    assert not result.api.elements


def test_node_types() -> None:
    schema = {
        "type": "object",
        "properties": {
            "a": {**STRING, "xml": {"attribute": True, "name": "n", "prefix": "p", "namespace": "urn:p"}},
            "b": {"type": "integer", "xml": {"nodeType": "cdata"}},
            "c": {"type": "array", "items": {"type": "boolean"}, "xml": {"wrapped": True}},
            "d": {"type": "array", "items": {"type": ["number", "null"]}, "xml": {"nodeType": "element"}},
            "e": {"type": "array"},
            "f": {"type": "object", "properties": {"x": {}}, "xml": {"nodeType": "none"}},
        },
    }
    inside = made(schema).inside
    assert isinstance(inside, Parts)
    assert [one.element for one in inside.named] == [
        Element(Scalar.TEXT, "n", "urn:p", "p", Node.ATTRIBUTE),
        Element(Scalar.INTEGER, node=Node.CDATA),
        Element(Items(Element(Scalar.BOOLEAN), wrapped=True)),
        Element(Items(Element(Scalar.NUMBER), wrapped=True)),
        Element(Items(Element(Anything()), wrapped=False)),
        Element(Parts((Part("x", Element(Anything()), required=False),)), node=Node.NONE),
    ]


def test_what_members_say_together() -> None:
    base = {"type": "object", "required": ["a"], "properties": {"a": STRING}}
    more = {"additionalProperties": {"type": "integer"}, "properties": {"b": {"enum": [1, 2]}}}
    assert made({"allOf": [{"$ref": SCHEMAS + "Base"}, more]}, Base=base).inside == Parts(
        (Part("a", Element(Scalar.TEXT), required=True), Part("b", Element(Scalar.INTEGER), required=False)),
        Element(Scalar.INTEGER),
    )
    assert made({"anyOf": [STRING, {"type": "integer"}]}).inside is Scalar.TEXT
    assert made({"anyOf": [STRING, base]}).inside == Anything()
    assert made({"anyOf": [{"$ref": SCHEMAS + "Base"}, {"type": "null"}]}, Base=base).inside == Like(SCHEMAS + "Base")


def test_a_subtype_is_written_with_what_it_adds() -> None:
    pet = {"type": "object", "properties": {"kind": STRING}, "discriminator": {"propertyName": "kind"}}
    cat = {"allOf": [{"$ref": SCHEMAS + "Pet"}, {"properties": {"lives": {"type": "integer"}}}]}
    result = lowered({"Pet": pet, "Cat": cat}, paths=paths({"$ref": SCHEMAS + "Pet"}))
    inside = result.api.elements[SCHEMAS + "Pet"].inside
    assert isinstance(inside, Parts)
    assert [one.property for one in inside.named] == ["kind", "lives"]


def test_only_what_is_in_xml_uses_the_keyword() -> None:
    said = {**STRING, "xml": {"name": "b"}}
    used = {"type": "object", "properties": {"a": said}}
    result = lowered({"Used": used, "Unused": said}, paths=paths({"$ref": SCHEMAS + "Used"}))
    outcomes = {one.pointer: one.outcome for one in result.ledger.entries() if one.keyword == "xml"}
    assert outcomes == {SCHEMAS + "Used/properties/a": Outcome.TYPED, SCHEMAS + "Unused": Outcome.DROPPED}


def test_what_is_malformed_counts_as_not_said() -> None:
    said = {"name": 1, "wrapped": "yes", "nodeType": "leaf", "size": 2, "prefix": "p", "x-a": 1}
    result = lowered({"A": {**STRING, "xml": said}, "B": {**STRING, "xml": []}}, paths=paths({"$ref": SCHEMAS + "A"}))
    assert result.api.elements[SCHEMAS + "A"] == Element(Scalar.TEXT, prefix="p")
    assert len([one for one in result.diagnostics if one.code == "malformed-schema"]) == 5
