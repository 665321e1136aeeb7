"""Schemas at random, all of whose keywords mean something, and values that often meet them."""

from __future__ import annotations

from random import Random
from typing import Any

NAMES = ("A", "B", "C", "D")
REF = "#/components/schemas/"


class Maker:
    """Makes the components of a description."""

    def __init__(self, random: Random) -> None:
        self._random = random
        self._guarded = 0
        self._position = 0

    def components(self) -> dict[str, Any]:
        """Four schemas, which refer to each other."""
        made: dict[str, Any] = {}
        for self._position, name in enumerate(NAMES):
            made[name] = self._schema(3)
        return made

    def _sometimes(self, schema: dict[str, Any], chance: float, **keywords: Any) -> None:
        if self._random.random() < chance:
            schema.update(keywords)

    def _inner(self, depth: int) -> Any:
        """A schema of a part of the value: it may refer to any, as it cannot be the whole again."""
        self._guarded += 1
        made = self._schema(depth)
        self._guarded -= 1
        return made

    def _schema(self, depth: int) -> Any:
        makers = [self._reference, self._anything, self._string, self._number, self._mixed, self._constraint]
        if depth > 0:
            makers += [self._object] * 3 + [self._array, self._combination, self._combination]
        return self._random.choice(makers)(depth)

    def _reference(self, _: int) -> Any:
        names = NAMES if self._guarded else NAMES[self._position + 1 :]
        return {"$ref": REF + self._random.choice(names)} if names else {"type": "string"}

    def _anything(self, _: int) -> Any:
        values = [1, 2, "a", "b", None, True, False, 0, 1.5]
        listed = self._random.sample(values, self._random.randint(1, 3))
        return self._random.choice([True, {}, {"type": "null"}, {"type": "boolean"}, {"enum": listed}, {"const": "a"}])

    def _string(self, _: int) -> Any:
        made: dict[str, Any] = {"type": "string"}
        self._sometimes(made, 0.3, minLength=self._random.randint(0, 2))
        self._sometimes(made, 0.3, maxLength=self._random.randint(1, 3))
        self._sometimes(made, 0.2, pattern=self._random.choice(["^a", "b$", "[ab]"]))
        self._sometimes(made, 0.2, enum=self._random.sample(["a", "b", "ab", "ccc"], 2))
        return made

    def _number(self, _: int) -> Any:
        made: dict[str, Any] = {"type": self._random.choice(["integer", "number"])}
        self._sometimes(made, 0.4, minimum=self._random.randint(-2, 3))
        self._sometimes(made, 0.3, exclusiveMaximum=self._random.randint(1, 5))
        self._sometimes(made, 0.2, multipleOf=self._random.choice([1, 2, 0.5]))
        return made

    def _mixed(self, _: int) -> Any:
        return {"type": self._random.sample(["string", "integer", "null", "boolean", "number"], 2)}

    def _constraint(self, _: int) -> Any:
        return self._random.choice(
            [
                *({"minLength": 2}, {"minimum": 2}, {"required": ["a"]}, {"not": {"type": "string"}}),
                *({"minProperties": 1}, {"uniqueItems": True}, {"contains": {"type": "integer"}}),
            ]
        )

    def _object(self, depth: int) -> Any:
        names = self._random.sample("abc", self._random.randint(0, 3))
        made: dict[str, Any] = {
            "type": self._random.choice(["object", "object", "object", ["object", "null"], ["object", "string"]]),
            "properties": {name: self._inner(depth - 1) for name in names},
        }
        self._sometimes(made, 0.5, required=self._random.sample("abcd", self._random.randint(0, 2)))
        self._sometimes(made, 0.25, additionalProperties=self._random.choice([False, True, self._inner(depth - 1)]))
        self._sometimes(made, 0.08, patternProperties={"^a": self._inner(depth - 1)})
        self._sometimes(made, 0.08, dependentRequired={"a": ["b"]})
        self._sometimes(made, 0.08, maxProperties=2)
        self._sometimes(made, 0.08, propertyNames={"maxLength": 1})
        self._sometimes(made, 0.08, unevaluatedProperties=self._random.choice([False, {"type": "string"}]))
        self._sometimes(made, 0.08, **{"if": {"required": ["a"]}, "then": {"required": ["b"]}})
        if self._random.random() < 0.1:
            made[self._random.choice(["anyOf", "oneOf"])] = [self._schema(depth - 1) for _ in "12"]
        return made

    def _array(self, depth: int) -> Any:
        made: dict[str, Any] = {"type": "array", "items": self._inner(depth - 1)}
        self._sometimes(made, 0.3, minItems=self._random.randint(0, 2))
        self._sometimes(made, 0.3, maxItems=self._random.randint(0, 2))
        self._sometimes(made, 0.2, prefixItems=[self._inner(depth - 1)])
        self._sometimes(made, 0.1, uniqueItems=True)
        self._sometimes(made, 0.1, contains=self._inner(depth - 1))
        return made

    def _combination(self, depth: int) -> Any:
        keyword = self._random.choice(["anyOf", "oneOf", "allOf", "allOf"])
        made = {keyword: [self._schema(depth - 1) for _ in range(self._random.randint(1, 3))]}
        beside = self._schema(depth - 1)
        return {**made, **beside} if self._random.random() < 0.2 and isinstance(beside, dict) else made


def value(random: Random, schema: Any, components: dict[str, Any], depth: int) -> Any:
    """A value that may well be one of a schema."""
    if depth <= 0 or not isinstance(schema, dict) or random.random() < 0.15:
        return anything(random, 1)
    for keyword in ("anyOf", "oneOf", "allOf"):
        if keyword in schema:
            made = [value(random, member, components, depth - 1) for member in schema[keyword]]
            if keyword == "allOf" and all(isinstance(one, dict) for one in made):
                return {name: item for one in made for name, item in one.items()}
            return random.choice(made)
    if "$ref" in schema:
        return value(random, components[schema["$ref"].removeprefix(REF)], components, depth - 1)
    if "enum" in schema:
        return random.choice(schema["enum"])
    return _of_type(random, schema, components, depth - 1)


def _of_type(random: Random, schema: dict[str, Any], components: dict[str, Any], depth: int) -> Any:
    kind = schema.get("type")
    match random.choice(kind) if isinstance(kind, list) else kind:
        case "string":
            return random.choice(["a", "b", "ab", "ba"])
        case "integer" | "number":
            return random.randint(-1, 4)
        case "null":
            return None
        case "array":
            return [value(random, schema["items"], components, depth) for _ in range(random.randint(0, 2))]
        case "object":
            required = schema.get("required", ())
            made = {
                name: value(random, part, components, depth)
                for name, part in schema["properties"].items()
                if name in required or random.random() < 0.6
            }
            return made | {name: anything(random, 1) for name in required if name not in made}
        case _:
            return anything(random, 2)


def anything(random: Random, depth: int) -> Any:
    """Any value."""
    choice = random.random()
    if depth <= 0 or choice < 0.7:
        return random.choice([None, True, False, 0, 1, 2, 3, 1.5, -1, "", "a", "b", "ab", "ccc", 1.0])
    if choice < 0.8:
        return [anything(random, depth - 1) for _ in range(random.randint(0, 3))]
    return {name: anything(random, depth - 1) for name in random.sample("abcd", random.randint(0, 3))}
