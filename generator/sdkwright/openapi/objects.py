"""What stands where in a description: the objects of OpenAPI 3.2.0, section 4, and the fields that hold others.

A name inside `properties` is never mistaken for a keyword, nor data (`example`, `default`, `enum`, `x-...`) for a
schema, because only what these tables name is visited.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import IntEnum
from typing import Final

from .schemas import LISTS, MAPS, SINGLE

METHODS: Final = ("get", "put", "post", "delete", "options", "head", "patch", "trace", "query")
"""Fields of a path item that are operations."""


class Shape(IntEnum):
    """How a field holds objects of a kind."""

    ONE = 0
    LIST = 1
    MAP = 2
    EITHER = 3
    """One or a list of them."""


@dataclass(slots=True, eq=False)
class Kind:
    """One kind of object: by field, the shape and kind of what it holds. Filled once, below."""

    name: str
    holds: dict[str, tuple[Shape, Kind]] = field(default_factory=dict)
    each: Kind | None = None
    """The kind of every value, for an object that is a map itself."""


DOCUMENT: Final = Kind("document")
INFO: Final = Kind("info")
CONTACT: Final = Kind("contact")
LICENSE: Final = Kind("license")
TAG: Final = Kind("tag")
EXTERNAL_DOCS: Final = Kind("external documentation")
COMPONENTS: Final = Kind("components")
PATH_ITEM: Final = Kind("path item")
OPERATION: Final = Kind("operation")
CALLBACK: Final = Kind("callback", each=PATH_ITEM)
CHANNEL: Final = Kind("channel")
"""The extension `x-websocket` of an operation that opens a WebSocket."""
MESSAGES: Final = Kind("messages of a channel")
PARAMETER: Final = Kind("parameter")
HEADER: Final = Kind("header")
REQUEST_BODY: Final = Kind("request body")
RESPONSE: Final = Kind("response")
MEDIA_TYPE: Final = Kind("media type")
ENCODING: Final = Kind("encoding")
EXAMPLE: Final = Kind("example")
LINK: Final = Kind("link")
SERVER: Final = Kind("server")
VARIABLE: Final = Kind("server variable")
SECURITY_SCHEME: Final = Kind("security scheme")
FLOWS: Final = Kind("oauth flows")
FLOW: Final = Kind("oauth flow")
REFERENCE: Final = Kind("reference")
SCHEMA: Final = Kind("schema")

DOCUMENT.holds |= {
    "components": (Shape.ONE, COMPONENTS),
    "paths": (Shape.MAP, PATH_ITEM),
    "webhooks": (Shape.MAP, PATH_ITEM),
    "servers": (Shape.LIST, SERVER),
    "info": (Shape.ONE, INFO),
    "tags": (Shape.LIST, TAG),
    "externalDocs": (Shape.ONE, EXTERNAL_DOCS),
}
INFO.holds |= {"contact": (Shape.ONE, CONTACT), "license": (Shape.ONE, LICENSE)}
TAG.holds |= {"externalDocs": (Shape.ONE, EXTERNAL_DOCS)}
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
    "servers": (Shape.LIST, SERVER),
    "parameters": (Shape.LIST, PARAMETER),
    "additionalOperations": (Shape.MAP, OPERATION),
    **dict.fromkeys(METHODS, (Shape.ONE, OPERATION)),
}
OPERATION.holds |= {
    "externalDocs": (Shape.ONE, EXTERNAL_DOCS),
    "servers": (Shape.LIST, SERVER),
    "parameters": (Shape.LIST, PARAMETER),
    "requestBody": (Shape.ONE, REQUEST_BODY),
    "responses": (Shape.MAP, RESPONSE),
    "callbacks": (Shape.MAP, CALLBACK),
    "x-websocket": (Shape.ONE, CHANNEL),
}
CHANNEL.holds |= {"send": (Shape.ONE, MESSAGES), "receive": (Shape.ONE, MESSAGES)}
MESSAGES.holds |= {"content": (Shape.MAP, MEDIA_TYPE)}
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
LINK.holds |= {"server": (Shape.ONE, SERVER)}
SERVER.holds |= {"variables": (Shape.MAP, VARIABLE)}
SECURITY_SCHEME.holds |= {"flows": (Shape.ONE, FLOWS)}
FLOWS.holds |= dict.fromkeys(
    ("implicit", "password", "clientCredentials", "authorizationCode", "deviceAuthorization"), (Shape.ONE, FLOW)
)
SCHEMA.holds |= {
    **dict.fromkeys(SINGLE, (Shape.ONE, SCHEMA)),
    **dict.fromkeys(LISTS, (Shape.LIST, SCHEMA)),
    **dict.fromkeys(MAPS, (Shape.MAP, SCHEMA)),
    **dict.fromkeys(SINGLE & LISTS, (Shape.EITHER, SCHEMA)),
    "dependencies": (Shape.MAP, SCHEMA),  # of drafts before 2019-09
}

KINDS: Final = (
    *(DOCUMENT, INFO, CONTACT, LICENSE, TAG, EXTERNAL_DOCS, COMPONENTS, PATH_ITEM, OPERATION, CALLBACK, PARAMETER),
    *(HEADER, REQUEST_BODY, RESPONSE, MEDIA_TYPE, ENCODING, EXAMPLE, LINK, SERVER, VARIABLE, SECURITY_SCHEME, FLOWS),
    *(FLOW, REFERENCE, SCHEMA, CHANNEL, MESSAGES),
)


def kind_at(names: Iterable[str], kind: Kind) -> Kind | None:
    """The kind of the object that names lead to from an object of a kind; None if these tables do not say."""
    rest = iter(names)
    for name in rest:
        if name in kind.holds:
            shape, inner = kind.holds[name]
            if shape in (Shape.LIST, Shape.MAP) and next(rest, None) is None:
                return None
        elif kind.each is not None:
            inner = kind.each
        else:
            return None
        kind = inner
    return kind
