"""Path templates: OpenAPI 3.2 section 4.8.2."""

from __future__ import annotations

import re

_EXPRESSION = re.compile(r"\{([^{}]+)\}")


def pieces(template: str) -> list[str]:
    """Text and, at each odd place, the name of what stands in braces; a fragment is no part of what is sent."""
    return _EXPRESSION.split(template.partition("#")[0])


def names_in(template: str) -> tuple[str, ...]:
    """The names of what stands in braces, each once."""
    return tuple(dict.fromkeys(pieces(template)[1::2]))
