"""`readOnly` and `writeOnly`: which way a property goes, wherever its schema says so."""

from __future__ import annotations

import pytest
from sdkwright.ir.declarations import Direction, Field
from sdkwright.jsonvalue.types import Json

from .documents import lowered, record

SCHEMAS: dict[str, Json] = {
    "Id": {"type": "integer", "readOnly": True},
    "Alias": {"$ref": "#/components/schemas/Id"},
    "Both": {"allOf": [{"$ref": "#/components/schemas/Id"}]},
}


def field(schema: Json, *, required: bool = True) -> tuple[Field, list[str]]:
    owner: Json = {"type": "object", "required": ["x"] if required else [], "properties": {"x": schema}}
    made = lowered({**SCHEMAS, "R": owner})
    return record(made, "R").fields[0], [one.code for one in made.diagnostics]


@pytest.mark.parametrize(
    "schema",
    [
        {"type": "integer", "readOnly": True},
        {"$ref": "#/components/schemas/Id"},
        {"$ref": "#/components/schemas/Alias"},
        {"$ref": "#/components/schemas/Both"},
        {"allOf": [{"$ref": "#/components/schemas/Id"}], "description": "x"},
        {"allOf": [{"type": "integer"}, {"readOnly": True}]},
        {"allOf": [{"type": "integer"}], "readOnly": True},
    ],
)
def test_read_only_wherever_it_is_said(schema: Json) -> None:
    found, codes = field(schema)
    assert (found.read_only, found.write_only, codes) == (True, False, [])
    assert found.required_in(Direction.RECEIVED)
    assert not found.required_in(Direction.SENT)


@pytest.mark.parametrize("schema", [{"type": "string"}, {"type": "string", "readOnly": False}, True])
def test_both_ways(schema: Json) -> None:
    found, _ = field(schema)
    assert not found.one_way
    assert found.required_in(Direction.RECEIVED)
    assert found.required_in(Direction.SENT)


def test_write_only() -> None:
    found, _ = field({"type": "string", "writeOnly": True})
    assert found.required_in(Direction.SENT)
    assert not found.required_in(Direction.RECEIVED)
    optional, _ = field({"type": "string", "writeOnly": True}, required=False)
    assert not optional.required_in(Direction.SENT)
    assert not optional.one_way


def test_a_contradiction_is_neither() -> None:
    found, codes = field({"type": "string", "writeOnly": True, "readOnly": True})
    assert codes == ["contradictory-direction"]
    assert not found.one_way
    assert not found.read_only
    assert not found.write_only


def test_constants() -> None:
    """A read-only one is there both ways, since it may be a tag; a write-only one is implied."""
    read, _ = field({"const": "a", "readOnly": True})
    assert read.required_in(Direction.SENT)
    write, _ = field({"const": "a", "writeOnly": True})
    assert not write.required_in(Direction.RECEIVED)
    assert write.implied == "a"
