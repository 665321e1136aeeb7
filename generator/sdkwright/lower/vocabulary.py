"""The objects of a description other than schemas, and what becomes of each of their fields.

OpenAPI 3.2 section 4; what normalization leaves of older versions is the same. A field that is not listed is dropped:
nothing shows it, and nothing uses it.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum, auto
from typing import Final

from ..ledger import Outcome
from ..openapi.objects import METHODS


class Part(Enum):
    """A kind of object."""

    ROOT = auto()
    INFO = auto()
    CONTACT = auto()
    LICENSE = auto()
    SERVER = auto()
    VARIABLE = auto()
    TAG = auto()
    SEE = auto()
    SCHEME = auto()
    FLOWS = auto()
    FLOW = auto()
    PATH_ITEM = auto()
    OPERATION = auto()
    PARAMETER = auto()
    BODY = auto()
    MEDIA_TYPE = auto()
    ENCODING = auto()
    RESPONSE = auto()
    LINK = auto()
    EXAMPLE = auto()
    REFERENCE = auto()
    MAP = auto()
    """An object whose keys are names: only its extensions count."""
    UNUSED = auto()
    """A component that nothing refers to: none of its fields does anything."""


def _outcomes(typed: str, documented: str) -> Mapping[str, Outcome]:
    return {
        **dict.fromkeys(typed.split(), Outcome.TYPED),
        **dict.fromkeys(documented.split(), Outcome.DOCUMENTED),
    }


_SERIALIZED: Final = "required deprecated style explode allowReserved allowEmptyValue"

OUTCOMES: Final[Mapping[Part, Mapping[str, Outcome]]] = {
    Part.ROOT: _outcomes("openapi swagger $self paths webhooks components", "info servers security tags externalDocs"),
    Part.INFO: _outcomes("title", "version summary description termsOfService contact license"),
    Part.CONTACT: _outcomes("", "name url email"),
    Part.LICENSE: _outcomes("", "name url identifier"),
    Part.SERVER: _outcomes("", "url name description variables"),
    Part.VARIABLE: _outcomes("", "default enum description"),
    Part.TAG: _outcomes("", "name summary description externalDocs"),
    Part.SEE: _outcomes("", "url description"),
    Part.SCHEME: _outcomes(
        "", "type description name in scheme bearerFormat flows openIdConnectUrl oauth2MetadataUrl deprecated"
    ),
    Part.FLOWS: _outcomes("", "implicit password clientCredentials authorizationCode deviceAuthorization"),
    Part.FLOW: _outcomes("", "authorizationUrl tokenUrl refreshUrl deviceAuthorizationUrl scopes"),
    Part.PATH_ITEM: _outcomes(
        " ".join(("$ref", "parameters", "additionalOperations", *METHODS)), "summary description servers"
    ),
    Part.OPERATION: _outcomes(
        "operationId parameters requestBody responses callbacks",
        "tags summary description externalDocs deprecated security servers",
    ),
    Part.PARAMETER: _outcomes("schema content", f"name in description example examples {_SERIALIZED}"),
    Part.BODY: _outcomes("content", "description required"),
    Part.MEDIA_TYPE: _outcomes("schema itemSchema", "example examples"),
    Part.ENCODING: _outcomes("headers", "contentType style explode allowReserved"),
    Part.RESPONSE: _outcomes("headers content", "summary description links"),
    Part.LINK: _outcomes("", "operationRef operationId parameters requestBody description server"),
    Part.EXAMPLE: _outcomes("", "summary description value dataValue"),
    Part.REFERENCE: _outcomes("$ref", ""),
    Part.MAP: {},
    Part.UNUSED: {},
}
