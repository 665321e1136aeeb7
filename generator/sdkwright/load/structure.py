"""Where in a description objects may refer to others, whatever their kind."""

from __future__ import annotations

import re

from ..openapi.objects import KINDS, METHODS, Shape

_REFERENCE = re.compile(rb"""\$ref["']?\s*+:\s*+(?!["']?\#[/"'])""")
_MAPPING = re.compile(rb"""mapping["']?\s*:[^$]{0,2000}?\.(?:ya?ml|json)\b""")
_IDENTIFIERS = re.compile(rb"""\$(?:id|self|anchor|dynamicAnchor|dynamicRef)\b""")

INLINED = frozenset(METHODS) | {
    "components",
    "info",
    "tags",
    "servers",
    "externalDocs",
    "security",
    "flows",
    "scopes",
    "required",
}
"""Fields that hold no reference by any version, but do in real descriptions: what they name is put in their place."""

DATA = frozenset(("example", "default", "enum", "const", "value"))
"""Fields that hold the API's data, where `$ref` means nothing."""

MAPS = frozenset(field for kind in KINDS for field, (shape, _) in kind.holds.items() if shape is Shape.MAP) | {
    "securityDefinitions"
}
"""Fields whose keys are names that somebody chose, not fields themselves."""


def is_data(field: str, value: object) -> bool:
    """Whether a field of an object holds data of the API, or an extension's, rather than parts of the description."""
    return field in DATA or field.startswith("x-") or (field == "examples" and type(value) is list)


def refers_elsewhere(data: bytes) -> bool:
    """Whether a source may refer to anything by other means than plain pointers into itself.

    It may say yes too often, never too seldom: it saves most descriptions a walk over all that they hold.
    """
    return (
        b"\0" in data[:4]  # not UTF-8
        or _REFERENCE.search(data) is not None
        or has_identifiers(data)
        or _MAPPING.search(data) is not None
    )


def has_identifiers(data: bytes) -> bool:
    """Whether a source may name parts of itself by `$id`, `$self` or anchors."""
    return b"\0" in data[:4] or _IDENTIFIERS.search(data) is not None
