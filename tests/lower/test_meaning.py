"""What a schema admits, its type admits: judged beside an independent validator, on schemas and values at random."""

from __future__ import annotations

from random import Random
from typing import Any

import jsonschema
import pytest
from sdkwright.values.judge import Judge

from tests.lower.documents import SCHEMAS, lowered
from tests.lower.schemas_at_random import NAMES, Maker, value

LENIENT = {"overlapping-one-of", "closed-all-of", "self-reference"}
"""Where the standard leaves no value, and something else can only be meant."""


def untyped(schema: Any) -> bool:
    """Whether somewhere properties are named without a type: that means an object, though others are admitted."""
    if isinstance(schema, dict):
        named = ("properties", "additionalProperties", "patternProperties", "unevaluatedProperties")
        return ("type" not in schema and any(key in schema for key in named)) or any(map(untyped, schema.values()))
    return isinstance(schema, list) and any(map(untyped, schema))


@pytest.mark.parametrize("seed", range(150))
def test_types_mean_what_schemas_say(seed: int) -> None:
    random = Random(seed)
    components = Maker(random).components()
    result = lowered(components)
    if untyped(components) or any(one.code in LENIENT for one in result.diagnostics):
        return

    judge = Judge(result.api.declarations, result.api.schemas)
    for name in NAMES:
        whole = {"$ref": SCHEMAS + name, "components": {"schemas": components}}
        validator = jsonschema.Draft202012Validator(whole)
        for _ in range(6):
            instance = value(random, components[name], components, 4)
            expected = validator.is_valid(instance)
            assert judge.declares(SCHEMAS + name, instance) in (expected, None), (name, instance)
