"""Which version of OpenAPI a tree says it is."""

from __future__ import annotations

import re

from ..diagnostics import InputError
from ..jsonvalue.types import Json
from .errors import refusal
from .source import TextSource

_SUPPORTED = "2.0, 3.0, 3.1 and 3.2 are understood"
_OPENAPI = re.compile(r"(3\.[012])(?:\.\d+)?(?:-.+)?")
_SWAGGER = re.compile(r"2(?:\.0){0,2}")


def description(tree: Json, source: TextSource) -> tuple[dict[str, Json], str]:
    """The tree as an OpenAPI description's, and its version: `"2.0"`, `"3.0"`, `"3.1"` or `"3.2"`.

    OpenAPI 3.2.0, section 4.1: the field `openapi` holds the version, whose patch level changes no meaning; before
    3.0 it was `swagger`. YAML reads an unquoted `2.0` as a number, which is taken for what it plainly means.

    Raises InputError for anything else.
    """
    if not isinstance(tree, dict):
        raise _no_mapping(tree, source)
    if "openapi" in tree:
        if found := _OPENAPI.fullmatch(_text(tree["openapi"])):
            return tree, found.group(1)
        raise _unsupported("openapi", tree["openapi"], source)
    if "swagger" in tree:
        if _SWAGGER.fullmatch(_text(tree["swagger"])):
            return tree, "2.0"
        raise _unsupported("swagger", tree["swagger"], source)
    if "swaggerVersion" in tree:
        raise _unsupported("swaggerVersion", tree["swaggerVersion"], source)
    message = "there is no `openapi` or `swagger` field, so this is no OpenAPI description"
    raise refusal("not-openapi", message, source.name, source.position("#") or (1, 1), hint=_likely(tree))


def _text(value: Json) -> str:
    return str(value).strip() if isinstance(value, (str, int, float)) else ""


def _no_mapping(tree: Json, source: TextSource) -> InputError:
    hint = "an OpenAPI description is a mapping that begins with `openapi: 3.1.0`"
    if tree is None:
        return refusal("empty", "there is nothing in it", source.name, (1, 1), hint=hint)
    kind = "a list" if isinstance(tree, list) else "text" if isinstance(tree, str) else "a single value"
    return refusal("not-openapi", f"this is {kind}, not an OpenAPI description", source.name, (1, 1), hint=hint)


def _unsupported(key: str, value: Json, source: TextSource) -> InputError:
    pointer = f"#/{key}"
    message = f"`{key}: {value if isinstance(value, (str, int, float)) else '...'}` is no version that is understood"
    return refusal("unsupported-version", message, source.name, source.position(pointer), pointer, _SUPPORTED)


def _likely(tree: dict[str, Json]) -> str:
    if "asyncapi" in tree:
        return "this is an AsyncAPI description, which is another format"
    if "overlay" in tree:
        return "this is an OpenAPI Overlay; give it with `overlays` beside the description that it changes"
    if "$schema" in tree or "properties" in tree:
        return "this looks like a JSON Schema; refer to it from an OpenAPI description"
    return 'a description says `openapi: 3.1.0` (or `swagger: "2.0"`) at its top'
