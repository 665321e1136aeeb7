"""Which pages speak of which class."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TypeAlias

from ...ir.api import Api
from ...ir.operations import Operation
from ...ir.types import SchemaId, Type
from ..references import mentioned, references

Users: TypeAlias = tuple[Mapping[SchemaId, None], Mapping[str, None]]
"""Declarations and operations, each once, in document order."""


def usage(api: Api) -> Mapping[SchemaId, Users]:
    """For each declaration that anything names, what names it."""
    found: dict[SchemaId, tuple[dict[SchemaId, None], dict[str, None]]] = {}
    for id_, declaration in api.declarations.items():
        for named in references(declaration):
            found.setdefault(named, ({}, {}))[0][id_] = None
    for operation in api.operations:
        named_here: dict[SchemaId, None] = {}
        for type_ in _parts(operation):
            mentioned(type_, named_here)
        for named in named_here:
            found.setdefault(named, ({}, {}))[1][operation.id] = None
    return found


def _parts(operation: Operation) -> Iterator[Type]:
    for parameter in operation.parameters:
        yield parameter.type
    for response in operation.responses:
        for header in response.headers:
            yield header.type
    for body in (operation.request, *operation.responses):
        for content in body.contents if body else ():
            for encoding in content.encodings:
                for header in encoding.headers:
                    yield header.type
            if content.type is not None:
                yield content.type
