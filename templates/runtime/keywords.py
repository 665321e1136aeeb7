"""The keywords of JSON Schema 2020-12, each compiled into a closure."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final, NamedTuple, TypeAlias

from .formats import READERS
from .numbers import is_multiple
from .regex import matcher
from .values import is_array, is_number, is_object, key, repeated

Path: TypeAlias = "tuple[str | int, ...]"


class Fault(NamedTuple):
    """Something wrong in a value: where, why, and what stands there."""

    path: Path
    reason: str
    value: Any


class Run:
    """One evaluation of a value, or of a part of it."""

    __slots__ = ("faults", "scope", "seen")

    def __init__(
        self, faults: list[Fault], seen: set[str | int] | None, scope: tuple[Any, ...]
    ) -> None:
        self.faults = faults
        self.seen = seen
        """Names and positions that some keyword has evaluated, if anyone asks for them."""
        self.scope = scope
        """The resources that were entered, outermost first."""

    def below(self) -> Run:
        """For a part of the value, whose own parts are none of this run's."""
        return self if self.seen is None else Run(self.faults, None, self.scope)

    def admits(self, validator: Validator, value: Any, path: Path) -> bool:
        """Tries a schema in place, and notes what it evaluated only if it holds."""
        trial = Run([], None if self.seen is None else set(), self.scope)
        validator(value, path, trial)
        if trial.faults:
            return False
        if self.seen is not None:
            self.seen |= trial.seen or set()
        return True


Validator: TypeAlias = Callable[[Any, Path, Run], None]
Schema: TypeAlias = dict[str, Any]
Compile: TypeAlias = Callable[[Any], Validator]
Maker: TypeAlias = Callable[[Schema, Compile], Validator]


def admit(_value: Any, _path: Path, _run: Run) -> None:
    """The schema `true`."""


def refuse(value: Any, path: Path, run: Run) -> None:
    """The schema `false`."""
    run.faults.append(Fault(path, "Nothing is allowed here", value))


def sequence(validators: Sequence[Validator]) -> Validator:
    """All of several validators."""
    if len(validators) == 1:
        return validators[0]

    def validate(value: Any, path: Path, run: Run) -> None:
        for validator in validators:
            validator(value, path, run)

    return validate


def tracking(first: Validator, last: Validator) -> Validator:
    """`last` after `first`, told what `first` has evaluated."""

    def validate(value: Any, path: Path, run: Run) -> None:
        inner = Run(run.faults, set(), run.scope)
        first(value, path, inner)
        last(value, path, inner)
        if run.seen is not None:
            run.seen |= inner.seen or set()

    return validate


def _assert(test: Callable[[Any], bool], reason: str) -> Validator:
    def validate(value: Any, path: Path, run: Run) -> None:
        if not test(value):
            run.faults.append(Fault(path, reason, value))

    return validate


# Section 6: validation.

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
    return _assert(lambda value: any(test(value) for test in tests), reason)


def _enum(schema: Schema, _: Compile) -> Validator:
    values = {key(value) for value in schema["enum"]}
    reason = f"Input should be one of {', '.join(map(repr, schema['enum']))}"
    return _assert(lambda value: key(value) in values, reason)


def _const(schema: Schema, _: Compile) -> Validator:
    wanted = key(schema["const"])
    return _assert(
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
        return _assert(
            lambda value: not applies(value) or holds(value, limit),
            reason.format(limit),
        )

    return make


def _matches(text: str, pattern: str) -> bool:
    return matcher(pattern)(text)


def _unique(schema: Schema, _: Compile) -> Validator:
    if schema["uniqueItems"] is not True:
        return admit
    return _assert(
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

    return _assert(holds, f"Input should be in format {name}")


# Core section 10: applicators.


def _all_of(schema: Schema, compile_: Compile) -> Validator:
    return sequence([compile_(inner) for inner in schema["allOf"]])


def _any_of(schema: Schema, compile_: Compile) -> Validator:
    validators = [compile_(inner) for inner in schema["anyOf"]]

    def validate(value: Any, path: Path, run: Run) -> None:
        # all of them, as each may evaluate other parts
        if not sum(run.admits(validator, value, path) for validator in validators):
            reason = "Input should match at least one of the alternatives"
            run.faults.append(Fault(path, reason, value))

    return validate


def _one_of(schema: Schema, compile_: Compile) -> Validator:
    validators = [compile_(inner) for inner in schema["oneOf"]]

    def validate(value: Any, path: Path, run: Run) -> None:
        count = sum(run.admits(validator, value, path) for validator in validators)
        if count != 1:
            reason = f"Input should match exactly one of the alternatives, not {count}"
            run.faults.append(Fault(path, reason, value))

    return validate


def _not(schema: Schema, compile_: Compile) -> Validator:
    validator = compile_(schema["not"])

    def validate(value: Any, path: Path, run: Run) -> None:
        if Run([], None, run.scope).admits(validator, value, path):
            run.faults.append(Fault(path, "Input should not match `not`", value))

    return validate


def _if(schema: Schema, compile_: Compile) -> Validator:
    condition = compile_(schema["if"])
    then, otherwise = (compile_(schema.get(name, True)) for name in ("then", "else"))

    def validate(value: Any, path: Path, run: Run) -> None:
        branch = then if run.admits(condition, value, path) else otherwise
        branch(value, path, run)

    return validate


def _dependent_schemas(schema: Schema, compile_: Compile) -> Validator:
    validators = {
        name: compile_(inner) for name, inner in schema["dependentSchemas"].items()
    }

    def validate(value: Any, path: Path, run: Run) -> None:
        if is_object(value):
            for name, validator in validators.items():
                if name in value:
                    validator(value, path, run)

    return validate


def _property_names(schema: Schema, compile_: Compile) -> Validator:
    validator = compile_(schema["propertyNames"])

    def validate(value: Any, path: Path, run: Run) -> None:
        if is_object(value):
            for name in value:
                validator(name, (*path, name), run.below())

    return validate


def _each(value: Schema, path: Path, run: Run, parts: Mapping[str, Validator]) -> None:
    """Validates some properties of an object."""
    below = run.below()
    for name, validator in parts.items():
        validator(value[name], (*path, name), below)
    if run.seen is not None:
        run.seen.update(parts)


def _properties(schema: Schema, compile_: Compile) -> Validator:
    validators = {name: compile_(inner) for name, inner in schema["properties"].items()}

    def validate(value: Any, path: Path, run: Run) -> None:
        if is_object(value):
            found = {name: validators[name] for name in validators if name in value}
            _each(value, path, run, found)

    return validate


def _pattern_properties(schema: Schema, compile_: Compile) -> Validator:
    validators = [
        (matcher(pattern), compile_(inner))
        for pattern, inner in schema["patternProperties"].items()
    ]

    def validate(value: Any, path: Path, run: Run) -> None:
        if is_object(value):
            for matches, validator in validators:
                found = dict.fromkeys(filter(matches, value), validator)
                _each(value, path, run, found)

    return validate


def _additional_properties(schema: Schema, compile_: Compile) -> Validator:
    validator = compile_(schema["additionalProperties"])
    named = frozenset(schema.get("properties", ()))
    patterns = [matcher(pattern) for pattern in schema.get("patternProperties", ())]

    def validate(value: Any, path: Path, run: Run) -> None:
        if is_object(value):
            names = [
                name
                for name in value
                if name not in named and not any(match(name) for match in patterns)
            ]
            _each(value, path, run, dict.fromkeys(names, validator))

    return validate


def _unevaluated_properties(schema: Schema, compile_: Compile) -> Validator:
    validator = compile_(schema["unevaluatedProperties"])

    def validate(value: Any, path: Path, run: Run) -> None:
        if is_object(value):
            names = value.keys() - (run.seen or set())
            _each(value, path, run, dict.fromkeys(sorted(names), validator))

    return validate


def _positions(
    value: list[Any], path: Path, run: Run, indices: Sequence[int], validator: Validator
) -> None:
    """Validates some items of an array."""
    below = run.below()
    for index in indices:
        validator(value[index], (*path, index), below)
    if run.seen is not None:
        run.seen.update(indices)


def _prefix_items(schema: Schema, compile_: Compile) -> Validator:
    validators = [compile_(inner) for inner in schema["prefixItems"]]

    def validate(value: Any, path: Path, run: Run) -> None:
        if is_array(value):
            for index, validator in enumerate(validators[: len(value)]):
                _positions(value, path, run, (index,), validator)

    return validate


def _items(schema: Schema, compile_: Compile) -> Validator:
    validator = compile_(schema["items"])
    start = len(schema.get("prefixItems", ()))

    def validate(value: Any, path: Path, run: Run) -> None:
        if is_array(value):
            _positions(value, path, run, range(start, len(value)), validator)

    return validate


def _unevaluated_items(schema: Schema, compile_: Compile) -> Validator:
    validator = compile_(schema["unevaluatedItems"])

    def validate(value: Any, path: Path, run: Run) -> None:
        if is_array(value):
            left = [
                index for index in range(len(value)) if index not in (run.seen or ())
            ]
            _positions(value, path, run, left, validator)

    return validate


def _contains(schema: Schema, compile_: Compile) -> Validator:
    validator = compile_(schema["contains"])
    least = schema.get("minContains", 1)
    most = schema.get("maxContains")

    def validate(value: Any, path: Path, run: Run) -> None:
        if is_array(value):
            below = run.below()
            found = [
                index
                for index, item in enumerate(value)
                if below.admits(validator, item, (*path, index))
            ]
            if run.seen is not None:
                run.seen.update(found)
            if len(found) < least or (most is not None and len(found) > most):
                limit = f"at least {least}" + (f" and at most {most}" if most else "")
                reason = f"{limit} items should match `contains`, not {len(found)}"
                run.faults.append(Fault(path, reason, value))

    return validate


def _is_string(value: Any) -> bool:
    return isinstance(value, str)


FIRST: Final[Mapping[str, Maker]] = {
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
    "allOf": _all_of,
    "anyOf": _any_of,
    "oneOf": _one_of,
    "not": _not,
    "if": _if,
    "dependentSchemas": _dependent_schemas,
    "propertyNames": _property_names,
    "properties": _properties,
    "patternProperties": _pattern_properties,
    "additionalProperties": _additional_properties,
    "prefixItems": _prefix_items,
    "items": _items,
    "contains": _contains,
}
"""What makes the validator of each keyword, given its schema."""

LAST: Final[Mapping[str, Maker]] = {
    "unevaluatedProperties": _unevaluated_properties,
    "unevaluatedItems": _unevaluated_items,
}
"""The keywords that need to know what the others have evaluated."""
