"""Strings, JSON Schema validation 6.3, 7 and 8, and the formats of the OpenAPI format registry."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from ...ir.types import Format, StringType
from ...ledger import Outcome
from ...schema import NO_STRINGS, Schema
from ..context import Context
from ..formats import FORMATS

STRING: Final = StringType()

_PLAIN: Final[Mapping[Format, StringType]] = {format: StringType(format) for format in Format}


def string(cx: Context, schema: Schema) -> StringType:
    """`type: string`."""
    said = schema.strings
    if said is NO_STRINGS and schema.format is None:
        return STRING
    format = _format(cx, schema)
    if said.min_length is None and said.max_length is None and said.pattern is None:
        return STRING if format is None else _PLAIN[format]
    return StringType(format, said.min_length, said.max_length, said.pattern)


def _format(cx: Context, schema: Schema) -> Format | None:
    outcomes, said = cx.report.outcomes, schema.strings
    if schema.format is not None:
        format = FORMATS.get(schema.format)
        if format is not None and cx.formats:
            return format
        outcomes[schema.pointer, "format"] = Outcome.DOCUMENTED
    if said.encoding is None and said.media == "application/octet-stream":
        return Format.BINARY
    if said.encoding == "base64" and cx.formats:
        return Format.BYTE
    if said.encoding is not None:
        outcomes[schema.pointer, "contentEncoding"] = Outcome.DROPPED
    if said.media is not None:
        outcomes[schema.pointer, "contentMediaType"] = Outcome.DROPPED
    return None
