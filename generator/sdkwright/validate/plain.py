"""A quick look at a schema that spares the meta-schema most of its work.

Checking a schema against its meta-schema takes jsonschema a millisecond or more, and a large description has
thousands. What this look calls plain is surely valid, so that nothing would be found; all else is checked in full, so
that findings stay exactly those of openapi-spec-validator.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any, TypeAlias

from ..openapi.schemas import TYPES

_Check: TypeAlias = Callable[[Any], bool]

_ANCHOR = re.compile(r"[A-Za-z_][-A-Za-z0-9._]*")
_LOCAL = re.compile(r"#(?:/[A-Za-z0-9._~%$-]*)*")


def _text(value: Any) -> bool:
    return type(value) is str


def _flag(value: Any) -> bool:
    return type(value) is bool


def _number(value: Any) -> bool:
    return type(value) is int or type(value) is float


def _count(value: Any) -> bool:
    return type(value) is int and value >= 0


def _type(value: Any) -> bool:
    if type(value) is str:
        return value in TYPES
    return type(value) is list and bool(value) and all(type(item) is str for item in value) and _distinct(value)


def _distinct(values: list[str]) -> bool:
    return len(set(values)) == len(values) and TYPES.issuperset(values)


def _names(value: Any) -> bool:
    """Draft 4 wants at least one name, later drafts none."""
    return (
        type(value) is list
        and bool(value)
        and all(type(item) is str for item in value)
        and len(set(value)) == len(value)
    )


def _pattern(value: Any) -> bool:
    if type(value) is not str:
        return False
    try:
        re.compile(value)
    except (re.error, RecursionError, OverflowError):
        return False
    # With the package regress installed, the validator wants ECMA-262; these mean the same in both.
    return "(?" not in value and "\\" not in value and "{" not in value


def _link(value: Any) -> bool:
    return type(value) is dict and value.keys() <= {"url", "description"} and type(value.get("url")) is str


def _discriminator(value: Any) -> bool:
    if type(value) is not dict or not value.keys() <= {"propertyName", "mapping"}:
        return False
    mapping = value.get("mapping", {})
    return (
        type(value.get("propertyName")) is str
        and type(mapping) is dict
        and all(type(target) is str for target in mapping.values())
    )


def _never(value: Any) -> bool:  # noqa: ARG001 - seldom used, or of more parts than a quick look can judge
    return False


def _anything(value: Any) -> bool:  # noqa: ARG001 - admitted whatever it is
    return True


class PlainSchemas:
    """The look, for one dialect."""

    def __init__(self, *, draft4: bool) -> None:
        self._booleans = not draft4
        self.checks: Mapping[str, _Check] = self._draft4() if draft4 else self._draft2020()

    def __call__(self, schema: Any) -> bool:
        """Whether the meta-schema surely admits the schema."""
        if type(schema) is not dict:
            return self._booleans and type(schema) is bool
        checks = self.checks
        return all(keyword not in checks or checks[keyword](value) for keyword, value in schema.items())

    def _list(self, value: Any) -> bool:
        return type(value) is list and bool(value) and all(self(item) for item in value)

    def _map(self, value: Any) -> bool:
        return type(value) is dict and all(self(item) for item in value.values())

    def _either(self, value: Any) -> bool:
        return type(value) is bool or self(value)

    def _common(self) -> dict[str, _Check]:
        return {
            "$schema": _never,
            "additionalProperties": self._either,
            "allOf": self._list,
            "anyOf": self._list,
            "default": _anything,
            "definitions": self._map,
            "dependencies": _never,
            "description": _text,
            "format": _text,
            "items": self,
            "maxItems": _count,
            "maxLength": _count,
            "maxProperties": _count,
            "maximum": _number,
            "minItems": _count,
            "minLength": _count,
            "minProperties": _count,
            "minimum": _number,
            "multipleOf": lambda value: _number(value) and value > 0,
            "not": self,
            "oneOf": self._list,
            "pattern": _pattern,
            "patternProperties": _never,
            "properties": self._map,
            "required": _names,
            "title": _text,
            "type": _type,
            "uniqueItems": _flag,
        }

    def _draft4(self) -> dict[str, _Check]:
        """JSON Schema draft 4, which OpenAPI 3.0 and Swagger 2.0 schemas are checked with."""
        return {
            **self._common(),
            "additionalItems": self._either,
            "enum": _names,
            "exclusiveMaximum": _never,
            "exclusiveMinimum": _never,
            "id": _text,
        }

    def _draft2020(self) -> dict[str, _Check]:
        """JSON Schema 2020-12 with the vocabulary of OpenAPI 3.1 or 3.2."""
        return {
            **self._common(),
            "$anchor": lambda value: type(value) is str and _ANCHOR.fullmatch(value) is not None,
            "$comment": _text,
            "$defs": self._map,
            "$dynamicAnchor": _never,
            "$dynamicRef": _never,
            "$id": _never,
            "$recursiveAnchor": _never,
            "$recursiveRef": _never,
            "$ref": lambda value: type(value) is str and _LOCAL.fullmatch(value) is not None,
            "$vocabulary": _never,
            "const": _anything,
            "contains": self,
            "contentEncoding": _text,
            "contentMediaType": _text,
            "contentSchema": self,
            "dependentRequired": _never,
            "dependentSchemas": self._map,
            "deprecated": _flag,
            "discriminator": _discriminator,
            "else": self,
            "enum": lambda value: type(value) is list,
            "example": _anything,
            "examples": lambda value: type(value) is list,
            "exclusiveMaximum": _number,
            "exclusiveMinimum": _number,
            "externalDocs": _link,
            "if": self,
            "maxContains": _count,
            "minContains": _count,
            "prefixItems": self._list,
            "propertyNames": self,
            "readOnly": _flag,
            "then": self,
            "unevaluatedItems": self,
            "unevaluatedProperties": self,
            "writeOnly": _flag,
            "xml": _never,
        }
