"""JSON Schema 2020-12, core sections 10 and 11: keywords that apply other schemas."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from .regex import matcher
from .run import Compile, Fault, Maker, Path, Run, Schema, Validator, sequence
from .values import is_array, is_object


def _all_of(schema: Schema, compile_: Compile) -> Validator:
    return sequence([compile_(inner) for inner in schema["allOf"]])


def _any_of(schema: Schema, compile_: Compile) -> Validator:
    validators = [compile_(inner) for inner in schema["anyOf"]]

    def validate(value: Any, path: Path, run: Run) -> None:
        admitted = False
        for validator in validators:  # all of them: each may evaluate other parts
            admitted |= run.admits(validator, value, path)
        if not admitted:
            reason = "Input should match at least one of the alternatives"
            run.faults.append(Fault(path, reason, value))

    return validate


def _one_of(schema: Schema, compile_: Compile) -> Validator:
    validators = [compile_(inner) for inner in schema["oneOf"]]

    def validate(value: Any, path: Path, run: Run) -> None:
        count = 0
        for validator in validators:
            count += run.admits(validator, value, path)
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


# Loops are written out where schemas often are recursive: a function call each would
# bring Python's limit nearer.


def _properties(schema: Schema, compile_: Compile) -> Validator:
    validators = {name: compile_(inner) for name, inner in schema["properties"].items()}

    def validate(value: Any, path: Path, run: Run) -> None:
        if is_object(value):
            below = run.below()
            for name, validator in validators.items():
                if name in value:
                    validator(value[name], (*path, name), below)
            if run.seen is not None:
                run.seen.update(validators.keys() & value.keys())

    return validate


def _pattern_properties(schema: Schema, compile_: Compile) -> Validator:
    validators = [
        (matcher(pattern), compile_(inner))
        for pattern, inner in schema["patternProperties"].items()
    ]

    def validate(value: Any, path: Path, run: Run) -> None:
        if is_object(value):
            below = run.below()
            for matches, validator in validators:
                names = list(filter(matches, value))
                for name in names:
                    validator(value[name], (*path, name), below)
                if run.seen is not None:
                    run.seen.update(names)

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
            _parts(value, path, run, names, validator)

    return validate


def _unevaluated_properties(schema: Schema, compile_: Compile) -> Validator:
    validator = compile_(schema["unevaluatedProperties"])

    def validate(value: Any, path: Path, run: Run) -> None:
        if is_object(value):
            names = [name for name in value if name not in (run.seen or ())]
            _parts(value, path, run, names, validator)

    return validate


def _prefix_items(schema: Schema, compile_: Compile) -> Validator:
    validators = [compile_(inner) for inner in schema["prefixItems"]]

    def validate(value: Any, path: Path, run: Run) -> None:
        if is_array(value):
            below = run.below()
            for index, validator in enumerate(validators[: len(value)]):
                validator(value[index], (*path, index), below)
            if run.seen is not None:
                run.seen.update(range(min(len(validators), len(value))))

    return validate


def _items(schema: Schema, compile_: Compile) -> Validator:
    validator = compile_(schema["items"])
    start = len(schema.get("prefixItems", ()))

    def validate(value: Any, path: Path, run: Run) -> None:
        if is_array(value):
            below = run.below()
            for index in range(start, len(value)):
                validator(value[index], (*path, index), below)
            if run.seen is not None:
                run.seen.update(range(start, len(value)))

    return validate


def _unevaluated_items(schema: Schema, compile_: Compile) -> Validator:
    validator = compile_(schema["unevaluatedItems"])

    def validate(value: Any, path: Path, run: Run) -> None:
        if is_array(value):
            left = [
                index for index in range(len(value)) if index not in (run.seen or ())
            ]
            _parts(value, path, run, left, validator)

    return validate


def _parts(
    value: Any, path: Path, run: Run, keys: Sequence[str | int], validator: Validator
) -> None:
    below = run.below()
    for key in keys:
        validator(value[key], (*path, key), below)
    if run.seen is not None:
        run.seen.update(keys)


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


APPLICATORS: Final[Mapping[str, Maker]] = {
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

UNEVALUATED: Final[Mapping[str, Maker]] = {
    "unevaluatedProperties": _unevaluated_properties,
    "unevaluatedItems": _unevaluated_items,
}
"""The keywords that need to know what the others have evaluated."""
