"""What stands where in a description: the objects of OpenAPI 3.2.0, section 4, and the keywords that hold schemas.

A name inside `properties` is never mistaken for a keyword, nor data (`example`, `default`, `enum`, `x-...`) for a
schema, because only what these tables name is visited.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import IntEnum


class Shape(IntEnum):
    """How a keyword holds objects of a kind."""

    ONE = 0
    LIST = 1
    MAP = 2
    EITHER = 3
    """One or a list of them."""
    MARK = 4
    """Holds none, but has to be rewritten."""
    MARKED_MAP = 5
    """A map of them that has to be rewritten."""


@dataclass(slots=True)
class Kind:
    """One kind of object: by keyword, the shape and kind of what it holds. Filled once, below."""

    name: str
    holds: dict[str, tuple[Shape, Kind]] = field(default_factory=dict)
    each: Kind | None = None
    """The kind of every value, for an object that is a map itself."""


METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace", "query")

DOCUMENT = Kind("document")
COMPONENTS = Kind("components")
PATH_ITEM = Kind("path item")
OPERATION = Kind("operation")
CALLBACK = Kind("callback", each=PATH_ITEM)
PARAMETER = Kind("parameter")
HEADER = Kind("header")
REQUEST_BODY = Kind("request body")
RESPONSE = Kind("response")
MEDIA_TYPE = Kind("media type")
ENCODING = Kind("encoding")
EXAMPLE = Kind("example")
LINK = Kind("link")
SECURITY_SCHEME = Kind("security scheme")
SCHEMA = Kind("schema")

DOCUMENT.holds |= {
    "components": (Shape.ONE, COMPONENTS),
    "paths": (Shape.MAP, PATH_ITEM),
    "webhooks": (Shape.MAP, PATH_ITEM),
}
COMPONENTS.holds |= {
    "schemas": (Shape.MAP, SCHEMA),
    "responses": (Shape.MAP, RESPONSE),
    "parameters": (Shape.MAP, PARAMETER),
    "examples": (Shape.MAP, EXAMPLE),
    "requestBodies": (Shape.MAP, REQUEST_BODY),
    "headers": (Shape.MAP, HEADER),
    "securitySchemes": (Shape.MAP, SECURITY_SCHEME),
    "links": (Shape.MAP, LINK),
    "callbacks": (Shape.MAP, CALLBACK),
    "pathItems": (Shape.MAP, PATH_ITEM),
    "mediaTypes": (Shape.MAP, MEDIA_TYPE),
}
PATH_ITEM.holds |= {
    "parameters": (Shape.LIST, PARAMETER),
    "additionalOperations": (Shape.MAP, OPERATION),
    **dict.fromkeys(METHODS, (Shape.ONE, OPERATION)),
}
OPERATION.holds |= {
    "parameters": (Shape.LIST, PARAMETER),
    "requestBody": (Shape.ONE, REQUEST_BODY),
    "responses": (Shape.MAP, RESPONSE),
    "callbacks": (Shape.MAP, CALLBACK),
}
PARAMETER.holds |= {
    "schema": (Shape.ONE, SCHEMA),
    "content": (Shape.MAP, MEDIA_TYPE),
    "examples": (Shape.MAP, EXAMPLE),
}
HEADER.holds |= PARAMETER.holds
REQUEST_BODY.holds |= {"content": (Shape.MAP, MEDIA_TYPE)}
RESPONSE.holds |= {
    "content": (Shape.MAP, MEDIA_TYPE),
    "headers": (Shape.MAP, HEADER),
    "links": (Shape.MAP, LINK),
}
MEDIA_TYPE.holds |= {
    "schema": (Shape.ONE, SCHEMA),
    "itemSchema": (Shape.ONE, SCHEMA),
    "examples": (Shape.MAP, EXAMPLE),
    "encoding": (Shape.MAP, ENCODING),
    "prefixEncoding": (Shape.LIST, ENCODING),
    "itemEncoding": (Shape.ONE, ENCODING),
}
ENCODING.holds |= {
    "headers": (Shape.MAP, HEADER),
    "encoding": (Shape.MAP, ENCODING),
    "prefixEncoding": (Shape.LIST, ENCODING),
    "itemEncoding": (Shape.ONE, ENCODING),
}
SCHEMA.holds |= {
    **dict.fromkeys(
        (
            "additionalProperties",
            "not",
            "if",
            "then",
            "else",
            "contains",
            "propertyNames",
            "unevaluatedItems",
            "unevaluatedProperties",
            "additionalItems",
            "contentSchema",
        ),
        (Shape.ONE, SCHEMA),
    ),
    **dict.fromkeys(("allOf", "anyOf", "oneOf", "prefixItems"), (Shape.LIST, SCHEMA)),
    **dict.fromkeys(
        ("properties", "patternProperties", "$defs", "definitions", "dependentSchemas"),
        (Shape.MAP, SCHEMA),
    ),
    "dependencies": (Shape.MARKED_MAP, SCHEMA),
    "items": (Shape.EITHER, SCHEMA),
    **dict.fromkeys(
        (
            "nullable",
            "x-nullable",
            "example",
            "examples",
            "exclusiveMinimum",
            "exclusiveMaximum",
            "discriminator",
            "$id",
            "$anchor",
            "$dynamicAnchor",
            "$recursiveAnchor",
            "$dynamicRef",
            "$recursiveRef",
        ),
        (Shape.MARK, SCHEMA),
    ),
}


def kind_at(tokens: list[str], kind: Kind) -> Kind | None:
    """The kind of the object that tokens lead to from an object of a kind; None if these tables do not say."""
    rest = iter(tokens)
    for token in rest:
        if token in kind.holds:
            shape, child = kind.holds[token]
            if shape is Shape.MARK:
                return None
            if shape in (Shape.LIST, Shape.MAP, Shape.MARKED_MAP) and next(rest, None) is None:
                return None
        elif kind.each is not None:
            child = kind.each
        else:
            return None
        kind = child
    return kind
