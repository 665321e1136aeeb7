"""The ways to change a description, each with the rule that has to find it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from tests.changes.edits import (
    add_component,
    add_member,
    add_operation,
    add_property,
    always,
    body,
    both,
    copied,
    drop,
    drop_member,
    drop_operation,
    drop_parameter,
    entry,
    free,
    has,
    has_body,
    items,
    kind,
    media,
    nullable,
    open,
    other_items,
    parameter,
    plain,
    put,
    query,
    referenced,
    release,
    release_parameter,
    remove,
    rename,
    reorder,
    require,
    require_parameter,
    response,
    secure,
    set_body,
    strings,
    union,
    unless,
    without_default,
    wrap,
)
from tests.changes.places import Property, Where, components, objects, operations, properties


@dataclass(frozen=True, slots=True)
class Operator:
    """One way to change a description."""

    name: str
    rules: tuple[str, ...]
    """Those that may find it; none if it has to be silent."""
    where: Where
    fits: Callable[[Any], bool]
    change: Callable[[Any], None]


STRING, NUMBER, INTEGER = plain("string"), plain("number"), plain("integer")
NEEDED: Callable[[Property], bool] = lambda place: place.required  # noqa: E731 - a test among others
OPTIONAL = unless(NEEDED)

OPERATORS = (
    Operator("drop a property", ("attribute-gone",), properties, always, remove),
    Operator("add a property", ("attribute-added",), objects, always, add_property(False)),
    Operator(
        "add a required property",
        ("required-attribute-added", "attribute-added"),
        objects,
        always,
        add_property(True),
    ),
    Operator("require a property", ("became-required",), properties, both(OPTIONAL, without_default), require),
    Operator("release a property", ("became-optional",), properties, both(NEEDED, without_default), release),
    Operator("admit null", ("became-nullable",), properties, STRING, nullable),
    Operator("admit null for objects", ("became-nullable",), properties, both(has("$ref"), NEEDED), nullable),
    Operator("add a value", ("values-added",), properties, strings, lambda place: place.schema["enum"].append("added")),
    Operator(
        "drop a value", ("values-gone", "constant-changed"), properties, strings, lambda p: p.schema["enum"].pop(0)
    ),
    Operator("drop all values", ("values-opened",), properties, strings, drop("enum")),
    Operator("list values", ("values-closed",), properties, STRING, put("enum", ["one", "two"])),
    Operator("replace text by a number", ("type-replaced",), properties, STRING, put("type", "integer")),
    Operator("replace a number by text", ("type-replaced",), properties, INTEGER, put("type", "string")),
    Operator("replace a boolean by text", ("type-replaced",), properties, plain("boolean"), put("type", "string")),
    Operator("widen an integer", ("type-widened",), properties, INTEGER, put("type", "number")),
    Operator("narrow a number", ("type-narrowed",), properties, NUMBER, put("type", "integer")),
    Operator("add a format", ("python-type-changed",), properties, STRING, put("format", "date-time")),
    Operator("add a format that is documented", ("documented-changed",), properties, STRING, put("format", "color")),
    Operator("limit a length", ("limits-tightened",), properties, STRING, put("maxLength", 7)),
    Operator("ask for a pattern", ("limits-tightened",), properties, STRING, put("pattern", "^[a-z]+$")),
    Operator(
        "drop a length", ("limits-loosened",), properties, both(kind("string"), has("maxLength")), drop("maxLength")
    ),
    Operator("limit a number", ("limits-tightened",), properties, plain("integer", "number"), put("minimum", 3)),
    Operator("limit a list", ("limits-tightened",), properties, kind("array"), put("maxItems", 1)),
    Operator("ask for different items", ("limits-tightened",), properties, kind("array"), put("uniqueItems", True)),
    Operator("replace the items of a list", ("type-replaced",), properties, items("string"), other_items),
    Operator("add a default", ("default-added",), properties, both(STRING, OPTIONAL), put("default", "given")),
    Operator(
        "change a default",
        ("default-changed", "documented-changed"),
        properties,
        both(has("default"), kind("string"), unless(has("enum"))),
        put("default", "another"),
    ),
    Operator("drop a default", ("default-gone", "documented-changed"), properties, has("default"), drop("default")),
    Operator("make it read-only", ("became-read-only",), properties, both(STRING, free), put("readOnly", True)),
    Operator("make it write-only", ("became-write-only",), properties, both(STRING, free), put("writeOnly", True)),
    Operator(
        "deprecate a property", ("attribute-deprecated",), properties, both(STRING, free), put("deprecated", True)
    ),
    Operator("reword a property", ("text-changed",), properties, STRING, put("description", "Other words.")),
    Operator(
        "admit numbers beside text",
        ("union-formed",),
        properties,
        STRING,
        lambda place: place.set({"oneOf": [place.schema, {"type": "integer"}]}),
    ),
    Operator("close a class", ("extra-closed",), objects, open, put("additionalProperties", False)),
    Operator(
        "type the rest of a class", ("extra-typed",), objects, open, put("additionalProperties", {"type": "string"})
    ),
    Operator(
        "deprecate a class",
        ("class-deprecated",),
        objects,
        lambda p: not p.schema.get("deprecated"),
        put("deprecated", True),
    ),
    Operator("reword a class", ("text-changed",), objects, always, put("description", "Other words.")),
    Operator("rename a class", ("class-renamed", "probably-renamed"), objects, referenced, rename),
    Operator("add a class", ("class-added",), components, always, add_component),
    Operator("ask for a condition", ("check-added",), objects, open, put("not", {"required": ["never_there"]})),
    Operator("add a member", ("member-added",), components, union, add_member),
    Operator("drop a member", ("member-gone",), components, union, drop_member),
    Operator("reorder properties", (), objects, always, reorder),
    Operator("reorder values", (), properties, strings, lambda place: place.schema["enum"].reverse()),
    Operator("wrap in oneOf", (), properties, both(STRING, OPTIONAL), wrap("oneOf")),
    Operator("wrap in allOf", (), properties, both(STRING, OPTIONAL), wrap("allOf")),
    Operator("copy", (), properties, always, copied),
    Operator("drop an operation", ("operation-gone",), operations, always, drop_operation),
    Operator("add an operation", ("operation-added",), operations, always, add_operation),
    Operator("rename an operation", ("method-renamed",), operations, always, entry("operationId", "whollyOtherName")),
    Operator(
        "deprecate an operation",
        ("operation-deprecated",),
        operations,
        lambda place: not place.object.get("deprecated"),
        entry("deprecated", True),
    ),
    Operator("add a parameter", ("parameter-added",), operations, always, query(False)),
    Operator("add a required parameter", ("required-parameter-added",), operations, always, query(True)),
    Operator("drop a parameter", ("parameter-gone",), operations, parameter(False, "query", "header"), drop_parameter),
    Operator(
        "require a parameter",
        ("parameter-became-required",),
        operations,
        parameter(False, "query", "header"),
        require_parameter,
    ),
    Operator(
        "release a parameter",
        ("parameter-became-optional",),
        operations,
        parameter(True, "query", "header"),
        release_parameter,
    ),
    Operator(
        "answer with an error",
        ("error-status-added",),
        operations,
        lambda place: "418" not in place.object["responses"],
        response("418"),
    ),
    Operator(
        "answer with a success",
        ("success-status-added",),
        operations,
        lambda place: "207" not in place.object["responses"],
        response("207"),
    ),
    Operator("require a body", ("body-became-required",), operations, both(has_body, body(False)), set_body(True)),
    Operator("release a body", ("body-became-optional",), operations, both(has_body, body(True)), set_body(False)),
    Operator("take another form", ("request-media-type-added",), operations, has_body, media),
    Operator("ask for a key", ("security-required",), operations, always, secure),
    Operator(
        "move to another server",
        ("server-changed",),
        operations,
        always,
        entry("servers", [{"url": "https://added.example.com"}]),
    ),
)
