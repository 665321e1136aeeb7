"""Parameters as text: RFC 6570, and the styles of OpenAPI 3.2, section 4.12.2."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from urllib.parse import quote

from ...ir.http.content import Content, Location, Parameter, Style, Styled
from ...ir.http.media import essence
from ...jsonvalue.types import Json
from ...openapi.paths import pieces

_RESERVED = ":/?#[]@!$&'()*+,;="
_BETWEEN = {Style.SPACE_DELIMITED: "%20", Style.PIPE_DELIMITED: "%7C", Style.TAB_DELIMITED: "%09"}


def path(template: str, values: dict[str, str]) -> str:
    """A path, its parameters filled in with what they expand to."""
    made = "".join(values[one] if index % 2 else _literal(one) for index, one in enumerate(pieces(template)))
    if not values:
        return made
    return "/".join(one.replace(".", "%2E") if one in (".", "..") else one for one in made.split("/"))


def _literal(text: str) -> str:
    """What a description has written as it is to be, but for characters that no URL has; RFC 3986, section 2.1."""
    return re.sub(r"%(?![0-9A-Fa-f]{2})", "%25", quote(text, safe=f"{_RESERVED}%"))


def in_path(parameter: Parameter, value: Json) -> str:
    """What takes the place of a parameter in the path; RFC 6570, sections 3.2.2, 3.2.5 and 3.2.7."""
    written = parameter.written
    if isinstance(written, Content):
        return quote(content(written, value), safe="")
    safe = _RESERVED.replace("?", "").replace("#", "") if written.allow_reserved else ""
    match written.style:
        case Style.LABEL:
            return "." + ("." if written.explode else ",").join(_parts(value, written.explode, safe))
        case Style.MATRIX:
            return "".join(f";{pair}" for pair in _matrix(parameter.name, written, value, safe))
        case _:
            return ",".join(_parts(value, written.explode, safe))


def in_query(parameter: Parameter, value: Json) -> list[str]:
    """The pairs that a parameter is in the query."""
    written = parameter.written
    if parameter.location is Location.QUERYSTRING and isinstance(written, Content):
        if essence(written.media_type) == "application/x-www-form-urlencoded" and isinstance(value, dict):
            return [pair for name, item in value.items() for pair in form(name, Styled(Style.FORM, True), item)]
        return [quote(content(written, value), safe="")]
    if isinstance(written, Content):
        return [f"{quote(parameter.name, safe='')}={quote(content(written, value), safe='')}"]
    return list(form(parameter.name, written, value))


def in_header(parameter: Parameter, value: Json) -> str:
    """A header's value, which is not percent-encoded."""
    written = parameter.written
    if isinstance(written, Content):
        return content(written, value)
    between = {Style.SPACE_DELIMITED: " ", Style.PIPE_DELIMITED: "|", Style.TAB_DELIMITED: "\t"}
    return between.get(written.style, ",").join(_parts(value, written.explode, None))


def in_cookie(parameter: Parameter, value: Json) -> list[str]:
    """The pairs that a parameter is among the cookies."""
    written = parameter.written
    if isinstance(written, Content):
        return [f"{parameter.name}={quote(content(written, value), safe='')}"]
    if written.style is Style.COOKIE:
        return [f"{parameter.name}={plain(value)}"]
    return list(form(parameter.name, written, value))


def form(name: str, written: Styled, value: Json) -> Iterator[str]:
    """The pairs of a property; RFC 6570, section 3.2.8."""
    safe = _RESERVED.replace("#", "") if written.allow_reserved else ""
    key = quote(name, safe="")
    if written.style is Style.DEEP_OBJECT:
        yield from _deep(key, value, safe)
    elif isinstance(value, dict) and written.explode:
        for one, item in value.items():
            if isinstance(item, list):
                yield from form(one, written, item)
            elif item is not None:
                yield f"{quote(one, safe='')}={quote(plain(item), safe=safe)}"
    elif isinstance(value, list) and written.explode:
        yield from (f"{key}={part}" for part in _parts(value, False, safe))
    elif parts := _parts(value, False, safe):
        yield f"{key}={_BETWEEN.get(written.style, ',').join(parts)}"


def plain(value: Json) -> str:
    """A value as text: a string as it is, anything else as JSON."""
    return value if isinstance(value, str) else compact(value)


def compact(value: Json) -> str:
    """JSON without white space."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def content(written: Content, value: Json) -> str:
    """A parameter that a media type writes."""
    sub = essence(written.media_type).partition("/")[2]
    return compact(value) if sub == "json" or sub.endswith("+json") else plain(value)


def _deep(key: str, value: Json, safe: str) -> Iterator[str]:
    inside = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else None
    if inside is not None:
        for name, item in inside:
            yield from _deep(f"{key}%5B{quote(str(name), safe='')}%5D", item, safe)
    elif value is not None:
        yield f"{key}={quote(plain(value), safe=safe)}"


def _parts(value: Json, explode: bool, safe: str | None) -> list[str]:
    """The texts between which there are commas or the like; encoded, unless `safe` is None."""

    def text(item: Json) -> str:
        return plain(item) if safe is None else quote(plain(item), safe=safe)

    if isinstance(value, list):
        return [text(item) for item in value if item is not None]
    if isinstance(value, dict):
        pairs = [(text(name), text(item)) for name, item in value.items() if item is not None]
        return [f"{name}={item}" for name, item in pairs] if explode else [part for pair in pairs for part in pair]
    return [text(value)]


def _matrix(name: str, written: Styled, value: Json, safe: str) -> list[str]:
    key = quote(name, safe="")
    if written.explode and isinstance(value, dict):
        return _parts(value, True, safe)
    if written.explode and isinstance(value, list):
        return [f"{key}={part}" for part in _parts(value, False, safe)]
    return [f"{key}={','.join(_parts(value, False, safe))}"]
