"""The validator's errors in plain words, each with the pointer of what it is about."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from jsonschema.exceptions import ValidationError
from openapi_spec_validator.validation.exceptions import (
    DuplicateOperationIDError,
    ExtraParametersError,
    ParameterDuplicateError,
    UnresolvableParameterError,
)
from referencing.exceptions import Unresolvable

from ..jsonvalue.pointers import Pointer, join
from . import rules
from .checks import Found
from .sentences import deepest, kind, look, part, sentence, short, show

_HINTS = {
    "invalid-structure": "compare the place with the OpenAPI specification of the version that the description says",
    "invalid-schema": "compare the keyword with JSON Schema, in the dialect of the description's OpenAPI version",
    "invalid-default": "correct the default or its schema; it is documented, but not used",
    "duplicate-operation-id": "give each operation an operationId of its own",
    "path-parameter": "declare each `{name}` of the path as a parameter with `in: path`, and no others",
    "required-undefined": "define the property, or take it off the list",
    "duplicate-parameter": "keep one of the parameters of this name and place",
    "duplicate-tag": "keep one of the tags of this name",
    "tag-parent": "name another tag of the list, and none that stands below this one",
    "unchecked": "the rest of the description was checked; look at other warnings about the same place",
}


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
    for one in found:
        if isinstance(one.error, ValidationError):
            for code, inside, message in _words(one, one.error, root):
                pointer = resolved(root, (*one.tokens, *inside))
                made.setdefault((pointer, message), Finding(code, pointer, message, _HINTS[code]))
        else:
            failures.append((resolved(root, one.tokens), one.error))
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
        return f"a reference in it names nothing ({short(error.ref)})"
    if isinstance(error, RecursionError):
        return "it contains itself without end"
    return f"it fails with {type(error).__name__}"


def resolved(root: dict[str, Any], tokens: Iterable[str | int]) -> Pointer:
    """The pointer that tokens lead to when references on the way are followed."""
    node: Any = root
    pointer: Pointer = "#"
    for token in tokens:
        for _ in range(100):
            if not (isinstance(node, dict) and isinstance(ref := node.get("$ref"), str) and str(token) not in node):
                break
            target = look(root, ref)
            if target is None:
                break
            pointer, node = ref, target
        pointer = join(pointer, token)
        node = part(node, (str(token),))
    return pointer


_Words = tuple[str, tuple[str | int, ...], str]
"""Code, path inside the object, and message."""


def _words(found: Found, error: ValidationError, root: dict[str, Any]) -> Iterator[_Words]:
    here = look(root, resolved(root, found.tokens))
    match error:
        case DuplicateOperationIDError():
            name = here.get("operationId")
            yield "duplicate-operation-id", ("operationId",), f"the operationId {show(name)} is another operation's too"
        case UnresolvableParameterError():
            item = look(root, resolved(root, found.tokens[:2]))
            for message in rules.path_parameters(root, found.tokens[1], item, here):
                yield "path-parameter", (), message
        case ExtraParametersError():
            for message in rules.undefined(root, here):
                yield "required-undefined", ("required",), message
        case ParameterDuplicateError():
            for message in rules.duplicate_parameters(root, here):
                yield "duplicate-parameter", (), message
        case _ if found.rule == "tags":
            for code, message in rules.tags(here):
                yield code, (), message
        case _ if found.rule == "schema" and not isinstance(error.validator, str):
            yield "invalid-schema", (), _no_schema(here, root)
        case _:
            yield _schema_words(found, deepest(error), root)


def _no_schema(node: Any, root: dict[str, Any]) -> str:
    if not isinstance(node, (dict, bool)):
        return f"a schema should be an object or a boolean, not {kind(node)}"
    dialect = node.get("$schema") if isinstance(node, dict) else None
    return f"the JSON Schema dialect {show(dialect or root.get('jsonSchemaDialect'))} is not known"


def _schema_words(found: Found, error: ValidationError, root: dict[str, Any]) -> _Words:
    path = tuple(error.absolute_path)
    if found.rule == "default":
        words = sentence(error, root, _any)
        words = f"it{words.removeprefix('this')}" if words.startswith("this ") else words
        return "invalid-default", ("default", *path), f"the default does not fit its schema: {words}"
    code = "invalid-schema" if found.rule == "schema" else "invalid-structure"
    return code, path, sentence(error, found.schemas, found.fits or _any)


def _any(_schema: Any, _value: Any) -> bool:
    """What cannot be asked is given the benefit of the doubt."""
    return True
