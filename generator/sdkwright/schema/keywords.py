"""The keywords that say which values are admitted, and by which attribute a noun has each of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

OWN: Final = {
    "$ref": "ref",
    "type": "types",
    "enum": "enum",
    "const": "const",
    "format": "format",
    "allOf": "all_of",
    "anyOf": "any_of",
    "oneOf": "one_of",
}
CONDITIONALS: Final = {"not": "not_", "if": "if_", "then": "then", "else": "else_"}
NUMBERS: Final = {
    "minimum": "minimum",
    "maximum": "maximum",
    "exclusiveMinimum": "exclusive_minimum",
    "exclusiveMaximum": "exclusive_maximum",
    "multipleOf": "multiple_of",
}
STRINGS: Final = {
    "minLength": "min_length",
    "maxLength": "max_length",
    "pattern": "pattern",
    "contentEncoding": "encoding",
}
ARRAYS: Final = {
    "prefixItems": "prefix",
    "items": "items",
    "minItems": "min_items",
    "maxItems": "max_items",
    "uniqueItems": "unique",
    "contains": "contains",
    "minContains": "min_contains",
    "maxContains": "max_contains",
    "unevaluatedItems": "unevaluated",
}
OBJECTS: Final = {
    "properties": "properties",
    "required": "required",
    "patternProperties": "patterns",
    "additionalProperties": "additional",
    "propertyNames": "names",
    "minProperties": "min_properties",
    "maxProperties": "max_properties",
    "dependentRequired": "dependent_required",
    "dependentSchemas": "dependent_schemas",
    "unevaluatedProperties": "unevaluated",
}


ATTRIBUTES: Final = {attribute: keyword for keyword, attribute in OWN.items()}
GROUPS: Final = {
    "numbers": NUMBERS,
    "strings": STRINGS,
    "arrays": ARRAYS,
    "objects": OBJECTS,
    "conditionals": CONDITIONALS,
}
"""The keywords of each group that a schema holds as one."""


def said(holder: object, attributes: Mapping[str, str]) -> Iterator[tuple[str, object]]:
    """The keywords that a noun has by some of its attributes, and what each says."""
    for keyword, attribute in attributes.items():
        value = getattr(holder, attribute)
        if value is not None and value is not False and value != () and value != "":
            yield keyword, value


ORDER: Final[Mapping[str, int]] = {
    keyword: position for position, keyword in enumerate((*OWN, *NUMBERS, *STRINGS, *ARRAYS, *OBJECTS, *CONDITIONALS))
}
"""The place of each keyword in that order."""
