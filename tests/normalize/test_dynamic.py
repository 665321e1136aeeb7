"""Templates: generic schemas and extended recursive ones."""

from __future__ import annotations

from typing import Any

from .trees import normalized

PAGE = {
    "type": "object",
    "properties": {
        "items": {"type": "array", "items": {"$dynamicRef": "#item"}},
        "next": {"$ref": "#/components/schemas/Link"},
    },
    "$defs": {"any": {"$dynamicAnchor": "item", "not": {}}},
}


def schemas(**said: Any) -> Any:
    document, found = normalized("3.1", components={"schemas": {"Pet": {}, "Link": {}, **said}})
    assert not document.diagnostics
    assert not found
    return document.resolve("#/components/schemas"), document


def test_a_page_of_something() -> None:
    for template in (PAGE, {"$id": "https://example.com/page", **PAGE}):
        ref = "#/components/schemas/Page" if "$id" not in template else "https://example.com/page"
        made, document = schemas(
            Page=template,
            Pets={"$ref": ref, "$defs": {"pet": {"$dynamicAnchor": "item", "$ref": "#/components/schemas/Pet"}}},
            Numbers={"$ref": ref, "title": "N", "$defs": {"n": {"$dynamicAnchor": "item", "type": "number"}}},
        )
        link = {"$ref": "#/components/schemas/Link"}
        assert made["Pets"] == {
            "type": "object",
            "properties": {
                "items": {"type": "array", "items": {"$ref": "#/components/schemas/Pets/$defs/pet"}},
                "next": link,
            },
            "$defs": {"pet": {"$ref": "#/components/schemas/Pet"}},
        }
        assert made["Numbers"]["title"] == "N"
        assert made["Numbers"]["properties"]["items"]["items"] == {"$ref": "#/components/schemas/Numbers/$defs/n"}
        assert made["Page"]["properties"]["items"]["items"] == {"$ref": "#/components/schemas/Page/$defs/any"}
        assert document.place("#/components/schemas/Pets/properties/items").pointer == (
            "#/components/schemas/Page/properties/items"
        )


def test_an_extended_tree() -> None:
    tree = {
        "$id": "https://example.com/tree",
        "$dynamicAnchor": "node",
        "type": "object",
        "properties": {"children": {"type": "array", "items": {"$dynamicRef": "#node"}}},
    }
    strict = {
        "$id": "https://example.com/strict",
        "$dynamicAnchor": "node",
        "$ref": "tree",
        "unevaluatedProperties": False,
    }
    made, _ = schemas(Tree=tree, Strict=strict)
    assert made["Tree"]["properties"]["children"]["items"] == {"$ref": "#/components/schemas/Tree"}
    assert made["Strict"] == {
        "type": "object",
        "properties": {"children": {"type": "array", "items": {"$ref": "#/components/schemas/Strict"}}},
        "unevaluatedProperties": False,
    }


def test_keywords_of_both() -> None:
    made, document = schemas(
        Page=PAGE,
        Pets={
            "$ref": "#/components/schemas/Page",
            "type": "object",
            "allOf": [{"minProperties": 1}],
            "$defs": {"pet": {"$dynamicAnchor": "item", "type": "string"}},
        },
    )
    assert made["Pets"]["allOf"][0]["properties"]["items"]["items"] == {"$ref": "#/components/schemas/Pets/$defs/pet"}
    assert made["Pets"]["allOf"][1] == {"minProperties": 1}
    here = "#/components/schemas/Pets/allOf"
    assert document.place(f"{here}/0/properties").pointer == "#/components/schemas/Page/properties"
    assert document.place(f"{here}/1/minProperties").pointer == f"{here}/0/minProperties"


def test_definitions_that_fill_nothing_in() -> None:
    said = {"$ref": "#/components/schemas/Pet", "$defs": {"a": {"$dynamicAnchor": "other", "type": "string"}}}
    made, _ = schemas(Some=said)
    assert made["Some"] == {"$ref": "#/components/schemas/Pet", "$defs": {"a": {"type": "string"}}}


def test_templates_of_templates_end() -> None:
    anchor = {"$dynamicAnchor": "item", "type": "string"}
    made, _ = schemas(
        One={"$ref": "#/components/schemas/Two", "x": 1, "not": {"$dynamicRef": "#item"}, "$defs": {"d": anchor}},
        Two={"$ref": "#/components/schemas/One", "if": {"$dynamicRef": "#item"}, "$defs": {"d": anchor}},
        Three={"$ref": "#/components/schemas/One", "$defs": {"d": anchor}},
    )
    assert "$dynamicRef" not in repr(made)
