"""jsonschema's errors in plain words, made from what an error is about and never from its text."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, cast

from jsonschema.exceptions import ValidationError

from ..jsonvalue.pointers import Pointer, descend, split

Fits = Callable[[Any, Any], bool]
"""Whether a schema, of those that the error comes from, admits a value."""

_KINDS = {
    dict: "an object",
    list: "a list",
    str: "text",
    bool: "a boolean",
    int: "a number",
    float: "a number",
    type(None): "null",
}
_TYPES = {
    "object": "an object",
    "array": "a list",
    "string": "text",
    "boolean": "a boolean",
    "integer": "an integer",
    "number": "a number",
    "null": "null",
}
_BOUNDS = {
    "minimum": "be at least {}",
    "maximum": "be at most {}",
    "exclusiveMinimum": "be more than {}",
    "exclusiveMaximum": "be less than {}",
    "multipleOf": "be a multiple of {}",
    "minLength": "have at least {} characters",
    "maxLength": "have at most {} characters",
    "minItems": "have at least {} items",
    "maxItems": "have at most {} items",
    "minProperties": "have at least {} fields",
    "maxProperties": "have at most {} fields",
    "format": "be in the format {}",
    "const": "be {}",
}


def sentence(error: ValidationError, schemas: Any, fits: Fits) -> str:
    """What is wrong. `schemas` is the document in which the references of the error's schema are looked up."""
    value: Any = error.instance
    expected: Any = error.validator_value
    keyword = error.validator if isinstance(error.validator, str) else ""
    match keyword:
        case "type":
            wanted = expected if isinstance(expected, list) else [expected]
            kinds = " or ".join(_TYPES.get(str(name), str(name)) for name in wanted)
            return f"{_what(error)} should be {kinds}, not {kind(value)}"
        case "required" if isinstance(value, dict):
            return _missing([name for name in expected if name not in value] if isinstance(expected, list) else [])
        case "additionalProperties" if isinstance(value, dict) and isinstance(error.schema, dict):
            return _unknown([name for name in value if name not in _named(error.schema, value)])
        case "unevaluatedProperties" if isinstance(value, dict):
            known = set(_evaluated(error.schema, value, schemas, fits))
            return _unknown([name for name in value if name not in known])
        case "dependentRequired" | "dependencies" if isinstance(value, dict) and isinstance(expected, dict):
            return _companions(value, expected)
        case "enum" if isinstance(expected, list):
            return f"{show(value)} is none of {short(', '.join(show(item) for item in expected))}"
        case "pattern":
            return f"{show(value)} does not match the pattern {show(expected)}"
        case "uniqueItems":
            return f"{_what(error)} has the same item twice"
        case "oneOf":
            return f"{_what(error)} is of more than one of the kinds that it may be"
        case "contains" | "minContains" | "maxContains":
            return f"{_what(error)} does not hold the items that it should"
        case "":
            return f"{_what(error)} is not admitted here"
        case _ if keyword in _BOUNDS:
            bound = _BOUNDS[keyword].format(show(expected))
            return f"{_what(error)} should {bound.removesuffix('s') if expected == 1 else bound}, not {show(value)}"
        case _:
            return f"{_what(error)} does not fit `{keyword}`"


def kind(value: Any) -> str:
    """What kind of JSON a value is, with the value where it is short."""
    name = _KINDS.get(type(value), "something else")
    return f"{name} ({show(value)})" if isinstance(value, (str, int, float)) else name


def show(value: Any) -> str:
    """A value as JSON, cut to a length that can be read."""
    return short(json.dumps(value, ensure_ascii=False, default=str), 80)


def short(text: str, limit: int = 240) -> str:
    """Text in one line, cut to a length that can be read."""
    text = " ".join(text.split())
    return text if len(text) <= limit else text[: limit - 3] + "..."


def look(root: Any, ref: Pointer) -> Any:
    """What a local pointer names; None if that is nothing."""
    return part(root, split(ref)) if ref.startswith("#") else None


def part(node: Any, names: Iterable[str]) -> Any:
    """The part of an object or list that names lead to; None if there is none."""
    try:
        return descend(node, names)
    except KeyError:
        return None


def listed(names: Iterable[str]) -> str:
    """Names, as text has them."""
    return short(", ".join(f"`{name}`" for name in names))


def _missing(names: list[Any]) -> str:
    if not names:
        return "a required field is missing"
    return f"the required field{'s' * (len(names) > 1)} {listed(names)} {'are' if len(names) > 1 else 'is'} missing"


def _unknown(names: list[str]) -> str:
    return f"unknown field {listed(names)}" if names else "a field that is not admitted here"


def _companions(value: Mapping[str, Any], expected: Mapping[str, Any]) -> str:
    for name, others in expected.items():
        missing = [other for other in others if other not in value] if isinstance(others, list) else []
        if name in value and missing:
            return f"`{name}` needs {listed(missing)} beside it"
    return "a field needs another one beside it"


def _named(schema: Mapping[str, Any], value: Mapping[str, Any]) -> set[str]:
    """The properties of a value that `properties` and `patternProperties` speak of."""
    named = {name for name in schema.get("properties", {}) if name in value}
    for pattern in schema.get("patternProperties", {}):
        try:
            named.update(name for name in value if re.search(pattern, name))
        except re.error:
            continue
    return named


def _evaluated(schema: Any, value: dict[str, Any], schemas: Any, fits: Fits) -> Iterator[str]:
    """The properties that a schema, with those it applies to the same value, speaks of."""
    if not isinstance(schema, dict):
        return
    yield from _named(schema, value)
    if "additionalProperties" in schema:
        yield from value
    beside = list(schema.get("allOf", ()))
    if isinstance(reference := schema.get("$ref"), str):
        beside.append(look(schemas, reference))
    beside += [each for key in ("anyOf", "oneOf") for each in schema.get(key, ()) if fits(each, value)]
    beside += [each for name, each in schema.get("dependentSchemas", {}).items() if name in value]
    if "if" in schema:
        met = fits(schema["if"], value)
        beside += [schema["if"], schema.get("then")] if met else [schema.get("else")]
    for each in beside:
        yield from _evaluated(each, value, schemas, fits)


def deepest(error: ValidationError) -> ValidationError:
    """The error inside `oneOf` and the like that says most: of the alternative that comes nearest."""
    while error.context:
        branches: dict[Any, list[ValidationError]] = {}
        for inner in error.context:
            branches.setdefault(inner.schema_path[0] if inner.schema_path else None, []).append(inner)
        likely = [inners for inners in branches.values() if not any(_only_a_reference(inner) for inner in inners)]
        inners = min(likely or branches.values(), key=lambda each: (-max(len(e.path) for e in each), len(each)))
        error = max(inners, key=lambda inner: len(inner.path))
    return error


def _only_a_reference(error: ValidationError) -> bool:
    return (
        error.validator == "required"
        and error.validator_value == ["$ref"]
        and "$ref" not in cast("dict[str, Any]", error.instance)
    )


def _what(error: ValidationError) -> str:
    names = [str(token) for token in error.absolute_path]
    return f"`{names[-1]}`" if names else "this"
