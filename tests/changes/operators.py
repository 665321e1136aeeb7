"""The ways to change a description, each with the rule that has to find it."""

from __future__ import annotations

import copy
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from .places import Component, Operation, Place, Property, Tree, Where, components, objects, operations, properties


@dataclass(frozen=True, slots=True)
class Operator:
    """One way to change a description."""

    name: str
    rules: tuple[str, ...]
    """Those that may find it; none if it has to be silent."""
    where: Where
    fits: Callable[[Any], bool]
    change: Callable[[Any], None]


def _plain(*kinds: str) -> Callable[[Property], bool]:
    """Schemas of a type that say nothing else of their values."""
    idle = {"type", "description", "title", "example", "examples", "deprecated", "x-order"}
    return lambda place: place.schema.get("type") in kinds and {*place.schema} <= idle


def _kind(*kinds: str) -> Callable[[Property], bool]:
    return lambda place: place.schema.get("type") in kinds


def _has(*keywords: str) -> Callable[[Property], bool]:
    return lambda place: all(keyword in place.schema for keyword in keywords)


def _both(*tests: Callable[[Any], bool]) -> Callable[[Any], bool]:
    return lambda place: all(test(place) for test in tests)


def _not(test: Callable[[Any], bool]) -> Callable[[Any], bool]:
    return lambda place: not test(place)


def _put(keyword: str, value: Any) -> Callable[[Any], None]:
    def change(place: Any) -> None:
        place.schema[keyword] = value

    return change


def _drop(keyword: str) -> Callable[[Any], None]:
    return lambda place: place.schema.pop(keyword)


def _always(_: Place) -> bool:
    return True


def _add_property(required: bool) -> Callable[[Component], None]:
    def change(place: Component) -> None:
        place.schema["properties"]["added_property"] = {"type": "string"}
        if required:
            place.schema["required"] = [*place.schema.get("required", ()), "added_property"]

    return change


def _require(place: Property) -> None:
    place.owner["required"] = [*place.owner.get("required", ()), place.name]


def _release(place: Property) -> None:
    place.owner["required"] = [name for name in place.owner["required"] if name != place.name]


def _remove(place: Property) -> None:
    del place.owner["properties"][place.name]
    if place.required:
        _release(place)


def _nullable(place: Property) -> None:
    place.set({"anyOf": [place.schema, {"type": "null"}]} if place.schema.get("x") else _with_null(place.schema))


def _with_null(schema: Tree) -> Tree:
    return {"oneOf": [schema, {"enum": [None]}]}


def _strings(place: Property) -> bool:
    values = place.schema.get("enum", ())
    return place.schema.get("type") == "string" and len(values) > 1 and all(isinstance(one, str) for one in values)


def _without_default(place: Property) -> bool:
    return "default" not in place.schema


def _free(place: Property) -> bool:
    return not {*place.schema} & {"readOnly", "writeOnly", "deprecated", "const"}


def _wrap(keyword: str) -> Callable[[Property], None]:
    return lambda place: place.set({keyword: [place.schema]})


def _reorder(place: Component) -> None:
    place.schema["properties"] = dict(reversed(place.schema["properties"].items()))


def _rename(place: Component) -> None:
    schemas = place.tree["components"]["schemas"]
    new = f"{place.name}Renamed"
    tree_schemas = {(new if name == place.name else name): schema for name, schema in schemas.items()}
    place.tree["components"]["schemas"] = tree_schemas
    _redirect(place.tree, f"#/components/schemas/{place.name}", f"#/components/schemas/{new}")


def _redirect(node: Any, old: str, new: str) -> None:
    if isinstance(node, dict):
        for name, part in node.items():
            if part == old:
                node[name] = new
            else:
                _redirect(part, old, new)
    elif isinstance(node, list):
        for part in node:
            _redirect(part, old, new)


def _add_component(place: Component) -> None:
    place.tree["components"]["schemas"]["AddedComponent"] = {"type": "object", "properties": {"a": {"type": "string"}}}


def _referenced(place: Component) -> bool:
    return f'"#/components/schemas/{place.name}"' in _text(place.tree)


def _text(tree: Tree) -> str:
    import json

    return json.dumps(tree)


def _inline(place: Property) -> bool:
    return "$ref" not in place.schema


def _query(required: bool) -> Callable[[Operation], None]:
    def change(place: Operation) -> None:
        one = {"in": "query", "name": "added_parameter", "required": required, "schema": {"type": "string"}}
        place.object["parameters"] = [*place.object.get("parameters", ()), one]

    return change


def _parameter(required: bool, *locations: str) -> Callable[[Operation], bool]:
    def fits(place: Operation) -> bool:
        found = place.object.get("parameters", [{}])
        last = found[-1] if found else {}
        return last.get("in") in locations and bool(last.get("required")) is required

    return fits


def _drop_parameter(place: Operation) -> None:
    place.object["parameters"] = place.object["parameters"][:-1]


def _require_parameter(place: Operation) -> None:
    place.object["parameters"][-1]["required"] = True


def _release_parameter(place: Operation) -> None:
    place.object["parameters"][-1]["required"] = False


def _add_operation(place: Operation) -> None:
    place.tree["paths"]["/added/operation"] = {
        "get": {"operationId": "addedOperation", "responses": {"200": {"description": "Done."}}}
    }


def _drop_operation(place: Operation) -> None:
    del place.tree["paths"][place.path][place.method]


def _object(keyword: str, value: Any) -> Callable[[Operation], None]:
    def change(place: Operation) -> None:
        place.object[keyword] = value

    return change


def _response(status: str) -> Callable[[Operation], None]:
    def change(place: Operation) -> None:
        place.object["responses"][status] = {"description": "Added."}

    return change


def _body(required: bool) -> Callable[[Operation], bool]:
    return lambda place: bool(place.object.get("requestBody", {}).get("required", not required)) is required


def _set_body(required: bool) -> Callable[[Operation], None]:
    def change(place: Operation) -> None:
        place.object["requestBody"]["required"] = required

    return change


def _has_body(place: Operation) -> bool:
    return "content" in place.object.get("requestBody", {})


def _media(place: Operation) -> None:
    place.object["requestBody"]["content"]["application/x-added"] = {"schema": {"type": "string"}}


def _secure(place: Operation) -> None:
    place.tree.setdefault("components", {}).setdefault("securitySchemes", {})["added"] = {
        "type": "apiKey",
        "in": "header",
        "name": "X-Added",
    }
    place.object["security"] = [{"added": []}]


def _union(place: Component) -> bool:
    members = place.schema.get("oneOf", place.schema.get("anyOf", ()))
    return len(members) > 2 and all("$ref" in one for one in members)


def _members(place: Component) -> list[Tree]:
    found: list[Tree] = place.schema["oneOf" if "oneOf" in place.schema else "anyOf"]
    return found


def _add_member(place: Component) -> None:
    """A member with the tag that the others have, if they have one."""
    tag = place.schema.get("discriminator", {}).get("propertyName", "type")
    place.tree["components"]["schemas"]["AddedMember"] = {
        "type": "object",
        "required": [tag, "added_property"],
        "properties": {tag: {"type": "string", "enum": ["added.member"]}, "added_property": {"type": "boolean"}},
    }
    _members(place).append({"$ref": "#/components/schemas/AddedMember"})
    mapping = place.schema.get("discriminator", {}).get("mapping")
    if mapping is not None:
        mapping["added.member"] = "#/components/schemas/AddedMember"


def _drop_member(place: Component) -> None:
    gone = _members(place).pop()
    mapping = place.schema.get("discriminator", {}).get("mapping")
    if mapping is not None:
        for tag in [tag for tag, target in mapping.items() if target == gone["$ref"]]:
            del mapping[tag]


def _open(place: Component) -> bool:
    return place.schema.get("additionalProperties", True) in (True, {})


def _items(*kinds: str) -> Callable[[Property], bool]:
    def fits(place: Property) -> bool:
        items = place.schema.get("items")
        return isinstance(items, dict) and items.get("type") in kinds and not {*items} & {"enum", "format", "const"}

    return fits


def _other_items(place: Property) -> None:
    place.schema["items"] = {"type": "boolean"}


def _copied(place: Property) -> None:
    place.set(copy.deepcopy(place.schema))


STRING, NUMBER, INTEGER = _plain("string"), _plain("number"), _plain("integer")
NEEDED: Callable[[Property], bool] = lambda place: place.required  # noqa: E731 - a test among others
OPTIONAL = _not(NEEDED)

OPERATORS = (
    Operator("drop a property", ("attribute-gone",), properties, _always, _remove),
    Operator("add a property", ("attribute-added",), objects, _always, _add_property(False)),
    Operator(
        "add a required property",
        ("required-attribute-added", "attribute-added"),
        objects,
        _always,
        _add_property(True),
    ),
    Operator("require a property", ("became-required",), properties, _both(OPTIONAL, _without_default), _require),
    Operator("release a property", ("became-optional",), properties, _both(NEEDED, _without_default), _release),
    Operator("admit null", ("became-nullable",), properties, STRING, _nullable),
    Operator("admit null for objects", ("became-nullable",), properties, _both(_has("$ref"), NEEDED), _nullable),
    Operator(
        "add a value", ("values-added",), properties, _strings, lambda place: place.schema["enum"].append("added")
    ),
    Operator(
        "drop a value", ("values-gone", "constant-changed"), properties, _strings, lambda p: p.schema["enum"].pop(0)
    ),
    Operator("drop all values", ("values-opened",), properties, _strings, _drop("enum")),
    Operator("list values", ("values-closed",), properties, STRING, _put("enum", ["one", "two"])),
    Operator("replace text by a number", ("type-replaced",), properties, STRING, _put("type", "integer")),
    Operator("replace a number by text", ("type-replaced",), properties, INTEGER, _put("type", "string")),
    Operator("replace a boolean by text", ("type-replaced",), properties, _plain("boolean"), _put("type", "string")),
    Operator("widen an integer", ("type-widened",), properties, INTEGER, _put("type", "number")),
    Operator("narrow a number", ("type-narrowed",), properties, NUMBER, _put("type", "integer")),
    Operator("add a format", ("python-type-changed",), properties, STRING, _put("format", "date-time")),
    Operator("add a format that is documented", ("documented-changed",), properties, STRING, _put("format", "color")),
    Operator("limit a length", ("limits-tightened",), properties, STRING, _put("maxLength", 7)),
    Operator("ask for a pattern", ("limits-tightened",), properties, STRING, _put("pattern", "^[a-z]+$")),
    Operator(
        "drop a length", ("limits-loosened",), properties, _both(_kind("string"), _has("maxLength")), _drop("maxLength")
    ),
    Operator("limit a number", ("limits-tightened",), properties, _plain("integer", "number"), _put("minimum", 3)),
    Operator("limit a list", ("limits-tightened",), properties, _kind("array"), _put("maxItems", 1)),
    Operator("ask for different items", ("limits-tightened",), properties, _kind("array"), _put("uniqueItems", True)),
    Operator("replace the items of a list", ("type-replaced",), properties, _items("string"), _other_items),
    Operator("add a default", ("default-added",), properties, _both(STRING, OPTIONAL), _put("default", "given")),
    Operator(
        "change a default",
        ("default-changed", "documented-changed"),
        properties,
        _both(_has("default"), _kind("string"), _not(_has("enum"))),
        _put("default", "another"),
    ),
    Operator("drop a default", ("default-gone", "documented-changed"), properties, _has("default"), _drop("default")),
    Operator("make it read-only", ("became-read-only",), properties, _both(STRING, _free), _put("readOnly", True)),
    Operator("make it write-only", ("became-write-only",), properties, _both(STRING, _free), _put("writeOnly", True)),
    Operator(
        "deprecate a property", ("attribute-deprecated",), properties, _both(STRING, _free), _put("deprecated", True)
    ),
    Operator("reword a property", ("text-changed",), properties, STRING, _put("description", "Other words.")),
    Operator(
        "admit numbers beside text",
        ("union-formed",),
        properties,
        STRING,
        lambda place: place.set({"oneOf": [place.schema, {"type": "integer"}]}),
    ),
    Operator("close a class", ("extra-closed",), objects, _open, _put("additionalProperties", False)),
    Operator(
        "type the rest of a class", ("extra-typed",), objects, _open, _put("additionalProperties", {"type": "string"})
    ),
    Operator(
        "deprecate a class",
        ("class-deprecated",),
        objects,
        lambda p: not p.schema.get("deprecated"),
        _put("deprecated", True),
    ),
    Operator("reword a class", ("text-changed",), objects, _always, _put("description", "Other words.")),
    Operator("rename a class", ("class-renamed", "probably-renamed"), objects, _referenced, _rename),
    Operator("add a class", ("class-added",), components, _always, _add_component),
    Operator("ask for a condition", ("check-added",), objects, _open, _put("not", {"required": ["never_there"]})),
    Operator("add a member", ("member-added",), components, _union, _add_member),
    Operator("drop a member", ("member-gone",), components, _union, _drop_member),
    Operator("reorder properties", (), objects, _always, _reorder),
    Operator("reorder values", (), properties, _strings, lambda place: place.schema["enum"].reverse()),
    Operator("wrap in oneOf", (), properties, _both(STRING, OPTIONAL), _wrap("oneOf")),
    Operator("wrap in allOf", (), properties, _both(STRING, OPTIONAL), _wrap("allOf")),
    Operator("copy", (), properties, _always, _copied),
    Operator("drop an operation", ("operation-gone",), operations, _always, _drop_operation),
    Operator("add an operation", ("operation-added",), operations, _always, _add_operation),
    Operator(
        "rename an operation", ("method-renamed",), operations, _always, _object("operationId", "whollyOtherName")
    ),
    Operator(
        "deprecate an operation",
        ("operation-deprecated",),
        operations,
        lambda place: not place.object.get("deprecated"),
        _object("deprecated", True),
    ),
    Operator("add a parameter", ("parameter-added",), operations, _always, _query(False)),
    Operator("add a required parameter", ("required-parameter-added",), operations, _always, _query(True)),
    Operator(
        "drop a parameter", ("parameter-gone",), operations, _parameter(False, "query", "header"), _drop_parameter
    ),
    Operator(
        "require a parameter",
        ("parameter-became-required",),
        operations,
        _parameter(False, "query", "header"),
        _require_parameter,
    ),
    Operator(
        "release a parameter",
        ("parameter-became-optional",),
        operations,
        _parameter(True, "query", "header"),
        _release_parameter,
    ),
    Operator(
        "answer with an error",
        ("error-status-added",),
        operations,
        lambda place: "418" not in place.object["responses"],
        _response("418"),
    ),
    Operator(
        "answer with a success",
        ("success-status-added",),
        operations,
        lambda place: "207" not in place.object["responses"],
        _response("207"),
    ),
    Operator("require a body", ("body-became-required",), operations, _both(_has_body, _body(False)), _set_body(True)),
    Operator("release a body", ("body-became-optional",), operations, _both(_has_body, _body(True)), _set_body(False)),
    Operator("take another form", ("request-media-type-added",), operations, _has_body, _media),
    Operator("ask for a key", ("security-required",), operations, _always, _secure),
    Operator(
        "move to another server",
        ("server-changed",),
        operations,
        _always,
        _object("servers", [{"url": "https://added.example.com"}]),
    ),
)
