"""Where schemas are found in a schema, as it is written."""

from __future__ import annotations

from typing import Final

SINGLE: Final = frozenset(
    {
        *("additionalProperties", "items", "additionalItems", "contains", "propertyNames", "not", "if", "then", "else"),
        *("unevaluatedItems", "unevaluatedProperties", "contentSchema"),
    }
)
LISTS: Final = frozenset({"allOf", "anyOf", "oneOf", "prefixItems", "items"})
MAPS: Final = frozenset({"properties", "patternProperties", "dependentSchemas", "$defs", "definitions"})
