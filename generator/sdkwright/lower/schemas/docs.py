"""What a schema says to people: `title`, `description`, `examples`, `deprecated`, `externalDocs`."""

from __future__ import annotations

from ...ir.declarations import NO_DOC, Doc
from ...schema import Annotations, Schema


def doc(schema: Schema) -> Doc:
    """The documentation of a schema, JSON Schema validation 9.1, 9.3 and 9.5.

    A schema that only wraps one inline schema (`anyOf` with null, a single `allOf`) and has no words takes those.
    """
    found: Schema | None = schema
    while found is not None:
        said = found.annotations
        if _tells(said):
            deprecated = said.deprecated is True
            return Doc(
                said.title or "",
                said.description or "",
                said.examples.values if said.examples else (),
                deprecated,
                said.see,
            )
        found = wrapped(found)
    return NO_DOC


def _tells(said: Annotations) -> bool:
    return not (
        said.title is None
        and said.description is None
        and said.examples is None
        and said.deprecated is None
        and said.see is None
    )


def wrapped(schema: Schema) -> Schema | None:
    """The one inline schema that a schema wraps."""
    members = schema.any_of or schema.one_of or schema.all_of
    rest = [member for member in members if member.types != ("null",)]
    return rest[0] if len(rest) == 1 and not rest[0].ref and not rest[0].never else None
