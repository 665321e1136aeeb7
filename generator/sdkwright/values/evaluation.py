"""Whether a check holds: JSON Schema 2020-12, read by an evaluator that knows nothing of the generated one.

The few keywords that depend on what others have looked at go to the `jsonschema` library, which is imported then and
not before: it would double the time that a small description takes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TypeAlias

from ..ir.types import Bounds, Check, Format
from ..jsonvalue.equality import equal
from ..jsonvalue.pointers import Pointer, descend, prefixes, split
from ..jsonvalue.types import Json
from ..openapi.schemas import NUMBERS
from .constraints import admits_number
from .formats import admits_format
from .patterns import found
from .verdicts import Verdict, count_is, distinct, every, negated, some

Schema: TypeAlias = "dict[str, Json]"

DEPTH = 60
"""References followed further than this lead nowhere."""
EXOTIC = frozenset({"unevaluatedItems", "unevaluatedProperties"})
UNKNOWN = frozenset({"$dynamicRef", "$recursiveRef", "$id", "$anchor"})


class Checks:
    """Evaluates checks whose references lead into `schemas`."""

    def __init__(self, schemas: Mapping[Pointer, Json]) -> None:
        self._schemas = schemas
        self._depth = 0
        self._exotic: dict[int, bool] = {}
        self._plain: set[Pointer] = set()
        self._library: Callable[[Json, Json], bool] | None = None

    def hold(self, check: Check, value: Json) -> Verdict:
        """Whether `check` holds for `value`; None where that cannot be told."""
        exotic = self._exotic.get(id(check))
        if exotic is None:
            exotic = self._exotic[id(check)] = self._needs_library(check.schema)
        return self._ask_library(check.schema, value) if exotic else self.valid(check.schema, value)

    def valid(self, schema: Json, value: Json) -> Verdict:
        """Whether a schema admits a value."""
        if isinstance(schema, bool):
            return schema
        if not isinstance(schema, dict) or self._depth > DEPTH:
            return None
        self._depth += 1
        try:
            return every(self._verdicts(schema, value))
        finally:
            self._depth -= 1

    def _verdicts(self, schema: Schema, value: Json) -> Iterator[Verdict]:
        if not UNKNOWN.isdisjoint(schema):
            yield None
        if "type" in schema:
            yield is_type(schema["type"], value)
        if "const" in schema:
            yield equal(schema["const"], value)
        if isinstance(listed := schema.get("enum"), list):
            yield any(equal(member, value) for member in listed)
        if isinstance(value, str):
            yield from strings(schema, value)
        elif isinstance(value, list):
            yield from self._arrays(schema, value)
        elif isinstance(value, dict):
            yield from self._objects(schema, value)
        elif not NUMBERS.isdisjoint(schema) and isinstance(value, int | float) and not isinstance(value, bool):
            yield admits_number(bounds(schema), value)
        yield from self._applied(schema, value)

    def _applied(self, schema: Schema, value: Json) -> Iterator[Verdict]:
        if isinstance(target := schema.get("$ref"), str):
            yield self._referred(target, value)
        if "not" in schema:
            yield negated(self.valid(schema["not"], value))
        if isinstance(parts := schema.get("allOf"), list):
            yield from (self.valid(part, value) for part in parts)
        if isinstance(parts := schema.get("anyOf"), list):
            yield some(self.valid(part, value) for part in parts)
        if isinstance(parts := schema.get("oneOf"), list):
            yield count_is((self.valid(part, value) for part in parts), 1, 1)
        if "if" in schema:
            condition = self.valid(schema["if"], value)
            branches = [self.valid(schema.get(name, True), value) for name in ("then", "else")]
            if condition is None:
                yield branches[0] if branches[0] is branches[1] else None
            else:
                yield branches[0 if condition else 1]

    def _referred(self, target: Pointer, value: Json) -> Verdict:
        for pointer, rest in prefixes(target):
            if pointer in self._schemas:
                try:
                    schema = descend(self._schemas[pointer], split(rest))
                except KeyError:
                    return None
                return self.valid(schema, value)
        return None

    def _arrays(self, schema: Schema, value: list[Json]) -> Iterator[Verdict]:
        yield sized(schema, len(value), "minItems", "maxItems")
        prefix = schema.get("prefixItems")
        heads = prefix if isinstance(prefix, list) else []
        yield from (self.valid(head, item) for head, item in zip(heads, value, strict=False))
        if "items" in schema:
            yield from (self.valid(schema["items"], item) for item in value[len(heads) :])
        if "contains" in schema:
            least, most = integer(schema.get("minContains")), integer(schema.get("maxContains"))
            verdicts = (self.valid(schema["contains"], item) for item in value)
            yield count_is(verdicts, 1 if least is None else least, most)
        if schema.get("uniqueItems") is True:
            yield distinct(value)

    def _objects(self, schema: Schema, value: Mapping[str, Json]) -> Iterator[Verdict]:
        yield sized(schema, len(value), "minProperties", "maxProperties")
        if isinstance(required := schema.get("required"), list):
            yield all(name in value for name in required)
        named = schema.get("properties")
        properties = named if isinstance(named, dict) else {}
        yield from (self.valid(properties[name], part) for name, part in value.items() if name in properties)
        matched = schema.get("patternProperties")
        patterns = matched if isinstance(matched, dict) else {}
        rest = schema.get("additionalProperties", True)
        if patterns or rest is not True:
            for name, part in value.items():
                verdicts = [(found(pattern, name), below) for pattern, below in patterns.items()]
                yield from (self.valid(below, part) for verdict, below in verdicts if verdict)
                if any(verdict is None for verdict, _ in verdicts):
                    yield None
                elif name not in properties and not any(verdict for verdict, _ in verdicts):
                    yield self.valid(rest, part)
        if "propertyNames" in schema:
            yield from (self.valid(schema["propertyNames"], name) for name in value)
        yield from self._dependent(schema, value)

    def _dependent(self, schema: Schema, value: Mapping[str, Json]) -> Iterator[Verdict]:
        if isinstance(required := schema.get("dependentRequired"), dict):
            for name, others in required.items():
                if name in value and isinstance(others, list):
                    yield all(other in value for other in others)
        if isinstance(schemas := schema.get("dependentSchemas"), dict):
            yield from (self.valid(below, dict(value)) for name, below in schemas.items() if name in value)

    def _needs_library(self, schema: Json) -> bool:
        """Whether a schema, or one that it refers to, has an exotic keyword."""
        waiting: list[Json] = [schema]
        seen: set[Pointer] = set()
        while waiting:
            node = waiting.pop()
            if isinstance(node, list):
                waiting += node
            elif isinstance(node, dict):
                if not EXOTIC.isdisjoint(node):
                    return True
                target = node.get("$ref")
                if isinstance(target, str) and target not in seen and target not in self._plain:
                    seen.add(target)
                    waiting.append(self._schemas.get(target))
                waiting += node.values()
        self._plain |= seen
        return False

    def _ask_library(self, schema: Json, value: Json) -> Verdict:
        if self._library is None:
            from .library import validator

            self._library = validator(self._schemas)
        try:
            return self._library(schema, value)
        except Exception:  # an unresolvable reference, an endless recursion, an expression that `re` refuses
            return None


def is_type(names: Json, value: Json) -> Verdict:
    """JSON Schema validation 6.1.1."""
    if isinstance(names, list):
        return some(is_type(name, value) for name in names)
    match names:
        case "null":
            return value is None
        case "boolean":
            return isinstance(value, bool)
        case "string":
            return isinstance(value, str)
        case "array":
            return isinstance(value, list)
        case "object":
            return isinstance(value, dict)
        case "number":
            return isinstance(value, int | float) and not isinstance(value, bool)
        case "integer":
            whole = value.is_integer() if isinstance(value, float) else isinstance(value, int)
            return whole and not isinstance(value, bool)
        case _:
            return None


def integer(value: Json) -> int | None:
    """A keyword's whole number; None where there is none."""
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return value if isinstance(value, int) else None


def sized(schema: Schema, size: int, least: str, most: str) -> bool:
    """Whether a size lies between the bounds that two keywords set."""
    low, high = integer(schema.get(least)), integer(schema.get(most))
    return (low is None or size >= low) and (high is None or size <= high)


def strings(schema: Schema, value: str) -> Iterator[Verdict]:
    """JSON Schema validation 6.3; a format is an annotation here, so what is not of it cannot be judged."""
    yield sized(schema, len(value), "minLength", "maxLength")
    if isinstance(pattern := schema.get("pattern"), str):
        yield found(pattern, value)
    if "format" in schema:
        known = next((format for format in Format if format.value == schema["format"]), None)
        yield True if known is None or admits_format(known, value) else None


def bounds(schema: Schema) -> Bounds:
    """JSON Schema validation 6.2."""

    def bound(keyword: str) -> int | float | None:
        value = schema.get(keyword)
        return value if isinstance(value, int | float) and not isinstance(value, bool) else None

    return Bounds(
        bound("minimum"),
        bound("maximum"),
        bound("exclusiveMinimum"),
        bound("exclusiveMaximum"),
        bound("multipleOf"),
    )
