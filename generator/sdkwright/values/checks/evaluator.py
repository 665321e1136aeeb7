"""Whether a check holds: JSON Schema 2020-12, read by an evaluator that knows nothing of the generated one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ...ir.types import Check
from ...jsonvalue.equality import equal
from ...jsonvalue.pointers import Pointer, descend, prefixes, split
from ...jsonvalue.types import Json
from ...openapi.schemas import NUMBERS
from ..constraints import admits_number
from ..patterns import found
from ..verdicts import Verdict, count_is, distinct, every, negated, some
from .assertions import Schema, bounds, integer, is_type, sized, strings
from .seen import Seen

DEPTH = 60
"""References followed further than this lead nowhere."""
UNEVALUATED = frozenset({"unevaluatedItems", "unevaluatedProperties"})
UNKNOWN = frozenset({"$dynamicRef", "$recursiveRef", "$id", "$anchor"})


class Evaluator:
    """Evaluates checks whose references lead into `schemas`."""

    def __init__(self, schemas: Mapping[Pointer, Json]) -> None:
        self._schemas = schemas
        self._depth = 0

    def holds(self, check: Check, value: Json) -> Verdict:
        """Whether `check` holds for `value`; None where that cannot be told."""
        return self.valid(check.schema, value)

    def valid(self, schema: Json, value: Json, seen: Seen | None = None) -> Verdict:
        """Whether a schema admits a value; enters in `seen` what it looks at of it, if that matters."""
        if isinstance(schema, bool):
            return schema
        if not isinstance(schema, dict) or self._depth > DEPTH:
            return _unknown(value, seen)
        self._depth += 1
        try:
            if UNEVALUATED.isdisjoint(schema):
                return every(self._verdicts(schema, value, seen))
            own = Seen()
            verdict = every(self._verdicts(schema, value, own))
            if verdict is not False:
                verdict = every((verdict, *self._rest(schema, value, own)))
            if seen is not None:
                seen.add(own, verdict)
            return verdict
        finally:
            self._depth -= 1

    def _verdicts(self, schema: Schema, value: Json, seen: Seen | None) -> Iterator[Verdict]:
        if not UNKNOWN.isdisjoint(schema):
            yield _unknown(value, seen)
        if "type" in schema:
            yield is_type(schema["type"], value)
        if "const" in schema:
            yield equal(schema["const"], value)
        if isinstance(listed := schema.get("enum"), list):
            yield any(equal(member, value) for member in listed)
        if isinstance(value, str):
            yield from strings(schema, value)
        elif isinstance(value, list):
            yield from self._arrays(schema, value, seen)
        elif isinstance(value, dict):
            yield from self._objects(schema, value, seen)
        elif not NUMBERS.isdisjoint(schema) and isinstance(value, int | float) and not isinstance(value, bool):
            yield admits_number(bounds(schema), value)
        yield from self._applied(schema, value, seen)

    # Schemas that hold for the same value.

    def _applied(self, schema: Schema, value: Json, seen: Seen | None) -> Iterator[Verdict]:
        if isinstance(target := schema.get("$ref"), str):
            yield self._referred(target, value, seen)
        if "not" in schema:
            yield negated(self.valid(schema["not"], value))
        if isinstance(parts := schema.get("allOf"), list):
            yield from (self._also(part, value, seen) for part in parts)
        if isinstance(parts := schema.get("anyOf"), list):
            verdicts = (self._also(part, value, seen) for part in parts)
            yield some(verdicts if seen is None else [*verdicts])
        if isinstance(parts := schema.get("oneOf"), list):
            yield count_is((self._also(part, value, seen) for part in parts), 1, 1)
        if "if" in schema:
            yield self._conditional(schema, value, seen)
        if isinstance(value, dict) and isinstance(schemas := schema.get("dependentSchemas"), dict):
            yield from (self._also(below, value, seen) for name, below in schemas.items() if name in value)

    def _also(self, schema: Json, value: Json, seen: Seen | None) -> Verdict:
        """Whether another schema for the same value holds: only then has it looked at anything."""
        if seen is None:
            return self.valid(schema, value)
        below = Seen()
        verdict = self.valid(schema, value, below)
        seen.add(below, verdict)
        return verdict

    def _conditional(self, schema: Schema, value: Json, seen: Seen | None) -> Verdict:
        condition = self._also(schema["if"], value, seen)
        if condition is not None:
            return self._also(schema.get("then" if condition else "else", True), value, seen)
        perhaps = None if seen is None else Seen()
        one, other = (self._also(schema.get(name, True), value, perhaps) for name in ("then", "else"))
        if seen is not None and perhaps is not None:
            seen.add(perhaps, None)
        return one if one is other else None

    def _referred(self, target: Pointer, value: Json, seen: Seen | None) -> Verdict:
        for pointer, rest in prefixes(target):
            if pointer in self._schemas:
                try:
                    schema = descend(self._schemas[pointer], split(rest))
                except KeyError:
                    break
                return self._also(schema, value, seen)
        return _unknown(value, seen)

    # Schemas for parts of the value.

    def _arrays(self, schema: Schema, value: list[Json], seen: Seen | None) -> Iterator[Verdict]:
        yield sized(schema, len(value), "minItems", "maxItems")
        prefix = schema.get("prefixItems")
        heads = prefix if isinstance(prefix, list) else []
        yield from (self.valid(head, item) for head, item in zip(heads, value, strict=False))
        if "items" in schema:
            yield from (self.valid(schema["items"], item) for item in value[len(heads) :])
        if seen is not None:
            seen.sure.update(range(len(value) if "items" in schema else min(len(heads), len(value))))
        if "contains" in schema:
            least, most = integer(schema.get("minContains")), integer(schema.get("maxContains"))
            verdicts = [self.valid(schema["contains"], item) for item in value]
            yield count_is(verdicts, 1 if least is None else least, most)
            if seen is not None:
                for index, verdict in enumerate(verdicts):
                    seen.meet(index, verdict)
        if schema.get("uniqueItems") is True:
            yield distinct(value)

    def _objects(self, schema: Schema, value: Mapping[str, Json], seen: Seen | None) -> Iterator[Verdict]:
        yield sized(schema, len(value), "minProperties", "maxProperties")
        if isinstance(required := schema.get("required"), list):
            yield all(name in value for name in required)
        named = schema.get("properties")
        properties = named if isinstance(named, dict) else {}
        yield from (self.valid(properties[name], part) for name, part in value.items() if name in properties)
        matched = schema.get("patternProperties")
        patterns = matched if isinstance(matched, dict) else {}
        others = schema.get("additionalProperties")
        if patterns or others is not None:
            for name, part in value.items():
                verdicts = [(found(pattern, name), below) for pattern, below in patterns.items()]
                yield from (self.valid(below, part) for verdict, below in verdicts if verdict)
                matches = some(verdict for verdict, _ in verdicts)
                if any(verdict is None for verdict, _ in verdicts):
                    yield None
                elif others is not None and name not in properties and not matches:
                    yield self.valid(others, part)
                if seen is not None:
                    seen.meet(name, others is not None or matches)
        if seen is not None:
            seen.sure.update(properties.keys() & value.keys())
        if "propertyNames" in schema:
            yield from (self.valid(schema["propertyNames"], name) for name in value)
        if isinstance(dependent := schema.get("dependentRequired"), dict):
            for name, required in dependent.items():
                if name in value and isinstance(required, list):
                    yield all(other in value for other in required)

    def _rest(self, schema: Schema, value: Json, seen: Seen) -> Iterator[Verdict]:
        """JSON Schema core 11: what holds for the parts that nothing else in a schema has looked at."""
        parts: Iterator[tuple[str | int, Json]] = iter(())
        if isinstance(value, dict) and "unevaluatedProperties" in schema:
            below, parts = schema["unevaluatedProperties"], iter(value.items())
        elif isinstance(value, list) and "unevaluatedItems" in schema:
            below, parts = schema["unevaluatedItems"], iter(enumerate(value))
        for key, part in parts:
            if key not in seen.sure:
                verdict = self.valid(below, part)
                yield None if verdict is False and key in seen.maybe else verdict
                seen.sure.add(key)


def _unknown(value: Json, seen: Seen | None) -> Verdict:
    """What a schema that cannot be read says; it may have looked at anything."""
    if seen is not None:
        seen.maybe.update(value if isinstance(value, dict) else range(len(value)) if isinstance(value, list) else ())
    return None
