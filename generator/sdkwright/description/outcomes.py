"""What becomes of each field of the objects of a description unless something is said to the contrary.

OpenAPI 3.2 section 4; what normalization leaves of older versions is the same. A field that is not listed is dropped:
nothing shows it, and nothing uses it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from ..ledger import Outcome
from ..openapi import objects
from ..openapi.objects import METHODS, Kind

MAP: Final = Kind("map")
"""An object whose keys are names: only its extensions count."""
UNUSED: Final = Kind("unused component")
"""A component that nothing refers to: none of its fields does anything."""


def _outcomes(typed: str, documented: str) -> Mapping[str, Outcome]:
    return {
        **dict.fromkeys(typed.split(), Outcome.TYPED),
        **dict.fromkeys(documented.split(), Outcome.DOCUMENTED),
    }


_SERIALIZED: Final = "required deprecated style explode"

OUTCOMES: Final[Mapping[Kind, Mapping[str, Outcome]]] = {
    objects.DOCUMENT: _outcomes("openapi $self paths webhooks components", "info servers security tags externalDocs"),
    objects.INFO: _outcomes("title", "version summary description termsOfService contact license"),
    objects.CONTACT: _outcomes("", "name url email"),
    objects.LICENSE: _outcomes("", "name url identifier"),
    objects.SERVER: _outcomes("", "url name description variables"),
    objects.VARIABLE: _outcomes("", "default enum description"),
    objects.TAG: _outcomes("", "name summary description externalDocs"),
    objects.EXTERNAL_DOCS: _outcomes("", "url description"),
    objects.SECURITY_SCHEME: _outcomes(
        "", "type description name in scheme bearerFormat flows openIdConnectUrl oauth2MetadataUrl deprecated"
    ),
    objects.FLOWS: _outcomes("", "implicit password clientCredentials authorizationCode deviceAuthorization"),
    objects.FLOW: _outcomes("", "authorizationUrl tokenUrl refreshUrl deviceAuthorizationUrl scopes"),
    objects.PATH_ITEM: _outcomes(
        " ".join(("$ref", "parameters", "additionalOperations", *METHODS)), "summary description servers"
    ),
    objects.OPERATION: _outcomes(
        "operationId parameters requestBody responses callbacks x-websocket",
        "tags summary description externalDocs deprecated security servers",
    ),
    objects.CHANNEL: _outcomes("send receive subprotocols", ""),
    objects.MESSAGES: _outcomes("content", "description"),
    objects.PARAMETER: _outcomes(
        "schema content", f"name in description example examples {_SERIALIZED} allowReserved allowEmptyValue"
    ),
    objects.HEADER: _outcomes("schema content", f"description example examples {_SERIALIZED}"),
    objects.REQUEST_BODY: _outcomes("content", "description required"),
    objects.MEDIA_TYPE: _outcomes("schema itemSchema", "example examples"),
    objects.ENCODING: _outcomes("headers", "contentType style explode allowReserved"),
    objects.RESPONSE: _outcomes("headers content", "summary description links"),
    objects.LINK: _outcomes("", "operationRef operationId parameters requestBody description server"),
    objects.EXAMPLE: _outcomes("", "summary description value dataValue"),
    objects.REFERENCE: _outcomes("$ref", ""),
    MAP: {},
    UNUSED: {},
}

EXTENSIONS: Final[Mapping[Kind, Mapping[str, Outcome]]] = {
    objects.DOCUMENT: _outcomes("x-fern-pagination x-speakeasy-retries", ""),
    objects.MEDIA_TYPE: _outcomes("x-itemSchema x-stream-end x-speakeasy-sse-sentinel", ""),
    objects.OPERATION: _outcomes("x-ms-pageable x-speakeasy-pagination x-fern-pagination x-speakeasy-retries", ""),
}
"""Those that are read."""

IGNORED: Final[Mapping[Kind, Mapping[str, str]]] = {
    objects.DOCUMENT: {"jsonSchemaDialect": "every schema is read as 2020-12 says"},
    objects.TAG: dict.fromkeys(("parent", "kind"), "pages list every tag by itself"),
    objects.MEDIA_TYPE: {
        "description": "pages say nothing of a media type as such",
        "encoding": "pages show it for requests, where an exception says so",
        "prefixEncoding": "pages show parts with names",
        "itemEncoding": "pages show parts with names",
    },
    objects.ENCODING: dict.fromkeys(("encoding", "prefixEncoding", "itemEncoding"), "pages show no parts of parts"),
    objects.EXAMPLE: {
        "serializedValue": "pages show the value",
        "externalValue": "only what is in the description is shown",
    },
    objects.REFERENCE: dict.fromkeys(("summary", "description"), "an exception says where it is shown"),
}
"""Fields that are known and come to nothing, with the reason."""
