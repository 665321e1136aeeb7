"""Every keyword of schemas that means something: which part of the noun it goes to, and what reads it.

JSON Schema 2020-12 core, applicator, validation, format, content and meta-data; OpenAPI 3.1 section 4.8.24. `IGNORED`
are the keywords that are known, and of which nothing is read; any other is unknown. Both are lost.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from ..jsonvalue.pointers import Pointer
from ..jsonvalue.types import Json
from .annotations import annotated
from .arrays import arrays
from .combinators import all_of, any_of, conditionals, discriminator, one_of, reference, tag
from .numbers import bounds
from .objects import objects
from .strings import strings
from .values import const, enum, format_, types
from .xml import xml

if TYPE_CHECKING:
    from .reader import Reader

Read: TypeAlias = "Callable[[Reader, dict[str, Json], Pointer], Any]"


def _part(attribute: str, read: Read, *keywords: str) -> Mapping[str, tuple[str, Read]]:
    return dict.fromkeys(keywords, (attribute, read))


READERS: Final[Mapping[str, tuple[str, Read]]] = {
    **_part("types", types, "type"),
    **_part("ref", reference, "$ref"),
    **_part("all_of", all_of, "allOf"),
    **_part("any_of", any_of, "anyOf"),
    **_part("one_of", one_of, "oneOf"),
    **_part("discriminator", discriminator, "discriminator"),
    **_part("tag", tag, "x-ms-discriminator-value"),
    **_part("enum", enum, "enum"),
    **_part("const", const, "const"),
    **_part("format", format_, "format"),
    **_part("numbers", bounds, "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"),
    **_part("strings", strings, "minLength", "maxLength", "pattern", "contentEncoding", "contentMediaType"),
    **_part("strings", strings, "contentSchema"),
    **_part("arrays", arrays, "items", "prefixItems", "additionalItems", "minItems", "maxItems", "uniqueItems"),
    **_part("arrays", arrays, "contains", "minContains", "maxContains", "unevaluatedItems"),
    **_part("objects", objects, "properties", "required", "additionalProperties", "patternProperties"),
    **_part("objects", objects, "propertyNames", "minProperties", "maxProperties", "dependentRequired"),
    **_part("objects", objects, "dependentSchemas", "unevaluatedProperties"),
    **_part("conditionals", conditionals, "not", "if", "then", "else"),
    **_part("annotations", annotated, "title", "description", "examples", "example", "deprecated", "externalDocs"),
    **_part("annotations", annotated, "default", "readOnly", "writeOnly"),
    **_part("annotations", annotated, "x-enum-varnames", "x-enumNames", "x-enum-names"),
    **_part("annotations", annotated, "x-enum-descriptions", "x-enumDescriptions"),
    **_part("xml", xml, "xml"),
}

REACHED: Final = frozenset({"$defs", "definitions"})
"""Keywords that hold schemas which only references reach."""

IGNORED: Final[Mapping[str, str]] = {
    "$schema": "every schema is read as 2020-12 says",
    "$vocabulary": "only a meta-schema has it",
    "$comment": "it is for whoever writes the description",
    **dict.fromkeys(("$id", "$anchor", "$dynamicAnchor", "$dynamicRef"), "normalizing has made them pointers"),
}
