"""The vocabulary of schemas, and what becomes of each keyword unless something is said to the contrary.

JSON Schema 2020-12 core, applicator, validation, format, content and meta-data; OpenAPI 3.1 section 4.8.24. A keyword
that is not listed is an annotation (JSON Schema core 4.3.1): it is documentation.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from ..ledger import Outcome

OUTCOMES: Final[Mapping[str, Outcome]] = {
    **dict.fromkeys(
        (
            "$ref",
            "$defs",
            "definitions",
            "type",
            "enum",
            "const",
            "format",
            "contentEncoding",
            "contentMediaType",
            "properties",
            "required",
            "additionalProperties",
            "items",
            "prefixItems",
            "allOf",
            "anyOf",
            "oneOf",
            "discriminator",
            "default",
            "readOnly",
            "writeOnly",
        ),
        Outcome.TYPED,
    ),
    **dict.fromkeys(
        (
            "multipleOf",
            "minimum",
            "maximum",
            "exclusiveMinimum",
            "exclusiveMaximum",
            "minLength",
            "maxLength",
            "pattern",
            "minItems",
            "maxItems",
            "uniqueItems",
            "contains",
            "minContains",
            "maxContains",
            "minProperties",
            "maxProperties",
            "propertyNames",
            "patternProperties",
            "dependentRequired",
            "dependentSchemas",
            "unevaluatedItems",
            "unevaluatedProperties",
            "not",
            "if",
            "then",
            "else",
        ),
        Outcome.ENFORCED,
    ),
}

ANNOTATIONS: Final = frozenset(
    {
        "$anchor",
        "$comment",
        "$defs",
        "$dynamicAnchor",
        "$id",
        "$schema",
        "$vocabulary",
        "contentMediaType",
        "contentSchema",
        "default",
        "definitions",
        "deprecated",
        "description",
        "example",
        "examples",
        "externalDocs",
        "readOnly",
        "title",
        "writeOnly",
        "xml",
    }
)
"""Keywords that say nothing about which values are admitted."""

ASSERTIONS: Final = frozenset(OUTCOMES) - ANNOTATIONS
"""Keywords that say which values are admitted."""

NUMBER_KEYWORDS: Final = frozenset({"multipleOf", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"})
STRING_KEYWORDS: Final = frozenset({"minLength", "maxLength", "pattern", "format", "contentEncoding"})
ARRAY_KEYWORDS: Final = frozenset(
    {
        "items",
        "prefixItems",
        "minItems",
        "maxItems",
        "uniqueItems",
        "contains",
        "minContains",
        "maxContains",
        "unevaluatedItems",
    }
)
OBJECT_KEYWORDS: Final = frozenset(
    {
        "properties",
        "required",
        "additionalProperties",
        "patternProperties",
        "propertyNames",
        "minProperties",
        "maxProperties",
        "dependentRequired",
        "dependentSchemas",
        "unevaluatedProperties",
    }
)
CONDITIONS: Final = frozenset({"not", "if", "then", "else"})
"""Keywords that ordinary types cannot say, whatever the type of the value."""

TYPES: Final = frozenset({"null", "boolean", "integer", "number", "string", "array", "object"})
"""The values of `type`."""
