"""Which pages speak of which class."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ...ir.api import Api
from ...ir.declarations import Alias, Declaration, Enumeration, Record, Typed, Union
from ...ir.operations import Operation
from ...ir.types import SchemaId, Type
from .types import refers


def usage(api: Api) -> Mapping[SchemaId, tuple[Mapping[SchemaId, None], Mapping[str, None]]]:
    """For each declaration the declarations and the operations that name it, each once, in document order."""
    found: dict[SchemaId, tuple[dict[SchemaId, None], dict[str, None]]] = {}
    for id_, declaration in api.declarations.items():
        for type_ in _parts(declaration):
            for named in refers(type_):
                found.setdefault(named, ({}, {}))[0][id_] = None
        if isinstance(declaration, Record) and declaration.base:
            found.setdefault(declaration.base, ({}, {}))[0][id_] = None
    for operation in api.operations:
        for type_ in _operation_parts(operation):
            for named in refers(type_):
                found.setdefault(named, ({}, {}))[1][operation.id] = None
    return found


def _parts(declaration: Declaration) -> Iterator[Type]:
    match declaration:
        case Record(fields=fields, extra=extra):
            for field in fields:
                yield field.type
            if isinstance(extra, Typed):
                yield extra.type
        case Union(variants=variants):
            yield from variants
        case Alias(type=type_):
            yield type_
        case Enumeration():
            pass


def _operation_parts(operation: Operation) -> Iterator[Type]:
    for parameter in operation.parameters:
        yield parameter.type
    for response in operation.responses:
        for header in response.headers:
            yield header.type
    for body in (operation.request, *operation.responses):
        for content in body.contents if body else ():
            if content.type is not None:
                yield content.type
