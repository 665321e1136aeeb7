"""What becomes of each keyword of schemas unless something is said to the contrary.

A keyword that is not listed is dropped: nothing shows it, and nothing uses it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from ..ledger import Outcome

WORDS: Final = ("title", "description", "examples", "example", "deprecated", "externalDocs")
"""What a schema says to people, where a page has room for it."""
LABELS: Final = ("x-enum-varnames", "x-enumNames", "x-enum-names", "x-enum-descriptions", "x-enumDescriptions")
"""What is said of the values of an enumeration: three ways to name them, two to describe them."""

_TYPED: Final = (
    *("$ref", "$defs", "definitions", "type", "enum", "const", "format", "contentEncoding", "contentMediaType"),
    *("properties", "required", "additionalProperties", "items", "prefixItems", "allOf", "anyOf", "oneOf"),
    *("discriminator", "x-ms-discriminator-value", "default", "readOnly", "writeOnly"),
)
_ENFORCED: Final = (
    *("minLength", "maxLength", "pattern", "minItems", "maxItems", "uniqueItems", "contains", "minContains"),
    *("maxContains", "minProperties", "maxProperties", "propertyNames", "patternProperties", "dependentRequired"),
    *("dependentSchemas", "unevaluatedItems", "unevaluatedProperties", "additionalItems", "not", "if", "then"),
    *("else", "multipleOf", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"),
)

OUTCOMES: Final[Mapping[str, Outcome]] = {
    **dict.fromkeys(_TYPED, Outcome.TYPED),
    **dict.fromkeys(_ENFORCED, Outcome.ENFORCED),
    **dict.fromkeys((*WORDS, *LABELS), Outcome.DOCUMENTED),
    "xml": Outcome.DROPPED,  # but for what is in bodies that are XML
    "contentSchema": Outcome.DROPPED,  # but for the data of events
}
