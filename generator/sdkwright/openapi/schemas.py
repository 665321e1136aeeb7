"""Keywords of schemas: JSON Schema 2020-12 core, applicator and validation; OpenAPI 3.1 section 4.8.24."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from ..jsonvalue.pointers import Pointer, escape
from ..jsonvalue.types import Json

TYPES: Final = frozenset({"null", "boolean", "integer", "number", "string", "array", "object"})
"""The values of `type`."""

SINGLE: Final = frozenset(
    {
        *("additionalProperties", "items", "additionalItems", "contains", "propertyNames", "not", "if", "then", "else"),
        *("unevaluatedItems", "unevaluatedProperties", "contentSchema"),
    }
)
"""Keywords that hold a schema."""
LISTS: Final = frozenset({"allOf", "anyOf", "oneOf", "prefixItems", "items"})
"""Keywords that hold a list of schemas; `items` did so before `prefixItems`."""
MAPS: Final = frozenset({"properties", "patternProperties", "dependentSchemas", "$defs", "definitions"})
"""Keywords that hold schemas by name."""

NUMBERS: Final = frozenset({"multipleOf", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"})
"""Keywords that only numbers may break."""
STRINGS: Final = frozenset({"minLength", "maxLength", "pattern"})
"""Keywords that only texts may break, but for their format."""
COUNTS: Final = frozenset(
    {
        *("minLength", "maxLength", "minItems", "maxItems", "minProperties", "maxProperties"),
        *("minContains", "maxContains"),
    }
)
"""Keywords whose value is a count."""
CONDITIONS: Final = frozenset({"not", "if", "then", "else"})
"""Keywords that ordinary types cannot say, whatever the type of the value."""

DEFINITIONS: Final = ("schemas", "definitions", "$defs")
"""Keys of a document, of its components or of a schema under which schemas have names of their own."""
HOLDERS: Final = (("components", "schemas"), *((key,) for key in DEFINITIONS))
"""Where a document may have its named schemas."""


def subschemas(schema: dict[str, Json], pointer: Pointer) -> Iterator[tuple[Pointer, Json]]:
    """Each schema directly within one, and its pointer. Data (`const`, `default`, `x-*`, ...) is not searched."""
    for keyword, value in schema.items():
        if isinstance(value, list) and keyword in LISTS:
            for index, part in enumerate(value):
                yield f"{pointer}/{keyword}/{index}", part
        elif keyword in SINGLE:
            yield f"{pointer}/{keyword}", value
        elif isinstance(value, dict) and keyword in MAPS:
            for name, part in value.items():
                yield f"{pointer}/{keyword}/{escape(name)}", part
