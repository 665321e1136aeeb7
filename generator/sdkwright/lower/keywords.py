"""The vocabulary of schemas, and what becomes of each keyword unless something is said to the contrary.

JSON Schema 2020-12 core, applicator, validation, format, content and meta-data; OpenAPI 3.1 section 4.8.24. A keyword
that is not listed is dropped: nothing shows it, and nothing uses it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from ..ledger import Outcome
from ..openapi.schemas import CONDITIONS, NUMBERS

_TYPED: Final = (
    *("$ref", "$defs", "definitions", "type", "enum", "const", "format", "contentEncoding", "contentMediaType"),
    *("properties", "required", "additionalProperties", "items", "prefixItems", "allOf", "anyOf", "oneOf"),
    *("discriminator", "default", "readOnly", "writeOnly"),
)
_ENFORCED: Final = (
    *("minLength", "maxLength", "pattern", "minItems", "maxItems", "uniqueItems", "contains", "minContains"),
    *("maxContains", "minProperties", "maxProperties", "propertyNames", "patternProperties", "dependentRequired"),
    *("dependentSchemas", "unevaluatedItems", "unevaluatedProperties", "additionalItems"),
    *sorted(NUMBERS | CONDITIONS),
)

WORDS: Final = ("title", "description", "examples", "example", "deprecated", "externalDocs")
"""What a schema says to people, where a page has room for it: see `told`."""
LABELS: Final = ("x-enum-varnames", "x-enumNames", "x-enum-names", "x-enum-descriptions", "x-enumDescriptions")
"""What is said of the values of an enumeration."""

_ASSERTED: Final = {**dict.fromkeys(_TYPED, Outcome.TYPED), **dict.fromkeys(_ENFORCED, Outcome.ENFORCED)}

OUTCOMES: Final[Mapping[str, Outcome]] = {**_ASSERTED, **dict.fromkeys((*WORDS, *LABELS), Outcome.DOCUMENTED)}

_WITHOUT_FORCE: Final = frozenset(
    {"$defs", "definitions", "default", "readOnly", "writeOnly", "discriminator", "contentMediaType"}
)

ASSERTIONS: Final = frozenset(_ASSERTED) - _WITHOUT_FORCE
"""Keywords that say which values are admitted."""
