"""Schemas as a description has them, parsed: every keyword typed, every reference resolved to a pointer."""

from .catalogue import Catalogue
from .nouns import (
    NO_ANNOTATIONS,
    NO_ARRAYS,
    NO_CONDITIONALS,
    NO_OBJECTS,
    NO_STRINGS,
    Annotations,
    Arrays,
    Conditionals,
    Discriminator,
    Labels,
    Objects,
    Schema,
    Strings,
    Value,
    Values,
)
from .xml import Xml

__all__ = [
    "NO_ANNOTATIONS",
    "NO_ARRAYS",
    "NO_CONDITIONALS",
    "NO_OBJECTS",
    "NO_STRINGS",
    "Annotations",
    "Arrays",
    "Catalogue",
    "Conditionals",
    "Discriminator",
    "Labels",
    "Objects",
    "Schema",
    "Strings",
    "Value",
    "Values",
    "Xml",
]
