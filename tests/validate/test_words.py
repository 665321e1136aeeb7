"""Findings are in words of our own, which no release of a library can change."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from jsonschema.exceptions import ValidationError
from sdkwright.validate import checks, explain, worker
from sdkwright.validate.checks import Found

HEAD: dict[str, Any] = {"info": {"title": "t", "version": "1"}, "paths": {}}


def schemas(**named: Any) -> dict[str, Any]:
    return {"components": {"schemas": named}}


def get(**parts: Any) -> dict[str, Any]:
    return {"get": {"responses": {"200": {"description": "ok"}}, **parts}}


ID = {"name": "id", "in": "path", "required": True, "schema": {}}
CASES: dict[str, tuple[str, dict[str, Any], list[tuple[str, str]]]] = {
    "missing": (
        "3.1",
        {"info": {}},
        [("invalid-structure", "the required fields `title`, `version` are missing")],
    ),
    "unknown": (
        "3.1",
        {"a'b": 1, "x-mine": 1, "c (d": 2},
        [("invalid-structure", "unknown field `a'b`, `c (d`")],
    ),
    "unknown beside a condition": (
        "3.1",
        {"paths": {"/{id}": {"parameters": [{**ID, "style": "simple", "oops": 1}], **get()}}},
        [("invalid-structure", "unknown field `oops`")],
    ),
    "unknown in 3.0": ("3.0", {"openapi": "3.0.0", "b": 1, "a": 1}, [("invalid-structure", "unknown field `b`, `a`")]),
    "bounds": (
        "3.1",
        schemas(
            A={"minLength": -1},
            B={"multipleOf": 0},
            D={"type": "string", "minLength": 3, "default": "a"},
            E={"type": "number", "maximum": 3, "default": 4},
            F={"type": "array", "uniqueItems": True, "default": [1, 1]},
            G={"const": 1, "default": 2},
            H={"not": {"type": "string"}, "default": "x"},
            I={"oneOf": [{}, {}], "default": "x"},
            J={"type": "object", "dependentRequired": {"a": ["b"]}, "default": {"a": 1}},
            K={"type": "object", "additionalProperties": False, "properties": {"a": {}}, "default": {"a": 1, "b": 1}},
            L={"properties": {"x": False}, "default": {"x": 1}},
            M={"type": "array", "contains": {"const": 1}, "default": [2]},
        ),
        [
            ("invalid-schema", "`minLength` should be at least 0, not -1"),
            ("invalid-schema", "`multipleOf` should be more than 0, not 0"),
            ("invalid-default", 'the default does not fit its schema: it should have at least 3 characters, not "a"'),
            ("invalid-default", "the default does not fit its schema: it should be at most 3, not 4"),
            ("invalid-default", "the default does not fit its schema: it has the same item twice"),
            ("invalid-default", "the default does not fit its schema: it should be 1, not 2"),
            ("invalid-default", "the default does not fit its schema: it does not fit `not`"),
            (
                "invalid-default",
                "the default does not fit its schema: it is of more than one of the kinds that it may be",
            ),
            ("invalid-default", "the default does not fit its schema: `a` needs `b` beside it"),
            ("invalid-default", "the default does not fit its schema: unknown field `b`"),
            ("invalid-default", "the default does not fit its schema: it is not admitted here"),
            (
                "invalid-default",
                "the default does not fit its schema: it does not hold the items that it should",
            ),
        ],
    ),
    "not in the path": (
        "3.1",
        {"paths": {"/{a}/{b}": {"parameters": [ID], **get()}}},
        [
            ("path-parameter", "the path parameter `a` is not declared"),
            ("path-parameter", "the path parameter `b` is not declared"),
            ("path-parameter", "the parameter `id` does not stand in the path"),
        ],
    ),
    "declared behind references": (
        "3.1",
        {
            "paths": {"/{id}/{a}": {"$ref": "#/components/pathItems/P"}},
            "components": {
                "pathItems": {"P": {"parameters": [{"$ref": "#/components/parameters/I"}], **get()}},
                "parameters": {"I": ID},
            },
        },
        [("path-parameter", "the path parameter `a` is not declared")],
    ),
    "operations of one name": (
        "3.1",
        {"paths": {"/a": get(operationId="it's"), "/b": get(operationId="it's")}},
        [("duplicate-operation-id", "the operationId \"it's\" is another operation's too")],
    ),
    "parameters of one name": (
        "3.1",
        {"paths": {"/a": get(parameters=[{"name": "q", "in": "query", "schema": {}}] * 2)}},
        [("duplicate-parameter", "the parameter `q` in query is declared twice")],
    ),
    "required and nowhere": (
        "3.1",
        schemas(
            A={
                "allOf": [{"$ref": "#/components/schemas/B"}, {"anyOf": [{"properties": {"c": {}}}]}],
                "required": ["z", "b", "c", "y"],
            },
            B={"properties": {"b": {}}},
        ),
        [("required-undefined", "`required` lists `z`, `y`, which no part of the schema defines")],
    ),
    "no schema": (
        "3.0",
        {"openapi": "3.0.0", **schemas(A=[1])},
        [
            ("invalid-structure", "`A` should be an object, not a list"),
            ("invalid-schema", "a schema should be an object or a boolean, not a list"),
        ],
    ),
    "a strange dialect": (
        "3.1",
        schemas(A={"$schema": "https://example.com/x"}),
        [("invalid-schema", 'the JSON Schema dialect "https://example.com/x" is not known')],
    ),
    "tags": (
        "3.2",
        {
            "openapi": "3.2.0",
            "tags": [
                {"name": "a", "parent": "b"},
                {"name": "b", "parent": "a"},
                {"name": "c", "parent": "nope"},
                {"name": "c"},
            ],
        },
        [
            ("duplicate-tag", "the tag `c` is described twice"),
            ("tag-parent", "the tag `c` has the parent `nope`, which is no tag"),
            ("tag-parent", "the tags `a`, `b` are each other's parents"),
        ],
    ),
}


def told(version: str, parts: dict[str, Any]) -> list[tuple[str, str]]:
    root = {"openapi": "3.1.0", **HEAD, **parts}
    return [(code, message) for code, _, message, _ in worker.examine(root, version)]


@pytest.mark.parametrize("name", CASES)
def test_words(name: str) -> None:
    version, parts, expected = CASES[name]
    assert told(version, parts) == expected


def _reworded(error: Exception) -> None:
    if isinstance(error, ValidationError):
        error.message = "Quelque chose n'a pas 'x' (marché)"
        for inner in error.context or ():
            _reworded(inner)
    error.args = ("autre", *error.args[1:])


@pytest.mark.parametrize("name", CASES)
def test_other_words_of_the_libraries_change_nothing(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    original = checks.check

    def check(root: dict[str, Any], version: str) -> Iterator[Found]:
        for found in original(root, version):
            _reworded(found.error)
            yield found

    monkeypatch.setattr(checks, "check", check)
    version, parts, expected = CASES[name]
    assert told(version, parts) == expected


def test_a_failure_of_a_library_is_told_without_its_text() -> None:
    (finding,) = explain.explain([Found((), "schema", KeyError("something"))], {})
    assert finding.message == "openapi-spec-validator cannot check this: it fails with KeyError"
