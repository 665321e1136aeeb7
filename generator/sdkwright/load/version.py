"""Which version of OpenAPI a tree says it is."""

from __future__ import annotations

import re

from ..document import Json
from .problems import refuse
from .source import TextSource

_SUPPORTED = "2.0, 3.0, 3.1 and 3.2 are understood"


def version_of(tree: Json, source: TextSource) -> str:
    """`"2.0"`, `"3.0"`, `"3.1"` or `"3.2"`. Raises InputError for anything else.

    OpenAPI 3.2.0, section 4.1: the field `openapi` holds the version, whose patch level changes no meaning; before
    3.0 it was `swagger`. YAML reads an unquoted `2.0` as a number, which is taken for what it plainly means.
    """
    if tree is None:
        refuse("empty", "the file is empty", source.name, hint="an OpenAPI description begins with `openapi: 3.1.0`")
    if not isinstance(tree, dict):
        kind = "a list" if isinstance(tree, list) else "plain text" if isinstance(tree, str) else "a single value"
        hint = "an OpenAPI description is a mapping that begins with `openapi: 3.1.0`"
        refuse("not-openapi", f"this is {kind}, not an OpenAPI description", source.name, (1, 1), hint=hint)
    for key, pattern in (("openapi", r"(3\.[012])(?:\.\d+)?(?:-.+)?"), ("swagger", r"(2\.0)(?:\.0)?|2")):
        if key not in tree:
            continue
        said = tree[key]
        text = str(said).strip() if isinstance(said, (str, int, float)) else ""
        found = re.fullmatch(pattern, text)
        if found:
            return found.group(1) or "2.0"
        pointer = f"#/{key}"
        refuse("unsupported-version", f"{key} {said!r} is not supported", source.name, source.position(pointer), pointer,
               f"OpenAPI {_SUPPORTED}")
    if "swaggerVersion" in tree:
        pointer = "#/swaggerVersion"
        refuse("unsupported-version", "Swagger 1.x is not supported", source.name, source.position(pointer), pointer,
               f"convert it to OpenAPI 3; {_SUPPORTED}")
    hint = "a description says `openapi: 3.1.0` (or `swagger: \"2.0\"`) at its top"
    if "$schema" in tree or "properties" in tree:
        hint = "this looks like a JSON Schema; refer to it from an OpenAPI description"
    elif "asyncapi" in tree:
        hint = "this is an AsyncAPI description, which is another format"
    elif "overlay" in tree:
        hint = "this is an OpenAPI Overlay; give it with `overlays` beside the description that it changes"
    refuse("not-openapi", "there is no `openapi` or `swagger` field", source.name, (1, 1), hint=hint)
