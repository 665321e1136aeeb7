"""The validator's errors in plain words, each with the pointer of what it is about."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from typing import Any, NamedTuple, cast

from jsonschema.exceptions import ValidationError
from openapi_spec_validator.validation.exceptions import (
    DuplicateOperationIDError,
    ExtraParametersError,
    ParameterDuplicateError,
    UnresolvableParameterError,
)
from referencing.exceptions import Unresolvable

from ..document import Pointer, join, split
from .checks import Found

_HINTS = {
    "invalid-structure": "compare the place with the OpenAPI specification of the version that the description says",
    "invalid-schema": "compare the keyword with JSON Schema, in the dialect of the description's OpenAPI version",
    "invalid-default": "correct the default or its schema; it is documented, but not used",
    "duplicate-operation-id": "give each operation an operationId of its own",
    "path-parameter": "declare each `{name}` of the path as a parameter with `in: path`, and no others",
    "required-undefined": "define the property, or take it off the list",
    "duplicate-parameter": "keep one of the parameters of this name and place",
    "duplicate-tag": "keep one of the tags of this name",
    "unchecked": "the rest of the description was checked; look at other warnings about the same place",
}
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
_QUOTED = re.compile(r"'((?:[^'\\]|\\.)*)'")


class Finding(NamedTuple):
    """A diagnostic in the making."""

    code: str
    pointer: Pointer
    message: str
    hint: str


def explain(found: Iterable[Found], root: dict[str, Any]) -> list[Finding]:
    """Findings in the order of the validator, each once.

    Its own failures become one, at the first place; those that an invalid structure brings about become none.
    """
    made: dict[tuple[Pointer, str], Finding] = {}
    failures: list[tuple[Pointer, Exception]] = []
    for tokens, rule, error in found:
        if isinstance(error, ValidationError):
            code, inside, message = _words(rule, error)
            pointer = resolved(root, (*tokens, *inside))
            made.setdefault((pointer, message), Finding(code, pointer, message, _HINTS[code]))
        else:
            failures.append((resolved(root, tokens), error))
    broken = [finding.pointer for finding in made.values() if finding.code == "invalid-structure"]
    failures = [
        (pointer, error)
        for pointer, error in failures
        if isinstance(error, (Unresolvable, RecursionError)) or not any(_touch(pointer, other) for other in broken)
    ]
    if failures:
        pointer, error = failures[0]
        message = f"openapi-spec-validator cannot check this: {_reason(error)}"
        if len(failures) > 1:
            message += f" (nor {len(failures) - 1} more)"
        made[pointer, message] = Finding("unchecked", pointer, message, _HINTS["unchecked"])
    return list(made.values())


def _touch(one: Pointer, other: Pointer) -> bool:
    return f"{one}/".startswith(f"{other}/") or f"{other}/".startswith(f"{one}/")


def _reason(error: Exception) -> str:
    if isinstance(error, Unresolvable):
        return f"a reference in it names nothing ({_short(error.ref)})"
    if isinstance(error, RecursionError):
        return "it contains itself without end"
    return _short(f"{type(error).__name__}: {error}")


def resolved(root: dict[str, Any], tokens: Iterable[str | int]) -> Pointer:
    """The pointer that tokens lead to when references on the way are followed."""
    node: Any = root
    pointer: Pointer = "#"
    for token in tokens:
        for _ in range(100):
            if not (isinstance(node, dict) and isinstance(ref := node.get("$ref"), str) and str(token) not in node):
                break
            target = _look(root, ref)
            if target is None:
                break
            pointer, node = ref, target
        pointer = join(pointer, token)
        node = _child(node, str(token))
    return pointer


def _look(root: dict[str, Any], ref: str) -> Any:
    node: Any = root if ref.startswith("#") else None
    for token in split(ref):
        node = _child(node, token)
    return node


def _child(node: Any, token: str) -> Any:
    if isinstance(node, dict):
        return node.get(token)
    if isinstance(node, list) and token.isdecimal() and int(token) < len(node):
        return node[int(token)]
    return None


def _words(rule: str, error: ValidationError) -> tuple[str, tuple[str | int, ...], str]:
    """Code, path inside the object, and message."""
    if isinstance(error, DuplicateOperationIDError):
        return "duplicate-operation-id", ("operationId",), str(error.message)
    if isinstance(error, UnresolvableParameterError):
        name = _QUOTED.search(str(error.message))
        message = (
            f"path parameter {name.group()} stands in the path or among the parameters, not in both" if name else ""
        )
        return "path-parameter", (), message or str(error.message)
    if isinstance(error, ExtraParametersError):
        return "required-undefined", ("required",), str(error.message)
    if isinstance(error, ParameterDuplicateError):
        return "duplicate-parameter", (), str(error.message)
    if rule == "tags":
        return "duplicate-tag", (), str(error.message)
    error = _deepest(error)
    path = tuple(error.absolute_path)
    if rule == "default":
        sentence = _sentence(error).replace("this should", "it should", 1)
        return "invalid-default", ("default", *path), f"the default does not fit its schema: {sentence}"
    return "invalid-schema" if rule == "schema" else "invalid-structure", path, _sentence(error)


def _deepest(error: ValidationError) -> ValidationError:
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


def _sentence(error: ValidationError) -> str:
    value: Any = error.instance
    said: Any = error.validator_value
    match error.validator:
        case "type":
            wanted = [said] if isinstance(said, str) else said
            kinds = " or ".join(_TYPES.get(str(name), str(name)) for name in wanted)
            return f"{_what(error)} should be {kinds}, not {_kind(value)}"
        case "required":
            names = _QUOTED.findall(error.message)
            return f"the required field `{names[0]}` is missing" if names else _short(error.message)
        case "additionalProperties" | "unevaluatedProperties":
            names = _QUOTED.findall(error.message.split("(")[-1] if "(" in error.message else error.message)
            if "(" not in error.message:
                names = names[:1]
            listed = ", ".join(f"`{name}`" for name in names)
            return f"unknown field {listed}" if names else _short(error.message)
        case "enum" if isinstance(said, list):
            return f"{_show(value)} is none of {_short(', '.join(_show(item) for item in said))}"
        case "pattern":
            return f"{_show(value)} does not match the pattern {_show(said)}"
        case "uniqueItems":
            return f"{_what(error)} has the same item twice"
        case _:
            return _short(str(error.message))


def _what(error: ValidationError) -> str:
    names = [str(token) for token in error.absolute_path]
    return f"`{names[-1]}`" if names else "this"


def _kind(value: Any) -> str:
    kind = _KINDS.get(type(value), "something else")
    return f"{kind} ({_show(value)})" if isinstance(value, (str, int, float)) else kind


def _show(value: Any) -> str:
    return _short(json.dumps(value, ensure_ascii=False, default=str), 80)


def _short(text: str, limit: int = 240) -> str:
    text = " ".join(text.split())
    return text if len(text) <= limit else text[: limit - 3] + "..."
