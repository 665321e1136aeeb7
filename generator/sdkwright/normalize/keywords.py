"""Keywords of older versions, and of other dialects that real descriptions mix in, as JSON Schema 2020-12 says them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from ..document import Document, Json, join
from .nullable import Moves, admit_null


class Note(Protocol):
    """Says something about the schema at hand."""

    def __call__(self, code: str, message: str, *tokens: str, hint: str = "") -> None:
        """`tokens` lead from the schema to the keyword."""


class Rewriter:
    """Rewrites one schema at a time; its subschemas have been rewritten before."""

    def __init__(self, document: Document, note: Note, moved: Callable[[Moves], None]) -> None:
        self._old = document.version in ("2.0", "3.0")
        self._note = note
        self._moved = moved

    def schema(self, schema: dict[str, Json]) -> dict[str, Json]:
        """The schema in the shape of 3.1."""
        made = dict(schema)
        self._examples(made)
        for keyword, bound in (("exclusiveMinimum", "minimum"), ("exclusiveMaximum", "maximum")):
            if isinstance(made.get(keyword), bool):
                self._exclusive(made, keyword, bound)
        if "discriminator" in made:
            self._discriminator(made)
        return self._nullable(made)

    def _examples(self, schema: dict[str, Json]) -> None:
        """`example` is an entry of `examples` (OpenAPI 3.1.0, section 4.8.24)."""
        if "example" not in schema:
            return
        example = schema.pop("example")
        listed = schema.get("examples")
        if isinstance(listed, list):
            if example not in listed:
                schema["examples"] = [*listed, example]
        else:
            schema["examples"] = [example]
            self._moved((("examples/0", "example"),))

    def _exclusive(self, schema: dict[str, Json], keyword: str, bound: str) -> None:
        """A boolean beside the bound (JSON Schema draft 4) becomes the bound itself."""
        if schema.pop(keyword) is True and bound in schema:
            schema[keyword] = schema.pop(bound)
        if not self._old:
            self._note("left-over", f"a boolean `{keyword}` is of OpenAPI 3.0; it is understood as such", keyword)

    def _nullable(self, schema: dict[str, Json]) -> dict[str, Json]:
        """`nullable`, or `x-nullable` as Swagger 2.0 descriptions write it."""
        said = [schema.pop(keyword) for keyword in ("nullable", "x-nullable") if keyword in schema]
        if True not in said:
            return schema
        if not self._old:
            self._note("left-over", "`nullable` is of OpenAPI 3.0; it is understood as such", "nullable",
                       hint="add \"null\" to `type`, or a member {type: \"null\"} to anyOf")
        made, moves = admit_null(schema)
        if moves:
            self._moved(moves)
        return made

    def _discriminator(self, schema: dict[str, Json]) -> None:
        """A name alone (Swagger 2.0) becomes an object; mapping values become pointers."""
        said = schema["discriminator"]
        if isinstance(said, str):
            schema["discriminator"] = {"propertyName": said}
            return
        if not isinstance(said, dict):
            return
        mapping = said.get("mapping")
        made = dict(said)
        if isinstance(mapping, dict):
            made["mapping"] = {tag: _pointer(value) for tag, value in mapping.items()}
        if "defaultMapping" in made:
            made["defaultMapping"] = _pointer(made["defaultMapping"])
        if made != said:
            schema["discriminator"] = made


def _pointer(value: Json) -> Json:
    """A mapping's value: a bare name is a component's (OpenAPI 3.1.0, section 4.8.25)."""
    if not isinstance(value, str) or value.startswith("#"):
        return value
    return join("#/components/schemas", value)
