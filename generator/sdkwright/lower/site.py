"""What a declaration made of a schema is known by, and tokens of pointers."""

from __future__ import annotations

from typing import NamedTuple

from ..ir.types import SchemaId


class Site(NamedTuple):
    """Where a schema is used: `id` is what a declaration made there is known by.

    `named` says that the schema itself has a name of its own, whatever its kind: a component, or what `$ref` reaches.
    """

    id: SchemaId
    named: bool = False


def stem(file: str) -> str:
    """A file's name without folders and endings."""
    name = file.rsplit("/", 1)[-1]
    return name.split(".", 1)[0] or name
