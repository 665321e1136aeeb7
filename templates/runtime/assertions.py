"""JSON Schema 2020-12, validation section 6: keywords that assert something of a value."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

from .formats import READERS
from .numbers import is_multiple
from .regex import matcher
from .run import Compile, Fault, Maker, Path, Run, Schema, Validator, admit, asserting
from .values import is_array, is_number, is_object, key, repeated


def _is_string(value: Any) -> bool:
    return isinstance(value, str)


_TYPES: Final[Mapping[str, Callable[[Any], bool]]] = {
    "array": is_array,
    "boolean": lambda value: isinstance(value, bool),
    "integer": lambda value: is_number(value) and value == value // 1,
    "null": lambda value: value is None,
    "number": is_number,
    "object": is_object,
    "string": lambda value: _is_string(value),
}


def _type(schema: Schema, _: Compile) -> Validator:
    wanted: Any = schema["type"]
    names: list[str] = wanted if is_array(wanted) else [wanted]
    tests = [_TYPES[name] for name in names if name in _TYPES]
    reason = f"Input should be of type {' or '.join(names)}"
    return asserting(lambda value: any(test(value) for test in tests), reason)


def _enum(schema: Schema, _: Compile) -> Validator:
    values = {key(value) for value in schema["enum"]}
    reason = f"Input should be one of {', '.join(map(repr, schema['enum']))}"
    return asserting(lambda value: key(value) in values, reason)


def _const(schema: Schema, _: Compile) -> Validator:
    wanted = key(schema["const"])
    return asserting(
        lambda value: key(value) == wanted, f"Input should be {schema['const']!r}"
    )


def _limit(
    name: str,
    applies: Callable[[Any], bool],
    holds: Callable[[Any, Any], bool],
    reason: str,
) -> Maker:
    """A keyword that compares a value of one kind with its own value."""

    def make(schema: Schema, _: Compile) -> Validator:
        limit = schema[name]
        return asserting(
            lambda value: not applies(value) or holds(value, limit),
            reason.format(limit),
        )

    return make


def _matches(text: str, pattern: str) -> bool:
    return matcher(pattern)(text)


def _unique(schema: Schema, _: Compile) -> Validator:
    if schema["uniqueItems"] is not True:
        return admit
    return asserting(
        lambda value: not is_array(value) or not repeated(value),
        "Items should be unique",
    )


def _required(schema: Schema, _: Compile) -> Validator:
    names: list[str] = schema["required"]

    def validate(value: Any, path: Path, run: Run) -> None:
        if is_object(value):
            for name in names:
                if name not in value:
                    run.faults.append(Fault((*path, name), "Field required", value))

    return validate


def _dependent_required(schema: Schema, _: Compile) -> Validator:
    needs: dict[str, list[str]] = schema["dependentRequired"]

    def validate(value: Any, path: Path, run: Run) -> None:
        if is_object(value):
            for name, needed in needs.items():
                for other in needed if name in value else ():
                    if other not in value:
                        reason = f"Field required, as there is {name!r}"
                        run.faults.append(Fault((*path, other), reason, value))

    return validate


def read_format(name: str) -> Validator:
    """Asserts a format that the package has a type for."""
    read = READERS.get(name)
    if read is None:
        return admit

    def holds(value: Any) -> bool:
        if not isinstance(value, str):
            return True
        try:
            read(value)
        except ValueError:
            return False
        return True

    return asserting(holds, f"Input should be in format {name}")


ASSERTIONS: Final[Mapping[str, Maker]] = {
    "type": _type,
    "enum": _enum,
    "const": _const,
    "minimum": _limit(
        "minimum", is_number, lambda v, n: v >= n, "Input should be at least {}"
    ),
    "maximum": _limit(
        "maximum", is_number, lambda v, n: v <= n, "Input should be at most {}"
    ),
    "exclusiveMinimum": _limit(
        "exclusiveMinimum", is_number, lambda v, n: v > n, "Input should exceed {}"
    ),
    "exclusiveMaximum": _limit(
        "exclusiveMaximum", is_number, lambda v, n: v < n, "Input should be below {}"
    ),
    "multipleOf": _limit(
        "multipleOf", is_number, is_multiple, "Input should be a multiple of {}"
    ),
    "minLength": _limit(
        "minLength", _is_string, lambda v, n: len(v) >= n, "At least {} characters"
    ),
    "maxLength": _limit(
        "maxLength", _is_string, lambda v, n: len(v) <= n, "At most {} characters"
    ),
    "pattern": _limit("pattern", _is_string, _matches, "Input should match pattern {}"),
    "minItems": _limit(
        "minItems", is_array, lambda v, n: len(v) >= n, "At least {} items"
    ),
    "maxItems": _limit(
        "maxItems", is_array, lambda v, n: len(v) <= n, "At most {} items"
    ),
    "uniqueItems": _unique,
    "minProperties": _limit(
        "minProperties", is_object, lambda v, n: len(v) >= n, "At least {} properties"
    ),
    "maxProperties": _limit(
        "maxProperties", is_object, lambda v, n: len(v) <= n, "At most {} properties"
    ),
    "required": _required,
    "dependentRequired": _dependent_required,
}
"""What makes the validator of each keyword, given its schema."""
