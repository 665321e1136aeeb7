"""Values in the headers of a response: the style `simple`, read."""

from __future__ import annotations

from typing import Any, get_args, get_origin


def header_value(text: str, type_: Any) -> Any:
    """The JSON value that a header's text is for a type.

    A number is told from text by the type alone, as JSON does it by the spelling.
    """
    bare = type_
    while hasattr(bare, "__metadata__"):
        bare = bare.__origin__
    if get_origin(bare) is list:
        (item,) = get_args(bare)
        return [header_value(part.strip(), item) for part in text.split(",")]
    if bare is bool:
        return {"true": True, "false": False}.get(text.lower(), text)
    if bare in (int, float):
        try:
            return int(text) if bare is int else float(text)
        except ValueError:
            return text
    return text
