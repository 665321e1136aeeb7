"""How descriptions are changed, and which places of them can be."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from typing import Any

from tests.changes.places import Component, Operation, Place, Property, Tree


def plain(*kinds: str) -> Callable[[Property], bool]:
    """Schemas of a type that say nothing else of their values."""
    idle = {"type", "description", "title", "example", "examples", "deprecated", "x-order"}
    return lambda place: place.schema.get("type") in kinds and {*place.schema} <= idle


def kind(*kinds: str) -> Callable[[Property], bool]:
    return lambda place: place.schema.get("type") in kinds


def has(*keywords: str) -> Callable[[Property], bool]:
    return lambda place: all(keyword in place.schema for keyword in keywords)


def both(*tests: Callable[[Any], bool]) -> Callable[[Any], bool]:
    return lambda place: all(test(place) for test in tests)


def unless(test: Callable[[Any], bool]) -> Callable[[Any], bool]:
    return lambda place: not test(place)


def put(keyword: str, value: Any) -> Callable[[Any], None]:
    def change(place: Any) -> None:
        place.schema[keyword] = value

    return change


def drop(keyword: str) -> Callable[[Any], None]:
    return lambda place: place.schema.pop(keyword)


def always(_: Place) -> bool:
    return True


def add_property(required: bool) -> Callable[[Component], None]:
    def change(place: Component) -> None:
        place.schema["properties"]["added_property"] = {"type": "string"}
        if required:
            place.schema["required"] = [*place.schema.get("required", ()), "added_property"]

    return change


def require(place: Property) -> None:
    place.owner["required"] = [*place.owner.get("required", ()), place.name]


def release(place: Property) -> None:
    place.owner["required"] = [name for name in place.owner["required"] if name != place.name]


def remove(place: Property) -> None:
    del place.owner["properties"][place.name]
    if place.required:
        release(place)


def nullable(place: Property) -> None:
    place.set({"anyOf": [place.schema, {"type": "null"}]} if place.schema.get("x") else with_null(place.schema))


def with_null(schema: Tree) -> Tree:
    return {"oneOf": [schema, {"enum": [None]}]}


def strings(place: Property) -> bool:
    values = place.schema.get("enum", ())
    return place.schema.get("type") == "string" and len(values) > 1 and all(isinstance(one, str) for one in values)


def without_default(place: Property) -> bool:
    return "default" not in place.schema


def free(place: Property) -> bool:
    return not {*place.schema} & {"readOnly", "writeOnly", "deprecated", "const"}


def wrap(keyword: str) -> Callable[[Property], None]:
    return lambda place: place.set({keyword: [place.schema]})


def reorder(place: Component) -> None:
    place.schema["properties"] = dict(reversed(place.schema["properties"].items()))


def rename(place: Component) -> None:
    schemas = place.tree["components"]["schemas"]
    new = f"{place.name}Renamed"
    tree_schemas = {(new if name == place.name else name): schema for name, schema in schemas.items()}
    place.tree["components"]["schemas"] = tree_schemas
    redirect(place.tree, f"#/components/schemas/{place.name}", f"#/components/schemas/{new}")


def redirect(node: Any, old: str, new: str) -> None:
    if isinstance(node, dict):
        for name, part in node.items():
            if part == old:
                node[name] = new
            else:
                redirect(part, old, new)
    elif isinstance(node, list):
        for part in node:
            redirect(part, old, new)


def add_component(place: Component) -> None:
    place.tree["components"]["schemas"]["AddedComponent"] = {"type": "object", "properties": {"a": {"type": "string"}}}


def referenced(place: Component) -> bool:
    return f'"#/components/schemas/{place.name}"' in text(place.tree)


def text(tree: Tree) -> str:
    return json.dumps(tree)


def inline(place: Property) -> bool:
    return "$ref" not in place.schema


def query(required: bool) -> Callable[[Operation], None]:
    def change(place: Operation) -> None:
        one = {"in": "query", "name": "added_parameter", "required": required, "schema": {"type": "string"}}
        place.object["parameters"] = [*place.object.get("parameters", ()), one]

    return change


def parameter(required: bool, *locations: str) -> Callable[[Operation], bool]:
    def fits(place: Operation) -> bool:
        found = place.object.get("parameters", [{}])
        last = found[-1] if found else {}
        return last.get("in") in locations and bool(last.get("required")) is required

    return fits


def drop_parameter(place: Operation) -> None:
    place.object["parameters"] = place.object["parameters"][:-1]


def require_parameter(place: Operation) -> None:
    place.object["parameters"][-1]["required"] = True


def release_parameter(place: Operation) -> None:
    place.object["parameters"][-1]["required"] = False


def add_operation(place: Operation) -> None:
    place.tree["paths"]["/added/operation"] = {
        "get": {"operationId": "addedOperation", "responses": {"200": {"description": "Done."}}}
    }


def drop_operation(place: Operation) -> None:
    del place.tree["paths"][place.path][place.method]


def entry(keyword: str, value: Any) -> Callable[[Operation], None]:
    def change(place: Operation) -> None:
        place.object[keyword] = value

    return change


def response(status: str) -> Callable[[Operation], None]:
    def change(place: Operation) -> None:
        place.object["responses"][status] = {"description": "Added."}

    return change


def body(required: bool) -> Callable[[Operation], bool]:
    return lambda place: bool(place.object.get("requestBody", {}).get("required", not required)) is required


def set_body(required: bool) -> Callable[[Operation], None]:
    def change(place: Operation) -> None:
        place.object["requestBody"]["required"] = required

    return change


def has_body(place: Operation) -> bool:
    return "content" in place.object.get("requestBody", {})


def media(place: Operation) -> None:
    place.object["requestBody"]["content"]["application/x-added"] = {"schema": {"type": "string"}}


def secure(place: Operation) -> None:
    place.tree.setdefault("components", {}).setdefault("securitySchemes", {})["added"] = {
        "type": "apiKey",
        "in": "header",
        "name": "X-Added",
    }
    place.object["security"] = [{"added": []}]


def union(place: Component) -> bool:
    members: list[Tree] = place.schema.get("oneOf") or place.schema.get("anyOf") or []
    return len(members) > 2 and all("$ref" in one for one in members)


def members(place: Component) -> list[Tree]:
    found: list[Tree] = place.schema["oneOf" if "oneOf" in place.schema else "anyOf"]
    return found


def add_member(place: Component) -> None:
    """A member with the tag that the others have, if they have one."""
    tag = place.schema.get("discriminator", {}).get("propertyName", "type")
    place.tree["components"]["schemas"]["AddedMember"] = {
        "type": "object",
        "required": [tag, "added_property"],
        "properties": {tag: {"type": "string", "enum": ["added.member"]}, "added_property": {"type": "boolean"}},
    }
    members(place).append({"$ref": "#/components/schemas/AddedMember"})
    mapping = place.schema.get("discriminator", {}).get("mapping")
    if mapping is not None:
        mapping["added.member"] = "#/components/schemas/AddedMember"


def drop_member(place: Component) -> None:
    gone = members(place).pop()
    mapping = place.schema.get("discriminator", {}).get("mapping")
    if mapping is not None:
        for tag in [tag for tag, target in mapping.items() if target == gone["$ref"]]:
            del mapping[tag]


def open(place: Component) -> bool:
    return place.schema.get("additionalProperties", True) in (True, {})


def items(*kinds: str) -> Callable[[Property], bool]:
    def fits(place: Property) -> bool:
        items = place.schema.get("items")
        return isinstance(items, dict) and items.get("type") in kinds and not {*items} & {"enum", "format", "const"}

    return fits


def other_items(place: Property) -> None:
    place.schema["items"] = {"type": "boolean"}


def copied(place: Property) -> None:
    place.set(copy.deepcopy(place.schema))
