"""The schemas directly within a schema, whatever keyword they are under."""

from __future__ import annotations

from collections.abc import Iterator

from ...document import Json, Pointer
from ..keywords import LISTS, MAPS, SINGLE
from ..site import escape


def subschemas(schema: dict[str, Json], pointer: Pointer) -> Iterator[tuple[Pointer, Json]]:
    """Each schema directly within one, and its pointer. Data (`const`, `default`, `x-*`, ...) is not searched."""
    for keyword, value in schema.items():
        if isinstance(value, list) and keyword in LISTS:
            for index, part in enumerate(value):
                yield f"{pointer}/{keyword}/{index}", part
        elif keyword in SINGLE:
            yield f"{pointer}/{keyword}", value
        elif isinstance(value, dict) and keyword in MAPS:
            for name, part in value.items():
                yield f"{pointer}/{keyword}/{escape(name)}", part
