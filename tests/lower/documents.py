"""Small descriptions, lowered."""

from __future__ import annotations

from typing import Any

from sdkwright.diagnostics import Severity
from sdkwright.document import Document
from sdkwright.ir.declarations import Alias, Enumeration, Field, Record, Union
from sdkwright.ir.types import Type
from sdkwright.jsonvalue.types import Json
from sdkwright.lower import Lowered
from sdkwright.pipeline import lower_document as lower

SCHEMAS = "#/components/schemas/"


class Source:
    name = "openapi.yaml"

    def position(self, _pointer: str) -> None:
        return None


def document(schemas: dict[str, Any], **root: Any) -> Document:
    components = {"schemas": schemas, **root.pop("components", {})}
    whole: dict[str, Json] = {"openapi": "3.1.0", "info": {"title": "T", "version": "1"}, "components": components}
    return Document({**whole, **root}, "3.1", "", Source())


def lowered(schemas: dict[str, Any], *, naming: str = "sdkwright", formats: bool = True, **root: Any) -> Lowered:
    return lower(document(schemas, **root), naming=naming, formats=formats)


def record(result: Lowered, id: str) -> Record:
    found = result.api.declarations[SCHEMAS + id]
    assert isinstance(found, Record)
    return found


def union(result: Lowered, id: str) -> Union:
    found = result.api.declarations[SCHEMAS + id]
    assert isinstance(found, Union)
    return found


def enumeration(result: Lowered, id: str) -> Enumeration:
    found = result.api.declarations[SCHEMAS + id]
    assert isinstance(found, Enumeration)
    return found


def alias(result: Lowered, id: str) -> Type:
    found = result.api.declarations[SCHEMAS + id]
    assert isinstance(found, Alias)
    return found.type


def fields(result: Lowered, id: str) -> dict[str, Field]:
    return {field.name: field for field in record(result, id).fields}


def type_of(schema: Json, **schemas: Any) -> Type:
    """The type of a property with a schema."""
    result = lowered({"Holder": {"type": "object", "properties": {"it": schema}}, **schemas})
    return fields(result, "Holder")["it"].type


def codes(result: Lowered) -> dict[str, Severity]:
    return {one.code: one.severity for one in result.diagnostics}


def places(result: Lowered, code: str) -> list[str]:
    return [one.location.pointer for one in result.diagnostics if one.code == code]
