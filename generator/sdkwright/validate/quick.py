"""Whether a document is surely admitted by a draft 4 schema, found out much faster than what is wrong with it.

The schemas of OpenAPI 3.0 and Swagger 2.0 are plain enough to be turned into nested functions once; only a document
that these do not admit goes through jsonschema, which then finds what there is to find.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, TypeAlias

from ..jsonvalue.pointers import descend, split

_Test: TypeAlias = Callable[[Any], bool]

_SILENT = frozenset(("$schema", "id", "title", "description", "default", "format", "definitions", "additionalItems"))
_DRAFT4 = "http://json-schema.org/draft-04/schema"


class _UnsureError(Exception):
    """Something that these functions do not judge."""


def admits(schema: dict[str, Any], draft4: dict[str, Any], instance: Any) -> bool:
    """Whether the draft 4 `schema` surely admits the instance; `draft4` is the meta-schema, which it may refer to."""
    try:
        return _Compiler({"": schema, _DRAFT4: draft4}).function(schema, "")(instance)
    except (_UnsureError, RecursionError):
        return False


class _Compiler:
    def __init__(self, documents: dict[str, Any]) -> None:
        self._documents = documents
        self._references: dict[tuple[str, str], list[_Test]] = {}

    def function(self, schema: dict[str, Any], uri: str) -> _Test:
        """A function that says whether the schema, of the document `uri`, admits a value."""
        if "$ref" in schema:
            return self._reference(schema["$ref"], uri)
        tests: list[_Test] = []
        if "properties" in schema or "patternProperties" in schema or "additionalProperties" in schema:
            tests.append(self._properties(schema, uri))
        for keyword, value in schema.items():
            if keyword not in _SILENT and keyword not in ("properties", "patternProperties", "additionalProperties"):
                tests.append(self._keyword(keyword, value, schema, uri))
        # A wrong type is the commonest reason to say no, and cheap to see.
        tests.sort(key=lambda test: test not in _TYPES.values())
        if len(tests) == 1:
            return tests[0]

        def every(value: Any) -> bool:
            for test in tests:  # noqa: SIM110 - a generator would cost as much as the tests
                if not test(value):
                    return False
            return True

        return every

    def _reference(self, ref: str, uri: str) -> _Test:
        document, _, pointer = ref.partition("#")
        key = (document or uri, pointer)
        if key not in self._references:
            box = self._references[key] = []
            try:
                node: Any = descend(self._documents.get(key[0]), split(pointer))
            except KeyError:
                node = None
            if not isinstance(node, dict):
                raise _UnsureError(ref)
            box.append(self.function(node, key[0]))
        box = self._references[key]
        return box[0] if box else lambda value: box[0](value)

    def _keyword(self, keyword: str, said: Any, schema: dict[str, Any], uri: str) -> _Test:
        if keyword == "type" and isinstance(said, str):
            return _TYPES[said]
        if keyword in ("allOf", "anyOf", "oneOf"):
            tests = [self.function(member, uri) for member in said]
            if keyword == "allOf":
                return lambda value: all(test(value) for test in tests)
            if keyword == "anyOf":
                return lambda value: any(test(value) for test in tests)
            return lambda value: sum(test(value) for test in tests) == 1
        if keyword == "not":
            test = self.function(said, uri)
            return lambda value: not test(value)
        if keyword == "items" and isinstance(said, dict):
            test = self.function(said, uri)
            return lambda value: type(value) is not list or all(test(item) for item in value)
        simple = _SIMPLE.get(keyword)
        if simple is None:
            raise _UnsureError(keyword)
        return simple(said, schema)

    def _properties(self, schema: dict[str, Any], uri: str) -> _Test:
        known = {name: self.function(sub, uri) for name, sub in schema.get("properties", {}).items()}
        patterns = [
            (re.compile(pattern).search, self.function(sub, uri))
            for pattern, sub in schema.get("patternProperties", {}).items()
        ]
        rest = schema.get("additionalProperties", True)
        other: _Test = self.function(rest, uri) if isinstance(rest, dict) else lambda _: bool(rest)

        def properties(value: Any) -> bool:
            if type(value) is not dict:
                return True
            for name, item in value.items():
                listed = name in known
                if listed and not known[name](item):
                    return False
                for search, test in patterns:
                    if search(name):
                        listed = True
                        if not test(item):
                            return False
                if not listed and not other(item):
                    return False
            return True

        return properties


_TYPES: dict[str, _Test] = {
    "array": lambda value: type(value) is list,
    "boolean": lambda value: type(value) is bool,
    "integer": lambda value: type(value) is int,
    "null": lambda value: value is None,
    "number": lambda value: type(value) is int or type(value) is float,
    "object": lambda value: type(value) is dict,
    "string": lambda value: type(value) is str,
}


def _types(said: Any, _: dict[str, Any]) -> _Test:
    tests = [_TYPES[name] for name in said]
    return lambda value: any(test(value) for test in tests)


def _enum(said: Any, _: dict[str, Any]) -> _Test:
    if not all(type(item) is str or type(item) is bool for item in said):
        raise _UnsureError("enum")
    values = frozenset((type(item), item) for item in said)
    return lambda value: (type(value) is str or type(value) is bool) and (type(value), value) in values


def _required(said: Any, _: dict[str, Any]) -> _Test:
    names = frozenset(said)
    return lambda value: type(value) is not dict or names <= value.keys()


def _unique(said: Any, _: dict[str, Any]) -> _Test:
    def unique(value: Any) -> bool:
        if type(value) is not list or not said or len(value) < 2:
            return True
        if all(type(item) is str for item in value):
            return len(set(value)) == len(value)
        if any(item in value[:index] for index, item in enumerate(value)):
            raise _UnsureError("uniqueItems")  # equal to Python, as 1 and true are
        return True

    return unique


def _minimum(said: Any, schema: dict[str, Any]) -> _Test:
    exclusive = schema.get("exclusiveMinimum", False)

    def minimum(value: Any) -> bool:
        if type(value) is not int and type(value) is not float:
            return True
        return bool(value > said if exclusive else value >= said)

    return minimum


def _pattern(said: Any, _: dict[str, Any]) -> _Test:
    search = re.compile(said).search
    return lambda value: type(value) is not str or search(value) is not None


def _size(
    kind: type[list[Any]] | type[dict[str, Any]], fits: Callable[[int, int], bool]
) -> Callable[[Any, dict[str, Any]], _Test]:
    return lambda said, _: lambda value: type(value) is not kind or fits(len(value), said)


_SIMPLE: dict[str, Callable[[Any, dict[str, Any]], _Test]] = {
    "enum": _enum,
    "exclusiveMinimum": lambda *_: lambda _: True,  # part of minimum
    "maxProperties": _size(dict, int.__le__),
    "minItems": _size(list, int.__ge__),
    "minimum": _minimum,
    "minProperties": _size(dict, int.__ge__),
    "pattern": _pattern,
    "required": _required,
    "type": _types,
    "uniqueItems": _unique,
}
