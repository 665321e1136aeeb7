"""Strings, JSON Schema validation 6.3, 7 and 8, and the formats of the OpenAPI format registry."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from ...document import Json
from ...ir.types import Format, StringType
from ...ledger import Outcome
from ..context import Context
from ..formats import FORMATS
from ..patterns import usable
from ..site import Site
from .numbers import count

STRING: Final = StringType()
_KEYWORDS: Final = frozenset({"minLength", "maxLength", "pattern", "format", "contentEncoding", "contentMediaType"})

_PLAIN: Final[Mapping[Format, StringType]] = {format: StringType(format) for format in Format}


def string(cx: Context, schema: dict[str, Json], site: Site) -> StringType:
    """`type: string`."""
    if _KEYWORDS.isdisjoint(schema):
        return STRING
    format = _format(cx, schema, site)
    shortest, longest = count(cx, schema, "minLength", site), count(cx, schema, "maxLength", site)
    pattern = _pattern(cx, schema, site)
    if shortest is None and longest is None and pattern is None:
        return STRING if format is None else _PLAIN[format]
    return StringType(format, shortest, longest, pattern)


def _format(cx: Context, schema: dict[str, Json], site: Site) -> Format | None:
    if "format" in schema:
        name = schema["format"]
        format = FORMATS.get(name) if isinstance(name, str) else None
        if format is not None and cx.formats:
            return format
        cx.outcomes[site.pointer, "format"] = Outcome.DOCUMENTED
    encoding, media = schema.get("contentEncoding"), schema.get("contentMediaType")
    if encoding is None and media == "application/octet-stream":
        return Format.BINARY
    if encoding == "base64" and cx.formats:
        return Format.BYTE
    if encoding is not None:
        cx.outcomes[site.pointer, "contentEncoding"] = Outcome.DROPPED
    if media is not None:
        cx.outcomes[site.pointer, "contentMediaType"] = Outcome.DROPPED
    return None


def _pattern(cx: Context, schema: dict[str, Json], site: Site) -> str | None:
    if "pattern" not in schema:
        return None
    pattern = schema["pattern"]
    if isinstance(pattern, str):
        problem = usable(pattern)
        if problem is None:
            return pattern
        cx.drop("invalid-pattern", f"the pattern {pattern!r} cannot be used: {problem}", site.pointer, "pattern")
    else:
        cx.drop("malformed-schema", "pattern is not a string", site.pointer, "pattern")
    return None
