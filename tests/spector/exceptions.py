"""Scenarios that a description says something else about than the server expects, each with the reason."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

_NO_WRAPPING = "the server expects the array in an element of its own; the description has no `wrapped`"

EXCEPTIONS: Final[Mapping[str, str]] = {
    "Encode_Bytes_RequestBody_base64url": "the server expects base64url; the description says `byte`, which is base64",
    "Payload_Xml_ModelWithSimpleArraysValue_put": _NO_WRAPPING,
    "Payload_Xml_ModelWithArrayOfModelValue_put": _NO_WRAPPING,
    "Payload_Xml_ModelWithEmptyArrayValue_put": _NO_WRAPPING,
    "Payload_Xml_ModelWithTextValue_put": "the server expects plain text; the description has no node type for it",
}
